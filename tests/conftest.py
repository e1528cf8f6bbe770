"""What every test may ask for: a real browser, and golden files that one switch rewrites."""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from _pytest.runner import runtestprotocol

from chrome import ADVICE, ARGS, find_shell
from deckpress.reading.text.ledger import Ledger
from in_memory import use_memory
from tabs import Tabs

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from anki_collection import AnkiCollection

GOLDEN = Path(__file__).parent / "golden"

# No deadline: how long an example takes is the machine's affair. `--hypothesis-profile=explore` looks further than
# the examples that are the same for everyone.
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True, max_examples=60)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=1000)
hypothesis.settings.load_profile("repeatable")

Ledger.strict = True

# As in the command: the usual threshold of 700 is for programs that make more cycles.
gc.set_threshold(100_000, 50, 50)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; review them as a diff")
    parser.addoption("--slow", action="store_true", help="run the tests that take minutes, too")
    parser.addoption(
        "--fuzz-seconds", type=float, default=5, metavar="N", help="how long test_fuzz.py looks; default 5"
    )
    parser.addoption("--fuzz-seed", type=int, default=20260101, metavar="N", help="which documents test_fuzz.py makes")


def pytest_configure(config: pytest.Config) -> None:
    """Keeps bytecode where the environment forbids it beside the source: of the tests, and of processes they start.

    Without it each run compiles all tests, and each `python -m deckpress` the whole package. Temporary files are
    written to memory.
    """
    cache = getattr(config, "cache", None)
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", "") and cache:
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(cache.mkdir("bytecode"))
        sys.dont_write_bytecode = False
    config.add_cleanup(use_memory())  # the workers of a run get what it set


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        items[:] = [item for item in items if item.get_closest_marker("slow") is None]


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Three workers for two cores: a worker often waits for a browser, a process or the end of a server."""
    cores = yield
    return cores + cores // 2


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Sends one message of a test that passed from a worker instead of six, which take longer than most tests."""
    chosen = item.config.option
    if not hasattr(item.config, "workerinput") or chosen.xmlpath or chosen.durations or chosen.verbose > 0:
        return None
    for report in runtestprotocol(item, nextitem=nextitem, log=False):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


def pytest_collection_finish() -> None:
    """Leaves the tests themselves, which are thousands of objects, out of each garbage collection."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how much was fuzzed, and what came of it."""
    from fuzz_trial import FUZZED

    reports = (report for found in terminalreporter.stats.values() for report in found)
    counts = [value for r in reports for name, value in getattr(r, "user_properties", ()) if name == FUZZED]
    for line in dict.fromkeys(counts):
        terminalreporter.write_sep("-", "fuzzing")
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def tabs() -> Iterator[Tabs]:
    """The pages of an installed Chrome, Chromium or Edge, headless, driven by Playwright."""
    path = find_shell()
    if path is None:
        pytest.fail(ADVICE)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, headless=True, args=list(ARGS))
        yield Tabs(running)
        running.close()


@pytest.fixture
def browser(tabs: Tabs) -> Iterator[Tabs]:
    """A browser for one test: its pages are empty and unused, or as good as that."""
    yield tabs
    tabs.put_back()


@pytest.fixture
def watched(browser: Tabs) -> Iterator[Callable[..., Page]]:
    """Opens a file in a page of its own; the test fails if a page asks for anything else, or complains of anything.

    `beside` are names of files that it may ask for, too; more options are Playwright's.
    """
    noticed: list[str] = []
    allowed: list[str] = []

    def opened(path: Path, *, beside: tuple[str, ...] = (), **options: Any) -> Page:
        page = browser.new_page(requests=noticed, complaints=noticed, **options)
        allowed.extend(path.with_name(name).as_uri() for name in (path.name, *beside))
        page.goto(path.as_uri())
        return page

    yield opened
    browser.put_back()
    assert [entry for entry in noticed if not entry.startswith("data:") and entry not in allowed] == []


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[AnkiCollection]:
    """An empty collection of the real Anki."""
    from anki_collection import AnkiCollection

    folder = tmp_path / "anki"
    folder.mkdir()
    with AnkiCollection(folder) as collection:
        yield collection


Golden = Callable[[str, str | bytes], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text or bytes with the file of that name in tests/golden/, or writes it with --update-golden."""
    update = request.config.getoption("--update-golden")

    def compare(name: str, actual: str | bytes) -> None:
        path = GOLDEN / name
        data = actual.encode() if isinstance(actual, str) else actual
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return
        if not path.is_file():
            pytest.fail(f"{path} is missing: run pytest --update-golden and review what it wrote")
        expected = path.read_bytes()
        assert actual == (expected.decode() if isinstance(actual, str) else expected)

    return compare


class QuickConnection(sqlite3.Connection):
    """A database that does not wait for the disk, whatever its user asks for."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        with suppress(sqlite3.Error):  # not a database: whoever opens it will say so
            self.execute("pragma synchronous = off")

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        return super().execute("pragma synchronous = off" if sql.startswith("pragma synchronous") else sql, *values)


@pytest.fixture(autouse=True, scope="session")
def quick_builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Makes once in a process what takes long, and does not wait for the disk: no test cuts the power.

    Drawn formulas are kept in a folder of this run, shared by its tests; the user's cache is left alone.
    """
    from compiled import keep_compiled, keep_mathjax

    with pytest.MonkeyPatch.context() as patch:
        keep_compiled(patch)
        keep_mathjax(patch)
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=QuickConnection))
        patch.setenv("DECKPRESS_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
        yield
