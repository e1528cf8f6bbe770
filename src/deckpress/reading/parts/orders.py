"""Answers that put options in order, `B → C → A`, match them, `1-C, 2-A`, or speak of each: no option is right."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.regex import regex

_ONE = r"[*_(]*(?:[A-Za-z]|\d{1,2})[*_)]*"
_ORDER = regex(rf"[ \t]*{_ONE}(?:[ \t]*(?:→|⟶|⇒|-+>|=>|>|<)[ \t]*{_ONE}){{2,}}[ \t.]*(?:\n|\Z)")
_PAIR = r"(?:\d{1,2}[ \t]*(?:[-–—=:→]|->)[ \t]*[A-Za-z]|[A-Za-z][ \t]*(?:[-–—=:→]|->)[ \t]*\d{1,2})"
_PAIRS = regex(rf"[ \t]*{_PAIR}(?:[ \t]*[,;/|]?[ \t]*{_PAIR}(?!\w))+[ \t.]*(?:\n|\Z)")
_LONGEST = 300


def says_order(said: str) -> bool:
    """True for an answer whose first line is only such an order or such pairs."""
    line = said.lstrip().split("\n", 1)[0][:_LONGEST]
    return _ORDER.match(line) is not None or _PAIRS.match(line) is not None


_ITEM = regex(r"[ \t]*[-*+][ \t]+[*_]*\(?(?P<label>[A-Za-z])[.)][*_]*[ \t]+\S")


def speaks_of_each(said: str, labels: Sequence[str]) -> bool:
    """True for a list with an item for each of three letters or more, in their order: `- (a) A list.`, `- (b) ..`."""
    found = [match["label"].upper() for line in said.split("\n") if (match := _ITEM.match(line))]
    return len(found) > 2 and found == [label.upper() for label in labels]
