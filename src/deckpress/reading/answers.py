"""The body of a question -> the rest of the question, the answer, the options, and which of them are right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from deckpress.compare import letters
from deckpress.html import sanitize
from deckpress.model import NO_TEXT, Choice, Text
from deckpress.reading.details import Details, find_details, inside
from deckpress.reading.key_answers import read_key
from deckpress.reading.labelled_pieces import Piece, pieces_of, text_of
from deckpress.reading.labels import is_answer_heading, is_answer_word, label_of
from deckpress.reading.options import Options, chosen_ones, options_of, options_of_blocks, right_ones
from deckpress.reading.tree import Document, Slice
from deckpress.reading.vocabulary import NO_ANSWER

_PLACEHOLDER = re.compile(rf"[\W_]*(?:{NO_ANSWER})?[\W_]*", re.I)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The parts of a question's body. `guessed` is the answer if it only resembles the option it was matched with."""

    extra: Text = NO_TEXT
    answer: Text = NO_TEXT
    choices: tuple[Choice, ...] = ()
    explanation: Text = NO_TEXT
    unmarked: bool = False
    """True if there are options and nothing says which is right."""
    guessed: str = ""
    contradicted: str = ""
    """The option whose letter a key gives, where the key has the words of another behind it."""
    keyed: bool = False
    """True if a key says which options are right."""


def is_placeholder(text: Text) -> bool:
    """True if a text only keeps the place of an answer: nothing, dots, TODO, `Answer here` and the like."""
    return len(text.markdown) < 60 and bool(_PLACEHOLDER.fullmatch(text.markdown.strip()))


def resolve(body: Document, *, open_details: frozenset[str] = frozenset(), key: Text = NO_TEXT) -> Resolved:
    """Takes the body of a question apart.

    `open_details` are summaries that hide answers in this document, `key` is the answer in
    an answer key.
    """
    pieces = pieces_of(body)
    found = find_details(body)
    marker = _marker(body, pieces, found, open_details)
    choices = _options(body, pieces, marker, key)
    if choices is not None:
        return _choice_question(body, pieces, choices, marker, found, key)
    if marker is None:
        answer = text_of(body, pieces, label=True)
        return Resolved(answer=key if key and is_placeholder(answer) else answer)
    extra = text_of(body, pieces[:marker], label=True)
    return Resolved(extra=extra, answer=_answer(body, pieces, marker, found))


# ---- where the answer starts ---------------------------------------------------------------------


def _marker(
    body: Document, pieces: Sequence[Piece], details: Sequence[Details], open_details: frozenset[str]
) -> int | None:
    """The piece at which the answer starts: its label, a heading that says so, or the element that hides it."""
    for index, piece in enumerate(pieces):
        block = piece.block
        if piece.label and piece.label.kind == "question":
            return None  # the answer itself holds a question and its answer
        if piece.label and piece.label.kind == "answer":
            return index
        if block.kind == "heading" and is_answer_heading(block.text):
            return index
        if block.kind == "quote" and _quote_label(body, piece):
            return index
        if block.kind == "list" and _list_label(body, piece):
            return index
        opened = _opened(piece, details) if block.kind in ("html", "paragraph") else None
        if opened and (opened.hides_answer or opened.summary in open_details):
            return index
    return None


def _quote_label(body: Document, piece: Piece) -> bool:
    line = body.lines[piece.start].lstrip("> \t")
    label = label_of(line)
    return label is not None and label.kind == "answer"


def _list_label(body: Document, piece: Piece) -> bool:
    """True for a list whose first item is labelled as the answer; `A:` may be the first of several options, too."""
    label = label_of(piece.block.items[0].text) if piece.block.items else None
    return label is not None and label.kind == "answer" and options_of(body, piece.block) is None


def _opened(piece: Piece, details: Sequence[Details]) -> Details | None:
    """The first of the elements, which are in order, that opens in a piece."""
    first = bisect_left(details, (piece.start, 0), key=lambda found: found.opens)
    return details[first] if first < len(details) and details[first].opens[0] < piece.end else None


# ---- the answer of an open question --------------------------------------------------------------


def _answer(body: Document, pieces: Sequence[Piece], marker: int, details: Sequence[Details]) -> Text:
    piece = pieces[marker]
    block = piece.block
    if block.kind in ("html", "paragraph") and (opened := _opened(piece, details)):
        inner = inside(body, opened)
        shown = (
            resolve(inner).answer
            if _marker(inner, pieces_of(inner), (), frozenset()) == 0
            else inner.text(0, len(inner.lines))
        )
        rest = [p for p in pieces[marker:] if p.start >= opened.closes]
        return Text.join(shown, text_of(body, rest, label=True)) if rest else shown
    if block.kind == "heading":
        label = label_of(block.text)
        after = text_of(body, pieces[marker + 1 :], label=True)
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
        return Text.join(first, body.text(item.end, pieces[-1].end)) if item.end < pieces[-1].end else first
    if block.kind == "quote":
        inner = _unquoted(body, piece)
        return Text.join(resolve(inner).answer, text_of(body, pieces[marker + 1 :], label=True))
    return text_of(body, pieces[marker:])


