"""Texts that set a task, such as `Explain ..`, and so ask without a question mark."""

from __future__ import annotations

import re

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.words.vocabulary import ASK_TO, ASK_TO_BEHIND
from deckpress.regex import regex

_TASK = regex(rf"\W*(?:(?:{ASK_TO})(?!\w)|.*(?:{ASK_TO_BEHIND})\W*\Z)", re.I)


def is_task(text: str) -> bool:
    """True for a text that asks without a question mark: `Explain ..`, `Nenne ..`, `What is ..`, `简述..`."""
    return bool(_TASK.match(text.split("\n", 1)[0][:300]))


def asks_or_sets_task(text: str) -> bool:
    """True for a text that ends as a question does, or begins as a task does."""
    return looks_like_question(text) or is_task(text)
