"""The `<details>` elements of a document, however its HTML blocks cut them: summary, inside, and what lies in what.

Closing tags without an opening one are passed over; an element that is never closed ends at the next heading below
its opening line that no other element holds, above a question with a hidden answer of its own, above the next question
with a label if one is labelled above it, too, with the card (`<!-- end -->`), or with the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.reading.parts.furniture import is_contents
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.part_marks import END, marks_of
from deckpress.reading.text.tree import Document, Slice, once
from deckpress.reading.words.answer_words import leads_to_answer, only_opens
from deckpress.reading.words.labels import label_alone, label_kind
from deckpress.regex import regex

_OPENS = regex(r"<details", re.I)
_TAG = regex(r"<(/?)(details|summary)\b[^<>]*>", re.I)
_COUNTED = regex(r'data-role="(\w+)" data-lines="(\d+)"(?: data-label="([^"]*)")?')
_CODE_SPAN = regex(r"(?<!`)(`++).*?(?<!`)\1(?!`)")
_WRAPPERS = regex(r"</?(?:b|strong|h[1-6]|font|span|u|big|center|p|i|em|a|div|ins)\b[^<>]*>", re.I)
_BREAKS = regex(r"<br\s*/?>", re.I)
_HEADING = regex(r"<h[1-6]\b", re.I)
_EDGE_OPEN = regex(r"\A(?:\s|<br\s*/?>|<p\b[^<>]*>|</p>|<b>(?=\s*(?:\n|\Z))|<div\b[^<>]*>)+", re.I)
_EDGE_CLOSE = regex(
    r"(?<!\s)(?<!</[pb]>)(?<!<p>)(?<!<br>)(?<!<br/>)(?<!</div>)(?>(?:\s|<br\s*/?>|</p>|<p>|</b>|</div>)+)\Z", re.I
)
"""The lookbehinds let a match begin only at the start of such a run, which keeps the search linear."""

_DEEPEST = 50
"""How deep elements are read; deeper ones are text of the element around them."""

Point = tuple[int, int]
"""A line and a column, from 0."""


@dataclass(slots=True)
class Details:
    """One element: where it opens, its summary as text, and where its inside starts and ends."""

    opens: Point
    summary: str = ""
    summary_starts: Point = (0, 0)
    heading: bool = False
    """True if the summary is a heading."""
    inside: Point = (0, 0)
    ends: Point = (0, 0)
    """Where the inside ends."""
    closes: int = 0
    """The line after the closing tag's."""
    role: str = ""
    """What a container is for (see `containers`); empty for an element of HTML."""
    label: str = ""
    """What links an exercise and its solution, which is elsewhere."""
    children: list[Details] = field(default_factory=list)

    @property
    def hides_answer(self) -> bool:
        """True if the summary only says that the answer is inside."""
        return self.role == "hides" or (not self.asks and leads_to_answer(self.summary))

    @property
    def asks(self) -> bool:
        """True for a container that asks a question."""
        return self.role in ("asks", "task")


@once
def find_details(document: Document) -> tuple[Details, ...]:
    """The outermost elements of a document, in order."""
    if not _OPENS.search(document.table.text):
        return ()
    code = document.code_lines().union(_commented(document))
    ended = {mark.block.start for mark in marks_of(document) if mark.name == END}
    open_elements = _Open(document)
    for number in range(document.first, len(document.lines)):
        open_elements.leave(number)
        if number in ended:
            open_elements.end_all(number)
        line = document.lines[number]
        if number in code or "<" not in line:
            continue
        masked = _CODE_SPAN.sub(lambda m: " " * len(m.group()), line) if "`" in line else line
        for tag in _TAG.finditer(masked):
            open_elements.read(number, tag)
    open_elements.leave(len(document.lines))
    _close_at_headings(document, open_elements.roots, open_elements.stack)
    return tuple(open_elements.roots)


