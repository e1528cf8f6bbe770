"""A file that Anki or CrowdAnki exported -> what is in it."""

from __future__ import annotations

from pathlib import Path

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue import moving as rules
from deckpress.disk import FileError, exists, odd_kind, read_file
from deckpress.foreign.values import ForeignCollection
from deckpress.project.paths import shown_path

MOST_EXPORT = 4_000_000_000
"""The largest export in bytes: 4 GB."""


def read_export(given: Path, start: Path) -> tuple[ForeignCollection | None, Diagnostics]:
    """What is in an export of Anki's: a package, a text file, or the JSON of CrowdAnki, or its folder."""
    from deckpress.foreign.limits import excess_in

    found, problems = _read_export(given, start)
    if found is not None and (excess := excess_in(found.notes)):
        return None, (rules.IMPORT_UNREADABLE.at(Location(shown_path(given, start), 0), reason=excess),)
    return found, problems


def _read_export(given: Path, start: Path) -> tuple[ForeignCollection | None, Diagnostics]:
    from deckpress.foreign.crowdanki import is_crowdanki, read_crowdanki
    from deckpress.foreign.packages import is_package, read_package
    from deckpress.foreign.texts import is_text_export, read_text_export
    from deckpress.reading.text.source import decode

    shown = shown_path(given, start)
    if odd_kind(given) == "folder":
        names = (f"{given.resolve().name}.json", "deck.json")
        inside = next((given / name for name in names if exists(given / name)), None)
        if inside is None:
            return None, (rules.IMPORT_FOLDER.at(Location(shown, 0), names=" or ".join(dict.fromkeys(names))),)
        given, shown = inside, shown_path(inside, start)
    try:
        data = read_file(given, MOST_EXPORT)
    except FileError as error:
        return None, (error.at(shown),)
    if is_package(data):
        return read_package(shown, data)
    source, _ = decode(shown, data)
    if source is not None and is_text_export(source.text):
        return read_text_export(shown, source.text)
    if source is not None and is_crowdanki(source.text):
        return read_crowdanki(shown, source.text, lambda name: _beside(given.parent / "media" / name, given.parent))
    return None, (rules.IMPORT_UNKNOWN.at(Location(shown, 0)),)


def _beside(path: Path, folder: Path) -> bytes:
    """A file of media beside the JSON of CrowdAnki. Raises ValueError if it cannot be read."""
    try:
        return read_file(path, MOST_EXPORT, folder)
    except FileError as error:
        raise ValueError(str(error)) from error
