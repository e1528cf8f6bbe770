"""Answers that put options in order, `B → C → A`, or match them, `1-C, 2-A`: no option is the right one."""

from __future__ import annotations

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
