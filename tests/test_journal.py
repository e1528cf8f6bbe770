"""The journal as a text, the temporary folders of a build (which are removed, which stay), and what is undone."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget import share
from deckpress.diagnostics import Diagnostics
from deckpress.project import run, scratch
from deckpress.project.journal import Journal, Print, Step, print_of, read_journal, write_journal
from deckpress.project.scratch import Scratch
from deckpress.project.undoing import content_of, recover
from deckpress.project.writing import WriteError, staging
from request_maker import make_request

HOUR_AGO = 4000


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, str]:
    """Every file with its text, every link with where it leads, every folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found[name] = (
            f"-> {path.readlink()}" if path.is_symlink() else path.read_text(errors="replace") if path.is_file() else ""
        )
    return found


def told(diagnostics: Diagnostics) -> list[str]:
    return [f"{problem.code} {problem.message}" for problem in diagnostics]


# ---- the text --------------------------------------------------------------------------------------

NAMES = st.text("abc é漢:\\", min_size=1, max_size=6).map(lambda text: text.strip() or "x")
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
PRINTS = st.builds(Print, st.integers(0, 2**40), st.integers(0, 2**32 - 1))
STEPS = st.builds(Step, PATHS, PRINTS, st.booleans())
LOCKS = st.none() | st.builds(Step, NAMES, PRINTS, st.booleans())


@pytest.mark.skipif(os.name == "nt", reason="the names are those that Unix allows")
@given(st.builds(Journal, st.lists(PATHS).map(tuple), st.lists(STEPS).map(tuple), LOCKS))
def test_a_journal_reads_back_as_it_was_written(journal: Journal) -> None:
    assert read_journal(write_journal(journal)) == journal


def journal_of(**line: object) -> str:
    return json.dumps({"deckpress-journal": 1, "lines": 1}) + "\n" + json.dumps(line) + "\n"


CONTENT = {"size": 1, "crc": 1, "old": True}


def test_a_lock_stands_in_the_folder_itself() -> None:
    with pytest.raises(ValueError, match="no build writes"):
        read_journal(journal_of(lock="a/deckpress.lock", **CONTENT))


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd", "../x", "a/../../x", "a/..", "..", ".", "", "a//b", "a/", "./a", ".git/config", "a/.git/hooks/x",
        "a\0b", "\ud800",
    ],
)  # fmt: skip
def test_no_name_in_a_journal_leads_out_of_the_output_folder(name: str) -> None:
    for line in ({"file": name, **CONTENT}, {"lock": name, **CONTENT}, {"folder": name}):
        with pytest.raises(ValueError, match="no build writes"):
            read_journal(journal_of(**line))


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[" * 100_000, "7\n", '{"deckpress-journal": 2, "lines": 0}', '{"deckpress-journal": 1, "lines": 1}',
        journal_of(file="a"), journal_of(file="a", **CONTENT, more=1), journal_of(file=7, **CONTENT),
        journal_of(file="a", size="1", crc=1, old=True), journal_of(lock="a/b", **CONTENT), journal_of(what="a"),
    ],
)  # fmt: skip
def test_a_damaged_journal_is_refused_whole(text: str) -> None:
    with pytest.raises(ValueError, match=r"^it "):
        read_journal(text)


@settings(max_examples=share(50))
@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_no_text_makes_reading_a_journal_fail_otherwise(text: str) -> None:
    for whole in (text, '{"deckpress-journal": 1, "lines": 1}\n' + text):
        with suppress(ValueError):
            read_journal(whole)


# ---- temporary folders -----------------------------------------------------------------------------


def abandoned(name: str = ".deckpress-0badcafe", parent: str = "out") -> Path:
    """A folder such as a killed build leaves."""
    folder = Path(parent, name)
    folder.mkdir(parents=True)
    (folder / "owner").touch()
    (folder / "0").write_text("half")
    return folder


