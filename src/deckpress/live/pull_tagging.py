"""The tags of some notes that were changed in Anki -> the source with these changes, proved by reading it again.

A tag of the front matter belongs to all notes of a file: it is removed there if all of them lost it in Anki.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from deckpress.compare import fold
from deckpress.live.pull_lines import Lines
from deckpress.live.pull_source import Read, Settler, changed, same_around
from deckpress.live.pull_tags import front_changes, front_line, tag_changes
from deckpress.live.pull_values import Attempt, Change
from deckpress.model import Note
from deckpress.reading import Reading

_WAYS = 8
NO_PLACE_FOR_TAGS = "its tags are not written at this card, or not in a form that deckpress can change"
_IN_FRONT = (
    "the front matter (line {line}) gives the tag {tag} to every card; until you change that line, an update of the"
    " note brings the tag back"
)


@dataclass(frozen=True, slots=True)
class TagEdit:
    """The tags that a note gets and loses."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def without(self, gone: Collection[str]) -> TagEdit:
        """The edit without the removal of some tags, by their folded form."""
        return TagEdit(self.added, tuple(tag for tag in self.removed if fold(tag) not in gone))


@dataclass(slots=True)
class Tagger:
    """Writes the tags of notes into one source, and keeps what it did and why it could not."""

    text: str
    reading: Reading
    read: Read
    steps: list[tuple[Change, ...]] = field(default_factory=list)
    done: set[int] = field(default_factory=set)
    """The indexes of the notes whose tags are written."""
    refused: dict[int, str] = field(default_factory=dict)

    def write(self, wanted: Mapping[int, TagEdit]) -> None:
        """Writes the changed tags, by the indexes of their notes."""
        gone = self._write_front(wanted)
        left = {index: edit.without(gone) for index, edit in wanted.items()}
        self.done.update(index for index, edit in left.items() if not (edit.added or edit.removed))
        self._write_notes({index: edit for index, edit in left.items() if index not in self.done})

    # ---- front matter ----------------------------------------------------------------------------

    def _write_front(self, wanted: Mapping[int, TagEdit]) -> set[str]:
        """Removes the tags that all notes lost from the front matter; returns their folded forms."""
        lost = Counter(fold(tag) for edit in wanted.values() for tag in edit.removed)
        names = {fold(tag): tag for edit in wanted.values() for tag in edit.removed}
        return {
            key for key, count in lost.items() if count == len(self.reading.deck.notes) and self._remove(names[key])
        }

    def _remove(self, tag: str) -> bool:
        """True if the tag is in the front matter, and is removed there from all notes."""
        for changes in front_changes(self.text, tag):
            found = self.read(changed(self.text, changes))
            if found is not None and same_around(self.reading, found) and self._lost(found, tag):
                self._step(changes, found)
                return True
        return False

    def _lost(self, found: Reading, tag: str) -> bool:
        """True if the notes differ from those before in this tag alone."""
        pairs = zip(self.reading.deck.notes, found.deck.notes, strict=True)
        return all(_without(old, tag) == new for old, new in pairs)

    # ---- notes -----------------------------------------------------------------------------------

    def _write_notes(self, edits: Mapping[int, TagEdit]) -> None:
        wanted = {index: self._attempts(index, edit) for index, edit in edits.items()}
        settler = Settler(self.text, self._in_order(wanted), lambda *_: False, self.reading)
        settled = settler.settle(wanted)
        for index in wanted.keys() - settled.keys():
            self.refused[index] = self._reason(edits[index])
        self.done.update(settled)
        changes = tuple(change for index in sorted(settled) for change in settled[index].changes)
        if changes:
            found = self.read(changed(self.text, changes))
            assert found is not None
            self._step(changes, found)

    def _attempts(self, index: int, edit: TagEdit) -> list[Attempt]:
        """Ways to write the tags of a note."""
        source, notes = Lines.of(self.text), self.reading.deck.notes
        note, firsts = notes[index], sorted(one.location.line for one in notes)
        gone = set(map(fold, edit.removed))
        tags = (*(tag for tag in note.tags if fold(tag) not in gone), *edit.added)
        after = bisect_right(firsts, note.location.line)
        last = firsts[after] - 1 if after < len(firsts) else len(source.lines)
        ways = tag_changes(source, note, last, edit.added, edit.removed)
        return [Attempt(changes, replace(note, tags=tags)) for changes in islice(ways, _WAYS)]

    def _in_order(self, wanted: Mapping[int, Sequence[Attempt]]) -> Callable[[str], Reading | None]:
        """Reads a source, and sorts the tags of each note as wanted, if they are the same tags."""
        orders = {index: attempts[0].note.tags for index, attempts in wanted.items() if attempts}

        def read(text: str) -> Reading | None:
            found = self.read(text)
            if found is None:
                return None
            notes = list(found.deck.notes)
            for index, tags in orders.items():
                if index < len(notes) and set(notes[index].tags) == set(tags):
                    notes[index] = replace(notes[index], tags=tags)
            return replace(found, deck=replace(found.deck, notes=tuple(notes)))

        return read

    def _reason(self, edit: TagEdit) -> str:
        """Why the tags of a note cannot be written."""
        for tag in edit.removed:
            if line := front_line(self.text, tag):
                return _IN_FRONT.format(line=line, tag=tag)
        return NO_PLACE_FOR_TAGS

    def _step(self, changes: tuple[Change, ...], found: Reading) -> None:
        self.steps.append(changes)
        self.text = changed(self.text, changes)
        self.reading = found


def _without(note: Note, tag: str) -> Note:
    return replace(note, tags=tuple(one for one in note.tags if fold(one) != fold(tag)))
