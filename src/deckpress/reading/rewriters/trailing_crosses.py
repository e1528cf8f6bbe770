"""Options whose right one ends in an X, `b) Mars X` or `- Mars (x)`, -> the same options with a tick.

Names end in an X as well. It is a mark if nearly all lists of options, or all but one, have exactly one item that ends
in it. An option that is only an X, `A. x`, has no mark. Places in the file do not change.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import BOX, LETTER, begins_options
from deckpress.reading.rewriters.bold_options import lists_below_questions
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.option_letters import is_next
from deckpress.regex import regex

_CROSS = regex(r"(?<=\S)[ \t]+(?:[xX]|\([ \t]*[xX][ \t]*\)|\[[ \t]*[xX][ \t]*\]|\*\*[xX]\*\*)[ \t]*\Z")
_ITEM = regex(r"[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?")
_LAST = frozenset("xX)]*")
_MARKS = frozenset("-*+0123456789")
"""The signs that the items of lists begin with."""
_FEWEST = 2
_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class _List:
    """The options of a question: their lines, and those of them that end in a cross."""

    lines: tuple[int, ...]
    crossed: tuple[int, ...]


def with_ticked_crosses(document: Document) -> Document:
    """The document, with a tick in place of the cross at the end of each right option."""
    ends = (document.lines[n] for n in document.table.ended_by(_LAST.__contains__))
    if sum(1 for line in ends if _is_crossed(line) and _may_be_option(line)) < _FEWEST:
        return document
    lists = [*_lettered(document), *_plain(document)]
    marked = [found for found in lists if len(found.crossed) == 1]
    if len(marked) < _FEWEST or len(marked) < min(_SHARE * len(lists), len(lists) - 1):
        return document
    changes: dict[int, Change] = {}
    for number in (n for found in lists if len(found.crossed) < len(found.lines) for n in found.crossed):
        line = document.lines[number]
        if match := _CROSS.search(line):
            changes[number] = (f"{line[: match.start()]} ✓", 0)
    return document.with_lines(changes)


def _is_crossed(line: str) -> bool:
    """True if a cross follows the words of an option."""
    match = _CROSS.search(line) if line.rstrip()[-1:] in _LAST else None
    if match is None:
        return False
    start = _item_end(line)
    letter = LETTER.match(line[start:])
    return match.start() >= start + (letter.end() if letter else 0)


def _may_be_option(line: str) -> bool:
    words = line.lstrip()
    return words[:1] in _MARKS or LETTER.match(words) is not None


def _lettered(document: Document) -> Iterator[_List]:
    """The lines that begin with a letter each, from the first letter on."""
    lines = document.lines
    code = document.code_lines()
    own: list[int] = []
    letter = ""
    for number in range(document.first, len(lines)):
        line = lines[number]
        words = line[_item_end(line) :]
        match = LETTER.match(words) if number not in code and len(words) > 2 else None
        if match is not None and own and is_next(match.group("letter"), letter):
            own.append(number)
        elif match is not None and begins_options(words):
            yield from _list(document, own)
            own = [number]
        elif line.strip() and not (own and line[:1].isspace()):
            yield from _list(document, own)
            own = []
            continue
        else:
            continue
        letter = match.group("letter")
    yield from _list(document, own)


def _plain(document: Document) -> Iterator[_List]:
    """The lists without letters and boxes below questions."""
    for block, line, _ in lists_below_questions(document):
        lines = [line + item.start for item in block.items]
        if not any(_is_marked(document, number) for number in lines):
            yield from _list(document, lines)


def _is_marked(document: Document, line: int) -> bool:
    words = document.lines[line][_item_end(document.lines[line]) :]
    return bool(LETTER.match(words) or BOX.match(words))


def _item_end(line: str) -> int:
    match = _ITEM.match(line)
    return match.end() if match else 0


def _list(document: Document, lines: list[int]) -> Iterator[_List]:
    if len(lines) > 1:
        yield _List(tuple(lines), tuple(n for n in lines if _is_crossed(document.lines[n])))
