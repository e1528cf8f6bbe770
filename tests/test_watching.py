"""Which files changed, found by looking again and again; the clock and, in most tests, the disk are the test's own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from deckpress.live.watching import (
    INTERVAL,
    SOON,
    Difference,
    Places,
    State,
    Watcher,
    counts,
    difference,
    quiet_time,
    state_of,
)

A, B, C = Path("/p/a.md"), Path("/p/b.md"), Path("/p/c.md")


class World:
    """Files in memory and a clock."""

    def __init__(self, *paths: Path) -> None:
        self.files: dict[Path, tuple[int, int, int]] = dict.fromkeys(paths, (0, 0, 0))
        self.now = 0.0
        self.watcher = Watcher(Places(()), look=self.look, clock=lambda: self.now)

    def look(self) -> State:
        return dict(self.files)

    def save(self, path: Path) -> None:
        time, size, number = self.files.get(path, (0, 0, 0))
        self.files[path] = (time + 1, size, number)

    def changes(self, seconds: float = 0.0) -> tuple[Path, ...]:
        self.now += seconds
        return self.watcher.changes()


# ---- what is different ---------------------------------------------------------------------------


def test_files_are_added_changed_and_removed() -> None:
    found = difference({A: (1, 1, 1), B: (1, 1, 1)}, {B: (2, 1, 1), C: (1, 1, 1)})
    assert found == Difference(added=(C,), changed=(B,), removed=(A,))
    assert found.paths == (B, C, A)


@pytest.mark.parametrize("sign", [(2, 1, 1), (1, 2, 1), (1, 1, 2)], ids=["time", "size", "another file"])
def test_a_file_changed_if_its_time_its_size_or_its_number_did(sign: tuple[int, int, int]) -> None:
    assert difference({A: (1, 1, 1)}, {A: sign}).changed == (A,)
    assert difference({A: (1, 1, 1)}, {A: (1, 1, 1)}) == Difference()


# ---- when a change counts ------------------------------------------------------------------------


def test_nothing_changes() -> None:
    world = World(A)
    assert [world.changes(1), world.changes(1)] == [(), ()]


def test_a_save_counts_when_the_file_stays_as_it_is() -> None:
    world = World(A, B)
    world.save(A)
    assert world.changes() == ()
    assert world.changes(1) == (A,)
    assert world.changes(1) == ()
    assert world.watcher.last == Difference(changed=(A,))


def test_a_file_that_is_still_written_is_waited_for() -> None:
    world = World(A)
    for _ in range(3):
        world.save(A)
        assert world.changes(1) == ()
    assert world.changes(1) == (A,)


def test_an_editor_that_removes_the_file_before_it_writes_the_new_one_changes_it_once() -> None:
    world = World(A)
    sign = world.files.pop(A)
    assert world.changes() == ()
    assert world.changes(SOON) == ()
    world.files[A] = (sign[0] + 1, sign[1], 7)
    assert world.changes(SOON) == ()
    assert world.changes(1) == (A,)
    assert world.watcher.last == Difference(changed=(A,))


def test_many_files_must_be_quiet_for_longer_than_one() -> None:
    one, many = Difference(changed=(A,)), Difference(changed=(A, B))
    assert quiet_time(one) < quiet_time(many) == quiet_time(Difference(removed=(A,)))
    world = World(A, B)
    world.save(A)
    world.save(B)
    assert world.changes() == ()
    assert world.changes(quiet_time(one)) == ()
    assert world.changes(quiet_time(many)) == (A, B)


def test_a_change_that_is_taken_back_in_time_is_none() -> None:
    world = World(A)
    before = dict(world.files)
    world.save(A)
    assert world.changes() == ()
    world.files = before
    assert [world.changes(1), world.changes(1)] == [(), ()]


def test_files_that_a_build_wrote_are_no_change_but_those_that_were_saved_meanwhile_are() -> None:
    world = World(A, B)
    world.save(A)
    world.save(B)
    world.save(C)
    world.watcher.accept((B, C))
    assert world.changes() == ()
    assert world.changes(1) == (A,)


def test_it_looks_again_soon_while_files_change() -> None:
    world = World(A)
    assert world.watcher.pause == INTERVAL
    world.save(A)
    world.changes()
    assert world.watcher.pause == SOON
    world.changes(1)
    assert world.watcher.pause == INTERVAL


def test_a_slow_disk_is_looked_at_less_often() -> None:
    world = World(A)
    seconds = iter([0.0, 2.0])
    watcher = Watcher(Places(()), look=world.look, clock=lambda: next(seconds))
    assert watcher.pause > 2


# ---- the disk ------------------------------------------------------------------------------------


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards/a.md").write_text("a", encoding="utf-8")
    return tmp_path / "cards"


def watch(*paths: Path, skip: tuple[Path, ...] = ()) -> Watcher:
    ticks = iter(range(10_000))
    return Watcher(Places(paths, skip=skip), clock=lambda: float(next(ticks)))


def changes(watcher: Watcher) -> list[str]:
    found = watcher.changes() or watcher.changes()
    return [path.name for path in found]


def test_new_changed_renamed_and_removed_files_are_found(cards: Path) -> None:
    watcher = watch(cards)
    (cards / "b.md").write_text("b", encoding="utf-8")
    assert changes(watcher) == ["b.md"]
    (cards / "a.md").write_text("a longer text", encoding="utf-8")
    assert changes(watcher) == ["a.md"]
    (cards / "b.md").rename(cards / "c.md")
    assert changes(watcher) == ["c.md", "b.md"]
    (cards / "c.md").unlink()
    assert changes(watcher) == ["c.md"]
    assert changes(watcher) == []


def test_an_editor_that_saves_by_renaming_changes_the_file(cards: Path) -> None:
    watcher, times = watch(cards), (cards / "a.md").stat()
    (cards / ".a.md.tmp").write_text("b", encoding="utf-8")
    os.utime(cards / ".a.md.tmp", ns=(times.st_atime_ns, times.st_mtime_ns))
    (cards / ".a.md.tmp").replace(cards / "a.md")
    assert changes(watcher) == ["a.md"]


def test_new_folders_are_watched_and_removed_ones_are_no_error(cards: Path) -> None:
    watcher = watch(cards)
    (cards / "new/deep").mkdir(parents=True)
    (cards / "new/deep/x.png").write_bytes(b"x")
    assert changes(watcher) == ["x.png"]
    shutil.rmtree(cards)
    assert changes(watcher) == ["a.md", "x.png"]


def test_a_link_changes_with_the_file_that_it_leads_to(cards: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md").write_text("x", encoding="utf-8")
    (cards / "link.md").symlink_to(tmp_path / "elsewhere.md")
    (cards / "nowhere.md").symlink_to(tmp_path / "nothing.md")
    watcher = watch(cards)
    (tmp_path / "elsewhere.md").write_text("longer", encoding="utf-8")
    assert changes(watcher) == ["link.md"]


@pytest.mark.parametrize("name", [".a.md.swp", "a.md~", "#a.md#", ".#a.md", "~$a.md", "4913", "a.pdf", "Thumbs.db"])
def test_the_spare_files_of_editors_and_what_no_build_reads_do_not_count(cards: Path, name: str) -> None:
    watcher = watch(cards)
    (cards / name).write_text("x", encoding="utf-8")
    assert changes(watcher) == []
    assert not counts(name)


@pytest.mark.parametrize(
    "name",
    ["a.md", "A.MD", "deckpress.toml", "deckpress.lock", "macros.tex", "style.css", "_f.woff2", ".gitignore", "a.mp3"],
)
def test_what_a_build_reads_counts(name: str) -> None:
    assert counts(name)


@pytest.mark.parametrize("folder", [".git", "node_modules", "__pycache__", "env"])
def test_hidden_and_installed_folders_are_left_out(cards: Path, folder: str) -> None:
    (cards / folder).mkdir()
    (cards / "env").mkdir(exist_ok=True)
    (cards / "env/pyvenv.cfg").touch()
    watcher = watch(cards)
    (cards / folder / "x.md").write_text("x", encoding="utf-8")
    assert changes(watcher) == []


def test_the_folder_of_the_outputs_can_be_left_out(cards: Path) -> None:
    (cards / "out").mkdir()
    watcher = watch(cards, skip=(cards / "out",))
    (cards / "out/a.csv").write_text("x", encoding="utf-8")
    assert changes(watcher) == []


def test_a_file_that_is_named_counts_whatever_its_name(cards: Path) -> None:
    watcher = watch(cards / "notes", cards / "a.md")
    (cards / "notes").write_text("x", encoding="utf-8")
    (cards / "b.md").write_text("x", encoding="utf-8")
    assert changes(watcher) == ["notes"]


def test_other_places_can_be_watched_without_losing_what_changed_meanwhile(cards: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.md").write_text("x", encoding="utf-8")
    (cards / "b.md").write_text("b", encoding="utf-8")
    watcher = watch(cards)
    (cards / "a.md").write_text("longer", encoding="utf-8")
    (cards / "b.md").unlink()
    (cards / "c.md").write_text("c", encoding="utf-8")
    watcher.watch(Places((cards, other)))
    assert changes(watcher) == ["a.md", "c.md", "b.md"]
    (other / "x.md").write_text("longer", encoding="utf-8")
    assert changes(watcher) == ["x.md"]
    watcher.watch(Places((cards,)))
    assert changes(watcher) == []


def test_around_the_sources_only_what_they_may_use_counts(cards: Path, tmp_path: Path) -> None:
    watcher = Watcher(Places((cards,), around=(tmp_path,)), clock=iter(range(99)).__next__)
    (tmp_path / "log.txt").write_text("x", encoding="utf-8")
    assert changes(watcher) == []
    (tmp_path / "note.md").write_text("x", encoding="utf-8")
    (cards / "new.txt").write_text("x", encoding="utf-8")
    assert changes(watcher) == ["new.txt", "note.md"]


def test_the_file_that_the_program_prints_into_does_not_count(cards: Path) -> None:
    (cards / "log.txt").write_text("x", encoding="utf-8")
    own = frozenset({(cards / "log.txt").stat().st_ino})
    watcher = Watcher(Places((cards,), own=own), clock=iter(range(99)).__next__)
    (cards / "log.txt").write_text("longer", encoding="utf-8")
    assert changes(watcher) == []


def test_only_so_many_files_are_looked_at_and_those_that_are_named_come_first(
    cards: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cards / "deep").mkdir()
    (cards / "deep/x.md").touch()
    (cards / "b.md").touch()
    monkeypatch.setattr("deckpress.live.watching._MOST_FILES", 2)
    assert {path.name for path in state_of(Places((cards, cards / "deep/x.md")))} in (
        {"x.md", "a.md"},
        {"x.md", "b.md"},
    )
