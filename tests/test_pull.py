"""`deckpress pull`: edits made in the real Anki come into the files, and a push after that changes nothing."""

from __future__ import annotations

import difflib
import shlex
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from anki.collection import Collection
from click.testing import CliRunner, Result

from anki_connect import FakeAnki, Faults, open_anki
from anki_learner import act, find, rows_of, study
from deckpress.cli import cli
from deckpress.live.pull_beside import changes_beside
from deckpress.live.pull_markdown import on_one_line, with_languages, without_blank_lines
from deckpress.live.pull_plan import same_field
from deckpress.live.pull_source import Change, changed, kept_lines
from deckpress.live.pull_words import transfer
from deckpress.live.pull_writing import new_bytes
from docs_pages import Command, File, files, read, steps
from push_scenarios import Do
from rendered import png

Golden = Callable[[str, str], None]
NOW = 1_770_000_000
"""When the author builds first; a learner edits at the time of the clock, which is later."""
TOML = 'id = "physics-1"\n'
DECK = """---
deck: Physics
---
# Physics

## What is *light*?
<!-- tags: exam optics -->

A __wave__ of the field,
and a stream of photons.

* one
* two

## What is heat?

Motion of molecules.

## Which is falsy?
<!-- shuffle -->

- [x] `0`
  > yes
- [ ] one *two*

Only zero.

## What boils at 100 degrees?
<!-- type-in -->

Water

C: The ==sun== shines by day, the ==moon== by night.
"""


