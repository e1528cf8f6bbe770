"""Text -> whether it is worth searching for the words of a vocabulary.

The vocabularies have hundreds of words of many languages, and each line is searched for several of them. Hardly any
line has a word that begins like one of them. In many documents no line has one, and then the patterns are not even
built. The tables list beginnings in ASCII; any other text is searched.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache

from deckpress.regex import regex

_HEADS = regex(r"(?<!\w)\w{1,4}")
_AHEAD = " \t*_"
_THE = ("the ", "the\t")
ANY_WORD = "*"
"""What stands for the first word of a line that is not in ASCII: it may be one of any vocabulary."""
NUMBER = "1"
"""What stands for a number at the head of a line; a word may follow it."""


def may_hold(text: str, heads: AbstractSet[str]) -> bool:
    """False if no word of a text begins with one of `heads`: four letters in lower case, or a whole shorter word."""
    return not text.isascii() or not heads.isdisjoint(_heads_in(text))


@lru_cache(maxsize=4_096)
def _heads_in(text: str) -> frozenset[str]:
    """How the words of a text begin; kept, since many rules look for their words in the same title."""
    return frozenset(_HEADS.findall(text.lower()))


def may_begin(line: str, heads: AbstractSet[str], ahead: str = _AHEAD) -> bool:
    """False if the first word of a line, without `the` in front of it, is none of `heads`.

    These are the first four letters of words, and shorter words, in lower case. The characters `ahead` may be before
    the word. A digit may begin anything; any other sign begins nothing.
    """
    word = first_word(line.lstrip(ahead))
    return word in heads or word in (ANY_WORD, NUMBER)


def first_word(line: str) -> str:
    """The first four letters of a line, in lower case, without `the` in front of them; else `NUMBER` or `ANY_WORD`."""
    head = line[:4].lower()
    if head in _THE:
        head = line[4:].lstrip(" \t")[:4].lower()
    if not head.isascii():
        return ANY_WORD
    if head[:1].isdigit():
        return NUMBER
    while head and not head.isalpha():
        head = head[:-1]
    return head
