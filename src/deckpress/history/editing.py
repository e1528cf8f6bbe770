"""Notes and entries without an equal question -> which note is an edited entry, and which may be one.

Similarity is measured by words, of which rare ones weigh most, and by answers as much as by questions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from deckpress.frozen import dataclass
from deckpress.history.described import Now, may_be, replaces_around, shows
from deckpress.history.likeness import (
    Weights,
    agree,
    answer_likeness,
    hashes,
    kept_share,
    question_likeness,
    renames,
    replaces_words,
    shared_words,
    whole,
    words,
)
from deckpress.history.lock import Entry

_ALIKE = 0.72
"""The least score of an edited note."""
_NEAR = 0.6
"""The least score of a note that the author is asked about (DP702)."""
_ANSWERED = 0.75
"""The least share of words that two answers of one note have in common, if a word of its question was replaced."""
_ASKED = 0.65
"""The least share of its question, by weights and by letters, that a note keeps if a word of it was replaced."""
_RELATED = 0.4
"""The least score of a note that the author is asked about if it is in the same file."""
_SAME_QUESTION = 0.15
"""The score of a pair with the same question, which other notes ask, too, and with nothing in common in its answer."""
_CLEAR = 1.4
"""How many times the distance (1 - score) of the best candidate the next one must have."""
_MOST_COMPARED = 25
"""Entries that one note is compared with."""
_MOST_ALIGNED = 2500
"""Notes times entries between two neighbours up to which all pairs are compared."""
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
        asked. In a cloze, where the answer is a part of the question, both change together. If several notes ask the
        same question, the answer alone tells them apart.
        """
        alike = score = question_likeness(now.key, question, self.questions)
        how, answer = f"{alike:.0%} similar", 0.0
        if now.key == question:
            answer = answer_likeness(now.answer, entry.answer, self.answers)
            score, how = _SAME_QUESTION + (1 - _SAME_QUESTION) * answer, f"same question, answer {answer:.0%} similar"
            if not agree(now.answer, entry.answer, code=shows(now)):
                score = min(score, _ALIKE - 0.05)
        elif now.answer and entry.answer:
            answer = answer_likeness(now.answer, entry.answer, self.answers)
            weight = min(1.0, len(hashes(now.answer)) / 5, len(hashes(entry.answer)) / 5)
            score = max((alike + weight * answer) / (1 + weight), alike - 0.15)
            telling = weight > 0.7 or (now.path == entry.path and now.path in self.replaced and not entry.gone)
            if answer == 1 and telling and whole(now.answer) in self.single:
                score = max(score, 0.75 + 0.25 * alike)
                how = f"{how}, same answer"
        same_place = 0.02 * (entry.path == now.path) + 0.02 * (entry.section == now.note.section)
        score = min(score + same_place, 0.99)
        if score >= _NEAR and self._may_be_another(now, entry, question):
            score = min(score, _ALIKE - 0.01)
            how = how if answer == 1 else f"{how}, but with another answer"
        return Pair(now, entry, score - (0.1 if entry.gone else 0), how)

    def _may_be_another(self, now: Now, entry: Entry, question: str) -> bool:
        """True if a word of the question was replaced, and so much changed that it is likely another card.

        Equal answers show that it is the same one, unless several notes have this answer, such as `No`. So do answers
        that differ in the replaced words alone, as when a name is replaced in a whole deck.
        """
        if not now.answer or not entry.answer or not replaces_words(now.key, question):
            return False
        if now.note_type == "cloze":
            return replaces_around(now, entry) and answer_likeness(now.answer, entry.answer, self.answers) < _ANSWERED
        if whole(now.answer) == whole(entry.answer):
            return whole(now.answer) not in self.single and kept_share(now.key, question, self.questions) < _ASKED
        if renames(now.key, question, now.answer, entry.answer):
            return False
        shared = shared_words(now.answer, entry.answer)
        return shared < _ANSWERED or kept_share(now.key, question, self.questions) < _ASKED


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


def align(notes: Sequence[Now], entries: Sequence[Entry], keys: Mapping[str, str], scale: Scale) -> list[Pair]:
    """The pairs of new notes and missing entries between the same neighbours, in their order.

    As many as there can be, and of these the most similar ones (S. Needleman and C. Wunsch 1970). Of very many, each
    note is paired with the entry at the same place in the row.
    """
    if len(notes) * len(entries) > _MOST_ALIGNED:
        rows = zip(notes, entries, strict=False)
        return [scale.pair(now, entry, keys[entry.guid]) for now, entry in rows if may_pair(now, entry)]
    pairs = {
        (i, j): scale.pair(now, entry, keys[entry.guid])
        for i, now in enumerate(notes)
        for j, entry in enumerate(entries)
        if may_pair(now, entry)
    }
    best = [[0.0] * (len(entries) + 1) for _ in range(len(notes) + 1)]
    for i in reversed(range(len(notes))):
        for j in reversed(range(len(entries))):
            both = best[i + 1][j + 1] + 1 + pairs[i, j].score if (i, j) in pairs else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    found: list[Pair] = []
    i = j = 0
    while i < len(notes) and j < len(entries):
        if (i, j) in pairs and best[i][j] == best[i + 1][j + 1] + 1 + pairs[i, j].score:
            found.append(pairs[i, j])
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def find_alike(notes: Sequence[Now], entries: Sequence[Entry], keys: Mapping[str, str], scale: Scale) -> list[Pair]:
    """For each note the most similar entry of its file, each entry once, if they have something in common."""
    if not notes or not entries:
        return []
    own: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        own[entry.path].append(entry)
    indexes = {path: _index(some, keys) for path, some in own.items()}
    pairs = [
        pair for now in notes for pair in _pairs(now, indexes.get(now.path, {}), keys, scale, least_score=_RELATED)
    ]
    pairs.sort(key=lambda pair: (-pair.score, pair.now.position, pair.entry.guid))
    done: set[int | str] = set()
    found: list[Pair] = []
    for pair in pairs:
        if not {pair.now.position, pair.entry.guid} & done:
            done |= {pair.now.position, pair.entry.guid}
            found.append(pair)
    return found


def may_pair(now: Now, entry: Entry) -> bool:
    """True if nothing forbids that the note is the entry."""
    return now.note_type == entry.note_type and may_be(now, entry)


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


def _pairs(
    now: Now, index: _Index, keys: Mapping[str, str], scale: Scale, least_score: float = _NEAR
) -> Iterator[Pair]:
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
        if may_pair(now, entry):
            pair = scale.pair(now, entry, keys[entry.guid])
            if pair.score >= least_score:
                yield pair
