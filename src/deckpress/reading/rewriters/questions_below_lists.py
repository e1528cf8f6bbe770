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

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import BOLD_LINE
from deckpress.reading.text.labelled_pieces import lines_in_displays
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind

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
    """True if text or a question separates the line from the question above, and text follows it.

    Of bold questions on adjacent lines, only the last has an answer.
    """
    lines = document.lines
    if BOLD_LINE.match(lines[number - 1]) and not _form(lines[number - 1]):
        return False
    if number + 1 < block.end:
        return _form(lines[number]) == "bold" or not _form(lines[number + 1])
    return after is not None and after.kind != "heading" and not _form(lines[after.start])
