"""The store of the cache: it gives back what was put, forgets the oldest when it is full, and never fails."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deckpress.cache import store as module
from deckpress.cache.store import NAME, DiskStore, MemoryStore, Store


def put(folder: Path, kind: str, key: str, value: object, limit: int = 10_000) -> None:
    store = DiskStore(folder, limit)
    store.put(kind, key, value)
    store.close()


def get(folder: Path, kind: str, key: str) -> object:
    store = DiskStore(folder)
    found = store.get(kind, key)
    store.close()
    return found


@pytest.mark.parametrize("value", [0, "", "é\u2028\ud800", [1, [2, None]], {"a": {"": True}}, 1.5])
@pytest.mark.parametrize("make", [DiskStore, lambda _: MemoryStore()])
def test_a_store_gives_back_what_was_put(make: Callable[[Path], Store], value: object, tmp_path: Path) -> None:
    store = make(tmp_path / "deep" / "cache")
    assert store.get("kind", "key") is None
    store.put("kind", "key", value)
    assert store.get("kind", "key") == value
    assert store.get("other", "key") is None
    store.close()
    assert store.get("kind", "key") == value


def test_the_next_process_finds_what_was_put(tmp_path: Path) -> None:
    put(tmp_path, "kind", "key", [1])
    put(tmp_path, "kind", "key", [2])
    assert get(tmp_path, "kind", "key") == [2]


def test_many_new_values_are_written_before_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_HELD", 100)
    store = DiskStore(tmp_path)
    store.put("kind", "a", "x" * 60)
    assert get(tmp_path, "kind", "a") is None
    store.put("kind", "b", "y" * 60)
    assert (get(tmp_path, "kind", "a"), get(tmp_path, "kind", "b")) == ("x" * 60, "y" * 60)
    store.put("kind", "c", 1)
    assert [store.get("kind", key) for key in "abc"] == ["x" * 60, "y" * 60, 1]
    store.close()
    assert get(tmp_path, "kind", "c") == 1


def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    put(tmp_path, "kind", "key", "secret")
    if sys.platform != "win32":
        assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


def test_looking_for_a_value_makes_no_file(tmp_path: Path) -> None:
    assert get(tmp_path / "cache", "kind", "key") is None
    assert not (tmp_path / "cache").exists()


def test_a_full_store_forgets_what_was_not_used_for_longest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day, key in enumerate(("a", "", "c")):
        monkeypatch.setattr(module, "_today", lambda day=day: day)
        put(tmp_path, "kind", key, "x" * 198, limit=1000)
    monkeypatch.setattr(module, "_today", lambda: 5)
    assert get(tmp_path, "kind", "a") == "x" * 198
    for key in ("d", "e", "f"):
        put(tmp_path, "kind", key, "x" * 198, limit=1000)
    assert [key for key in ("a", "", "c", "d", "e", "f") if get(tmp_path, "kind", key) is not None] == [
        "a",
        "d",
        "e",
        "f",
    ]


def test_a_full_store_in_memory_forgets_what_was_not_used_for_longest() -> None:
    store = MemoryStore(limit=1000)
    for key in ("a", "b", "c"):
        store.put("kind", key, "x" * 298)
    assert store.get("kind", "a") == "x" * 298
    store.put("kind", "c", "y" * 298)
    store.put("kind", "d", "x" * 298)
    assert [key for key in "abcd" if store.get("kind", key) is not None] == ["a", "c", "d"]
    store.put("kind", "large", "x" * 1000)
    assert [key for key in ("a", "c", "d", "large") if store.get("kind", key) is not None] == []


def test_a_full_store_gives_its_space_back(tmp_path: Path) -> None:
    for number in range(20):
        put(tmp_path, "kind", str(number), "x" * 20_000, limit=100_000)
    assert (tmp_path / NAME).stat().st_size < 200_000


def test_a_value_that_would_fill_the_store_is_not_kept(tmp_path: Path) -> None:
    put(tmp_path, "kind", "small", 1, limit=1000)
    put(tmp_path, "kind", "large", "x" * 300, limit=1000)
    assert (get(tmp_path, "kind", "small"), get(tmp_path, "kind", "large")) == (1, None)


def test_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no database" * 1000)
    assert get(tmp_path, "kind", "key") is None
    put(tmp_path, "kind", "key", 1)
    assert get(tmp_path, "kind", "key") == 1


def test_a_file_that_breaks_in_the_middle_is_made_anew(tmp_path: Path) -> None:
    for number in range(50):
        put(tmp_path, "kind", str(number), "x" * 1000, limit=1_000_000)
    data = bytearray((tmp_path / NAME).read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    (tmp_path / NAME).write_bytes(bytes(data))
    for _ in range(3):
        put(tmp_path, "kind", "key", 1)
        get(tmp_path, "kind", "\0")
    assert get(tmp_path, "kind", "key") == 1


def test_the_database_of_another_program_stays_as_it_is(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / NAME)
    with database:
        database.execute("create table kept (mine)")
    database.close()
    before = (tmp_path / NAME).read_bytes()
    put(tmp_path, "kind", "key", 1)
    assert get(tmp_path, "kind", "key") is None
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize("lock", ["begin immediate", "begin exclusive"])
def test_a_busy_store_keeps_and_finds_nothing_and_does_not_wait_for_long(lock: str, tmp_path: Path) -> None:
    put(tmp_path, "kind", "key", 1)
    holder = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    holder.execute(lock)
    put(tmp_path, "kind", "other", 2)
    holder.execute("rollback")
    holder.close()
    assert (get(tmp_path, "kind", "key"), get(tmp_path, "kind", "other")) == (1, None)


@pytest.mark.parametrize("kind", ["a folder", "a file in the way", "a pipe", "an impossible path"])
def test_a_path_that_cannot_hold_a_store_holds_nothing(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    if kind == "a file in the way":
        folder.write_bytes(b"")
    elif kind == "an impossible path":
        folder = Path("\0")
    else:
        folder.mkdir()
        (folder / NAME).mkdir() if kind == "a folder" or not hasattr(os, "mkfifo") else os.mkfifo(folder / NAME)
    put(folder, "kind", "key", 1)
    assert get(folder, "kind", "key") is None


def test_a_store_that_can_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "kind", "key", 1)
    real = module._open

    def read_only(path: Path, *, create: bool) -> sqlite3.Connection:
        database = real(path, create=create)
        database.execute("pragma query_only = 1")
        return database

    monkeypatch.setattr(module, "_open", read_only)
    monkeypatch.setattr(module, "_today", lambda: 1 << 40)
    put(tmp_path, "kind", "other", 2)
    assert (get(tmp_path, "kind", "key"), get(tmp_path, "kind", "other")) == (1, None)


def test_a_full_disk_keeps_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "kind", "key", 1)
    real = module._open

    def full(path: Path, *, create: bool) -> sqlite3.Connection:
        database = real(path, create=create)
        database.execute("pragma max_page_count = 1")
        return database

    monkeypatch.setattr(module, "_open", full)
    put(tmp_path, "kind", "large", "x" * 100_000, limit=1_000_000)
    monkeypatch.undo()
    assert (get(tmp_path, "kind", "key"), get(tmp_path, "kind", "large")) == (1, None)


def test_two_builds_can_write_at_once(tmp_path: Path) -> None:
    one, other = DiskStore(tmp_path), DiskStore(tmp_path)
    one.put("kind", "one", 1)
    other.put("kind", "other", 2)
    assert one.get("kind", "other") is None
    one.close()
    other.close()
    assert (get(tmp_path, "kind", "one"), get(tmp_path, "kind", "other")) == (1, 2)


def test_a_value_that_is_no_json_is_none(tmp_path: Path) -> None:
    put(tmp_path, "kind", "key", 1)
    database = sqlite3.connect(tmp_path / NAME)
    with database:
        database.execute("update kept set value = '[' || char(0)")
    database.close()
    assert get(tmp_path, "kind", "key") is None


def test_a_forked_process_finds_nothing_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "kind", "key", 1)
    store = DiskStore(tmp_path)
    assert store.get("kind", "key") == 1
    parent = os.getpid()
    with monkeypatch.context() as child:
        child.setattr(os, "getpid", lambda: parent + 1)
        assert store.get("kind", "key") is None
        store.put("kind", "other", 2)
        store.close()
    assert store.get("kind", "key") == 1
    store.close()
    assert get(tmp_path, "kind", "other") is None
