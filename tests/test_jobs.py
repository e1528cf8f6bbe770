"""Two processes for one deck: the same files and messages, whatever their number and whatever becomes of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from deckpress.project import run
from deckpress.project.jobs import LEAST, Jobs
from kept import MemoryValues
from rendered import png
from request_maker import make_request
from test_kept_notes import RICH, deck_of, shown

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system does not fork")

DECK = "# Deck\n\n" + "".join(
    f"## What is number {n}?\n\nThe **number** $x_{n}$.\n\n- one `{n}`\n- two <blink>\n\n" for n in range(30)
)


@pytest.fixture(autouse=True)
def _only_our_threads_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test runner may have threads of its own."""
    others = threading.active_count() - 1
    counted = SimpleNamespace(active_count=lambda: threading.active_count() - others)
    monkeypatch.setattr("deckpress.project.jobs.threading", counted)


def made_by(make: Callable[[int], Any], count: int, sizes: list[int]) -> list[Any]:
    with Jobs(count, least=1).ahead(make, sizes) as made:
        return [made(number) for number in range(len(sizes))]


@pytest.mark.parametrize(("count", "own"), [(1, 8), (2, 4), (3, 3), (8, 1)])
def test_helpers_make_their_share_of_equal_values(count: int, own: int) -> None:
    assert made_by(lambda n: [n, "ü"], count, [1] * 8) == [None] * own + [[n, "ü"] for n in range(own, 8)]


def test_shares_are_of_equal_work() -> None:
    assert made_by(lambda n: n, 2, [100, 1, 1, 1, 100, 1]) == [None, 1, 2, 3, 4, 5]
    assert made_by(lambda n: n, 5, [1, 1]) in ([None, 1], [None, None])
    assert made_by(lambda n: n, 3, []) == []


def test_too_few_values_have_no_helper() -> None:
    with Jobs(2).ahead(lambda n: n, [1] * 20) as made:
        assert {made(number) for number in range(20)} == {None}


def fail(_: int) -> None:
    raise ValueError


def run_out_of_memory(_: int) -> None:
    raise MemoryError


def crash(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave(_: int) -> None:
    sys.exit(3)


def make_no_json(_: int) -> object:
    return object()


@pytest.mark.parametrize("make", [fail, run_out_of_memory, crash, leave, make_no_json])
def test_the_values_of_a_helper_that_fails_are_not_used(
    make: Callable[[int], Any], capfd: pytest.CaptureFixture[str]
) -> None:
    assert made_by(make, 2, [1] * 6) == [None] * 6
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def helpers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that a test forks."""
    started: list[int] = []
    fork = os.fork

    def noted() -> int:
        process = fork()
        if process:
            started.append(process)
        return process

    monkeypatch.setattr(os, "fork", noted)
    return started


def wait(_: int) -> None:
    time.sleep(60)


def assert_ended(helpers: list[int], count: int) -> None:
    assert len(helpers) == count
    for process in helpers:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, 0)


def test_a_helper_ends_with_the_block(helpers: list[int]) -> None:
    with Jobs(3, least=1).ahead(wait, [1] * 6):
        pass
    assert_ended(helpers, 2)


def test_a_helper_is_ended_by_an_error(helpers: list[int]) -> None:
    with pytest.raises(KeyboardInterrupt), Jobs(2, least=1).ahead(wait, [1] * 6):
        raise KeyboardInterrupt
    assert_ended(helpers, 1)


def test_a_program_with_threads_has_no_helper() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert made_by(lambda n: n, 2, [1] * 6) == [None] * 6
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("markdown", [RICH, DECK, "![[other]]\n\n" + RICH, RICH + "\n```mermaid\ngraph TD\n```\n"])
def test_a_deck_looks_the_same_whoever_renders_it(markdown: str, count: int) -> None:
    deck = deck_of(markdown)
    assert shown(deck, None, helpers=Jobs(count, least=1)) == shown(deck, None)


def test_what_a_helper_made_is_kept() -> None:
    deck, kept = deck_of(DECK), MemoryValues()
    shown(deck, kept, helpers=Jobs(2, least=1))
    assert len(kept.texts) == len(deck.notes)
    found = kept.found
    assert shown(deck, kept) == shown(deck, None)
    assert kept.found - found == len(deck.notes)


def test_a_store_that_knows_most_notes_needs_no_helper() -> None:
    class NoHelpers(Jobs):
        def ahead(self, *_: Any) -> Any:
            raise AssertionError

    deck, kept = deck_of(DECK), MemoryValues()
    shown(deck, kept)
    edited = deck_of(DECK.replace("number** $x_7$", "digit** $x_7$"))
    assert shown(edited, kept, helpers=NoHelpers(2)) == shown(edited, None)


def build(folder: Path, jobs: int) -> tuple[dict[str, bytes], str]:
    request = make_request(folder, ("deck.md",), folder / f"out{jobs}", ("apkg", "csv"), jobs=jobs, use_lock=False)
    report, diagnostics = run(request, write=True)
    names = [(Path(name).name, size) for name, size in report.written]
    files = {path.name: path.read_bytes() for path in (folder / f"out{jobs}").iterdir()}
    return files, f"{names}\n{diagnostics!r}"


def test_files_and_messages_are_the_same_with_one_two_and_three_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deckpress.project.jobs.LEAST", 2)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.png").write_bytes(png(8, 8))
    (tmp_path / "deck.md").write_text(
        DECK + "## Which?\n\n![](one.png) <blink>\n" + RICH[6:].replace("\\R", "x"), encoding="utf-8"
    )
    first = build(tmp_path, 1)
    assert build(tmp_path, 2) == first
    assert build(tmp_path, 3) == first


ENDLESS = """
import time
from deckpress.project import jobs
work = jobs._help
def make(number):
    print("working", flush=True)
    time.sleep(600)
jobs._help = lambda _, numbers, out, into: work(make, numbers, out, into)
"""
AT_FORK = """
import os, signal
fork = os.fork
def forked():
    process = fork()
    signal.raise_signal(signal.SIGINT)
    return process
os.fork = forked
"""


@pytest.mark.parametrize("interrupted", [ENDLESS, ENDLESS + AT_FORK], ids=["at work", "while it starts"])
def test_ctrl_c_leaves_no_process_and_no_file(tmp_path: Path, interrupted: str) -> None:
    """The helper would work for ten minutes."""
    many = "".join(f"## What is number {n}?\n\nNumber {n}.\n\n" for n in range(LEAST))
    (tmp_path / "deck.md").write_text(many, encoding="utf-8")
    program = f"import sys\n{interrupted}\nfrom deckpress.cli import main\nmain()"
    command = [sys.executable, "-c", program, "build", "deck.md", "-o", "out", "--to", "apkg", "--jobs", "2"]
    process = subprocess.Popen(
        command, cwd=tmp_path, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    if interrupted == ENDLESS:
        assert process.stdout is not None
        assert process.stdout.readline() == "working\n"
        os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)  # the pipes are closed once nobody has them any more
    assert (process.returncode, said.split()[-1], said.count("interrupted")) == (130, "interrupted", 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deck.md"]
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
