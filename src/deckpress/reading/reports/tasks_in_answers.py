"""Exercises without answers whose further text became the answers -> a warning.

1. Write a program that doubles a number.

   The number is at most 100.

2. Write a loop that prints a list.

   Test it with three items.
"""

from __future__ import annotations

import re

from deckpress.diagnostics.catalogue.reading import TASKS_IN_ANSWERS
from deckpress.model import Kind, Note
from deckpress.reading.starts.set_tasks import sets_task
from deckpress.reading.text.ledger import Ledger, short
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.vocabulary import TASK
from deckpress.regex import regex

_EXERCISE = regex(rf"^[ \t]{{0,3}}(?:#{{1,6}}[ \t]+)?(?:\*\*)?[^\w\n]{{0,4}}(?:{TASK})(?!\w)", re.I | re.M)
_GOES_ON = regex(
    r"(?:(?:test|try|use|show|print|check|measure|verify|repeat|make sure|do not|don't|add|draw|write)(?!\w)"
    r"|(?:it|they|the (?:program|function|class|method|code|output|result)|your \w+) (?:must|should|shall)(?!\w)"
    r"|(?:testen|verwenden|benutzen|zeigen|prüfen|überprüfen|geben|zeichnen|messen) sie(?!\w)"
    r"|(?:das programm|die (?:funktion|klasse|methode|ausgabe)) (?:soll|muss)(?!\w)"
    r"|(?:testez|utilisez|affichez|vérifiez|dessinez|ajoutez)(?!\w)|(?:le programme|la (?:fonction|classe)) doit(?!\w)"
    r"|(?:prueb[ae]|utili[cz][ae]|muestr[ae]|compruebe|comprueba)(?!\w)|(?:el programa|la (?:función|clase)) debe(?!\w)"
    r"|(?:teste|utilize|mostre|verifique|imprima)(?!\w)|(?:o programa|a (?:função|classe)) deve(?!\w)"
    r"|(?:usate|utilizzate|provate|mostrate|verificate)(?!\w)|(?:il programma|la (?:funzione|classe)) deve(?!\w)"
    r"|(?:используйте|проверьте|выведите|покажите)(?!\w)|(?:программа|функция) должна(?!\w)"
    r"|(?:użyj|sprawdź|wyświetl|pokaż)(?!\w)|(?:gebruik|test|toon|controleer)(?!\w))",
    re.I,
)
_STEP = regex(r"^[ \t]{0,3}[12][.)][ \t]", re.M)
_SHOWN = ("`", "    ", "\t", "$", "|", "![", "<", "://", "{{", "\n- ", "\n* ", "\n1. ")
"""What a solution has: code, a formula, a table, a picture, a link, a list."""
_FEWEST = 2


def report_tasks_in_answers(ledger: Ledger) -> None:
    """Reports the first of them if they are half of the notes or more, and no other warning doubts all cards."""
    if ledger.guessed:
        return
    notes = [note for note in ledger.notes if note.kind is Kind.OPEN]
    if len(notes) < _FEWEST or 2 * len(notes) < len(ledger.notes):
        return
    exercises = _EXERCISE.search(ledger.document.table.text) is not None
    found = [note for note in notes if _goes_on(note, exercises=exercises)]
    if len(found) < max(_FEWEST, len(ledger.notes) / 2) or _are_labelled(ledger):
        return
    line = found[0].location.line - 1
    ledger.report(ledger.document, TASKS_IN_ANSWERS, line, count=len(found), question=short(found[0].question.flat))


def _goes_on(note: Note, *, exercises: bool) -> bool:
    """True for an answer without code to a task to make something, and for a further task in a file of exercises.

    So is a numbered list, which is all below a title such as `Exercise 3: Caches`.
    """
    answer = note.answer.markdown
    if exercises and _STEP.match(answer) and len(_STEP.findall(answer)) > 1 and _EXERCISE.match(note.question.markdown):
        return True
    if any(sign in answer for sign in _SHOWN):
        return False
    return sets_task(note.question.flat) or (exercises and bool(_GOES_ON.match(answer) or sets_task(answer)))


def _are_labelled(ledger: Ledger) -> bool:
    """True if a line begins with the label of an answer."""
    return any(label_kind(line) == "answer" for line in ledger.document.lines)
