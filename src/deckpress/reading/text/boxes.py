"""The containers that only frame or fold a part of a card (`!!! note`, `:::tip`, `> [!tip]-`) -> callouts in its text.

While a document is read, such containers lose their fences (see `containers`). A text that holds a
whole container gets it back as a quote with `[!note] Title`, the form that GitHub and Obsidian have in common.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from deckpress.frozen import dataclass
from deckpress.model import Text

_MARK = "<?><details"
AROUND = " \t>"
"""What is round the words of a line that do not count: indents, the marks of quotes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A container: `head` is the line of its opening in the file, `inside` its other lines with their words."""

    kind: str
    title: str
    fold: str
    """`-` if it is folded, `+` if it can be folded, else empty."""
    head: int
    column: int
    """Where its title begins."""
    inside: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a text, and the place in the file where it begins."""

    text: str
    line: int
    column: int
    words: str = ""
    """What is on it while the document is read; empty for a line that was put in."""

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())

    def quoted(self, indent: int) -> _Row:
        text = f"{self.text[:indent]}> {self.text[indent:]}" if self.text.strip() else " " * indent + ">"
        return replace(self, text=text, column=self.column - 2)


def _last(box: Box) -> int:
    return max(box.inside)


def in_order(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """The boxes that hold something by their last lines, inner ones first."""
    return tuple(sorted((box for box in boxes if box.inside), key=lambda box: (_last(box), -box.head)))


def with_boxes(text: Text, boxes: Sequence[Box]) -> Text:
    """The text with callouts in place of the boxes `in_order`, if it holds all their lines."""
    if not boxes or not text or not text.origin:
        return text
    lines = text.markdown.split("\n")
    rows = [_Row(line, *_place(text, number), line.strip(AROUND)) for number, line in enumerate(lines)]
    first, last = rows[0].line, rows[-1].line
    changed = False
    near = boxes[bisect_left(boxes, first, key=_last) : bisect_right(boxes, last, key=_last)]
    for box in near:
        if first <= min(box.inside):
            changed |= _put(rows, box)
    if not changed:
        return text
    return Text("\n".join(row.text for row in rows), text.path, tuple((row.line, row.column) for row in rows))


def _place(text: Text, number: int) -> tuple[int, int]:
    place = text.locate(number, 0)
    return place.line, place.column


def _put(rows: list[_Row], box: Box) -> bool:
    """Puts a box into the rows; False if they do not hold all of it."""
    held = {row.line: index for index, row in enumerate(rows) if row.words}
    if any(number not in held or rows[held[number]].words != words for number, words in box.inside.items()):
        return False
    start, end = held[min(box.inside)], held[max(box.inside)] + 1
    above = start
    while above and not rows[above - 1].words and rows[above - 1].line > box.head:
        above -= 1
        start = above if rows[above].text.strip() else start  # the opening of a box that begins this one
    head = _head(rows, box, start)
    if head is None:
        return False
    inner = rows[start:end]
    indent = min(row.indent for row in inner if row.text.strip())
    words = rows[head].words if head < start else ""
    title = f" {box.title}" if box.title and box.title != box.kind else ""  # `??? tip` folds under the word of its kind
    opening = _Row(f"{' ' * indent}> [!{box.kind}]{box.fold}{title}", box.head, max(box.column - len(title), 1), words)
    made = [opening, *(row.quoted(indent) for row in inner)]
    if head and rows[head - 1].text.strip():
        made.insert(0, replace(opening, text="", words=""))
    if end < len(rows) and rows[end].text.strip():
        made.append(replace(rows[end], text="", words=""))
    rows[head:end] = made
    return True


def _head(rows: Sequence[_Row], box: Box, start: int) -> int | None:
    """The row at which the box begins; None if its title is used for something else."""
    number = start - 1
    while number >= 0 and not rows[number].words and rows[number].line > box.head:
        number -= 1
    above = rows[number] if number >= 0 else None
    if not box.title and not box.fold:
        return start
    if above is None or above.line != box.head:
        return None
    return number if above.words == f"**{box.title}**" or above.words.startswith(_MARK) else None