def _unquoted(body: Document, piece: Piece) -> Document:
    """What a quote holds."""
    slices: list[Slice] = []
    for number in range(piece.start, piece.end):
        mark = re.match(r"[ \t]*>?[ \t]?", body.lines[number])
        slices.append((number, mark.end() if mark else 0, None))
    return body.cut(slices)


# ---- multiple choice -----------------------------------------------------------------------------


def _options(body: Document, pieces: Sequence[Piece], marker: int | None, key: Text) -> tuple[int, int, Options] | None:
    """The options before the answer, and the first and last piece (excluded) that hold them.

    Options without labels count only where an answer names one. Lettered options that no answer names count if
    nothing else stands below the question, which then has no answer.
    """
    before = pieces[:marker] if marker is not None else pieces
    known = 0  # up to which piece it is known that no options of several blocks begin
    for index, piece in enumerate(before):
        if index >= known:
            run, blocks = options_of_blocks(body, (before[n].block for n in range(index, len(before))))
            if run is not None:
                return index, index + blocks, run
            known = index + blocks
        options = options_of(body, piece.own_block)
        if options and (options.boxed or marker is not None or options.marked or key):
            return index, index + 1, options
        if options and options.labels[0].isalpha() and _alone(pieces, index):
            return index, index + 1, options
    if not before or (marker is None and not key):
        return None
    options = options_of(body, before[-1].block, any_list=True)
    if options and marker is None and not read_key(key, options).right:
        return None
    return (len(before) - 1, len(before), options) if options else None


def _alone(pieces: Sequence[Piece], index: int) -> bool:
    """True if nothing but code stands above a piece, and nothing below it."""
    return index == len(pieces) - 1 and all(piece.block.kind in ("fence", "code") for piece in pieces[:index])


def _choice_question(
    body: Document,
    pieces: Sequence[Piece],
    choices: tuple[int, int, Options],
    marker: int | None,
    details: Sequence[Details],
    key: Text,
) -> Resolved:
    index, stop, options = choices
    extra = text_of(body, pieces[:index], label=True)
    if options.marked:
        rest = pieces[stop:]
        if rest and marker is not None and rest[0] is pieces[marker]:
            explanation = _answer(body, pieces, marker, details)
        else:
            explanation = text_of(
                body, rest, label=not (rest and rest[0].label and rest[0].label.kind == "explanation")
            )
        return Resolved(extra, choices=options.choices, explanation=explanation)
    if marker is None and not key:
        return Resolved(extra, choices=options.choices, unmarked=True)
    if marker is None:
        return _keyed(extra, options, key, text_of(body, pieces[stop:], label=True))
    said = _answer(body, pieces, marker, details)
    right, taken, guessed = right_ones(said.markdown, options)
    if not right:
        if options.boxed or any(options.labels):
            return Resolved(extra, choices=options.choices, explanation=said, unmarked=True)
        return Resolved(Text.join(extra, text_of(body, pieces[index:marker], label=True)), answer=said)
    explanation = _explanation(said, taken, [options.choices[i] for i in right])
    between = text_of(body, pieces[stop:marker], label=True)
    first_line = said.markdown.split("\n", 1)[0]
    return Resolved(
        extra,
        choices=chosen_ones(options, right),
        explanation=Text.join(between, explanation),
        guessed=first_line if guessed else "",
    )


def _keyed(extra: Text, options: Options, key: Text, below: Text) -> Resolved:
    """A question with options that only a key answers."""
    says = read_key(key, options)
    if not says.right:
        return Resolved(extra, choices=options.choices, explanation=key, unmarked=True, contradicted=says.option)
    choices = chosen_ones(options, says.right)
    explanation = Text.join(below, says.explanation)
    return Resolved(extra, choices=choices, explanation=explanation, guessed=says.guessed, keyed=True)


def _explanation(said: Text, taken: int, right: Sequence[Choice]) -> Text:
    """What an answer says beyond naming the right options."""
    line_end = said.markdown.find("\n", taken)
    line_end = len(said.markdown) if line_end < 0 else line_end
    tail = said.markdown[taken:line_end]
    words = letters(sanitize.TAG.sub("", tail))
    if not words or any(_repeats(words, letters(sanitize.TAG.sub("", c.text.markdown))) for c in right):
        taken = line_end
    rest = said.slice(taken).strip()
    rest = rest.slice(len(rest.markdown) - len(rest.markdown.lstrip(" \t\n*_.:,;-–—)")) if not words else 0).strip()
    label = label_of(rest.markdown.split("\n", 1)[0]) if rest else None
    if label and label.kind == "explanation":
        rest = rest.slice(label.end).strip()
    return rest


def _repeats(words: str, option: str) -> bool:
    """True if the words after a letter repeat the option or part of it, rather than explain it."""
    return bool(option) and (words in option or (option in words and len(words) <= len(option) + 8))
