"""Headings of a level -> those in sections whose headings ask, if the headings of all other sections do not.

    ## Subjects

    ### Algebra

    Begin with the book of exercises.

    ## Frequently asked questions

    ### What does the course cost?

    Nothing.

Here only the last heading is a question; `Algebra` is a topic.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.numbered_runs import LIKELY
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.exam_tasks import is_exam_task
from deckpress.reading.words.rhetoric_words import QUESTION_LISTS

IN_SECTIONS = "in sections"
"""The end of the name of a group of such headings."""
_FEWEST = 3
_FEWEST_ASKING = 2
_FEWEST_OTHERS = 2
_ASKING = 0.8
_MOST = 0.6
"""The share that must ask below a title that names questions, `FAQ`, for all sections to hold questions."""
_OTHERS = 0.2
"""The most that may ask in a section of topics, and in all of them together."""


def sections_of(document: Document, headings: Sequence[Start]) -> dict[int, list[Start]]:
    """The headings of one level by the line of the nearest heading of a higher level above them, or -1."""
    if not headings:
        return {}
    level = headings[0].level
    above = [block.start for block in document.blocks if block.kind == "heading" and block.level < level]
    found: dict[int, list[Start]] = {}
    for heading in headings:
        place = bisect_right(above, heading.start) - 1
        found.setdefault(above[place] if place >= 0 else -1, []).append(heading)
    return found


def asks_throughout(section: Sequence[Start]) -> bool:
    """True if nearly all headings of a section, and several, are clearly questions, and half of them ask in words."""
    asking = sum(map(asks, section))
    worded = sum(1 for start in section if start.asks or start.labelled or is_exam_task(start.title))
    return asking >= max(_FEWEST_ASKING, _ASKING * len(section)) and 2 * worded >= len(section)


def asks(start: Start) -> bool:
    """True for a heading that is clearly a question, or that sets a task as an examiner does, above text."""
    return start.evident or (start.body and start.is_heading and is_exam_task(start.title))


def sections_of_questions(document: Document, headings: Sequence[Start]) -> list[Block]:
    """The title of the section of each heading, all of one level, if the title of the document names questions."""
    titles = [block for block in document.blocks if block.kind == "heading"]
    if not (titles and headings and QUESTION_LISTS.search(titles[0].text)):
        return []
    top, level = titles[0].level, headings[0].level
    above = [block for block in titles[1:] if block.level < level]
    if not above or above[0].start > headings[0].start or {block.level for block in above} != {top + 1}:
        return []
    lines = [block.start for block in above]
    return [above[bisect_right(lines, heading.start) - 1] for heading in headings]


def in_asking_sections(document: Document, headings: Sequence[Start]) -> list[Start]:
    """The headings of one level in the sections that ask; empty unless there are several others that hardly ask."""
    evident = sum(map(asks, headings))
    if (
        evident >= max(_FEWEST, _MOST * len(headings))
        and asks(headings[0])
        and sections_of_questions(document, headings)
    ):
        return []
    if evident < _FEWEST or evident >= _ASKING * len(headings):
        return []
    parts = [start for start in headings if start.numbered and (start.asks or start.sign == LIKELY)]
    if len(parts) >= _ASKING * len(headings) and any(start.sign == LIKELY for start in parts):
        return []  # the parts of exercises, counted with letters
    if all(start.numbered and not start.evident for start in headings):
        return []  # tasks with numbers, of which some only name a subject
    sections = sections_of(document, headings).values()
    asking = [section for section in sections if asks_throughout(section)]
    kept = [start for section in asking for start in section]
    others = len(headings) - len(kept)
    rest = evident - sum(map(asks, kept))
    if len(kept) < _FEWEST or others < _FEWEST_OTHERS or rest > _OTHERS * others:
        return []
    return kept
