"""The line right above the options of a question -> what it is, and the label that shows that it asks.

    The capital of France is

    ❌ Lyon
    ✅ Paris

The label makes a question of a paragraph that does not ask: its options show that it is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import leads_to_options
from deckpress.reading.parts.question_starts import BOLD_LINE
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.line_marks import HEADING, SENTENCE_END
from deckpress.regex import regex

_NUMBER = regex(r"[ \t]{0,3}(\d{1,4})[.)][ \t]+(?=\S)")
_OTHER = regex(r"[ \t]*(?:[-*+>|<][ \t>|]|```|~~~|:::|---|\*\*\*|___|<|    |\t)")
"""Lines of lists, quotes, tables, code and HTML, and rules."""
_MOST_LINES = 12
_PARAGRAPHS = frozenset(("plain", "bold", "number"))


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of what is right above a line, its kind, and whether it may ask for options."""

    line: int
    kind: str
    """`heading`, `label`, `number`, `bold`, `plain`, or nothing for another block."""
    asks: bool
    ends: bool = False
    """True for a whole sentence."""

    @property
    def may_ask(self) -> bool:
        """True for text that asks, and for a heading or a paragraph that does not end as a sentence does."""
        return bool(self.kind) and (self.asks or not self.ends)


def head_above(document: Document, line: int) -> Head:
    """The heading or the paragraph above a line, over blank lines."""
    lines = document.lines
    last = next((n for n in range(line - 1, document.first - 1, -1) if lines[n].strip()), -1)
    if last < 0 or _OTHER.match(lines[last]):
        return Head(last, "", asks=False)
    asks, ends = leads_to_options(lines[last]), SENTENCE_END.search(lines[last]) is not None
    top = last
    while top > max(document.first, last - _MOST_LINES) and _goes_on(lines[top - 1], lines[top]):
        top -= 1
    return Head(top, _kind(lines[top]), asks, ends)


def _goes_on(above: str, line: str) -> bool:
    """True if a line continues the paragraph of the line above it."""
    return bool(above.strip()) and not _OTHER.match(above) and _kind(line) == "plain" and _kind(above) != "heading"


def _kind(line: str) -> str:
    label = label_of(line)
    if HEADING.match(line):
        return "heading"
    if label is not None:
        return "label" if label.kind == "question" else ""
    if _NUMBER.match(line):
        return "number"
    return "bold" if BOLD_LINE.match(line) else "plain"


def labels_for(heads: Sequence[Head], document: Document) -> Iterator[tuple[int, Change]]:
    """The labels for paragraphs, if some plain ones do not ask, or if only some have numbers or bold print."""
    kinds = {head.kind for head in heads} & _PARAGRAPHS
    if len(kinds) < 2 and not any(head.kind == "plain" and not head.asks for head in heads):
        return
    for head in heads:
        if head.kind not in _PARAGRAPHS:
            continue
        line = document.lines[head.line]
        number, bold = _NUMBER.match(line), BOLD_LINE.match(line)
        label = f"Q{number.group(1)}: " if number else "Q: "
        cut = number.end() if number else bold.start(2) if bold else 0
        words = bold.group(2) + bold.group(3) if bold else line[cut:]
        yield head.line, (label + words, cut - len(label))
