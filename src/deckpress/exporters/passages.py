"""The texts of a deck that several questions refer to, for the exporters of exams and quizzes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckpress.diagnostics import Diagnostic, Diagnostics, Severity
from deckpress.diagnostics.catalogue.output import INCOMPLETE_PASSAGE, PASSAGE_LEFT_OUT
from deckpress.exporters.base import ExportOptions
from deckpress.model import RenderedDeck, RenderedPassage
from deckpress.tex.drawing import TexEngine, available, check
from deckpress.tex.quick_check import is_sound


def with_passages(deck: RenderedDeck, options: ExportOptions) -> tuple[RenderedDeck, Diagnostics]:
    """The deck with the media of its passages, or without passages if the user hides them.

    DP618 for each error in a passage.
    """
    if options.passages == "hidden" or not deck.passages:
        return replace(deck, passages=()), ()
    media = {name: media for passage in deck.passages for name, media in passage.media.items()}
    doubtful = [f for passage in deck.passages for f in passage.html.formulas if not is_sound(f.tex)]
    wrong = check(doubtful, options.tex or TexEngine()) if doubtful and available() else ()
    found = (*(problem for passage in deck.passages for problem in passage.problems), *wrong)
    return replace(deck, media=dict(sorted({**deck.media, **media}.items()))), tuple(map(_mild, found))


def _mild(problem: Diagnostic) -> Diagnostic:
    """A warning instead of an error: no card is at fault."""
    if problem.severity is not Severity.ERROR:
        return problem
    return INCOMPLETE_PASSAGE.at(problem.location, problem=problem.message, hint=problem.hint)


def first_passages(deck: RenderedDeck) -> Mapping[str, tuple[RenderedPassage, ...]]:
    """The passages by the guid of the first note that belongs to them."""
    found: dict[str, tuple[RenderedPassage, ...]] = {}
    for passage in deck.passages:
        found[passage.notes[0]] = (*found.get(passage.notes[0], ()), passage)
    return found


def leave_out_passages(deck: RenderedDeck, options: ExportOptions, form: str) -> Diagnostics:
    """DP603 for each passage of a section, which the format `form` cannot hold."""
    if options.passages == "hidden":
        return ()
    return tuple(PASSAGE_LEFT_OUT.at(passage.location, form=form) for passage in deck.passages if passage.section)
