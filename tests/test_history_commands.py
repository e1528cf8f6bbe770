"""What is done with the lock beside building: ids in the sources, searches for Anki, the plan for programs."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from anki_collection import AnkiCollection, AnkiNote
from combined import each_pair
from deckpress.cli import cli
from deckpress.exporters.anki.apkg import export
from deckpress.exporters.base import ExportOptions
from deckpress.history.identity import new_identities
from deckpress.history.lock import Entry
from deckpress.history.lock_reading import read_lock
from deckpress.history.plan import Fate, Plan
from deckpress.history.release import read_release
from deckpress.model import FIELDS_QA, Deck, Source
from deckpress.project import run as run_request
from deckpress.reading import read
from deckpress.render import render
from deckpress.templating.templates import load_templates
from rendered import png
from request_maker import make_request

Golden = Callable[[str, str], None]
FIRST, LATER = 1_770_000_000, 1_780_000_000


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(FIRST))
    return folder


def run(line: str) -> Result:
    return CliRunner().invoke(cli, shlex.split(line), prog_name="deckpress", catch_exceptions=False)


def done(line: str) -> str:
    """What a command prints that must succeed."""
    result = run(line)
    assert result.exit_code == 0, result.output
    return result.stdout


def write(name: str, text: str | bytes) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())


def package(name: str, text: str | None = None, options: str = "") -> bytes:
    """The package of a file, rewritten first if a text is given."""
    if text is not None:
        write(name, text)
    done(f"build -q {name} -o out --to apkg {options}")
    return (Path("out") / name).with_suffix(".apkg").read_bytes()


def entries() -> dict[str, Entry]:
    """The entries of the lock by question."""
    lock, problems = read_lock("deckpress.lock", Path("deckpress.lock").read_text(encoding="utf-8"))
    assert problems == ()
    return {entry.question: entry for entry in lock.entries}


def planned(here: Path, *paths: str) -> Plan:
    report, _ = run_request(make_request(here, paths, now=LATER), write=False)
    return report.plan


# ---- ids -----------------------------------------------------------------------------------------

SHAPES = {
    "heading": "## What is light?\n\nA wave.\n\n## What is heat?\n\nMotion.\n",
    "heading without a blank line": "## What is light?\nA wave.\n## What is heat?\nMotion.\n",
    "heading with an underline": "What is light?\n---\nA wave.\n\nWhat is heat?\n---\n\nMotion.\n",
    "heading and more": "### What does this print?\n```python\nprint(1)\n```\n**Answer:** `1`\n\n### Why?\n\nIt is.\n",
    "multiple choice": "## Which of these is falsy?\n- [x] `0`\n- [ ] `1`\n\nOnly zero.\n\n## Why?\n\nIt is.\n",
    "labels": "Q: What is light?\nA: A wave.\n\nQ: What is heat?\nA: Motion.\n",
    "labels of two lines": "Q: What is light,\nin a word?\nA: A wave.\n\nQ: What is heat?\nA: Motion.\n",
    "bold labels": "**Q: What is light?**\n\nA: A wave.\n\n**Q: What is heat?**\n\nA: Motion.\n",
    "clozes": "C: Light is a ==wave==.\n\nC: Heat is ==motion== of ==molecules==.\n\nA remark.\n",
    "slides": "Q1. What is light?\n\nAns - A wave.\n\nQ2. What is heat?\n\nAns - Motion.\n",
    "other comments": "## What is light?\n<!-- tags: a  hint: b -->\nA wave.\n\n## Why?\n<!-- reverse -->\nIt is.\n",
    "a line without an end": "C: Light is a ==wave==.",
    "blanks at the ends": "## What is light?  \n\nA wave.   \nOr two.\t\n\n## What is heat?\t\n\nMotion.\n\n\n\n",
}


@pytest.mark.parametrize(
    ("shape", "end", "bom"),
    each_pair(SHAPES, ["\n", "\r\n", "\r"], [b"", b"\xef\xbb\xbf"]),
)
def test_ids_are_comments_and_nothing_else_changes_in_the_file_the_package_or_the_lock(
    shape: str, end: str, bom: bytes
) -> None:
    before = bom + SHAPES[shape].replace("\n", end).encode()
    write("a.md", before)
    old, lock = package("a.md"), Path("deckpress.lock").read_bytes()
    guids = {entry.guid for entry in entries().values()}
    assert done("ids --write -q a.md") == ""
    after = Path("a.md").read_bytes()
    comments = {guid: f"<!-- id: {guid} -->".encode() for guid in guids}
    assert all(after.count(comment) == 1 for comment in comments.values())
    left = after
    for comment in comments.values():
        left = left.replace(comment + end.encode(), b"").replace(b"\n" + comment, b"")
    assert left == before
    assert package("a.md", options="--locked") == old
    assert Path("deckpress.lock").read_bytes() == lock
    done("ids --write -q a.md")
    assert Path("a.md").read_bytes() == after


def test_without_write_the_ids_are_listed_and_nothing_is_written() -> None:
    text = SHAPES["heading"]
    package("a.md", text)
    guid = entries()["What is light?"].guid
    lines = done("ids a.md").splitlines()
    assert lines[0] == f"a.md:1:4: <!-- id: {guid} --> What is light?"
    assert lines[-1] == "2 ids to write; to write them, run deckpress ids --write"
    assert Path("a.md").read_text(encoding="utf-8") == text


def test_an_id_of_the_author_stays_and_is_the_only_one() -> None:
    text = "## What is light?\n<!-- id: light -->\n\nA wave.\n\n## What is heat? {#heat}\n\nMotion.\n"
    package("a.md", text)
    assert done("ids --write a.md") == "0 ids written\n"
    assert Path("a.md").read_text(encoding="utf-8") == text


def test_a_question_that_is_written_anew_is_found_by_the_id_that_was_written_with_the_lock_and_without() -> None:
    package("a.md", SHAPES["heading"])
    guids = {entry.guid for entry in entries().values()}
    done("ids --write -q a.md")
    text = (
        Path("a.md")
        .read_text(encoding="utf-8")
        .replace("What is light?", "Say what a lamp gives")
        .replace("wave", "lot")
    )
    write("a.md", text)
    package("a.md")
    assert {entry.guid for entry in entries().values()} == guids
    Path("deckpress.lock").unlink()
    package("a.md")
    assert {entry.guid for entry in entries().values()} == guids


def test_a_note_that_was_never_built_gets_the_guid_that_it_will_have() -> None:
    write("a.md", SHAPES["labels"])
    done("ids --write -q a.md")
    text = Path("a.md").read_bytes()
    package("a.md", SHAPES["labels"])
    assert all(f"<!-- id: {entry.guid} -->".encode() in text for entry in entries().values())


NO_PLACE = {
    "list": "# Light\n\n1. What is light?\n\n   A wave.\n\n2. What is heat?\n\n   Motion.\n",
    "details": "<details><summary>What is light?</summary>\n\nA wave.\n\n</details>\n",
    "table": "| Question | Answer |\n|---|---|\n| What is light? | A wave. |\n| What is heat? | Motion. |\n",
    "dialect": "What is light?\nA) A wave\nB) A car\nANSWER: A\n\nWhat is heat?\nA) Motion\nB) A car\nANSWER: A\n",
}


@pytest.mark.parametrize("shape", NO_PLACE)
def test_where_no_comment_can_stand_each_note_is_told_and_the_file_stays(shape: str) -> None:
    package("a.md", NO_PLACE[shape])
    result = run("ids --write a.md")
    assert (result.exit_code, result.stdout) == (0, "0 ids written\n")
    assert result.stderr.count("DP708 note: ") == len(entries())
    assert Path("a.md").read_text(encoding="utf-8") == NO_PLACE[shape]


def test_a_note_that_can_take_no_id_is_told(golden: Golden) -> None:
    write("a.md", NO_PLACE["table"])
    golden("bad-ids.txt", run("ids a.md").stderr)


def test_of_a_file_with_both_the_ones_that_can_get_their_ids() -> None:
    package("a.md", "## What is light?\n\nA wave.\n\n- What is heat?\n\n## What is sound?\n\nA wave, too.\n")
    assert done("ids --write a.md").splitlines()[-1] == "2 ids written"


def test_a_note_whose_match_is_in_doubt_gets_no_id() -> None:
    rows = ({"guid": guid, "path": "a.md", "question": question, "mod": 1} for guid, question in DOUBTFUL.items())
    write("deckpress.lock", "".join(json.dumps(row) + "\n" for row in ({"deckpress": 1, "project": "x"}, *rows)))
    write("a.md", "## What is light?\n\nA wave.\n")
    result = run("ids --write a.md")
    assert "DP702" in result.stderr
    assert result.stdout == "0 ids written\n"


DOUBTFUL = {"a": "What is a light?", "b": "What is the light?"}


def test_an_error_in_one_file_writes_no_file() -> None:
    text = "## What is light? {#same}\n\nA wave.\n\n## What is heat?\n\nMotion.\n"
    write("a.md", text)
    write("b.md", "## What is sound? {#same}\n\nA wave.\n")
    result = run("ids --write a.md b.md")
    assert result.exit_code == 1
    assert "DP111" in result.stderr
    assert "a.md:1" in result.stderr
    assert Path("a.md").read_text(encoding="utf-8") == text


# ---- searches for Anki's browser -----------------------------------------------------------------

QUESTIONS = (
    'What does "quoted: text" mean?',
    "Why is `snake_case_name` better than `a*b`?",
    "What of (brackets) [square] {curly} and or not -minus?",
    "Is 100 % of C:\\temp a path?",
    "deck:current tag:none is:due?",
    "*Emphasis* in the mid*dle* of **words**?",
    "What is $\\frac{a_1}{b^2}$ called?",
    "See [the page](https://example.org/a_b?c=d) and ![a picture](https://example.org/x.png)?",
    "AT&T or AT&amp;T, a < b > c?",
    "什么是光的波粒二象性,为什么重要?",
    "प्रश्न क्या है?",
    "Qu'est-ce qu'un cafe\u0301 à l'ÉTÉ?",
    "¿∀?",
    "and",
)


def quiz(*questions: str, deck: str = "Odd") -> str:
    return f"---\ndeck: {json.dumps(deck)}\n---\n" + "".join(
        f"\nQ: {q}\nA: Nothing {n}.\n" for n, q in enumerate(questions)
    )


@pytest.mark.parametrize("deck", ["Odd", 'A "b"_c*::(d) : e\\f', "甲::乙"])
def test_the_search_for_a_gone_note_finds_it_and_no_other(here: Path, anki: AnkiCollection, deck: str) -> None:
    anki.import_apkg(package("a.md", quiz(*QUESTIONS, deck=deck)))
    guids = {question: entry.guid for question, entry in entries().items()}
    assert len(guids) == len(QUESTIONS)
    write("a.md", quiz("What stays?", deck=deck))
    gone = [change for change in planned(here, "a.md").changes if change.fate is Fate.GONE]
    assert len(gone) == len(QUESTIONS)
    for change in gone:
        found = [anki.collection.get_note(number).guid for number in anki.collection.find_notes(change.search)]
        if change.question in ("¿∀?", "and", "AT&T or AT&amp;T, a < b > c?"):  # all their words are elsewhere, too
            assert guids[change.question] in found
        else:
            assert found == [guids[change.question]], change.search


def test_a_gone_cloze_is_found_by_its_text(here: Path, anki: AnkiCollection) -> None:
    text = (
        "---\ndeck: Sky\n---\nC: The {{c1::sun_1::what shines?}} shines, the ==moon== too.\n\nC: The ==sea== is deep.\n"
    )
    anki.import_apkg(package("a.md", text))
    write("a.md", text.partition("\n\nC: The ==sea")[0] + "\n")
    (change,) = planned(here, "a.md").changes
    (number,) = anki.collection.find_notes(change.search)
    assert "sea" in anki.collection.get_note(number)["Text"]
    package("a.md")
    write("a.md", "C: What is ==else==?\n")
    change = next(change for change in planned(here, "a.md").changes if change.fate is Fate.GONE)
    (number,) = anki.collection.find_notes(change.search)
    assert "moon" in anki.collection.get_note(number)["Text"]


def test_the_search_for_a_moved_note_finds_its_cards_until_they_are_moved(here: Path, anki: AnkiCollection) -> None:
    text = "---\ndeck: Physics\n---\n# Physics\n\n### What is a_b?\n\nOne.\n\n### What is (c)?\n\nTwo.\n\n## Optics\n"
    anki.import_apkg(package("a.md", text))
    moved = text.replace("### What is a_b?\n\nOne.\n\n", "") + "\n### What is a_b?\n\nOne.\n"
    write("a.md", moved)
    change = next(change for change in planned(here, "a.md").changes if change.fate is Fate.MOVED)
    anki.import_apkg(package("a.md"))
    found = anki.collection.find_cards(change.search)
    assert [anki.collection.get_card(card).note()["Question"] for card in found] == ["What is a_b?"]
    optics = anki.collection.decks.id_for_name("Physics::Optics")
    assert optics is not None
    anki.collection.set_deck(found, optics)
    assert list(anki.collection.find_cards(change.search)) == []


@pytest.mark.parametrize(
    ("before", "after", "ordinals"),
    [
        ("C: The ==sun==, the ==moon_1== and the ==stars==.\n", "C: The ==sun==, the moon_1 and the stars.\n", [1, 2]),
        ("## sun (1)? {reverse}\n\nA star.\n", "## sun (1)?\n\nA star.\n", [1]),
    ],
)
def test_the_search_for_empty_cards_finds_these_cards(
    here: Path, anki: AnkiCollection, before: str, after: str, ordinals: list[int]
) -> None:
    anki.import_apkg(package("a.md", before))
    write("a.md", after)
    (change,) = planned(here, "a.md").changes
    anki.import_apkg(package("a.md"))
    found = [anki.collection.get_card(card) for card in anki.collection.find_cards(change.search)]
    assert sorted(card.ord for card in found) == ordinals
    empty = [card for note in anki.collection.get_empty_cards().notes for card in note.card_ids]
    assert sorted(card.id for card in found) == sorted(empty)


# ---- the plan ------------------------------------------------------------------------------------


def test_the_plan_as_json_gives_each_change_with_its_place_and_search() -> None:
    write("a.md", "## What is light?\n\nA wave.\n\n## What is heat?\n\nMotion.\n")
    assert json.loads(done("plan --json a.md"))["first"] is True
    package("a.md")
    write("a.md", "## What is light?\n\nA stream.\n")
    found = json.loads(done("plan --json a.md"))
    assert (found["first"], found["unchanged"], found["counts"]) == (False, 0, {"updated": 1, "gone": 1})
    updated, gone = found["changes"]
    assert (updated["fate"], updated["question"]) == ("updated", "What is light?")
    assert (updated["file"], updated["line"], updated["column"]) == ("a.md", 1, 4)
    assert (gone["fate"], gone["file"], gone["line"]) == ("gone", "a.md", 0)
    assert gone["search"] == '"deck:a" "what" "is" "heat"'


@pytest.mark.parametrize("command", ["check", "plan", "plan --json", "inspect", "ids"])
def test_a_command_that_is_no_build_writes_no_lock(here: Path, command: str) -> None:
    write("a.md", SHAPES["heading"])
    done(f"{command} a.md")
    assert [path.name for path in here.iterdir()] == ["a.md"]


# ---- a plan against a release, and a lock that was lost ------------------------------------------

RELEASE = """---
deck: Physics
tags: [school]
---
# Physics

