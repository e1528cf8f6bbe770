"""Answers and explanations in blocks of code -> plain lines, if the code only names an option or holds nothing."""

from __future__ import annotations

from deckpress.reading.parts.named_options import names_only
from deckpress.reading.parts.options import options_of
from deckpress.reading.text.tree import Block, Document, make_document
from deckpress.reading.words.labels import label_alone, label_of
from deckpress.regex import regex

_LETTERS = regex(r"[ \t]*[A-H](?:[ \t]*[,;&/、，]?[ \t]*[A-H])*[.)]?[ \t]*\Z")
_FENCED = 3
"""The lines of a block of code with one line in it."""


def with_fenced_answers(body: Document) -> Document:
    """The body with a labelled line in place of code that only names one of the options right above it.

    Below a label on a line of its own, code that names an option loses its fence, and so does code without text.
    """
    changes: dict[int, str] = {}
    for before, above, block in zip((None, *body.blocks), body.blocks, body.blocks[1:], strict=False):
        if block.kind != "fence" or above.kind not in ("list", "paragraph"):
            continue
        kind = labelled_above(body, above, block)
        if kind and not block.text.strip() and kind == "explanation":
            changes.update(dict.fromkeys(range(block.start, block.end), ""))
        elif block.end - block.start != _FENCED:
            continue
        elif kind == "answer" and _names(body, before, body.lines[block.start + 1]):
            changes.update({block.start: "", block.end - 1: ""})
        elif not kind and (label := _label_for(body, above, body.lines[block.start + 1])) is not None:
            said = body.lines[block.start + 1].strip()
            changes.update({block.start: "", block.start + 1: f"{label}{said}", block.end - 1: ""})
    if not changes:
        return body
    lines = [changes.get(number, line) for number, line in enumerate(body.lines)]
    return make_document(body.source, lines, list(body.origin), body.references)


def labelled_above(document: Document, above: Block, block: Block) -> str:
    """What the label announces that is alone on the last line of a paragraph, near a block below it; '' without one."""
    near = above.kind == "paragraph" and block.start - above.end <= 1
    return label_alone(document.lines[above.end - 1]) if near else ""


def _names(body: Document, above: Block | None, line: str) -> bool:
    """True if a line of code has only letters of options, or names one of those in a block."""
    return _LETTERS.match(line) is not None or (above is not None and _label_for(body, above, line) is not None)


def _label_for(body: Document, above: Block, line: str) -> str | None:
    """The label that a line lacks, if it only names an option of the block above it; None if it says anything else."""
    label = label_of(line.strip())
    said = line.strip()[label.end :] if label and label.kind == "answer" else line
    options = options_of(body, above, any_list=True)
    if options is None or options.marked or not names_only(said, options):
        return None
    return "Answer: " if said is line else ""
