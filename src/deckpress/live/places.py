"""A request -> the files and folders on which its build depends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from deckpress.live.watching import Places
from deckpress.project.config import CONFIG
from deckpress.project.loading import Sources, find_inputs
from deckpress.project.memory import lock_path
from deckpress.project.request import Report, Request


def places_of(request: Request, media: Iterable[Path] = (), sources: Sources | None = None) -> Places | None:
    """The places of a request, and the media that its last build used. `sources` are those of the request, if known.

    None if the request names no path and its folder is not a project.
    """
    sources = sources or find_inputs(request)
    if not request.inputs.paths and sources.project.root is None:
        return None
    paths = tuple(dict.fromkeys((*_files(request, sources), *sorted(media), *_folders(request, sources))))
    own = sources.project.dialects.values()
    patterns = (*sources.project.include, *(pattern for dialect in own for pattern in dialect.files))
    suffixes = dict.fromkeys(PurePath(pattern).suffix.lower() for pattern in patterns)
    around = tuple(dict.fromkeys(_around(request, sources)))
    return Places(paths, around, _outputs(request, sources), tuple(filter(None, suffixes)))


def written_by(request: Request, sources: Sources, report: Report) -> tuple[Path, ...]:
    """The files that the build of a request may have written: its outputs and the lock."""
    start, lock = request.inputs.start, lock_path(sources, request.history)
    return (*(start / shown for shown, _ in report.written), *([lock] if lock else []))


def _files(request: Request, sources: Sources) -> Iterator[Path]:
    """The sources, the lock, and each deckpress.toml that exists or could be created."""
    yield from (file.path for file in sources.files)
    if lock := lock_path(sources, request.history):
        yield lock
    start = request.inputs.start
    yield from (folder / CONFIG for folder in (start, *start.parents))
    yield from request.history.against


def _folders(request: Request, sources: Sources) -> Iterator[Path]:
    """The folders of the sources: those that are named or, without any, those of the project."""
    yield from (path for path in map(request.inputs.start.joinpath, request.inputs.paths) if path.is_dir())
    if not request.inputs.paths and sources.project.root is not None:
        yield sources.project.root if sources.project.include else sources.project.root / "cards"
    if sources.project.templates is not None:
        yield sources.project.templates


def _around(request: Request, sources: Sources) -> Iterator[Path]:
    """The project, and the folders around files that are named."""
    yield from (path.parent for path in map(request.inputs.start.joinpath, request.inputs.paths) if not path.is_dir())
    if sources.project.root is not None:
        yield sources.project.root


def _outputs(request: Request, sources: Sources) -> tuple[Path, ...]:
    """The folder of the outputs, unless a build reads something in it or it contains the project."""
    out = request.outputs.folder(sources.project, request.inputs.start).absolute()
    read = (*(file.path for file in sources.files), *_folders(request, sources), *_around(request, sources))
    return () if any(path.absolute().is_relative_to(out) for path in read) else (out,)
