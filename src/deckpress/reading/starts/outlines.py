"""Headings with the numbers of sections, in a document for study -> topics of its chapters.

    # Interview notes

    ## 1. Threads

    ### 1.1 Locks and monitors

    One thread at a time holds a lock.

    ### 1.2 What is a deadlock?

    Two threads wait for each other.

Here `1.1` is no version, and `1. Threads` is a chapter: it has no text of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.furniture import is_break
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import NUMBERED, TOPIC
from deckpress.reading.starts.index_letters import INDEX
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_SECTION = regex(r"[\W_]*(?P<chapter>\d{1,2})[.．-](?P<number>\d{1,2})(?![.．]?\d)[.．、:：)]?[ \t]*(?=\S)")
_CHAPTER = regex(r"[\W_]*(?P<chapter>\d{1,2})(?![.．-]?\d)")
_FEWEST = 4
_FEWEST_ASKING = 2
"""How many of its sections must ask for a chapter not to be a topic itself."""
_NEARLY_ALL = 0.8


def with_outline(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, with a sign but no number for headings `1.1`, `1.2` of one level.

    If some of them ask, the chapters above them are not candidates.
    """
    levels: dict[int, list[Start]] = {}
    for start in starts:
        if start.is_heading:
            levels.setdefault(start.level, []).append(start)
    sections = {level for level, members in levels.items() if len(members) >= _FEWEST and _count_on(members)}
    if not sections:
        return list(starts)
    chapters = [s for s in starts if s.is_heading and s.level + 1 in sections and _is_chapter(document, s)]
    if any(chapter.asks for chapter in chapters):
        return list(starts)  # the sections are parts of the answer
    asking = sum(1 for start in starts if start.is_heading and start.level in sections and start.evident)
    index = {id(chapter): replace(chapter, form=INDEX) for chapter in chapters if asking >= _FEWEST_ASKING}
    return [index.get(id(start)) or _in_outline(start, sections) for start in starts]


def _in_outline(start: Start, sections: set[int]) -> Start:
    if not start.is_heading or start.level not in sections or start.labelled:
        return start
    match = _SECTION.match(start.text.markdown)
    rest = start.text.slice(match.end()) if match else start.text
    return replace(start, text=rest if rest else start.text, sign=0.0 if start.evident else _SIGN)


_SIGN = TOPIC + NUMBERED


def _count_on(members: Sequence[Start]) -> bool:
    """True if nearly all headings have the number of a section, each the next one or the first of a chapter."""
    found = [(int(match["chapter"]), int(match["number"])) for s in members if (match := _SECTION.match(s.title))]
    if len(found) < max(_FEWEST, _NEARLY_ALL * len(members)):
        return False
    following = sum(
        1
        for above, (chapter, number) in zip([(0, 0), *found], found, strict=False)
        if number == 1 or (chapter, number) == (above[0], above[1] + 1)
    )
    return following >= _NEARLY_ALL * len(found)


def _is_chapter(document: Document, start: Start) -> bool:
    """True for a chapter with a number and no text of its own, above its first section or the next chapter."""
    chapter = _CHAPTER.match(start.title)
    if chapter is None or start.evident:
        return False
    for block in document.blocks[bisect_left(document.blocks, start.end, key=lambda block: block.start) :]:
        if block.kind == "heading":
            section = _SECTION.match(block.text)
            within = section is not None and section["chapter"] == chapter["chapter"]
            return within if block.level > start.level else _CHAPTER.match(block.text) is not None
        if block.kind != "rule" and not is_break(block):
            return False
    return False
