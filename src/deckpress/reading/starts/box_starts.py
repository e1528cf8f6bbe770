"""The containers that hold questions, `::: challenge`, `> [!question]- Title`, as candidates."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.model import NO_TEXT, Text
from deckpress.reading.parts.details import Details
from deckpress.reading.parts.options import options_at
from deckpress.reading.parts.outline import bare_letters
from deckpress.reading.parts.question_starts import Start, clean_question, question_text
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import is_question_word, label_kind


def box_starts(document: Document, details: Sequence[Details], linked: frozenset[str]) -> list[Start]:
    """The containers with questions among the elements, each with the answers that follow it."""
    starts = []
    for index, found in enumerate(details):
        if found.asks:
            behind = _answers_behind(document, details, index)
            starts.append(_start(document, found, behind, linked))
    return starts


def _answers_behind(document: Document, details: Sequence[Details], index: int) -> int:
    """The line at which the answers directly after a container end."""
    closes = details[index].closes
    for following in details[index + 1 :]:
        between = document.lines[closes : following.opens[0]]
        if not following.hides_answer or following.label or any(line.strip() for line in between):
            break
        closes = following.closes
    return closes


def _start(document: Document, found: Details, closes: int, linked: frozenset[str]) -> Start:
    opens = found.opens[0]
    first = opens + 1
    hidden = next((child.opens[0] for child in found.children if child.hides_answer), found.closes)
    answered = hidden < found.closes or closes > found.closes or _answers_itself(document, first, found.closes)
    title = NO_TEXT
    if found.summary and not is_question_word(found.summary):
        text, _, _ = clean_question(found.summary, numbered=True)
        title = question_text(document, opens, text)
    stop = first
    if found.role == "task" and not answered:
        stop = closes  # the whole text is the question
    elif found.role == "task" and hidden < found.closes and _lists_parts(document, first, hidden):
        stop = hidden  # the letters number parts of the task
    elif not title:
        alone = bool(found.summary) and (hidden < found.closes or closes > found.closes)
        stop = hidden if alone else _first_block(document, first, hidden)
    question = Text.join(title, document.text(first, stop)) if stop > first else title
    body = replace(found, inside=(stop, 0), ends=(closes, 0), closes=closes, children=[])
    left = any(line.strip() for line in document.lines[stop:closes])
    return Start(
        "box", opens, max(stop, first), question, closes, True, True, True,
        bare_letters(question.markdown) in linked, body=left, details=body, sign=1.0,
    )  # fmt: skip


def _answers_itself(document: Document, first: int, last: int) -> bool:
    """True for a container that includes options or the label of an answer."""
    for block in document.blocks_on(first, last):
        labelled = block.kind in ("paragraph", "heading") and label_kind(document.lines[block.start]) == "answer"
        if labelled or options_at(document, block) is not None:
            return True
    return False


def _lists_parts(document: Document, first: int, last: int) -> bool:
    """True if lines of a task above its hidden answer have letters, as options do, but no mark of the right one."""
    found = [options for block in document.blocks_on(first, last) if (options := options_at(document, block))]
    return bool(found) and not any(options.marked or options.boxed for options in found)


def _first_block(document: Document, first: int, last: int) -> int:
    """The line after the first block, which is the question if a container has no title."""
    block: Block | None = next((b for b in document.blocks_on(first, last) if b.start >= first), None)
    return min(block.end, last) if block else first
