"""The paths that the user gave, or the cards of the project around the current folder -> the files to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.files import (
    EMPTY_PATH,
    NO_SOURCES,
    NOTHING_TO_BUILD,
    UNREADABLE_PATH,
)
from deckpress.diagnostics.catalogue.output import STDIN_NAME_TAKEN
from deckpress.disk import is_folder, is_inside, is_there, missing, outside_error, resolve
from deckpress.frozen import dataclass
from deckpress.project.config import Project
from deckpress.project.folders import patterns, written_files
from deckpress.project.paths import shown_path

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_TABLES = (".csv", ".tsv")
SUFFIXES = (".md", ".markdown", ".mdown", ".txt", ".qmd", ".rmd", ".mdx", ".org", ".gift", *_TABLES)
OUTPUTS = (".aiken.txt", ".blackboard.txt", ".quizlet.txt", ".gift", *_TABLES)
"""The endings of outputs that would otherwise count as sources."""


STDIN = "-"
"""The path that stands for standard input."""


@dataclass(frozen=True, slots=True)
class Given:
    """A text that is not in a file, such as standard input: its path and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its path, the path that users see, its name relative to its deck folder, and its root.

    `root` is the folder that its media must lie in; `in_project` is true if that is the project. `data` holds the bytes
    of a text that is not on the disk.
    """

    path: Path
    shown: str
    name: str
    root: Path
    in_project: bool = False
    data: bytes | None = None
    named: bool = True
    """False for a file that was found in a folder."""

    @property
    def is_table(self) -> bool:
        """True for a CSV or TSV file, which holds questions or data."""
        return self.name.lower().endswith(_TABLES)


def find_sources(
    project: Project,
    paths: Sequence[str],
    start: Path,
    out: Path | None = None,
    *,
    allow_outside: bool = False,
    stdin: Given | None = None,
) -> tuple[tuple[SourceFile, ...], Diagnostics]:
    """The files that the user named, and those in folders, in order and each once; without paths, those in `cards/`.

    Outputs of a build, in `out` or in the default output folder, are sources only if they are named. Errors: DP001 for
    a path that does not exist, DP005 for one that cannot be accessed, DP006 if there is no file, DP402 for a link in a
    folder that leads outside the project (unless `allow_outside`), DP602 if `stdin`, the text for the path `-`, has the
    name of a file that is read, too.
    """
    found = _Found(project, start, (output_folder(project, start), *([out] if out else [])), allow_outside)
    only: Sequence[str] = ()
    if not paths:
        if project.root is None or not (project.include or is_folder(project.root / "cards")):
            return (), (NOTHING_TO_BUILD.at(Location("")),)
        paths, only = (str(project.root if project.include else project.root / "cards"),), project.include
    for given in paths:
        if given == STDIN and stdin is not None:
            found.add_path(start / stdin.name, data=stdin.data)
        elif not given:
            found.problems.append(EMPTY_PATH.at(Location("")))
        else:
            found.add_path(Path(given), only=only)
    if not found.sources and not found.problems:
        folders = ", ".join(shown_path(Path(path), start) for path in paths)
        found.problems.append(NO_SOURCES.at(Location(""), folders=folders, suffixes=", ".join(SUFFIXES)))
    return tuple(found.sources.values()), tuple(found.problems)


@dataclass(slots=True)
class _Found:
    """The files found so far, by their real paths, and the problems."""

    project: Project
    start: Path
    outputs: tuple[Path, ...]
    """The folders of outputs."""
    allow_outside: bool
    sources: dict[Path, SourceFile] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def add_path(self, path: Path, *, data: bytes | None = None, only: Sequence[str] = ()) -> None:
        """Adds a file, or the files of a folder: those that match a pattern of `only`, if there are any."""
        try:
            if data is not None:
                self.add(path, path.parent, data)
            elif is_folder(path):
                self.add_folder(path, only)
            elif is_there(path):
                self.add(path, path.parent)
            else:
                self.problems.append(missing(path).at(Location(shown_path(path, self.start), 0)))
        except OSError as error:
            self.problems.append(_unreadable(shown_path(path, self.start), error))

    def add_folder(self, folder: Path, only: Sequence[str]) -> None:
        fence = _root_of(folder, folder, self.project, self.start)
        for file in _files(folder, self.start, self.project, self.problems, only=only):
            if file.name.lower().endswith(OUTPUTS) and any(_is_below(file, outputs) for outputs in self.outputs):
                continue
            if not self.allow_outside and not is_inside(file, fence):
                self.problems.append(outside_error().at(shown_path(file, self.start)))
                continue
            self.add(file, folder, named=False)

    def add(self, file: Path, folder: Path, data: bytes | None = None, *, named: bool = True) -> None:
        """Adds a source once; its name counts from `folder`. DP602 if it is already there with another text."""
        resolved = _resolve(file)
        root, project = self.project.root, resolve(self.project.root) if self.project.root is not None else None
        inside = project is not None and resolved.is_relative_to(project)
        if root is not None and project is not None and inside:
            cards = resolve(root / "cards")
            name = resolved.relative_to(cards if resolved.is_relative_to(cards) else project).as_posix()
        else:
            root, name = _root_of(resolved, folder, self.project, self.start), file.relative_to(folder).as_posix()
        source = SourceFile(file, shown_path(file, self.start), name, root, inside, data, named)
        first = self.sources.setdefault(resolved, source)
        if named and not first.named:
            self.sources[resolved] = replace(first, named=True)
        if first.data is not data:
            self.problems.append(STDIN_NAME_TAKEN.at(Location(source.shown, 0)))


def output_folder(project: Project, start: Path) -> Path:
    """The default output folder."""
    return (project.root or start) / "build"


def _is_below(file: Path, folder: Path) -> bool:
    return file.absolute().is_relative_to(folder.absolute())


def _unreadable(shown: str, error: OSError) -> Diagnostic:
    return UNREADABLE_PATH.at(Location(shown, 0), reason=error.strerror or error)


def _resolve(file: Path) -> Path:
    try:
        return resolve(file)
    except RuntimeError:  # links in a circle in Python 3.11 and 3.12; reading the file reports them
        return file.absolute()


def _root_of(path: Path, folder: Path, project: Project, start: Path) -> Path:
    """The folder that the media of a path must lie in: the project, else the current folder, else `folder`."""
    around = (project.root, start) if project.root is not None else (start,)
    return next((root for root in around if is_inside(path, root)), folder)


def _files(
    folder: Path, start: Path, project: Project, problems: list[Diagnostic], *, only: Sequence[str]
) -> Iterable[Path]:
    """The text files below a folder, sorted by name, except generated ones and those that the project excludes.

    With patterns in `only`, just the files that match one; a pattern may name other suffixes.
    """

    def report(error: OSError) -> None:
        problems.append(_unreadable(shown_path(Path(error.filename or folder), start), error))

    def matches(spec: GitIgnoreSpec | None, path: Path) -> bool:
        if spec is None or root is None:
            return False
        whole = top / path.relative_to(folder)
        return whole.is_relative_to(root) and spec.match_file(whole.relative_to(root).as_posix())

    top, root = resolve(folder), resolve(project.root) if project.root is not None else None
    excluded, included = patterns(project.exclude), patterns(only)
    named = (*only, *(pattern for own in project.dialects.values() for pattern in own.files))
    suffixes = (*SUFFIXES, *(PurePath(pattern).suffix.lower() for pattern in named if PurePath(pattern).suffix))
    for file in written_files(
        folder, lambda name: name.lower().endswith(suffixes), lambda path: matches(excluded, path), report
    ):
        if included is None or matches(included, file):
            yield file
