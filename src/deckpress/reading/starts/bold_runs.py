"""Bold paragraphs in a row, the last of which asks: one question, whose first paragraphs tell what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.model import Text
from deckpress.reading.parts.options import options_at
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.vocabulary import NOTE
from deckpress.regex import regex

_SENTENCE = regex(r"(?s:.)*[.!。！…:：][*_\"'”»)\s]*\Z")
_FEWEST_WORDS = 3
_UNSPACED = regex("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{4}")
"""Words of a script without blanks between them."""


def with_bold_runs(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates; each bold question is joined with the bold sentences right above it, which do not ask.

    The first of them may have the number of the question. A bold line that is not a sentence is a title, and a remark,
    `**Note: it uses UDP.**`, is no candidate below other text.
    """
    bold = sorted((start for start in starts if start.shape == "bold"), key=lambda start: start.start)
    joined: dict[int, Start | None] = {}
    run: list[Start] = []
    for start in bold:
        if run and not _goes_on(document, run, start):
            run = []
        if not run and start is not bold[0] and _is_note(start):
            joined[id(start)] = None
            continue
        run.append(start)
        if len(run) > 1 and _asks(document, start):
            joined |= {id(told): None for told in run}
            joined[id(start)] = _joined(run)
        if not _tells(start, first=len(run) == 1):
            run = []
    kept = (joined.get(id(start), start) for start in starts)
    return [start for start in kept if start is not None]


def _goes_on(document: Document, run: Sequence[Start], start: Start) -> bool:
    """True if nothing is between the paragraphs, and only the first one counts."""
    between = document.lines[run[-1].end : start.start]
    return not start.numbered and not start.labelled and not any(line.strip() for line in between)


def _is_note(start: Start) -> bool:
    return not (start.asks or start.marked or start.labelled) and _NOTE.match(start.text.markdown) is not None


_NOTE = regex(rf"[\W_]*(?:{NOTE})[ \t]*[:：!]", re.I)


def _tells(start: Start, *, first: bool) -> bool:
    """True for a whole sentence that does not ask; the first one may be shorter if it counts."""
    if start.asks or start.labelled or start.marked or start.answer is not None or start.details is not None:
        return False
    words = start.text.flat
    counts = first and start.numbered
    if not _SENTENCE.match(words):
        return counts and len(words.split()) >= _FEWEST_WORDS
    return len(words.split()) >= _FEWEST_WORDS - counts or bool(_UNSPACED.search(words))


def _asks(document: Document, start: Start) -> bool:
    """True if a bold paragraph asks, or options or the label of an answer follow."""
    if start.asks or start.marked:
        return True
    below = document.block_from(start.end)
    if below is None or below.kind not in ("list", "paragraph"):
        return False
    return label_kind(document.lines[below.start]) == "answer" or options_at(document, below) is not None


def _joined(run: Sequence[Start]) -> Start:
    first, last = run[0], run[-1]
    text = Text.join(*(start.text for start in run))
    numbered = first.numbered or last.numbered
    return replace(last, start=first.start, text=text, numbered=numbered, linked=first.linked or last.linked)
