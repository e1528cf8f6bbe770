"""`deckpress push` to a running Anki: no learner's note is lost, no schedule changes, nothing else is touched."""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
from click.testing import CliRunner, Result

from anki_connect import FakeAnki, Faults, open_anki
from anki_learner import Rows, act, plain, rows_of, study
from deckpress.cli import cli
from deckpress.history.lock_reading import read_lock
from deckpress.live.exchange import Exchange
from push_scenarios import (
    DECK,
    EDITED,
    HEAT,
    LENS,
    LIGHT,
    PICTURE,
    PNG,
    SCENARIOS,
    STYLE,
    TOML,
    WITHOUT_LENS,
    Do,
    Files,
    Scenario,
)

DAY = 86_400


# ---- the author's side ---------------------------------------------------------------------------


@dataclass
class Author:
    """A project, a cache and an Anki in fixed folders below `here`, as paths are part of what a push remembers."""

    here: Path
    monkeypatch: pytest.MonkeyPatch

    def write(self, files: Files) -> None:
        shutil.rmtree(self.here / "project/cards", ignore_errors=True)
        for name, content in {"deckpress.toml": TOML, **files}.items():
            path = self.here / "project" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def run(self, anki: FakeAnki, line: str, now: int, typed: str = "") -> Result:
        self.monkeypatch.setenv("DECKPRESS_ANKI", anki.url)
        self.monkeypatch.setenv("SOURCE_DATE_EPOCH", str(now))
        return CliRunner().invoke(cli, shlex.split(line), input=typed, prog_name="deckpress", catch_exceptions=False)

    def files(self) -> dict[str, bytes]:
        """Everything on the disk but Anki's own."""
        roots = ("project", "cache", "temporary")
        found = (path for root in roots for path in sorted((self.here / root).rglob("*")))
        kept = (path for path in found if path.suffix != ".sqlite")  # the cache of a build
        return {str(path.relative_to(self.here)): path.read_bytes() if path.is_file() else b"" for path in kept}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("push")


@pytest.fixture
def author(place: Path, monkeypatch: pytest.MonkeyPatch) -> Author:
    here = place / "here"
    shutil.rmtree(here, ignore_errors=True)
    for name in ("project", "cache", "temporary"):
        (here / name).mkdir(parents=True)
    monkeypatch.chdir(here / "project")
    monkeypatch.setenv("DECKPRESS_CACHE", str(here / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(here / "temporary"))
    return Author(here, monkeypatch)


# ---- a scenario ----------------------------------------------------------------------------------

REPORTED = {
    "new": "new",
    "added again": "again",
    "look updated": "looks",
    "look edited in Anki": "own_looks",
    "updated": "updated",
    "moved": "moved",
    "not moved": "stays",
    "edited in Anki": "edited",
    "no longer in the source": "gone",
    "suspended": "suspended",
    "deleted": "deleted",
}
"""The words of the report, by the names that scenarios have for them."""
DRY = {
    "would add": "new",
    "would add again": "added again",
    "would update": "updated",
    "would move": "moved",
    "would update the look": "look updated",
    "would unsuspend": "unsuspended",
    "would suspend": "suspended",
    "would delete": "deleted",
}
"""The words of the report of a dry run, and those of the push itself."""


@dataclass
class Told:
    """What a push printed: the questions of each kind, the codes, what is in conflict, and all lines but the totals."""

    questions: dict[str, list[str]] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)
    conflicts: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def told(result: Result) -> Told:
    found = Told()
    for line in result.stdout.splitlines():
        word, _, rest = line.partition(": ")
        word = DRY.get(word, word)
        if word in REPORTED:
            whole = "look" in word
            found.questions.setdefault(REPORTED[word], []).append(rest if whole else rest.split("  ")[0])
        if not re.match(r"dry run \(Anki, profile .*\): |pushed to Anki, profile .*: ", line):
            found.lines.append(f"{word}: {rest}")
    for code, message in re.findall(r"(DP8\d\d) \w+: (.*)", result.stderr):
        found.codes.add(code)
        if code in ("DP806", "DP807"):
            found.conflicts.append(message.rpartition(": ")[2])
    return found


