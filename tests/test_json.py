"""A deck as JSON: docs/json.md is true, each deck is read back as it was written, and broken files are reported."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from unicodedata import normalize

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from budget import share
from deckpress.cli import cli
from deckpress.convert import to_native
from deckpress.diagnostics import NOWHERE, Location
from deckpress.model import Choice, Deck, Kind, Macro, Note, Passage, RenderedDeck, RenderedNote, Source, Text
from deckpress.reading import read
from deckpress.reading.json_places import NoJsonError, Places, parse
from deckpress.reading.text.source import decode
from exported import PICTURES, choice_note, cloze_note, export, open_note, rendered_deck
from nasty import NAMED, TEXTS

DECKS = Path(__file__).parent / "decks"
DOCS = Path(__file__).parents[1] / "docs" / "json.md"
DOCUMENTS = sorted(
    [*(DECKS / "good").glob("*.md"), *(DECKS / "shapes").glob("*.md"), *(DECKS / "dialects").glob("*.*")]
)


def as_json(deck: Deck) -> str:
    """The file of a deck whose pictures nobody looks for."""
    notes = tuple(RenderedNote(note, "guid", deck.name, {}, (), 0) for note in deck.notes)
    return export("json", RenderedDeck(deck, "project", notes)).decode()


def from_json(text: str) -> Deck:
    deck, problems = read_text(text)
    assert problems == []
    return deck


def read_text(text: str) -> tuple[Deck, list[str]]:
    """The deck of a file, and its diagnostics as `line:column code message`."""
    source, problems = decode("deck.json", text.encode())
    assert source is not None
    reading, found = read(source)
    return reading.deck, [f"{d.location.line}:{d.location.column} {d.code} {d.message}" for d in (*problems, *found)]


# ---- there and back --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}{path.suffix}")
def test_every_document_comes_back_as_the_same_deck_and_converts_to_the_same_notes(path: Path) -> None:
    source, _ = decode(path.name, path.read_bytes())
    assert source is not None
    deck = read(source)[0].deck
    text = as_json(deck)
    if not deck.notes:
        assert [line.split()[1] for line in read_text(text)[1]] == ["DP101"]
        return
    back = from_json(text)
    assert back == deck
    assert [note.declined for note in back.notes] == [note.declined for note in deck.notes]
    source = Source("deck.json", text)
    native, _ = to_native(read(source)[0], source)
    assert read(Source("deck.md", native))[0].deck.notes == deck.notes


WHOLE = Note(
    Text("What?\n\n![bars](bars.png)"),
    Text("That."),
    Kind.CHOICE,
    (Choice(Text("a"), True, Text("yes\n\nindeed")), Choice(Text(""))),
    Text("Because."),
    ("A", "B::C"),
    hint=Text("Look!"),
    tags=("x", "y::z"),
    id="what",
    reverse=True,
    typed=True,
    accepted=("that", "9.81 ± 0.05"),
    shuffle=True,
    points=2.5,
    declined=("reverse", "type-in"),
)


WHOLE_DECK = Deck(
    "D",
    (WHOLE,),
    "T",
    "de",
    "2026-01-01",
    {"A": ("http://a", "t")},
    macros={"R": Macro(r"\mathbb{R}"), "v": Macro("#1^#2", 2, ""), "w": Macro("#1", 1, "x")},
    settings={"columns": 3, "csv": "plain"},
    subdecks=("files",),
    named=True,
    footnotes={"n": Text("So.\n\nIndeed.")},
    abbreviations={"AB": "A b"},
    passages=(Passage(("S",), Text("Read."), NOWHERE, Location("", 2)),),
)


def test_passages_belong_to_the_same_notes_again_also_on_a_single_line() -> None:
    text = (
        "# Both\n\nRead this.\n\n## One\n\nText one.\n\n### A?\nB.\n\n### C?\nD.\n\n## Two\n\nText two.\n\n### E?\nF.\n"
    )
    reading, _ = read(Source("a.md", text))
    written = as_json(reading.deck)
    for form in (written, json.dumps(json.loads(written))):
        deck = from_json(form)
        found = [(p.text.markdown, [n.question.markdown for n in deck.notes if p.covers(n)]) for p in deck.passages]
        assert found == [("Read this.", ["A?", "C?", "E?"]), ("Text one.", ["A?", "C?"]), ("Text two.", ["E?"])]


@pytest.mark.parametrize(
    ("passage", "complaint"),
    [
        ("1", "DP130 each member of 'passages' must be an object"),
        ('{"text": "x", "first": 1}', "DP130 'last' must be the place of a note from 'first' on"),
        ('{"text": "x", "last": 7}', "DP130 'last' must be the place of a note from 'first' on"),
    ],
)
def test_a_passage_of_no_notes_is_reported(passage: str, complaint: str) -> None:
    notes = '[{"question": "A?", "answer": "B."}]'
    deck, problems = read_text(f'{{"deckpress": 1, "passages": [{passage}], "notes": {notes}}}')
    assert [problem.split(" ", 1)[1] for problem in problems] == [complaint]
    assert deck.passages == ()


def test_every_field_of_the_model_is_written_and_read() -> None:
    """A field that is added to the model must be added here."""
    defaults = Note(Text(""))
    assert [f.name for f in fields(Note) if getattr(WHOLE, f.name) == getattr(defaults, f.name)] == ["location"]
    deck = WHOLE_DECK
    own = {"location", "words", "above"}  # places are no content; words and the deck above belong to the project
    assert {f.name for f in fields(Deck) if getattr(deck, f.name) == getattr(Deck(""), f.name)} == own
    back = from_json(as_json(deck))
    assert back == deck
    assert [(p.section, p.text, p.covers(back.notes[0])) for p in back.passages] == [(("S",), Text("Read."), True)]
    assert (back.notes[0].declined, back.named) == (WHOLE.declined, True)


def test_the_pictures_are_listed_with_their_names() -> None:
    made = rendered_deck(open_note("![a](bars.png) ![b](more/bars.png)"), open_note("![c](other.png)"))
    names = json.loads(export("json", made))["media"]
    assert list(names) == list(PICTURES)
    assert set(names.values()) == {media.name for media in made.media.values()}


@pytest.mark.parametrize("text", [*NAMED.values(), *TEXTS], ids=lambda text: text[:20])
def test_a_nasty_text_comes_back_in_every_field(text: str) -> None:
    text = normalize("NFC", text)  # as every text is read
    notes = (
        open_note(text, text, hint=text, explanation=text),
        choice_note("Which?", {text: True, "other": False}),
        cloze_note(f"==gap== {text}"),
    )
    assert from_json(as_json(Deck("D", notes))).notes == notes


markdown = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t"), max_size=40).map(
    lambda text: normalize("NFC", text)
)
texts = markdown.filter(str.strip).map(Text)


@settings(max_examples=40)
@given(
    st.builds(Choice, markdown.map(Text), st.booleans(), markdown.map(Text)),
    st.builds(
        Note,
        texts,
        texts,
        explanation=markdown.map(Text),
        points=st.floats(0, 1e6),
        reverse=st.booleans(),
        id=st.just(""),
    ),
)
def test_any_note_comes_back(choice: Choice, note: Note) -> None:
    right = Choice(Text("right"), True)
    notes = (note, replace(note, kind=Kind.CHOICE, choices=(choice, right)), replace(note, kind=Kind.CLOZE))
    back = from_json(as_json(Deck("D", notes)))
    assert [_plain(one) for one in back.notes] == [_plain(one) for one in notes]


def _plain(note: Note) -> tuple[object, ...]:
    """A note, an empty text of blanks being no text."""
    choices = [(c.text.markdown, c.correct, c.feedback.markdown) for c in note.choices]
    return (note.kind, note.question, note.answer, choices, note.explanation.markdown, note.points, note.reverse)


# ---- what is wrong ---------------------------------------------------------------------------------

ONE = '{"question": "What?", "answer": "That."}'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"deckpress": 1,\n "notes": [}', ["2:12 DP130 this is not valid JSON: expecting value"]),
        ('{"deckpress": 1,\n "notes": [', ["2:11 DP130 this is not valid JSON: expecting value"]),
        ("[1, 2]", ['1:1 DP130 this is not a deck: a deck begins with {"deckpress": 1']),
        ("words", ["1:1 DP130 this is not valid JSON: expecting value"]),
        ('{"name": "x"}', ['1:1 DP130 this is not a deck: a deck begins with {"deckpress": 1']),
        ('{"deckpress": 2}', ["1:15 DP130 this version of the format is unknown; deckpress reads version 1"]),
        ('{"deckpress": true}', ["1:15 DP130 this version of the format is unknown; deckpress reads version 1"]),
        ('{"deckpress": NaN}', ["1:1 DP130 this is not valid JSON: NaN is not a number in JSON"]),
        ('{"deckpress": 1, "notes": {}}', ["1:27 DP130 'notes' must be a list"]),
        ('{"deckpress": 1, "notes": []}', ["1:1 DP101 no card found: the list of notes is empty"]),
        ('{"deckpress": 1, "deck": 7, "notes": [' + ONE + "]}", ["1:26 DP130 'deck' must be a string"]),
        ('{"deckpress": 1, "decks": "", "notes": [' + ONE + "]}", ["1:27 DP109 a deck has no key 'decks'"]),
        (
            '{"deckpress": 1, "settings": {"columns": 9, "colums": 2}, "notes": [' + ONE + "]}",
            ["1:42 DP130 'columns' must be a number from 1 to 5", "1:55 DP109 there is no setting 'colums'"],
        ),
        (
            '{"deckpress": 1, "references": {"A": "x"}, "notes": [' + ONE + "]}",
            ["1:38 DP130 each member of 'references' must be an object"],
        ),
        ('{"deckpress": 1, "notes": [\n 7]}', ["2:2 DP130 a note must be an object"]),
        ('{"deckpress": 1, "notes": [{}]}', ["1:28 DP107 this question has no text"]),
        ('{"deckpress": 1, "notes": [{"question": "What?"}]}', ["1:41 DP104 no answer: What?"]),
        ('{"deckpress": 1, "notes": [{"question": 7}]}', ["1:41 DP130 'question' must be a string"]),
        (
            '{"deckpress": 1, "notes": [{"question": "W?", "choices": [{"text": "a"}, 3]}]}',
            ["1:74 DP130 an option must be an object"],
        ),
        (
            '{"deckpress": 1, "notes": [{"question": "W?", "choices": [{"text": "a"}]}]}',
            ["1:41 DP108 no option is marked as right: W?"],
        ),
        (
            '{"deckpress": 1, "notes": [{"question": "W?", "answer": "a", "kind": "x", "points": -1, "tags": [1],\n'
            '"reverse": "yes", "typed": 1, "points": 1e999, "guid": "g", "gUid": "g"}]}',
            [
                "1:70 DP130 'kind' must be open, choice or cloze",
                "1:98 DP130 'tags' must be a list of texts",
                "2:12 DP130 'reverse' must be true or false",
                "2:28 DP130 'typed' must be true or false",
                "2:41 DP130 'points' must be a number from 0 to 1000000",
                "2:69 DP109 a note has no key 'gUid'",
            ],
        ),
        (
            '{"deckpress": 1, "notes": [{"question": "\\u0000W\\ud800?", "answer": "\\ud83d\\ude00"}]}',
            ["1:41 DP007 a deck cannot contain the character U+0000, so U+FFFD replaces it"],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, told: list[str]) -> None:
    assert read_text(text)[1] == told


def test_what_is_written_with_escapes_is_read_as_a_source_is() -> None:
    """Pairs of surrogates are one character, and every line end is one."""
    text = '{"deckpress": 1, "notes": [{"question": "W\\/\\ud83d\\ude00?\\r\\nx", "answer": "a\\rb\\f"}]}'
    (note,) = from_json(text).notes
    assert (note.question.markdown, note.answer.markdown) == ("W/😀?\nx", "a\nb ")


def test_a_formula_that_is_wrong_is_told_at_its_line_in_the_string() -> None:
    text = '{"deckpress": 1, "notes": [\n{"question": "What?", "answer": "So:\\n\\n$\\\\frac{1}{2$"}]}'
    (note,) = from_json(text).notes
    place = note.answer.locate(2, 0)
    assert text.split("\n")[place.line - 1][place.column - 1 :].startswith("$\\\\frac")


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, "1" * 10_000, '"' * 9, "\ufeff", '{"deckpress": 1} x']
)
def test_hostile_text_is_told_and_never_raised(text: str) -> None:
    reading, problems = read(Source("deck.json", text))
    assert reading.deck.notes == ()
    assert [problem.code for problem in problems] == ["DP130"]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    (
        "kind question answer choices explanation hint section tags id reverse typed accepted expected points text"
        " correct"
    ).split()
)
notes_of_anything = st.lists(
    st.dictionaries(KEYS, values | st.lists(st.dictionaries(KEYS, values, max_size=3)), max_size=6)
)
DECK_KEYS = st.sampled_from(["deck", "title", "settings", "references", "media", "notes"])


@settings(max_examples=share(20))
@given(notes_of_anything, st.dictionaries(DECK_KEYS, values, max_size=4), st.integers(0, 400), st.booleans())
def test_nothing_that_a_file_holds_raises(notes: list[object], deck: dict[str, object], cut: int, whole: bool) -> None:
    text = json.dumps({"deckpress": 1, "notes": notes, **deck})
    text = text if whole else text[:cut]
    if text.strip():
        reading, problems = read(Source("deck.json", text))
        assert reading.deck.notes or problems


@given(values)
def test_the_places_of_values_are_where_they_are_written(value: object) -> None:
    text = json.dumps(value, indent=1)
    _check(parse(text).value, value)
    node = parse(text)
    assert json.loads(text[node.start : node.end]) == value


def _check(found: object, value: object) -> None:
    if isinstance(value, list):
        assert isinstance(found, tuple)
        for node, inner in zip(found, value, strict=True):
            _check(node.value, inner)
    elif isinstance(value, dict):
        assert isinstance(found, Mapping)
        assert found.keys() == value.keys()
        for key in value:
            _check(found[key].value, value[key])
    else:
        assert found == value


def test_lines_and_columns_count_from_one() -> None:
    assert Places("a\nbc").at(3) == (2, 2)
    with pytest.raises(NoJsonError):
        parse("")


# ---- the command, the page -------------------------------------------------------------------------


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)
    return result.output


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_deck_is_built_from_json_as_from_its_markdown(folder: Path) -> None:
    (folder / "light.md").write_text("# Light\n\n## What is light?\n\nA $w$ave.\n", encoding="utf-8")
    assert run("build", "light.md", "-o", "a", "--to", "apkg,json", "--no-lock") == "a/light.apkg\na/light.json\n"
    assert run("build", "a/light.json", "-o", "b", "--to", "csv,json", "--no-lock") == "b/light.csv\nb/light.json\n"
    run("build", "light.md", "-o", "c", "--to", "csv", "--no-lock")
    assert Path("b/light.json").read_bytes() == Path("a/light.json").read_bytes()
    assert Path("b/light.csv").read_bytes() == Path("c/light.csv").read_bytes()
    assert run("convert", "a/light.json").endswith("## What is light?\n\nA $w$ave.\n")
    assert "cannot insert an id comment here" in run("ids", "a/light.json")


def test_a_file_that_is_read_is_not_written_over(folder: Path) -> None:
    (folder / "light.json").write_text('{"deckpress": 1, "notes": [' + ONE + "]}", encoding="utf-8")
    before = (folder / "light.json").read_bytes()
    assert "DP601 error: light.json is a source file" in run("build", "light.json", "-o", ".", "--to", "json")
    assert (folder / "light.json").read_bytes() == before


def test_a_folder_takes_no_json(folder: Path) -> None:
    (folder / "d").mkdir()
    (folder / "d/light.md").write_text("## What is light?\n\nA wave.\n", encoding="utf-8")
    (folder / "d/package.json").write_text('{"name": "x"}', encoding="utf-8")
    assert run("build", "d", "-o", "d", "--to", "json", "--no-lock") == "d/light.json\n"
    assert run("build", "d", "-o", "d", "--to", "json", "--no-lock") == "d/light.json\n"


def test_the_page_shows_what_is_written(folder: Path, request: pytest.FixtureRequest) -> None:
    """`pytest --update-golden` writes it anew."""
    page = DOCS.read_text(encoding="utf-8")
    source = re.search(r"<!-- source: (\S+) -->\n````markdown\n(.*?)````\n", page, re.DOTALL)
    shown = re.search(r"(<!-- output: (\S+) -->\n```json\n)(.*?)(```\n)", page, re.DOTALL)
    assert source
    assert shown
    (folder / source[1]).write_text(source[2], encoding="utf-8")
    assert run("build", source[1], "-o", "out", "--to", "json", "--no-lock") == f"out/{shown[2]}\n"
    written = (folder / "out" / shown[2]).read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        DOCS.write_text(page[: shown.start(3)] + written + page[shown.end(3) :], encoding="utf-8")
        return
    assert shown[3] == written


@pytest.mark.parametrize(
    ("what", "complaint"), [("deck", "a deck"), ("note", "a note"), ("option", "an option"), ("passage", "a passage")]
)
def test_the_tables_of_the_page_name_the_keys_that_are_read(what: str, complaint: str) -> None:
    page = DOCS.read_text(encoding="utf-8")
    table = page.split(f"<!-- keys: {what} -->\n", 1)[1].split("\n\n", 1)[0]
    names = re.findall(r"^\| `(\w+)`", table, re.MULTILINE)
    members = dict.fromkeys([*names, "other"])
    text = {
        "deck": {"deckpress": 1, **{k: v for k, v in members.items() if k != "deckpress"}},
        "note": {"deckpress": 1, "notes": [members]},
        "option": {"deckpress": 1, "notes": [{"question": "W?", "choices": [members]}]},
        "passage": {"deckpress": 1, "notes": [], "passages": [members]},
    }[what]
    told = [line.split(" ", 2)[2] for line in read_text(json.dumps(text))[1] if "DP109" in line]
    assert told == [f"{complaint} has no key 'other'"]
    written = json.loads(as_json(WHOLE_DECK))
    note, passage = written["notes"][0], written["passages"][0]
    inner = {"deck": written, "note": note, "option": note["choices"][0], "passage": {**passage, "first": 0, "last": 0}}
    inner = inner[what]
    assert set(inner) - {"media"} == set(names) - {"media"}
