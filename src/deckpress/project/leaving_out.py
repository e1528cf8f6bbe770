"""The files of a folder, each read -> those that make cards; the others are left out and reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from deckpress.diagnostics import Diagnostics, Location, Rule, Severity
from deckpress.diagnostics.catalogue.files import (
    EMPTY_FILE,
    GUESSED_FILES,
    GUESSED_SHAPES,
    GUESSED_TABLES,
    NO_QUESTIONS,
    STUDY_LEFT_OUT,
)
from deckpress.diagnostics.catalogue.reading import (
    NO_CARD,
    NO_COLUMN_ASKS,
    ONLY_GUESSED,
    ONLY_GUESSED_SHAPES,
    ONLY_GUESSED_TABLES,
)
from deckpress.model import Source
from deckpress.project.own_outputs import outputs_among
from deckpress.project.sources import SourceFile
from deckpress.reading import Reading
from deckpress.reading.choice.topics import is_study_title
from deckpress.reading.reports.shape_words import series
from deckpress.reading.settings.frontmatter import read_front_matter
from deckpress.reading.shape_reader import WITHOUT_QUESTIONS

_STUDY_TAGS = ("flashcards", "flashcard", "anki")
_MOST_NAMES = 3
"""How many files a message names."""
_HEADINGS = "headings of level "
_WITHOUT = frozenset((NO_CARD.code, EMPTY_FILE.code))

Readings = Sequence[tuple[SourceFile, Reading]]


def leave_out(
    readings: Readings, problems: Mapping[str, Diagnostics], files: Iterable[SourceFile], *, guess: bool
) -> tuple[Readings, dict[str, Diagnostics], Diagnostics]:
    """The readings of a build, the diagnostics of each file, and those of all files.

    Outputs of a build among the files are left out with a note (DP015), unless they are named.

    If any file has cards, files in folders without cards are left out with a note (DP015), and one warning names those
    that say they are for study (DP016). Unless `guess` is set, so are those that were read only by a guess, with one
    warning for all of them (DP016). If no file has cards, these are errors (DP101).
    """
    outputs = outputs_among(readings)
    readings = [(file, reading) for file, reading in readings if file.shown not in outputs]
    guessed = [(file, reading) for file, reading in readings if is_guess(file, reading, guess=guess)]
    left = {file.shown for file, _ in guessed}
    kept = [(file, reading) for file, reading in readings if file.shown not in left]
    reported = {**problems, **dict.fromkeys(left, ())}
    reported |= {shown: (NO_QUESTIONS.at(Location(shown)),) for shown in outputs}
    if not any(reading.deck.notes for _, reading in kept):
        return kept, reported, _of_guesses(guessed, (ONLY_GUESSED, ONLY_GUESSED_SHAPES, ONLY_GUESSED_TABLES))
    for file in files:
        if not file.named and (fewer := without_questions(reported[file.shown])):
            reported[file.shown] = fewer
            left.add(file.shown)
    summary = _of_guesses(guessed, (GUESSED_FILES, GUESSED_SHAPES, GUESSED_TABLES))
    empty = [
        file for file, reading in kept if file.shown in left and _is_for_study(file, reading, reported[file.shown])
    ]
    if empty:
        summary = (*summary, STUDY_LEFT_OUT.at(Location(""), files=_count(empty), names=_names(empty)))
    return [(file, reading) for file, reading in kept if file.shown not in left], reported, summary


def _of_guesses(guessed: Readings, rules: tuple[Rule, Rule, Rule]) -> Diagnostics:
    """One diagnostic for the texts in which headings were a guess, one for those with other shapes, one for tables."""
    tables = [file for file, _ in guessed if file.is_table]
    shapes = {file: sorted(set(reading.shapes)) for file, reading in guessed if not file.is_table}
    headed = [file for file, own in shapes.items() if all(shape.startswith(_HEADINGS) for shape in own)]
    others = [file for file in shapes if file not in headed]
    named = series(list(dict.fromkeys(shape for file in others for shape in shapes[file])))
    return tuple(
        rule.at(Location(""), files=_count(files), names=_names(files), shapes=named)
        for rule, files in zip(rules, (headed, others, tables), strict=True)
        if files
    )


def _is_for_study(file: SourceFile, reading: Reading, problems: Diagnostics) -> bool:
    """True for a file left out with only a note, although its title, name, deck or a tag suggests study."""
    if any(problem.severity is not Severity.NOTE for problem in problems) or reading.dialect == WITHOUT_QUESTIONS:
        return False
    titles = (reading.deck.title, re.sub(r"[-_.]+", " ", file.path.stem))
    return reading.deck.named or any(map(is_study_title, titles)) or has_tag(reading.source, _STUDY_TAGS)


def is_guess(file: SourceFile, reading: Reading, *, guess: bool) -> bool:
    """True for a file in a folder that was read only by a guess."""
    return reading.guessed and not file.named and not guess


def without_questions(problems: Diagnostics) -> Diagnostics:
    """The diagnostics of a file, with a note in place of the error DP101; empty if it has other errors."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if not errors or any(problem.code not in _WITHOUT for problem in errors):
        return ()
    kept = (problem for problem in problems if problem.code != NO_COLUMN_ASKS.code)
    return tuple(NO_QUESTIONS.at(p.location) if p.severity is Severity.ERROR else p for p in kept)


def _count(files: Sequence[SourceFile]) -> str:
    return f"{len(files):,} file{'' if len(files) == 1 else 's'}"


def _names(files: Sequence[SourceFile]) -> str:
    """The names of the first few of several files."""
    return ", ".join(file.shown for file in files[:_MOST_NAMES]) + (", .." if len(files) > _MOST_NAMES else "")


def has_tag(source: Source, tags: Sequence[str]) -> bool:
    """True if a text has one of the tags, or a tag below it, in its front matter or as `#tag`."""
    wanted = [tag.casefold() for tag in tags]
    said = [tag.casefold() for tag in read_front_matter(source)[0].tags]
    if any(tag == word or tag.startswith(f"{word}/") for tag in said for word in wanted):
        return True
    words = "|".join(re.escape(tag) for tag in tags)
    return re.search(rf"(?<![\w/#&])#(?:{words})(?![\w-])", source.text, re.I) is not None
