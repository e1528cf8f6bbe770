"""The command `adopt`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from deckpress.cli import streams
from deckpress.cli.options import DIALECT, GUESS, LOCK, MAP, PATHS, QUIET


@click.command()
@click.argument("export", metavar="EXPORT", type=click.Path(path_type=str))
@PATHS
@click.option("-n", "--dry-run", is_flag=True, help="Only show which notes would be found.")
@MAP
@DIALECT
@GUESS
@LOCK
@QUIET
def adopt(export: str, dry_run: bool, maps: tuple[str, ...], quiet: bool, **typed: Any) -> None:
    """Find the notes of your files in Anki's export, so that they keep their learning history.

    EXPORT is a package or a text file that Anki exported; PATHS are files or folders whose notes are in Anki already,
    put there by another program. The lock then has the identity of each, and the next build updates the notes in Anki.

    \b
    deckpress adopt export.apkg            the notes of the project
    deckpress adopt -n export.apkg notes/  only show what would be found
    """
    from deckpress.cli.lines import adoption_lines, show
    from deckpress.cli.request import given_path, make_request
    from deckpress.diagnostics import has_errors
    from deckpress.project.adopting_exports import adopt_export

    if "-" in typed["paths"]:
        raise click.UsageError("a lock belongs to files, and standard input is not a file; name the file")
    path = given_path(export, "EXPORT") or Path(export)
    report, diagnostics = adopt_export(make_request(typed), path, maps, write=not dry_run)
    streams.say(show(diagnostics, report.texts, notes=not quiet), err=True)
    if not quiet and not has_errors(diagnostics):
        streams.say(adoption_lines(report))
    streams.leave(diagnostics)
