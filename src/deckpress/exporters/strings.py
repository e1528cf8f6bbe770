"""The words that outputs add to a deck, in its language where that is one of these, else in English."""

from __future__ import annotations

import re
from collections.abc import Mapping

LANGUAGES = ("en", "de", "fr")
_WORDS = {
    "card": ("card", "Karte", "carte"),
    "cards": ("cards", "Karten", "cartes"),
    "decimal_point": (".", ",", ","),
    "hint": ("Hint", "Tipp", "Indice"),
    "paper_date": ("Date", "Datum", "Date"),
    "paper_key": ("Answer key", "Lösungen", "Corrigé"),
    "paper_name": ("Name", "Name", "Nom"),
    "paper_of": ("of", "von", "sur"),
    "paper_one": ("one is right", "eine Antwort ist richtig", "une seule bonne réponse"),
    "paper_page": ("Page", "Seite", "Page"),
    "paper_points": ("Points", "Punkte", "Points"),
    "paper_several": ("several are right", "mehrere Antworten sind richtig", "plusieurs bonnes réponses"),
    "paper_version": ("Version", "Version", "Version"),
}
"""Each text by its key, in the order of `LANGUAGES`."""


def strings(language: str) -> Mapping[str, str]:
    """The texts for a language tag such as `de` or `fr-CA`, by their keys."""
    primary = re.split("[-_]", language.lower())[0]
    index = LANGUAGES.index(primary) if primary in LANGUAGES else 0
    return {key: texts[index] for key, texts in _WORDS.items()}
