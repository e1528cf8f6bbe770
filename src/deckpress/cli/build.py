"""The command `build`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from deckpress.cli import streams
from deckpress.cli.options import (
    AGAINST,
    BUILDING,
    JOBS,
    LOCKED,
    MEDIA,
    NAME,
    OUT,
    PATHS,
    QUIET,
    RETIRE,
    STRICT,
    TO,
    VERBOSE,
    GroupedCommand,
)
from deckpress.cli.report import TEXT, Target, report_options, write_report
from deckpress.cli.stamps import find_stamp

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics
    from deckpress.project import Report


@click.command(cls=GroupedCommand)
@PATHS
@NAME
@OUT
@TO
@BUILDING
@LOCKED
@RETIRE
@AGAINST
@MEDIA
@STRICT
@JOBS
@report_options
@QUIET
@VERBOSE
def build(**typed: Any) -> None:
    """Build decks, printable pages and quizzes from Markdown.

    PATHS are files, folders, or - for standard input. Without PATHS, build the project's cards/ folder. Standard input
    is treated as a file called --name in the current folder, in the lock, too.

    \b
    deckpress build                      cards/ -> build/
    deckpress build notes.md -o out      any file, no project needed
    deckpress build --to apkg --tag exam
    deckpress build --one Interview      one package, sheet and quiz of all files
    deckpress build -o interview.apkg    one file of all notes
    generate | deckpress build - --name notes.md
    """
    if typed["against"] and not typed["retire"]:
        raise click.UsageError("build uses --against only with --retire; to compare, use deckpress plan --against")
    if typed["retire"] and typed["no_lock"]:
        raise click.UsageError("--retire needs the lock, which lists the notes that were deleted")
    stamp = find_stamp("build", typed)
    stamp.answer()
    from deckpress.cli.progress import run_request
    from deckpress.cli.request import make_request

    with stamp.noting():
        report, diagnostics = run_request(make_request(typed), write=True, quiet=typed["quiet"])
    stamp.tell(report, diagnostics, partial(_tell, typed))


def _tell(typed: Mapping[str, Any], report: Report, diagnostics: Diagnostics) -> None:
    """Prints what a build made and what is wrong, and ends the program."""
    from deckpress.cli.lines import build_problems, merge_lines, plan_lines, report_lines

    form, output, quiet, verbose = typed["form"], typed["output"], typed["quiet"], typed["verbose"]
    text = build_problems(report, diagnostics, quiet=quiet, verbose=verbose)
    write_report(report, diagnostics, Target(form, output), text, notes=not quiet, err=True)
    if not quiet and (form == TEXT or output is not None):  # else standard output is the problem report
        is_terminal = streams.is_terminal(sys.stdout)
        streams.say(report_lines(report, diagnostics, plain=not is_terminal))
        if report.written and not typed["no_lock"] and (verbose or is_terminal):
            stream = sys.stdout if is_terminal else sys.stderr
            lines = plan_lines(report.plan, verbose=verbose, colour=streams.is_colourful(stream))
            streams.say(lines, err=not is_terminal)
        elif report.written:
            streams.say(merge_lines(report.plan), err=True)
    streams.leave(diagnostics, strict=typed["strict"])
