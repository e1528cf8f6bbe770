"""Bold labels of a text and its meaning that repeat in turn -> `**Question:**` and `**Answer:**`.

    **German sentence:**
    Das ist gut.

    **Translation:**
    That is good.

    **Note:** ..

The labels name a word, a sentence or a language, and right behind it the meaning, the translation or another language,
at least three times. Further labels stay as they are, also those between both. A text without its meaning is a
question, too, so that it is reported. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.title_words import LANGUAGE, MEANING, SENTENCE, TERM
from deckpress.regex import regex

_LABEL = regex(
    r"[ \t]{0,3}(?P<mark>\*\*|__)(?P<name>[^\W\d_][^*_:：\n]{0,40}?)[ \t]*"
    r"(?P<tail>[:：](?P=mark)|(?P=mark)[ \t]?[:：])(?P<rest>.*)"
)
_AHEAD = rf"(?:(?:the|full|new|target|native|{LANGUAGE}|{SENTENCE})[ \t-]*){{0,2}}"
_BEHIND = r"(?:[ \t]+[^\s:：]+){0,3}\W*\Z"
_TEXT = regex(rf"(?!(?:name|command)\b){_AHEAD}(?:{TERM}|{SENTENCE}){_BEHIND}", re.I)
_MEANING = regex(rf"{_AHEAD}(?:{MEANING}){_BEHIND}", re.I)
_LANGUAGE = regex(rf"(?:{LANGUAGE}){_BEHIND}", re.I)
_MARKS = frozenset("*_")
_FEWEST = 3
_MOST_LEFT = 0.2
"""The share of texts that may lack a meaning; one may in any case."""
_ADJACENT = 0.5
"""The share of meanings that must be right below their text."""


def with_labels_in_turn(document: Document) -> Document:
    """The document with such labels, if nearly all labels of a text have one of a meaning behind them."""
    found = list(_labels(document))
    if len(found) < 2 * _FEWEST:
        return document
    names = [match["name"].casefold().strip() for _, match in found]
    first = next((n for n, (above, below) in enumerate(pairwise(names)) if _asks_and_tells(above, below)), -1)
    if first < 0:
        return document
    front, back = names[first : first + 2]
    both = [(place, name) for place, name in zip(found, names, strict=True) if name in (front, back)]
    turns = sum(1 for (_, above), (_, below) in pairwise(both) if (above, below) == (front, back))
    adjacent = sum(1 for pair in pairwise(names) if pair == (front, back))
    left = names.count(front) - turns
    if turns < _FEWEST or adjacent < _ADJACENT * turns or left > max(1, _MOST_LEFT * turns):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    above = ""
    for (number, match), name in both:
        label = "Question" if name == front else "Answer" if above == front else ""
        above = name
        if label and number not in code:
            head = f"{match['mark']}{label}{match['tail']}"
            changes[number] = (head + match["rest"], match.start("rest") - len(head))
    return document.with_lines(changes)


def _labels(document: Document) -> Iterator[tuple[int, re.Match[str]]]:
    lines = document.lines
    for number in document.table.marked(_MARKS):
        if lines[number].lstrip(" \t")[:2] in ("**", "__") and (match := _LABEL.match(lines[number])):
            yield number, match


def _asks_and_tells(above: str, below: str) -> bool:
    """True for the label of a text above the label of its meaning, or for two languages."""
    if above == below:
        return False
    if _LANGUAGE.match(above) and _LANGUAGE.match(below):
        return True
    return bool((_TEXT.match(above) or _LANGUAGE.match(above)) and _MEANING.match(below) and not _MEANING.match(above))
