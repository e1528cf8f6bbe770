"""Numbers of questions in any form, `Frage Nr. 3: ..?`, `3 - ..?`, `**Task 3** – ..?`, -> `Question 3: ..?`.

The same words and marks must surround numbers that count up, and questions must follow them, or tasks if the word names
a task, `Exercise 3: Define ..`. As a label, the number is no part of the question, and an answer key can name it.
Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of, number_of
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.reading.words.vocabulary import QUESTION, TASK
from deckpress.regex import regex

_COUNTED = regex(
    r"(?P<lead>[ \t]{0,3}(?:#{1,6}[ \t]+)?)(?P<open>\*\*|__)?(?P<head>[^\d\n*_|`<>!?+]{0,20}?)(?P<number>\d{1,4})"
    r"(?P<tail>[ \t]?[题題問问]?\\?[.:：)）/．、】\]ºª°–—-]{0,3}(?P<close>\*\*|__)?[ \t]{0,2}[.:：)–—-]{0,2}[ \t]*)"
    r"(?=[^\s\d.,:%°*_])"
)
_DIGIT = regex(r"\d")
_FAR = 28
"""The most characters before which the number stands."""
_LEAD = regex(r"[ \t]{0,3}(?:#{1,6}[ \t]+)?")
_ENDS = (".", "-", "#", "№", "°", "º", "(", "（", "[", "【")
_WORD = regex(rf"(?:{QUESTION}|{TASK})", re.I)
_NAMED = regex(
    rf"[ \t]{{0,3}}(?:\*\*|__)?(?:{TASK}|punto|inciso|consigna|[ií]tem|пункт)[ \t]+\d{{1,4}}[ \t]*[:：]", re.I
)
"""The head of a line that gives a task its number."""
_FEWEST = 3
_YEARS = 1000
_SHORT = regex(r"[ \t]{0,3}#{1,6}[ \t]+(?:\*\*|__)?(?:[\W_]*[^\W\d_]?|(?:n[or]|č|br|št|num)\.?|№)[\W_]*\Z", re.I)
"""What is before the numbers of headings that need only be two: no word, a letter, or a word such as `Nr.`."""
_SHARE = 0.6
_LIST_MARKS = frozenset((".", ")"))
"""What Markdown has after the number of an item."""
_ESCAPED = frozenset(("\\.", "\\)"))
"""The same after a number that begins a paragraph."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A line that may begin with the number of a question, and how it is written."""

    line: int
    number: int
    form: tuple[str, str, str]
    """What is before the number, what is behind it, and the mark of bold print that is still open."""
    end: int


def with_counted_questions(document: Document) -> Document:
    """The document with the label of a question in place of such words and numbers."""
    lines = document.lines
    ends = document.table.ended_by({*QUESTION_MARKS, "*", "_"}.__contains__)
    asking = [number for number in ends if lines[number].rstrip("*_ \t").endswith(QUESTION_MARKS)]
    asking = sorted({*asking, *_telling(document)})
    found = [item for number in asking if _DIGIT.search(lines[number], 0, _FAR) and (item := _find(lines, number))]
    forms: dict[tuple[str, str, str], list[_Found]] = {}
    for item in found:
        forms.setdefault(item.form, []).append(item)
    kept = {
        form: items
        for form, items in forms.items()
        if _are_several(lines, items) and _counts(items) and _is_new(lines, items) and not _are_speakers(items)
    }
    if not kept:
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    spans = {form: range(items[0].line, items[-1].line + 1) for form, items in kept.items()}
    for number in range(min(span.start for span in spans.values()), max(span.stop for span in spans.values())):
        own = _find(lines, number) if any(map(str.isdigit, lines[number][:_FAR])) else None
        if own is not None and number in spans.get(own.form, ()) and number not in code:
            changes[number] = _labelled(lines[number], own)
    return document.with_lines(changes)


def _telling(document: Document) -> list[int]:
    """The lines with a head such as `Exercise 3:`, if most of them tell what to do or ask."""
    lines = document.lines
    named = [n for n in document.lines_of_paragraphs() if ":" in lines[n][:_FAR] or "：" in lines[n][:_FAR]]
    heads = [(n, match.end()) for n in named if (match := _NAMED.match(lines[n]))]
    telling = sum(1 for n, end in heads if _tells(lines[n][end:].lstrip(" \t*_¿")))
    return [n for n, _ in heads] if telling >= max(_FEWEST, _SHARE * len(heads)) else []


def _tells(text: str) -> bool:
    return is_task(text) or text.rstrip("*_ \t").endswith(QUESTION_MARKS)


def _find(lines: Sequence[str], number: int) -> _Found | None:
    match = _COUNTED.match(lines[number])
    if match is None:
        return None
    before = f"{match['lead']}{match['open'] or ''}{match['head']}"
    still_open = match["open"] if match["open"] and not match["close"] else ""
    if match["close"] and not match["open"]:
        return None
    head = match["head"].rstrip(" \t")
    if not (match["tail"].strip() or head.endswith(_ENDS) or _WORD.fullmatch(head)):
        return None
    return _Found(number, int(match["number"]), (before, match["tail"], still_open or ""), match.end())


def _are_several(lines: Sequence[str], items: Sequence[_Found]) -> bool:
    """True for three or more, or for the headings 1 and 2 of a document with no words before the numbers.

    These two ask something else: `F1: What does it do?` and `F2: What does it do?` are about keys.
    """
    if len(items) >= _FEWEST:
        return True
    if len({lines[item.line][item.end :].strip() for item in items}) < len(items):
        return False
    return [item.number for item in items] == [1, 2] and _SHORT.match(items[0].form[0]) is not None


def _counts(items: Sequence[_Found]) -> bool:
    """True if most of the numbers are one more than those before them; years do not count."""
    if min(item.number for item in items) >= _YEARS:
        return False
    steps = sum(1 for above, below in pairwise(items) if below.number in (above.number + 1, 1))
    return steps >= _SHARE * (len(items) - 1)


def _are_speakers(items: Sequence[_Found]) -> bool:
    """True for two or three that speak in turn: `Person 1: Are you well?`, `Person 2: Yes. And you?`."""
    head = items[0].form[0].strip(" \t*_.#-")
    again = sum(1 for item in items if item.number == 1)
    named = head.replace(" ", "").isalpha() and len(head) > 1 and not _WORD.search(head)
    return named and again > 1 and max(item.number for item in items) <= _MOST_SPEAKERS


_MOST_SPEAKERS = 3


def _is_new(lines: Sequence[str], items: Sequence[_Found]) -> bool:
    """True for a form that no other reader knows as the label or the number of a question."""
    first = items[0]
    before, tail, _ = first.form
    if not before.strip(" \t*_") and tail.strip() in _LIST_MARKS:
        return False
    if not before.strip(" \t") and tail.strip() in _ESCAPED:
        return True
    words = lines[first.line].lstrip(" \t#")
    label = label_of(words)
    rest = lines[first.line][first.end :]
    if label is not None and label.kind == "question":
        return words[label.end :] != rest
    return not (lines[first.line].lstrip().startswith("#") and words[number_of(words) :] == rest)


def _labelled(line: str, item: _Found) -> Change:
    before, _, still_open = item.form
    lead = _LEAD.match(before)
    written = f"{lead.group() if lead else ''}{still_open}Question {item.number}: {line[item.end :]}"
    return written, len(line) - len(written)
