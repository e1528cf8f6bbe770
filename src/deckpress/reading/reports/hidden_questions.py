"""A question without the mark that the others have, `##` or a number, is part of the answer above it -> a warning."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from deckpress.diagnostics.catalogue.reading import QUESTION_IN_ANSWER, QUESTION_LEFT_OUT
from deckpress.model import Kind, Note
from deckpress.reading.choice.compete import Choice
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.statement_starts import ANSWERED_FORMS
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.regex import regex

_FEWEST = 4
_SHARE = 0.75
"""The share of the answers that must be one paragraph, so that a longer one with a question in it stands out."""
_MOST = 2
"""The most answers, and lines of one answer, that are reported."""
_PAIR = ("paragraph", "paragraph")
_SHORTEST = 10
_LONGEST = 120
_QUESTION = regex(r"(?P<words>[^\W\d_][^\n]+[?？])[ \t]*(?:\n\n?(?=\S))")
_PARTS = regex(r"\n[ \t]*\n")
_NESTED = frozenset(("bold", "item", "item-bold", "details", "asked", "pair", "row"))
_FEWEST_CHOSEN = 2
_FEWEST_NESTED = 2


def report_nested_questions(ledger: Ledger, found: Sequence[Start], chosen: Choice) -> None:
    """Reports the first of several questions of another form, with answers, that are in one answer of all.

    One in bold print is enough at the end of the only answer that has several paragraphs.
    """
    lines = [start.start for start in chosen.starts]
    shapes = {start.shape for start in chosen.starts}
    if shapes == {"bold"} and (item := _lone_item(ledger, found, lines)):
        ledger.report(ledger.document, QUESTION_IN_ANSWER, item.start, question=short(item.text.flat))
        return
    asking = sum(1 for start in chosen.starts if start.asks or start.labelled)
    if len(lines) < _FEWEST_CHOSEN or 2 * asking < len(lines):
        return
    inside: dict[int, list[Start]] = {}
    for start in found:
        if not (start.asks and start.evident and start.body) or start.shape in shapes or not _may_be_nested(start):
            continue
        number = bisect_right(lines, start.start) - 1
        if (
            number >= 0
            and start.start > lines[number]
            and ledger.use_of(ledger.document, start.start, start.end) is Use.CARD
        ):
            inside.setdefault(number, []).append(start)
    if len(inside) != 1:
        return
    nested = {start.start: start for start in next(iter(inside.values()))}
    first = nested[min(nested)]
    if len(nested) >= _FEWEST_NESTED or _ends_short_answer(ledger, first, chosen):
        ledger.report(ledger.document, QUESTION_IN_ANSWER, first.start, question=short(first.text.flat))


def _ends_short_answer(ledger: Ledger, start: Start, chosen: Choice) -> bool:
    """True for a question in bold print and one paragraph below it, at the end of an answer where others are short."""
    document = ledger.document
    own = document.block_from(start.end)
    if start.shape != "bold" or own is None or own.kind != "paragraph":
        return False
    following = document.block_from(own.end)
    if following is not None and following.start not in {other.start for other in chosen.starts}:
        return False
    parted = [note for note in ledger.notes if _PARTS.search(note.answer.markdown)]
    return len(parted) == 1 and all(note.kind is Kind.OPEN for note in ledger.notes)


def _may_be_nested(start: Start) -> bool:
    return start.shape in _NESTED and start.form not in ANSWERED_FORMS


def _lone_item(ledger: Ledger, found: Sequence[Start], lines: Sequence[int]) -> Start | None:
    """The only numbered item that asks, with a list of its own, if it ends the answer to a question in bold print."""
    document = ledger.document
    items = [s for s in found if s.shape == "item" and s.asks and s.numbered and s.body and s.start not in lines]
    if len(items) != 1 or items[0].item is None or items[0].item.start != items[0].start:
        return None
    (item,) = items
    above = document.blocks_on(lines[0], item.start)
    block = next(iter(document.blocks_on(item.start, item.start + 1)), None)
    if block is None:
        return None
    alone = len(block.items) == 1 and block.items[0].nested and block.start == item.start > lines[0]
    told = above[-1] if above and above[-1].end <= item.start else None
    if not alone or told is None or told.kind != "paragraph" or told.text.rstrip("*_ ").endswith((":", "：", "?")):
        return None
    following = document.block_from(block.end)
    last = following is None or following.start in lines or following.kind == "heading"
    return item if last and ledger.use_of(document, item.start, item.end) is Use.CARD else None


def report_hidden_questions(ledger: Ledger, chosen: Choice) -> None:
    """Reports lines that ask in the middle of an answer, if nearly all other answers are one paragraph.

    It also reports a line that asks, with one paragraph below it, above the first card or at the end of the document,
    and the first of several questions with lines below in the explanation of a choice.
    """
    _report_pasted(ledger)
    notes = [note for note in ledger.notes if note.kind is Kind.OPEN]
    if len(notes) < _FEWEST or len(notes) < len(ledger.notes):
        return
    asking = sum(1 for note in notes if looks_like_question(note.question.markdown))
    single = sum(1 for note in notes if not _PARTS.search(note.answer.markdown))
    if min(asking, single) < _SHARE * len(notes):
        return
    found = [(note, line) for note in notes for line in islice(_asking(note), _MOST)]
    if len({id(note) for note, _ in found}) > _MOST:
        return
    for note, line in found:
        words = note.answer.markdown.split("\n")[line].strip()
        place = note.answer.locate(line, 0).line - 1
        ledger.report(ledger.document, QUESTION_IN_ANSWER, place, question=short(words))
    if chosen.starts:
        _report_at_edges(ledger, chosen.starts[0].start)


def _report_pasted(ledger: Ledger) -> None:
    """Reports the first of several questions above short lines, such as options, in explanations of choices."""
    notes = [note for note in ledger.notes if note.kind is Kind.CHOICE and note.explanation]
    found = [(note, line) for note in notes for line in _pasted(note)]
    if len(found) < _FEWEST_NESTED or len({id(note) for note, _ in found}) > _MOST:
        return
    note, line = found[0]
    words = note.explanation.markdown.split("\n")[line].strip()
    place = note.explanation.locate(line, 0).line - 1
    ledger.report(ledger.document, QUESTION_IN_ANSWER, place, question=short(words))


def _pasted(note: Note) -> Iterator[int]:
    """The lines of an explanation that begin a paragraph of several lines and ask."""
    lines = note.explanation.markdown.split("\n")
    for number, line in enumerate(lines[:-_SHORT_LINES]):
        below = lines[number + 1 : number + 1 + _SHORT_LINES]
        begins = not (number and lines[number - 1].strip()) and len(line) <= _LONGEST_PASTED
        if begins and looks_like_question(line.strip()) and all(0 < len(text.strip()) <= _LONGEST for text in below):
            yield number


_SHORT_LINES = 2
_LONGEST_PASTED = 300


def _report_at_edges(ledger: Ledger, first: int) -> None:
    document = ledger.document
    above = document.blocks_on(document.first, first)[-2:]
    for pair in (above, document.blocks[-2:]):
        if len(pair) < len(_PAIR) or tuple(block.kind for block in pair) != _PAIR or pair[0].end != pair[0].start + 1:
            continue
        words = document.lines[pair[0].start].strip()
        prose = all(ledger.use_of(document, block.start, block.start + 1) is Use.PROSE for block in pair)
        if prose and _is_question(words) and not looks_like_question(pair[1].text):
            ledger.report(document, QUESTION_LEFT_OUT, pair[0].start, question=short(words))


def _is_question(words: str) -> bool:
    return _SHORTEST <= len(words) <= _LONGEST and words[0].isalpha() and looks_like_question(words)


def _asking(note: Note) -> Iterator[int]:
    """The lines of an answer that begin a paragraph, ask, and have text above and below them."""
    said = note.answer.markdown
    for gap in _PARTS.finditer(said):
        match = _QUESTION.match(said, gap.end())
        if match and _is_question(match["words"]):
            yield said.count("\n", 0, gap.end())
