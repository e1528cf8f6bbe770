"""The words that outputs add to a deck, in its language: "Hint", "Show answer", "Page 1 of 3".

Each language has a file here, such as `de.toml` for German, with the same keys as English. A project may have words of
its own (`[words]` in deckpress.toml). The words for hints and answers within documents are in
`reading.words.vocabulary`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path

from deckpress.frozen import dataclass
from deckpress.regex import regex

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "zh")
ENGLISH = "en"
EVERY = ""
"""The key of a project's own words for every language."""
OwnWords = Mapping[str, Mapping[str, str]]
"""A project's own words, by language tag in lower case (see `tag`) and by key."""

_DATE = regex(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for a deck by their keys, and the tag of their language."""

    language: str
    words: Mapping[str, str] = field(repr=False)

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def say(self, key: str, **values: object) -> str:
        """The words of a key, with values for the names in braces."""
        return self.words[key].format_map({name: str(value) for name, value in values.items()})

    def count(self, number: int, key: str) -> str:
        """A number of `cards` or `notes`, in words; for one, the key is `one_card` or `one_note`."""
        return self.say(f"one_{key.removesuffix('s')}" if number == 1 else key, n=number)

    def date(self, text: str) -> str:
        """A date such as 2026-03-01 in the format of the language; other text is unchanged."""
        found = _DATE.fullmatch(text)
        return self.say("date", **found.groupdict()) if found else text

    def number(self, text: str) -> str:
        """A number such as 2.5 with the decimal sign of the language."""
        return text.replace(".", self.words["decimal_point"])

    def join(self, parts: Iterable[str]) -> str:
        """The parts as a list on one line."""
        return self.words["list_separator"].join(parts)


def tag(language: str) -> str:
    """A language tag in the form for comparisons: `pt-br` for `pt_BR`."""
    return language.strip().lower().replace("_", "-")


def tags(language: str) -> tuple[str, ...]:
    """A language tag and its prefixes, the longest first: `zh-hant-tw`, `zh-hant`, `zh` (RFC 4647, 3.4)."""
    parts = tag(language).split("-")
    return tuple("-".join(parts[:end]) for end in range(len(parts), 0, -1))


def primary(language: str) -> str:
    """The first part of a language tag, in lower case: `fr` of `fr-CA` (RFC 5646, 2.2.1)."""
    return tags(language)[-1]


def wording(language: str, own: OwnWords | None = None) -> Wording:
    """The words for a language tag: those of its longest prefix that has words, else English.

    A project's own words come first: those for the language, then those for every language.
    """
    own = own or {}
    asked = [name for name in tags(language) if name]
    known = any(name in LANGUAGES or own.get(name) for name in asked)
    layers = [
        *(own.get(name, {}) for name in asked),
        own.get(EVERY, {}),
        *(built_in(name) for name in asked if name in LANGUAGES),
        own.get(ENGLISH, {}),
        built_in(ENGLISH),
    ]
    words: dict[str, str] = {}
    for layer in reversed(layers):
        words |= layer
    return Wording(language if known else ENGLISH, words)


@cache
def built_in(language: str) -> Mapping[str, str]:
    """The words of one of `LANGUAGES`, by key."""
    import tomllib

    return tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text("utf-8"))


@cache
def english() -> Wording:
    """The English words, for decks without a language."""
    return wording(ENGLISH)


def letter(index: int, first: str = "a") -> str:
    """The letter of an option by its index from 0: a to z, then aa, ab and so on; A to Z if `first` is "A"."""
    return (letter(index // 26 - 1, first) if index >= 26 else "") + chr(ord(first) + index % 26)


def names(text: str) -> frozenset[str]:
    """The names in braces in a text: `n` in "Page {n}"."""
    return frozenset(re.findall(r"\{(\w+)\}", text))
