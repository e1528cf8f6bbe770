"""`inspect --json`: docs/inspect.md and its schema are true, nothing of a card is missing, and places are right."""

from __future__ import annotations

import copy
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator, ValidationError

from deckpress.cli import cli
from deckpress.cli.reading_json import VERSION, as_object
from deckpress.model import NOTE_SETTINGS, Choice, Form, Kind, Note, Source, Text
from deckpress.reading import Reading, read
from deckpress.reading.dialects import AUTO, names
from deckpress.reading.text.source import decode
from readings import read_document

ROOT = Path(__file__).parents[1]
DECKS = Path(__file__).parent / "decks"
PAGE = ROOT / "docs" / "inspect.md"
SCHEMA = json.loads((ROOT / "docs" / "inspect.schema.json").read_text(encoding="utf-8"))
DOCUMENTS = sorted(path for kind in ("md", "txt", "tsv", "gift") for path in DECKS.rglob(f"*.{kind}"))
NATIVE = sorted([*(DECKS / "good").glob("*.md"), *(DECKS / "shapes").glob("*.md")])
Card = Mapping[str, Any]


@cache
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


def reading_of(path: Path, dialect: str = AUTO) -> Reading | None:
    source, _ = decode(path.name, path.read_bytes())
    return None if source is None else read_document(source.path, source.text, dialect)[0]


def inspected(text: str) -> dict[str, Any]:
    """What is printed for a document, as a program gets it."""
    return json.loads(json.dumps(as_object(read(Source("deck.md", text))[0])))  # type: ignore[no-any-return]


# ---- the schema ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_document_fits_the_schema_and_loses_nothing(path: Path) -> None:
    for dialect in {AUTO, path.stem} & {AUTO, *names()}:
        if (reading := reading_of(path, dialect)) is not None:
            found = json.loads(json.dumps(as_object(reading)))
            validator().validate(found)
            assert tuple(note_of(card) for card in found["cards"]) == reading.deck.notes


def note_of(card: Card) -> Note:
    """The note that a card was listed from."""
    feedback = card.get("feedback") or [""] * len(card["choices"])
    choices = tuple(
        Choice(Text(text), number in card["correct"], Text(said))
        for number, (text, said) in enumerate(zip(card["choices"], feedback, strict=True))
    )
    said = {name: card[name] for name in NOTE_SETTINGS if name in card}
    if "expected" not in card:
        said.pop("accepted", None)  # it is the first paragraph of the answer
    forms = {Form.MARKDOWN: Text, Form.WORDS: tuple, Form.TEXTS: tuple}
    values: dict[str, Any] = {
        name: forms.get(NOTE_SETTINGS[name].form, lambda value: value)(value) for name, value in said.items()
    }
    answer, explanation = Text(card.get("answer", "")), Text(card.get("explanation", ""))
    section = tuple(card["section"])
    return Note(Text(card["question"]), answer, Kind(card["kind"]), choices, explanation, section, **values)


def test_a_deck_in_json_and_a_broken_head_fit_the_schema() -> None:
    for text in ('{"deckpress": 1, "notes": [{"question": "a", "answer": "b", "hint": "c"}]}', "---\ndeck: [\n---\n"):
        validator().validate(inspected(text))


@pytest.mark.parametrize("change", [{"version": 2}, {"more": 1}, {"cards": [{"question": "?"}]}, {"deck": None}])
def test_the_schema_refuses_what_is_not_in_it(change: dict[str, Any]) -> None:
    found = {**inspected("## a?\nb\n"), **change}
    with pytest.raises(ValidationError):
        validator().validate(found)


# ---- the page ------------------------------------------------------------------------------------


def schema_keys() -> dict[str, list[str]]:
    defined = SCHEMA["$defs"]
    card = defined["card"]["properties"]
    parts = {"object": SCHEMA, "card": defined["card"], "source": card["source"], "range": defined["range"]}
    return {name: sorted(part["properties"]) for name, part in parts.items()}


