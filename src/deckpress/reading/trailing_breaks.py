"""Lines that end in `<br>` in Markdown text -> lines that end in two blanks, which break them as well.

So a question, an option, a letter or a label ends where its words end. HTML and tables keep their tags.
"""

from __future__ import annotations

import re

from deckpress.reading.tree import Change, Document
from deckpress.regex import regex

_BREAK = regex(r"[ \t]*(?:<br[ \t]*/?>[ \t]*)+\Z", re.I)
_TEXT = frozenset(("paragraph", "list", "heading", "quote"))


def with_plain_breaks(document: Document) -> Document:
    """The document without such tags."""
    if not any("<br" in line or "<BR" in line for line in document.lines):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for block in document.blocks:
        if block.kind not in _TEXT:
            continue
        for number in range(block.start, block.end):
            line = document.lines[number]
            if not line.endswith(">") and not line.rstrip().endswith(">"):
                continue
            found = _BREAK.search(line) if number not in code and "|" not in line else None
            if found and (said := line[: found.start()]).strip() and not said.lstrip(" \t>-*+").startswith("<"):
                changes[number] = (said + "  ", 0)
    return document.with_lines(changes)
