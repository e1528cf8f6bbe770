"""How certainly a candidate is a question, from 0 to 1: the evidence on its line and directly below it.

The numbers rank kinds of evidence. A reading is chosen by sums of many such numbers, so no single one decides.
"""

from __future__ import annotations

import re

from deckpress.reading.parts.question_starts import Start
from deckpress.regex import regex

SURE = 1.0
"""A label, options, an answer's label or a hidden answer below, or a question mark with text below."""
ASKS = 0.7
"""A question mark with nothing below."""
TABLE_OF_TERMS = 0.9
LANGUAGES = 0.85
DEFINITION = 0.9
TWO_COLUMNS = 0.25
NUMBERED_BOLD = 0.35
NUMBERED_ITEM = 0.35
ITEM_WITH_BODY = 0.3
TERM_WITH_MEANING = 0.3
DETAILS = 0.5
TOPIC = 0.15
"""A heading or bold line with text below."""
LINKED = 0.3
NUMBERED = 0.2
PAIRS = {":::": 0.9, "::": 0.85, "n.": 0.6, "?": 0.45, "→": 0.6, "–": 0.5, ":": 0.45, "=": 0.45, "\t": 0.6}

AMOUNT = 0.2
"""The sign of a pair whose meaning is an amount: budgets and lists of telephone numbers are written so as well."""

_VERSION = regex(
    r"[\W_]*(?:v(?:ersion)?[ .]*)?\d{1,4}[.\-/]\d{1,2}(?:[.\-/]\d{1,4})?(?:[.\-+]\w+)*\b(?!\w*[?？])"
    r"|[\W_]*(?:unreleased|latest)[\W_]*\Z",
    re.I,
)
_OF_DOCUMENTS = regex(
    r"[\W\d_]*(?:install(?:ation|ing)?(?: .+)?|usage|quick ?start|getting started|licen[sc]es?|contributing"
    r"|contributors|features|requirements|configuration|changelog|release notes|agenda|attendees|participants|minutes"
    r"|action items"
    r"|approval of (?:the )?(?:minutes|agenda)|call to order|adjournment|roll call|any other business|old business"
    r"|new business|(?:executive )?summary|findings|recommendations|conclusions?"
    r"|approbation d(?:u|e l)['’ ]?.{1,40}|questions diverses|divers|clôture(?: de la séance)?|ordre du jour|présents"
    r"|begrüßung|verschiedenes|genehmigung des protokolls|anwesende|lectura (?:del|y aprobación del) acta.{0,20}"
    r"|ruegos y preguntas|asistentes|orden del día|approvazione del verbale|varie ed eventuali|ordine del giorno"
    r"|presenti|aprovação da ata.{0,20}|outros assuntos|rondvraag|opening en mededelingen|wolne wnioski|разное"
    r"|next steps|todo|to do|api(?: reference)?|parameters"
    r"|options|flags|keys|commands|returns|examples?|abstract|methods?|results?|discussion"
    r"|added|changed|fixed|removed|deprecated|security|ingredients|directions|instructions|serves"
    r"|morning|afternoon|evening|work|zutaten|zubereitung|teilnehmer|tagesordnung|ingrédients|préparation"
    r"|ingredientes|preparación"
    r"|questions (?:with|on|about|for) (?:\S+ ?){1,4}|(?:[^\W\d_]+[ -]){1,3}questions)[\W_]*\Z",
    re.I,
)
_RELEASE = regex(
    r"[\W_]*(?:v(?:ersion)?[ .]*\d{1,4}(?:\.\d{1,4})+|\d{1,4}\.\d{1,4}\.\d{1,4}|\d{4}-\d{2}-\d{2})(?!\w*[?？])", re.I
)
"""The head of an item that names a release or a day, as those of change logs and diaries do."""
_CALL = regex(r"`?[A-Za-z_][A-Za-z0-9_.]*\([^()]*\)`?\Z")


def sign_of(start: Start) -> float:
    """The evidence that a candidate is a question."""
    if start.sign:
        return start.sign
    if start.evident:
        return SURE
    if start.asks:
        return ASKS
    if is_version(start.title) or is_release(start):
        return 0.0
    base = DETAILS if start.shape == "details" else TOPIC
    if start.item is not None and not start.level:
        base = NUMBERED_ITEM if start.numbered else ITEM_WITH_BODY
    if start.shape == "lead":
        base = max(base, TERM_WITH_MEANING)
    if start.shape == "bold" and start.numbered:
        base = NUMBERED_BOLD
    if not start.body:
        base /= 3
    numbered = NUMBERED if start.numbered and (start.level or start.item is None) else 0
    return min(base + (LINKED if start.linked else 0) + numbered, 0.95)


def is_version(title: str) -> bool:
    """True for a title that begins with a version or a date, as those of change logs and diaries do."""
    return bool(title) and bool(_VERSION.match(title))


def is_release(start: Start) -> bool:
    """True for a list item that begins with a release or a day, such as `1.9.2` or `2026-05-16`, and does not ask."""
    return start.shape == "item" and not start.evident and bool(_RELEASE.match(start.text.markdown))


def is_of_documents(title: str) -> bool:
    """True for a title that names a part of a manual, a report, minutes or a recipe, or a function."""
    return bool(title) and (bool(_OF_DOCUMENTS.match(title)) or bool(_CALL.match(title)) or is_version(title))
