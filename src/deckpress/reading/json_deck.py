"""A deck that deckpress wrote as JSON (docs/json.md) -> the same deck, with a place for whatever is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from deckpress.compare import composed
from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.diagnostics.values import Rule
from deckpress.markdown.footnotes import key_of
from deckpress.model import (
    DEFAULTS,
    NOTE_SETTINGS,
    SUBDECKS,
    Choice,
    Deck,
    Form,
    Kind,
    Macro,
    Note,
    Passage,
    Source,
    Text,
)
from deckpress.reading.json_places import Node, NoJsonError, parse
from deckpress.reading.json_signs import SIGN, VERSION
from deckpress.reading.json_values import JsonValues, Members
from deckpress.reading.text.ledger import Reading, Region, Use, ranges, short
from deckpress.settings import BY_NAME, as_kind, complaint

_DECK_KEYS = frozenset(
    f"""{SIGN} deck named title language date subdecks settings macros references footnotes abbreviations passages
    media notes""".split()
)
_NOTE_KEYS = frozenset(
    (*"kind question answer choices explanation section guid declined expected".split(), *NOTE_SETTINGS)
)
_PASSAGE_KEYS = frozenset(("text", "section", "first", "last"))
_CHOICE_KEYS = frozenset(("text", "correct", "feedback"))


def read_json(source: Source) -> tuple[Reading, Diagnostics]:
    """The deck of a source. Never raises; with a DP130 error the deck may lack notes.

    Other problems: DP007 (a character that cannot be in a deck), DP109 (an unknown key), and DP104, DP107 or DP108
    for a note that makes no card.
    """
    reader = _Reader(source)
    try:
        root = parse(source.text)
    except NoJsonError as error:
        reader.report(error.offset, rules.NOT_JSON, problem=error.words)
        return reader.reading(Deck(_stem(source))), tuple(reader.diagnostics)
    deck = reader.deck(root)
    if not deck.notes and not reader.diagnostics:
        reader.report(root.start, rules.NO_NOTES)
    return reader.reading(deck), tuple(sorted(reader.diagnostics, key=lambda d: d.location))


def _stem(source: Source) -> str:
    return composed(PurePosixPath(source.path).stem) or "deck"


class _Reader(JsonValues):
    """Reads the deck, its passages and its notes, and books their lines."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.regions: list[Region] = []
        self.booked: set[int] = set()

    def reading(self, deck: Deck) -> Reading:
        """The result; lines outside cards count as settings."""
        self.book(Use.SETTINGS, 1, self.source.text.count("\n") + 1, deck.name)
        regions = (self.regions[-1], *self.regions[:-1])
        return Reading(deck, "deckpress JSON", regions, (), ("JSON",) * len(deck.notes), self.source)

    def book(self, use: Use, start: int, end: int, text: str) -> None:
        """Books lines for a use; of several notes on a line, the first has it."""
        own = [line for line in range(start, end + 1) if line not in self.booked]
        self.booked.update(own)
        self.regions.append(Region(use, start, end, text[:200], ranges(own)))

    def deck(self, root: Node) -> Deck:
        nothing = Deck(_stem(self.source))
        members = root.value if isinstance(root.value, Mapping) else {}
        version = members.get(SIGN)
        if version is None:
            self.report(root.start, rules.NOT_A_DECK, version=VERSION)
            return nothing
        if type(version.value) is not int or not 1 <= version.value <= VERSION:
            self.report(version.start, rules.UNKNOWN_VERSION, version=VERSION)
            return nothing
        self.keys(members, _DECK_KEYS, "a deck")
        listed = self.items(members, "notes")
        notes = [note for node in listed if (note := self.note(node)) is not None]
        return Deck(
            self.line(members, "deck") or nothing.name,
            tuple(notes),
            title=self.line(members, "title"),
            language=self.line(members, "language"),
            date=self.line(members, "date"),
            references=dict(self.valued("references", members, self.target)),
            macros=dict(self.valued("macros", members, self.macro)),
            settings=dict(self.settings(members)),
            subdecks=tuple(word for word in self.words(members, "subdecks") if word in SUBDECKS),
            named=self.flag(members, "named"),
            location=Location(self.source.path, *self.places.at(root.start)),
            footnotes=self.footnotes(members),
            abbreviations=self.abbreviations(members),
            passages=tuple(self.passages(self.items(members, "passages"), listed)),
        )

    def footnotes(self, members: Members) -> dict[str, Text]:
        """The texts of the footnotes by their labels."""
        inner = dict(self.object(members, "footnotes"))
        return {key_of(label): self.text(inner, label) for label in inner}

    def abbreviations(self, members: Members) -> dict[str, str]:
        inner = dict(self.object(members, "abbreviations"))
        return {name: self.line(inner, name) for name in inner if name}

    def passages(self, listed: Sequence[Node], notes: Sequence[Node]) -> Iterator[Passage]:
        """The texts that notes refer to, each with the places of its first and last note in the file."""
        for node in listed:
            if not isinstance(node.value, Mapping):
                self.report(node.start, rules.MEMBERS_NOT_OBJECTS, key="passages")
                continue
            members = node.value
            self.keys(members, _PASSAGE_KEYS, "a passage")
            first, last = (int(self.number(members, key)) for key in ("first", "last"))
            if not first <= last < len(notes):
                self.report(node.start, rules.WRONG_TYPE, key="last", type="the place of a note from 'first' on")
            elif text := self.text(members, "text"):
                start, end = self.place(notes[first].start), self.place(notes[last].end)
                yield Passage(self.words(members, "section"), text, start, end)

    def target(self, members: Members) -> tuple[str, str]:
        """Where a link definition leads, and its title."""
        self.keys(members, frozenset(("url", "title")), "a reference")
        return self.line(members, "url"), self.line(members, "title")

    def macro(self, members: Members) -> Macro:
        self.keys(members, frozenset(("body", "arguments", "default")), "a macro")
        default = self.string(members, "default") if "default" in members else None
        return Macro(self.string(members, "body"), min(int(self.number(members, "arguments")), 9), default)

    def settings(self, members: Members) -> Iterator[tuple[str, object]]:
        """The known settings with valid values, by key."""
        for name, node in self.object(members, "settings"):
            plain = None if isinstance(node.value, tuple | Mapping) else node.value
            if name not in BY_NAME:
                self.report(node.start, rules.UNKNOWN_JSON_SETTING, name=name)
            elif wrong := complaint(BY_NAME[name], plain):
                self.report(node.start, rules.BAD_SETTING, problem=wrong)
            else:
                yield BY_NAME[name].key, as_kind(BY_NAME[name], plain)

    # ---- a note ----------------------------------------------------------------------------------

    def note(self, node: Node) -> Note | None:
        """A note; None, with a diagnostic, if it makes no card."""
        if not isinstance(node.value, Mapping):
            self.report(node.start, rules.NOTE_NOT_OBJECT)
            return None
        members, before = node.value, len(self.diagnostics)
        self.keys(members, _NOTE_KEYS, "a note")
        question = self.text(members, "question")
        place = members["question"].start if "question" in members else node.start
        note = Note(
            question,
            self.text(members, "answer"),
            self.kind(members),
            tuple(choice for item in self.items(members, "choices") if (choice := self.choice(item)) is not None),
            self.text(members, "explanation"),
            self.words(members, "section"),
            question.locate(0, 0) if question else Location(self.source.path, *self.places.at(node.start)),
            declined=tuple(word for word in self.words(members, "declined") if word in DEFAULTS),
            **{name: self.setting(members, name, row.form) for name, row in NOTE_SETTINGS.items()},
        )
        lines = self.places.at(node.start)[0], self.places.at(node.end - 1)[0]
        rule = _problem(note)
        if rule is None:
            self.book(Use.CARD, *lines, question.flat)
            return note
        if all(problem.code != rules.BROKEN_JSON.code for problem in self.diagnostics[before:]):
            self.report(place, rule, question=short(question.flat))
        if question:
            line = self.places.at(place)[0]
            self.book(Use.UNANSWERED, line, line, question.flat)
        return None

    def setting(self, members: Members, name: str, form: Form) -> Any:
        """The value of a setting of a note."""
        match form:
            case Form.WORDS:
                return tuple("_".join(word.split()) for word in self.words(members, name))
            case Form.MARKDOWN:
                return self.text(members, name)
            case Form.FLAG:
                return self.flag(members, name)
            case Form.NUMBER:
                return self.number(members, name)
            case Form.LINE:
                return self.line(members, name)
            case Form.TEXTS:
                return self.texts(members, name)

    def texts(self, members: Members, name: str) -> tuple[str, ...]:
        """The texts to type; files of earlier versions have one, as `expected`."""
        first = self.line(members, "expected")
        return tuple(dict.fromkeys(self.words(members, name))) or ((first,) if first else ())

    def kind(self, members: Members) -> Kind:
        node = members.get("kind")
        if node is None:
            return Kind.CHOICE if "choices" in members else Kind.OPEN
        if node.value not in tuple(Kind):
            self.report(node.start, rules.WRONG_TYPE, key="kind", type="open, choice or cloze")
            return Kind.OPEN
        return Kind(str(node.value))

    def choice(self, node: Node) -> Choice | None:
        if not isinstance(node.value, Mapping):
            self.report(node.start, rules.OPTION_NOT_OBJECT)
            return None
        self.keys(node.value, _CHOICE_KEYS, "an option")
        members = node.value
        return Choice(self.text(members, "text"), self.flag(members, "correct"), self.text(members, "feedback"))


def _problem(note: Note) -> Rule | None:
    """The rule that a note breaks; None if it makes a card."""
    if not note.question:
        return rules.EMPTY_QUESTION
    if note.kind is Kind.CHOICE and not any(choice.correct for choice in note.choices):
        return rules.NO_RIGHT_OPTION
    if note.kind is Kind.OPEN and not note.answer:
        return rules.UNANSWERED
    return None
