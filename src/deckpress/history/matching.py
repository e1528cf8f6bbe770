"""The notes of the source and the entries of the lock -> which note is which entry: exact, moved or edited.

An id that the author wrote decides. Otherwise a note is recognised by its question, first in its own file, then in any
file; then by the similarity of question and answer. If two candidates are about equally similar, or the best one is
not similar enough, the note counts as new, which loses nothing, and a diagnostic gives the line that settles it. A
match never crosses the note types Q&A and Cloze, because Anki rejects such an update (its rule on note types of known
guids).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import islice

from deckpress.compare import fold
from deckpress.diagnostics import Diagnostic, Diagnostics, Rule
from deckpress.diagnostics.catalogue.lock import DOUBTFUL_NOTE, OTHER_ID, OTHER_NOTE_TYPE, PLACE_TAKEN
from deckpress.excerpts import excerpt
from deckpress.frozen import dataclass
from deckpress.history.cells import BELOW
from deckpress.history.described import Now, describe, is_apart, may_be, shows
from deckpress.history.editing import Pair, Scale, align, find_alike, find_edited, make_scale
from deckpress.history.likeness import agree, shared_words
from deckpress.history.lock import Entry
from deckpress.history.places import stretches

__all__ = ["Match", "Now", "describe", "match"]

_MOST_COMPARED = 25
_IN_COMMON = 0.3
"""The least share of words that two answers of one note have in common if other notes ask its question."""
_POINTS = 4
"""A question with at most this many words may say little without the code or the picture of its answer."""
_SHOWS = 0.65
"""The same for a question about the code or the picture that its answer begins with."""
_Question = tuple[str, str, str | None]
"""A note type, a folded question, and the file that asks it, or None for any file."""
_TYPES = {"qa": "question", "cloze": "cloze"}
"""What users call a note of each note type."""


@dataclass(frozen=True, slots=True)
class Match:
    """A note and its entry, or None if the note is new. `how` says how an edited one was recognised: `92% similar`.

    `maybe` is the entry that a new note may be, so the author is asked.
    """

    now: Now
    entry: Entry | None
    how: str = ""
    maybe: Entry | None = None


@dataclass(slots=True)
class _Matcher:
    """The notes and entries that are not matched yet, and the folded questions of all entries by guid (`keys`)."""

    notes: dict[int, Now]
    entries: dict[str, Entry]
    keys: Mapping[str, str]
    found: dict[int, Match] = field(default_factory=dict)
    asked: dict[int, Match] = field(default_factory=dict)
    """The notes that count as new, each with the entry that it may be."""
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def take(self, now: Now, entry: Entry, how: str = "") -> None:
        self.found[now.position] = Match(now, entry, how)
        del self.notes[now.position]
        del self.entries[entry.guid]

    def ask(self, now: Now, entry: Entry, how: str, question: Diagnostic) -> None:
        self.asked[now.position] = Match(now, None, how, entry)
        self.diagnostics.append(question)


def match(
    notes: Sequence[Now], entries: Sequence[Entry], *, by_place: bool = True
) -> tuple[tuple[Match, ...], Diagnostics]:
    """A match for each note, in order. Entries without a match are gone, or belong to files that are not built.

    DP702 (warning) for a note that may be an edited entry; DP703 (warning) for one that changed its note type.
    `by_place` is false if the order of the entries means nothing.
    """
    matcher = _Matcher(
        {now.position: now for now in notes},
        {entry.guid: entry for entry in entries},
        {entry.guid: fold(entry.question) for entry in entries},
    )
    _by_id(matcher)
    _by_key(matcher)
    _other_ids(matcher)
    _by_similarity(matcher, notes, entries, by_place=by_place)
    _changed_type(matcher)
    known = {**matcher.asked, **matcher.found}
    return tuple(known.get(now.position, Match(now, None)) for now in notes), tuple(matcher.diagnostics)


def _by_id(matcher: _Matcher) -> None:
    """Match by id, which is the entry's own id or its guid: `deckpress ids --write` writes guids."""
    known = {(entry.id, entry.note_type): entry for entry in matcher.entries.values() if entry.id}
    for now in [now for now in matcher.notes.values() if now.note.id]:
        entry = known.get((now.note.id, now.note_type)) or matcher.entries.get(now.note.id)
        if entry and entry.guid in matcher.entries and entry.note_type == now.note_type:
            matcher.take(now, entry)


