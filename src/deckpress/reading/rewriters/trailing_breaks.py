"""Lines that end in `<br>` in Markdown text -> lines that end in two blanks, which break them as well.

So a question, an option, a letter or a label ends where its words end. A tag alone on a line, above text or below
`</details>`, becomes a blank line: the lines below it would be HTML. Other HTML and tables keep their tags, and so does
an option that is only the tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.text.tree import Block, Change, Document
from deckpress.regex import regex

_BREAKS = ("<br>", "<br/>", "<br />")
_MOST = 8
"""How many tags at the end of a line are left out."""
_OPTION_ALONE = regex(r"[ \t>*+-]*(?:\(?[A-La-l1-9][.)]|\[[ xX]\])?[ \t]*\Z")
"""A line with nothing but the mark of an item or an option, such as `C.`: its tag is its text."""
_TEXT = frozenset(("paragraph", "list", "heading", "quote"))


def with_plain_breaks(document: Document) -> Document:
    """The document without such tags."""
    if "<br" not in document.table.text and "<BR" not in document.table.text:
        return document
    document = _without_lone_breaks(document)
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for block in document.blocks:
        if block.kind not in _TEXT:
            continue
        for number in range(block.start, block.end):
            line = document.lines[number]
            said = _without_breaks(line) if line.rstrip().endswith(">") and "|" not in line else line
            if said is line or number in code or _OPTION_ALONE.match(said):
                continue
            if not said.lstrip(" \t>-*+").startswith("<"):
                changes[number] = (said + "  ", 0)
    return document.with_lines(changes)


def _without_lone_breaks(document: Document) -> Document:
    blocks = (block for block in document.blocks if block.kind == "html")
    return document.with_lines({number: ("", 0) for block in blocks for number in _alone(document, block)})


def _alone(document: Document, block: Block) -> Iterator[int]:
    """The lines of nothing but tags at the head of a block of HTML with text below, or below a closed element in it."""
    below_element = True
    for number in range(block.start, block.end):
        words = document.lines[number].strip().lower()
        alone = words in _BREAKS
        if alone and below_element and number + 1 < block.end:
            yield number
        elif not alone:
            below_element = words.endswith("</details>")


def _without_breaks(line: str) -> str:
    """A line without the tags at its end; the line itself if it has none."""
    said = line
    for _ in range(_MOST):
        words = said.rstrip()
        if not words[-6:].lower().endswith(_BREAKS):
            break
        said = words[: words.rindex("<")]
    return said.rstrip() if said is not line else line
