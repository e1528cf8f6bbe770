"""A reading -> the same cards in the native syntax, with all other text kept at its place between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from deckpress.convert.head import asides, definitions, front_matter, heading, other_settings, tags_fit
from deckpress.convert.notes import Written, mended, plainest, written
from deckpress.convert.regions import Event, Text, events_of, prose, texts_without_source, unanswered
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.reading import CARD_CHANGED, CARD_FROM_TEXT, SECTION_TOO_DEEP, TEXT_CHANGED
from deckpress.model import Note, Passage, Source
from deckpress.reading import Reading, read
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.part_marks import END

__all__ = ["to_native"]

_DEEPEST = 5
"""How deep sections may be: the last heading level is for the questions. This deep, none is left for the title."""
_ROUNDS = 4


def to_native(reading: Reading, source: Source, *, quick: bool = False) -> tuple[str, Diagnostics]:
    """The native text of what was read of a source. Reading it gives equal notes, in the order of the deck.

    Sections, questions without an answer and text between the cards stay where they were; furniture is left out.
    Code and raw HTML that an answer leaves open get their closing line. A note that cannot be written so that it is
    read back the same is reported as DP114 (warning). With `quick`, for notes by the ten thousand, a note is only tried
    alone if it differs in the whole. The end is always that the whole file is read back.
    """
    writer = _Writer(reading, source, quick=quick)
    different = writer.different()
    if quick and different:
        writer.doubt(different)
        different = writer.different()
    for round_ in range(_ROUNDS):
        if not different:
            different = writer.different_in_all()
        if not different:
            break
        writer.mark_more(different, everything=round_ == _ROUNDS - 2)
        different = writer.different()
    return writer.text(), tuple(writer.problems(different or writer.different_in_all()))


@dataclass(slots=True)
class _Writer:
    reading: Reading
    source: Source
    events: tuple[Event, ...] = ()
    first: int = 2
    """The level of the outermost sections."""
    level: int = 2
    tags: tuple[str, ...] = ()
    skips: dict[int, int] = field(default_factory=dict)
    """How many of the forms of a note, by its index, are too plain to be read back."""
    quick: bool = False
    """True to write notes in their first form, except the doubtful ones."""
    doubtful: set[int] = field(default_factory=set)
    proved: tuple[int, ...] = ()
    """The indices of the notes that are read back: all, or the doubtful ones and those beside them."""
    hidden: bool = False
    """True if the text between the cards, and below questions without an answer, must be in comments."""
    lost: tuple[Passage, ...] = ()
    """The texts for several questions that are read back differently."""
    _kept: dict[tuple[int, int], Written] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.events = events_of(self.reading, self.source)
        depths = [len(event.section) for event in self.events]
        deepest = min(max(depths, default=0), _DEEPEST)
        self.first = 1 if deepest == _DEEPEST else 2
        self.level = self.first + deepest
        shared = _shared_tags(self.reading.deck.notes)
        self.tags = shared if tags_fit(shared) else ()
        self.proved = tuple(range(len(self.reading.deck.notes)))

    # ---- the whole text --------------------------------------------------------------------------

    def text(self) -> str:
        """The whole file."""
        return self._text(self.events)

    def _text(self, events: Iterable[Event]) -> str:
        deck = self.reading.deck
        blocks = list(self._body(events))
        title = ""
        if self.first == 1:
            title = "#" if sum(block.startswith("# ") for block in blocks) == 1 else ""  # or the one would be the title
        elif deck.title and not looks_like_question(deck.title):
            title = heading(1, deck.title)
        body = "\n\n".join(blocks)
        above, below = definitions(deck.references, body)
        settings = self.source.text.split("\n")[1:-1] if self.source.text.startswith("---") else []
        end = next((i for i, line in enumerate(settings) if line.rstrip() in ("---", "...")), 0)
        head = front_matter(
            deck,
            self.tags,
            self.level,
            other_settings(settings[:end]),
            title=bool(deck.title) and title in ("", "#"),
            native=self.quick,
        )
        if below and not body.endswith(_END):
            body += f"\n\n{_END}"
        return "\n\n".join(part for part in (head, title, above, body, below, asides(deck)) if part) + "\n"

    def _body(self, events: Iterable[Event]) -> Iterator[str]:
        """The blocks of the document below its title, with an `end` where a card would otherwise take in other text."""
        path: tuple[str, ...] = ()
        before: Written | None = None  # a card that has not ended
        for event in events:
            section = _shallow(event.section)
            if section != path:
                yield from self._headings(path, section, event.text if event.kind == "section" else "")
                path, before = section, None
            if event.kind == "section":
                continue
            found = self._written(event)
            label = event.kind == "note" and not found.heading
            if before and not found.heading and (before.heading or not label):
                yield _END
            yield found.text
            before = None if found.ended else found

    def _written(self, event: Event) -> Written:
        if event.kind == "note":
            return self._note(event.index)
        if event.kind == "unanswered":
            return unanswered(event.text, event.lines, self.level, hidden=self.hidden)
        return Written(prose(event.lines, hidden=self.hidden), heading=False, ended=True)

    def _note(self, index: int) -> Written:
        skip = self.skips.get(index, 0)
        if (index, skip) not in self._kept:
            note = self.reading.deck.notes[index]
            rest = replace(note, tags=note.tags[len(self.tags) :]) if self.tags else note
            alone = not self.quick or skip or index in self.doubtful
            self._kept[index, skip] = (
                written(rest, self.level, skip=skip, native=self.quick) if alone else plainest(rest, self.level)
            )
        return self._kept[index, skip]

    def _headings(self, path: tuple[str, ...], section: tuple[str, ...], source: str) -> Iterator[str]:
        """The headings that lead from one section to another; one without words ends a section."""
        same = 0
        while same < min(len(path), len(section)) and path[same] == section[same]:
            same += 1
        if same == len(section) and same < len(path):
            yield "#" * (self.first + same)
        for depth in range(same, len(section)):
            level, wanted = self.first + depth, source if depth == len(section) - 1 else ""
            yield heading(level, section[depth], wanted) or f"{'#' * level} {section[depth]}"

    # ---- the proof -------------------------------------------------------------------------------

    def different(self) -> tuple[int, ...]:
        """The indices of the notes that are read back differently; all of them if it is unclear which."""
        proved = set(self.proved)
        text = self._text(event for event in self.events if event.kind != "note" or event.index in proved)
        deck = read(Source("", text))[0].deck
        found = {(passage.section, passage.text.markdown) for passage in deck.passages}
        texts = texts_without_source(self.reading)
        self.lost = tuple(text for text in texts if (text.section, text.text.markdown) not in found)
        if len(deck.notes) != len(self.proved):
            return (self._lost(deck.notes) if self.quick else ()) or self.proved or (0,)
        return tuple(i for i, new in zip(self.proved, deck.notes, strict=True) if not self._is_as_before(i, new))

    def _is_as_before(self, index: int, new: Note) -> bool:
        old = self.reading.deck.notes[index]
        return new == old or new == mended(old)

    def different_in_all(self) -> tuple[int, ...]:
        """As `different`, for all notes, once a part of them is right."""
        everything = tuple(range(len(self.reading.deck.notes)))
        if self.proved == everything:
            return ()
        self.proved = everything
        return self.different()

    def _lost(self, found: Sequence[Note]) -> tuple[int, ...]:
        """The indices of the notes that are not among those that were read, in their order, as they were."""
        places: dict[tuple[str, ...], deque[int]] = {}
        for place, note in enumerate(found):
            places.setdefault(_words(note), deque()).append(place)
        lost: list[int] = []
        at = 0
        for index in self.proved:
            own = places.get(_words(self.reading.deck.notes[index]), deque())
            while own and own[0] < at:
                own.popleft()
            if own and own[0] < at + _BATCH:
                at = own.popleft() + 1
                if not self._is_as_before(index, found[at - 1]):
                    lost.append(index)
            else:
                lost.append(index)
        return tuple(lost)

    def doubt(self, different: Sequence[int]) -> None:
        """Has some notes tried alone; if most of them differ, only those that also differ in a small text.

        After that, only these and the notes beside them are read back: the others are known to be right.
        """
        if 2 * len(different) < len(self.proved):
            self.doubtful.update(different)
            near = {index + step for index in different for step in (-2, -1, 0, 1, 2)}
            self.proved = tuple(index for index in self.proved if index in near)
        else:
            self._find_doubtful()
        self._kept = {key: found for key, found in self._kept.items() if key[0] not in self.doubtful}

    def _find_doubtful(self) -> None:
        waiting = [self.proved[start : start + _BATCH] for start in range(0, len(self.proved), _BATCH)]
        while waiting:
            part = waiting.pop()
            found = self._read_part(part)
            if len(found) != len(part) and len(part) > 1:
                half = len(part) // 2
                waiting += [part[:half], part[half:]]
            elif len(found) != len(part):
                self.doubtful.update(part)
            else:
                pairs = zip(part, found, strict=True)
                self.doubtful.update(index for index, new in pairs if not self._is_same(index, new))

    def _read_part(self, part: Sequence[int]) -> Sequence[Note]:
        """The notes that are read from a text of only these notes, each with its `end`."""
        texts = (self._note(index) for index in part)
        body = "\n\n".join(f"{found.text}\n\n{_END}" if not found.ended else found.text for found in texts)
        return read(Source("", f"---\ndialect: native\nquestions: h{self.level}\n---\n\n{body}\n"))[0].deck.notes

    def _is_same(self, index: int, new: Note) -> bool:
        """True if a note was read back alone, without its section and the tags that all notes share."""
        note = self.reading.deck.notes[index]
        old = replace(note, section=(), tags=note.tags[len(self.tags) :])
        return new == old or new == mended(old)

    def mark_more(self, different: Sequence[int], *, everything: bool) -> None:
        """Writes more marks, so that less is left to interpretation."""
        if everything or len(different) == len(self.proved):
            self.hidden = True
        if self.quick or len(different) < len(self.proved) or everything:
            for index in different:
                self.skips[index] = self.skips.get(index, 0) + 2

    def problems(self, different: Sequence[int]) -> Iterator[Diagnostic]:
        if different and not self.reading.deck.notes:
            yield CARD_FROM_TEXT.at(Location(self.source.path))
            return
        for index in different:
            note = self.reading.deck.notes[index]
            if len(note.section) > _DEEPEST:
                yield SECTION_TOO_DEEP.at(note.location, section=" > ".join(_shallow(note.section)))
            else:
                yield CARD_CHANGED.at(note.location)
        for passage in self.lost:
            yield TEXT_CHANGED.at(passage.start)


_BATCH = 50
_END = f"<!-- {END} -->"


def _shared_tags(notes: Sequence[Note]) -> tuple[str, ...]:
    """The tags that all notes begin with."""
    shared: Text = notes[0].tags if notes else ()
    for note in notes:
        same = 0
        while same < min(len(shared), len(note.tags)) and shared[same] == note.tags[same]:
            same += 1
        shared = shared[:same]
    return shared


def _words(note: Note) -> tuple[str, ...]:
    """What distinguishes notes."""
    return note.question.markdown, note.answer.markdown, note.explanation.markdown


def _shallow(section: tuple[str, ...]) -> tuple[str, ...]:
    """The section, with its parts below the deepest level joined into one name."""
    if len(section) <= _DEEPEST:
        return section
    return (*section[: _DEEPEST - 1], ", ".join(section[_DEEPEST - 1 :]))
