"""Headings of level 2 and below that lack the blank after their marks, `##Planets`, `###b. Which?`, -> with one.

One `#` before a word is a tag. More of them mark a heading if the document has headings, or several such lines.
"""

from __future__ import annotations

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.line_marks import HEADING
from deckpress.regex import regex

_TIGHT = regex(r" {0,3}(?P<marks>#{2,6})(?=[^\W_]|[¿¡\"'“«*_`(\[])(?=\S*[^\W\d_])")
_CLOSES = regex(r"[ \t]*(?:</[A-Za-z][\w:-]*>|\{%-?[ \t]*end\w+[ \t]*-?%\}|`{3,}|~{3,})[ \t]*\Z")
_RULE = regex(r" {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*\Z")
_SIGN = frozenset("#")
_FEWEST = 2


def with_loose_headings(document: Document) -> Document:
    """The document with a blank in such headings; the places of their words stay the same."""
    lines = document.lines
    tight = [n for n in document.table.marked(_SIGN) if _TIGHT.match(lines[n])]
    code = document.code_lines() if tight else frozenset()
    tight = [n for n in tight if n not in code]
    tight = [n for n in tight if n == document.first or _is_apart(lines[n - 1])]
    if not tight or (len(tight) < _FEWEST and not any(block.kind == "heading" for block in document.blocks)):
        return document
    changes: dict[int, Change] = {}
    for number in tight:
        match = _TIGHT.match(lines[number])
        end = match.end() if match else 0
        changes[number] = (f"{lines[number][:end]} {lines[number][end:]}", -1)
    return document.with_lines(changes)


def _is_apart(above: str) -> bool:
    """True for a blank line, a heading, a rule or the end of an element or of code: a heading may be below it."""
    if not above.strip():
        return True
    return any(pattern.match(above) for pattern in (_TIGHT, HEADING, _RULE, _CLOSES))