def start(author: Author, scenario: Scenario, now: int) -> None:
    """The first tree in Anki, studied, beside notes of other decks; a copy if an earlier scenario made it."""
    kept = author.here.parent / f"start-{abs(hash((tuple(sorted(scenario.before.items())), scenario.dialog)))}"
    if not kept.exists():
        author.write(scenario.before)
        with open_anki(author.here / "anki", direct=True) as anki:
            if scenario.dialog:
                built = author.run(anki, "build --to apkg -o ../dialog", now)
                assert built.exit_code == 0, built.output
                for path in sorted((author.here / "dialog").glob("*.apkg")):
                    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
                    anki.collection.import_anki_package(request)
            else:
                result = author.run(anki, "push", now)
                assert result.exit_code == 0, result.output
            study(anki.collection)
            act(anki.collection, Do("add foreign notes"))
        shutil.copytree(author.here, kept)
    else:
        shutil.rmtree(author.here)
        shutil.copytree(kept, author.here)
        author.monkeypatch.chdir(author.here / "project")


def own_guids(author: Author) -> set[str]:
    path = author.here / "project/deckpress.lock"
    lock, _ = read_lock("deckpress.lock", path.read_text(encoding="utf-8"))
    return {entry.guid for entry in lock.entries}


def check_nothing_else_changed(before: Rows, after: Rows, own: set[str], scenario: Scenario) -> None:
    """No note is lost, no schedule changes, and what is none of the project's is as it was."""
    for number, note in before.notes.items():
        gone = number not in after.notes
        if note.guid not in own:
            assert after.notes.get(number) == note, "a foreign note was touched"
        if gone:
            assert any(plain(note.fields[0]).startswith(plain(q)) for q in scenario.deleted), "a note was lost"
        else:
            assert after.notes[number].guid == note.guid
            assert {"mine", "marked"} & set(note.tags) <= set(after.notes[number].tags), "a learner's tag was lost"
    for number, card in before.cards.items():
        if card.note not in after.notes:
            continue
        there = after.cards[number]
        assert there.schedule == card.schedule, "a schedule changed"
        if before.notes[card.note].guid not in own:
            assert there == card, "a foreign card was touched"
        if not scenario.suspended:
            assert there.queue == card.queue
        if not scenario.moved:
            assert there.deck == card.deck
    assert after.reviews == before.reviews
    assert before.media <= after.media
    if not scenario.looks:
        assert after.types == before.types, "a note type was touched"
    names = [part.partition("  ")[0] for part in scenario.looks]
    assert [t for t in after.types if t[1] not in names] == [t for t in before.types if t[1] not in names]
    assert before.schema == after.schema, "AnkiWeb wants a full sync"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_push_changes_what_the_author_changed_and_nothing_else(author: Author, scenario: Scenario) -> None:
    now = int(time.time())
    start(author, scenario, now - 2 * DAY)
    author.write(scenario.after)
    built = now - DAY if scenario.early else now + 100
    with open_anki(author.here / "anki", direct=True) as anki:
        for done in scenario.learner:
            act(anki.collection, done)
        if scenario.forgets:
            shutil.rmtree(author.here / "cache")
        if scenario.unlocked:
            (author.here / "project/deckpress.lock").unlink()
        before, files = rows_of(anki.collection), author.files()
        line = f"push {scenario.options}"
        if not scenario.codes:
            anki.faults = scenario.faults
        dry = author.run(anki, f"{line} -n", built)
        assert rows_of(anki.collection) == before, "a dry run changed Anki"
        assert author.files() == files, "a dry run changed the disk"
        anki.faults, anki.closed = scenario.faults, False
        result = author.run(anki, line, built)
        found = told(result)
        after = rows_of(anki.collection)
        check_nothing_else_changed(before, after, own_guids(author), scenario)
        assert not list((author.here / "temporary").iterdir()), "a temporary file was left behind"
        assert found.codes - {"DP806", "DP807"} == set(scenario.codes), result.output
        if scenario.codes:
            assert result.exit_code == 1
        else:
            assert result.exit_code == 0, result.output
            assert found.lines == told(dry).lines
            check_report(found, scenario)
        check_notes(after, scenario)
        anki.faults, anki.closed = type(scenario.faults)(), False
        if not scenario.codes and after != before:
            again = told(author.run(anki, line, built + 100))
            changes = {"new", "again", "updated", "moved", "looks", "suspended", "deleted"}
            assert not changes & set(again.questions), again.lines
            assert rows_of(anki.collection) == after, "a second push changed something"


