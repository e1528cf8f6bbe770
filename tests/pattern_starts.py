"""A regular expression -> how the words that it matches may begin, to hold the tables of first looks against it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_SAME_AS_ASCII = {"ı": "i", "İ": "i", "ſ": "s", "\u212a": "k"}
"""Letters that match one of ASCII where case does not matter."""
ANY = "\0"
"""Stands for any letter or digit."""


def starts(pattern: str, length: int) -> set[str]:
    """The first `length` letters, in lower case, of the words of ASCII that a match may begin with; all of short words.

    Characters before the first word do not count, and `ANY` stands for all letters.
    """
    done: set[str] = set()
    left = _expand(parser.parse(pattern), {""}, length, done)
    return done | left


def _expand(parsed: Iterable[Any], opened: set[str], length: int, done: set[str]) -> set[str]:
    """The beginnings that may go on behind a part of a pattern; those that are complete are added to `done`."""
    for code, value in parsed:
        if not opened:
            break
        opened = _step(code, value, opened, length, done)
    return opened


def _step(code: Any, value: Any, opened: set[str], length: int, done: set[str]) -> set[str]:
    match code:
        case codes.LITERAL:
            letters = {chr(value)}
        case codes.IN:
            letters = _letters(value)
        case codes.ANY | codes.NOT_LITERAL:
            letters = {ANY, " "}
        case codes.ASSERT_NOT if value[0] == 1 and str(value[1]) == str(parser.parse(r"\w")):
            letters = {" "}
        case codes.AT if value is codes.AT_END_STRING:
            letters = {" "}
        case codes.ASSERT | codes.ASSERT_NOT | codes.AT | codes.GROUPREF:
            return opened
        case _:
            return _group(code, value, opened, length, done)
    return {start for letter in letters for start in _with(letter, opened, length, done)}


def _group(code: Any, value: Any, opened: set[str], length: int, done: set[str]) -> set[str]:
    """The same for a part of a pattern that has parts of its own."""
    least, most, parts = 1, 1, []
    match code:
        case codes.BRANCH:
            parts = value[1]
        case codes.SUBPATTERN:
            parts = [value[3]]
        case codes.ATOMIC_GROUP:
            parts = [value]
        case codes.GROUPREF_EXISTS:
            parts = [value[1], value[2] or []]
        case _:
            least, most = value[:2]
            parts = [value[2]]
    found = set(opened) if least == 0 else set()
    for _ in range(min(most, length + 1)):
        opened = {start for part in parts for start in _expand(part, opened, length, done)}
        found |= opened
    return found


def _with(letter: str, opened: set[str], length: int, done: set[str]) -> set[str]:
    letter = _SAME_AS_ASCII.get(letter, letter)
    if not letter.isascii():
        return set()
    if letter != ANY and not re.match(r"\w", letter):
        done |= opened - {""}
        return opened & {""}
    longer = {start + letter.lower() for start in opened}
    complete = {start for start in longer if len(start) == length or start.endswith(ANY)}
    done |= complete
    return longer - complete


def _letters(items: Iterable[Any]) -> set[str]:
    """The letters of a character class; a blank for all that are not part of a word."""
    found: set[str] = set()
    for code, value in items:
        if code is codes.LITERAL:
            found.add(chr(value))
        elif code is codes.RANGE:
            found |= {chr(number) for number in range(value[0], min(value[1], 0x17F) + 1)}
        elif code is codes.CATEGORY:
            found |= {ANY} if value in (codes.CATEGORY_WORD, codes.CATEGORY_NOT_SPACE) else {" "}
            found |= set("0123456789") if value is codes.CATEGORY_DIGIT else set()
        else:
            found |= {ANY, " "}
    return found
