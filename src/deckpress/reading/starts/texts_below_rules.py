"""The text between a rule and the paragraph that asks is part of the question, where rules separate the questions.

    ---

    A bank moves old files to the cloud.

    Where should they be?

    A. An archive
    B. A cache

A part that ends in a question without an answer is a question, too: it is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.frozen import dataclass, replace
from deckpress.reading.parts.above_options import is_telling, option_begins
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.scenarios_above import asks_above_options
from deckpress.reading.text.tree import Block, Document

_FEWEST = 2
"""How many questions must have such a text."""
_SHARE = 0.8
"""The share of the parts between rules that must hold one question."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The blocks between two rules or headings, and the candidates in them."""

    blocks: tuple[Block, ...]
    starts: tuple[Start, ...]
    below_rule: bool
    """False for a part that is above a rule and below a heading, or at the top of the document."""

    def asks_once(self, document: Document) -> bool:
        """True if one paragraph asks, or one bold line above options."""
        return len(self.starts) == 1 and asks_above_options(document, self.starts[0])

    def text_above(self, document: Document) -> int:
        """The line at which the text above the question begins; -1 without such text."""
        above = [block for block in self.blocks if block.end <= self.starts[0].start]
        return above[0].start if above and _is_plain(document, above) else -1


def with_texts_below_rules(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, of which those that ask in a paragraph begin with the text below the rule above them."""
    if not any(start.shape in ("asked", "bold") for start in starts):
        return list(starts)
    parts = list(_parts(document, starts))
    if sum(1 for part in parts if len(part.starts) == 1) < _SHARE * sum(1 for part in parts if part.starts):
        return list(starts)
    texts = [(part, part.text_above(document)) for part in parts if part.asks_once(document)]
    told = [(part, line) for part, line in texts if line >= 0]
    below = [line >= 0 for part, line in texts if part.below_rule]
    bare = [start for part in parts if part.below_rule and (start := _unanswered(document, part)) is not None]
    if not any(below) or len(told) + len(bare) < _FEWEST:
        return list(starts)
    found = {part.starts[0].start: line for part, line in told if part.below_rule or bare or all(below)}
    begun = [
        replace(start, start=above, text=document.text(above, start.end), piece=None)
        if (above := found.get(start.start, -1)) >= 0 and asks_above_options(document, start)
        else start
        for start in starts
    ]
    return [*begun, *bare]


def _unanswered(document: Document, part: _Part) -> Start | None:
    """The question that paragraphs between two rules end with, and that nothing answers."""
    if part.starts or not looks_like_question(part.blocks[-1].text) or not _is_plain(document, part.blocks):
        return None
    first, end = part.blocks[0].start, part.blocks[-1].end
    text = document.text(first, end)
    return Start("asked", first, end, text, len(document.lines), asks=True, marked=True, sign=1.0)


def _is_plain(document: Document, blocks: Sequence[Block]) -> bool:
    """True for blocks of text without labels and options."""
    return all(is_telling(document, block) and not option_begins(document, block.start) for block in blocks)


def _parts(document: Document, starts: Sequence[Start]) -> Iterator[_Part]:
    """The parts of a document that are below a rule or above one."""
    asking = (start for start in starts if start.asks or start.labelled or start.shape == "asked")
    own = sorted(asking, key=lambda start: start.start)
    edges = [block for block in document.blocks if block.kind in ("rule", "heading")]
    end = len(document.lines)
    for above, below in pairwise((None, *edges, None)):
        ruled = above is not None and above.kind == "rule"
        if ruled or (below is not None and below.kind == "rule"):
            first, last = above.end if above else document.first, below.start if below else end
            blocks = document.blocks_on(first, last)
            if blocks:
                yield _Part(blocks, tuple(start for start in own if first <= start.start < last), ruled)