def _by_key(matcher: _Matcher) -> None:
    """Match by question: those with equal answers, then a question that only one note asks.

    Of several notes that ask one question, such as "What's the output?", the answer tells which is which: those whose
    answer changed much are left to `_by_similarity`.
    """
    notes, entries = tuple(matcher.notes.values()), tuple(matcher.entries.values())
    _by_whole(matcher, same_file=True)
    _by_whole(matcher, same_file=False)
    if not matcher.notes or not matcher.entries:
        return
    for now, entry, only in _single(matcher, notes, entries):
        free = now.position in matcher.notes and entry.guid in matcher.entries
        if free and may_be(now, entry) and _is_edited(now, entry, only=only):
            matcher.take(now, entry)


def _is_edited(now: Now, entry: Entry, *, only: bool) -> bool:
    """True if the answer of a note with the same question is an edited one; `only`: no other note asks the question."""
    if shows(now) and not only:
        return agree(now.answer, entry.answer, code=True)
    short = len(now.key.split()) <= _POINTS  # "What is this?" asks about what the answer shows
    least = _SHOWS if shows(now) and short else 0 if only else _IN_COMMON
    return not least or shared_words(now.answer, entry.answer) >= least


def _by_whole(matcher: _Matcher, *, same_file: bool) -> None:
    """Match notes with entries that have the same question and answer; equal ones in their order."""
    entries: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in matcher.entries.values():
        path = entry.path if same_file else ""
        entries[entry.note_type, matcher.keys[entry.guid], entry.answer, path].append(entry)
    queues: dict[tuple[str, ...], deque[Entry]] = {}
    for now in [*matcher.notes.values()]:
        question = (now.note_type, now.key, now.answer, now.path if same_file else "")
        if question in entries:
            if question not in queues:
                queues[question] = deque(sorted(entries[question], key=_order))
            _take_best(matcher, now, queues[question])


def _order(entry: Entry) -> tuple[object, ...]:
    """The sort key of entries with one question: the order of their notes, so that equal notes keep their guids."""
    return entry.gone, entry.path, entry.nth, entry.guid


def _take_best(matcher: _Matcher, now: Now, entries: deque[Entry]) -> None:
    """Match a note with the best entry whose id does not contradict it, and take that entry out of the queue."""
    candidates = [entry for entry in islice(entries, _MOST_COMPARED) if may_be(now, entry)]
    if candidates:
        best = min(candidates, key=lambda entry: (entry.gone, entry.section != now.note.section, _order(entry)))
        entries.remove(best)
        matcher.take(now, best)


def _single(matcher: _Matcher, notes: Sequence[Now], entries: Sequence[Entry]) -> Iterator[tuple[Now, Entry, bool]]:
    """The notes left that alone ask their question in a file or anywhere, each with the entry that alone asked it.

    `notes` and `entries` are all that count; an entry that is gone counts only if there is no other. True if no other
    note asks the question anywhere.
    """
    left = {now.key for now in matcher.notes.values()}
    asks: dict[_Question, list[Now]] = defaultdict(list)
    asked: dict[_Question, list[Entry]] = defaultdict(list)
    for now in notes:
        if now.key in left:
            asks[now.note_type, now.key, now.path].append(now)
            asks[now.note_type, now.key, None].append(now)
    for entry in entries:
        if (key := matcher.keys[entry.guid]) in left:
            asked[entry.note_type, key, entry.path].append(entry)
            asked[entry.note_type, key, None].append(entry)
    for question, (now, *others) in asks.items():
        known = [entry for entry in asked[question] if not entry.gone] or asked[question]
        if not others and len(known) == 1:
            kind, key, _ = question
            only = len(asks[kind, key, None]) == 1 and len(asked[kind, key, None]) == 1
            yield now, known[0], only


