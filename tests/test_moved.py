"""A deck that was in Anki before it moved to deckpress: what the real Anki makes of the notes that were studied."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import genanki
import pytest
from anki.collection import Collection, ExportAnkiPackageOptions
from anki.decks import DeckId
from anki.notes import NoteId
from click.testing import CliRunner

from anki_collection import AnkiCollection, answer_every_card
from deckpress.cli import cli
from deckpress.cli.lines import plan_json, plan_lines
from deckpress.foreign.values import ForeignField, ForeignNote, ForeignTemplate, ForeignType
from deckpress.history.described import describe
from deckpress.history.lock import Lock, write_lock
from deckpress.history.lock_reading import read_lock
from deckpress.history.moved import Pair, moved_lock, moved_type
from deckpress.model import Kept, MovedType, Source
from deckpress.project import run
from deckpress.project.adopting_exports import adopt_export
from deckpress.reading import read
from request_maker import make_request
from test_history import build, learnt, packages

QA = {"Question": "Front", "Answer": "Back"}
CLOZE = {"Text": "Text", "Explanation": "Back Extra"}
NOW = 1_900_000_000
DECKS = {
    "Basic": "## What is light?\n\nA wave.\n\n## What is heat?\n\nMotion.\n",
    "Basic (and reversed card)": "## Sun\n<!-- reverse -->\n\nle soleil\n\n## Moon\n<!-- reverse -->\n\nla lune\n",
    "Basic (type in the answer)": "## sun in French\n<!-- type-in -->\n\nsoleil\n\n## moon\n<!-- type-in -->\n\nlune\n",
    "Cloze": "C: The ==sun== shines.\n\nIt does.\n\nC: The ==moon== is round.\n\nAt times.\n",
}


def add(collection: Collection, type_name: str, deck: str, *fields: str) -> NoteId:
    kind = collection.models.by_name(type_name)
    assert kind is not None
    note = collection.new_note(kind)
    for name, value in zip(note.keys(), fields, strict=False):
        note[name] = value
    collection.add_note(note, DeckId(collection.decks.id(deck) or 0))
    return note.id


def foreign_types(collection: Collection) -> dict[int, ForeignType]:
    found: dict[int, ForeignType] = {}
    for kind in collection.models.all():
        found[kind["id"]] = ForeignType(
            kind["id"],
            kind["name"],
            kind["type"] == 1,
            tuple(ForeignField(field["name"], field.get("id") or 0) for field in kind["flds"]),
            tuple(ForeignTemplate(card["name"], card.get("id") or 0) for card in kind["tmpls"]),
        )
    return found


def foreign_notes(collection: Collection, ids: Iterable[NoteId]) -> Iterator[ForeignNote]:
    for number in ids:
        note = collection.get_note(number)
        cards = note.cards()
        deck = collection.decks.name(cards[0].did)
        ordinals = tuple(card.ord for card in cards)
        yield ForeignNote(note.id, note.guid, note.mid, tuple(note.fields), tuple(note.tags), deck, ordinals, note.mod)


def moved(anki: AnkiCollection, ids: Sequence[NoteId], text: str, project: str = "project") -> tuple[Lock, int]:
    """The lock for notes of Anki of which the notes of a file were made, in this order; and how many it leaves out."""
    notes = read(Source("a.md", text))[0].deck.notes
    now = describe((note, "a.md", "Deck") for note in notes)
    kinds = foreign_types(anki.collection)
    used = {anki.collection.get_note(number).mid for number in ids}
    made = {
        number: moved_type(
            kinds[number], *((CLOZE, [0]) if kinds[number].cloze else (QA, range(len(kinds[number].templates))))
        )
        for number in used
    }
    types = {number: kind for number, kind in made.items() if kind is not None}
    pairs = (Pair(old, new) for old, new in zip(foreign_notes(anki.collection, ids), now, strict=True))
    lock, left = moved_lock(project, types, pairs)
    return lock, len(left)


def text_of(body: str) -> str:
    return f"---\ndeck: Deck\n---\n{body}"


def outcome(folder: Path, anki: AnkiCollection, text: str, now: int, *, merge: bool = False) -> dict[str, int]:
    (folder / "cards" / "a.md").write_text(text, encoding="utf-8")
    report, _ = build(folder, now)
    (package,) = packages(report, folder)
    return anki.import_apkg(package, merge_note_types=merge)


def project(folder: Path, lock: Lock) -> Path:
    (folder / "cards").mkdir()
    (folder / "deckpress.toml").write_text('id = "project"\n', encoding="utf-8")
    (folder / "deckpress.lock").write_text(write_lock(lock), encoding="utf-8")
    return folder


def typed_cards(kind: str) -> int:
    return 4 if kind == "Basic (and reversed card)" else 2


@pytest.mark.parametrize("kind", DECKS)
def test_the_studied_notes_keep_their_history_and_later_releases_update_them(kind: str, tmp_path: Path) -> None:
    text = text_of(DECKS[kind])
    (tmp_path / "anki").mkdir()
    with AnkiCollection(tmp_path / "anki") as anki:
        if kind == "Cloze":
            ids = [
                add(anki.collection, kind, "Deck", f"The {{{{c1::{word}}}}} shines.", "x") for word in ("sun", "moon")
            ]
        else:
            ids = [add(anki.collection, kind, "Deck", f"front {number}", f"back {number}") for number in (1, 2)]
        other = add(anki.collection, kind, "Other", "{{c1::mine}}" if kind == "Cloze" else "mine", "alone")
        answer_every_card(anki.collection)
        before = learnt(anki)
        lock, left = moved(anki, ids, text)
        assert left == 0
        folder = project(tmp_path, lock)
        assert outcome(folder, anki, text, NOW, merge=True) == {"updated": 2}
        assert learnt(anki) == before
        assert len(before) == typed_cards(kind) * 3 // 2
        untouched = anki.collection.get_note(other)
        assert (untouched.note_type() or {})["name"] == kind
        assert untouched.fields[1] == "alone"
        later = text.replace("A wave.", "A ray.").replace("le soleil", "soleil").replace("in French", "(fr)")
        later = later.replace("It does.", "Today.")
        assert outcome(folder, anki, later, NOW + 100) == {"updated": 1, "duplicate": 1}
        assert learnt(anki) == before
        assert anki.problems() == []


def test_notes_of_a_type_whose_parts_have_no_ids_keep_their_history(tmp_path: Path) -> None:
    """The packages of genanki; Anki knows their fields and cards by name."""
    kind = genanki.Model(
        1_607_392_319,
        "Simple",
        fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[{"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr>{{Back}}"}],
    )
    deck = genanki.Deck(2_059_400_110, "Deck")
    for number in (1, 2):
        deck.add_note(genanki.Note(kind, [f"front {number}", f"back {number}"], guid=f"guid{number}"))
    genanki.Package(deck).write_to_file(tmp_path / "old.apkg")
    text = text_of(DECKS["Basic"])
    (tmp_path / "anki").mkdir()
    with AnkiCollection(tmp_path / "anki") as anki:
        anki.import_apkg((tmp_path / "old.apkg").read_bytes())
        answer_every_card(anki.collection)
        before = learnt(anki)
        lock, _ = moved(anki, sorted(anki.collection.find_notes("")), text)
        assert {part.id for part in lock.moved[0].fields} == {0}
        folder = project(tmp_path, lock)
        assert outcome(folder, anki, text, NOW, merge=True) == {"updated": 2}
        assert learnt(anki) == before
        assert {note.fields["Back"] for note in anki.notes().values()} == {"<p>A wave.</p>", "<p>Motion.</p>"}
        assert all("What is" in card.front for note in anki.notes().values() for card in note.cards)
        assert outcome(folder, anki, text.replace("A wave.", "A ray."), NOW + 100) == {"updated": 1, "duplicate": 1}
        assert learnt(anki) == before
        assert anki.problems() == []


def test_the_first_build_says_what_to_tick_in_anki_and_no_later_one(tmp_path: Path) -> None:
    kinds = MovedType(7, "Basic", "qa", (Kept("Question", "Front", 1),), (Kept("Card", "Card 1", 2),))
    lock = moved_lock("project", {7: kinds}, [Pair(ForeignNote(1, "g", 7, ("a", "b"), (), "Deck", (0,), 5), NOTE)])[0]
    folder = project(tmp_path, lock)
    (folder / "cards" / "a.md").write_text(text_of("## What is light?\n\nA wave.\n"), encoding="utf-8")
    report, _ = build(folder, NOW)
    said = "tick 'Merge note types' when you import this package into Anki"
    assert [line for line in plan_lines(report.plan, verbose=False) if said in line]
    report, _ = build(folder, NOW + 1)
    assert not [line for line in plan_lines(report.plan, verbose=False) if "Merge note types" in line]


def test_a_plan_says_it_again_for_those_who_lost_the_message(tmp_path: Path) -> None:
    kinds = MovedType(7, "Basic", "qa", (Kept("Question", "Front", 1),), (Kept("Card", "Card 1", 2),))
    lock = moved_lock("project", {7: kinds}, [Pair(ForeignNote(1, "g", 7, ("a", "b"), (), "Deck", (0,), 5), NOTE)])[0]
    folder = project(tmp_path, lock)
    (folder / "cards" / "a.md").write_text(text_of("## What is light?\n\nA wave.\n"), encoding="utf-8")
    build(folder, NOW)
    report, _ = run(make_request(folder, (), formats=("apkg",), now=NOW + 1), write=False)
    again = "if you have not imported this deck since it moved to deckpress, tick 'Merge note types' when you do"
    assert [line for line in plan_lines(report.plan, verbose=True) if line.startswith(again)]
    assert json.loads(plan_json(report.plan, ascii_only=False))["merged_before"] is True


def test_a_plan_of_a_deck_that_never_moved_says_nothing_of_note_types(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "a.md").write_text(text_of("## What is light?\n\nA wave.\n"), encoding="utf-8")
    report, _ = build(tmp_path, NOW)
    assert not [line for line in plan_lines(report.plan, verbose=True) if "note types" in line]


def test_a_build_without_a_package_leaves_the_advice_to_the_next_one(tmp_path: Path) -> None:
    kinds = MovedType(7, "Basic", "qa", (Kept("Question", "Front", 1),), (Kept("Card", "Card 1", 2),))
    lock = moved_lock("project", {7: kinds}, [Pair(ForeignNote(1, "g", 7, ("a", "b"), (), "Deck", (0,), 5), NOTE)])[0]
    folder = project(tmp_path, lock)
    (folder / "cards" / "a.md").write_text(text_of("## What is light?\n\nA wave.\n"), encoding="utf-8")
    run(make_request(folder, (), formats=("csv",), now=NOW), write=True)
    assert build(folder, NOW + 1)[0].plan.merges


NOTE = describe([(read(Source("a.md", "## What is light?\n\nA wave.\n"))[0].deck.notes[0], "a.md", "Deck")])[0]


def test_a_question_never_takes_the_place_of_a_cloze() -> None:
    """Anki would refuse the whole package."""
    kinds = MovedType(7, "Cloze", "cloze", (Kept("Text", "Text", 1),), (Kept("Cloze", "Cloze", 2),))
    lock, left = moved_lock("project", {7: kinds}, [Pair(ForeignNote(1, "g", 7, ("a",), (), "D", (0,), 5), NOTE)])
    assert (lock.entries, lock.moved, len(left)) == ((), (), 1)


def test_a_type_with_more_cards_than_ours_is_not_moved() -> None:
    cards = tuple(ForeignTemplate(f"Card {number}", number) for number in (1, 2, 3))
    assert (
        moved_type(ForeignType(7, "Three", False, (ForeignField("Front", 1),), cards), {"Question": "Front"}, [0, 1])
        is None
    )


# ---- the lock --------------------------------------------------------------------------------------

MOVED = Lock("p", moved=(MovedType(7, "Basic", "qa", (Kept("Question", "Front", -5),), (Kept("Card", "Card 1"),)),))


def test_the_lock_keeps_note_types() -> None:
    assert read_lock("deckpress.lock", write_lock(MOVED)) == (MOVED, ())


@pytest.mark.parametrize(
    "changed",
    [{"moved": 0}, {"moved": "7"}, {"type": "x"}, {"fields": []}, {"fields": [["a", "b"]]}, {"cards": [["a", 1, 2]]}],
    ids=str,
)
def test_a_damaged_note_type_stops_the_build(changed: Mapping[str, Any]) -> None:
    import json

    head, row = write_lock(MOVED).splitlines()
    text = f"{head}\n{json.dumps({**json.loads(row), **changed})}\n"
    assert [problem.code for problem in read_lock("deckpress.lock", text)[1]] == ["DP701"]


# ---- adopting ------------------------------------------------------------------------------------


def export_from(anki: AnkiCollection, folder: Path, *, legacy: bool) -> Path:
    path = folder / "export.apkg"
    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=legacy)
    anki.collection.export_anki_package(out_path=str(path), options=options, limit=None)
    return path


@pytest.mark.parametrize("legacy", [True, False], ids=["older-versions", "anki21b"])
def test_a_deck_whose_markdown_exists_is_adopted_from_an_export(tmp_path: Path, legacy: bool) -> None:
    (tmp_path / "anki").mkdir()
    (tmp_path / "cards").mkdir()
    (tmp_path / "deckpress.toml").write_text('id = "project"\n', encoding="utf-8")
    with AnkiCollection(tmp_path / "anki") as anki:
        first = add(anki.collection, "Basic", "Deck", "What is light?", "A wave.")
        add(anki.collection, "Basic", "Deck", "What is <i>heat</i>?", "Motion of molecules.")
        add(anki.collection, "Basic", "Deck", "Who was Bach?", "A composer.")
        add(anki.collection, "Cloze", "Deck", "The {{c2::sun}} and the {{c1::moon}} shine.", "")
        answer_every_card(anki.collection)
        before = learnt(anki)
        text = text_of(
            f"## What is this light?\n<!-- id: {first} -->\n\nA wave.\n\n## What is *heat*?\n\nThe motion.\n\n"
            "## What is cold?\n\nThe lack of heat.\n\nC: The ==sun== and the ==moon== shine.\n"
        )
        (tmp_path / "cards" / "a.md").write_text(text, encoding="utf-8")
        path = export_from(anki, tmp_path, legacy=legacy)
        report, problems = adopt_export(make_request(tmp_path, ()), path, write=True)
        assert problems == ()
        assert (report.found, report.edited) == (3, 0)
        assert [note.question for note in report.new] == ["What is cold?"]
        assert [note.question for note in report.left] == ["Who was Bach?"]
        assert outcome(tmp_path, anki, text, NOW, merge=True) == {"new": 1, "updated": 3}
        after = learnt(anki)
        assert {key: after[key] for key in before} == before
        assert anki.problems() == []
        lock = (tmp_path / "deckpress.lock").read_text(encoding="utf-8")
        again, problems = adopt_export(
            make_request(tmp_path, ()), export_from(anki, tmp_path, legacy=legacy), write=True
        )
        assert (again.found, problems) == (4, ())
        assert (tmp_path / "deckpress.lock").read_text(encoding="utf-8") == lock


# ---- importing -----------------------------------------------------------------------------------


@pytest.mark.parametrize("legacy", [True, False], ids=["older-versions", "anki21b"])
def test_an_imported_deck_goes_on_in_the_same_notes(
    tmp_path: Path, legacy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Import an export, edit a note, build, import into Anki: nothing is lost, and later releases update by default."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "anki").mkdir()
    with AnkiCollection(tmp_path / "anki") as anki:
        collection = anki.collection
        add(collection, "Basic", "Deck", "What is light?", "A <b>wave</b>.")
        add(collection, "Basic (and reversed card)", "Deck", "sun", "le soleil")
        add(collection, "Basic (type in the answer)", "Deck", "moon", "lune")
        add(collection, "Cloze", "Deck", "The {{c2::sun}} and the {{c1::moon}} shine.", "So.")
        answer_every_card(anki.collection)
        before = learnt(anki)
        export_from(anki, tmp_path, legacy=legacy)
        result = CliRunner().invoke(cli, ["import", "export.apkg", "-o", "notes"])
        assert result.exit_code == 0, result.output
        assert sorted(path.name for path in (tmp_path / "notes").iterdir()) == ["Deck.md", "deckpress.lock"]
        note = tmp_path / "notes" / "Deck.md"
        note.write_text(note.read_text(encoding="utf-8").replace("**wave**", "*ray*"), encoding="utf-8")
        assert import_build(anki, merge=True) == {"updated": 4}
        assert learnt(anki) == before
        assert any("<em>ray</em>" in kept.fields.get("Answer", "") for kept in anki.notes().values())
        assert {kept.type for kept in anki.notes().values()} == {
            "Q&A (Deck - Basic)",
            "Q&A (Deck - Basic (and reversed card))",
            "Q&A (Deck - Basic (type in the answer))",
            "Cloze (Deck - Cloze)",
        }
        note.write_text(note.read_text(encoding="utf-8").replace("le soleil", "soleil"), encoding="utf-8")
        assert import_build(anki) == {"updated": 1, "duplicate": 3}
        assert learnt(anki) == before
        assert anki.problems() == []


def import_build(anki: AnkiCollection, *, merge: bool = False) -> dict[str, int]:
    return anki.import_apkg(built(merge=merge), merge_note_types=merge)


def built(*, merge: bool = False) -> bytes:
    """The package of the folder `notes`; with `merge`, its build says what to tick in Anki."""
    result = CliRunner().invoke(cli, ["build", "notes", "-o", "out", "--to", "apkg"])
    assert result.exit_code == 0, result.output
    assert ("Merge note types" in result.output) == merge
    (package,) = Path("out").rglob("*.apkg")
    return package.read_bytes()


def moved_decks(anki: AnkiCollection, folder: Path) -> dict[tuple[str, int], Any]:
    """Two decks with notes of one type that has a field too many, studied and imported; what is learnt of them."""
    models = anki.collection.models
    kind = models.copy(models.by_name("Basic (and reversed card)"))
    kind["name"] = "Words"
    models.add_field(kind, models.new_field("Source"))
    models.update_dict(kind)
    for deck, word in (("A", "sun"), ("B", "moon")):
        add(anki.collection, "Words", deck, word, f"{word} in French", "a book")
    answer_every_card(anki.collection)
    export_from(anki, folder, legacy=True)
    result = CliRunner().invoke(cli, ["import", "export.apkg", "-o", "notes"])
    assert result.exit_code == 0, result.output
    return learnt(anki)


def edit(name: str, old: str, new: str) -> None:
    path = Path("notes", name)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("options", [["-o", "out"], ["-o", "one.apkg"], ["-o", "out", "--one", "All"]], ids=" ".join)
def test_several_decks_go_on_in_one_package_or_in_several(
    tmp_path: Path, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No import touches the notes that another one moved, and later ones need no option."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "anki").mkdir()
    with AnkiCollection(tmp_path / "anki") as anki:
        before = moved_decks(anki, tmp_path)

        def release(*, merge: bool = False) -> list[dict[str, int]]:
            result = CliRunner().invoke(
                cli, ["build", "notes", *options, *([] if ".apkg" in options[1] else ["--to", "apkg"])]
            )
            assert result.exit_code == 0, result.output
            return [anki.import_apkg(p.read_bytes(), merge_note_types=merge) for p in paths()]

        def paths() -> list[Path]:
            return sorted(path for path in Path().rglob("*.apkg") if path.name != "export.apkg")

        assert sum(counts["updated"] for counts in release(merge=True)) == 2
        assert learnt(anki) == before
        shown = {note.guid: note.fields for note in anki.notes().values()}
        assert all(fields["Reverse"] and "a book" in fields["Explanation"] for fields in shown.values())
        edit("A.md", "sun in French", "soleil")
        assert sum(counts.get("updated", 0) for counts in release()) == 1
        assert learnt(anki) == before
        assert sum(counts.get("conflicting", 0) for counts in release()) == 0
        assert anki.problems() == []


def test_a_lock_beside_the_files_counts_after_the_folder_becomes_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "anki").mkdir()
    with AnkiCollection(tmp_path / "anki") as anki:
        moved_decks(anki, tmp_path)
    Path("deckpress.toml").write_text('theme = "clear"\n', encoding="utf-8")
    output = CliRunner().invoke(cli, ["plan", "notes"]).output
    assert "2 updated" in output
    assert "new" not in output


@pytest.mark.parametrize("names", [("Front", "Back"), ("Question", "Back")])
def test_a_lost_lock_is_replaced_by_a_package_of_the_deck_that_moved(
    tmp_path: Path, names: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Import a deck of genanki, whose parts have no ids, build, lose the lock, adopt the build, edit, build again."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "anki").mkdir()
    kind = genanki.Model(
        1_607_392_319,
        "Simple",
        fields=[{"name": name} for name in (*names, "Card")],
        templates=[{"name": "Card 1", "qfmt": f"{{{{{names[0]}}}}}", "afmt": f"{{{{{names[1]}}}}}"}],
    )
    deck = genanki.Deck(2_059_400_110, "Deck")
    deck.add_note(genanki.Note(kind, ["What is light?", "A wave.", ""]))
    deck.add_note(genanki.Note(kind, ["What is heat?", "Motion.", ""]))
    genanki.Package(deck).write_to_file("old.apkg")
    with AnkiCollection(tmp_path / "anki") as anki:
        anki.import_apkg(Path("old.apkg").read_bytes())
        answer_every_card(anki.collection)
        before = learnt(anki)
        assert CliRunner().invoke(cli, ["import", "old.apkg", "-o", "notes"]).exit_code == 0
        assert import_build(anki, merge=True) == {"updated": 2}
        lock = tmp_path / "notes" / "deckpress.lock"
        result = CliRunner().invoke(cli, ["ids", "notes", "--write"])
        assert result.stderr.count("DP708 note: this note was in Anki before its deck moved to deckpress") == 2
        old = lock.read_text(encoding="utf-8")
        lock.unlink()
        (tmp_path / "out" / "Deck.apkg").rename("released.apkg")
        result = CliRunner().invoke(cli, ["plan", "notes", "--against", "released.apkg", "--adopt"])
        assert result.exit_code == 0, result.output
        assert read_lock("deckpress.lock", lock.read_text(encoding="utf-8"))[0].moved != ()
        assert [one.id for one in read_lock("", lock.read_text(encoding="utf-8"))[0].moved] == [
            one.id for one in read_lock("", old)[0].moved
        ]
        note = tmp_path / "notes" / "Deck.md"
        note.write_text(note.read_text(encoding="utf-8").replace("Motion", "The motion"), encoding="utf-8")
        assert import_build(anki) == {"updated": 1, "duplicate": 1}
        assert learnt(anki) == before
        assert anki.problems() == []


def test_a_note_that_was_edited_in_anki_before_the_merging_import_is_whole_after_the_next_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """docs/moving-in.md tells it: Anki keeps the learner's version, which lacks what is new to it, until the author
    changes the note's file."""
    monkeypatch.chdir(tmp_path)
    now = int(time.time())
    (tmp_path / "anki").mkdir()
    with AnkiCollection(tmp_path / "anki") as anki:
        collection = anki.collection
        add(collection, "Basic", "Deck", "What is light?", "A wave.")
        reversed_ = add(collection, "Basic (and reversed card)", "Deck", "sun", "le soleil")
        typed = add(collection, "Basic (type in the answer)", "Deck", "moon", "lune")
        answer_every_card(anki.collection)
        before = learnt(anki)
        export_from(anki, tmp_path, legacy=False)
        result = CliRunner().invoke(cli, ["import", "export.apkg", "-o", "notes"])
        assert result.exit_code == 0, result.output
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(now + 100))
        package = built(merge=True)
        for number in (reversed_, typed):
            note = collection.get_note(number)
            note["Back"] += " (mine)"
            collection.update_note(note)
            assert collection.db is not None
            collection.db.execute("update notes set mod = ? where id = ?", now + 200, number)
        assert anki.import_apkg(package, merge_note_types=True) == {"updated": 1, "duplicate": 2}
        shown = {kept.fields["Question"]: kept for kept in anki.notes().values()}
        assert shown["sun"].fields["Answer"] == "le soleil (mine)"
        assert (shown["sun"].fields["Reverse"], shown["moon"].fields["Typed"]) == ("", "")
        assert [note.note_id for note in collection.get_empty_cards().notes] == [reversed_]
        assert learnt(anki) == before
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(now + 300))
        edit("Deck.md", "le soleil", "le soleil (m.)")
        edit("Deck.md", "lune", "la lune")
        assert anki.import_apkg(built()) == {"updated": 2, "duplicate": 1}
        shown = {kept.fields["Question"]: kept for kept in anki.notes().values()}
        assert shown["sun"].fields["Answer"] == "<p>le soleil (m.)</p>"
        assert (shown["sun"].fields["Reverse"], shown["moon"].fields["Typed"]) == ("1", "la lune")
        assert learnt(anki) == before
        assert anki.problems() == []
