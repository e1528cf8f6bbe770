"""exam-cardforge: cards in fenced directives, with their tags and deck in the opening line.

:::card tags=optics,waves deck=Physics::Light
Q: What carries light?
A: Nothing but itself.
:::

:::cloze tags=optics
Light is a {{c1::wave}}.
:::
"""

from __future__ import annotations

import shlex

from deckpress.diagnostics.catalogue.reading import DIRECTIVE_OPEN
from deckpress.model import NO_TEXT, Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, deck_paths, is_code, refuse, words_of
from deckpress.reading.notes.heads import Context
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_OPEN = regex(r":::[ \t]*(?P<kind>card|cloze)\b[ \t]*(?P<settings>.*)\Z")
_CLOSE = regex(r":::[ \t]*\Z")
_LABEL = regex(r"(?P<label>Q|A|E|Extra|Hint):(?:[ \t]+|\Z)")


def _directives(document: Document) -> list[tuple[int, int]]:
    """The line that opens and the line after the one that closes each directive; both are outside code."""
    code = is_code(document)
    found: list[tuple[int, int]] = []
    number = document.first
    while number < len(document.lines):
        if _OPEN.match(document.lines[number]) and not code(number):
            end = number + 1
            while end < len(document.lines) and (code(end) or not _CLOSE.match(document.lines[end])):
                if _OPEN.match(document.lines[end]) and not code(end):
                    break
                end += 1
            closed = end < len(document.lines) and _CLOSE.match(document.lines[end])
            found.append((number, end + 1 if closed else end))
            number = found[-1][1]
        else:
            number += 1
    return found


def _signs(document: Document) -> str:
    closed = any(end - start > 1 and _CLOSE.match(document.lines[end - 1]) for start, end in _directives(document))
    return "directives :::card" if closed else ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    position = document.first
    directives = _directives(document)
    values = [_values(_OPEN.sub(r"\g<settings>", document.lines[start])) for start, _ in directives]
    ledger.deck, paths = deck_paths([value.get("deck", "") for value in values])
    for (start, end), value, path in zip(directives, values, paths, strict=True):
        ledger.book(document, Use.PROSE, position, start)
        _card(ledger, start, end, value, Context(path, settings.tags))
        position = end
    ledger.book(document, Use.PROSE, position, len(document.lines))


def _card(ledger: Ledger, start: int, end: int, values: dict[str, str], context: Context) -> None:
    document = ledger.document
    opened = _OPEN.match(document.lines[start])
    if opened is None or not _CLOSE.match(document.lines[end - 1]) or end - start < 2:
        refuse(ledger, document, start, end, DIRECTIVE_OPEN)
        return
    parts = _parts(document, start + 1, end - 1)
    cloze = opened.group("kind") == "cloze"
    question = Text.join(parts[""], parts.get("Q", NO_TEXT))
    note = Note(
        question,
        parts.get("A", NO_TEXT) if not cloze else NO_TEXT,
        Kind.CLOZE if cloze else Kind.OPEN,
        explanation=parts.get("E") or parts.get("Extra") or (parts.get("A", NO_TEXT) if cloze else NO_TEXT),
        hint=parts.get("Hint", NO_TEXT),
        section=context.section,
        tags=tuple(dict.fromkeys((*context.tags, *words_of(values.get("tags", ""))))),
        id=values.get("id", ""),
        location=question.locate(0, 0) if question else document.place(start),
    )
    book_note(ledger, document, note, start, end)


def _values(text: str) -> dict[str, str]:
    try:
        words = shlex.split(text)
    except ValueError:  # a quotation mark that nothing closes
        words = text.split()
    return {key: value for key, mark, value in (word.partition("=") for word in words) if mark}


def _parts(document: Document, start: int, end: int) -> dict[str, Text]:
    """The texts after the labels; under an empty name what is before the first label."""
    code = is_code(document)
    labels = [(n, m) for n in range(start, end) if (m := _LABEL.match(document.lines[n])) and not code(n)]
    first = labels[0][0] if labels else end
    found = {"": document.text(start, first)}
    for index, (line, label) in enumerate(labels):
        stop = labels[index + 1][0] if index + 1 < len(labels) else end
        name = label.group("label")
        found[name] = Text.join(found.get(name, NO_TEXT), document.text(line, stop, label.end()))
    return found


DIALECT = Dialect("cardforge", "directives ':::card' with 'Q:' and 'A:' lines", _signs, _read)
