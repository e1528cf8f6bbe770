"""The command `pull`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from deckpress.cli import streams
from deckpress.cli.options import DECK, DIALECT, GUESS, JSON, LOCK, ONE, OUTSIDE, PATHS, QUIET, TAG

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics
    from deckpress.foreign.values import ForeignCollection


@click.command()
@PATHS
@click.option("--write", is_flag=True, help="Write the edits into the files (default: only show them).")
@click.option(
    "--from",
    "source",
    metavar="FILE",
    help="An export from Anki (.apkg, .colpkg, text or the JSON of CrowdAnki), in place of a running Anki.",
)
@click.option(
    "--tags",
    "which",
    type=click.Choice(("known", "all", "none")),
    default="known",
    help="Tags to pull: those that your files know, all, or none (default: known).",
)
@DECK
@ONE
@TAG
@DIALECT
@GUESS
@LOCK
@OUTSIDE
@JSON
@QUIET
def pull(write: bool, source: str | None, which: str, as_json: bool, quiet: bool, **typed: Any) -> None:
    """Bring edits that were made in Anki back into your files.

    It shows the changed words of each note. With --write it edits the files in place, only on the lines of these
    cards. What Git does not have is kept beside the file, as FILE.orig. A note that was changed on both sides is shown
    and not written.

    \b
    deckpress pull --from deck.apkg            show what was edited in an exported deck
    deckpress pull --from deck.apkg --write    write it into the files
    """
    from deckpress.cli.lines import show
    from deckpress.cli.pulled import pull_json, pull_lines
    from deckpress.cli.request import make_request
    from deckpress.live.pull_values import Tags
    from deckpress.live.pulling import pull as pull_edits

    if "-" in typed["paths"]:
        raise click.UsageError("pull changes files, and standard input is not a file; name the file")
    request = make_request({**typed, "name": None})
    collection, diagnostics = _collection(source)
    if collection is None:
        streams.say(show(diagnostics, {}, notes=not quiet), err=True)
        streams.leave(diagnostics)
        return
    report, told = pull_edits(request, collection, write=write, tags=Tags(which))
    diagnostics = (*diagnostics, *told)
    streams.say(show(diagnostics, report.texts, notes=not quiet), err=True)
    if as_json:
        streams.say([pull_json(report, ascii_only=not streams.is_unicode(sys.stdout))])
    elif not quiet:
        streams.say(pull_lines(report, colour=streams.is_colourful(sys.stdout), write=write))
    streams.leave(diagnostics)


def _collection(source: str | None) -> tuple[ForeignCollection | None, Diagnostics]:
    """What Anki has."""
    from deckpress.cli.request import given_path, here
    from deckpress.project.exports import read_export

    path = given_path(source, "--from")
    if path is None:
        raise click.UsageError("name an export from Anki: --from deck.apkg")
    return read_export(path, here())
