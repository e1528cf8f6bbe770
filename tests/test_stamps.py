"""A command that nothing has changed since is answered from its stamp: same files, same words, and nothing is read."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from budget import share
from deckpress.cache import seen
from deckpress.cache.store import NAME
from deckpress.cli import cli

DECK = "# Deck\n\n## What is 2 + 2?\n\nFour.\n\n## Who is there?\n\n![](pic.png)\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


class Said(NamedTuple):
    status: int
    out: str
    err: str


def run(*arguments: str) -> Said:
    result = CliRunner().invoke(cli, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def write(files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in the current folder, with a cache of its own."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DECKPRESS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    write({"cards/a.md": DECK, "cards/pic.png": PNG, "deckpress.toml": 'id = "p"\nto = ["apkg", "csv"]\n'})
    return folder


class Runs:
    """How many commands were run, and not answered from their stamps."""

    count = 0


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    from deckpress.cli import progress

    counted, real = Runs(), progress.run_request

    def run_request(*arguments: object, **options: object) -> object:
        counted.count += 1
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(progress, "run_request", run_request)
    return counted


def is_answered(runs: Runs, *arguments: str) -> bool:
    before = runs.count
    run(*arguments)
    return runs.count == before


# ---- when it answers -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", [["build"], ["check"], ["plan"], ["build", "cards/a.md", "-o", "out", "-v"], ["build", "cards"]]
)
def test_a_command_is_answered_once_nothing_has_changed(command: list[str], runs: Runs, here: Path) -> None:
    run(*command)
    first = tree(here)
    assert is_answered(runs, *command)
    assert tree(here) == first


def test_the_answer_is_what_the_command_says_without_a_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    write({"cards/a.md": DECK + "\n## Missing\n\n![](no.png)\n\n<!-- unclosed"})
    run("build")
    answer = run("build")
    monkeypatch.setenv("DECKPRESS_CACHE", "")
    assert run("build") == answer
    assert "DP401" in answer.err or "no.png" in answer.err


def test_a_failing_check_is_answered_with_its_status(runs: Runs) -> None:
    write({"cards/a.md": "# Deck\n\n## Formula\n\n$\\frac{$ and \\(x\n"})
    first = run("check", "--strict")
    assert first.status == 1
    assert is_answered(runs, "check", "--strict")
    assert run("check", "--strict") == first


def test_an_answer_does_not_load_what_reads_and_renders(here: Path) -> None:
    code = (
        "import json, runpy, sys\n"
        "sys.argv = ['deckpress', 'build']\n"
        "try:\n    runpy.run_module('deckpress', run_name='__main__', alter_sys=True)\n"
        "except SystemExit as end:\n    print(json.dumps([end.code or 0, sorted(sys.modules)]))\n"
    )
    for expected in (False, True):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=here)
        status, modules = json.loads(done.stdout.splitlines()[-1])
        assert status == 0
        slow = {"deckpress.reading", "deckpress.project", "deckpress.diagnostics", "markdown", "genanki", "jinja2"}
        assert slow.isdisjoint(modules) is expected


# ---- when it does not ------------------------------------------------------------------------------

CHANGES: Mapping[str, Callable[[], object]] = {
    "a card is edited": lambda: write({"cards/a.md": DECK.replace("Four", "4")}),
    "a picture is edited": lambda: write({"cards/pic.png": PNG + b" "}),
    "a picture is removed": lambda: Path("cards/pic.png").unlink(),
    "a file is new": lambda: write({"cards/b.md": DECK}),
    "a file is renamed": lambda: Path("cards/a.md").rename("cards/c.md"),
    "a folder is new": lambda: write({"cards/deep/b.md": DECK}),
    "a setting is new": lambda: write({"deckpress.toml": 'id = "p"\nto = ["apkg", "csv"]\ndeck = "All"\n'}),
    "macros are new": lambda: write({"macros.tex": "\\newcommand{\\R}{r}"}),
    "macros beside the file are new": lambda: write({"cards/macros.tex": "\\newcommand{\\R}{r}"}),
    "templates are new": lambda: write({"templates/card.css": ".card { color: red }"}),
    "an ignored file": lambda: write({"cards/.gitignore": "a.md"}),
    "the lock is gone": lambda: Path("deckpress.lock").unlink(),
    "the lock is damaged": lambda: write({"deckpress.lock": "<<<<<<< ours\n"}),
    "the lock is of another build": lambda: write({"deckpress.lock": ""}),
    "an output is gone": lambda: Path("build/a.apkg").unlink(),
    "an output is edited": lambda: write({"build/a.csv": "mine"}),
    "the outputs are gone": lambda: shutil.rmtree("build"),
    "an output is a link to a copy": lambda: _link_to_copy(Path("build/a.csv")),
    "a folder of a killed build": lambda: Path("build/.deckpress-abcdefgh").mkdir(),
}


def _link_to_copy(path: Path) -> None:
    path.rename("copy")
    path.symlink_to(Path("copy").resolve())


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_a_command_runs_and_makes_what_it_makes_without_a_cache(
    change: str, runs: Runs, here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build")
    run("build")
    CHANGES[change]()
    shutil.copytree(here, tmp_path / "copy", symlinks=True)
    before = runs.count
    with_cache = run("build"), tree(here)
    assert runs.count == before + 1
    monkeypatch.setenv("DECKPRESS_CACHE", "")
    monkeypatch.chdir(tmp_path)
    shutil.rmtree(here)
    (tmp_path / "copy").rename(here)
    monkeypatch.chdir(here)
    assert (run("build"), tree(here)) == with_cache


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["build"], ["build", "--deck", "Other"]),
        (["build"], ["build", "--tag", "x"]),
        (["build", "--to", "csv"], ["build", "--to", "csv", "--csv", "plain"]),
        (["build"], ["build", "-o", "out"]),
        (["build"], ["check"]),
        (["check"], ["check", "--strict"]),
    ],
)
def test_other_options_are_another_command(first: list[str], second: list[str], runs: Runs) -> None:
    run(*first)
    run(*first)
    assert not is_answered(runs, *second)


@pytest.mark.parametrize(
    "command", [["check", "--output", "report.txt"], ["build", "-"], ["plan", "--against", "build/a.apkg"]]
)
def test_a_command_that_depends_on_more_than_files_is_not_answered(command: list[str], runs: Runs) -> None:
    run("build")
    run(*command)
    assert not is_answered(runs, *command)


def test_another_version_of_deckpress_or_a_library_is_another_command(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build")
    assert is_answered(runs, "build")
    monkeypatch.setattr("deckpress.cache.versions.versions", lambda: ("other",))
    assert not is_answered(runs, "build")


@pytest.mark.parametrize(
    "meanwhile",
    [{"cards/a.md": DECK.replace("Four", "Vier")}, {"build/a.csv": "of another build"}, {"deckpress.lock": ""}],
)
def test_after_a_build_that_another_program_disturbs_the_next_one_runs(
    meanwhile: Mapping[str, str], runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, disturbances = seen.still_so, iter([meanwhile])

    def still_so(facts: Mapping[tuple[str, str], str]) -> bool:
        write(next(disturbances, {}))
        return real(facts)

    monkeypatch.setattr(seen, "still_so", still_so)
    run("build")
    assert not is_answered(runs, "build")


# ---- a cache that cannot be used -------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["broken", "foreign", "empty", "a folder", "a file in the way", "busy", "off"])
def test_a_cache_that_cannot_be_used_changes_nothing(
    kind: str, tmp_path: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKPRESS_CACHE", "")
    expected = [run("build"), run("build")], tree(here)
    for path in ("build", "deckpress.lock"):
        shutil.rmtree(path) if Path(path).is_dir() else Path(path).unlink()
    cache = tmp_path / "cache"
    monkeypatch.setenv("DECKPRESS_CACHE", "" if kind == "off" else str(cache))
    holder = None
    if kind == "a file in the way":
        cache.write_bytes(b"x")
    elif kind == "a folder":
        (cache / NAME).mkdir(parents=True)
    elif kind != "off":
        cache.mkdir(exist_ok=True)
        if kind == "busy":
            run("check")
        if kind in ("foreign", "busy"):
            holder = sqlite3.connect(cache / NAME, isolation_level=None)
            holder.execute("create table mine (x)" if kind == "foreign" else "begin exclusive")
        elif kind == "broken":
            (cache / NAME).write_bytes(b"no database at all" * 1000)
        else:
            (cache / NAME).write_bytes(b"")
    assert ([run("build"), run("build")], tree(here)) == expected
    if holder:
        if kind == "foreign":
            assert holder.execute("select count(*) from mine").fetchone() == (0,)
        holder.close()


@pytest.mark.parametrize(
    "value",
    [1, [], {}, {"facts": [[1]], "said": [], "status": 0}, {"facts": [["x", "y", "z"]], "said": [], "status": 0}],
)
def test_a_stamp_of_another_form_is_none(value: object, runs: Runs, tmp_path: Path) -> None:
    run("build")
    database = sqlite3.connect(tmp_path / "cache" / NAME)
    with database:
        database.execute("update kept set value = ?", (json.dumps(value),))
    database.close()
    assert not is_answered(runs, "build")


# ---- what a build looks at -------------------------------------------------------------------------


def test_a_build_notes_each_path_that_it_looks_at(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        {
            "cards/a.md": DECK + "\n## Embeds\n\n![[other]] ![[pic.png]] ![](no/such.png) ![](PIC.png)\n",
            "cards/other.md": "# Other\n\nText.\n",
            "macros.tex": "\\newcommand{\\R}{r}",
            "templates/themes/mine/card.css": "",
            "cards/.gitignore": "x.md",
        }
    )
    looked: set[str] = set()

    def listen(name: str) -> None:
        real = getattr(os, name)

        def look(path: object = ".", *arguments: object, **options: object) -> object:
            if isinstance(path, str | os.PathLike):
                looked.add(os.fspath(Path(path).absolute()))
            return real(path, *arguments, **options)

        monkeypatch.setattr(os, name, look)

    for name in ("stat", "lstat", "scandir", "listdir", "open"):
        listen(name)
    from deckpress.project import History, Inputs, Outputs, Request, run

    with seen.noted() as noted:
        run(Request(Inputs(here), Outputs(), History()), write=False)
    monkeypatch.undo()
    known = {os.fspath(Path(path).absolute()) for _, path in noted.facts}
    above = {str(parent) for path in known for parent in Path(path).parents}
    assert not noted.doubtful
    assert {path for path in looked - known - above if path.startswith(str(here))} == set()
    assert any(path.endswith("no/such.png") for path in known)


DOOR = re.compile(
    r"\.(exists|is_file|is_dir|resolve|iterdir|glob|rglob|read_bytes|read_text|samefile)\(|os\.(walk|scandir|listdir)\b"
)
"""How a module looks at the disk by itself."""
LOOKING = """
    project/clashes project/config project/config_values project/dialects project/folders project/joining
    project/leaving_out project/library project/loading project/macros project/media project/near_paths project/notes
    project/own_words project/request project/sources templating/files
