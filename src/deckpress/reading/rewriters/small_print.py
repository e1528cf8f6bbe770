"""Small print that touches a question: remarks right below options with boxes, and the ids of questions above them.

    id: 4f20
    ### Which is a fruit?
    [ ] stone
    [x] apple
    -# Hint: it grows.

Without a blank line, Markdown reads such a remark as the rest of the last option.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.parts.option_values import BOX, is_ticked
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import is_hint, label_kind
from deckpress.reading.words.line_marks import HEADING
from deckpress.regex import regex

_SMALL = regex(r"[ \t]{0,3}-#[ \t]+(?=\S)")
"""The mark of small print in chat programs."""
_SMALL_TAG = regex(r"[ \t]{0,3}<(?i:small|sub|sup)>")
_ID = regex(r"[ \t]{0,3}(?i:id|uid|guid|uuid)[ \t]*[:=][ \t]*[\w.:-]{1,40}[ \t]*\Z")
_FEWEST_IDS = 2


def with_small_print_apart(ledger: Ledger) -> Document:
    """The document of a ledger, cut between options and such remarks, and without the ids above headings."""
    document = _without_ids(ledger)
    cuts = [line for block in document.blocks if block.kind == "paragraph" and (line := _cut(document, block))]
    if not cuts:
        return document
    marked = ((line, _SMALL.match(document.lines[line])) for line in cuts)
    changes = {line: (document.lines[line][mark.end() :], mark.end()) for line, mark in marked if mark}
    return document.with_lines(changes).cut_blocks(cuts)


def _cut(document: Document, block: Block) -> int:
    """The line of a paragraph at which a remark begins below options with boxes, each on one line; 0 without one."""
    if not document.lines[block.start].lstrip().startswith(("[", "☐", "☑")):
        return 0
    ticked = []
    for number in range(block.start, block.end):
        line = document.lines[number].strip()
        if box := BOX.match(line):
            ticked.append(is_ticked(box))
        else:
            several = any(ticked) and not all(ticked)
            return number if several and _is_remark(document.lines[number]) else 0
    return 0


def _is_remark(line: str) -> bool:
    small = _SMALL.match(line) or _SMALL_TAG.match(line) or is_hint(line)
    return bool(small) or label_kind(line) == "explanation"


def _without_ids(ledger: Ledger) -> Document:
    """The document without lines such as `id: 4f20` right above its headings."""
    document = ledger.document
    found = list(_ids(document))
    if len(found) < _FEWEST_IDS:
        return document
    for number in found:
        ledger.book(document, Use.FURNITURE, number, number + 1)
    return document.with_lines(dict.fromkeys(found, ("", 0)))


def _ids(document: Document) -> Iterator[int]:
    lines = document.lines
    below = [n for n in range(document.first + 1, len(lines)) if lines[n].lstrip(" ").startswith("#")]
    found = [n - 1 for n in below if _ID.match(lines[n - 1]) and HEADING.match(lines[n])]
    code = document.code_lines() if found else frozenset()
    return (number for number in found if number not in code)
