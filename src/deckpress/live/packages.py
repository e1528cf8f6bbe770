"""The bytes of the packages of a build -> their notes; and a package reduced to some of its notes."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

from deckpress.exporters.archive import Entry, write_zip
from deckpress.foreign.packages import read_package
from deckpress.foreign.values import ForeignCollection, ForeignNote, ForeignType
from deckpress.live.values import Built, BuiltNote, Kind, Part

_COLLECTION, _MEDIA = "collection.anki2", "media"


@dataclass(frozen=True, slots=True)
class Sent:
    """How a note is sent: with these tags, and as changed at this time, in seconds since 1970."""

    tags: tuple[str, ...]
    mod: int


def read_built(packages: Iterable[tuple[str, bytes]]) -> Built:
    """What the packages hold; those without notes add nothing."""
    notes: list[BuiltNote] = []
    kinds: dict[int, Kind] = {}
    media: set[str] = set()
    for name, data in packages:
        found, _ = read_package(name, data)
        if found is not None:
            notes += built_notes(found)
            kinds.update({number: kind_of(one) for number, one in found.types.items()})
            media.update(found.media)
    decks = tuple(dict.fromkeys(note.deck for note in notes))
    return Built(tuple(notes), kinds, decks, frozenset(media))


def built_notes(found: ForeignCollection) -> Iterator[BuiltNote]:
    """The notes of a package, each field by its name."""
    for note in found.notes:
        fields = named_fields(note, found.types[note.type_id])
        yield BuiltNote(note.guid, note.type_id, fields, note.tags, note.deck, note.cards, note.mod)


def named_fields(note: ForeignNote, kind: ForeignType) -> dict[str, str]:
    """The fields of a note by their names in its note type."""
    return {part.name: text for part, text in zip(kind.fields, note.fields, strict=True)}


def kind_of(found: ForeignType) -> Kind:
    """A note type of a package."""
    sides = tuple(side for one in found.templates for side in (one.front, one.back))
    return Kind(
        found.id,
        found.name,
        tuple(Part(part.name, part.id) for part in found.fields),
        tuple(Part(part.name, part.id) for part in found.templates),
        (*sides, found.css),
    )


def thinned(data: bytes, notes: Mapping[str, Sent], known: Collection[str]) -> bytes:
    """The package with only these notes, by guid, and without the files of media that are `known`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names: dict[str, str] = json.loads(archive.read(_MEDIA)) if _MEDIA in archive.namelist() else {}
        database = _with_notes(archive.read(_COLLECTION), notes)
        kept = [(number, name) for number, name in names.items() if name not in known]
        files = [
            (name, archive.read(number), archive.getinfo(number).compress_type == zipfile.ZIP_STORED)
            for number, name in kept
        ]
    listed = json.dumps({str(place): name for place, (name, _, _) in enumerate(files)})
    pictures = (Entry(str(place), content, packed=packed) for place, (_, content, packed) in enumerate(files))
    return write_zip([Entry(_COLLECTION, database), Entry(_MEDIA, listed.encode()), *pictures])


def _with_notes(database: bytes, notes: Mapping[str, Sent]) -> bytes:
    """A database reduced to these notes and their cards, with the tags and times to send."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(database)
        connection.execute("begin")
        there = [(str(guid), int(number)) for guid, number in connection.execute("select guid, id from notes")]
        gone = [(number,) for guid, number in there if guid not in notes]
        connection.executemany("delete from cards where nid = ?", gone)
        connection.executemany("delete from notes where id = ?", gone)
        rows = [(_tags(notes[guid].tags), notes[guid].mod, number) for guid, number in there if guid in notes]
        connection.executemany("update notes set tags = ?, mod = ? where id = ?", rows)
        connection.execute("commit")
        return connection.serialize()


def _tags(tags: Iterable[str]) -> str:
    joined = " ".join(tags)
    return f" {joined} " if joined else ""
