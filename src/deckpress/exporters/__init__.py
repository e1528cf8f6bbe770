"""The registry of output formats: the built-in ones, and those that other packages add as entry points."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from deckpress.cache import seen
from deckpress.exporters.base import Exporter

BUILTIN: Mapping[str, str] = {
    "apkg": "deckpress.exporters.anki.apkg",
    "csv": "deckpress.exporters.text.csv_file",
    "sheet": "deckpress.exporters.pages.sheet",
    "quiz": "deckpress.exporters.pages.quiz",
    "cards": "deckpress.exporters.pages.cards",
    "paper": "deckpress.exporters.pages.paper",
    "moodle": "deckpress.exporters.lms.moodle",
    "gift": "deckpress.exporters.lms.gift",
    "qti": "deckpress.exporters.lms.qti",
    "blackboard": "deckpress.exporters.lms.blackboard",
    "aiken": "deckpress.exporters.lms.aiken",
    "quizlet": "deckpress.exporters.text.quizlet",
    "json": "deckpress.exporters.text.json_file",
}
"""The module of each built-in format, imported when it is used: genanki alone takes longer than --help may."""

SUFFIXES: Mapping[str, str] = {
    "apkg": ".apkg",
    "csv": ".csv",
    "sheet": ".html",
    "quiz": ".quiz.html",
    "cards": ".cards.html",
    "paper": ".paper.html",
    "moodle": ".moodle.xml",
    "gift": ".gift",
    "qti": ".qti.zip",
    "blackboard": ".blackboard.txt",
    "aiken": ".aiken.txt",
    "quizlet": ".quizlet.txt",
    "json": ".json",
}
"""How the files of each built-in format end, for a name such as `-o deck.apkg`: to import all formats takes 80 ms."""

ENTRY_POINTS = "deckpress.exporters"
"""The entry-point group in which another package names an `Exporter`."""


def exporter(name: str) -> Exporter | None:
    """The exporter of a format, or None. A built-in format wins over another of the same name."""
    if name in BUILTIN:
        return cast(Exporter, import_module(BUILTIN[name]).EXPORTER)
    return _others().get(name)


def exporters() -> Mapping[str, Exporter]:
    """Every exporter by name, the built-in ones first."""
    ours = {name: cast(Exporter, import_module(module).EXPORTER) for name, module in BUILTIN.items()}
    return {**ours, **{name: other for name, other in _others().items() if name not in ours}}


def suffixes() -> Mapping[str, str]:
    """How the files of each format end, by its name, the built-in ones first."""
    return {**SUFFIXES, **{name: other.suffix for name, other in _others().items() if name not in SUFFIXES}}


def _others() -> Mapping[str, Exporter]:
    """The exporters of other packages by name; one that cannot be used only reports why."""
    from deckpress.exporters.foreign import foreign_exporters

    seen.doubt()
    return foreign_exporters(ENTRY_POINTS)
