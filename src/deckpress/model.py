"""The values that pass between the stages: what was read (Note, Deck) and what is shown (Html, RenderedDeck)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple
from urllib.parse import unquote

from deckpress.diagnostics import NOWHERE, Location
from deckpress.wording import OwnWords, Wording, wording


@dataclass(frozen=True, slots=True)
class Source:
    """A text file as it was read: `path` is shown to the user, `text` has `\\n` line ends and no BOM."""

    path: str
    text: str


@lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    """The offsets at which the lines of a text begin."""
    return (0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1]))


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of Markdown that knows where each of its characters stands in the source file.

    `origin` holds the line and the column, both from 1, at which each line of `markdown` begins in the file. Lines
    beyond its end follow the last one, each from column 1; without `origin` the place is the file as a whole. Offsets
    and indices of lines and columns within `markdown` count from 0.
    """

    markdown: str
    path: str = field(default="", compare=False)
    origin: tuple[tuple[int, int], ...] = field(default=(), compare=False, repr=False)
    parsed: tuple[object, ...] = field(default=(), compare=False, repr=False)
    """The block tokens of `markdown` if they are known already; otherwise it is parsed when they are needed."""
    parsed_from: int = field(default=0, compare=False, repr=False)
    """The number that those tokens give to the first line."""

    def __bool__(self) -> bool:
        return bool(self.markdown.strip())

    @classmethod
    def at(cls, place: Location, markdown: str) -> Text:
        """Markdown that begins at a place in a file."""
        return cls(markdown, place.path, ((place.line, place.column),))

    @property
    def flat(self) -> str:
        """The Markdown on one line, each run of blanks and line ends as one blank."""
        return " ".join(self.markdown.split())

    def locate(self, line: int, column: int) -> Location:
        """The place in the source file of a line and a column of `markdown`, both from 0."""
        if not self.origin:
            return Location(self.path)
        if line < len(self.origin):
            source_line, source_column = self.origin[line]
        else:
            source_line, source_column = self.origin[-1][0] + line - len(self.origin) + 1, 1
        return Location(self.path, source_line, source_column + column)

    def locate_offset(self, offset: int) -> Location:
        """The place in the source file of a character of `markdown`, counted from 0."""
        starts = _line_starts(self.markdown)
        line = bisect_right(starts, offset) - 1
        return self.locate(line, offset - starts[line])

    def slice(self, start: int, end: int | None = None) -> Text:
        """Characters `start` to `end` of the text, as Python slices count them."""
        start, end, _ = slice(start, end).indices(len(self.markdown))
        part = self.markdown[start:end]
        if part == self.markdown or not self.origin:
            return self if part == self.markdown else Text(part, self.path)
        first = self.locate_offset(start)
        line = self.markdown.count("\n", 0, start) + 1
        following = self.origin[line : line + part.count("\n")]
        return Text(part, self.path, ((first.line, first.column), *following))

    def strip(self) -> Text:
        """The text without the blanks and line ends round it."""
        start = len(self.markdown) - len(self.markdown.lstrip())
        return self.slice(start, max(start, len(self.markdown.rstrip())))

    def lines(self, first: int, last: int | None = None) -> Text:
        """Lines `first` to `last` of the text (from 0, end excluded), as Python slices count them."""
        lines = self.markdown.split("\n")
        first, last, _ = slice(first, last).indices(len(lines))
        start = sum(len(line) + 1 for line in lines[:first])
        return self.slice(start, start + len("\n".join(lines[first:last])))

    def reword(self, markdown: str) -> Text:
        """Other Markdown at the place of this text; its lines begin where the lines of this text do."""
        return Text(markdown, self.path, self.origin)

    @staticmethod
    def join(*texts: Text) -> Text:
        """The texts that have words, with blank lines between them."""
        kept = [text for text in texts if text]
        if len(kept) < 2:
            return kept[0] if kept else NO_TEXT
        markdown = "\n\n".join(text.markdown for text in kept)
        if not all(text.origin for text in kept):
            return Text(markdown, kept[0].path)
        origin: list[tuple[int, int]] = []
        for text in kept:
            places = [text.locate(line, 0) for line in range(text.markdown.count("\n") + 1)]
            blank = places[:1] if origin else []
            origin += [(place.line, place.column) for place in (*blank, *places)]
        return Text(markdown, kept[0].path, tuple(origin))


NO_TEXT = Text("")


