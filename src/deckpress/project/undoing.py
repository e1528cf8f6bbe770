"""What a killed build left half done -> undone by its journal, before the next build reads or writes anything."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.interrupts import held
from deckpress.project import journal
from deckpress.project.journal import Journal, Print, Step, read_journal
from deckpress.project.paths import printable, shown_path
from deckpress.project.scratch import alone, collect, has_leftovers

TRY_AGAIN = "make this file writable and build again; that puts the old files back first"


@dataclass(frozen=True, slots=True)
class Place:
    """A file on its way: the new content lies at `staged` until it is moved to `target`, the old one at `kept`."""

    step: Step
    staged: Path
    target: Path
    kept: Path


class UndoError(Exception):
    """A file that cannot be put back now: its path, and the reason."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path}: {error}")
        self.path, self.error = path, error


def places(found: Journal, folder: Path, out: Path, lock: Path | None) -> Iterator[Place]:
    """Where the files of a journal are on the disk; `lock` is that of the build, which a journal does not name."""
    for number, step in enumerate(found.files):
        yield Place(step, folder / str(number), out / step.name, folder / f"{number}.old")
    if found.lock is not None and lock is not None and lock.name == found.lock.name:
        yield Place(found.lock, beside(lock, folder), lock, folder / "lock.old")


def beside(lock: Path, folder: Path, ending: str = "lock") -> Path:
    """The temporary file beside the lock that belongs to a temporary folder."""
    return lock.with_name(f"{folder.name}-{ending}")


def undo(found: Iterable[Place], folders: Iterable[Path] = ()) -> None:
    """Puts back every old file that a new one replaced, and takes away the new ones; the last first.

    It may be begun again after it was stopped anywhere. A file that is not the build's any more stays as it is.
    Raises UndoError for the first file that cannot be put back, after the others.
    """
    failed: UndoError | None = None
    for place in reversed([*found]):
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
    if os.path.lexists(place.staged):  # it was never moved
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
    """The print of a file; None if there is none that can be read, and for links, folders and the like."""
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
    message = f"an interrupted build cannot be undone: {reason}"
    return (Diagnostic(Location(place, 0), "DP601", message, TRY_AGAIN),)


def recover(out: Path, lock: Path | None, shown: str) -> Diagnostics:
    """Undoes what killed builds left half done in an output folder, and removes their temporary files.

    DP710 (note) where files were put back, DP711 (warning) where a journal cannot be used. Raises UndoError, and
    TimeoutError while another build puts its files in place.
    """
    problems: Diagnostics = ()
    if has_leftovers(out):
        with alone(out), held():
            problems = recover_alone(out, lock, shown)
    if lock is not None:
        collect(lock.parent, folders=False)
    return problems


def recover_alone(out: Path, lock: Path | None, shown: str) -> Diagnostics:
    """As `recover`, while the caller keeps other builds out of the folder."""
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
            found = read_journal(_text_of(path))
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
            message = f"the journal of an interrupted build cannot be used: {printable(reason)}"
            return (Diagnostic(place, "DP711", message),)
        usable = [one for one in places(found, folder, out, lock) if _is_safe(one, out, lock)]
        undo(usable, [out / name for name in found.folders if _is_straight(out / name, out)])
        try:
            path.unlink()
        except OSError as error:
            raise UndoError(path, error) from error
        problems = _told(place, found, usable)
    if lock is not None:
        discard(lock, folder)
    return problems


def _told(place: Location, found: Journal, usable: Sequence[Place]) -> Diagnostics:
    steps = (*found.files, *([found.lock] if found.lock else []))
    missed = [step.name for step in steps if step not in {one.step for one in usable}]
    done = "an earlier build was interrupted while it wrote, and is undone: its files are as they were before it"
    message = f"not every file of an interrupted build could be put back: {', '.join(map(printable, missed[:3]))}"
    return (Diagnostic(place, "DP710", done) if not missed else Diagnostic(place, "DP711", message),)


def _text_of(path: Path) -> str:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > journal.MOST_BYTES:
        raise ValueError("it is no file that a build writes")
    return path.read_bytes().decode("ascii")


def _is_safe(place: Place, out: Path, lock: Path | None) -> bool:
    """True unless the old content is a link, or the way to the file leads through one."""
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
    """Removes what lies beside the lock for a temporary folder."""
    for ending in ("lock", "back"):
        with suppress(OSError):
            beside(lock, folder, ending).unlink()
