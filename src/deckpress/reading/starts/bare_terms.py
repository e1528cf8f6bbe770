"""Terms with their meanings and no mark between, `- **Bow** The front of a boat.`, as candidates in glossaries.

In other documents, bold print at the head of a line is emphasis. Without bold print, a term is alone on the first line
of its paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start, question_text
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.regex import regex

BARE = "bare"
"""The form of such terms."""
_BOLD = regex(r"(?P<mark>\*\*|__)(?=\S)(?P<term>(?:(?!(?P=mark)).){1,80}?)(?P=mark)[ \t]+(?=[^\s:：=–—*_-])")
_ENDS = regex(r"[.!?:;,。！？：；]\s*\Z")
_FEWEST = 3
_MOST_OF = 0.8
_MOST_WORDS = 5


def bare_terms(
    document: Document, sections: Sequence[tuple[int, int]], taken: Sequence[int], *, bold: bool = False
) -> list[Start]:
    """The candidates in the line ranges of sections that list terms, except on lines that are `taken`, in order.

    With `bold`, terms without bold print are left out.
    """
    marked: list[Start] = []
    alone: list[Start] = []
    for first, end in sections:
        blocks = [block for block in document.blocks_on(first, end) if block.kind != "rule"]
        parts = sum(max(len(block.items), 1) for block in blocks)
        for found, all_found in (
            ([term for block in blocks for term in _bold(document, block)], marked),
            ([term for block in blocks if (term := _alone(document, block))], alone),
        ):
            all_found += found if len(found) >= _MOST_OF * parts else []
    found = marked or ([] if bold else alone)
    if len(found) < _FEWEST:
        return []
    return [term for term in _without_stops(document, found) if not _holds(taken, term.start)]


def _without_stops(document: Document, terms: Sequence[Start]) -> list[Start]:
    """The terms; if a full stop ends each, as in `**Bow.** The front of a boat.`, without it.

    In a list of abbreviations, `**Prof.** professor`, the stops stay.
    """
    if not all(_STOPPED.match(term.text.markdown) for term in terms):
        return list(terms)
    heads = ((term.text.markdown[:1], document.lines[term.start][term.column :][:1]) for term in terms)
    if 2 * sum(term.casefold() == meaning.casefold() for term, meaning in heads) >= len(terms):
        return list(terms)
    return [replace(term, text=term.text.slice(0, -1)) for term in terms]


_STOPPED = regex(r"(?![a-zа-я])[^\W\d_][^.。\n]*[.。]\Z")


def _holds(lines: Sequence[int], line: int) -> bool:
    at = bisect_left(lines, line)
    return at < len(lines) and lines[at] == line


def _bold(document: Document, block: Block) -> Iterator[Start]:
    """The items of a list, or lines of a paragraph, that begin with a bold term and go on with its meaning."""
    places: list[tuple[int, int, Item | None]] = [(item.start, item.indent, item) for item in block.items]
    if block.kind == "paragraph":
        places = [(line, 0, None) for line in range(block.start, block.end)]
    for line, indent, item in places:
        match = _BOLD.match(document.lines[line], indent)
        if match and not looks_like_question(match.group("term")):
            text = question_text(document, line, match.group("term").strip())
            end = item.end if item else len(document.lines)
            yield Start("lead", line, line + 1, text, end, body=True, item=item, column=match.end(), form=BARE)


def _alone(document: Document, block: Block) -> Start | None:
    """The first line of a paragraph of several lines, if it is a few words that end no sentence."""
    first = document.lines[block.start].strip()
    few = len(first.split()) <= _MOST_WORDS and not _ENDS.search(first) and first[:1].isalnum()
    if block.kind != "paragraph" or block.end == block.start + 1 or not few:
        return None
    text = question_text(document, block.start, first)
    return Start("lead", block.start, block.start + 1, text, len(document.lines), body=True, form=BARE)
