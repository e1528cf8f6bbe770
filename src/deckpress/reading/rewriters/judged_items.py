"""Judgements below the statements of a list, `**True**`, -> labelled answers, `Answer: True`.

    1. Iron: it rusts.

       **True**

    2. Gold: it rusts.

       **False.** It stays as it is.

Nearly all items of a list have one, which text may follow. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.reading.text.tree import Block, Change, Document, Item
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.vocabulary import FALSE, TRUE
from deckpress.regex import regex

_SAID = regex(
    rf"(?P<lead>[ \t]*)(?P<mark>\*\*|__|[*_])?(?P<said>(?:{TRUE}|{FALSE})[.!:,]?)(?(mark)(?P=mark))(?P<stop>[.!:,]?)"
    r"(?P<rest>[ \t]*\Z|(?(mark)[ \t]|(?<=[.!:,])[ \t]).*)",
    re.I,
)
_LABEL = "Answer: "
_FEWEST = 2
_SHARE = 0.8
_FEWEST_WORDS = 3


def with_labels_for_judgements(document: Document) -> Document:
    """The document with such labels."""
    lines = [line for block in document.blocks if block.kind == "list" for line in _judgements(document, block)]
    heads = ((line, _SAID.match(document.lines[line])) for line in lines)
    return document.with_lines({number: _labelled(match) for number, match in heads if match})


def _labelled(match: re.Match[str]) -> Change:
    """The line with a label, and without emphasis."""
    written = f"{match['lead']}{_LABEL}{match['said']}{match['stop']}{match['rest']}"
    return written, len(match["mark"] or "") - len(_LABEL)


def _judgements(document: Document, block: Block) -> list[int]:
    """The lines of the judgements in a list, if nearly all of its items have one."""
    if len(block.items) < _FEWEST:
        return []
    found = [line for item in block.items for line in _judgement(document, item)]
    return found if len(found) >= max(_FEWEST, _SHARE * len(block.items)) else []


def _judgement(document: Document, item: Item) -> Iterator[int]:
    """The first line with text below the first one, if it judges the statement and nothing else has a label."""
    line = next((n for n in range(item.start + 1, item.end) if document.lines[n].strip()), None)
    if (
        line is None
        or not _SAID.match(document.lines[line])
        or len(item.text.split("\n", 1)[0].split()) < _FEWEST_WORDS
    ):
        return
    if not any(label_kind(document.lines[n].strip()) for n in range(line + 1, item.end)):
        yield line