@pytest.fixture
def anki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAnki]:
    """A running Anki; the current folder is a project with one file."""
    project = tmp_path / "project"
    (project / "cards").mkdir(parents=True)
    monkeypatch.chdir(project)
    monkeypatch.setenv("DECKPRESS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    Path("deckpress.toml").write_text(TOML, encoding="utf-8")
    write(DECK)
    with open_anki(tmp_path / "anki", direct=True) as running:
        monkeypatch.setenv("DECKPRESS_ANKI", running.url)
        yield running


def write(text: str, name: str = "cards/a.md") -> None:
    Path(name).write_bytes(text.encode())


def source(name: str = "cards/a.md") -> str:
    return Path(name).read_bytes().decode()


def run(line: str, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, shlex.split(line), prog_name="deckpress", catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def edit(anki: FakeAnki, question: str, old: str = "", new: str = "", **more: object) -> None:
    """What a learner does to a note: replaces a text in its fields, and gives it other tags."""
    note = find(anki.collection, question)
    assert any(old in value for value in note.fields)
    note.fields = [value.replace(old, new) if old else value for value in note.fields]
    note.tags = list(more.get("tags", note.tags))  # type: ignore[call-overload]
    anki.collection.update_note(note)


def age(anki: FakeAnki) -> None:
    """Makes the edits so far a minute old: Anki counts in seconds, and the next edit is at another time."""
    anki.collection.db.execute("update notes set mod = mod - 60 where mod > ?", NOW)


def lines(old: str, new: str) -> set[str]:
    """The lines that only one of two texts has."""
    return {f"-{line}" for line in old.split("\n")} ^ {f"-{line}" for line in new.split("\n")}


def notes(collection: Collection) -> Mapping[str, tuple[str, ...]]:
    """The fields of every note by its guid."""
    return {row.guid: row.fields for row in rows_of(collection).notes.values()}


# ---- round trips -----------------------------------------------------------------------------------

EDITS = {
    "an answer": ("What is light?", "wave", "big wave", "A __wave__ of", "A __big wave__ of"),
    "a question": ("What is heat?", "What is heat?", "Why is soup hot?", "## What is heat?", "## Why is soup hot?"),
    "a list": ("What is light?", "<li>two</li>", "<li>two</li><li>three</li>", "* two", "* two\n* three"),
    "a line of Anki's editor": ("Why is soup hot?", "molecules.", "molecules.<div>All.</div>", "les.", "les.\n\nAll."),
    "a cloze": ("The sun shines by day, the moon by night.", "by night", "at night", "by night", "at night"),
    "an option": ("Which is falsy?", "two", "three", "one *two*", "one *three*"),
    "feedback": ("Which is falsy?", "yes", "yes, sir", "> yes", "> yes, sir"),
    "an explanation": ("Which is falsy?", "Only", "Just", "Only zero", "Just zero"),
}


def test_edits_come_back_and_a_push_after_that_changes_nothing(anki: FakeAnki) -> None:
    run("push -q")
    study(anki.collection)
    wanted = DECK
    for question, old, new, before, after in EDITS.values():
        edit(anki, question, old, new)
        wanted = wanted.replace(before, after)
    there = rows_of(anki.collection)
    shown = run("pull").stdout
    assert source() == DECK
    assert shown.startswith("edited: What is *light*? (cards/a.md:6:4)\n    answer: A [-__wave__-]{+__big wave__+} of")
    assert "4 edited in Anki, 1 unchanged; to write the edits, add --write" in shown
    assert "wrote cards/a.md" in run("pull --write").stdout
    assert source() == wanted
    assert "nothing changes" in run("plan").stdout
    run("push -q")
    assert rows_of(anki.collection) == there
    assert run("pull").stdout == "5 unchanged\n"


def test_a_second_author_gets_the_edit_by_the_next_package(anki: FakeAnki, tmp_path: Path) -> None:
    run("build -q --to apkg")
    with open_anki(tmp_path / "other") as other:
        other.do_import_package(str(Path("build/a.apkg").resolve()))
        run("push -q")
        edit(anki, "What is heat?", "molecules", "atoms")
        run("pull --write -q")
        run("build -q --to apkg")
        other.do_import_package(str(Path("build/a.apkg").resolve()))
        guid = find(anki.collection, "What is heat?").guid
        assert notes(other.collection)[guid] == notes(anki.collection)[guid]


def test_what_is_typed_follows_the_answer_by_the_next_push(anki: FakeAnki) -> None:
    run("push -q")
    edit(anki, "What boils at 100 degrees?", "<p>Water</p>", "<p>Milk</p>")
    run("pull --write -q")
    assert source() == DECK.replace("Water", "Milk")
    assert "1 updated" in run("push").stdout
    assert find(anki.collection, "What boils at 100 degrees?")["Typed"] == "Milk"
    there = rows_of(anki.collection)
    run("push -q")
    assert rows_of(anki.collection) == there


def test_a_picture_that_was_pasted_in_anki_lies_beside_the_source(anki: FakeAnki) -> None:
    run("push -q")
    picture = png(12, 4)
    (Path(anki.collection.media.dir()) / "paste-1.png").write_bytes(picture)
    edit(anki, "What is heat?", "molecules.", 'molecules. <img src="paste-1.png">')
    run("pull --write -q")
    assert source() == DECK.replace("molecules.", "molecules. ![](media/paste-1.png)")
    assert Path("cards/media/paste-1.png").read_bytes() == picture
    there = rows_of(anki.collection)
    run("push -q")
    assert rows_of(anki.collection).notes == there.notes
    assert run("pull").stdout == "5 unchanged\n"


def test_a_picture_that_was_pasted_into_notes_of_two_files_of_a_folder_is_written_once(anki: FakeAnki) -> None:
    write("# B\n\n## What is sound?\n\nAir.\n", "cards/b.md")
    run("push -q")
    picture = png(12, 4)
    (Path(anki.collection.media.dir()) / "paste-1.png").write_bytes(picture)
    edit(anki, "What is heat?", "molecules.", 'molecules. <img src="paste-1.png">')
    edit(anki, "What is sound?", "Air.", 'Air. <img src="paste-1.png">')
    assert "wrote cards/media/paste-1.png" in run("pull --write").stdout
    assert all("![](media/paste-1.png)" in source(name) for name in ("cards/a.md", "cards/b.md"))
    assert run("pull").stdout == "6 unchanged\n"


def test_tags_that_the_deck_knows_come_back_and_those_of_the_learner_stay_in_anki(anki: FakeAnki) -> None:
    run("push -q")
    edit(anki, "What is heat?", tags=["exam", "mine", "marked"])
    edit(anki, "What is light?", tags=["optics", "leech"])
    shown = run("pull --write").stdout
    assert "    tags: +exam\n" in shown
    assert "    tags: -exam\n" in shown
    assert lines(DECK, source()) == {"-<!-- tags: exam optics -->", "-<!-- tags: optics -->", "-<!-- tags: exam -->"}
    there = rows_of(anki.collection)
    run("push -q")
    assert rows_of(anki.collection) == there
    run("pull --write -q --tags all")
    assert "<!-- tags: exam mine -->" in source()


# ---- three sides -----------------------------------------------------------------------------------


def test_what_was_edited_in_the_source_alone_is_not_pulled(anki: FakeAnki) -> None:
    run("push -q")
    edit(anki, "What is heat?", tags=["marked"])
    write(DECK.replace("molecules", "atoms"))
    assert run("pull --write").stdout == "5 unchanged\n"
    run("build -q --to apkg")
    assert run("pull --write").stdout == "5 unchanged\n"
    assert source() == DECK.replace("molecules", "atoms")
    run("push -q")
    assert "atoms" in find(anki.collection, "What is heat?")["Answer"]


def test_an_edit_that_was_pulled_and_taken_back_in_anki_is_an_edit(anki: FakeAnki) -> None:
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    age(anki)
    run("pull --write -q")
    edit(anki, "What is heat?", "atoms", "molecules")
    run("pull --write -q")
    assert source() == DECK


def test_a_note_that_was_changed_on_both_sides_is_shown_and_not_written(anki: FakeAnki) -> None:
    run("push -q")
    run("build -q --to apkg")
    edit(anki, "What is heat?", "molecules", "atoms")
    mine = DECK.replace("Motion", "Quick motion")
    write(mine)
    result = run("pull --write")
    assert "cards/a.md:15:4: DP852 warning: this note was changed both here and in Anki; " in result.stderr
    assert result.stdout.splitlines()[:3] == [
        "conflict: What is heat? (cards/a.md:15:4)",
        "    answer, source: [-Motion-]{+Quick motion+} of molecules.",
        "    answer, Anki: Motion of [-molecules-]{+atoms+}.",
    ]
    assert source() == mine


def test_notes_that_were_edited_in_the_same_second_are_all_kept(anki: FakeAnki) -> None:
    """As Anki's Find & Replace edits them: after one is pulled, its time in the lock says nothing of the other."""
    write(DECK.replace("## What is heat?", "## What is cold?"), "cards/b.md")
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    edit(anki, "What is cold?", "molecules", "atoms")
    anki.collection.db.execute("update notes set mod = ? where mod > ?", NOW + 900, NOW)
    assert "edited in Anki" in run("push").stdout
    run("pull cards/a.md --write")
    run("push")
    assert find(anki.collection, "What is cold?").fields[1].count("atoms") == 1
    assert "Motion of [-molecules-]{+atoms+}." in run("pull cards/b.md").stdout


def test_a_conflict_stays_until_a_pull_showed_both_versions_then_the_next_edit_of_the_author_counts(
    anki: FakeAnki,
) -> None:
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    write(DECK.replace("Motion", "Quick motion"))
    run("push")
    write(DECK.replace("Motion", "Very quick motion"))
    for _ in range(2):
        assert "1 in conflict (kept)" in run("push").stdout
    run("pull")
    assert "1 in conflict (kept)" in run("push").stdout
    write(DECK.replace("Motion of molecules", "Quick motion of atoms and molecules"))
    assert "1 updated" in run("push").stdout
    assert any("Quick motion of atoms and molecules" in text for row in notes(anki.collection).values() for text in row)
    assert "1 updated" not in run("push").stdout
    assert "changed on both sides" not in run("pull").stdout


def test_a_conflict_that_a_push_reported_is_shown_as_one_and_settled_by_the_next_edit(anki: FakeAnki) -> None:
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    write(DECK.replace("Motion", "Quick motion"))
    run("push")
    result = run("pull")
    assert "conflict: What is heat?" in result.stdout
    assert "DP852 warning: this note was changed" in result.stderr
    write(DECK.replace("Motion of molecules", "Quick motion of atoms and molecules"))
    assert "conflict: What is heat?" in run("pull").stdout
    assert "1 updated" in run("push").stdout


@pytest.mark.usefixtures("anki")
def test_a_pull_that_stops_at_an_error_says_nothing_of_the_notes() -> None:
    run("push -q")
    write("---\ntags: [\n---\n" + DECK)
    assert run("pull", status=1).stdout == ""


def test_an_edit_in_anki_after_a_conflict_was_shown_is_a_new_conflict(anki: FakeAnki) -> None:
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    write(DECK.replace("Motion", "Quick motion"))
    run("push")
    edit(anki, "What is heat?", "atoms", "particles")
    write(DECK.replace("Motion of molecules", "Quick motion of atoms and molecules"))
    assert "1 in conflict (kept)" in run("push").stdout
    assert any("Motion of particles" in text for row in notes(anki.collection).values() for text in row)


def test_a_note_in_conflict_moves_each_time_its_section_does(anki: FakeAnki) -> None:
    text = "# Deck\n\n{}\n## What is ice?\n\nFrozen water.\n"
    write(text.format("# One\n"))
    run("push -q")
    edit(anki, "What is ice?", "Frozen", "Cold")
    for name in ("Two", "Three"):
        write(text.format(f"# {name}\n").replace("Frozen", f"Solid {name}"))
        assert "not moved" not in run("push").stdout
        note = find(anki.collection, "What is ice?")
        assert {anki.collection.decks.name(card.did).rpartition("::")[2] for card in note.cards()} == {name}


def test_the_same_edit_on_both_sides_is_no_conflict(anki: FakeAnki) -> None:
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    write(DECK.replace("molecules", "atoms"))
    assert run("pull").stdout == "5 unchanged\n"


def test_an_edit_of_another_note_is_pulled_beside_a_conflict(anki: FakeAnki) -> None:
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    edit(anki, "Which is falsy?", "Only", "Just")
    write(DECK.replace("Motion", "Quick motion"))
    assert "1 edited in Anki, 1 changed on both sides, 3 unchanged" in run("pull --write").stdout
    assert source() == DECK.replace("Motion", "Quick motion").replace("Only", "Just")


def test_a_build_that_anki_does_not_have_is_not_taken_back(anki: FakeAnki, monkeypatch: pytest.MonkeyPatch) -> None:
    run("build -q --to apkg")
    anki.do_import_package(str(Path("build/a.apkg").resolve()))
    mine = DECK.replace("molecules", "atoms")
    write(mine)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW + 1000))
    run("build -q --to apkg")
    result = run("pull --write")
    assert "DP852 warning: Anki does not have the last build of this note" in result.stderr
    assert "1 behind the last build, 4 unchanged" in result.stdout
    assert source() == mine


