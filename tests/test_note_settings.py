"""What an author says of notes: in the front matter, in headings and in attributes; text in, notes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deckpress.cli.reading_json import as_object
from deckpress.convert import to_native
from deckpress.model import NOTE_SETTINGS, Deck, Form, Kind, Note, NoteSetting, Source
from deckpress.reading import read
from deckpress.reading.settings.attributes import as_json

THREE = "## a?\nb\n\n## c?\n- [x] d\n- [ ] e\n\nC: f ==g==\n"


def deck(text: str) -> Deck:
    reading, problems = read(Source("notes.md", text))
    assert problems == ()
    return reading.deck


def note(text: str) -> Note:
    (only,) = deck(text).notes
    return only


def flags(found: Note) -> str:
    named = (("reverse", found.reverse), ("type-in", found.typed), ("shuffle", found.shuffle))
    return " ".join(name for name, said in named if said)


# ---- of one note -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("reverse", "reverse"),
        ("type-in", "type-in"),
        ("shuffle", "shuffle"),
        ("reverse type-in shuffle", "reverse type-in shuffle"),
        ("points: 2", ""),
    ],
)
def test_a_comment_or_braces_say_what_a_note_can_do(written: str, wanted: str) -> None:
    assert flags(note(f"## a?\n<!-- {written} -->\nb\n")) == wanted
    assert flags(note(f"## a? {{#x {written.replace(': ', '=')}}}\nb\n")) == wanted


@pytest.mark.parametrize("written", ["type-in: yes & no", 'type-in: "yes & no"'])
def test_what_is_to_be_typed_can_be_said(written: str) -> None:
    found = note(f"## a?\n<!-- {written} -->\nIt depends.\n")
    assert (found.typed, found.accepted) == (True, ("yes & no",))
    found = note('## a? {type-in="yes & no"}\nIt depends.\n')
    assert (found.typed, found.accepted) == (True, ("yes & no",))


def test_quotes_may_stand_in_quotes() -> None:
    found = note(r'## a? {#x type-in="say \"yes\"" hint="a \\ {b}"}' "\nIt depends.\n")
    assert (found.question.markdown, found.id) == ("a?", "x")
    assert (found.accepted, found.hint.markdown) == (('say "yes"',), r"a \ {b}")


@pytest.mark.parametrize("braces", ["a=b" * 9_000 + "~", "a" * 30_000 + "!", ".a" * 9_000 + " {", 'a="' * 9_000])
def test_braces_that_are_no_attributes_stay_text_however_long(braces: str) -> None:
    found = note(f"---\nquestions: h2\n---\n## a {{{braces}}}\nb\n")
    assert found.question.markdown == f"a {{{braces}}}"


@pytest.mark.parametrize(
    "told", ["## d {reverse}", "## d {points=2}", "## d\n<!-- hint: x -->", "## d\n<!-- id: x -->"]
)
def test_a_heading_that_is_told_what_only_a_question_is_asks(told: str) -> None:
    notes = deck(f"# T\n## a?\nb\n\nC: c ==g==\n\n{told}\nf\n\n## h {{shuffle}}\ni\n").notes
    assert [n.question.markdown for n in notes] == ["a?", "c ==g==", "d", "h"]


@pytest.mark.parametrize(("written", "points"), [("2", 2), ("0.5", 0.5), ("12.25", 12.25)])
def test_points(written: str, points: float) -> None:
    assert note(f"## a?\n<!-- points: {written} -->\nb\n").points == points
    assert note(f"## a? {{points={written}}}\nb\n").points == points


@pytest.mark.parametrize("written", ["many", "-1", "0", "1e9"])
def test_points_that_are_no_number_are_told(written: str) -> None:
    _, (problem,) = read(Source("notes.md", f"## a?\n<!-- points: {written} -->\nb\n"))
    assert problem.code == "DP109"


# ---- of a deck -------------------------------------------------------------------------------------


def test_front_matter_sets_what_every_note_can_do_as_far_as_it_fits_its_kind() -> None:
    found = deck(f"---\nreverse: true\ntype-in: true\nshuffle: true\n---\n{THREE}")
    assert [(n.kind, flags(n)) for n in found.notes] == [
        (Kind.OPEN, "reverse type-in"),
        (Kind.CHOICE, "reverse shuffle"),
        (Kind.CLOZE, ""),
    ]


def test_a_note_declines_a_default() -> None:
    found = deck("---\nreverse: true\ntype-in: true\n---\n## a?\n<!-- no-reverse -->\nb\n\n## c? {no-type-in}\nd\n")
    assert [flags(n) for n in found.notes] == ["type-in", "reverse"]


def test_false_sets_nothing_and_other_values_are_told() -> None:
    assert flags(note("---\nreverse: false\n---\n## a?\nb\n")) == ""
    _, (problem,) = read(Source("notes.md", "---\nreverse: both\n---\n## a?\nb\n"))
    assert (problem.code, problem.location.line) == ("DP102", 2)


# ---- tags in headings ------------------------------------------------------------------------------


def test_tags_behind_a_heading_hold_for_all_below_it() -> None:
    text = "# Deck #all\n## One #first #x/y #u::v\n### a?\nb\n## Two {.second}\n### c? #third\nd\n"
    found = deck(f"---\ntags: [front]\n---\n{text}")
    assert found.name == "Deck"
    assert [(n.section, n.question.markdown, n.tags) for n in found.notes] == [
        (("One",), "a?", ("front", "all", "first", "x/y", "u::v")),
        (("Two",), "c?", ("front", "all", "second", "third")),
    ]


@pytest.mark.parametrize("heading", ["What does #define", "Write in C#", "Issue #12", "Use \\#tag"])
def test_what_only_looks_like_a_tag_stays_in_the_question(heading: str) -> None:
    found = note(f"---\nquestions: h2\n---\n## {heading}\nb\n")
    assert (found.question.markdown, found.tags) == (heading, ())


def test_a_section_named_after_a_language_keeps_its_sign() -> None:
    assert note("# Deck\n## C#\n### a?\nb\n").section == ("C#",)


# ---- and back --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"---\nreverse: true\nshuffle: true\n---\n{THREE}",
        "## a?\n<!-- points: 2.5  shuffle -->\n- [x] b\n- [ ] c\n",
        '## a?\n<!-- type-in: "x --> y" -->\nb\n',
        "# Deck #all\n## One #first\n### a?\nb\n### c? #own\nd\n",
        "---\nsubdecks: [files, numbered]\n---\n## a?\nb\n",
    ],
)
def test_a_converted_deck_says_the_same(text: str) -> None:
    source = Source("notes.md", text)
    written, _ = to_native(read(source)[0], source)
    again = read(Source("notes.md", written))[0].deck
    first = deck(text)
    assert again.notes == first.notes
    assert (again.name, again.subdecks) == (first.name, first.subdecks)


def test_a_setting_of_the_outputs_with_a_value_of_another_program_is_told_and_not_used() -> None:
    reading, (problem,) = read(Source("notes.md", "---\npaper: https://example.org\ncolumns: 3\n---\n## a?\nb\n"))
    assert (problem.code, problem.location.line) == ("DP109", 2)
    assert reading.deck.settings == {"columns": 3}
    assert len(reading.deck.notes) == 1


def test_terms_stay_cards_beside_a_cloze_line() -> None:
    words = "# French\n\n### pomme\nan apple\n\n### poire\na pear\n"
    reading, _ = read(Source("notes.md", f"{words}\nC: Je prends le ==train==.\n"))
    assert [n.question.markdown for n in reading.deck.notes] == ["pomme", "poire", "Je prends le ==train==."]


def test_headings_over_cloze_lines_are_sections() -> None:
    text = (
        "# Life\n\n## Cells\nA word first.\n\nC: A cell has a ==wall==.\n\n## Genes\nAnd here.\n\nC: DNA is ==long==.\n"
    )
    reading, _ = read(Source("notes.md", text))
    assert [n.section for n in reading.deck.notes] == [("Cells",), ("Genes",)]


# ---- the table of settings -------------------------------------------------------------------------

VALUES = {
    Form.LINE: ("yes and no", '"yes and no"', "yes and no"),
    Form.MARKDOWN: ("see *there*", '"see *there*"', "see *there*"),
    Form.WORDS: ("a b::c", "", ["a", "b::c"]),
    Form.NUMBER: ("2.5", "2.5", 2.5),
    Form.TEXTS: (r"a | b \| c", r'"a | b \\| c"', ["a", "b | c"]),
    Form.FLAG: ("", "", True),
}
"""A value of each form: in a comment, in braces, and as JSON."""


@pytest.mark.parametrize(("name", "row"), NOTE_SETTINGS.items(), ids=list(NOTE_SETTINGS))
def test_each_row_is_read_and_written_everywhere(name: str, row: NoteSetting) -> None:
    """In a comment, in braces, in front matter, by `inspect --json`, by `convert` and in a JSON deck."""
    comment, braces, value = VALUES[row.form]
    kinds = row.default_for or tuple(Kind)
    below = "- [x] b\n- [ ] c\n" if Kind.OPEN not in kinds else "b\n"
    word = f"{row.word}: {comment}" if comment else row.word
    text = f"## a?\n<!-- {word} -->\n{below}"
    found = note(text)
    assert as_json(found)[name] == value

    if row.form is Form.WORDS:
        assert as_json(note(f"## a? {{.a .b::c}}\n{below}"))[name] == value
    elif row.sign:
        assert as_json(note(f"## a? {{{row.sign}x}}\n{below}"))[name] == "x"
    else:
        inside = f"{row.word}={braces}" if braces else row.word
        assert as_json(note(f"## a? {{{inside}}}\n{below}"))[name] == value

    if row.default_for:
        assert as_json(note(f"---\n{row.word}: true\n---\n## a?\n{below}"))[name] is True
        declined = note(f"---\n{row.word}: true\n---\n## a?\n<!-- no-{row.word} -->\n{below}")
        assert (as_json(declined)[name], declined.declined) == (False, (row.word,))

    source = Source("notes.md", text)
    assert note(to_native(read(source)[0], source)[0]) == found
    (listed,) = as_object(read(source)[0])["cards"]  # type: ignore[misc]
    assert listed[name] == value

    deck_json = json.dumps({"deckpress": 1, "notes": [{"question": "a?", "answer": "b", name: value}]})
    reading, problems = read(Source("deck.json", deck_json))
    assert problems == ()
    assert as_json(reading.deck.notes[0])[name] == value


def test_a_table_row_has_a_place_in_the_documentation_of_json() -> None:
    page = (Path(__file__).parents[1] / "docs" / "json.md").read_text(encoding="utf-8")
    assert [name for name in NOTE_SETTINGS if f"`{name}`" not in page] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("## a?\n<!-- id: x\n  hint: think -->\nb\n", (3, 9)),
        ('## a?\n<!-- hint: "think" -->\nb\n', (2, 13)),
        ('## a? {#x hint="think"}\nb\n', (1, 17)),
        ("## a? {hint=think}\nb\n", (1, 13)),
        ("1. What is a?\n\n   <!-- hint: think -->\n\n   b\n2. What is c?\n\n   d\n", (3, 15)),
    ],
)
def test_a_hint_knows_where_it_stands(text: str, place: tuple[int, int]) -> None:
    hint = read(Source("notes.md", text))[0].deck.notes[0].hint
    assert (hint.markdown, hint.origin) == ("think", (place,))


@pytest.mark.parametrize("form", ["Q: {}\nA: {}\n{}\n\n", "# {}\n{}\n{}\n\n", "**{}**\n\n{}\n{}\n\n"])
def test_the_number_that_obsidian_to_anki_writes_below_a_note_is_its_id(form: str) -> None:
    asked = [
        ("What is iron?", "A metal.", "<!--ID: 1685901965087-->"),
        ("What is neon?", "A gas.", "<!--ID: 1685901965094-->"),
    ]
    reading, _ = read(Source("deck.md", "".join(form.format(*one) for one in asked)))
    assert [(n.question.flat, n.answer.flat, n.id) for n in reading.deck.notes] == [
        ("What is iron?", "A metal.", "1685901965087"),
        ("What is neon?", "A gas.", "1685901965094"),
    ]
