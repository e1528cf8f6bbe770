"""One source and what Anki has of its notes -> what was edited in Anki, and the source with these edits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from deckpress.foreign.looks import look
from deckpress.live.pull_lines import Lines, additions, hint_removals, splices
from deckpress.live.pull_markdown import has_hidden_text, nearest, spellings
from deckpress.live.pull_media import MediaNames, names_in
from deckpress.live.pull_parts import field_of, html_of, in_words, parts_of, text_at, with_text
from deckpress.live.pull_plan import CONTENT, same_field, same_text
from deckpress.live.pull_proof import Proof
from deckpress.live.pull_source import Read, Settler, changed
from deckpress.live.pull_tagging import TagEdit, Tagger
from deckpress.live.pull_values import Attempt, Change, InAnki, InSource, Part, Pulled, Shown, State, Verdict
from deckpress.model import Note
from deckpress.reading import Reading
from deckpress.regex import regex

_SPELLINGS = 8
_WAYS = 8
CANNOT_SPELL = "no Markdown looks like this text on a card"
LOSES_HIDDEN = "the source would lose a comment or a footnote"
NO_PLACE = "the text of the card is not in this file word for word"
OTHER_CARDS = "with this edit, the file would contain different cards"
NO_QUESTION = "a card needs a question"
NO_ANSWER = "a card needs an answer"
NO_OPTION = "an option needs a text"
NO_GAP = "a cloze needs at least one gap"
_NEEDED: Mapping[str | int, str] = {"question": NO_QUESTION, "answer": NO_ANSWER, "text": NO_OPTION}
_GAP = regex(r"\{\{c\d")


@dataclass(frozen=True, slots=True)
class Found:
    """A note that differs in Anki, with both of its sides."""

    index: int
    ours: InSource
    theirs: InAnki
    verdict: Verdict


@dataclass(slots=True)
class SourcePull:
    """Writes the edits of one source into its text."""

    text: str
    reading: Reading
    read: Read
    proof: Proof
    names: MediaNames
    steps: list[tuple[Change, ...]] = field(default_factory=list)
    """The changes of the text, one set after the other."""
    _refused: dict[int, str] = field(default_factory=dict)
    _parts: dict[int, tuple[Part, ...]] = field(default_factory=dict)
    _tried: set[int] = field(default_factory=set)

    def pull(self, found: Sequence[Found]) -> tuple[Pulled, ...]:
        """The result for each note that differs. `steps` are the changes that give the new text."""
        edited = [one for one in found if one.verdict.state is State.EDITED]
        for one in found:
            self._read_parts(one)
        texts = self._write_texts(edited)
        tagged = self._write_tags(edited)
        return tuple(self._pulled(one, texts, tagged) for one in found)

    def _read_parts(self, one: Found) -> None:
        names = one.verdict.fields
        parts, problem = parts_of(one.ours.note, one.ours.fields, one.theirs.fields, names)
        self._parts[one.index] = parts
        if problem:
            self._refused[one.index] = problem
        lacking = [name for name in names_in(part.anki for part in parts) if self.names.is_lacking(name)]
        if lacking:
            self._refused[one.index] = f"it uses the file {lacking[0]}, which is neither here nor in Anki"

    # ---- texts -----------------------------------------------------------------------------------

    def _write_texts(self, edited: Sequence[Found]) -> Mapping[int, Attempt]:
        """The attempts that hold, by the index of their note."""
        source = Lines.of(self.text)
        wanted = {
            one.index: self._attempts(source, one)
            for one in edited
            if one.verdict.fields and one.index not in self._refused
        }
        done = Settler(self.text, self.read, self._is_right(edited), self.reading).settle(wanted)
        for index in wanted.keys() - done.keys():
            self._refused.setdefault(index, OTHER_CARDS if index in self._tried else NO_PLACE)
            self._refused[index] = self._lack(index) or self._refused[index]
        self._step(done)
        return done

    def _attempts(self, source: Lines, one: Found) -> Iterator[Attempt]:
        """Ways to write an edited note."""
        parts, note = self._parts[one.index], self.reading.deck.notes[one.index]
        chosen: tuple[str, ...] = ()
        for chosen in _ranked([islice(self._proved(one, note, part), _SPELLINGS) for part in parts]):
            wanted = note
            for part, text in zip(parts, chosen, strict=True):
                wanted = with_text(wanted, part.path, text)
            pairs = zip(parts, chosen, strict=True)
            ways = [list(islice(self._ways(source, note, part, text), _WAYS)) for part, text in pairs]
            for turn in range(max(map(len, ways)) if all(ways) else 0):
                self._tried.add(one.index)
                changes = tuple(change for some in ways for change in some[min(turn, len(some) - 1)])
                yield Attempt(changes, wanted)
        if not chosen:
            hidden = any(has_hidden_text(part.old.markdown) for part in parts)
            self._refused[one.index] = LOSES_HIDDEN if hidden else CANNOT_SPELL

    def _lack(self, index: int) -> str:
        """What the edited card would lack; empty if it has all that a card needs."""
        for part in self._parts[index]:
            if part.path[-1] in _NEEDED and not look(part.anki):
                return _NEEDED[part.path[-1]]
            if part.cloze and part.path == ("question",) and not _GAP.search(part.anki):
                return NO_GAP
        return ""

    def _proved(self, one: Found, note: Note, part: Part) -> Iterator[str]:
        """The spellings of a part that look as in Anki."""
        theirs = html_of(one.theirs.fields, note, part.path)
        for markdown in spellings(part, self.names.path_of):
            _, fields = self.proof.note(one.index, with_text(note, part.path, markdown))
            if same_text(html_of(fields, note, part.path), theirs):
                yield markdown

    def _ways(self, source: Lines, note: Note, part: Part, text: str) -> Iterator[tuple[Change, ...]]:
        if part.path == ("hint",) and part.old and not text:
            return hint_removals(source, part.old)
        if part.old:
            return splices(source, part.old, text)
        return additions(source, note, str(part.path[0]), text) if len(part.path) == 1 else iter(())

    def _is_right(self, edited: Sequence[Found]) -> IsRightOf:
        return IsRightOf(self.proof, {one.index: one.theirs for one in edited})

    # ---- tags ------------------------------------------------------------------------------------

    def _write_tags(self, edited: Sequence[Found]) -> set[int]:
        """Writes the tags of the notes whose texts are written, or did not change; returns their indexes."""
        wanted = {
            one.index: TagEdit(one.verdict.added, one.verdict.removed)
            for one in edited
            if one.index not in self._refused and (one.verdict.added or one.verdict.removed)
        }
        tagger = Tagger(self.text, self.reading, self.read)
        tagger.write(wanted)
        self._refused |= tagger.refused
        self.steps += tagger.steps
        self.text, self.reading = tagger.text, tagger.reading
        return tagger.done

    # ---- both ------------------------------------------------------------------------------------

    def _step(self, done: Mapping[int, Attempt]) -> None:
        """Goes on with the text that has the accepted changes."""
        changes = tuple(change for index in sorted(done) for change in done[index].changes)
        if not changes:
            return
        self.steps.append(changes)
        self.text = changed(self.text, changes)
        reading = self.read(self.text)
        assert reading is not None
        self.reading = reading

    def _pulled(self, one: Found, texts: Mapping[int, Attempt], tagged: Collection[int]) -> Pulled:
        verdict = one.verdict
        refused = self._refused.get(one.index, "") if verdict.state is State.EDITED else ""
        return Pulled(
            verdict.state,
            one.index,
            one.theirs.guid,
            one.ours.note,
            tuple(self._shown(one, texts.get(one.index))),
            verdict.added,
            verdict.removed,
            refused,
            one.index in texts or one.index in tagged,
            tuple(self._other(one)),
        )

    def _other(self, one: Found) -> Iterator[str]:
        """The fields that a build fills by itself, and that will differ from Anki."""
        if not one.verdict.other or one.verdict.state is not State.EDITED:
            return
        _, fields = self.proof.note(one.index, self.reading.deck.notes[one.index])
        for name in one.verdict.other:
            if not same_text(fields.get(name, ""), one.theirs.fields.get(name, "")):
                yield name

    def _shown(self, one: Found, attempt: Attempt | None) -> Iterator[Shown]:
        for part in self._parts[one.index]:
            before, after = nearest(part, self.names.path_of)
            if attempt is not None:
                before, after = part.old.flat, text_at(attempt.note, part.path).flat
            shipped = None
            if one.ours.changed and one.ours.shipped is not None:
                old = replace(part, now=html_of(one.ours.shipped, one.ours.note, part.path))
                shipped, _ = nearest(old, self.names.path_of)
            yield Shown(part.name, before, after, shipped)
        for name in one.verdict.fields if one.index in self._refused else ():
            if not any(field_of(one.ours.note, part.path) == name for part in self._parts[one.index]):
                sides = (fields.get(name, "") for fields in (one.ours.fields, one.theirs.fields))
                yield Shown("options", *map(in_words, sides))


def _ranked(texts: Sequence[Iterator[str]]) -> Iterator[tuple[str, ...]]:
    """The spellings of several parts: all first ones, then all second ones; a part without more repeats its last."""
    found = [next(some, None) for some in texts]
    while not any(text is None for text in found):
        yield tuple(text for text in found if text is not None)
        more = [next(some, None) for some in texts]
        if all(text is None for text in more):
            return
        found = [old if new is None else new for old, new in zip(found, more, strict=True)]


@dataclass(frozen=True, slots=True)
class IsRightOf:
    """Whether notes, by index, look as in Anki."""

    proof: Proof
    theirs: Mapping[int, InAnki]

    def __call__(self, index: int, note: Note) -> bool:
        """True if all texts of the note look as in Anki."""
        _, fields = self.proof.note(index, note)
        anki = self.theirs[index].fields
        return all(same_field(name, fields.get(name, ""), anki.get(name, "")) for name in CONTENT[note.note_type])
