"""Lists below questions that ask to choose, without a mark for the right item.

They are reported if most other questions with lists have options, or if nearly all questions of a document have such a
list. If nearly all have lists of one length, half of the questions may ask in other words: `How can you copy a file?`.
If nearly all ask to choose, the items may also be long, numbered, code blocks, or below code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from deckpress.diagnostics.catalogue.reading import UNMARKED_LIST, UNMARKED_LISTS
from deckpress.model import Kind, Note
from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.text.ledger import Ledger, short
from deckpress.regex import regex

_ITEMS = regex(
    r"(?:(?:[-*+][ \t]+(?![-*+\d][.)]?[ \t])\S[^\n]{0,99}(?:\n+|\Z)){2,8}"
    r"|(?:[1-8][.)][ \t]+\S{1,3}(?:\n+|\Z)){2,8})\Z"
)
"""A list of short items; numbered ones are single letters and the like, since others may be steps."""
_CIRCLED = regex(r"[①-⑧]")
_CIRCLED_ITEMS = regex(r"(?:[①-⑧][^\n①-⑧]{1,60}(?:\n{1,2}|(?=[①-⑧])|\Z)){2,8}\Z")
_FEWEST = 2
_PAIR = 2
"""In a document of two questions, one with options is enough."""
_SHARE = 0.8
_FEWEST_CHOICES = 3
_MOSTLY = 0.7
"""If this share of the questions has options, a list of their length below any other question may be options."""


def report_unmarked_lists(ledger: Ledger) -> None:
    """Reports the lists that are answers, although they may be options."""
    notes = ledger.notes
    choices = sum(1 for note in notes if note.kind is Kind.CHOICE)
    alone = choices == 1 and len(notes) == _PAIR
    if 0 < choices < _FEWEST and not alone:
        return
    mostly = choices >= max(_FEWEST_CHOICES, _MOSTLY * len(notes))
    sizes = [len(note.choices) for note in notes if note.kind is Kind.CHOICE] if mostly else []
    found = [note for note in notes if _is_unmarked(note, sizes)]
    found = found if choices else _of_one_length(notes, found) or _numbered(notes, found)
    if not choices and len(found) >= max(_FEWEST, _SHARE * len(notes)):
        place = found[0].location.line - 1
        ledger.report(ledger.document, UNMARKED_LISTS, place, count=len(found), question=short(found[0].question.flat))
    if len(found) * 2 > choices and not alone:
        return
    for note in found:
        ledger.report(ledger.document, UNMARKED_LIST, note.location.line - 1, question=short(note.question.flat))


def _is_unmarked(note: Note, sizes: Sequence[int]) -> bool:
    """True for a list below a question that asks to choose, or as long as the options of nearly all others."""
    items = _length(note)
    return items > 0 and (asks_to_choose(note.question.markdown) or items in sizes)


def _of_one_length(notes: Sequence[Note], choosing: Sequence[Note]) -> list[Note]:
    """The questions with lists, if these have as many items nearly everywhere, and half of the questions ask to choose.

    A question that tells how many things it wants, `Which three ..`, asks for the whole list.
    """
    lengths = Counter(filter(None, map(_length, notes))).most_common(1)
    if not lengths or 2 * sum(1 for note in choosing if not _counts(note)) < len(notes):
        return []
    length, count = lengths[0]
    alike = length >= _FEWEST_ITEMS and count >= max(_FEWEST_ALIKE, _SHARE * len(notes))
    return [note for note in notes if _length(note) == length] if alike else []


_FEWEST_ITEMS = 3
_FEWEST_ALIKE = 4


def _numbered(notes: Sequence[Note], choosing: list[Note]) -> list[Note]:
    """`choosing` and the questions that ask to choose above numbered lists, if nearly all do; else only `choosing`."""
    others = [note for note in notes if asks_to_choose(note.question.markdown) and _ends_in_numbers(note)]
    if len(others) < max(_FEWEST_ITEMS, _SHARE * len(notes)):
        return choosing
    return [note for note in notes if note in choosing or note in others]


def _ends_in_numbers(note: Note) -> bool:
    """True for an answer of items 1, 2, 3 that stands alone or below code and its titles."""
    if note.kind is not Kind.OPEN:
        return False
    pieces = _FENCE.split(note.answer.markdown)
    lines = [line for piece in pieces for line in piece.split("\n") if line.strip()]
    numbers = [int(match.group(1)) for line in lines if (match := _NUMBER.match(line))]
    titles = next((n for n, line in enumerate(lines) if _NUMBER.match(line)), 0)
    ordered = numbers == list(range(1, len(numbers) + 1)) and _FEWEST <= len(numbers) <= _MOST_ITEMS
    return ordered and titles < len(pieces) and len(lines) <= titles + 2 * len(numbers)


_FENCE = regex(r"^ {0,3}```[^`\n]*\n(?>(?:(?! {0,3}```)[^\n]*\n)*) {0,3}```[ \t]*$", re.M)
_NUMBER = regex(r"([1-9])[.)](?:[ \t]|\Z)")
_MOST_ITEMS = 8


def _counts(note: Note) -> bool:
    return _COUNT.search(note.question.markdown) is not None


_COUNT = regex(
    r"(?<![\w.])(?:[2-8]|two|three|four|five|six|zwei|drei|vier|fünf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco|due|tre"
    r"|quattro|cinque|dois|três|quatro|два|две|три|четыре|пять|dwa|dwie|trzy|cztery|drie|vijf|två|fyra)(?![\w.])",
    re.I,
)


def _length(note: Note) -> int:
    """The number of items of an answer that is a list of short items; 0 for other answers."""
    said = note.answer.markdown
    if note.kind is not Kind.OPEN or said[:1] not in "-*+1①":
        return 0
    if said[:1] == "①":
        return len(_CIRCLED.findall(said)) if _CIRCLED_ITEMS.match(said) else 0
    if not _ITEMS.match(said):
        return 0
    return sum(1 for line in said.split("\n") if line.strip())
