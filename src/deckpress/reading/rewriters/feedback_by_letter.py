"""Feedback on each option below all of them, with its letter or number, -> the same text below the name of a right one.

    A. Sand
    B. Water

    - A: wrong, since sand is dry
    - B: correct, water is wet

Each option must have a line, and some of these, but not all, must begin with a word or a sign for right. The name takes
the place of the blank line above, or is put ahead of the feedback. If it calls every option with a letter wrong,
it is an explanation, which answers nothing. A line `Feedback` may be above it. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from deckpress.frozen import replace
from deckpress.reading.parts.option_runs import OptionRun, option_runs
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.line_marks import HEADING_MARK
from deckpress.reading.words.vocabulary import RIGHT_MARK, WRONG_MARK
from deckpress.regex import regex

_RIGHT = r"[✓✔✅☑]\ufe0f?|:white_check_mark:"
_WRONG = r"[❌✗✘✖]\ufe0f?|:x:"
_LINE = regex(
    rf"[ \t]*(?:>[ \t]?)?(?:[-*+][ \t]+)?(?:(?P<tick>{_RIGHT})|(?P<x>{_WRONG}))?[ \t]*[*_]{{0,2}}"
    r"(?:(?:option|choice|opción|opção|antwort|answer|réponse|ответ|вариант)[ \t]+)?"
    r"[(\[]?(?P<letter>[A-La-l]|[1-9])[)\]]?[*_]{0,2}(?:[ \t]*[.:)–—=-]+|[ \t]+(?=[✓✔✅☑❌✗✘✖:(]))[*_]{0,2}[ \t]*"
    rf"[*_(]{{0,3}}(?:(?P<sign>{_RIGHT})|(?P<cross>{_WRONG}))?[ \t]*[*_(]{{0,3}}"
    rf"(?:(?P<right>{RIGHT_MARK}|yes)|(?P<wrong>{WRONG_MARK}|not (?:right|quite|correct)|no)|)(?!\w)",
    re.I,
)
_ITEM = regex(r"(?P<lead>[ \t]*(?:>[ \t]?)?)(?:[-*+][ \t]+)?")
_TITLE = regex(
    r"[ \t]*(?:\*\*|__)?(?:feedback|rückmeldung|retroalimentación|rétroaction|retorno)"
    r"[ \t]*[:：]?(?:\*\*|__)?[:：]?[ \t]*\Z",
    re.I,
)
"""A line that only announces the feedback."""
_LED = frozenset("ABCDEFGHIJKLabcdefghijkl123456789([✓✔✅☑❌✗✘✖:OoCcАаРрВв")
_LEAD = " \t>-+*_("
_WORDS = frozenset(("opt", "cho", "opc", "ant", "ans", "rép", "отв", "вар"))
"""How the words for an option or an answer begin."""
_FEWEST = 2
_LONGEST = 3_000
_APART = 2
"""The most lines from one to the next with a blank line between them."""
_MOST = 120
"""How many lines the feedback on all options has at most."""
_NAMES, _EXPLAINS = "Answer: ", "Explanation:"


def with_names_above_feedback(document: Document) -> Document:
    """The document with the name of the right option above such feedback."""
    found = {n: match for n in document.table.led_by(_LED.__contains__) if (match := _judged(document.lines[n]))}
    if len(found) < _FEWEST or all(_is_right(match) is None for match in found.values()):
        return document
    changes: dict[int, Change] = {}
    for run in option_runs(document):
        if _TITLE.match(document.lines[run.below] if run.below < len(document.lines) else ""):
            title = replace(run, below=_below(document, run.below))
            if label := _label(title, _said(document, title, found)):
                changes[run.below] = (label, 0)
            continue
        label = _label(run, _said(document, run, found))
        if not label:
            continue
        above, first, line = run.below - 1, document.lines[run.lines[0]], document.lines[run.below]
        if above > run.lines[-1] and not document.lines[above].strip():
            changes[above] = (first[: len(first) - len(first.lstrip())] + label, 0)
        elif item := _ITEM.match(line):
            head = f"{item['lead']}{label} " if label == _EXPLAINS else f"{item['lead']}{label}. "
            changes[run.below] = (head + line[item.end() :], item.end() - len(head))
    return document.with_lines(changes)


def _below(document: Document, title: int) -> int:
    """The first line with text below a title."""
    lines = document.lines
    return next((n for n in range(title + 1, min(title + _APART + 1, len(lines))) if lines[n].strip()), title)


def _label(run: OptionRun, said: Mapping[str, bool | None]) -> str:
    """The label of the feedback: the name of a right option, or that of an explanation if all are wrong."""
    right = [label for label in run.labels if said.get(label)]
    if 0 < len(right) < len(said):
        return f"{_NAMES}{', '.join(right)}"
    wrong = run.labels[0].isalpha() and said and all(one is False for one in said.values())
    return _EXPLAINS if wrong else ""


def _judged(line: str) -> re.Match[str] | None:
    head = line.lstrip(_LEAD)[:3].lower()
    plain = head.isalpha() and head not in _WORDS
    return None if plain or len(line) > _LONGEST else _LINE.match(line)


def _is_right(match: re.Match[str]) -> bool | None:
    """Whether a line calls its option right; None if it says neither that nor the opposite."""
    if match["tick"] or match["sign"] or match["right"]:
        return not match["wrong"]
    return False if match["wrong"] or match["cross"] or match["x"] else None


def _said(document: Document, run: OptionRun, found: Mapping[int, re.Match[str]]) -> Mapping[str, bool | None]:
    """Whether the lines below call each option right; nothing if they do not name all of the options."""
    right: dict[str, bool | None] = {}
    last = run.below
    for number in range(run.below, min(run.below + _MOST, len(document.lines))):
        line = document.lines[number]
        if not line.strip():
            continue
        match = found.get(number)
        label = match["letter"].upper() if match else ""
        if match is None or label not in run.labels or label in right:
            if number > last + 1 or HEADING_MARK.match(line) or number == run.below:
                break
            last = number  # the line goes on with the feedback above it
            continue
        if number > last + _APART:
            break
        right[label] = _is_right(match)
        last = number
    return right if right.keys() == {*run.labels} else {}