def test_an_old_anki_that_gives_notes_the_time_of_the_import_is_no_conflict(anki: FakeAnki) -> None:
    run("build -q --to csv,apkg")
    anki.do_import_package(str(Path("build/a.apkg").resolve()))
    Path("build/a.apkg").unlink()
    for number in anki.collection.find_notes(""):
        anki.collection.update_note(anki.collection.get_note(number))  # which gives them the time now
    write(DECK.replace("molecules", "atoms").replace("Only", "Just"))
    assert run("pull").stdout == "5 unchanged\n"


def test_notes_of_one_side_are_listed(anki: FakeAnki) -> None:
    run("push -q")
    anki.collection.remove_notes([find(anki.collection, "What is heat?").id])
    kind = anki.collection.models.by_name("Basic")
    assert kind is not None
    note = anki.collection.new_note(kind)
    note.fields = ["What is sound?", "Air."]
    deck = anki.collection.decks.id("Physics")
    assert deck is not None
    anki.collection.add_note(note, deck)
    shown = run("pull").stdout
    assert "not in Anki: What is heat? (cards/a.md:15:4)\n" in shown
    assert "only in Anki: What is sound? Air. (deck Physics)\n" in shown
    assert "4 unchanged, 1 not in Anki, 1 only in Anki" in shown


