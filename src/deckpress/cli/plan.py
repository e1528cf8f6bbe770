"""The command `plan`."""

from __future__ import annotations

import sys
from typing import Any

import click

from deckpress.cli import streams
from deckpress.cli.options import (
    AGAINST,
    DECK,
    DIALECT,
    FETCH,
    FETCH_PRIVATE,
    GUESS,
    JSON,
    LOCK,
    NAME,
    OUTSIDE,
    PATHS,
    QUIET,
    TAG,
)
from deckpress.cli.report import TEXT, Target, report_options, write_report


@click.command()
@PATHS
@NAME
@DECK
@TAG
@DIALECT
@GUESS
@LOCK
@OUTSIDE
@FETCH
@FETCH_PRIVATE
@AGAINST
@report_options
@click.option("--adopt", is_flag=True, help="Write a new lock from the packages of --against, if the lock was lost.")
@JSON
@QUIET
def plan(form: str, output: str | None, as_json: bool, quiet: bool, **typed: Any) -> None:
    """Show what importing the next build will change in Anki.

    It compares the files with the lock of the last build, or with packages that you released, and writes nothing.

    \b
    deckpress plan --against v1.apkg           what changes for those who have v1
    deckpress plan --against v1.apkg --adopt   replace a lost lock
    """
    from deckpress.cli.lines import plan_json, plan_lines, show
    from deckpress.cli.progress import run_request
    from deckpress.cli.request import make_request
    from deckpress.diagnostics import has_errors

    if typed["adopt"] and not typed["against"]:
        raise click.UsageError("--adopt needs the package that you released: --against APKG")
    if form != TEXT and output is None:
        raise click.UsageError(f"standard output is the plan itself: with --format {form}, name a file with --output")
    report, diagnostics = run_request(make_request(typed), write=False, quiet=quiet)
    text = show(diagnostics, report.texts, notes=False, limit=None if not quiet else 0)
    write_report(report, diagnostics, Target(form, output), text, notes=not quiet, err=True)
    if as_json:
        streams.say([plan_json(report.plan, ascii_only=not streams.is_unicode(sys.stdout))])
    elif not has_errors(diagnostics):
        streams.say(plan_lines(report.plan, verbose=not quiet))
        streams.say(f"wrote {path}" for path, _ in report.written)
    streams.leave(diagnostics)
