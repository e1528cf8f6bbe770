"""Aiken, Moodle's plain choice format: a question, its options, and a line that names the right one.

    What carries light?
    A. Air
    B) Nothing but itself
    ANSWER: B

Options are lettered in order from A, with a point or a bracket. A question may take several lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from deckpress.diagnostics.catalogue.reading import NO_SUCH_OPTION, TOO_FEW_OPTIONS
from deckpress.model import Choice, Kind, Note
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, refuse
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex

_OPTION = regex(r"[ \t]*([A-Z])[.)][ \t]+(?=\S)")
_ANSWER = regex(r"[ \t]*ANSWER:[ \t]*([A-Z](?:[ \t]*(?:,|and)[ \t]*[A-Z])*)[ \t]*\Z")
_MARKDOWN = frozenset({"heading", "fence", "table", "html", "rule", "quote"})


@dataclass(frozen=True, slots=True)
class _Question:
    start: int
    end: int
    options: tuple[int, ...]
    """The lines on which the options begin."""
    right: str
    """The letters after `ANSWER:`; empty if there is no such line."""


def _questions(document: Document) -> list[_Question]:
    """The stretches of lines that end in an answer line, or, without one, at a blank line after the options."""
    found: list[_Question] = []
    start, letters = document.first, ""
    options: list[int] = []
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        answer, option = _ANSWER.match(line), _OPTION.match(line)
        if answer:
            found.append(_Question(start, number + 1, tuple(options), answer.group(1)))
        elif option and option.group(1) == chr(ord("A") + len(letters)):
            options.append(number)
            letters += option.group(1)
            continue
        elif line.strip() or not _closed(document, number, options):
            continue
        else:
            found.append(_Question(start, number, tuple(options), ""))
        start, options, letters = number + 1, [], ""
    if any(line.strip() for line in document.lines[start:]):
        found.append(_Question(start, len(document.lines), tuple(options), ""))
    return found


def _closed(document: Document, blank: int, options: list[int]) -> bool:
    """True if a blank line ends a question: options are above it, and neither an option nor the answer follows."""
    if len(options) < 2:
        return False
    after = first_with_text(document.lines[blank:])
    following = _OPTION.match(after)
    return not _ANSWER.match(after) and not (following and ord(following.group(1)) == ord("A") + len(options))


def _signs(document: Document) -> str:
    if any(block.kind in _MARKDOWN for block in document.blocks):
        return ""
    questions = _questions(document)
    ended = [q for q in questions if q.right]
    whole = [q for q in ended if len(q.options) >= 2 and q.options[0] > q.start]
    if whole and len(ended) * 2 > len(questions):
        return "lettered options and lines ANSWER:"
    return ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    for question in _questions(document):
        _book(ledger, question, settings)


def _book(ledger: Ledger, found: _Question, settings: Settings) -> None:
    document = ledger.document
    start = found.start
    while start < found.end and not document.lines[start].strip():
        start += 1
    if len(found.options) < 2:
        refuse(ledger, document, start, found.end, TOO_FEW_OPTIONS)
        return
    letters = {chr(ord("A") + index) for index in range(len(found.options))}
    right = set(re.findall("[A-Z]", found.right))
    if not right <= letters:
        named = ", ".join(sorted(right - letters))
        refuse(ledger, document, start, found.end, NO_SUCH_OPTION, letters=named)
        return
    stop = found.end - 1 if found.right else found.end
    choices = []
    for index, (first, last) in enumerate(zip(found.options, [*found.options[1:], stop], strict=True)):
        mark = _OPTION.match(document.lines[first])
        text = document.text(first, last, mark.end() if mark else 0)
        choices.append(Choice(text, chr(ord("A") + index) in right))
    question = document.text(start, found.options[0])
    note = Note(question, kind=Kind.CHOICE, choices=tuple(choices), tags=settings.tags, location=document.place(start))
    book_note(ledger, document, note, start, found.end)


DIALECT = Dialect("aiken", "choice questions that end in a line 'ANSWER: B'", _signs, _read)
