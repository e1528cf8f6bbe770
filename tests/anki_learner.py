"""What a learner does in Anki, and everything that Anki has, as plain values to compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anki.collection import Collection
from anki.decks import DeckId, FilteredDeckConfig
from anki.notes import Note
from anki.scheduler.base import FilteredDeckForUpdate

from anki_collection import answer_every_card

if TYPE_CHECKING:
    from push_scenarios import Do

ITALIAN = "Italian"


@dataclass(frozen=True)
class NoteRow:
    """A note as it lies in the database."""

    guid: str
    type: int
    mod: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class CardRow:
    """A card as it lies in the database; `schedule` is all that a scheduler reads."""

    note: int
    deck: int
    ordinal: int
    queue: int
    schedule: tuple[Any, ...]


@dataclass(frozen=True)
class Rows:
    """Everything that a push could change."""

    notes: dict[int, NoteRow]
    cards: dict[int, CardRow]
    reviews: list[Any]
    decks: list[Any]
    types: list[Any]
    media: frozenset[str]
    schema: int
    """When the schema last changed: from then on AnkiWeb wants a full sync."""


def rows_of(collection: Collection) -> Rows:
    database = collection.db
    assert database is not None
    notes = database.all("select id, guid, mid, mod, tags, flds from notes")
    columns = "type, due, ivl, factor, reps, lapses, left, odue, odid, flags, data"
    cards = database.all(f"select id, nid, did, ord, queue, {columns} from cards")
    return Rows(
        {
            n: NoteRow(g, kind, mod, tuple(tags.split()), tuple(flds.split("\x1f")))
            for n, g, kind, mod, tags, flds in notes
        },
        {n: CardRow(note, deck, ordinal, queue, tuple(rest)) for n, note, deck, ordinal, queue, *rest in cards},
        database.all("select * from revlog order by id"),
        database.all("select id, name from decks order by id"),
        sorted((kind["id"], kind["name"], kind["css"], _sides(kind)) for kind in collection.models.all()),
        frozenset(path.name for path in Path(collection.media.dir()).iterdir()),
        database.scalar("select scm from col"),
    )


def _sides(kind: Any) -> list[tuple[str, str, str]]:
    return [(row["name"], row["qfmt"], row["afmt"]) for row in kind["tmpls"]]


def plain(html: str) -> str:
    """The text of a question, as a field or as the source has it."""
    return re.sub(r"\{\{c\d+::(.*?)\}\}|==(.*?)==|<[^>]*>", lambda found: found[1] or found[2] or "", html)


def study(collection: Collection) -> None:
    """Answers every card `Easy`."""
    for config in collection.decks.all_config():
        config["new"]["perDay"] = 999
        collection.decks.update_config(config)
    answer_every_card(collection)


def find(collection: Collection, question: str) -> Note:
    notes = (collection.get_note(number) for number in collection.find_notes(""))
    return next(note for note in notes if plain(note.fields[0]) == plain(question))


def act(collection: Collection, done: Do) -> None:
    """Does what a learner does."""
    globals()[f"_{done.what.replace(' ', '_')}"](collection, done)


def _add(collection: Collection, done: Do) -> None:
    """A note of the type Basic; the value is its answer and its deck."""
    kind = collection.models.by_name("Basic")
    assert kind is not None
    note = collection.new_note(kind)
    back, _, deck = done.value.partition("|")
    note.fields = [done.note, back]
    collection.add_note(note, collection.decks.id(deck) or DeckId(0))


def _tag(collection: Collection, done: Do) -> None:
    note = find(collection, done.note)
    note.tags = [*note.tags, *done.value.split()]
    collection.update_note(note)


def _untag(collection: Collection, done: Do) -> None:
    note = find(collection, done.note)
    note.tags = [tag for tag in note.tags if tag != done.value]
    collection.update_note(note)


def _edit(collection: Collection, done: Do) -> None:
    note = find(collection, done.note)
    note["Answer"] = done.value
    collection.update_note(note)


def _edit_back(collection: Collection, done: Do) -> None:
    note = find(collection, done.note)
    note["Back"] = done.value
    collection.update_note(note)


def _move(collection: Collection, done: Do) -> None:
    deck = collection.decks.id(done.value)
    assert deck is not None
    collection.set_deck([card.id for card in find(collection, done.note).cards()], deck)


def _filter(collection: Collection, done: Do) -> None:
    """Makes a filtered deck of a note's cards, also if they are not due."""
    made: FilteredDeckForUpdate = collection.sched.get_or_create_filtered_deck(DeckId(0))
    made.name = "Cram"
    made.config.ClearField("search_terms")
    made.config.search_terms.append(
        FilteredDeckConfig.SearchTerm(search=f"nid:{find(collection, done.note).id}", limit=99)
    )
    made.config.reschedule = False
    collection.sched.add_or_update_filtered_deck(made)


