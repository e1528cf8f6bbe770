"""Tables whose questions end in their options, `Which is red? (1) Venus (2) Mars`, beside a column with the answers.

| Answer | Question                         |
|--------|----------------------------------|
| 2      | Which is red? (1) Venus (2) Mars |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.model import Text
from deckpress.reading.parts.option_tables import Row, asking_column, key_column, rows_with_options
from deckpress.reading.parts.question_starts import Start
from deckpress.regex import regex

_MARKS = (
    regex(r"[(（][ \t]*(?P<label>[1-8])[ \t]*[)）][ \t]*"),
    regex(r"(?P<label>[①-⑧])[ \t]*"),
    regex(r"[(（][ \t]*(?P<label>[A-Ha-h])[ \t]*[)）][ \t]*"),
    regex(r"(?<!\S)(?P<label>[A-Ha-h])[.)、．][ \t]*"),
)
"""The ways to write the number or the letter of an option within a line."""
_CIRCLED = ord("①")
_SHARE = 0.8
_FEWEST = 2


def questions_with_options(rows: Sequence[Row], names: Sequence[str]) -> list[Start]:
    """The rows of such a table as candidates; none if it is of another kind."""
    says = key_column(names, [])
    asks = asking_column(rows, names, [says]) if says >= 0 else -1
    if asks < 0 or len(rows) < _FEWEST:
        return []
    cut = [_cut(row[asks]) for _, row in rows]
    filled = [options for _, options, _ in cut if options]
    named = sum(1 for (_, row), (_, options, _) in zip(rows, cut, strict=True) if _names_one(row[says], options))
    if len(filled) < max(_FEWEST, _SHARE * len(rows)) or named < _SHARE * len(filled):
        return []
    asked = [
        (line, (*row[:asks], question, *row[asks + 1 :]))
        for (line, row), (question, _, _) in zip(rows, cut, strict=True)
    ]
    numbered = 2 * sum(1 for *_, numbers in cut if numbers) > len(filled)
    starts = rows_with_options(asked, names, [], [options for _, options, _ in cut], numbered=numbered)
    return [replace(start, marked=True) for start in starts]


def _names_one(answer: Text, options: Sequence[Text]) -> bool:
    """True for an answer that is nothing but the number, the letter or the words of an option."""
    said = answer.flat.strip(" ().）（").casefold()
    labels = [str(place) for place in range(1, len(options) + 1)] + list("abcdefgh"[: len(options)])
    return (
        said in labels or said in (option.flat.casefold() for option in options) or said in "①②③④⑤⑥⑦⑧"[: len(options)]
    )


def _cut(cell: Text) -> tuple[Text, tuple[Text, ...], bool]:
    """A question, its options, and whether these have numbers; the cell alone if no options end it."""
    for mark in _MARKS:
        found = _last_run(list(mark.finditer(cell.markdown)))
        if len(found) < _FEWEST or not found[0].start():
            continue
        ends = [*(match.start() for match in found[1:]), len(cell.markdown)]
        options = tuple(cell.slice(match.end(), end).strip() for match, end in zip(found, ends, strict=True))
        if all(options):
            return cell.slice(0, found[0].start()).strip(), options, not found[0]["label"].isalpha()
    return cell, (), False


def _last_run(marks: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """The marks from the last first one on, if they count on from there."""
    first = next((n for n in range(len(marks) - 1, -1, -1) if _number(marks[n]) == 0), len(marks))
    run = marks[first:]
    return run if [_number(match) for match in run] == list(range(len(run))) else ()


def _number(mark: re.Match[str]) -> int:
    """The place of an option that its number or letter names, from 0."""
    label = mark["label"]
    if not label.isascii():
        return ord(label) - _CIRCLED
    return int(label) - 1 if label.isdigit() else ord(label.lower()) - ord("a")
