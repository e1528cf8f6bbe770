"""A source that an earlier build has read -> the same reading, without reading it again.

What a source means follows from its text and from how it is read, which are its key. The blocks of its notes are not
kept: they are needed only for a note that must be rendered again, and then the source is read after all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.digests import digest
from deckpress.frozen import replace
from deckpress.markdown.text_keys import LateTokens, tokens_digest
from deckpress.model import NO_TEXT, Choice, Deck, Kind, Macro, Note, Passage, Source, Text
from deckpress.packing import Packing, UnknownKindError
from deckpress.reading.text.ledger import Reading, Region, Use, Weighed
from deckpress.store import Values

KIND = "reading"
"""The kind of these values in the store."""
_MOST = 400
"""The most notes of a reading to keep: a larger file is edited more often than it is found unchanged."""
_Read = Callable[[], tuple[Reading, Diagnostics]]


def read_once(
    store: Values | None, source: Source, manner: Sequence[object], read: _Read
) -> tuple[Reading, Diagnostics]:
    """The result of `read` for a source, now or in an earlier build."""
    if store is None or not all(isinstance(part, str | int) for part in manner):
        return read()  # in a dialect of the user's own
    key = digest(source.path, tuple(manner), source.text)
    if found := _recalled(store.get(KIND, key), source, read):
        return found
    reading, problems = read()
    if len(reading.deck.notes) <= _MOST and (value := _value(reading, problems)):
        store.put(KIND, key, value)
    return reading, problems


def _value(reading: Reading, problems: Diagnostics) -> Any:
    """A reading and its diagnostics as a value; None if it holds something that cannot be kept."""
    passages = reading.deck.passages
    if any(passage.text.parsed for passage in passages):
        return None
    try:
        return _packing().pack((replace(reading, source=Source("", "")), problems))
    except UnknownKindError:
        return None


def _recalled(value: Any, source: Source, read: _Read) -> tuple[Reading, Diagnostics] | None:
    try:
        reading, problems = _packing().unpack(value)
        notes = with_late_tokens(reading.deck.notes, cache(lambda: read()[0].deck.notes))
        deck = replace(reading.deck, notes=notes)
        return replace(reading, deck=deck, source=source), problems
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):  # another form: it may come from anywhere
        return None


def with_late_tokens(notes: Sequence[Note], again: Callable[[], Sequence[Note]]) -> tuple[Note, ...]:
    """The notes; texts with blocks get these from the notes that are read `again`."""
    return tuple(_late_note(note, partial(_nth, again, number)) for number, note in enumerate(notes))


def _late_note(note: Note, again: Callable[[], Note]) -> Note:
    changes: dict[str, Any] = {
        name: _late(text, partial(_field, again, name)) for name in _FIELDS if (text := getattr(note, name)).parsed
    }
    if any(choice.text.parsed or choice.feedback.parsed for choice in note.choices):
        changes["choices"] = tuple(
            _late_choice(choice, partial(_option, again, number)) for number, choice in enumerate(note.choices)
        )
    return replace(note, **changes) if changes else note


def _late_choice(choice: Choice, again: Callable[[], Choice]) -> Choice:
    text, feedback = _late(choice.text, lambda: again().text), _late(choice.feedback, lambda: again().feedback)
    return replace(choice, text=text, feedback=feedback)


_FIELDS = ("question", "answer", "explanation", "hint")


def _nth(again: Callable[[], Sequence[Note]], number: int) -> Note:
    return again()[number]


def _field(again: Callable[[], Note], name: str) -> Text:
    return getattr(again(), name)  # type: ignore[no-any-return]


def _option(again: Callable[[], Note], number: int) -> Choice:
    return again().choices[number]


def _late(text: Text, again: Callable[[], Text]) -> Text:
    if not text.parsed:
        return text
    return replace(text, parsed=LateTokens(str(text.parsed[0]), lambda: again().parsed))


def _from_text(text: Text) -> Any:
    """A text in the file of its reading; the digest of its blocks stands for them."""
    if text is NO_TEXT:
        return None
    return text.markdown, text.path, tuple(runs(text.origin)), tokens_digest(text), text.parsed_from


def _to_text(value: Any) -> Text:
    if value is None:
        return NO_TEXT
    markdown, path, rows, blocks, parsed_from = value
    return Text(markdown, path, places_of(rows), (blocks,) if blocks else (), parsed_from)


def places_of(rows: Iterable[tuple[int, int, int]]) -> tuple[tuple[int, int], ...]:
    """The places, from their runs (see `runs`)."""
    return tuple([(line + n, column) for line, column, count in rows for n in range(count)])


def runs(origin: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Places as runs of lines that follow each other and begin at one column: line, column and count."""
    start = 0
    for end in range(1, len(origin) + 1):
        line, column = origin[start]
        if end == len(origin) or origin[end] != (line + end - start, column):
            yield line, column, end - start
            start = end


@cache
def _packing() -> Packing:
    kinds = (
        Text,
        Location,
        Diagnostic,
        Note,
        Choice,
        Kind,
        Deck,
        Macro,
        Passage,
        Reading,
        Region,
        Use,
        Weighed,
        Source,
    )
    return Packing(kinds, {Text: (_from_text, _to_text)})
