"""Questions that open a brace, with their answer as a bullet inside, -> questions and answers with labels.

    What is a keel? {
        * The spine of a ship.
    }

Three such questions, most with one bullet, show the form; several bullets stay a list. Places in the file do not
change.
"""

from __future__ import annotations

from deckpress.frozen import dataclass
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_OPENS = regex(r"(?P<words>[^\s#>|`{}<*+=;/\\-][^{}]*?)[ \t]*\{[ \t]*\Z")
_BULLET = regex(r"[ \t]*[*+-][ \t]+(?=\S)")
_CLOSES = regex(r"[ \t]*\}[ \t]*\Z")
_FEWEST = 3
_LONGEST = 20
"""How many lines there may be in braces."""


@dataclass(frozen=True, slots=True)
class _Braces:
    """The line that opens the braces, the bullets inside, and the line that closes them."""

    opens: int
    bullets: tuple[int, ...]
    closes: int


def without_braces(document: Document) -> Document:
    """The document with labels for such questions and answers."""
    lines, code = document.lines, document.code_lines()
    opening = [n for n in document.table.ended_by("{".__eq__) if n not in code and _OPENS.match(lines[n])]
    if len(opening) < _FEWEST:
        return document
    found = [braces for n in opening if (braces := _braces(document, n))]
    alone = [braces for braces in found if len(braces.bullets) == 1]
    if len(found) < len(opening) or len(alone) < _FEWEST or len(alone) * 2 < len(found):
        return document
    changes: dict[int, Change] = {}
    for braces in found:
        match = _OPENS.match(lines[braces.opens])
        changes[braces.opens] = (f"Q: {match['words'] if match else ''}", -3)
        for number in braces.bullets:
            bullet = _BULLET.match(lines[number])
            column = bullet.end() if bullet else 0
            label = "A: " if len(braces.bullets) == 1 else "- "
            changes[number] = (label + lines[number][column:], column - len(label))
        changes[braces.closes] = ("", 0)
    return document.with_lines(changes)


def _braces(document: Document, opens: int) -> _Braces | None:
    """The braces that a line opens; None if they hold anything but bullets."""
    bullets: list[int] = []
    for number in range(opens + 1, min(opens + _LONGEST, len(document.lines))):
        line = document.lines[number]
        if _CLOSES.match(line):
            return _Braces(opens, tuple(bullets), number) if bullets else None
        if _BULLET.match(line):
            bullets.append(number)
        elif line.strip():
            return None
    return None
