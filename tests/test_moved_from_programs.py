"""Decks that other programs put into Anki: their note types move to deckpress, and the history of their notes stays."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from anki.collection import Collection
from anki.models import NotetypeDict
from click.testing import CliRunner
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from anki_collection import AnkiCollection, answer_every_card
from deckpress.cli import cli
from test_history import learnt
from test_moved import add, export_from, import_build


def package_of_mdanki(folder: Path) -> bytes:
    """A package as mdanki writes it: a note type with the name of the deck, and no ids of its fields and template."""
    path = folder / "collection.anki2"
    with sqlite3.connect(path) as database:
        database.executescript(APKG_SCHEMA + APKG_COL)
        kind = {
            "id": 61_234_567,
            "name": "Deck",
            "did": 51_234_567,
            "type": 0,
            "usn": -1,
            "mod": 1_435_645_658,
            "sortf": 0,
            "tags": ["Tag"],
            "veArs": [],
            "req": [[0, "all", [0]]],
            "css": ".card {\n color: black;\n}",
            "latexPre": "",
            "latexPost": "",
            "flds": [
                {"name": name, "ord": place, "font": "Arial", "size": 20, "media": [], "rtl": False, "sticky": False}
                for place, name in enumerate(("Front", "Back"))
            ],
            "tmpls": [
                {
                    "name": "Card 1",
                    "ord": 0,
                    "did": None,
                    "qfmt": "{{Front}}",
                    "afmt": '{{FrontSide}}\n\n<hr id="answer">\n\n{{Back}}',
                    "bqfmt": "",
                    "bafmt": "",
                }
            ],
        }
        (decks,) = database.execute("SELECT decks FROM col").fetchone()
        own = {**json.loads(decks)["1"], "id": 51_234_567, "name": "Deck"}
        rows = (json.dumps({"61234567": kind}), json.dumps({**json.loads(decks), "51234567": own}))
        database.execute("UPDATE col SET models = ?, decks = ?", rows)
        for number, front, back in (
            (71, '<h2 id="what-is-light-">What is light?</h2>\n', "<p>A <strong>wave</strong>.</p>\n"),
            (72, '<h2 id="sort">How to sort?</h2>\n', '<pre><code class="language-py">sorted(x)\n</code></pre>\n'),
        ):
            note = (number, f"guid{number}", 61_234_567, 1_600_000_000, -1, "", f"{front}\x1f{back}", front, 0, 0, "")
            database.execute(f"INSERT INTO notes VALUES ({','.join('?' * 11)})", note)
            card = (number + 10, number, 51_234_567, 0, 1_600_000_000, -1, 0, 0, 179, *([0] * 8), "")
            database.execute(f"INSERT INTO cards VALUES ({','.join('?' * 18)})", card)
    database.close()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(path, "collection.anki2")
        archive.writestr("media", "{}")
    return file.getvalue()


def add_as_inka(collection: Collection) -> None:
    """Notes of the two note types that inka makes; its cloze has one field."""
    models = collection.models
    for name, cloze, fields in (("Inka Basic", False, ("Front", "Back")), ("Inka Cloze", True, ("Text",))):
        kind: NotetypeDict = models.new(name)
        kind["type"] = int(cloze)
        for field in fields:
            models.add_field(kind, models.new_field(field))
        template = models.new_template("Cloze" if cloze else "Card 1")
        template["qfmt"] = "{{cloze:Text}}\n" if cloze else "{{Front}}\n"
        template["afmt"] = template["qfmt"] if cloze else "{{FrontSide}}\n<hr id=answer>\n{{Back}}\n"
        models.add_template(kind, template)
        models.add_dict(kind)
    add(collection, "Inka Basic", "Deck", "<p>What is light?</p>", "<p>A <strong>wave</strong>.</p>")
    add(collection, "Inka Basic", "Deck", "<p>What is heat?</p>", "<ul>\n<li>Motion</li>\n<li>of molecules</li>\n</ul>")
    add(collection, "Inka Cloze", "Deck", "<p>The {{c1::sun}} and the {{c2::moon}} shine.</p>")


@pytest.mark.parametrize("program", ["mdanki", "inka"])
def test_studied_notes_of_another_program_keep_their_history_and_later_releases_update_them(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "anki").mkdir()
    with AnkiCollection(tmp_path / "anki") as anki:
        add(anki.collection, "Basic", "Other", "Not ours?", "No.")
        if program == "mdanki":
            assert anki.import_apkg(package_of_mdanki(tmp_path)) == {"new": 2}
        else:
            add_as_inka(anki.collection)
        answer_every_card(anki.collection)
        before = learnt(anki)
        export_from(anki, tmp_path, legacy=False)
        result = CliRunner().invoke(cli, ["import", "export.apkg", "-o", "all"])
        assert result.exit_code == 0, result.output
        assert "DP73" not in result.output
        (tmp_path / "notes").mkdir()
        for name in ("Deck.md", "deckpress.lock"):
            (tmp_path / "all" / name).rename(tmp_path / "notes" / name)
        note = tmp_path / "notes" / "Deck.md"
        note.write_text(note.read_text(encoding="utf-8").replace("**wave**", "*ray*"), encoding="utf-8")
        assert import_build(anki, merge=True) == {"updated": len(before) - 1 - (program == "inka")}
        assert learnt(anki) == before
        note.write_text(note.read_text(encoding="utf-8").replace("*ray*", "photon"), encoding="utf-8")
        assert import_build(anki)["updated"] == 1
        assert learnt(anki) == before
        others = [kept for kept in anki.notes().values() if kept.fields.get("Front") == "Not ours?"]
        assert [kept.type for kept in others] == ["Basic"]
        assert anki.problems() == []
