"""CrowdAnki: an Anki deck as JSON, with its notes, note types and subdecks.

    {"__type__": "Deck", "name": "Light",
     "note_models": [{"__type__": "NoteModel", "crowdanki_uuid": "m", "name": "Basic", "type": 0}],
     "notes": [{"__type__": "Note", "fields": ["Front", "Back"], "guid": "x", "note_model_uuid": "m", "tags": []}]}

Anki's own cloze, reversed and typed note types are recognised by name; further fields are explanations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from deckpress.diagnostics import Location
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.model import Kind, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, deck_path, note_of_fields, own_id
from deckpress.reading.dialects.texts import from_html
from deckpress.reading.json_places import Node, NoJsonError, Places, parse
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.source import fit
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_SIGN = regex(r'"__type__"\s*:\s*"Deck"')
_SOURCE = regex(r"""(<(?:img|audio|video|source)\b[^<>]*?\bsrc=)(["']?)([^"'<>\s]+)""", re.I)


def _signs(document: Document) -> str:
    return "JSON as CrowdAnki writes it" if _SIGN.search(document.source.text) else ""


@dataclass(frozen=True, slots=True)
class _Written:
    """A note in the file, and the path of its deck."""

    node: Node
    deck: tuple[str, ...]


def _members(node: Node | None) -> Mapping[str, Node]:
    return node.value if node is not None and isinstance(node.value, Mapping) else {}


def _list(node: Node | None) -> tuple[Node, ...]:
    return node.value if node is not None and isinstance(node.value, tuple) else ()


def _string(node: Node | None) -> str:
    return fit(node.value)[0] if node is not None and isinstance(node.value, str) else ""


def _decks(root: Node) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """The deck and its subdecks, each with its path, without recursion."""
    waiting: list[tuple[Node, tuple[str, ...]]] = [(root, ())]
    while waiting:
        deck, above = waiting.pop()
        names = deck_path(_string(_members(deck).get("name")))
        path = names if names[: len(above)] == above else (*above, *names)
        yield deck, path
        waiting += [(child, path) for child in reversed(_list(_members(deck).get("children")))]


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    text = document.source.text
    places = Places(text)
    try:
        root = parse(text)
    except NoJsonError as error:
        place = Location(document.path, *places.at(error.offset))
        ledger.diagnostics.append(rules.NOT_JSON.at(place, problem=error.words))
        ledger.book(document, Use.PROSE, document.first, len(document.lines))
        return
    notes: list[_Written] = []
    models: dict[str, str] = {}
    media: set[str] = set()
    for deck, path in _decks(root):
        notes += [_Written(node, path) for node in _list(_members(deck).get("notes"))]
        media |= {_string(node) for node in _list(_members(deck).get("media_files"))}
        for model in map(_members, _list(_members(deck).get("note_models"))):
            cloze = model.get("type")
            name = "Cloze" if cloze is not None and cloze.value == 1 else _string(model.get("name"))
            models[_string(model.get("crowdanki_uuid"))] = name
    name = _string(_members(root).get("name"))
    ledger.deck = name
    own = deck_path(name)
    guids = Counter(_string(_members(note.node).get("guid")) for note in notes)
    reader = _Notes(ledger, settings, places, models, media, guids)
    for written in sorted(notes, key=lambda written: written.node.start):
        reader.book(written, written.deck[len(own) :])
    for number in range(len(document.lines)):
        if number + 1 not in ledger.owners:
            ledger.book(document, Use.SETTINGS, number, number + 1)


@dataclass(frozen=True, slots=True)
class _Notes:
    """Books notes, with the settings of the file that concern all of them."""

    ledger: Ledger
    settings: Settings
    places: Places
    models: Mapping[str, str]
    media: set[str]
    guids: Mapping[str, int]

    def book(self, written: _Written, section: tuple[str, ...]) -> None:
        """Books a note, or reports what is wrong in it. If several notes share a line, it belongs to the first."""
        ledger, document = self.ledger, self.ledger.document
        members = _members(written.node)
        line, column = self.places.at(written.node.start)
        place = Location(document.path, line, column)
        last = self.places.at(written.node.end - 1)[0]
        fields = [self._field(node) for node in _list(members.get("fields"))]
        if not fields:
            ledger.diagnostics.append(rules.NOTE_WITHOUT_A_FIELD.at(place))
            return
        model = self.models.get(_string(members.get("note_model_uuid")), "")
        guid = _string(members.get("guid"))
        tags = ("_".join(_string(node).split()) for node in _list(members.get("tags")))
        note = note_of_fields(
            fields,
            model,
            section=section,
            tags=tuple(dict.fromkeys((*self.settings.tags, *filter(None, tags)))),
            note_id=own_id(guid, self.guids),
        )
        if model == "Cloze" and note.kind is Kind.OPEN:
            note = replace(note, kind=Kind.CLOZE)
        if not note.location.line:
            note = replace(note, location=place)
        start = next((number for number in range(line, last + 1) if number not in ledger.owners), last)
        ledger.elsewhere = frozenset(number for number in range(line, last + 1) if number in ledger.owners)
        book_note(ledger, document, note, min(start, last) - 1, last)
        ledger.elsewhere = frozenset()

    def _field(self, node: Node) -> Text:
        """A field as Markdown; a file of the deck lies in the folder `media` beside it."""
        html = _string(node)
        origin = self.places.lines(node)[: html.count("\n") + 1]

        def found(match: re.Match[str]) -> str:
            return f"{match[1]}{match[2]}media/{match[3]}" if match[3] in self.media else match[0]

        return from_html(Text(_SOURCE.sub(found, html), self.ledger.document.path, origin))


DIALECT = Dialect(
    "crowdanki", "a deck of Anki's as JSON, as the CrowdAnki add-on writes it", _signs, _read, markdown=False
)
