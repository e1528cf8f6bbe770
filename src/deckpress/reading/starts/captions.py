"""Captions of tables and pictures, `**Table 1:** Tasks`, and the notes below them: they look like terms.

So does a bold title above the text before the first question, `**How to use this page**`, and a property of a page of
notes, `tags: #sea, [[ships]]`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from deckpress.compare import letters
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.not_questions import names_closing
from deckpress.reading.starts.term_sections import is_list_of_terms
from deckpress.reading.text.tree import Document
from deckpress.reading.words.title_words import CAPTION
from deckpress.regex import regex

_CAPTION = regex(rf"\W*(?:{CAPTION})[ \t.]*\d{{1,3}}(?:[.-]\d{{1,3}})*(?:[ \t]*[.:：)–—-].*|\W*)\Z", re.I | re.S)
_SHAPES = frozenset(("lead", "pair", "term", "bold", "label"))
_TERMS = frozenset(("lead", "pair", "term"))
_PROPERTIES = frozenset("tag tags alias aliases related links up parent source sources topics keywords".split())
_LINK = r"!?\[\[[^\]\n]{1,200}\](?:\[[^\]\n]{1,200}\])?\]|\[[^\]\n]{1,200}\]\([^\n)]{1,200}\)\)?"
_VALUE = regex(rf"[\s:]*(?:(?:{_LINK}|#\w[\w/-]*)[\s,;·|]*)+\Z")
_FEWEST = 2
_LONGEST = 300


def without_captions(starts: Sequence[Start]) -> list[Start]:
    """The candidates, in order of lines, without captions and without the words that follow several of them."""
    captions = [_is_caption(start) for start in starts]
    if not any(captions):
        return list(starts)
    below = Counter(
        letters(after.text.markdown)
        for (start, after), caption in zip(pairwise(starts), captions, strict=False)
        if caption and not _is_caption(after) and after.shape in _SHAPES and not after.asks
    )
    notes = {words for words, count in below.items() if count >= _FEWEST}
    pairs = zip(starts, captions, strict=True)
    return [s for s, caption in pairs if not caption and not (s.shape in _SHAPES and letters(s.text.markdown) in notes)]


def without_introductions(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, in order of lines, without the titles of introductions above bold lines that ask."""
    bold = [start for start in starts if start.shape == "bold"]
    first = next((n for n, start in enumerate(bold) if start.evident or start.asks or start.numbered), 0)
    if not first or sum(1 for start in bold if start.asks) < _FEWEST:
        return list(starts)
    gone = {
        id(start)
        for start in bold[:first]
        if names_closing(start.text.flat) or (is_list_of_terms(start.text.flat) and not _tells(document, start))
    }
    return [start for start in starts if id(start) not in gone]


def without_properties(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates without properties of a page, tags or links, and without the lines beside two or more of them."""
    lines = {s.start for s in starts if s.shape in _TERMS and is_property(*_sides(document, s))}
    lines |= _head_of_page(document)
    if not lines:
        return list(starts)
    for block in document.blocks:
        own = set(range(block.start, block.end)) if block.kind == "paragraph" else set()
        if len(own & lines) >= _FEWEST:
            lines |= own
    return [s for s in starts if s.start not in lines or s.shape not in _TERMS]


def is_property(name: str, value: str) -> bool:
    """True for the name of such a property, if its value is nothing but links and tags."""
    return name.strip(" *_:").lower() in _PROPERTIES and bool(_VALUE.match(value))


def _head_of_page(document: Document) -> set[int]:
    """The lines of the paragraph at the top of a page, if all are properties such as `made-by:: [[Ann]]`.

    Each name is one word, and the values of two or more, and of half of them, are nothing but links, tags or addresses.
    """
    first = document.blocks[0] if document.blocks else None
    if first is None or first.kind != "paragraph":
        return set()
    own = range(first.start, first.end)
    found = [match for line in document.lines[first.start : first.end] if (match := _NAMED.match(line))]
    linked = sum(1 for match in found if _VALUE.match(match["value"]) or _ADDRESS.match(match["value"]))
    return set(own) if len(found) == len(own) and linked >= _FEWEST and 2 * linked >= len(own) else set()


_NAMED = regex(r"[a-z][a-z0-9_/.-]*::[ \t]+(?P<value>\S.*)\Z")
_ADDRESS = regex(r"https?://\S+\s*\Z")


def _sides(document: Document, start: Start) -> tuple[str, str]:
    """The term of a candidate and what follows it, on its line or below it."""
    lines = document.lines
    beside = lines[start.start][start.column :] if start.column else ""
    below = lines[start.end] if start.shape == "term" and start.end < len(lines) else ""
    return start.text.flat, beside + below


def _is_caption(start: Start) -> bool:
    words = start.text.markdown
    return start.shape in _SHAPES and not start.asks and len(words) < _LONGEST and bool(_CAPTION.match(words))


def _tells(document: Document, start: Start) -> bool:
    """True for a line right above a paragraph."""
    below = document.block_from(start.end)
    return below is not None and below.kind == "paragraph"
