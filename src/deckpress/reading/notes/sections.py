"""The sections a question lies in, and the tags of their headings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from deckpress.reading.parts.furniture import is_contents_block
from deckpress.reading.parts.outline import plain_title
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.settings.line_settings import without_hashtags
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_Place = tuple[tuple[str, ...], tuple[str, ...]]
_Section = tuple[int, str, tuple[str, ...]]
"""The level of a heading, its words and its tags."""


def sections_of(
    document: Document,
    headings: Sequence[Start],
    chosen: set[int],
    title: Start | None,
    framed: Sequence[tuple[int, int]] = (),
) -> Callable[[int], _Place]:
    """A function from a line to the titles of the sections it lies in, and to the tags of their headings.

    `framed` holds the first line of each container with headings, and the line after it: they count only inside.
    """
    marks: list[tuple[int, _Place]] = [(0, ((), ()))]
    path: list[_Section] = []
    for_all = _tags(title) if title else ()
    opened: list[tuple[int, list[_Section]]] = []
    """The line after each container that is open, and the sections round it."""
    ahead = list(reversed(framed))

    def mark(line: int) -> None:
        tags = (*for_all, *(tag for _, _, tags in path for tag in tags))
        marks.append((line, (tuple(text for _, text, _ in path), tags)))

    def close(line: int) -> None:
        while opened and opened[-1][0] <= line:
            end, path[:] = opened.pop()
            mark(bisect_left(document.origin, (end, 0)))

    def is_over_contents(heading: Start) -> bool:
        below = document.block_from(heading.end) if heading.level > 1 else None
        return below is not None and is_contents_block(document, below)

    remarks = _remarks(headings)
    for heading in headings:
        if is_over_contents(heading) or (heading.start in remarks and id(heading) not in chosen):
            continue
        line = document.origin[heading.start][0]
        close(line)
        while ahead and ahead[-1][0] <= line:
            _, end = ahead.pop()
            if end > line:
                opened.append((end, path.copy()))
        while path and path[-1][0] >= heading.level:
            path.pop()
        named = heading.title and not _ADDRESS.match(heading.title)  # one without words ends a section
        if heading is not title and id(heading) not in chosen and named:
            path.append((heading.level, plain_title(heading.title), _tags(heading)))
        mark(heading.start)
    close(document.origin[-1][0] if document.origin else 0)

    def section(line: int) -> _Place:
        return marks[bisect_right(marks, line, key=lambda mark: mark[0]) - 1][1]

    return section


_ADDRESS = regex(r"<?(?:https?://|www\.)\S+\Z", re.I)


def _remarks(headings: Sequence[Start]) -> set[int]:
    """The lines of headings that are remarks, not titles: an address, and headings of its level that touch it."""
    found: set[int] = set()
    run: list[Start] = []
    for heading in headings:
        if run and (run[-1].end != heading.start or run[-1].level != heading.level):
            run = []
        run.append(heading)
        if len(run) > 1 and any(_ADDRESS.match(start.title) for start in run):
            found.update(start.start for start in run)
    return found


def _tags(heading: Start) -> tuple[str, ...]:
    return (*without_hashtags(heading.title)[1], *heading.attributes.tags)
