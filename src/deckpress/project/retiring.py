"""Packages of earlier builds -> the notes that were deleted since, ready to be shipped one last time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.lock import CANNOT_RETIRE, RETIRED_WITHOUT_PACKAGE
from deckpress.diagnostics.catalogue.markup import RETIRED_HTML
from deckpress.excerpts import excerpt
from deckpress.history.release import BROKEN, MOST_BYTES, Release, Shipped, member
from deckpress.history.retire import Retired, inert_field, media_of, retired_note
from deckpress.media import mime_of
from deckpress.model import Media, RenderedNote
from deckpress.project.adopting import fits, read_packages
from deckpress.project.identifying import Identified
from deckpress.project.loading import Loaded
from deckpress.project.memory import Memory
from deckpress.project.paths import printable
from deckpress.project.request import Request


def retire(request: Request, loaded: Loaded, identified: Identified) -> tuple[Retired, Diagnostics]:
    """The deleted notes that were not yet shipped one last time, with their content from an earlier package.

    The packages are those that the request names, else those in the output folder. DP707 (warning) for a note that no
    package contains, DP706 for a package that was named and cannot be read.
    """
    gone = [entry for entry in identified.left if not entry.retired]
    if not gone or not loaded.readings:
        return Retired(), ()
    if "apkg" not in request.outputs.format_names(loaded.project):
        return Retired(), (RETIRED_WITHOUT_PACKAGE.at(Location(identified.memory.shown, 0)),)
    shipped, unread = shipped_notes(request, loaded, identified.memory)
    if unread:
        return Retired(), unread
    homes: dict[str, str] = {}
    for file, _ in loaded.readings:
        homes.setdefault(identified.memory.name(file), file.shown)
    first = loaded.readings[0][0].shown
    problems: list[Diagnostic] = []
    notes: dict[str, list[RenderedNote]] = {}
    media: dict[str, Media] = {}
    for entry in gone:
        place = Location(printable(entry.path), 0)
        if entry.guid not in shipped or shipped[entry.guid][0].note_type != entry.note_type:
            problems.append(CANNOT_RETIRE.at(place, question=excerpt(entry.question, 60)))
            continue
        old, path, release = shipped[entry.guid]
        home = homes.get(entry.path, first)  # the first file if its own is gone, too
        notes.setdefault(home, []).append(retired_note(entry, old, request.history.now))
        if any(inert_field(text) != text for text in old.fields.values()):
            problems.append(RETIRED_HTML.at(place, question=excerpt(entry.question, 60)))
        if missing := set(media_of(old)) - media.keys():
            media.update(_media(path, release, missing))
    return Retired({shown: tuple(some) for shown, some in notes.items()}, media), tuple(problems)


def shipped_notes(
    request: Request, loaded: Loaded, memory: Memory
) -> tuple[dict[str, tuple[Shipped, Path, Release]], Diagnostics]:
    """The newest version of each note that packages of the project hold, by guid, with its package.

    The packages are those that the request names, else those in the output folder.
    """
    named, start = request.history.against, request.inputs.start
    folder = request.outputs.folder(loaded.project, start)
    found = folder.glob("*.apkg") if request.outputs.file else folder.rglob("*.apkg")
    paths = named or tuple(sorted(found))
    moved = {kind.id for kind in memory.lock.moved}
    shipped: dict[str, tuple[Shipped, Path, Release]] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        releases, unread = read_packages((path,), start)
        problems += unread if named else ()
        for release in releases:
            if fits(memory.project, release.types) or any(kind.id in moved for kind in release.types):
                _add_newest(shipped, release, path)
    return shipped, tuple(problems)


def _add_newest(shipped: dict[str, tuple[Shipped, Path, Release]], release: Release, path: Path) -> None:
    for note in release.notes:
        if note.guid not in shipped or note.mod > shipped[note.guid][0].mod:
            shipped[note.guid] = (note, path, release)


def _media(path: Path, release: Release, names: Iterable[str]) -> dict[str, Media]:
    """The files of a package by name, without those that cannot be read: the learner has them already."""
    made: dict[str, Media] = {}
    with suppress(*BROKEN), zipfile.ZipFile(path) as archive:
        for name in sorted(names):
            number = (release.media or {}).get(name)
            if number is not None:
                made[name] = Media(name, member(archive, number, MOST_BYTES), mime_of(name))
    return made
