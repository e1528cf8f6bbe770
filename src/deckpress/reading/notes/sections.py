"""The sections a question lies in, and the tags of their headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from deckpress.reading.parts.furniture import is_contents_block
from deckpress.reading.parts.outline import plain_title
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.settings.line_settings import without_hashtags
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_Place = tuple[tuple[str, ...], tuple[str, ...]]


def sections_of(
    document: Document, headings: Sequence[Start], chosen: set[int], title: Start | None
) -> Callable[[int], _Place]:
    """A function from a line to the titles of the sections it lies in, and to the tags of their headings."""
    marks: list[tuple[int, _Place]] = [(0, ((), ()))]
    path: list[tuple[int, str, tuple[str, ...]]] = []

    def is_over_contents(heading: Start) -> bool:
        below = document.block_from(heading.end) if heading.level > 1 else None
        return below is not None and is_contents_block(document, below)

    for_all = _tags(title) if title else ()
    remarks = _remarks(headings)
    for heading in headings:
        if is_over_contents(heading) or (heading.start in remarks and id(heading) not in chosen):
            continue
        while path and path[-1][0] >= heading.level:
            path.pop()
        named = heading.title and not _ADDRESS.match(heading.title)  # one without words ends a section
        if heading is not title and id(heading) not in chosen and named:
            path.append((heading.level, plain_title(heading.title), _tags(heading)))
        tags = (*for_all, *(tag for _, _, tags in path for tag in tags))
        marks.append((heading.start, (tuple(text for _, text, _ in path), tags)))

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
