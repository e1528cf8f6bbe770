"""The lock on the disk: read before a build, matched with its notes, and written anew when they changed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.disk import MOST_LOCK, FileError, read_text
from deckpress.history.identity import BASE_TIME, Identity, Taken, new_identity
from deckpress.history.lock import NAME, Entry, Lock, read_lock, write_lock
from deckpress.history.matching import Match, Now, describe, match
from deckpress.history.plan import Plan, make_plan, new_lock
from deckpress.model import Deck, RenderedNote
from deckpress.project.paths import shown_path
from deckpress.project.sources import SourceFile
from deckpress.project.writing import Staging, WriteError, staging


@dataclass(slots=True)
class Memory:
    """What is remembered of earlier builds, and what this one adds. Without a `path` nothing is kept."""

    path: Path | None
    shown: str = NAME
    text: str = ""
    lock: Lock = field(default_factory=Lock)
    project: str = ""
    matches: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    """For each file by its shown path, a match for each of its notes."""
    left: tuple[Entry, ...] = ()
    """The entries that no note matches though their files were built, or looked for in vain."""
    retired: dict[str, int] = field(default_factory=dict)
    """The gone notes that this build ships once more: when they change, in seconds, by guid."""
    bases: tuple[Path, ...] = ()
    """The folders that the names of files in the lock are relative to."""
    searched: tuple[Path, ...] = ()
    """The folders of which every file is built."""

    def identify(
        self, files: Sequence[tuple[SourceFile, Deck]], matched: tuple[tuple[Match, ...], Diagnostics] | None = None
    ) -> tuple[dict[str, tuple[Identity, ...]], Diagnostics]:
        """The identities of all notes of a build, by the shown path of their file; matched already if `matched`."""
        names = {self.name(file) for file, _ in files}
        eligible = self._eligible(names)
        matches, problems = match(self.described(files), eligible) if matched is None else matched
        taken = Taken(entry.guid for entry in self.lock.entries)
        position = 0
        identities: dict[str, tuple[Identity, ...]] = {}
        for file, deck in files:
            own = matches[position : position + len(deck.notes)]
            position += len(deck.notes)
            self.matches[file.shown] = own
            identities[file.shown] = tuple(_identity(self.project, found, taken) for found in own)
        used = {found.entry.guid for found in matches if found.entry}
        known = names | {found.entry.path for found in matches if found.entry}
        self.left = tuple(
            entry for entry in eligible if entry.guid not in used and (entry.path in known or self._missed(entry.path))
        )
        return identities, problems

    def described(self, files: Iterable[tuple[SourceFile, Deck]]) -> tuple[Now, ...]:
        """The notes of files as they are compared with the lock."""
        named = ((self.name(file), deck) for file, deck in files)
        return describe((note, name, deck.name) for name, deck in named for note in deck.notes)

    def name(self, file: SourceFile) -> str:
        """The path of a file as the lock says it: relative to the project's cards, or to the lock itself."""
        if self.path is not None and not file.in_project:
            with suppress(ValueError):  # another drive of Windows
                return PurePath(os.path.relpath(file.path.resolve(), self.path.parent.resolve())).as_posix()
        return file.name

    def _eligible(self, names: Collection[str]) -> tuple[Entry, ...]:
        """The entries that a note of this build may be: those of its files, and of files that are no longer there."""
        absent: dict[str, bool] = {}
        for entry in self.lock.entries:
            if entry.path not in names and entry.path not in absent:
                absent[entry.path] = not any(_is_there(base / entry.path) for base in self.bases)
        return tuple(entry for entry in self.lock.entries if entry.path in names or absent[entry.path])

    def _missed(self, name: str) -> bool:
        """True if a file that is gone would have been built, were it there: so its notes are gone, too."""
        places = {Path(os.path.normpath(base / name)) for base in self.bases}
        return any(place.is_relative_to(folder) for place in places for folder in self.searched)

    def templates_mod(self, digest: str, now: int) -> int:
        """When the note types last changed: the time of the lock, or that of this build."""
        if not self.lock.templates:
            return BASE_TIME
        return self.lock.templates_mod if self.lock.templates == digest else max(self.lock.templates_mod + 1, now)

    def plan(self, shipped: Sequence[tuple[Match, RenderedNote]]) -> Plan:
        """What an import of the build will do."""
        return make_plan(self.lock, shipped, self.left, self.retired)

    def finish(self, shipped: Sequence[tuple[Match, RenderedNote]], templates: tuple[str, int]) -> tuple[str, Plan]:
        """The text of the new lock, and what an import of the build will do."""
        gone = [entry.guid for entry in self.left]
        lock = new_lock(
            self.lock, shipped, project=self.project, templates=templates, gone=gone, retired=self.retired
        )  # fmt: skip
        return write_lock(lock), self.plan(shipped)

    def write(self, text: str) -> Diagnostics:
        """Writes the lock alone, in one step, if it says something new. DP704 (warning) if it cannot be written."""
        if self.path is None or text == self.text:
            return ()
        if not self.path.parent.is_dir():
            return (self.unwritten("No such file or directory"),)
        try:
            with staging(self.path.parent, shown_path(self.path.parent, Path.cwd())) as staged:
                staged.add(self.path.name, text.encode())
                staged.publish()
        except WriteError as error:
            return (self.unwritten(error.reason),)
        return staged.problems

    def stage(self, text: str, staged: Staging) -> Diagnostics:
        """Has the lock written with the outputs, if it says something new. DP704 (warning) if that cannot be."""
        if self.path is None or text == self.text:
            return ()
        try:
            staged.add_lock(self.path, self.shown, text.encode())
        except WriteError as error:
            return (self.unwritten(error.reason),)
        return ()

    def unwritten(self, reason: str) -> Diagnostic:
        """DP704 for this lock."""
        return Diagnostic(Location(self.shown, 0), "DP704", f"the lock cannot be written: {reason}")


