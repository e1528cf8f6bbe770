"""The boxes of a document that have a heading as their title, ask at their head, or list the questions of a lesson.

All numbers of lines are those in the file, from 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.markdown.boxes import KINDS
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.container_marks import Role
from deckpress.reading.text.container_scan import HEADING, Scan

FRAMED = frozenset((*KINDS, "admonition"))
_TITLED = FRAMED | {"callout", "discussion", "prereq", "testimonial"}
"""The boxes that may have a heading as their title."""
_LISTED = frozenset("-*+>|<")
_QUESTIONS = "questions"


def titled_boxes(scan: Scan) -> dict[int, int]:
    """The boxes that begin with a heading: its line, and that of the box's last line with text."""
    filled = ((first, last) for first, last in _filled(scan) if HEADING.match(scan.lines[first]))
    return {scan.origin[first][0]: scan.origin[last][0] for first, last in filled}


def asking_boxes(scan: Scan) -> Iterator[int]:
    """The lines of headings, or of paragraphs of one line, that ask at the head of a box with text."""
    for first, last in _filled(scan):
        heading = HEADING.match(scan.lines[first])
        words = heading.group(1) if heading else scan.lines[first].strip()
        alone = heading or not scan.lines[first + 1].strip()
        if alone and first + 1 < last and looks_like_question(words) and words[0] not in _LISTED:
            yield scan.origin[first][0]


def asking_lists(scan: Scan) -> Iterator[int]:
    """The lines in boxes named `questions`."""
    for open_ in scan.found:
        if open_.opening.name == _QUESTIONS and open_.line >= 0:
            yield from (scan.origin[number][0] for number in range(open_.line, open_.end))


def _filled(scan: Scan) -> Iterator[tuple[int, int]]:
    """The first and the last line with text of the boxes that may have a title, if they have several."""
    for open_ in scan.found:
        if open_.opening.role is Role.FRAMES and open_.opening.name in _TITLED and open_.line >= 0:
            first = scan.first(open_.line + open_.head, open_.end)
            last = scan.trimmed(open_.line, open_.end) - 1
            if first < last:
                yield first, last
