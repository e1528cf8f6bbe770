"""The notes of the source and the entries of the lock -> which note is which: exact, then moved, then edited.

An id that the author wrote decides. Then a note is found again by its question, first in its own file, then anywhere;
then by likeness of question and answer. Where two candidates are about equally alike, or one is only rather alike, the
note counts as new, which loses nothing, and a diagnostic gives the line that settles it. A note never changes between
the note types Q&A and Cloze: Anki cannot follow it (its rule on note types of known guids).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.history.likeness import (
    Weights,
    answer_likeness,
    answer_of,
    fold,
    hashes,
    note_type_of,
    question_likeness,
    sketch,
    whole,
    words,
)
from deckpress.history.lock import Entry
from deckpress.model import Note

_ALIKE = 0.72
"""The least likeness of an edited note."""
_NEAR = 0.6
"""The least likeness of a note that is worth a question to the author."""
_CLEAR = 1.4
"""How many times further away than the best candidate the next must be."""
_MOST_COMPARED = 25
_SAMPLE = 3000


@dataclass(frozen=True, slots=True)
class Now:
    """A note of the source, and what of it is compared."""

    note: Note
    path: str
    deck: str
    key: str
    answer: str
    note_type: str
    position: int


@dataclass(frozen=True, slots=True)
class Match:
    """A note and the entry it is; None if it is new. `how` tells an edited one: `92% alike`."""

    now: Now
    entry: Entry | None
    how: str = ""


@dataclass(slots=True)
class _Matcher:
    """What is not matched yet, and the folded questions of all entries."""

    notes: dict[int, Now]
    entries: dict[str, Entry]
    keys: Mapping[str, str]
    found: dict[int, Match] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def take(self, now: Now, entry: Entry, how: str = "") -> None:
        self.found[now.position] = Match(now, entry, how)
        del self.notes[now.position]
        del self.entries[entry.guid]

    def ask(self, now: Now, entry: Entry, message: str) -> None:
        hint = f"if it is the same note, write <!-- id: {entry.id or entry.guid} --> under the question"
        self.diagnostics.append(Diagnostic(now.note.location, "DP702", message, hint))


def describe(notes: Iterable[tuple[Note, str, str]]) -> tuple[Now, ...]:
    """Notes with their path and deck, as they are compared."""
    return tuple(
        Now(note, path, deck, fold(note.question.markdown), sketch(answer_of(note)), note_type_of(note), position)
        for position, (note, path, deck) in enumerate(notes)
    )


def match(notes: Sequence[Now], entries: Sequence[Entry]) -> tuple[tuple[Match, ...], Diagnostics]:
    """A match for each note, in order. Entries that no note matches are gone, or belong to other files.

    DP702 (warning) for a note that may be one of before; DP703 for one that changed its note type.
    """
    matcher = _Matcher(
        {now.position: now for now in notes},
        {entry.guid: entry for entry in entries},
        {entry.guid: fold(entry.question) for entry in entries},
    )
    _by_id(matcher)
    _by_key(matcher, same_file=True)
    _by_key(matcher, same_file=False)
    _other_ids(matcher)
    _by_likeness(matcher, notes, entries)
    _changed_type(matcher)
    return tuple(matcher.found.get(now.position, Match(now, None)) for now in notes), tuple(matcher.diagnostics)


def _by_id(matcher: _Matcher) -> None:
    """An id is the entry's own id, or its guid: `ids --write` writes guids."""
    known = {(entry.id, entry.note_type): entry for entry in matcher.entries.values() if entry.id}
    for now in [now for now in matcher.notes.values() if now.note.id]:
        entry = known.get((now.note.id, now.note_type)) or matcher.entries.get(now.note.id)
        if entry and entry.guid in matcher.entries and entry.note_type == now.note_type:
            matcher.take(now, entry)


def _by_key(matcher: _Matcher, *, same_file: bool) -> None:
    """The same question; of several, first those with the same answer, then those whose answers are most alike."""
    entries: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    notes: dict[tuple[str, ...], list[Now]] = defaultdict(list)
    for entry in matcher.entries.values():
        entries[entry.note_type, matcher.keys[entry.guid], entry.path if same_file else ""].append(entry)
    for now in matcher.notes.values():
        notes[now.note_type, now.key, now.path if same_file else ""].append(now)
    for key, some in notes.items():
        if key in entries:
            _pair(matcher, some, entries[key])


def _pair(matcher: _Matcher, notes: Sequence[Now], entries: Sequence[Entry]) -> None:
    """Notes and entries of one question; where they are very many, only the next ones are compared."""
    weights = Weights(())
    by_answer: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_answer[entry.answer].append(entry)
    for now in notes:
        _take_best(matcher, now, by_answer[now.answer], weights)
    rest = [entry for entry in entries if entry.guid in matcher.entries]
    for now in notes:
        if rest and now.position in matcher.notes:
            _take_best(matcher, now, rest, weights)


def _take_best(matcher: _Matcher, now: Now, entries: list[Entry], weights: Weights) -> None:
    """Takes the best of the entries out of the list, if the ids let it."""
    candidates = [entry for entry in islice(entries, _MOST_COMPARED) if _may_be(now, entry)]
    if candidates:
        best = min(candidates, key=lambda entry: _rank(now, entry, weights)) if len(candidates) > 1 else candidates[0]
        entries.remove(best)
        matcher.take(now, best)


def _rank(now: Now, entry: Entry, weights: Weights) -> tuple[object, ...]:
    alike = answer_likeness(now.answer, entry.answer, weights)
    return entry.gone, -alike, entry.section != now.note.section, entry.guid


def _may_be(now: Now, entry: Entry) -> bool:
    """False if the author gave the one an id and the other another."""
    return not (now.note.id and entry.id and now.note.id != entry.id)


