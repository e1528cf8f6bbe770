"""The guids of the lock -> comments `<!-- id: .. -->` in the sources, each under its question.

Whether a place can hold a comment is tried: the file with its new lines is read again, and must have the same notes,
each with its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue.lock import ID_OF_MOVED_NOTE, NO_PLACE_FOR_ID
from deckpress.disk import MOST_SOURCE, FileError, read_file
from deckpress.history.identity import Identity
from deckpress.model import Note
from deckpress.project.dialects import Manner
from deckpress.project.identifying import Identified, identify
from deckpress.project.loading import find_inputs, load_all
from deckpress.project.memory import open_memory
from deckpress.project.request import Request
from deckpress.project.sources import SourceFile
from deckpress.project.writing import WriteError, staging
from deckpress.reading import read
from deckpress.reading.dialects import AUTO, NATIVE, SHAPES, detect
from deckpress.reading.json_signs import is_json
from deckpress.reading.settings.frontmatter import read_front_matter
from deckpress.reading.text.source import decode
from deckpress.reading.text.tree import read_tree
from deckpress.regex import regex

_LINE = regex(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_UNDERLINE = regex(r"[ ]{0,3}(?:=+|-+)[ \t]*\Z")
_NO_COMMENT = regex(r"\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|[|>]|</?(?:details|summary)\b|(?:    |\t))", re.I)
_MOST_TRIES = 60


@dataclass(frozen=True, slots=True)
class Written:
    """One file: its shown path, and each note that got an id, as (place of the question, id, question)."""

    shown: str
    notes: tuple[tuple[Location, str, str], ...]


@dataclass(frozen=True, slots=True)
class IdsReport:
    """What `deckpress ids` did or would do. `texts` holds the sources by shown path, for quotes in diagnostics."""

    files: tuple[Written, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Insertion:
    """A comment for the note `index`, which becomes line `line`, counted from 0."""

    index: int
    line: int
    id: str


def write_ids(request: Request, *, write: bool) -> tuple[IdsReport, Diagnostics]:
    """Gives an id to every note that has none; unless `write` is set, only lists them. An error stops everything.

    DP708 (note): a place that cannot hold a comment, and a note that was in Anki before its deck moved to deckpress:
    without the lock, its id would make a new note. Notes whose match is in doubt get no id.
    """
    loaded = load_all(find_inputs(request), request.inputs)
    memory, unread = open_memory(loaded, request)
    identified = identify(loaded.decks, memory)
    if has_errors((*loaded.diagnostics, *unread)):
        return IdsReport(texts=loaded.texts), (*loaded.problems, *unread, *identified.doubts, *loaded.of_files)
    doubtful = {problem.location for problem in identified.doubts}
    problems: list[Diagnostic] = []
    made: list[tuple[SourceFile, bytes, Written]] = []
    try:
        for file, _ in loaded.readings:
            manner = loaded.project.manner(file.name, request.inputs.dialect, guess=request.inputs.guess)
            data, report, unfit = _with_ids(file, manner, identified, doubtful)
            problems += unfit
            made.append((file, data, report))
        for file, data, report in made:
            if report.notes and write:
                _replace(file, data)
    except WriteError as error:
        return IdsReport(texts=loaded.texts), (error.diagnostic,)
    return IdsReport(tuple(report for _, _, report in made), loaded.texts), (*identified.doubts, *problems)


def _with_ids(
    file: SourceFile, manner: Manner, identified: Identified, doubtful: set[Location]
) -> tuple[bytes, Written, Diagnostics]:
    """The bytes of a file with its ids, and its report. Raises WriteError if the file cannot be read again."""
    try:
        data = read_file(file.path, MOST_SOURCE)
    except FileError as error:
        raise WriteError(file.shown, str(error)) from error
    attempt = _Attempt(file.shown, data, manner)
    identities = identified.identities[file.shown]
    if len(identities) != len(attempt.notes):
        raise WriteError(file.shown, "the file has changed in the meantime")
    moved = identified.moved_types(identity.guid for identity in identities)
    unnamed = [
        (index, identity)
        for index, (note, identity) in enumerate(zip(attempt.notes, identities, strict=True))
        if not note.id and note.location not in doubtful
    ]
    wanted = [(index, identity) for index, identity in unnamed if identity.guid not in moved]
    done = attempt.place_ids(wanted)
    notes = tuple((attempt.notes[one.index].location, one.id, attempt.notes[one.index].question.flat) for one in done)
    placed = {one.index for one in done}
    problems = tuple(
        (ID_OF_MOVED_NOTE if identity.guid in moved else NO_PLACE_FOR_ID).at(attempt.notes[index].location)
        for index, identity in unnamed
        if index not in placed
    )
    return attempt.data(done), Written(file.shown, notes), problems


class _Attempt:
    """A file into which comments are inserted, and which is read again to see their effect."""

    def __init__(self, shown: str, data: bytes, manner: Manner) -> None:
        self.shown, self.manner = shown, manner
        self.lines = [line for line in _LINE.findall(data) if line]
        self.text = self._text(data)
        self.notes, self.shapes = self._read(data), self._takes_comments(data)
        self.tries = 0

    def place_ids(self, wanted: Sequence[tuple[int, Identity]]) -> list[_Insertion]:
        """The comments that change no note, each at the first place that can hold it."""
        accepted: list[_Insertion] = []
        places = {index: list(self._places(self.notes[index])) for index, _ in wanted} if self.shapes else {}
        for turn in range(max(map(len, places.values()), default=0)):
            done = {one.index for one in accepted}
            tried = [
                _Insertion(index, places[index][turn], identity.guid)
                for index, identity in wanted
                if index not in done and turn < len(places[index])
            ]
            accepted = self._accept(accepted, tried)
        return sorted(accepted, key=lambda one: one.line)

    def _places(self, note: Note) -> Iterator[int]:
        """The lines before which a comment may go: under the heading, its underline, or the whole question."""
        first = note.location.line
        if _NO_COMMENT.match(self.text[first - 1]):
            return
        if self.text[first - 1].lstrip(" ").startswith("#"):
            yield first
        last = max((line for line, _ in note.question.origin), default=first)
        if last < len(self.text) and _UNDERLINE.match(self.text[last]):
            yield last + 1
        yield last

    def _accept(self, accepted: list[_Insertion], tried: list[_Insertion]) -> list[_Insertion]:
        """The accepted comments, and those of `tried` that change no note; if not all do, each half is tried alone."""
        if not tried or self.tries >= _MOST_TRIES:
            return accepted
        self.tries += 1
        wrong = self._wrong([*accepted, *tried])
        if not wrong:
            return [*accepted, *tried]
        if len(tried) == 1:
            return accepted
        rest = [one for one in tried if one.index not in wrong]
        if rest and len(rest) < len(tried):
            self.tries += 1
            if not self._wrong([*accepted, *rest]):
                return self._accept([*accepted, *rest], [one for one in tried if one.index in wrong])
        half = len(tried) // 2
        return self._accept(self._accept(accepted, tried[:half]), tried[half:])

    def _wrong(self, insertions: Sequence[_Insertion]) -> set[int]:
        """The indexes of notes that these comments change; all, if the number of notes changes."""
        ids = {one.index: one.id for one in insertions}
        wanted = [replace(note, id=ids.get(index, note.id)) for index, note in enumerate(self.notes)]
        notes = self._read(self.data(insertions))
        if len(notes) != len(wanted):
            return set(range(len(wanted))) or {0}
        return {index for index, (one, other) in enumerate(zip(notes, wanted, strict=True)) if one != other}

    def data(self, insertions: Sequence[_Insertion]) -> bytes:
        """The bytes of the file with the comments, each with the line end of the line above."""
        lines = list(self.lines)
        for one in sorted(insertions, key=lambda one: -one.line):
            comment = f"<!-- id: {one.id} -->".encode()
            above = lines[one.line - 1]
            end = above[len(above.rstrip(b"\r\n")) :]
            if end:
                lines.insert(one.line, comment + end)
            else:  # the last line of a file that ends without one
                first = self.lines[0]
                lines.insert(one.line, (first[len(first.rstrip(b"\r\n")) :] or b"\n") + comment)
        return b"".join(lines)

    def _text(self, data: bytes) -> list[str]:
        source, _ = decode(self.shown, data)
        return source.text.split("\n") if source else []

    def _read(self, data: bytes) -> tuple[Note, ...]:
        source, _ = decode(self.shown, data)
        return read(source, *self.manner)[0].deck.notes if source else ()

    def _takes_comments(self, data: bytes) -> bool:
        """False for a deck in JSON and for a file in the dialect of another program."""
        source, _ = decode(self.shown, data)
        if source is None or self.manner.dialect != AUTO:
            return self.manner.dialect in (SHAPES, NATIVE)
        if is_json(source):
            return False
        settings, _ = read_front_matter(source)
        return (
            bool(settings.questions)
            or settings.dialect == NATIVE
            or detect(read_tree(source, settings.lines)[0]) is None
        )


def _replace(file: SourceFile, data: bytes) -> None:
    """Replaces a file in one step, and keeps its permissions. Raises WriteError."""
    path = file.path.resolve()
    try:
        mode = path.stat().st_mode
        with staging(path.parent, file.shown) as staged:
            staged.add(path.name, data)
            Path(staged.folder / "0").chmod(mode & 0o7777)
            staged.publish()
    except OSError as error:
        raise WriteError(file.shown, error) from error