@pytest.mark.parametrize("name", ["object", "card", "source", "range"])
def test_the_page_lists_the_keys_of_the_schema(name: str) -> None:
    table = PAGE.read_text(encoding="utf-8").split(f"<!-- keys: {name} -->\n", 1)[1].split("\n\n", 1)[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == schema_keys()[name]


def test_the_page_names_the_version() -> None:
    assert SCHEMA["properties"]["version"]["const"] == VERSION
    assert f"version of this format: {VERSION}" in PAGE.read_text(encoding="utf-8")


def test_the_example_is_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """`--update-golden` writes it anew."""
    page = PAGE.read_text(encoding="utf-8")
    deck = re.search(r"<!-- source: (\S+) -->\n````markdown\n(.*?)````\n", page, re.DOTALL)
    shown = re.search(r"(?<=<!-- output: rivers.json -->\n```json\n).*?(?=```\n)", page, re.DOTALL)
    assert deck is not None
    assert shown is not None
    monkeypatch.chdir(tmp_path)
    (tmp_path / deck[1]).write_text(deck[2], encoding="utf-8")
    printed = CliRunner().invoke(cli, ["inspect", deck[1], "--json"]).stdout
    if request.config.getoption("--update-golden"):
        PAGE.write_text(f"{page[: shown.start()]}{printed}{page[shown.end() :]}", encoding="utf-8")
        return
    assert shown[0] == printed


# ---- places --------------------------------------------------------------------------------------


def parts(note: Note, card: Card) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Each part of a note as Markdown, and its range."""
    source = card["source"]
    for name in ("question", "answer", "explanation", "hint"):
        if text := getattr(note, name):
            yield text.markdown, source[name]
    for choice, places in zip(note.choices, source.get("choices", ()), strict=True):
        for text, name in ((choice.text, "text"), (choice.feedback, "feedback")):
            if text:
                yield text.markdown, places[name]


def cut(text: str, place: Mapping[str, int]) -> str:
    """What stands in a range of a text."""
    lines = text.split("\n")[place["line"] - 1 : place["end_line"]]
    lines[-1] = lines[-1][: place["end_column"] - 1]
    lines[0] = lines[0][place["column"] - 1 :]
    return "\n".join(lines)


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", re.sub(r"<[^<>]*>", "", text)).lower() if c.isalnum())


@pytest.mark.parametrize("path", NATIVE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_range_begins_and_ends_with_the_words_of_its_part(path: Path) -> None:
    reading = reading_of(path)
    assert reading is not None
    for note, card in zip(reading.deck.notes, inspected_cards(reading), strict=True):
        for markdown, place in parts(note, card):
            found = cut(reading.source.text, place)
            assert letters(found).startswith(letters(markdown.split("\n")[0])[:12])
            assert letters(found).endswith(letters(markdown.split("\n")[-1])[-12:])


def inspected_cards(reading: Reading) -> list[Card]:
    return copy.deepcopy(as_object(reading)["cards"])  # type: ignore[return-value]


def test_each_part_of_a_card_is_cut_out_by_its_range() -> None:
    text = (
        "1. Which?\n   <!-- points: 2\n     hint: think   twice -->\n\n"
        "   - [x] one\n     > yes\n   - [ ] two\n     and more\n\n   Since.\n\n   So it is.\n2. Why?\n\n   So.\n"
    )
    (card, _) = inspected(text)["cards"]
    source = card["source"]
    assert {name: cut(text, place) for name, place in source.items() if name != "choices"} == {
        "question": "Which?",
        "hint": "think   twice -->",
        "explanation": "Since.\n\n   So it is.",
    }
    options = [{name: cut(text, place) for name, place in option.items()} for option in source["choices"]]
    assert options == [{"text": "one", "feedback": "yes"}, {"text": "two\n     and more"}]


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("**Q1.** What is it?\n\n**Answer:** This.\n", "answer", "This."),
        ("| Question | Answer |\n|---|---|\n| What? | c \\| d |\n| Why? | f |\n", "answer", "c \\| d |"),
        ("C: The [words] are hidden.\n\nAnd why.\n", "question", "The [words] are hidden."),
        ('## a? {hint="so \\"it\\" is"}\nb\n', "hint", 'so \\"it\\" is"}'),
    ],
)
def test_a_text_that_the_source_writes_otherwise_ends_with_its_line(text: str, part: str, words: str) -> None:
    assert cut(text, inspected(text)["cards"][0]["source"][part]) == words
