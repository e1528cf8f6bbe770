"""Statements above `True` and `False` with a box or a sign each -> questions with these two options.

    **The earth is flat.**

    - ❌ True
    - ✅ False

Such a statement does not ask. Only its options show that it is a question: two items that say nothing but true and
false, one of them marked. Where several statements are such questions, one with no option marked, or with both marked,
is a question without a right option. Places in the file do not change.
"""

from __future__ import annotations

import re
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.rewriters.signed_lists import CROSS, TICK
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import label_kind, number_of
from deckpress.reading.words.vocabulary import FALSE, TRUE
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
    found = [judged for above, block in pairwise(document.blocks) if (judged := _judged(document, above, block))]
    if sum(1 for judged in found if judged.sure) < _FEWEST:
        return document
    return document.with_lines(dict(change for judged in found for change in judged.changes))


@dataclass(frozen=True, slots=True)
class _Judged:
    """A statement above its two judgements."""

    changes: tuple[tuple[int, Change], ...]
    sure: bool
    """True if just one of them is marked as right."""


def _judged(document: Document, above: Block, block: Block) -> _Judged | None:
    """The changes to a statement and to the list below it; None if it is no statement with two judgements."""
    if block.kind != "list" or len(block.items) != 2 or above.kind != "paragraph":
        return None
    line = document.lines[above.start]
    if above.end - above.start > _MOST_LINES or looks_like_question(above.text) or label_kind(line) or number_of(line):
        return None
    first, second = (_option(document.lines[item.start], item.indent) for item in block.items)
    if first is None or second is None or first.is_true == second.is_true:
        return None
    sure = first.right != second.right
    bold = _BOLD.match(line) if above.end == above.start + 1 else None
    asked = (f"Q: {bold['words']}", bold.start("words") - 3) if bold else (f"Q: {line.lstrip()}", -3)
    options = zip(block.items, (first, second), strict=True)
    boxes = tuple((item.start, option.boxed(right=sure and option.right)) for item, option in options)
    return _Judged(((above.start, asked), *boxes), sure)


@dataclass(frozen=True, slots=True)
class _Option:
    """Whether an item says `True`, whether it is marked as right, and where its words are."""

    is_true: bool
    right: bool
    lead: str
    words: str
    place: int

    def boxed(self, *, right: bool) -> Change:
        """Its line, with a box in place of its marks."""
        box = f"[{'x' if right else ' '}] "
        return self.lead + box + self.words, self.place - len(self.lead) - len(box)


def _option(line: str, column: int) -> _Option | None:
    match = _ITEM.match(line, column)
    if match is None:
        return None
    right = bool(match["tick"] or match["ticked"] or (match["box"] or " ") in "xX")
    return _Option(match["true"] is not None, right, line[:column], match["words"], match.start("words"))
