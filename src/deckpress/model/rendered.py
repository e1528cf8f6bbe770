"""What the render stage hands to the exporters: notes with their fields as HTML, and the deck of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from deckpress.diagnostics import NOWHERE, Diagnostics, Location
from deckpress.frozen import public_dataclass
from deckpress.model.accepted import Accepted
from deckpress.model.deck import Deck
from deckpress.model.html import Html, Media
from deckpress.model.moved import MovedType
from deckpress.model.note import Note

FIELDS_QA = (
    *("Question", "Answer", "Choices", "Explanation", "Hint", "Context", "Source", "Language"),
    *("Reverse", "Typed", "Spare1", "Spare2", "Spare3"),
)


FIELDS_CLOZE = (
    *("Text", "Explanation", "Hint", "Context", "Source", "Language", "Typed"),
    *("Spare1", "Spare2", "Spare3"),
)
"""The fields of the two note types, frozen: another list would be another note type for Anki (its rule on updates)."""


FIELD_OF_WORDS = "Spare3"
"""The field with the words of a card, such as "Tipp", where they are not those of the template."""


FIELD_OF_OPTIONS = "Choices"
"""The field in which Anki keeps the options of a note; `RenderedNote` has them as values instead."""


@public_dataclass(frozen=True, slots=True)
class RenderedOption:
    """An option of a multiple choice as HTML; `feedback` is shown when this option is chosen."""

    html: Html
    correct: bool = False
    feedback: Html = field(default_factory=Html)


@public_dataclass(frozen=True, slots=True)
class RenderedNote:
    """A note with its identity, its fields as HTML by the field names of its note type, and its options."""

    note: Note
    guid: str
    deck: str
    fields: Mapping[str, Html]
    cards: tuple[int, ...]
    """The ordinals (from 0) of the cards that Anki makes of it."""
    mod: int
    """When its content last changed, in seconds since 1970."""
    content: str = field(default="", compare=False)
    """A hash of all that Anki keeps of it (see `identity.content_hash`); empty if it is not needed."""
    options: tuple[RenderedOption, ...] = ()
    """The options of a multiple choice, in order; they are in no field."""
    shuffled: bool = False
    """True if cards show the options in another order each time."""
    made: bool = False
    """True if the wrong options are answers of other notes (see `exporters.siblings`)."""
    options_label: str = ""
    """What screen readers say for the options, as plain text; empty if the words of the template suffice."""
    accepted: Accepted = field(default_factory=Accepted)
    """What the learner may type; empty if nothing is typed, or if the answer cannot be typed."""
    also: str = ""
    """The end of the field `Answer`, which lists accepted answers that are not in the answer itself."""

    @property
    def answer_alone(self) -> Html:
        """The answer as it is in the source, without the list of accepted answers."""
        answer = self.fields.get("Answer", Html())
        return replace(answer, markup=answer.markup.removesuffix(self.also)) if self.also else answer

    @property
    def field_names(self) -> tuple[str, ...]:
        """The fields of its note type, in order."""
        return FIELDS_CLOZE if self.note.note_type == "cloze" else FIELDS_QA

    @property
    def pieces(self) -> Iterator[Html]:
        """Every piece of its HTML, in the order of its fields."""
        for name in self.field_names:
            if name in self.fields:
                yield self.fields[name]
            if name == FIELD_OF_OPTIONS:
                yield from (piece for option in self.options for piece in (option.html, option.feedback))


@public_dataclass(frozen=True, slots=True)
class RenderedPassage:
    """A text that several questions refer to (see `Passage`), as HTML, with the guids of its notes in order.

    Exams and quizzes show it, and no other output. So its media and its diagnostics are not among those of the deck.
    """

    section: tuple[str, ...]
    html: Html
    notes: tuple[str, ...]
    media: Mapping[str, Media] = field(default_factory=dict)
    problems: Diagnostics = field(default=(), compare=False)
    location: Location = field(default=NOWHERE, compare=False)


@public_dataclass(frozen=True, slots=True)
class RenderedDeck:
    """A deck ready for export: notes in document order, media by key, and the project that namespaces its ids."""

    deck: Deck
    project: str
    notes: tuple[RenderedNote, ...] = ()
    media: Mapping[str, Media] = field(default_factory=dict)
    mod: int = 0
    """When the note types last changed, in seconds since 1970."""
    source: str = ""
    """The name of its source file, as cards show it."""
    release: str = ""
    """The project's own name and version, if it has them."""
    retired: tuple[RenderedNote, ...] = ()
    """Notes that left the source, for the package alone: it ships them once more, with a tag."""
    passages: tuple[RenderedPassage, ...] = ()
    moved: Mapping[str, MovedType] = field(default_factory=dict)
    """The note types that notes had before the deck moved to deckpress, by guid."""
