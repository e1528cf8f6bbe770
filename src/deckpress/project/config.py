"""The current folder -> the project around it, with the settings of its deckpress.toml, each checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from deckpress.diagnostics import NOWHERE, Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.files import (
    BROKEN_CONFIG,
    CONFIG_NOT_UTF8,
    CONFIG_UNREADABLE,
    REMOVED_CHARACTER,
)
from deckpress.disk import MOST_SETTINGS, FileError, is_folder, is_there, read_file
from deckpress.frozen import dataclass
from deckpress.project.config_values import line_of, read_settings
from deckpress.project.dialects import FilesWithLevel, Manner, OwnDialect, dialect_of, level_of
from deckpress.project.paths import shown_path
from deckpress.reading.settings.values import NoValuesError, read_toml
from deckpress.regex import regex
from deckpress.wording import OwnWords

if TYPE_CHECKING:
    from deckpress.reading.dialects import Dialect

CONFIG = "deckpress.toml"
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
        return Location(self.shown, line_of(key, self.text)) if self.text else NOWHERE


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
    settings, problems = read_settings(values, shown, text)
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
