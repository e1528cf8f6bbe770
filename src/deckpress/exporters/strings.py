"""The words that outputs add to a deck, in its language where that is one of these, else in English."""

from __future__ import annotations

import re
from collections.abc import Mapping

LANGUAGES = ("en", "de", "fr")
_WORDS = {
    "answer key": ("Answer key", "Lösungen", "Corrigé"),
    "card": ("card", "Karte", "carte"),
    "cards": ("cards", "Karten", "cartes"),
    "date": ("Date", "Datum", "Date"),
    "decimal point": (".", ",", ","),
    "hint": ("Hint", "Tipp", "Indice"),
    "name": ("Name", "Name", "Nom"),
    "one is right": ("one is right", "eine Antwort ist richtig", "une seule bonne réponse"),
    "page": ("Page", "Seite", "Page"),
    "page of": ("of", "von", "sur"),
    "points": ("Points", "Punkte", "Points"),
    "several are right": (
        "several are right",
        "mehrere Antworten sind richtig",
        "plusieurs bonnes réponses",
    ),
    "version": ("Version", "Version", "Version"),
}
"""Each text by its key, in the order of `LANGUAGES`."""


def strings(language: str) -> Mapping[str, str]:
    """The texts for a language tag such as `de` or `fr-CA`, by their keys."""
    primary = re.split("[-_]", language.lower())[0]
    index = LANGUAGES.index(primary) if primary in LANGUAGES else 0
    return {key: texts[index] for key, texts in _WORDS.items()}
