"""Numbered list items that count on from each other: if some of them surely ask, the others are questions, too.

`1. What is force?`, `2. Explain inertia.`, `3. Three units` in an interview or an exam, whether they are items of one
list or lists of one item with paragraphs between them. An answer never counts on from the number of its question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.starts.list_items import PLAIN, TOPIC
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

LIKELY = 0.7
"""The sign of an item that counts on from one that asks."""
_SHARE = 0.4
"""The share of a run that must ask or tell to answer."""
_FEWEST_ALIKE = 3
"""In a run of so many, an item whose answer is the block below its list has the form of the others."""
_NUMBER = regex(r"[ \t]{0,3}(\d{1,4})[.)]")


def with_runs(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates; items that count on from items that ask are likely questions."""
    starts = _without_bold(document, starts)
    likely: dict[int, Start] = {}
    for shape in ("item", "item-bold"):
        items = [start for start in starts if start.shape == shape and start.numbered and _may_count(start)]
        likely |= _likely(_runs(document, items))
    return [likely.get(id(start), start) for start in starts]


def _likely(runs: Iterable[Sequence[Start]]) -> dict[int, Start]:
    """The items of runs that ask, as likely questions."""
    likely: dict[int, Start] = {}
    for run in runs:
        sure = [start for start in run if start.evident]
        asking = [start for start in run if start.evident or start.asks or is_task(start.text.markdown)]
        if len(run) > 1 and sure and (len(asking) >= _SHARE * len(run) or run[0].evident):
            form = next((start.form for start in sure if start.form != PLAIN), "")
            formless = (PLAIN, TOPIC) if len(run) >= _FEWEST_ALIKE else (PLAIN,)
            for start in run:
                own = form if start.form in formless else start.form
                likely[id(start)] = replace(start, form=own, sign=0.0 if start.evident else LIKELY)
    return likely


def _without_bold(document: Document, starts: Sequence[Start]) -> Sequence[Start]:
    """The candidates, with sure questions in bold as plain ones where they count on from plain ones that surely ask."""
    items = [s for s in starts if s.shape in ("item", "item-bold") and s.numbered and _may_count(s)]
    if not any(s.shape == "item-bold" and s.evident for s in items):
        return starts
    mixed: dict[int, Start] = {}
    for run in _runs(document, items):
        if any(start.shape == "item" and start.evident for start in run):
            mixed |= {id(s): replace(s, shape="item") for s in run if s.shape == "item-bold" and s.evident}
    return [mixed.get(id(start), start) for start in starts]


def _may_count(start: Start) -> bool:
    return start.item is not None and start.form in ("", PLAIN, TOPIC) and not start.level


def _runs(document: Document, items: Sequence[Start]) -> list[list[Start]]:
    """The items, cut wherever the numbers do not count on; lists of one item may all have the same number."""
    runs: list[list[Start]] = []
    last, step = -1, -1
    for start in items:
        match = _NUMBER.match(document.lines[start.start])
        number = int(match.group(1)) if match else 0
        own = number - last
        if (
            not runs
            or not number
            or own not in ((0, 1) if step < 0 else (step,))
            or (not own and not _alone(runs, start))
        ):
            runs.append([])
            own = -1
        runs[-1].append(start)
        last, step = number, own
    return runs


def _alone(runs: Sequence[Sequence[Start]], start: Start) -> bool:
    return start.form == runs[-1][-1].form == TOPIC
