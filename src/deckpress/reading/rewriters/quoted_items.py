"""Lists below questions in which a quote marks the right items, `* > Jupiter` among `* Mars`, -> lists with boxes.

A quote in an item may also be a quote. So they are marks only if several lists of a document have them, nearly all of
them below text that asks, and other items beside them. An item below such an item is a remark on it. Lines keep their
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.parts.option_values import FEEDBACK
from deckpress.reading.parts.outline import leads_to_options
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_ITEM = regex(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,2}[.)])(?P<gap>[ \t]+)(?P<quote>>[ \t]*)?(?=\S)")
_QUOTED = regex(r"^[ \t]*[-*+][ \t]+>[ \t]*\S", re.M)
_FEWEST = 2
_LEAST = 3
"""The fewest items of one of these lists, since two may be a statement and a quote."""
_SHARE = 0.7


@dataclass(slots=True, eq=False)
class _List:
    """Items with one indent: their lines, whether a quote is in each, and whether the text above asks."""

    indent: int
    asked: bool
    outer: _List | None = None
    items: list[tuple[int, re.Match[str]]] = field(default_factory=list)

    @property
    def quoted(self) -> int:
        """How many items hold a quote."""
        return sum(match["quote"] is not None for _, match in self.items)

    @property
    def announced(self) -> bool:
        """True if an item announces the quote in the next one: `Love is blind:`."""
        pairs = pairwise(match for _, match in self.items)
        return any(
            below["quote"] is not None and above.string.rstrip("*_ \t").endswith((":", "：")) for above, below in pairs
        )

    @property
    def marked(self) -> bool:
        """True if quotes mark some of the items below a question."""
        return self.asked and not self.announced and 0 < self.quoted < len(self.items)


def with_boxes_for_quotes(document: Document) -> Document:
    """The document with boxes in place of such quotes."""
    text = document.source.text
    if not ("- >" in text or "* >" in text or "+ >" in text) or not _QUOTED.search(text):
        return document
    lists = list(_lists(document))
    found = [own for own in lists if own.quoted]
    marked = [own for own in found if own.marked]
    if len(marked) < _FEWEST or len(marked) < _SHARE * len(found) or all(len(own.items) < _LEAST for own in marked):
        return document
    changes: dict[int, Change] = {}
    for number, match in (item for own in marked for item in own.items):
        head = match["indent"] + match["mark"] + match["gap"] + ("[x] " if match["quote"] else "[ ] ")
        changes[number] = (head + document.lines[number][match.end() :], match.end() - len(head))
    for own in lists:
        if own.outer is not None and own.outer.marked and not own.marked:
            number, match = own.items[0]
            text = document.lines[number][match.end("gap") if len(own.items) == 1 else match.end("indent") :]
            head = match["indent"] + FEEDBACK
            changes[number] = (head + text, len(document.lines[number]) - len(head + text))
    return document.with_lines(changes)


def _lists(document: Document) -> Iterator[_List]:
    """The lists, inner ones as lists of their own; a line at the edge of the page ends them all."""
    code = document.code_lines()
    opened: list[_List] = []
    above = ""
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if not line.strip() or number in code:
            continue
        match = _ITEM.match(line)
        indent = len(line) - len(line.lstrip())
        while opened and (opened[-1].indent > indent or (match is None and opened[-1].indent == indent)):
            yield opened.pop()
        if match is not None:
            if not (opened and opened[-1].indent == indent):
                outer = opened[-1] if opened else None
                opened.append(_List(indent, leads_to_options(above) or asks_to_choose(above), outer))
            opened[-1].items.append((number, match))
        above = line
    yield from reversed(opened)
