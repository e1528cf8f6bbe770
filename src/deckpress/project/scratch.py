"""Temporary folders: each is marked as in use while its process lives, so that those of killed processes are removed.

A folder has a file `owner`, which its process keeps locked (flock on Unix, a locked byte on Windows). The system
releases the lock however the process ends, so if the lock is free, nobody uses the folder. Without such a file, or on a
disk without locks, a folder is abandoned if it is older than an hour; an empty folder always is. If a new folder is
removed before its process has the lock, the process makes another one.
"""

from __future__ import annotations

import atexit
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from deckpress.interrupts import held
from deckpress.regex import regex

PREFIX = ".deckpress-"
STALE = 3600
"""How old, in seconds, a file or folder of an unknown process must be to count as abandoned."""
WAIT = 30.0
"""How many seconds a build waits for another build that is putting its files in place."""
_OWNER = "owner"
_NAME = regex(r"\.?deckpress-[0-9a-z_]{8}(-lock|-back)?")


class Scratch:
    """A temporary folder in `parent`, which exists from `open` to `close` or to the end of the program."""

    def __init__(self, parent: Path, prefix: str = PREFIX) -> None:
        self._parent, self._prefix = parent, prefix
        self.folder = self._new_name()
        self._owner: BinaryIO | None = None

    def _new_name(self) -> Path:
        return self._parent / f"{self._prefix}{os.urandom(4).hex()}"

    def open(self) -> None:
        """Creates the folder. Raises OSError."""
        atexit.register(self.close)
        for tries_left in reversed(range(10)):
            try:
                self.folder.mkdir(mode=0o700)
                self._owner = (self.folder / _OWNER).open("xb")
            except FileNotFoundError:
                if not tries_left:
                    raise
            else:
                if _lock(self._owner.fileno()) is not False and self.folder.is_dir():
                    return
                self._owner.close()
            self.folder = self._new_name()

    def close(self, *, keep: bool = False) -> None:
        """Removes the folder or, with `keep`, leaves it to the next build."""
        with held():
            if self._owner is not None:
                self._owner.close()
            if not keep:
                _remove(self.folder)
            atexit.unregister(self.close)


def collect(parent: Path, settle: Callable[[Path], None] = lambda _: None, *, folders: bool = True) -> None:
    """Removes temporary files and, with `folders`, folders in `parent` that killed processes of this user left.

    `settle` is called with each abandoned folder before it is removed. If it raises, the folder stays.
    """
    for path, is_folder in list(_leftovers(parent, PREFIX)):
        if is_folder and folders:
            _collect(path, settle, _is_stale)
        elif not is_folder and _is_stale(path):
            with suppress(OSError):
                path.unlink()


@contextmanager
def scratch(parent: Path, prefix: str) -> Iterator[Path]:
    """A temporary folder in a shared folder such as /tmp, in which only marked folders are removed.

    Raises OSError.
    """
    _collect_marked(parent, prefix)
    made = Scratch(parent, prefix)
    try:
        made.open()
        yield made.folder
    finally:
        made.close()


def _collect_marked(parent: Path, prefix: str) -> None:
    for path, is_folder in list(_leftovers(parent, prefix)):
        if is_folder and (path / _OWNER).is_file():
            _collect(path, lambda _: None, lambda _: False)


def _collect(folder: Path, settle: Callable[[Path], None], is_old: Callable[[Path], bool]) -> None:
    """Removes a folder if it is abandoned, or if that is unknown and it is old."""
    with _taken(folder) as abandoned:
        if abandoned:
            settle(folder)
        gone = abandoned or (abandoned is None and is_old(folder))
        if gone:  # while its lock is held, so that no process starts to use it
            _remove(folder)
    if gone and folder.exists():  # Windows removes no open file, as the owner was
        _remove(folder)


def has_leftovers(parent: Path) -> bool:
    """True if a folder has a temporary file or folder of any build, running or not."""
    return any(True for _ in _leftovers(parent, PREFIX))


def _leftovers(parent: Path, prefix: str) -> Iterator[tuple[Path, bool]]:
    """Temporary files and folders of this user, as (path, is it a folder?), without links, which no build makes."""
    with suppress(OSError), os.scandir(parent) as entries:
        for entry in entries:
            if not (entry.name.startswith(prefix) and _NAME.fullmatch(entry.name)):
                continue
            status = entry.stat(follow_symlinks=False)
            mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
            if mine and (stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)):
                yield Path(entry.path), stat.S_ISDIR(status.st_mode)


@contextmanager
def _taken(folder: Path) -> Iterator[bool | None]:
    """Holds a folder's lock: True if the folder is abandoned, False if it is in use, None if that is unknown."""
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        number = os.open(folder / _OWNER, flags)
    except FileNotFoundError:
        yield _has_gone(folder)
        return
    except OSError:
        yield None if (folder / _OWNER).is_symlink() else False
        return
    with os.fdopen(number, "r+b"):
        yield _lock(number) if stat.S_ISREG(os.fstat(number).st_mode) else None


def _has_gone(folder: Path) -> bool | None:
    """True if the folder was empty and has been removed; else None."""
    with suppress(OSError):
        folder.rmdir()
        return True
    return None


def _remove(folder: Path) -> None:
    """Removes a folder, its owner file last, so that a folder that cannot be emptied still counts as abandoned."""
    with suppress(OSError):
        for path in list(folder.iterdir()):
            if path.name == _OWNER:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        if [path.name for path in folder.iterdir()] == [_OWNER]:
            (folder / _OWNER).unlink()
        folder.rmdir()


def _is_stale(path: Path) -> bool:
    try:
        return time.time() - path.lstat().st_mtime > STALE
    except OSError:
        return False


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keeps other builds from putting files into a folder until the block ends. Windows cannot lock a folder.

    Raises TimeoutError if another build holds the folder for more than `WAIT` seconds.
    """
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:  # it does not exist yet, or this is Windows
        yield
        return
    try:
        until = time.monotonic() + WAIT
        while _lock(number) is False:
            if time.monotonic() > until:
                raise TimeoutError(110, "another build is writing here")
            time.sleep(0.01)
        yield
    finally:
        os.close(number)


if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> bool | None:
        """Locks an open file until it is closed: True on success, False if another process has locked it."""
        os.lseek(number, 1 << 20, os.SEEK_SET)  # others cannot read a locked byte, so lock one past the end
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(number, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(number: int) -> bool | None:
        """Locks an open file until it is closed: True on success, False if another process has locked it.

        None if the disk has no locks.
        """
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True
