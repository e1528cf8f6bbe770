"""How similar two questions or answers are, from what a lock keeps of them."""

from __future__ import annotations

import hashlib
import math
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from deckpress.compare import fold
from deckpress.model import Kind, Note
from deckpress.regex import regex

_WORD = regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""A word; in scripts without spaces between words, a character."""
_LATIN = regex(r"\w+")
_SIGN = regex(r"\S")
_OPENS = regex(r"==(?=\S)|\{\{c[\d,]+::")
_HIGHLIGHT_ENDS = regex(r"(?<=\S)(?===)")
_TEXT_ENDS = regex(r"(?=::|\}\})")
_BRACE = regex(r"[{}]")
_SKETCH = 12
"""A sketch keeps the hashes of this many words of an answer."""
_FEW = 2
"""Two answers may share this many words by chance."""
_SOME = 6
"""An answer with this many words is not a short one."""
_MUCH = 9
"""In code of this many words, one may be replaced."""
_MOST_OF_FEW = 0.65
"""The same as `_MOST` for short answers."""
_MOST = 0.75
"""The least share of words that two answers of one note have in common if other notes ask its question."""
_LONGEST = 400
"""Characters at the start of a text that are compared letter by letter."""
_TYPO = 0.7
"""The least similarity of two spellings of one word."""
_MOST_SPELLINGS = 10_000
"""The most pairs of words to search for misspelt ones; texts with more differ in other ways."""


@lru_cache(maxsize=1 << 12)
def words(text: str) -> frozenset[str]:
    """The words of a folded text; if it has none, its signs."""
    return frozenset(_words(text))


def _words(text: str) -> list[str]:
    pattern = _LATIN if text.isascii() else _WORD
    return pattern.findall(text) or _SIGN.findall(text)


def answer_of(note: Note) -> str:
    """Everything in a note except its question, folded; for a cloze also the texts of its gaps."""
    parts = [note.answer.markdown, *(choice.text.markdown for choice in note.choices), note.explanation.markdown]
    if note.kind is Kind.CLOZE:
        parts += gap_texts(note.question.markdown)
    return fold("\n".join(parts))


def gap_texts(markdown: str) -> Iterator[str]:
    """The texts of a cloze's gaps, without their hints; in linear time even if no gap is ever closed."""
    highlights = [found.start() for found in _HIGHLIGHT_ENDS.finditer(markdown)]
    braces = [found.start() for found in _BRACE.finditer(markdown)]
    numbered: list[tuple[int, int]] = []
    """Where the text of a gap may end, and where the gap itself then ends, after its hint."""
    for found in _TEXT_ENDS.finditer(markdown):
        at = bisect_left(braces, found.start())
        if at < len(braces) and markdown.startswith("}}", braces[at]):
            numbered.append((found.start(), braces[at] + 2))
    position = 0
    while opens := _OPENS.search(markdown, position):
        begin, position = opens.end(), opens.start() + 1
        if opens.group() == "==":
            at = bisect_left(highlights, begin + 1)
            end = (highlights[at], highlights[at] + 2) if at < len(highlights) else None
        else:
            at = bisect_left(numbered, (begin + 1, 0))
            end = numbered[at] if at < len(numbered) else None
        if end:
            yield markdown[begin : end[0]]
            position = end[1]


@lru_cache(maxsize=1 << 15)
def sketch(text: str) -> str:
    """A short sketch of a text: a hash of the whole, and the lowest hashes of its words (a bottom-k sketch).

    Two sketches show whether the texts are equal and, to within about a tenth, what share of their words is the same
    (A. Broder, "On the resemblance and containment of documents", 1997).
    """
    if not text:
        return ""
    whole = hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
    return ":".join((whole, "".join(sorted(map(_hash, set(_words(text))))[:_SKETCH])))


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> str:
    return hashlib.blake2b(word.encode(), digest_size=4).hexdigest()


def whole(answer: str) -> str:
    """The hash of the whole text, from its sketch."""
    return answer.partition(":")[0]


@lru_cache(maxsize=1 << 14)
def hashes(answer: str) -> frozenset[str]:
    """The hashes of single words, from a sketch."""
    packed = answer.partition(":")[2]
    return frozenset(packed[i : i + 8] for i in range(0, len(packed), 8))


def is_new_word(word: str, earlier: str) -> bool:
    """True if a folded word is for certain not in the text of a sketch, which keeps only the lowest hashes."""
    known, value = hashes(earlier), _hash(word)
    return bool(known) and value not in known and (len(known) < _SKETCH or value < max(known))


def lost_words(earlier: str, later: str) -> int | None:
    """How many words of a sketched text a later one lacks; None if the sketches do not hold all their words."""
    one, two = hashes(earlier), hashes(later)
    return len(one - two) if len(one) < _SKETCH and len(two) < _SKETCH else None


