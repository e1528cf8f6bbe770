"""The current folder -> the project around it, with the settings of its deckpress.toml, each checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from deckpress.compare import nearest
from deckpress.diagnostics import NOWHERE, Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.files import (
    BROKEN_CONFIG,
    CONFIG_CODES,
    CONFIG_FORMATS,
    CONFIG_ID,
    CONFIG_LIST,
    CONFIG_NOT_UTF8,
    CONFIG_TEXT,
    CONFIG_UNKNOWN_FORMAT,
    CONFIG_UNREADABLE,
    CONFIG_VALUE,
    REMOVED_CHARACTER,
)
from deckpress.diagnostics.catalogue.reading import UNKNOWN_CONFIG
from deckpress.disk import MOST_SETTINGS, FileError, is_folder, is_there, read_file
from deckpress.frozen import dataclass
from deckpress.project.dialects import (
    FilesWithLevel,
    Manner,
    OwnDialect,
    dialect_of,
    level_of,
    read_dialects,
    read_questions,
)
from deckpress.project.own_words import read_words
from deckpress.project.paths import shown_path
from deckpress.reading.frontmatter import read_subdecks
from deckpress.reading.values import NoValuesError, read_toml
from deckpress.regex import regex
from deckpress.settings import BY_NAME, as_kind, complaint, is_text
from deckpress.wording import OwnWords

if TYPE_CHECKING:
    from deckpress.reading.dialects import Dialect

CONFIG = "deckpress.toml"
_TEXTS = {
    "name": "the project",
    "version": "the project",
    "deck": "the deck that holds the others",
    "one": "one package of all files",
    "theme": "cards and pages",
}
_PLACE = regex(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `cards/` and perhaps `templates/` and deckpress.toml. Without a project, `root` is None.

    `shown` and `text` are the path and the text of deckpress.toml, for quotes in diagnostics.
    """

    root: Path | None = None
    id: str = ""
    name: str = ""
    version: str = ""
    deck: str = ""
    """The deck that all decks go into, unless their front matter names one."""
    one: str = ""
    """The deck of one package, sheet, quiz and exam that all files are built into."""
    subdecks: tuple[str, ...] = ()
    theme: str = ""
    to: tuple[str, ...] = ()
    export: Mapping[str, object] = field(default_factory=dict)
    """The settings of the exporters, by their keys."""
    words: OwnWords = field(default_factory=dict)
    """The project's own words for cards and pages."""
    templates: Path | None = None
    ignore: tuple[str, ...] = ()
    """The codes of diagnostics that are silenced in the whole project."""
    include: tuple[str, ...] = ()
    """Patterns of the files that a build without paths reads; without them, it reads `cards/`."""
    exclude: tuple[str, ...] = ()
    """Patterns of files and folders that are not read from a folder."""
    tagged: tuple[str, ...] = ()
    """Tags: a file in a folder is read only if it has one of them."""
    dialects: Mapping[str, OwnDialect] = field(default_factory=dict)
    """The dialects of the project's files by name: its own, and others that it names files for."""
    questions: tuple[FilesWithLevel, ...] = ()
    """The levels of the headings that ask, with patterns of files."""
    map: tuple[str, ...] = ()
    """What the fields of note types become when an export is imported, as `--map` of `import` has it."""
    guess: bool = False
    """True if files in folders are read even if only headings suggest questions, or a table has no header line."""
    shown: str = ""
    text: str = ""

    def manner(self, name: str, asked: str | Dialect, *, guess: bool = False) -> Manner:
        """How a file is read, by its path in the project, and the dialect and the guesses that the user asks for."""
        return Manner(dialect_of(name, asked, self.dialects), level_of(name, self.questions), guess or self.guess)

    def place(self, key: str) -> Location:
        """The place of a setting in deckpress.toml."""
        return Location(self.shown, _line_of(key, self.text)) if self.text else NOWHERE


