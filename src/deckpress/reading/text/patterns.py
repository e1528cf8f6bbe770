"""Patterns that users write, matched in linear time: a subset of regular expressions without backtracking.

The syntax is that of Python's `re`: characters, `.`, classes, `\\d \\w \\s`, `|`, groups with and without names,
`* + ? {m,n}` and their lazy forms, `^`, `$` and `\\b`. There are no back references and no lookarounds. All ways to
match are followed at once (Thompson, Pike), so the time is the length of the line times the size of the pattern.

`re` is faster, so it does the matching if pattern and line leave it only few ways to try.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import factorial

from deckpress.frozen import dataclass
from deckpress.regex import regex

_MOST_STEPS = 400
_MOST_REPEATS = 50
_DEEPEST = 20
_MOST_LOOPS = 4
_MOST_WAYS = 1_000
_QUANTIFIER = regex(r"(?:([*+?])|\{(\d{1,3})(?:(,)(\d{0,3}))?\})(\?)?")
_OPEN = regex(r"\((?:\?:|\?P?<([A-Za-z_]\w{0,30})>)?(?!\?)")
_ATOM = regex(r"\[\^?\]?(?:\\.|[^\\\]])*\]|\\[dDwWsSt]|\\[^A-Za-z0-9\s]|[^\\\[\](){}*+?|^$]")
_EDGES = {"^": "start", "$": "end", "\\b": "word"}

CHAR, SPLIT, SAVE, JUMP, EDGE, MATCH = range(6)
Step = tuple[int, "int | str", "int | None"]
"""What to do: match an atom, try two ways, keep a place, jump, test an edge, or succeed. Jumps are relative."""


class PatternError(ValueError):
    """A pattern that cannot be read; its words say why."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern, ready to match lines."""

    steps: tuple[Step, ...]
    tests: tuple[Callable[[str], bool], ...]
    names: tuple[str, ...]
    """The names of its groups."""
    compiled: re.Pattern[str]
    loops: int
    """How many endless repetitions it has; more than `_MOST_LOOPS` if one is inside another."""
    ways: int
    """How many ways its other repetitions and alternatives allow."""

    def match(self, line: str) -> Mapping[str, tuple[int, int]] | None:
        """The start and end of each group that matched, and of the match itself under the empty name; or None.

        The match begins at the start of the line. Of several matches, it is the one that `re` finds.
        """
        if self._is_quick(len(line)):
            quick = self.compiled.match(line)
            spans = {"": quick.span()} if quick else {}
            return {**spans, **{n: quick.span(n) for n in self.names if quick.start(n) >= 0}} if quick else None
        found = _run(self, line)
        if found is None:
            return None
        places = {"": (found[0], found[1])}
        for number, name in enumerate(self.names, 1):
            if found[2 * number] >= 0 and found[2 * number + 1] >= 0:
                places[name] = (found[2 * number], found[2 * number + 1])
        return places

    def _is_quick(self, length: int) -> bool:
        """True if `re` tries at most `_MOST_WAYS` ways for each character of a line."""
        if self.loops > _MOST_LOOPS:
            return False
        most: int = _MOST_WAYS * factorial(self.loops)
        return bool(self.ways * length ** max(self.loops - 1, 0) <= most)


def make_pattern(text: str) -> Pattern:
    """The pattern in a text. Raises PatternError."""
    parser = _Parser(text)
    steps = (*parser.either(0), (MATCH, 0, None))
    if parser.at < len(text):
        raise PatternError(f"there is one ')' too many at character {parser.at + 1}")
    tests = tuple(_test(atom) for atom in parser.atoms)
    return Pattern(steps, tests, tuple(parser.names), re.compile("".join(parser.read)), parser.loops, parser.ways)


def _test(atom: str) -> Callable[[str], bool]:
    try:
        compiled = re.compile(atom)
    except re.error as error:
        raise PatternError(f"{atom} cannot be read: {error.msg}") from error
    return lru_cache(maxsize=512)(lambda char: compiled.fullmatch(char) is not None)


