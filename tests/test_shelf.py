"""The values of one file lie in few pieces, and a build writes the pieces that changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from deckpress.cache.store import DiskStore, MemoryStore, Store
from deckpress.project.shelf import Shelf

FILE = Path("/deck.md")


def key(number: int) -> str:
    return f"{number:032x}"


class Counting(MemoryStore):
    puts = 0

    def put(self, kind: str, key: str, value: Any) -> None:
        self.puts += 1
        super().put(kind, key, value)


def filled(store: Store, count: int) -> None:
    shelf = Shelf(store, FILE, "notes")
    for number in range(count):
        shelf.put("note", key(number), [number])
    shelf.close()


def test_values_are_found_by_the_next_build(tmp_path: Path) -> None:
    store = DiskStore(tmp_path)
    filled(store, 300)
    store.close()
    shelf = Shelf(DiskStore(tmp_path), FILE, "notes")
    assert [shelf.get("note", key(number)) for number in (0, 299, 300)] == [[0], [299], None]
    assert shelf.get("other", key(0)) is None
    assert Shelf(DiskStore(tmp_path), Path("/other.md"), "notes").get("note", key(0)) is None


def test_one_new_value_changes_one_piece() -> None:
    store = Counting()
    filled(store, 300)
    before = store.puts
    shelf = Shelf(store, FILE, "notes")
    for number in range(299):
        assert shelf.get("note", key(number)) == [number]
    shelf.put("note", key(1000), "new")
    shelf.close()
    assert store.puts == before + 1
    assert Shelf(store, FILE, "notes").get("note", key(1000)) == "new"


def test_nothing_is_written_if_nothing_is_new() -> None:
    store = Counting()
    filled(store, 10)
    before = store.puts
    shelf = Shelf(store, FILE, "notes")
    assert shelf.get("note", key(3)) == [3]
    shelf.close()
    assert store.puts == before


def test_values_that_a_build_does_not_use_are_removed() -> None:
    store = MemoryStore()
    filled(store, 10)
    shelf = Shelf(store, FILE, "notes")
    assert shelf.get("note", key(3)) == [3]
    shelf.put("note", key(20), [20])
    shelf.close()
    again = Shelf(store, FILE, "notes")
    assert [number for number in range(30) if again.get("note", key(number))] == [3, 20]


def test_a_file_that_grows_and_shrinks_keeps_its_values() -> None:
    store = MemoryStore()
    filled(store, 10)
    filled(store, 3000)
    filled(store, 150)
    shelf = Shelf(store, FILE, "notes")
    assert all(shelf.get("note", key(number)) == [number] for number in range(150))


def test_values_of_another_form_are_not_found() -> None:
    class Odd(MemoryStore):
        def get(self, kind: str, key: str) -> Any:
            found = super().get(kind, key)
            return 16 if isinstance(found, int) else "odd"

    store = Odd()
    filled(store, 300)
    assert Shelf(store, FILE, "notes").get("note", key(0)) is None
