"""The exporters that other packages add as entry points. A failing one is reported and does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any

from deckpress.diagnostics import RULES, Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.output import EXPORTER_FAILED
from deckpress.exporters.base import Exporter, ExportOptions, Files
from deckpress.model import RenderedDeck

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

_FAILURES = (Exception, SystemExit)
"""What the code of another package may raise; KeyboardInterrupt comes from the user."""


def foreign_exporters(group: str) -> Mapping[str, Exporter]:
    """The exporters of a group of entry points by name, the first of each name.

    These never raise: one that cannot be loaded, raises, or returns a wrong result gives no file, and DP616 (warning).
    """
    found: dict[str, Exporter] = {}
    for point in entry_points(group=group):
        exporter = _loaded(point)
        found.setdefault(exporter.name, exporter)
    return found


def _loaded(point: EntryPoint) -> Exporter:
    try:
        made = point.load()
    except _FAILURES as error:
        return _unusable(point, f"it cannot be loaded: {words(error)}")
    if not isinstance(made, Exporter):
        return _unusable(point, f"it is of type {type(made).__name__}, not an Exporter")
    parts: tuple[Any, ...] = (made.name, made.suffix, made.summary, made.export)
    name, suffix, summary, function = parts
    if not (_is_name(name) and _is_suffix(suffix) and isinstance(summary, str) and callable(function)):
        return _unusable(point, "its name, suffix, summary or function is invalid")
    return replace(made, export=_guarded(made, point))


def _unusable(point: EntryPoint, why: str) -> Exporter:
    """A substitute for an exporter that cannot be used; its summary says why."""
    problem = _problem(point.name, point, why, Location(""))

    def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[Files, Diagnostics]:
        del deck, templates, options
        return (), (problem,)

    return Exporter(point.name, "", f"cannot be used: {problem.message}", export)


def _guarded(exporter: Exporter, point: EntryPoint) -> Callable[..., tuple[bytes | Files, Diagnostics]]:
    def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes | Files, Diagnostics]:
        place = Location(deck.deck.location.path, 0)
        try:
            returned = exporter.export(deck, templates, options)
            made, problems = _checked(returned)
        except _FAILURES as error:
            return (), (_problem(exporter.name, point, words(error), place),)
        return made, problems

    return export


class _ShapeError(TypeError):
    """Raised for a wrong result of an exporter; the message says what the result must be."""


def _checked(returned: Any) -> tuple[bytes | Files, Diagnostics]:
    """The result of an exporter, checked. Raises _ShapeError."""
    if not isinstance(returned, tuple) or len(returned) != 2:
        raise _ShapeError("it must return a pair: the file or files, and the diagnostics")
    made, problems = returned
    if not isinstance(problems, tuple | list) or not all(_is_diagnostic(problem) for problem in problems):
        raise _ShapeError("the second thing that it returns must be a tuple of diagnostics with known codes")
    if isinstance(made, bytes):
        return made, tuple(problems)
    if not isinstance(made, tuple | list) or not all(_is_file(file) for file in made):
        raise _ShapeError("the first thing that it returns must be bytes, or pairs of a suffix and bytes")
    return tuple((str(suffix), bytes(data)) for suffix, data in made), tuple(problems)


def _is_diagnostic(value: Any) -> bool:
    if not isinstance(value, Diagnostic) or value.code not in RULES:
        return False
    parts: tuple[Any, ...] = (value.location, value.message, value.hint)
    return all(isinstance(part, kind) for part, kind in zip(parts, (Location, str, str), strict=True))


def _is_file(value: object) -> bool:
    if not isinstance(value, tuple) or len(value) != 2:
        return False
    suffix, data = value
    return isinstance(data, bytes) and _is_suffix(suffix)


def _is_suffix(value: object) -> bool:
    """True for `.docx`, `-key.docx` or `/name`; false if it leads into another folder."""
    if not isinstance(value, str) or not value.isprintable():
        return False
    name = value.removeprefix("/")
    return bool(name.strip(".")) and "/" not in name and "\\" not in name and (value != name or name[0] in ".-_")


def _is_name(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and bool(value.strip()) and "," not in value


def words(error: BaseException) -> str:
    """An exception in one line."""
    try:
        said = " ".join(str(error).split())
    except Exception:  # code of the other package
        said = ""
    return (f"{type(error).__name__}: {said}" if said else type(error).__name__)[:200]


def _problem(name: str, point: EntryPoint, why: str, place: Location) -> Diagnostic:
    package = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
    return EXPORTER_FAILED.at(place, name=name, package=package, problem=why)
