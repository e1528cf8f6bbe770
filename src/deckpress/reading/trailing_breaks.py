"""Lines that end in `<br>` in Markdown text -> lines that end in two blanks, which break them as well.

So a question, an option, a letter or a label ends where its words end. HTML and tables keep their tags.
"""

from __future__ import annotations

from deckpress.reading.tree import Change, Document

_BREAKS = ("<br>", "<br/>", "<br />")
_MOST = 8
"""How many tags at the end of a line are left out."""
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
            said = _without_breaks(line) if line.rstrip().endswith(">") and "|" not in line else line
            if said is line or number in code or not said.strip(" \t>-*+"):
                continue
            if not said.lstrip(" \t>-*+").startswith("<"):
                changes[number] = (said + "  ", 0)
    return document.with_lines(changes)


def _without_breaks(line: str) -> str:
    """A line without the tags at its end; the line itself if it has none."""
    said = line
    for _ in range(_MOST):
        words = said.rstrip()
        if not words[-6:].lower().endswith(_BREAKS):
            break
        said = words[: words.rindex("<")]
    return said.rstrip() if said is not line else line
