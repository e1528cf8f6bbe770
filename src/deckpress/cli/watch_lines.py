"""The builds of `watch` -> the lines that a person reads: what changed, what is wrong now, and what was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from deckpress.cli.lines import answers_of, counted, report_lines, show, totals
from deckpress.diagnostics import Diagnostic, Severity
from deckpress.history.plan import Fate
from deckpress.inert import visible
from deckpress.live.rebuilding import Round
from deckpress.live.watching import Difference
from deckpress.project.paths import shown_path

_MOST_NAMED = 3
"""How many changed files are named."""
_MOST_SHOWN = 20
"""How many warnings and notes are printed after a build."""


def changed_lines(changed: Difference, start: Path) -> Iterator[str]:
    """One line with the files that changed; none before the first build."""
    named = [
        f"{word} {shown_path(path, start)}"
        for word, paths in (("changed", changed.changed), ("new", changed.added), ("removed", changed.removed))
        for path in paths
    ]
    if named:
        more = len(named) - _MOST_NAMED
        rest = f" and {counted(more, 'other file')}" if more > 0 else ""
        yield click.style(f"{', '.join(named[:_MOST_NAMED])}{rest}", bold=True)


def result_lines(done: Round, *, plain: bool) -> Iterator[str]:
    """What was written or, if `plain`, only the paths of the outputs. Each output is listed after the first build."""
    report, first = done.report, not done.changed.paths
    if plain or (first and report.written):
        yield from report_lines(report, done.diagnostics, plain=plain)
        return
    took = f"in {done.seconds:.1f} s: {totals(report, done.diagnostics)}"
    if report.written:
        yield f"{click.style('built', fg='green')} {counted(len(report.written), 'file')} {took}"
    else:
        kept = "" if first else "; the outputs of the last good build stay"
        yield f"{click.style('nothing written', fg='red', bold=True)} {took}{kept}"


@dataclass(slots=True)
class Told:
    """The problems shown so far: a new problem is shown in full. `notes` shows notes, too."""

    notes: bool = False
    _before: frozenset[tuple[str, str, str]] = field(default_factory=frozenset)

    def lines(self, done: Round) -> Iterator[str]:
        """The new problems in full, one line for each error that remains, and the number of other problems."""
        answers = answers_of(done.report)
        every = dict.fromkeys(done.diagnostics)
        shown = [d for d in every if self.notes or d.severity > Severity.NOTE or d.code in answers]
        new = tuple(d for d in shown if _key(d) not in self._before)
        old = tuple(d for d in shown if _key(d) in self._before)
        self._before = frozenset(map(_key, shown))
        limit = None if self.notes else _MOST_SHOWN
        yield from show(new, done.report.texts, notes=self.notes, answers=answers, limit=limit)
        yield from show(tuple(d for d in old if d.severity is Severity.ERROR), {})
        rest = Counter(d.severity for d in old if d.severity is not Severity.ERROR)
        if rest:
            yield f"as before: {', '.join(counted(number, severity.word) for severity, number in rest.items())}"


@dataclass(slots=True)
class Lost:
    """The notes and outputs of the last build that wrote something; names once those that are no longer there."""

    _gone: frozenset[str] | None = None
    _written: tuple[str, ...] = ()

    def lines(self, done: Round, start: Path) -> Iterator[str]:
        """The notes removed from the source since the last build, and its outputs that are still on the disk."""
        report = done.report
        if not report.written:
            return
        gone = {change.guid: change.question for change in report.plan.changes if change.fate is Fate.GONE}
        written = tuple(path for path, _ in report.written)
        notes = (
            [question for guid, question in gone.items() if guid not in self._gone] if self._gone is not None else []
        )
        left = [path for path in self._written if path not in written and (start / path).exists()]
        self._gone, self._written = frozenset(gone), written
        yield from _named("no longer in the source", notes, "note")
        yield from _named("no longer built", [f"{path} (you can delete it)" for path in left], "file")


def _named(words: str, names: list[str], noun: str) -> Iterator[str]:
    """A line for each name, up to a few, and the number of the others."""
    yield from (f"{click.style(words, fg='yellow')}: {visible(name)}" for name in names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        yield f"{click.style(words, fg='yellow')}: {counted(len(names) - _MOST_NAMED, f'other {noun}')}"


def _key(problem: Diagnostic) -> tuple[str, str, str]:
    """What identifies a problem: not its line, which moves with edits above it."""
    return problem.code, problem.location.path, problem.message
