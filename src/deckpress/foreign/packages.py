"""The bytes of a package of Anki's, `.apkg` or `.colpkg` -> what is in it. The bytes are not trusted.

A package holds its collection as `collection.anki2` (all versions of Anki and genanki), as `collection.anki21` (beside
it a dummy `collection.anki2`), or as `collection.anki21b`, compressed by Zstandard. Its media are numbered files.
"""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.moving import IMPORT_UNREADABLE, IMPORT_WITHOUT_COLLECTION, IMPORT_WITHOUT_NOTES
from deckpress.foreign.collections import read_collection
from deckpress.foreign.protobuf import fields_of, text_in
from deckpress.foreign.values import ForeignCollection, check_media_name
from deckpress.history.release import BROKEN, MOST_BYTES, member, reason_of, text_of

MOST_MEDIA = 200_000_000
"""The largest file of media in bytes; Anki's own limit for AnkiWeb is 100 MB."""
MOST_NAMES = 50_000_000
_COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
_ZSTD = b"\x28\xb5\x2f\xfd"
_ENTRY, _NAME, _ZIP_NAME = 1, 1, 255


def is_package(data: bytes) -> bool:
    """True for a zip file."""
    return data.startswith(b"PK\x03\x04")


def read_package(shown: str, data: bytes) -> tuple[ForeignCollection | None, Diagnostics]:
    """What is in a package, which messages call `shown`. Error DP720 if it cannot be read."""
    place = Location(shown, 0)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            found = next((name for name in _COLLECTIONS if name in names), None)
            if found is None:
                return None, (IMPORT_WITHOUT_COLLECTION.at(place),)
            listed = _unpacked(archive, "media", MOST_NAMES) if "media" in names else b"{}"
            media = dict(_media(listed, data))
            notes, types = read_collection(_unpacked(archive, found, MOST_BYTES))
    except BROKEN as error:
        return None, (IMPORT_UNREADABLE.at(place, reason=reason_of(error)),)
    if not notes:
        return None, (IMPORT_WITHOUT_NOTES.at(place),)
    return ForeignCollection(notes, types, media, has_ids=True), ()


def _unpacked(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A file of a package, out of Zstandard if it is packed so. Raises ValueError if it has more than `most` bytes."""
    data = member(archive, name, most)
    return _out_of_zstd(data, name, most) if data.startswith(_ZSTD) else data


def _out_of_zstd(data: bytes, name: str, most: int) -> bytes:
    import zstandard

    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(io.BytesIO(data)) as stream:
            unpacked = stream.read(most + 1)
    except zstandard.ZstdError as error:
        raise ValueError(f"{name} is damaged ({error})") from error
    if len(unpacked) > most:
        raise ValueError(f"{name} is larger than {most >> 20} MB")
    return unpacked


# ---- media ---------------------------------------------------------------------------------------


def _media(listed: bytes, data: bytes) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The media by name, each with a function that reads it. Raises ValueError for a name that leads elsewhere."""
    archive = zipfile.ZipFile(io.BytesIO(data))  # stays open in memory for these functions: its index is read once
    members = set(archive.namelist())
    for number, name in _names(listed):
        check_media_name(name)
        if number in members:
            yield unicodedata.normalize("NFC", name), _reader(archive, number, name)


def _names(listed: bytes) -> Iterable[tuple[str, str]]:
    """Each file in the archive with the name that it has in Anki."""
    if listed[:1] in (b"{", b""):
        names = json.loads(listed or b"{}")
        return ((str(number), text_of(name)) for number, name in names.items())
    entries = (value for number, value in fields_of(listed) if number == _ENTRY and isinstance(value, bytes))
    return ((_zip_name(entry, index), text_in(entry, _NAME)) for index, entry in enumerate(entries))


def _zip_name(entry: bytes, index: int) -> str:
    """The name of a file in the archive: its place in the list, unless the entry names another number."""
    return next((str(value) for number, value in fields_of(entry) if number == _ZIP_NAME), str(index))


def _reader(archive: zipfile.ZipFile, number: str, name: str) -> Callable[[], bytes]:
    def read() -> bytes:
        """The bytes of a file. Raises ValueError if it is damaged or too large."""
        try:
            return _unpacked(archive, number, MOST_MEDIA)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise ValueError(f"{name} is damaged ({reason_of(error)})") from error

    return read
