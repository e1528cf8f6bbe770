"""What stands between a question and its answer but belongs to neither: remarks, rules, and lines to write on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.model import NO_TEXT, Text
from deckpress.reading.parts.furniture import is_break
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.labelled_pieces import Piece, text_of
from deckpress.reading.text.tree import Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import ITEM_MARK, first_with_text
from deckpress.reading.words.vocabulary import ASK_TO, FORM, INTENT, REMARK, YOUR_ANSWER
from deckpress.reading.words.word_heads import INTENT_HEADS
from deckpress.regex import regex

_TO_WRITE_ON = regex(rf"[*_]{{0,3}}(?:{YOUR_ANSWER})[*_]{{0,3}}[ \t]*[:：][*_.…\s]*|(?:_{{5,}}[ \t]*)+", re.I)
_LEAD = r"[ \t]*(?:[-*+][ \t]+)?\W{0,4}"
_SAYS = rf"(?:{REMARK}|{YOUR_ANSWER})\W{{0,3}}[:：]"
_REMARK = regex(f"{_LEAD}{_SAYS}", re.I)
_WITH = r"(?:\w{1,20}[ \t]*(?:[&/+·・]|and|und|et|y|e|и|및|和|与|と)[ \t]*)?"
_INTENT = regex(
    rf"[ \t]*(?P<quote>>[ \t]*)?(?P<mark>[*_]{{1,2}})?[^\w\n*_]{{0,4}}{_WITH}(?:{INTENT})[ \t]*"
    r"(?:[:：]|(?(mark)(?=[*_])|(?(quote)\s*\Z|(?!))))[ \t]*(?(mark)[*_]{0,2})[:：]?[ \t]*(?P<alone>\Z)?",
    re.I,
)
"""Words that say why a question is asked, in a quote or with a mark; others may be added: `Background & intent`."""
_TASK = regex(rf"\W*(?:{ASK_TO})(?!\w)", re.I)
_LONGEST = 300
_FORM = regex(
    rf"[ \t]*(?:[-*+][ \t]+)?[*_]{{2}}(?:{FORM})[ \t]*(?:[*_]{{2}}[ \t]*[:：]|[:：][*_]{{2}})[^\n]{{0,30}}\Z", re.I
)


def without_rules(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without the rules and line breaks before and after them."""
    first, last = 0, len(pieces)
    while first < last and _parts_only(pieces[first]):
        first += 1
    while last > first and _parts_only(pieces[last - 1]):
        last -= 1
    return pieces[first:last]


def _parts_only(piece: Piece) -> bool:
    return piece.block.kind == "rule" or is_break(piece.block)


def without_lines_to_write_on(body: Document, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without those at their end where learners write: `**Your answer:** ____`, and lines of underscores."""
    last = len(pieces)
    while last and (
        _TO_WRITE_ON.fullmatch(
            " ".join(line.strip() for line in body.lines[pieces[last - 1].start : pieces[last - 1].end])
        )
    ):
        last -= 1
    return pieces[:last]


def without_remarks(body: Document, pieces: Sequence[Piece], *, forms: bool = False) -> tuple[Text, Text]:
    """The rest of a question above its answer, and the remarks about it: `**Difficulty**: easy`, `Topic: tea`.

    All below a label such as `**Why it is asked:**` is such a remark. With `forms`, what only says the form of a
    question, such as `**Type:** single`, is in neither.
    """
    about = [_is_about(body, piece, forms=forms) for piece in pieces]
    first = intent_at(body, pieces)
    about[first:] = [True] * (len(pieces) - first)
    if not any(about):
        return text_of(body, pieces, label=True), NO_TEXT
    kept = Text.join(*(body.text(p.start, p.end) for p, remark in zip(pieces, about, strict=True) if not remark))
    aside = (_remarks(body, p, forms=forms) for p, remark in zip(pieces, about, strict=True) if remark)
    return kept, Text.join(*aside)


def intent_at(body: Document, pieces: Sequence[Piece]) -> int:
    """The index of a label on its own that says why the question is asked, or the number of pieces if there is none.

    No paragraph below it asks or sets a task.
    """
    for place, piece in enumerate(pieces):
        if (match := _intent(body, piece)) and match["alone"] is not None and piece.end == piece.start + 1:
            below = [p.block for p in pieces[place + 1 :] if p.block.kind == "paragraph"]
            return len(pieces) if any(looks_like_question(b.text) or _TASK.match(b.text) for b in below) else place
    return len(pieces)


def _intent(body: Document, piece: Piece) -> re.Match[str] | None:
    line = body.lines[piece.start]
    named = piece.block.kind in ("paragraph", "quote") and len(line) <= _LONGEST
    return _INTENT.match(line) if named else None


def says_why_above_answers(document: Document) -> bool:
    """True if a line says why a question is asked, and the next paragraph below it has the label of an answer."""
    lines = document.lines
    for number in document.table.begun_by(INTENT_HEADS):
        if len(lines[number]) <= _LONGEST and _INTENT.match(lines[number]):
            end = next((n for n in range(number + 1, len(lines)) if not lines[n].strip() or n > number + _MOST), number)
            if label_kind(first_with_text(lines[end : end + _NEAR]).lstrip("# >")) == "answer":
                return True
    return False


_NEAR = 3
_MOST = 12
"""How many lines may say why a question is asked."""


def says_only_why(answer: Text, *, bare: bool) -> bool:
    """True for one paragraph that says why the question is asked; with `bare`, also behind the word `Intent` alone."""
    line, *others = answer.markdown.split("\n")
    if len(line) > _LONGEST or not all(map(str.strip, others)) or any(map(ITEM_MARK.match, (line, *others))):
        return False
    if not may_begin(line, INTENT_HEADS, _AHEAD):
        return False
    match = _INTENT.match(line)
    return match is not None and (bare or not _BARE.match(match.group().strip(" \t>*_:：")))


_AHEAD = " \t>*_"
_BARE = regex(r"(?:intent(?:ion)?|absicht|intención|intenção)\Z", re.I)
"""Words that may as well begin an answer: `**Intent:** to hide how an object is made`."""


def remarks_at_head(body: Document, pieces: Sequence[Piece]) -> int:
    """How many lists and quotes at the head of a body hold only remarks with names in bold; 0 if nothing is below."""
    count = 0
    while count < len(pieces) and pieces[count].block.kind in ("list", "quote"):
        lines = body.lines[pieces[count].start : pieces[count].end]
        if not (
            _is_about(body, pieces[count], forms=False)
            and all("**" in line or "__" in line for line in lines if line.strip(" \t>"))
        ):
            break
        count += 1
    return count if count < len(pieces) else 0


def _remarks(body: Document, piece: Piece, *, forms: bool) -> Text:
    """The text of a piece without the lines that say the form of a question."""
    lines = range(piece.start, piece.end)
    kept = [number for number in lines if not (forms and _FORM.match(body.lines[number]))]
    if len(kept) == len(lines):
        return body.text(piece.start, piece.end)
    return body.cut_text((number, 0, None) for number in kept) if kept else NO_TEXT


def _is_about(body: Document, piece: Piece, *, forms: bool) -> bool:
    """True for a paragraph, a list or a quote in which every line is a remark on the question above it.

    The text behind the words for why it is asked may be longer.
    """
    if piece.block.kind not in ("paragraph", "list", "quote") or piece.label:
        return False
    if _intent(body, piece):
        return True
    lines = [line for line in body.lines[piece.start : piece.end] if line.strip(" \t>")]
    return bool(lines) and all(_REMARK.match(line) or (forms and _FORM.match(line)) for line in lines)
