"""No lock, but a package that an earlier build of the same files left: the lock was lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from deckpress.cache import seen
from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.lock import LOST_LOCK
from deckpress.disk import exists, is_there
from deckpress.history.identity import NO_ID
from deckpress.project.clashes import one_stem, output_name, output_stem
from deckpress.project.identifying import Identified
from deckpress.project.loading import Loaded
from deckpress.project.paths import shown_path
from deckpress.project.request import Request

_APKG = ".apkg"


def find_lost_lock(request: Request, loaded: Loaded, identified: Identified, *, write: bool) -> Diagnostics:
    """DP714 (warning) if there is no lock, but this build would replace a package of the same files.

    Without the lock, edited notes become new ones, and people who have the package get no edits.
    """
    memory = identified.memory
    if memory.path is None or is_there(memory.path) or request.history.against:
        return ()
    guids = {identity.guid for some in identified.identities.values() for identity in some}
    with seen.unnoted() if write else nullcontext():  # a build changes what is there
        package = next(
            (path for path in _packages(request, loaded) if _is_own(path, request, memory.project, guids)), None
        )
    if package is None:
        return ()
    seen.doubt()
    shown = shown_path(package, request.inputs.start)
    return (LOST_LOCK.at(Location(memory.shown, 0), package=shown),)


def _packages(request: Request, loaded: Loaded) -> Iterator[Path]:
    """The packages that this build would replace."""
    outputs, project = request.outputs, loaded.project
    if not loaded.readings:
        return
    folder = outputs.folder(project, request.inputs.start)
    names = [output_name(output_stem(file), _APKG) for file, _ in loaded.readings]
    if outputs.file.endswith(_APKG):
        names = [outputs.file]
    elif request.joins(project):
        names = [output_name(one_stem(request.deck_of_all(project)), _APKG)]
    yield from (path for name in dict.fromkeys(names) if exists(path := folder / name))


def _is_own(path: Path, request: Request, project: str, guids: set[str]) -> bool:
    """True if a package was built from this project or, if it has no id, holds a note of these files."""
    from deckpress.project.adopting import fits, read_packages

    releases, _ = read_packages((path,), request.inputs.start)
    for release in releases:
        if any(kind.moved for kind in release.types):
            return True
        if fits(project, release.types):
            return project != NO_ID or any(note.guid in guids for note in release.notes)
    return False
