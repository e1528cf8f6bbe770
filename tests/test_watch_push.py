"""`deckpress watch --push`: each good build goes into the Anki that is running."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anki_connect import open_anki
from deckpress.cli import cli
from deckpress.live.watching import Watcher

DECK = "# Light\n\n## What is light?\n\nA wave.\n"


def watch(monkeypatch: pytest.MonkeyPatch, url: str, *edits: str) -> Result:
    """Runs `watch --push`; each edit is saved after a build, and Ctrl-C follows the last one."""
    left = list(edits)

    def changes(_: Watcher) -> tuple[Path, ...]:
        if not left:
            raise KeyboardInterrupt
        Path("a.md").write_text(left.pop(0), encoding="utf-8")
        return (Path("a.md"),)

    monkeypatch.setattr(Watcher, "changes", changes)
    monkeypatch.setenv("DECKPRESS_ANKI", url)
    return CliRunner().invoke(cli, ["watch", "a.md", "-o", "out", "--to", "apkg", "--push"])


@pytest.fixture(autouse=True)
def _deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "decks").mkdir()
    monkeypatch.chdir(tmp_path / "decks")
    Path("a.md").write_text(DECK, encoding="utf-8")


def test_each_good_build_is_pushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_anki(tmp_path / "anki") as anki:
        broken = DECK.replace("A wave.", "$\\frac{1$")
        result = watch(monkeypatch, anki.url, DECK.replace("wave", "ray"), broken, DECK.replace("A wave", "A photon"))
    lines = [line for line in result.stdout.splitlines() if line.startswith("pushed to Anki")]
    assert [line.rpartition(": ")[2] for line in lines] == ["1 new", "1 updated", "1 updated"]
    assert result.exit_code == 130
    assert Path("out/a.apkg").exists()


def test_without_anki_the_builds_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    result = watch(monkeypatch, "http://127.0.0.1:9", DECK.replace("wave", "ray"))
    assert result.stderr.count("DP801 error") == 2
    assert Path("out/a.apkg").exists()
    assert result.exit_code == 130


def test_a_push_needs_the_lock() -> None:
    result = CliRunner().invoke(cli, ["watch", "a.md", "--push", "--no-lock"])
    assert result.exit_code == 2
    assert "--push needs the lock" in result.stderr
