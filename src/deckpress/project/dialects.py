"""How files of a project are read: `[dialects.NAME]` and `[questions]` of deckpress.toml, with patterns of files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from deckpress.compare import nearest
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.files import CONFIG_VALUE
from deckpress.frozen import dataclass
from deckpress.project.folders import patterns
from deckpress.reading.dialects import AUTO, Dialect, names
from deckpress.reading.dialects.own import DialectError, own_dialect
from deckpress.reading.settings.frontmatter import NO_QUESTIONS
from deckpress.regex import regex

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NAME = regex(r"[A-Za-z][\w-]{0,40}")
FILES = "files"
_LEVELS = {"none": NO_QUESTIONS, **{f"h{level}": level for level in range(1, 7)}}


class Manner(NamedTuple):
    """How a file is read: in which dialect, and at which heading level its questions are; 0 if the file decides.

    With `guess`, headings without a sign become cards even if they look like the parts of a document.
    """

    dialect: str | Dialect
    questions: int = 0
    guess: bool = False


@dataclass(frozen=True, slots=True)
class OwnDialect:
    """A dialect of a project, and the patterns of the files that are written in it."""

    dialect: str | Dialect
    """The name of a dialect that deckpress knows, or one that the project defines."""
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
    known = name in names() and name != AUTO
    if not _NAME.fullmatch(name) or name == AUTO or (known and set(marks) != {FILES}):
        why = f"; deckpress knows it, so it only takes '{FILES}'" if known else ""
        raise DialectError("", f"a dialect cannot be called '{name}'{why}")
    if set(marks) == {FILES} and not known and (near := nearest(name, names())):
        raise DialectError("", f"there is no dialect '{name}'; did you mean '{near}'?")
    listed = _listed(marks.get(FILES, []))
    if listed is None:
        raise DialectError(FILES, "'files' must be a list of file patterns")
    dialect = name if known else own_dialect(name, {key: mark for key, mark in marks.items() if key != FILES})
    return OwnDialect(dialect, listed, patterns(listed))


def _listed(value: object) -> tuple[str, ...] | None:
    """The patterns of a list, or the one pattern; None if it holds anything else."""
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(pattern, str) and pattern.strip() for pattern in listed):
        return None
    return tuple(listed)


@dataclass(frozen=True, slots=True)
class FilesWithLevel:
    """The level of the headings that ask in some files, or `NO_QUESTIONS`, and the patterns of the files."""

    level: int
    spec: GitIgnoreSpec | None


def read_questions(value: object, shown: str, text: str) -> tuple[tuple[FilesWithLevel, ...], Diagnostics]:
    """The table `[questions]`: patterns of files by the level of their questions. DP008 for each key that is wrong."""
    if not isinstance(value, Mapping):
        return (), (_problem('write patterns of files below [questions], such as none = ["drafts/"]', shown, text, ""),)
    found: list[FilesWithLevel] = []
    problems = []
    for key, files in value.items():
        listed = _listed(files)
        if key not in _LEVELS:
            near = nearest(key.casefold(), _LEVELS) if len(key) > 1 else ""
            hint = f"did you mean '{near}'?" if near else f"write {', '.join([*_LEVELS][:-1])} or {[*_LEVELS][-1]}"
            words = f"'{key}' is not a level of questions; {hint}"
            problems.append(_problem(words, shown, text, "questions", key))
        elif listed is None:
            problems.append(_problem(f"'{key}' must be a list of file patterns", shown, text, "questions", key))
        else:
            found.append(FilesWithLevel(_LEVELS[key], patterns(listed)))
    return tuple(found), tuple(problems)


def level_of(name: str, questions: Iterable[FilesWithLevel]) -> int:
    """The level of the questions of a file, by its path in the project; 0 if no pattern fits."""
    return next((one.level for one in questions if one.spec is not None and one.spec.match_file(name)), 0)


def _problem(words: str, shown: str, text: str, table: str, key: str = "") -> Diagnostic:
    """A diagnostic at a key of a table, or at the table."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines, 1) if line.strip().startswith(f"[{table}")), 1)
    own = (n for n, line in enumerate(lines[first:], first + 1) if line.split("=")[0].strip().strip("\"'") == key)
    return CONFIG_VALUE.at(Location(shown, next(own, first) if key else first), problem=words)


def dialect_of(name: str, asked: str | Dialect, own: Mapping[str, OwnDialect]) -> str | Dialect:
    """The dialect of a file: the one that the user asks for, else the one that the project lists the file under."""
    if asked != AUTO:
        return asked
    return next((dialect.dialect for dialect in own.values() if dialect.reads(name)), AUTO)
