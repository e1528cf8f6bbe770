"""The command `check`."""

from __future__ import annotations

import sys
from typing import Any

import click

from deckpress.cli import streams
from deckpress.cli.options import DIALECT, GUESS, JOBS, NAME, OUTSIDE, PATHS, QUIET, STRICT
from deckpress.cli.report import TEXT, Target, report_options, write_report


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
def check(form: str, output: str | None, quiet: bool, **typed: Any) -> None:
    """Report problems, and write no deck.

    PATHS are files, folders, or - for standard input. Without PATHS, check the project's cards/ folder.
    """
    from deckpress.cli.lines import show, totals
    from deckpress.cli.progress import run_request
    from deckpress.cli.request import make_request

    report, diagnostics = run_request(make_request(typed), write=False, quiet=quiet)
    text = show(diagnostics, report.texts, notes=not quiet)
    write_report(report, diagnostics, Target(form, output), text, notes=not quiet, err=False)
    if form == TEXT and not quiet and streams.is_terminal(sys.stdout):
        streams.say([totals(report, diagnostics)])
    streams.leave(diagnostics, strict=typed["strict"])