def test_a_note_with_another_note_type_is_reported(anki: FakeAnki) -> None:
    run("push -q")
    note = find(anki.collection, "What is heat?")
    old, new = note.note_type(), anki.collection.models.by_name("Basic")
    assert old is not None
    assert new is not None
    anki.collection.models.change(old, [note.id], new, {0: 0, 1: 1}, {0: 0})
    assert "cards/a.md:15:4: DP855 warning" in run("pull").stderr


def test_a_note_of_an_imported_deck_is_found_in_the_deck_that_its_learner_chose(anki: FakeAnki) -> None:
    for question, answer in (("What is light?", "A wave."), ("What is heat?", "Motion.")):
        act(anki.collection, Do("add", question, f"{answer}|Light"))
    anki.collection.db.execute("update notes set mod = ?", NOW - 1000)
    anki.do_export_package("Light", str(Path("light.apkg").resolve()))
    Path("cards/a.md").unlink()
    run("import light.apkg -o cards")
    run("push -q")
    before = source("cards/Light.md")
    act(anki.collection, Do("move", "What is light?", "Mine"))
    edit(anki, "What is light?", "A wave", "A long wave")
    assert run("pull --write").stdout.splitlines()[-3:-1] == ["1 edited in Anki, 1 unchanged", "wrote cards/Light.md"]
    assert source("cards/Light.md") == before.replace("A wave", "A long wave")


# ---- the same second -------------------------------------------------------------------------------


def at_second(anki: FakeAnki, second: int) -> None:
    """Gives the edits so far another time."""
    anki.collection.db.execute("update notes set mod = ? where mod > ?", second, NOW)


@pytest.mark.parametrize("first", ["push -q", "build -q --to apkg"])
def test_an_edit_in_the_second_of_the_last_build_is_seen(anki: FakeAnki, first: str) -> None:
    run(first)
    if "build" in first:
        anki.do_import_package(str(Path("build/a.apkg").resolve()))
    edit(anki, "What is heat?", "molecules", "atoms", tags=["exam"])
    anki.collection.db.execute("update notes set mod = ?", NOW)
    assert "1 edited in Anki, 4 unchanged" in run("pull --write").stdout
    assert lines(DECK, source()) == {
        "-<!-- tags: exam -->",
        "-Motion of molecules.",
        "-Motion of atoms.",
    }
    assert run("pull").stdout == "5 unchanged\n"