""".split()


@pytest.mark.parametrize("module", LOOKING)
def test_the_code_of_a_build_reads_the_disk_through_one_module(module: str) -> None:
    text = (Path(seen.__file__).parents[1] / f"{module}.py").read_text()
    assert [line.strip() for line in text.split("\n") if DOOR.search(line)] == []


# ---- the same with and without a cache -------------------------------------------------------------

LINES = (
    "## What is {n}?", "The answer {n}.", "```", "~~~", "<!--", "-->", "<div>", "</div>", "[ref]: pic.png", "![][ref]",
    "- a list", "> quote", "Text with ==gap {n}== and ==gap==", "<!-- tags: t{n} -->", "![](pic.png)", "![](no.png)",
    "*[HTML]: words", "HTML[^1]", "[^1]: foot", "| a | b |\n|---|---|\n| {n} | 2 |", "---", "# Part {n}",
    "- [x] right\n- [ ] wrong",
)  # fmt: skip
CONFIGS = (
    "", "deck = 'All'\n", "to = ['csv']\n", "one = 'One'\n", "theme = 'clear'\n", "ignore = ['DP401']\n", "[broken\n",
    "exclude = ['b.md']\n", "unknown = 1\n", "theme = 'mine'\n",
)  # fmt: skip
COMMANDS = (
    ("build",), ("build", "-v"), ("build", "cards/a.md"), ("build", "--to", "csv,json", "-o", "out"), ("check",),
    ("plan",), ("build", "cards"), ("build", "--no-lock", "--to", "apkg"), ("build", "--strict"), ("plan", "--json"),
    ("build", "--locked"), ("check", "--format", "json"), ("build", "-o", "whole.apkg"),
)  # fmt: skip

numbers = st.integers(0, 9)
lines = st.tuples(st.sampled_from(LINES), numbers).map(lambda one: one[0].replace("{n}", str(one[1])))
sources = st.sampled_from(("cards/a.md", "cards/b.md"))
edits = st.one_of(
    st.just(("nothing",)),
    st.just(("nothing",)),
    st.tuples(st.just("insert"), sources, numbers, lines),
    st.tuples(st.just("insert"), sources, numbers, lines),
    st.tuples(st.just("cut"), sources, numbers),
    st.tuples(st.just("write"), st.just("deckpress.toml"), st.sampled_from(CONFIGS).map("id = 'p'\n{}".format)),
    st.tuples(st.just("write"), st.just("macros.tex"), st.just("\\newcommand{\\R}{r}")),
    st.tuples(st.just("write"), st.just("templates/card.css"), numbers.map(".card {{ margin: {}px }}".format)),
    st.tuples(st.just("write"), st.just("templates/themes/mine/card.css"), numbers.map("b {{ margin: {}px }}".format)),
    st.tuples(st.just("write"), st.just("cards/pic.png"), numbers.map(lambda n: PNG + bytes(n))),
    st.tuples(st.just("write"), st.just("build/a.csv"), st.just("mine")),
    st.tuples(
        st.just("remove"),
        st.sampled_from(("cards/b.md", "cards/pic.png", "macros.tex", "templates", "build", "deckpress.lock")),
    ),
    st.tuples(st.just("remove"), st.sampled_from(("build/a.apkg", "build/b.csv"))),
)
steps = st.lists(st.tuples(edits, st.sampled_from(COMMANDS) | st.just(("build",))), min_size=2, max_size=6)


def edit(root: Path, change: tuple[object, ...]) -> None:
    if change[0] == "nothing":
        return
    path = root / str(change[1])
    if change[0] == "write":
        content = change[2]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else str(content).encode())
    elif change[0] == "remove":
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    else:
        text = path.read_text().split("\n") if path.exists() else ["# Deck", ""]
        at = min(int(str(change[2])) * 3, len(text))
        text[at : at + (change[0] == "cut")] = ["", str(change[3]), ""] if change[0] == "insert" else []
        path.write_text("\n".join(text))


@pytest.fixture
def twins(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[object, object]]]:
    """Runs a command twice in one project with a cache and in its twin without, each at the same path."""
    number = 0

    def begin() -> None:
        nonlocal number
        number += 1
        monkeypatch.chdir(tmp_path)
        for name in ("with", "without"):
            shutil.rmtree(tmp_path / name, ignore_errors=True)
            shutil.copytree(here if here.exists() else tmp_path / "start", tmp_path / name)
        if here.exists():
            here.rename(tmp_path / "start")

    def both(change: tuple[object, ...], command: tuple[str, ...], now: int) -> tuple[object, object]:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(now))
        made = []
        for name in ("with", "without"):
            cache = str(tmp_path / f"cache{number}") if name == "with" else ""
            monkeypatch.setenv("DECKPRESS_CACHE", cache)
            monkeypatch.chdir(tmp_path)
            (tmp_path / name).rename(here)
            monkeypatch.chdir(here)
            edit(here, change)
            made.append((run(*command), tree(here), run(*command), tree(here)))
            monkeypatch.chdir(tmp_path)
            here.rename(tmp_path / name)
        return made[0], made[1]

    both.begin = begin  # type: ignore[attr-defined]
    yield both
    monkeypatch.chdir(tmp_path)


def test_a_cache_changes_no_byte_and_no_word(twins: Callable[..., tuple[object, object]], runs: Runs) -> None:
    commands = 0

    @settings(max_examples=share(4))
    @given(steps)
    def try_steps(story: list[tuple[tuple[object, ...], tuple[str, ...]]]) -> None:
        nonlocal commands
        twins.begin()  # type: ignore[attr-defined]
        for number, (change, command) in enumerate([(("nothing",), ("build",)), *story]):
            one, other = twins(change, command, 1770000000 + number)
            commands += 4
            assert one == other

    try_steps()
    assert runs.count < commands * 4 // 5, "no command was answered from its stamp"
