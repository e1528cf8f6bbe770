"""Diagnostics that an author has silenced: `<!-- deckpress: ignore DP119 -->` in the source, `ignore` in the project.

A comment above the first note holds for the whole file, a comment below a question for that note. Only warnings and
notes can be silenced: an error means that something would be missing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from deckpress.diagnostics.values import NOWHERE, Diagnostic, Diagnostics, Location, Severity
from deckpress.frozen import dataclass
from deckpress.regex import regex

_COMMENT = regex(r"<!--[ \t]*deckpress:[ \t]*ignore[ \t]+([^<>]*?)[ \t]*-->")
_FENCE = regex(r"[ \t]*(`{3,}|~{3,})")
_FIRST_HUNDREDS = ("DP1", "DP3", "DP4")
"""The codes that every command can find; of the others only a build that writes the format knows whether they occur."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """One code of one comment: the lines it holds for, and where it stands."""

    code: str
    place: Location
    first: int
    last: float


@dataclass(frozen=True, slots=True)
class Silencer:
    """What is silenced in each file, and in the whole project."""

    files: Mapping[str, tuple[Ignore, ...]] = field(default_factory=dict)
    project: frozenset[str] = frozenset()
    config: Location = NOWHERE

    def split(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostics, frozenset[Ignore], frozenset[str]]:
        """The diagnostics that remain, and the comments and the codes of the project that silenced others."""
        kept: list[Diagnostic] = []
        used: set[Ignore] = set()
        codes: set[str] = set()
        for diagnostic in diagnostics:
            found = next(self._matching(diagnostic), None)
            if diagnostic.severity is Severity.ERROR or (found is None and diagnostic.code not in self.project):
                kept.append(diagnostic)
            elif found is not None:
                used.add(found)
            else:
                codes.add(diagnostic.code)
        return tuple(kept), frozenset(used), frozenset(codes)

    def without_silenced(self, diagnostics: Iterable[Diagnostic]) -> Diagnostics:
        """The diagnostics that remain."""
        return self.split(diagnostics)[0] if self.files or self.project else tuple(diagnostics)

    def _matching(self, diagnostic: Diagnostic) -> Iterator[Ignore]:
        place = diagnostic.location
        for ignore in self.files.get(place.path, ()):
            if ignore.code == diagnostic.code and ignore.first <= max(place.line, 1) <= ignore.last:
                yield ignore


def find_ignores(path: str, text: str, notes: Sequence[int]) -> tuple[Ignore, ...]:
    """The comments of a source that silence something; `notes` are the lines at which its notes begin, sorted."""
    if "deckpress:" not in text:
        return ()
    found: list[Ignore] = []
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if fence:
            continue
        for comment in _COMMENT.finditer(line):
            place = Location(path, number, comment.start() + 1)
            first, last = _reach(number, notes)
            found += (Ignore(code, place, first, last) for code in re.split(r"[\s,]+", comment[1]) if code)
    return tuple(found)


def _reach(number: int, notes: Sequence[int]) -> tuple[int, float]:
    """The lines that a comment on line `number` holds for: its note, or all if it is above the first one."""
    index = bisect_right(notes, number)
    if not index:
        return 1, float("inf")
    return notes[index - 1], notes[index] - 1 if index < len(notes) else float("inf")


def find_unused(silencer: Silencer, used: frozenset[Ignore], codes: frozenset[str]) -> Diagnostics:
    """A warning for each comment, and each code of the project, that silenced nothing or never can (DP140, DP141)."""
    from deckpress.diagnostics.catalogue import RULES
    from deckpress.diagnostics.catalogue.reading import CANNOT_SILENCE, SILENCED_NOTHING, UNKNOWN_CODE

    given = [(i.code, i.place, i in used) for found in silencer.files.values() for i in found]
    given += [(code, silencer.config, code in codes) for code in sorted(silencer.project)]
    problems: list[Diagnostic] = []
    for code, place, is_used in given:
        rule = RULES.get(code)
        if rule is None:
            problems.append(UNKNOWN_CODE.at(place, code=code))
        elif rule.severity is Severity.ERROR:
            problems.append(CANNOT_SILENCE.at(place, code=code))
        elif not is_used and code.startswith(_FIRST_HUNDREDS):
            problems.append(SILENCED_NOTHING.at(place, code=code))
    return tuple(problems)
