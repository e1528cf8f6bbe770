"""The package exporter, asked through the real Anki: what a learner has after importing, and after updating."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import genanki
import pytest

from anki_collection import AnkiCollection
from deckpress.exporters.anki.names import FIELD_IDS, TEMPLATE_IDS, anki_decks, anki_tags, note_type_id
from deckpress.history.identity import new_identities
from deckpress.html.anki import for_anki
from deckpress.model import FIELDS_CLOZE, FIELDS_QA, Deck, Html, Note, RenderedDeck
from deckpress.render import render
from exported import PICTURES, apkg, choice_note, cloze_note, open_note, rendered_deck
from rendered import BASE, EVERY_KIND, deck


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def database(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(entries(data)["collection.anki2"])
    return connection


# ---- importing -----------------------------------------------------------------------------------


def test_every_kind_of_note_arrives_whole(anki: AnkiCollection) -> None:
    assert anki.import_apkg(apkg(deck(*EVERY_KIND))) == {"new": len(EVERY_KIND)}
    assert [note.fields.get("Question", note.fields.get("Text")) for note in anki.notes().values()] == [
        for_anki(note.fields.get("Question") or note.fields["Text"], {}) for note in EVERY_KIND
    ]
    assert {note.type for note in anki.notes().values()} == {"Q&A (Test)", "Cloze (Test)"}


@pytest.mark.parametrize(
    ("note", "ordinals"),
    [
        (open_note("a?"), (0,)),
        (open_note("a?", reverse=True), (0, 1)),
        (open_note("a?", typed=True), (0,)),
        (open_note("a?", reverse=True, typed=True, hint="h", explanation="e"), (0, 1)),
        (open_note("a?", ""), (0,)),
        (choice_note("a?", {"x": True, "y": False}), (0,)),
        (cloze_note("{{c1::x}}"), (0,)),
        (cloze_note("{{c2::x}} {{c4::y::hint}}"), (1, 3)),
        (cloze_note("{{c1::a {{c2::b}} c}}"), (0, 1)),
        (cloze_note("{{c1,2::x}}"), (0, 1)),
        (cloze_note("==a== and ==b=="), (0, 1)),
    ],
)
def test_a_note_has_the_cards_that_anki_itself_would_make(
    anki: AnkiCollection, note: Note, ordinals: tuple[int, ...]
) -> None:
    anki.import_apkg(apkg(rendered_deck(note)))
    assert anki.note().ordinals == ordinals
    # Check Database would add a card that is lacking; Empty Cards would list one too many
    assert anki.problems() == []


def test_the_card_shows_question_answer_and_what_belongs_to_them(anki: AnkiCollection) -> None:
    anki.import_apkg(
        apkg(rendered_deck(open_note("What is $a<b$?", "`x < y`", hint="Think.", explanation="So.", section=("S",))))
    )
    card = anki.note().cards[0]
    assert "\\(a&lt;b\\)" in card.front
    assert "Think." in card.front
    assert "x &lt; y" not in card.front
    assert "<code>x &lt; y</code>" in card.back
    assert "So." in card.back


def test_the_reversed_card_asks_with_the_answer(anki: AnkiCollection) -> None:
    anki.import_apkg(apkg(rendered_deck(open_note("left side", "right side", reverse=True))))
    forth, back = anki.note().cards
    assert ("left side" in forth.front, "right side" in forth.front) == (True, False)
    assert ("left side" in back.front, "right side" in back.front) == (False, True)


def test_a_typed_card_has_a_box_to_type_in(anki: AnkiCollection) -> None:
    anki.import_apkg(apkg(rendered_deck(open_note("a?", "yield", typed=True))))
    assert "[[type:Typed]]" in anki.note().cards[0].front


def test_each_card_of_a_cloze_hides_its_own_gap(anki: AnkiCollection) -> None:
    anki.import_apkg(apkg(rendered_deck(cloze_note("{{c1::Paris::city}} is in {{c2::`std::vector`}}"))))
    first, second = anki.note().cards
    assert ("[city]" in first.front, ">Paris<" in first.front, "<code>" in first.front) == (True, False, True)
    assert ("[...]" in second.front, ">Paris<" in second.front, "<code>" in second.front) == (True, True, False)
    assert "std&#58;&#58;vector" in second.back


def test_code_keeps_its_lines_and_indentation(anki: AnkiCollection) -> None:
    anki.import_apkg(apkg(rendered_deck(open_note("a?", "```\nif x:\n    y\n\nz\n```"))))
    assert "if x:\n    y\n\nz\n" in anki.note().fields["Answer"]


def test_hostile_text_stays_text(anki: AnkiCollection) -> None:
    question = '<script>alert(1)</script> "q" &amp; \\(x\\) {{c1::y}} {{Answer}} [sound:x.mp3] </div> 😀'
    deck = Deck("Test", (open_note(question),))
    made, problems = render(deck, "project", new_identities("project", deck), lambda *_: (None, ()))
    assert {problem.code for problem in problems} == {"DP303"}
    anki.import_apkg(apkg(made))
    front = anki.note().cards[0].front
    assert "<script" not in front
    assert '"q" &amp; ' in front
    assert "{&#123;c1::y}}" in front
    assert "&#91;sound:x.mp3]" in front
    assert "😀" in front
    assert anki.problems() == []


def test_any_guid_arrives_as_it_is(anki: AnkiCollection) -> None:
    guid = """a"',<ü {{}}"""
    anki.import_apkg(apkg(deck(replace(EVERY_KIND[0], guid=guid))))
    assert anki.note().guid == guid


