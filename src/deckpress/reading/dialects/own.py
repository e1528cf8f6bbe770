"""A dialect that a user defines in a few lines of TOML: the marks of its questions, answers, options and sections.

    [dialects.mine]
    question = "Q>"
    answer = "A>"
    right = "+"
    option = "-"
    section = "=="
    end = "***"

A mark is the beginning of a line, or a pattern that begins with `^` and may have named groups (see `patterns`):
`^(?P<question>.+?) = (?P<answer>.+)`. A card ends at the next question, section or end; without marks for these, at the
next heading. A card with question and answer on one line ends there, unless the dialect has marks for answers or ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from string import ascii_uppercase

from deckpress.frozen import dataclass
from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, is_code, words_of
from deckpress.reading.dialects.lines import finish, headings, sections
from deckpress.reading.parts.named_options import right_ones
from deckpress.reading.parts.option_values import Options
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.patterns import Pattern, PatternError, make_pattern
from deckpress.reading.text.tree import Document, Slice

MARKS = ("end", "section", "right", "option", "answer", "question")
"""The marks that a dialect may have, in the order in which they are tried on a line."""
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "end": (),
    "section": ("section",),
    "right": ("option",),
    "option": ("option", "right", "letter", "number"),
    "answer": ("answer",),
    "question": ("question", "answer", "id", "tags", "hint", "number"),
}
_OWN_TEXT = {"right": "option"}
"""The group that holds the text of a mark, if its name differs from that of the mark."""

Places = Mapping[str, tuple[int, int]]


class DialectError(ValueError):
    """A dialect that cannot be read: `key` is the mark at fault."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__(words)
        self.key = key


def own_dialect(name: str, marks: Mapping[str, object]) -> Dialect:
    """The dialect that these marks define. Raises DialectError."""
    unknown = next((key for key in marks if key not in MARKS), None)
    if unknown:
        raise DialectError(unknown, f"'{unknown}' is not a mark of a dialect; the marks are {', '.join(MARKS)}")
    if "question" not in marks:
        raise DialectError("", "a dialect needs the mark 'question'")
    known = {key: _mark(key, marks[key]) for key in MARKS if key in marks}
    shown = ", ".join(f"{key} {marks[key]!r}" for key in reversed(MARKS) if key in marks)
    own = _Marks(known)
    return Dialect(name, f"lines with {shown}", own.signs, own.read)


def _mark(key: str, value: object) -> str | Pattern:
    if not isinstance(value, str) or not value.strip():
        raise DialectError(key, f"'{key}' must be the beginning of its lines, or a pattern that begins with ^")
    if not value.startswith("^"):
        return value
    try:
        pattern = make_pattern(value)
    except PatternError as error:
        raise DialectError(key, f"the pattern of '{key}' cannot be used: {error}") from error
    foreign = next((name for name in pattern.names if name not in _GROUPS[key]), None)
    if foreign:
        allowed = ", ".join(sorted(_GROUPS[key])) or "none"
        raise DialectError(key, f"the pattern of '{key}' has a group '{foreign}'; allowed are {allowed}")
    return pattern


