"""The table `[words]` of deckpress.toml -> the project's own words for cards and pages, checked one by one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from deckpress.compare import nearest
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.files import (
    BAD_WORD,
    UNKNOWN_WORD,
    WORD_EMPTY,
    WORD_LANGUAGE,
    WORD_OF_SEVERAL_LINES,
    WORD_WITH_BRACE,
    WORD_WITH_UNKNOWN_NAME,
    WORDS_NOT_A_TABLE,
)
from deckpress.regex import regex
from deckpress.wording import EVERY, OwnWords, english, names, tag

_TAG = regex(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_UNFIT = frozenset(("Cc", "Cn", "Co", "Cs"))
"""Categories of characters that no word contains: control, unassigned, private and surrogate characters."""


def read_words(value: object, shown: str, text: str) -> tuple[OwnWords, Diagnostics]:
    """The words by language and key, from the parsed value of `words`; `text` is deckpress.toml, for the lines.

    DP013 (warning) for an unknown key, DP014 (error) for words that cannot be used.
    """
    lines = text.split("\n")
    if not isinstance(value, dict):
        place = Location(shown, _line(lines, "words"))
        return {}, (WORDS_NOT_A_TABLE.at(place),)
    words: dict[str, dict[str, str]] = {}
    problems: list[Diagnostic] = []
    for language, key, said in _entries(value):
        place = Location(shown, _line(lines, key, language))
        if not (language == EVERY or _TAG.fullmatch(language)):
            problems.append(WORD_LANGUAGE.at(place, language=language))
        elif problem := _problem(place, key, said):
            problems.append(problem)
        else:
            words.setdefault(tag(language), {})[key.replace("-", "_")] = str(said)
    return words, tuple(dict.fromkeys(problems))


def _entries(table: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    """Language, key and value of each entry: those of `[words]` itself are for every language."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from ((key, inner, said) for inner, said in value.items())
        else:
            yield EVERY, key, value


def _problem(place: Location, key: str, said: object) -> Diagnostic | None:
    """DP013 or DP014 for one entry, or None."""
    known = english().words
    name = key.replace("-", "_")
    if name not in known:
        return UNKNOWN_WORD.at(place, key=key, hint=_near(name, known))
    return _misfit(place, key, known[name], said)


def _near(name: str, known: Mapping[str, str]) -> str:
    near = nearest(name, known)
    return f"did you mean '{near}'?" if near else ""


def _misfit(place: Location, key: str, model: str, said: object) -> Diagnostic | None:
    """DP014 if a value cannot replace `model`, the English words of its key."""
    hint = _names_hint(model)
    if not isinstance(said, str):
        return BAD_WORD.at(place, key=key, hint=hint)
    if not said.strip():
        return WORD_EMPTY.at(place, key=key, hint=hint)
    if any(unicodedata.category(sign) in _UNFIT for sign in said):
        return WORD_OF_SEVERAL_LINES.at(place, key=key, hint=hint)
    if unknown := sorted(names(said) - names(model)):
        return WORD_WITH_UNKNOWN_NAME.at(place, key=key, name=unknown[0], hint=hint)
    if re.search(r"[{}]", re.sub(r"\{\w+\}", "", said)):
        return WORD_WITH_BRACE.at(place, key=key, hint=hint)
    return None


def _names_hint(model: str) -> str:
    """The names that may be in braces, as a sentence; empty if there are none."""
    known = sorted(names(model))
    return f"it may contain {', '.join(f'{{{name}}}' for name in known)}" if known else ""


def _line(lines: list[str], key: str, language: str = EVERY) -> int:
    """The line of an entry, below the head of its table if that has a line of its own."""
    inner = rf"\s*\.\s*[\"']?{re.escape(language)}[\"']?" if language else ""
    head = re.compile(rf"\s*\[\s*[\"']?words[\"']?{inner}\s*\]")
    start = next((number for number, line in enumerate(lines) if head.match(line)), 0)
    entry = re.compile(rf".*?(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*(?:=|\.|\]|$)")
    return next((number for number, line in enumerate(lines[start:], start + 1) if entry.match(line)), start + 1)
