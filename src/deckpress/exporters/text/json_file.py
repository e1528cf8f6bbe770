"""A rendered deck becomes a JSON file that holds what was read, not what it looks like: docs/json.md describes it.

Every text is Markdown as it stands in the source, so that `deckpress build deck.json` makes the same cards of it. What
has the value that it has where nothing is said (an empty text, `false`, no tags) is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostic
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.model import Choice, Deck, Macro, Note, RenderedDeck
from deckpress.reading.attributes import as_json
from deckpress.reading.json_deck import SIGN, VERSION
from deckpress.settings import SETTINGS

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the deck as UTF-8 JSON; nothing is left out, so there is nothing to tell."""
    del templates, options
    notes = [_note(note.note, note.guid) for note in deck.notes]
    text = json.dumps(
        {**_deck(deck.deck), **_told({"media": _media(deck)}), "notes": notes}, ensure_ascii=False, indent=1
    )
    return f"{text}\n".encode(), ()


EXPORTER = Exporter("json", ".json", "the deck as data, for programs; deckpress reads it back", export)


def _deck(deck: Deck) -> dict[str, object]:
    said = {
        "named": deck.named,
        "title": deck.title,
        "language": deck.language,
        "date": deck.date,
        "subdecks": list(deck.subdecks),
        "settings": {s.name: deck.settings[s.key] for s in SETTINGS if s.key in deck.settings},
        "macros": {name: _macro(macro) for name, macro in deck.macros.items()},
        "references": {label: {"url": url, "title": title} for label, (url, title) in deck.references.items()},
    }
    return {SIGN: VERSION, "deck": deck.name, **_told(said)}


def _note(note: Note, guid: str) -> dict[str, object]:
    said = {
        "answer": note.answer.markdown,
        "choices": [_choice(choice) for choice in note.choices],
        "explanation": note.explanation.markdown,
        "hint": "",  # this one and the next two keep the order in which files have always had their keys
        "section": list(note.section),
        "tags": [],
        "id": "",
        "guid": guid,
        **as_json(note),
    }
    return {"kind": note.kind.value, "question": note.question.markdown, **_told(said)}


def _macro(macro: Macro) -> dict[str, object]:
    default = {} if macro.default is None else {"default": macro.default}
    return {"body": macro.body, **_told({"arguments": macro.arguments}), **default}


def _choice(choice: Choice) -> dict[str, object]:
    said = _told({"feedback": choice.feedback.markdown})
    return {"text": choice.text.markdown, "correct": choice.correct, **said}


def _told(said: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in said.items() if value}


def _media(deck: RenderedDeck) -> dict[str, str]:
    """The files of the deck: the path of each as it is written in the notes, and its name in an Anki package."""
    images = (image for note in deck.notes for field in note.pieces for image in field.images)
    return {image.src: deck.media[image.media].name for image in images if image.media in deck.media}
