"""A throw-away collection of the real Anki: what it makes of a package or a text file, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
    ImportLogWithChanges,
)
from anki.decks import DeckId
from anki.notes import NoteId

OUTCOMES = (
    *("new", "updated", "duplicate", "conflicting", "first_field_match"),
    *("missing_notetype", "missing_deck", "empty_first_field"),
)


@dataclass(frozen=True)
class AnkiCard:
    """A card: its ordinal, its deck, its place among the new cards, and its two sides as HTML."""

    ordinal: int
    deck: str
    due: int
    front: str
    back: str


@dataclass(frozen=True)
class AnkiNote:
    """A note as it lies in the collection."""

    guid: str
    type: str
    fields: dict[str, str]
    tags: tuple[str, ...]
    cards: tuple[AnkiCard, ...]
    mod: int

    @property
    def ordinals(self) -> tuple[int, ...]:
        return tuple(card.ordinal for card in self.cards)


def open_collection(folder: Path) -> Collection:
    """The collection of a folder, or a new one. It does not wait for the disk: no test cuts the power."""
    path = folder / "collection.anki2"
    if not path.exists():
        path.write_bytes(_empty())
    collection = Collection(str(path))
    assert collection.db is not None
    collection.db.execute("pragma synchronous = off")
    return collection


@cache
def _empty() -> bytes:
    """The file of a new collection, which Anki takes long to make."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "collection.anki2"
        Collection(str(path)).close()
        return path.read_bytes()


class AnkiCollection:
    """A collection in an empty folder; a context manager that closes it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.collection = open_collection(folder)

    def __enter__(self) -> AnkiCollection:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.collection.close()

    def import_apkg(self, data: bytes, *, merge_note_types: bool = False) -> dict[str, int]:
        """Import a package as the dialog presets it in a fresh profile; count the notes of each outcome but zeros.

        `merge_note_types` ticks the option of that name.
        """
        path = self._folder / "deck.apkg"
        path.write_bytes(data)
        options = ImportAnkiPackageOptions(merge_notetypes=merge_note_types)
        request = ImportAnkiPackageRequest(package_path=str(path), options=options)
        return _counts(self.collection.import_anki_package(request))

    def import_csv(self, data: bytes) -> dict[str, int]:
        """Import a text file with what its own header lines say; count the notes of each outcome but zeros."""
        path = self._folder / "deck.csv"
        path.write_bytes(data)
        metadata = self.collection.get_csv_metadata(path=str(path), delimiter=None)
        return _counts(self.collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)))

    def notes(self) -> dict[str, AnkiNote]:
        """Every note by its guid, in the order in which their first cards come up."""
        found = [self._note(note_id) for note_id in self.collection.find_notes("")]
        found.sort(key=lambda note: note.cards[0].due if note.cards else -1)
        return {note.guid: note for note in found}

    def note(self) -> AnkiNote:
        """The only note there is."""
        (only,) = self.notes().values()
        return only

    def decks(self) -> dict[str, str]:
        """Every deck but Anki's own Default, with its description."""
        rows = (self.collection.decks.get(DeckId(entry.id)) for entry in self.collection.decks.all_names_and_ids())
        return {row["name"]: row["desc"] for row in rows if row and row["id"] != 1}

    def media(self) -> dict[str, bytes]:
        """The files of the media folder by name."""
        folder = Path(self.collection.media.dir())
        return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    def problems(self) -> list[str]:
        """What Check Database, Empty Cards and Check Media would say about this collection."""
        before = self.collection.card_count()
        report, sound = self.collection.fix_integrity()
        found = [] if sound else ["the database is broken"]
        found += report.splitlines()[:-1]  # its last line says that the database was rebuilt
        if self.collection.card_count() != before:
            found.append(f"{before} cards became {self.collection.card_count()}")
        found += [f"empty cards of note {note.note_id}" for note in self.collection.get_empty_cards().notes]
        media = self.collection.media.check()
        return [*found, *(f"missing {name}" for name in media.missing), *(f"unused {name}" for name in media.unused)]

    def _note(self, note_id: NoteId) -> AnkiNote:
        note = self.collection.get_note(note_id)
        kind = note.note_type()
        assert kind is not None
        cards = []
        for card in note.cards():
            shown = card.render_output()
            deck = self.collection.decks.name(card.did)
            cards.append(AnkiCard(card.ord, deck, card.due, shown.question_text, shown.answer_text))
        return AnkiNote(note.guid, kind["name"], dict(note.items()), tuple(note.tags), tuple(cards), note.mod)


def answer_every_card(collection: Collection) -> None:
    """Answers every card `Easy` until nothing is due.

    Anki reads the clock once for the review and once for the card's time of last review. Where these fall in two
    seconds, Check Database reports the card; so the second is taken from the first.
    """
    for deck in collection.decks.all_names_and_ids():
        collection.decks.set_current(deck.id)
        while card := collection.sched.getCard():
            collection.sched.answerCard(card, 4)
    assert collection.db is not None
    last_review = "(select max(id) / 1000 from revlog where cid = cards.id)"
    collection.db.execute(
        f"update cards set data = json_set(data, '$.lrt', {last_review}) where json_extract(data, '$.lrt') is not null"
    )


def _counts(response: ImportLogWithChanges) -> dict[str, int]:
    counts = {name: len(getattr(response.log, name)) for name in OUTCOMES}
    return {name: count for name, count in counts.items() if count}