def test_a_note_as_the_last_build_shipped_it_is_no_edit_whatever_its_second(anki: FakeAnki) -> None:
    run("build -q --to apkg")
    anki.do_import_package(str(Path("build/a.apkg").resolve()))
    write(DECK.replace("molecules", "atoms"))
    assert run("pull --write").stdout == "5 unchanged\n"
    Path("build/a.apkg").unlink()
    assert run("pull --write").stdout == "5 unchanged\n"
    assert source() == DECK.replace("molecules", "atoms")


def test_an_edit_in_the_second_of_an_edit_that_was_pulled_from_an_export_is_not_overwritten(
    anki: FakeAnki, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a record of a push, times tell the texts of builds from edits, and a pulled edit has no time of a build.

    As Anki's Find & Replace edits two notes at once, one of them in a deck that was not exported.
    """
    write("# Cold\n\n## What is cold?\n\nFew molecules.\n", "cards/b.md")
    run("build -q --to apkg")
    for name in ("a", "b"):
        anki.do_import_package(str(Path(f"build/{name}.apkg").resolve()))
    edit(anki, "What is heat?", "molecules", "atoms")
    edit(anki, "What is cold?", "molecules", "atoms")
    at_second(anki, NOW + 900)
    anki.do_export_package("Physics", str(Path("deck.apkg").resolve()))
    run("pull --from deck.apkg --write -q")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW + 2000))
    write("# Cold\n\n## What is cold?\n\nNo molecules.\n", "cards/b.md")
    assert "1 in conflict (kept)" in run("push").stdout
    assert "atoms" in find(anki.collection, "What is cold?").fields[1]
    assert "atoms" in find(anki.collection, "What is heat?").fields[1]


def test_a_note_that_was_edited_again_in_the_second_of_its_pulled_edit_is_not_overwritten(
    anki: FakeAnki, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build -q --to apkg")
    anki.do_import_package(str(Path("build/a.apkg").resolve()))
    edit(anki, "What is heat?", "molecules", "atoms")
    at_second(anki, NOW + 900)
    anki.do_export_package("Physics", str(Path("deck.apkg").resolve()))
    edit(anki, "What is heat?", "atoms", "stars")
    at_second(anki, NOW + 900)
    run("pull --from deck.apkg --write -q")
    assert "1 edited in Anki (kept)" in run("push").stdout
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW + 2000))
    write(source().replace("Motion", "Quick motion"))
    assert "1 in conflict (kept)" in run("push").stdout
    assert "stars" in find(anki.collection, "What is heat?").fields[1]
    assert "stars" in run("pull").stdout


def test_a_pulled_edit_is_the_text_of_the_author_for_the_next_push(
    anki: FakeAnki, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build -q --to apkg")
    anki.do_import_package(str(Path("build/a.apkg").resolve()))
    edit(anki, "What is heat?", "molecules", "atoms")
    at_second(anki, NOW + 900)
    anki.do_export_package("Physics", str(Path("deck.apkg").resolve()))
    run("pull --from deck.apkg --write -q")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW + 2000))
    write(source().replace("Motion", "Quick motion"))
    assert "1 updated" in run("push").stdout
    assert "Quick motion of atoms" in find(anki.collection, "What is heat?").fields[1]


# ---- decks that come from Anki, and files without a project ----------------------------------------


def test_a_deck_that_came_from_anki_is_found_there_before_its_first_push(anki: FakeAnki) -> None:
    for question, answer in (("What is light?", "A wave."), ("What is heat?", "Motion.")):
        act(anki.collection, Do("add", question, f"{answer}|Light"))
    anki.collection.db.execute("update notes set mod = ?", NOW - 1000)
    anki.do_export_package("Light", str(Path("light.apkg").resolve()))
    Path("cards/a.md").unlink()
    run("import light.apkg -o cards")
    run("build -q --to apkg")
    assert run("pull").stdout == "2 unchanged\n"
    edit(anki, "What is light?", "A wave", "A long wave")
    anki.do_export_package("Light", str(Path("new.apkg").resolve()))
    assert "1 edited in Anki, 1 unchanged" in run("pull --from new.apkg").stdout
    assert "1 edited in Anki, 1 unchanged" in run("pull --write").stdout
    assert "A long wave." in source("cards/Light.md")
    assert run("pull").stdout == "2 unchanged\n"
    run("push -q")
    assert any("A long wave." in text for fields in notes(anki.collection).values() for text in fields)
    assert run("pull").stdout == "2 unchanged\n"


def test_notes_of_other_files_without_a_project_are_not_listed(
    anki: FakeAnki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "loose"
    (folder / "other").mkdir(parents=True)
    monkeypatch.chdir(folder)
    for name, question in (("x", "What is light?"), ("y", "What is heat?"), ("other/x", "What is ice?")):
        write(f"# {name[-1]}\n\n## {question}\n\nA wave.\n", f"{name}.md")
        run(f"push -q {name}.md")
    for name in ("x", "y", "other/x"):
        assert run(f"pull {name}.md").stdout == "1 unchanged\n"
    act(anki.collection, Do("add", "What is rain?", "Water.|x"))
    assert "only in Anki: What is rain? Water. (deck x)" in run("pull x.md").stdout


def test_a_tag_of_the_front_matter_that_all_cards_lost_is_removed_there(anki: FakeAnki) -> None:
    deck = "---\ntags: [exam, optics]\n---\n\n## What is light?\n\nA wave.\n\n## What is heat?\n\nMotion.\n"
    write(deck)
    run("push -q")
    edit(anki, "What is light?", tags=["optics"])
    said = run("pull --write").stderr
    assert "the front matter (line 2) gives the tag exam to every card" in said
    assert source() == deck
    edit(anki, "What is heat?", tags=["optics"])
    run("pull --write -q")
    assert source() == deck.replace("[exam, optics]", "[optics]")
    there = rows_of(anki.collection)
    run("push -q")
    assert rows_of(anki.collection) == there


# ---- an Anki that does not answer -----------------------------------------------------------------


def test_without_anki_a_pull_says_so_in_one_sentence(anki: FakeAnki) -> None:
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    result = run("pull --write --anki http://127.0.0.1:9", status=1)
    assert "DP801 error" in result.stderr
    assert source() == DECK


def test_another_profile_an_old_add_on_and_a_closing_anki_change_nothing(anki: FakeAnki) -> None:
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    assert "error" in run("pull --write --profile Other", status=1).stderr
    anki.faults = Faults(missing=frozenset({"exportPackage"}))
    assert "error" in run("pull --write", status=1).stderr
    anki.faults = Faults(closes_before="exportPackage")
    assert "error" in run("pull --write", status=1).stderr
    assert source() == DECK


# ---- exports ---------------------------------------------------------------------------------------


def test_an_export_of_anki_does_as_well_as_a_running_anki(anki: FakeAnki) -> None:
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    anki.do_export_package("Physics", str(Path("deck.apkg").resolve()))
    assert "wrote cards/a.md" in run("pull --from deck.apkg --write --anki http://127.0.0.1:9").stdout
    assert source() == DECK.replace("molecules", "atoms")
    there = rows_of(anki.collection)
    run("push -q")
    assert rows_of(anki.collection) == there


def test_an_export_as_text_has_notes_by_their_guids(anki: FakeAnki) -> None:
    run("push -q")
    guid = find(anki.collection, "What is heat?").guid
    write(f"#separator:|\n#html:true\n#guid column:1\n{guid}|What is heat?|Motion of atoms.\n", "anki.txt")
    assert "1 edited in Anki" in run("pull --from anki.txt --write").stdout
    assert source() == DECK.replace("molecules", "atoms")
    assert "1 updated" in run("plan").stdout


def test_a_pull_needs_a_lock(anki: FakeAnki) -> None:
    assert anki
    assert "DP851 error" in run("pull", status=1).stderr


def test_each_reason_not_to_pull_has_its_message(
    anki: FakeAnki, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DP851 to DP856 are met by pull alone."""
    said = run("pull", status=1).stderr
    run("push -q")
    note = find(anki.collection, "What is light?")
    old, new = note.note_type(), anki.collection.models.by_name("Basic")
    assert old is not None
    assert new is not None
    anki.collection.models.change(old, [note.id], new, {0: 0, 1: 1}, {0: 0})
    edit(anki, "What is heat?", "molecules", "atoms")
    edit(anki, "Which is falsy?", "</ul>", '<li class="wrong">2</li></ul>')
    note = find(anki.collection, "What boils at 100 degrees?")
    note["Typed"] = "Milk"
    anki.collection.update_note(note)
    edit(anki, "The sun shines by day, the moon by night.", "by night", "at night")
    write(DECK.replace("Motion", "Quick motion"))
    said += run("pull").stderr

    def changed_meanwhile(path: Path, *_: object) -> bytes:
        return path.read_bytes() + b"\nMore.\n"

    monkeypatch.setattr("deckpress.live.pull_saving.read_file", changed_meanwhile)
    said += run("pull --write", status=1).stderr
    assert source() == DECK.replace("Motion", "Quick motion")
    golden("bad-pull.txt", said)


# ---- files ---------------------------------------------------------------------------------------------


def test_the_old_text_is_kept_beside_the_file_and_no_copy_is_replaced(anki: FakeAnki) -> None:
    run("push -q")
    write("my own copy", "cards/a.md.orig")
    edit(anki, "What is heat?", "molecules", "atoms")
    age(anki)
    assert "kept the old text as cards/a.md.orig.2" in run("pull --write").stdout
    assert source("cards/a.md.orig") == "my own copy"
    assert source("cards/a.md.orig.2") == DECK
    edit(anki, "What is heat?", "atoms", "molecules")
    run("pull --write -q")
    assert source() == DECK
    assert source("cards/a.md.orig.3") == DECK.replace("molecules", "atoms")


def test_what_git_has_is_not_copied(anki: FakeAnki) -> None:
    def git(line: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *shlex.split(line)], check=True)

    git("init -q")
    git("add cards")
    git("commit -qm cards")
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    age(anki)
    run("pull --write -q")
    assert not Path("cards/a.md.orig").exists()
    edit(anki, "What is heat?", "atoms", "stars")
    run("pull --write -q")
    assert source("cards/a.md.orig") == DECK.replace("molecules", "atoms")


