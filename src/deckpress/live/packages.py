"""The bytes of the packages of a build -> their notes; and a package reduced to some of its notes."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

from deckpress.exporters.anki.apkg import package_of
from deckpress.foreign.packages import read_package
from deckpress.foreign.values import ForeignCollection, ForeignType
from deckpress.live.values import Built, BuiltNote

_COLLECTION, _MEDIA = "collection.anki2", "media"


@dataclass(frozen=True, slots=True)
class Sent:
    """How a note is sent: with these tags, and as changed at this time, in seconds since 1970."""

    tags: tuple[str, ...]
    mod: int


def read_built(packages: Iterable[tuple[str, bytes]]) -> Built:
    """What the packages hold; those without notes add nothing."""
    notes: list[BuiltNote] = []
    kinds: dict[int, ForeignType] = {}
    media: set[str] = set()
    for name, data in packages:
        found, _ = read_package(name, data)
        if found is not None:
            notes += _notes(found)
            kinds |= found.types
            media |= found.media.keys()
    return Built(tuple(notes), kinds, frozenset(media))


def _notes(found: ForeignCollection) -> Iterator[BuiltNote]:
    for note in found.notes:
        fields = found.types[note.type_id].named(note)
        yield BuiltNote(note.guid, note.type_id, fields, note.tags, note.deck, note.mod)


def thinned(data: bytes, notes: Mapping[str, Sent], known: Collection[str]) -> bytes:
    """The package with only these notes, by guid, and without the files of media that are `known`.

    Empty if it has none of the notes.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names: dict[str, str] = json.loads(archive.read(_MEDIA)) if _MEDIA in archive.namelist() else {}
        database = _with_notes(archive.read(_COLLECTION), notes)
        if not database:
            return b""
        kept = [(number, name) for number, name in names.items() if name not in known]
        files = [
            (name, archive.read(number), archive.getinfo(number).compress_type == zipfile.ZIP_STORED)
            for number, name in kept
        ]
    return package_of(database, files)


def _with_notes(database: bytes, notes: Mapping[str, Sent]) -> bytes:
    """A database reduced to these notes and their cards, with the tags and times to send."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(database)
        there = [(str(guid), int(number)) for guid, number in connection.execute("select guid, id from notes")]
        rows = [(_tags(notes[guid].tags), notes[guid].mod, number) for guid, number in there if guid in notes]
        if not rows:
            return b""
        gone = [(number,) for guid, number in there if guid not in notes]
        connection.execute("begin")
        connection.executemany("delete from cards where nid = ?", gone)
        connection.executemany("delete from notes where id = ?", gone)
        connection.executemany("update notes set tags = ?, mod = ? where id = ?", rows)
        connection.execute("commit")
        return connection.serialize()


def _tags(tags: Iterable[str]) -> str:
    joined = " ".join(tags)
    return f" {joined} " if joined else ""
