"""The Jinja templates of a project and of deckpress -> Anki's note types, cards and pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from deckpress import __version__
from deckpress.cache import seen
from deckpress.diagnostics import NOWHERE, Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.templates import (
    TEMPLATE_NOT_UTF8,
    TEMPLATE_UNREADABLE,
    UNKNOWN_FIELD,
    UNKNOWN_THEME,
)
from deckpress.disk import MOST_SETTINGS, FileError, below, is_folder, is_there, read_text
from deckpress.frozen import dataclass
from deckpress.model import Media
from deckpress.regex import regex
from deckpress.store import Texts
from deckpress.templating.bindings import SHAPES, Shape, Side, anki_names, page_names
from deckpress.templating.faults import SUFFIXES, TemplateError, explain
from deckpress.templating.files import data_address, read_files, replace_names
from deckpress.templating.samples import PAGE_SAMPLES
from deckpress.wording import Wording, english

_PACKAGE = Path(__file__).parents[1]
Sources = dict[str, tuple[str, str]]
"""Templates by name: the text of each, and its path for messages."""


@dataclass(frozen=True, slots=True)
class CardTemplate:
    """The two sides of one card in Anki's own template language (`qfmt` and `afmt`)."""

    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type for Anki: its key (`qa` or `cloze`), name, field names, card templates and style sheet."""

    key: str
    name: str
    fields: tuple[str, ...]
    cards: tuple[CardTemplate, ...]
    css: str
    cloze: bool


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
        return _card(self._environment(), SHAPES[key], ordinal, fields, side, words or english())

    def page(self, name: str, **values: object) -> str:
        """A page such as `sheet.html.j2`, from its values. Raises TemplateError."""
        return _bind(self._environment(), name, values)


def builtin_templates() -> Path:
    """The shipped templates: inside the package in a wheel, at the root of a checkout."""
    packaged = _PACKAGE / "templates"
    return packaged if is_folder(packaged) else _PACKAGE.parents[1] / "templates"


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
    shipped, diagnostics = _read(builtin, "builtin" if own or folder is None else folder.name)
    overrides: Sources = {}
    files: dict[str, Media] = {}
    if own is not None:
        shown = own.name if own.is_absolute() else own.as_posix()
        overrides, unreadable = _read(own, shown, within)
        files, missing = read_files(own, shown, within)
        diagnostics += unreadable + missing
    themed = _theme_sources(theme, shipped | overrides)
    if theme and not themed:
        return None, (
            *diagnostics,
            UNKNOWN_THEME.at(place, theme=theme, hint=f"the themes are {_theme_names(shipped | overrides)}"),
        )
    sources = {f"base/{name}": source for name, source in shipped.items()}
    sources |= {f"builtin/{name}": source for name, source in (shipped | themed).items()}
    sources |= shipped | themed | overrides
    in_anki = replace_names(sources, files, lambda file: file.name)
    environment = cache(lambda: _environment(replace_names(sources, files, data_address)))
    media = tuple({file.name: file for file in files.values()}.values())
    key = _key(in_anki)
    if not diagnostics and not overrides and not files and (known := built_in_note_types(shipped, theme)):
        return Templates(known, environment, media, key), ()
    if store and not diagnostics and (kept := _unpack_note_types(store.get(key))):
        return Templates(kept, environment, media, key), ()
    note_types, problems = _note_types(_environment(in_anki) if files else environment(), sources)
    diagnostics += problems if _takes_long(problems) else problems + _try_pages(environment())
    if _takes_long(problems):
        seen.doubt()
    if diagnostics:
        return None, tuple(sorted(set(diagnostics)))
    if store:
        store.set(key, json.dumps([asdict(note_type) for note_type in note_types]))
    return Templates(note_types, environment, media, key), ()


_THEME = regex(r"themes/([^/]+)/")


def _theme_sources(theme: str, sources: Sources) -> Sources:
    """The templates of a theme by the names of the templates that they replace."""
    start = f"themes/{theme}/"
    return {name.removeprefix(start): source for name, source in sources.items() if name.startswith(start)}


def _theme_names(sources: Sources) -> str:
    """The names of the themes, for a sentence."""
    return ", ".join(sorted({found[1] for name in sources if (found := _THEME.match(name))}))


def _key(sources: Mapping[str, tuple[str, str]]) -> str:
    """A key for everything that determines the note types: the templates, deckpress and the installed Jinja."""
    jinja = find_spec("jinja2")
    installed = Path(jinja.origin).stat().st_mtime_ns if jinja and jinja.origin else 0
    return hashlib.sha256(json.dumps(["note types", __version__, installed, sources]).encode()).hexdigest()


BUILT_IN = Path(__file__).parent / "note_types.json"
"""The note types of the built-in templates by theme, each with the digest of the templates that they were made from."""


def built_in_note_types(shipped: Sources, theme: str) -> tuple[NoteType, ...]:
    """The note types of the built-in templates with a theme; none if the templates are not those of the release."""
    try:
        known = json.loads(BUILT_IN.read_text(encoding="utf-8"))[theme]
        rows = ({**row, "css": known["css"]} for row in known["note_types"])
        return _note_types_of(rows) if known["digest"] == digest_of(shipped) else ()
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def digest_of(shipped: Sources) -> str:
    """A digest of the texts of templates."""
    texts = {name: text for name, (text, _) in shipped.items()}
    return hashlib.sha256(json.dumps(texts, sort_keys=True).encode()).hexdigest()


def _unpack_note_types(text: str | None) -> tuple[NoteType, ...]:
    """The note types in a text from the store; none if the text is anything else."""
    try:
        return _note_types_of(json.loads(text or "[]"))
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


def _note_types_of(rows: Iterable[Any]) -> tuple[NoteType, ...]:
    return tuple(
        NoteType(
            made["key"],
            made["name"],
            tuple(made["fields"]),
            tuple(CardTemplate(**card) for card in made["cards"]),
            made["css"],
            made["cloze"],
        )
        for made in rows
    )


def _read(folder: Path, shown: str, within: Path | None = None) -> tuple[Sources, Diagnostics]:
    """All templates of a folder: name -> (text, path for messages)."""
    sources: Sources = {}
    diagnostics: Diagnostics = ()
    for path in below(folder, "*"):
        name = path.relative_to(folder).as_posix()
        if not name.endswith(SUFFIXES) or is_folder(path) or not is_there(path):
            continue
        try:
            sources[name] = read_text(path, MOST_SETTINGS, within), f"{shown}/{name}"
        except FileError as error:
            diagnostics += (error.at(f"{shown}/{name}", otherwise=TEMPLATE_UNREADABLE),)
        except UnicodeDecodeError:
            diagnostics += (TEMPLATE_NOT_UTF8.at(Location(f"{shown}/{name}")),)
    return sources, diagnostics


def _environment(sources: Mapping[str, tuple[str, str]]) -> Any:
    """Jinja with sources in memory. It is sandboxed, because a deck and its templates may come from a stranger."""
    from jinja2 import FunctionLoader, StrictUndefined

    from deckpress.templating.limits import limited_environment

    def load(name: str) -> tuple[str, str, None] | None:
        return (*sources[name], None) if name in sources else None

    return limited_environment()(
        loader=FunctionLoader(load),
        # style sheets and scripts are not HTML: their quotation marks must stay
        autoescape=lambda name: not (name or "").endswith((".css", ".js")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


_FIELD = regex(r"\{\{\s*(?:[#^/]|(?:[\w-]+:)+)?\s*([^{}:]+?)\s*\}\}")


def _find_field(word: str, sources: Sources) -> Location:
    """The line of a template that names a field; the project's own templates are searched first."""
    for text, shown in reversed(sources.values()):
        for number, line in enumerate(text.splitlines(), 1):
            if word in _FIELD.findall(line):
                return Location(shown, number)
    return Location("")