## Waves

### What is light? {reverse}

A wave: $E = h\\nu$, `a < b` & more.

### Which of these is a wave?
<!-- id: which  hint: think -->

- [x] light
- [ ] heat

### Say it in French.
<!-- type-in -->

lumière

C: The ==sun==, the ==moon== and the ==stars== ({{c5::all::how many?}}) shine.

## Heat

### What is heat?

The motion of molecules that passes from warm to cold.
"""


def test_a_quiet_plan_prints_its_warnings_and_the_totals() -> None:
    package("a.md", "## What is light?\n\nA wave.\n")
    write("a.md", "## What is heat?\n\nMotion.\n")
    result = run("plan -q a.md")
    assert result.stderr.startswith("a.md:1:4: DP702 warning: ")
    assert "more" not in result.stderr
    assert result.stdout == "importing this build: 1 new, 1 no longer in the source (Anki keeps it)\n"


def test_a_lost_lock_is_made_good_from_the_release() -> None:
    package("a.md", RELEASE)
    lock = Path("deckpress.lock").read_bytes()
    Path("deckpress.lock").unlink()
    shown = done("plan a.md --against out/a.apkg --adopt")
    assert shown == "importing this build: nothing changes\nwrote deckpress.lock\n"
    assert Path("deckpress.lock").read_bytes() == lock


def test_after_many_releases_the_lock_still_comes_out_of_the_last_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guids of old questions, gaps whose numbers are not their places, times that differ."""
    package("a.md", RELEASE)
    text = RELEASE.replace("What is light?", "What is a ray of light?").replace("==moon==", "moon")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(LATER))
    package("a.md", text)
    lock = read_lock("", Path("deckpress.lock").read_text(encoding="utf-8"))[0]
    Path("deckpress.lock").unlink()
    done("plan a.md --against out/a.apkg --adopt")
    again = read_lock("", Path("deckpress.lock").read_text(encoding="utf-8"))[0]
    assert {(e.guid, e.hash, e.mod, e.deck, e.cards) for e in again.entries} == {
        (e.guid, e.hash, e.mod, e.deck, e.cards) for e in lock.entries
    }
    assert len({entry.mod for entry in again.entries}) == 2
    assert (again.project, again.templates, again.templates_mod) == (lock.project, lock.templates, lock.templates_mod)
    old = Path("out/a.apkg").read_bytes()
    assert package("a.md") == old


