"""A note that a field embeds -> the passage of the project's file, read once, or a warning with its place.

A note is found as a picture is: beside the file, from the root, or as the only file of its name below the root. Nothing
outside the root is read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import Any

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, Rule
from deckpress.diagnostics.catalogue.media import (
    AMBIGUOUS_NOTE,
    EMBEDDED_PAGE,
    EMPTY_PART,
    NO_PART,
    NOT_A_NOTE,
    NOTE_IN_ITSELF,
    NOTE_OUTSIDE,
    NOTE_UNREADABLE,
    TOO_MUCH_EMBEDDED,
)
from deckpress.disk import MOST_SOURCE, FileError, is_file, is_inside, odd_kind, read_file, resolve
from deckpress.frozen import dataclass
from deckpress.html.links import obsidian_address
from deckpress.markdown.note_parts import NoteText
from deckpress.markdown.surroundings import NOTES, NOTHING_AROUND, NoteLink, NotePart, Surroundings, words_alone
from deckpress.media import suffix_of
from deckpress.model import Image, Macro
from deckpress.project.library import Library
from deckpress.project.media import Finder
from deckpress.project.near_paths import advice
from deckpress.project.paths import printable, shown_path
from deckpress.project.sources import SourceFile
from deckpress.reading.settings.frontmatter import read_front_matter
from deckpress.reading.text.source import decode

_DEEPEST = 8
"""How many notes may be embedded one in another."""
_MOST = 300_000
"""How many characters the notes embedded in one field may have together."""
_NEAREST = 0.6
_NO_NOTES = (".pdf", ".canvas", ".base", ".excalidraw", ".docx", ".pptx", ".xlsx", ".odt", ".html", ".htm", ".zip")
"""Suffixes of files that Obsidian embeds and a card cannot hold."""


@dataclass(frozen=True, slots=True)
class _Note:
    """A note of the project that was read."""

    file: SourceFile
    text: NoteText
    macros: Mapping[str, Macro]


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a note cannot be shown: `at` gives the warning for a place."""

    at: Callable[[Location], Diagnostic]


def _refuse(rule: Rule, /, *, hint: str = "", **parts: Any) -> _Refusal:
    return _Refusal(lambda place: rule.at(place, hint=hint, **parts))


@dataclass(slots=True)
class Budget:
    """How many characters may still be embedded in a field."""

    left: int = _MOST


@dataclass(slots=True)
class Notes:
    """The notes that the decks of a build embed. `files` has those that were read, by their shown paths."""

    start: Path
    library: Library
    allow_outside: bool = False
    given: Surroundings = NOTHING_AROUND
    """What the machine gives to every field."""
    files: dict[str, SourceFile] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """Their texts, for quotes in diagnostics."""
    _read: dict[Path, _Note | _Refusal] = field(default_factory=dict)

    def around(self, file: SourceFile, vault: str | None = None) -> Surroundings:
        """What surrounds the fields of a file. `vault` is the name of an Obsidian vault; None to keep words alone."""
        return _Step(self, file, vault, self.given, ((_resolved(file.path), ""),), None).surroundings

    def find(self, link: NoteLink, source: SourceFile) -> SourceFile | _Refusal:
        """The file of a note."""
        if not link.target:
            return source
        if suffix_of(link.target.removesuffix(".md")) in _NO_NOTES:
            return _refuse(NOT_A_NOTE, note=_said(link))
        finder = Finder(source, self.start, self.library, self.allow_outside)
        tried: Path | None = None
        for name in _names(link):
            image = Image(name, wiki=link.wiki)
            found = finder.find(image)
            if not isinstance(found, Path):
                files = self.library.files(source.root, name.replace("\\", "/").strip("/"))
                some = ", ".join(shown_path(file, self.start) for file in files[:3]) + (", .." if files[3:] else "")
                return _refuse(AMBIGUOUS_NOTE, note=_said(link), files=some)
            tried = tried or found
            if not self.allow_outside and not is_inside(found, source.root):
                return _refuse(NOTE_OUTSIDE, note=_said(link))
            if is_file(found):
                path = Path(os.path.normpath(found))
                return replace(source, path=path, shown=shown_path(path, self.start), data=None)
        if tried is not None and (kind := odd_kind(tried)):
            return _refuse(NOTE_UNREADABLE, note=_said(link), reason=f"it is a {kind}")
        near = advice(Image(_names(link)[0]), tried, source, self.start, self.library) if tried else ""
        return _refuse(EMBEDDED_PAGE, note=_said(link), hint=near)

    def read(self, file: SourceFile) -> _Note | _Refusal:
        """A note, read once."""
        path = _resolved(file.path)
        if path not in self._read:
            self._read[path] = self._load(file)
        return self._read[path]

    def _load(self, file: SourceFile) -> _Note | _Refusal:
        try:
            within = None if self.allow_outside else file.root
            data = read_file(file.path, MOST_SOURCE, within) if file.data is None else file.data
        except FileError as error:
            return _refuse(NOTE_UNREADABLE, note=file.shown, reason=error)
        source, problems = decode(file.shown, data)
        if source is None:
            return _refuse(NOTE_UNREADABLE, note=file.shown, reason=problems[0].message)
        settings, _ = read_front_matter(source)
        text = "\n".join(source.text.split("\n")[settings.lines :])
        self.files[file.shown], self.texts[file.shown] = file, source.text
        return _Note(file, NoteText(file.shown, text, settings.lines), settings.macros)


