"""The command `pull`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from deckpress.cli import streams
from deckpress.cli.live_options import ANKI, check_sources, client, fail
from deckpress.cli.options import JSON, LOCK, NAMING, OUTSIDE, PATHS, QUIET, READING

if TYPE_CHECKING:
    from deckpress.live.ankiconnect import AnkiConnect
    from deckpress.live.pull_anki import Ask


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
    help="Tags to pull: those that your files use, all, or none (default: known).",
)
@ANKI
@NAMING
@READING
@LOCK
@OUTSIDE
@JSON
@QUIET
def pull(write: bool, source: str | None, which: str, as_json: bool, quiet: bool, **typed: Any) -> None:
    """Bring edits that were made in Anki back into your files.

    It asks a running Anki, or reads an export, and shows the changed words of each note. With --write it edits the
    files in place, only on the lines of these cards. Text that is not committed to Git is kept beside the file as
    FILE.orig. A note that was changed on both sides is shown but not written.

    \b
    deckpress pull                             show what was edited in Anki
    deckpress pull --write                     write it into the files
    deckpress pull --from deck.apkg --write    the same, from an exported deck
    """
    from deckpress.cli.lines import show
    from deckpress.cli.pulled import pull_json, pull_lines
    from deckpress.cli.request import make_request
    from deckpress.diagnostics import has_errors
    from deckpress.live.ankiconnect import AnkiError
    from deckpress.live.pull_values import Tags
    from deckpress.live.pulling import pull as pull_edits

    if "-" in typed["paths"]:
        raise click.UsageError("pull changes files, and standard input is not a file; name the file")
    anki, profile = client(typed)
    request = make_request({**typed, "name": None})
    check_sources(request)
    try:
        with _asked(source, anki, profile) as ask:
            report, diagnostics = pull_edits(request, ask, write=write, tags=Tags(which), clock=int(time.time()))
    except AnkiError as error:
        fail((error.diagnostic,))
    streams.say(show(diagnostics, report.texts, notes=not quiet), err=True)
    if as_json:
        streams.say([pull_json(report, ascii_only=not streams.is_unicode(sys.stdout))])
    elif not quiet and (report.notes or not has_errors(diagnostics)):
        streams.say(pull_lines(report, colour=streams.is_colourful(sys.stdout), write=write))
    streams.leave(diagnostics)


@contextmanager
def _asked(source: str | None, anki: AnkiConnect, profile: str) -> Iterator[Ask]:
    """The source of the notes in Anki: the export if one is named, else the running Anki. Raises AnkiError."""
    from deckpress.cli.request import given_path, here
    from deckpress.live.pull_anki import FromAnki, running
    from deckpress.project.cache import cache_folder
    from deckpress.project.exports import read_export

    path = given_path(source, "--from")
    if path is None:
        with running(anki, profile, cache_folder()) as ask:
            yield ask
        return
    collection, diagnostics = read_export(path, here())
    if collection is None:
        fail(diagnostics)
    yield lambda _: FromAnki(collection)