# ---- order, decks, tags, media -------------------------------------------------------------------


def test_new_cards_come_in_document_order_over_all_decks(anki: AnkiCollection) -> None:
    sections = [("2 Two",), (), ("1 One",), ("2 Two",), ("1 One", "Deep")]
    notes = [open_note(f"question {i}?", section=section, reverse=i == 1) for i, section in enumerate(sections)]
    made = rendered_deck(*notes)
    anki.import_apkg(apkg(made))
    found = anki.notes()
    assert list(found) == [note.guid for note in made.notes]
    assert [[card.due for card in note.cards] for note in found.values()] == [[0], [1, 1], [2], [3], [4]]
    assert [note.cards[0].deck for note in found.values()] == [
        "Test::2 Two",
        "Test",
        "Test::1 One",
        "Test::2 Two",
        "Test::1 One::Deep",
    ]


def test_the_deck_of_the_document_is_described_with_title_and_number_of_cards(anki: AnkiCollection) -> None:
    notes = (open_note("a?", reverse=True, section=("S",)), open_note("b?", section=("S",)))
    anki.import_apkg(apkg(rendered_deck(*notes, name="Shelf::Book", title="R & <D>")))
    shown = {"Shelf": "", "Shelf::Book": "R &amp; &lt;D&gt;\n3 cards", "Shelf::Book::S": "3 cards"}
    assert anki.decks() == shown


def test_a_description_tells_the_project_its_version_and_the_source(anki: AnkiCollection) -> None:
    made = replace(rendered_deck(open_note("a?"), name="Shelf"), release="Tea School 1.2", source="tea.md")
    anki.import_apkg(apkg(made))
    assert anki.decks() == {"Shelf": "Shelf\nTea School 1.2\n1 card from tea.md"}


def test_a_deck_without_a_title_is_described_by_its_name(anki: AnkiCollection) -> None:
    anki.import_apkg(apkg(rendered_deck(open_note("a?"))))
    assert anki.decks() == {"Test": "Test\n1 card"}


def test_spellings_that_anki_takes_for_one_name_are_one_deck(anki: AnkiCollection) -> None:
    sections = [("Caf\u00e9",), ("Cafe\u0301",), ("CAFÉ", "x"), (" Café ",), ("Caf\u00e9\x07",), ("",), ("blank",)]
    anki.import_apkg(apkg(rendered_deck(*(open_note(f"{i}?", section=s) for i, s in enumerate(sections)))))
    assert list(anki.decks()) == ["Test", "Test::blank", "Test::Café", "Test::Café::x"]
    assert anki.problems() == []


def test_names_of_decks_are_tidied_part_by_part() -> None:
    assert anki_decks(["a:: b ", "A::B", "a::::c", "x\ny"]) == {
        "a:: b ": "a::b",
        "A::B": "a::b",
        "a::::c": "a::blank::c",
        "x\ny": "x y",
    }


def test_tags_lose_their_blanks_and_no_tag_is_lost(anki: AnkiCollection) -> None:
    tags = ("two words", "b", "A::x", "tab\there", "B", "", "ü", "b")
    anki.import_apkg(apkg(rendered_deck(open_note("a?", tags=tags))))
    assert sorted(anki.note().tags) == ["A::x", "b", "tab_here", "two_words", "ü"]
    assert anki_tags(tags) == ("A::x", "b", "tab_here", "two_words", "ü")