def _is_there(path: Path) -> bool:
    """True if there is something at a path of the lock; nothing is where the system takes the path for none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _identity(project: str, found: Match, taken: Taken) -> Identity:
    if found.entry is None:
        return new_identity(project, found.now.deck, found.now.note, taken)
    entry = found.entry
    return Identity(entry.guid, entry.hash, entry.mod, dict(entry.clozes), entry.cards)


def lock_path(files: Sequence[SourceFile], root: Path | None, *, lock: Path | None, use: bool) -> Path | None:
    """Where the lock of a build is: the one that was named, else the project's, else that beside the first file."""
    first = next(iter(files), None)
    if not use or (first is None and lock is None):
        return None
    if lock is not None:
        return lock
    assert first is not None
    return root / NAME if root is not None and first.in_project else first.path.parent / NAME


def open_memory(
    files: Sequence[SourceFile],
    root: Path | None,
    start: Path,
    *,
    lock: Path | None,
    use: bool,
    paths: Sequence[str] = (),
    allow_outside: bool = False,
) -> tuple[Memory, Diagnostics]:
    """The memory for a build, from its lock (see `lock_path`).

    `paths` are those that the user gave, none for the whole project. Errors: DP701 if the lock cannot be read,
    DP402 if it was not named and is a link to outside its folder (unless `allow_outside`), DP009 and DP010.
    """
    path = lock_path(files, root, lock=lock, use=use)
    if path is None:
        return Memory(None), ()
    own = [root / "cards", root] if root is not None else []
    folders = [folder for given in paths if (folder := Path(given)).is_dir()] if paths else own[:1]
    memory = Memory(path, shown_path(path, start))
    memory.bases = tuple(dict.fromkeys(folder.resolve() for folder in (*own, path.parent)))
    memory.searched = tuple(folder.resolve() for folder in folders)
    try:
        if not path.exists():
            return memory, ()
        memory.text = read_text(path, MOST_LOCK, None if lock is not None or allow_outside else path.parent)
    except FileError as error:
        return Memory(None), (error.at(memory.shown, "DP701", "the lock"),)
    except (OSError, UnicodeDecodeError) as error:
        return Memory(None), (_unread(memory, error),)
    memory.lock, problems = read_lock(memory.shown, memory.text)
    return memory, problems


def _unread(memory: Memory, error: OSError | UnicodeDecodeError) -> Diagnostic:
    why = f"byte {error.start + 1} is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or error
    return Diagnostic(Location(memory.shown, 0), "DP701", f"the lock cannot be read: {why}")
