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
    "quiz_one": ("{n} question", "{n} Frage", "{n} question"),
    "quiz_many": ("{n} questions", "{n} Fragen", "{n} questions"),
    "quiz_section": ("Section", "Abschnitt", "Section"),
    "quiz_sections": ("All sections", "Alle Abschnitte", "Toutes les sections"),
    "quiz_tag": ("Tag", "Stichwort", "Étiquette"),
    "quiz_tags": ("All tags", "Alle Stichwörter", "Toutes les étiquettes"),
    "quiz_shuffle": ("Shuffle", "Mischen", "Mélanger"),
    "quiz_shuffled": ("Shuffled", "Gemischt", "Mélangées"),
    "quiz_reset": ("Start over", "Von vorn", "Recommencer"),
    "quiz_sure": (
        "Forget all answers of this quiz?",
        "Alle Antworten dieses Quiz vergessen?",
        "Oublier toutes les réponses de ce quiz ?",
    ),
    "quiz_keys": ("Keys", "Tasten", "Touches"),
    "quiz_key_next": ("next question", "nächste Frage", "question suivante"),
    "quiz_key_back": ("question before", "vorige Frage", "question précédente"),
    "quiz_key_digit": (
        "tick that option; after “Show answer”, 1 for “I knew it” and 2 for “Not yet”",
        "diese Antwort ankreuzen; nach „Antwort zeigen“ 1 für „Gewusst“ und 2 für „Noch nicht“",
        "cocher cette réponse ; après « Voir la réponse », 1 pour « Je savais » et 2 pour « Pas encore »",
    ),
    "quiz_key_enter": (
        "check, show the answer, go on",
        "prüfen, Antwort zeigen, weiter",
        "vérifier, voir la réponse, continuer",
    ),
    "quiz_key_help": ("this list", "diese Liste", "cette liste"),
    "quiz_key_single": (
        "Letters and digits are keys",
        "Buchstaben und Ziffern sind Tasten",
        "Lettres et chiffres servent de touches",
    ),
    "quiz_close": ("Close", "Schließen", "Fermer"),
    "quiz_progress": ("Progress", "Fortschritt", "Progression"),
    "quiz_score": (
        "{done} of {total} answered, {right} right",
        "{done} von {total} beantwortet, {right} richtig",
        "{done} sur {total} répondues, {right} justes",
    ),
    "quiz_all": ("Show all questions", "Alle Fragen zeigen", "Voir toutes les questions"),
    "quiz_questions": ("Questions", "Fragen", "Questions"),
    "quiz_question": ("Question {n}", "Frage {n}", "Question {n}"),
    "quiz_question_of": ("Question {n} of {total}", "Frage {n} von {total}", "Question {n} sur {total}"),
    "quiz_choose_one": ("Choose one", "Eine Antwort ist richtig", "Une seule réponse est juste"),
    "quiz_choose_some": ("Choose all that are right", "Alle richtigen ankreuzen", "Cochez toutes les réponses justes"),
    "quiz_made": (
        "the others answer other questions",
        "die anderen gehören zu anderen Fragen",
        "les autres répondent à d’autres questions",
    ),
    "quiz_choose_first": ("Choose an option first", "Erst eine Antwort ankreuzen", "Cochez d’abord une réponse"),
    "quiz_type_first": ("Type an answer first", "Erst eine Antwort eingeben", "Saisissez d’abord une réponse"),
    "quiz_show": ("Show answer", "Antwort zeigen", "Voir la réponse"),
    "quiz_key": ("Right:", "Richtig:", "Juste :"),
    "quiz_check": ("Check", "Prüfen", "Vérifier"),
    "quiz_yours": ("Your answer", "Deine Antwort", "Votre réponse"),
    "quiz_gap": ("Gap {n} of {total}", "Lücke {n} von {total}", "Trou {n} sur {total}"),
    "quiz_knew": ("I knew it", "Gewusst", "Je savais"),
    "quiz_not_yet": ("Not yet", "Noch nicht", "Pas encore"),
    "quiz_right": ("Right", "Richtig", "Juste"),
    "quiz_wrong": ("Wrong", "Falsch", "Faux"),
    "quiz_missed": ("Right, but not chosen", "Richtig, aber nicht gewählt", "Juste, mais pas cochée"),
    "quiz_next": ("Next", "Weiter", "Suivante"),
    "quiz_to_result": ("To the result", "Zum Ergebnis", "Voir le résultat"),
    "quiz_result": ("Result", "Ergebnis", "Résultat"),
    "quiz_sum": (
        "{right} of {done} right ({percent} %)",
        "{right} von {done} richtig ({percent} %)",
        "{right} sur {done} justes ({percent} %)",
    ),
    "quiz_sum_points": (
        "{right} of {done} right, {got} of {points} points ({percent} %)",
        "{right} von {done} richtig, {got} von {points} Punkten ({percent} %)",
        "{right} sur {done} justes, {got} points sur {points} ({percent} %)",
    ),
    "quiz_points": ("points: {n}", "Punkte: {n}", "points : {n}"),
    "quiz_point": (".", ",", ","),
    "quiz_retry": ("Retry the wrong ones", "Falsche noch einmal", "Refaire les fausses"),
    "quiz_copy": ("Copy result", "Ergebnis kopieren", "Copier le résultat"),
    "quiz_copied": ("Copied", "Kopiert", "Copié"),
    "quiz_save": ("Save result", "Ergebnis speichern", "Enregistrer le résultat"),
}
"""Each text by its key, in the order of `LANGUAGES`."""


def primary(language: str) -> str:
    """The first subtag of a language tag, in lower case: `fr` of `fr-CA` (RFC 5646, 2.2.1)."""
    return re.split("[-_]", language.lower())[0]


def words_language(language: str) -> str:
    """Which of `LANGUAGES` the texts are in for a language tag such as `de` or `fr-CA`."""
    return subtag if (subtag := primary(language)) in LANGUAGES else LANGUAGES[0]


def strings(language: str) -> Mapping[str, str]:
    """The texts for a language tag, by their keys."""
    index = LANGUAGES.index(words_language(language))
    return {key: texts[index] for key, texts in _WORDS.items()}


def letter(index: int, first: str = "a") -> str:
    """The letter of an option by its index from 0: a to z, then aa, ab and so on; with "A" as the `first`, A to Z."""
    return (letter(index // 26 - 1, first) if index >= 26 else "") + chr(ord(first) + index % 26)


def counted(number: int, noun: str, words: Mapping[str, str]) -> str:
    """A number with its noun, `card` or `note`, in the language of the words."""
    return f"{number} {words[noun if number == 1 else noun + 's']}"