def age(path: Path) -> None:
    now = path.lstat().st_mtime
    os.utime(path, (now - HOUR_AGO, now - HOUR_AGO), follow_symlinks=False)


def recovered(lock: str | None = "deckpress.lock") -> list[str]:
    return told(recover(Path("out"), Path(lock) if lock else None, "out"))


def test_the_folder_of_a_killed_build_is_removed_at_once() -> None:
    folder = abandoned()
    assert recovered() == []
    assert not folder.exists()


def test_the_folder_of_a_running_build_stays_however_old_it_is() -> None:
    Path("out").mkdir()
    running = Scratch(Path("out"))
    running.open()
    age(running.folder)
    recovered()
    assert running.folder.is_dir()
    running.close()
    assert tree(Path("out")) == {}


@pytest.mark.parametrize("names", [(), ("owner",)])
def test_a_folder_that_is_removed_while_it_is_made_is_made_again(
    names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another build cannot know yet that it is in use; here it looks at the worst moments."""
    Path("out").mkdir()
    opened, made = Path.open, Scratch(Path("out"))
    first = made.folder

    def late(path: Path, *arguments: object, **more: object) -> object:
        monkeypatch.setattr(Path, "open", opened)
        if names:
            file = opened(path, *arguments, **more)  # type: ignore[call-overload]
            recovered()
            return file
        recovered()
        return opened(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", late)
    made.open()
    assert not first.exists()
    assert made.folder.is_dir()
    recovered()
    assert made.folder.is_dir()
    made.close()
    assert tree(Path("out")) == {}


def test_what_nobody_marked_is_removed_when_it_is_an_hour_old() -> None:
    """Builds of older versions made no mark."""
    Path("out/.deckpress-abc_1234").mkdir(parents=True)
    Path("out/.deckpress-abc_1234/0").touch()
    left = [Path("out/.deckpress-abc_1234"), Path(".deckpress-x1y2z3__"), Path(".deckpress-0badcafe-lock")]
    for path in left[1:]:
        path.touch()
    recovered()
    assert all(path.exists() for path in left)
    for path in left:
        age(path)
    recovered()
    assert not any(path.exists() for path in left)


@pytest.mark.parametrize(
    "name", [".deckpress", ".deckpress-", ".deckpress-mine", ".deckpress-0badcafe.bak", "deckpress-0badcafe", "a.apkg"]
)
def test_files_and_folders_of_other_names_stay(name: str) -> None:
    age(abandoned(name))
    before = tree(Path())
    recovered()
    assert tree(Path()) == before


def test_a_link_of_such_a_name_stays_and_so_does_what_it_leads_to() -> None:
    target = abandoned(parent="elsewhere")
    Path("out").mkdir()
    Path("out/.deckpress-11111111").symlink_to(target.resolve())
    age(Path("out/.deckpress-11111111"))
    before = tree(Path())
    recovered()
    assert tree(Path()) == before


def test_in_a_folder_of_many_programs_only_marked_folders_are_removed() -> None:
    other = Path("deckpress-abcdefgh")
    write({"deckpress-abcdefgh/mine": ""})
    Path("deckpress-empty_00").mkdir()
    age(other)
    folder = abandoned("deckpress-0badcafe", ".")
    with scratch.scratch(Path(), "deckpress-") as own:
        assert own.is_dir()
        assert not folder.exists()
    assert tree(Path()) == {"deckpress-abcdefgh": "", "deckpress-abcdefgh/mine": "", "deckpress-empty_00": ""}


def test_a_folder_that_cannot_be_removed_yet_is_left_for_the_next_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser may write into its profile when it has already ended."""
    with monkeypatch.context() as patch, scratch.scratch(Path(), "deckpress-") as own:
        (own / "profile").mkdir()
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
    assert own.is_dir()
    with scratch.scratch(Path(), "deckpress-"):
        assert not own.exists()


# ---- journals of strangers -------------------------------------------------------------------------


def planted(folder: Path, *lines: dict[str, object]) -> None:
    text = "".join(json.dumps(line) + "\n" for line in ({"deckpress-journal": 1, "lines": len(lines)}, *lines))
    (folder / "journal").write_text(text, encoding="utf-8")


def line(name: str, content: bytes, *, old: bool = True, kind: str = "file") -> dict[str, object]:
    new = print_of(content)
    return {kind: name, "size": new.size, "crc": new.crc, "old": old}


def _outside(folder: Path) -> None:
    planted(folder, line("../precious", b"precious"))


def _absolute(folder: Path) -> None:
    planted(folder, line(Path("precious").resolve().as_posix(), b"precious", old=False))


def _through_a_link(folder: Path) -> None:
    Path("out/sub").symlink_to("..")
    planted(folder, line("sub/precious", b"precious"), {"folder": "sub/empty"})


def _of_git(folder: Path) -> None:
    planted(folder, line(".git/config", b"precious"))


def _another_lock(folder: Path) -> None:
    planted(folder, line("precious", b"precious", kind="lock"))


def _old_file_that_is_a_link(folder: Path) -> None:
    (folder / "0.old").unlink()
    (folder / "0.old").symlink_to(Path("precious").resolve())
    planted(folder, line("light.csv", b"light"))


def _journal_that_is_a_link(folder: Path) -> None:
    planted(folder, line("light.csv", b"light"))
    (folder / "journal").rename("journal")
    (folder / "journal").symlink_to(Path("journal").resolve())


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "journal")