def test_pictures_come_along_once_each(anki: AnkiCollection) -> None:
    made = rendered_deck(open_note("a?", "![a](bars.png) ![b](more/bars.png) ![c](other.png)"))
    data = apkg(made)
    anki.import_apkg(data)
    assert sorted(anki.media().values()) == sorted([PICTURES["bars.png"], PICTURES["other.png"]])
    assert anki.problems() == []
    assert sorted(json.loads(entries(data)["media"]).values()) == sorted(anki.media())


# ---- updating ------------------------------------------------------------------------------------


def test_the_same_package_again_changes_nothing(anki: AnkiCollection) -> None:
    data = apkg(deck(*EVERY_KIND))
    anki.import_apkg(data)
    assert anki.import_apkg(data) == {"duplicate": len(EVERY_KIND)}


def test_an_edit_arrives_at_the_edited_note_alone(anki: AnkiCollection) -> None:
    first = rendered_deck(open_note("a?", "old"), open_note("b?", "old"))
    anki.import_apkg(apkg(first))
    second = rendered_deck(open_note("a?", "new"), open_note("b?", "old"), mod=BASE + 60)
    second = replace(second, notes=(second.notes[0], first.notes[1]))
    assert anki.import_apkg(apkg(second)) == {"updated": 1, "duplicate": 1}
    edited, same = anki.notes().values()
    assert (edited.fields["Answer"], edited.mod, same.mod) == ("<p>new</p>", BASE + 60, BASE)


def test_a_note_may_change_its_kind_and_is_still_the_same_note(anki: AnkiCollection) -> None:
    anki.import_apkg(apkg(rendered_deck(open_note("a?"))))
    changed = rendered_deck(open_note("a?", reverse=True), mod=BASE + 60)
    assert anki.import_apkg(apkg(changed)) == {"updated": 1}
    assert anki.note().ordinals == (0, 1)
    assert anki.problems() == []


def test_new_styling_arrives_and_no_second_note_type_appears(
    anki: AnkiCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    import exported

    anki.import_apkg(apkg(rendered_deck(open_note("a?"))))
    stock = exported.templates()
    restyled = replace(stock, note_types=tuple(replace(t, css=".card { color: red }") for t in stock.note_types))
    monkeypatch.setattr(exported, "templates", lambda: restyled)
    anki.import_apkg(apkg(rendered_deck(open_note("a?"), mod=BASE + 60)))
    kinds = [kind for kind in anki.collection.models.all() if kind["name"].startswith("Q&A")]
    assert [kind["css"] for kind in kinds] == [".card { color: red }"]


def test_two_projects_with_one_question_do_not_meet(anki: AnkiCollection) -> None:
    anki.import_apkg(apkg(rendered_deck(open_note("a?", "one"), name="One", project="one")))
    assert anki.import_apkg(apkg(rendered_deck(open_note("a?", "two"), name="Two", project="two"))) == {"new": 1}
    assert {note.type for note in anki.notes().values()} == {"Q&A (One)", "Q&A (Two)"}


def test_fields_and_templates_have_their_own_lasting_ids(anki: AnkiCollection) -> None:
    anki.import_apkg(apkg(rendered_deck(open_note("a?"), cloze_note("==x=="))))
    for key, label, names in (("qa", "Q&A (Test)", FIELDS_QA), ("cloze", "Cloze (Test)", FIELDS_CLOZE)):
        kind = anki.collection.models.by_name(label)
        assert kind is not None
        assert kind["id"] == note_type_id("project", key)
        assert {field["name"]: field["id"] for field in kind["flds"]} == FIELD_IDS[key]
        assert tuple(FIELD_IDS[key]) == names
        assert {template["name"]: template["id"] for template in kind["tmpls"]} == TEMPLATE_IDS[key]
        assert kind["sortf"] == 0


def test_the_ids_of_note_types_never_change() -> None:
    assert [note_type_id("llm-interview", key) for key in ("qa", "cloze")] == [1_162_548_055, 1_917_203_943]


def test_only_the_note_types_in_use_are_in_the_package() -> None:
    with closing(database(apkg(rendered_deck(open_note("a?"))))) as connection:
        (models,) = connection.execute("SELECT models FROM col").fetchone()
    assert [model["name"] for model in json.loads(models).values()] == ["Q&A (Test)"]


def test_a_deck_that_was_never_dated_still_has_ids_that_anki_can_load(anki: AnkiCollection) -> None:
    anki.import_apkg(apkg(rendered_deck(open_note("a?"), mod=0)))
    assert anki.note().fields["Question"] == "a?"
    assert anki.problems() == []


def test_a_deck_without_notes_is_a_sound_package(anki: AnkiCollection) -> None:
    assert anki.import_apkg(apkg(rendered_deck())) == {}


# ---- the file ------------------------------------------------------------------------------------


def test_the_file_holds_nothing_of_this_moment_or_machine() -> None:
    made = rendered_deck(open_note("a?", "![a](bars.png) ![c](other.png)"))
    with zipfile.ZipFile(io.BytesIO(apkg(made))) as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos] == ["collection.anki2", "media", "0", "1"]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {(info.external_attr >> 16, info.create_system) for info in infos} == {(0o644, 3)}
    # a PNG is compressed already
    assert [info.compress_type for info in infos] == [zipfile.ZIP_DEFLATED] * 2 + [zipfile.ZIP_STORED] * 2


