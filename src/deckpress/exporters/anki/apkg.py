"""Exports an Anki package (.apkg); `collection` builds the collection in it.

The package has the legacy layout (`collection.anki2`, schema 11), which every version of Anki reads. The
same deck gives the same bytes in every run and with every SQLite.
"""

from __future__ import annotations

import html
import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from deckpress.diagnostics import Diagnostic
from deckpress.diagnostics.catalogue.output import PLAIN_WORDS
from deckpress.exporters.anki.collection import Kit, kit_of_genanki
from deckpress.exporters.anki.moved_types import shape_of
from deckpress.exporters.anki.names import (
    FIELD_IDS,
    TEMPLATE_IDS,
    anki_decks,
    anki_tags,
    deck_parents,
    note_type_id,
    note_type_name,
    stable_id,
)
from deckpress.exporters.archive import Entry, is_packed, write_zip
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.html.anki import anki_fields
from deckpress.model import Media, MovedType, RenderedDeck, RenderedNote

if TYPE_CHECKING:
    from deckpress.templating.note_types import NoteType
    from deckpress.templating.templates import Templates


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The bytes of the package, and DP605 if Anki's comparison of typed answers is stricter than the author's."""
    del options
    kit = kit_of_genanki()
    notes = (*deck.notes, *deck.retired)
    names = anki_decks([deck.deck.place, *(note.deck for note in notes)])
    types_ = {(note.note.note_type, _moved_id(deck, note)): deck.moved.get(note.guid) for note in notes}
    whole = names[deck.deck.place]
    models = {key: _model(kit, deck, whole, templates.note_type(key[0]), types_[key]) for key in sorted(types_)}
    decks = _decks(kit, deck, names)
    first_id = max(deck.mod, 1) * 1000  # Anki cannot load a note with the id 0

    def made() -> Iterator[tuple[Any, int]]:
        card_ids = itertools.count(first_id)
        for position, note in enumerate(notes):
            own = _note(kit, note, models[note.note.note_type, _moved_id(deck, note)], deck.media)
            own.place(first_id + position, position, card_ids)
            yield own, decks[names[note.deck]].deck_id

    used = {(note.note.note_type, _moved_id(deck, note)): decks[names[note.deck]].deck_id for note in notes}
    collection = kit.package(list(decks.values()))
    database = collection.to_database([(models[key], number) for key, number in used.items()], made())
    return _package(database, (*deck.media.values(), *templates.media)), tuple(_stricter(deck.notes))


EXPORTER = Exporter("apkg", ".apkg", "Anki package: notes, cards, pictures and styling in one file", export)


def _stricter(notes: Iterable[RenderedNote]) -> Iterator[Diagnostic]:
    """DP605 for notes with several accepted answers, a tolerance or a unit: Anki compares with one text."""
    those = [note for note in notes if len(note.accepted.spellings) > 1 or note.accepted.is_tolerant]
    if those:
        what = "several accepted answers, tolerances and units (it compares what is typed with the first answer)"
        cards = f"{len(those)} note{'' if len(those) == 1 else 's'}"
        yield PLAIN_WORDS.at(those[0].note.location, form="Anki", what=what, cards=cards)


def _moved_id(deck: RenderedDeck, note: RenderedNote) -> int:
    """The id of the note type that a note had before the deck moved to deckpress; 0 if it had none."""
    return deck.moved[note.guid].id if note.guid in deck.moved else 0


def _model(kit: Kit, deck: RenderedDeck, deck_name: str, note_type: NoteType, moved: MovedType | None) -> Any:
    key = note_type.key
    shape = shape_of(note_type, FIELD_IDS[key], TEMPLATE_IDS[key], moved)
    model = kit.model(
        moved.id if moved else note_type_id(deck.project, key),
        note_type_name(deck_name, key, moved.name if moved else ""),
        fields=[{"name": name, "id": number} for name, number in shape.fields],
        templates=[{"name": card.name, "id": card.id, "qfmt": card.front, "afmt": card.back} for card in shape.cards],
        css=note_type.css,
        model_type=int(note_type.cloze),
    )
    model.mod = deck.mod
    return model


def _note(kit: Kit, note: RenderedNote, model: Any, media: Mapping[str, Media]) -> Any:
    fields = anki_fields(note, media)
    texts = [fields[name] for name in note.field_names]
    texts += [""] * (len(model.fields) - len(texts))  # fields of the note type that learners had before
    made = kit.note(model=model, fields=texts, tags=anki_tags(note.note.tags), guid=note.guid)
    made.ordinals, made.mod = note.cards, note.mod
    return made


def _decks(kit: Kit, deck: RenderedDeck, names: Mapping[str, str]) -> dict[str, Any]:
    """Every deck with cards, and every parent of one, each with its description.

    Anki creates missing parents itself, but takes their descriptions only from the package.
    """
    filled = {
        row for note in (*deck.notes, *deck.retired) for row in (*deck_parents(names[note.deck]), names[note.deck])
    }
    rows = (row for name in names.values() for row in (*deck_parents(name), name))
    wanted = dict.fromkeys(row for row in rows if row in filled or not filled)
    cards = Counter(
        row for note in deck.notes for row in (*deck_parents(names[note.deck]), names[note.deck]) for _ in note.cards
    )
    whole = names[deck.deck.place] if names[deck.deck.place] in wanted else ""
    made: dict[str, Any] = {}
    taken: set[int] = set()
    for name in wanted:
        number = stable_id("deck", deck.project, name)
        while number in taken:
            number += 1
        taken.add(number)
        made[name] = kit.deck(number, name, _description(deck, name, whole, cards[name]))
    return made


def _description(deck: RenderedDeck, name: str, whole: str, cards: int) -> str:
    """The description that Anki shows for a deck: HTML in which line ends count.

    That of the document's deck, `whole`, starts with its title. A parent may hold cards of other packages, too. `whole`
    is empty if the package holds the decks of several documents, in none of their own.
    """
    title = deck.deck.title or name.split("::")[-1]
    words = deck.deck.wording
    counted = words.count(cards, "cards")
    if deck.source:
        counted = words.say("cards_from", cards=counted, source=deck.source)
    if name == whole:
        lines = [title, deck.release, counted]
    else:
        lines = [counted, deck.release] if not whole or name.startswith(f"{whole}::") else [deck.release]
    return html.escape("\n".join(line for line in lines if line), quote=False)


def _package(database: bytes | bytearray, media: Iterable[Media]) -> bytes:
    """The zip file, with the media in the order of their names."""
    files = sorted({item.name: item for item in media}.items())
    return package_of(database, [(name, item.data, is_packed(item.mime)) for name, item in files])


def package_of(database: bytes | bytearray, files: Sequence[tuple[str, bytes, bool]]) -> bytes:
    """The zip file: the collection, the list of media, and the media, numbered.

    Each file has a name, its bytes, and whether these are packed already.
    """
    listed = json.dumps({str(number): name for number, (name, _, _) in enumerate(files)})
    media = (Entry(str(number), content, packed=packed) for number, (_, content, packed) in enumerate(files))
    return write_zip([Entry("collection.anki2", database), Entry("media", listed.encode()), *media])
