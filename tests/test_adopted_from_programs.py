"""Markdown that another program put into Anki is adopted: edited cards are updated, and all history stays.

`deckpress adopt` finds the notes in Anki's export; the next build moves them, and later builds need no option.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from pathlib import Path

import genanki
import pytest
from anki.collection import Collection
from anki.models import NotetypeDict
from click.testing import CliRunner, Result

from anki_collection import AnkiCollection, answer_every_card
from deckpress.cli import cli
from programs import PROGRAMS, Program, Put, Type
from test_history import learnt
from test_moved import add, export_from


def add_type(collection: Collection, made: Type) -> None:
    models = collection.models
    kind: NotetypeDict = models.new(made.name)
    kind["type"] = int(made.cloze)
    for name in made.fields:
        models.add_field(kind, models.new_field(name))
    for name, (front, back) in made.cards.items():
        template = models.new_template(name)
        template.update(qfmt=front, afmt=back)
        models.add_template(kind, template)
    models.add_dict(kind)


def import_of_genanki(anki: AnkiCollection, folder: Path, program: Program, notes: list[Put], deck_name: str) -> None:
    """The notes in a package that genanki writes: its fields and templates have no ids."""
    models = {
        made.name: genanki.Model(
            zlib.crc32(made.name.encode()),
            made.name,
            fields=[{"name": name} for name in made.fields],
            templates=[{"name": name, "qfmt": front, "afmt": back} for name, (front, back) in made.cards.items()],
            model_type=genanki.Model.CLOZE if made.cloze else genanki.Model.FRONT_BACK,
        )
        for made in program.types
    }
    deck = genanki.Deck(zlib.crc32(deck_name.encode()), deck_name)
    for put in notes:
        deck.add_note(genanki.Note(models[put.type], list(put.fields), guid=put.guid, tags=list(put.tags)))
    genanki.Package(deck).write_to_file(folder / "made.apkg")
    assert anki.import_apkg((folder / "made.apkg").read_bytes()) == {"new": len(notes)}


def put_into_anki(anki: AnkiCollection, folder: Path, program: Program) -> list[tuple[int, str]]:
    """Puts all notes of a program into Anki, and one of the learner's own; the number and guid of each."""
    notes = [*program.notes, program.only_in_anki]
    if any(not made.ids for made in program.types):
        import_of_genanki(anki, folder, program, notes, program.deck)
        guids = [put.guid for put in notes]
    else:
        for made in program.types:
            add_type(anki.collection, made)
        numbers = [add(anki.collection, put.type, program.deck, *put.fields) for put in notes]
        for number, put in zip(numbers, notes, strict=True):
            note = anki.collection.get_note(number)
            note.tags = list(put.tags)
            anki.collection.update_note(note)
        guids = [anki.collection.get_note(number).guid for number in numbers]
    database = anki.collection.db
    assert database is not None
    own = program.only_in_anki
    own = replace(own, fields=("mine", *own.fields[1:]), guid="own")
    if own.type in {made.name for made in program.types if not made.ids}:
        import_of_genanki(anki, folder, program, [own], "Other")
    else:
        add(anki.collection, own.type, "Other", *own.fields)
    return [(database.scalar("select id from notes where guid = ?", guid), guid) for guid in guids]


def write_files(program: Program, found: list[tuple[int, str]]) -> None:
    for name, text in program.files.items():
        for number, (note_id, guid) in enumerate(found, 1):
            text = text.replace(f"GUID{number}", guid).replace(f"ID{number}", str(note_id))
        path = Path("notes", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return result


def release(anki: AnkiCollection, program: Program, *, merge: bool = False) -> dict[str, int]:
    """What Anki makes of a build."""
    result = run("build", "notes", "-o", "out.apkg", *program.options)
    assert ("Merge note types" in result.output) == merge
    return anki.import_apkg(Path("out.apkg").read_bytes(), merge_note_types=merge)


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_markdown_of_another_program_goes_on_in_the_notes_that_it_made(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program = PROGRAMS[name]
    (tmp_path / "anki").mkdir()
    with AnkiCollection(tmp_path / "anki") as anki:
        write_files(program, put_into_anki(anki, tmp_path, program))
        answer_every_card(anki.collection)
        before = learnt(anki)
        assert all(kept.answers for kept in before.values())
        export_from(anki, tmp_path, legacy=False)
        said = run("adopt", "export.apkg", "notes", *program.options).output
        assert f"{len(program.notes)} notes found in Anki\n" in said
        assert "only in the files (1)" in said
        assert program.only_in_files in said
        assert "only in Anki (2)" in said
        assert "What is heat?" in said
        assert release(anki, program, merge=True) == {"new": 1, "updated": len(program.notes)}
        after = learnt(anki)
        assert {card: after[card] for card in before} == before
        edit(program)
        counts = release(anki, program)
        assert (counts["updated"], counts["duplicate"]) == (1, len(program.notes))
        after = learnt(anki)
        assert {card: after[card] for card in before} == before
        assert own_notes(anki) == [tuple(program.only_in_anki.fields[1:])]
        assert anki.problems() == []


def edit(program: Program) -> None:
    old, new = program.edit
    (path,) = (path for path in Path("notes").rglob("*.md") if old in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def own_notes(anki: AnkiCollection) -> list[tuple[str, ...]]:
    """The learner's own notes, without their first fields."""
    found = (tuple(note.fields.values()) for note in anki.notes().values())
    return [fields[1:] for fields in found if fields[0] == "mine"]
