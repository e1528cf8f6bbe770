"""What a build made -> what the page of the preview lists: cards, problems and pages, as plain values for JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from deckpress.diagnostics import Diagnostic
from deckpress.excerpts import excerpt
from deckpress.exporters.anki.moved_types import Shape, shape_of
from deckpress.exporters.anki.names import FIELD_IDS, TEMPLATE_IDS, anki_decks, anki_tags, note_type_name
from deckpress.html.anki import anki_fields
from deckpress.html.plain import plain, with_gaps_hidden
from deckpress.live.preview_build import PAGES, Built, units
from deckpress.live.preview_side import CardText
from deckpress.live.preview_template import with_special
from deckpress.model import Media, RenderedDeck, RenderedNote
from deckpress.templating.templates import Templates

_LONGEST_TITLE = 160
_LONGEST_TEXT = 2_000
"""Characters of a card that the search looks at."""

_SEARCHED = ("Question", "Text", "Answer", "Explanation", "Hint")


@dataclass(frozen=True, slots=True)
class Card:
    """A card: what the list shows of it, by JSON's names, its place in the source, and what its sides are made of."""

    key: str
    listed: Mapping[str, Any]
    line: int
    column: int
    text: CardText = field(repr=False)


@dataclass(frozen=True, slots=True)
class Model:
    """Everything the page shows. `version` counts the builds."""

    version: int = 0
    cards: Mapping[str, Card] = field(default_factory=dict)
    problems: tuple[Mapping[str, Any], ...] = ()
    units: tuple[str, ...] = ()
    """The names of the units that pages are made of: each file, or all files together."""
    paths: Mapping[str, str] = field(default_factory=dict)
    """The full path of each file, by its shown path."""
    media: Mapping[str, Media] = field(default_factory=dict)
    broken: bool = False
    """True if the source has errors, so that a build would write nothing."""
    known: dict[str, Known] = field(default_factory=dict, repr=False, compare=False)
    """The cards by the guids of their notes, which the next model takes over where nothing changed."""
    stale: bool = False
    """True if the cards are those of an earlier build, which had no error."""
    decks: Mapping[str, Listed] = field(default_factory=dict, repr=False, compare=False)
    """The cards by the files of their decks, which the next model takes over where the deck is the same."""

    def json(self) -> str:
        """The model as the page gets it when it opens."""
        return self._json(self.cards.values(), -1)

    def changes(self, before: Model) -> str:
        """What differs from an earlier model: the cards that changed; all other values are short."""
        return self._json((c for key, c in self.cards.items() if c.listed != _listed(before, key)), before.version)

    def _json(self, sent: Iterable[Card], before: int) -> str:
        values = {
            "version": self.version,
            "before": before,
            "order": [[card.key, card.line, card.column] for card in self.cards.values()],
            "cards": {card.key: card.listed for card in sent},
            "problems": self.problems,
            "pages": list(PAGES.items()),
            "units": self.units,
            "paths": self.paths,
            "broken": self.broken,
            "stale": self.stale,
        }
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _listed(model: Model, key: str) -> Mapping[str, Any] | None:
    card = model.cards.get(key)
    return card.listed if card else None


def make_model(built: Built, before: Model) -> Model:
    """The model of a build. After a save with errors, the cards of the last good build stay."""
    problems = tuple(_problems(built))
    if built.broken and before.cards:
        return replace(
            before,
            version=before.version + 1,
            problems=tuple(_placed(problems, before.cards)),
            paths={**before.paths, **_paths(built)},
            broken=built.broken,
            stale=True,
        )
    cards: dict[str, Card] = {}
    decks: dict[str, Listed] = {}
    known = dict(before.known)
    templates = built.templates
    media: dict[str, Media] = {item.name: item for item in templates.media} if templates else {}
    for file in built.files:
        media |= {item.name: item for item in file.deck.media.values()}
        if templates is None:
            continue
        made = before.decks.get(file.file.shown)
        if made is None or made.deck is not file.deck or made.templates is not templates:
            made = Listed(file.deck, templates, tuple(cards_of_deck(file.deck, templates, known)))
        decks[file.file.shown] = made
        for card in made.cards:
            key = card.key
            while key in cards:  # the author used one id twice, which is reported separately
                key += "+"
            cards[key] = card if card.key == key else replace(card, key=key)
    known = {note.guid: known[note.guid] for file in built.files for note in file.deck.notes if note.guid in known}
    names = tuple(name for name, _ in units(built))
    placed = tuple(_placed(problems, cards))
    version, paths = before.version + 1, _paths(built)
    return Model(version, cards, placed, names, paths, media, built.broken, known, decks=decks)


def _paths(built: Built) -> dict[str, str]:
    """The path of each file that was read, by its shown path."""
    start = built.work.request.inputs.start
    return {shown: str((start / shown).absolute()) for shown in built.texts}


# ---- cards -----------------------------------------------------------------------------------------


class Listed(NamedTuple):
    """The cards of a deck, and what they were made of."""

    deck: RenderedDeck
    templates: Templates
    cards: tuple[Card, ...]


class Known(NamedTuple):
    """The cards of a note, and what they were made of."""

    made_of: tuple[object, ...]
    cards: tuple[Card, ...]


