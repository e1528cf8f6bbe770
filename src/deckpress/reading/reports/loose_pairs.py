"""Lists such as `Tent – Anna` or `Unknown code → red line`, which plans and notes have as well as vocabularies.

A list of pairs is one of terms if a title says so, if its two sides are in different languages, or if its meanings
explain. A document that is only such a list, without a title, is one of terms as well, unless its items have boxes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from unicodedata import name

from deckpress.reading.choice.topics import Layout, is_study_title
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import DEFINITION
from deckpress.reading.text.tree import Document
from deckpress.reading.words.title_words import CHAPTERS, LANGUAGE
from deckpress.regex import regex

_MARKS = frozenset("→–:=")
_BOX = regex(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\[[ xX]\][ \t]")
_COURSE = regex(rf"(?<!\w)(?:{CHAPTERS}|{LANGUAGE})(?!\w)", re.I)
_SHORT_FORMS = regex(
    r"\b(?:abbreviations?|acronyms?|initialisms?|abkürzung(?:en|sverzeichnis)?|abréviations?|sigles?|acronymes?"
    r"|abreviaturas?|siglas?|acrónimos?|acrônimos?|abbreviazioni|acronimi|afkortingen|skróty|zkratky"
    r"|сокращения|аббревиатуры)\b|缩写|縮寫|略語|약어",
    re.I,
)
_ARTICLE = regex(
    r"(?:to|der|die|das|ein|eine|el|la|los|las|un|una|une|le|les|il|lo|gli|i|o|os|as|um|uma|het|de|ett|en|se|sich)[ ]"
    r"|l['’]",
    re.I,
)
_DAY = regex(r"[\W_]*(?:20\d\d([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:20)?\d\d)(?:[ T]\d{1,2}:\d\d)?\W*\Z")
_FEW = 0.2
_SOME = 0.3
_MOST = 0.8
_EXPLAINING = 4
"""A meaning of so many words explains its term."""


def are_loose(document: Document, starts: Sequence[Start], title: str, layout: Callable[[], Layout] | None) -> bool:
    """True if all cards are such pairs, and nothing says that the document is about words or terms."""
    if layout is None or not all(start.shape == "pair" and start.form in _MARKS for start in starts):
        return False
    headings = [block.text for block in document.blocks if block.kind == "heading"]
    boxes = any(_BOX.match(document.lines[start.start]) for start in starts)
    if not (headings or title or boxes) or any(start.asks or start.sign >= DEFINITION for start in starts):
        return False
    titles = (title, *headings)
    if layout().study or any(
        is_study_title(words) or _COURSE.search(words) or _SHORT_FORMS.search(words) for words in titles
    ):
        return False
    pairs = [(start.text.flat, document.lines[start.start][start.column :].strip()) for start in starts]
    return _are_dated(pairs) or not (_explain(pairs) or _differ(pairs) or _are_words(pairs))


_Pairs = Sequence[tuple[str, str]]


def _are_dated(pairs: _Pairs) -> bool:
    """True if nearly all terms are days of this century, as in a diary or the story of a project."""
    return sum(1 for term, _ in pairs if _DAY.match(term)) >= _MOST * len(pairs)


def _explain(pairs: _Pairs) -> bool:
    """True if the meanings are phrases of several words."""
    return sum(len(meaning.split()) for _, meaning in pairs) >= _EXPLAINING * len(pairs)


def _differ(pairs: _Pairs) -> bool:
    """True if the two sides differ in their script, in the marks on their letters, or in their articles."""
    if 2 * sum(1 for term, meaning in pairs if _script(term) != _script(meaning)) >= len(pairs):
        return True
    for tells, share in ((_has_accent, _FEW), (_ARTICLE.match, _SOME)):
        one, other = (sum(1 for pair in pairs if tells(pair[side])) for side in (0, 1))
        if max(one, other) >= max(share * len(pairs), 1) and 3 * min(one, other) <= max(one, other):
            return True
    return False


def _are_words(pairs: _Pairs) -> bool:
    """True if nearly all lines hold a word and another word."""
    plain = sum(1 for term, meaning in pairs if term.isalpha() and meaning.rstrip(".;,").isalpha())
    return plain >= _MOST * len(pairs)


def _has_accent(words: str) -> bool:
    return any(letter.isalpha() for letter in words if letter > "\x7f")


def _script(words: str) -> str:
    """The script of the first letter: `LATIN`, `CYRILLIC`."""
    letter = next((letter for letter in words if letter.isalpha()), "")
    return name(letter, "").split(" ")[0] if letter else ""