def _no_text(folder: Path) -> None:
    (folder / "journal").write_bytes(b"\xff\x00")


HOSTILE = [
    _outside, _absolute, _through_a_link, _of_git, _another_lock, _old_file_that_is_a_link, _journal_that_is_a_link,
    _pipe, _no_text,
]  # fmt: skip


@pytest.mark.parametrize("plant", HOSTILE, ids=lambda plant: plant.__name__.strip("_"))
def test_a_journal_of_a_stranger_changes_nothing_and_is_told(plant: Callable[[Path], None]) -> None:
    write({"precious": "precious", "out/light.csv": "light", "out/.git/config": "precious", "deckpress.lock": "lock"})
    Path("empty").mkdir()
    folder = abandoned()
    (folder / "0").unlink()
    for name in ("0.old", "lock.old"):
        (folder / name).write_text("evil")
    plant(folder)
    before = {name: text for name, text in tree(Path()).items() if folder.name not in name}
    [problem] = recovered()
    assert problem.startswith("DP711 ")
    assert tree(Path()) == before


def test_a_lock_of_the_same_name_in_another_project_is_left_alone() -> None:
    """Two projects build into one folder, and the one that was killed is not the one that is built next."""
    write({"deckpress.lock": "mine", "out/light.csv": "new"})
    folder = abandoned()
    (folder / "0").unlink()
    (folder / "0.old").write_text("old")
    (folder / "lock.old").write_text("theirs")
    planted(folder, line("light.csv", b"new"), line("deckpress.lock", b"their new one", kind="lock"))
    assert recovered() == [
        "DP710 an earlier build was interrupted while it wrote its files; the files from before it are back"
    ]
    assert tree(Path()) == {"deckpress.lock": "mine", "out": "", "out/light.csv": "old"}


def test_a_file_that_was_changed_after_the_kill_is_not_undone() -> None:
    write({"deckpress.lock": "pulled", "out/a.csv": "new", "out/b.csv": "by hand"})
    folder = abandoned()
    (folder / "0").unlink()
    for name in ("0.old", "1.old", "lock.old"):
        (folder / name).write_text("old")
    lines = (line("a.csv", b"new"), line("b.csv", b"new"), line("c.csv", b"new"))
    planted(folder, *lines, line("deckpress.lock", b"new lock", kind="lock"))
    recovered()
    assert tree(Path()) == {"deckpress.lock": "pulled", "out": "", "out/a.csv": "old", "out/b.csv": "by hand"}


