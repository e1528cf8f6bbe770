"""Questions without an answer -> diagnostics."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.compare import letters
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.model import Choice
from deckpress.reading.answers.resolved import Resolved
from deckpress.reading.notes.heads import Head
from deckpress.reading.parts.asking_lists import linked_question, passage_question
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.reading.text.tree import Document, Item
from deckpress.reading.words.labels import label_of, without_bold
from deckpress.reading.words.letter_sentences import speaks_of_option
from deckpress.regex import regex


def report_unanswered(  # noqa: PLR0913 - what a question cannot know: where it ends, and whether a key answers others
    ledger: Ledger, document: Document, head: Head, end: int, words: str, found: Resolved, *, keyed: bool
) -> None:
    """Reports a question that makes no card. `keyed`: a key answers other questions of the document."""
    if found.contradicted:
        answer, option = short(head.key.answer.flat), short(found.contradicted)
        rule = rules.KEY_CONTRADICTS_ITSELF
        ledger.report(document, rule, head.start, answer=answer, option=option, question=short(words))
    elif found.letter:
        ledger.report(document, rules.SHARED_LETTER, head.start, letter=found.letter, question=short(words))
    elif found.unmarked and head.key.answer:
        answer = short(head.key.answer.flat)
        ledger.report(document, rules.KEY_NAMES_NO_OPTION, head.start, answer=answer, question=short(words))
    else:
        said = found.explanation.markdown.split("\n", 1)[0] if found.unmarked else ""
        if said and (_LETTER.fullmatch(said) or speaks_of_option(said)):
            rule = rules.ANSWER_NAMES_NO_OPTION
            ledger.report(document, rule, head.start, answer=short(said), question=short(words))
        elif sign := "" if found.unmarked else _lone_sign(document, head.end, end):
            ledger.report(document, rules.LONE_SIGN, head.start, question=short(words), sign=sign)
        else:
            unmarked = rules.KEY_LACKS_QUESTION if keyed else rules.NO_RIGHT_OPTION
            ledger.report(document, unmarked if found.unmarked else rules.UNANSWERED, head.start, question=short(words))
        if not found.explanation:
            ledger.asked_again[len(ledger.diagnostics) - 1] = (len(ledger.notes), _as_asked(words, found.choices))
    ledger.book(document, Use.UNANSWERED, head.start, end, words)


def _lone_sign(document: Document, start: int, end: int) -> str:
    """The sign that is all the text below a question, where Markdown has a meaning for it; an empty text for others."""
    lines = (line.strip() for line in document.lines[start : max(end, min(start + _NEAR, len(document.lines)))])
    found = _SIGN.fullmatch(next(filter(None, lines), ""))
    alone = len([line for line in document.lines[start:end] if line.strip()]) <= 1
    return found.group() if found and alone else ""


_LETTER = regex(r"[*_(]*(?:[A-Za-z]|\d{1,2})[*_).]*")
"""A letter or a number alone that no option has."""
_SIGN = regex(r"#{1,6}|>{1,3}|[-+*]|--")
_NEAR = 3
"""How many lines below a question are searched for a sign, which Markdown may have put into a block of its own."""


def _as_asked(words: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """What a question asks, to compare it with others: its words and its options."""
    return (letters(words), *(letters(choice.text.markdown) for choice in choices))


def forget_repeated(ledger: Ledger) -> None:
    """Takes back the reports of questions without an answer that the next slide repeats with its answer."""
    gone = set()
    for number, (above, asked) in ledger.asked_again.items():
        note = ledger.notes[above] if above < len(ledger.notes) else None
        if note is not None and _as_asked(note.question.flat, note.choices) == asked:
            gone.add(number)
    ledger.diagnostics[:] = [found for number, found in enumerate(ledger.diagnostics) if number not in gone]
    ledger.asked_again.clear()


def unanswered_item(ledger: Ledger, document: Document, item: Item) -> None:
    """Books an item of a list of questions without answers."""
    label = label_of(item.text)
    words = without_bold(item.text[label.end :], label.bold) if label else item.text
    unanswered(ledger, document, item.start, item.end, linked_question(words) or passage_question(words) or words)


def unanswered(ledger: Ledger, document: Document, start: int, end: int, words: str) -> None:
    """Books lines `start` to `end` as a question without an answer."""
    words = " ".join(words.split())
    ledger.report(document, rules.UNANSWERED, start, question=short(words))
    ledger.book(document, Use.UNANSWERED, start, end, words)
