"""Rules of HTML, `<hr>`, right above other text -> rules of Markdown, which do not hide that text as a part of HTML."""

from __future__ import annotations

import re

from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_GATE = regex(r"<hr\b", re.I)
_RULE = regex(r"(?P<lead> {0,3})<hr(?:[ \t][^<>]*)?/?>[ \t]*\Z", re.I)
_NEW = "***"


def with_markdown_rules(document: Document) -> Document:
    """The document with such rules rewritten; those above an empty line or more HTML stay."""
    if not _GATE.search(document.source.text):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for number in range(document.first, len(document.lines) - 1):
        below = document.lines[number + 1].strip()
        rule = _RULE.match(document.lines[number]) if below and not below.startswith("<") else None
        if rule and number not in code:
            changes[number] = (rule["lead"] + _NEW, 0)
    return document.with_lines(changes) if changes else document
