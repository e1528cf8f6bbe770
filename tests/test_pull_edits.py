"""Edits in Anki -> the source: each case in tests/decks/pull has a source, what is edited, and what becomes of both.

A line of the part `anki` is `Field: old => new`; `tags: word => a b` gives these tags to the note with the word in its
question. To add a case, write these two parts and run pytest --update-golden.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from deckpress.cli.pulled import pull_lines
from deckpress.live.pull_plan import CONTENT, same_field
from deckpress.live.pull_report import PullReport
from deckpress.live.pull_values import Tags
from pulls import Fields, Result, pulled

CASES = Path(__file__).parent / "decks" / "pull"
NAMES = sorted(path.name for path in CASES.iterdir())
_MARK = "=== "


def _parts(path: Path) -> dict[str, str]:
    parts: dict[str, str] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith(_MARK):
            name = line.removeprefix(_MARK).strip()
            parts[name] = ""
        else:
            parts[name] += line
    return parts


def _pull(parts: dict[str, str]) -> Result:
    rows = [line.partition(": ")[::2] for line in parts["anki"].splitlines() if line]
    edits = [(field, *edit.partition(" => ")[::2]) for field, edit in rows]
    used: set[str] = set()

    def edit(index: int, fields: Fields, tags: tuple[str, ...]) -> tuple[Fields, tuple[str, ...]]:
        del index
        changed = dict(fields)
        for field, old, new in edits:
            if field == "tags" and old in next(iter(fields.values())):
                tags = tuple(new.split())
                used.add(old)
            elif field != "tags" and old in changed.get(field, ""):
                changed[field] = changed[field].replace(old, new.replace("\\n", "\n"))
                used.add(old)
            elif field != "tags" and not old and not changed.get(field, "x"):
                changed[field] = new
                used.add(old)
        return changed, tags

    name = parts.get("name", "notes.md").strip()
    result = pulled(parts["source"], edit, name, Tags(parts.get("tags", "known").strip()))
    assert used == {old for _, old, _ in edits}, "an edit fits no field"
    return result


def _said(result: Result) -> str:
    lines = [*pull_lines(PullReport(result.notes), colour=False, write=True)][:-1]
    lines += [f"refused: {note.refused}" for note in result.notes if note.refused]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("name", NAMES)
def test_an_edit_in_anki_changes_the_lines_of_its_card(name: str, request: pytest.FixtureRequest) -> None:
    path = CASES / name
    parts = _parts(path)
    result = _pull(parts)
    made = {**parts, "becomes": result.text, "says": _said(result)}
    if request.config.getoption("--update-golden"):
        text = "".join(f"{_MARK}{part}\n{words}" for part, words in made.items())
        path.write_text(text, encoding="utf-8")
        return
    assert result.text == parts["becomes"]
    assert made["says"] == parts["says"]


@pytest.mark.parametrize("name", NAMES)
def test_after_a_pull_a_build_gives_what_anki_has_and_other_cards_as_they_were(name: str) -> None:
    parts = _parts(CASES / name)
    check(_pull(parts))


def check(result: Result) -> None:
    """Notes whose edits are written look as in Anki, all others as before."""
    assert len(result.after) == len(result.before)
    notes = {note.index: note for note in result.notes}
    for index, (before, anki, after) in enumerate(zip(result.before, result.anki, result.after, strict=True)):
        wanted = anki if index in notes and notes[index].written else before
        for field in CONTENT["cloze" if "Text" in before else "qa"]:
            assert same_field(field, after[field], wanted[field]), (index, field)
        if wanted is before:
            assert {**after, "Context": ""} == {**before, "Context": ""}