def test_line_ends_marks_and_permissions_of_a_file_stay(anki: FakeAnki) -> None:
    text = "\ufeff" + DECK.replace("\n", "\r\n").replace("Only zero.\r\n", "Only zero.\n").replace("one", "e\u0301in")
    write(text.rstrip("\r\n"))
    Path("cards/a.md").chmod(0o640)
    run("push -q")
    edit(anki, "What is heat?", "molecules.", "molecules.<div>All.</div>")
    run("pull --write -q")
    assert source() == text.rstrip("\r\n").replace("molecules.", "molecules.\r\n\r\nAll.")
    assert Path("cards/a.md").stat().st_mode & 0o777 == 0o640


def test_several_files_are_written_or_none(anki: FakeAnki, monkeypatch: pytest.MonkeyPatch) -> None:
    write("# B\n\n## What is sound?\n\nAir.\n", "cards/b.md")
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    edit(anki, "What is sound?", "Air", "Waves of air")
    lock = source("deckpress.lock")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("deckpress.project.writing.Staging._write_journal", fail)
        assert "DP601 error" in run("pull --write", status=1).stderr
    assert (source(), source("cards/b.md"), source("deckpress.lock")) == (
        DECK,
        "# B\n\n## What is sound?\n\nAir.\n",
        lock,
    )
    assert "wrote cards/a.md\nwrote cards/b.md\n" in run("pull --write").stdout


