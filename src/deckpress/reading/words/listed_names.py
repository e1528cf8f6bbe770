"""An answer that names several options on lines of their own -> these options, by letter, by words or by both.

    - helium                - A                 A) helium\\
    - neon                  - C                 C) neon

Blank lines may be between items, an explanation behind the name, and a rule or other text below the last item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_lowercase

from deckpress.compare import letters
from deckpress.reading.words.vocabulary import WRONG_MARK
from deckpress.regex import regex

_LINE = regex(r"[ \t>]*(?P<item>(?:[-*+•]|\d{1,2}[.)])[ \t]+)?(?P<words>[^\n]*)")
_EXPLAINED = regex(
    rf"(?P<name>[^:：\n]*?)(?:[*_]*[:：]|[ \t]+(?:[–—]|--?)(?=[ \t]))(?![\s*_]*(?:{WRONG_MARK})(?!\w))[^\n]*\w", re.I
)
_BREAK = regex(r"(?:\\|<br[ \t]*/?>)[ \t]*\Z")
_RULE = regex(r"[ \t]{0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*")
_LONGEST = 2_000


def listed_names(said: str, labels: Sequence[str], texts: Sequence[str]) -> tuple[frozenset[int], int]:
    """The options, if two or more but not all of several, and the number of characters read: 0 if some are explained.

    `texts` are the letters and digits of each option. Each line up to the first paragraph must name one.
    """
    if "\n" not in said[:_LONGEST].strip():
        return frozenset(), 0
    found: list[int] = []
    end = position = 0
    blank, listed, explained = False, True, False
    labels = labels if any(labels) or any(len(text) == 1 and text.isalpha() for text in texts) else ascii_lowercase
    for line in said[:_LONGEST].split("\n"):
        match = _LINE.match(line)
        assert match is not None  # the pattern matches the empty text
        words = letters(_BREAK.sub("", match["words"]))
        if words:
            named = _named(words, labels, texts)
            listed = listed and bool(match["item"])
            if named < 0 and listed and (behind := _EXPLAINED.match(match["words"])):
                named, explained = _named(letters(behind["name"]), labels, texts), True
            if named < 0 or named in found or (blank and not listed):
                if not blank or match["item"]:
                    return frozenset(), 0
                break
            found.append(named)
            end = position + len(line)
        elif found and line.strip():
            if blank and _RULE.fullmatch(line):
                break
            return frozenset(), 0
        blank = bool(found) and not line.strip()
        position += len(line) + 1
    several = len(found) > 1 and (len(found) < len(texts) or (len(texts) == _PAIR and not explained))
    return (frozenset(found), 0 if explained else end) if several else (frozenset(), 0)


_PAIR = 2


def _named(words: str, labels: Sequence[str], texts: Sequence[str]) -> int:
    """The option that a line names, from 0; -1 if it names none or says more."""
    if words in texts:
        return texts.index(words)
    for number, (label, text) in enumerate(zip(labels, texts, strict=False)):
        if label and words in (letters(label), letters(label) + text):
            return number
    return -1