def test_after_a_lost_lock_an_import_updates_exactly_what_differs_from_the_release(
    anki: AnkiCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    anki.import_apkg(package("a.md", RELEASE))
    Path("deckpress.lock").unlink()
    text = RELEASE.replace("What is heat?", "What is meant by heat?").replace("lumière", "la lumière")
    text = text.replace("### Which of these", "### What is sound?\n\nA wave of the air.\n\n### Which of these")
    write("a.md", text)
    shown = done("plan a.md --against out/a.apkg --adopt").splitlines()
    assert shown[-2] == "importing this build: 1 new, 2 updated"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(LATER))
    assert done("plan a.md").splitlines()[-1] == shown[-2]
    assert anki.import_apkg(package("a.md")) == {"new": 1, "updated": 2, "duplicate": 3}
    assert {note.fields.get("Answer") for note in anki.notes().values()} >= {"<p>la lumière</p>"}


def test_a_plan_against_a_release_says_what_those_who_have_it_will_find_and_writes_nothing(here: Path) -> None:
    package("a.md", RELEASE)
    Path("out/a.apkg").rename("v1.apkg")
    package("a.md", RELEASE.replace("What is heat?", "What is meant by heat?"))
    package("a.md", RELEASE.partition("## Heat")[0].replace("lumière", "la lumière"))
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert done("plan a.md") == "importing this build: nothing changes\n"
    updated, _words, gone, search, total = done("plan a.md --against v1.apkg").splitlines()
    assert "updated: Say it in French." in updated
    assert gone.startswith("a.md: gone: What is heat?")
    assert '"deck:Physics::Heat" "what" "is" "heat"' in search
    assert total == "importing this build: 1 updated, 1 no longer in the source (Anki keeps it)"
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_the_packages_of_a_project_are_adopted_together() -> None:
    write("deckpress.toml", 'id = "mine"\n')
    write("cards/a.md", RELEASE)
    write("cards/b/b.md", "## What is sound?\n\nA wave of the air.\n")
    done("build -q --to apkg")
    lock = Path("deckpress.lock").read_bytes()
    Path("deckpress.lock").unlink()
    done("plan --against build/a.apkg --against build/b/b.apkg --adopt")
    assert Path("deckpress.lock").read_bytes() == lock


