"""Drawn formulas and note types, kept between builds in the user's cache folder; safe to delete."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from deckpress.cache.folder import cache_folder

__all__ = ["DiskCache", "cache_folder"]

_NAME = "formulas-1.sqlite"


class DiskCache:
    """A store of texts by key (SQLite). If its folder cannot be used, it forgets everything and raises no error."""

    def __init__(self, folder: Path) -> None:
        self._new: dict[str, str] = {}
        self._path = folder / _NAME

    @cached_property
    def _database(self) -> sqlite3.Connection | None:
        return _open(self._path)

    def get(self, key: str) -> str | None:
        """The text of a key, or None."""
        if self._database is None or key in self._new:
            return self._new.get(key)
        try:
            row = self._database.execute("select value from drawn where key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        return str(row[0]) if row else None

    def set(self, key: str, value: str) -> None:
        """Keeps a text, which `close` writes to the disk."""
        self._new[key] = value

    def close(self) -> None:
        """Writes the new texts."""
        if ("_database" not in self.__dict__ and not self._new) or self._database is None:
            return
        with suppress(sqlite3.Error):
            if self._new:
                with self._database:
                    self._database.executemany("insert or replace into drawn values (?, ?)", self._new.items())
        self._database.close()
        self._database = None


def _open(path: Path) -> sqlite3.Connection | None:
    """The database. A damaged file is replaced by a new one; None if there can be no database."""
    for attempt in (1, 2):
        database = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(path, timeout=1)
            database.execute("create table if not exists drawn (key text primary key, value text) without rowid")
            return database
        except (OSError, sqlite3.Error) as error:
            if database is not None:
                database.close()
            # A database that is locked or full (OperationalError) stays; a file that is not a database is replaced.
            if attempt == 2 or isinstance(error, OSError | sqlite3.OperationalError):
                return None
            with suppress(OSError):
                path.unlink()
    return None
