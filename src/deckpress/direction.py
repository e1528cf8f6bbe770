"""Which way a text runs: by the language of its deck, else by its letters.

In a deck of a right-to-left language, the language decides: a paragraph that begins with code, a formula or a foreign
word keeps its order. Elsewhere the first letter of a text decides (`dir="auto"`), and code and formulas do not count.
"""

from __future__ import annotations

from deckpress.regex import regex
from deckpress.wording import primary

_LANGUAGES = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
_LETTER = regex(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def page_direction(language: str) -> str:
    """`rtl` for a language that is written from right to left, else `ltr`."""
    return "rtl" if primary(language) in _LANGUAGES else "ltr"


def text_direction(language: str) -> str:
    """The direction of a block of text: `rtl` in a right-to-left language, else `auto`: its first letter decides."""
    return "rtl" if page_direction(language) == "rtl" else "auto"


def has_right_to_left(text: str) -> bool:
    """True if a text has a letter that runs from right to left."""
    return not text.isascii() and _LETTER.search(text) is not None