@dataclass(frozen=True, slots=True)
class _Step:
    """A file whose fields, or whose part, may embed further notes: `open` are the parts that hold it."""

    notes: Notes
    file: SourceFile
    vault: str | None
    given: Surroundings
    open: tuple[tuple[Path, str], ...]
    budget: Budget | None

    @property
    def surroundings(self) -> Surroundings:
        """What surrounds the fields of the file."""
        vault = self.vault or _resolved(self.file.root).name
        address = words_alone if self.vault is None else partial(_address, self.file, vault)
        return replace(self.given, address=address, embed=self.embed)

    def embed(self, link: NoteLink) -> tuple[NotePart | None, Diagnostics]:
        """The passage that a link means."""
        found = self._passage(link)
        return (None, (found.at(link.place),)) if isinstance(found, _Refusal) else (found, ())

    def _passage(self, link: NoteLink) -> NotePart | _Refusal:
        file = self.notes.find(link, self.file)
        note = file if isinstance(file, _Refusal) else self.notes.read(file)
        if isinstance(note, _Refusal):
            return note
        key = (_resolved(note.file.path), " ".join(link.part.split()).casefold())
        if key in self.open or len(self.open) > _DEEPEST:
            return _refuse(NOTE_IN_ITSELF, note=_said(link))
        text = note.text.part(link.part)
        if text is None:
            from difflib import get_close_matches

            near = get_close_matches(link.part, note.text.names[:500], 1, _NEAREST)
            hint = f"did you mean '{printable(near[0])}'?" if near else ""
            return _refuse(NO_PART, note=_said(link), part=printable(link.part)[:80], hint=hint)
        if not text:
            return _refuse(EMPTY_PART, note=_said(link))
        budget = self.budget or Budget()
        budget.left -= len(text.markdown)
        if budget.left < 0:
            return _refuse(TOO_MUCH_EMBEDDED, note=_said(link))
        inner = _Step(self.notes, note.file, self.vault, self.given, (*self.open, key), budget)
        return NotePart(
            text, note.text.references, note.macros, inner.surroundings, note.text.footnotes, note.text.abbreviations
        )


def vault_of(*settings: Mapping[str, object]) -> str | None:
    """The name of the Obsidian vault that links lead to, by settings of which later ones win; None for no links.

    An empty name stands for that of the project's folder.
    """
    values = {key: value for given in settings for key, value in given.items() if value is not None}
    return str(values.get("vault", "")) if values.get("links") == "obsidian" else None


def _said(link: NoteLink) -> str:
    """A note as messages name it."""
    return printable(link.target or "this note")[:80]


def _names(link: NoteLink) -> tuple[str, ...]:
    """The names of the files that a link may mean, best first."""
    if not link.wiki or suffix_of(link.target) in NOTES:
        return (link.target,)
    return tuple(link.target + suffix for suffix in NOTES[:2])


def _address(file: SourceFile, vault: str, target: str, wiki: bool) -> str:
    """The address that opens the target of a link in Obsidian."""
    try:
        note = _resolved(file.path).relative_to(_resolved(file.root)).as_posix()
    except ValueError:
        note = file.path.name
    return obsidian_address(target, wiki, note, vault)


def _resolved(path: Path) -> Path:
    try:
        return resolve(path)
    except (OSError, RuntimeError):  # links in a circle
        return path.absolute()
