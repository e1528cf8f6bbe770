"""Anki for VS Code: as mdanki, and a comment that holds the note's id.

    ## Stack

    <!-- notecardId: 1710000000000 -->

    The end written last is read first.

    [#structures]()

A heading with `{{c1::gaps}}` is a cloze.
"""

from __future__ import annotations

import re

from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.headed import parts
from deckpress.reading.dialects.mdanki import read
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_ID = regex(r"[ \t]*<!--[ \t]*notecardId:?[ \t]*[\w-]+[ \t]*-->", re.I)


def signs(document: Document) -> str:
    """A heading of level 2 and the comment with an id."""
    found = any(_ID.match(line) for line in document.lines[document.first :])
    return "its notecardId comments" if found and any(True for _ in parts(document, 2)) else ""


DIALECT = Dialect("vscode-anki", "headings of level 2, with ids in notecardId comments", signs, read)