def test_a_damaged_lock_is_replaced() -> None:
    package("a.md", RELEASE)
    lock = Path("deckpress.lock").read_bytes()
    write("deckpress.lock", b"<<<<<<< HEAD\n" + lock)
    assert "DP701" in run("plan a.md").stderr
    assert run("plan a.md --against out/a.apkg").stderr == ""
    done("plan a.md --against out/a.apkg --adopt")
    assert Path("deckpress.lock").read_bytes() == lock


def test_adopt_needs_a_package() -> None:
    write("a.md", RELEASE)
    assert run("plan a.md --adopt").exit_code == 2


# ---- packages that are none ----------------------------------------------------------------------


def archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return buffer.getvalue()


def collection(*statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
        return connection.serialize()


ENDLESS = "create view {0} as with recursive n(x) as (select 1 union all select x + 1 from n) select {1} from n"
TABLES = ("create table col (models, decks)", "create table notes (id, guid, mid, mod, tags, flds)")
CARDS = "create table cards (nid, ord, did)"
MODELS = json.dumps({"1": {"flds": [{"name": name} for name in FIELDS_QA], "tmpls": [], "css": "", "mod": 1}})
ROW = "insert into col values ('{}', '{}')"
NOTE = "insert into notes values (1, {}, 1, 1, '', {})"
FIELDS = "char(31)".join(["'a'||"] + ["||''||"] * (len(FIELDS_QA) - 2) + ["||'b'"])


def _with(name: str, value: str) -> bytes:
    """A package with a note of ours in which one number is out of every range."""
    numbers = {"mod": "1", "ord": "0", "mid": "1"} | {name: value}
    note = f"insert into notes values (1, 'g', {numbers['mid']}, {numbers['mod']}, '', {FIELDS})"
    card = f"insert into cards values (1, {numbers['ord']}, 1)"
    return archive({"collection.anki2": collection(*TABLES, CARDS, ROW.format(MODELS, "{}"), note, card)})


NO_PACKAGES: dict[str, bytes] = {
    "empty": b"",
    "no zip": RELEASE.encode(),
    "a zip": archive({"a.txt": b"a"}),
    "of a newer Anki": archive({"collection.anki2": b"", "collection.anki21b": b"", "meta": b"\x08\x03"}),
    "no database": archive({"collection.anki2": b"nothing"}),
    "an empty database": archive({"collection.anki2": b""}),
    "no tables": archive({"collection.anki2": collection("create table a (b)")}),
    "no rows": archive({"collection.anki2": collection(*TABLES, CARDS)}),
    "no note of ours": archive({"collection.anki2": collection(*TABLES, CARDS, ROW.format("{}", "{}"))}),
    "odd JSON": archive({"collection.anki2": collection(*TABLES, CARDS, ROW.format("[1]", "7"))}),
    "deep JSON": archive({"collection.anki2": collection(*TABLES, CARDS, ROW.format("[" * 100_000, "{}"))}),
    "too few fields": archive(
        {"collection.anki2": collection(*TABLES, CARDS, ROW.format(MODELS, "{}"), NOTE.format("'a'", "'b'"))}
    ),
    "a view without an end": archive(
        {
            "collection.anki2": collection(
                *TABLES, ROW.format(MODELS, "{}"), ENDLESS.format("cards", "x nid, x ord, x did")
            )
        }
    ),
    "odd media": archive({"collection.anki2": b"", "media": b"[1, 2]"}),
    **{
        f"a {name} of {value}": _with(name, value)
        for name in ("mod", "ord", "mid")
        for value in ("9e999", "-1", "1e300")
    },
    "cut off": archive({"collection.anki2": collection(*TABLES, CARDS)})[:-40],
}


@pytest.mark.parametrize("name", NO_PACKAGES)
def test_what_is_no_package_of_deckpress_is_told_in_one_line(name: str) -> None:
    write("a.md", RELEASE)
    write("old.apkg", NO_PACKAGES[name])
    result = run("plan a.md --against old.apkg --adopt")
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = [line for line in result.stderr.splitlines() if not line.startswith(" ")]
    assert line.startswith("old.apkg: DP706 error: ")
    assert not Path("deckpress.lock").exists()


def test_a_package_that_unpacks_to_more_than_is_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    package("a.md", RELEASE)
    monkeypatch.setattr("deckpress.history.release.MOST_BYTES", 1 << 10)
    result = run("plan a.md --against out/a.apkg")
    assert "DP706 error: not an Anki package, or a damaged one: collection.anki2 is larger than" in result.stderr


def test_a_package_of_another_project_and_what_is_no_package_are_told(golden: Golden) -> None:
    write("b.md", "---\ndeck: Other\n---\n## What is sound?\n\nA wave.\n")
    write("deckpress.toml", 'id = "one"\n')
    package("b.md")
    write("deckpress.toml", 'id = "another"\n')
    Path("deckpress.lock").unlink()
    shown = run("plan b.md --against out/b.apkg").stderr
    shown += run("plan b.md --against nowhere.apkg").stderr
    shown += run("plan b.md --against b.md").stderr
    golden("bad-package.txt", shown)


@settings(max_examples=60)
@given(st.data())
def test_a_package_with_broken_bytes_is_read_or_told(data: st.DataObject) -> None:
    """Bytes of the collection are changed: nothing is raised, and what is read is of the right types."""
    base = _whole()
    broken = bytearray(base)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    release, problems = read_release("old.apkg", archive({"collection.anki2": bytes(broken), "media": b"{}"}))
    assert (release is None) == bool(problems)
    assert all(problem.code == "DP706" for problem in problems)
    assert all(isinstance(note.mod, int) and set(note.fields) for note in (release.notes if release else ()))


@cache
def _whole() -> bytes:
    deck = Deck("Physics", read(Source("a.md", RELEASE))[0].deck.notes)
    made, _ = render(deck, "mine", new_identities("mine", deck), lambda *_: (None, ()))
    templates, _ = load_templates()
    assert templates is not None
    data, _ = export(made, templates, ExportOptions())
    with zipfile.ZipFile(io.BytesIO(data)) as package_:
        return package_.read("collection.anki2")


# ---- notes that are retired ----------------------------------------------------------------------

PICTURE = "\n## What is this?\n\n![it](p.png) `[sound:x]` and $a < b$ {{ }}\n"
SEAS = "---\ndeck: Seas\n---\n# Seas\n\n## Which sea is salty?\n\nThe Dead Sea.\n"
GONE = "\n## Which sea is cold?\n<!-- tags: cold  reverse -->\n\nThe Kara Sea, `a < b` & more.\n"
GAPS = "\nC: The ==North Sea== is {{c7::shallow::how?}}.\n"


def retired(anki: AnkiCollection) -> dict[str, AnkiNote]:
    """What the search for retired notes finds, by the beginning of the question."""
    numbers = anki.collection.find_notes("tag:deckpress::retired")
    guids = {anki.collection.get_note(number).guid for number in numbers}
    found = {guid: note for guid, note in anki.notes().items() if guid in guids}
    return {(note.fields.get("Question") or note.fields["Text"])[:20]: note for note in found.values()}


def test_a_gone_note_is_shipped_once_more_as_it_was_with_a_tag_that_one_search_finds(
    anki: AnkiCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("p.png", png(8, 8))
    assert anki.import_apkg(package("a.md", SEAS + GONE + PICTURE + GAPS)) == {"new": 4}
    before = anki.notes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(LATER))
    write("a.md", SEAS)
    result = run("build a.md -o out --to apkg,csv,sheet --retire -v")
    assert result.stdout == "out/a.apkg\nout/a.csv\nout/a.html\n"
    shown = result.stderr
    assert "retired: Which sea is cold? (shipped once more with the tag deckpress::retired)" in shown
    assert "importing this build: 3 retired" in shown
    assert anki.import_apkg(Path("out/a.apkg").read_bytes()) == {"updated": 3, "duplicate": 1}
    after = anki.notes()
    assert len(retired(anki)) == 3
    for guid, note in after.items():
        old = before[guid]
        assert note.fields == old.fields
        assert [card.front for card in note.cards] == [card.front for card in old.cards]
        if note.fields.get("Question") == "Which sea is salty?":
            assert (note.tags, note.mod) == (old.tags, old.mod)
        else:
            assert set(note.tags) == {*old.tags, "deckpress::retired"}
            assert note.mod == LATER
    assert anki.problems() == []
    for name in ("out/a.csv", "out/a.html"):
        assert "cold" not in Path(name).read_text(encoding="utf-8")


def test_a_note_is_retired_once_and_stays_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    package("a.md", SEAS + GONE)
    package("a.md", SEAS, "--retire")
    entry = entries()["Which sea is cold?"]
    assert (entry.gone, entry.retired) == (True, True)
    lock = Path("deckpress.lock").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(LATER))
    assert b"retired" not in collection_of(package("a.md", options="--retire"))
    assert b"retired" not in collection_of(package("a.md"))
    assert Path("deckpress.lock").read_bytes() == lock


