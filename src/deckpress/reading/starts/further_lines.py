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

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Item
from deckpress.reading.words.vocabulary import ASK_TO, ASK_TO_BEHIND
from deckpress.regex import regex


def asks_further(block: Block, item: Item) -> bool:
    """True for an item whose paragraph begins with a question and ends with another one, or with a task."""
    first, *further = item.text.split("\n")
    if item.first != "paragraph" or not further or not looks_like_question(first):
        return False
    others = [other for other in block.items if other is not item and other.level == item.level]
    bare = [other for other in others if "\n" not in other.text]
    if not item.nested:
        unanswered = [other for other in others if not other.nested and (other in bare or _asks_last(other))]
        return _asks_last(item) and bool(bare) and 2 * len(unanswered) > len(others)
    answered = any(other.nested and looks_like_question(other.text) for other in bare)
    return answered and (_asks_last(item) or _sets_task(further))


def _asks_last(item: Item) -> bool:
    lines = item.text.split("\n")
    return looks_like_question(lines[0]) and looks_like_question(lines[-1])


def _sets_task(further: list[str]) -> bool:
    """True if each further line is a sentence that tells what to do."""
    return all(not line[:1].islower() and _TASK.match(line) for line in further)


_TASK = regex(rf"(?:(?:{ASK_TO})(?!\w)[^\n]*|[^\n]*(?:{ASK_TO_BEHIND}))[.!。][*_]*\Z", re.I)
