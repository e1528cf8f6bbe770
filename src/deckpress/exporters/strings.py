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
    "contents": ("Contents", "Inhalt", "Sommaire"),
    "note": ("note", "Notiz", "note"),
    "notes": ("notes", "Notizen", "notes"),
    "print-long": (
        "Print at 100 %, on both sides, turned over the long edge.",
        "In Originalgröße beidseitig drucken, über die lange Kante gewendet.",
        "Imprimer à 100 %, en recto verso, retourné sur le bord long.",
    ),
    "print-short": (
        "Print at 100 %, on both sides, turned over the short edge.",
        "In Originalgröße beidseitig drucken, über die kurze Kante gewendet.",
        "Imprimer à 100 %, en recto verso, retourné sur le bord court.",
    ),
    "print-fold": (
        "Print at 100 %, on one side; cut along the dashes, fold along the dots.",
        "In Originalgröße einseitig drucken; an den Strichen schneiden, an den Punkten falten.",
        "Imprimer à 100 %, au recto ; couper le long des tirets, plier le long des points.",
    ),
}
"""Each text by its key, in the order of `LANGUAGES`."""


def strings(language: str) -> Mapping[str, str]:
    """The texts for a language tag such as `de` or `fr-CA`, by their keys."""
    primary = re.split("[-_]", language.lower())[0]
    index = LANGUAGES.index(primary) if primary in LANGUAGES else 0
    return {key: texts[index] for key, texts in _WORDS.items()}


def counted(number: int, noun: str, words: Mapping[str, str]) -> str:
    """A number with its noun, `card` or `note`, in the language of the words."""
    return f"{number} {words[noun if number == 1 else noun + 's']}"
