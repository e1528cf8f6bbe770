"""Identified notes -> each deck as HTML, one after the other, so that only one deck's media are in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from deckpress.cache import seen
from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.markup import FORMULAS_UNCHECKED
from deckpress.frozen import public_dataclass
from deckpress.history.identity import BASE_TIME
from deckpress.history.matching import Match
from deckpress.history.plan import templates_hash
from deckpress.history.retire import Retired
from deckpress.inert import storable
from deckpress.markdown.surroundings import Surroundings
from deckpress.model import Deck, Image, RenderedDeck, RenderedNote
from deckpress.project.config import Project
from deckpress.project.diagrams import Drawer
from deckpress.project.identifying import Identified, pair_rendered
from deckpress.project.jobs import Jobs
from deckpress.project.library import Library
from deckpress.project.loading import Loaded
from deckpress.project.notes import Notes, vault_of
from deckpress.project.pdf import Printer
from deckpress.project.request import Announce, Progress, Request
from deckpress.project.sources import SourceFile
from deckpress.project.warm import COLD, Same, Warm
from deckpress.reading import Reading

if TYPE_CHECKING:
    from deckpress.cache.store import Store
    from deckpress.project.cache import DiskCache
    from deckpress.render.asked import Asked
    from deckpress.templating.templates import Templates
    from deckpress.tex.drawing import TexEngine


@public_dataclass(frozen=True, slots=True)
class Tools:
    """What renders and exports every deck: templates, the formula engine, the media, the notes and a PDF printer."""

    tex: TexEngine
    library: Library
    notes: Notes
    drawer: Drawer
    templates: Templates | None = None
    templates_state: tuple[str, int] = ("", BASE_TIME)
    """The hash of the note types, and when they last changed, in seconds."""
    printer: Printer = field(default_factory=Printer)
    store: Store | None = None
    """What earlier builds have rendered."""

    def around(self, request: Request, project: Project, deck: Deck, file: SourceFile) -> Surroundings:
        """What surrounds the fields of a file."""
        vault = vault_of(project.export, deck.settings, request.outputs.export)
        return self.notes.around(file, vault)


@public_dataclass(frozen=True, slots=True)
class Work:
    """All that is known before the first deck is rendered."""

    request: Request
    loaded: Loaded
    identified: Identified
    retired: Retired
    tools: Tools
    warm: Warm = COLD
    """What was kept of an earlier build in this process."""

    @property
    def retired_times(self) -> dict[str, int]:
        """The time of each note that this build retires, in seconds, by guid."""
        return {note.guid: note.mod for notes in self.retired.notes.values() for note in notes}

    @property
    def helpers(self) -> Jobs | None:
        """The helper processes; none if media are downloaded, because each process would download them itself."""
        outputs = self.request.outputs
        return Jobs(outputs.jobs) if outputs.jobs > 1 and not outputs.fetch else None

    def stop(self, problems: Diagnostics) -> bool:
        """True if one of the problems, and not silenced, is serious enough that nothing is written."""
        return self.request.outputs.stop(self.loaded.silencer.without_silenced(problems))


@public_dataclass(frozen=True, slots=True)
class FileResult:
    """What is kept of a rendered file when its deck and media are gone."""

    shown: str
    cards: int
    """How many cards Anki makes of it."""
    shipped: tuple[tuple[Match, RenderedNote], ...]
    diagnostics: Diagnostics
    """All diagnostics of the file, by place."""


@public_dataclass(frozen=True, slots=True)
class RenderedFile:
    """One file, or all files of a build into one: its deck as HTML with all media, and what is kept of it."""

    file: SourceFile
    deck: RenderedDeck
    result: FileResult
    stem: str = ""
    """The path of its outputs, without a suffix, if they are not named after the file."""


@contextmanager
def open_tools(
    request: Request,
    loaded: Loaded,
    identified: Identified,
    announce: Announce,
    store: Store | None = None,
    warm: Warm = COLD,
) -> Iterator[tuple[Tools, Diagnostics]]:
    """The tools of a build. Diagnostics are those of the templates; the cache is written at the end."""
    from deckpress.project.cache import DiskCache, cache_folder
    from deckpress.templating.templates import load_templates
    from deckpress.tex.drawing import Drawn, TexEngine

    folder = cache_folder()
    cache: DiskCache | None = DiskCache(folder) if folder else None
    inputs = request.inputs
    drawn: Drawn = warm.once("drawings", "", (), dict)
    tex, library = TexEngine(cache, drawn), Library()
    drawer = Drawer(cache)
    notes = Notes(inputs.start, library, inputs.allow_outside, Surroundings(draw=drawer.draw))
    if request.outputs.fetch:
        seen.doubt()
        from deckpress.project.fetching import Fetcher, say_plan

        fetcher = Fetcher(folder, private=request.outputs.fetch_private)
        if plan := say_plan(
            fetcher.waiting(_remote_media(Tools(tex, library, notes, drawer), request, loaded, identified))
        ):
            announce(plan)
        library.fetch = fetcher
    tools = Tools(tex, library, notes, drawer, store=store)
    try:
        project, typed = loaded.project, request.outputs.theme
        place = Location("--theme", 0) if typed else project.place("theme")
        fence = request.inputs.fence(project.root)
        templates, problems = load_templates(project.templates, cache, typed or project.theme, place, within=fence)
        if templates is not None:
            templates = _kept_templates(warm, templates)
            digest = templates_hash(template_parts(templates))
            state = digest, identified.memory.templates_mod(digest, request.history.now)
            tools = replace(tools, templates=templates, templates_state=state)
        yield tools, problems
    finally:
        if cache:
            cache.close()


def _kept_templates(warm: Warm, templates: Templates) -> Templates:
    """The templates of an earlier build, which are compiled already, if they are the same."""
    return warm.once("templates", "", (templates.key,), lambda: templates)


def template_parts(templates: Templates) -> list[object]:
    """The note types as nested lists, from which their hash is made."""
    return [
        [kind.key, list(kind.fields), [[card.name, card.front, card.back] for card in kind.cards], kind.css]
        for kind in templates.note_types
    ]


def _remote_media(tools: Tools, request: Request, loaded: Loaded, identified: Identified) -> tuple[str, ...]:
    """The addresses of all media on the internet, each once. Every deck is rendered to find them."""
    from deckpress.render import render

    addresses: dict[str, None] = {}

    def note_address(image: Image) -> tuple[None, Diagnostics]:
        if image.remote:
            addresses[image.src] = None
        return None, ()

    for file, reading in loaded.readings:
        around = tools.around(request, loaded.project, reading.deck, file)
        chosen = identified.identities[file.shown]
        render(reading.deck, identified.memory.project, chosen, note_address, surroundings=around)
    return tuple(addresses)


def render_files(work: Work, progress: Progress) -> Iterator[RenderedFile]:
    """Renders one file after the other; the consumer must not keep the decks."""
    total = sum(len(reading.deck.notes) for _, reading in work.loaded.readings)
    done = count(1)
    for file, reading in work.loaded.readings:
        yield _render_file(work, file, reading, lambda: progress(next(done), total))


def _render_file(work: Work, file: SourceFile, reading: Reading, progress: Callable[[], None]) -> RenderedFile:
    from deckpress.project.media import media_loader
    from deckpress.render.asked import Asked

    inputs, identified, project = work.request.inputs, work.identified, work.loaded.project
    settings = work.request.settings(project, reading.deck)
    around = work.tools.around(work.request, project, reading.deck, file)
    load = media_loader(
        file, inputs.start, work.tools.library, allow_outside=inputs.allow_outside, notes=work.tools.notes.files
    )
    asked = Asked(load, around)
    make = partial(_render, work, file, reading.deck, settings, progress, asked)
    own = (Same(reading), identified.identities[file.shown], identified.memory.project, settings, inputs)
    rendered, problems = work.warm.render(file.shown, own, asked, make, work.request.history.now)
    release = " ".join(part for part in (project.name, project.version) if part)
    shipped = tuple(pair_rendered(rendered.notes, identified.matches[file.shown], lambda match: match.now.note))
    moved = identified.moved_types(note.guid for note in (*rendered.notes, *work.retired.notes.get(file.shown, ())))
    key = (Same(rendered), work.tools.templates_state[1], release, moved, Same(work.retired.notes.get(file.shown)))
    complete = partial(replace, rendered, mod=key[1], release=release, moved=moved)
    warm = work.warm.of(rendered)
    rendered = warm.once("complete", file.shown, key, complete)
    diagnostics = dict.fromkeys(
        (
            *work.loaded.file_problems[file.shown],
            *work.tools.drawer.once(problems),
            *warm.once("formulas", file.shown, (Same(rendered),), lambda: _check_formulas(rendered, work.tools.tex)),
        )
    )
    result = FileResult(
        file.shown,
        sum(len(note.cards) for note in rendered.notes),
        shipped,
        tuple(sorted(diagnostics, key=lambda d: d.location)),
    )
    return RenderedFile(file, _with_retired(rendered, work.retired, file), result)


def _render(
    work: Work,
    file: SourceFile,
    deck: Deck,
    settings: Mapping[str, object],
    progress: Callable[[], None],
    asked: Asked,
) -> tuple[RenderedDeck, Diagnostics]:
    from deckpress.project.shelf import Shelf
    from deckpress.render import render

    identified, store = work.identified, work.tools.store
    kept = Shelf(store, file.path.absolute(), "notes") if store is not None else None
    rendered = render(
        deck,
        identified.memory.project,
        identified.identities[file.shown],
        asked.load,
        surroundings=asked.surroundings,
        source=storable(file.name),
        shows_source=settings.get("card_source") is True,
        context=str(settings.get("card_context", "title")),
        now=work.request.history.now,
        forgets_tokens=True,
        kept=kept,
        helpers=work.helpers,
        progress=progress,
    )
    if kept is not None:
        kept.close()
    return rendered


def _with_retired(rendered: RenderedDeck, retired: Retired, file: SourceFile) -> RenderedDeck:
    """The deck with the deleted notes that its package ships one last time, and their media."""
    notes = retired.notes.get(file.shown, ())
    return replace(rendered, retired=notes, media={**retired.media, **rendered.media}) if notes else rendered


def _check_formulas(rendered: RenderedDeck, tex: TexEngine) -> Diagnostics:
    """MathJax's complaints about the formulas of a deck; DP302 if it cannot run."""
    from deckpress.render import formulas
    from deckpress.tex.drawing import available, check
    from deckpress.tex.quick_check import is_sound

    doubtful = tuple(formula for formula in formulas(rendered) if not is_sound(formula.tex))
    if not doubtful:
        return ()
    if available():
        return check(doubtful, tex)
    return (FORMULAS_UNCHECKED.at(doubtful[0].location),)
