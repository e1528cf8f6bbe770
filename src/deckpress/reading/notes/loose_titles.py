"""Short lines above questions that may be their titles, or the last words of the answer above.

    ## What is iron?

    A metal.

    Living things

    **What is a cod?**

Above a question of another form than the one before, such a line is a title, and so is one that announces a list of
terms. Others stay in the answer. All are reported, except those that announce a list with a colon.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from deckpress.diagnostics.catalogue.reading import TITLE_BELOW_ANSWER, TITLE_IN_ANSWER
from deckpress.reading.notes.part_lines import line_above, part_lines
from deckpress.reading.parts.question_starts import TERMS, Start
from deckpress.reading.parts.title_lines import title_words
from deckpress.reading.text.ledger import Ledger, short
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_alone, label_kind

_SHARE = 0.5
"""The largest share of the answers that may end with such a line; if more do, the lines belong to the answers."""
_COLONS = (":", "：")
_ANNOUNCES = (*_COLONS, "*")


def titles_above(ledger: Ledger, chosen: Sequence[Start], labels: Container[str]) -> frozenset[int]:
    """The lines right above questions at which the answers above them end; short lines are reported.

    `labels` are texts that the document repeats on each page.
    """
    document = ledger.document
    parts = part_lines(document, chosen)
    found = _loose_titles(document, chosen, parts)
    for line, ends in found.items():
        if document.lines[line].strip() in labels:
            continue
        words = short(document.lines[line].strip(" \t*_"))
        if not ends or not words.endswith(_COLONS):
            ledger.report(document, TITLE_BELOW_ANSWER if ends else TITLE_IN_ANSWER, line, text=words)
    return parts.union(line for line, ends in found.items() if ends)


def _loose_titles(document: Document, chosen: Sequence[Start], parts: Container[int]) -> dict[int, bool]:
    """The lines of such titles, each with whether it ends the answer above; without the lines `parts`."""
    found: dict[int, bool] = {}
    for above, below in pairwise(chosen):
        block = line_above(document, below)
        if block is None or block.start in parts or block.start < above.end or block.start >= below.start:
            continue
        line = document.lines[block.start]
        told = _tells(document, above.end, block.start) or above.within or above.column
        if not told or label_kind(line) or not title_words(line):
            continue
        listed = below.shape in TERMS and line.rstrip().endswith(_ANNOUNCES)
        found[block.start] = listed or above.shape != below.shape
    return found if len(found) <= _SHARE * len(chosen) else {}


def _tells(document: Document, start: int, end: int) -> bool:
    """True if an answer is above a line: a text other than comments and labels that does not announce the line."""
    lines = [line.strip() for line in document.lines[start:end]]
    texts = [line for line in lines if line and not line.startswith("<!--") and not label_alone(line)]
    return bool(texts) and not texts[-1].rstrip("*_ ").endswith(_COLONS)
