"""deckpress for Python programs: read a deck from a string, export a deck to bytes, build a project.

Import these names from `deckpress` itself; docs/python.md shows each in use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostics, has_errors
from deckpress.diagnostics.catalogue.media import NO_MEDIA_FOLDER
from deckpress.media import MediaLoader
from deckpress.model import Deck, Image, Media

if TYPE_CHECKING:
    from deckpress.exporters.base import ExportOptions
    from deckpress.markdown.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A deck and the diagnostics of reading it. A file that cannot be read gives a deck without notes."""

    deck: Deck
    diagnostics: Diagnostics = ()

    @property
    def ok(self) -> bool:
        """True if no diagnostic is an error."""
        return not has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files of one format, by suffix (`.apkg`, `.csv`); empty if a diagnostic is an error."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: Diagnostics = ()

    @property
    def data(self) -> bytes:
        """The bytes of the first file. Raises ValueError if there is none."""
        for data in self.files.values():
            return data
        problems = "; ".join(str(d) for d in self.diagnostics)
        raise ValueError(f"nothing was exported: {problems}")


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The result of a build: the files that it wrote, relative to the current folder, and its diagnostics."""

    written: tuple[Path, ...] = ()
    diagnostics: Diagnostics = ()
    notes: int = 0
    cards: int = 0

    @property
    def ok(self) -> bool:
        """True if no diagnostic is an error."""
        return not has_errors(self.diagnostics)


def read(text: str, *, path: str = "notes.md", dialect: str = "auto") -> ReadResult:
    """Reads a deck from a string.

    `path` is the name of the text in diagnostics; its stem is the name of a deck that has no other. `dialect` is a
    value of `deckpress build --dialect`. Raises ValueError for an unknown dialect.
    """
    from deckpress.reading import read as read_source
    from deckpress.reading.dialects import names
    from deckpress.reading.text.source import decode

    if dialect not in names():
        raise ValueError(f"there is no dialect '{dialect}'; choose from {', '.join(names())}")
    source, problems = decode(path, text.encode("utf-8", "replace"))
    if source is None:
        return ReadResult(Deck(Path(path).stem), problems)
    reading, more = read_source(source, dialect)
    return ReadResult(reading.deck, (*problems, *more))


def read_file(path: str | Path, *, dialect: str = "auto") -> ReadResult:
    """Reads a deck from a file, as `read` does. A file that cannot be read is a diagnostic, not an exception."""
    from deckpress.project.dialects import Manner
    from deckpress.project.loading import load
    from deckpress.project.sources import SourceFile

    file = Path(path)
    reading, _, problems = load(SourceFile(file, file.as_posix(), file.name, file.parent), Manner(dialect))
    return ReadResult(reading.deck if reading else Deck(file.stem), problems)


def export(
    deck: Deck, to: str, *, folder: str | Path | None = None, theme: str = "", **settings: object
) -> ExportResult:
    """Exports a deck to the bytes of one format of `deckpress formats`.

    Media are read only from `folder`; without it, a card with media is an error. `settings` are the options of the
    command line with underscores, such as `paper="Letter"`. Notes are identified by their ids and questions, not by a
    lock. Raises ValueError for an unknown format or setting, or for a value that does not fit.
    """
    from dataclasses import replace

    from deckpress.exporters import exporter, exporters
    from deckpress.exporters.base import ExportOptions
    from deckpress.history.identity import new_identities
    from deckpress.markdown.surroundings import Surroundings, words_alone
    from deckpress.project.diagrams import Drawer
    from deckpress.render import render
    from deckpress.templating.templates import load_templates

    chosen = exporter(to)
    if chosen is None:
        raise ValueError(f"there is no format '{to}'; choose from {', '.join(exporters())}")
    options = replace(ExportOptions(), **_checked({**deck.settings, **settings}))  # type: ignore[arg-type]
    templates, problems = load_templates(theme=theme)
    if templates is None:
        return ExportResult(diagnostics=problems)
    drawer = Drawer()
    loader: MediaLoader = _no_media
    around = Surroundings(words_alone, draw=drawer.draw)
    if folder is not None:
        loader, around = _around(Path(folder), deck, options, around)
    identities = new_identities("", deck)
    rendered, unfit = render(
        deck,
        "",
        identities,
        loader,
        surroundings=around,
        context=options.card_context,
        shows_source=options.card_source,
    )
    unfit = drawer.once(unfit)
    if has_errors(unfit):
        return ExportResult(diagnostics=(*problems, *unfit))
    made, more = chosen.export(rendered, templates, options)
    diagnostics = tuple(dict.fromkeys((*problems, *unfit, *more)))
    return ExportResult({} if has_errors(more) else dict(chosen.files(made)), diagnostics)


def _checked(settings: Mapping[str, object]) -> dict[str, object]:
    from deckpress.settings import BY_NAME, as_kind, complaint

    checked: dict[str, object] = {}
    for key, value in settings.items():
        setting = BY_NAME.get(key.replace("_", "-"))
        if setting is None:
            raise ValueError(f"there is no setting '{key}'; choose from {', '.join(s.key for s in BY_NAME.values())}")
        if wrong := complaint(setting, value):
            raise ValueError(wrong)
        checked[setting.key] = as_kind(setting, value)
    return checked


def _no_media(image: Image) -> tuple[Media | None, Diagnostics]:
    if image.remote or image.src.lower().startswith("data:"):
        return None, ()
    return None, (NO_MEDIA_FOLDER.at(image.location, path=image.src),)


def _around(folder: Path, deck: Deck, options: ExportOptions, given: Surroundings) -> tuple[MediaLoader, Surroundings]:
    """What gives the media, and what gives the notes, of a deck whose paths count from a folder."""
    from deckpress.project.library import Library
    from deckpress.project.media import media_loader
    from deckpress.project.notes import Notes
    from deckpress.project.sources import SourceFile

    name, library = Path(deck.location.path or "notes.md").name, Library()
    file = SourceFile(folder / name, name, name, folder)
    notes = Notes(folder, library, given=given)
    around = notes.around(file, options.vault if options.links == "obsidian" else None)
    return media_loader(file, folder, library, notes=notes.files), around


def build(
    *paths: str | Path,
    out: str | Path | None = None,
    to: tuple[str, ...] = (),
    start: str | Path | None = None,
    now: int | None = None,
    **settings: object,
) -> BuildResult:
    """Builds files, folders or, without paths, the project around the folder `start` (default: the current one).

    It does what `deckpress build` does: all files are written or, if there is an error, none, and the lock is updated.
    `to` names formats, `settings` are the options of the command line with underscores, and `now` is the time of the
    build in seconds since 1970 (default: the clock). Raises ValueError as `export` does.
    """
    import time

    from deckpress.exporters import exporter, exporters
    from deckpress.project import History, Inputs, Outputs, Request, run

    for name in to:
        if exporter(name) is None:
            raise ValueError(f"there is no format '{name}'; choose from {', '.join(exporters())}")
    request = Request(
        Inputs(Path(start or Path.cwd()).resolve(), tuple(str(path) for path in paths)),
        Outputs(Path(out) if out is not None else None, to, _checked(settings)),
        History(now=int(time.time()) if now is None else now),
    )
    report, diagnostics = run(request, write=True)
    notes, cards = sum(file.notes for file in report.files), sum(file.cards for file in report.files)
    return BuildResult(tuple(Path(path) for path, _ in report.written), diagnostics, notes, cards)
