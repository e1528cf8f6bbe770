"""The words that outputs add to a deck, in its language where that is one of these, else in English."""

from __future__ import annotations

import re
from collections.abc import Mapping

LANGUAGES = ("en", "de", "fr")
_WORDS = {
    "card": ("card", "Karte", "carte"),
    "cards": ("cards", "Karten", "cartes"),
    "hint": ("Hint", "Tipp", "Indice"),
}
"""Each text by its key, in the order of `LANGUAGES`."""


def strings(language: str) -> Mapping[str, str]:
    """The texts for a language tag such as `de` or `fr-CA`, by their keys."""
    primary = re.split("[-_]", language.lower())[0]
    index = LANGUAGES.index(primary) if primary in LANGUAGES else 0
    return {key: texts[index] for key, texts in _WORDS.items()}
