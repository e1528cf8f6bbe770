"""The command `check`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from deckpress.cli import streams
from deckpress.cli.options import DIALECT, GUESS, JOBS, NAME, OUTSIDE, PATHS, QUIET, STRICT
from deckpress.cli.report import TEXT, Target, report_options, write_report
from deckpress.cli.stamps import find_stamp

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics
    from deckpress.project import Report


@click.command()
@PATHS
@NAME
@DIALECT
@GUESS
@JOBS
@OUTSIDE
@STRICT
@report_options
@QUIET
def check(**typed: Any) -> None:
    """Report problems, and write no deck.

    PATHS are files, folders, or - for standard input. Without PATHS, check the project's cards/ folder.
    """
    stamp = find_stamp("check", typed)
    stamp.answer()
    from deckpress.cli.progress import run_request
    from deckpress.cli.request import make_request

    with stamp.noting():
        report, diagnostics = run_request(make_request(typed), write=False, quiet=typed["quiet"])
    stamp.tell(report, diagnostics, partial(_tell, typed))


def _tell(typed: Mapping[str, Any], report: Report, diagnostics: Diagnostics) -> None:
    """Prints what is wrong, and ends the program.

    What is wrong in decks is the result of the command. If an error leaves no deck to check, it goes to standard error.
    """
    from deckpress.cli.lines import show, totals
    from deckpress.diagnostics import has_errors

    form, output, quiet = typed["form"], typed["output"], typed["quiet"]
    text = show(diagnostics, report.texts, notes=not quiet)
    stopped = not report.files and has_errors(diagnostics)
    write_report(report, diagnostics, Target(form, output), text, notes=not quiet, err=stopped)
    if form == TEXT and not quiet and streams.is_terminal(sys.stdout):
        streams.say([totals(report, diagnostics)])
    streams.leave(diagnostics, strict=typed["strict"])
