"""The user's paths, or the cards of the project round the current folder -> the files to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.files import (
    DANGLING_LINK,
    EMPTY_PATH,
    NO_SOURCES,
    NO_SUCH_PATH,
    NOTHING_TO_BUILD,
    UNREADABLE_PATH,
)
from deckpress.diagnostics.catalogue.output import STDIN_NAME_TAKEN
from deckpress.disk import is_inside, outside_error
from deckpress.project.config import Project
from deckpress.project.paths import shown_path

SUFFIXES = (".md", ".markdown", ".mdown", ".txt")
OUTPUTS = (".aiken.txt", ".blackboard.txt", ".quizlet.txt")
"""How the names of outputs end that would be sources in any other folder than that of the outputs."""


STDIN = "-"
"""What the standard input is called among paths."""


@dataclass(frozen=True, slots=True)
class Given:
    """A text that comes from no file, such as the standard input: its bytes, and the path that it goes by."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: where it is, how the user is told of it, its name relative to its deck folder, and its root.

    `root` is the folder that its images may come from; `in_project` says that it is the project's. `data` is its text
    where that does not come from the disk.
    """

    path: Path
    shown: str
    name: str
    root: Path
    in_project: bool = False
    data: bytes | None = None


def find_sources(
    project: Project,
    paths: Sequence[str],
    start: Path,
    out: Path | None = None,
    *,
    allow_outside: bool = False,
    stdin: Given | None = None,
) -> tuple[tuple[SourceFile, ...], Diagnostics]:
    """The files that the user named, folders searched, in order and each once; without paths the project's `cards/`.

    What a build has written, into the folder `out` or into that of all builds, is none of them unless it is named.
    Errors: DP001 for a path that is not there, DP005 for one that cannot be looked at, DP006 if there is nothing,
    DP402 for a link in a folder that leads outside the project (unless `allow_outside`), DP602 if `stdin`, the text
    that `-` stands for, goes by the name of a file that is read.
    """
    found: dict[Path, SourceFile] = {}
    problems: list[Diagnostic] = []
    outputs = (output_folder(project, start), *([out] if out else []))
    if not paths:
        if project.root is None or not (project.root / "cards").is_dir():
            return (), (NOTHING_TO_BUILD.at(Location("")),)
        paths = (str(project.root / "cards"),)
    for given in paths:
        piped = stdin if given == STDIN else None
        path = start / piped.name if piped else Path(given)
        shown = shown_path(path, start)
        try:
            if piped:
                problems += _add(found, path, project, start, path.name, path.parent, piped.data)
            elif not given:
                problems.append(EMPTY_PATH.at(Location("")))
            elif path.is_dir():
                fence = _root_of(path, path, project, start)
                for file in _files(path, start, problems):
                    if file.name.lower().endswith(OUTPUTS) and any(_is_below(file, folder) for folder in outputs):
                        continue
                    if not allow_outside and not is_inside(file, fence):
                        problems.append(outside_error().at(shown_path(file, start)))
                        continue
                    problems += _add(found, file, project, start, file.relative_to(path).as_posix(), path)
            elif path.exists():
                problems += _add(found, path, project, start, path.name, path.parent)
            else:
                missing = DANGLING_LINK if path.is_symlink() else NO_SUCH_PATH
                problems.append(missing.at(Location(shown, 0)))
        except OSError as error:
            problems.append(_unreadable(shown, error))
    if not found and not problems:
        folders = ", ".join(shown_path(Path(path), start) for path in paths)
        problems.append(NO_SOURCES.at(Location(""), folders=folders, suffixes=", ".join(SUFFIXES)))
    return tuple(found.values()), tuple(problems)


def output_folder(project: Project, start: Path) -> Path:
    """Where a build writes if nothing else is said."""
    return (project.root or start) / "build"


def _is_below(file: Path, folder: Path) -> bool:
    return file.absolute().is_relative_to(folder.absolute())


def _unreadable(shown: str, error: OSError) -> Diagnostic:
    return UNREADABLE_PATH.at(Location(shown, 0), reason=error.strerror or error)


def _add(
    found: dict[Path, SourceFile],
    file: Path,
    project: Project,
    start: Path,
    name: str,
    folder: Path,
    data: bytes | None = None,
) -> Diagnostics:
    """Adds a source, unless it is there already. DP602 if it is there with another text."""
    try:
        resolved = file.resolve()
    except RuntimeError:  # links in a circle, as Python 3.11 and 3.12 tell of them; reading the file will say so
        resolved = file.absolute()
    inside = project.root is not None and resolved.is_relative_to(project.root.resolve())
    if project.root is not None and inside:
        root = project.root
        cards = (root / "cards").resolve()
        name = resolved.relative_to(cards if resolved.is_relative_to(cards) else root.resolve()).as_posix()
    else:
        root = _root_of(resolved, folder, project, start)
    source = SourceFile(file, shown_path(file, start), name, root, inside, data)
    if found.setdefault(resolved, source).data is data:
        return ()
    return (STDIN_NAME_TAKEN.at(Location(source.shown, 0)),)


def _root_of(path: Path, folder: Path, project: Project, start: Path) -> Path:
    """The folder that what belongs to a path must lie in: the project, else the current folder, else `folder`."""
    around = (project.root, start) if project.root is not None else (start,)
    return next((root for root in around if is_inside(path, root)), folder)


def _files(folder: Path, start: Path, problems: list[Diagnostic]) -> Iterable[Path]:
    """The text files below a folder in the order of their names, hidden ones and hidden folders left out."""

    def tell(error: OSError) -> None:
        problems.append(_unreadable(shown_path(Path(error.filename or folder), start), error))

    for parent, folders, names in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(parent) / name
