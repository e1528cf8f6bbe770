"""Bytes -> files, all or none: written into a folder beside their place, then renamed when everything is there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Location
from deckpress.project.paths import printable


class WriteError(Exception):
    """An output that cannot be written; `diagnostic` (DP601) says which and why."""

    def __init__(self, shown: str, error: OSError | str) -> None:
        reason = error if isinstance(error, str) else error.strerror or str(error)
        self.diagnostic = Diagnostic(Location(printable(shown), 0), "DP601", f"cannot write here: {reason}")
        super().__init__(str(self.diagnostic))


class Staging:
    """A temporary folder in the output folder, which collects the files until they are all there."""

    def __init__(self, out: Path, shown: str) -> None:
        self.out, self.shown = out, shown
        self._names: list[str] = []
        self._folder: Path | None = None
        self._made: list[Path] = []

    def open(self) -> None:
        """Makes the output folder if need be, and the temporary one in it. Raises WriteError."""
        try:
            self._make(self.out)
            self._folder = Path(tempfile.mkdtemp(prefix=".deckpress-", dir=self.out))
        except (FileExistsError, NotADirectoryError) as error:
            raise WriteError(self.shown, "a file is in the way") from error
        except OSError as error:
            raise WriteError(self.shown, error) from error

    def _make(self, folder: Path) -> None:
        """Makes a folder and those above it, and remembers which ones are new, the deepest last."""
        for missing in reversed([f for f in (folder, *folder.parents) if not f.exists()]):
            missing.mkdir(exist_ok=True)
            self._made.append(missing)
        folder.mkdir(exist_ok=True)

    @property
    def folder(self) -> Path:
        """The temporary folder."""
        if self._folder is None:
            raise ValueError("the staging is not open")
        return self._folder

    def add(self, name: str, data: bytes) -> None:
        """Keeps a file for `name`, a relative path; of several for one name, the first. Raises WriteError."""
        if name in self._names:
            return
        try:
            (self.folder / str(len(self._names))).write_bytes(data)
        except OSError as error:
            raise WriteError(self.shown, error) from error
        self._names.append(name)

    def publish(self) -> tuple[Path, ...]:
        """Puts every file in its place, each in one step. Raises WriteError; then all old files are back."""
        done: list[tuple[Path, Path, Path | None]] = []
        target = self.out
        try:
            for number, name in enumerate(self._names):
                staged, target = self.folder / str(number), self.out / name
                if target.is_dir():
                    raise IsADirectoryError(21, "a folder of that name is in the way")
                self._make(target.parent)
                done.append((staged, target, self._kept(target, number)))
                staged.replace(target)
        except BaseException as error:
            for staged, path, kept in reversed(done):
                with suppress(OSError):
                    _restore(staged, path, kept)
            if isinstance(error, OSError):
                raise WriteError(f"{self.shown}/{target.relative_to(self.out).as_posix()}", error) from error
            raise
        self._made = []
        return tuple(self.out / name for name in self._names)

    def _kept(self, target: Path, number: int) -> Path | None:
        """A second name of the file that is to be replaced, or a copy where the disk has no such names."""
        kept = self.folder / f"{number}.old"
        try:
            os.link(target, kept, follow_symlinks=False)
        except OSError:
            if not target.exists():
                return None
            shutil.copy2(target, kept)
        return kept

    def close(self) -> None:
        """Takes the temporary folder away, and the new folders if nothing was published into them."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        for folder in reversed(self._made):
            with suppress(OSError):
                folder.rmdir()


def _restore(staged: Path, path: Path, kept: Path | None) -> None:
    """Puts back what stood at `path`, unless the new file never got there and still lies at `staged`."""
    if staged.exists():
        return
    if kept is None:
        path.unlink(missing_ok=True)
    else:
        kept.replace(path)


@contextmanager
def staging(out: Path, shown: str) -> Iterator[Staging]:
    """A `Staging` that cleans up after itself, also when the build fails or is interrupted. Raises WriteError."""
    staged = Staging(out, shown)
    try:
        staged.open()
        yield staged
    finally:
        staged.close()
