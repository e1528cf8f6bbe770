"""The disk: sources read, decks built and their files written, all or none.

A build is a row of frozen values, each made from the ones before it:

    Request -> Sources -> Loaded -> Memory -> Identified -> RenderedFile, one at a time -> Published -> Report
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from deckpress.cache import seen
from deckpress.cache.folder import cache_folder
from deckpress.diagnostics import Diagnostics, Severity, has_errors
from deckpress.diagnostics.catalogue.lock import LOCK_UNREADABLE
from deckpress.history.cells import in_cells
from deckpress.history.retire import Retired
from deckpress.project.identifying import Identified, identify
from deckpress.project.library import unused_media
from deckpress.project.loading import Loaded, Sources, find_inputs, load, load_all
from deckpress.project.lost_lock import find_lost_lock
from deckpress.project.memory import Memory, advise_id, lock_path, open_memory, write_memory
from deckpress.project.request import Announce, FileReport, History, Inputs, Outputs, Progress, Report, Request
from deckpress.project.undoing import undo_interrupted
from deckpress.project.warm import COLD, Warm
from deckpress.reading import Use

if TYPE_CHECKING:
    from deckpress.cache.store import Store
    from deckpress.project.building import Published
    from deckpress.project.rendering import Work

__all__ = [
    "Announce",
    "FileReport",
    "History",
    "Inputs",
    "Outputs",
    "Progress",
    "Report",
    "Request",
    "load",
    "run",
    "run_through",
]


def run(
    request: Request,
    *,
    write: bool,
    progress: Progress = lambda *_: None,
    announce: Announce = lambda _: None,
    store: Store | None = None,
    warm: Warm = COLD,
) -> tuple[Report, Diagnostics]:
    """Does what is asked for; unless `write` is set, only finds problems. If there is an error, nothing is written.

    `announce` gets a line before anything is downloaded. `store` has what earlier builds made; without it, the one in
    the cache folder has. `warm` has what earlier builds in this process kept.
    """
    with _opened(store) as opened:
        report, diagnostics, _ = _run(request, opened, warm, write=write, progress=progress, announce=announce)
    return report, diagnostics


def run_through(
    request: Request, *, write: bool, progress: Progress, announce: Announce
) -> tuple[Report, Diagnostics, tuple[Memory, Published]]:
    """As `run`; also returns what is known of earlier builds, and what the build made."""
    with _opened(None) as store:
        return _run(request, store, COLD, write=write, progress=progress, announce=announce)


@contextmanager
def _opened(store: Store | None) -> Iterator[Store | None]:
    """The store, or the one in the cache folder, which is written at the end."""
    if store is None and (folder := cache_folder()) is not None:
        from deckpress.cache.store import DiskStore

        store = DiskStore(folder)
    try:
        yield store
    finally:
        if store is not None:
            store.close()


def _run(
    request: Request, store: Store | None, warm: Warm, *, write: bool, progress: Progress, announce: Announce
) -> tuple[Report, Diagnostics, tuple[Memory, Published]]:
    from deckpress.project.building import build
    from deckpress.project.rendering import Work, open_tools

    sources = find_inputs(request)
    undone = _undo_interrupted(request, sources) if write else ()
    loaded = load_all(sources, request.inputs, store, warm)
    memory, problems = open_memory(loaded, request, warm)
    identified, adopted, problems = _identify(request, loaded, memory, (*undone, *problems))
    problems = (*problems, *find_lost_lock(request, loaded, identified, write=write))
    retired, more = _retire(request, loaded, identified, problems)
    problems = (*loaded.problems, *problems, *more)
    doubts = identified.doubts
    early = (*problems, *doubts, *loaded.of_files)
    with open_tools(request, loaded, identified, announce, store, warm) as (tools, unfit):
        work = Work(request, loaded, identified, retired, tools, warm)
        published = build(work, (*early, *unfit), write=write, progress=progress)
        if published.written:
            problems = (*problems, *advise_id(loaded.project, memory, request))
        if not write:
            problems = (*problems, *_unused_media(request, loaded, published.used))
        report, diagnostics = _report(loaded, published, (*problems, *doubts), unfit)
        if seen.is_on():
            report = replace(report, again=_again(work, published, unfit) if write else (report, diagnostics))
    if adopted and request.history.adopt and not has_errors(diagnostics):
        failed = write_memory(memory, adopted)
        written = () if failed else ((memory.shown, len(adopted)),)
        return replace(report, written=written, again=None), (*diagnostics, *failed), (memory, published)
    return report, diagnostics, (memory, published)


def _report(
    loaded: Loaded, published: Published, problems: Diagnostics, unfit: Diagnostics
) -> tuple[Report, Diagnostics]:
    """What a build reports, and its diagnostics: `problems`, those of the files, `unfit` and those of the outputs."""
    placed = in_cells(problems, loaded.texts)
    diagnostics = loaded.reported(placed, published.file_problems, (*unfit, *published.problems))
    files = _file_reports(loaded, published.cards, diagnostics)
    texts = {**published.texts, **loaded.texts}
    return Report(files, published.written, texts, published.plan, published.used), diagnostics


def _again(work: Work, published: Published, unfit: Diagnostics) -> tuple[Report, Diagnostics] | None:
    """What the next build reports if nothing changes; None if that is not certain, or nothing was written."""
    from deckpress.project.settling import settle

    settled = settle(work, published) if published.written else None
    if settled is None:
        return None
    identified, published, problems = settled
    return _report(work.loaded, published, (*work.loaded.problems, *problems, *identified.doubts), unfit)


def _undo_interrupted(request: Request, sources: Sources) -> Diagnostics:
    """Undoes a build that was interrupted, before the lock is read. DP402 for an output folder that is not allowed."""
    start, outputs = request.inputs.start, request.outputs
    return outputs.refuse_link(sources.project, request.inputs) or undo_interrupted(
        outputs.folder(sources.project, start), lock_path(sources, request.history), start
    )


def _identify(
    request: Request, loaded: Loaded, memory: Memory, problems: Diagnostics
) -> tuple[Identified, str, Diagnostics]:
    """The identified notes, the text of the lock that replaces a lost one, and the problems so far.

    Notes are compared with the lock or, if the user names released packages, with these.
    """
    history = request.history
    if not history.against or history.retire:
        return identify(loaded.decks, memory), "", problems
    from deckpress.history.lock import write_lock
    from deckpress.project.adopting import adopt, read_packages

    releases, unread = read_packages(history.against, request.inputs.start)
    # A damaged lock is what the packages replace.
    problems = (*(p for p in problems if p.code != LOCK_UNREADABLE.code or memory.path is None), *unread)
    if has_errors((*loaded.diagnostics, *problems)):
        return identify(loaded.decks, memory), "", problems
    identified, unfit = adopt(request, loaded, memory, releases)
    if identified is None:
        return identify(loaded.decks, memory), "", (*problems, *unfit)
    return identified, write_lock(identified.memory.lock), (*problems, *unfit)


def _retire(
    request: Request, loaded: Loaded, identified: Identified, problems: Diagnostics
) -> tuple[Retired, Diagnostics]:
    """The deleted notes to ship one last time, if the user asks for it."""
    if not request.history.retire or has_errors((*loaded.diagnostics, *problems, *identified.doubts)):
        return Retired(), ()
    from deckpress.project.retiring import retire

    return retire(request, loaded, identified)


def _unused_media(request: Request, loaded: Loaded, used: frozenset[Path]) -> Diagnostics:
    """DP409 for media of the project that no note uses, if the whole project was read."""
    root = loaded.project.root
    if request.inputs.paths or root is None:
        return ()
    return unused_media(root / "cards", used, loaded.texts.values(), request.inputs.start)


def _file_reports(loaded: Loaded, cards: Mapping[str, int], diagnostics: Diagnostics) -> tuple[FileReport, ...]:
    warnings = Counter(d.location.path for d in dict.fromkeys(diagnostics) if d.severity is Severity.WARNING)
    return tuple(
        FileReport(
            file.shown,
            reading.deck.place,
            len(reading.deck.notes),
            cards.get(file.shown, 0),
            len(reading.of(Use.UNANSWERED)),
            warnings[file.shown],
        )
        for file, reading in loaded.readings
    )
