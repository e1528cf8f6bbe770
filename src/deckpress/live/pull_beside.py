"""An edit of some words -> its place in the source, found by the words beside it.

The text of a card is not always in its source word for word: a reader joins cells of a table, or turns the marks of
another program into Markdown. Words that are the same in both, and that the lines of the card hold only once, show
where an edit belongs. Reading the result shows whether that is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from deckpress.history.differing import Run
from deckpress.live.pull_values import Change
from deckpress.live.pull_words import runs, tokens

_MOST_BESIDE = 8
"""The most words to look at on each side of an edit."""
_MOST_LENGTH = 20_000
"""The longest text of a card, and the longest stretch of its source, in which words are looked for."""


def changes_beside(source: str, start: int, end: int, old: str, new: str) -> tuple[Change, ...]:
    """The changes between `start` and `end` of a source that turn one text of a card into another; empty if unknown."""
    if max(end - start, len(old)) > _MOST_LENGTH:
        return ()
    before, after = tokens(old), tokens(new)
    found = [_change(source[start:end], start, before, after, run) for run in _edits(runs(before, after))]
    kept = tuple(change for change in found if change is not None)
    return kept if len(kept) == len(found) else ()


def _edits(found: Iterable[Run]) -> Iterator[Run]:
    """The runs that differ; those with only a blank or a sign between them are one."""
    waiting: Run | None = None
    for run in found:
        if waiting is None:
            waiting = None if run.same else run
        elif run.same and run.b - run.a > 1:
            yield waiting
            waiting = None
        else:
            waiting = Run(False, waiting.a, run.b, waiting.c, run.d)
    if waiting:
        yield waiting


def _change(stretch: str, at: int, before: Sequence[str], after: Sequence[str], run: Run) -> Change | None:
    """The change of one run, if some words around it are in the stretch once."""
    for beside in range(_MOST_BESIDE + 1):
        for left, right in dict.fromkeys(((beside, beside), (beside, 0), (0, beside))):
            first, last = max(0, run.a - left), min(len(before), run.b + right)
            piece = "".join(before[first:last])
            place = stretch.find(piece) if piece.strip() else -1
            if place >= 0 and stretch.find(piece, place + 1) < 0:
                head, tail = "".join(before[first : run.a]), "".join(before[run.b : last])
                begin = at + place + len(head)
                return Change(begin, at + place + len(piece) - len(tail), "".join(after[run.c : run.d]))
    return None
