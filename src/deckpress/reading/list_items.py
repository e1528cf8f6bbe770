"""The lists of a document -> the items in which a question might start."""

from __future__ import annotations

from deckpress.compare import letters
from deckpress.reading.attributes import from_heading
from deckpress.reading.details import find_details
from deckpress.reading.labels import is_answer_heading, label_of
from deckpress.reading.options import options_at, options_of
from deckpress.reading.outline import looks_like_question
from deckpress.reading.question_starts import BOLD_LINE, Start, clean_question, lead_term, question_text
from deckpress.reading.tree import Block, Document, Item


def item_starts(document: Document, block: Block, following: Block | None, linked: frozenset[str]) -> list[Start]:
    """The candidates among the items of a list; `following` is the block behind the list."""
    starts = []
    for item in block.items:
        if item.first == "html":
            starts += _with_details(document, item, linked)
        elif item.first in ("heading", "paragraph"):
            loose = item is block.items[-1] and _options_follow(document, item, following)
            starts.append(_item(document, block, item, linked, loose=loose))
            lead = lead_term(document, item.start, item)
            starts += [lead] if lead else []
    return starts


def list_asks(block: Block) -> bool:
    """True for a list of questions: two items or more, most of which ask or carry a question's label."""
    labelled = sum(1 for item in block.items if (label := label_of(item.text)) and label.kind == "question")
    asking = sum(1 for item in block.items if looks_like_question(item.text))
    return len(block.items) >= 2 and (labelled == len(block.items) or asking * 2 > len(block.items))


def _options_follow(document: Document, item: Item, following: Block | None) -> bool:
    """True if the options of an item's question stand behind the list, because nothing is indented."""
    return (
        following is not None
        and not item.nested
        and following.kind in ("paragraph", "list")
        and options_at(document, following) is not None
    )


def _item(document: Document, block: Block, item: Item, linked: frozenset[str], *, loose: bool) -> Start:
    lines = item.text.split("\n")
    first = lines[0]
    bold = BOLD_LINE.match(first) is not None
    split = item.first == "paragraph" and len(lines) > 1 and (bold or looks_like_question(first) or _answers(lines[1]))
    body = item.nested or split or loose
    shape = "item-heading" if item.first == "heading" else "item-bold" if bold else "item"
    written, attributes = from_heading(first if split else item.text)
    cleaned, _, label = clean_question(written, numbered=True)
    end = item.start + 1 if split else item.head_end
    inner = document.part(item.start, item.end, item.indent, item.indent) if item.nested else None
    if inner and not split and all(b.kind == "list" and list_asks(b) for b in inner.blocks[1:]):
        body = loose  # questions that follow up answer nothing
    marked = loose or (body and inner is not None and _marked(inner))
    return Start(
        shape, item.start, end, question_text(document, item.start, cleaned),
        len(document.lines) if loose else item.end,
        looks_like_question(written), label is not None, marked, letters(cleaned) in linked,
        block.ordered, body, item.level, attributes, item=item, loose=loose,
    )  # fmt: skip


def _answers(line: str) -> bool:
    label = label_of(line)
    return label is not None and label.kind == "answer"


def _marked(inner: Document) -> bool:
    """True if what an item holds below its first block looks like an answer."""
    details = find_details(inner)
    if any(found.hides_answer for found in details):
        return True
    return any(answers(inner, block) or _nested_label(block) for block in inner.blocks[1:])


def answers(document: Document, block: Block) -> bool:
    """True if a block that follows a question looks like its answer: an answer's label, or options."""
    if block.kind == "heading":
        return is_answer_heading(block.text)
    if block.kind == "paragraph":
        label = label_of(document.lines[block.start])
        return (label is not None and label.kind == "answer") or options_at(document, block) is not None
    return block.kind in ("list", "table") and options_of(document, block) is not None


def _nested_label(block: Block) -> bool:
    label = label_of(block.items[0].text) if block.kind == "list" and block.items else None
    return (label is not None and label.kind == "answer") or block.kind == "quote"


def _with_details(document: Document, item: Item, linked: frozenset[str]) -> list[Start]:
    inner = document.part(item.start, item.end, item.indent, item.indent)
    found = find_details(inner)
    if not found or found[0].hides_answer:
        return []
    text, _, _ = clean_question(found[0].summary, numbered=True)
    question = question_text(document, item.start + found[0].summary_starts[0], text)
    return [
        Start("item-details", item.start, item.start + 1, question, item.end, looks_like_question(text),
              linked=letters(text) in linked, body=True, item=item, details=found[0])
    ]  # fmt: skip
