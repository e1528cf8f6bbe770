"""A build that is stopped, at each of its operations on the disk: afterwards all is old or all is new.

The slow tests (`make test ARGS=--slow`) kill 200 builds at random moments; three of them are always run.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import chdir
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from deckpress.cli import cli
from deckpress.diagnostics import Diagnostics
from deckpress.project import run
from request_maker import make_request

KILLING = Path(__file__).with_name("killing.py")
OLD, NEW = 1_770_000_000, 1_770_001_000
ARGUMENTS = ("build", "cards", "-o", "out", "--to", "csv,gift", "--lock", "deckpress.lock")

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    """Every output and the lock with its bytes, and folders with none."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith("cards"):
            found[name] = path.read_bytes() if path.is_file() else b""
    return found


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def command(folder: Path, *arguments: str, now: int = NEW) -> Result:
    with chdir(folder):
        return CliRunner(env={"SOURCE_DATE_EPOCH": str(now)}).invoke(cli, arguments, catch_exceptions=False)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built, and whose cards then changed; a file is new, in a new folder."""
    folder = tmp_path_factory.mktemp("project") / "before"
    write(folder, {"deckpress.toml": "", "cards/light.md": "## What is light?\n\nA wave.\n"})
    assert command(folder, *ARGUMENTS, now=OLD).exit_code == 0
    write(folder, {"cards/light.md": "## What is light?\n\nA wave, or particles.\n"})
    write(folder, {"cards/deep/heat.md": "## What is heat?\n\nMotion.\n"})
    return folder


@pytest.fixture(scope="module")
def after(before: Path) -> Tree:
    """What a build makes of it that nothing stops."""
    folder = before.with_name("after")
    shutil.copytree(before, folder)
    assert command(folder, *ARGUMENTS).exit_code == 0
    return tree(folder)


def stopped(
    mode: str, before: Path, *arguments: str, where: str = "", first: int = 1, step: int = 1
) -> list[tuple[Path, str]]:
    """The folders of all runs, each with what its command printed."""
    runs = before.with_name(where or f"runs-{mode}-{step}")
    variables = {**os.environ, "SOURCE_DATE_EPOCH": str(NEW)}
    numbers = [str(first), str(step)]
    words = [sys.executable, str(KILLING), mode, *numbers, str(before), str(runs), *(arguments or ARGUMENTS)]
    subprocess.run(words, env=variables, check=True, timeout=300)
    found = sorted((path for path in runs.iterdir() if path.name.isdigit()), key=lambda path: int(path.name))
    return [(path, path.with_suffix(".txt").read_text(encoding="utf-8")) for path in found]


@pytest.fixture(scope="module")
def killed_runs(before: Path) -> list[Path]:
    """The folders of builds that were killed, each at another operation. A test that changes them works on a copy."""
    return [path for path, _ in stopped("KILL", before)]


def next_build(folder: Path) -> Diagnostics:
    """The next build, which writes nothing, for a file that it is to read is not there."""
    request = make_request(folder, ("nowhere.md",), folder / "out", ("csv", "gift"), lock=folder / "deckpress.lock")
    return run(request, write=True)[1]


def codes(diagnostics: Diagnostics) -> list[str]:
    return [problem.code for problem in diagnostics]


def temporary(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".deckpress-*")]


def test_after_a_kill_the_next_build_finds_all_old_or_all_new(
    before: Path, after: Tree, killed_runs: list[Path], tmp_path: Path
) -> None:
    assert len(killed_runs) > 25
    ends = []
    for path in killed_runs:
        folder = tmp_path / path.name
        shutil.copytree(path, folder, symlinks=True)
        problems = next_build(folder)
        now = tree(folder)
        assert now in (tree(before), after)
        assert set(codes(problems)) <= {"DP001", "DP710"}
        ends.append("new" if now == after else "old")
    assert ends == sorted(ends, reverse=True), "once it is new, it stays new"
    assert {"old", "new"} == set(ends)


def test_a_kill_while_an_interrupted_build_is_undone_changes_nothing(
    before: Path, after: Tree, killed_runs: list[Path]
) -> None:
    """Of all killed builds, the one that is furthest on with its journal is undone, and killed at that as well."""
    journals = [path for path in killed_runs if [*path.glob("out/.deck*/journal")]]
    assert len(journals) >= 6
    again = before.with_name("again")
    shutil.copytree(journals[-1], again, symlinks=True)
    assert {name: data for name, data in tree(again).items() if ".deckpress-" not in name} == after
    runs = stopped("KILL", again, "build", "nowhere.md", *ARGUMENTS[2:], where="undone")
    assert len(runs) > 8
    for folder, _ in runs:
        next_build(folder)
        assert tree(folder) == tree(before)


EVERY = [pytest.param(3, id="every third"), pytest.param(1, id="every", marks=pytest.mark.slow)]
"""At which operations: each third one, and with --slow at all; each mode begins elsewhere, so they share them out."""


@pytest.mark.parametrize("step", EVERY)
@pytest.mark.parametrize(("mode", "first"), [("INT", 1), ("TERM", 2), ("twice", 3)])
def test_a_signal_leaves_all_old_or_all_new_and_nothing_else(
    mode: str, first: int, step: int, before: Path, after: Tree
) -> None:
    runs = stopped(mode, before, first=min(first, step), step=step)
    assert len(runs) > 25 // step
    for folder, said in runs:
        status = said.splitlines()[-1]
        assert tree(folder) in (tree(before), after), said
        assert status in {"status 130", "status 143", "status 0"}
        assert "Traceback" not in said


@pytest.mark.parametrize("step", EVERY)
@pytest.mark.parametrize(("mode", "first"), [("raise", 1), ("fail", 2), ("fail-on", 3)])
def test_an_operation_that_fails_is_told_and_leaves_all_old_or_all_new(
    mode: str, first: int, step: int, before: Path, after: Tree
) -> None:
    """An interrupt in the middle of a program that has no handler, a full disk, a disk that stays full."""
    old = tree(before)
    runs = stopped(mode, before, first=min(first, step), step=step)
    assert len(runs) > 25 // step
    for folder, said in runs:
        next_build(folder)
        now = tree(folder)
        if "DP704" in said:  # the lock could not be written, and the author knows
            assert now == {**after, "deckpress.lock": old["deckpress.lock"]}
        elif now == old:
            assert "DP601" in said or mode == "raise", said
        else:
            assert now == after, said
        assert "Traceback" not in said


# ---- real builds, killed at random -----------------------------------------------------------------


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tree]:
    """As `before` and `after`, but with so many files that putting them in place takes some time."""
    folder = tmp_path_factory.mktemp("large") / "before"
    write(folder, {f"cards/{n % 5}/deck-{n}.md": f"## What is {n}?\n\nA number.\n" for n in range(0, 24, 2)})
    write(folder, {"deckpress.toml": ""})
    assert command(folder, *ARGUMENTS, now=OLD).exit_code == 0
    write(folder, {f"cards/{n % 7}/deck-{n}.md": f"## What is {n}?\n\nThe number {n}.\n" for n in range(24)})
    done = folder.with_name("after")
    shutil.copytree(folder, done)
    assert command(done, *ARGUMENTS).exit_code == 0
    return folder, tree(done)


def kill(folder: Path, number: int, chance: Random) -> int:
    """Starts a build and sends it a signal: at any moment, or while it puts its files in place. Its status."""
    words = [sys.executable, "-m", "deckpress", *ARGUMENTS]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": str(NEW)}
    with subprocess.Popen(
        words, cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        if chance.random() < 0.5:
            time.sleep(chance.random())
        else:
            while process.poll() is None and not [*folder.glob("out/.deckpress-*/journal")]:
                time.sleep(0.0005)
            time.sleep(chance.random() * 0.01)
        process.send_signal(number)
        if number != signal.SIGKILL and chance.random() < 0.5:
            time.sleep(chance.random() * 0.01)
            process.send_signal(number)
        return process.wait(60)


def killed(states: tuple[Path, Tree], seeds: Iterable[int], folder: Path) -> Counter[str]:
    """How many builds ended how; each must leave all old or all new, at once or, after SIGKILL, with the next build."""
    before, after = states
    old, counts = tree(before), Counter[str]()
    for seed in seeds:
        here = folder / str(seed)
        shutil.copytree(before, here)
        number = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)[seed % 3]
        status = kill(here, number, Random(seed))
        found = tree(here)
        counts[f"{number.name} {'done' if not status else 'stopped'}"] += 1
        counts[f"{number.name} {'new' if found == after else 'old' if found == old else 'half done'}"] += 1
        if number == signal.SIGKILL:
            next_build(here)
            found = tree(here)
        counts["temporary left"] += len(temporary(here))
        counts["mixed"] += found not in (old, after)
        counts["new outputs, old lock"] += (
            found["deckpress.lock"] == old["deckpress.lock"] and found["out/0/deck-0.csv"] != old["out/0/deck-0.csv"]
        )
        shutil.rmtree(here)
    return counts


SEEDS = [pytest.param(range(3), id="one of each"), pytest.param(range(100, 300), id="200", marks=pytest.mark.slow)]


@pytest.mark.parametrize("seeds", SEEDS)
def test_builds_killed_at_random_are_never_half_done(
    seeds: Iterable[int], states: tuple[Path, Tree], tmp_path: Path
) -> None:
    counts = killed(states, seeds, tmp_path)
    print(*(f"{count:4} {what}" for what, count in sorted(counts.items())), sep="\n")
    assert (counts["mixed"], counts["new outputs, old lock"], counts["temporary left"]) == (0, 0, 0)


def test_two_builds_at_once_both_end_well(before: Path, after: Tree, tmp_path: Path) -> None:
    for number in range(2):
        here = tmp_path / str(number)
        shutil.copytree(before, here)
        words = [sys.executable, "-m", "deckpress", *ARGUMENTS]
        variables = {**os.environ, "SOURCE_DATE_EPOCH": str(NEW)}
        both = [
            subprocess.Popen(words, cwd=here, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            for _ in range(2)
        ]
        assert [process.communicate()[1] for process in both] == [b"", b""]
        assert [process.returncode for process in both] == [0, 0]
        assert tree(here) == after
