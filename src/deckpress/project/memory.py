"""The lock on the disk -> what is known about earlier builds; and the new lock, written if it changed."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import field
from pathlib import Path, PurePath

from deckpress.compare import composed
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.lock import (
    LATE_PROJECT_ID,
    LOCK_NOT_UTF8,
    LOCK_UNREADABLE,
    LOCK_UNWRITABLE,
    NO_PROJECT_ID,
    OTHER_PROJECT_ID,
)
from deckpress.disk import MOST_LOCK, FileError, exists, is_folder, is_there, read_text, resolve
from deckpress.frozen import public_dataclass
from deckpress.history.identity import BASE_TIME, NO_ID, has_id_without_project, new_project_id, project_id
from deckpress.history.lock import NAME, Entry, Lock
from deckpress.history.lock_reading import read_lock
from deckpress.history.matching import Now, describe
from deckpress.model import Deck
from deckpress.project.config import Project
from deckpress.project.loading import Loaded, Sources
from deckpress.project.paths import shown_path
from deckpress.project.request import History, Inputs, Request
from deckpress.project.sources import SourceFile
from deckpress.project.warm import COLD, Warm
from deckpress.project.writing import Staging, WriteError, staging


@public_dataclass(frozen=True, slots=True)
class Memory:
    """What earlier builds left. Without a `path` there is no lock, and nothing is written."""

    path: Path | None = None
    shown: str = NAME
    text: str = ""
    """The text of the lock file; empty if it does not exist."""
    lock: Lock = field(default_factory=Lock)
    project: str = ""
    """The namespace of the project's ids (see `identity.project_id`), which is part of each new guid."""
    bases: tuple[Path, ...] = ()
    """The folders that the names of files in the lock are relative to."""
    searched: tuple[Path, ...] = ()
    """The folders of which every file is built."""
    beside: bool = False
    """True if the lock of a project lies beside its files, as they had one before they became a project."""

    def name(self, file: SourceFile) -> str:
        """The path of a file in the lock, in NFC: relative to the project's cards, or to the lock itself."""
        if self.path is not None and (self.beside or not file.in_project):
            with suppress(ValueError):  # another drive of Windows
                relative = PurePath(os.path.relpath(resolve(file.path), resolve(self.path.parent)))
                return composed(relative.as_posix())
        return composed(file.name)

    def describe(self, decks: Iterable[tuple[SourceFile, Deck]]) -> tuple[Now, ...]:
        """The notes of all decks, as they are compared with the lock."""
        named = ((self.name(file), deck) for file, deck in decks)
        return describe((note, name, deck.name) for name, deck in named for note in deck.notes)

    def eligible(self, decks: Iterable[tuple[SourceFile, Deck]]) -> tuple[Entry, ...]:
        """The entries that may belong to a note of this build: those of its files and of files that no longer exist."""
        names = {self.name(file) for file, _ in decks}
        absent: dict[str, bool] = {}
        for entry in self.lock.entries:
            if entry.path not in names and entry.path not in absent:
                absent[entry.path] = not self._exists(entry.path)
        return tuple(entry for entry in self.lock.entries if entry.path in names or absent[entry.path])

    def _exists(self, path: str) -> bool:
        """True if there is a file with this name, in either form of Unicode; False for an unknown name."""
        return bool(path) and any(exists(base / form) for base in self.bases for form in _forms(path))

    def covers(self, name: str) -> bool:
        """True if this build would include the file of that name if it existed."""
        places = {Path(composed(os.path.normpath(base / name))) for base in self.bases}
        folders = [composed(str(folder)) for folder in self.searched]
        return any(place.is_relative_to(folder) for place in places for folder in folders)

    def templates_mod(self, digest: str, now: int) -> int:
        """When the note types last changed, in seconds: the time in the lock, or that of this build."""
        if not self.lock.templates:
            return BASE_TIME
        return self.lock.templates_mod if self.lock.templates == digest else max(self.lock.templates_mod + 1, now)

    def changes(self, text: str) -> bool:
        """True if there is a lock, and its text would change."""
        return self.path is not None and text != self.text


