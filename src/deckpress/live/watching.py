"""Files and folders, looked at again and again -> the files that were added, changed or removed.

The standard library has no notifications of file changes, so a `Watcher` compares times and sizes. It waits until the
files stop changing: an editor may remove a file before it writes the new one, and a version control system
writes many files one after the other.
"""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from time import monotonic, sleep

from deckpress.markdown.surroundings import NOTES
from deckpress.media import SUFFIXES as MEDIA
from deckpress.project.folders import INSTALLED
from deckpress.project.sources import SUFFIXES as SOURCES

INTERVAL = 0.1
"""How many seconds pass between two looks."""
SOON = 0.02
"""How many seconds pass between two looks while files change."""
_QUIET = 0.02
"""How many seconds one file must stay as it is until its change counts."""
_QUIET_MANY = 0.15
"""The same for several files, and for files that are gone."""
_SHARE = 9
"""Looking takes at most one part in this many of the time."""
_MOST_FILES = 20_000
"""The most files to look at, so that watching a home folder does not take minutes."""
_SUFFIXES = frozenset((*SOURCES, *MEDIA, ".json", ".toml", ".lock", ".tex", ".css", ".j2", ".js", ".vtt", ".woff2"))
_AROUND = frozenset((*MEDIA, *NOTES, ".toml", ".lock", ".tex", ".css", ".j2", ".js", ".vtt", ".woff2"))
"""The suffixes that count around the sources, where a text file may be anything, such as a log."""
_NAMES = frozenset((".gitignore",))
_SPARE = (".", "~", "#", "")

Sign = tuple[int, int, int]
"""What identifies a state of a file: its time, size and inode number."""
State = Mapping[Path, Sign]
"""The files that are there."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different in a later state; the paths are sorted."""

    added: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """All paths."""
        return (*self.changed, *self.added, *self.removed)


def difference(old: State, new: State) -> Difference:
    """What is different in `new`."""
    added = sorted(new.keys() - old.keys())
    changed = sorted(path for path in new.keys() & old.keys() if new[path] != old[path])
    return Difference(tuple(added), tuple(changed), tuple(sorted(old.keys() - new.keys())))


def quiet_time(found: Difference) -> float:
    """How many seconds the files must stay as they are until their changes count."""
    return _QUIET if len(found.paths) == 1 and not found.removed else _QUIET_MANY


@dataclass(frozen=True, slots=True)
class Places:
    """What to watch."""

    paths: tuple[Path, ...]
    """Files, and folders with all files below them that a build may read, without hidden ones."""
    around: tuple[Path, ...] = ()
    """Folders of which only the files count that sources may use: media, notes and templates."""
    skip: tuple[Path, ...] = ()
    """Folders that are left out, such as that of the outputs."""
    suffixes: tuple[str, ...] = ()
    """Suffixes of unusual sources."""
    own: frozenset[int] = frozenset()
    """The inode numbers of files that never count, such as the one that the program prints into."""


