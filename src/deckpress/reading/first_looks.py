"""Text -> whether a slower search for the words of a vocabulary may find one in it.

The vocabularies have hundreds of words of many languages, and each line is searched for several of them. Nearly all
lines have no word that begins like one of these, and many a document has none, which saves building the patterns.
The tables of beginnings hold for ASCII alone: any other text is searched.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from deckpress.regex import regex

_HEADS = regex(r"(?<!\w)\w{1,3}")
_AHEAD = " \t*_"
_THE = ("the ", "the\t")


def may_hold(text: str, heads: AbstractSet[str]) -> bool:
    """False if no word of a text begins with one of these three letters in lower case, or is one of them."""
    return not text.isascii() or not heads.isdisjoint(_HEADS.findall(text.lower()))


def may_begin(line: str, heads: AbstractSet[str], ahead: str = _AHEAD) -> bool:
    """False if the first word of a line, after `the`, begins with none of these three letters in lower case.

    The characters `ahead` may be before it. A digit, or a word of one or two letters, may begin anything; another sign
    nothing.
    """
    head = line.lstrip(ahead)[:4].lower()
    if head in _THE:
        head = line.lstrip(ahead)[4:].lstrip(" \t")[:3].lower()
    head = head[:3]
    if not head.isascii() or head[:1].isdigit():
        return True
    return head in heads if len(head) == 3 and head.isalpha() else head[:1].isalpha()