def test_a_pull_of_some_files_leaves_the_others(anki: FakeAnki) -> None:
    write("# B\n\n## What is sound?\n\nAir.\n", "cards/b.md")
    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    edit(anki, "What is sound?", "Air", "Waves of air")
    run("pull --write -q cards/b.md")
    assert source() == DECK
    assert source("cards/b.md") == "# B\n\n## What is sound?\n\nWaves of air.\n"


def test_cells_of_tables_are_edited_in_place_and_what_cannot_be_is_shown_with_its_place(anki: FakeAnki) -> None:
    Path("cards/a.md").unlink()
    table = "| Question | Answer |\n| --- | --- |\n| What is light? | A wave. |\n| What is heat? | Motion. |\n"
    write(table, "cards/t.md")
    write("Question,Answer\nWhat is sound?,Air\nWhat is salt?,NaCl\n", "cards/c.csv")
    run("push -q")
    edit(anki, "What is light?", "A wave.", "A | wave.")
    edit(anki, "What is sound?", "Air", 'Air, "moving"')
    edit(anki, "What is heat?", "<p>Motion.</p>", "")
    result = run("pull --write")
    assert "cards/t.md:4:3: DP853 warning: this edit cannot be written here" in result.stderr
    assert source("cards/t.md") == table.replace("A wave.", "A \\| wave.")
    assert source("cards/c.csv") == 'Question,Answer\nWhat is sound?,"Air, ""moving"""\nWhat is salt?,NaCl\n'


def test_the_report_as_json(anki: FakeAnki) -> None:
    import json

    run("push -q")
    edit(anki, "What is heat?", "molecules", "atoms")
    (row,) = json.loads(run("pull --json").stdout)["notes"]
    assert row["state"] == "edited"
    assert row["parts"][0]["pieces"] == [["", "Motion of "], ["-", "molecules"], ["+", "atoms"], ["", "."]]
    assert row["can_be_written"] is True