@pytest.mark.parametrize("project", [TOML, ""], ids=["a project with an id", "a project without one"])
def test_a_push_without_the_lock_warns_if_anki_has_notes_of_the_project(author: Author, project: str) -> None:
    now = int(time.time())
    author.write({"deckpress.toml": project, "cards/a.md": DECK})
    with open_anki(author.here / "anki") as anki:
        first = author.run(anki, "push", now)
        lock = author.here / "project/deckpress.lock"
        with_lock = author.run(anki, "push -n", now + 10)
        lock.unlink()
        dry = author.run(anki, "push -n", now + 20)
        assert not lock.exists()
        author.run(anki, "push", now + 30)
        again = author.run(anki, "push", now + 40)
    assert ["DP714" in result.stderr for result in (first, with_lock, dry, again)] == [False, False, True, False]
    assert "export the deck from Anki, and run deckpress adopt EXPORT" in " ".join(dry.stderr.split())


def check_report(found: Told, scenario: Scenario) -> None:
    for name in REPORTED.values():
        wanted = getattr(scenario, name)
        assert sorted(map(plain, found.questions.get(name, []))) == sorted(map(plain, wanted)), (name, found.lines)
    assert sorted(map(plain, found.conflicts)) == sorted(map(plain, scenario.conflicts))


def check_notes(after: Rows, scenario: Scenario) -> None:
    by_question = {plain(note.fields[0]): note for note in after.notes.values()}
    for question, text in scenario.has.items():
        assert any(text in value for value in by_question[plain(question)].fields), by_question[plain(question)].fields
    for question, tags in scenario.tags.items():
        assert sorted(by_question[plain(question)].tags) == sorted(tags.split())


# ---- messages and questions ----------------------------------------------------------------------


def test_each_obstacle_has_its_message(author: Author, golden: Callable[[str, str], None]) -> None:
    """DP801 to DP807 are met by push alone."""
    now, shown = int(time.time()), ""
    start(author, Scenario("start", {}), now - 2 * DAY)
    author.write({"cards/a.md": EDITED})

    def push(anki: FakeAnki, options: str = "", **faults: Any) -> None:
        nonlocal shown
        anki.faults, anki.closed = Faults(**faults), False
        result = author.run(anki, f"push {options}", now + 100)
        shown += result.stderr.replace(anki.url, "http://127.0.0.1:8765")

    with open_anki(author.here / "anki") as anki:
        push(anki, closes_before="version")
        push(anki, closes_before="importPackage")
        push(anki, version=4)
        push(anki, missing=frozenset({"exportPackage"}))
        push(anki, key="secret")
        push(anki, busy=True)
        push(anki, "--profile Mine")
        act(anki.collection, Do("edit", LENS, "My own words."))
        act(anki.collection, Do("change type", LIGHT, "Basic"))
        push(anki, "-n")
        author.write({"cards/a.md": DECK, "templates/style.css": STYLE})
        act(anki.collection, Do("restyle", HEAT))
        push(anki, "-n")
        act(anki.collection, Do("drop field", HEAT, "Spare3"))
        push(anki)
    golden("bad-push.txt", shown)


@pytest.mark.parametrize(("typed", "deleted"), [("y\n", True), ("n\n", False)])
def test_notes_are_deleted_only_after_the_list_and_a_yes(
    author: Author, monkeypatch: pytest.MonkeyPatch, typed: str, deleted: bool
) -> None:
    now = int(time.time())
    start(author, Scenario("start", {}), now - 2 * DAY)
    author.write({"cards/a.md": WITHOUT_LENS})
    monkeypatch.setattr("deckpress.cli.streams.is_terminal", lambda _: True)
    with open_anki(author.here / "anki") as anki:
        before, files = rows_of(anki.collection), author.files()
        result = author.run(anki, "push --prune delete", now + 100, typed)
        after = rows_of(anki.collection)
        assert f"  {LENS}" in result.stderr
        assert (len(before.notes) - len(after.notes)) == deleted
        assert deleted or (after == before and author.files() == files and result.exit_code == 1)


