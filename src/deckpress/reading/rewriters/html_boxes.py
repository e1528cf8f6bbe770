"""Checkboxes and radio buttons of HTML at the heads of lines, `<input type="radio" checked> text`, -> `- [x] text`."""

from __future__ import annotations

import re

from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_INPUT = regex(
    r"(?P<lead> {0,3}(?:[-*+][ \t]+|\d{1,2}[.)][ \t]+)?)(?:<(?:p|label)\b[^<>]*>[ \t]*)*<input\b(?P<says>[^<>]*)>[ \t]*"
    r"(?:<label\b[^<>]*>[ \t]*)?(?=\S)",
    re.I,
)
_BEGINS = regex("<input", re.I)
_KIND = regex(r"\btype[ \t]*=[ \t]*[\"']?(?:checkbox|radio)\b", re.I)
_TICKED = regex(r"(?<![\w-])checked(?![\w-])(?!(?:\s*=\s*[\"']?(?:false|no|0)\b))", re.I)
_CLOSES = regex(r"(?:[ \t]*(?:</(?:p|label)>|<br[ \t]*/?>))+[ \t]*\Z", re.I)
_FEWEST = 2


def with_markdown_boxes(document: Document) -> Document:
    """The document with the boxes of such lines as Markdown writes them; the lines keep their numbers."""
    if not _BEGINS.search(document.table.text):
        return document
    code = document.code_lines()
    lines = document.lines
    changes: dict[int, Change] = {}
    for number in range(document.first, len(lines)):
        match = _INPUT.match(lines[number]) if number not in code else None
        if match is None or not _KIND.search(match.group("says")):
            continue
        mark = f"{match.group('lead').rstrip() or '-'} [{'x' if _TICKED.search(match.group('says')) else ' '}] "
        changes[number] = (mark + _CLOSES.sub("", lines[number][match.end() :]), match.end() - len(mark))
    return document.with_lines(changes) if len(changes) >= _FEWEST else document
