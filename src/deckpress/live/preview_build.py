"""A request -> all decks rendered and kept, with every diagnostic; no output is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostics, has_errors
from deckpress.exporters import exporter
from deckpress.exporters.base import Files
from deckpress.history.retire import Retired
from deckpress.live.places import places_of
from deckpress.live.watching import Places
from deckpress.model import RenderedDeck
from deckpress.project import Request
from deckpress.project.building import options_of
from deckpress.project.identifying import identify
from deckpress.project.joining import join
from deckpress.project.loading import Sources, find_inputs, load_all
from deckpress.project.memory import open_memory
from deckpress.project.rendering import RenderedFile, Work, open_tools, render_files
from deckpress.project.warm import COLD, Warm

if TYPE_CHECKING:
    from deckpress.cache.store import Store
    from deckpress.templating.templates import Templates
    from deckpress.tex.drawing import TexEngine

PAGES: Mapping[str, str] = {"sheet": "Sheet", "cards": "Cut cards", "paper": "Exam", "quiz": "Quiz"}
"""The formats that are shown as pages, with the names of their tabs."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build would write, before it is written."""

    sources: Sources
    work: Work
    files: tuple[RenderedFile, ...]
    diagnostics: Diagnostics
    texts: Mapping[str, str]

    @property
    def places(self) -> Places | None:
        """What to watch; None if there is neither a path nor a project."""
        return places_of(self.work.request, self.work.tools.library.used, self.sources)

    @property
    def templates(self) -> Templates | None:
        """The templates, unless one of them is wrong."""
        return self.work.tools.templates

    @property
    def broken(self) -> bool:
        """True if a build would write nothing."""
        return has_errors(self.diagnostics)


def build(request: Request, engine: TexEngine, store: Store | None = None, warm: Warm = COLD) -> Built:
    """Reads and renders what a build would, except for what `warm` has kept.

    The engine checks and draws the formulas, and is kept between builds. `store` has what earlier builds made.
    """
    sources = find_inputs(request)
    loaded = load_all(sources, request.inputs, store, warm)
    memory, problems = open_memory(loaded, request, warm)
    identified = identify(loaded.decks, memory)
    with open_tools(request, loaded, identified, lambda _: None, store, warm) as (tools, unfit):
        work = Work(request, loaded, identified, Retired(), replace(tools, tex=engine), warm)
        files = tuple(render_files(work, lambda *_: None))
    warm.forget_others({file.file.shown for file in files})
    by_file = {file.result.shown: file.result.diagnostics for file in files}
    diagnostics = loaded.reported((*loaded.problems, *problems, *identified.doubts), by_file, unfit)
    return Built(sources, work, files, tuple(dict.fromkeys(diagnostics)), {**tools.notes.texts, **loaded.texts})


@dataclass(frozen=True, slots=True)
class Page:
    """The files of one format: the page itself, its other versions and what they load, each by its suffix."""

    files: Files
    problems: Diagnostics = ()


def units(built: Built) -> tuple[tuple[str, RenderedDeck], ...]:
    """What a build makes pages of: each file or, if they are built into one, all together; each with its name."""
    request, project = built.work.request, built.work.loaded.project
    if not request.joins(project) or not built.files:
        return tuple((file.file.shown, file.deck) for file in built.files)
    name = request.deck_of_all(project)
    deck, _ = join([file.deck for file in built.files], name, name.replace("::", " › "))
    return ((name or "All files", deck),)


def make_page(built: Built, form: str, number: int) -> Page:
    """The page of a unit, as a build writes it."""
    made_by, (_, deck) = exporter(form), units(built)[number]
    if made_by is None or built.templates is None:
        return Page(())
    made, problems = made_by.export(deck, built.templates, options_of(built.work, deck.deck))
    return Page(made_by.files(made), problems)