def find_project(start: Path, *, allow_outside: bool = False) -> tuple[Project, Diagnostics]:
    """The project of a folder: the nearest folder above with deckpress.toml, or the folder itself if it has `cards/`.

    Errors: DP008 for a deckpress.toml and DP014 for words that cannot be used, DP402 for a link that leads outside its
    folder (unless `allow_outside`), DP009 and DP010 for a file that is too large or not a plain file. Warnings: DP109
    for an unknown setting, DP013 for an unknown word.
    """
    for folder in (start, *start.parents):
        if _is(is_there, folder / CONFIG):
            return _configured(folder, start, None if allow_outside else folder)
    if _is(is_folder, start / "cards"):
        return Project(start, templates=_templates(start)), ()
    return Project(), ()


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    """The value of `kind`; False for a path that cannot be accessed."""
    try:
        return kind(path)
    except OSError:
        return False


def _templates(root: Path) -> Path | None:
    folder = root / "templates"
    return folder if _is(is_folder, folder) else None


def _configured(root: Path, start: Path, within: Path | None) -> tuple[Project, Diagnostics]:
    shown = shown_path(root / CONFIG, start)
    try:
        text = read_file(root / CONFIG, MOST_SETTINGS, within).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return Project(root), (CONFIG_NOT_UTF8.at(Location(shown), number=error.start + 1),)
    except FileError as error:
        return Project(root), (error.at(shown, otherwise=CONFIG_UNREADABLE),)
    try:
        values, unfit = read_toml(text)
    except NoValuesError as error:
        return Project(root, shown=shown, text=text), (_no_toml(shown, text, error.words),)
    settings, problems = _settings(values, shown, text)
    if unfit:
        problems = (REMOVED_CHARACTER.at(Location(shown), code=ord(unfit)), *problems)
    return Project(root, **settings, templates=_templates(root), shown=shown, text=text), problems  # type: ignore[arg-type]


def _no_toml(shown: str, text: str, message: str) -> Diagnostic:
    """The parser's complaint, with its place moved from its words to the location; without one, the last line."""
    place = _PLACE.search(message)
    line, column = text.rstrip("\n").count("\n") + 1, 1
    if place and place.group(1):
        line, column = int(place.group(1)), int(place.group(2))
    return BROKEN_CONFIG.at(Location(shown, line, column), problem=_PLACE.sub("", message))


@dataclass(frozen=True, slots=True)
class _Given:
    """A setting as deckpress.toml has it; `shown` and `text` are the path and the text of that file."""

    key: str
    value: object
    shown: str
    text: str

    @property
    def place(self) -> Location:
        return Location(self.shown, _line_of(self.key, self.text))


def _settings(values: Mapping[str, object], shown: str, text: str) -> tuple[dict[str, object], Diagnostics]:
    """The settings by their names in `Project`, those of the exporters under `export`."""
    problems: list[Diagnostic] = []
    export: dict[str, object] = {}
    settings: dict[str, object] = {"export": export}
    for key, value in values.items():
        given = _Given(key, value, shown, text)
        if read := _READERS.get(key):
            settings[key], unfit = read(given)
            problems += unfit
        elif key not in BY_NAME:
            problems.append(_unknown(given))
        elif wrong := complaint(BY_NAME[key], value):
            problems.append(CONFIG_VALUE.at(given.place, problem=wrong))
        else:
            export[BY_NAME[key].key] = as_kind(BY_NAME[key], value)
    return settings, tuple(problems)


def _unknown(given: _Given) -> Diagnostic:
    near = nearest(given.key, (*_READERS, *BY_NAME))
    hint = f"did you mean '{near}'?" if near else ""
    return UNKNOWN_CONFIG.at(given.place, key=given.key, hint=hint)


def _line_of(key: str, text: str) -> int:
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if re.match(rf"[\s\[\"']*{re.escape(key)}\b", line)), 1)


def _id(given: _Given) -> tuple[str, Diagnostics]:
    if not (isinstance(given.value, str) and given.value.strip()):
        return "", (CONFIG_ID.at(given.place),)
    return given.value.strip(), ()


