"""What learners add to a note type of deckpress in Anki, and the next release: docs/history.md tells it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from anki_collection import AnkiCollection
from test_history import build, learnt, packages, study, write

RELEASED = 1_900_000_000
BEFORE = {
    "deckpress.toml": 'id = "physics"\n',
    "cards/a.md": "# Physics\n\n## What is light?\n\nA wave.\n\n## What is heat?\n\nMotion.\n",
}
AFTER = {"cards/a.md": BEFORE["cards/a.md"].replace("A wave.", "A ray.")}


def with_field(models: Any, kind: Any) -> None:
    models.add_field(kind, models.new_field("Mine"))


def with_template(models: Any, kind: Any) -> None:
    template = models.new_template("Mine")
    template.update(qfmt="{{Answer}} means", afmt="{{Question}}")
    models.add_template(kind, template)


@pytest.mark.parametrize("change", [with_field, with_template])
@pytest.mark.parametrize("merges", [False, True])
def test_an_own_field_or_template_needs_merged_note_types(
    tmp_path: Path, change: Callable[[Any, Any], None], merges: bool
) -> None:
    """Otherwise Anki refuses the updates; with it, what the learner added stays, and so does all history."""
    folder, place = tmp_path / "project", tmp_path / "anki"
    folder.mkdir()
    place.mkdir()
    write(folder, BEFORE)
    first, _ = build(folder, RELEASED)
    with AnkiCollection(place) as anki:
        anki.import_apkg(packages(first, folder)[0])
        study(anki)
        models = anki.collection.models
        (kind,) = (kind for kind in models.all() if kind["name"] == "Q&A (Physics)")
        change(models, kind)
        models.update_dict(kind)
        before = learnt(anki)
        write(folder, AFTER)
        second, _ = build(folder, RELEASED + 1000)
        counts = anki.import_apkg(packages(second, folder)[0], merge_note_types=merges)
        assert counts == ({"updated": 1, "duplicate": 1} if merges else {"conflicting": 2})
        after = learnt(anki)
        assert {key: value for key, value in after.items() if key in before} == before
        answers = {note.fields["Answer"] for note in anki.notes().values()}
        assert ("<p>A ray.</p>" in answers) == merges
        (kept,) = (kind for kind in models.all() if kind["name"] == "Q&A (Physics)")
        names = [row["name"] for row in (*kept["flds"], *kept["tmpls"])]
        assert "Mine" in names
