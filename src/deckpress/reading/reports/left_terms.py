"""Lists of terms and their meanings that are in no card because the document has other questions -> a warning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.diagnostics.catalogue.reading import TERMS_LEFT_OUT, TITLE_LEFT_OUT, TITLES_LEFT_OUT
from deckpress.reading.choice.compete import Choice
from deckpress.reading.parts.question_starts import BOLD_LINE, Start
from deckpress.reading.starts.not_questions import is_closing
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_SHAPES = frozenset(("pair", "lead", "term"))
_FEWEST = 3
_MOST_WORDS = 4
_WORDS = regex(r"[^\W\d_]+(?:[ ,;/'’()-]+[^\W\d_]+){0,7}[.)]?\Z")
"""Words alone, without numbers, marks and code."""


def report_left_terms(ledger: Ledger, found: Sequence[Start], chosen: Choice) -> None:
    """Reports the first list of short terms with short meanings that fills a section, and how many there are.

    Lists below the title of a closing section, beside other text, and inside answers are text.
    """
    if not chosen.starts or not ledger.notes:
        return
    document = ledger.document
    left = {
        start.start: start
        for start in found
        if start.shape in _SHAPES
        and not start.asks
        and _is_short(document, start)
        and ledger.use_of(document, start.start, start.start + 1) is Use.PROSE
    }
    if len(left) < _FEWEST:
        return
    closing = {start.start for start in found if start.is_heading and is_closing(start)}
    cards = {start.start for start in chosen.starts}
    for above, blocks in _sections(document, cards):
        if blocks and blocks[0].end == blocks[0].start + 1 and blocks[0].start not in left:
            blocks = blocks[1:]  # a line above the list
        lines = [line for block in blocks for line in _lines(block)]
        if above not in closing and len(lines) >= _FEWEST and all(line in left for line in lines):
            term = short(left[lines[0]].text.flat)
            ledger.report(document, TERMS_LEFT_OUT, lines[0], count=len(lines), term=term)
            return


def report_titles_left(ledger: Ledger, found: Sequence[Start], chosen: Choice) -> None:
    """Reports bold lines with a colon above lists that are in no card, if all cards are bold terms with a colon."""
    terms = chosen.starts
    if len(terms) < _FEWEST or any(start.shape != "lead" or start.form for start in terms):
        return
    document = ledger.document
    left = [
        start
        for start in found
        if start.shape == "bold"
        and not (start.asks or start.numbered or start.labelled or start.marked)
        and _COLON.match(document.lines[start.start])
        and _is_above_list(document, start)
        and ledger.use_of(document, start.start, start.end) is Use.PROSE
    ]
    if left and len({start.text.flat for start in left}) == len(left):
        words = short(left[0].text.flat.rstrip(":："))
        rule = TITLE_LEFT_OUT if len(left) == 1 else TITLES_LEFT_OUT
        ledger.report(document, rule, left[0].start, count=len(left), term=words)


_COLON = regex(r"[ \t]*(?:\*\*|__)[^*_\n]{1,60}(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])[ \t]*\Z")


def _is_above_list(document: Document, start: Start) -> bool:
    below = document.block_from(start.end)
    return below is not None and below.kind == "list" and below.start >= start.end


def _sections(document: Document, cards: set[int]) -> Iterator[tuple[int, list[Block]]]:
    """The blocks between two headings, bold titles, rules or cards, each with the line of what is above."""
    above, own = -1, list[Block]()
    for block in document.blocks:
        line = document.lines[block.start]
        titled = block.kind == "paragraph" and block.end == block.start + 1 and BOLD_LINE.match(line)
        if block.kind in ("heading", "rule") or block.start in cards or titled:
            yield above, own
            above, own = block.start, []
        else:
            own.append(block)
    yield above, own


def _lines(block: Block) -> Sequence[int]:
    """The lines on which the entries of a block begin."""
    return [item.start for item in block.items] or range(block.start, block.end)


def _is_short(document: Document, start: Start) -> bool:
    meaning = document.lines[start.start][start.column :].strip() if start.column else ""
    return all(len(words.split()) <= _MOST_WORDS and _WORDS.match(words) for words in (start.text.flat, meaning))
