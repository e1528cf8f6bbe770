"""R/exams: an exercise in R Markdown, with its question, options, solution and metadata.

    Question
    ========
    Which metal is liquid?

    Answerlist
    ----------
    * Tin
    * Mercury

    Solution
    ========
    It melts at -39 degrees.

    Meta-information
    ================
    exname: metals
    extype: schoice
    exsolution: 01

The types `schoice`, `mchoice`, `num`, `string` and `cloze` are read; `exsection` is the section; `expoints`, `extol`
and `exshuffle` are kept. An exercise that R computes makes no card, since deckpress does not run R.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from deckpress.diagnostics.catalogue.reading import NEEDS_R, SOLUTION_DOES_NOT_FIT
from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, is_code, refuse, with_number
from deckpress.reading.dialects.lines import finish
from deckpress.reading.settings.attributes import points_of
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex
from deckpress.spellings import plain_number

_META = regex(r"[ \t]*(ex[a-z]+(?:\[[^\]]*\])?):(.*)")
_INLINE_R = regex(r"`r[ \t]+[^`]+`")
_CHUNK = regex(r"[ \t]*(?:```+|~~~+)[ \t]*\{r\b([^}]*)\}", re.I)
_SILENT = regex(r"include[ \t]*=[ \t]*F|results[ \t]*=[ \t]*[\"']hide", re.I)
_TRUTH = regex(r"(?:\*\*)?(?:true|false|right|wrong|richtig|falsch)\b(?:\*\*)?[.:,]?[ \t]*", re.I)
_ANSWER = regex(r"##ANSWER(\d{1,3})##")


@dataclass(frozen=True, slots=True)
class _Exercise:
    """Lines `start` to `end`; `parts` are the parts below their headings, each from a line to a line."""

    start: int
    end: int
    parts: Mapping[str, tuple[int, int]]
    meta: Mapping[str, str]


def _name(block: Block) -> str:
    return re.sub(r"[^a-z]", "", block.text.lower()) if block.kind == "heading" else ""


def _exercises(document: Document) -> list[_Exercise]:
    """The exercises of a document: each begins with a heading `Question` and says its type."""
    marks = [
        (block, name) for block in document.blocks
        if (name := _name(block)) in ("question", "solution", "metainformation", "answerlist")
    ]  # fmt: skip
    starts = [index for index, (_, name) in enumerate(marks) if name == "question"]
    exercises: list[_Exercise] = []
    for start, stop in pairwise([*starts, len(marks)]):
        own = marks[start:stop]
        last = marks[stop][0].start if stop < len(marks) else len(document.lines)
        parts: dict[str, tuple[int, int]] = {}
        side = "question"
        for index, (block, name) in enumerate(own):
            end = own[index + 1][0].start if index + 1 < len(own) else last
            side = name if name != "answerlist" else side
            parts.setdefault(f"{side} list" if name == "answerlist" else name, (block.end, end))
        first, end = parts.get("metainformation", (last, last))
        lines = [line for number in range(first, end) if (line := _META.match(document.lines[number]))]
        meta = {line.group(1): line.group(2).strip() for line in lines}
        while end > first and not _META.match(document.lines[end - 1]):
            end -= 1  # what is below it belongs to no exercise
        if "extype" in meta:
            exercises.append(_Exercise(own[0][0].start, max(end, first), parts, meta))
    return exercises


def _signs(document: Document) -> str:
    return "headings Question and Meta-information" if _exercises(document) else ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    code = is_code(document)
    for exercise in _exercises(document):
        first, last = exercise.parts["metainformation"]
        ledger.book(document, Use.SETTINGS, first, min(last, exercise.end))
        if _computed(document, exercise):
            refuse(ledger, document, exercise.start, exercise.end, NEEDS_R)
            continue
        note = _note(document, exercise)
        if note is None:
            kind, solution = exercise.meta["extype"], exercise.meta.get("exsolution", "")
            refuse(ledger, document, exercise.start, exercise.end, SOLUTION_DOES_NOT_FIT, type=kind, solution=solution)
            continue
        note = replace(note, tags=settings.tags, location=document.place(_first(document, exercise)))
        book_note(ledger, document, note, exercise.start, exercise.end)
    for number in range(document.first, len(document.lines)):
        if code(number) and (number + 1) not in ledger.owners and document.lines[number].strip():
            ledger.book(document, Use.FURNITURE, number, number + 1)
    finish(ledger)


def _first(document: Document, exercise: _Exercise) -> int:
    start, end = exercise.parts["question"]
    return next((number for number in range(start, end) if document.lines[number].strip()), exercise.start)


def _computed(document: Document, exercise: _Exercise) -> bool:
    """True if R writes a part of the exercise."""
    for number in range(exercise.start, exercise.end):
        line = document.lines[number]
        chunk = _CHUNK.match(line)
        if _INLINE_R.search(line) or (chunk and not _SILENT.search(chunk.group(1))):
            return True
    return False


def _text(document: Document, exercise: _Exercise, part: str) -> Text:
    """The text of a part without the code that R runs."""
    start, end = exercise.parts.get(part, (0, 0))
    hidden = {
        line for first, last in document.code if _CHUNK.match(document.lines[first]) for line in range(first, last)
    }
    return document.cut_text((number, 0, None) for number in range(start, end) if number not in hidden)


def _items(document: Document, exercise: _Exercise, part: str) -> list[Text]:
    """The items of a list of answers."""
    start, end = exercise.parts.get(part, (0, 0))
    found = []
    for block in document.blocks_on(start, end):
        for item in block.items:
            inner = document.inside(item)
            found.append(inner.text(0, len(inner.lines)))
    return found


def _note(document: Document, exercise: _Exercise) -> Note | None:
    """The note of an exercise; None if its solution does not fit its type."""
    meta, kind = exercise.meta, exercise.meta["extype"].lower()
    question, solution = _text(document, exercise, "question"), _text(document, exercise, "solution")
    options, said = _items(document, exercise, "question list"), _items(document, exercise, "solution list")
    right = meta.get("exsolution", "")
    note = Note(
        question,
        explanation=solution,
        section=tuple(part.strip() for part in meta.get("exsection", "").split("/") if part.strip()),
        points=points_of(meta.get("expoints", "")),
    )
    if kind in ("schoice", "mchoice"):
        if not re.fullmatch("[01]+", right) or len(right) != len(options):
            return None
        choices = tuple(
            Choice(option, bit == "1", _remark(said, index))
            for index, (option, bit) in enumerate(zip(options, right, strict=True))
        )
        shuffle = meta.get("exshuffle", "FALSE").upper() not in ("FALSE", "F", "0")
        return replace(note, kind=Kind.CHOICE, choices=choices, shuffle=shuffle)
    place = question.reword(right)
    if kind == "num":
        value, tolerance = plain_number(right), meta.get("extol", "")
        margin = f" ± {plain_number(tolerance)}" if tolerance.strip("0. ") else ""
        return with_number(note, place.reword(value), f"{value}{margin}") if right else None
    if kind == "string":
        if right.lower() in ("", "nil") or meta.get("exstringtype", "") in ("essay", "file", "essay|file"):
            return replace(note, answer=solution, explanation=NO_TEXT)
        return replace(note, answer=place, typed=True)
    return _cloze(note, meta, options) if kind == "cloze" else None


def _remark(said: Sequence[Text], index: int) -> Text:
    """What the solution says about an option, without the word for true or false."""
    if index >= len(said):
        return NO_TEXT
    truth = _TRUTH.match(said[index].markdown)
    return said[index].slice(truth.end()).strip() if truth else said[index]


def _cloze(note: Note, meta: Mapping[str, str], options: Sequence[Text]) -> Note | None:
    """The note of an exercise in several parts: each solution is a gap."""
    rights = [part.strip() for part in meta.get("exsolution", "").split("|")]
    kinds = [part.strip().lower() for part in meta.get("exclozetype", "").split("|")]
    if len(kinds) != len(rights) or not all(rights):
        return None
    gaps: list[str] = []
    lines: list[str] = []
    position = 0
    for number, (kind, right) in enumerate(zip(kinds, rights, strict=True), 1):
        count = len(right) if kind in ("schoice", "mchoice") else 1
        own = [option.flat for option in options[position : position + count]]
        position += count
        if kind in ("schoice", "mchoice"):
            if not re.fullmatch("[01]+", right) or len(own) != count:
                return None
            chosen = ", ".join(option for option, bit in zip(own, right, strict=True) if bit == "1")
            gaps.append(f"{{{{c{number}::{chosen}::{' / '.join(own)}}}}}")
        else:
            gaps.append(f"{{{{c{number}::{right}}}}}")
        lines.append(
            f"- {own[0]} {gaps[-1]}" if own and count == 1 and kind not in ("schoice", "mchoice") else f"- {gaps[-1]}"
        )
    text = note.question.markdown

    def gap(found: re.Match[str]) -> str:
        index = int(found.group(1)) - 1
        return gaps[index] if 0 <= index < len(gaps) else found.group()

    if _ANSWER.search(text):
        question = note.question.reword(_ANSWER.sub(gap, text))
    else:
        question = Text.join(note.question, note.question.reword("\n".join(lines)))
    return replace(note, kind=Kind.CLOZE, question=question)


DIALECT = Dialect("rexams", "exercises of R/exams: headings Question, Solution and Meta-information", _signs, _read)
