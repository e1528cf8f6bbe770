"""Exports of Anki as values: packages of every layout, text files, CrowdAnki, and what is refused."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from pathlib import Path

import genanki
import pytest
import zstandard

from deckpress.foreign.crowdanki import read_crowdanki
from deckpress.foreign.packages import read_package
from deckpress.foreign.protobuf import fields_of, number_in, text_in
from deckpress.foreign.texts import read_text_export
from deckpress.foreign.values import ForeignCollection
from deckpress.history import release
from moved import PNG, Made, archive, crowdanki, package, rezipped

STOCK = (
    Made("Basic", ["front", 'back <img src="pic.png">'], "Top::Sub", ["a", "b::c"]),
    Made("Basic (and reversed card)", ["f2", "b2"]),
    Made("Basic (type in the answer)", ["f3", "b3"]),
    Made("Cloze", ["a {{c1::gap}} and {{c3::another}}", "extra"]),
)


def read(data: bytes) -> ForeignCollection:
    found, problems = read_package("deck.apkg", data)
    assert found is not None, problems
    assert problems == ()
    return found


def refusal(data: bytes) -> str:
    found, problems = read_package("deck.apkg", data)
    assert found is None
    (problem,) = problems
    assert problem.code == "DP720"
    assert "\n" not in problem.message
    return problem.message


@pytest.mark.parametrize("legacy", [False, True], ids=["new", "older versions"])
@pytest.mark.parametrize("whole", [False, True], ids=["apkg", "colpkg"])
def test_every_layout_of_anki_gives_the_same_notes(tmp_path: Path, *, legacy: bool, whole: bool) -> None:
    data = package(tmp_path, STOCK, legacy=legacy, whole=whole, media={"pic.png": PNG})
    found = read(data)
    notes = {found.types[note.type_id].name: note for note in found.notes}
    basic = notes["Basic"]
    assert (basic.fields, basic.tags, basic.deck, basic.cards) == (
        ("front", 'back <img src="pic.png">'),
        ("a", "b::c"),
        "Top::Sub",
        (0,),
    )
    assert notes["Basic (and reversed card)"].cards == (0, 1)
    assert notes["Cloze"].cards == (0, 2)
    assert len({note.guid for note in found.notes}) == len(STOCK)
    assert {name: load() for name, load in found.media.items()} == {"pic.png": PNG}


@pytest.mark.parametrize("legacy", [False, True], ids=["new", "older versions"])
def test_both_layouts_give_the_ids_of_fields_and_templates(tmp_path: Path, *, legacy: bool) -> None:
    found = read(package(tmp_path, STOCK, legacy=legacy))
    kind = next(kind for kind in found.types.values() if kind.name == "Basic (and reversed card)")
    assert [field.name for field in kind.fields] == ["Front", "Back"]
    assert [card.name for card in kind.templates] == ["Card 1", "Card 2"]
    assert all(field.id for field in kind.fields)
    assert all(card.id for card in kind.templates)
    assert kind.templates[1].front == "{{Back}}"
    assert "text-align" in kind.css
    assert not kind.cloze


def test_a_package_of_genanki_has_no_such_ids(tmp_path: Path) -> None:
    model = genanki.Model(
        1607392319,
        "Simple",
        fields=[{"name": "Question"}, {"name": "Answer"}],
        templates=[{"name": "Card 1", "qfmt": "{{Question}}", "afmt": "{{Answer}}"}],
    )
    deck = genanki.Deck(2059400110, "Country Capitals")
    deck.add_note(genanki.Note(model=model, fields=["Capital of Argentina", "Buenos Aires"]))
    genanki.Package(deck).write_to_file(str(tmp_path / "out.apkg"))
    found = read((tmp_path / "out.apkg").read_bytes())
    assert [note.fields for note in found.notes] == [("Capital of Argentina", "Buenos Aires")]
    assert [field.id for field in found.types[1607392319].fields] == [0, 0]


# ---- text and CrowdAnki --------------------------------------------------------------------------


def text_notes(text: str) -> ForeignCollection:
    found, problems = read_text_export("notes.txt", text)
    assert found is not None, problems
    return found


def test_a_text_export_gives_guids_types_decks_and_tags() -> None:
    found = text_notes(
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
        'Gx!,7\tBasic (and reversed card)\tA::B\t"What\nis <b>it</b>?"\tyes\toptics waves\n'
    )
    (note,) = found.notes
    assert (note.guid, note.deck, note.tags) == ("Gx!,7", "A::B", ("optics", "waves"))
    assert note.fields == ("What\nis <b>it</b>?", "yes")
    kind = found.types[note.type_id]
    assert [field.name for field in kind.fields] == ["Front", "Back"]
    assert len(kind.templates) == 2


def test_plain_text_becomes_html() -> None:
    (note,) = text_notes('#separator:tab\n#html:false\na < b\t"one\ntwo"\n').notes
    assert note.fields == ("a &lt; b", "one<br>two")


def test_the_fields_of_unknown_note_types_are_numbered() -> None:
    found = text_notes("#separator:tab\n#notetype:Words\nq\ta\tmore\n")
    assert [field.name for field in found.types[1].fields] == ["Field 1", "Field 2", "Field 3"]


def test_crowdanki_gives_notes_of_subdecks_too() -> None:
    child = {"__type__": "Deck", "name": "Light::Waves", "notes": [], "media_files": ["pic.png"]}
    child["notes"] = [{"fields": ["c", "d"], "guid": "x", "note_model_uuid": "m", "tags": []}]
    found, problems = read_crowdanki("deck.json", crowdanki([("a", "b")], children=[child]), lambda _: PNG)
    assert found is not None, problems
    assert [(note.fields, note.deck, note.guid) for note in found.notes] == [
        (("a", "b"), "Light", "g0"),
        (("c", "d"), "Light::Waves", "x"),
    ]
    assert found.media["pic.png"]() == PNG


@pytest.mark.parametrize(
    "text",
    [
        '{"__type__": "Deck"',
        '{"__type__": "Deck", "notes": 5}',
        '{"__type__": "Deck", "notes": [{"fields": 5}]}',
        '{"__type__": "Deck", "media_files": ["../x"], "notes": [{"fields": ["a"]}]}',
        '{"__type__": "Deck", "children": ' + "[" * 100_000 + "}",
    ],
)
def test_broken_crowdanki_is_refused(text: str) -> None:
    found, (problem,) = read_crowdanki("deck.json", text, lambda _: b"")
    assert found is None
    assert problem.code == "DP720"


def test_a_field_that_is_too_large_is_refused_in_a_text_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckpress.foreign.texts.MOST_FIELD", 100)
    found, (problem,) = read_text_export("x.txt", "#separator:tab\n" + "a" * 200 + "\tb\n")
    assert found is None
    assert problem.code == "DP720"


# ---- hostile packages ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return package(tmp_path_factory.mktemp("sound"), STOCK, legacy=True, media={"pic.png": PNG})


@pytest.fixture(scope="module")
def modern(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return package(tmp_path_factory.mktemp("modern"), STOCK, media={"pic.png": PNG})


@pytest.mark.parametrize("name", ["../evil.png", "/etc/passwd", "a/b.png", "..", "", "c:\\x.png", "a\0b"])
def test_a_name_of_media_that_leads_elsewhere_is_refused(sound: bytes, name: str) -> None:
    import json

    assert "leads out of its folder" in refusal(rezipped(sound, {"media": json.dumps({"0": name})}))


@pytest.mark.parametrize(
    "changes",
    [
        {"collection.anki21": b"no database"},
        {"collection.anki21": b""},
        {"collection.anki21b": b"\x28\xb5\x2f\xfd broken"},
        {"media": b"{"},
        {"media": b"[]"},
        {"media": b"\xff\xff\xff"},
    ],
    ids=str,
)
def test_a_damaged_part_is_refused(sound: bytes, changes: dict[str, bytes | str | None]) -> None:
    assert refusal(rezipped(sound, changes)).startswith("this file cannot be imported: ")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"collection.anki21": b""}, "its collection is empty"),
        ({"collection.anki21": None, "collection.anki2": b""}, "its collection is empty"),
        ({"media": b"{"}, "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
    ],
    ids=str,
)
def test_the_reason_is_in_words_not_the_name_of_an_exception(
    sound: bytes, changes: dict[str, bytes | str | None], reason: str
) -> None:
    assert refusal(rezipped(sound, changes)) == f"this file cannot be imported: {reason}"


def test_a_zip_without_a_collection_is_refused() -> None:
    assert "without a collection" in refusal(archive({"x": b"y"}))


def test_a_package_that_is_cut_off_is_refused(modern: bytes) -> None:
    for length in range(4, len(modern), len(modern) // 40):
        refusal(modern[:length])


def test_a_package_with_flipped_bytes_never_crashes(modern: bytes) -> None:
    for at in range(0, len(modern), len(modern) // 60):
        damaged = bytearray(modern)
        damaged[at] ^= 0xFF
        found, problems = read_package("x", bytes(damaged))
        assert found is not None or problems[0].code == "DP720"


def test_a_bomb_in_the_zip_is_refused(sound: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckpress.foreign.packages.MOST_BYTES", 1_000_000)
    assert "larger than" in refusal(rezipped(sound, {"collection.anki21": bytes(5_000_000)}))


def test_a_bomb_of_zstandard_is_refused(modern: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckpress.foreign.packages.MOST_BYTES", 1_000_000)
    bomb = zstandard.ZstdCompressor().compress(bytes(5_000_000))
    assert "larger than" in refusal(rezipped(modern, {"collection.anki21b": bomb}))


def changed(data: bytes, *statements: str) -> bytes:
    """A package after some statements of SQL."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.deserialize(old.read("collection.anki21"))
    for statement in statements:
        connection.executescript(statement)
    return rezipped(data, {"collection.anki21": connection.serialize()})


