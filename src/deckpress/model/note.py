"""A note as it was read: its question, its answer, its options, and the settings that an author gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from enum import StrEnum
from typing import NamedTuple

from deckpress.diagnostics import NOWHERE, Location
from deckpress.frozen import public_dataclass
from deckpress.model.text import NO_TEXT, Text


class Kind(StrEnum):
    """How a note asks: an open question, multiple choice, or a cloze."""

    OPEN = "open"
    CHOICE = "choice"
    CLOZE = "cloze"


@public_dataclass(frozen=True, slots=True)
class Choice:
    """One option of a multiple-choice question; `feedback` is shown to those who choose it."""

    text: Text
    correct: bool = False
    feedback: Text = NO_TEXT


class Form(StrEnum):
    """What kind of value a setting of a note has."""

    LINE = "line"
    """A text on one line."""
    MARKDOWN = "markdown"
    WORDS = "words"
    """Words without blanks."""
    FLAG = "flag"
    NUMBER = "number"
    TEXTS = "texts"
    """Texts on one line, between bars."""


class NoteSetting(NamedTuple):
    """How authors write a setting: `word: value` in a comment, `word=value` in braces, a flag as its word alone.

    A flag and a value may share a word: the value then sets the flag as well.
    """

    word: str
    form: Form
    sign: str = ""
    """What is before the value in braces instead of the word: `#` in `{#id}`."""
    default_for: tuple[Kind, ...] = ()
    """The kinds of notes for which the front matter may set the flag; a note declines it by `no-word`."""


_SETTING = "setting"


@public_dataclass(frozen=True, slots=True, kw_only=True)
class NoteSettings:
    """What an author sets for one note. Each field is a row of the table `NOTE_SETTINGS`.

    Comments, braces, front matter, JSON decks, `inspect` and `convert` go by this table: a new setting is a field here
    and the code that uses it. The name of the field is its key in JSON.
    """

    id: str = field(default="", metadata={_SETTING: NoteSetting("id", Form.LINE, "#")})
    """The author's own id, or an empty text."""
    tags: tuple[str, ...] = field(default=(), metadata={_SETTING: NoteSetting("tags", Form.WORDS, ".")})
    hint: Text = field(default=NO_TEXT, metadata={_SETTING: NoteSetting("hint", Form.MARKDOWN)})
    reverse: bool = field(
        default=False, metadata={_SETTING: NoteSetting("reverse", Form.FLAG, "", (Kind.OPEN, Kind.CHOICE))}
    )
    typed: bool = field(default=False, metadata={_SETTING: NoteSetting("type-in", Form.FLAG, "", (Kind.OPEN,))})
    """True if the learner types the answer."""
    accepted: tuple[str, ...] = field(default=(), metadata={_SETTING: NoteSetting("type-in", Form.TEXTS)})
    """The texts to type, the best first, if it is not the first paragraph of the answer. One may be a number with a
    tolerance (see `deckpress.spellings`)."""
    shuffle: bool = field(default=False, metadata={_SETTING: NoteSetting("shuffle", Form.FLAG, "", (Kind.CHOICE,))})
    """True if the options appear in a different order each time."""
    points: float = field(default=0, metadata={_SETTING: NoteSetting("points", Form.NUMBER)})
    """Its weight in an exam; 0 if the author sets none."""
    declined: tuple[str, ...] = field(default=(), compare=False)
    """The defaults of the deck that the note declines, by their words."""


NOTE_SETTINGS: Mapping[str, NoteSetting] = {
    row.name: row.metadata[_SETTING] for row in fields(NoteSettings) if _SETTING in row.metadata
}
"""The settings of a note by the name of their field."""


DEFAULTS = tuple(row.word for row in NOTE_SETTINGS.values() if row.default_for)
"""The flags that front matter may set for a whole deck."""


@public_dataclass(frozen=True, slots=True)
class Note(NoteSettings):
    """Facts for one or more cards, in Markdown. `section` is the path of headings from the deck's root down.

    `explanation` is what is shown after the answer: the text below the options of a multiple choice, or the
    remark of a cloze.
    """

    question: Text
    answer: Text = NO_TEXT
    kind: Kind = Kind.OPEN
    choices: tuple[Choice, ...] = ()
    explanation: Text = NO_TEXT
    section: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)

    @property
    def texts(self) -> tuple[Text, ...]:
        """All its Markdown."""
        options = (text for choice in self.choices for text in (choice.text, choice.feedback))
        return (self.question, *options, self.answer, self.hint, self.explanation)

    @property
    def note_type(self) -> str:
        """The key of the note type that it is shipped as: `qa` or `cloze`."""
        return "cloze" if self.kind is Kind.CLOZE else "qa"
