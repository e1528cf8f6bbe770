"""Questions and answers that begin with two signs in turn, `❓ What is red?`, `💡 Mars.`, -> `Q:` and `A:`.

The lines of the first sign ask, and a line of the second one is next below each of them. Places in the file do not
change.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from deckpress.reading.outline import looks_like_question
from deckpress.reading.tree import Change, Document
from deckpress.regex import regex

_SIGN = "[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?"
_HEAD = regex(rf"(?P<lead>[ \t]{{0,3}}(?:[-*+][ \t]+)?)(?P<sign>{_SIGN})[ \t]*(?=\S)")
_FEWEST = 2
_SHARE = 0.8


def with_labels_for_signs(document: Document) -> Document:
    """The document with labels in place of such a pair of signs."""
    if document.source.text.isascii():
        return document
    heads = [
        (number, match)
        for number in range(document.first, len(document.lines))
        if (line := document.lines[number]) and not line.isascii() and (match := _HEAD.match(line))
    ]
    turns = Counter((above["sign"], below["sign"]) for (_, above), (_, below) in pairwise(heads))
    pair, count = max(turns.items(), key=lambda item: item[1], default=(("", ""), 0))
    if count < _FEWEST or pair[0] == pair[1]:
        return document
    own = [head for head in heads if head[1]["sign"] in pair]
    asked = [(head, below) for head, below in pairwise([*own, None]) if head and head[1]["sign"] == pair[0]]
    asking = sum(1 for (number, match), _ in asked if looks_like_question(document.lines[number][match.end() :]))
    answered = all(
        below is not None and below[1]["sign"] == pair[1] and _is_next(document, head[0], below[0])
        for head, below in asked
    )
    if not answered or asking < _SHARE * len(asked) or len(own) != 2 * len(asked):
        return document
    code = document.code_lines()
    if any(number in code for number, _ in own):
        return document
    changes: dict[int, Change] = {}
    for number, match in own:
        head = "Q: " if match["sign"] == pair[0] else "A: "
        words = document.lines[number][match.end() :]
        if head == "Q: ":
            words = words.removeprefix("**").removesuffix("**") if words.count("**") == 2 else words
        changes[number] = (head + words, match.end() - len(head))
    return document.with_lines(changes)


def _is_next(document: Document, question: int, answer: int) -> bool:
    """True if only blank lines are between a question and its answer."""
    return not any(line.strip() for line in document.lines[question + 1 : answer])
