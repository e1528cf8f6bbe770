"""Statements above `True` and `False` with a box or a sign each -> questions with these two options.

    **The earth is flat.**

    - ❌ True
    - ✅ False

Such a statement does not ask, so that only its options say that it is a question: two items, one of them right, whose
only words are those for true and false. Places in the file do not change.
"""

from __future__ import annotations

import re
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.labels import label_kind, number_of
from deckpress.reading.outline import looks_like_question
from deckpress.reading.signed_lists import CROSS, TICK
from deckpress.reading.tree import Block, Change, Document
from deckpress.reading.vocabulary import FALSE, TRUE
from deckpress.regex import regex

_GATE = ("[x]", "[X]", "✅", "✓", "✔", "☑", ":white_check_mark:")
_SIGNS = rf"(?:(?P<{{}}>{TICK})|(?:{CROSS}))"
_ITEM = regex(
    rf"(?:(?:\[(?P<box>[ xX])\]|{_SIGNS.format('tick')})[ \t]*)?"
    rf"(?P<words>[*_]{{0,3}}(?:(?P<true>{TRUE})|(?:{FALSE}))[*_.]{{0,3}})(?:[ \t]*{_SIGNS.format('ticked')})?[ \t]*\Z",
    re.I,
)
_BOLD = regex(r"(\*\*|__)(?:\d{1,3}[.)][ \t]+)?(?P<words>(?:(?!\1).)+)\1[ \t]*\Z")
_MOST_LINES = 3
_FEWEST = 2


def with_judged_questions(document: Document) -> Document:
    """The document, with a label at each such statement and boxes at its options, if there are several."""
    if not any(sign in document.source.text for sign in _GATE):
        return document
    found = [changes for above, block in pairwise(document.blocks) if (changes := _changes(document, above, block))]
    return document.with_lines(dict(one for own in found for one in own)) if len(found) >= _FEWEST else document


def _changes(document: Document, above: Block, block: Block) -> list[tuple[int, Change]]:
    """The changes to a statement and to the list below it; none if it is no statement with its two judgements."""
    if block.kind != "list" or len(block.items) != 2 or above.kind != "paragraph":
        return []
    line = document.lines[above.start]
    if above.end - above.start > _MOST_LINES or looks_like_question(above.text) or label_kind(line) or number_of(line):
        return []
    options = [_option(document.lines[item.start], item.indent) for item in block.items]
    first, second = options
    if first is None or second is None or first.is_true == second.is_true or first.right == second.right:
        return []
    bold = _BOLD.match(line) if above.end == above.start + 1 else None
    asked = (f"Q: {bold['words']}", bold.start("words") - 3) if bold else (f"Q: {line.lstrip()}", -3)
    boxes = ((item.start, option.change) for item, option in zip(block.items, (first, second), strict=True))
    return [(above.start, asked), *boxes]


@dataclass(frozen=True, slots=True)
class _Option:
    """Whether an item says `True`, whether it is the right one, and its line with a box."""

    is_true: bool
    right: bool
    change: Change


def _option(line: str, column: int) -> _Option | None:
    match = _ITEM.match(line, column)
    if match is None:
        return None
    right = bool(match["tick"] or match["ticked"] or (match["box"] or " ") in "xX")
    box = f"[{'x' if right else ' '}] "
    change = (line[:column] + box + match["words"], match.start("words") - column - len(box))
    return _Option(match["true"] is not None, right, change)
