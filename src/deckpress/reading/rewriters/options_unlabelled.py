"""The label of options in front of them on their line, `**Options:** A) tea; B) milk`, -> the options without it.

Lines keep their numbers, and the other options may be on the lines below.
"""

from __future__ import annotations

import re

from deckpress.reading.parts.option_lines import holds_two
from deckpress.reading.parts.option_values import begins_options, is_second_option
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.vocabulary import OPTION
from deckpress.reading.words.word_heads import OPTION_HEADS
from deckpress.regex import regex

_LABEL = regex(
    rf"[ \t]*(?P<mark>\*\*|__|)(?:{OPTION})[ \t]*(?:[:：](?P=mark)|(?P=mark)[ \t]*[:：])[ \t]*(?=\S)",
    re.I,
)


def with_options_unlabelled(document: Document) -> Document:
    """The document with such options at the heads of their lines."""
    changes: dict[int, Change] = {}
    for number in document.lines_of_paragraphs():
        line = document.lines[number]
        match = _LABEL.match(line) if may_begin(line, OPTION_HEADS) else None
        if match is None or label_kind(line) == "answer":
            continue
        rest, below = line[match.end() :], document.lines[number + 1 : number + 2]
        if holds_two(rest) or (begins_options(rest) and any(map(is_second_option, below))):
            changes[number] = (rest, match.end())
    return document.with_lines(changes)
