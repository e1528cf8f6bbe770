"""The sources and the lock -> the notes that may be edited ones; the author's answers -> the lock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from shlex import quote
from typing import TypeVar

from deckpress.compare import fold
from deckpress.diagnostics import Diagnostics, has_errors
from deckpress.history.adopt import texts_of
from deckpress.history.answering import Answer, Doubt, answered, undone
from deckpress.history.described import Now, is_apart, key_hash
from deckpress.history.differing import Edit, edits_between, edits_of
from deckpress.history.lock import Entry, write_lock
from deckpress.project.adopting import current_notes
from deckpress.project.identifying import identify
from deckpress.project.loading import Loaded, find_inputs, load_all
from deckpress.project.memory import Memory, open_memory, write_memory
from deckpress.project.request import Request
from deckpress.project.retiring import shipped_notes

T = TypeVar("T")
NEW = "new"
"""The answer that a note is a new card."""
_SHORTEST = 6
"""The least number of digits of a guid that are shown."""
_LISTS = "deckpress plan --review lists the open questions"


class AnswerError(Exception):
    """An answer that fits no note."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What the author may answer: the notes that may be edited ones, and all that could be another note than it seems.

    `texts` has the earlier and the current text of notes, each as question and answer, by the guid of the entry and
    the position of the note, if a package with the earlier text is known.
    """

    memory: Memory
    doubts: tuple[Doubt, ...] = ()
    sure: tuple[Doubt, ...] = ()
    """The notes that deckpress recognises by similarity."""
    new: tuple[tuple[Now, str], ...] = ()
    """The notes that count as new, with their guids."""
    missing: tuple[Entry, ...] = ()
    """The entries that no note has."""
    earlier: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    current: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    def short(self, guid: str) -> str:
        """The shortest beginning of a guid that no other note has."""
        others = {entry.guid for entry in self.memory.lock.entries} | {guid for _, guid in self.new}
        length = _SHORTEST
        while length < len(guid) and any(o != guid and o.startswith(guid[:length]) for o in others):
            length += 1
        return guid[:length]

    def texts(self, doubt: Doubt) -> tuple[tuple[str, str], tuple[str, str]] | None:
        """The earlier and the current text of a note, each as question and answer; None if they are not known."""
        before, after = self.earlier.get(doubt.entry.guid), self.current.get(doubt.now.position)
        return (before, after) if before and after else None

    def edits(self, doubt: Doubt) -> tuple[Edit, ...]:
        """What differs between a note and the entry that it may be."""
        if texts := self.texts(doubt):
            return edits_between(*texts)
        entry = doubt.entry
        return edits_of(doubt.now.note, entry.was or entry.question, entry.answer, doubt.now.answer)


def find_questions(request: Request) -> tuple[Questions, Diagnostics]:
    """What the author may answer; nothing if there is an error. Diagnostics are those of the sources and the lock."""
    loaded = load_all(find_inputs(request), request.inputs)
    memory, unread = open_memory(loaded, request)
    problems = (*loaded.problems, *unread, *loaded.of_files)
    if has_errors(problems):
        return Questions(memory), problems
    identified = identify(loaded.decks, memory)
    doubts, sure, new, used = [], [], [], set()
    for file, _ in loaded.decks:
        for match, identity in zip(identified.matches[file.shown], identified.identities[file.shown], strict=True):
            if match.entry is None:
                new.append((match.now, identity.guid))
            else:
                used.add(match.entry.guid)
            if match.maybe is not None:
                doubts.append(Doubt(match.maybe, match.now, identity.guid, match.how))
            elif match.entry is not None and match.how:
                sure.append(Doubt(match.entry, match.now, identity.guid, match.how, sure=True))
    missing = tuple(entry for entry in memory.eligible(loaded.decks) if entry.guid not in used)
    questions = Questions(memory, tuple(doubts), tuple(sure), tuple(new), missing)
    return (_with_texts(questions, request, loaded) if doubts else questions), problems


def _with_texts(questions: Questions, request: Request, loaded: Loaded) -> Questions:
    """The questions with the texts of earlier packages: those that the request names, or those in the output folder."""
    memory = questions.memory
    shipped, _ = shipped_notes(request, loaded, memory)
    wanted = {doubt.entry.guid for doubt in questions.doubts} & shipped.keys()
    if not wanted:
        return questions
    earlier = {guid: texts_of(shipped[guid][0].note_type, shipped[guid][0].fields) for guid in wanted}
    notes = memory.describe(loaded.decks)
    current = {
        one.now.position: texts_of(one.now.note_type, one.fields)
        for one in current_notes(request, loaded, memory.project, notes, {})
    }
    return replace(questions, earlier=earlier, current=current)


def read_answers(questions: Questions, given: Iterable[str]) -> tuple[Answer, ...]:
    """The answers `OLD=NEW` and `OLD=new` of an author. Raises AnswerError if one does not fit."""
    answers: list[Answer] = []
    for text in given:
        first, sign, second = text.rpartition("=")
        if not (first.strip() and sign and second.strip()):
            raise AnswerError(f"'{text}' is not an answer; write OLD=NEW, or OLD={NEW} for a new card")
        one, other = first.strip(), second.strip()
        answers += _not_the_same(questions, one) if other == NEW else (_the_same(questions, one, other),)
    entries = [answer.entry.guid for answer in answers if answer.same]
    notes = [answer.now.position for answer in answers if answer.same]
    if len(set(entries)) < len(entries) or len(set(notes)) < len(notes):
        raise AnswerError("two answers name the same card")
    return tuple(answers)


def _not_the_same(questions: Questions, name: str) -> tuple[Answer, ...]:
    """The answers that say that a note, or an entry, has nothing to do with those that resemble it."""
    pairs = (*questions.doubts, *questions.sure)
    for fits in (_is_id, _begins):
        found = [
            pair
            for pair in pairs
            if fits(name, pair.entry.guid, pair.entry.id) or fits(name, pair.guid, pair.now.note.id)
        ]
        if found:
            return tuple(Answer(pair.entry, pair.now, same=False) for pair in found)
    if _decided(questions, name, same=False):
        return ()  # the same answer once more
    _refuse_second(questions, name)
    raise AnswerError(f"no card with the id '{name}' resembles another one; {_LISTS}")


def _the_same(questions: Questions, first: str, second: str) -> Answer:
    entries = {entry.guid: entry for entry in (*questions.missing, *(pair.entry for pair in questions.sure))}
    _refuse_second(questions, first)
    entry = _one(first, [(guid, one.id, one) for guid, one in entries.items()], "is missing from the source")
    now = _one(second, [(guid, now.note.id, now) for now, guid in questions.new], "counts as new")
    if entry.note_type != now.note_type:
        raise AnswerError(f"'{first}={second}': Anki cannot turn a question into a cloze or back")
    return Answer(entry, now, same=True)


def _refuse_second(questions: Questions, name: str) -> None:
    """Raises AnswerError if the author has said that an earlier card is another one."""
    if _decided(questions, name, same=True):
        undo = f"deckpress plan --undo {quote(name)} takes it back"
        raise AnswerError(f"you have decided already which card '{name}' is; {undo}")


def _decided(questions: Questions, name: str, *, same: bool) -> bool:
    """True if the author has said since the last build that an earlier card is another one, or that it is not."""
    return any(
        (now is None) == same and fits(name, entry.guid, entry.had.id if entry.had else entry.id)
        for entry, now in given_answers(questions)
        for fits in (_is_id, _begins)
    )


def _one(name: str, known: Sequence[tuple[str, str, T]], what: str, remedy: str = _LISTS) -> T:
    """The note of an id, of a guid or of the beginning of a guid."""
    for fits in (_is_id, _begins):
        found = [one for guid, own, one in known if fits(name, guid, own)]
        if len(found) == 1:
            return found[0]
        if found:
            raise AnswerError(f"the id '{name}' fits {len(found)} cards; write more of it")
    raise AnswerError(f"no card with the id '{name}' {what}; {remedy}")


def _is_id(name: str, guid: str, own: str) -> bool:
    return name in (guid, own)


def _begins(name: str, guid: str, _own: str) -> bool:
    return len(name) >= 4 and guid.startswith(name)


def given_answers(questions: Questions) -> Iterator[tuple[Entry, Now | None]]:
    """The answers since the last build: each entry that is the same card as a note, or that is not, with that note."""
    hashed: dict[str, list[Now]] = {}
    asking: dict[str, list[Now]] = {}
    for now, _ in questions.new:
        hashed.setdefault(key_hash(now), []).append(now)
        asking.setdefault(now.key, []).append(now)
    for entry in questions.memory.lock.entries:
        if entry.had:
            yield entry, None
        elif entry.apart:
            notes = (
                *(now for key in entry.apart for now in hashed.get(key, ())),
                *asking.get(fold(entry.question), ()),
            )
            known = {now.position: now for now in notes if is_apart(now, entry)}
            yield from ((entry, known[position]) for position in sorted(known))


def undo_answers(questions: Questions, names: Iterable[str]) -> Diagnostics:
    """Takes back what the author said about earlier cards, given by id. Raises AnswerError if one has no answer.

    DP704 if the lock cannot be written.
    """
    entries = {entry.guid: entry for entry, _ in given_answers(questions)}
    known = [(guid, entry.had.id if entry.had else entry.id, entry) for guid, entry in entries.items()]
    what = "has a decision since the last build"
    guids = {_one(name, known, what, "deckpress plan --review lists the decisions").guid for name in names}
    return write_memory(questions.memory, write_lock(undone(questions.memory.lock, guids)))


def write_answers(questions: Questions, answers: Sequence[Answer]) -> Diagnostics:
    """Writes the answers into the lock, in one step. DP704 if it cannot be written."""
    return write_memory(questions.memory, write_lock(answered(questions.memory.lock, answers))) if answers else ()
