"""Paragraphs with a label, in bold, or with a meaning below them, as candidates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.model import Text
from deckpress.reading.parts.furniture import is_contents
from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.parts.outline import bare_letters, looks_like_question
from deckpress.reading.parts.question_starts import (
    Start,
    bold_question,
    clean_question,
    lead_lines,
    lead_term,
    question_text,
)
from deckpress.reading.settings.line_settings import from_bold
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import number_of
from deckpress.reading.words.line_marks import first_with_text
from deckpress.reading.words.option_letters import is_first, is_next
from deckpress.regex import regex

_GAP = regex(r"==\S|\{\{c\d")
_TERM = regex(r":(?:[ \t]+\S|[ \t]*\Z)")
_WORD = regex(r"[ \t]{0,3}[\w`$\[]")


def _is_option(lines: Sequence[str], start: int, end: int) -> bool:
    """True for an option in bold, right below the one with the letter before its own or right above the next one."""
    if (match := LETTER.match(lines[start].strip())) is None:
        return False
    letter = match["letter"]
    above = LETTER.match(first_with_text(lines[max(start - 2, 0) : start][::-1]).strip())
    below = LETTER.match(first_with_text(lines[end : end + 2]).strip())
    return bool(above and is_next(letter, above["letter"])) or bool(
        below and is_first(letter) and is_next(below["letter"], letter)
    )


def paragraph_starts(
    document: Document, piece: Piece, after: Piece | None, hidden: frozenset[int], linked: frozenset[str]
) -> list[Start]:
    """The candidates that a paragraph is or holds; `after` is the piece below it."""
    line = document.lines[piece.start]
    if piece.kind in ("question", "cloze"):
        return [
            Start("label", piece.start, piece.end, Text(""), len(document.lines), True, True,
                  _short_card(document, piece, after), body=True, piece=piece, within=_is_within(document, piece))
        ]  # fmt: skip
    whole = piece.label is None and piece.block.start == piece.start
    if whole and (leads := lead_lines(document, piece.start, piece.end)):
        return leads
    line, said = from_bold(line)
    found = bold_question([line, *document.lines[piece.start + 1 : piece.end]]) if piece.label is None else None
    if found is not None:
        line, bold, count = found
        if (after is not None and is_contents(after.block)) or _is_option(document.lines, piece.start, piece.end):
            return []
        cleaned, _, _ = clean_question(line.strip(), numbered=True)
        end = piece.start + count
        body = piece.end > end or (after is not None and after.block.kind not in ("heading", "rule"))
        marked = piece.end == end and after is not None and after.start in hidden
        return [
            Start("bold", piece.start, end, question_text(document, piece.start, cleaned),
                  len(document.lines), looks_like_question(line.strip()), False, marked,
                  bare_letters(cleaned) in linked, bool(number_of(bold.group(2))), body, attributes=said, piece=piece)
        ]  # fmt: skip
    if piece.block.start == piece.start and (lead := lead_term(document, piece.start, None)):
        return [lead]
    meaning = _meaning_line(document, piece, after) if piece.block.start == piece.start else 0
    if meaning:
        term = re.sub(r"^\[([^\[\]]+)\](?:\{[^{}]*\})?$", r"\1", line.strip())
        term = re.sub(r"<[^<>]*>|(?<!\s)\s*+\{#[^{}]*\}$", "", term).strip()
        text = question_text(document, piece.start, term)
        return [
            Start("term", piece.start, meaning, text, len(document.lines), False, True, True,
                  body=True, piece=piece)
        ]  # fmt: skip
    return []


def _meaning_line(document: Document, piece: Piece, after: Piece | None) -> int:
    """The line with the meaning of a term, `: what it is`: the second one of its paragraph, or below blank lines."""
    if piece.end > piece.start + 1:
        line = piece.start + 1
    elif after is not None and after.block.kind == "paragraph" and _WORD.match(document.lines[piece.start]):
        line = after.start
    else:
        return 0
    said = document.lines[line]
    return line if _TERM.match(said.lstrip()) and len(said) - len(said.lstrip()) < 4 else 0


def _is_within(document: Document, piece: Piece) -> bool:
    """True if the first line of a labelled question asks, and other lines of its paragraph that do not are below it."""
    asked, *rest = document.lines[piece.start : piece.end]
    return bool(rest) and looks_like_question(asked) and not any(map(looks_like_question, rest))


def _short_card(document: Document, piece: Piece, after: Piece | None) -> bool:
    """True for `Q:` with its `A:`, and `C:` with a gap, at the left edge: a card in any place."""
    line = document.lines[piece.start]
    if line.startswith("C:"):
        return any(_GAP.search(document.lines[number]) for number in range(piece.start, piece.end))
    return line.startswith("Q:") and after is not None and document.lines[after.start].startswith("A:")


def with_forgotten_gaps(document: Document, starts: list[Start]) -> list[Start]:
    """The starts. If some `C:` lines have gaps, all count as clozes, so that missing gaps are reported.

    A `C:` below a `B:` is an option instead.
    """
    clozes = [n for n, s in enumerate(starts) if s.is_cloze]
    if not any(starts[n].marked for n in clozes):
        return starts
    for n in clozes:
        start = starts[n]
        lines = document.lines[max(0, start.start - 3) : start.start]
        above = first_with_text(reversed(lines))
        own = start.piece is not None and start.piece.block.start == start.start
        if own and document.lines[start.start].startswith("C:") and not above.startswith("B:"):
            starts[n] = replace(start, marked=True)
    return starts
