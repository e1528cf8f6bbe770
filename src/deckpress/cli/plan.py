"""The command `plan`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from deckpress.cli import streams
from deckpress.cli.options import AGAINST, JOBS, JSON, LOCK, MEDIA, NAME, NAMING, PATHS, QUIET, READING
from deckpress.cli.report import TEXT, Target, report_options, write_report
from deckpress.cli.stamps import find_stamp

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics
    from deckpress.project import Report


@click.command()
@PATHS
@NAME
@NAMING
@READING
@JOBS
@LOCK
@MEDIA
@AGAINST
@report_options
@click.option("--adopt", is_flag=True, help="Write a new lock from the packages of --against, if the lock was lost.")
@click.option("--review", is_flag=True, help="Decide about doubtful cards: ask on a terminal, otherwise list them.")
@click.option(
    "--accept",
    multiple=True,
    metavar="OLD=NEW",
    help="Decide about a doubtful card: OLD=NEW for the same card, OLD=new for a new one; repeatable.",
)
@click.option(
    "--undo", multiple=True, metavar="OLD", help="Take back what you decided about a card, until a build; repeatable."
)
@JSON
@QUIET
def plan(**typed: Any) -> None:
    """Show what importing the next build will change in Anki.

    It compares the files with the lock of the last build, or with packages that you released, and writes nothing.
    Only --review, --accept and --undo (your answers) and --adopt (a new lock) write to the lock file.

    \b
    deckpress plan --review                    same card or new card? answer once
    deckpress plan --against v1.apkg           what changes for those who have v1
    deckpress plan --against v1.apkg --adopt   replace a lost lock
    """
    form, output, review = typed["form"], typed["output"], typed["review"]
    given = typed["accept"] or typed["undo"]
    if typed["adopt"] and not typed["against"]:
        raise click.UsageError("--adopt needs the package that you released: --against APKG")
    if form != TEXT and output is None:
        raise click.UsageError(f"standard output is the plan itself: with --format {form}, name a file with --output")
    stamp = find_stamp("plan", typed)
    stamp.answer()
    from deckpress.cli.progress import run_request
    from deckpress.cli.request import make_request

    with stamp.noting():
        request = make_request(typed)
        if review or given:
            from deckpress.cli.review import Said, ask_author

            if typed["adopt"]:
                raise click.UsageError("--adopt writes a new lock; restore it first, then answer")
            said = Said(typed["accept"], typed["undo"])
            ask_author(request, said, review=review, silent=typed["as_json"])
            request = replace(request, history=replace(request.history, against=()))
        report, diagnostics = run_request(request, write=False, quiet=typed["quiet"])
    stamp.tell(report, diagnostics, partial(_tell, typed))


def _tell(typed: Mapping[str, Any], report: Report, diagnostics: Diagnostics) -> None:
    """Prints the plan and what is wrong, and ends the program."""
    from deckpress.cli.lines import plan_json, plan_lines, show
    from deckpress.diagnostics import has_errors

    form, output, as_json, quiet = typed["form"], typed["output"], typed["as_json"], typed["quiet"]
    text = show(diagnostics, report.texts, notes=False)
    write_report(report, diagnostics, Target(form, output), text, notes=not quiet, err=True)
    if as_json:
        streams.say([plan_json(report.plan, ascii_only=not streams.is_unicode(sys.stdout))])
    elif not has_errors(diagnostics):
        streams.say(plan_lines(report.plan, verbose=not quiet, colour=streams.is_colourful(sys.stdout)))
        streams.say(f"wrote {path}" for path, _ in report.written)
    streams.leave(diagnostics)
