"""The lines of a text2qti file -> elements: a line that begins with a mark, and the lines that go on with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckpress.frozen import dataclass
from deckpress.model import Text
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

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
MARK = regex("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _MARKS.items()))
OPTIONS = ("right", "wrong", "ticked", "open")
ANSWERS = (*OPTIONS, "short", "number", "essay", "upload")
_GOES_ON = (*ANSWERS, "general", "correct", "incorrect", "solution")
_RUN = regex(r"(?:```|~~~)\s*\{[^}\n]*\.run\b")


@dataclass(frozen=True, slots=True)
class Element:
    """A line with a mark, and the lines that go on with it."""

    kind: str
    start: int
    end: int
    column: int

    def text(self, document: Document) -> Text:
        """What it says, without its mark."""
        part = document.part(self.start, self.end, self.column, self.column)
        return part.text(0, len(part.lines))


def elements_of(document: Document) -> list[Element]:
    """The elements of a document, in order; a comment and a block of code are one each."""
    found: list[Element] = []
    number, count = document.first, len(document.lines)
    while number < count:
        line = document.lines[number]
        if not line.strip():
            number += 1
            continue
        mark = MARK.match(line)
        kind = mark.lastgroup if mark and mark.lastgroup else "stray"
        if kind == "comment" and line.startswith("COMMENT"):
            end = _closing(document, number + 1, "END_COMMENT")
        elif kind == "code":
            end = _closing(document, number + 1, line[:3])
        else:
            end = _continued(document, number + 1, lazy=kind != "comment")
        found.append(Element(kind, number, end, mark.end() if mark else 0))
        number = end
    return _with_blocks(document, found)


def _with_blocks(document: Document, elements: Sequence[Element]) -> list[Element]:
    """The elements; unindented code and text continue the element above if an answer follows."""
    found: list[Element] = []
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
        elif line.startswith(("  ", "\t")) or (lazy and not MARK.match(line)):
            end = index + 1
        else:
            break
    return end
