"""Items in bold with their number, among plain ones, -> items whose text is in bold.

    1. Mars
    **2. Jupiter**      ->  2. **Jupiter**
    3. Venus

In Markdown such a line continues the item above. Places in the file do not change.
"""

from __future__ import annotations

import re

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_BOLD = regex(
    r"(?P<lead>[ \t]*)(?P<mark>\*\*|__)(?P<number>\d{1,2})(?P<point>[.)])[ \t]+(?P<words>[^*_\s].*?)(?P=mark)[ \t]*\Z"
)
_BOLD_MARKS = frozenset("*_")
_PLAIN = regex(r"[ \t]*(\d{1,2})[.)][ \t]+\S")


def with_plain_item_numbers(document: Document) -> Document:
    """The document with the marks of bold behind the numbers of such items."""
    lines = document.lines
    code: frozenset[int] | None = None
    changes: dict[int, Change] = {}
    for number in document.table.marked(_BOLD_MARKS):
        head = lines[number].lstrip(" \t")
        if head[:2] not in ("**", "__") or not head[2:3].isdigit() or not (match := _BOLD.match(lines[number])):
            continue
        code = document.code_lines() if code is None else code
        if number not in code and not looks_like_question(match["words"]) and _is_between(lines, number, match):
            item = f"{match['lead']}{match['number']}{match['point']} {match['mark']}"
            changes[number] = (f"{item}{match['words'].rstrip()}{match['mark']}", 0)
    return document.with_lines(changes)


def _is_between(lines: tuple[str, ...], number: int, match: re.Match[str]) -> bool:
    """True if a plain item with the number before it is right above, or the one behind it right below."""
    own = int(match["number"])
    above = _PLAIN.match(lines[number - 1]) if number else None
    below = _PLAIN.match(lines[number + 1]) if number + 1 < len(lines) else None
    return bool(above and int(above[1]) == own - 1) or bool(below and int(below[1]) == own + 1)
