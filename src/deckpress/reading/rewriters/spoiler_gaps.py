"""Words of a sentence between template tags that hide them -> gaps: `Water is {%s%} wet {%ends%}.` is a cloze.

The tags are `{%s%}` and `{% spoiler %}`, with `{%ends%}` and `{% endspoiler %}`. Text above and below a tag on its own
line is no gap (see `container_tags`).
"""

from __future__ import annotations

import re

from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_SIGN = "%}"
_GAP = regex(
    r"\{%-?[ \t]*(?P<name>s|spoiler)[ \t]*-?%\}[ \t]*"
    r"(?P<words>[^{}\n]*[^{}\s])[ \t]*\{%-?[ \t]*end(?P=name)[ \t]*-?%\}",
    re.I,
)
_WORD = regex(r"\w")
_LONGEST = 4_000


def with_gaps_for_spoilers(document: Document) -> Document:
    """The document with numbered gaps in place of such words."""
    if _SIGN not in document.table.text:
        return document
    changes: dict[int, Change] = {}
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        within = _SIGN in line and len(line) < _LONGEST and _WORD.search(_GAP.sub("", line))
        if within and (text := _with_gaps(line)) != line:
            changes[number] = (text, 0)
    code = document.code_lines() if changes else frozenset()
    return document.with_lines({number: change for number, change in changes.items() if number not in code})


def _with_gaps(line: str) -> str:
    gaps = list(_GAP.finditer(line))
    for place, found in reversed(list(enumerate(gaps, 1))):
        line = f"{line[: found.start()]}{{{{c{place}::{found['words']}}}}}{line[found.end() :]}"
    return line
