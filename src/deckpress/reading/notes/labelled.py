"""A labelled question or cloze -> its note."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.diagnostics.catalogue.reading import CAPTION, CLOZE_WITHOUT_GAP, PAGE_LABEL
from deckpress.frozen import replace
from deckpress.markdown.cloze import may_have_gap
from deckpress.markdown.spans import scan
from deckpress.marks import edited
from deckpress.model import Text
from deckpress.reading.keys.key_values import NOT_KEYED
from deckpress.reading.notes.between import book_between
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.notes.question_bodies import below
from deckpress.reading.notes.question_ends import asked_in, first_option, goes_on
from deckpress.reading.parts.furniture import orphans_inside, trailing_labels
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.settings.attributes import NONE
from deckpress.reading.settings.line_settings import from_end
from deckpress.reading.text.labelled_pieces import Piece, text_of
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.quotes import quoted_text
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex


def make_labelled(
    ledger: Ledger, start: Start, end: int, context: Context, repeated: frozenset[str], *, last: bool
) -> None:
    """Books the note of a labelled line, which ends at a rule, and what lies between the rule and its end."""
    document = ledger.document
    piece = start.piece
    assert piece is not None
    blocks = document.blocks_on(start.end, end)
    stop = next((block.start for block in blocks if block.kind == "rule" and start.end <= block.start), end)
    if piece.kind == "cloze":
        _make_cloze(ledger, start, piece, stop, context)
    else:
        asked = 0
        if not text_of(document, [piece]):
            asked = asked_in(document.part(start.end, stop), keyed=start.start in context.keyed)
        body_end = stop
        if not any(block.start < stop < block.end for block in blocks):
            first = start.end + asked if asked else start.start
            answer = [block for block in blocks if first <= block.start and block.end <= stop]
            body_end = _leave_labels(ledger, answer, stop, repeated, last=last and end == len(document.lines))
        head, body = _asked(document, start, piece, asked, body_end, context)
        make_note(ledger, document, with_braces(head), body, body_end, context)
    if stop < end:
        book_between(ledger, document, stop, end)


def _make_cloze(ledger: Ledger, start: Start, piece: Piece, stop: int, context: Context) -> None:
    document = ledger.document
    quoted = piece.block.kind == "quote"
    written = quoted_text(document, piece.start, piece.end) if quoted else text_of(document, [piece])
    text = _gaps(written)
    if not may_have_gap(text.markdown):
        ledger.report(document, CLOZE_WITHOUT_GAP, start.start)
        ledger.book(document, Use.PROSE, start.start, stop)
        return
    head = Head(text, start.start, start.end, cloze=True, key=context.keyed.get(start.start, NOT_KEYED))
    make_note(ledger, document, with_braces(head), document.part(start.end, stop), stop, context)


def with_braces(head: Head) -> Head:
    """A question with the settings in braces behind a blank at its end, even if these are tags or an id alone."""
    written = head.text.markdown
    if not written.endswith("}") or written.endswith("}}"):
        return head
    words, said = from_end(written)
    if said == NONE or not written[len(words) : len(words) + 1].isspace():
        return head
    return replace(head, text=head.text.slice(0, len(words)), attributes=head.attributes.merged(said))


def _leave_labels(ledger: Ledger, blocks: Sequence[Block], stop: int, repeated: frozenset[str], *, last: bool) -> int:
    """The line at which an answer ends: above the page labels at its end, which are reported, as captions are."""
    document = ledger.document
    count = trailing_labels(document, blocks, repeated, last=last)
    labels = blocks[len(blocks) - count :]
    for block in labels:
        words = block.text.strip()
        ledger.report(document, PAGE_LABEL, block.start, text=words)
        ledger.book(document, Use.FURNITURE, block.start, block.end, words)
    for block in orphans_inside(blocks[: len(blocks) - count]):
        ledger.report(document, CAPTION, block.start, text=block.text.strip())
    return labels[0].start if labels else stop


def _asked(
    document: Document, start: Start, piece: Piece, asked: int, stop: int, context: Context
) -> tuple[Head, Document]:
    """The question of a label and the text below it.

    A label without words asks in the `asked` lines below it. The question ends above its first option. It ends on its
    first line, with the question mark, if nothing but the text that touches it can be the answer.
    """
    keyed = start.start in context.keyed
    options = first_option(document, start.start, start.end)
    end = options or start.end
    text = text_of(document, [replace(piece, end=end)])
    if asked and not text:
        text = document.part(end, stop).text(0, asked)
        end += asked
    body = document.part(end, stop)
    if end == start.end > start.start + 1 and looks_like_question(document.lines[start.start]):
        on_first = text_of(document, [replace(piece, end=start.start + 1)])
        if on_first.flat and (not body.blocks or (not keyed and goes_on(document, start, body))):
            text, end = on_first, start.start + 1
            body = below(document, end, stop)
    return Head(text, start.start, end, key=context.keyed.get(start.start, NOT_KEYED)), body


_BRACKETS = regex(r"(?<![\\!\]])\[([^\[\]\n]+)\](?![(\[:])")


def _gaps(text: Text) -> Text:
    """A cloze whose gaps are `[words]`, as hashcards writes them, with gaps as `==words==`."""
    if may_have_gap(text.markdown):
        return text
    kept = [(s.start, s.end) for s in scan(text.markdown)]
    parts, position = [], 0
    for found in _BRACKETS.finditer(_covered(text.markdown, kept)):
        if not any(first <= found.start() < last for first, last in kept):
            parts += [text.markdown[position : found.start()], f"=={text.markdown[slice(*found.span(1))]}=="]
            position = found.end()
    return text.reword("".join([*parts, text.markdown[position:]]))


def _covered(markdown: str, kept: Sequence[tuple[int, int]]) -> str:
    """The text with `x` for each bracket inside code, a formula or the like, so that these brackets end no gap."""
    inside = ((first + 1, last - 1) for first, last in kept if last - first > 2)
    return edited(markdown, [(a, b, markdown[a:b].replace("[", "x").replace("]", "x")) for a, b in inside])
