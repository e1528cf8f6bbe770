"""A source file and its project -> the TeX macros of the macros.tex beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.files import UNREADABLE
from deckpress.disk import MOST_SETTINGS, FileError, is_there, read_file
from deckpress.frozen import dataclass
from deckpress.model import Macro
from deckpress.project.paths import shown_path
from deckpress.project.sources import SourceFile
from deckpress.reading.text.source import decode
from deckpress.tex.definitions import read_macros

MACROS = "macros.tex"


@dataclass(slots=True)
class MacroFiles:
    """The macro files of a request, each read once. `texts` holds their texts by shown path, for quotes in diagnostics.

    Errors: DP402 for a link that leads outside the project, DP009 and DP010, DP005 for a file that cannot be read.
    """

    start: Path
    allow_outside: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    _read: dict[Path, Mapping[str, Macro]] = field(default_factory=dict)

    def macros(self, source: SourceFile, root: Path | None) -> Mapping[str, Macro]:
        """The macros of the project's file and, with precedence, of the file beside the source."""
        folders = [(root, root)] if root is not None else []
        folders.append((source.path.parent, source.root))
        return {name: macro for folder, fence in folders for name, macro in self._of(folder / MACROS, fence).items()}

    def _of(self, path: Path, fence: Path) -> Mapping[str, Macro]:
        path = path.absolute()
        if path not in self._read:
            self._read[path] = {}
            shown = shown_path(path, self.start)
            self._read[path], problems = self._load(path, shown, None if self.allow_outside else fence)
            self.problems += problems
        return self._read[path]

    def _load(self, path: Path, shown: str, within: Path | None) -> tuple[Mapping[str, Macro], Diagnostics]:
        try:
            if not is_there(path):
                return {}, ()
            data = read_file(path, MOST_SETTINGS, within)
        except FileError as error:
            return {}, (error.at(shown),)
        except OSError as error:  # a folder that cannot be accessed
            return {}, (UNREADABLE.at(Location(shown, 0), reason=error.strerror or str(error)),)
        source, problems = decode(shown, data)
        if source is None:
            return {}, () if not data.strip() else problems
        self.texts[shown] = source.text
        macros, wrong = read_macros(source)
        return macros, (*problems, *wrong)
