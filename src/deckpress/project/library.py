"""A project's folders -> the files of a name, and the media that no card uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import field
from itertools import islice
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.media import UNUSED_MEDIA
from deckpress.disk import names_in, resolve, walk
from deckpress.frozen import dataclass
from deckpress.inert import same_name
from deckpress.media import SUFFIXES, suffix_of
from deckpress.project.paths import shown_path
from deckpress.regex import regex

_MOST_FILES = 50_000
"""How many files are searched for a bare name, so that `![[x.png]]` in a home folder does not take minutes."""
_NOT_SEARCHED = frozenset(("node_modules", "__pycache__", "venv"))
_BETWEEN = regex(r"[\s()<>\[\]{}\"'|/\\`=:;,#?&]+")
"""Characters that separate words and file names in a text."""


@dataclass(slots=True)
class Library:
    """What the decks of a build share: the media files by name, those that were used, and the downloads."""

    fetch: Callable[[str], tuple[bytes, str]] | None = None
    """Downloads an address: its bytes and an empty text, or no bytes and the reason. None to download nothing."""
    used: set[Path] = field(default_factory=set)
    _names: dict[Path, dict[str, list[Path]]] = field(default_factory=dict)
    _listed: dict[Path, dict[str, list[str]]] = field(default_factory=dict)

    def names(self, folder: Path) -> Mapping[str, Sequence[str]]:
        """The names in a folder, by what they have in common in any case (`same_name`)."""
        if folder not in self._listed:
            self._listed[folder] = {}
            with suppress(OSError):
                for name in names_in(folder):
                    self._listed[folder].setdefault(same_name(name), []).append(name)
        return self._listed[folder]

    def files(self, root: Path, path: str) -> tuple[Path, ...]:
        """The files below a folder whose path ends in `path`, in the same case or, if there is none, in any case."""
        if root not in self._names:
            self._names[root] = _by_name(root)
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts:
            return ()
        named = self._names[root].get(same_name(parts[-1]), ())
        ending = [same_name(part) for part in parts]
        matching = [file for file in named if [same_name(part) for part in file.parts[-len(parts) :]] == ending]
        return tuple([file for file in matching if file.parts[-len(parts) :] == parts] or matching)


def _by_name(root: Path) -> dict[str, list[Path]]:
    names: dict[str, list[Path]] = {}
    for path in islice(_walk(root), _MOST_FILES):
        names.setdefault(same_name(path.name), []).append(path)
    return names


def _walk(root: Path) -> Iterable[Path]:
    """The files below a folder, sorted, without hidden files and folders of tools."""
    for parent, folders, names in walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_SEARCHED)
        yield from (Path(parent) / name for name in sorted(names) if not name.startswith("."))


def unused_media(folder: Path, used: AbstractSet[Path], texts: Iterable[str], start: Path) -> Diagnostics:
    """DP409 (note) for each picture, sound or film below a folder that no card uses and no text names."""
    left = [path for path in _walk(folder) if suffix_of(path.name) in SUFFIXES and resolve(path) not in used]
    if not left:
        return ()
    words = {word.rstrip(".!") for text in texts for word in _BETWEEN.split(same_name(f"{text} {unquote(text)}"))}
    return tuple(
        UNUSED_MEDIA.at(Location(shown_path(path, start), 0))
        for path in left
        if not words.issuperset(filter(None, _BETWEEN.split(same_name(path.name))))
    )
