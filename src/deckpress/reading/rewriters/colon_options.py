"""Options with colons below a `Q:` line, `A: red`, `B: blue`, `C: green`, -> `A) red`: here, `A:` is no answer.

They count if three or more letters follow each other, or are out of order, right below a question, or below a number
and above an answer; a dialogue has only A and B. With a word in front of each letter or number, `Option A: red`, two
are enough, but they count only above an answer or with the sign of the right one: a decision has such options, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.reading.parts.option_marks import may_be_marked
from deckpress.reading.parts.outline import is_above_answer, is_below_question, leads_to_options
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import first_with_text
from deckpress.reading.words.option_letters import FOREIGN_LETTER, is_second, loose_sequence, sequence
from deckpress.reading.words.vocabulary import ANSWER, OPTION
from deckpress.reading.words.word_heads import OPTION_HEADS
from deckpress.regex import regex

_OPTION = regex(r"(?P<lead>[ \t]{0,3}(?:\*\*)?)(?P<letter>[A-Ha-h])(?P<close>\*\*)?[ \t]?(?P<mark>[:：])(?=[ \t]*\S)")
_NAMED = regex(
    rf"(?P<lead>[ \t]{{0,6}}(?:[-*+][ \t]+)?(?:\*\*)?)(?P<word>(?:{OPTION}|möglichkeit)[ \t]?)"
    rf"(?P<letter>(?-i:[A-Ha-hА-Еа-е1-8])|{FOREIGN_LETTER})"
    r"(?P<close>\*\*)?(?P<mark>[ \t\u00a0\u202f]?[:：).]|[ \t]+[–—-](?=[ \t]))(?=[ \t]*\S)",
    re.I,
)
_ANSWERS = regex(rf"(?:{ANSWER})[ \t]?", re.I)
"""A word that may also mean an answer: with numbers, the answers to several questions look like options."""
_MARKS = frozenset(":：).–—-")
_NEAR = 8
_FAR = 24
"""The most characters up to the mark, without and with a word."""
_BEFORE = " \t-*+"
_FEWEST = 3
_FEWEST_NAMED = 2
_APART = 2
"""The most lines from one option to the next; one of them may be blank."""


def with_options_without_colons(document: Document) -> Document:
    """The document with brackets after the letters of such options."""
    second = (*document.table.led_by("Bb".__contains__), *document.table.begun_by(OPTION_HEADS))
    if not any((match := _option(document.lines[n])) and _is_second(match["letter"]) for n in second):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for run in _runs(document, code):
        named = any("word" in match.groupdict() for _, match in run)
        first, last = run[0][0], run[-1][0]
        asked = not named and _is_asked(document, first)
        enough = len(run) >= (_FEWEST_NAMED if named else _FEWEST)
        if enough and (asked or _is_told(document, first, last, [match for _, match in run])):
            changes |= dict(map(_bracketed, run))
    return document.with_lines(changes)


def _bracketed(option: tuple[int, re.Match[str]]) -> tuple[int, Change]:
    """The line of an option with a bracket after its letter, and without the word before it."""
    number, match = option
    end = match.end()
    start = match.start("word") if "word" in match.groupdict() else match.start("letter")
    head = match.string[:start] + match.string[match.start("letter") : match.start("mark")].rstrip()
    return number, (f"{head}) {match.string[end:].lstrip()}", match.start("letter") - start)


def _runs(document: Document, code: frozenset[int]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """The lines whose letters follow each other, or are out of order (see `loose_sequence`)."""
    run: list[tuple[int, re.Match[str]]] = []
    letters: list[str] = []
    for number in range(document.first, len(document.lines)):
        match = _option(document.lines[number])
        if match is not None and number not in code:
            letter = match["letter"].upper()
            if run and (number - run[-1][0] > _APART or (letter == "A" and letter in letters)):
                if sequence(letters) or loose_sequence(letters):
                    yield run
                run, letters = [], []
            run.append((number, match))
            letters.append(letter)
    if sequence(letters) or loose_sequence(letters):
        yield run


def _option(line: str) -> re.Match[str] | None:
    """The letter at the head of a line, with its mark; a word may be before it."""
    if _MARKS.isdisjoint(line[:_FAR]):
        return None
    if (":" in line[:_NEAR] or "：" in line[:_NEAR]) and (match := _OPTION.match(line)):
        return match
    found = _NAMED.match(line) if may_begin(line, OPTION_HEADS, _BEFORE) else None
    counted = found is not None and found["letter"].isdigit() and _ANSWERS.fullmatch(found["word"])
    return None if counted else found


def _is_second(letter: str) -> bool:
    return letter == "2" or is_second(letter)


def _is_told(document: Document, first: int, last: int, options: Sequence[re.Match[str]]) -> bool:
    """True for options below a number or a label, above an answer, or with the sign of a right one.

    Those with a word in front may also be above a fold.
    """
    if not is_below_question(document.lines, first):
        return False
    below = first_with_text(document.lines[last + 1 : last + _REACH])
    folded = "word" in options[0].groupdict() and below.lstrip().startswith("<details")
    return (
        folded or is_above_answer(document.lines, last) or may_be_marked([m.string[m.end() :].strip() for m in options])
    )


def _is_asked(document: Document, first: int) -> bool:
    """True if the text above asks: it has the label of a question, or leads to options."""
    for number in range(first - 1, max(first - _REACH, document.first) - 1, -1):
        above = document.lines[number].strip()
        if above and (label_kind(above) == "question" or leads_to_options(above.removesuffix("<br>").rstrip())):
            return True
    return False


_REACH = 4
"""How many lines above the first option its question may begin."""