_ANKIS_OWN = frozenset(("Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID", "FrontSide"))
"""Names that Anki knows in templates in addition to the fields of a note."""


def _note_types(environment: Any, sources: Sources) -> tuple[tuple[NoteType, ...], Diagnostics]:
    """Make Anki's note types, and try every card template for pages with filled and with empty fields."""
    problems: list[Diagnostic] = []

    def try_template(name: str, values: Mapping[str, object], fields: tuple[str, ...] = ()) -> str:
        if _takes_long(problems):
            return ""
        try:
            return _bind(environment, name, values, fields)
        except TemplateError as problem:
            problems.append(problem.diagnostic)
            return ""

    def check_fields(bound: str, shape: Shape) -> None:
        """Check the fields between {% raw %} and {% endraw %}, which go to Anki unchanged."""
        for word in dict.fromkeys(_FIELD.findall(bound)):
            if word not in shape.fields and word not in _ANKIS_OWN:
                hint = f"the fields are {', '.join(shape.fields)}"
                problems.append(UNKNOWN_FIELD.at(_find_field(word, sources), field=word, hint=hint))

    def side_of(shape: Shape, ordinal: int, side: Side) -> str:
        name = shape.template(ordinal, side)
        for text in ("x", ""):
            sample = dict.fromkeys(shape.fields, text)
            try_template(name, page_names(shape, sample, side, str, english()), shape.fields)
        bound = try_template(name, anki_names(shape, side), shape.fields).strip()
        check_fields(bound, shape)
        return bound

    css = try_template("style.css", {})
    note_types = tuple(
        NoteType(
            key=shape.key,
            name=shape.name,
            fields=shape.fields,
            cards=tuple(
                CardTemplate(name, side_of(shape, ordinal, "front"), side_of(shape, ordinal, "back"))
                for ordinal, (name, _) in enumerate(shape.cards)
            ),
            css=css,
            cloze=shape.key == "cloze",
        )
        for shape in SHAPES.values()
    )
    return note_types, tuple(problems)


def _try_pages(environment: Any) -> Diagnostics:
    """The problems of the pages, rendered with their sample values."""
    problems: list[Diagnostic] = []
    for name, values in PAGE_SAMPLES.items():
        if _takes_long(problems):
            break
        try:
            _bind(environment, name, values)
        except TemplateError as problem:
            problems.append(problem.diagnostic)
    return tuple(problems)


def _takes_long(problems: Iterable[Diagnostic]) -> bool:
    """True once a template exceeded its limits: others, which may include it, would take as long again."""
    return any(problem.code == "DP504" for problem in problems)


def _card(environment: Any, shape: Shape, ordinal: int, fields: Mapping[str, str], side: Side, words: Wording) -> str:
    def front() -> str:
        return _card(environment, shape, ordinal, fields, "front", words)

    names = page_names(shape, fields, side, front, words)
    return _bind(environment, shape.template(ordinal, side), names, shape.fields)


def _bind(environment: Any, name: str, values: Mapping[str, object], fields: tuple[str, ...] = ()) -> str:
    """Render one template. Any error in it is raised as a TemplateError, which has the line."""
    try:
        with environment.meter.page():
            return str(environment.get_template(name).render(values))
    except TemplateError:
        raise
    except Exception as error:  # a template is a user's program, which can raise any exception
        raise TemplateError(explain(error, name, environment, fields)) from error