class _Open:
    """The elements that are open at a line, and the outermost ones so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.roots: list[Details] = []
        self.stack: list[Details] = []
        self.bounded: list[Details] = []
        """Those of the stack whose last line is known."""
        self.in_summary = False

    def read(self, number: int, tag: re.Match[str]) -> None:
        """Opens or closes what a tag on a line does."""
        closing, name = bool(tag.group(1)), tag.group(2).lower()
        if name == "details" and not closing:
            self.open(number, tag)
        elif not self.stack:
            return
        elif name == "details" and not (self.bounded and self.stack[-1] is self.bounded[-1]):
            closed = self.stack.pop()
            closed.ends, closed.closes = (number, tag.start()), number + 1
            self.in_summary = False
        elif name == "summary" and not closing:
            self.stack[-1].summary_starts = (number, tag.end())
            self.in_summary = True
        elif name == "summary" and self.in_summary:
            self.close_summary(number, tag)

    def open(self, number: int, tag: re.Match[str]) -> None:
        found = Details((number, tag.start()), inside=(number, tag.end()))
        if len(self.stack) < _DEEPEST:
            (self.stack[-1].children if self.stack else self.roots).append(found)
        self.stack.append(found)
        if counted := _COUNTED.search(tag.group()):
            found.role, found.label = counted.group(1), counted.group(3) or ""
            found.closes = min(number + int(counted.group(2)), len(self.document.lines))
            found.ends = (found.closes, 0)
            self.bounded.append(found)

    def close_summary(self, number: int, tag: re.Match[str]) -> None:
        own = self.stack[-1]
        own.inside = (number, tag.end())
        written = _between(self.document, own.summary_starts, (number, tag.start()))
        own.heading = bool(_HEADING.search(written)) or written.lstrip().startswith("#")
        own.summary = summary_text(written)
        self.in_summary = False
        if not own.role and only_opens(own.summary) and self.is_labelled(own.opens[0]):
            own.role = "hides"

    def is_labelled(self, number: int) -> bool:
        """True if nothing but the label of an answer is above a line: `**Solution**:`."""
        above = next(
            (
                line
                for number in range(number - 1, max(number - 4, -1), -1)
                if (line := self.document.lines[number]).strip()
            ),
            "",
        )
        return label_alone(above) == "answer"

    def leave(self, number: int) -> None:
        """Closes the containers that end before a line, and the elements still open in them."""
        while self.bounded and self.bounded[-1].closes <= number:
            own = self.bounded.pop()
            while self.stack and (inner := self.stack.pop()) is not own:
                inner.ends, inner.closes = own.ends, own.closes

    def end_all(self, number: int) -> None:
        """Ends every element before a line that ends the card."""
        for unclosed in self.stack:
            unclosed.ends, unclosed.closes = (number, 0), number
        self.stack.clear()
        self.bounded.clear()
        self.in_summary = False


def _commented(document: Document) -> Iterator[int]:
    """The lines of comments that are separate blocks."""
    for block in document.blocks:
        if block.kind == "html" and block.text.lstrip().startswith("<!--") and block.text.rstrip().endswith("-->"):
            inside = block.text.strip()[4:-3]
            if "-->" not in inside:
                yield from range(block.start, block.end)


def _close_at_headings(document: Document, roots: list[Details], stack: Sequence[Details]) -> None:
    """Ends each element that is never closed, from the outside in, and moves later elements out of it."""
    if not stack:
        return
    headings = [block.start for block in document.blocks if block.kind == "heading"]
    labelled = _labelled_questions(document)
    beside = roots
    for unclosed, inner in zip(stack, [*stack[1:], None], strict=True):
        following = bisect_right(headings, unclosed.inside[0])
        end = headings[following] if following < len(headings) else len(document.lines)
        following = bisect_right(labelled, unclosed.inside[0])
        if 0 < following < len(labelled) and labelled[0] < unclosed.opens[0]:
            end = min(end, labelled[following])
        if unclosed.summary and not unclosed.heading:
            asking = (child.opens[0] for child in unclosed.children if child.summary and not child.hides_answer)
            end = min(end, next(asking, end), _question_below(document, unclosed))
        end = max(end, unclosed.inside[0] + 1)
        unclosed.ends, unclosed.closes = (end, 0), end
        beside.extend(child for child in unclosed.children if child.opens[0] >= end)
        unclosed.children = [child for child in unclosed.children if child.opens[0] < end]
        if inner is not None and inner.opens[0] < end:
            beside = unclosed.children


def _labelled_questions(document: Document) -> list[int]:
    """The lines at which a paragraph begins with the label of a question."""
    paragraphs = (block.start for block in document.blocks if block.kind == "paragraph")
    return [line for line in paragraphs if label_kind(document.lines[line]) == "question"]


def _question_below(document: Document, unclosed: Details) -> int:
    """The line of the question inside an answer that is never closed, above the next hidden answer; or a large one."""
    below = next((child.opens[0] for child in unclosed.children if child.hides_answer), 0)
    if unclosed.hides_answer and below:
        for block in reversed(document.blocks_on(unclosed.inside[0] + 1, below)):
            if block.kind in ("paragraph", "list") and looks_like_question(block.text.split("\n", 1)[0]):
                return block.start
    return len(document.lines)


def summary_text(written: str) -> str:
    """A summary as Markdown: tags that only make it bold or big are left out, a list in it stays."""
    text = _WRAPPERS.sub("", _BREAKS.sub("\n" if "\n" in written.strip() else " ", written))
    lines = [line.strip() if index == 0 else line.rstrip() for index, line in enumerate(text.strip().split("\n"))]
    return "\n".join(line for line in lines if line.strip()).strip("# ")


def _between(document: Document, start: Point, end: Point) -> str:
    if start[0] == end[0]:
        return document.lines[start[0]][start[1] : end[1]]
    middle = document.lines[start[0] + 1 : end[0]]
    return "\n".join([document.lines[start[0]][start[1] :], *middle, document.lines[end[0]][: end[1]]])


def says_first(document: Document, details: Details) -> bool:
    """True if an element has text of its own above the first one in it."""
    above = _between(document, details.inside, details.children[0].opens) if details.children else ""
    return bool(_EDGE_OPEN.sub("", above.strip() + "\n").strip())


def folds_contents(document: Document, details: Details) -> bool:
    """True for an element that holds nothing but the contents of the document."""
    if looks_like_question(details.summary):
        return False
    blocks = document.blocks_on(details.inside[0] + 1, details.closes)
    held = [block for block in blocks if block.start > details.inside[0] and block.kind != "html"]
    return bool(held) and all(is_contents(block) for block in held)


def inside(document: Document, details: Details) -> Document:
    """What an element holds, as a document of its own, without the tags that only frame it."""
    (first, column), (last, stop) = details.inside, details.ends
    lines = list(document.lines[first : min(last + 1, len(document.lines))])
    if last < len(document.lines) and lines:
        lines[-1] = lines[-1][: stop if last > first else max(stop, column)]
    head = lines[0][column:] if lines else ""
    start, lead = first, column
    if not _EDGE_OPEN.sub("", head + "\n").strip():
        start, lead = first + 1, 0
    end = first + len(lines)
    while start < end and not _EDGE_OPEN.sub("", lines[start - first][lead:] + "\n").strip():
        start, lead = start + 1, 0
    while end > start and not _EDGE_CLOSE.sub("", "\n" + lines[end - 1 - first]).strip():
        end -= 1
    kept = lines[start - first : end - first]
    cut = min((len(line) - len(line.lstrip()) for line in kept[1 if lead else 0 :] if line.strip()), default=0)
    return _cut(document, kept, start, lead, cut)


def _cut(document: Document, kept: list[str], start: int, lead: int, cut: int) -> Document:
    slices: list[Slice] = []
    for index, line in enumerate(kept):
        off = lead if index == 0 and lead else min(cut, len(line) - len(line.lstrip()))
        text = line[off:]
        if index == 0:
            trimmed = _EDGE_OPEN.sub("", text)
            off, text = off + len(text) - len(trimmed), trimmed
        if index == len(kept) - 1:
            text = _EDGE_CLOSE.sub("", text)
        slices.append((start + index, off, off + len(text)))
    if all(off == 0 and end == len(document.lines[line]) for line, off, end in slices):
        return document.part(start, start + len(kept))
    return document.cut(slices)
