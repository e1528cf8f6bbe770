"""Terms in bold with a remark before their colon, `**Hub** *(may be asked)*:`, -> the remark inside the bold print.

    **Switch:**
    It sends frames.

    **Hub** *(may be asked)*:
    It repeats bits.

Among terms with their colon alone on a line, such a line is a term as well; without the change it would end up in the
meaning above it.
"""

from __future__ import annotations

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_ALONE = regex(r"(?P<mark>\*\*|__)(?=\S)(?:(?!(?P=mark)).)+[:：](?P=mark)(?:[ \t]*|\\)\Z")
_REMARKED = regex(
    r"(?P<head>(?P<mark>\*\*|__)(?=\S)(?:(?!(?P=mark)).)+)(?P=mark)"
    r"(?P<remark>[ \t]+(?:\*\([^()*\n]{1,80}\)\*|_\([^()_\n]{1,80}\)_|\([^()\n]{1,80}\)))"
    r"[ \t]*[:：](?P<end>[ \t]*|\\)\Z"
)
_FEWEST = 2


def with_remarks_inside(document: Document) -> Document:
    """The document with such remarks in bold print, if two other terms or more have their colon alone on a line."""
    marked = [n for n in document.table.marked(frozenset("*_")) if document.lines[n].startswith(("**", "__"))]
    remarked = {n: match for n in marked if (match := _REMARKED.match(document.lines[n]))}
    if not remarked or sum(1 for n in marked if _ALONE.match(document.lines[n])) < _FEWEST:
        return document
    blocks = document.blocks
    begin = {block.start for block in blocks if block.kind == "paragraph" and block.end > block.start + 1}
    changes: dict[int, Change] = {}
    for number, match in remarked.items():
        if number in begin and not label_kind(document.lines[number]):
            text = f"{match['head']}{match['remark']}:{match['mark']}{match['end']}"
            changes[number] = (text, 0)
    return document.with_lines(changes)
