"""The quizzes of the mkdocs-quiz plug-in: `<quiz>` elements in pages of documentation.

    <quiz>
    What carries light?
    - [ ] air
    - [x] nothing but itself

    It crosses empty space.
    </quiz>

    <quiz>
    The capital of France is [[Paris]].

    ---
    It lies on the Seine.
    </quiz>

Text below the options, or below a rule after gaps, is the explanation. The older form with `<?quiz?>`, `question:`,
`answer:`, `answer-correct:` and `content:` is read as well. Everything else on the page is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from deckpress.diagnostics.catalogue.reading import QUIZ_OPEN
from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, is_code, refuse
from deckpress.reading.dialects.lines import finish, numbered, sections
from deckpress.reading.dialects.texts import from_html
from deckpress.reading.parts.options import options_of
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex

_OPEN = regex(r"[ \t]*(?:<quiz\b[^<>]*>|<\?quiz\?>)[ \t]*$", re.I)
_CLOSE = regex(r"[ \t]*(?:</quiz>|<\?/quiz\?>)[ \t]*$", re.I)
_GAP = regex(r"\[\[([^\[\]\n|]+)\]\]")
_FIELD = regex(r"[ \t]*(question|answer-correct|answer|content):[ \t]*", re.I)
_HOLDS_BLOCKS = regex(r"[ \t]*(?:===|!!!|\?\?\?\+?)[ \t!+]*\S")
_FENCE = regex(r"[ \t]*(```+|~~~+)")
_NOTICE = regex(r"[ \t]*<!--[ \t]*mkdocs-quiz\b.*-->[ \t]*$")


@dataclass(frozen=True, slots=True)
class _Quiz:
    """Lines `start` to `end`, its marks included; `closed` is False if nothing closes it."""

    start: int
    end: int
    closed: bool = True


def _code(document: Document) -> Callable[[int], bool]:
    """A function that tells whether a line is code. Indented text below a tab or an admonition is not."""
    lines = set()
    for start, end in document.code:
        above = first_with_text(reversed(document.lines[max(start - 3, 0) : start]))
        fenced = not (document.lines[start].startswith(("    ", "\t")) and _HOLDS_BLOCKS.match(above))
        mark = ""
        for number in range(start, end):
            fence = None if fenced else _FENCE.match(document.lines[number])
            if fence and (not mark or fence.group(1).startswith(mark)):
                mark = "" if mark else fence.group(1)
            if fenced or mark:
                lines.add(number)
    return lines.__contains__


def _quizzes(document: Document, code: Callable[[int], bool]) -> Iterator[_Quiz]:
    """The quizzes outside code; code within a quiz is part of it."""
    start = -1
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if start < 0:
            if _OPEN.match(line) and not code(number):
                start = number
        elif _CLOSE.match(line):
            yield _Quiz(start, number + 1)
            start = -1
        elif _OPEN.match(line) and not code(number):
            yield _Quiz(start, start + 1, closed=False)
            start = number
    if start >= 0:
        yield _Quiz(start, start + 1, closed=False)


def _signs(document: Document) -> str:
    for quiz in _quizzes(document, _code(document)):
        inside = "\n".join(document.lines[quiz.start + 1 : quiz.end - 1])
        if quiz.closed and re.search(
            r"^[ \t]*[-*][ \t]+\[[ xX]\]|\[\[[^\[\]\n]+\]\]|^[ \t]*answer-correct:", inside, re.M
        ):
            return "its <quiz> elements"
    return ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    section = sections(document)
    for quiz in _quizzes(document, _code(document)):
        if not quiz.closed:
            refuse(ledger, document, quiz.start, quiz.end, QUIZ_OPEN)
            continue
        ledger.book(document, Use.FRAME, quiz.start, quiz.start + 1)
        ledger.book(document, Use.FRAME, quiz.end - 1, quiz.end)
        start, end = quiz.start + 1, quiz.end - 1
        opening = document.lines[quiz.start]
        body = document.part(start, end, len(opening) - len(opening.lstrip()))
        note = _fields(body) if any(_FIELD.match(line) for line in body.lines) else _note(body)
        note = replace(note, tags=settings.tags, section=section(quiz.start), location=document.place(start))
        book_note(ledger, document, note, start, end)
    for number, line in enumerate(document.lines):
        if _NOTICE.match(line) and number >= document.first:
            ledger.book(document, Use.FURNITURE, number, number + 1)
    finish(ledger)


def _note(body: Document) -> Note:
    """The note of a quiz: a multiple choice with the options of its first task list, else a cloze."""
    for block in body.blocks:
        if block.kind != "list":
            continue
        options = options_of(body, block, least=1)
        if options is not None and options.boxed:
            below = body.text(block.end, len(body.lines))
            return Note(body.text(0, block.start), kind=Kind.CHOICE, choices=options.choices, explanation=below)
    rule = next((n for n, line in enumerate(body.lines) if line.strip() == "---" and not is_code(body)(n)), -1)
    asked = body.text(0, rule if rule >= 0 else len(body.lines))
    below = body.text(rule + 1, len(body.lines)) if rule >= 0 else NO_TEXT
    filled = numbered(asked, _GAP, lambda gap: (gap.group(1).strip(), "", 0))
    if filled == asked:
        return Note(asked, below)
    return Note(filled, kind=Kind.CLOZE, explanation=below)


def _fields(body: Document) -> Note:
    """The note of a quiz in the older form, whose texts are HTML."""
    question, explanation = NO_TEXT, NO_TEXT
    choices: list[Choice] = []
    starts = [n for n, line in enumerate(body.lines) if _FIELD.match(line)]
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(body.lines)
        found = _FIELD.match(body.lines[start])
        name, column = (found.group(1).lower(), found.end()) if found else ("", 0)
        text = from_html(body.text(start, end, column))
        if name == "content":
            explanation = from_html(body.text(start, len(body.lines), column))
            break
        if name == "question":
            question = Text.join(question, text)
        else:
            choices.append(Choice(text, name == "answer-correct"))
    return Note(question, kind=Kind.CHOICE, choices=tuple(choices), explanation=explanation)


DIALECT = Dialect("mkdocs-quiz", "<quiz> elements with a task list or [[gaps]]", _signs, _read)
