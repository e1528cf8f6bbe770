"""The dialects that a project defines in `[dialects.NAME]` of deckpress.toml, and the files written in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.files import CONFIG_VALUE
from deckpress.project.folders import patterns
from deckpress.reading.dialects import AUTO, Dialect, names
from deckpress.reading.dialects.own import DialectError, own_dialect

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NAME = re.compile(r"[A-Za-z][\w-]{0,40}")
FILES = "files"


@dataclass(frozen=True, slots=True)
class OwnDialect:
    """A dialect of a project, and the patterns of the files that are written in it."""

    dialect: Dialect
    files: tuple[str, ...] = ()
    spec: GitIgnoreSpec | None = None
    """The patterns, compiled."""

    def reads(self, name: str) -> bool:
        """True if a file, by its path in the project, is written in the dialect."""
        return self.spec is not None and self.spec.match_file(name)


def read_dialects(value: object, shown: str, text: str) -> tuple[dict[str, OwnDialect], Diagnostics]:
    """The dialects of a project by name. DP008 for each that cannot be read."""
    if not isinstance(value, Mapping) or not all(isinstance(marks, Mapping) for marks in value.values()):
        return {}, (_problem("define dialects in tables [dialects.NAME]", shown, text, "dialects"),)
    found: dict[str, OwnDialect] = {}
    problems = []
    for name, marks in value.items():
        try:
            found[name] = _own(name, marks)
        except DialectError as error:
            problems.append(_problem(f"{error} (in [dialects.{name}])", shown, text, f"dialects.{name}", error.key))
    return found, tuple(problems)


def _own(name: str, marks: Mapping[str, object]) -> OwnDialect:
    if not _NAME.fullmatch(name) or name in names():
        raise DialectError("", f"a dialect cannot be called '{name}'")
    files = marks.get(FILES, [])
    listed = [files] if isinstance(files, str) else files
    if not isinstance(listed, list) or not all(isinstance(pattern, str) for pattern in listed):
        raise DialectError(FILES, "'files' must be a list of file patterns")
    dialect = own_dialect(name, {key: mark for key, mark in marks.items() if key != FILES})
    return OwnDialect(dialect, tuple(listed), patterns(listed))


def _problem(words: str, shown: str, text: str, table: str, key: str = "") -> Diagnostic:
    """A diagnostic at a key of a table, or at the table."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines, 1) if line.strip().startswith(f"[{table}")), 1)
    own = (n for n, line in enumerate(lines[first:], first + 1) if line.split("=")[0].strip().strip("\"'") == key)
    return CONFIG_VALUE.at(Location(shown, next(own, first) if key else first), problem=words)


def dialect_of(name: str, asked: str | Dialect, own: Mapping[str, OwnDialect]) -> str | Dialect:
    """The dialect of a file: the one that the user asks for, else the project's own one that lists the file."""
    if asked != AUTO:
        return asked
    return next((dialect.dialect for dialect in own.values() if dialect.reads(name)), AUTO)
