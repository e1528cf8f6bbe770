"""Exports JSON with the deck as it was read, not as it looks; docs/json.md describes the format.

Every text is Markdown as in the source, so that `deckpress build deck.json` makes the same cards. Default values (an
empty text, `false`, no tags) are omitted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostic
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.model import Choice, Deck, Macro, Note, RenderedDeck
from deckpress.reading.json_signs import SIGN, VERSION
from deckpress.reading.settings.attributes import as_json
from deckpress.settings import SETTINGS

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The deck as UTF-8 JSON, without diagnostics, since nothing is lost."""
    del templates, options
    notes = [_note(note.note, note.guid) for note in deck.notes]
    more = {"passages": list(_passages(deck)), "media": _media(deck)}
    text = json.dumps({**_deck(deck.deck), **_filled(more), "notes": notes}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode(), ()


EXPORTER = Exporter("json", ".json", "the deck as data, for programs; deckpress reads it back", export, alone=True)


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
        "footnotes": {label: text.markdown for label, text in deck.footnotes.items()},
        "abbreviations": dict(deck.abbreviations),
    }
    return {SIGN: VERSION, "deck": deck.name, **_filled(said)}


def _passages(deck: RenderedDeck) -> Iterator[dict[str, object]]:
    """The texts of the deck that belong to notes, each with the places of the first and last of them."""
    for passage in deck.deck.passages:
        own = [number for number, note in enumerate(deck.notes) if passage.covers(note.note)]
        if own:
            said = {"section": list(passage.section), "first": own[0], "last": own[-1]}
            yield {"text": passage.text.markdown, **_filled(said)}


def _note(note: Note, guid: str) -> dict[str, object]:
    said = {
        "answer": note.answer.markdown,
        "choices": [_choice(choice) for choice in note.choices],
        "explanation": note.explanation.markdown,
        "hint": "",  # this and the next two keep the established order of the keys
        "section": list(note.section),
        "tags": [],
        "id": "",
        "guid": guid,
        **as_json(note),
        "expected": next(iter(note.accepted), ""),  # for programs that know version 1 without `accepted`
    }
    return {"kind": note.kind.value, "question": note.question.markdown, **_filled(said)}


def _macro(macro: Macro) -> dict[str, object]:
    default = {} if macro.default is None else {"default": macro.default}
    return {"body": macro.body, **_filled({"arguments": macro.arguments}), **default}


def _choice(choice: Choice) -> dict[str, object]:
    said = _filled({"feedback": choice.feedback.markdown})
    return {"text": choice.text.markdown, "correct": choice.correct, **said}


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value}


def _media(deck: RenderedDeck) -> dict[str, str]:
    """The media of the deck: the path of each in the notes, and its name in an Anki package."""
    images = (image for note in deck.notes for field in note.pieces for image in field.images)
    return {image.src: deck.media[image.media].name for image in images if image.media in deck.media}
