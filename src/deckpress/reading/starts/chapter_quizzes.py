"""A quiz at the end of a chapter whose title is a question: where the answer above it ends, and the quiz's section."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import takewhile

from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.options import options_of
from deckpress.reading.parts.outline import looks_like_question, plain_title
from deckpress.reading.parts.question_starts import BOLD_LINE, Start
from deckpress.reading.parts.title_lines import begins_at
from deckpress.reading.text.tree import Block, Document

_LONGEST = 300
"""The most characters between the title of a quiz and its first question, such as `Mark one option.`"""

_NEAR = 3
"""How many lines above its first question the title of a quiz may be."""


def is_of_quiz(document: Document, start: Start, keyed: Container[int]) -> bool:
    """True for a question, not a heading, with an answer in a key or with options next to it."""
    if not start.level and start.start in keyed:
        return True
    if start.level or start.details is not None or start.answer is not None or start.is_cloze:
        return False
    if any(begins_options(document.lines[number]) for number in range(start.start + 1, start.end)):
        return True
    if start.item is not None and not start.loose:
        inner = document.part(start.item.start, start.item.end, start.item.indent, start.item.indent)
        return any(options_of(inner, block) is not None for block in inner.blocks[1:3])
    below = takewhile(lambda block: block.kind != "heading", _blocks_from(document, start.end)[:2])
    return any(options_of(document, block) is not None for block in below)


def is_titled(document: Document, start: Start) -> bool:
    """True for a question with options right below the title of a quiz, a heading or bold line that does not ask."""
    above = document.blocks_on(max(0, start.start - _NEAR), start.start)
    if not above or above[-1].end > start.start or not is_of_quiz(document, start, ()):
        return False
    title = above[-1]
    return (title.kind == "heading" and not looks_like_question(title.text)) or _is_bold_line(document, title)


def quiz_lines(document: Document, starts: Sequence[Start]) -> frozenset[int]:
    """The lines of paragraphs directly above options; and of labelled questions with options, if two or more."""
    labelled = [start for start in starts if start.shape == "label" and not start.marked]
    lines = frozenset(start.start for start in labelled if is_of_quiz(document, start, ()))
    asked = frozenset(start.start for start in starts if start.shape == "asked" and start.asks)
    return asked | lines if len(lines) >= 2 else asked


def end_of_answer(
    document: Document, start: Start, end: int, following: Start | None, keyed: Container[int], parts: Container[int]
) -> int:
    """Where an answer above a quiz ends: at the title of the quiz, a heading or bold line, if it has one.

    The answer above one of the lines `parts`, the titles of parts, ends there, and one above a table at its header.
    """
    if following is None or following.start != end:
        return end
    end = max(begins_at(document, following), start.end)
    before = _before_part(document, start, end, parts)
    if before != end or not start.level:
        return before
    if not is_of_quiz(document, following, keyed):
        return end
    blocks = [block for block in document.blocks_on(start.end, end) if block.end <= end]
    for block in reversed(blocks[-3:]):
        if block.start < start.end:
            break
        if block.kind == "heading" or _is_bold_line(document, block):
            return block.start
        if block.kind not in ("paragraph", "rule") or len(block.text) > _LONGEST:
            break
    return end


def _before_part(document: Document, start: Start, end: int, parts: Container[int]) -> int:
    """Where an answer ends that is above the title of a part and a question."""
    blocks = document.blocks_on(start.end, end)
    last = blocks[-1] if blocks else None
    if last is None or last.start not in parts or last.end > end:
        return end
    return last.start if any(line.strip() for line in document.lines[start.end : last.start]) else end


def quiz_sections(
    document: Document, chosen: Sequence[Start], headings: Sequence[Start], title: Start | None, keyed: Container[int]
) -> dict[int, tuple[str, ...]]:
    """By its line, the section of each question of a quiz within the text of another question: that other question."""
    taken = {id(start) for start in chosen}
    chapters = [heading for heading in headings if id(heading) in taken]
    if not chapters or len(chapters) == len(chosen):
        return {}
    found: dict[int, tuple[str, ...]] = {}
    path: list[Start] = []
    waiting = list(reversed(headings))
    for start in chosen:
        while waiting and waiting[-1].start < start.start:
            heading = waiting.pop()
            path = [above for above in path if above.level < heading.level]
            path.append(heading)
        last = max((n for n, heading in enumerate(path) if id(heading) in taken), default=-1)
        above = tuple(plain_title(heading.title) for heading in path[: last + 1] if heading is not title)
        if last >= 0 and not start.level and is_of_quiz(document, start, keyed):
            found[start.start] = above
    return found


def _is_bold_line(document: Document, block: Block) -> bool:
    line = document.lines[block.start]
    return (
        block.kind == "paragraph" and block.end == block.start + 1 and bool(BOLD_LINE.match(line)) and "?" not in line
    )


def _blocks_from(document: Document, line: int) -> Sequence[Block]:
    return [block for block in document.blocks_on(line, line + 12) if block.start >= line]
