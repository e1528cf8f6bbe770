"""Sections, files and folders as subdecks, as the author says; and the decks' descriptions, in the real Anki."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from anki_collection import AnkiCollection
from deckpress.cli import cli

CELL = "# The Cell\n\n## Wall\n\n### a?\nb\n\n## Core\n\n### c?\nd\n"
NOTES = {"cards/biology/cells/cell.md": CELL, "cards/loose.md": "## e?\nf\n"}


@pytest.fixture(autouse=True)
def _in_an_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def built(anki: AnkiCollection, files: dict[str, str], config: str, *options: str) -> dict[str, str]:
    """The decks that hold cards, with the questions in each, after all packages of a build were imported."""
    for name, text in ({"deckpress.toml": config} | files).items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(cli, ["build", "--to", "apkg", *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    for package in sorted(Path("build").rglob("*.apkg")):
        anki.import_apkg(package.read_bytes())
    found: dict[str, str] = {}
    for note in anki.notes().values():
        found[note.cards[0].deck] = found.get(note.cards[0].deck, "") + note.fields["Question"]
    return found


@pytest.mark.parametrize(
    ("config", "decks"),
    [
        ("", {"The Cell::Wall": "a?", "The Cell::Core": "c?", "loose": "e?"}),
        ('subdecks = "sections"', {"The Cell::Wall": "a?", "The Cell::Core": "c?", "loose": "e?"}),
        ('subdecks = "none"', {"The Cell": "a?c?", "loose": "e?"}),
        ('subdecks = "folders"', {"biology::cells": "a?c?", "loose": "e?"}),
        ('subdecks = ["folders", "files"]', {"biology::cells::The Cell": "a?c?", "loose": "e?"}),
        (
            'subdecks = "folders, files, sections"',
            {"biology::cells::The Cell::Wall": "a?", "biology::cells::The Cell::Core": "c?", "loose": "e?"},
        ),
        ('subdecks = "numbered sections"', {"The Cell::1 Wall": "a?", "The Cell::2 Core": "c?", "loose": "e?"}),
        ('deck = "Life"', {"Life::Wall": "a?", "Life::Core": "c?", "Life": "e?"}),
        ('deck = "Life"\nsubdecks = "files"', {"Life::The Cell": "a?c?", "Life::loose": "e?"}),
        ('deck = "Life"\nsubdecks = "folders"', {"Life::biology::cells": "a?c?", "Life": "e?"}),
    ],
)
def test_what_becomes_a_subdeck(anki: AnkiCollection, config: str, decks: dict[str, str]) -> None:
    assert built(anki, NOTES, config) == decks


def test_the_front_matter_wins_over_the_project(anki: AnkiCollection) -> None:
    files = {"cards/a/cell.md": "---\ndeck: Own\nsubdecks: none\n---\n" + CELL}
    assert built(anki, files, 'deck = "Life"\nsubdecks = "folders"') == {"Own": "a?c?"}


def test_the_command_line_names_the_deck_of_all(anki: AnkiCollection) -> None:
    files = NOTES | {"cards/own.md": "---\ndeck: Own\n---\n## g?\nh\n"}
    decks = built(anki, files, 'subdecks = "folders"', "--deck", "Exam")
    assert decks == {"Exam::biology::cells": "a?c?", "Exam": "e?g?"}


def test_numbers_are_equally_long_and_count_on_each_level(anki: AnkiCollection) -> None:
    text = "# T\n" + "".join(f"## S{n}\n### q{n}?\nx\n" for n in range(1, 12))
    decks = built(anki, {"cards/t.md": text}, 'subdecks = "sections numbered"')
    assert list(decks) == [f"T::{n:02} S{n}" for n in range(1, 12)]
    assert sorted(decks) == list(decks)  # the order in which Anki studies them


def test_each_deck_says_what_it_holds_and_the_whole_one_who_made_it(anki: AnkiCollection) -> None:
    built(anki, NOTES, 'name = "Life Science"\nversion = "2.1"\ndeck = "Life"\nsubdecks = ["files", "sections"]')
    whole = "The Cell\nLife Science 2.1\n2 cards from biology/cells/cell.md"
    part = "1 card from biology/cells/cell.md\nLife Science 2.1"
    decks = anki.decks()
    assert decks["Life::The Cell"] == whole
    assert (decks["Life::The Cell::Wall"], decks["Life::The Cell::Core"]) == (part, part)
    assert decks["Life::loose"] == "loose\nLife Science 2.1\n1 card from loose.md"


def test_cards_are_new_in_the_order_of_the_document_through_all_decks(anki: AnkiCollection) -> None:
    text = "# T\n## Z\n### 1?\nx\n## A\n### 2?\nx\n## Z\n### 3?\nx\n"
    built(anki, {"cards/t.md": text}, "")
    assert [(n.fields["Question"], n.cards[0].due) for n in anki.notes().values()] == [("1?", 0), ("2?", 1), ("3?", 2)]
