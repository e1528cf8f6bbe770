"""Text below `10.` that is indented as far as the text below `9.` -> indented far enough to belong to its item.

Markdown wants four blanks below a number of two digits, and five below one of three. People who number by hand keep
using three, so the tenth question would lose its answer. Places in the file do not change.
"""

from __future__ import annotations

from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_ITEM = regex(r"(?P<mark>\d{2,3}[.)] )(?=\S)")
_LEAST = 3
"""The blanks below a number of one digit."""


def with_full_indents(document: Document) -> Document:
    """The document with more blanks in front of such lines."""
    text = document.source.text
    if "\n10. " not in text and "\n10) " not in text and "\n100. " not in text:
        return document
    lines = document.lines
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for number in range(document.first, len(lines)):
        item = _ITEM.match(lines[number]) if lines[number][:1].isdigit() and number not in code else None
        if item is None:
            continue
        by = 0
        for below in range(number + 1, len(lines)):
            line = lines[below]
            if not line.strip():
                continue
            indent = len(line) - len(line.lstrip(" "))
            if not by:
                by = len(item["mark"]) - indent
            if indent < _LEAST or not 0 < by < len(item["mark"]) - _LEAST + 1:
                break
            changes[below] = (" " * by + line, -by)
    return document.with_lines(changes)
