"""Answers that begin with a letter and a sentence: `B because it glows`, and `A gas flows`, where `A` is no option.

A letter before a word in small letters begins a sentence. It names its option unless the letter may be a word, the
sentence calls the option wrong or speaks of several options, or another sentence calls another option right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.compare import letters
from deckpress.frozen import dataclass
from deckpress.reading.words.before_letters import IS
from deckpress.reading.words.letter_clauses import Says, denies, what_is_said
from deckpress.reading.words.letter_verdicts import A_WORD, RIGHT, WRONG, with_capitals
from deckpress.reading.words.option_letters import in_latin, with_plain_digits
from deckpress.reading.words.vocabulary import AND
from deckpress.regex import regex

_RIGHT_WORD = regex(RIGHT, re.I)
_BOTH = (
    "both|either|beide,?|sowohl|die|tanto|les|tous les deux|only|just|nur|allein|seule?|seulement|solo|sólo|soltanto"
    "|apenas|somente|tylko|alleen|bare|endast|только|лише"
)
_BEGINS = regex(
    rf"[\s>\"“'*_-]*(?P<ahead>(?i:(?:{_BOTH})[ \t]+))?(?P<word>(?:(?![A-L][ \t]+[a-zи][ \t]+[A-L](?!\w)){A_WORD})?)"
    rf"(?P<letters>[^\W_](?:(?:[ \t]*[,&、]|[ \t]+(?i:{AND}|or|oder|ou|o|als auch)(?!\w)|[和と与及](?=[A-L]))"
    r"[ \t]*[^\W_](?!\w))*)"
    r"(?P<bold>[*_]{0,3})(?:[ \t]+(?P<next>[^\W\d_]+(?:['’][^\W\d_]+)?)|(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]))"
)
"""A letter that begins a sentence, and the next word."""
_APART = regex(rf"[\s*_]*{A_WORD}[A-L1-9][*_]*(?:,|[ \t]+[–—-])[ \t]")
"""A letter with a comma or dash behind it, before an explanation."""
_ABOUT = frozenset(
    f"""{" ".join(IS.split("|"))} are has have does can will would must should means gives shows makes sind hat kann
    sont tiene ha sono tem son mają ist describes states uses correctly alone only because since weil denn car parce
    puisque porque perché poiché omdat bo ponieważ protože çünkü потому бо eftersom fordi är er {AND.replace("|", " ")}
    or oder ou nur plus sowie lub veya as""".split()
) - {"to", "la", "on", "هو", "هي"}
"""Words that show that the letter before them names an option: `A is`, `A because`."""
_VERBS = frozenset(f"are sind sont son sono são są has have hat {IS}".replace("|", " ").split())
_WORDS = frozenset("AEIOUYKSVZАВИКОСУЯІ")
"""Letters that are words, too: the article in English, Portuguese and Hungarian, `and`, `or`, `to`, `at`, `in`."""
_SENTENCE = regex(r"[^.!?。！？\n]*")
_CALLED_WRONG = regex(
    rf"[\W_]*(?:[^\W\d_]+[ \t]+){{0,3}}(?:{WRONG})(?![A-Za-zÀ-ɏЀ-ӿ])|.*(?<![A-Za-zÀ-ɏЀ-ӿ])(?:{WRONG})[\W_]*\Z",
    re.I,
)
_LONGEST = 2_000
_COUNTER = 3
"""In Chinese, Japanese or Korean, this many characters or fewer behind a letter make no sentence: `2번이다`."""


@dataclass(frozen=True, slots=True)
class Head:
    """The letter at the head of an answer that begins a sentence."""

    names: bool
    """True if the sentence is about the option."""
    whole: bool
    """True if the explanation needs the letter: `A is a metal`."""
    sure: bool = True
    """False if the sentence says something of the option, but not that it is right."""


def begins_sentence(said: str, texts: Sequence[str], labels: Sequence[str]) -> Head | None:
    """How an answer begins with a letter and a word in small letters; None for other answers.

    `texts` are the letters and digits of each option: an answer with the words of an option begins no sentence.
    """
    said = with_capitals(with_plain_digits(said, labels))
    if (letter := _APART_FROM.match(said)) and denies(said[letter.end() :]):
        name = in_latin(letter["letter"])
        own = next((text for label, text in zip(labels, texts, strict=True) if label == name), "")
        if not letters(said[letter.end() :]).startswith(own or "\n"):
            return Head(names=False, whole=True)
    found = _BEGINS.match(said[:_LONGEST])
    if found is None:
        return None
    first, word = found["letters"][0], found["next"] or ""
    if (word[:1].isupper() and word[:1].lower() != word[:1]) or (first.islower() and first.isascii()):
        return None
    line = said[found.end("bold") :].split("\n", 1)[0]
    if (not word and len(line.strip(" *_.。")) <= _COUNTER) or _JOINED.fullmatch(line):
        return None
    name = in_latin(first)
    behind = letters(said[found.end("letters") :])
    own = next((text for label, text in zip(labels, texts, strict=True) if label == name), "")
    if (own and behind.startswith(own)) or letters(said.split("\n", 1)[0]) in texts:
        return None
    sentence = _SENTENCE.match(said, found.end("letters"))
    wrong = sentence is not None and _CALLED_WRONG.match(sentence.group()) is not None
    alone = len(found["letters"]) == 1 and not letters(found["word"]) and not found["bold"]
    article = alone and bool(word) and first.upper() in _WORDS and not _is_about(word)
    says = what_is_said(line, name, labels, several=len(found["letters"]) > 1)
    if _repeats(word, own) or (found["ahead"] and len(found["letters"]) == 1):
        says = Says.NAMES
    describes = says is not Says.NAMES
    whole = describes or word.lower() in _VERBS or not word
    return Head(not (wrong or article or says is Says.LEAVES_OPEN), whole, not describes)


_APART_FROM = regex(rf"[\s*_>-]*{A_WORD}[*_]*(?P<letter>[^\W\d_a-z])(?=[*_]*[ \t]*(?:[:.)–—=→❌✗✘✖✅✓✔]|-))")
_JOINED = regex(rf"(?:[\s,、，・/&+.。*_()A-L1-9А-Д]|[和と와과及与與]|{AND}|or|oder|als auch|ou|o|или)*")
"""Nothing but further letters: `AとCとD`."""


def _repeats(word: str, own: str) -> bool:
    """True if a word is one of the option's own."""
    known = letters(word)
    return len(known) > _SHORT and known in own


_SHORT = 3


def speaks_of_option(said: str) -> bool:
    """True for a sentence about one or more options that gives no reason why they are right."""
    head = begins_sentence(said, (), ())
    return head is not None and not head.sure


def _is_about(word: str) -> bool:
    return word.lower() in _ABOUT or _RIGHT_WORD.fullmatch(word) is not None


def set_apart(said: str) -> bool:
    """True for an answer that begins with a letter and a comma or dash, and may judge it: `B - a gas, so it is wrong`.

    A single sentence that gives the reason, `C - both A and B are true`, does not judge it.
    """
    found = _APART.match(in_latin(said[:_LONGEST]))
    if found is None:
        return False
    sentence = _SENTENCE.match(said, found.end())
    rest = sentence.group() if sentence else ""
    more = said[found.end() + len(rest) :].strip(" .!?。！？*_\n")
    return bool(more) or _CALLED_WRONG.match(rest) is not None
