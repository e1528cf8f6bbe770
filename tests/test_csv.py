"""The CSV exporter: for Anki as the real Anki imports it, and plain as a spreadsheet reads it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from anki_collection import AnkiCollection
from deckpress.exporters import exporter
from deckpress.exporters.base import ExportOptions
from deckpress.model import Html, Note, Source, Text
from deckpress.reading import read
from exported import apkg, choice_note, cloze_note, csv_for_anki, open_note, plain_csv, rendered_deck, templates
from rendered import BASE, EVERY_KIND, deck

# ---- for Anki ------------------------------------------------------------------------------------


def test_every_kind_of_note_is_imported_into_the_note_types_that_anki_has(anki: AnkiCollection) -> None:
    assert anki.import_csv(csv_for_anki(deck(*EVERY_KIND))) == {"new": len(EVERY_KIND)}
    assert [note.type for note in anki.notes().values()] == [
        "Basic (and reversed card)",
        *("Basic", "Basic", "Basic"),
        "Cloze",
        *("Basic", "Basic"),
        "Basic (type in the answer)",
        *("Basic", "Basic"),
    ]
    # the user copies the pictures
    assert anki.problems() == ["missing bars-1234.png"]


@pytest.mark.parametrize(
    ("note", "kind", "ordinals"),
    [
        (open_note("a?"), "Basic", (0,)),
        (open_note("a?", ""), "Basic", (0,)),
        (open_note("a?", reverse=True), "Basic (and reversed card)", (0, 1)),
        (open_note("a?", reverse=True, typed=True), "Basic (and reversed card)", (0, 1)),
        (open_note("a?", typed=True), "Basic (type in the answer)", (0,)),
        # Anki would ask to type the explanation, too
        (open_note("a?", typed=True, explanation="because"), "Basic", (0,)),
        (choice_note("a?", {"x": True, "y": False}), "Basic", (0,)),
        (cloze_note("{{c1::a {{c2::b}} c}}"), "Cloze", (0, 1)),
        (cloze_note("{{c1,2::x}}"), "Cloze", (0, 1)),
    ],
)
def test_each_kind_of_note_has_a_stock_note_type(
    anki: AnkiCollection, note: Note, kind: str, ordinals: tuple[int, ...]
) -> None:
    found = exporter("csv")
    assert found is not None
    data, problems = found.export(rendered_deck(note), templates(), ExportOptions())
    assert [problem.code for problem in problems] == ["DP603"] * (note.typed and "type in" not in kind)
    assert isinstance(data, bytes)
    anki.import_csv(data)
    assert (anki.note().type, anki.note().ordinals) == (kind, ordinals)
    assert anki.problems() == []


def fields(anki: AnkiCollection, note: Note) -> tuple[str, ...]:
    """The fields of the note after its import."""
    anki.import_csv(csv_for_anki(rendered_deck(note)))
    return tuple(anki.note().fields.values())


def test_a_choice_shows_its_options_and_on_the_back_which_are_right(anki: AnkiCollection) -> None:
    front, back = fields(anki, choice_note("a?", {"`x`": True, "y\n\nz": False}, explanation="So."))
    assert front == 'a?<ul class="choices one"><li><code>x</code></li><li><p>y</p><p>z</p></li></ul>'
    assert "<li>✓ <code>x</code></li><li><p>✗ y</p><p>z</p></li>" in back
    assert back.endswith('<div class="explanation"><p>So.</p></div>')


def test_hint_and_explanation_come_along(anki: AnkiCollection) -> None:
    front, back = fields(anki, open_note("a?", "b", hint="*think*", explanation="So."))
    assert front == "a?<details><summary>Hint</summary><em>think</em></details>"
    assert back == '<p>b</p><div class="explanation"><p>So.</p></div>'


def test_a_cloze_has_its_explanation_in_the_second_field(anki: AnkiCollection) -> None:
    text, extra = fields(anki, cloze_note("==x== y", explanation="So."))
    assert "{{c1::x}} y" in text
    assert "So." in extra


def test_code_keeps_its_lines_and_indentation(anki: AnkiCollection) -> None:
    _, back = fields(anki, open_note("a?", '```\nif x:\n    y\n\n# "z", \\n\n```'))
    assert 'if x:\n    y\n\n# "z", \\n\n' in back.replace("&quot;", '"')


def test_math_is_as_anki_wants_it(anki: AnkiCollection) -> None:
    front, _ = fields(anki, open_note("Is $a<b$?"))
    assert front == "Is \\(a&lt;b\\)?"


def test_text_that_looks_like_csv_or_a_header_line_is_text(anki: AnkiCollection) -> None:
    question = "#include \"x\", 'y'; #separator:Tab"
    assert fields(anki, open_note(question))[0] == question
    assert fields(anki, open_note(question))[0] == question


def test_every_cell_is_quoted() -> None:
    last = csv_for_anki(rendered_deck(open_note("a?", "b"))).decode().splitlines()[-1]
    assert last.startswith('"Basic","Test","","')
    assert last.endswith('","a?","<p>b</p>"')


def test_tags_and_guid_come_along(anki: AnkiCollection) -> None:
    made = rendered_deck(open_note("a?", tags=("two words", "b", "x::y")))
    made = replace(made, notes=(replace(made.notes[0], guid="a\"',<ü "),))
    anki.import_csv(csv_for_anki(made))
    assert sorted(anki.note().tags) == ["b", "two_words", "x::y"]
    assert anki.note().guid.strip() == "a\"',<ü"


def test_the_same_file_again_changes_nothing(anki: AnkiCollection) -> None:
    data = csv_for_anki(deck(*EVERY_KIND))
    anki.import_csv(data)
    assert anki.import_csv(data) == {"duplicate": len(EVERY_KIND)}


def test_an_edited_answer_arrives(anki: AnkiCollection) -> None:
    anki.import_csv(csv_for_anki(rendered_deck(open_note("a?", "old"))))
    assert anki.import_csv(csv_for_anki(rendered_deck(open_note("a?", "new")))) == {"updated": 1}
    assert anki.note().fields["Back"] == "<p>new</p>"


@pytest.mark.parametrize("package_first", [True, False])
def test_who_imports_package_and_csv_has_no_card_twice(anki: AnkiCollection, package_first: bool) -> None:
    made = rendered_deck(open_note("a?"), cloze_note("==x=="))
    steps = [lambda: anki.import_apkg(apkg(made)), lambda: anki.import_csv(csv_for_anki(made))]
    first, second = steps if package_first else reversed(steps)
    assert (first(), second()) == ({"new": 2}, {"conflicting": 2})
    assert len(anki.notes()) == 2
    assert anki.problems() == []


def test_the_package_is_still_updated_after_a_csv_was_imported(anki: AnkiCollection) -> None:
    anki.import_apkg(apkg(rendered_deck(open_note("a?", "old"))))
    anki.import_csv(csv_for_anki(rendered_deck(open_note("a?", "old"))))
    assert anki.import_apkg(apkg(rendered_deck(open_note("a?", "new"), mod=BASE + 60))) == {"updated": 1}


# ---- decks ---------------------------------------------------------------------------------------


def places(anki: AnkiCollection, *sections: tuple[str, ...], name: str = "Test") -> list[tuple[str, str]]:
    """Question and deck of a note for each section, in the order of the new cards."""
    notes = (open_note(str(number), section=section) for number, section in enumerate(sections))
    anki.import_csv(csv_for_anki(rendered_deck(*notes, name=name)))
    assert anki.problems() == []
    return [(note.fields["Front"], note.cards[0].deck) for note in anki.notes().values()]


def test_new_cards_come_in_document_order(anki: AnkiCollection) -> None:
    assert places(anki, (), ("B",), ("A",), ("B",)) == [
        ("0", "Test"),
        ("1", "Test::B"),
        ("2", "Test::A"),
        ("3", "Test::B"),
    ]


def test_a_deck_that_comes_after_its_subdeck_is_one_deck(anki: AnkiCollection) -> None:
    """Left in this order, Anki would put the later notes into `Test+`, `Test++` and so on."""
    found = places(anki, ("A", "x"), ("A",), (), ("A",), ())
    assert sorted(found) == [("0", "Test::A::x"), ("1", "Test::A"), ("2", "Test"), ("3", "Test::A"), ("4", "Test")]
    assert [question for question, deck_name in found if deck_name == "Test"] == ["2", "4"]
    assert [question for question, deck_name in found if deck_name == "Test::A"] == ["1", "3"]
    assert list(anki.decks()) == ["Test", "Test::A", "Test::A::x"]


def test_names_that_anki_would_tidy_are_one_deck(anki: AnkiCollection) -> None:
    places(anki, ("Cafe\u0301",), ("Café",), (" CAFÉ",), ("",), ("",))
    assert list(anki.decks()) == ["Test", "Test::blank", "Test::Café"]


def test_a_deck_with_a_number_for_its_name_is_no_deck_id(anki: AnkiCollection) -> None:
    assert places(anki, (), ("3",), (), name="2024") == [("0", "Deck 2024"), ("1", "Deck 2024::3"), ("2", "Deck 2024")]


def test_a_deck_without_notes_is_a_file_with_headers_alone() -> None:
    lines = csv_for_anki(rendered_deck()).decode().splitlines()
    assert all(line.startswith("#") for line in lines)


# ---- plain ---------------------------------------------------------------------------------------


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def row(note: Note) -> dict[str, str]:
    """The cells of a note that are not empty, but for guid and deck."""
    (only,) = rows(plain_csv(rendered_deck(note)))
    assert only.pop("deck") == "Test"
    assert only.pop("guid")
    return {name: cell for name, cell in only.items() if cell}


def test_every_note_is_a_row_of_plain_text() -> None:
    found = rows(plain_csv(deck(*EVERY_KIND)))
    assert [cells["guid"] for cells in found] == [note.guid for note in EVERY_KIND]
    assert not any("<span" in cell or "\ufdd0" in cell for cells in found for cell in cells.values())


def test_the_columns_of_an_open_note() -> None:
    note = open_note("What is $x$?", "*One* thing.", hint="h", explanation="e", tags=("b c", "a"))
    assert row(note) == {
        "question": "What is $x$?",
        "answer": "One thing.",
        "hint": "h",
        "explanation": "e",
        "tags": "a b_c",
    }


def test_options_stand_one_in_a_line() -> None:
    assert row(choice_note("a?", {"`x`": True, "y\n\nz": False, "$w$": True})) == {
        "question": "a?",
        "answer": "x\n$w$",
        "choices": "x\ny z\n$w$",
        "correct": "x\n$w$",
    }


def test_a_cloze_is_a_question_with_gaps_and_the_filled_text() -> None:
    assert row(cloze_note("==a== {{c2::b {{c3::c}}}} {{c4::`d`::letter}} $e$ {{c5::$f$}}")) == {
        "question": "[...] [...] [letter] $e$ [...]",
        "answer": "a b c d $e$ $f$",
    }


def test_it_is_what_spreadsheets_read() -> None:
    data = plain_csv(rendered_deck(open_note('say "hi", ü', "a\n\nb")))
    assert data.startswith(b"\xef\xbb\xbfquestion,answer,choices,")
    assert data.endswith(b"\r\n")
    assert '"say ""hi"", ü","a\nb"'.encode() in data


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@decorator", "'@decorator"),
        ("-x", "'-x"),
        ("+x", "'+x"),
        ("＝1+1", "'＝1+1"),
        ("-1", "-1"),
        ("+3.5%", "+3.5%"),
        ("-1+2", "'-1+2"),
        ("1=1", "1=1"),
        ("'x", "'x"),
    ],
)
def test_no_cell_is_run_as_a_formula(text: str, cell: str) -> None:
    made = rendered_deck(open_note("a?"))
    (note,) = made.notes
    note = replace(note, fields={**note.fields, "Answer": Html(text)})
    assert rows(plain_csv(replace(made, notes=(note,))))[0]["answer"] == cell


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [
        ("grey", ("grey", "gray", "#808080")),
        ("-3", ("-3", "=2")),
        ("9.81", ("9.81 ± 0.05 m/s^2",)),
        ("=2", ("=2", "two", "'x")),
    ],
)
def test_answers_to_type_are_read_back(answer: str, accepted: tuple[str, ...]) -> None:
    data = plain_csv(rendered_deck(open_note("a?", answer, typed=True, accepted=accepted)))
    (note,) = read(Source("deck.csv", data.decode("utf-8-sig")))[0].deck.notes
    assert (note.typed, note.accepted) == (True, accepted)
    assert note.answer.flat.lstrip("\\") == answer


@pytest.mark.parametrize(
    "table",
    [
        "question,answer,choices,correct,explanation,hint,deck,tags,guid\na?,grey,,,,,,,\n",
        "question,answer,choices,correct,explanation,hint,deck,tags,guid\na?,grey,,grey,,,,,\n",
        "question,answer,correct\na?,grey,gray\n",
    ],
)
def test_an_answer_that_no_other_column_adds_to_is_not_typed(table: str) -> None:
    (note,) = read(Source("deck.csv", table))[0].deck.notes
    assert (note.typed, note.accepted) == (False, ())


def test_two_exports_are_equal() -> None:
    made = deck(*EVERY_KIND)
    assert (csv_for_anki(made), plain_csv(made)) == (csv_for_anki(made), plain_csv(made))


def test_a_remark_to_an_option_is_on_the_back_alone(anki: AnkiCollection) -> None:
    note = choice_note("Which?", {"a": True, "b": False})
    note = replace(note, choices=tuple(replace(choice, feedback=Text("Since.")) for choice in note.choices))
    deck = rendered_deck(note)
    anki.import_csv(csv_for_anki(deck))
    fields = next(iter(anki.notes().values())).fields
    assert "Since." not in fields["Front"]
    assert fields["Back"].count('<div class="feedback"><p>Since.</p></div>') == 2
    row = next(csv.DictReader(io.StringIO(plain_csv(deck).decode("utf-8-sig"))))
    assert (row["choices"], row["correct"], row["explanation"]) == ("a\nb", "a", "a: Since.\nb: Since.")


_SIGNS = "Sigla,In full,{name}\nNM,Nautical mile,It is the unit of distance at sea.\nKN,Knot,It is a unit of speed.\n"


def test_an_explanation_behind_the_full_name_of_a_term_belongs_to_the_answer() -> None:
    found, _ = read(Source("a.csv", _SIGNS.format(name="Spiegazione")))
    assert found.deck.notes[0].answer.markdown == "Nautical mile\n\nIt is the unit of distance at sea."


def test_another_column_behind_it_and_one_below_questions_stay_apart() -> None:
    asked = _SIGNS.format(name="Explanation").replace("NM,", "What is NM?,").replace("KN,", "What is KN?,")
    for text in (_SIGNS.format(name="Harbour"), asked):
        found, _ = read(Source("a.csv", text))
        assert found.deck.notes[0].answer.markdown == "Nautical mile"
