"""Options of which one alone has a bold letter, `**B)** neon`, -> the whole option is bold, `**B) neon**`.

    A) iron
    **B)** neon
    C) gold

So it is the right one, unless the document has answers elsewhere: with a label, folded, or in a key. Other options that
mix such letters mean nothing by them.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.key_names import names_key
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_BOLD = regex(
    r"(?P<lead>[ \t]*(?:[-*+][ \t]+)?)(?P<mark>\*\*|__)(?P<letter>\(?[A-La-l][.)])(?P=mark)[ \t]+"
    r"(?P<words>[^\s*_][^*\n]*)\Z"
)
_PLAIN = regex(r"[ \t]*(?:[-*+][ \t]+)?\(?(?P<letter>[A-La-l])[.)][ \t]+[^\s*_]")
_HEADS = frozenset("*_-+")
_SIGNS = ("**", "__")
_MOST = 12
_FEWEST = 2


def with_marks_of_letters(document: Document) -> Document:
    """The document with such options in bold, if each list of options with bold letters has exactly one."""
    lines = document.lines
    may_be = [n for n in document.table.marked(_HEADS) if any(sign in lines[n][:12] for sign in _SIGNS)]
    found = {n: match for n in may_be if (match := _BOLD.match(lines[n]))}
    if not found or _is_answered(document):
        return document
    code = document.code_lines()
    if not code.isdisjoint(found) or not all(_is_alone(document, n) for n in found):
        return document
    changes: dict[int, Change] = {}
    for n, match in found.items():
        text = f"{match['lead']}{match['mark']}{match['letter']} {match['words'].rstrip()}{match['mark']}"
        changes[n] = (text, len(match["mark"]))
    return document.with_lines(changes)


def _is_answered(document: Document) -> bool:
    """True if answers have labels, are folded, or have a title."""
    if any(label_kind(document.lines[n]) in ("answer", "explanation") for n in document.table.labelled):
        return True
    text = document.table.text
    return (
        "<details" in text
        or "<summary" in text
        or any(names_key(b.text) for b in document.blocks if b.kind == "heading")
    )


def _is_alone(document: Document, number: int) -> bool:
    """True if the letters of the other options around a line are plain, and all count on from the first."""
    above = list(_letters(document, number, -1))[::-1]
    below = list(_letters(document, number, 1))
    match = _BOLD.match(document.lines[number])
    own = match["letter"].strip("().").upper() if match else ""
    run = [*above, own, *below]
    return len(run) >= _FEWEST and run == [chr(65 + n) for n in range(len(run))]


def _letters(document: Document, number: int, step: int) -> Iterator[str]:
    """The letters of the plain options next to a line, above or below it; a blank line may be between two."""
    lines, blank = document.lines, 0
    for _ in range(2 * _MOST):
        number += step
        line = lines[number] if 0 <= number < len(lines) else ""
        blank = 0 if line.strip() else blank + 1
        match = _PLAIN.match(line)
        if match is not None:
            yield match["letter"].upper()
        elif blank != 1:
            return