def test_a_note_that_was_gone_for_several_builds_is_retired_from_the_package_that_had_it() -> None:
    package("a.md", SEAS + GONE)
    Path("out/a.apkg").rename("v1.apkg")
    package("a.md", SEAS)
    result = run("build -q a.md -o out --to apkg --retire")
    assert "DP707 warning: no earlier package contains this deleted note: Which sea is cold?" in result.stderr
    assert not entries()["Which sea is cold?"].retired
    package("a.md", options="--retire --against v1.apkg")
    assert entries()["Which sea is cold?"].retired
    assert b"deckpress::retired" in collection_of(Path("out/a.apkg").read_bytes())


def test_a_retired_note_that_comes_back_is_updated_and_loses_the_tag(
    anki: AnkiCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    anki.import_apkg(package("a.md", SEAS + GONE))
    anki.import_apkg(package("a.md", SEAS, "--retire"))
    assert len(retired(anki)) == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(LATER))
    assert anki.import_apkg(package("a.md", SEAS + GONE)) == {"updated": 1, "duplicate": 1}
    assert retired(anki) == {}
    entry = entries()["Which sea is cold?"]
    assert (entry.gone, entry.retired) == (False, False)


def test_the_notes_of_a_file_that_is_gone_are_shipped_with_another() -> None:
    write("deckpress.toml", 'id = "mine"\n')
    write("cards/a.md", SEAS)
    write("cards/b.md", "---\ndeck: Cold\n---\n" + GONE)
    done("build -q --to apkg")
    Path("cards/b.md").unlink()
    done("build -q --to apkg --retire")
    assert b"deckpress::retired" in collection_of(Path("build/a.apkg").read_bytes())


