"""Diagnostics and reports -> the lines that a person reads on a terminal."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

import click

from deckpress.cli.diffs import doubt_json, edit_lines, edits_json
from deckpress.diagnostics import Diagnostic, Diagnostics, Severity
from deckpress.diagnostics.catalogue.lock import NO_PROJECT_ID
from deckpress.diagnostics.catalogue.output import PASSAGES_SHOWN, TYPE_SIZE
from deckpress.excerpts import excerpt
from deckpress.inert import visible, visible_json

if TYPE_CHECKING:
    from deckpress.history.plan import Plan
    from deckpress.project import Report
    from deckpress.project.adopting_exports import AdoptReport
    from deckpress.project.converting import Conversion
    from deckpress.project.ids import IdsReport
    from deckpress.project.importing import Import

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_WIDTH = 100
_LONGEST = 400
_MOST_SHOWN = 40
"""How many warnings and notes of a build are printed without --verbose."""
_ANSWERS = frozenset({TYPE_SIZE.code, NO_PROJECT_ID.code})
"""Notes that a build shows without --verbose: the result of an option, such as the type size that --fit chose, and what
is said once and is hard to change later."""
_GIVEN_AWAY = (".paper.html", ".gift", ".moodle.xml", ".qti.zip")
"""The suffixes of exams and quizzes for other people, who must not see an author's notes to themselves."""


def show(
    diagnostics: Diagnostics,
    texts: Mapping[str, str],
    *,
    notes: bool = True,
    answers: Collection[str] = (),
    limit: int | None = None,
) -> Iterator[str]:
    """The lines of each diagnostic: place, code and message, the source line with a caret, and the next step.

    `texts` holds the sources by path. Unless `notes` is set, notes are left out, but for those whose codes are
    among `answers`. At most `limit` warnings and notes are shown. The same next step is shown once.
    """
    lines = {path: text.split("\n") for path, text in texts.items()}
    explained: set[str] = set()
    shown = hidden = 0
    for diagnostic in dict.fromkeys(diagnostics):
        severity = diagnostic.severity
        if severity is Severity.NOTE and not notes and diagnostic.code not in answers:
            continue
        if severity is not Severity.ERROR and limit is not None and shown >= limit:
            hidden += 1
            continue
        shown += severity is not Severity.ERROR
        yield from _lines(diagnostic, lines, explained)
    if hidden:
        yield f"… and {hidden} more; to see all, run deckpress check"


def _lines(diagnostic: Diagnostic, texts: Mapping[str, list[str]], explained: set[str]) -> Iterator[str]:
    severity, place = diagnostic.severity, diagnostic.location
    where = click.style(f"{visible(str(place))}: ", bold=True) if place.path else ""
    word = click.style(f"{severity.word}:", fg=COLOURS[severity], bold=True)
    yield f"{where}{diagnostic.code} {word} {_one_line(diagnostic.message)}"
    source = texts.get(place.path, [])
    if 0 < place.line <= len(source) and source[place.line - 1].strip():
        yield from _quoted(source[place.line - 1], place.line, place.column)
    step = diagnostic.next_step
    if step and step not in explained:
        explained.add(step)
        yield click.style(f"      = {step}", dim=True)


def _one_line(message: str) -> str:
    """A message on one line, cut to `_LONGEST`: it may quote a document."""
    words = visible(" ".join(message.split()))
    return excerpt(words, _LONGEST)


