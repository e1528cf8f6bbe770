"""A list of the letters of options in which a word is behind the right ones -> the answer with their letters.

    **Answers**

    - B
    - A - Correct

becomes `Answer: A`. All letters of a list may have the word if another list has letters without it. Places in the file
do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_alone
from deckpress.reading.words.line_marks import HEADING_MARK
from deckpress.reading.words.vocabulary import RIGHT_MARK, WRONG_MARK
from deckpress.regex import regex

_ITEM = regex(
    r"[ \t]*[-*+][ \t]+\(?(?P<letter>[A-La-l])[.)]?"
    rf"(?:[ \t]*[-–—:=(→]+[ \t]*(?:(?P<right>{RIGHT_MARK}|[✓✔✅]\ufe0f?)|{WRONG_MARK}|[❌✗✘✖]\ufe0f?)"
    r"\)?[.!]?)?[ \t]*\Z",
    re.I,
)
_LONGEST = 60
_FEWEST = 2
_REACH = 2


def with_answers_of_letters(document: Document) -> Document:
    """The document with `Answer: A` in place of such lists, and without the label right above them."""
    lines = document.lines
    items = (n for n in document.table.marked(frozenset("-*+")) if len(lines[n]) < _LONGEST)
    found = {n: match for n in items if (match := _ITEM.match(lines[n]))}
    if not any(match["right"] for match in found.values()):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    runs = [run for run in _runs([n for n in found if n not in code]) if _differ([found[n]["letter"] for n in run])]
    rights = [[found[n]["letter"].upper() for n in run if found[n]["right"]] for run in runs]
    if not any(0 < len(right) < len(run) for run, right in zip(runs, rights, strict=True)):
        return document
    for run, right in zip(runs, rights, strict=True):
        if not right:
            continue
        changes |= dict.fromkeys(run, ("", 0))
        changes[run[0]] = (f"Answer: {', '.join(sorted(right))}", 0)
        above = next((n for n in range(run[0] - 1, run[0] - 1 - _REACH, -1) if n >= 0 and lines[n].strip()), -1)
        if above >= 0 and label_alone(lines[above].strip()) == "answer" and not HEADING_MARK.match(lines[above]):
            changes[above] = ("", 0)
    return document.with_lines(changes)


def _differ(letters: Sequence[str]) -> bool:
    return len(letters) >= _FEWEST and len({letter.upper() for letter in letters}) == len(letters)


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """The lines in a row."""
    run: list[int] = []
    for number in numbers:
        if run and number > run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
