"""deckpress for Python programs: read a text to a deck, export a deck to bytes, build a project.

Import these names from `deckpress` itself; docs/python.md shows each in use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, has_errors
from deckpress.media import MediaLoader
from deckpress.model import Deck, Image, Media


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A deck that was read, and what was found on the way; a file that cannot be read gives a deck without notes."""

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
    """What a build did: the files it wrote, relative to the current folder, and what it found."""

    written: tuple[Path, ...] = ()
    diagnostics: Diagnostics = ()
    notes: int = 0
    cards: int = 0

    @property
    def ok(self) -> bool:
        """True if no diagnostic is an error."""
        return not has_errors(self.diagnostics)


def read(text: str, *, path: str = "notes.md", dialect: str = "auto") -> ReadResult:
    """Reads a text to a deck.

    `path` is the name that diagnostics give the text; its stem names the deck if nothing else does. `dialect` is a
    name of `deckpress build --dialect`. Raises ValueError for a dialect that does not exist.
    """
    from deckpress.reading import read as read_source
    from deckpress.reading.dialects import names
    from deckpress.reading.source import decode

    if dialect not in names():
        raise ValueError(f"there is no dialect '{dialect}'; there are {', '.join(names())}")
    source, problems = decode(path, text.encode("utf-8", "replace"))
    if source is None:
        return ReadResult(Deck(Path(path).stem), problems)
    reading, found = read_source(source, dialect)
    return ReadResult(reading.deck, (*problems, *found))


def read_file(path: str | Path, *, dialect: str = "auto") -> ReadResult:
    """Reads a file to a deck, as `read` does a text; a file that cannot be read is a diagnostic, never an exception."""
    from deckpress.project.loading import load
    from deckpress.project.sources import SourceFile

    file = Path(path)
    reading, _, problems = load(SourceFile(file, file.as_posix(), file.name, file.parent), dialect)
    return ReadResult(reading.deck if reading else Deck(file.stem), problems)


def export(
    deck: Deck, to: str, *, folder: str | Path | None = None, theme: str = "", **settings: object
) -> ExportResult:
    """Exports a deck to the bytes of one format of `deckpress formats`.

    Media are read from `folder`, and nowhere else; without one, a card with media is an error. `settings` are those of
    the command line with underscores, such as `paper="Letter"`. Notes are identified by their ids and questions, not
    by a lock. Raises ValueError for a format or a setting that does not exist, or a value that does not fit.
    """
    from dataclasses import replace

    from deckpress.exporters import exporter, exporters
    from deckpress.exporters.base import ExportOptions
    from deckpress.history.identity import new_identities
    from deckpress.render import render
    from deckpress.templating.templates import load_templates

    found = exporter(to)
    if found is None:
        raise ValueError(f"there is no format '{to}'; there are {', '.join(exporters())}")
    options = replace(ExportOptions(), **_checked({**deck.settings, **settings}))  # type: ignore[arg-type]
    templates, problems = load_templates(theme=theme)
    if templates is None:
        return ExportResult(diagnostics=problems)
    loader = _no_media if folder is None else _loader(Path(folder), deck)
    rendered, told = render(deck, "", new_identities("", deck), loader)
    if has_errors(told):
        return ExportResult(diagnostics=(*problems, *told))
    made, more = found.export(rendered, templates, options)
    diagnostics = tuple(dict.fromkeys((*problems, *told, *more)))
    return ExportResult({} if has_errors(more) else dict(found.files(made)), diagnostics)


def _checked(settings: Mapping[str, object]) -> dict[str, object]:
    from deckpress.settings import BY_NAME, as_kind, complaint

    found: dict[str, object] = {}
    for key, value in settings.items():
        setting = BY_NAME.get(key.replace("_", "-"))
        if setting is None:
            raise ValueError(f"there is no setting '{key}'; there are {', '.join(s.key for s in BY_NAME.values())}")
        if wrong := complaint(setting, value):
            raise ValueError(wrong)
        found[setting.key] = as_kind(setting, value)
    return found


def _no_media(image: Image) -> tuple[Media | None, Diagnostics]:
    if image.remote or image.src.lower().startswith("data:"):
        return None, ()
    message = f"there is no folder to read {image.src} from"
    return None, (Diagnostic(image.location, "DP401", message, "pass export the folder that paths count from"),)


def _loader(folder: Path, deck: Deck) -> MediaLoader:
    from deckpress.project.media import media_loader
    from deckpress.project.sources import SourceFile

    name = Path(deck.location.path or "notes.md").name
    return media_loader(SourceFile(folder / name, name, name, folder), folder)


def build(
    *paths: str | Path,
    out: str | Path | None = None,
    to: tuple[str, ...] = (),
    start: str | Path | None = None,
    now: int | None = None,
    **settings: object,
) -> BuildResult:
    """Builds files, folders or, without paths, the project round the folder `start` (default: the current one).

    It does what `deckpress build` does: all files are written or, with an error, none, and the lock is kept up to
    date. `to` names formats, `settings` are those of the command line with underscores, and `now` is the time of the
    build in seconds since 1970 (default: the clock). Raises ValueError as `export` does.
    """
    import time

    from deckpress.exporters import exporter, exporters
    from deckpress.project import History, Inputs, Outputs, Request, run

    for name in to:
        if exporter(name) is None:
            raise ValueError(f"there is no format '{name}'; there are {', '.join(exporters())}")
    request = Request(
        Inputs(Path(start or Path.cwd()).resolve(), tuple(str(path) for path in paths)),
        Outputs(Path(out) if out is not None else None, to, _checked(settings)),
        History(now=int(time.time()) if now is None else now),
    )
    report, diagnostics = run(request, write=True)
    notes, cards = sum(file.notes for file in report.files), sum(file.cards for file in report.files)
    return BuildResult(tuple(Path(path) for path, _ in report.written), diagnostics, notes, cards)
