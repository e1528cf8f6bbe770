"""Letters with dashes between them, digits in circles, a sentence that ends with its letter -> the options named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.regex import regex

_DASHED = regex(r"[\s*_]*\(?[A-L]\)?(?:[ \t]?[-–][ \t]?\(?[A-L]\)?)+(?=[\s.*_]*(?:\Z|\n))")
_CONCLUDED = regex(
    r"[\s*_]*(?:An?[ \t]+[^\W\dA-Z_]|(?i:[A-L](?:[ \t]*(?:,|and|or)[ \t]*[A-L])*)[ \t]+(?:is|are)[ \t]+"
    r"(?:wrong|incorrect|false|not)(?!\w))[^\n]{0,200}?[,;.:][ \t]+(?:and[ \t]+)?(?:so|therefore|thus|hence)[ \t,]+"
    r"(?:(?:it|the (?:right |correct )?answer) (?:is|must be)[ \t]+)?[(*_]{0,3}(?P<letter>[A-L])(?=[\s.!)*_]*(?:\Z|\n))"
)
_CIRCLED = regex(
    r"[\s*_>(（]*(?P<run>[①-⑨](?:[ \t]*(?:[,、，・/&+]|和|와|과|と|및|and)?[ \t]*[①-⑨])+)"
    r"(?=[*_)）]*[ \t]*(?:[\n.。(（:：]|\Z|[–—-][ \t]))"
)
"""Several digits in circles: `①④`."""


def letters_named(said: str, labels: Sequence[str]) -> tuple[frozenset[int], int, bool] | None:
    """The options of an answer such as `A-B-D` or `A stone does not grow, so B`, in the form of `right_ones`.

    Two letters with others between them may be two options, as `A-C` is read, or the first and the last of several, as
    with the longer dash of `A–C`: both are a guess.
    """
    if (found := _CONCLUDED.match(said)) and found["letter"] in labels:
        return frozenset({labels.index(found["letter"])}), 0, False
    if not said.isascii() and labels and labels[0] in ("1", "A") and (circled := _CIRCLED.match(said)):
        counted = {ord(sign) - ord("①") for sign in re.findall("[①-⑨]", circled["run"])}
        return (frozenset(counted), circled.end(), False) if max(counted) < len(labels) else None
    found = _DASHED.match(said)
    names = re.findall("[A-L]", found.group()) if found else []
    places = [labels.index(name) if name in labels else -1 for name in names]
    if not found or min(places) < 0 or places != sorted(set(places)):
        return None
    apart = len(places) == 2 and places[1] - places[0] > 1
    right = range(places[0], places[1] + 1) if apart and "–" in found.group() else places
    return frozenset(right), found.end(), apart
