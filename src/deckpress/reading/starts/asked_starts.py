"""Plain paragraphs with options or the label of an answer right below them, as candidates."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from itertools import accumulate

from deckpress.frozen import replace
from deckpress.reading.parts.above_options import belongs, option_begins
from deckpress.reading.parts.bold_choices import is_above_letters, is_above_one_right
from deckpress.reading.parts.named_lists import are_named
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import (
    Start,
)
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.starts.asked_heads import heads_of, is_bold_title, sections_above
from deckpress.reading.starts.asked_paragraphs import asked_paragraph, asked_start, ends_asking, has_options, offers
from deckpress.reading.starts.scenarios_above import with_scenarios_above
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_of
from deckpress.regex import regex

_SHARE = 0.4
"""The share of the paragraphs that must end as questions do for the rest to count as questions, too."""
_FEW_TITLES = 2
"""Bold lines above questions are titles of parts if there are at least this many questions for each of them."""
_BLANK = regex(r"(?:_|\\_){3,}")


def with_asked(
    document: Document,
    pieces: Sequence[Piece],
    starts: Sequence[Start],
    hidden: Container[int],
    linked: frozenset[str],
    skips: Callable[[Piece], bool],
) -> list[Start]:
    """The candidates, with the paragraphs that are questions because options follow.

    A heading above several of them is a section. A heading or bold line above only one is the question itself, and the
    paragraph belongs to it.
    """
    found: list[Start] = []
    told: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.label is None and not skips(piece) and not belongs(pieces, index, found):
            asked = asked_paragraph(document, pieces, index, hidden, linked)
            found += [asked] if asked else []
            told += [] if asked or not _is_between_answers(pieces, index) else [index]
    told_too = _told_in_turn(document, pieces, found, told)
    if told_too:
        found = sorted(
            [*found, *(asked_start(document, pieces[n], linked) for n in told_too)], key=lambda start: start.start
        )
        told = []
    found = _with_offering(document, pieces, found, skips, linked)
    together = bool(found) and (_ask_together(found) or _have_letters(document, found) or _mark_one(document, found))
    named = bool(told or not together) and are_named(document, pieces, found)
    if named:
        found = sorted(
            [*found, *(asked_start(document, pieces[n], linked) for n in told)], key=lambda start: start.start
        )
    elif not together:
        return list(starts)
    plain = {asked.start for asked in found}
    found = with_scenarios_above(document, found)
    begun = {asked.start for asked in found} - plain
    starts = [_alike(start) if begun else start for start in starts if start.start not in begun]
    heads = [s for s in starts if s.is_heading or s.shape == "label" or s.loose or s.shape == "bold"]
    heads.sort(key=lambda s: s.start)
    size = list(accumulate((len(line.strip()) for line in document.lines), initial=0))
    above = heads_of(found, heads, size)
    sections, answered = sections_above(heads, found, above, size)
    outer = sections | answered
    alone = [asked for asked in found if (head := above[asked.start]) is not None and id(head) not in outer]
    asking = {id(above[asked.start]): asked for asked in reversed(alone)}
    own = {id(head) for head in heads if id(head) in asking and has_options(document, pieces, head)}
    titled = [asked for asked in found if is_bold_title(above[asked.start])]
    own |= {id(above[asked.start]) for asked in titled if _FEW_TITLES * len(titled) < len(found)}
    left = {asked.start for asked in alone if not (asked.asks and id(above[asked.start]) in own)}
    kept = [asked for asked in found if asked.start not in left]
    changed = {id(head): replace(head, asks=False, marked=False, body=False) for head in heads if id(head) in sections}
    changed |= {id(head): replace(head, marked=True) for head in heads if head.level and id(head) in asking}
    return [changed.get(id(start), start) for start in starts] + kept


def _with_offering(
    document: Document,
    pieces: Sequence[Piece],
    found: Sequence[Start],
    skips: Callable[[Piece], bool],
    linked: frozenset[str],
) -> list[Start]:
    """The paragraphs of a bank without answers, with those that break off above their options: `The largest is:`.

    They are questions if each stands between the options of others; one of these must have a question mark.
    """
    known = {start.start for start in found if start.asks}
    offering: list[int] = []
    index = 0
    while known and index < len(pieces):
        piece = pieces[index]
        asked = piece.start in known
        skipped = piece.label is not None or skips(piece)
        taken = 0 if asked or skipped else offers(document, pieces, index)
        if index and not (asked or taken or piece.block.kind in ("heading", "rule")):
            return list(found)
        offering += [index] if taken else []
        index += taken or (2 if asked and not _holds_options(document, piece) else 1)
    begun = {start.start for start in found}
    added = [n for n in offering if pieces[n].start not in begun]
    made = (_broken_off(document, pieces[n], linked) for n in added)
    return sorted([*found, *made], key=lambda start: start.start)


def _holds_options(document: Document, piece: Piece) -> bool:
    return any(option_begins(document, number) for number in range(piece.start + 1, piece.end))


def _broken_off(document: Document, piece: Piece, linked: frozenset[str]) -> Start:
    inside = next((n for n in range(piece.start + 1, piece.end) if option_begins(document, n)), piece.end)
    written = "\n".join(line.strip() for line in document.lines[piece.start : inside])
    return asked_start(document, piece, linked, written, inside)


def _alike(start: Start) -> Start:
    """A numbered line that asks, among questions that begin with a number and a case, as one of these."""
    if start.shape not in ("bold", "item") or not (start.numbered and start.asks):
        return start
    return replace(start, shape="asked", marked=True, sign=1.0)


def _ask_together(found: Sequence[Start]) -> bool:
    """True if one of the paragraphs has a question mark or a blank, and enough of them end as questions do."""
    ending = sum(1 for s in found if ends_asking(s.text.markdown))
    sure = any(s.asks or _BLANK.search(s.text.markdown) or is_task(s.text.markdown) for s in found)
    return sure and ending >= _SHARE * len(found)


def _have_letters(document: Document, found: Sequence[Start]) -> bool:
    """True for several paragraphs right above options, if nearly all these options have letters and a mark."""
    lettered = sum(1 for start in found if is_above_letters(document, start))
    return lettered >= _FEWEST_LETTERED and lettered >= _NEARLY_ALL * len(found)


def _mark_one(document: Document, found: Sequence[Start]) -> bool:
    """True for several paragraphs right above lists, if nearly all these have three options or more, and one right."""
    single = sum(1 for start in found if is_above_one_right(document, start))
    return single >= _FEWEST_SINGLE and single >= _NEARLY_ALL * len(found)


_FEWEST_SINGLE = 4
_FEWEST_LETTERED = 3
_NEARLY_ALL = 0.9


def _is_between_answers(pieces: Sequence[Piece], index: int) -> bool:
    """True for a paragraph below the answer to a question, and above an answer."""
    beside = pieces[index - 1 : index + 2] if index else ()
    return len(beside) == 3 and beside[0].kind in ("answer", "explanation") and beside[2].kind == "answer"


def _told_in_turn(
    document: Document, pieces: Sequence[Piece], found: Sequence[Start], told: Sequence[int]
) -> list[int]:
    """The paragraphs that are questions because they take turns with labelled answers, as those that were `found` do.

    They lack a question mark, or ask and lack an answer: the next question is right below them, or nothing is. Or
    their answer is a paragraph without a label.
    """
    at = {piece.start: n for n, piece in enumerate(pieces)}
    asked = {at[start.start] for start in found if start.start in at}
    if len(asked) < _FEWEST_IN_TURN:
        return []
    unlabelled = {n - 2 for n in (*asked, len(pieces)) if n > 2 and _lacks_label(document, pieces, n - 2)} - asked
    if 2 * len(unlabelled) > len(asked) or not all(_is_in_turn(pieces, n) or n - 2 in unlabelled for n in asked):
        return []
    bare = {n - 1 for n in (*asked, len(pieces)) if n > 1 and _is_bare(document, pieces, n - 1)} - asked
    bare |= unlabelled
    plain = {n for n in told if pieces[n].end == pieces[n].start + 1}
    return sorted(bare | plain if len(plain) < len(asked) else bare)


def _lacks_label(document: Document, pieces: Sequence[Piece], index: int) -> bool:
    """True for a line that asks, right below an answer and above one paragraph that neither asks nor has a label."""
    below = pieces[index + 1]
    plain = below.block.kind == "paragraph" and not below.kind and not looks_like_question(below.block.text)
    return plain and _is_bare(document, pieces, index)


def _is_in_turn(pieces: Sequence[Piece], index: int) -> bool:
    """True for a paragraph above the label of an answer, and right below another answer or the start of a section."""
    above = pieces[index - 1] if index else None
    first = above is None or above.kind in ("answer", "explanation") or above.block.kind in ("heading", "rule")
    bare = above is not None and above.kind == "" and looks_like_question(above.block.text)
    return (first or bare) and index + 1 < len(pieces) and pieces[index + 1].kind == "answer"


def _is_bare(document: Document, pieces: Sequence[Piece], index: int) -> bool:
    """True for a line that asks, right below an answer."""
    piece, above = pieces[index], pieces[index - 1]
    line = document.lines[piece.start]
    alone = piece.end == piece.start + 1 and piece.block.kind == "paragraph" and not piece.kind
    return alone and above.kind in ("answer", "explanation") and looks_like_question(line) and not label_of(line)


_FEWEST_IN_TURN = 3
