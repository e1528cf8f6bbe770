"""Bytes -> files, all or none: written into a temporary folder, then moved to their places.

The lock of a build is put in place in the same step. If the build is killed, the next build undoes it, see `journal`
and `undoing`. A link in the place of a file is replaced by the file; its target is not touched.
"""

from __future__ import annotations

import atexit
import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.output import CANNOT_UNDO, CANNOT_WRITE
from deckpress.interrupts import held
from deckpress.project import journal
from deckpress.project.journal import Journal, Print, Step, print_of, write_journal
from deckpress.project.paths import printable
from deckpress.project.scratch import Scratch, alone
from deckpress.project.undoing import Place, UndoError, beside, discard, places, recover_alone, undo


class WriteError(Exception):
    """An output cannot be written. `diagnostic` (DP601) has its path and the reason."""

    def __init__(self, shown: str, error: OSError | str, hint: str = "") -> None:
        self.reason = error if isinstance(error, str) else error.strerror or str(error)
        self.diagnostic = CANNOT_WRITE.at(Location(printable(shown), 0), reason=self.reason, hint=hint)
        super().__init__(str(self.diagnostic))


class Staging:
    """A temporary folder in the output folder, which collects the files of a build.

    After `publish`, `problems` has DP710 or DP711 if an interrupted build was undone first.
    """

    def __init__(self, out: Path, shown: str) -> None:
        self.out, self.shown = out, shown
        self.problems: Diagnostics = ()
        self._scratch = Scratch(out)
        self._prints: dict[str, Print] = {}
        self._lock: tuple[Path, str, Print] | None = None
        self._made: list[Path] = []
        self._keep = False

    @property
    def folder(self) -> Path:
        """The temporary folder."""
        return self._scratch.folder

    def open(self) -> None:
        """Creates the output folder if it does not exist, and the temporary folder in it. Raises WriteError."""
        atexit.register(self.close)
        try:
            self._make(self.out)
            self._scratch.open()
        except (FileExistsError, NotADirectoryError) as error:
            raise WriteError(self.shown, "a file is in the way") from error
        except OSError as error:
            raise WriteError(self.shown, error) from error

    def _make(self, folder: Path) -> None:
        """Creates a folder and those above it, and remembers the new ones, the deepest last."""
        for missing in _missing(folder):
            self._made.append(missing)
            missing.mkdir(exist_ok=True)
        folder.mkdir(exist_ok=True)

    def add(self, name: str, data: bytes) -> None:
        """Adds a file under `name`, a relative path, unless there is one already. Raises WriteError."""
        if name in self._prints:
            return
        try:
            (self.folder / str(len(self._prints))).write_bytes(data)
        except OSError as error:
            raise WriteError(self.shown, error) from error
        self._prints[name] = print_of(data)

    def add_lock(self, path: Path, shown: str, data: bytes) -> None:
        """Adds the new content of the lock, which is kept beside it: it may be on another disk. Raises WriteError."""
        try:
            _check_free(path)
            _write_through(beside(path, self.folder), data)
        except OSError as error:
            discard(path, self.folder)
            raise WriteError(shown, error) from error
        self._lock = path, shown, print_of(data)

    def publish(self) -> tuple[Path, ...]:
        """Moves every file to its place, the lock last. Raises WriteError after it has put all old files back."""
        try:
            with alone(self.out), held():
                self.problems = recover_alone(self.out, self._lock and self._lock[0], self.shown)
                self._publish()
        except UndoError as error:
            raise WriteError(self._shown(error.path), error.error, CANNOT_UNDO.remedy) from error
        except OSError as error:
            raise WriteError(self.shown, error) from error
        self._made = []
        return tuple(self.out / name for name in self._prints)

    def _publish(self) -> None:
        target = self.out
        entry = self.folder / journal.NAME
        content = self._journal()
        moves = [*places(content, self.folder, self.out, self._lock and self._lock[0])]
        try:
            for place in moves:
                target = place.target
                _check_free(target)
                if place.step.old:
                    _keep_old(target, place.kept)
            target = self.out
            if len(moves) > 1:
                self._write_journal(entry, content)
            elif moves:  # a single file needs no journal: it is in its place or not
                _sync(moves[0].staged)
            for place in moves:
                target = place.target
                self._make(target.parent)
                place.staged.replace(target)
            entry.unlink(missing_ok=True)
        except BaseException as error:
            self._undo(moves, entry)
            if isinstance(error, OSError):
                hint = "name another place with --lock, or build with --no-lock" if self._is_lock(target) else ""
                raise WriteError(self._shown(target), error, hint) from error
            raise

    def _undo(self, moves: Iterable[Place], entry: Path) -> None:
        """Puts the old files back. If that fails, folder and journal stay, so that the next build tries again."""
        self._keep = True
        undo(moves)
        with suppress(OSError):
            entry.unlink(missing_ok=True)
            self._keep = False

    def _journal(self) -> Journal:
        """The journal of `publish`, which depends on the files that are in the places now."""
        steps = [Step(name, new, os.path.lexists(self.out / name)) for name, new in self._prints.items()]
        parents = dict.fromkeys(parent for step in steps for parent in _missing((self.out / step.name).parent))
        lock = self._lock and Step(self._lock[0].name, self._lock[2], os.path.lexists(self._lock[0]))
        return Journal(tuple(parent.relative_to(self.out).as_posix() for parent in parents), tuple(steps), lock)

    def _write_journal(self, entry: Path, content: Journal) -> None:
        """Writes the journal in one step and to the disk itself, so that a power failure cannot lose it."""
        if content.lock is not None and content.lock.old:
            _sync(self.folder / "lock.old")
        draft = entry.with_suffix(".new")
        _write_through(draft, write_journal(content).encode())
        draft.replace(entry)
        _sync(self.folder)

    def _is_lock(self, path: Path) -> bool:
        return self._lock is not None and path == self._lock[0]

    def _shown(self, path: Path) -> str:
        if self._lock is not None and self._is_lock(path):
            return self._lock[1]
        return self.shown if path == self.out else f"{self.shown}/{path.relative_to(self.out).as_posix()}"

    def close(self) -> None:
        """Removes the temporary folder, and the new folders if nothing was published into them."""
        with held():
            if self._lock is not None and not self._keep:
                discard(self._lock[0], self.folder)
            self._scratch.close(keep=self._keep)
            for folder in reversed(self._made):
                with suppress(OSError):
                    folder.rmdir()
            atexit.unregister(self.close)


