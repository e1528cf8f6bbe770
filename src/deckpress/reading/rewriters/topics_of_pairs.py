"""List items that name a topic above a labelled question and its answer -> headings above lists of these.

    1. **Leaves**
       - **Question:** What makes them green?
       - **Answer:** Chlorophyll.

There are two such items or more. Without the label of an answer, all parts below the question answer it. Places in the
file do not change.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import BOLD_LINE
from deckpress.reading.text.tree import Block, Change, Document, Item
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_BULLET = regex(r"(?P<indent>[ \t]*)[-*+][ \t]+(?=\S)")
_HEADING = "###### "
_FEWEST = 2


def with_pairs_below_topics(document: Document) -> Document:
    """The document, with the items of such lists as headings, and what is nested in them as lists of their own."""
    found = [item for block in document.blocks for item in _topics(document, block)]
    if len(found) < _FEWEST:
        return document
    return document.with_lines(dict(change for item in found for change in _changes(document, item)))


def _topics(document: Document, block: Block) -> Iterator[Item]:
    """The items of a list, if each is a bold topic above a question and another part."""
    if block.kind == "list" and all(_is_topic(document, item) for item in block.items):
        yield from block.items


def _is_topic(document: Document, item: Item) -> bool:
    if not item.nested or item.head_end != item.start + 1 or not BOLD_LINE.match(item.text):
        return False
    if label_kind(item.text) or looks_like_question(item.text):
        return False
    kinds = [kind for _, kind in _parts(document, item)]
    return len(kinds) > 1 and kinds[0] == "question" and kinds.count("question") == 1


def _parts(document: Document, item: Item) -> Iterator[tuple[int, str]]:
    """The lines of the outermost nested items, with the kinds of their labels."""
    outermost = -1
    for number in range(item.head_end, item.end):
        bullet = _BULLET.match(document.lines[number])
        if bullet and outermost in (-1, len(bullet["indent"])):
            outermost = len(bullet["indent"])
            yield number, label_kind(document.lines[number][bullet.end() :])
        elif outermost < 0 and document.lines[number].strip():
            return


def _changes(document: Document, item: Item) -> Iterator[tuple[int, Change]]:
    topic = item.text.strip(" *_")
    line = document.lines[item.start]
    yield item.start, (_HEADING + topic, line.find(topic) - len(_HEADING))
    (asked, _), (below, _), *_ = parts = list(_parts(document, item))
    cut = _indent(document.lines[asked])
    plain = not any(kind == "answer" for _, kind in parts)
    behind = len(document.lines[asked]) - len(_BULLET.sub("", document.lines[asked]))
    for number in range(item.head_end, item.end):
        if plain and number == asked:
            own = behind
        else:
            own = min(behind if plain and number < below else cut, _indent(document.lines[number]))
        yield number, (document.lines[number][own:], own)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