@dataclass(slots=True)
class _Card:
    """The parts of a card as slices of lines (line, first column, column after the last)."""

    start: int
    section: tuple[str, ...]
    question: list[Slice] = field(default_factory=list)
    answer: list[Slice] = field(default_factory=list)
    options: list[tuple[bool, list[Slice]]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    parts: list[Slice] = field(default_factory=list)
    """The part that the next line without a mark belongs to."""


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of a dialect by their keys, in the order in which they are tried."""

    marks: Mapping[str, str | Pattern]

    def signs(self, document: Document) -> str:
        """How often each mark was found."""
        found = Counter(key for key, _ in self._lines(document).values())
        return ", ".join(f"{found[key]} {key}" for key in reversed(MARKS) if key in self.marks)

    def read(self, ledger: Ledger, settings: Settings) -> None:
        """Books each card from its question to the next mark that ends it."""
        document = ledger.document
        found = self._lines(document)
        titles = self._titles(document, found)
        closed = not {"end", "answer"} & self.marks.keys()
        heads = set[int]() if {"end", "section"} & self.marks.keys() else {block.start for block in headings(document)}
        card: _Card | None = None
        for number in range(document.first, len(document.lines)):
            key, places = found.get(number, ("", {}))
            ends = key in ("question", "section", "end") or (not key and number in heads)
            if ends and card is not None:
                _book(ledger, settings, card, number)
                card = None
            if key == "section":
                ledger.book(document, Use.SECTION, number, number + 1)
            elif key == "end":
                ledger.book(document, Use.FRAME, number, number + 1)
            elif key == "question":
                card = self._opened(document, number, places, titles(number))
                if closed and "answer" in places:
                    _book(ledger, settings, card, number + 1)
                    card = None
            elif card is not None:
                _add(card, number, key, places)
        if card is not None:
            _book(ledger, settings, card, len(document.lines))
        finish(ledger, [note.id for note in ledger.notes if note.id])

    def _lines(self, document: Document) -> dict[int, tuple[str, Places]]:
        """The mark of each line that has one, and the places of its groups; code has no marks."""
        code = is_code(document)
        found: dict[int, tuple[str, Places]] = {}
        for number in range(document.first, len(document.lines)):
            line = document.lines[number].rstrip()
            if not line or code(number):
                continue
            for key, mark in self.marks.items():
                if (places := _match(mark, line)) is not None:
                    own = places.get(_OWN_TEXT.get(key, key), (places[""][1], len(line)))
                    found[number] = (key, {**places, "": own})
                    break
        return found

    def _titles(self, document: Document, found: Mapping[int, tuple[str, Places]]) -> Callable[[int], tuple[str, ...]]:
        """A function from a line to its section: by the mark or, if there is no mark for sections, by the headings."""
        if "section" not in self.marks:
            return sections(document, [number for number, (key, _) in found.items() if key == "question"])
        titles: dict[int, tuple[str, ...]] = {}
        title: tuple[str, ...] = ()
        for number, (key, places) in found.items():
            if key == "section":
                words = document.lines[number][slice(*places[""])].strip()
                title = (words,) if words else ()
            titles[number] = title
        return lambda line: titles.get(line, ())

    def _opened(self, document: Document, number: int, places: Places, section: tuple[str, ...]) -> _Card:
        line = document.lines[number]
        words = {name: line[slice(*places[name])].strip() for name in ("id", "tags", "hint") if name in places}
        card = _Card(number, section, [(number, *places[""])], words=words)
        if "answer" in places:
            card.answer.append((number, *places["answer"]))
        # Without a mark for answers, the question ends on its line.
        card.parts = card.answer if "answer" in places or "answer" not in self.marks else card.question
        return card


def _match(mark: str | Pattern, line: str) -> Places | None:
    if isinstance(mark, Pattern):
        return mark.match(line)
    start = len(line) - len(line.lstrip())
    if not line.startswith(mark.strip(), start):
        return None
    end = start + len(mark.strip())
    whole = mark == mark.rstrip() or not line[end : end + 1].strip()
    return {"": (start, end)} if whole else None


def _add(card: _Card, number: int, key: str, places: Places) -> None:
    """Adds a line to the part of a card that it opens or continues."""
    if key in ("option", "right"):
        right = key == "right" or ("right" in places and places["right"][0] < places["right"][1])
        card.parts = []
        card.options.append((right, card.parts))
    elif key == "answer":
        card.parts = card.answer
    card.parts.append((number, *places[""]) if key else (number, 0, None))


def _book(ledger: Ledger, settings: Settings, card: _Card, end: int) -> None:
    document = ledger.document
    question, answer = document.cut_text(card.question).strip(), document.cut_text(card.answer).strip()
    choices = tuple(Choice(document.cut_text(parts).strip(), right) for right, parts in card.options)
    if choices and not any(choice.correct for choice in choices):
        choices, answer = _answered(choices, answer)
    kind = Kind.CHOICE if choices else Kind.OPEN
    if not choices and not answer and has_numbered_gap(question.markdown):
        kind = Kind.CLOZE
    note = Note(
        question,
        NO_TEXT if choices else answer,
        kind,
        choices,
        answer if choices else NO_TEXT,
        card.section,
        tags=tuple(dict.fromkeys((*settings.tags, *words_of(card.words.get("tags", ""))))),
        id=card.words.get("id", ""),
        hint=Text.at(document.place(card.start), card.words["hint"]) if card.words.get("hint") else NO_TEXT,
        location=question.locate(0, 0) if question.origin else document.place(card.start),
    )
    book_note(ledger, document, note, card.start, end)


def _answered(choices: Sequence[Choice], answer: Text) -> tuple[tuple[Choice, ...], Text]:
    """The options, with those marked as right that the answer names by letter or text; and the rest of the answer."""
    options = Options(tuple(choices), tuple(ascii_uppercase[: len(choices)]), boxed=False)
    right, end, guessed = right_ones(answer.markdown, options) if answer else (frozenset[int](), 0, False)
    if not right or guessed:
        return tuple(choices), answer
    marked = tuple(Choice(choice.text, index in right) for index, choice in enumerate(choices))
    return marked, answer.slice(end).strip()
