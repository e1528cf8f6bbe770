"""What a killed build left unfinished -> undone with its journal, before the next build reads or writes anything."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.lock import NOT_UNDONE, PARTLY_UNDONE, UNDONE
from deckpress.diagnostics.catalogue.output import CANNOT_UNDO
from deckpress.frozen import dataclass
from deckpress.interrupts import held
from deckpress.project import journal
from deckpress.project.journal import Journal, Print, Step, read_journal
from deckpress.project.paths import printable, shown_path
from deckpress.project.scratch import alone, collect, has_leftovers


@dataclass(frozen=True, slots=True)
class Place:
    """A file on its way: its new content lies at `staged` until it is moved to `target`, its old content at `kept`."""

    step: Step
    staged: Path
    target: Path
    kept: Path


class UndoError(Exception):
    """A file cannot be put back now: its path and the error."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path}: {error}")
        self.path, self.error = path, error


def places(content: Journal, folder: Path, out: Path, lock: Path | None) -> Iterator[Place]:
    """The places of a journal's files on the disk; `lock` is the lock of the build, whose folder no journal names."""
    for number, step in enumerate(content.files):
        yield Place(step, folder / str(number), out / step.name, folder / f"{number}.old")
    if content.lock is not None and lock is not None and lock.name == content.lock.name:
        yield Place(content.lock, beside(lock, folder), lock, folder / "lock.old")


def beside(lock: Path, folder: Path, ending: str = "lock") -> Path:
    """The temporary file beside the lock that belongs to a temporary folder."""
    return lock.with_name(f"{folder.name}-{ending}")


def undo(moves: Iterable[Place], folders: Iterable[Path] = ()) -> None:
    """Puts back every old file that was replaced, and removes the new files, the last first.

    It can be repeated if it is interrupted. A file that has changed since the build stays as it is. Raises UndoError
    for the first file that cannot be put back, after the others have been.
    """
    failed: UndoError | None = None
    for place in reversed([*moves]):
        try:
            _undo(place)
        except OSError as error:
            failed = failed or UndoError(place.target, error)
    if failed is not None:
        raise failed
    for folder in reversed([*folders]):
        with suppress(OSError):
            folder.rmdir()


def _undo(place: Place) -> None:
    if os.path.lexists(place.staged):  # it was never moved to its place
        return
    if place.step.old and not os.path.lexists(place.kept):  # it is back already
        return
    if content_of(place.target) != place.step.new:
        return
    if not place.step.old:
        place.target.unlink()
        return
    try:
        place.kept.replace(place.target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy = place.staged.with_name(f"{place.kept.parent.name}-back")  # the lock is on another disk
        shutil.copy2(place.kept, copy)
        copy.replace(place.target)


def content_of(path: Path) -> Print | None:
    """The fingerprint of a plain file; None for links, folders and files that do not exist."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
    except (FileNotFoundError, NotADirectoryError):
        return None
    size = crc = 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            size, crc = size + len(chunk), zlib.crc32(chunk, crc)
    return Print(size, crc)


# ---- the next build --------------------------------------------------------------------------------


def undo_interrupted(out: Path, lock: Path | None, start: Path) -> Diagnostics:
    """As `recover`; a build that cannot be undone is DP601."""
    shown = shown_path(out, start)
    try:
        return recover(out, lock, shown)
    except UndoError as error:
        place, reason = shown_path(error.path, start), error.error.strerror or str(error.error)
    except TimeoutError as error:
        place, reason = shown, error.strerror or ""
    return (CANNOT_UNDO.at(Location(place, 0), reason=reason),)


def recover(out: Path, lock: Path | None, shown: str) -> Diagnostics:
    """Undoes what killed builds left unfinished in an output folder, and removes their temporary files.

    DP710 (note) if files were put back, DP711 (warning) if a journal cannot be used. Raises UndoError, and TimeoutError
    while another build is putting its files in place.
    """
    problems: Diagnostics = ()
    if has_leftovers(out):
        with alone(out), held():
            problems = recover_alone(out, lock, shown)
    if lock is not None:
        collect(lock.parent, folders=False)
    return problems


def recover_alone(out: Path, lock: Path | None, shown: str) -> Diagnostics:
    """As `recover`, but the caller keeps other builds out of the folder."""
    problems: list[Diagnostic] = []
    collect(out, lambda folder: problems.extend(_settle(folder, out, lock, shown)))
    return tuple(problems)


def _settle(folder: Path, out: Path, lock: Path | None, shown: str) -> Diagnostics:
    """Undoes the build that an abandoned folder belongs to, if it has a journal."""
    path = folder / journal.NAME
    problems: Diagnostics = ()
    if os.path.lexists(path):
        place = Location(f"{shown}/{folder.name}", 0)
        try:
            content = read_journal(_text_of(path))
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
            return (NOT_UNDONE.at(place, reason=printable(reason)),)
        usable = [one for one in places(content, folder, out, lock) if _is_safe(one, out, lock)]
        undo(usable, [out / name for name in content.folders if _is_straight(out / name, out)])
        try:
            path.unlink()
        except OSError as error:
            raise UndoError(path, error) from error
        problems = _report(place, content, usable)
    if lock is not None:
        discard(lock, folder)
    return problems


def _report(place: Location, content: Journal, usable: Sequence[Place]) -> Diagnostics:
    steps = (*content.files, *([content.lock] if content.lock else []))
    missed = [step.name for step in steps if step not in {one.step for one in usable}]
    if not missed:
        return (UNDONE.at(place),)
    return (PARTLY_UNDONE.at(place, files=", ".join(map(printable, missed[:3]))),)


def _text_of(path: Path) -> str:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > journal.MOST_BYTES:
        raise ValueError("it is not a file that a build writes")
    return path.read_bytes().decode("ascii")


def _is_safe(place: Place, out: Path, lock: Path | None) -> bool:
    """True unless the old content is a link, or a folder on the way to the file is one."""
    if os.path.lexists(place.kept) and not stat.S_ISREG(place.kept.lstat().st_mode):
        return False
    return place.target == lock or _is_straight(place.target.parent, out)


def _is_straight(folder: Path, out: Path) -> bool:
    """True if no folder below the output folder is a link."""
    try:
        return folder.resolve() == out.resolve() / folder.relative_to(out)
    except (OSError, RuntimeError):  # links in a circle
        return False


def discard(lock: Path, folder: Path) -> None:
    """Removes the temporary files beside the lock that belong to a temporary folder."""
    for ending in ("lock", "back"):
        with suppress(OSError):
            beside(lock, folder, ending).unlink()