def _other_ids(matcher: _Matcher) -> None:
    """DP702 for a known question with another id: a new note, as the author wrote, though perhaps by mistake."""
    if not any(now.note.id for now in matcher.notes.values()):
        return
    left = {(matcher.keys[guid], e.note_type): e for guid, e in matcher.entries.items() if e.id and not e.gone}
    for now in matcher.notes.values():
        entry = left.get((now.key, now.note_type))
        if now.note.id and entry and not is_apart(now, entry):
            asks = OTHER_ID.at(now.note.location, id=entry.id, hint=_settle(entry))
            matcher.ask(now, entry, "another id", asks)


def _by_similarity(matcher: _Matcher, notes: Sequence[Now], entries: Sequence[Entry], *, by_place: bool) -> None:
    """Match edited notes; DP702 for a note that may be edited or new."""
    if not matcher.notes or not matcher.entries:
        return
    left = tuple(matcher.notes.values()), tuple(matcher.entries.values())
    scale = make_scale(notes, entries, left, matcher.keys)
    sure, near = find_edited(*left, matcher.keys, scale)
    for pair in sure:
        matcher.take(pair.now, pair.entry, pair.how)
    placed = _by_place(matcher, notes, entries, near, scale) if by_place else []
    for pair, rule in sorted((*((pair, DOUBTFUL_NOTE) for pair in near), *placed), key=lambda one: one[0].now.position):
        question, place = _short(pair.entry.question), pair.now.note.location
        asks = rule.at(place, question=question, likeness=pair.how, hint=_settle(pair.entry))
        matcher.ask(pair.now, pair.entry, pair.how, asks)


def _by_place(
    matcher: _Matcher, notes: Sequence[Now], entries: Sequence[Entry], near: Sequence[Pair], scale: Scale
) -> list[tuple[Pair, Rule]]:
    """The pairs of a note and an entry that the author is asked about because of their place.

    One note is missing and one is new between the same neighbours: that may be an edit, however little they share. Of
    the rest of a file, whose notes moved, those that have something in common.
    """
    matched = {position: found.entry for position, found in matcher.found.items() if found.entry}
    asked = {pair.now.position for pair in near} | {now.position for now in notes if now.note.id}
    named = {pair.entry.guid for pair in near}
    types = {(matcher.keys[guid], entry.note_type) for guid, entry in matcher.entries.items() if not entry.gone}
    free = [now for now in notes if now.position in matched or not (asked & {now.position} or _has_type(now, types))]
    left = [entry for entry in entries if entry.guid not in named]
    placed: list[tuple[Pair, Rule]] = []
    for stretch in stretches(free, left, matched):
        placed += ((pair, PLACE_TAKEN) for pair in align(*stretch, matcher.keys, scale))
    asked |= {pair.now.position for pair, _ in placed}
    named |= {pair.entry.guid for pair, _ in placed}
    rest = [now for now in free if now.position in matcher.notes and now.position not in asked]
    others = [entry for entry in matcher.entries.values() if entry.guid not in named and not entry.gone]
    return [*placed, *((pair, DOUBTFUL_NOTE) for pair in find_alike(rest, others, matcher.keys, scale))]


def _has_type(now: Now, types: set[tuple[str, str]]) -> bool:
    """True if a missing note of another note type has the question of this one, which is DP703."""
    return any((now.key, kind) in types for kind in _TYPES if kind != now.note_type)


def _settle(entry: Entry) -> str:
    """What the author does to settle that a note is this entry."""
    return f"if it is the same note, write <!-- id: {entry.id or entry.guid} --> {BELOW}"


def _changed_type(matcher: _Matcher) -> None:
    """DP703 for a known question that has another note type now, which makes it a new note for Anki."""
    left = {matcher.keys[guid]: entry for guid, entry in matcher.entries.items() if not entry.gone}
    for now in matcher.notes.values():
        entry = left.get(now.key)
        if entry is not None and entry.note_type != now.note_type:
            before, after = _TYPES.get(entry.note_type, entry.note_type), _TYPES[now.note_type]
            matcher.diagnostics.append(OTHER_NOTE_TYPE.at(now.note.location, before=before, after=after))


def _short(text: str) -> str:
    return excerpt(" ".join(text.split()), 60)
