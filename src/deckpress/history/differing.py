"""Two versions of a text -> their common, removed and added words; of an earlier answer, a lock knows only a sketch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from deckpress.compare import fold
from deckpress.frozen import dataclass
from deckpress.history.likeness import is_new_word, lost_words, whole, words
from deckpress.model import Kind, Note
from deckpress.regex import regex

_TOKEN = regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|\s+|[^\w\s]")
"""A word, a sign or a run of blanks; in scripts without spaces between words, a character."""
_MOST = 1500
"""Words of each text that are compared; longer texts differ as a whole from there on."""
_AROUND = 12
"""Words and blanks that are shown on each side of a change."""


class Piece(NamedTuple):
    """A part of a text: `mark` is `-` if it was removed, `+` if it was added, else empty."""

    mark: str
    text: str


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What changed in one part of a note: `question` or `answer`.

    If the earlier text is not known, `partial` is true and the pieces are those of the new text: what is marked as
    added is new for certain. `lost` is then the number of earlier words that are missing, or None if it is not known.
    """

    part: str
    pieces: Pieces
    partial: bool = False
    lost: int | None = None


class Run(NamedTuple):
    """Tokens `a` to `b` of one text that stand for `c` to `d` of another; equal ones if `same`."""

    same: bool
    a: int
    b: int
    c: int
    d: int


def runs(old: Sequence[str], new: Sequence[str], most: int) -> Iterator[Run]:
    """What two texts have in common, and what differs.

    Of texts with more than `most` tokens between the first and the last one that differ, all of these differ.
    """
    shortest = min(len(old), len(new))
    first = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    last = next((n for n in range(shortest - first) if old[-1 - n] != new[-1 - n]), shortest - first)
    end, new_end = len(old) - last, len(new) - last
    if first:
        yield Run(True, 0, first, 0, first)
    yield from _middle(old[first:end], new[first:new_end], first, most)
    if last:
        yield Run(True, end, len(old), new_end, len(new))


def _middle(old: Sequence[str], new: Sequence[str], at: int, most: int) -> Iterator[Run]:
    from rapidfuzz.distance import Indel

    if not old and not new:
        return
    if not old or not new or max(len(old), len(new)) > most:
        yield Run(False, at, at + len(old), at, at + len(new))
        return
    differing: Run | None = None
    for step in Indel.opcodes(old, new):
        run = Run(step.tag == "equal", step.src_start + at, step.src_end + at, step.dest_start + at, step.dest_end + at)
        if run.same:
            if differing:
                yield differing
            differing = None
            yield run
        else:
            differing = Run(False, differing.a, run.b, differing.c, run.d) if differing else run
    if differing:
        yield differing


def diff_words(before: str, after: str) -> Pieces:
    """The words that two texts have in common, and those that only one of them has, in order; blanks are single."""
    old, new = (_TOKEN.findall(" ".join(text.split())) for text in (before, after))
    pieces: list[Piece] = []
    for run in runs(old, new, _MOST):
        if run.same:
            pieces += (Piece("", token) for token in old[run.a : run.b])
        else:
            pieces += (Piece("-", token) for token in old[run.a : run.b])
            pieces += (Piece("+", token) for token in new[run.c : run.d])
    return _joined(pieces)


def _joined(pieces: Sequence[Piece]) -> Pieces:
    """The pieces with neighbours of one kind joined: blanks between two changes belong to both of them."""
    runs: list[tuple[bool, list[Piece]]] = [
        (changed, list(run)) for changed, run in groupby(pieces, key=lambda piece: bool(piece.mark))
    ]
    found: list[Piece] = []
    removed, added = "", ""
    for number, (changed, run) in enumerate(runs):
        text = "".join(piece.text for piece in run)
        if changed:
            removed += "".join(piece.text for piece in run if piece.mark == "-")
            added += "".join(piece.text for piece in run if piece.mark == "+")
        elif text.isspace() and 0 < number < len(runs) - 1:
            removed, added = removed + text, added + text
        else:
            found += (*_change(removed, added), Piece("", text))
            removed, added = "", ""
    return (*found, *_change(removed, added))


def _change(removed: str, added: str) -> Iterator[Piece]:
    """A removed and an added text, with the blanks that both have at an end outside."""
    left = " " if removed[:1] == added[:1] == " " else ""
    shortest = min(len(removed), len(added))
    right = " " if removed[-1:] == added[-1:] == " " and shortest > len(left) else ""
    cut = slice(len(left), -len(right) or None)
    pieces = Piece("", left), Piece("-", removed[cut]), Piece("+", added[cut]), Piece("", right)
    yield from (piece for piece in pieces if piece.text)


def answer_text(note: Note) -> str:
    """Everything in a note except its question, on one line."""
    parts = [note.answer.flat, *(choice.text.flat for choice in note.choices), note.explanation.flat]
    return " · ".join(part for part in parts if part)


def mark_new_words(text: str, earlier: str) -> Pieces:
    """A text with the words that are not in the earlier one, of which there is only a sketch, marked as added."""
    marked = (Piece("+" if _is_new(token, earlier) else "", token) for token in _TOKEN.findall(text))
    return _joined_marks(marked)


def _is_new(token: str, earlier: str) -> bool:
    known = words(fold(token)) if token.strip() and token[0].isalnum() else frozenset()
    return bool(known) and all(is_new_word(word, earlier) for word in known)


def _joined_marks(pieces: Iterable[Piece]) -> Pieces:
    """As `_joined`, of a text that has no removed pieces."""
    found: list[Piece] = []
    for mark, run in groupby(pieces, key=lambda piece: piece.mark):
        text = "".join(piece.text for piece in run)
        blank = len(found) > 1 and mark == "+" and found[-1].text.isspace() and found[-2].mark == "+"
        if blank:
            text = found[-2].text + found[-1].text + text
            del found[-2:]
        found.append(Piece(mark, text))
    return tuple(found)


def edits_of(note: Note, question: str, answer: str, sketched: str) -> tuple[Edit, ...]:
    """What changed in a note since a lock kept its question, and a sketch of its answer; `sketched` is the new sketch.

    The gaps of a cloze are part of its question.
    """
    edits: list[Edit] = []
    if question and question != note.question.flat:
        edits.append(Edit("question", diff_words(question, note.question.flat)))
    if answer and whole(answer) != whole(sketched) and note.kind is not Kind.CLOZE:
        text = answer_text(note)
        edits.append(Edit("answer", mark_new_words(text, answer), partial=True, lost=lost_words(answer, sketched)))
    return tuple(edits)


def edits_between(before: tuple[str, str], after: tuple[str, str]) -> tuple[Edit, ...]:
    """What changed in a note of which both versions are known, each as its question and its answer."""
    pairs = zip(("question", "answer"), before, after, strict=True)
    return tuple(Edit(part, diff_words(old, new)) for part, old, new in pairs if old != new)


def shortened(pieces: Pieces) -> Pieces:
    """The pieces, of which long ones that did not change are cut in the middle."""
    found = []
    for number, piece in enumerate(pieces):
        tokens = _TOKEN.findall(piece.text)
        start = 0 if number == 0 else _AROUND
        end = 0 if number == len(pieces) - 1 else _AROUND
        if piece.mark or len(tokens) <= 2 * _AROUND + 4:
            found.append(piece)
        else:
            head = "".join(tokens[:start]) if start else ""
            found.append(Piece("", f"{head}…{''.join(tokens[-end:]) if end else ''}"))
    return tuple(found)
