"""The body of a question -> the rest of the question, the answer, the options, and the right ones among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.model import NO_TEXT, Choice, Text
from deckpress.reading.answers.answer_starts import (
    cut_at_options,
    find_marker,
    opened_by,
    output_at,
    with_lazy_labels,
    with_listed_answers,
    without_label_above_fold,
)
from deckpress.reading.answers.beside_answers import (
    intent_at,
    remarks_at_head,
    without_lines_to_write_on,
    without_remarks,
    without_rules,
)
from deckpress.reading.answers.boxes_below import boxes_below
from deckpress.reading.answers.chosen_options import chosen, keyed_list
from deckpress.reading.answers.fenced_answers import with_fenced_answers
from deckpress.reading.answers.named_above import named_above
from deckpress.reading.answers.option_pieces import find_options, naming_piece
from deckpress.reading.answers.options_above_text import options_above_text
from deckpress.reading.answers.placeholders import is_placeholder
from deckpress.reading.answers.resolved import Resolved
from deckpress.reading.parts.details import Details, find_details, inside
from deckpress.reading.parts.named_options import is_options_heading
from deckpress.reading.parts.option_values import BOX, chosen_ones, is_ticked
from deckpress.reading.parts.quoted_output import quoted_output
from deckpress.reading.text.labelled_pieces import Piece, pieces_of, text_of
from deckpress.reading.text.tree import Document, Slice
from deckpress.reading.words.labels import is_answer_word, label_alone, label_of, without_bold


def resolve(
    body: Document,
    *,
    open_details: frozenset[str] = frozenset(),
    key: Text = NO_TEXT,
    output: bool = False,
    asked: str = "",
) -> Resolved:
    """Takes the body of a question apart.

    `open_details` are summaries that hide answers in this document, `key` is the answer in
    an answer key. With `output`, the question asks what the code below it prints. `asked` is the question itself.
    """
    body = with_fenced_answers(with_listed_answers(with_lazy_labels(body)))
    pieces = cut_at_options(body, pieces_of(body))
    if about := remarks_at_head(body, pieces):
        rest = body.part(pieces[about].start, len(body.lines))
        resolved = resolve(rest, open_details=open_details, key=key, output=output, asked=asked)
        return replace(resolved, explanation=Text.join(text_of(body, pieces[:about]), resolved.explanation))
    return _resolve(body, pieces, open_details, key, output=output, asked=asked)


def _resolve(
    body: Document, pieces: list[Piece], open_details: frozenset[str], key: Text, *, output: bool, asked: str
) -> Resolved:
    """The parts of a body that has no remarks at its head."""
    found = find_details(body)
    marker = find_marker(body, pieces, found, open_details, asked)
    pieces = without_label_above_fold(pieces, marker, found)
    asked_on = NO_TEXT
    if key and marker is not None and is_placeholder(_answer(body, pieces, marker, found)):
        # `Answer: ____` is to be filled in, and the key says with what.
        asked_on = _without_blanks(body, pieces)
        pieces, marker = list(without_rules(pieces[:marker])), None
    choices = find_options(body, pieces, marker, named=bool(key))
    if choices is not None and marker is not None and intent_at(body, pieces[:marker]) < choices[0]:
        choices = None  # why it is asked
    if choices is not None and marker is None and not choices[2].marked and not key:
        marker = naming_piece(body, pieces, choices)
    if choices is None and marker is None and key:
        choices = keyed_list(body, pieces, key)
    if choices is not None:
        taken = chosen(body, pieces, choices, marker, lambda at: _answer(body, pieces, at, found), key, asked)
        taken = _with_text_above(body, pieces, choices[0], taken)
        later = bool(taken.choices) and choices[2].labels[0] == "B"
        return replace(taken, tight=bool(choices[2].tight and taken.choices), later=later)
    if marker is None and output and (printed := _printed(body, pieces, key)) is not None:
        return printed
    above = options_above_text(body, pieces) if marker is None and not key else None
    if above is not None and above.right:
        told, below = chosen_ones(above.options, above.right), text_of(body, pieces[above.stop :], label=True)
        return _with_text_above(body, pieces, above.index, Resolved(choices=told, explanation=below, told=above.guess))
    if marker is None:
        loose = above.options.choices[0].text.flat if above is not None else ""
        return _unlabelled(body, pieces, key, asked_on, loose)
    kept, aside = without_remarks(body, without_lines_to_write_on(body, pieces[:marker]))
    if named := named_above(body, pieces, marker):
        below = Text.join(aside, named.options.remark, named.below)
        return Resolved(kept, choices=named.options.choices, explanation=below, doubt=named.doubt)
    if boxed := boxes_below(body, pieces, marker):
        below = text_of(body, pieces[boxed[1] :], label=True)
        return Resolved(kept, choices=boxed[0].choices, explanation=Text.join(aside, below), tight=boxed[0].tight)
    return Resolved(extra=kept, answer=_answer(body, pieces, marker, found), explanation=aside)


def _unlabelled(body: Document, pieces: Sequence[Piece], key: Text, asked_on: Text, loose: str) -> Resolved:
    """A body without the label of an answer; `asked_on` is the question in it if its answer is to be filled in."""
    if asked_on:
        return Resolved(extra=asked_on, answer=key)
    if not key and (wrong := _only_box(body, pieces, ticked=False)):
        return Resolved(choices=(Choice(wrong),), unmarked=True)
    answer = _only_box(body, pieces, ticked=True) or text_of(body, pieces, label=True)
    if key and is_placeholder(answer):
        return Resolved(extra=_without_blanks(body, pieces), answer=key, loose=loose)
    return Resolved(answer=answer, loose=loose)


def _without_blanks(body: Document, pieces: Sequence[Piece]) -> Text:
    """The text of a question without the lines to write its answers on, and without labels alone and rules."""
    texts = [body.text(piece.start, piece.end) for piece in without_rules(pieces)]
    return Text.join(*(text for text in texts if not is_placeholder(_said(text)) and not label_alone(text.markdown)))


def _said(text: Text) -> Text:
    """A text without the label of an answer at its head."""
    label = label_of(text.markdown)
    return text.slice(label.end, len(text.markdown)).strip() if label and label.kind == "answer" else text


def _printed(body: Document, pieces: Sequence[Piece], key: Text) -> Resolved | None:
    """The code of a question, and what it prints: below a line that announces it, or in a quote."""
    if (label := output_at(pieces)) is not None:
        return Resolved(extra=text_of(body, pieces[:label]), answer=text_of(body, pieces[label + 1 :], label=True))
    said = NO_TEXT if key else quoted_output(body, pieces)
    return Resolved(extra=text_of(body, pieces[:-1]), answer=said) if said else None


def _only_box(body: Document, pieces: Sequence[Piece], *, ticked: bool) -> Text:
    """The text after the box if a body is a list of one item, with a box that is ticked or not: it offers no choice."""
    items = pieces[0].block.items if len(pieces) == 1 else ()
    box = BOX.match(items[0].text) if len(items) == 1 else None
    if box is None or is_ticked(box) != ticked:
        return NO_TEXT
    return body.part_text(items[0].start, items[0].end, items[0].indent, items[0].indent + box.end())


def _answer(body: Document, pieces: Sequence[Piece], marker: int, details: Sequence[Details]) -> Text:
    piece = pieces[marker]
    block = piece.block
    if block.kind in ("html", "paragraph") and (opened := opened_by(piece, details)):
        return _unfolded(body, pieces[marker:], opened)
    if block.kind == "heading":
        label = label_of(block.text)
        behind = pieces[marker + 1 :]
        if all(below.block.kind == "heading" for below in behind):
            behind = []  # an empty solution, above an empty explanation
        opened = opened_by(behind[0], details) if behind and behind[0].block.kind == "html" else None
        hidden = opened is not None and opened.hides_answer
        after = _unfolded(body, behind, opened) if opened and hidden else text_of(body, behind, label=True)
        if label is None or is_answer_word(block.text):
            return after
        line = body.lines[piece.start]
        said = body.text(piece.start, piece.start + 1, max(line.find(block.text), 0) + label.end)
        return Text.join(said, after)
    if block.kind == "list":
        item = block.items[0]
        label = label_of(item.text)
        part = body.part(item.start, item.end, item.indent, item.indent + (label.end if label else 0))
        first = part.text(0, len(part.lines))
        if label is not None and label.bold:
            first = first.reword(without_bold(first.markdown, label.bold))
        return Text.join(first, body.text(item.end, pieces[-1].end)) if item.end < pieces[-1].end else first
    if block.kind == "quote":
        inner = _unquoted(body, piece)
        if find_marker(inner, pieces_of(inner), (), frozenset()) is None:
            return Text.join(inner.text(0, len(inner.lines)), text_of(body, pieces[marker + 1 :], label=True))
        return Text.join(resolve(inner).answer, text_of(body, pieces[marker + 1 :], label=True))
    return text_of(body, pieces[marker:])


def _unfolded(body: Document, pieces: Sequence[Piece], opened: Details) -> Text:
    """The content of the element that opens in the first piece, and the text after it."""
    inner = inside(body, opened)
    labelled = find_marker(inner, pieces_of(inner), (), frozenset()) == 0
    shown = resolve(inner).answer if labelled else inner.text(0, len(inner.lines))
    rest = [piece for piece in pieces if piece.start >= opened.closes]
    return Text.join(shown, text_of(body, rest, label=True)) if rest else shown


def _unquoted(body: Document, piece: Piece) -> Document:
    """The text of a quote."""
    slices: list[Slice] = []
    for number in range(piece.start, piece.end):
        mark = re.match(r"[ \t]*>?[ \t]?", body.lines[number])
        slices.append((number, mark.end() if mark else 0, None))
    return body.cut(slices)


def _with_text_above(body: Document, pieces: Sequence[Piece], index: int, found: Resolved) -> Resolved:
    """A question with options, and its text above the piece at which these begin."""
    head = index - 1 if index and is_options_heading(pieces[index - 1].block) else index
    extra, aside = without_remarks(body, without_lines_to_write_on(body, pieces[:head]), forms=True)
    return replace(found, extra=Text.join(extra, found.extra), explanation=Text.join(aside, found.explanation))
