"""The benchmark's own parts work: its decks are always the same, and both programs make all cards of one."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

BENCH = Path(__file__).parent / "bench"
CARDS = 10


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "deck.md"
    path.write_bytes(generated(CARDS))
    return path


def generated(cards: int) -> bytes:
    program = [sys.executable, "-X", "utf8", str(BENCH / "generate.py"), str(cards)]
    return subprocess.run(program, capture_output=True, check=True).stdout.replace(b"\r\n", b"\n")


def notes(package: Path) -> list[tuple[str, str]]:
    """Tags and fields of each note of a package."""
    with zipfile.ZipFile(package) as archive:
        archive.extract("collection.anki2", package.parent)
    database = sqlite3.connect(package.parent / "collection.anki2")
    rows = database.execute("select tags, flds from notes order by id").fetchall()
    database.close()
    return rows


def test_a_deck_is_the_same_on_every_machine() -> None:
    assert (
        hashlib.sha256(generated(200)).hexdigest() == "1dc3d5c05ec24df3406e63f1cf9568900ed99b623d77d749fd44e4bc89b31ca1"
    )


def test_a_smaller_deck_is_the_beginning_of_a_larger_one() -> None:
    assert generated(40).startswith(generated(20))


def test_deckpress_makes_every_card(deck: Path) -> None:
    command = [sys.executable, "-m", "deckpress", "build", str(deck), "--to", "apkg", "-o", str(deck.parent)]
    subprocess.run(command, cwd=deck.parent, check=True)
    found = notes(deck.with_suffix(".apkg"))
    assert len(found) == CARDS
    assert all(tags.strip() for tags, _ in found)


def test_the_reference_program_makes_every_card(deck: Path) -> None:
    package = deck.with_name("reference.apkg")
    subprocess.run([sys.executable, str(BENCH / "reference.py"), str(deck), str(package)], check=True)
    found = notes(package)
    assert len(found) == CARDS
    assert all(tags.strip() for tags, _ in found)