@pytest.mark.parametrize(
    "statements",
    [
        ["update notes set mid = 5"],
        ["update cards set ord = -1"],
        ["update notes set mod = 1e300"],
        ["update col set models = '{'"],
        ["update col set models = '{\"1\": 5}'"],
        ["drop table cards"],
        [
            "drop table cards",
            "create view cards as with recursive n(x) as (select 1 union all select x + 1 from n)"
            " select x as nid, 0 as ord, 0 as did, 0 as odid from n",
        ],
    ],
    ids=lambda statements: statements[-1][:40],
)
def test_a_database_that_lies_is_refused(sound: bytes, monkeypatch: pytest.MonkeyPatch, statements: list[str]) -> None:
    monkeypatch.setattr(release, "_MOST_STEPS", 50)
    refusal(changed(sound, *statements))


def test_a_part_that_is_missing_is_called_one(sound: bytes) -> None:
    message = refusal(changed(sound, "update col set models = '{\"1\": {}}'"))
    assert message == "this file cannot be imported: a part is missing or of the wrong kind ('flds')"


def test_a_huge_field_is_refused(sound: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckpress.foreign.collections.MOST_FIELD", 1000)
    assert "more than 1,000 characters" in refusal(changed(sound, "update notes set flds = hex(zeroblob(1000))"))


def test_a_package_without_notes_is_refused(sound: bytes) -> None:
    assert "contains no notes" in refusal(changed(sound, "delete from notes"))


def test_media_that_are_damaged_are_found_when_they_are_read(sound: bytes) -> None:
    found = read(rezipped(sound, {"0": b"\x28\xb5\x2f\xfd broken"}))
    with pytest.raises(ValueError, match="damaged"):
        found.media["pic.png"]()


# ---- Protocol Buffers ----------------------------------------------------------------------------


def test_fields_of_a_message() -> None:
    message = b"\x08\x96\x01\x12\x07testing\x4d\0\0\0\0\x09" + bytes(8)
    assert list(fields_of(message)) == [(1, 150), (2, b"testing"), (9, bytes(4)), (1, bytes(8))]
    assert (number_in(message, 1), text_in(message, 2), number_in(message, 7)) == (150, "testing", 0)


@pytest.mark.parametrize("message", [b"\x08", b"\x12\x07test", b"\x0b", b"\x08" + b"\xff" * 11])
def test_a_damaged_message_is_refused(message: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        list(fields_of(message))
