"""A source and the notes that were edited in Anki -> the source with these edits, proved by reading it again.

An edit is accepted if the edited source has the same notes, and the edited ones look as in Anki. Many edits are tried
at once; those that fail are tried alone and in other ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from deckpress.live.pull_values import Attempt, Change
from deckpress.model import Deck, Note
from deckpress.reading import Reading, Use

Read = Callable[[str], Reading | None]
"""Reads a source; None if it has an error."""
IsRight = Callable[[int, Note], bool]
"""True if a note, by its index, looks as in Anki."""
_MOST_TRIES = 120
_KEPT = (Use.SECTION, Use.UNANSWERED, Use.PROSE)


@dataclass(slots=True)
class Settler:
    """A source into which edits are written, and which is read again to see their effect."""

    text: str
    read: Read
    is_right: IsRight
    before: Reading
    tries: int = 0
    accepted: dict[int, Attempt] = field(default_factory=dict)

    def settle(self, wanted: Mapping[int, Iterable[Attempt]]) -> Mapping[int, Attempt]:
        """The attempts that hold, by the index of their note: for each note the first one that does."""
        waiting = {index: iter(attempts) for index, attempts in wanted.items()}
        while waiting:
            tried = {index: attempt for index, more in waiting.items() if (attempt := next(more, None)) is not None}
            self._accept(tried)
            waiting = {index: more for index, more in waiting.items() if index in tried and index not in self.accepted}
        return self.accepted

    def _accept(self, tried: Mapping[int, Attempt]) -> None:
        """Accepts the attempts that hold; if not all do, those of each half are tried alone."""
        if not tried or self.tries >= _MOST_TRIES:
            return
        self.tries += 1
        wrong = self._wrong({**self.accepted, **tried})
        if not wrong:
            self.accepted |= tried
            return
        if len(tried) == 1:
            return
        rest = {index: one for index, one in tried.items() if index not in wrong}
        if rest and len(rest) < len(tried):
            self._accept(rest)
            self._accept({index: one for index, one in tried.items() if index not in rest})
            return
        items = list(tried.items())
        self._accept(dict(items[: len(items) // 2]))
        self._accept(dict(items[len(items) // 2 :]))

    def _wrong(self, attempts: Mapping[int, Attempt]) -> set[int]:
        """The indexes of the notes that are not read as expected; all of them if anything besides notes differs."""
        changes = self._changes(attempts)
        everything = set(range(len(self.before.deck.notes))) or {0}
        if overlap(changes):
            return everything
        found = self.read(changed(self.text, changes))
        if found is None or not same_around(self.before, found):
            return everything
        pairs = zip(self.before.deck.notes, found.deck.notes, strict=True)
        return {index for index, (old, new) in enumerate(pairs) if not self._holds(index, old, new, attempts)}

    def _holds(self, index: int, old: Note, new: Note, attempts: Mapping[int, Attempt]) -> bool:
        if index not in attempts:
            return old == new
        wanted = attempts[index].note
        return new == wanted or (_same_settings(new, wanted) and self.is_right(index, new))

    def _changes(self, attempts: Mapping[int, Attempt]) -> tuple[Change, ...]:
        return tuple(change for index in sorted(attempts) for change in attempts[index].changes)


def same_around(one: Reading, other: Reading) -> bool:
    """True if all else is the same: the number of notes, the deck, and the text between the notes."""
    if len(one.deck.notes) != len(other.deck.notes) or _deck(one) != _deck(other):
        return False
    return all(_words(one, use) == _words(other, use) for use in _KEPT)


def _deck(reading: Reading) -> Deck:
    return replace(reading.deck, notes=())


def _words(reading: Reading, use: Use) -> list[str]:
    return [region.text for region in reading.of(use)]


def _same_settings(one: Note, other: Note) -> bool:
    """True if two notes differ at most in their texts."""
    texts = {"question": other.question, "answer": other.answer, "explanation": other.explanation, "hint": other.hint}
    same = replace(one, **texts, choices=other.choices) == other  # type: ignore[arg-type]
    return same and [choice.correct for choice in one.choices] == [choice.correct for choice in other.choices]


# ---- changes of a text ---------------------------------------------------------------------------


def overlap(changes: Sequence[Change]) -> bool:
    """True if two changes overlap."""
    ordered = sorted(changes, key=lambda one: (one.start, one.end))
    return any(b.start < a.end or a.start == b.start for a, b in pairwise(ordered))


def changed(text: str, changes: Sequence[Change]) -> str:
    """The text with its changes."""
    parts: list[str] = []
    last = 0
    for one in sorted(changes, key=lambda one: (one.start, one.end)):
        parts += [text[last : one.start], one.text]
        last = one.end
    return "".join([*parts, text[last:]])


def kept_lines(text: str, changes: Sequence[Change]) -> list[int]:
    """For each line of the changed text the number, from 0, of the line that it was before; -1 if it was changed."""
    found: list[int] = []
    line = last = at = 0  # the first line that is not in `found`, the end of the last change, and its line
    for one in sorted(changes, key=lambda one: (one.start, one.end)):
        first = at + text.count("\n", last, one.start)
        if first < line:  # on the line of the last change
            found.pop()
        else:
            found += range(line, first)
        at, last = first + text.count("\n", one.start, one.end), one.end
        found += [-1] * (one.text.count("\n") + 1)
        line = at + 1
    return [*found, *range(line, text.count("\n") + 1)]