class Kind(StrEnum):
    """How a note asks: an open question, multiple choice, or a cloze."""

    OPEN = "open"
    CHOICE = "choice"
    CLOZE = "cloze"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a multiple-choice question; `feedback` is what is said to who takes it."""

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


class NoteSetting(NamedTuple):
    """How authors write a setting: `word: value` in a comment, `word=value` in braces, a flag as its word alone.

    A flag and a value may share a word: the value then sets the flag as well.
    """

    word: str
    form: Form
    sign: str = ""
    """What stands before the value in braces instead of the word: `#` in `{#id}`."""
    default_for: tuple[Kind, ...] = ()
    """The kinds of notes for which the front matter may set the flag; a note declines it by `no-word`."""


_SETTING = "setting"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSettings:
    """What an author sets for one note. Each field is a row of the table `NOTE_SETTINGS`.

    Comments, braces, front matter, JSON decks, `inspect` and `convert` go by this table: a new setting is a field here
    and the code that uses it. The name of the field is its key in JSON.
    """

    id: str = field(default="", metadata={_SETTING: NoteSetting("id", Form.LINE, "#")})
    """The author's own, else empty."""
    tags: tuple[str, ...] = field(default=(), metadata={_SETTING: NoteSetting("tags", Form.WORDS, ".")})
    hint: Text = field(default=NO_TEXT, metadata={_SETTING: NoteSetting("hint", Form.MARKDOWN)})
    reverse: bool = field(
        default=False, metadata={_SETTING: NoteSetting("reverse", Form.FLAG, "", (Kind.OPEN, Kind.CHOICE))}
    )
    typed: bool = field(default=False, metadata={_SETTING: NoteSetting("type-in", Form.FLAG, "", (Kind.OPEN,))})
    """True if the answer is to be typed in."""
    expected: str = field(default="", metadata={_SETTING: NoteSetting("type-in", Form.LINE)})
    """What is to be typed in, if it is not the answer's first paragraph."""
    shuffle: bool = field(default=False, metadata={_SETTING: NoteSetting("shuffle", Form.FLAG, "", (Kind.CHOICE,))})
    """True if the options come in another order each time."""
    points: float = field(default=0, metadata={_SETTING: NoteSetting("points", Form.NUMBER)})
    """What it counts in an exam; 0 if nothing is said."""
    declined: tuple[str, ...] = field(default=(), compare=False)
    """The words of the deck's defaults that do not hold for the note."""


NOTE_SETTINGS: Mapping[str, NoteSetting] = {
    row.name: row.metadata[_SETTING] for row in fields(NoteSettings) if _SETTING in row.metadata
}
"""The settings of a note by the name of their field."""

DEFAULTS = tuple(row.word for row in NOTE_SETTINGS.values() if row.default_for)
"""The flags that front matter may set for a whole deck."""


@dataclass(frozen=True, slots=True)
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
    def note_type(self) -> str:
        """The key of the note type that it is shipped as: `qa` or `cloze`."""
        return "cloze" if self.kind is Kind.CLOZE else "qa"


@dataclass(frozen=True, slots=True)
class Macro:
    """A TeX macro of the author's: its body with `#1` to `#9`, how many arguments it takes, and the first's default."""

    body: str
    arguments: int = 0
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Deck:
    """A named set of notes from one source. `references` are its link definitions: label -> (URL, title).

    `macros` are the TeX macros that its formulas may use, by name without the backslash.
    `settings` are what its front matter says of the outputs, by the keys of `settings.SETTINGS`.
    `words` are the project's own words for outputs (see `wording`).
    """

    name: str
    notes: tuple[Note, ...] = ()
    title: str = ""
    language: str = ""
    date: str = ""
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    macros: Mapping[str, Macro] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    subdecks: tuple[str, ...] = ()
    """What becomes subdecks, of `SUBDECKS`; sections if nothing is said."""
    named: bool = field(default=False, compare=False)
    """True if the author gave the deck its name, which else is its title or that of its file."""
    location: Location = field(default=NOWHERE, compare=False)
    words: OwnWords = field(default_factory=dict, compare=False)

    @property
    def wording(self) -> Wording:
        """The words that outputs add, in the language of the deck."""
        return wording(self.language, self.words)


SUBDECKS = ("sections", "files", "folders", "numbered", "none")
"""What may become subdecks; `numbered` puts their place in the document before their names, as Anki sorts by name."""


def deck_paths(deck: Deck) -> Mapping[tuple[str, ...], str]:
    """Anki's name of the deck for each section of a deck: the deck, then the sections as it says, joined by `::`."""
    if deck.subdecks and "sections" not in deck.subdecks:
        return {note.section: deck.name for note in deck.notes}
    numbered = _numbers(deck) if "numbered" in deck.subdecks else {}
    paths: dict[tuple[str, ...], str] = {}
    for section in dict.fromkeys(note.section for note in deck.notes):
        parts = (numbered.get(section[: i + 1], "") + part.replace("::", ": ") for i, part in enumerate(section))
        paths[section] = "::".join((deck.name, *parts))
    return paths


