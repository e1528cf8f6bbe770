"""Options that differ only in signs or in the case of letters, `x++` and `x--`: an answer names them sign by sign."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.compare import composed
from deckpress.reading.parts.option_values import Options
from deckpress.regex import regex

_WRAPPED = regex(r"(\*{1,3}|_{1,3}|`+)[ \t]*(?P<words>\S(?:.*\S)?)[ \t]*\1")
_TOKEN = regex(r"[^\W_]+")
_ENDS = (" ", "\t", ".", ",", ";")
_NEAR = 60


def are_alike(options: Options) -> bool:
    """True if different options have the same letters and digits, or none at all."""
    words = options.words
    return len(set(words)) < len(words) and len({_plain(choice.text.markdown) for choice in options.choices}) > 1


def sign_by_sign(said: str, options: Options) -> tuple[frozenset[int], int]:
    """The option that the first paragraph or line of an answer repeats with its signs, and the characters read.

    More may follow behind a blank: `x-- takes one away`. Of two options that begin alike, the longer one counts.
    """
    paragraph = said.split("\n\n", 1)[0]
    line = paragraph.split("\n", 1)[0]
    texts = [_plain(choice.text.markdown) for choice in options.choices]
    for part in (paragraph, line):
        if (own := _plain(part)) and own in texts:
            return frozenset({texts.index(own)}), len(part)
    head = composed(line)
    begun = [
        n for n, text in enumerate(texts) if text and head.startswith(text) and head[len(text) :].startswith(_ENDS)
    ]
    longest = max(begun, key=lambda n: len(texts[n]), default=-1)
    return (frozenset({longest}), len(texts[longest])) if begun else (frozenset(), 0)


def names_alike(said: str, right: frozenset[int], options: Options) -> bool:
    """True if an answer names, without its letter, an option that only its signs set apart from another one."""
    tokens = {token.group().upper() for token in _TOKEN.finditer(said[:_NEAR])}
    texts = [_plain(choice.text.markdown) for choice in options.choices]
    return any(_has_twin(n, options.words, texts) and options.labels[n].upper() not in tokens for n in right)


def _has_twin(own: int, words: Sequence[str], texts: Sequence[str]) -> bool:
    pairs = enumerate(zip(words, texts, strict=True))
    return any(word == words[own] and text != texts[own] for n, (word, text) in pairs if n != own)


def _plain(text: str) -> str:
    """A text without the marks of print or code around it, with single blanks."""
    text = " ".join(composed(text).split())
    while wrapped := _WRAPPED.fullmatch(text):
        text = wrapped["words"]
    return text