PRINT_HASHES = """
import hashlib, sys
from exported import apkg, csv_for_anki, plain_csv
from rendered import EVERY_KIND, deck
print([hashlib.sha256(form(deck(*EVERY_KIND))).hexdigest() for form in (apkg, csv_for_anki, plain_csv)])
print("asyncio" in sys.modules, "cached_property" in sys.modules)
"""


def test_the_same_deck_gives_the_same_bytes_in_every_process_and_asyncio_stays_out() -> None:
    answers = set()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", PRINT_HASHES]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        answers.add(done.stdout)
    (answer,) = answers
    assert answer.splitlines()[1] == "False False"


def test_genanki_still_reads_note_types_in_yaml_after_an_export() -> None:
    """Another user of genanki in the same process, such as an exporter that is a plug-in, finds all of it."""
    code = "\n".join(
        [
            "from exported import apkg",
            "from rendered import EVERY_KIND, deck",
            "apkg(deck(*EVERY_KIND))",
            "import genanki",
            "print(genanki.Model(1, 'm', fields='- name: Q', templates='- name: C').fields)",
        ]
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "[{'name': 'Q'}]\n"


def test_two_exports_are_equal_and_leave_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert apkg(deck(*EVERY_KIND)) == apkg(deck(*EVERY_KIND))
    assert list(tmp_path.iterdir()) == []


def many_notes(number: int) -> RenderedDeck:
    stock = deck(EVERY_KIND[0]).notes[0]
    # the fields differ in length, so that SQLite has to split pages in many ways
    sizes = (Html("x" * (i * 7919 % 6007)) for i in range(number))
    return deck(
        *(replace(stock, guid=str(i), fields={"Question": Html("?"), "Answer": size}) for i, size in enumerate(sizes))
    )


def test_a_database_of_many_pages_is_sound_and_holds_no_leftovers() -> None:
    data = apkg(many_notes(3000))
    with closing(database(data)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*), count(DISTINCT guid) FROM notes").fetchone() == (3000, 3000)
        assert connection.execute("SELECT count(*) FROM cards WHERE nid IN (SELECT id FROM notes)").fetchone() == (
            6000,
        )
        in_order = "SELECT group_concat(guid) FROM (SELECT guid FROM notes ORDER BY id)"
        assert connection.execute(in_order).fetchone()[0] == ",".join(map(str, range(3000)))
    image = entries(data)["collection.anki2"]
    pages = [image[start : start + 4096] for start in range(4096, len(image), 4096)]
    inner = [page for page in pages if page[0] in (2, 5)]
    assert inner, "a test of pages that were split needs one"
    for page in inner:
        cells, content = int.from_bytes(page[3:5], "big"), int.from_bytes(page[5:7], "big")
        assert not any(page[12 + 2 * cells : content])


def test_the_version_of_sqlite_is_not_in_the_file() -> None:
    image = entries(apkg(rendered_deck(open_note("a?"))))["collection.anki2"]
    assert int.from_bytes(image[96:100], "big") == 3_040_000


def test_no_field_goes_through_the_slow_search_for_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    """genanki's search takes quadratic time in a line of many `<`."""
    monkeypatch.setattr(genanki.Note, "_find_invalid_html_tags_in_field", lambda *_: pytest.fail("it was asked"))
    data = apkg(rendered_deck(open_note("a?", "`" + "a < b " * 3000 + "`")))
    with closing(database(data)) as connection:
        (fields,) = connection.execute("SELECT flds FROM notes").fetchone()
    assert fields.count("&lt;") == 3000
