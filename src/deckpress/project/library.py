"""A project's folders -> where files of a name lie, and which media no card uses."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.inert import same_name
from deckpress.media import SUFFIXES, suffix_of
from deckpress.project.paths import shown_path

_MOST_FILES = 50_000
"""How many files are looked at for a bare name: `![[x.png]]` in a home folder must not search it for minutes."""
_NOT_SEARCHED = frozenset(("node_modules", "__pycache__", "venv"))
_BETWEEN = re.compile(r"[\s()<>\[\]{}\"'|/\\`=:;,#?&]+")
"""What parts the words of a text, file names among them."""


@dataclass(slots=True)
class Library:
    """What the media of several decks share: the files by name, those that were used, and the way to the net."""

    fetch: Callable[[str], tuple[bytes, str]] | None = None
    """Gives the bytes of an address, or an empty text and the reason; None if nothing is to be fetched."""
    used: set[Path] = field(default_factory=set)
    _names: dict[Path, dict[str, list[Path]]] = field(default_factory=dict)

    def files(self, root: Path, path: str) -> tuple[Path, ...]:
        """The files below a folder whose path ends so, upper and lower case alike, those of the same case if any."""
        if root not in self._names:
            self._names[root] = _by_name(root)
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts:
            return ()
        named = self._names[root].get(same_name(parts[-1]), ())
        ending = [same_name(part) for part in parts]
        found = [one for one in named if [same_name(part) for part in one.parts[-len(parts) :]] == ending]
        return tuple([one for one in found if one.parts[-len(parts) :] == parts] or found)


def _by_name(root: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in islice(_walk(root), _MOST_FILES):
        found.setdefault(same_name(path.name), []).append(path)
    return found


def _walk(root: Path) -> Iterable[Path]:
    """The files below a folder in order, hidden ones and those of tools left out."""
    for parent, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_SEARCHED)
        yield from (Path(parent) / name for name in sorted(names) if not name.startswith("."))


def unused_media(folder: Path, used: AbstractSet[Path], texts: Iterable[str], start: Path) -> Diagnostics:
    """DP409 (note) for each picture, sound or film below a folder that no card uses and no text names."""
    left = [path for path in _walk(folder) if suffix_of(path.name) in SUFFIXES and path.resolve() not in used]
    if not left:
        return ()
    words = {word.rstrip(".!") for text in texts for word in _BETWEEN.split(same_name(f"{text} {unquote(text)}"))}
    return tuple(
        Diagnostic(Location(shown_path(path, start), 0), "DP409", "no card uses this file")
        for path in left
        if not words.issuperset(filter(None, _BETWEEN.split(same_name(path.name))))
    )
