"""What docs/cards.md and docs/themes.md say is true: their deck and their templates are built and looked at in Anki."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from anki_collection import AnkiCollection
from deckpress.cli import cli
from deckpress.model import FIELDS_CLOZE, FIELDS_QA
from deckpress.wording import built_in

DOCS = Path(__file__).parents[1] / "docs"
CARDS = (DOCS / "cards.md").read_text(encoding="utf-8")
THEMES = (DOCS / "themes.md").read_text(encoding="utf-8")
FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)\n```\n", re.DOTALL)
FRUIT = "# Fruit\n\n## Section\n\n### a?\nb\n"


def build(files: dict[str, str], *options: str) -> bytes:
    """The only package that a build of these files makes."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text + "\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["build", "--to", "apkg", *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    (package,) = Path("build").rglob("*.apkg")
    return package.read_bytes()


@pytest.fixture(autouse=True)
def _in_an_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_deck_on_kinds_of_cards_is_what_the_page_says(anki: AnkiCollection) -> None:
    anki.import_apkg(build({f"cards/{name}": text for name, text in FILE.findall(CARDS)}))
    assert anki.problems() == []
    apple, drinks, eat, station, gap = anki.notes().values()
    assert [note.ordinals for note in (apple, drinks, eat, station, gap)] == [(0, 1), (0, 1), (0, 1), (0,), (0, 1)]
    assert 'class="choices several shuffle"' in drinks.fields["Choices"]
    assert "only-right" in drinks.cards[1].front
    assert eat.fields["Typed"] == "manger"
    assert set(apple.tags) == {"french", "vocabulary", "a1"}
    assert set(station.tags) == {"french", "vocabulary"}
    assert (apple.cards[0].deck, station.cards[0].deck) == ("French::Food", "French::Travel")
    assert '<div class="front" lang="fr">' in apple.cards[0].front


ROWS = re.findall(r"^\| `(\[?[\w, ]+\]?)` \| `([\w: ]+)`", CARDS, re.MULTILINE)


@pytest.mark.parametrize(("subdecks", "deck"), ROWS)
def test_the_table_of_subdecks(anki: AnkiCollection, subdecks: str, deck: str) -> None:
    words = subdecks.strip("[]").split(", ")
    files = {"deckpress.toml": f"subdecks = {words}", "cards/food/fruit.md": FRUIT}
    anki.import_apkg(build(files))
    assert anki.note().cards[0].deck == deck


def test_the_table_of_subdecks_has_rows() -> None:
    assert len(ROWS) == 6


def test_the_templates_on_the_page_about_themes_change_the_cards(anki: AnkiCollection) -> None:
    files = {
        "deckpress.toml": 'theme = "book"\ncard-source = true',
        "cards/fruit.md": FRUIT,
        **dict(FILE.findall(THEMES)),
    }
    assert sum(name.startswith("templates/") for name in files) == 3
    anki.import_apkg(build(files))
    kind = anki.collection.models.by_name("Q&A (Fruit)")
    assert kind is not None
    for part in ("--dp-accent: #7a1f5c;", ".card { font-size: 22px; }", "--dp-paper: #fbf5e9;"):
        assert part in kind["css"]
    assert "Something wrong? It is in fruit.md." in anki.note().cards[0].back


def test_the_page_about_themes_names_the_fields_of_both_note_types() -> None:
    listed = re.search(r"The fields of a question are (.*?); those of a cloze are\s(.*?)\. Both", THEMES, re.DOTALL)
    assert listed
    for names, fields in zip(listed.groups(), (FIELDS_QA, FIELDS_CLOZE), strict=True):
        found = re.findall(r"\b[A-Z]\w+", names.replace("Spare1 to Spare3", "Spare1 Spare2 Spare3"))
        assert found == list(fields)


@pytest.mark.parametrize("theme", re.findall(r"^- \*\*(\w+)\*\*:", THEMES, re.MULTILINE))
def test_each_theme_on_the_page_is_there(theme: str, anki: AnkiCollection) -> None:
    anki.import_apkg(build({"deckpress.toml": "", "cards/fruit.md": FRUIT}, "--theme", theme))
    assert anki.problems() == []


LANGUAGES = (DOCS / "languages.md").read_text(encoding="utf-8")


def test_the_page_about_languages_lists_every_word() -> None:
    table = LANGUAGES.partition("<!-- words: begin -->")[2]
    assert dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE)) == {
        key: text.strip(" ") for key, text in built_in("en").items()
    }


@pytest.mark.parametrize(
    ("language", "hint", "more"),
    [("de", "Denkanstoß", "Mehr dazu"), ("sv", "Ledtråd", "Mer"), ("fr", "Indice", "plus")],
)
def test_the_words_on_the_page_about_languages_are_on_the_cards(
    language: str, hint: str, more: str, anki: AnkiCollection
) -> None:
    card = f"---\nlang: {language}\n---\n# Fruit\n\n## a? {{hint=x}}\n\nb\n\n<!-- explanation -->\nc\n"
    anki.import_apkg(build({"cards/fruit.md": card, **dict(FILE.findall(LANGUAGES))}))
    side = anki.note().cards[0]
    assert (hint in side.front, more in side.back) == (True, True)