def test_without_a_terminal_a_deletion_needs_yes(author: Author) -> None:
    now = int(time.time())
    start(author, Scenario("start", {}), now - 2 * DAY)
    author.write({"cards/a.md": WITHOUT_LENS})
    with open_anki(author.here / "anki") as anki:
        before = rows_of(anki.collection)
        result = author.run(anki, "push --prune delete", now + 100)
        assert result.exit_code == 1
        assert "add --yes" in result.stderr
        assert "Usage" not in result.stderr
        assert rows_of(anki.collection) == before


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("push", "DP006"),
        ("push missing.md", "DP001"),
        ("push -n no/", "DP001"),
        ("pull", "DP006"),
        ("pull missing.md", "DP001"),
    ],
)
def test_what_is_wrong_with_the_command_comes_before_what_is_wrong_with_anki(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, [*line.split(), "--anki", "http://127.0.0.1:1"])
    assert result.exit_code == 1
    assert re.findall(r"DP\d+", result.stderr) == [code]


def suspended(anki: FakeAnki) -> set[str]:
    """The questions of the notes with a suspended card."""
    rows = rows_of(anki.collection)
    return {plain(rows.notes[card.note].fields[0]) for card in rows.cards.values() if card.queue == -1}


@pytest.mark.parametrize(
    ("learner", "back"),
    [
        ((), ("unsuspended", set())),
        ((Do("suspend", LENS),), ("stays suspended", {LENS})),  # before the push that prunes
    ],
)
def test_a_note_that_comes_back_is_unsuspended_if_a_push_suspended_it(
    author: Author, learner: tuple[Do, ...], back: tuple[str, set[str]]
) -> None:
    now = int(time.time())
    start(author, Scenario("start", {}), now - 2 * DAY)
    with open_anki(author.here / "anki") as anki:
        act(anki.collection, Do("suspend", LIGHT))
        for done in learner:
            act(anki.collection, done)
        author.write({"cards/a.md": WITHOUT_LENS})
        author.run(anki, "push --prune suspend", now - DAY)
        assert suspended(anki) == {LIGHT, LENS}
        author.write({"cards/a.md": DECK})
        dry = author.run(anki, "push -n", now)
        assert suspended(anki) == {LIGHT, LENS}
        result = author.run(anki, "push", now)
        word, left = back
        assert f"{word}: {LENS}" in result.stdout
        assert told(dry).lines == told(result).lines
        assert suspended(anki) == {LIGHT} | left
        act(anki.collection, Do("suspend", LENS))
        again = author.run(anki, "push", now + 10)
        assert suspended(anki) == {LIGHT, LENS}, "the learner's own suspension was undone"
        assert "suspended: " not in again.stdout


def test_a_card_that_the_learner_unsuspended_is_the_learners_from_then_on(author: Author) -> None:
    now = int(time.time())
    start(author, Scenario("start", {}), now - 2 * DAY)
    with open_anki(author.here / "anki") as anki:
        author.write({"cards/a.md": WITHOUT_LENS})
        author.run(anki, "push --prune suspend", now - DAY)
        act(anki.collection, Do("unsuspend", LENS))
        author.run(anki, "push", now - DAY + 10)
        act(anki.collection, Do("suspend", LENS))
        author.write({"cards/a.md": DECK})
        assert f"stays suspended: {LENS}" in author.run(anki, "push", now).stdout
        assert suspended(anki) == {LENS}


def test_a_note_comes_back_suspended_and_named_if_the_cache_is_lost(author: Author) -> None:
    now = int(time.time())
    start(author, Scenario("start", {}), now - 2 * DAY)
    with open_anki(author.here / "anki") as anki:
        author.write({"cards/a.md": WITHOUT_LENS})
        author.run(anki, "push --prune suspend", now - DAY)
        shutil.rmtree(author.here / "cache")
        author.write({"cards/a.md": DECK})
        assert f"stays suspended: {LENS}" in author.run(anki, "push", now).stdout


def test_an_error_in_the_source_stops_a_push(author: Author) -> None:
    author.write({"cards/a.md": "## What is $\\frac{1}{2$?\n\nA half.\n"})
    with open_anki(author.here / "anki") as anki:
        result = author.run(anki, "push", int(time.time()))
        assert result.exit_code == 1
        assert "DP301" in result.stderr
        assert "importPackage" not in anki.calls
        assert not (author.here / "project/deckpress.lock").exists()


