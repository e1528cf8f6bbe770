"""A folder -> the files below it that people wrote, without hidden, ignored and generated ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from deckpress.disk import MOST_SETTINGS, FileError, exists, read_file, resolve, walk
from deckpress.frozen import dataclass

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

INSTALLED = frozenset(("node_modules", "bower_components", "jspm_packages", "site-packages", "__pycache__"))
"""Folders of installed packages, which hold no sources."""
_GENERATED = frozenset(("_build", "_site", "_book", "_freeze", "book_output"))
_OUTPUT = frozenset(("build", "dist", "target", "out", "public", "site", "output"))
_BUILDS = frozenset(
    (
        "package.json pyproject.toml setup.py setup.cfg Cargo.toml pom.xml build.gradle build.gradle.kts CMakeLists.txt"
        " mkdocs.yml mkdocs.yaml hugo.toml hugo.yaml config.toml book.toml conf.py _config.yml composer.json Gemfile"
        " deckpress.toml"
    ).split()
)
"""Beside one of these files, a folder such as `build` holds generated files."""
_IGNORES = ".gitignore"
_MOST_STARS = 6
"""A pattern with more stars is left out: Python's `re` may take very long for it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Patterns of .gitignore files, each with its folder, the outermost first."""

    specs: tuple[tuple[Path, GitIgnoreSpec], ...] = ()

    def skips(self, path: Path, *, folder: bool) -> bool:
        """True if the innermost pattern that matches a path says that it is ignored."""
        for base, spec in reversed(self.specs):
            verdict = spec.check_file(path.relative_to(base).as_posix() + "/" * folder).include
            if verdict is not None:
                return verdict
        return False

    def within(self, folder: Path, names: Iterable[str]) -> Rules:
        """The rules in a folder, with those of its own .gitignore if that is among its names."""
        if _IGNORES not in names:
            return self
        try:
            text = read_file(folder / _IGNORES, MOST_SETTINGS).decode("utf-8", "replace")
        except FileError:
            return self
        spec = patterns(text.splitlines())
        return Rules((*self.specs, (folder, spec))) if spec else self


def patterns(lines: Iterable[str]) -> GitIgnoreSpec | None:
    """The patterns of a .gitignore; None if there are none."""
    wanted = [line for line in lines if line.strip() and not line.startswith("#") and line.count("*") <= _MOST_STARS]
    if not wanted:
        return None
    from pathspec import GitIgnoreSpec

    specs: list[GitIgnoreSpec] = []
    for line in wanted:
        with suppress(ValueError):
            specs.append(GitIgnoreSpec.from_lines([line]))
    return GitIgnoreSpec([pattern for spec in specs for pattern in spec.patterns]) if specs else None


def written_files(
    folder: Path, fits: Callable[[str], bool], unless: Callable[[Path], bool], report: Callable[[OSError], None]
) -> Iterator[Path]:
    """The files below a folder whose names fit, sorted by name, except those that git ignores or a program made.

    `unless` names further folders and files to leave out.
    """
    top = resolve(folder)
    rules = {folder: _rules_above(top)}
    for parent, folders, names in walk(folder, report):
        here = Path(parent)
        whole = top / here.relative_to(folder)
        inside = rules.pop(here).within(whole, names)
        folders[:] = sorted(
            name
            for name in folders
            if not _is_generated(here / name, names)
            and not inside.skips(whole / name, folder=True)
            and not unless(here / name)
        )
        rules |= {here / name: inside for name in folders}
        for name in sorted(names):
            if name.startswith(".") or not fits(name):
                continue
            if not inside.skips(whole / name, folder=False) and not unless(here / name):
                yield here / name


def _is_generated(folder: Path, siblings: Sequence[str]) -> bool:
    """True for a hidden folder, one of installed packages, or one that a program fills."""
    name = folder.name
    if name.startswith(".") or name in INSTALLED or name in _GENERATED:
        return True
    if name in _OUTPUT and not _BUILDS.isdisjoint(siblings):
        return True
    return exists(folder / "pyvenv.cfg") or exists(folder / "CACHEDIR.TAG")


def _rules_above(folder: Path) -> Rules:
    """The rules of the git repository around a folder; none if they ignore the folder, since the user named it."""
    above = [*folder.parents]
    top = next((n for n, parent in enumerate(above) if exists(parent / ".git")), None)
    if top is None or exists(folder / ".git"):
        return Rules()
    rules, way = Rules(), [*reversed(above[: top + 1])]
    for parent, below in zip(way, [*way[1:], folder], strict=True):
        rules = rules.within(parent, (_IGNORES,))
        if rules.skips(below, folder=True):
            return Rules()
    return rules
