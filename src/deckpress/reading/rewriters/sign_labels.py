"""Questions and answers that begin with two signs in turn, `❓ What is red?`, `💡 Mars.`, -> `Q:` and `A:`.

The lines with the first sign ask, and a line with the second sign follows each of them. A sign that means a question is
a label even if the answers have no sign. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_SIGN = "[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?"
_HEAD = regex(rf"(?P<lead>[ \t]{{0,3}}(?:[-*+][ \t]+)?)(?P<sign>{_SIGN})[ \t]*(?=\S)")
_QUESTIONS = frozenset("❓❔🤔🙋")
_FEWEST = 2
_SHARE = 0.8
Head = tuple[int, re.Match[str]]


def with_labels_for_signs(document: Document) -> Document:
    """The document with labels in place of such a pair of signs."""
    if document.source.text.isascii():
        return document
    heads = [
        (number, match)
        for number in range(document.first, len(document.lines))
        if (line := document.lines[number]) and not line.isascii() and (match := _HEAD.match(line))
    ]
    own, pair = _in_turn(document, heads) or _asking(document, heads)
    code = document.code_lines() if own else frozenset()
    changes: dict[int, Change] = {}
    for number, match in own:
        if number in code:
            return document
        head = "Q: " if match["sign"] == pair[0] else "A: "
        words = document.lines[number][match.end() :]
        if head == "Q: ":
            words = words.removeprefix("**").removesuffix("**") if words.count("**") == 2 else words
        changes[number] = (head + words, match.end() - len(head))
    return document.with_lines(changes)


def _in_turn(document: Document, heads: Sequence[Head]) -> tuple[Sequence[Head], tuple[str, str]] | None:
    """The lines with the two signs that take turns most often, if all of the first are answered by the second."""
    turns = Counter((above["sign"], below["sign"]) for (_, above), (_, below) in pairwise(heads))
    pair, count = max(turns.items(), key=lambda item: item[1], default=(("", ""), 0))
    if count < _FEWEST or pair[0] == pair[1]:
        return None
    own = [head for head in heads if head[1]["sign"] in pair]
    asked, said = own[::2], own[1::2]
    alternate = all(match["sign"] == pair[0] for _, match in asked) and all(m["sign"] == pair[1] for _, m in said)
    if not alternate or len(asked) != len(said) or _share(document, asked) < _SHARE:
        return None
    return (own, pair) if all(_is_next(document, q, a) for (q, _), (a, _) in zip(asked, said, strict=True)) else None


def _asking(document: Document, heads: Sequence[Head]) -> tuple[Sequence[Head], tuple[str, str]]:
    """The lines with a sign that means a question, if all of them ask; or none."""
    counts = Counter(match["sign"] for _, match in heads if match["sign"][0] in _QUESTIONS)
    sign, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    own = [head for head in heads if head[1]["sign"] == sign]
    return (own, (sign, "")) if count > _FEWEST and _share(document, own) == 1 else ([], ("", ""))


def _share(document: Document, heads: Sequence[Head]) -> float:
    """The share of the lines that ask."""
    return sum(looks_like_question(document.lines[n][match.end() :]) for n, match in heads) / max(len(heads), 1)


def _is_next(document: Document, question: int, answer: int) -> bool:
    """True if only blank lines are between a question and its answer."""
    return not any(line.strip() for line in document.lines[question + 1 : answer])
