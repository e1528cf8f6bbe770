"""deckpress turns Markdown questions and answers into Anki decks, pages to print and quizzes.

The names below are the public interface; docs/python.md shows each in use. They are imported when they are first
used, so that `import deckpress` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckpress.api import BuildResult, ExportResult, ReadResult, build, export, read, read_file
    from deckpress.diagnostics import Diagnostic, Location
    from deckpress.exporters.base import Exporter, ExportOptions
    from deckpress.html.plain import plain
    from deckpress.model import Deck, Note, RenderedDeck, RenderedNote

__version__ = "0.1.0"

__all__ = [
    "BuildResult",
    "Deck",
    "Diagnostic",
    "ExportOptions",
    "ExportResult",
    "Exporter",
    "Location",
    "Note",
    "ReadResult",
    "RenderedDeck",
    "RenderedNote",
    "__version__",
    "build",
    "export",
    "plain",
    "read",
    "read_file",
]

_HOMES = {
    "api": ("BuildResult", "ExportResult", "ReadResult", "build", "export", "read", "read_file"),
    "diagnostics": ("Diagnostic", "Location"),
    "exporters.base": ("ExportOptions", "Exporter"),
    "html.plain": ("plain",),
    "model": ("Deck", "Note", "RenderedDeck", "RenderedNote"),
}
"""The module that holds each public name."""


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"deckpress.{home}"), name)
    raise AttributeError(f"module 'deckpress' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
