"""A plain paragraph with options or the label of an answer right below it -> a candidate."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence

from deckpress.reading.parts.above_options import only_adds, option_begins
from deckpress.reading.parts.named_lists import named_list
from deckpress.reading.parts.option_values import Options
from deckpress.reading.parts.options import options_from, options_of
from deckpress.reading.parts.outline import bare_letters, looks_like_question
from deckpress.reading.parts.question_starts import (
    BOLD_LINE,
    Start,
    bold_question,
    clean_question,
    question_text,
    without_hard_break,
)
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.settings.attributes import NONE, Attributes
from deckpress.reading.settings.line_settings import from_line
from deckpress.reading.starts.list_items import are_conditions
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import is_answer_heading, number_of
from deckpress.regex import regex

_MOST_LINES = 12
_ASKS_OTHERWISE = regex(r"(?:[:：=…]|\.\.\.|(?:_|\\_){2,}[.)]?)[*_\s]*\Z")
_WHOLE = regex(r"[.!。！:：][*_)\s]*\Z")
"""The end of a sentence, and of text that announces a list."""


def _is_titled(pieces: Sequence[Piece], index: int) -> bool:
    """True for a paragraph right below a heading or a bold line: the paragraphs below it belong to that."""
    above = pieces[index - 1].block if index else None
    return above is not None and (above.kind == "heading" or BOLD_LINE.match(above.text.strip()) is not None)


def has_options(document: Document, pieces: Sequence[Piece], head: Start) -> bool:
    """True for a heading with options of its own right below it."""
    number = bisect_right(pieces, head.end - 1, key=lambda piece: piece.start)
    options = _options_from(document, pieces[number])[0] if head.level and number < len(pieces) else None
    return options is not None and _sure(options, pieces[number + 1 : number + 2], (), asks=True)


def asked_paragraph(
    document: Document, pieces: Sequence[Piece], index: int, hidden: Container[int], linked: frozenset[str]
) -> Start | None:
    """The paragraph of a piece as a candidate, if it contains options or options follow directly."""
    piece = pieces[index]
    if bold_question(document.lines[piece.start : piece.end][:3]):
        return None
    if option_begins(document, piece.start) and not _is_lettered_question(document, pieces, index):
        return None
    inside = next((n for n in range(piece.start + 1, piece.end) if option_begins(document, n)), 0)
    end = inside or piece.end
    if end - piece.start > _MOST_LINES:
        return None
    after, added = index + 1, False
    if inside:
        options = options_of(document, Block("paragraph", inside, piece.end))
    else:
        asking = looks_like_question(" ".join(document.lines[piece.start : end])) and not _is_titled(pieces, index)
        if after < len(pieces) and (
            pieces[after].block.kind == "fence"
            or _is_meant(document, pieces[after], end)
            or (asking and (only_adds(document, pieces[after]) or _is_plain_list(document, pieces, after)))
        ):
            after += 1
        added = after > index + 1 and asking
        options, count = _options_from(document, pieces[after]) if after < len(pieces) else (None, 1)
        options = options or named_list(document, pieces, after)
        after += count if options else 1
    answered = added and after <= len(pieces) and pieces[after - 1].kind == "answer"
    above_answer = index + 1 < len(pieces) and pieces[index + 1].kind == "answer"
    if options is None and (inside or not (answered or above_answer)):
        return None
    last, said = from_line(document.lines[end - 1])
    last = without_hard_break(last) if inside else last
    written = "\n".join([*(line.strip() for line in document.lines[piece.start : end - 1]), last.strip()])
    asks = looks_like_question(written)
    labelled = options is None and not inside and (answered or _label_follows(pieces, index, written))
    breaks_off = asks or not _WHOLE.search(written)
    below = pieces[after : after + 1]
    if not labelled and (options is None or not _sure(options, below, hidden, asks=asks, breaks_off=breaks_off)):
        return None
    return asked_start(document, piece, linked, written, end, said)


def asked_start(
    document: Document, piece: Piece, linked: frozenset[str], written: str = "", end: int = 0, said: Attributes = NONE
) -> Start:
    """The candidate that a paragraph is, or its first lines, whose text without settings is `written`."""
    written, end = written or "\n".join(document.lines[piece.start : piece.end]).strip(), end or piece.end
    cleaned, _, _ = clean_question(written, numbered=True)
    return Start(
        "asked", piece.start, end, question_text(document, piece.start, cleaned), len(document.lines),
        looks_like_question(written), False, True, bare_letters(cleaned) in linked, bool(number_of(written)), True,
        attributes=said, piece=piece, sign=1.0,
    )  # fmt: skip


def _label_follows(pieces: Sequence[Piece], index: int, written: str) -> bool:
    """True for a paragraph above the label of an answer that ends as questions do, or is right above the label."""
    piece, after = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
    if after is None or after.kind != "answer" or piece.start != piece.block.start:
        return False
    return after.block is piece.block or ends_asking(written)


def ends_asking(written: str) -> bool:
    """True for a text that ends as questions and tasks do."""
    return bool(asks_or_sets_task(written) or _ASKS_OTHERWISE.search(written))


def offers(document: Document, pieces: Sequence[Piece], index: int) -> int:
    """How many pieces a paragraph that breaks off, `The largest planet is:`, and its lettered options take; else 0."""
    piece = pieces[index]
    if piece.kind or piece.block.kind != "paragraph" or option_begins(document, piece.start):
        return 0
    inside = next((n for n in range(piece.start + 1, piece.end) if option_begins(document, n)), 0)
    if not _ASKS_OTHERWISE.search(document.lines[(inside or piece.end) - 1]):
        return 0
    if inside:
        options, count = options_of(document, Block("paragraph", inside, piece.end)), 0
    else:
        options, count = _options_from(document, pieces[index + 1]) if index + 1 < len(pieces) else (None, 0)
    lettered = options is not None and len(options.choices) >= 2 and options.labels[0].isalpha() and not options.plain
    return 1 + count if lettered else 0


def _is_meant(document: Document, piece: Piece, end: int) -> bool:
    """True for the numbered conditions that a paragraph announces with a colon: `Which meets all of these:`."""
    announced = document.lines[end - 1].rstrip(" *_").endswith((":", "："))
    return announced and are_conditions(piece.block) and options_of(document, piece.block) is None


def _is_plain_list(document: Document, pieces: Sequence[Piece], index: int) -> bool:
    """True for a list without options or questions, right above the label of an answer."""
    piece = pieces[index]
    if piece.kind or piece.block.kind != "list" or index + 1 >= len(pieces) or pieces[index + 1].kind != "answer":
        return False
    if _options_from(document, piece)[0] or named_list(document, pieces, index):
        return False
    return not any(looks_like_question(item.text) for item in piece.block.items)


def _is_lettered_question(document: Document, pieces: Sequence[Piece], index: int) -> bool:
    """True for one line that asks, `a) What is it?`, right above the label of its answer: it is no option."""
    piece = pieces[index]
    alone = piece.end == piece.start + 1 and index + 1 < len(pieces) and pieces[index + 1].kind == "answer"
    return alone and looks_like_question(document.lines[piece.start])


def _options_from(document: Document, piece: Piece) -> tuple[Options | None, int]:
    """The options that begin with a piece, and the number of their blocks."""
    if piece.kind not in ("", "answer"):  # 'A: ..' may be the first of several options
        return None, 1
    if piece.block.kind == "list":
        return options_of(document, piece.block, least=1), 1
    return options_from(document, piece.block) if piece.block.kind == "paragraph" else (None, 1)


def _sure(
    options: Options, after: Sequence[Piece], hidden: Container[int], *, asks: bool, breaks_off: bool = False
) -> bool:
    """True for options with marks for the right ones, and for those below a question mark or above an answer.

    Marks in a list without letters count below text that `breaks_off`: it asks, or is an unfinished sentence.
    """
    if options.boxed:
        return options.marked or (asks and len(options.choices) >= 2)
    if len(options.choices) < 2:
        return False
    if options.plain and not (after and after[0].kind == "answer"):
        return options.marked and breaks_off
    if options.marked or (asks and options.labels[0].isalpha() and not options.plain):
        return True
    if not after:
        return False
    block = after[0].block
    if block.kind == "heading":
        return is_answer_heading(block.text)
    return after[0].kind == "answer" or block.start in hidden