def test_a_picture_that_anki_has_is_not_sent_again(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[list[str]] = []
    send = Exchange.send

    def watch(self: Exchange, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sent.append(sorted(json.loads(archive.read("media")).values()))
        send(self, data)

    monkeypatch.setattr(Exchange, "send", watch)
    now, files = int(time.time()), {"cards/lens.png": PNG}
    with open_anki(author.here / "anki") as anki:
        author.write({"cards/a.md": PICTURE, **files})
        author.run(anki, "push", now)
        author.write({"cards/a.md": PICTURE.replace("glass", "clear glass"), **files})
        author.run(anki, "push", now + 100)
        names = set(anki.do_get_media_files_names())
    first, second = sent
    assert [name for name in first if name.startswith("lens-")]
    assert second == []
    assert set(first) <= names


def test_a_quiet_push_prints_problems_only(author: Author) -> None:
    author.write({"cards/a.md": DECK})
    with open_anki(author.here / "anki") as anki:
        assert author.run(anki, "push -q", int(time.time())).output == ""
        assert len(rows_of(anki.collection).notes) == 4


@pytest.mark.parametrize("options", ["--yes", "--anki nonsense:port", "--anki ftp://127.0.0.1", "--prune all"])
def test_options_that_make_no_sense_are_usage_errors(author: Author, options: str) -> None:
    author.write({"cards/a.md": DECK})
    with open_anki(author.here / "anki") as anki:
        assert author.run(anki, f"push {options}", int(time.time())).exit_code == 2
        assert anki.calls == []


def test_a_field_that_is_missing_comes_back_with_merged_note_types(author: Author) -> None:
    """The remedy of DP805: an import with merged note types adds the field again, and the next push updates notes."""
    now = int(time.time())
    start(author, Scenario("start", {}), now - 2 * DAY)
    author.write({"cards/a.md": EDITED})
    with open_anki(author.here / "anki") as anki:
        act(anki.collection, Do("drop field", HEAT, "Spare3"))
        assert told(author.run(anki, "push", now - DAY)).codes == {"DP805"}
        author.run(anki, "build --to apkg -o ../dialog", now - DAY)
        anki.do_import_package(str(author.here / "dialog/a.apkg"))
        found = told(author.run(anki, "push", now - DAY + 100)).questions
        assert found["updated"] == [LENS]
        assert found.keys() == {"updated", "own_looks"}, "Anki removed the field from the templates, too"
        check_notes(rows_of(anki.collection), Scenario("end", {}, has={LENS: "bends rays"}))


# ---- a deck that was in Anki before --------------------------------------------------------------


def test_the_notes_of_an_imported_deck_move_to_the_note_types_of_deckpress_with_their_history(author: Author) -> None:
    """Anki merges note types in an import over AnkiConnect; the notes of other decks with the old type stay."""
    now = int(time.time())
    with open_anki(author.here / "anki") as anki:
        for question, answer, deck in (("What is light?", "A wave.", "Light"), ("What is heat?", "Motion.", "Light")):
            act(anki.collection, Do("add", question, f"{answer}|{deck}"))
        act(anki.collection, Do("add", "la casa", "the house|Italian"))
        study(anki.collection)
        anki.do_export_package("Light", str(author.here / "light.apkg"))
        (author.here / "project/deckpress.toml").write_text(TOML, encoding="utf-8")
        made = author.run(anki, "import ../light.apkg -o cards", now)
        assert made.exit_code == 0, made.output
        before = rows_of(anki.collection)
        first = author.run(anki, "push", now + 10)
        assert first.exit_code == 0, first.output
        after = rows_of(anki.collection)
        assert [row.schedule for row in after.cards.values()] == [row.schedule for row in before.cards.values()]
        assert after.notes.keys() == before.notes.keys()
        assert after.reviews == before.reviews
        house = next(number for number, note in before.notes.items() if note.fields[0] == "la casa")
        assert after.notes[house] == before.notes[house]
        assert {plain(note.fields[0]) for note in after.notes.values()} == {
            "What is light?",
            "What is heat?",
            "la casa",
        }
        path = author.here / "project/cards/Light.md"
        path.write_text(path.read_text(encoding="utf-8").replace("A wave", "A long wave"), encoding="utf-8")
        second = told(author.run(anki, "push", now + 20))
        assert second.questions == {"updated": ["What is light?"]}
        assert told(author.run(anki, "push", now + 30)).questions == {}
        last = rows_of(anki.collection)
        assert [row.schedule for row in last.cards.values()] == [row.schedule for row in before.cards.values()]