# ---- builds ----------------------------------------------------------------------------------------


def build(*paths: str, **more: object) -> Diagnostics:
    return run(make_request(Path.cwd(), paths, Path("out"), ("csv", "gift"), **more), write=True)[1]  # type: ignore[arg-type]


LIGHT = "## What is light?\n\nA wave.\n"


def killed(folder: Path) -> None:
    """Makes the last build look as if it had been killed when its files were in place, but for the first one."""
    moved, kept = Path("out/light.csv").read_bytes(), Path("out/light.gift").read_bytes()
    (folder / "0").write_bytes(moved)
    (folder / "0.old").write_text("old csv")
    (folder / "1.old").write_text("old gift")
    (folder / "lock.old").write_text('{"deckpress": 1, "project": "old"}\n')
    Path("out/light.csv").write_text("old csv")
    lock = Path("deckpress.lock").read_bytes()
    planted(folder, line("light.csv", moved), line("light.gift", kept), line("deckpress.lock", lock, kind="lock"))


OLD_STATE = {"deckpress.lock": '{"deckpress": 1, "project": "old"}\n', "out": "", "out/light.csv": "old csv"}


def test_a_build_with_fewer_formats_undoes_all_of_them(golden: Callable[[str, str], None]) -> None:
    write({"light.md": LIGHT})
    build("light.md")
    killed(abandoned())
    request = make_request(Path.cwd(), ("nowhere.md",), Path("out"), ("csv",), lock=Path("deckpress.lock"))
    problems = run(request, write=True)[1]
    assert [problem.code for problem in problems] == ["DP001", "DP710"]
    assert tree(Path()) == {**OLD_STATE, "light.md": LIGHT, "out/light.gift": "old gift"}
    killed_again = abandoned()
    planted(killed_again, line("../light.md", b"x"))
    problems += run(request, write=True)[1]
    shown = [str(problem) for problem in dict.fromkeys(problems) if problem.code != "DP001"]
    golden("bad-interrupted.txt", "".join(f"{text}\n" for text in shown))


def test_check_and_plan_change_nothing_of_an_interrupted_build() -> None:
    write({"light.md": LIGHT})
    build("light.md")
    killed(abandoned())
    before = tree(Path())
    run(make_request(Path.cwd(), ("light.md",), Path("out")), write=False)
    assert tree(Path()) == before