def _forms(path: str) -> tuple[str, ...]:
    """A path in both forms of Unicode that disks have."""
    return (path,) if path.isascii() else (path, unicodedata.normalize("NFD", path))


def lock_path(sources: Sources, history: History) -> Path | None:
    """The lock of a build: the one that was named, else the project's, else the one beside the first file.

    None if there is to be none, or no file that it could lie beside.
    """
    first = next(iter(sources.files), None)
    if not history.use_lock or (first is None and history.lock is None):
        return None
    if history.lock is not None:
        return history.lock
    assert first is not None
    root, beside = sources.project.root, first.path.parent / NAME
    if root is None or not first.in_project or (is_there(beside) and not is_there(root / NAME)):
        return beside  # also if the folder became a project after the lock was written
    return root / NAME


def open_memory(loaded: Loaded, request: Request, warm: Warm = COLD) -> tuple[Memory, Diagnostics]:
    """Reads the lock of a build (see `lock_path`). `warm` has the lines that an earlier build in this process read.

    Errors: DP701 if the lock cannot be read, DP402 if it was not named and is a link that leads outside its folder
    (unless that is allowed), DP009 and DP010. Warning: DP713 for an id in deckpress.toml that is not the lock's.
    """
    path = lock_path(Sources(loaded.project, loaded.files), request.history)
    text, lock = "", Lock()
    problems: Diagnostics = ()
    shown = shown_path(path, request.inputs.start) if path is not None else NAME
    if path is not None:
        text, lock, problems, path = _read(
            path, shown, _fence(path, request), warm.once("lock", "", (), dict[str, Entry])
        )
    memory, more = _remembered(loaded, request, Memory(path, shown, text, lock))
    return memory, (*problems, *more)


def reopen_memory(loaded: Loaded, request: Request, written: Memory) -> tuple[Memory | None, Diagnostics]:
    """As `open_memory`, if the lock is what this build wrote, as `written` has it; else None. It is not parsed."""
    path = lock_path(Sources(loaded.project, loaded.files), request.history)
    if path != written.path:
        return None, ()
    if path is None:
        return _remembered(loaded, request, written)
    try:
        if not is_there(path) or read_text(path, MOST_LOCK, _fence(path, request)) != written.text:
            return None, ()
    except (FileError, OSError, UnicodeDecodeError):
        return None, ()
    return _remembered(loaded, request, written)


def _fence(path: Path, request: Request) -> Path | None:
    """The folder that the lock must be in: its own, unless it was named or may be anywhere."""
    return path.parent if request.history.lock is None and not request.inputs.allow_outside else None


def _remembered(loaded: Loaded, request: Request, read: Memory) -> tuple[Memory, Diagnostics]:
    """What is known from a lock that was read: `read` has its path, text and content."""
    path, shown, text, lock = read.path, read.shown, read.text, read.lock
    remembered = lock.namespace
    if remembered is None and loaded.project.id and has_id_without_project(deck for _, deck in loaded.decks):
        remembered = NO_ID
    project = project_id(loaded.project.id, remembered)
    again = f"delete {shown} and build again" if lock.entries else "delete the ids that deckpress ids wrote"
    problems = other_id(loaded.project, project, again)
    if path is None:
        return Memory(project=project), problems
    bases, searched = _folders(loaded.project.root, path, request.inputs)
    root = loaded.project.root
    beside = root is not None and request.history.lock is None and resolve(path.parent) != resolve(root)
    return Memory(path, shown, text, lock, project, bases, searched, beside), problems


