"""The paragraph of a list item of several lines -> whether all of it asks: its last line asks, too, or sets a task.

    1. Which river flows through Paris?
       Name the sea it ends in.

       The Seine. It ends in the English Channel.

    2. Which river flows through Rome?

       The Tiber.

Another item of the list shows where answers stand: below its first line, after a blank line; or nowhere, if most items
are bare questions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Document, Item, once
from deckpress.reading.words.vocabulary import ASK_TO, ASK_TO_BEHIND
from deckpress.regex import regex


def asks_further(document: Document, block: Block, item: Item) -> bool:
    """True for an item whose paragraph begins with a question and ends with another one, or with a task."""
    first, *further = item.text.split("\n")
    if item.first != "paragraph" or not further or not looks_like_question(first):
        return False
    count = _count(document, block)[item.level] - Counter(_traits(item))
    if not item.nested:
        return _asks_last(item) and count["bare"] > 0 and 2 * count["unanswered"] > count["all"]
    return count["answered"] > 0 and (_asks_last(item) or _sets_task(further))


@once
def _count(_document: Document, block: Block) -> defaultdict[int, Counter[str]]:
    """How many items of a list have each trait, by level."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for item in block.items:
        found[item.level].update(_traits(item))
    return found


def _traits(item: Item) -> Iterator[str]:
    """Whether an item is on one line, and whether something is below its question."""
    bare = "\n" not in item.text
    yield "all"
    if bare:
        yield "bare"
    if not item.nested and (bare or _asks_last(item)):
        yield "unanswered"
    if bare and item.nested and looks_like_question(item.text):
        yield "answered"


def _asks_last(item: Item) -> bool:
    lines = item.text.split("\n")
    return looks_like_question(lines[0]) and looks_like_question(lines[-1])


def _sets_task(further: list[str]) -> bool:
    """True if each further line is a sentence that tells what to do."""
    return all(not line[:1].islower() and _TASK.match(line) for line in further)


_TASK = regex(rf"(?:(?:{ASK_TO})(?!\w)[^\n]*|[^\n]*(?:{ASK_TO_BEHIND}))[.!。][*_]*\Z", re.I)
