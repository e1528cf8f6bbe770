"""The registry of output formats: the built-in ones, and those that other packages add by entry point."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from deckpress.exporters.base import Exporter

BUILTIN: Mapping[str, str] = {
    "apkg": "deckpress.exporters.apkg",
    "csv": "deckpress.exporters.csv_file",
    "sheet": "deckpress.exporters.sheet",
    "quiz": "deckpress.exporters.quiz",
    "cards": "deckpress.exporters.cards",
    "paper": "deckpress.exporters.paper",
    "moodle": "deckpress.exporters.moodle",
    "gift": "deckpress.exporters.gift",
    "qti": "deckpress.exporters.qti",
    "blackboard": "deckpress.exporters.blackboard",
    "aiken": "deckpress.exporters.aiken",
    "quizlet": "deckpress.exporters.quizlet",
    "json": "deckpress.exporters.json_file",
}
"""The module of each format of ours, imported when it is used: genanki alone takes longer than --help may."""

ENTRY_POINTS = "deckpress.exporters"
"""The entry-point group in which another package names an `Exporter`."""


def exporter(name: str) -> Exporter | None:
    """The exporter of a format; None if there is none of that name. Ours win a clash of names."""
    if name in BUILTIN:
        return cast(Exporter, import_module(BUILTIN[name]).EXPORTER)
    return _others().get(name)


def exporters() -> Mapping[str, Exporter]:
    """Every exporter by name, ours first."""
    ours = {name: cast(Exporter, import_module(module).EXPORTER) for name, module in BUILTIN.items()}
    return {**ours, **{name: other for name, other in _others().items() if name not in ours}}


def _others() -> Mapping[str, Exporter]:
    from importlib.metadata import entry_points

    found = (point.load() for point in entry_points(group=ENTRY_POINTS))
    return {other.name: other for other in found if isinstance(other, Exporter)}
