"""The headings that were not chosen as questions -> diagnostics for those that may be questions after all."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from deckpress.diagnostics.catalogue.reading import (
    HEADING_LEFT_OUT,
    HEADINGS_LEFT_OUT,
    LEVEL_BELOW_ASKS,
    QUESTION_LEFT_OUT,
    QUESTIONS_LEFT_OUT,
    TWO_LEVELS,
)
from deckpress.reading.choice.compete import Choice
from deckpress.reading.parts.outline import plain_title, section_ends
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import is_of_documents
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.starts.not_questions import is_closing
from deckpress.reading.text.ledger import Ledger, Use, short

_RIVALS = 3
_MANY = 5
_FEW = 2
"""One or two headings among five questions of their level are reported; more of them are parts of the document."""


def report_rivals(ledger: Ledger, found: Sequence[Start], chosen: Choice) -> None:
    """Reports a heading level that looks like questions about as often as the chosen one."""
    levels = Counter(s.level for s in chosen.starts if s.is_heading)
    if not levels:
        return
    level, count = levels.most_common(1)[0]
    taken = {id(start) for start in chosen.starts}
    for rival in (number for number in range(1, 7) if number != level):
        asking = [s for s in found if s.level == rival and s.item is None and s.asks and id(s) not in taken]
        if len(asking) >= max(_RIVALS, 0.8 * count):
            rule = LEVEL_BELOW_ASKS if rival > level else TWO_LEVELS
            ledger.report(ledger.document, rule, asking[0].start, rival=rival, level=level)
            return


def report_left_out(ledger: Ledger, found: Sequence[Start], chosen: Choice) -> None:
    """Reports headings with text below them that make no card, if there are as many as cards: they may be questions.

    Two headings that ask are enough, or one beside questions that all have a label. So is one that asks above text that
    is in no card, with cards of another form below this text.
    """
    taken = {id(start) for start in chosen.starts}
    headings = [s for s in found if s.level and s.item is None]
    cards = sorted(region.start for region in ledger.regions if region.use is Use.CARD)
    prose = sorted(region.start for region in ledger.regions if region.use is Use.PROSE)
    last = len(ledger.document.lines)
    ends = [*(heading.start for heading in headings[1:]), last][: len(headings)]
    parts = section_ends([(heading.start, heading.level) for heading in headings], last)
    left = [
        heading
        for heading, end, part in zip(headings, ends, parts, strict=True)
        if heading.level > 1
        and id(heading) not in taken
        and _any_in(prose, heading.end, end)
        and not _any_in(cards, heading.end, part)
    ]
    above = [
        heading
        for heading, end, part in zip(headings, ends, parts, strict=True)
        if heading.level > 1
        and id(heading) not in taken
        and heading.asks
        and not is_closing(heading)
        and _any_in(cards, heading.end, part)
        and _is_told(ledger, heading.end, min(end, cards[bisect_right(cards, heading.end)] - 1))
    ]
    for heading in _alone(left, chosen):
        words = short(plain_title(heading.title))
        ledger.report(ledger.document, HEADING_LEFT_OUT, heading.start, heading=words, level=heading.level)
    asking = [heading for heading in left if heading.asks and not is_closing(heading)]
    labelled = bool(chosen.starts) and all(start.labelled and not start.is_heading for start in chosen.starts)
    several = len(asking) > (0 if labelled else 1)
    asking = sorted((*asking, *above), key=lambda heading: heading.start)
    if (several or above) and ledger.notes:
        words = short(plain_title(asking[0].title))
        _report_questions(ledger, asking[0].start, len(asking), words)
    if several and ledger.notes:
        return
    levels = Counter(heading.level for heading in left if heading.title.strip()).most_common(1)
    if levels and levels[0][1] >= max(2, len(ledger.notes)) and ledger.notes:
        level, count = levels[0]
        place = next(heading for heading in left if heading.level == level and heading.title.strip())
        hint = f"write questions: h{level} in the front matter if they are questions"
        ledger.report(ledger.document, HEADINGS_LEFT_OUT, place.start, hint=hint, count=count, level=level)


def report_questions(ledger: Ledger, found: Sequence[Start], chosen: Choice) -> None:
    """Reports lines in no card that surely are questions with answers, though of another form than the cards."""
    if not chosen.starts:
        return
    left: dict[int, Start] = {}
    for start in found:
        cloze = start.is_cloze
        if start.evident and start.asks and not (start.level or cloze) and _is_prose(ledger, start):
            left.setdefault(start.start, start)
    if len(left) > 1 or any(start.marked or start.numbered for start in left.values()):
        first = left[min(left)]
        words = short(first.text.flat or ledger.document.lines[first.start].strip())
        _report_questions(ledger, first.start, len(left), words)


def report_boxes_left_out(ledger: Ledger) -> None:
    """Reports boxes that ask at their head, `::: callout`, and answer below, if these questions make no card."""
    document = ledger.document
    if not (ledger.notes and ledger.asking_boxes):
        return
    told = {problem.location.line for problem in ledger.diagnostics}
    left = [line for line in ledger.asking_boxes if ledger.owners.get(line) in _OUTSIDE and line not in told]
    if left:
        lines = {line: number for number, (line, _) in enumerate(document.origin)}
        words = short(plain_title(document.lines[lines[left[0]]]))
        _report_questions(ledger, lines[left[0]], len(left), words)


def _report_questions(ledger: Ledger, line: int, count: int, first: str) -> None:
    """Reports how many questions are in no card, at the line of the first, and its words."""
    rule = QUESTION_LEFT_OUT if count == 1 else QUESTIONS_LEFT_OUT
    ledger.report(ledger.document, rule, line, count=count, question=first)


_OUTSIDE = (Use.PROSE, Use.SECTION)


def _is_prose(ledger: Ledger, start: Start) -> bool:
    return ledger.use_of(ledger.document, start.start, start.start + 1) is Use.PROSE


def _alone(left: Sequence[Start], chosen: Choice) -> list[Start]:
    """The one or two headings of the questions' level that were left out, except those about the document itself."""
    levels = Counter(start.level for start in chosen.starts if start.is_heading)
    found = [
        heading
        for heading in left
        if levels[heading.level] >= _MANY and not is_closing(heading) and not is_of_documents(heading.title)
    ]
    return found if len(found) <= _FEW else []


def _is_told(ledger: Ledger, start: int, end: int) -> bool:
    """True for text in no card right below a heading that asks; it neither asks nor introduces what follows."""
    blocks = [block for block in ledger.document.blocks_on(start, end) if block.kind not in ("rule", "html")]
    if not blocks or any(ledger.use_of(ledger.document, b.start, b.start + 1) is not Use.PROSE for b in blocks):
        return False
    told = blocks[0].kind in ("paragraph", "list") and not blocks[-1].text.rstrip(" *_").endswith(
        (":", "：", "?", "？")
    )
    return told and not any(asks_or_sets_task(block.text) for block in blocks if block.kind == "paragraph")


def _any_in(lines: Sequence[int], start: int, end: int) -> bool:
    """True if one of the sorted lines, from 1, lies between two lines of the document, from 0."""
    return bisect_right(lines, start) < bisect_right(lines, end)
