"""The packages of the last build -> the notes that left the source since, ready to be shipped once more."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.history.release import BROKEN, MOST_BYTES, Release, Shipped, member
from deckpress.history.retire import Retired, inert_field, media_of, retired_note
from deckpress.media import mime_of
from deckpress.model import Media, RenderedNote
from deckpress.project.adopting import fits, read_packages
from deckpress.project.job import Job
from deckpress.project.loading import Loaded
from deckpress.project.paths import printable


def retire(found: Loaded, job: Job, out: Path, formats: Iterable[str]) -> tuple[Retired, Diagnostics]:
    """The notes of a job that are gone and were not yet shipped once more, with their content of before.

    It comes from the packages that the job names, else from those in the output folder `out`. DP707 (warning) for a
    note that is in none of them, DP706 for a package that was named and cannot be read.
    """
    gone = [entry for entry in found.memory.left if not entry.retired]
    if not gone or not found.readings:
        return Retired(), ()
    if "apkg" not in formats:
        message = "gone notes can be shipped once more in a package alone, and none is built"
        return Retired(), (Diagnostic(Location(found.memory.shown, 0), "DP707", message, "build --to apkg, too"),)
    paths = job.against or tuple(sorted(out.rglob("*.apkg")))
    shipped: dict[str, tuple[Shipped, Path, Release]] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        releases, told = read_packages((path,), job.start)
        problems += told if job.against else ()
        for release in releases:
            if fits(found.memory.project, release.types):
                _newest(shipped, release, path)
    if problems:
        return Retired(), tuple(problems)
    notes: dict[str, list[RenderedNote]] = {}
    media: dict[str, Media] = {}
    files: dict[str, str] = {}
    for file, _ in found.readings:
        files.setdefault(found.memory.name(file), file.shown)
    for entry in gone:
        if entry.guid not in shipped or shipped[entry.guid][0].note_type != entry.note_type:
            message = f"no package of before holds this gone note: {_short(entry.question)}"
            problems.append(Diagnostic(Location(printable(entry.path), 0), "DP707", message))
            continue
        old, path, release = shipped[entry.guid]
        home = files.get(entry.path, found.readings[0][0].shown)  # the first file, if its own is gone, too
        notes.setdefault(home, []).append(retired_note(entry, old, job.now))
        if any(inert_field(text) != text for text in old.fields.values()):
            message = f"the package has HTML that was left out of this gone note: {_short(entry.question)}"
            problems.append(Diagnostic(Location(entry.path, 0), "DP303", message, "nothing: the rest of it is shipped"))
        if pictures := set(media_of(old)) - media.keys():
            media.update(_media(path, release, pictures))
    return Retired({shown: tuple(some) for shown, some in notes.items()}, media), tuple(problems)


def _newest(shipped: dict[str, tuple[Shipped, Path, Release]], release: Release, path: Path) -> None:
    for note in release.notes:
        if note.guid not in shipped or note.mod > shipped[note.guid][0].mod:
            shipped[note.guid] = (note, path, release)


def _media(path: Path, release: Release, names: Iterable[str]) -> dict[str, Media]:
    """The files of a package by name; one that cannot be read is left out, for the learner has it already."""
    made: dict[str, Media] = {}
    with suppress(*BROKEN), zipfile.ZipFile(path) as archive:
        for name in sorted(names):
            number = (release.media or {}).get(name)
            if number is not None:
                made[name] = Media(name, member(archive, number, MOST_BYTES), mime_of(name))
    return made


def _short(question: str) -> str:
    return question if len(question) <= 60 else question[:59] + "…"
