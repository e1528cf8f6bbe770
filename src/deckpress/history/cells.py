"""Where an id is written that settles which note is which: under its question; in a row of a table, in its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckpress.diagnostics import Diagnostics, Location

BELOW = "under the question"
_INSIDE = "behind the question, in its cell"


def in_cells(problems: Diagnostics, texts: Mapping[str, str]) -> Diagnostics:
    """The problems, with what is written under a question in the cell of one that is in a row of a table."""
    asked = {problem.location.path for problem in problems if problem.hint.endswith(BELOW)}
    lines = {path: texts[path].split("\n") for path in asked & texts.keys()}

    def is_row(place: Location) -> bool:
        own = lines.get(place.path, [])[place.line - 1 : place.line]
        return any(line.lstrip().startswith("|") for line in own)

    return tuple(
        replace(problem, hint=problem.hint.removesuffix(BELOW) + _INSIDE)
        if problem.hint.endswith(BELOW) and is_row(problem.location)
        else problem
        for problem in problems
    )
