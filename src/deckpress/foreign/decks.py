"""The notes of an export -> decks, one for each deck of Anki's, and the names of their media."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from deckpress.foreign.elements import parsed
from deckpress.foreign.fields import Fields
from deckpress.foreign.free_names import FreeNames
from deckpress.foreign.mapping import FieldMap
from deckpress.foreign.notes import Imported, imported, media_of
from deckpress.foreign.values import ForeignCollection, ForeignNote
from deckpress.inert import file_name
from deckpress.marks import UNFIT
from deckpress.media import content_hash
from deckpress.model import Deck
from deckpress.regex import regex

MEDIA = "media"
"""The folder of media beside the files of decks."""
_HASHED = regex(r"(.+)-([0-9a-f]{8})(\.[A-Za-z0-9]+)\Z")
_ESCAPE = regex(r"%(?=[0-9A-Fa-f]{2})")
_DEFAULT = "Default"
_MOST_BYTES = 200
"""The longest name of a file of media; disks allow 255 bytes."""


@dataclass(frozen=True, slots=True)
class ImportedDeck:
    """A deck with the name of its file without the suffix, and the notes of Anki's in the order of its notes."""

    file: str
    deck: Deck
    notes: tuple[Imported, ...]


def used_media(collection: ForeignCollection, own: Callable[[int], bool]) -> dict[str, str]:
    """The name that each file of media that the notes name gets, by its name in Anki.

    deckpress adds the hash of a file to its name in Anki; a file of its own note types gets its old name back.
    """
    names: dict[str, str] = {}
    free = FreeNames()
    for note in collection.notes:
        for name in (media_name(written, collection.media) for written in media_of(note)):
            if name in names or not name:
                continue
            plain = _without_hash(name, collection.media[name]) if own(note.type_id) else name
            safe = _on_disk(plain)
            names[name] = free.take(*_split(safe if free.is_free(safe) else _on_disk(name)))
    return names


def _on_disk(name: str) -> str:
    """A name that every disk allows and that a URL does not decode to another one: `a_20b.png` for `a%20b.png`."""
    return _short(file_name(_ESCAPE.sub("_", name)))


def _split(name: str) -> tuple[str, str]:
    """A name without its ending, and the ending."""
    stem, dot, suffix = name.rpartition(".")
    return (stem, dot + suffix) if stem else (name, "")


def _short(name: str) -> str:
    """A name that is not too long for a disk, with its ending."""
    if len(name.encode("utf-8", "replace")) <= _MOST_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[:50]}-{content_hash(name.encode('utf-8', 'replace'))}{dot}{suffix[:20]}"


def media_name(written: str, media: Mapping[str, object]) -> str:
    """The name of the file that a field names, as it is or as an address; empty if there is none."""
    name = unicodedata.normalize("NFC", html.unescape(written))
    return next((one for one in (name, unquote(name)) if one in media), "")


def _without_hash(name: str, load: Callable[[], bytes]) -> str:
    found = _HASHED.match(name)
    if found is None:
        return name
    try:
        return found[1] + found[3] if content_hash(load()) == found[2] else name
    except ValueError:
        return name


def importer(
    collection: ForeignCollection, maps: Mapping[int, FieldMap], media: Mapping[str, str], fields: Fields
) -> Callable[[ForeignNote], Imported]:
    """A function from a note to its imported form. Each note's type must have a mapping."""

    def path_of(name: str) -> str:
        known = media_name(name, media)
        return f"{MEDIA}/{media[known]}" if known else html.unescape(name)

    return lambda note: imported(note, collection.types[note.type_id], maps[note.type_id], path_of, fields)


def decks_of(notes: Iterable[Imported], maps: Mapping[int, FieldMap]) -> tuple[ImportedDeck, ...]:
    """The decks, in the order in which they come up, each with a file name of its own."""
    grouped: dict[tuple[str, str, str], list[Imported]] = {}
    for one in notes:
        if one.note is not None:
            grouped.setdefault(_place(one, own=maps[one.type.id].own), []).append(one)
    free = FreeNames()
    made = []
    for (name, source, language), own in grouped.items():
        stem = re.sub(r"\.\w+\Z", "", source) or name.replace("::", " - ")
        # All files stand side by side, since the paths of media count from there. A build skips hidden files.
        stem = re.sub(r"\A\s*\.", "_", stem.replace("/", "_"))
        made.append(ImportedDeck(free.take(file_name(stem[:100].strip()) or _DEFAULT), *_deck(name, language, own)))
    return tuple(made)


def _place(one: Imported, *, own: bool) -> tuple[str, str, str]:
    """The deck of a note, and for deckpress's own the file and the language that it names."""
    name = UNFIT.sub("\ufffd", one.foreign.deck.strip()) or _DEFAULT
    if not own or one.note is None:
        return name, "", ""
    fields = one.type.named(one.foreign)
    sections = tuple(part.replace("::", ": ") for part in one.note.section)
    parts = name.split("::")
    for depth in range(len(sections), 0, -1):
        ends = [re.sub(r"\A\d+ ", "", part) for part in parts[-depth:]]
        if len(parts) > depth and ends == [re.sub(r"\A\d+ ", "", part) for part in sections[-depth:]]:
            parts = parts[:-depth]
            break
    return "::".join(parts), parsed(fields["Source"]).text, parsed(fields["Language"]).text


def _deck(name: str, language: str, notes: Sequence[Imported]) -> tuple[Deck, tuple[Imported, ...]]:
    """A deck; the first part of what is above all of its cards, if it is the same one, is the title."""
    tops = Counter(one.note.section[:1] for one in notes if one.note is not None)
    title = next(iter(tops)) if len(tops) == 1 else ()
    own = tuple(replace(one.note, section=one.note.section[len(title) :]) for one in notes if one.note is not None)
    return Deck(name, own, title=title[0] if title else "", language=language, named=True), tuple(notes)
