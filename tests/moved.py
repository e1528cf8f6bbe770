"""Exports for tests, made by the real Anki: notes of its own note types in a throw-away collection."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import genanki
from anki.collection import ExportAnkiPackageOptions

from anki_collection import open_collection

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@dataclass(frozen=True)
class Made:
    """A note to put into a collection."""

    type: str
    fields: Sequence[str]
    deck: str = "Deck"
    tags: Sequence[str] = ()


def package(
    folder: Path,
    notes: Iterable[Made],
    *,
    legacy: bool = False,
    whole: bool = False,
    media: dict[str, bytes] | None = None,
) -> bytes:
    """An export with these notes: `.apkg`, or with `whole` `.colpkg`; with `legacy` for older versions of Anki."""
    folder.mkdir(parents=True, exist_ok=True)
    collection = open_collection(folder)
    try:
        for name, data in (media or {}).items():
            (Path(collection.media.dir()) / name).write_bytes(data)
        for made in notes:
            kind = collection.models.by_name(made.type)
            assert kind is not None, made.type
            note = collection.new_note(kind)
            note.fields = [*made.fields, *[""] * (len(note.fields) - len(made.fields))]
            note.tags = list(made.tags)
            deck = collection.decks.id(made.deck)
            assert deck is not None
            collection.add_note(note, deck)
        out = folder / ("all.colpkg" if whole else "deck.apkg")
        if whole:
            collection.export_collection_package(str(out), include_media=True, legacy=legacy)
            return out.read_bytes()
        options = ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=False, with_media=True, legacy=legacy
        )
        collection.export_anki_package(out_path=str(out), options=options, limit=None)
    finally:
        collection.close()
    return out.read_bytes()


def write_package(path: Path) -> None:
    """A package of genanki: a note type with three templates, and a note of image occlusion."""
    names = ["Word", "Meaning", "Sound"]
    cards = [{"name": f"Ask {n}", "qfmt": f"{{{{{n}}}}}", "afmt": "{{Word}} {{Meaning}} {{Sound}}"} for n in names]
    words = genanki.Model(1, "Three", fields=[{"name": name} for name in names], templates=cards)
    pictures = [{"name": name} for name in ("Occlusion", "Image")]
    hidden = [{"name": "Card", "qfmt": "{{Image}}", "afmt": "{{Image}}"}]
    deck = genanki.Deck(2, "Words")
    deck.add_note(genanki.Note(model=words, fields=["light", "Licht", "lait"]))
    deck.add_note(genanki.Note(model=genanki.Model(3, "Picture", pictures, hidden), fields=["a", "b"]))
    genanki.Package(deck).write_to_file(str(path))


def archive(files: dict[str, bytes | str]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def rezipped(data: bytes, changes: dict[str, bytes | str | None]) -> bytes:
    """A package with some of its files replaced, added, or with None removed."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        files: dict[str, Any] = {name: old.read(name) for name in old.namelist()}
    files |= changes
    return archive({name: body for name, body in files.items() if body is not None})


def crowdanki(notes: Sequence[Sequence[str]], **more: Any) -> str:
    """A deck as CrowdAnki writes it, with a Basic note type."""
    model = {
        "__type__": "NoteModel",
        "crowdanki_uuid": "m",
        "name": "Basic",
        "type": 0,
        "flds": [{"name": "Front"}, {"name": "Back"}],
        "tmpls": [{"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}],
    }
    rows = [
        {"__type__": "Note", "fields": list(fields), "guid": f"g{number}", "note_model_uuid": "m", "tags": ["t"]}
        for number, fields in enumerate(notes)
    ]
    return json.dumps({"__type__": "Deck", "name": "Light", "note_models": [model], "notes": rows, **more})