def test_what_cannot_be_undone_stops_the_build_and_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a file that another program has open cannot be replaced."""
    write({"light.md": LIGHT})
    build("light.md")
    killed(abandoned())
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "light.gift":
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        problems = build("light.md")
        assert "DP601 an interrupted build cannot be undone: Permission denied" in told(problems)
    request = make_request(Path.cwd(), ("nowhere.md",), Path("out"), lock=Path("deckpress.lock"))
    run(request, write=True)
    assert tree(Path()) == {**OLD_STATE, "light.md": LIGHT, "out/light.gift": "old gift"}


def put(out: Path, *names: str) -> None:
    with staging(out, "out") as staged:
        for name in names:
            staged.add(name, b"new")
        staged.publish()


def test_files_that_cannot_be_put_back_stay_with_their_journal(monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    """The third file cannot be moved, and then the first one not back: the next build does that."""
    write({"out/a": "old", "out/b": "old", "out/c": "old"})
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "c" or path.name == "0.old":
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(WriteError, match="out/a: DP601"):
            put(here / "out", *"abc")
    assert Path("out/a").read_text() == "new"
    assert [text[:5] for text in told(recover(here / "out", None, "out"))] == ["DP710"]
    assert tree(Path("out")) == {"a": "old", "b": "old", "c": "old"}


def test_a_journal_that_cannot_be_written_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    write({"light.md": LIGHT})
    build("light.md")
    write({"light.md": LIGHT.replace("wave", "particle")})
    before = tree(Path())
    opened = Path.open

    def full(path: Path, *arguments: object, **more: object) -> object:
        if path.name == "journal.new":
            raise OSError(28, "No space left on device")
        return opened(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    assert told(build("light.md")) == ["DP601 cannot write here: No space left on device"]
    assert tree(Path()) == before


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="there is no second disk")
def test_the_lock_may_be_on_another_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = Path("/dev/shm", f"deckpress-test-{os.getpid()}-{tmp_path.name}")
    other.mkdir()
    try:
        lock = other / "deckpress.lock"
        write({"light.md": LIGHT, "out/light.gift": "old gift"})
        build("light.md", lock=lock)
        write({"light.md": LIGHT.replace("wave", "particle")})
        before = tree(other)
        replace = Path.replace

        def stop(path: Path, target: Path) -> Path:
            made = replace(path, target)
            if target == lock and path.name.endswith("-lock"):
                raise KeyboardInterrupt
            return made

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", stop)
            with pytest.raises(KeyboardInterrupt):
                build("light.md", lock=lock)
        assert tree(other) == before
        assert build("light.md", lock=lock) == ()
        assert [*tree(other)] == ["deckpress.lock"]
        assert tree(other) != before
    finally:
        shutil.rmtree(other)


def test_a_lock_or_an_output_that_is_a_link_is_replaced_and_where_it_leads_is_not_touched() -> None:
    write({"light.md": LIGHT, "elsewhere/lock": '{"deckpress": 1}\n', "elsewhere/csv": "mine"})
    Path("out").mkdir()
    Path("deckpress.lock").symlink_to("elsewhere/lock")
    Path("out/light.csv").symlink_to("../elsewhere/csv")
    assert build("light.md") == ()
    assert tree(Path("elsewhere")) == {"csv": "mine", "lock": '{"deckpress": 1}\n'}
    assert not Path("deckpress.lock").is_symlink()
    assert not Path("out/light.csv").is_symlink()
    assert not [*Path().rglob(".deckpress-*")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_a_pipe_in_the_place_of_an_output_or_the_lock_is_not_replaced(here: Path) -> None:
    """As a device is not: who builds as root with `--lock /dev/null` keeps /dev/null."""
    write({"light.md": LIGHT, "out/light.csv": "old"})
    os.mkfifo("pipe")
    with pytest.raises(WriteError, match="a device or a pipe of that name is in the way"):
        put(here, "a", "pipe")
    with staging(here / "out", "out") as staged, pytest.raises(WriteError, match="in the way"):
        staged.add_lock(here / "pipe", "pipe", b"new")
    assert Path("pipe").is_fifo()
    assert [*tree(Path())] == ["light.md", "out", "out/light.csv", "pipe"]


def test_a_lock_that_cannot_be_written_stops_a_strict_build() -> None:
    write({"light.md": LIGHT})
    problems = build("light.md", lock=Path("nowhere/deckpress.lock"), strict=True)
    assert [problem.code for problem in problems] == ["DP704"]
    assert tree(Path()) == {"light.md": LIGHT}


def test_another_build_that_puts_its_files_in_place_is_waited_for(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "WAIT", 0.05)
    write({"light.md": LIGHT})
    Path("out").mkdir()
    with scratch.alone(here / "out"):
        problems = told(build("light.md"))
    assert problems == ["DP601 cannot write here: another build is writing here"]
    assert build("light.md") == ()


def test_the_print_of_a_file_is_that_of_its_bytes() -> None:
    Path("a").write_bytes(b"light" * 1_000_000)
    assert content_of(Path("a")) == print_of(b"light" * 1_000_000)
    Path("b").symlink_to("a")
    assert [content_of(Path(name)) for name in ("b", ".", "nowhere", "a/b")] == [None, None, None, None]
