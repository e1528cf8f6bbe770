"""Folded parts of a question whose summary is `Hint` -> the hint of its card, and the question without them."""

from __future__ import annotations

import re

from deckpress.model import NO_TEXT, Text
from deckpress.reading.details import Details, find_details, inside
from deckpress.reading.tree import Document
from deckpress.reading.vocabulary import HINT
from deckpress.regex import regex

_SHOW = r"(?:show|see|need|get|reveal|click for)[ \t]+(?:(?:the|an?)[ \t]+)?"
_HINT = regex(rf"\W*(?:{_SHOW})?(?:{HINT})\W*\d{{0,2}}\W*\Z", re.I)


def names_hint(summary: str) -> bool:
    """True for a summary that says only `Hint`, `Show hint` or `Hint 2`."""
    return len(summary) < 40 and bool(_HINT.match(summary))


def without_hints(body: Document) -> tuple[Text, Document]:
    """The hints in the folded parts of a body, and the body without these."""
    hints = [details for details in find_details(body) if names_hint(details.summary) and _is_apart(body, details)]
    if not hints:
        return NO_TEXT, body
    gone = {line for details in hints for line in range(details.opens[0], details.closes)}
    texts = (part.text(0, len(part.lines)) for part in (inside(body, details) for details in hints))
    return Text.join(*texts), body.cut((n, 0, None) for n in range(len(body.lines)) if n not in gone)


def _is_apart(body: Document, details: Details) -> bool:
    """True if nothing else is on the first and the last line of an element."""
    first = body.lines[details.opens[0]][: details.opens[1]]
    last = body.lines[details.closes - 1] if details.closes else ""
    behind = last[details.ends[1] :].strip() if details.ends[0] == details.closes - 1 else ""
    return not first.strip() and not details.role and behind.lower() in ("", "</details>")
