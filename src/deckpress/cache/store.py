"""JSON values by kind and key, in a SQLite file in the cache folder or in memory.

A store may forget anything at any time, and it never fails: a file that is missing, busy, broken, read-only or made by
another program, and a full disk, only mean that nothing is found. The file can be deleted at any time.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, TypeVar

from deckpress.store import Values

T = TypeVar("T")
NAME = "builds-1.sqlite"
LIMIT = 200_000_000
"""The most bytes of values to keep; beyond that, the least recently used ones are removed."""
_HELD = 8_000_000
"""How many characters of new values a store on disk holds before it writes them."""
_OURS = 0x6465636B
"""The number in the head of the file that identifies the program that made it: `deck`."""
_DAY = 86_400
_BROKEN = (11, 26)
"""SQLITE_CORRUPT and SQLITE_NOTADB."""
_TABLE = """
    create table if not exists kept (
        kind text not null, key text not null, used integer not null, size integer not null, value text not null,
        primary key (kind, key)
    )
"""


class Store(Values, Protocol):
    """Values that outlive a build. A kind names what a value is, and in which form; the key is a hash of its causes.

    A value may come from anywhere: check its form.
    """

    def close(self) -> None:
        """Writes what was put."""
        ...


class MemoryStore:
    """A store for one process, such as one that builds again and again. It forgets what was not used for longest."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit, self._size = limit, 0
        self._values: dict[tuple[str, str], str] = {}
        """The most recently used last."""

    def get(self, kind: str, key: str) -> Any:
        """The value of a key, or None."""
        text = self._values.pop((kind, key), None)
        if text is not None:
            self._values[kind, key] = text
        return _value(text)

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keeps a value."""
        text = json.dumps(value)
        self._size += len(text) - len(self._values.pop((kind, key), ""))
        self._values[kind, key] = text
        while self._size > self._limit:
            self._size -= len(self._values.pop(next(iter(self._values))))

    def close(self) -> None:
        """Nothing to do."""


class DiskStore:
    """A store in a file of the folder. `put` collects values and writes them now and then, `close` writes the rest.

    A process that was forked finds nothing in it and writes nothing, since SQLite forbids two processes to share one
    connection.
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._path, self._limit, self._process = folder / NAME, limit, os.getpid()
        self._new: dict[tuple[str, str], str] = {}
        self._held = 0
        """The number of characters in the new values."""
        self._database: sqlite3.Connection | None = None
        self._usable = True

    def get(self, kind: str, key: str) -> Any:
        """The value of a key, or None."""
        if (kind, key) in self._new:
            return _value(self._new[kind, key])
        return _value(self._use(lambda database: _text(database, kind, key)))

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keeps a value until it is written; one that would fill a quarter of the store is not kept."""
        text = json.dumps(value)
        if len(text) <= self._limit // 4 and os.getpid() == self._process:
            self._new[kind, key] = text
            self._held += len(text)
            if self._held > _HELD:
                self._write_new()

    def close(self) -> None:
        """Writes the new values, and removes the oldest ones if there are too many."""
        self._write_new()
        if self._database is not None and os.getpid() == self._process:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _write_new(self) -> None:
        if self._new:
            self._use(self._write, create=True)
            self._new, self._held = {}, 0

    def _write(self, database: sqlite3.Connection) -> None:
        rows = ((kind, key, _today(), len(text), text) for (kind, key), text in self._new.items())
        with database:
            database.execute("begin immediate")
            database.executemany("insert or replace into kept values (?, ?, ?, ?, ?)", rows)
            (size,) = database.execute("select coalesce(sum(size), 0) from kept").fetchone()
            if size > self._limit:
                self._trim(database, size)
        if size > self._limit:
            database.execute("pragma incremental_vacuum")

    def _trim(self, database: sqlite3.Connection, size: int) -> None:
        """Removes the oldest values until a fifth of the store is free."""
        old = database.execute("select rowid, size from kept order by used, rowid").fetchall()
        gone: list[tuple[int]] = []
        while old and size > self._limit * 4 // 5:
            number, own = old.pop(0)
            gone.append((number,))
            size -= own
        database.executemany("delete from kept where rowid = ?", gone)

    def _use(self, action: Callable[[sqlite3.Connection], T], *, create: bool = False) -> T | None:
        """The result of the action, or None. An error of SQLite ends the use of the file; a broken file is removed."""
        if not self._usable or os.getpid() != self._process:
            return None
        try:
            if self._database is None:
                self._database = _open(self._path, create=create)
            return action(self._database)
        except FileNotFoundError:
            return None
        except (OSError, ValueError):  # such as a path with a NUL
            self._usable = False
        except sqlite3.Error as error:
            self._usable = False
            if self._database is not None:
                with suppress(sqlite3.Error):
                    self._database.close()
                self._database = None
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN:
                _remove(self._path)
        return None


class _ForeignError(sqlite3.Error):
    """A database that another program made, or another version."""


def _open(path: Path, *, create: bool) -> sqlite3.Connection:
    """The database of a path. Raises OSError, ValueError and sqlite3.Error."""
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):  # only its user may read it: it holds what the user writes
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    if not stat.S_ISREG(path.stat().st_mode):
        raise FileExistsError
    database = sqlite3.connect(path, timeout=1.0 if create else 0.1, isolation_level=None)
    try:
        (program,) = database.execute("pragma application_id").fetchone()
        if program != _OURS:
            (tables,) = database.execute("select count(*) from sqlite_master").fetchone()
            if program or tables or not create:
                raise _ForeignError
            database.execute("pragma auto_vacuum = incremental")
            database.execute("pragma journal_mode = wal")
            database.execute(f"pragma application_id = {_OURS}")
            database.execute(_TABLE)
        database.execute("pragma synchronous = normal")
    except BaseException:
        database.close()
        raise
    return database


def _text(database: sqlite3.Connection, kind: str, key: str) -> object:
    """The text of a value, or None; notes that it was used."""
    row = database.execute("select value, used from kept where kind = ? and key = ?", (kind, key)).fetchone()
    if row is None:
        return None
    if row[1] < _today():
        with suppress(sqlite3.OperationalError):  # read-only, or busy
            database.execute("update kept set used = ? where kind = ? and key = ?", (_today(), kind, key))
    return row[0]


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()


def _today() -> int:
    """The days since 1970. A day is exact enough for the last use of a value, and so reading seldom writes."""
    return int(time.time()) // _DAY


def _value(text: object) -> Any:
    """The value in a text; None if it is not JSON."""
    if not isinstance(text, str):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
