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
from deckpress.reading.dialects.text2qti_lines import ANSWERS, MARK, OPTIONS, Element, elements_of
from deckpress.reading.parts.option_lines import holds_two
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex
from deckpress.spellings import plain_number

_LONE_NUMBER = regex(r"=[ \t]+[-+]?\d[\d._]*(?:[eE][-+]?\d+)?[ \t]*\Z")
_POINTS = regex(r"(Points|points per question):[ \t]*(\d{1,4}(?:\.\d{1,2})?)[ \t]*\Z")
_SHUFFLE = regex(r"shuffle answers:[ \t]*(true|false)[ \t]*\Z", re.I)
_GROUP = regex(r"(?:END_)?GROUP[ \t]*\Z")
_TITLE = regex(rf"Quiz title:[ \t]*+({VALUE})[ \t]*+\Z")
_NUMBER = regex(r"(?P<value>[-+]?[\d._]+(?:[eE][-+]?\d+)?)(?:[ \t]*\+-[ \t]*(?P<margin>[\d._]+(?:[eE][-+]?\d+)?%?))?\Z")
_RANGE = regex(r"\[[ \t]*[-+\d._eE]+[ \t]*,[ \t]*[-+\d._eE]+[ \t]*\]\Z")
_SURE = regex(r"\*[A-Za-z]\)[ \t]+\S|\[\*\][ \t]+\S|=[ \t]+(?:\[[-+\d.]+, *[-+\d.]+\]|[-+\d._eE]+ *\+- *[\d.]+)")


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


def _signs(document: Document) -> str:
    if any(block.kind == "heading" for block in document.blocks):
        return ""
    lines = [line for line in document.lines if line.strip()]
    if any(line[:1] == "*" and holds_two(line[1:]) for line in lines):
        return ""  # options that share a line
    asked = any(MARK.match(line) and re.match(r"\d+\.[ \t]", line) for line in lines)
    sure = any(_SURE.match(line) for line in lines) or (
        any(_LONE_NUMBER.match(line) or _TITLE.match(line) for line in lines) and _answers_all(document)
    )
    if asked and sure:
        return "numbered questions with answers marked by *b), [*], * or ="
    return ""


def _answers_all(document: Document) -> bool:
    """True if each numbered question has an answer with a mark below it."""
    kinds = [element.kind for element in elements_of(document) if element.kind not in ("setting", "comment", "text")]
    asked = [index for index, kind in enumerate(kinds) if kind == "question"]
    return bool(asked) and all(kinds[index + 1 : index + 2] and kinds[index + 1] in ANSWERS for index in asked)


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    elements = elements_of(document)
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


def _outside(ledger: Ledger, elements: Sequence[Element], quiz: _Quiz) -> None:
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


def _question(ledger: Ledger, elements: Sequence[Element], settings: Settings, quiz: _Quiz) -> None:
    document = ledger.document
    start, end = elements[0].start, elements[-1].end
    question = elements[0].text(document)
    note = Note(question, tags=settings.tags, location=question.locate(0, 0))
    kinds = {element.kind for element in elements[1:]}
    texts = {kind: [e.text(document) for e in elements[1:] if e.kind == kind] for kind in kinds}
    said = _said(document, elements, texts)
    solution = Text.join(*texts.get("solution", []))
    if kinds & set(OPTIONS):
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


def _choices(document: Document, elements: Sequence[Element]) -> tuple[Choice, ...]:
    """The options; feedback below one of them belongs to it."""
    choices: list[Choice] = []
    for element in elements:
        if element.kind in OPTIONS:
            choices.append(Choice(element.text(document), element.kind in ("right", "ticked")))
        elif element.kind == "general" and choices:
            said = Text.join(choices[-1].feedback, element.text(document))
            choices[-1] = replace(choices[-1], feedback=said)
    return tuple(choices)


def _said(document: Document, elements: Sequence[Element], texts: dict[str, list[Text]]) -> Text:
    """The feedback that holds for the whole question."""
    choice = any(element.kind in OPTIONS for element in elements)
    general: list[Text] = []
    for element in elements[1:]:
        if element.kind in OPTIONS:
            break
        if element.kind == "general":
            general.append(element.text(document))
    solution = texts.get("solution", []) if choice or {"number", "short"} & texts.keys() else []
    return Text.join(*solution, *general, *texts.get("correct", []), *texts.get("incorrect", []))


DIALECT = Dialect("text2qti", "numbered questions with answers marked by a), *b), [*], = or ____", _signs, _read)