def _quoted(line: str, number: int, column: int) -> Iterator[str]:
    """The source line, cut to the terminal, with a caret under the column."""
    start = max(0, column - _WIDTH // 2) if column > _WIDTH - 10 else 0
    line = line.replace("\t", " ")
    part = visible(line[start : start + _WIDTH])
    head = "…" if start else ""
    tail = "…" if start + _WIDTH < len(line) else ""
    yield f"{number:>5} | {head}{part}{tail}"
    before = head + visible(line[start : min(column - 1, start + _WIDTH)])
    yield " " * 6 + "| " + " " * sum(_cells(character) for character in before) + click.style("^", fg="red", bold=True)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def answers_of(report: Report) -> frozenset[str]:
    """The codes of the notes that whoever builds these files wants to read."""
    given_away = any(path.endswith(_GIVEN_AWAY) for path, _ in report.written)
    return _ANSWERS | {PASSAGES_SHOWN.code} if given_away else _ANSWERS


def build_problems(report: Report, diagnostics: Diagnostics, *, quiet: bool, verbose: bool) -> Iterator[str]:
    """The problems of a build: notes, and more than `_MOST_SHOWN` warnings, only if `verbose`."""
    answers, limit = () if quiet else answers_of(report), None if verbose else _MOST_SHOWN
    yield from show(diagnostics, report.texts, notes=verbose, answers=answers, limit=limit)


def totals(report: Report, diagnostics: Diagnostics) -> str:
    """One line with the number of cards, errors and warnings."""
    cards = _cards(sum(file.notes for file in report.files), sum(file.cards for file in report.files))
    return f"{cards}, {problem_totals(diagnostics)}"


def problem_totals(diagnostics: Diagnostics) -> str:
    """The number of errors and warnings."""
    severities = [d.severity for d in set(diagnostics)]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    return f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"


def _cards(notes: int, cards: int) -> str:
    """The number of cards, and of notes if some notes make several cards."""
    return f"{counted(notes, 'note')}, {counted(cards, 'card')}" if cards > notes else counted(notes, "card")


def report_lines(report: Report, diagnostics: Diagnostics, *, plain: bool) -> Iterator[str]:
    """The result of a build: each file's cards and each output's size or, if `plain`, only the paths of the outputs."""
    if plain:
        yield from (visible(path) for path, _ in report.written)
        return
    width = max((len(file.path) for file in report.files), default=0)
    for file in report.files:
        parts = [click.style(_cards(file.notes, file.cards), bold=True)]
        if file.unanswered:
            parts.append(f"{file.unanswered} unanswered")
        if file.warnings:
            parts.append(click.style(counted(file.warnings, "warning"), fg="yellow"))
        yield f"{visible(file.path):<{width}}  {', '.join(parts)}  -> {visible(file.deck)}"
    width = max((len(path) for path, _ in report.written), default=0)
    for path, size in report.written:
        yield f"  {click.style('wrote', fg='green')} {visible(path):<{width}}  {_size(size)}"
    if not report.written:
        severities = [d.severity for d in set(diagnostics)]
        errors = severities.count(Severity.ERROR)
        why = counted(errors, "error") if errors else counted(severities.count(Severity.WARNING), "warning")
        yield click.style(f"nothing written: {why}", fg="red", bold=True)


def plan_lines(plan: Plan, *, verbose: bool, colour: bool = False) -> Iterator[str]:
    """What importing the build changes, on one line; if `verbose`, each changed note comes first.

    With `colour`, changed words are coloured; otherwise they are in brackets.
    """
    if verbose:
        for change in plan.changes:
            place = f"{visible(str(change.location))}: " if change.location.path else ""
            line = f"{place}{click.style(change.fate.value, fg=_FATES.get(change.fate.value))}: {_cut(change.question)}"
            yield line + (f" ({visible(change.detail)})" if change.detail else "")
            yield from (f"      {line}" for line in edit_lines(change.edits, colour=colour))
            if change.search:
                yield click.style(f"      in Anki's browser: {visible(change.search)}", dim=True)
        for deck in plan.decks:
            renamed = f"deck {visible(deck.old)} is now called {visible(deck.new)}"
            stay = f"the cards of {counted(deck.notes, 'note')} will stay in the old one"
            yield f"{renamed}: rename it in Anki before the import, or {stay}"
            yield click.style(f"      in Anki's browser: {visible(deck.search)}", dim=True)
    if plan.doubts and verbose:
        yield f"to decide about {counted(len(plan.doubts), 'doubtful card')}, run deckpress plan --review"
    if plan.first:
        yield f"importing this build: {counted(len(plan.changes), 'new note')} (first build)"
    else:
        yield f"importing this build: {plan.summary()}"
    yield from merge_lines(plan, again=verbose)


def merge_lines(plan: Plan, *, again: bool = False) -> Iterator[str]:
    """What to tick in Anki for the first package of a deck that was there before; with `again`, also for later ones."""
    if plan.merges:
        yield (
            "tick 'Merge note types' when you import this package into Anki: it moves your notes to the note types of "
            "deckpress, and they keep their progress; later packages do not need it"
        )
    elif plan.merged and again:
        yield (
            "if you have not imported this deck since it moved to deckpress, tick 'Merge note types' when you do: "
            "without it, Anki refuses the changes"
        )


def plan_json(plan: Plan, *, ascii_only: bool) -> str:
    """The plan as one JSON object: the number of notes with each fate, and each change."""
    import json

    changes = [
        {
            "fate": change.fate.value,
            "guid": change.guid,
            "question": change.question,
            "file": visible(change.location.path),
            "line": change.location.line,
            "column": change.location.column,
            "detail": visible(change.detail),
            "search": change.search,
            "edits": edits_json(change.edits),
        }
        for change in plan.changes
    ]
    counts = {fate.value: count for fate, count in plan.counts().items()}
    decks = [{"old": d.old, "new": d.new, "notes": d.notes, "search": d.search} for d in plan.decks]
    doubts = [doubt_json(doubt) for doubt in plan.doubts]
    values = {
        "first": plan.first,
        "merge_note_types": plan.merges,
        "merged_before": plan.merged and not plan.merges,
        "unchanged": plan.unchanged,
        "counts": counts,
        "changes": changes,
        "decks": decks,
        "doubts": doubts,
    }
    return visible_json(json.dumps(values, ensure_ascii=ascii_only, indent=2))


_FATES = {"new": "green", "updated": "cyan", "moved": "blue", "gone": "yellow", "back": "green", "conflict": "red"}


def _cut(words: str) -> str:
    return visible(excerpt(words, 80))


def ids_lines(report: IdsReport, *, written: bool) -> Iterator[str]:
    """Each id that was written, or is to be written, with its place and question; then their number."""
    count = 0
    for file in report.files:
        for place, guid, question in file.notes:
            yield f"{visible(str(place))}: {click.style(f'<!-- id: {guid} -->', fg='green')} {_cut(question)}"
        count += len(file.notes)
    if written:
        yield f"{counted(count, 'id')} written"
    else:
        yield f"{counted(count, 'id')} to write" + ("; to write them, run deckpress ids --write" if count else "")


def adoption_lines(report: AdoptReport) -> Iterator[str]:
    """The notes of each side that have none on the other, and how many were found."""
    for title, notes in (("only in the files", report.new), ("only in Anki", report.left)):
        if notes:
            yield click.style(f"{title} ({len(notes):,})", bold=True)
            yield from (f"  {visible(note.place)}: {_cut(note.question)}" for note in notes)
    edited = f", {report.edited:,} of them with another text" if report.edited else ""
    yield f"{counted(report.found, 'note')} found in Anki{edited}"
    if report.written:
        yield f"wrote {visible(report.written)}"


def conversion_lines(conversion: Conversion) -> Iterator[str]:
    """The number of cards in each converted file, and of blocks that were skipped."""
    for file in conversion.files:
        skipped = f", skipped {counted(file.skipped, 'block')} without content" if file.skipped else ""
        yield f"{visible(file.shown)}: {counted(file.cards, 'card')}{skipped}"


def import_lines(found: Import) -> Iterator[str]:
    """What an import wrote."""
    if found.written:
        media = f" and {counted(found.media, 'file')} of media" if found.media else ""
        yield f"imported {counted(len(found.notes), 'note')} into {counted(len(found.written), 'file')}{media}"
    if found.written and found.chosen:
        listed = ", ".join(visible_json(json.dumps(text, ensure_ascii=False)) for text in found.chosen)
        yield f"to use this mapping in later imports, write into deckpress.toml: map = [{listed}]"


def counted(number: int, noun: str) -> str:
    """A number with its noun, such as `1 card` and `2,000 cards`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _size(size: int) -> str:
    if size < 1000:
        return counted(size, "byte")
    return f"{size / 1000:.1f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