def test_the_page_shows_the_lines_that_its_pull_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = "docs/living-with-anki.md"
    for step in steps(page):
        if isinstance(step, File):
            step.write()
        elif isinstance(step, Command) and "waves.md" in step.line:
            run(step.line)
    changed = difflib.unified_diff(
        files(page)["waves.md"].split("\n"), source("waves.md").split("\n"), n=0, lineterm=""
    )
    shown = "\n".join(line for line in changed if not line.startswith(("---", "+++", "@@")))
    assert f"```diff\n{shown}\n```" in read(page)


# ---- values --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "edited", "spelled", "wanted"),
    [
        ("A **wave** of light", "A **big wave** of light", "A __wave__ of\nlight", "A __big wave__ of\nlight"),
        ("{{c1::sun}} here", "{{c1::sun}} there", "==sun== here", "==sun== there"),
        ("a {{c1::sun}} b", "a sun b", "a ==sun== b", "a sun b"),
        ("A wave", "A wave\n\nmore", "A  wave", "A  wave\n\nmore"),
        ("a c", "a b c", "a  c", "a  b c"),
        ("a b c", "", "a *b* c", ""),
        ("a b", "x a b y", "a  b", "x a  b y"),
        ("same", "other", "same", "other"),
    ],
)
def test_an_edit_of_one_spelling_is_made_in_another(base: str, edited: str, spelled: str, wanted: str) -> None:
    assert transfer(base, edited, spelled) == wanted


def test_lines_that_did_not_change_are_known() -> None:
    text = "a\nb\nc\nd"
    changes = (Change(2, 3, "x\ny"), Change(4, 5, "c"))
    assert changed(text, changes) == "a\nx\ny\nc\nd"
    assert kept_lines(text, changes) == [0, -1, -1, -1, 3]
    two = (Change(0, 0, "1"), Change(1, 1, "2\n3"))
    assert changed("ab\nc", two) == "1a2\n3b\nc"
    assert kept_lines("ab\nc", two) == [-1, -1, 1]
    assert new_bytes(b"a\r\nb\rc", "a\nb\nc", [(Change(2, 3, "x"),)]) == b"a\r\nx\r\nc"
    assert new_bytes(b"other", "text", []) is None


def test_the_same_options_are_the_same_whatever_surrounds_them() -> None:
    options = '<ul class="choices one"><li class="right">a</li><li class="wrong"><b>b</b></li></ul>'
    assert same_field("Choices", options, options.replace("b>b", "strong>b").replace("b</b", "b</strong") + "<br>")
    assert not same_field("Choices", options, options.replace("right", "wrong"))
    assert not same_field("Choices", options, options.replace("one", "one shuffle"))


@pytest.mark.parametrize(
    ("edited", "old", "wanted"),
    [
        ("```\nx = 11\n```", "```python\nx = 1\n```", "```python\nx = 11\n```"),
        ("Do:\n\n~~~\na\n~~~\n\n```\nb\n```", "~~~sh\nA\n~~~\n\n```\nB\n```", "Do:\n\n~~~sh\na\n~~~\n\n```\nb\n```"),
        ("```c\nx\n```", "```python\nx\n```", "```c\nx\n```"),
        ("```\nx\n```\n\n```\ny\n```", "```python\nx\n```", "```\nx\n```\n\n```\ny\n```"),
        ("no code", "no code", "no code"),
    ],
)
def test_code_keeps_the_language_of_the_source(edited: str, old: str, wanted: str) -> None:
    assert with_languages(edited, old) == wanted


@pytest.mark.parametrize(
    ("source", "old", "new", "wanted"),
    [
        (
            "| sun | a star | *day* |",
            "a star\n\nSeen: *day*",
            "a big star\n\nSeen: *day*",
            "| sun | a big star | *day* |",
        ),
        ("~~2 sun~~ by day", "{{c2::sun}} by day", "{{c2::sun}} by night", "~~2 sun~~ by night"),
        ("sun, sun", "sun", "moon", ""),  # which one?
        ("no such words", "sun", "moon", ""),
    ],
)
def test_an_edit_belongs_beside_words_that_the_source_holds_once(source: str, old: str, new: str, wanted: str) -> None:
    changes = changes_beside(source, 0, len(source), old, new)
    assert (changed(source, changes) if changes else "") == wanted


@pytest.mark.parametrize(
    ("text", "tight", "one_line"),
    [
        ("a\n\n- b\n- c", "a\n- b\n- c", ""),
        ("a\n\nb\\\nc", "a<br><br>b\\\nc", "a<br><br>b<br>c"),
        ("```\na\n\nb\n```", "", ""),
        ("a", "", ""),
    ],
)
def test_a_text_has_a_form_without_blank_lines_and_one_for_a_single_line(text: str, tight: str, one_line: str) -> None:
    assert (without_blank_lines(text), on_one_line(text)) == (tight, one_line)