def _suspend(collection: Collection, done: Do) -> None:
    collection.sched.suspend_cards([card.id for card in find(collection, done.note).cards()])


def _unsuspend(collection: Collection, done: Do) -> None:
    collection.sched.unsuspend_cards([card.id for card in find(collection, done.note).cards()])


def _flag(collection: Collection, done: Do) -> None:
    collection.set_user_flag_for_cards(2, [card.id for card in find(collection, done.note).cards()])


def _delete(collection: Collection, done: Do) -> None:
    collection.remove_notes([find(collection, done.note).id])


def _add_foreign_notes(collection: Collection, _done: Do) -> None:
    """A deck of another author, studied, and a note of the learner's own in the author's deck and note type."""
    own = find(collection, "What is light?")
    (Path(collection.media.dir()) / "casa.png").write_bytes(b"casa")
    kinds = {"Basic": ITALIAN, own.note_type()["name"]: "Physics::Optics"}  # type: ignore[index]
    for name, deck in kinds.items():
        kind = collection.models.by_name(name)
        assert kind is not None
        note = collection.new_note(kind)
        note.fields[:2] = [f"la casa {deck}", '<img src="casa.png">']
        note.tags = ["italian", "phys"]
        collection.add_note(note, collection.decks.id(deck) or DeckId(0))
    study(collection)


def _add_field(collection: Collection, done: Do) -> None:
    kind = find(collection, done.note).note_type()
    assert kind is not None
    collection.models.add_field(kind, collection.models.new_field(done.value))
    collection.models.update_dict(kind)


def _drop_field(collection: Collection, done: Do) -> None:
    kind = find(collection, done.note).note_type()
    assert kind is not None
    collection.models.remove_field(kind, next(row for row in kind["flds"] if row["name"] == done.value))
    collection.models.update_dict(kind)


def _rename_field(collection: Collection, done: Do) -> None:
    kind = find(collection, done.note).note_type()
    assert kind is not None
    old, new = done.value.split()
    collection.models.rename_field(kind, next(row for row in kind["flds"] if row["name"] == old), new)
    collection.models.update_dict(kind)


def _move_field(collection: Collection, done: Do) -> None:
    kind = find(collection, done.note).note_type()
    assert kind is not None
    collection.models.reposition_field(kind, next(row for row in kind["flds"] if row["name"] == done.value), 5)
    collection.models.update_dict(kind)


def _add_template(collection: Collection, done: Do) -> None:
    kind = find(collection, done.note).note_type()
    assert kind is not None
    made = collection.models.new_template(done.value)
    made.update(qfmt="{{Answer}} means", afmt="{{Question}}")
    collection.models.add_template(kind, made)
    collection.models.update_dict(kind)


def _restyle(collection: Collection, done: Do) -> None:
    kind = find(collection, done.note).note_type()
    assert kind is not None
    kind["css"] += "\n.mine { color: red }"
    collection.models.update_dict(kind)


def _retouch(collection: Collection, done: Do) -> None:
    kind = find(collection, done.note).note_type()
    assert kind is not None
    kind["tmpls"][0]["afmt"] += "<p>mine</p>"
    collection.models.update_dict(kind)


def _change_type(collection: Collection, done: Do) -> None:
    note = find(collection, done.note)
    old, new = note.note_type(), collection.models.by_name(done.value)
    assert old is not None
    assert new is not None
    collection.models.change(old, [note.id], new, {0: 0, 1: 1}, {0: 0})
