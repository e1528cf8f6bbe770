"""A chosen question and the lines up to its end -> a note."""

from __future__ import annotations

from deckpress.frozen import replace
from deckpress.model import NO_TEXT
from deckpress.reading.keys.key_values import NOT_KEYED, Keyed
from deckpress.reading.notes.between import book_between
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.notes.labelled import make_labelled
from deckpress.reading.notes.question_bodies import below, meaning
from deckpress.reading.notes.question_ends import asked_below
from deckpress.reading.parts.asking_lists import follows_up
from deckpress.reading.parts.details import inside
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.settings.attributes import NONE
from deckpress.reading.settings.line_settings import from_end
from deckpress.reading.starts.statement_starts import JUDGED
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document, make_document


def make_question(
    ledger: Ledger, start: Start, end: int, context: Context, repeated: frozenset[str], *, last: bool
) -> None:
    """Books the note of a question, by the shape of its start, with the lines up to its end.

    `repeated`: texts of page labels; `last`: no question follows.
    """
    document = ledger.document
    if start.shape == "label":
        make_labelled(ledger, start, end, context, repeated, last=last)
        return
    head = Head(start.text, start.start, start.end, start.attributes, key=context.keyed.get(start.start, NOT_KEYED))
    if start.answer is not None:
        said = start.answer
        if start.form == JUDGED:  # words such as `richtig` are labels elsewhere
            head, said = replace(head, key=Keyed(said)), NO_TEXT
        body = make_document(document.source, said.markdown.split("\n"), said.origin, document.references)
        make_note(ledger, document, head, body if said else document.part(start.end, start.end), start.end, context)
        return
    if start.level and not start.column:
        head = asked_below(document, start, head, end)
        start = replace(start, end=head.end)
    if start.column:
        indent = start.item.indent if start.item else 0
        body = document.part(start.start, end, indent, start.column)
    elif start.details is not None:
        item = start.item  # an element in an item has its places in the item
        around = document.inside(item) if item else document
        body = inside(around, start.details)
    elif start.item is not None:
        body = document.part(start.end, end, _indent_below(document, start, end))
        if body.blocks and all(map(follows_up, body.blocks)):
            body = document.part(start.end, start.end)  # questions that follow up answer nothing
    elif start.shape == "term":
        body, stop = meaning(document, start, end)
        make_note(ledger, document, head, body, stop, context)
        book_between(ledger, document, stop, end)
        return
    else:
        body = below(document, start.end, end)
    if start.shape == "pair" and start.column:
        head, body = _with_settings(head, body)
    make_note(ledger, document, head, body, end, context)
    if start.details is not None and ledger.use_of(document, end - 1, end) is None:
        ledger.book(document, Use.FRAME, end - 1, end)


def _with_settings(head: Head, body: Document) -> tuple[Head, Document]:
    """A pair with the settings in a comment or in braces at the end of its line, and its meaning without them."""
    line = body.lines[0].rstrip() if body.lines else ""
    if not line.endswith(("}", "-->")) or line.endswith("}}"):
        return head, body
    words, said = from_end(line)
    if said == NONE or not words.strip() or not line[len(words) : len(words) + 1].isspace():
        return head, body
    below = ((number, 0, None) for number in range(1, len(body.lines)))
    return replace(head, attributes=head.attributes.merged(said)), body.cut([(0, 0, len(words)), *below])


def _indent_below(document: Document, start: Start, end: int) -> int:
    """How many blanks the lines below an item lose: none if a list at the left edge follows."""
    indent = start.item.indent if start.item else 0
    block = document.block_from(start.end) if start.loose and start.end < end else None
    listed = block is not None and block.kind == "list" and block.start >= start.end
    return 0 if listed and block is not None and not document.lines[block.start][:1].isspace() else indent