def other_id(project: Project, in_force: str, again: str) -> Diagnostics:
    """DP713 if the id in deckpress.toml is not the one that is in force; `again` is how to start over."""
    if project.id in ("", in_force):
        return ()
    rule = OTHER_PROJECT_ID if in_force else LATE_PROJECT_ID
    keep = f'write id = "{in_force}"' if in_force else "remove the id"
    hint = f"{keep}; or, if nobody has imported the deck yet, {again}"
    return (rule.at(project.place("id"), hint=hint, id=project.id, old=in_force),)


def advise_id(project: Project, memory: Memory, request: Request) -> Diagnostics:
    """DP712 (note) for a project without an id whose lock is written for the first time: what to write."""
    folders = any(is_folder(Path(path)) for path in request.inputs.paths)
    if project.id or memory.path is None or memory.text or not (project.root or folders):
        return ()
    folder = resolve(project.root or memory.path.parent)
    fresh = hashlib.blake2b(f"{folder}\0{request.history.now}".encode("utf-8", "replace"), digest_size=4).hexdigest()
    line = f'id = "{new_project_id(folder.name, fresh)}"'
    step = f"before you share it, write {line} into deckpress.toml, delete {memory.shown} and build again"
    return (NO_PROJECT_ID.at(Location(memory.shown, 0), hint=step),)


def _read(
    path: Path, shown: str, fence: Path | None, known: dict[str, Entry]
) -> tuple[str, Lock, Diagnostics, Path | None]:
    """The text of a lock, its content, its diagnostics, and its path or, if it cannot be used, None."""
    try:
        if not is_there(path):
            return "", Lock(), (), path
        text = read_text(path, MOST_LOCK, fence)
    except FileError as error:
        return "", Lock(), (error.at(shown, otherwise=LOCK_UNREADABLE),), None
    except (OSError, UnicodeDecodeError) as error:
        return "", Lock(), (_unreadable(shown, error),), None
    lock, problems = read_lock(shown, text, known)
    return text, lock, problems, path


def _unreadable(shown: str, error: OSError | UnicodeDecodeError) -> Diagnostic:
    place = Location(shown, 0)
    if isinstance(error, UnicodeDecodeError):
        return LOCK_NOT_UTF8.at(place, number=error.start + 1)
    return LOCK_UNREADABLE.at(place, reason=error.strerror or error)


def _folders(root: Path | None, lock: Path, inputs: Inputs) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The folders that names in the lock are relative to, and those of which every file is built."""
    own = [root / "cards", root] if root is not None else []
    folders = [folder for path in inputs.paths if is_folder(folder := Path(path))] if inputs.paths else own[:1]
    bases = dict.fromkeys(resolve(folder) for folder in (*own, lock.parent))
    return tuple(bases), tuple(resolve(folder) for folder in folders)


# ---- the new lock ----------------------------------------------------------------------------------


def write_memory(memory: Memory, text: str) -> Diagnostics:
    """Writes the lock alone, in one step, if its text changes. DP704 (warning) if it cannot be written."""
    path = memory.path
    if path is None or not memory.changes(text):
        return ()
    if not path.parent.is_dir():
        return (_unwritable(memory, "No such file or directory"),)
    try:
        with staging(path.parent, shown_path(path.parent, Path.cwd())) as staged:
            staged.add(path.name, text.encode())
            staged.publish()
    except WriteError as error:
        return (_unwritable(memory, error.reason),)
    return staged.problems


def stage_memory(memory: Memory, text: str, staged: Staging) -> Diagnostics:
    """Adds the lock to the outputs of a build, if its text changes. DP704 (warning) if it cannot be written."""
    if memory.path is None or not memory.changes(text):
        return ()
    try:
        staged.add_lock(memory.path, memory.shown, text.encode())
    except WriteError as error:
        return (_unwritable(memory, error.reason),)
    return ()


def _unwritable(memory: Memory, reason: str) -> Diagnostic:
    return LOCK_UNWRITABLE.at(Location(memory.shown, 0), reason=reason)