def cards_of_deck(deck: RenderedDeck, templates: Templates, known: dict[str, Known] | None = None) -> Iterator[Card]:
    """Every card of a deck, in order. Takes the cards of unchanged notes from `known`, by guid."""
    known = {} if known is None else known
    names = anki_decks([deck.deck.place, *(note.deck for note in deck.notes)])
    shapes: dict[tuple[str, int], tuple[Shape, str]] = {}
    for note in deck.notes:
        kind, moved = note.note.note_type, deck.moved.get(note.guid)
        key = (kind, moved.id if moved else 0)
        if key not in shapes:
            shape = shape_of(templates.note_type(kind), FIELD_IDS[kind], TEMPLATE_IDS[kind], moved)
            shapes[key] = shape, note_type_name(names[deck.deck.place], kind, moved.name if moved else "")
        css, place = templates.note_type(kind).css, note.note.location
        made_of = (note, names[note.deck], place.path, *shapes[key], css)
        before = known.get(note.guid)
        if before is None or before.made_of != made_of:
            cards = tuple(_cards_of(note, deck, names[note.deck], *shapes[key], css))
        else:
            cards = tuple(replace(card, line=place.line, column=place.column) for card in before.cards)
        known[note.guid] = Known(made_of, cards)
        yield from cards


def _cards_of(
    note: RenderedNote, deck: RenderedDeck, deck_name: str, shape: Shape, type_name: str, css: str
) -> Iterator[Card]:
    own = anki_fields(note, deck.media)
    fields = dict(zip((name for name, _ in shape.fields), (*own.values(), *[""] * len(shape.fields)), strict=False))
    tags, place = anki_tags(note.note.tags), note.note.location
    title, text = _words(note)
    cloze = note.note.note_type == "cloze"
    for ordinal in note.cards:
        template = shape.cards[0 if cloze else ordinal]
        every = with_special(fields, tags=tags, note_type=type_name, deck=deck_name, card=template.name)
        made_of = CardText(template.front, template.back, every, ordinal, cloze, css)
        listed = {
            "title": title,
            "text": text,
            "deck": deck_name,
            "tags": list(tags),
            "kind": _kind(note, ordinal),
            "card": f"{template.name} {ordinal + 1}" if cloze else template.name,
            "file": place.path,
            "hash": _hash(made_of),
        }
        yield Card(f"{note.guid}.{ordinal + 1}", listed, place.line, place.column, made_of)


def _kind(note: RenderedNote, ordinal: int) -> str:
    if note.note.note_type == "cloze":
        return "cloze"
    if ordinal:
        return "reversed"
    if note.options:
        return "choice"
    typed = note.fields.get("Typed")
    return "typed" if typed else "open"


def _words(note: RenderedNote) -> tuple[str, str]:
    """The question on one line, and all words of the note for the search."""
    first = note.fields.get("Text" if note.note.note_type == "cloze" else "Question")
    question = plain(with_gaps_hidden(first)) if first else ""
    title = " ".join(question.split())
    pieces = (*(note.fields[name] for name in _SEARCHED if name in note.fields), *(one.html for one in note.options))
    whole = " ".join(" ".join(plain(piece).split()) for piece in pieces if piece)
    return excerpt(title, _LONGEST_TITLE), whole[:_LONGEST_TEXT]


def _hash(text: CardText) -> str:
    """Changes whenever the card would look different."""
    parts = json.dumps([text.front, text.back, list(text.fields.values()), text.ordinal, text.css])
    return hashlib.blake2b(parts.encode(), digest_size=8).hexdigest()


# ---- problems --------------------------------------------------------------------------------------


def _problems(built: Built) -> Iterator[Mapping[str, Any]]:
    lines = {path: built.texts[path].split("\n") for path in _told_of(built)}
    order = sorted(built.diagnostics, key=lambda d: (-d.severity, d.location))
    for diagnostic in order:
        yield _problem(diagnostic, lines)


def _told_of(built: Built) -> set[str]:
    """The files that a diagnostic is about, and whose texts are known."""
    return {diagnostic.location.path for diagnostic in built.diagnostics} & built.texts.keys()


def _problem(diagnostic: Diagnostic, lines: Mapping[str, list[str]]) -> dict[str, Any]:
    place = diagnostic.location
    source = lines.get(place.path, [])
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        "step": diagnostic.next_step or "",
        "file": place.path,
        "line": place.line,
        "column": place.column,
        "quote": source[place.line - 1][:400] if 0 < place.line <= len(source) else "",
    }


def _placed(problems: Iterable[Mapping[str, Any]], cards: Mapping[str, Card]) -> Iterator[Mapping[str, Any]]:
    """Each problem with the keys of its cards: those of the last note that begins before its line."""
    starts: dict[str, dict[int, list[str]]] = {}
    for card in cards.values():
        starts.setdefault(card.listed["file"], {}).setdefault(card.line, []).append(card.key)
    rows = {path: sorted(lines) for path, lines in starts.items()}
    for problem in problems:
        keys = _cards_at(rows.get(problem["file"], []), starts.get(problem["file"], {}), problem["line"])
        yield {**problem, "cards": keys}


def _cards_at(rows: list[int], starts: Mapping[int, list[str]], line: int) -> list[str]:
    from bisect import bisect_right

    at = bisect_right(rows, line) if line else 0
    return starts[rows[at - 1]] if at else []
