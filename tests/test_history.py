"""A deck is built, studied in the real Anki, edited, built and imported again: every card keeps its history.

What each edit comes to is the table of docs/history.md, which `pytest --update-golden` writes anew.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import time
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from anki_collection import AnkiCollection, answer_every_card
from deckpress.cli.lines import plan_lines
from deckpress.diagnostics import Diagnostics
from deckpress.history.answering import Answer
from deckpress.history.lock import NAME
from deckpress.history.plan import Fate
from deckpress.project import Report, run
from deckpress.project.answering import find_questions, write_answers
from history_scenarios import SCENARIOS, Files, Scenario
from request_maker import make_request

DOCS = Path(__file__).parents[1] / "docs" / "history.md"
TABLE = re.compile(r"(<!-- scenarios: begin -->\n)(.*)(<!-- scenarios: end -->)", re.DOTALL)
HEAD = (
    "| What the author did | History kept | Notes updated | New notes | New cards | Removed | Empty cards | Moved |"
    " Asked |",
    "|---|---|---|---|---|---|---|---|---|",
)
RELEASED = 1_770_000_000
DAY = 86_400
ROWS: dict[str, str] = {}
"""The rows of the table, by scenario, as they are measured."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a learner has of a card: how it is scheduled, and each of its answers."""

    interval: int
    due: int
    repetitions: int
    ease: int
    lapses: int
    state: tuple[int, int, int, str]
    """Its type, its queue, the steps that are left, and the memory state of FSRS."""
    answers: tuple[tuple[int, ...], ...]
    """The rows of the review log: when, which button, the intervals and the ease, how long it took, and the kind."""


# ---- the author's side ---------------------------------------------------------------------------


def write(folder: Path, files: Files) -> None:
    """Makes the cards of a project these files, and nothing else."""
    for old in [path for path in (folder / "cards").rglob("*") if path.is_file()]:
        old.unlink()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def build(folder: Path, now: int, *paths: str, **more: object) -> tuple[Report, Diagnostics]:
    request = make_request(folder, tuple(str(folder / path) for path in paths), formats=("apkg",), now=now, **more)  # type: ignore[arg-type]
    return run(request, write=True)


def packages(report: Report, folder: Path) -> list[bytes]:
    assert report.written, "nothing was built"
    return [(folder / name).read_bytes() for name, _ in report.written]


def told(report: Report, diagnostics: Diagnostics) -> str:
    """What `build -v` says of an import, and the diagnostics, in plain text."""
    return click.unstyle("\n".join([*plan_lines(report.plan, verbose=True), *map(str, diagnostics)]))


def shipped(package: bytes, folder: Path) -> dict[str, tuple[list[str], list[str]]]:
    """The fields and tags of each note of a package, by guid."""
    path = folder / "looked-at.apkg"
    path.write_bytes(package)
    with zipfile.ZipFile(path) as archive:
        (folder / "looked-at.db").write_bytes(archive.read("collection.anki2"))
    database = sqlite3.connect(folder / "looked-at.db")
    rows = database.execute("select guid, flds, tags from notes").fetchall()
    database.close()
    return {guid: (fields.split("\x1f"), tags.split()) for guid, fields, tags in rows}


# ---- the learner's side --------------------------------------------------------------------------


def study(anki: AnkiCollection) -> None:
    """Answers every card `Easy`, and gives every note a tag, a mark and a remark of the learner's own."""
    collection = anki.collection
    for config in collection.decks.all_config():
        config["new"]["perDay"] = 999
        collection.decks.update_config(config)
    answer_every_card(collection)
    for number in collection.find_notes(""):
        note = collection.get_note(number)
        note.tags += ["mine", "marked"]
        note["Spare1"] = "my remark"
        collection.update_note(note)


def learnt(anki: AnkiCollection) -> dict[tuple[str, int], Learnt]:
    """What is learnt of each card, by guid and ordinal."""
    database = anki.collection.db
    assert database is not None
    answers: dict[int, list[tuple[int, ...]]] = {}
    for card, *answer in database.all("select cid, id, ease, ivl, lastIvl, factor, time, type from revlog order by id"):
        answers.setdefault(card, []).append(tuple(answer))
    columns = "c.ivl, c.due, c.reps, c.factor, c.lapses, c.type, c.queue, c.left, c.data"
    rows = database.all(f"select n.guid, c.ord, c.id, {columns} from cards c join notes n on n.id = c.nid")
    return {
        (guid, ordinal): Learnt(*values[:5], tuple(values[5:]), tuple(answers.get(card, ())))
        for guid, ordinal, card, *values in rows
    }


def plain(html: str) -> str:
    return re.sub(r"\{\{c\d+::(.*?)\}\}|<[^>]*>", r"\1", html)


# ---- the table -----------------------------------------------------------------------------------


