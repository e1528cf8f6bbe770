"""Options with an explanation below each, the right one with a tick, -> boxes with the explanations as feedback.

    - **Moon**
      - Explanation: it circles the Earth.
    - **Mars**
      - **✅ Explanation**: it is red.

Each item of the list has such a label below it; one in three may have other text there. Places in the file do not
change.
"""

from __future__ import annotations

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import BOX, FEEDBACK
from deckpress.reading.text.tree import Block, Change, Document, Item
from deckpress.reading.words.labels import label_of
from deckpress.regex import regex

_SIGNS = ("✅", "✓", "✔", "☑", ":white_check_mark:")
_ITEM = regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_BELOW = regex(
    r"(?P<indent>[ \t]+)(?:[-*+][ \t]+)?(?P<open>\*\*|__)?[ \t]*"
    r"(?:(?P<tick>[✅✓✔☑]\ufe0f?|:white_check_mark:)|[❌✗✘✖❎]\ufe0f?|:x:)?[ \t]*(?=\S)"
)
_BOLD = regex(r"(?:\*\*|__)(?P<words>[^*_\n]+)(?:\*\*|__)[ \t]*\Z")
_WORD = regex(r"\w")
_FEWEST = _TIMES = 2


@dataclass(frozen=True, slots=True)
class _Option:
    """The line of an option and the column of its words, and the same of its explanation."""

    line: int
    column: int
    below: int
    words: int
    labelled: bool
    right: bool


def with_feedback_below_options(document: Document) -> Document:
    """The document with boxes before such options."""
    if not any(sign in document.source.text for sign in _SIGNS):
        return document
    changes: dict[int, Change] = {}
    for block in document.blocks:
        if block.kind == "list" and len(block.items) >= _FEWEST:
            changes |= _changed(document, block)
    return document.with_lines(changes)


def _changed(document: Document, block: Block) -> dict[int, Change]:
    """The lines of such a list; none if it is of another kind, or says nothing of the right options."""
    options = [_option(document, item) for item in block.items]
    found = [option for option in options if option is not None]
    labelled = sum(option.labelled for option in found)
    if len(found) < len(options) or _TIMES * (len(found) - labelled) > labelled:
        return {}
    if not 0 < sum(option.right for option in found) < len(found):
        return {}
    bold = all(_BOLD.match(document.lines[option.line], option.column) for option in found)
    changes: dict[int, Change] = {}
    for option in found:
        line, below = document.lines[option.line], document.lines[option.below]
        match = _BOLD.match(line, option.column) if bold else None
        words, opened = (match["words"].rstrip(), len("**")) if match else (line[option.column :], 0)
        changes[option.line] = (
            f"{line[: option.column]}[{'x' if option.right else ' '}] {words}",
            opened - len("[ ] "),
        )
        head = " " * option.column + FEEDBACK
        changes[option.below] = (head + below[option.words :], option.words - len(head))
    return changes


def _option(document: Document, item: Item) -> _Option | None:
    """An item of one line with text below it, as an option; None for any other item."""
    lines = document.lines
    mark = _ITEM.match(lines[item.start])
    below = next((n for n in range(item.start + 1, item.end) if lines[n].strip()), 0)
    match = _BELOW.match(lines[below]) if mark and below else None
    if mark is None or match is None or BOX.match(lines[item.start], mark.end()) or not _WORD.search(lines[item.start]):
        return None
    opened = len(match["open"] or "")
    label = label_of((match["open"] or "") + lines[below][match.end() :])
    labelled = label is not None and label.kind == "explanation"
    words = match.end() + label.end - opened if label and labelled else match.end() - opened
    return _Option(item.start, mark.end(), below, words, labelled, bool(match["tick"]))
