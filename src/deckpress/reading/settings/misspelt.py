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
    "accept": "type-in",
    "accepted": "type-in",
    **dict.fromkeys("hinweis tipp pista indice indizio dica suggerimento wskazówka".split(), "hint"),
    **dict.fromkeys("stichwörter schlagwörter etiquetas etichette".split(), "tags"),
    **dict.fromkeys("punkte puntos punti pontos".split(), "points"),
}
"""Other forms of the settings, and their words in other languages."""
ORDINARY = frozenset(("tag", "point", "hints", "typed", "reversed", "accept", "accepted"))
"""The forms among these that may be words of a sentence."""


def near_value(word: str) -> str:
    """The setting that a word before `:` or `=` probably means; empty if no setting is similar."""
    return _near(word, (*VALUES, *LONE))


def near_flag(word: str) -> str:
    """The setting that a word without a value probably means; empty if none is similar, or the word is correct."""
    return "" if word in LONE else _near(word, LONE)


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
    """The known word that a word becomes if two neighbouring letters are swapped, `tags` for `tgas`; else ''."""
    letters = sorted(word)
    for known in words:
        if len(word) >= _FEWEST and sorted(known) == letters:
            wrong = [n for n, (one, other) in enumerate(zip(word, known, strict=True)) if one != other]
            if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
                return known
    return ""


_UNSIGNED = regex(
    r"\s*(?P<name>points?[ \t]+(?:[-–—][ \t]+)?(?P<number>\d{1,4}(?:\.\d{1,2})?)"
    r"|id[ \t]+(?:[-–—][ \t]+)?(?P<id>[\w-]{1,40})"
    r"|tags?[ \t]+(?:[-–—][ \t]+)?(?P<tags>[\w/#-]+(?:[ \t,]+[\w/#-]+){0,3})"
    r'|(?P<free>hint|type-in)[ \t]+(?:[-–—][ \t]+(?P<text>\S.*)|(?P<quoted>"[^"]+")))\Z',
    re.I | re.S,
)
_SENTENCE = regex(
    r"(?<![\w-])(?:is|are|was|were|be|will|should|must|may|can|to|for|in|of|on|not|no|missing|needed|follows?|here|later"
    r"|soon|see|below|above|todo|unclear|wrong|good|ok)(?![\w-])",
    re.I,
)
"""Words of a remark about tags or an id: `tags follow later`."""
_SHOWN = 40


def without_sign(comment: str) -> Misfit | None:
    """A comment that is only a setting and a value with no `:` between them, such as `points 3`; else None."""
    found = _UNSIGNED.match(comment.rstrip())
    if found is None or _SENTENCE.search(found["tags"] or found["id"] or ""):
        return None
    word = "points" if found["number"] else "id" if found["id"] else "tags" if found["tags"] else found["free"].lower()
    value = next(filter(None, map(found.group, ("number", "id", "tags", "text", "quoted"))))
    written = " ".join(found["name"].split())
    if len(written) > _SHOWN:
        return Misfit(f"{word} {value[:1]}..", f"{word}: ..")
    return Misfit(written, f"{word}: {value}")


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