def last_build(
    folder: Path, scenario: Scenario, anki: AnkiCollection, now: int
) -> tuple[Report, Diagnostics, Counter[str]]:
    """Builds and imports what comes after the first tree; what the imports did."""
    trees = [scenario.after] if scenario.between is None else [scenario.between, scenario.after]
    counts: Counter[str] = Counter()
    if scenario.branches:
        merge(folder, scenario.branches, now)
        assert (folder / "cards/a.md").read_text(encoding="utf-8") == scenario.after["cards/a.md"]
    if scenario.lost:
        (folder / NAME).unlink()
    for number, tree in enumerate(trees, 1):
        write(folder, tree)
        if scenario.answers:
            answer(folder, now + number * DAY)
        if scenario.answer and number == len(trees):
            answer_all(folder, scenario.answer)
        report, diagnostics = build(folder, now + number * DAY, *scenario.paths, one=scenario.ones[1])
        assert not scenario.answer or "DP702" not in {problem.code for problem in diagnostics}
        counts["updated"] = 0  # of the last import, as in the plan of the last build
        for package in packages(report, folder):
            counts.update(anki.import_apkg(package))
    return report, diagnostics, counts


def answer_all(folder: Path, answer: str) -> None:
    """The author says of each doubtful note whether it is the earlier card."""
    questions, _ = find_questions(make_request(folder))
    answers = [Answer(doubt.entry, doubt.now, same=answer == "same") for doubt in questions.doubts]
    assert answers
    assert write_answers(questions, answers) == ()


def answer(folder: Path, now: int) -> None:
    """Writes the ids that the plan names under the questions that it asks about."""
    _, diagnostics = run(make_request(folder, now=now), write=False)
    doubts = [problem for problem in diagnostics if problem.code == "DP702"]
    assert doubts, "the author was not asked"
    for doubt in sorted(doubts, reverse=True):
        path = folder / doubt.location.path
        lines = path.read_text(encoding="utf-8").splitlines()
        lines.insert(doubt.location.line, doubt.hint[doubt.hint.index("<!--") : doubt.hint.index("-->") + 3])
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")


def merge(folder: Path, branches: tuple[Files, ...], now: int) -> None:
    """Two authors build and commit on branches of their own, which are then merged."""

    def git(*arguments: str) -> None:
        settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)

    (folder / ".gitattributes").write_text(f"{NAME} merge=union\n", encoding="utf-8")
    (folder / ".gitignore").write_text("build/\n*.apkg\n", encoding="utf-8")
    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    for name, tree in zip(("ours", "theirs"), branches, strict=True):
        git("checkout", "main")
        git("checkout", "-b", name)
        write(folder, tree)
        assert build(folder, now)[0].written
        git("commit", "-a", "-m", name)
    git("merge", "ours")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario.name for scenario in SCENARIOS])
def test_an_edit_keeps_the_history_and_updates_what_changed(tmp_path: Path, scenario: Scenario) -> None:
    folder, place = tmp_path / "project", tmp_path / "anki"
    place.mkdir()
    write(folder, scenario.before)
    first, _ = build(folder, RELEASED, *scenario.first, one=scenario.ones[0])
    with AnkiCollection(place) as anki:
        for package in packages(first, folder):
            anki.import_apkg(package)
        if scenario.elsewhere:
            folder = tmp_path / "another"
        study(anki)
        before, notes = learnt(anki), anki.notes()
        assert all(card.answers and card.interval for card in before.values())
        report, diagnostics, counts = last_build(folder, scenario, anki, int(time.time()) + DAY)
        after, now = learnt(anki), anki.notes()

        assert {card: after.get(card) for card in before} == before
        assert counts["conflicting"] == 0
        added = [
            plain(note.fields.get("Question") or note.fields["Text"]) for note in now.values() if note.guid not in notes
        ]
        assert_named(added, scenario.new)
        kept = {guid: note for guid, note in now.items() if guid in notes}
        untouched = {guid for guid, note in kept.items() if {"mine", "marked"} <= set(note.tags)}
        assert all(kept[guid].fields["Spare1"] == "my remark" for guid in untouched)
        changed = [note for guid, note in kept.items() if guid not in untouched]
        assert_named([plain(note.fields.get("Question") or note.fields["Text"]) for note in changed], scenario.updated)
        assert counts["updated"] == len(scenario.updated)
        assert len([card for card in after if card not in before and card[0] in notes]) == scenario.cards
        empty = sum(len(note.card_ids) for note in anki.collection.get_empty_cards().notes)
        assert empty == scenario.empty
        in_source = assert_current(folder, report, now, untouched)
        assert_named(
            [
                plain(note.fields.get("Question") or note.fields["Text"])
                for guid, note in now.items()
                if guid not in in_source and scenario.whole
            ],
            scenario.gone,
        )

    assert_plan(report, scenario)
    said = told(report, diagnostics)
    assert [problem.code for problem in diagnostics].count("DP702") == scenario.asked, said
    for text in scenario.says:
        assert text in said
    ROWS[scenario.name] = row(scenario, before, after, report)
    assert_repeatable(folder, scenario, report)


