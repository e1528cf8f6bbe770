"""The texts of a deck that several questions refer to, for the exporters of exams and quizzes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckpress.diagnostics import Diagnostic, Diagnostics, Severity
from deckpress.diagnostics.catalogue.output import INCOMPLETE_PASSAGE, PASSAGE_LEFT_OUT, PASSAGES_SHOWN
from deckpress.exporters.base import ExportOptions
from deckpress.html.plain import plain
from deckpress.model import RenderedDeck, RenderedPassage
from deckpress.tex.drawing import TexEngine, available, check
from deckpress.tex.quick_check import is_sound

_MOST_NAMED = 3
_LONGEST_NAME = 40


def with_passages(deck: RenderedDeck, options: ExportOptions) -> tuple[RenderedDeck, Diagnostics]:
    """The deck with the media of its passages, or without passages if the user hides them.

    DP618 for each error in a passage, and DP620 with the first words of the passages that are shown.
    """
    if options.passages == "hidden" or not deck.passages:
        return replace(deck, passages=()), ()
    media = {name: media for passage in deck.passages for name, media in passage.media.items()}
    doubtful = [f for passage in deck.passages for f in passage.html.formulas if not is_sound(f.tex)]
    wrong = check(doubtful, options.tex or TexEngine()) if doubtful and available() else ()
    found = (*(problem for passage in deck.passages for problem in passage.problems), *wrong)
    return replace(deck, media=dict(sorted({**deck.media, **media}.items()))), (_shown(deck), *map(_mild, found))


def _shown(deck: RenderedDeck) -> Diagnostic:
    """DP620: whoever wrote a note to themselves above a question learns that it is shown."""
    count = len(deck.passages)
    named = [f"'{_first_words(passage)}' (line {passage.location.line})" for passage in deck.passages[:_MOST_NAMED]]
    named += [f"{count - _MOST_NAMED} more"] if count > _MOST_NAMED else []
    words = "1 text" if count == 1 else f"{count} texts"
    return PASSAGES_SHOWN.at(deck.passages[0].location, count=words, texts=", ".join(named))


def _first_words(passage: RenderedPassage) -> str:
    words = " ".join(plain(passage.html).split())
    return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME].rpartition(' ')[0] or words[:20]}…"


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
