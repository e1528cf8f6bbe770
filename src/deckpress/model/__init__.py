"""The values that pass between the stages: what was read (Note, Deck) and what is shown (Html, RenderedDeck)."""

from deckpress.model.accepted import Accepted, Answer, Number
from deckpress.model.deck import SUBDECKS, Deck, Macro, Passage, deck_paths
from deckpress.model.html import Formula, Gap, Html, Image, Media, MediaKind
from deckpress.model.moved import Kept, MovedType
from deckpress.model.note import DEFAULTS, NOTE_SETTINGS, Choice, Form, Kind, Note, NoteSetting, NoteSettings
from deckpress.model.rendered import (
    FIELD_OF_OPTIONS,
    FIELD_OF_WORDS,
    FIELDS_CLOZE,
    FIELDS_QA,
    RenderedDeck,
    RenderedNote,
    RenderedOption,
    RenderedPassage,
)
from deckpress.model.text import NO_TEXT, Source, Text

__all__ = [
    "DEFAULTS",
    "FIELDS_CLOZE",
    "FIELDS_QA",
    "FIELD_OF_OPTIONS",
    "FIELD_OF_WORDS",
    "NOTE_SETTINGS",
    "NO_TEXT",
    "SUBDECKS",
    "Accepted",
    "Answer",
    "Choice",
    "Deck",
    "Form",
    "Formula",
    "Gap",
    "Html",
    "Image",
    "Kept",
    "Kind",
    "Macro",
    "Media",
    "MediaKind",
    "MovedType",
    "Note",
    "NoteSetting",
    "NoteSettings",
    "Number",
    "Passage",
    "RenderedDeck",
    "RenderedNote",
    "RenderedOption",
    "RenderedPassage",
    "Source",
    "Text",
    "deck_paths",
]
