"""Questions in bold or with a label right below the answer to another one -> the lines that begin them.

    **What is a hook?**
    A function:
    - one
    - two
    **What is a key?**
    An identity.

A blank line is missing: Markdown reads the second question as the rest of the item `two`. The same goes for
quotes and tables.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.labelled_pieces import lines_in_displays
from deckpress.reading.labels import label_kind
from deckpress.reading.outline import looks_like_question
from deckpress.reading.question_starts import BOLD_LINE
from deckpress.reading.tree import Block, Document

_TOUCHED = ("paragraph", "list", "quote", "table")


def lines_of_questions_below(document: Document) -> Iterator[int]:
    """The lines of such questions, below another one of their form and with an answer below them."""
    asked: set[str] = set()
    code: frozenset[int] | None = None
    for index, block in enumerate(document.blocks):
        if block.kind == "heading":
            asked.clear()
        if block.kind not in _TOUCHED:
            continue
        hidden: frozenset[int] | None = None
        if block.kind == "paragraph":
            asked.add(_form(document.lines[block.start]))
        for number in range(block.start + 1, block.end):
            form = _form(document.lines[number])
            if not form or form not in asked or not document.lines[number - 1].strip():
                continue
            code = document.code_lines() if code is None else code
            if hidden is None:
                hidden = lines_in_displays(block) if block.kind == "paragraph" else frozenset()
            after = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
            if number not in code and number not in hidden and _is_answered(document, block, number, after):
                yield number


def _form(line: str) -> str:
    """The form of a question at the left edge: bold words that ask, or a label; an empty text for others."""
    if line[:1].isspace():
        return ""
    if kind := label_kind(line):
        return kind if kind == "question" else ""
    bold = BOLD_LINE.match(line)
    return "bold" if bold and looks_like_question(bold[2]) else ""


def _is_answered(document: Document, block: Block, number: int, after: Block | None) -> bool:
    """True if text separates the line from the question above, and what follows it is not a question."""
    if BOLD_LINE.match(document.lines[number - 1]):
        return False
    below = number + 1 if number + 1 < block.end else after.start if after and after.kind != "heading" else -1
    return below > 0 and not _form(document.lines[below])
