"""Text -> whether a slower search for the words of a vocabulary may find one in it.

The vocabularies have hundreds of words of many languages, and each line is searched for several of them. Nearly all
lines have no word that begins like one of these. The tables of beginnings hold for ASCII alone: any other text is
searched.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from deckpress.regex import regex

_HEADS = regex(r"(?<!\w)\w{1,3}")
_AHEAD = " \t*_"


def may_hold(text: str, heads: AbstractSet[str]) -> bool:
    """False if no word of a text begins with one of these three letters in lower case, or is one of them."""
    return not text.isascii() or not heads.isdisjoint(_HEADS.findall(text.lower()))


def may_begin(line: str, heads: AbstractSet[str], ahead: str = _AHEAD) -> bool:
    """False if the first word of a line begins with none of these two letters in lower case.

    The characters `ahead` may be before it. A digit, or a letter alone, may begin anything; another sign nothing.
    """
    head = line.lstrip(ahead)[:2]
    if not head.isascii() or head[:1].isdigit():
        return True
    return head.lower() in heads if head.isalpha() and len(head) > 1 else head[:1].isalpha()
