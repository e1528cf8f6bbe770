"""Answers that put options in order, `B → C → A`, match them, `1-C, 2-A`, or speak of each: no option is right."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.compare import letters
from deckpress.regex import regex

_ONE = r"[*_(]*(?:[A-Za-z]|\d{1,2})[*_)]*"
_ORDER = regex(rf"[ \t]*{_ONE}(?:[ \t]*(?:→|⟶|⇒|-+>|=>|>|<)[ \t]*{_ONE}){{2,}}[ \t.]*(?:\n|\Z)")
_TWO = regex(r"[ \t]*[*_(]*[A-L][*_)]*[ \t]*(?:→|⟶|⇒|-+>|=>|>|<)[ \t]*[*_(]*[A-L][*_)]*[ \t.]*(?:\n|\Z)")
_PAIR = r"(?:\d{1,2}[ \t]*(?:[-–—=:→]|->)[ \t]*[A-Za-z]|[A-Za-z][ \t]*(?:[-–—=:→]|->)[ \t]*\d{1,2})"
_PAIRS = regex(rf"[ \t]*{_PAIR}(?:[ \t]*[,;/|]?[ \t]*{_PAIR}(?!\w))+[ \t.]*(?:\n|\Z)")
_LONGEST = 300


def says_order(said: str, texts: Sequence[str]) -> bool:
    """True for an answer whose first line is only such an order or such pairs, and none of the options' `texts`."""
    line = said.lstrip().split("\n", 1)[0][:_LONGEST]
    return letters(line) not in texts and any(order.match(line) for order in (_ORDER, _TWO, _PAIRS))


_ITEM = regex(r"[ \t]*[-*+][ \t]+[*_]*\(?(?P<label>[A-Za-z])(?:[.):]|(?![^\W_]))[*_]*[ \t]+\S")


def speaks_of_each(said: str, labels: Sequence[str]) -> bool:
    """True for a list with an item for each of three letters or more, in their order: `- (a) A list`, `- B is new`.

    The letter of the right option may be above such a list.
    """
    if not _ITEM.match(said.lstrip("\n")):
        return False
    found = [match["label"].upper() for line in said.split("\n") if (match := _ITEM.match(line))]
    return len(found) > 2 and found == [label.upper() for label in labels]