class Watcher:
    """Watches places. `look` returns the state of the disk, and `clock` the time in seconds; tests have their own."""

    def __init__(
        self, places: Places, *, look: Callable[[], State] | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        self.places = _absolute_places(places)
        self.last = Difference()
        """The result of the last call of `changes` that found something."""
        self._look, self._clock = look or self._disk, clock
        self._cost = 0.0
        self._state = self._looked()
        self._next: State | None = None
        self._since = 0.0

    def changes(self) -> tuple[Path, ...]:
        """The files that changed since the last call that found some; none while they still change."""
        now = self._looked()
        if now == self._state:
            self._next = None
            return ()
        if now != self._next:
            self._next, self._since = now, self._clock()
            return ()
        found = difference(self._state, now)
        if self._clock() - self._since < quiet_time(found):
            return ()
        self._state, self._next, self.last = now, None, found
        return found.paths

    def wait(self, sleep: Callable[[float], None] = sleep) -> Difference:
        """Waits until files have changed, and returns which."""
        while not self.changes():
            sleep(self.pause)
        return self.last

    @property
    def pause(self) -> float:
        """How many seconds to wait before the next look."""
        return max(INTERVAL if self._next is None else SOON, self._cost * _SHARE)

    def accept(self, paths: Iterable[Path]) -> None:
        """Accepts files as they are now, because a build wrote them."""
        now, written = self._looked(), set(map(_absolute, paths))
        others = {path: sign for path, sign in self._state.items() if path not in written}
        self._state = {**others, **{path: now[path] for path in written if path in now}}

    def watch(self, places: Places) -> None:
        """Watches these places from now on. Changes since the last look are still found."""
        before = self._looked()
        self.places = _absolute_places(places)
        now = self._looked()
        known = {path: sign for path, sign in self._state.items() if path in now or path not in before}
        self._state = {**{path: sign for path, sign in now.items() if path not in before}, **known}

    def _looked(self) -> State:
        began = self._clock()
        state = self._look()
        self._cost = self._clock() - began
        return state

    def _disk(self) -> State:
        return state_of(self.places)


def state_of(places: Places) -> State:
    """The files that are there: those that are named, then those of folders, the deepest last."""
    files, folders = _told_apart(places.paths)
    queue = deque((str(folder), _SUFFIXES.union(places.suffixes)) for folder in folders)
    queue.extend((str(folder), _AROUND) for folder in places.around)
    found = chain(files, _signs(queue, frozenset(map(str, places.skip))))
    return dict(islice((one for one in found if one[1][2] not in places.own), _MOST_FILES))


def _absolute_places(places: Places) -> Places:
    paths, around, skip = (tuple(map(_absolute, some)) for some in (places.paths, places.around, places.skip))
    return replace(places, paths=paths, around=around, skip=skip)


def counts(name: str, suffixes: Collection[str] = _SUFFIXES) -> bool:
    """True for the name of a file that a build may read; False for hidden files and the spare files of editors."""
    return name in _NAMES or (name[:1] not in _SPARE and name[name.rfind(".") :].lower() in suffixes)


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))  # without following links: a link may lead to another file later


Folders = deque[tuple[str, frozenset[str]]]
"""Folders that are still to be looked at, each with the suffixes of its files that count."""


def _told_apart(paths: Iterable[Path]) -> tuple[list[tuple[Path, Sign]], list[Path]]:
    """The paths that are files, with their signs, and those that are folders."""
    files: list[tuple[Path, Sign]] = []
    folders: list[Path] = []
    for path in paths:
        try:
            status = path.stat()
        except (OSError, ValueError):
            continue
        if stat.S_ISDIR(status.st_mode):
            folders.append(path)
        else:
            files.append((path, _sign(status)))
    return files, folders


def _signs(queue: Folders, skip: Collection[str]) -> Iterator[tuple[Path, Sign]]:
    """The files of folders, each with its sign; those that lie deep come last."""
    seen: set[str] = set()
    while queue:
        folder, suffixes = queue.popleft()
        if folder not in seen:
            seen.add(folder)
            yield from _signs_in(folder, suffixes, queue, skip)


def _signs_in(
    folder: str, suffixes: frozenset[str], queue: Folders, skip: Collection[str]
) -> Iterator[tuple[Path, Sign]]:
    """The files of one folder; adds the folders in it to the queue."""
    try:
        entries = [*os.scandir(folder)]
    except OSError:
        return
    if any(entry.name == "pyvenv.cfg" for entry in entries):
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and entry.name not in INSTALLED and entry.path not in skip:
                    queue.append((entry.path, suffixes))
            elif counts(entry.name, suffixes):
                yield Path(entry.path), _sign(_status(entry))
        except OSError:  # removed
            continue


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    """What a file is; of a link that leads to nothing, what the link itself is: a build reports it."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def _sign(status: os.stat_result) -> Sign:
    return status.st_mtime_ns, status.st_size, status.st_ino
