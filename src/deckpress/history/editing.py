"""Notes and entries without an equal question -> which note is an edited entry, and which may be one.

Similarity is measured by words, of which rare ones weigh most, and by answers as much as by questions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from deckpress.history.described import Now, may_be
from deckpress.history.likeness import (
    Weights,
    answer_likeness,
    hashes,
    question_likeness,
    replaces_words,
    whole,
    words,
)
from deckpress.history.lock import Entry

_ALIKE = 0.72
"""The least score of an edited note."""
_NEAR = 0.6
"""The least score of a note that the author is asked about (DP702)."""
_ANSWERED = 0.3
"""The least similarity of two answers that belong to one note, if a word of its question was replaced."""
_CLEAR = 1.4
"""How many times the distance (1 - score) of the best candidate the next one must have."""
_MOST_COMPARED = 25
"""Entries that one note is compared with."""
_SAMPLE = 3000
"""Entries from which the weights of words are estimated."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A note, an entry that it may be, the score of the pair (0 to 1), and a phrase for the author: `92% similar`."""

    now: Now
    entry: Entry
    score: float
    how: str


@dataclass(frozen=True, slots=True)
class Scale:
    """What a pair is judged by.

    `questions` and `answers` are the weights of their words, `single` the answers that exactly one note has, before and
    now, and `replaced` the files in which exactly one note is missing and one is new.
    """

    questions: Weights
    answers: Weights
    single: frozenset[str]
    replaced: frozenset[str]

    def pair(self, now: Now, entry: Entry, question: str) -> Pair:
        """The pair of a note and an entry with this folded question. A longer answer counts for more.

        A replaced word and another answer make another note, as in "the capital of Iran" and "of Iraq"; the author is
        asked. In a cloze, where the answer is a part of the question, both change together.
        """
        alike = score = question_likeness(now.key, question, self.questions)
        how = f"{alike:.0%} similar"
        if now.answer and entry.answer:
            answer = answer_likeness(now.answer, entry.answer, self.answers)
            weight = min(1.0, len(hashes(now.answer)) / 5, len(hashes(entry.answer)) / 5)
            score = max((alike + weight * answer) / (1 + weight), alike - 0.15)
            telling = weight > 0.7 or (now.path == entry.path and now.path in self.replaced and not entry.gone)
            if answer == 1 and telling and whole(now.answer) in self.single:
                score = max(score, 0.75 + 0.25 * alike)
                how = f"{how}, same answer"
        same_place = 0.02 * (entry.path == now.path) + 0.02 * (entry.section == now.note.section)
        score = min(score + same_place, 0.99)
        if self._may_be_another(now, entry, question):
            score = min(score, _ALIKE - 0.01)
        return Pair(now, entry, score - (0.1 if entry.gone else 0), how)

    def _may_be_another(self, now: Now, entry: Entry, question: str) -> bool:
        if now.note_type != "qa" or not now.answer or not entry.answer or not replaces_words(now.key, question):
            return False
        return answer_likeness(now.answer, entry.answer, self.answers) < _ANSWERED


def find_edited(
    notes: Sequence[Now], entries: Sequence[Entry], keys: Mapping[str, str], scale: Scale
) -> tuple[list[Pair], list[Pair]]:
    """The pairs that are certain and, for each other note with a candidate, its best pair.

    `keys` are the folded questions of the entries by guid. A pair is certain if its score is high enough and all other
    pairs of its note and of its entry are clearly worse.
    """
    index = _index(entries, keys)
    near = [pair for now in notes for pair in _pairs(now, index, keys, scale)]
    near.sort(key=lambda pair: (-pair.score, pair.now.position, pair.entry.guid))
    sure: list[Pair] = []
    before = -1
    while before != len(sure):  # each certain pair may leave another one without a rival
        before = len(sure)
        near, taken = _decide(near)
        sure += taken
    asked = {pair.now.position: pair for pair in reversed(near)}
    return sure, [asked[position] for position in sorted(asked)]


def _decide(near: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Of pairs in descending order, those that stay open and those that are certain."""
    by_note: dict[int, list[Pair]] = defaultdict(list)
    by_entry: dict[str, list[Pair]] = defaultdict(list)
    for pair in near:
        by_note[pair.now.position].append(pair)
        by_entry[pair.entry.guid].append(pair)
    taken: list[Pair] = []
    done: set[int | str] = set()
    for pair in near:
        if pair.score < _ALIKE or pair.now.position in done or pair.entry.guid in done:
            continue
        others = (*by_note[pair.now.position], *by_entry[pair.entry.guid])
        rivals = (o.score for o in others if o is not pair and not {o.now.position, o.entry.guid} & done)
        if 1 - max(rivals, default=0.0) >= _CLEAR * (1 - pair.score):
            taken.append(pair)
            done |= {pair.now.position, pair.entry.guid}
    return [pair for pair in near if not {pair.now.position, pair.entry.guid} & done], taken


def make_scale(
    notes: Sequence[Now], entries: Sequence[Entry], left: tuple[Sequence[Now], Sequence[Entry]], keys: Mapping[str, str]
) -> Scale:
    """The scale of a project, from all its notes and entries and from those that are `left` to match."""
    sample = {entry.guid: entry for entry in islice(entries, 0, None, max(1, len(entries) // _SAMPLE))}
    sample.update((entry.guid, entry) for entry in left[1])
    now, before = (Counter(whole(one.answer) for one in some) for some in (notes, entries))
    came = Counter(note.path for note in left[0])
    lost = Counter(entry.path for entry in left[1] if not entry.gone)
    return Scale(
        Weights(words(keys[guid]) for guid in sample),
        Weights(hashes(entry.answer) for entry in sample.values()),
        frozenset(answer for answer, count in now.items() if count == before[answer] == 1),
        frozenset(path for path, count in came.items() if count == lost[path] == 1),
    )


_Index = Mapping[str, Sequence[Entry]]


def _index(entries: Sequence[Entry], keys: Mapping[str, str]) -> _Index:
    """The entries by each word of their questions and answers, and by their whole answers."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for term in _terms(keys[entry.guid], entry.answer):
            index[term].append(entry)
    return index


def _terms(question: str, answer: str) -> list[str]:
    terms = [*words(question), *(f":{value}" for value in hashes(answer))]
    return [*terms, f":{whole(answer)}"] if answer else terms


def _pairs(now: Now, index: _Index, keys: Mapping[str, str], scale: Scale) -> Iterator[Pair]:
    """The pairs of a note with the entries that share most words with it, if their score is high enough to matter."""
    counts: Counter[str] = Counter()
    seen: dict[str, Entry] = {}
    for term in sorted(_terms(now.key, now.answer), key=lambda term: (len(index.get(term, ())), term))[:24]:
        for entry in index.get(term, ())[:400]:
            counts[entry.guid] += 1
            seen[entry.guid] = entry
    least = max(counts.values(), default=0) * 0.4
    nearest = sorted((guid for guid in counts if counts[guid] >= least), key=lambda guid: (-counts[guid], guid))
    for entry in map(seen.__getitem__, nearest[:_MOST_COMPARED]):
        if entry.note_type == now.note_type and may_be(now, entry):
            pair = scale.pair(now, entry, keys[entry.guid])
            if pair.score >= _NEAR:
                yield pair