def _numbers(deck: Deck) -> Mapping[tuple[str, ...], str]:
    """The place of each section among its siblings, `01 ` and so on, all of one parent equally long."""
    children: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
    for note in deck.notes:
        for depth in range(len(note.section)):
            children.setdefault(note.section[:depth], {}).setdefault(note.section[: depth + 1])
    return {
        child: f"{number:0{len(str(len(siblings)))}} "
        for siblings in children.values()
        for number, child in enumerate(siblings, 1)
    }


# ---- what the render stage hands to the exporters ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Formula:
    """TeX as written, without its delimiters; gaps within it are marks, as in `Html` (see `cloze_within`)."""

    tex: str
    display: bool
    location: Location = field(default=NOWHERE, compare=False)


MediaKind = Literal["image", "audio", "video"]


@dataclass(frozen=True, slots=True)
class Image:
    """A reference to a picture, a sound or a film: `media` is its key in `RenderedDeck.media`, empty for a remote one.

    `wiki` says that it was written `![[src]]`, which is looked for by its name alone, too. `alt` is the text for those
    who see or hear nothing, `size` the attributes of a film's size, such as ` width="300"`; a picture has both in its
    own tag.
    """

    src: str
    media: str = ""
    location: Location = field(default=NOWHERE, compare=False)
    kind: MediaKind = "image"
    wiki: bool = False
    alt: str = ""
    size: str = ""

    @property
    def remote(self) -> bool:
        """True if it lies on the net."""
        return self.src.lower().startswith(("http:", "https:", "ftp:", "//"))

    @property
    def name(self) -> str:
        """The file's name as the author knows it."""
        path = unquote(self.src.split("#", 1)[0].split("?", 1)[0])
        return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Gap:
    """One cloze deletion: its numbers (from 1) and its hint, as HTML."""

    numbers: tuple[int, ...]
    hint: str = ""
    text: str = ""
    """The Markdown of an automatic gap, by which its number is remembered; empty if the author wrote the number."""


@dataclass(frozen=True, slots=True)
class Html:
    """A field as HTML in which math, images and cloze gaps are kept apart, so that each output binds its own form.

    `markup` holds marks (see `marks`) of the kinds FORMULA, IMAGE, PLAYER, GAP_OPENS and GAP_CLOSES, whose index counts
    in the tuple of that kind; a player is the whole element of a sound or a film in `images`.
    """

    markup: str = ""
    formulas: tuple[Formula, ...] = ()
    images: tuple[Image, ...] = ()
    gaps: tuple[Gap, ...] = ()
    raw: bool = False
    """True if `markup` is a field as Anki keeps it, taken from a package: without marks, passed on as it is."""

    def __bool__(self) -> bool:
        return bool(self.markup)


@dataclass(frozen=True, slots=True)
class Media:
    """A file of a deck: its flat name in Anki (made from its content), its bytes and its media type."""

    name: str
    data: bytes = field(repr=False)
    mime: str


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


@dataclass(frozen=True, slots=True)
class RenderedOption:
    """An option of a multiple choice as HTML; `feedback` is shown when this option is chosen."""

    html: Html
    correct: bool = False
    feedback: Html = Html()


@dataclass(frozen=True, slots=True)
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
    """A hash of all that Anki keeps of it (see `identity.content_hash`); empty if it was not asked for."""
    options: tuple[RenderedOption, ...] = ()
    """The options of a multiple choice, in order; they are in no field."""
    shuffled: bool = False
    """True if cards show the options in another order each time."""
    made: bool = False
    """True if the wrong options are answers of other notes (see `exporters.siblings`)."""
    options_label: str = ""
    """What screen readers say of the options, as plain text; empty if the words of the template will do."""

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


@dataclass(frozen=True, slots=True)
class RenderedDeck:
    """A deck ready for export: notes in document order, media by key, and the project that namespaces its ids."""

    deck: Deck
    project: str
    notes: tuple[RenderedNote, ...] = ()
    media: Mapping[str, Media] = field(default_factory=dict)
    mod: int = 0
    """When the note types last changed, in seconds since 1970."""
    source: str = ""
    """The file it was read from, as cards show it."""
    release: str = ""
    """The project's own name and version, if it has them."""
    retired: tuple[RenderedNote, ...] = ()
    """Notes that left the source, for the package alone: it ships them once more, with a tag."""
