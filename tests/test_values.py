"""Values from outside, of any size and kind: each is checked where it enters, and reported with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckpress import inert
from deckpress.cli import cli
from deckpress.model import Source
from deckpress.reading import read
from deckpress.reading.settings.values import NoValuesError, read_toml, read_yaml

CARD = "## What is light?\n\nA wave.\n"
LONG = "9" * 6000
HEX = "0x" + "f" * 6000
TOO_LONG = "a number of more than 1,000 characters"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)


def codes(text: str) -> list[tuple[str, str]]:
    """The code and message of each diagnostic of a document."""
    return [(problem.code, problem.message) for problem in read(Source("notes.md", text))[1]]


# ---- YAML, TOML and JSON ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (LONG, TOO_LONG),
        (HEX, TOO_LONG),
        ("0o7" + "7" * 6000, "7" * 20),  # no number in YAML 1.1, but a text
        ("1:" * 600 + "1", TOO_LONG),
        ("1:" * 600 + "1.5", TOO_LONG),
        ("1:" * 300 + "1.5", "a value is not of the type"),
        ("!!bool x", "a value is not of the type"),
        ("!!timestamp x", "a value is not of the type"),
        ("!!int x", "invalid literal"),
        ("2026-13-45", "month must be in 1..12"),
        ("[" * 2000, "it is nested too deeply"),
        ("!!python/object:os.system x", "could not determine a constructor"),
        ("*a", "found undefined alias"),
    ],
)
def test_yaml_of_any_kind_is_a_value_or_told(value: str, words: str) -> None:
    try:
        found = str(read_yaml(f"key: {value}")[0])
    except NoValuesError as error:
        found = error.words
    assert words in found


@pytest.mark.parametrize("value", [LONG, HEX, "0o" + "7" * 6000, "0b" + "1" * 6000, f"[[{HEX}]]", f"{{a = {HEX}}}"])
def test_a_number_of_toml_is_of_a_size_that_can_be_printed(value: str) -> None:
    with pytest.raises(NoValuesError, match=TOO_LONG):
        read_toml(f"key = {value}")


@pytest.mark.parametrize(
    ("text", "kept", "unfit"), [('"\\ud800x"', "\ufffdx", "\ud800"), ('"a\\ufdd0"', "a\ufffd", "\ufdd0")]
)
def test_a_character_that_no_deck_can_hold_is_replaced(text: str, kept: str, unfit: str) -> None:
    """Escapes can write half a character, or one of those by which formulas and pictures are marked."""
    assert read_yaml(f"key: {text}") == ({"key": kept}, unfit)
    if unfit != "\ud800":
        assert read_toml(f"key = {text}") == ({"key": kept}, unfit)


def test_front_matter_is_told_of_with_its_place() -> None:
    assert codes(f"---\ndeck: a\ncolumns: {LONG}\n---\n{CARD}") == [
        ("DP102", f"the front matter is not valid YAML: {TOO_LONG}")
    ]
    message = "a deck cannot contain the character U+D800, so U+FFFD replaces it"
    assert codes(f'---\ndeck: "a\\ud800"\n---\n{CARD}') == [("DP007", message)]
    assert read(Source("n.md", f'---\ndeck: "a\\ud800"\n---\n{CARD}'))[0].deck.name == "a\ufffd"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("tags: [a", "a list lacks a comma or its closing ]"),
        ("macros: {R: x", "a comma or the closing } is missing"),
        ('title: "x', "the closing quotation mark is missing"),
        ("title: a: b", "a colon with a blank after it is not allowed here"),
        ("title: a\nb", "a name lacks the colon after it"),
        ("title:\n\tdeck: a", "a tab is not allowed here"),
        ("tags: [,]", "a value is missing"),
        ("title: a\n - b: c\n  - d", "a colon with a blank after it is not allowed here"),
        ("tags:\n  - a\n b: c", "this line does not fit the lines above it"),
    ],
)
def test_what_is_wrong_in_yaml_is_said_without_tokens_and_streams(line: str, words: str) -> None:
    assert codes(f"---\n{line}\n---\n{CARD}") == [("DP102", f"the front matter is not valid YAML: {words}")]


@pytest.mark.parametrize("value", [LONG, HEX])
@pytest.mark.parametrize("key", ["columns", "deck", "version", "id", "zzz"])
def test_a_deckpress_toml_with_a_number_without_end_is_told(key: str, value: str) -> None:
    write("cards/notes.md", CARD)
    write("deckpress.toml", f"{key} = {value}\n")
    result = run("build")
    assert (result.exit_code, f"DP008 error: not valid TOML: {TOO_LONG}" in result.output) == (1, True)


@pytest.mark.parametrize("key", ["points", "deck", "zzz"])
def test_a_json_deck_with_a_number_without_end_is_told(key: str) -> None:
    text = f'{{"deckpress": 1,\n"notes": [{{"question": "a", "answer": "b", "{key}": {LONG}}}]}}'
    (problem,) = read(Source("deck.json", text))[1]
    assert (problem.code, problem.message, problem.location.line) == (
        "DP130",
        "this is not valid JSON: a number has too many digits",
        2,
    )


@pytest.mark.parametrize("points", ["1e999", "-1", "NaN", "Infinity", "1000001"])
def test_points_are_a_number_that_can_be_given(points: str) -> None:
    text = f'{{"deckpress": 1, "notes": [{{"question": "a", "answer": "b", "points": {points}}}]}}'
    assert [problem.code for problem in read(Source("deck.json", text))[1]] == ["DP130"]
    comment = f"## What is light?\n<!-- points: {points} -->\n\nA wave.\n"
    assert codes(comment)[0][0] == "DP109"


@pytest.mark.parametrize("name", ["id", "hint", "tags", "type-in"])
@pytest.mark.parametrize("escape", ["\\ud800", "\\ufdd0m0\\ufdd1", "\\u0000"])
def test_an_attribute_that_no_deck_can_hold_stays_as_it_is_written(name: str, escape: str) -> None:
    write("notes.md", f'## What is light?\n<!-- {name}: "{escape}" -->\n\nA wave.\n')
    assert run("build", "notes.md", "--to", "apkg,csv,json,moodle", "-o", "out").exit_code == 0
    note = read(Source("notes.md", Path("notes.md").read_text(encoding="utf-8")))[0].deck.notes[0]
    assert f'"{escape}"' in (note.id, note.hint.markdown, *note.accepted) or note.tags == (inert.tag(f'"{escape}"'),)


# ---- paths and options -----------------------------------------------------------------------------

ODD_PATHS = ["x" * 300, "x" * 300 + "/a.md", "x/" * 3000 + "a.md", "a\udc80.md"]


@pytest.mark.parametrize("path", ODD_PATHS, ids=["long", "long folder", "deep", "no UTF-8"])
@pytest.mark.parametrize(
    "command",
    [
        "check PATH", "inspect PATH", "convert PATH", "convert notes.md -o PATH", "build PATH",
        "build notes.md -o PATH",
        "build notes.md --lock PATH", "plan notes.md --lock PATH", "plan notes.md --against PATH", "ids PATH",
        "build notes.md --retire --against PATH", "build notes.md --theme PATH", "build notes.md --deck PATH",
        "build notes.md --versions PATH --to paper", "build notes.md --pick PATH --to qti",
    ],
)  # fmt: skip
def test_a_path_or_name_may_be_anything(command: str, path: str) -> None:
    """It ends with a status of its own and words, whatever was typed."""
    write("notes.md", CARD)
    result = run(*(path if word == "PATH" else word for word in command.split()))
    assert result.exit_code in (0, 1, 2)
    assert result.output


@pytest.mark.parametrize("value", ["1e999", LONG, "-1", "nan", "inf", "²", ""])
@pytest.mark.parametrize(
    "option", ["--columns", "--type-size", "--seed", "--fit", "--offset-x", "--choices-from-siblings"]
)
def test_a_number_that_is_typed_is_in_its_range(option: str, value: str) -> None:
    write("notes.md", CARD)
    result = run("build", "notes.md", "--to", "sheet,cards", option, value)
    assert result.exit_code == (0 if (option, value) == ("--offset-x", "-1") else 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOME", ""), ("HOME", "/nowhere"), ("XDG_CACHE_HOME", "relative"), ("XDG_CACHE_HOME", "/dev/null"),
        ("DECKPRESS_CACHE", "x" * 300), ("DECKPRESS_CACHE", "\udc80"), ("DECKPRESS_CACHE", ""), ("COLUMNS", "abc"),
        ("COLUMNS", "-5"), ("COLUMNS", LONG), ("DECKPRESS_CHROME", "x" * 300), ("PATH", ""),
        ("SOURCE_DATE_EPOCH", ""),
    ],
)  # fmt: skip
def test_the_environment_may_say_anything(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv("DECKPRESS_CACHE")
    monkeypatch.setenv(name, value)
    write("notes.md", CARD + "\n## Which $x$?\n\n$x^2$\n")
    assert run("build", "notes.md", "--to", "apkg,sheet", "-o", "out").exit_code == 0
    assert run("build", "--help").exit_code == 0


# ---- documents -------------------------------------------------------------------------------------


def test_an_inka_section_without_a_card_beside_one_with_a_card() -> None:
    text = "---\nDeck: X\n\n1. What is it?\n\n> A word.\n\n---\n\nText.\n\n---\nDeck: Y\n\nno card here\n\n---\n"
    reading, _ = read(Source("notes.md", text))
    assert [note.question.markdown for note in reading.deck.notes] == ["What is it?"]
    assert reading.unaccounted == ()


@pytest.mark.parametrize("number", [LONG, "²", "٣"])
@pytest.mark.parametrize(
    "text",
    [
        "{}. What?\n\nA. a\n\n## Answers\n\n{}. A\n", "Q{}. What?\n\nAns - a\n", "C: a {{c{}::b}}\n",
        "---\nDeck: X\n\n1. a {{{}::b}} and {{c}} and {{{{c{}::d}}}}\n---\n", "::t:: What? {{#{}:{}}}\n",
        "::t:: What? {{=%{}%a ~%-{}%b}}\n", "1. What?\n= {} +- {}%\n", "```python {{{}-{}}}\nx\n```\n",
        "## What? {{points={}}}\n\na\n", "a ==b==^[c][^{}]\n#flashcards/x\n", "## What?\n<!-- points: {} -->\n\na\n",
        "1. What?\n\na) b\n*c) d\n\n{}) What?\n\n*a) b\nc) d\n", "## What?\n\n~~{} x~~\n",
    ],
)  # fmt: skip
def test_a_number_in_a_document_may_have_any_length(text: str, number: str) -> None:
    write("notes.md", text.replace("{}", number).replace("{{", "{").replace("}}", "}"))
    for command in ("check", "inspect", "convert"):
        assert run(command, "notes.md").exit_code in (0, 1)