def test_what_cannot_be_retired_is_told(golden: Golden) -> None:
    package("a.md", SEAS + GONE)
    write("a.md", SEAS)
    shown = run("build -q a.md -o out --to csv --retire").stderr
    Path("out/a.apkg").unlink()
    shown += run("build -q a.md -o out --to apkg --retire").stderr
    shown += run("build -q a.md -o out --to apkg --retire --against a.md").stderr
    golden("bad-retire.txt", shown)


def test_a_build_with_nothing_gone_is_the_same_with_retire() -> None:
    data = package("a.md", SEAS)
    assert package("a.md", options="--retire") == data


@pytest.mark.parametrize("line", ["build a.md --against x.apkg", "build a.md --retire --no-lock"])
def test_options_that_do_not_go_together(line: str) -> None:
    write("a.md", SEAS)
    assert run(line).exit_code == 2


def collection_of(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return made.read("collection.anki2")


def test_a_lock_that_is_made_good_knows_what_was_retired() -> None:
    package("a.md", SEAS + GONE)
    package("a.md", SEAS, "--retire")
    Path("deckpress.lock").unlink()
    done("plan a.md --against out/a.apkg --adopt")
    entry = next(entry for question, entry in entries().items() if question.startswith("Which sea is cold"))
    assert (entry.gone, entry.retired) == (True, True)
    assert b"retired" not in collection_of(package("a.md", options="--retire"))


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8 are a matter of Linux")
def test_a_file_whose_name_is_no_utf8_is_the_same_file_in_the_next_build(here: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    package(name, SEAS)
    lock = Path("deckpress.lock").read_bytes()
    assert b"caf\\udce9.md" in lock
    assert planned(here, name).changes == ()
    package(name, options="--locked")
    assert Path("deckpress.lock").read_bytes() == lock


# ---- a lost lock ---------------------------------------------------------------------------------

LOCK = Path("deckpress.lock")
OUTPUTS = [
    f"## What's the output?\n\n```python\nprint({code})\n```\n\n{value}\n\n"
    for code, value in (("1 + 2", 3), ("2 + 1", 3), ("7 // 2", 3), ("2 ** 5", 32), ("3 * 7", 21))
]


def guids_by_answer() -> dict[str, str]:
    lock, _ = read_lock(LOCK.name, LOCK.read_text(encoding="utf-8"))
    return {entry.answer: entry.guid for entry in lock.entries}


def test_of_notes_with_one_question_each_gets_its_own_line_of_the_lock_back_from_the_package() -> None:
    package("a.md", "# Code\n\n" + "".join(OUTPUTS))
    before = guids_by_answer()
    assert len(before) == len(OUTPUTS)
    write("a.md", "# Code\n\n" + "".join([*OUTPUTS[1:], OUTPUTS[0]]))
    LOCK.unlink()
    done("plan a.md --against out/a.apkg --adopt")
    assert guids_by_answer() == before
    write("a.md", f"# Code\n\n{OUTPUTS[-1]}")
    LOCK.unlink()
    done("plan a.md --against out/a.apkg --adopt")
    done("build -q a.md -o out --to apkg")
    entries = read_lock(LOCK.name, LOCK.read_text(encoding="utf-8"))[0].entries
    (left,) = (entry for entry in entries if not entry.gone)
    assert left.guid == before[left.answer]


def test_a_build_without_its_lock_says_so_before_reworded_cards_become_new_ones() -> None:
    write("a.md", "# D\n\n## What is light?\n\nA wave.\n")
    assert "DP714" not in run("build a.md -o out").output
    LOCK.unlink()
    assert "the lock is missing, although build/a.apkg" not in run("plan a.md").output
    said = "the lock is missing, although out/a.apkg was built from these files: reworded cards become new ones"
    LOCK.touch()
    assert re.findall(r"DP\d+", run("build a.md -o out").stderr) == ["DP701"]  # empty, and so not missing
    LOCK.unlink()
    assert said in run("build a.md -o out").stderr
    assert "DP714" not in run("build a.md -o out").stderr


@pytest.mark.parametrize(("other", "id"), [("cold", ""), ("light", 'id = "mine"\n')])
def test_a_package_of_another_project_in_the_place_of_the_next_one_is_no_lost_lock(other: str, id: str) -> None:
    write("cards/a.md", f"# D\n\n## What is {other}?\n\nA wave.\n")
    write("deckpress.toml", 'name = "x"\n')
    done("build -o out")
    LOCK.unlink()
    write("cards/a.md", "# D\n\n## What is light?\n\nA wave.\n")
    write("deckpress.toml", id)
    assert "DP714" not in run("build -o out").output
