"""A folder -> a new project in it. It writes all files that are missing or none, and never replaces one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue.lock import LOCK_NOT_UTF8, LOCK_UNREADABLE
from deckpress.diagnostics.catalogue.media import PROJECT_OUTSIDE
from deckpress.diagnostics.catalogue.output import CANNOT_START, PROJECT_FILE_IN_THE_WAY, PROJECT_THERE
from deckpress.disk import MOST_LOCK, FileError, is_inside, read_text
from deckpress.history.lock import NAME
from deckpress.history.lock_reading import read_lock
from deckpress.project.config import CONFIG, Project
from deckpress.project.paths import shown_path
from deckpress.project.sources import find_sources
from deckpress.project.writing import WriteError, staging
from deckpress.starter import CARDS, Wanted, new_files

_MARKDOWN = (".md", ".markdown", ".mdown", ".qmd", ".rmd")
_NO_CARDS = frozenset(("readme", "changelog", "contributing", "license", "security"))
"""The names of files that describe a folder, without their suffixes."""


@dataclass(frozen=True, slots=True)
class Started:
    """A new project: the shown paths of its files, and how many files with text were in its folder before."""

    written: tuple[str, ...] = ()
    found: int = 0
    kept: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The shown paths of the files that were there, each with the lines of ours that it lacks and needs."""


def start_project(
    folder: Path, start: Path, wanted: Wanted, *, example: bool | None = None
) -> tuple[Started, Diagnostics]:
    """Writes a new project into a folder, which may exist.

    Markdown that is there becomes the project's cards. Unless `example` says so, the example is written only if there
    is none. A lock that is there keeps its id, and other files stay as they are. Errors: DP621 if the folder is a
    project already, or has a file in place of a folder, DP402 and DP601 for a folder that cannot be written, DP701,
    DP009 and DP010 for a lock that cannot be read.
    """
    texts = _texts(folder, start)
    patterns = () if any(name.startswith(f"{CARDS}/") for name in texts) else _patterns(texts)
    lock_id, problems = _id_of_lock(folder, start)
    files = new_files(
        replace(
            wanted,
            id=wanted.id if lock_id is None else lock_id,
            example=not texts if example is None else example,
            patterns=patterns,
            empty=not texts,
        )
    )
    problems = (*problems, *_in_the_way(folder, files, start))
    if has_errors(problems):
        return Started(), problems
    kept = [name for name in files if os.path.lexists(folder / name)]
    try:
        with staging(folder, shown_path(folder, start)) as staged:
            for name, data in files.items():
                if name not in kept:
                    staged.add(name, data)
            paths = staged.publish()
    except WriteError as error:
        return Started(), (*problems, CANNOT_START.at(error.diagnostic.location, reason=error.reason))
    lacks = tuple((shown_path(folder / name, start), _missing_lines(folder / name, files[name])) for name in kept)
    written = tuple(shown_path(path, start) for path in paths)
    return Started(written, len(texts), lacks), (*problems, *staged.problems)


def _missing_lines(path: Path, ours: bytes) -> tuple[str, ...]:
    """The lines of our .gitignore that the folder's own lacks: without them, Git would keep the outputs."""
    if path.name != ".gitignore":
        return ()
    try:
        theirs = {line.strip().strip("/") for line in read_text(path, MOST_LOCK).splitlines()}
    except (FileError, OSError, UnicodeDecodeError):
        return ()
    return tuple(line for line in ours.decode().split() if line.strip("/") not in theirs)


def _texts(folder: Path, start: Path) -> tuple[str, ...]:
    """The Markdown files in a folder, by their paths in it, without those that describe the folder itself."""
    if not folder.is_dir():
        return ()
    found, _ = find_sources(Project(), (str(folder),), start)
    names = (file.path.relative_to(folder) for file in found)
    return tuple(n.as_posix() for n in names if n.suffix.lower() in _MARKDOWN and n.stem.lower() not in _NO_CARDS)


def _patterns(names: Iterable[str]) -> tuple[str, ...]:
    """A pattern for each suffix of the files."""
    return tuple(dict.fromkeys(f"*{Path(name).suffix}" for name in names))


def _id_of_lock(folder: Path, start: Path) -> tuple[str | None, Diagnostics]:
    """The id in the lock of a folder, which the project keeps; None without a lock, or if it has no notes."""
    for path in (folder / NAME, folder / CARDS / NAME):
        if not os.path.lexists(path):
            continue
        shown = shown_path(path, start)
        try:
            lock, problems = read_lock(shown, read_text(path, MOST_LOCK))
        except FileError as error:
            return None, (error.at(shown, otherwise=LOCK_UNREADABLE),)
        except UnicodeDecodeError as error:
            return None, (LOCK_NOT_UTF8.at(Location(shown, 0), number=error.start + 1),)
        return lock.namespace, problems
    return None, ()


def _in_the_way(folder: Path, names: Iterable[str], start: Path) -> Iterator[Diagnostic]:
    """DP621 for the settings of a project, and for a file in place of a folder or the reverse; DP402 for a link out."""
    seen: dict[Path, Diagnostic] = {}
    for name in names:
        for part in reversed([name, *map(str, PurePosixPath(name).parents)][:-1]):
            path = folder / part
            place = Location(shown_path(path, start), 0)
            if not os.path.lexists(path):
                break
            if part == name:
                if name == CONFIG or path.is_dir():
                    seen[path] = (PROJECT_THERE if name == CONFIG else PROJECT_FILE_IN_THE_WAY).at(place)
            elif not path.is_dir():
                seen[path] = PROJECT_FILE_IN_THE_WAY.at(place)
            elif not is_inside(path, folder):
                seen[path] = PROJECT_OUTSIDE.at(place)
    yield from seen.values()
