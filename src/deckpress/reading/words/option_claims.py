"""An answer that names several options with their words -> these options: `A) Helium and C) Neon`, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.compare import letters
from deckpress.reading.words.vocabulary import AND
from deckpress.regex import regex

_BETWEEN = regex(rf"(?>(?:[\s*_`,;.&/+、，)\]}}-]|->|(?<!\w)(?:{AND})(?!\w)|[와과])*)", re.I)
"""What may be between two options that are both right, and before the first one."""
_CLAIM = regex(
    r"[(\[]?(?P<label>[A-L]|[1-9])(?P<mark>[ \t]*(?:[.):：、\]]|[–—-](?=[ \t]))|[ \t]*(?=\()|(?=[*_]))", re.I
)
_ENDS = regex(rf"[*_`)\]]*+(?:[ \t]*+(?:\Z|\n)|[,;.&/+、，][ \t*_]*+|[ \t]*+[&/+]|[ \t]+(?:{AND})(?!\w)|[와과])", re.I)
_EXPLAINS = regex(r"[*_`)\]]*+(?:[ \t]+(?:[–—]|--?)(?=[ \t])|[ \t]*[:：](?=\s)|[ \t]+\()")
"""What may be behind the last of several options before an explanation: `a) Neon and c) Argon - both are noble`."""
_LONGEST = 2_000
_JOINS_WORDS = regex(rf"[,;&/+、，\n]|(?<=\s)(?:{AND})(?=\s)|(?<=\w)[와과]\s", re.I)


def claimed(said: str, labels: Sequence[str], texts: Sequence[str]) -> tuple[frozenset[int], int]:
    """The options that an answer names by letter and words, if two or more, and the number of characters read.

    `texts` are the letters and digits of each option. The words after each letter must be those of its option, and
    nothing may follow that says more about it.
    """
    said = said[:_LONGEST]
    found: list[int] = []
    position = end = 0
    while match := _CLAIM.match(said, _end(_BETWEEN, said, position)):
        label = match.group("label").upper()
        if label not in labels or (own := labels.index(label)) in found:
            break
        behind = end_of_words(said, match.end(), texts[own])
        joined = bool(found) and "\n" not in said[end:behind] and bool(_EXPLAINS.match(said, behind))
        if not behind or not (_ENDS.match(said, behind) or joined):
            break
        found.append(own)
        position = end = behind
        if not _ENDS.match(said, behind):
            break
    listed = "\n" in said[:end].strip() and len(found) == len(labels) > 2  # all options repeated
    return (frozenset(found), end) if len(found) > 1 and not listed else (frozenset(), 0)


def claimed_alone(said: str, labels: Sequence[str], texts: Sequence[str]) -> tuple[frozenset[int], int]:
    """The option whose words follow its letter, if they begin with letters too, and the number of characters read.

    `B) A gas` and `B) BCD` name one option, although `B A` names two.
    """
    match = _LETTERED.match(said[:_LONGEST])
    label = match.group("label").upper() if match else ""
    if match is None or label not in labels:
        return frozenset(), 0
    own = labels.index(label)
    end = end_of_words(said, match.end(), texts[own])
    return (frozenset({own}), end) if end and (match.group("mark") or len(texts[own]) > 1) else (frozenset(), 0)


_LETTERED = regex(
    r"[(\[]?(?P<label>[A-L])(?:(?P<mark>[ \t]*[.):\]])[*_]*[ \t]*|[ \t]+)[*_`]*(?=[A-L]{1,8}(?!\w))", re.I
)


def worded(said: str, texts: Sequence[str]) -> frozenset[int]:
    """The options that an answer names by their words alone, joined by `and` or the like; nothing if it says more."""
    named = all_among(_JOINS_WORDS, said[:_LONGEST], texts)
    return frozenset(named) if len(named) > 1 else frozenset()


def all_among(joins: re.Pattern[str], said: str, texts: Sequence[str]) -> list[int]:
    """The options whose words are between what joins the parts of an answer; none if a part says something else."""
    found: list[int] = []
    for words in filter(None, map(letters, _parts(joins, said))):
        if words not in texts:
            return []
        found.append(texts.index(words))
    return found


def _parts(joins: re.Pattern[str], said: str) -> Iterator[str]:
    """The parts of a text, cut one by one: most answers say something else at once."""
    start = 0
    for join in joins.finditer(said):
        yield said[start : join.start()]
        start = join.end()
    yield said[start:]


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def end_of_words(said: str, start: int, words: str) -> int:
    """Where the words of an option, given by their letters and digits, end if they begin at `start`; else 0."""
    known = ""
    position = start
    while position < len(said) and len(known) < len(words):
        known += letters(said[position])
        position += 1
        if not words.startswith(known):
            return 0
    whole = bool(words) and known == words and not said[position : position + 1].isalnum()
    return position if whole else 0
