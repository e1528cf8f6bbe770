"""Lists whose items are the parts of questions, `- Q: ..` above `- A: ..`, -> the same lines without the marks.

    - **Question:** Which planet is red?
    - **Answer:** Mars
      - It is dusty.

A question needs no label, `- Which planet is red?` above `- **Answer:** Mars`. Items such as `- **Options:**`, with a
list below them, are parts, too; above an answer, they need no question in the list.

The labels may also be words of the document's own, even within one item, `- **P:** ..` above `  **O:** ..`, if they
take turns (see `unlisted_labels`). Items without a label stay a list. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.rewriters.unlisted_labels import WORD, Head, folded, pair_of_heads
from deckpress.reading.text.tree import Block, Change, Document, Item
from deckpress.reading.words.labels import label_kind, label_of
from deckpress.reading.words.letter_pairs import PAIRS
from deckpress.reading.words.vocabulary import EXERCISE, OPTION
from deckpress.regex import regex

_COLONS = (":", "：")
_ENDS = (*_COLONS, "*", "_")
"""What ends the label of options alone on its line."""


def with_labels_unlisted(document: Document) -> Document:
    """The document, with such lists as labelled lines."""
    document = _with_siblings_unlisted(document)
    lists = [block for block in document.blocks if block.kind == "list" and _may_hold(document, block)]
    if not lists:
        return document
    heads = [head for block in lists for head in _heads(document, block)]
    pair = _pair(document, heads) or ()
    words = {number: folded(match) for number, match in heads if folded(match) in pair}
    parts = [block for block in lists if words.get(block.start) in pair[:1] or _are_parts(document, block)]
    return document.with_lines({n: change for block in parts for n, change in _unlisted(document, block, words)})


def _with_siblings_unlisted(document: Document) -> Document:
    """The document without the marks of items that ask, right above items with the labels of their answers."""
    changes: dict[int, Change] = {}
    for block in document.blocks:
        if (
            block.kind != "list"
            or len(block.items) < _FEWEST
            or label_kind(_first(document, block.items[1])) != "answer"
        ):
            continue
        kinds = ["question" if _asks(document, item) else label_kind(_first(document, item)) for item in block.items]
        pairs = sum(1 for above, below in pairwise(kinds) if (above, below) == ("question", "answer"))
        if kinds[0] != "question" or pairs != kinds.count("answer") or 2 * pairs <= kinds.count("question"):
            continue
        starts = [item.start for item, kind in zip(block.items, kinds, strict=True) if kind == "question"]
        changes |= dict(_unlisted(document, block, starts))
        for item, kind in zip(block.items, kinds, strict=True):
            if kind == "question" and label_kind(_first(document, item)) != "question":
                words = _first(document, item)
                bold = words.startswith("**") and words.rstrip().endswith("**")
                label, cut = ("**Q: ", len("**")) if bold else ("**Q:** ", 0)
                changes[item.start] = (label + words[cut:], item.indent + cut - len(label))
    return document.with_lines(changes)


_FEWEST = 2


def _asks(document: Document, item: Item) -> bool:
    words = _first(document, item)
    return label_kind(words) == "question" or (looks_like_question(item.text) and not _kind(words))


def _may_hold(document: Document, block: Block) -> bool:
    """True if the first item of a list begins with a word and a colon."""
    head = document.lines[block.start][block.items[0].indent :][:_LONGEST]
    return any(colon in head for colon in _COLONS) and (WORD.match(head) is not None or label_kind(head) != "")


_LONGEST = 60
_OPTIONS = regex(
    rf"(?P<mark>\*\*|__)(?:{OPTION})[ \t]*(?:[:：](?P=mark)|(?P=mark)[ \t]*[:：])"
    r"[ \t]*(?:\Z|(?=[(*]{0,2}[Aa1①][).:]))",
    re.I,
)
"""The label of options alone on its line, or in front of the first option."""
_BOLD = regex(r"(?:\*\*|__)[^*_\n:：]{1,40}(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])")
_EXERCISE = regex(rf"(?P<mark>\*\*|__|)(?:{EXERCISE})[ \t]*(?:[:：](?P=mark)|(?P=mark)[ \t]*[:：])", re.I)


def _are_parts(document: Document, block: Block) -> bool:
    """True if items with the label of an answer follow the ones with the label of a question."""
    kinds = [_kind(_first(document, item)) for item in block.items]
    if _offers(kinds):
        return True
    asked = [number for number, kind in enumerate(kinds) if kind == "question"]
    answered = sum(1 for start, end in pairwise((*asked, len(kinds))) if "answer" in kinds[start:end])
    return bool(asked) and asked[0] == 0 and 2 * answered > len(asked)


def _offers(kinds: Sequence[str]) -> bool:
    """True if options are once among the parts, above the only answer, and no question is below the first part."""
    return _answered(kinds) and kinds.count("answer") == 1 and "question" not in kinds[1:]


def _answered(kinds: Sequence[str]) -> bool:
    """True if options are among the parts, each time right above an answer."""
    return "options" in kinds and all(
        below == "answer" for above, below in pairwise((*kinds, "")) if above == "options"
    )


def _kind(line: str) -> str:
    """The kind of the label at the head of a line; an exercise asks."""
    return label_kind(line) or ("question" if _EXERCISE.match(line) else "options" if _OPTIONS.match(line) else "")


def _first(document: Document, item: Item) -> str:
    return document.lines[item.start][item.indent :]


def _pair(document: Document, heads: Sequence[Head]) -> tuple[str, str] | None:
    """The words before questions and before answers that take turns, if only the questions ask.

    Letters for question and answer need no question marks.
    """
    pair = pair_of_heads(document, heads)
    if pair is None:
        return None
    asked, said = ([match.string[match.end() :] for _, match in heads if folded(match) == word] for word in pair)
    asking = 2 * sum(map(looks_like_question, asked)) > len(asked) or "".join(pair) in PAIRS
    return pair if asking and 2 * sum(map(looks_like_question, said)) < len(said) else None


def _heads(document: Document, block: Block) -> Iterator[Head]:
    """The lines of items above what is nested in them that begin with a word and a colon, but with no known label."""
    for item in block.items:
        for number in range(item.start, min(item.head_end + item.nested, item.end)):
            line = document.lines[number]
            match = WORD.match(line, _text_at(line, item, number))
            if match is not None and label_of(line[match.start("lead") :]) is None:
                yield number, match


def _text_at(line: str, item: Item, number: int) -> int:
    """The column at which the text of a line in an item begins, behind the mark of an item nested in it."""
    if number == item.start:
        return item.indent
    bullet = _BULLET.match(line) if number >= item.head_end else None
    return bullet.end() if bullet else 0


_BULLET = regex(r"[ \t]*[-*+][ \t]+")


def _unlisted(document: Document, block: Block, words: Container[int]) -> Iterator[tuple[int, Change]]:
    """The lines of the items that begin with a label, known or on one of some lines, without mark and indent.

    Beside options, any bold label is taken out of the list, which would hold the options otherwise.
    """
    kinds = [_kind(_first(document, item)) for item in block.items]
    offers = _answered(kinds)
    for item, kind in zip(block.items, kinds, strict=True):
        known = kind and (offers or kind != "options")
        if item.start not in words and not known and not (offers and _BOLD.match(_first(document, item))):
            continue
        for number in range(item.start, item.end):
            line = document.lines[number]
            if number == item.start and kind == "options" and line.rstrip().endswith(_ENDS):
                yield number, ("", 0)
                continue
            cut = _text_at(line, item, number) if number in words or number == item.start else 0
            cut = cut or min(item.indent, len(line) - len(line.lstrip(" ")))
            if cut:
                yield number, (line[cut:], cut)
