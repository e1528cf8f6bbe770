"""The folders of templates -> the text of each template, by name."""

from __future__ import annotations

from pathlib import Path

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.templates import (
    TEMPLATE_NOT_UTF8,
    TEMPLATE_UNREADABLE,
)
from deckpress.disk import MOST_SETTINGS, FileError, below, is_folder, is_there, read_text
from deckpress.regex import regex
from deckpress.templating.faults import SUFFIXES

_PACKAGE = Path(__file__).parents[1]
Sources = dict[str, tuple[str, str]]
"""Templates by name: the text of each, and its path for messages."""


def builtin_templates() -> Path:
    """The shipped templates: inside the package in a wheel, at the root of a checkout."""
    packaged = _PACKAGE / "templates"
    return packaged if is_folder(packaged) else _PACKAGE.parents[1] / "templates"


_THEME = regex(r"themes/([^/]+)/")


def theme_sources(theme: str, sources: Sources) -> Sources:
    """The templates of a theme by the names of the templates that they replace."""
    start = f"themes/{theme}/"
    return {name.removeprefix(start): source for name, source in sources.items() if name.startswith(start)}


def theme_names(sources: Sources) -> str:
    """The names of the themes, for a sentence."""
    return ", ".join(sorted({found[1] for name in sources if (found := _THEME.match(name))}))


def read_sources(folder: Path, shown: str, within: Path | None = None) -> tuple[Sources, Diagnostics]:
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