class _Parser:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.names: list[str] = []
        self.atoms: list[str] = []
        self.read: list[str] = []
        """What was read, as `re` writes it."""
        self.loops, self.ways = 0, 1

    def either(self, depth: int) -> list[Step]:
        """Alternatives with `|` between them."""
        if depth > _DEEPEST:
            raise PatternError("it is nested too deeply")
        first = self._row(depth)
        if self.at < len(self.text) and self.text[self.at] == "|":
            self.at += 1
            self.read.append("|")
            self.ways *= 2
            second = self.either(depth + 1)
            first = [(SPLIT, 1, len(first) + 2), *first, (JUMP, len(second) + 1, None), *second]
        if len(first) > _MOST_STEPS:
            raise PatternError("it is too long")
        return first

    def _row(self, depth: int) -> list[Step]:
        steps: list[Step] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            steps += self._repeated(self._one(depth))
            if len(steps) > _MOST_STEPS:
                raise PatternError("it is too long")
        return steps

    def _one(self, depth: int) -> list[Step]:
        rest = self.text[self.at : self.at + 2]
        edge = "\\b" if rest == "\\b" else rest[:1]
        if edge in _EDGES:
            self.at += len(edge)
            self.read.append(edge)
            return [(EDGE, _EDGES[edge], None)]
        if rest[:1] == "(":
            return self._group(depth)
        atom = _ATOM.match(self.text, self.at)
        if atom is None:
            raise PatternError(f"'{self.text[self.at : self.at + 4]}' at character {self.at + 1} is not allowed")
        self.at = atom.end()
        self.atoms.append(atom.group())
        self.read.append(atom.group())
        return [(CHAR, len(self.atoms) - 1, None)]

    def _group(self, depth: int) -> list[Step]:
        opened = _OPEN.match(self.text, self.at)
        if opened is None:
            raise PatternError(f"'{self.text[self.at : self.at + 4]}' at character {self.at + 1} is not allowed")
        self.at, name = opened.end(), opened.group(1)
        number = 0
        if name:
            if name in self.names:
                raise PatternError(f"two groups are called '{name}'")
            self.names.append(name)
            number = len(self.names)
        self.read.append(f"(?P<{name}>" if name else "(?:")
        inner = self.either(depth + 1)
        if self.text[self.at : self.at + 1] != ")":
            raise PatternError("a group is not closed")
        self.at += 1
        self.read.append(")")
        return [(SAVE, 2 * number, None), *inner, (SAVE, 2 * number + 1, None)] if number else inner

    def _repeated(self, steps: list[Step]) -> list[Step]:
        found = _QUANTIFIER.match(self.text, self.at)
        if found is None:
            return steps
        self.at = found.end()
        if _QUANTIFIER.match(self.text, self.at):
            raise PatternError(f"'{self.text[self.at]}' at character {self.at + 1} is not allowed")
        sign, low, comma, high, lazy = found.groups()
        least = int(low) if low else int(sign == "+")
        most = (1 if sign == "?" else -1) if sign else least if not comma else int(high) if high else -1
        if max(least, most) > _MOST_REPEATS or 0 <= most < least:
            raise PatternError(f"a repetition must be of 0 to {_MOST_REPEATS}")
        self.read.append(found.group())
        if most not in (0, 1) and any(step[0] == SPLIT for step in steps):
            self.loops = _MOST_LOOPS + 1
        self.loops += most < 0
        self.ways *= max(most - least, 0) + 1
        size = len(steps)
        if most < 0:
            loop: list[Step] = [_split(1, size + 2, lazy), *steps, (JUMP, -size - 1, None)]
            return steps * least + loop
        optional: list[Step] = []
        for _ in range(most - least):
            optional = [_split(1, size + len(optional) + 1, lazy), *steps, *optional]
            if len(optional) > _MOST_STEPS:
                raise PatternError("it is too long")
        return steps * least + optional


def _split(on: int, past: int, lazy: str | None) -> Step:
    return (SPLIT, past, on) if lazy else (SPLIT, on, past)


Kept = tuple[int, ...]


def _run(pattern: Pattern, line: str) -> Kept | None:
    """The places that a match keeps; each step is taken at most once for each character."""
    tests, steps = pattern.tests, pattern.steps
    best: Kept | None = None
    unset = (0,) + (-1,) * (2 * len(pattern.names) + 1)
    ways: list[tuple[int, Kept]] = _follow(pattern, line, 0, [(0, unset)])
    for position in range(len(line) + 1):
        char, onward = line[position : position + 1], []
        for step, kept in ways:
            kind, which, _ = steps[step]
            if kind == MATCH:
                best = (kept[0], position, *kept[2:])
                break  # the ways after this one have lower rank
            if char and tests[which](char):  # type: ignore[index]
                onward.append((step + 1, kept))
        if not onward:
            return best
        ways = _follow(pattern, line, position + 1, onward)
    return best


def _follow(pattern: Pattern, line: str, position: int, ways: list[tuple[int, Kept]]) -> list[tuple[int, Kept]]:
    """The ways up to the next character or the end of the pattern, in order of rank, each step once."""
    seen: set[int] = set()
    found: list[tuple[int, Kept]] = []
    waiting = ways[::-1]
    while waiting:
        step, kept = waiting.pop()
        if step in seen:
            continue
        seen.add(step)
        kind, first, second = pattern.steps[step]
        if kind in (CHAR, MATCH):
            found.append((step, kept))
        elif kind == EDGE:
            if _at_edge(str(first), line, position):
                waiting.append((step + 1, kept))
        elif kind == SAVE:
            place = int(first)
            waiting.append((step + 1, (*kept[:place], position, *kept[place + 1 :])))
        else:
            if second is not None:
                waiting.append((step + second, kept))
            waiting.append((step + int(first), kept))
    return found


def _at_edge(kind: str, line: str, position: int) -> bool:
    if kind == "start":
        return position == 0
    if kind == "end":
        return position == len(line)
    return _is_word(line[position - 1 : position] if position else "") != _is_word(line[position : position + 1])


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
