"""The disk: sources read, decks built and their files written, all or none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from deckpress.diagnostics import Diagnostics, Severity, has_errors
from deckpress.diagnostics.silencing import find_unused
from deckpress.project.job import Announce, FileReport, Job, Progress, Report
from deckpress.project.library import unused_media
from deckpress.project.loading import identify, load, load_all
from deckpress.project.sources import SourceFile
from deckpress.reading import Reading, Use

__all__ = ["Announce", "FileReport", "Job", "Progress", "Report", "load", "run"]


def run(
    job: Job, *, write: bool, progress: Progress = lambda *_: None, announce: Announce = lambda _: None
) -> tuple[Report, Diagnostics]:
    """Builds what the job asks for; without `write`, only to see what is wrong. With an error nothing is written.

    `announce` gets a line before anything is fetched from the internet.
    """
    found = load_all(job, write=write)
    adopted = ""
    if job.against and not job.retire:
        from deckpress.project.adopting import adopt

        adopted = adopt(found, job)
    if not adopted:
        identify(found)
    from deckpress.project.building import Builder

    builder = Builder(job, found.project, found.memory, found.identities, found.told, progress, announce)
    builder.silencer = found.silencer
    if job.retire and not has_errors(found.diagnostics):
        from deckpress.project.retiring import retire

        builder.retired, problems = retire(found, job, builder.out, builder.formats)
        found.problems = (*found.problems, *problems)
    outcome = builder.run(found.readings, (*found.problems, *found.doubts), write=write)
    if not write and not job.paths and found.project.root is not None:
        unused = unused_media(found.project.root / "cards", builder.library.used, found.texts.values(), job.start)
        found.problems = (*found.problems, *unused)
    kept, used, codes = found.silencer.split((*found.diagnostics, *outcome.problems))
    diagnostics = (*kept, *find_unused(found.silencer, used, codes))
    warned = Counter(d.location.path for d in dict.fromkeys(diagnostics) if d.severity is Severity.WARNING)
    reports = tuple(
        _file_report(file, reading, warned[file.shown], builder.cards.get(file.shown, 0))
        for file, reading in found.readings
    )
    report = Report(reports, outcome.written, found.texts, outcome.plan)
    if job.adopt and not has_errors(diagnostics):
        problems = found.memory.write(adopted)
        return replace(
            report, written=() if problems else ((found.memory.shown, len(adopted)),)
        ), diagnostics + problems
    return report, diagnostics


def _file_report(file: SourceFile, reading: Reading, warnings: int, cards: int) -> FileReport:
    unanswered = len(reading.of(Use.UNANSWERED))
    return FileReport(file.shown, reading.deck.name, len(reading.deck.notes), cards, unanswered, warnings)
