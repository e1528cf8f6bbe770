"""Lists of topics, `1. **Leaves:**`, whose nested items ask and answer -> headings above lists of questions.

An answer may be the next item, below its question, or behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Change, Document, Item
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_TOPIC = regex(
    r"(?P<mark>\*\*|__)(?P<words>[^*_\n]{1,80}?)(?:[ \t\u00a0]*[:：](?P=mark)|(?P=mark)[ \t\u00a0]*[:：])[ \t]*\Z"
)
_BULLET = regex(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_BOTH = regex(r"[^\n]*?\w[?？؟][*_)»”\"'’]*[ \t]+(?:[-–—:]+[ \t]+)?\S")
"""A question and its answer on one line."""
_HEADING = "###### "
_FEWEST = 2
_MOST_OF = 0.5


@dataclass(frozen=True, slots=True)
class _Sub:
    """A nested item: its lines, whether it asks, and whether its answer is in it."""

    start: int
    end: int
    asks: bool
    answered: bool


def with_topic_headings(document: Document) -> Document:
    """The document, with the items of such lists as headings and the nested items as lists of their own."""
    changes: dict[int, Change] = {}
    for block in document.blocks:
        if block.kind == "list":
            changes |= _of_list(document, block)
    return document.with_lines(changes) if changes else document


def _of_list(document: Document, block: Block) -> dict[int, Change]:
    topics = [_TOPIC.match(item.text) for item in block.items]
    if not all(topics) or not all(item.nested and item.head_end == item.start + 1 for item in block.items):
        return {}
    parts = [list(_subs(document, item)) for item in block.items]
    if not all(subs and subs[0].asks for subs in parts):
        return {}
    asking = sum(1 for subs in parts for sub in subs if sub.asks)
    answered = sum(1 for subs in parts for sub, after in zip(subs, [*subs[1:], None], strict=True) if _told(sub, after))
    if asking < _FEWEST or answered < _MOST_OF * asking:
        return {}
    changes: dict[int, Change] = {}
    for item, topic, subs in zip(block.items, topics, parts, strict=True):
        assert topic is not None
        column = item.indent + topic.start("words")
        changes[item.start] = (_HEADING + topic.group("words").strip(), column - len(_HEADING))
        changes |= _moved(document, subs)
    return changes


def _told(sub: _Sub, after: _Sub | None) -> bool:
    return sub.asks and (sub.answered or (after is not None and not after.asks))


def _subs(document: Document, item: Item) -> Iterator[_Sub]:
    """The nested items, if the text below a topic is a list; those that are deeper belong to the ones above them."""
    numbers = [number for number in range(item.head_end, item.end) if document.lines[number].strip()]
    if not numbers or not _BULLET.match(document.lines[numbers[0]]):
        return
    depth = _depth(document.lines[numbers[0]])
    starts = [n for n in numbers if _depth(document.lines[n]) == depth and _BULLET.match(document.lines[n])]
    for start, end in zip(starts, [*starts[1:], item.end], strict=True):
        head = _BULLET.sub("", document.lines[start], count=1).strip()
        below = any(document.lines[number].strip() for number in range(start + 1, end))
        asks = looks_like_question(head)
        both = not asks and bool(_BOTH.match(head))
        yield _Sub(start, end, (asks or both) and label_kind(head) != "answer", below or both)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _moved(document: Document, subs: Sequence[_Sub]) -> Iterator[tuple[int, Change]]:
    """The lines of nested items at the left edge; those that answer the item above them are in it."""
    cut = _depth(document.lines[subs[0].start])
    for sub in subs:
        for number in range(sub.start, sub.end):
            line = document.lines[number]
            own = min(cut, _depth(line))
            if sub.asks:
                yield number, (line[own:], own)
            elif number == sub.start and (bullet := _BULLET.match(line)) and label_kind(line[bullet.end() :]):
                yield number, ("  " + line[bullet.end() :], bullet.end() - 2)
            else:
                yield number, ("  " + line[own:], own - 2)