class Weights:
    """The weights of words by inverse document frequency (K. Spärck Jones 1972): rare words weigh more."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        counts: Counter[str] = Counter()
        number = 0
        for text in texts:
            counts.update(text)
            number += 1
        self._unknown = math.log(number + 1) + 0.1
        self._known = {word: math.log((number + 1) / count) + 0.1 for word, count in counts.items()}

    def of(self, word: str) -> float:
        """The weight of a word."""
        return self._known.get(word, self._unknown)

    def sum(self, some: Iterable[str]) -> float:
        """The sum of the weights of words."""
        return sum(self._known.get(word, self._unknown) for word in some)


def answer_likeness(first: str, second: str, weights: Weights) -> float:
    """The weighted share of words that two sketched answers have in common, 0 to 1."""
    if whole(first) == whole(second):
        return 1.0
    one, two = hashes(first), hashes(second)
    if not one or not two:
        return 0.0
    if len(one) < _SKETCH and len(two) < _SKETCH:
        return _overlap(weights.sum(one & two), weights.sum(one), weights.sum(two))
    lowest = sorted(one | two)[:_SKETCH]
    share = weights.sum(word for word in lowest if word in one and word in two) / weights.sum(lowest)
    return 2 * share / (1 + share)


def question_likeness(first: str, second: str, weights: Weights) -> float:
    """How similar two folded questions are, 0 to 1: by their words, misspelt ones included, and by their letters."""
    if first == second:
        return 1.0
    one, two = words(first), words(second)
    common = weights.sum(one & two)
    if not common and len(one) + len(two) > 6:
        return 0.0
    left, right = sorted(one - two), sorted(two - one)
    for word in left if len(left) * len(right) <= _MOST_SPELLINGS else ():
        alike, other = max(((_spelling(word, other), other) for other in right), default=(0.0, ""))
        if alike >= _TYPO:
            right.remove(other)
            common += alike * min(weights.of(word), weights.of(other))
    by_words = _overlap(common, weights.sum(one), weights.sum(two))
    return 0.8 * by_words + 0.2 * letter_likeness(first, second)


def replaces_words(first: str, second: str) -> bool:
    """True if each of two folded questions has a word that the other lacks; added or moved words replace none.

    Nor does a word whose accents changed.
    """
    one, two = words(without_accents(first)), words(without_accents(second))
    return not (one <= two or two <= one)


def without_accents(text: str) -> str:
    """A text without its combining marks (UAX #15)."""
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def kept_share(first: str, second: str, weights: Weights) -> float:
    """The share of two folded questions that is in equal words, 0 to 1: by weights or, if that is less, by letters."""
    one, two = words(first), words(second)
    by_weights = 2 * weights.sum(one & two) / (weights.sum(one) + weights.sum(two))
    by_letters = 2 * sum(map(len, one & two)) / (sum(map(len, one)) + sum(map(len, two)))
    return min(by_weights, by_letters)


def shared_words(first: str, second: str) -> float:
    """The share of words that two sketched answers have in common, 0 to 1; to within about a tenth if they are long.

    It is 1 if the one is the other with more words, unless that has only one or two: these may be there by chance.
    """
    one, two = hashes(first), hashes(second)
    if first == second or ((one <= two or two <= one) and min(len(one), len(two)) > _FEW):
        return 1.0
    if not one or not two:
        return 0.0
    if len(one) == _SKETCH or len(two) == _SKETCH:
        lowest = sorted(one | two)[:_SKETCH]
        share = sum(word in one and word in two for word in lowest) / len(lowest)
        return 2 * share / (1 + share)
    return 2 * len(one & two) / (len(one) + len(two))


def agree(first: str, second: str, *, code: bool = False) -> bool:
    """True if two sketched answers have most of their words in common, or the one is the other with more words.

    In code, each of few words counts: `print(7 // 2)` is not an edited `print(5 // 2)`; and so do signs, which sketches
    do not have.
    """
    one, two = hashes(first), hashes(second)
    few = min(len(one), len(two))
    if code:
        return few >= _MUCH and shared_words(first, second) >= _MOST
    if one <= two or two <= one:
        return few > _FEW
    return few > _FEW and shared_words(first, second) >= (_MOST if few >= _SOME else _MOST_OF_FEW)


def renames(first: str, second: str, answer: str, other: str) -> bool:
    """True if two sketched answers differ in words alone that differ in their folded questions, too."""
    one, two = words(first), words(second)
    mine, theirs = hashes(answer), hashes(other)
    if len(mine) == _SKETCH or len(theirs) == _SKETCH or not mine ^ theirs:
        return False
    return mine - theirs <= set(map(_hash, one - two)) and theirs - mine <= set(map(_hash, two - one))


def letter_likeness(first: str, second: str) -> float:
    """The share of letters that two texts have in common and in the same order, 0 to 1, from their beginnings."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(first[:_LONGEST], second[:_LONGEST])


def _overlap(common: float, one: float, two: float) -> float:
    """The mean of Dice's coefficient and the overlap coefficient: added words count less than changed ones."""
    return (2 * common / (one + two) + min(1.0, common / min(one, two))) / 2


def _spelling(one: str, two: str) -> float:
    """How similar the spellings of two words are; 0 without a closer look if lengths or letters differ widely."""
    if abs(len(one) - len(two)) > 0.5 * max(len(one), len(two)):
        return 0.0
    letters, others = set(one), set(two)
    if len(letters & others) < 0.6 * max(len(letters), len(others)):
        return 0.0
    return letter_likeness(one, two)