def _missing(folder: Path) -> list[Path]:
    """The folders that do not exist, of a folder and those above it, the uppermost first."""
    return [one for one in reversed((folder, *folder.parents)) if not one.exists()]


def _check_free(target: Path) -> None:
    """Raises OSError if something other than a file or a link would be replaced."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder of that name is in the way")
    with suppress(FileNotFoundError, NotADirectoryError):
        mode = target.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
            raise FileExistsError(errno.EEXIST, "a device or a pipe of that name is in the way")


def _keep_old(target: Path, kept: Path) -> None:
    """Keeps the old file under a second name (a hard link) or, on a disk without hard links, as a copy."""
    try:
        os.link(target, kept, follow_symlinks=False)
    except OSError:
        shutil.copy2(target, kept, follow_symlinks=False)


def _write_through(path: Path, data: bytes) -> None:
    """Writes a file to the disk itself, so that a power failure cannot lose it."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    """Waits until the disk has stored a file or a folder; not every system can do that for folders."""
    with suppress(OSError):
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@contextmanager
def staging(out: Path, shown: str) -> Iterator[Staging]:
    """A `Staging` that cleans up even if the build fails or is interrupted. Raises WriteError."""
    staged = Staging(out, shown)
    try:
        staged.open()
        yield staged
    finally:
        staged.close()
