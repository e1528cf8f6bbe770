"""The Jinja templates of a project and of deckpress -> Anki's note types, cards and pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from deckpress import __version__
from deckpress.cache import seen
from deckpress.diagnostics import NOWHERE, Diagnostics, Location
from deckpress.diagnostics.catalogue.templates import (
    UNKNOWN_THEME,
)
from deckpress.disk import is_folder
from deckpress.frozen import dataclass
from deckpress.model import Media
from deckpress.store import Texts
from deckpress.templating.bindings import SHAPES, Side
from deckpress.templating.environment import bind, card_side, environment_of
from deckpress.templating.files import data_address, read_files, replace_names
from deckpress.templating.note_types import NoteType, built_in_note_types, unpack_note_types
from deckpress.templating.sources import Sources, builtin_templates, read_sources, theme_names, theme_sources
from deckpress.wording import Wording, english


@dataclass(frozen=True, slots=True)
class Templates:
    """Valid templates. The note types are made already; cards and pages are made on demand."""

    note_types: tuple[NoteType, ...]
    _environment: Callable[[], Any] = field(repr=False, compare=False)
    media: tuple[Media, ...] = ()
    """The files beside the templates, which are in every package."""
    key: str = field(default="", repr=False, compare=False)
    """The same for the same templates."""

    def note_type(self, key: str) -> NoteType:
        """The note type with this key, `qa` or `cloze`. Raises KeyError for another key."""
        return {note_type.key: note_type for note_type in self.note_types}[key]

    def card(
        self, key: str, ordinal: int, fields: Mapping[str, str], side: Side = "back", words: Wording | None = None
    ) -> str:
        """One side of a card as HTML for a page, from the note's fields as HTML; a missing field is empty.

        `key` is that of the note type, `ordinal` counts its cards from 0; `words` are English if not given. Raises
        TemplateError.
        """
        return card_side(self._environment(), SHAPES[key], ordinal, fields, side, words or english())

    def page(self, name: str, **values: object) -> str:
        """A page such as `sheet.html.j2`, from its values. Raises TemplateError."""
        return bind(self._environment(), name, values)


def load_templates(
    folder: Path | None = None,
    store: Texts | None = None,
    theme: str = "",
    place: Location = NOWHERE,
    within: Path | None = None,
) -> tuple[Templates | None, Diagnostics]:
    """Read and try the templates. Those in `folder` (the project's own) replace built-in ones of the same name.

    Templates of a `theme`, from the folder `themes/NAME` of either, come between the two: `builtin/...` means them, and
    they may include what they replace as `base/...`. `place` is where the theme was chosen. With `within`, links in
    `folder` that lead out of that folder are not followed (DP402).

    Every template is rendered here once with Anki's placeholders and with sample values, so that a bad one is reported
    with its line before any card is made (DP501, DP502, DP504); then there are no Templates. The built-in ones are not
    tried: their note types come with the package. Those of other templates are kept in the `store`: making them takes
    as long as all else that a small build does.
    """
    builtin = builtin_templates()
    if folder is not None:
        seen.note("real", folder)
    own = folder if folder is not None and is_folder(folder) and not folder.samefile(builtin) else None
    shipped, diagnostics = read_sources(builtin, "builtin" if own or folder is None else folder.name)
    overrides: Sources = {}
    files: dict[str, Media] = {}
    if own is not None:
        shown = own.name if own.is_absolute() else own.as_posix()
        overrides, unreadable = read_sources(own, shown, within)
        files, missing = read_files(own, shown, within)
        diagnostics += unreadable + missing
    themed = theme_sources(theme, shipped | overrides)
    if theme and not themed:
        return None, (
            *diagnostics,
            UNKNOWN_THEME.at(place, theme=theme, hint=f"the themes are {theme_names(shipped | overrides)}"),
        )
    sources = {f"base/{name}": source for name, source in shipped.items()}
    sources |= {f"builtin/{name}": source for name, source in (shipped | themed).items()}
    sources |= shipped | themed | overrides
    in_anki = replace_names(sources, files, lambda file: file.name)
    environment = cache(lambda: environment_of(replace_names(sources, files, data_address)))
    media = tuple({file.name: file for file in files.values()}.values())
    key = _key(in_anki)
    if not diagnostics and not overrides and not files and (known := built_in_note_types(shipped, theme)):
        return Templates(known, environment, media, key), ()
    if store and not diagnostics and (kept := unpack_note_types(store.get(key))):
        return Templates(kept, environment, media, key), ()
    from deckpress.templating.trials import takes_long, tried_note_types, try_pages  # most projects have no templates

    note_types, problems = tried_note_types(environment_of(in_anki) if files else environment(), sources)
    diagnostics += problems if takes_long(problems) else problems + try_pages(environment())
    if takes_long(problems):
        seen.doubt()
    if diagnostics:
        return None, tuple(sorted(set(diagnostics)))
    if store:
        store.set(key, json.dumps([asdict(note_type) for note_type in note_types]))
    return Templates(note_types, environment, media, key), ()


def _key(sources: Mapping[str, tuple[str, str]]) -> str:
    """A key for everything that determines the note types: the templates, deckpress and the installed Jinja."""
    jinja = find_spec("jinja2")
    installed = Path(jinja.origin).stat().st_mtime_ns if jinja and jinja.origin else 0
    return hashlib.sha256(json.dumps(["note types", __version__, installed, sources]).encode()).hexdigest()
