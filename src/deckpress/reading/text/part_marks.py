"""The comments that mark the parts of a card: `<!-- answer -->` .. `<!-- end -->`.

`<!-- question -->`, `<!-- options -->`, `<!-- answer -->` and `<!-- explanation -->` below a heading name the part that
follows, up to the next comment, in this order; labels, options and headings inside a part have no special meaning.
`<!-- end -->` ends a card before the next one starts. GitHub does not show these comments.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from deckpress.frozen import dataclass
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

ORDER = ("question", "options", "answer", "explanation")
END = "end"
MARK = regex(r"<!--[ \t]*(question|options|answer|explanation|end)[ \t]*-->")


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment that names a part, or `end`."""

    name: str
    block: Block


def marks_of(document: Document) -> tuple[Mark, ...]:
    """The marks among the outermost blocks of a document, in order."""
    found = []
    for block in document.blocks:
        if block.kind == "html" and len(block.text) < 80 and (match := MARK.fullmatch(block.text.strip())):
            found.append(Mark(match.group(1), block))
    return tuple(found)


def bounds(document: Document) -> tuple[Callable[[int], int], Callable[[int], bool]]:
    """Two functions of a line: where a card that starts there must end, and whether the line lies in a part of a card.

    The first gives the line after the next `end`, or the number of lines. Parts run from a card's first mark to its
    `end`; without an `end` there are none.
    """
    opens: list[int] = []
    closes: list[int] = []
    ends: list[int] = []
    opened, part = -1, -1
    for mark in marks_of(document):
        if mark.name != END:
            following = ORDER.index(mark.name)
            if opened < 0 or following <= part:  # the last card had no end
                opened = mark.block.start
            part = following
            continue
        ends.append(mark.block.end)
        if opened >= 0:
            opens.append(opened)
            closes.append(mark.block.start)
        opened = -1

    def limit(line: int) -> int:
        following = bisect_right(ends, line)
        return ends[following] if following < len(ends) else len(document.lines)

    def in_part(line: int) -> bool:
        before = bisect_right(opens, line) - 1
        return before >= 0 and line < closes[before]

    return limit, in_part


@dataclass(frozen=True, slots=True)
class Parts:
    """The body of a card, cut at its marks: the text `above` the first mark, then each part."""

    marks: tuple[Mark, ...]
    above: Document
    inner: dict[str, Document]
    after: int = 0
    """The number of lines of the `end` at the foot of the body, with the blank lines around it."""


def parts_of(body: Document) -> Parts:
    """The parts of a body; without marks, all of it is `above`, except an `end` at its foot."""
    found = marks_of(body)
    end = len(body.lines)
    used: list[Mark] = []
    if found and found[-1].name == END and found[-1].block is body.blocks[-1]:
        end = found[-1].block.start
        used.append(found[-1])
    opened: list[Mark] = []
    for mark in found:
        if mark.name != END and (not opened or ORDER.index(mark.name) > ORDER.index(opened[-1].name)):
            opened.append(mark)
    starts = [mark.block.start for mark in opened] + [end]
    inner = {mark.name: body.part(mark.block.end, stop) for mark, stop in zip(opened, starts[1:], strict=True)}
    return Parts((*opened, *used), body.part(0, starts[0]), inner, len(body.lines) - end)
