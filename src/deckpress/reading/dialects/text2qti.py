"""text2qti: numbered questions whose answers are lines that begin with a mark; all text is Markdown.

    Quiz title: Light
    1.  What carries light?
    a)  Air
    *b) Nothing but itself
    ... It crosses empty space.

    2.  Which are colours?
    [*] red
    [ ] loud

    3.  What is the square root of 2?
    =   1.4142 +- 0.0001

`*   word` is a short answer, `____` an essay, `^^^^` a file to hand in; `...`, `+`, `-` and `!` lines are feedback and
the solution; a line goes on where the next is indented. `Points`, `points per question` and `shuffle answers` are kept;
other settings of a quiz, groups, texts and comments make no cards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deckpress.diagnostics.catalogue.reading import ANSWER_WITHOUT_QUESTION, CODE_NOT_RUN, NOT_A_NUMBER
from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import VALUE, book_note, refuse, with_accepted, with_number
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex
from deckpress.spellings import plain_number

_MARKS = {
    "question": r"\d+\.[ \t]+",
    "right": r"\*[A-Za-z]\)[ \t]+",
    "wrong": r"[A-Za-z]\)[ \t]+",
    "ticked": r"\[\*\][ \t]+",
    "open": r"\[[ \t]?\][ \t]+",
    "short": r"\*[ \t]+",
    "number": r"=[ \t]+",
    "essay": r"___+[ \t]*$",
    "upload": r"\^\^\^+[ \t]*$",
    "general": r"\.\.\.[ \t]+",
    "correct": r"\+[ \t]+",
    "incorrect": r"-[ \t]+",
    "solution": r"![ \t]+",
    "text": r"Text(?: title)?:[ \t]*",
    "setting": r"(?:Quiz (?:title|description)|Title|Points|pick|points per question|shuffle answers|"
    r"show correct answers|one question at a time|can't go back|feedback is solution|solutions sample groups|"
    r"solutions randomize groups):|(?:END_)?GROUP[ \t]*$",
    "comment": r"COMMENT[ \t]*$|%",
    "code": r"(?:```|~~~)",
}
_MARK = regex("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _MARKS.items()))
_OPTIONS = ("right", "wrong", "ticked", "open")
_ANSWERS = (*_OPTIONS, "short", "number", "essay", "upload")
_GOES_ON = (*_ANSWERS, "general", "correct", "incorrect", "solution")
_RUN = regex(r"(?:```|~~~)\s*\{[^}\n]*\.run\b")
_LONE_NUMBER = regex(r"=[ \t]+[-+]?\d[\d._]*(?:[eE][-+]?\d+)?[ \t]*\Z")
_POINTS = regex(r"(Points|points per question):[ \t]*(\d{1,4}(?:\.\d{1,2})?)[ \t]*\Z")
_SHUFFLE = regex(r"shuffle answers:[ \t]*(true|false)[ \t]*\Z", re.I)
_GROUP = regex(r"(?:END_)?GROUP[ \t]*\Z")
_TITLE = regex(rf"Quiz title:[ \t]*+({VALUE})[ \t]*+\Z")
_NUMBER = regex(r"(?P<value>[-+]?[\d._]+(?:[eE][-+]?\d+)?)(?:[ \t]*\+-[ \t]*(?P<margin>[\d._]+(?:[eE][-+]?\d+)?%?))?\Z")
_RANGE = regex(r"\[[ \t]*[-+\d._eE]+[ \t]*,[ \t]*[-+\d._eE]+[ \t]*\]\Z")
_SURE = regex(r"\*[A-Za-z]\)[ \t]+\S|\[\*\][ \t]+\S|=[ \t]+(?:\[[-+\d.]+, *[-+\d.]+\]|[-+\d._eE]+ *\+- *[\d.]+)")


@dataclass(frozen=True, slots=True)
class _Element:
    """A line with a mark, and the lines that go on with it."""

    kind: str
    start: int
    end: int
    column: int

    def text(self, document: Document) -> Text:
        part = document.part(self.start, self.end, self.column, self.column)
        return part.text(0, len(part.lines))


@dataclass(slots=True)
class _Quiz:
    """The settings that are above a question."""

    points: float = 0
    """Of the next question."""
    each: float = 0
    """Of each question of a group."""
    shuffle: bool = False

    def set(self, line: str) -> None:
        """Takes a setting."""
        if found := _POINTS.match(line):
            if found.group(1) == "Points":
                self.points = float(found.group(2))
            else:
                self.each = float(found.group(2))
        elif shuffled := _SHUFFLE.match(line):
            self.shuffle = shuffled.group(1).lower() == "true"
        elif _GROUP.match(line):
            self.each = 0

    def applied(self, note: Note) -> Note:
        """The next note, with its settings."""
        points, self.points = self.points or self.each, 0
        return replace(note, points=points, shuffle=self.shuffle and note.kind is Kind.CHOICE)


def _elements(document: Document) -> list[_Element]:
    found: list[_Element] = []
    number, count = document.first, len(document.lines)
    while number < count:
        line = document.lines[number]
        if not line.strip():
            number += 1
            continue
        mark = _MARK.match(line)
        kind = mark.lastgroup if mark and mark.lastgroup else "stray"
        if kind == "comment" and line.startswith("COMMENT"):
            end = _closing(document, number + 1, "END_COMMENT")
        elif kind == "code":
            end = _closing(document, number + 1, line[:3])
        else:
            end = _continued(document, number + 1, lazy=kind != "comment")
        found.append(_Element(kind, number, end, mark.end() if mark else 0))
        number = end
    return _with_blocks(document, found)


def _with_blocks(document: Document, elements: Sequence[_Element]) -> list[_Element]:
    """The elements; unindented code and text continue the element above if an answer follows."""
    found: list[_Element] = []
    follows = [False] * (len(elements) + 1)
    for index in range(len(elements) - 1, -1, -1):
        kind = elements[index].kind
        follows[index] = kind in _GOES_ON or (kind in ("code", "stray") and follows[index + 1])
    for index, element in enumerate(elements):
        runs = element.kind == "code" and _RUN.match(document.lines[element.start])
        if element.kind in ("code", "stray") and follows[index] and not runs and found:
            above = found[-1]
            if above.kind == "question" or above.kind in _GOES_ON:
                found[-1] = replace(above, end=element.end)
                continue
        found.append(element)
    return found


def _closing(document: Document, start: int, mark: str) -> int:
    lines = document.lines
    return next((n + 1 for n in range(start, len(lines)) if lines[n].startswith(mark)), len(lines))


def _continued(document: Document, number: int, *, lazy: bool) -> int:
    """The line after an element: it includes indented lines, and unmarked ones that no blank line separates from it."""
    end = number
    for index in range(number, len(document.lines)):
        line = document.lines[index]
        if not line.strip():
            lazy = False
        elif line.startswith(("  ", "\t")) or (lazy and not _MARK.match(line)):
            end = index + 1
        else:
            break
    return end


def _signs(document: Document) -> str:
    if any(block.kind == "heading" for block in document.blocks):
        return ""
    lines = [line for line in document.lines if line.strip()]
    asked = any(_MARK.match(line) and re.match(r"\d+\.[ \t]", line) for line in lines)
    sure = any(_SURE.match(line) for line in lines) or (
        any(_LONE_NUMBER.match(line) or _TITLE.match(line) for line in lines) and _answers_all(document)
    )
    if asked and sure:
        return "numbered questions with answers marked by *b), [*], * or ="
    return ""


def _answers_all(document: Document) -> bool:
    """True if each numbered question has an answer with a mark below it."""
    kinds = [element.kind for element in _elements(document) if element.kind not in ("setting", "comment", "text")]
    asked = [index for index, kind in enumerate(kinds) if kind == "question"]
    return bool(asked) and all(kinds[index + 1 : index + 2] and kinds[index + 1] in _ANSWERS for index in asked)


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    elements = _elements(document)
    starts = [index for index, element in enumerate(elements) if element.kind == "question"]
    position, quiz = 0, _Quiz()
    for start in starts:
        _outside(ledger, elements[position:start], quiz)
        end = start + 1
        while end < len(elements) and elements[end].kind not in (
            "question",
            "text",
            "setting",
            "comment",
            "code",
            "stray",
        ):
            end += 1
        _question(ledger, elements[start:end], settings, quiz)
        position = end
    _outside(ledger, elements[position:], quiz)


def _outside(ledger: Ledger, elements: Sequence[_Element], quiz: _Quiz) -> None:
    """Books the lines outside questions, and reads the settings among them."""
    document = ledger.document
    for element in elements:
        if element.kind == "setting":
            quiz.set(document.lines[element.start])
        if title := _TITLE.match(document.lines[element.start]):
            ledger.deck = title.group(1)
        if element.kind == "code":
            refuse(ledger, document, element.start, element.end, CODE_NOT_RUN)
        elif element.kind in ("setting", "comment"):
            use = Use.SETTINGS if element.kind == "setting" else Use.FURNITURE
            ledger.book(document, use, element.start, element.end)
        else:
            if element.kind not in ("text", "stray"):
                ledger.report(document, ANSWER_WITHOUT_QUESTION, element.start)
            ledger.book(document, Use.PROSE, element.start, element.end)


def _question(ledger: Ledger, elements: Sequence[_Element], settings: Settings, quiz: _Quiz) -> None:
    document = ledger.document
    start, end = elements[0].start, elements[-1].end
    question = elements[0].text(document)
    note = Note(question, tags=settings.tags, location=question.locate(0, 0))
    kinds = {element.kind for element in elements[1:]}
    texts = {kind: [e.text(document) for e in elements[1:] if e.kind == kind] for kind in kinds}
    said = _said(document, elements, texts)
    solution = Text.join(*texts.get("solution", []))
    if kinds & set(_OPTIONS):
        choices = _choices(document, elements)
        note = Note(
            question, kind=Kind.CHOICE, choices=choices, explanation=said, tags=note.tags, location=note.location
        )
    elif "number" in kinds:
        number = texts["number"][0]
        found = _NUMBER.match(number.markdown)
        if found is None and not _RANGE.match(number.markdown):
            refuse(ledger, document, start, end, NOT_A_NUMBER, answer=number.markdown)
            return
        value, spelling = _number(number.markdown, found)
        plain = Note(question, explanation=said, tags=note.tags, location=note.location)
        note = with_number(plain, number.reword(value), spelling)
    elif "short" in kinds:
        plain = Note(question, explanation=said, tags=note.tags, location=note.location)
        note = with_accepted(plain, texts["short"])
    else:
        answer = solution or Text.join(*texts.get("general", []))
        rest = said if solution else NO_TEXT
        note = Note(question, answer, explanation=rest, tags=note.tags, location=note.location)
    book_note(ledger, document, quiz.applied(note), start, end, right="*")


def _number(text: str, found: re.Match[str] | None) -> tuple[str, str]:
    """A number, and the same with its tolerance; a range for both if `text` is one."""
    if found is None:
        low, high = (plain_number(end.strip(" \t_").replace("_", "")) for end in text.strip("[]").split(","))
        return f"{low}..{high}", f"{low}..{high}"
    value, margin = plain_number(found["value"].replace("_", "")), (found["margin"] or "").replace("_", "")
    percent = "%" if margin.endswith("%") else ""
    return value, f"{value} ± {plain_number(margin.rstrip('%'))}{percent}" if margin else value


def _choices(document: Document, elements: Sequence[_Element]) -> tuple[Choice, ...]:
    """The options; feedback below one of them belongs to it."""
    choices: list[Choice] = []
    for element in elements:
        if element.kind in _OPTIONS:
            choices.append(Choice(element.text(document), element.kind in ("right", "ticked")))
        elif element.kind == "general" and choices:
            said = Text.join(choices[-1].feedback, element.text(document))
            choices[-1] = replace(choices[-1], feedback=said)
    return tuple(choices)


def _said(document: Document, elements: Sequence[_Element], texts: dict[str, list[Text]]) -> Text:
    """The feedback that holds for the whole question."""
    choice = any(element.kind in _OPTIONS for element in elements)
    general: list[Text] = []
    for element in elements[1:]:
        if element.kind in _OPTIONS:
            break
        if element.kind == "general":
            general.append(element.text(document))
    solution = texts.get("solution", []) if choice or {"number", "short"} & texts.keys() else []
    return Text.join(*solution, *general, *texts.get("correct", []), *texts.get("incorrect", []))


DIALECT = Dialect("text2qti", "numbered questions with answers marked by a), *b), [*], = or ____", _signs, _read)
