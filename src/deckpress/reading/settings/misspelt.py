"""Misspelt settings of a note: `hnt:`, `Hint:`, `tag:`, `reversed`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from deckpress.compare import nearest
from deckpress.model import DEFAULTS, NOTE_SETTINGS, Form
from deckpress.reading.text.part_marks import ORDER
from deckpress.regex import regex


class Misfit(NamedTuple):
    """A word that sets nothing, and the setting that was probably meant; `meant` is empty if none is similar."""

    name: str
    meant: str = ""
    gap: bool = False
    """True if the word sets something, but one of the answers between its bars is empty."""


CLOZE = "cloze"
VALUES = tuple(row.word for row in NOTE_SETTINGS.values() if row.form is not Form.FLAG)
FLAGS = (*(row.word for row in NOTE_SETTINGS.values() if row.form is Form.FLAG), CLOZE)
LONE = (*FLAGS, *(f"no-{flag}" for flag in DEFAULTS))
"""The words that set something without a value."""
NEAREST = 0.81
"""How similar to a setting a word must be (`difflib`): one letter in six may be missing, wrong or misplaced."""
_LONGEST = 20
_FORMS = {
    "tag": "tags",
    "reversed": "reverse",
    "reversible": "reverse",
    "shuffled": "shuffle",
    "typed": "type-in",
    "point": "points",
    "hints": "hint",
    "accepted": "type-in",
    "accepts": "type-in",
}
ORDINARY = frozenset(("tag", "point", "hints", "typed", "reversed"))
"""The forms among these that may be words of a sentence."""


def near_value(word: str) -> str:
    """The setting that a word before `:` or `=` probably means; empty if no setting is similar."""
    return _near(word, (*VALUES, *LONE))


def near_flag(word: str) -> str:
    """The setting that a word without a value probably means; empty if none is similar, or the word is correct."""
    return "" if word in LONE else _near(word, LONE)


_BARE = regex(
    r"[ \t]*(?:(?P<word>points[ \t]+\d[\d.,]*|id[ \t]+[\w-]+|tags(?:[ \t]+#?[\w:/-]+){1,4}"
    r"|hint[ \t]+(?:[\"“„'].*|[–—-]{1,2}[ \t]+.*))|(?P<part>explanation[ \t]*:.*))[ \t]*\Z"
)
"""A setting with its value, but without the colon, or a mark of a part with its text inside the comment."""


def near_bare(body: str) -> Misfit | None:
    """What the whole text of a comment probably means if it is such a setting or mark."""
    found = _BARE.match(body)
    if found is None:
        return None
    if found["part"]:
        return Misfit("explanation:", "<!-- explanation -->")
    word = found["word"].split()[0]
    return Misfit(" ".join(found["word"].split()[:2]), f"{word}:")


def near_lone(word: str) -> str:
    """The probable meaning of a comment of one word: a setting without a value, or the mark of a part."""
    return "" if word in (*LONE, *ORDER) else _near(word, (*LONE, *ORDER))


@lru_cache(maxsize=256)
def _near(word: str, words: tuple[str, ...]) -> str:
    if not 2 <= len(word) <= _LONGEST:
        return ""
    plain = word.casefold().replace("_", "-").replace(" ", "-")
    if plain in words:
        return plain
    if _FORMS.get(plain) in words:
        return _FORMS[plain]
    return swapped(plain, words) or nearest(plain, words, NEAREST)


def swapped(word: str, words: Iterable[str]) -> str:
    """The one of some words that another word equals if two of its letters are swapped, such as `tgas`; else ''."""
    letters = sorted(word)
    for known in words:
        if len(word) >= _FEWEST and sorted(known) == letters:
            wrong = [n for n, (one, other) in enumerate(zip(word, known, strict=True)) if one != other]
            if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
                return known
    return ""


_FEWEST = 4
"""The fewest letters of a word of which two may be swapped."""
_BRACES = regex(r"[^{}]*\}[ \t]*\Z")
_SPACED = regex(r"(?<=\w)[ \t]*+([=:])[ \t]*+(?=[\w\"'])")


def near_braces(text: str) -> Misfit | None:
    """Braces at the end of a question in which every word is a setting or similar to one; or None.

    They follow a blank: `{x}` after a letter, as in `f"{x}"`, belongs to the question.
    """
    start = text.rfind("{")
    if start < 1 or not text[start - 1].isspace() or not _BRACES.match(text, start + 1):
        return None
    inner = text[start + 1 :].rstrip()[:-1]
    if len(inner) > 200:
        return None
    words = _SPACED.sub(r"\1", inner).replace(",", " ").replace(";", " ").split()
    meant = [_meant_in_braces(word) for word in words]
    if not words or not all(meant) or meant == inner.split():
        return None
    return Misfit(f"{{{inner}}}", f"{{{' '.join(meant)}}}")


def _meant_in_braces(word: str) -> str:
    """The word as it should be written in braces; empty if it does not resemble a setting."""
    if re.fullmatch(r"[#.][^\s{}#]+", word):
        return word
    name, sign, value = word.replace(":", "=", 1).partition("=")
    if not sign:
        return name if name in LONE else near_flag(name)
    known = near_value(name)
    row = next((row for row in NOTE_SETTINGS.values() if row.word == known and row.form is not Form.FLAG), None)
    if not known or not value:
        return ""
    return known if row is None else f"{row.sign}{value}" if row.sign else f"{known}={value}"
