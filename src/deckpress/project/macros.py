"""A source file and its project -> the TeX macros of the macros.tex beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.model import Macro
from deckpress.project.paths import shown_path
from deckpress.reading.source import decode
from deckpress.tex.definitions import read_macros

MACROS = "macros.tex"


@dataclass(slots=True)
class MacroFiles:
    """The macro files of a job, each read once. `texts` are theirs by shown path, for the lines that problems quote."""

    start: Path
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    _read: dict[Path, Mapping[str, Macro]] = field(default_factory=dict)

    def macros(self, source: Path, root: Path | None) -> Mapping[str, Macro]:
        """What the project's file defines, and over it what the one beside the source does."""
        folders = ([root] if root is not None else []) + [source.parent]
        return {name: macro for folder in folders for name, macro in self._of(folder / MACROS).items()}

    def _of(self, path: Path) -> Mapping[str, Macro]:
        path = path.absolute()
        if path not in self._read:
            self._read[path] = {}
            shown = shown_path(path, self.start)
            self._read[path], problems = self._load(path, shown)
            self.problems += problems
        return self._read[path]

    def _load(self, path: Path, shown: str) -> tuple[Mapping[str, Macro], Diagnostics]:
        try:
            if not path.is_file():
                return {}, ()
            data = path.read_bytes()
        except OSError as error:
            message = f"this file cannot be read: {error.strerror or error}"
            return {}, (Diagnostic(Location(shown, 0), "DP005", message),)
        source, problems = decode(shown, data)
        if source is None:
            return {}, () if not data.strip() else problems
        self.texts[shown] = source.text
        found, wrong = read_macros(source)
        return found, (*problems, *wrong)
