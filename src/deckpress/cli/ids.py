"""The command `ids`."""

from __future__ import annotations

from typing import Any

import click

from deckpress.cli import streams
from deckpress.cli.options import DIALECT, GUESS, LOCK, PATHS, QUIET


@click.command()
@PATHS
@click.option("--write", is_flag=True, help="Write the ids into the files (default: only list them).")
@DIALECT
@GUESS
@LOCK
@QUIET
def ids(write: bool, quiet: bool, **typed: Any) -> None:
    """Write an id under each question, into the file.

    An id is a comment. Use ids if you want the identity of a note in its text rather than in the lock. Nothing else in
    the file changes, and existing ids stay.
    """
    from deckpress.cli.lines import ids_lines, show
    from deckpress.cli.request import make_request
    from deckpress.project.ids import write_ids

    if "-" in typed["paths"]:
        raise click.UsageError("ids changes files, and standard input is not a file; name the file")
    report, diagnostics = write_ids(make_request(typed), write=write)
    streams.say(show(diagnostics, report.texts, notes=not quiet), err=True)
    if not quiet:
        streams.say(ids_lines(report, written=write))
    streams.leave(diagnostics)
