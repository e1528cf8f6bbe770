"""The table `[words]` of deckpress.toml -> the project's own words for cards and pages, checked one by one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.wording import EVERY, OwnWords, english, names, tag

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_UNFIT = frozenset(("Cc", "Cn", "Co", "Cs"))
"""Categories of characters that no word has: controls, and what Unicode has not assigned."""


def read_words(value: object, shown: str, text: str) -> tuple[OwnWords, Diagnostics]:
    """The words by language and key, from the parsed value of `words`; `text` is deckpress.toml, for the lines.

    DP013 (warning) for a key that is not known, DP014 (error) for words that cannot be used.
    """
    lines = text.split("\n")
    if not isinstance(value, dict):
        place = Location(shown, _line(lines, "words"))
        return {}, (Diagnostic(place, "DP014", "'words' must be a table", "begin it with a line [words]"),)
    found: dict[str, dict[str, str]] = {}
    problems: list[Diagnostic] = []
    for language, key, said in _entries(value):
        place = Location(shown, _line(lines, key, language))
        if not (language == EVERY or _TAG.fullmatch(language)):
            message = f"'{language}' is no language tag"
            problems.append(Diagnostic(place, "DP014", message, "name a language as in [words.de] or [words.pt-BR]"))
        elif problem := _problem(place, key, said):
            problems.append(problem)
        else:
            found.setdefault(tag(language), {})[key.replace("-", "_")] = str(said)
    return found, tuple(dict.fromkeys(problems))


def _entries(table: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    """Language, key and value of each entry: those of `[words]` itself are for every language."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from ((key, inner, said) for inner, said in value.items())
        else:
            yield EVERY, key, value


def _problem(place: Location, key: str, said: object) -> Diagnostic | None:
    """What is wrong with one entry."""
    known = english().words
    name = key.replace("-", "_")
    if name not in known:
        return Diagnostic(place, "DP013", f"there is no word '{key}'", _near(name, known))
    wrong = _fault(known[name], said)
    return Diagnostic(place, "DP014", f"'{key}' {wrong}", _places(known[name])) if wrong else None


def _near(name: str, known: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    return f"did you mean '{near[0]}'?" if near else ""


def _fault(model: str, said: object) -> str:
    """Why a value cannot stand for the English words of its key; empty if it can."""
    if not isinstance(said, str):
        return "must be a text"
    if not said.strip():
        return "must not be empty"
    if any(unicodedata.category(sign) in _UNFIT for sign in said):
        return "must be on one line, without control characters"
    if unknown := sorted(names(said) - names(model)):
        return f"has no place for {{{unknown[0]}}}"
    if re.search(r"[{}]", re.sub(r"\{\w+\}", "", said)):
        return "has a brace that holds no name"
    return ""


def _places(model: str) -> str:
    """What may stand in braces, as a sentence."""
    places = sorted(names(model))
    return f"the names it may hold are {', '.join(f'{{{name}}}' for name in places)}" if places else ""


def _line(lines: list[str], key: str, language: str = EVERY) -> int:
    """The line of an entry, below the head of its table if that has a line of its own."""
    inner = rf"\s*\.\s*[\"']?{re.escape(language)}[\"']?" if language else ""
    head = re.compile(rf"\s*\[\s*[\"']?words[\"']?{inner}\s*\]")
    start = next((number for number, line in enumerate(lines) if head.match(line)), 0)
    entry = re.compile(rf".*?(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*(?:=|\.|\]|$)")
    return next((number for number, line in enumerate(lines[start:], start + 1) if entry.match(line)), start + 1)