def assert_named(found: list[str], names: tuple[str, ...]) -> None:
    """The questions that were found are those that were named, by their beginnings."""
    assert len(found) == len(names), f"{found} for {names}"
    for question, name in zip(sorted(found), sorted(names), strict=True):
        assert question.startswith(name)


def assert_current(folder: Path, report: Report, notes: Mapping[str, object], untouched: set[str]) -> set[str]:
    """Every note of the last packages is in Anki as it was shipped, but for what the learner wrote; their guids."""
    guids = set()
    for package in packages(report, folder):
        for guid, (fields, tags) in shipped(package, folder).items():
            note = notes[guid]
            guids.add(guid)
            own = {"mine", "marked"} if guid in untouched else set()
            assert set(note.tags) - own == set(tags)
            assert counted(note.fields) == counted(dict(zip(note.fields, fields, strict=True)))
    return guids


def counted(fields: Mapping[str, str]) -> dict[str, str]:
    """What counts as the content of a note: not what the learner wrote, nor the file and the title of the deck."""
    kept = {name: text for name, text in fields.items() if name not in ("Spare1", "Source")}
    return {**kept, "Context": fields["Context"].partition(" › ")[2]}


def assert_plan(report: Report, scenario: Scenario) -> None:
    """The plan foretold what the last import did."""
    if scenario.between is not None or scenario.branches or scenario.lost:
        return
    counts = report.plan.counts()
    assert counts[Fate.NEW] == len(scenario.new)
    assert counts[Fate.UPDATED] == len(scenario.updated)
    assert counts[Fate.GONE] == len(scenario.gone)


def assert_repeatable(folder: Path, scenario: Scenario, report: Report) -> None:
    """The same source and lock, a year later: the same bytes, and the lock is not written again."""
    lock = folder / NAME
    data, text, written = packages(report, folder), lock.read_bytes(), lock.stat().st_mtime_ns
    again, _ = build(folder, int(time.time()) + 365 * DAY, *scenario.paths, one=scenario.ones[1])
    assert packages(again, folder) == data
    assert (lock.read_bytes(), lock.stat().st_mtime_ns) == (text, written)
    assert again.plan.changes == ()


def row(
    scenario: Scenario,
    before: Mapping[tuple[str, int], Learnt],
    after: Mapping[tuple[str, int], Learnt],
    report: Report,
) -> str:
    """A line of the table: what was measured in Anki."""
    kept = sum(after.get(card) == value for card, value in before.items())
    notes = len({guid for guid, _ in before})
    cells = [
        scenario.name.replace("|", "\\|"),
        f"{kept} of {len(before)}",
        f"{len(scenario.updated)} of {notes}" if scenario.updated else "none",
        *(str(count or "") for count in (len(scenario.new), scenario.cards, len(scenario.gone), scenario.empty)),
        str(sum(change.fate is Fate.MOVED for change in report.plan.changes) or ""),
        str(scenario.asked or ""),
    ]
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def test_the_table_of_the_docs_is_what_was_measured(request: pytest.FixtureRequest) -> None:
    """`pytest --update-golden` writes it anew; `pytest -rA` prints it."""
    if len(ROWS) < len(SCENARIOS):
        pytest.skip("not all scenarios were run")
    table = "\n".join([*HEAD, *(ROWS[scenario.name] for scenario in SCENARIOS), ""])
    print(table)
    text = DOCS.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        DOCS.write_text(TABLE.sub(lambda found: found[1] + table + found[3], text), encoding="utf-8")
        return
    found = TABLE.search(text)
    assert found
    assert found[2] == table


def test_a_new_style_reaches_the_learner_and_touches_no_note(tmp_path: Path) -> None:
    (tmp_path / "anki").mkdir()
    write(tmp_path, {"cards/a.md": "## What is light?\n\nA wave.\n"})
    (first,) = packages(build(tmp_path, RELEASED)[0], tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/style.css").write_text(".card { color: teal; }\n", encoding="utf-8")
    (second,) = packages(build(tmp_path, int(time.time()) + DAY)[0], tmp_path)
    with AnkiCollection(tmp_path / "anki") as anki:
        anki.import_apkg(first)
        study(anki)
        before, notes = learnt(anki), anki.notes()
        assert anki.import_apkg(second) == {"duplicate": 1}
        assert learnt(anki) == before
        assert {guid: note.tags for guid, note in anki.notes().items()} == {g: note.tags for g, note in notes.items()}
    with AnkiCollection(tmp_path / "anki") as anki:  # opened again: Anki remembers note types that it has read
        kinds = [kind for kind in anki.collection.models.all() if kind["name"] == anki.note().type]
        assert len(kinds) == 1
        assert "teal" in kinds[0]["css"]