def _other_ids(matcher: _Matcher) -> None:
    """A question of before under another id: another note, as the author said, who may not have meant it."""
    if not any(now.note.id for now in matcher.notes.values()):
        return
    left = {(matcher.keys[guid], e.note_type): e for guid, e in matcher.entries.items() if e.id and not e.gone}
    for now in matcher.notes.values():
        entry = left.get((now.key, now.note_type))
        if now.note.id and entry:
            matcher.ask(now, entry, f"its id was '{entry.id}' before: taken as another note, which is new")


# ---- edited notes --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the words of questions and answers weigh, and which answers there is but one of."""

    questions: Weights
    answers: Weights
    single: frozenset[str]

    def score(self, now: Now, entry: Entry, question: str) -> float:
        """How surely a note is an entry, 0 to 1: by its question and, the more it says, its answer."""
        alike = question_likeness(now.key, question, self.questions)
        score = alike
        if now.answer and entry.answer:
            answer = answer_likeness(now.answer, entry.answer, self.answers)
            told = min(1.0, len(hashes(now.answer)) / 5, len(hashes(entry.answer)) / 5)
            score = max((alike + told * answer) / (1 + told), alike - 0.15)
            if answer == 1 and told > 0.7 and whole(now.answer) in self.single:
                score = max(score, 0.75 + 0.25 * alike)
        same_place = 0.02 * (entry.path == now.path) + 0.02 * (entry.section == now.note.section)
        return min(score + same_place, 0.99) - (0.1 if entry.gone else 0)


def _by_likeness(matcher: _Matcher, notes: Sequence[Now], entries: Sequence[Entry]) -> None:
    """Question or answer were edited; the best pairs first, and only clear ones."""
    if not matcher.notes or not matcher.entries:
        return
    scale = _scale(matcher, notes, entries)
    index = _index(matcher)
    best: dict[int, list[tuple[float, str]]] = {}
    rivals: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for now in matcher.notes.values():
        scored = ((scale.score(now, entry, matcher.keys[entry.guid]), entry.guid) for entry in _near(now, index))
        best[now.position] = sorted((pair for pair in scored if pair[0] >= _NEAR), key=lambda pair: (-pair[0], pair[1]))
        for score, guid in best[now.position]:
            rivals[guid].append((score, now.position))
    pairs = ((score, position, guid) for position, found in best.items() for score, guid in found)
    for score, position, guid in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if position in matcher.notes and guid in matcher.entries and score >= _ALIKE:
            others = [s for s, g in best[position] if g != guid and g in matcher.entries]
            others += [s for s, p in rivals[guid] if p != position and p in matcher.notes]
            if 1 - max(others, default=0) >= _CLEAR * (1 - score):
                matcher.take(matcher.notes[position], matcher.entries[guid], f"{score:.0%} alike")
    for position, found in best.items():
        left = [(score, guid) for score, guid in found if guid in matcher.entries]
        if position in matcher.notes and left:
            entry = matcher.entries[left[0][1]]
            alike = f"this may be '{_short(entry.question)}' of before ({left[0][0]:.0%} alike)"
            matcher.ask(matcher.notes[position], entry, f"{alike}, or another note: taken as new")


def _scale(matcher: _Matcher, notes: Sequence[Now], entries: Sequence[Entry]) -> _Scale:
    """Weights by the entries that are left, and as many others as tell which words are common in the project."""
    sample = [*islice(entries, 0, None, max(1, len(entries) // _SAMPLE)), *matcher.entries.values()]
    sample = list({entry.guid: entry for entry in sample}.values())
    counts = [Counter(whole(one.answer) for one in some) for some in (notes, entries)]
    single = frozenset(answer for answer, count in counts[0].items() if count == 1 and counts[1][answer] == 1)
    questions = Weights(words(matcher.keys[entry.guid]) for entry in sample)
    return _Scale(questions, Weights(hashes(entry.answer) for entry in sample), single)


_Index = Mapping[str, Sequence[Entry]]


def _index(matcher: _Matcher) -> _Index:
    """The entries that are left, by the words of their questions, and by their answers."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for guid, entry in matcher.entries.items():
        for word in words(matcher.keys[guid]):
            index[word].append(entry)
        index[":" + whole(entry.answer)].append(entry)
        for value in hashes(entry.answer):
            index[":" + value].append(entry)
    return index


def _near(now: Now, index: _Index) -> Iterator[Entry]:
    """The entries with which a note shares most words, rare ones first."""
    terms = [*words(now.key), *(":" + value for value in hashes(now.answer)), ":" + whole(now.answer)]
    counts: Counter[str] = Counter()
    seen: dict[str, Entry] = {}
    for term in sorted(terms, key=lambda term: (len(index.get(term, ())), term))[:24]:
        for entry in index.get(term, ())[:400]:
            counts[entry.guid] += 1
            seen[entry.guid] = entry
    least = max(counts.values(), default=0) * 0.4
    nearest = sorted((guid for guid in counts if counts[guid] >= least), key=lambda guid: (-counts[guid], guid))
    candidates = (seen[guid] for guid in nearest[:_MOST_COMPARED])
    return (entry for entry in candidates if entry.note_type == now.note_type and _may_be(now, entry))


def _changed_type(matcher: _Matcher) -> None:
    """The same question as another note type: a new note for Anki, which the author should know."""
    left = {matcher.keys[guid]: entry for guid, entry in matcher.entries.items() if not entry.gone}
    for now in matcher.notes.values():
        entry = left.get(now.key)
        if entry is not None and entry.note_type != now.note_type:
            message = "a cloze became a question, or a question a cloze: Anki keeps the old note and adds this one"
            matcher.diagnostics.append(Diagnostic(now.note.location, "DP703", message))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:58] + "…"