def _text(given: _Given) -> tuple[str, Diagnostics]:
    if not (is_text(given.value) and str(given.value).strip()):
        return "", (CONFIG_TEXT.at(given.place, key=given.key, owner=_TEXTS[given.key]),)
    return str(given.value).strip(), ()


def _guess(given: _Given) -> tuple[bool, Diagnostics]:
    if not isinstance(given.value, bool):
        return False, (CONFIG_VALUE.at(given.place, problem="'guess' must be true or false"),)
    return given.value, ()


def _subdecks(given: _Given) -> tuple[tuple[str, ...], Diagnostics]:
    subdecks, wrong = read_subdecks(given.value)
    return subdecks, (CONFIG_VALUE.at(given.place, problem=wrong),) if wrong else ()


def _words(given: _Given) -> tuple[OwnWords, Diagnostics]:
    return read_words(given.value, given.shown, given.text)


def _dialects(given: _Given) -> tuple[dict[str, OwnDialect], Diagnostics]:
    return read_dialects(given.value, given.shown, given.text)


def _questions(given: _Given) -> tuple[tuple[FilesWithLevel, ...], Diagnostics]:
    return read_questions(given.value, given.shown, given.text)


def _codes(given: _Given) -> tuple[tuple[str, ...], Diagnostics]:
    """The codes of `ignore`; DP008 if the value does not hold codes."""
    words = given.value.split(",") if isinstance(given.value, str) else given.value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return (), (CONFIG_CODES.at(given.place),)
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip())), ()


def _patterns(given: _Given) -> tuple[tuple[str, ...], Diagnostics]:
    words = _list(given.value)
    if words is None:
        return (), (CONFIG_LIST.at(given.place, key=given.key, things="patterns of files"),)
    return words, ()


def _tags(given: _Given) -> tuple[tuple[str, ...], Diagnostics]:
    words = _list(given.value)
    if words is None:
        return (), (CONFIG_LIST.at(given.place, key=given.key, things="tags"),)
    return tuple(dict.fromkeys(word.lstrip("#") for word in words)), ()


def _maps(given: _Given) -> tuple[tuple[str, ...], Diagnostics]:
    words = _list(given.value)
    if words is None:
        return (), (CONFIG_LIST.at(given.place, key=given.key, things="texts such as 'Front=Question'"),)
    return words, ()


def _list(value: object) -> tuple[str, ...] | None:
    """The texts of a list, or the one text; None if it holds anything else."""
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        return None
    return tuple(dict.fromkeys(word.strip() for word in words))


def _formats(given: _Given) -> tuple[tuple[str, ...], Diagnostics]:
    """The formats of `to`; DP008 for each name that is not a format."""
    from deckpress.exporters import BUILTIN, exporter, exporters

    names = given.value.split(",") if isinstance(given.value, str) else given.value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return (), (CONFIG_FORMATS.at(given.place),)
    names = [name.strip() for name in names if name.strip()]
    unknown = [name for name in names if name not in BUILTIN and exporter(name) is None]
    hint = f"the formats are {', '.join(exporters())}" if unknown else ""
    kept = tuple(dict.fromkeys(name for name in names if name not in unknown))
    return kept, tuple(CONFIG_UNKNOWN_FORMAT.at(given.place, name=name, hint=hint) for name in unknown)


_READERS: Mapping[str, Callable[[_Given], tuple[object, Diagnostics]]] = {
    "id": _id,
    "to": _formats,
    "subdecks": _subdecks,
    "words": _words,
    "dialects": _dialects,
    "questions": _questions,
    "ignore": _codes,
    "include": _patterns,
    "exclude": _patterns,
    "tagged": _tags,
    "map": _maps,
    "guess": _guess,
    **dict.fromkeys(_TEXTS, _text),
}
"""The function that reads each setting that is not an exporter's; it returns the value and the diagnostics."""
