"""Comments at the left edge below a numbered question -> the same comments within the item of the question.

    1. Explain photosynthesis.
    <!-- points: 2 -->
    2. Explain respiration.

In Markdown such a comment ends the list, so that each question would be a list of its own, without what is below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.settings.comment_settings import from_comment
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.part_marks import MARK
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex

_ITEM = regex(r"[ \t]{0,3}(?:(?P<number>\d{1,4})[.)]|[-*+])[ \t]{1,4}(?=[^\s\[])")
_BLOCK = regex(r"#{1,6}(?:\s|\Z)|```|~~~|(?:[-*_][ \t]*){3,}\Z|[-*+>|][ \t]|<")
"""What begins a block of its own, whatever is above it."""
_ENDED = regex(r"[.?!:。？！：؟][\s*_]*\Z")
_SHORT = 40
"""How many lines a comment may have."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A list item, its lines, and the comments at the left edge among them, each by its first line and its end."""

    start: int
    end: int
    number: int
    """0 for a bullet."""
    indent: int
    comments: tuple[tuple[int, int], ...]


def with_comments_inside(ledger: Ledger) -> Document:
    """The document of a ledger, with each such comment at the end of its question, or below it within its item."""
    document = ledger.document
    tags = document.table.marked(frozenset("<"))
    if all(_is_below_heading(document.lines, number) for number in tags if _is_comment(document.lines[number])):
        return document
    lines, origin = list(document.lines), list(document.origin)
    items = tuple(_items(document))
    counted = -1  # the question that counts on from one with a comment
    for item, below in pairwise((*items, None)):
        if item is None or not item.comments:
            continue
        following = below is not None and _counts_on(document, item, below)
        if not (following or item.start == counted or _goes_on(document, item)):
            continue
        counted = below.start if below is not None and following else -1
        for start, end in item.comments:
            _move(ledger, item, start, end, lines, origin)
    return document.rewritten(lines, origin) if lines != list(document.lines) else document


def _is_below_heading(lines: Sequence[str], number: int) -> bool:
    """True if the nearest text above a line is a heading at the left edge, which ends all items."""
    above = first_with_text(reversed(lines[max(number - _NEAR, 0) : number]))
    return above.startswith("#") and _BLOCK.match(above) is not None


_NEAR = 3


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("<!--")


def _items(document: Document) -> Iterator[_Item]:
    lines, code = document.lines, _fenced(document)
    item, start, indent, comments = None, 0, 0, list[tuple[int, int]]()
    number, last, apart = document.first, len(lines), True
    while number < last:
        line = lines[number]
        width = len(line) - len(line.lstrip(" "))
        end = number + 1
        if not line.strip() or number in code:
            apart = not line.strip()
        elif item and width >= indent:
            apart = False
        elif comment := _comment(lines, number):
            end = comment
            if item:
                comments.append((number, end))
            apart = False
        elif found := _ITEM.match(line):
            if item:
                yield _Item(start, number, int(item["number"] or 0), indent, tuple(comments))
            item, start, indent, comments, apart = found, number, found.end(), [], False
        elif item and (apart or _BLOCK.match(line)):
            yield _Item(start, number, int(item["number"] or 0), indent, tuple(comments))
            item = None
        number = end
    if item:
        yield _Item(start, last, int(item["number"] or 0), indent, tuple(comments))


def _fenced(document: Document) -> frozenset[int]:
    """The lines in code between fences."""
    marked = (span for span in document.code if document.lines[span[0]].lstrip().startswith(("```", "~~~")))
    return frozenset(line for start, end in marked for line in range(start, end))


def _comment(lines: Sequence[str], number: int) -> int:
    """The line after a comment that begins on a line and fills it; 0 for other text, and for marks of parts."""
    if not _is_comment(lines[number]):
        return 0
    for end in range(number, min(number + _SHORT, len(lines))):
        if "-->" in lines[end]:
            text = "\n".join(lines[number : end + 1]).strip()
            whole = text.endswith("-->") and text.count("-->") == 1 and not MARK.fullmatch(text)
            return end + 1 if whole else 0
    return 0


def _counts_on(document: Document, item: _Item, below: _Item) -> bool:
    """True if an item has the next number, or all have one number, and no heading is between them."""
    if not item.number or below.number not in (item.number, item.number + 1):
        return False
    return not any(document.lines[line].startswith("#") for line in range(item.end, below.start))


def _goes_on(document: Document, item: _Item) -> bool:
    """True if an item asks, or goes on, indented, below its first comment."""
    first = document.lines[item.start][item.indent :]
    asks = looks_like_question(first)
    below = (line for line in document.lines[item.comments[0][1] : item.end] if line.strip())
    deep = next(below, "").startswith(("  ", "\t"))
    return (asks or deep) if item.number else (asks and deep)


def _move(ledger: Ledger, item: _Item, start: int, end: int, lines: list[str], origin: list[tuple[int, int]]) -> None:
    """Moves a comment to the end of its question or into its item, and with it the text right below."""
    comment = "\n".join(lines[start:end])
    settings = from_comment(comment) is not None
    last = _question_end(lines, item, start)
    if settings and not last:
        _shift(range(start, end), item.indent, lines, origin)
    else:
        if settings:
            lines[last - 1] = f"{lines[last - 1].rstrip()} {' '.join(comment.split())}"
        ledger.book(ledger.document, Use.SETTINGS if settings else Use.FURNITURE, start, end)
        lines[start:end] = [""] * (end - start)
    below = next((n for n in range(end, item.end) if not lines[n].strip() or _BLOCK.match(lines[n])), item.end)
    _shift(range(end, below), item.indent, lines, origin)


def _question_end(lines: Sequence[str], item: _Item, comment: int) -> int:
    """The line after a question that ends right above a comment; 0 if there may be more than the question."""
    above = lines[item.start : comment]
    while above and not above[-1].strip():
        above = above[:-1]
    more = [line.strip() for line in above[1:]]
    if more and (_ENDED.search(_without_comment(above[0])) or not all(map(_is_plain, more))):
        return 0
    return item.start + len(above)


def _without_comment(line: str) -> str:
    return line.partition("<!--")[0]


def _is_plain(line: str) -> bool:
    return bool(line) and not (_BLOCK.match(line) or _ITEM.match(line) or label_kind(line) or begins_options(line))


def _shift(numbers: range, indent: int, lines: list[str], origin: list[tuple[int, int]]) -> None:
    """Indents lines at least as far as the text of an item."""
    for number in numbers:
        by = indent - (len(lines[number]) - len(lines[number].lstrip(" ")))
        if by > 0 and lines[number].strip():
            row, column = origin[number]
            lines[number], origin[number] = " " * by + lines[number], (row, column - by)
