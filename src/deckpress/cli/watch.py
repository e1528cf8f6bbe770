"""The command `watch`."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from deckpress.cli import streams
from deckpress.cli.live_options import ANKI, check_sources, client
from deckpress.cli.options import BUILDING, MEDIA, OUT, PATHS, QUIET, STRICT, TO, GroupedCommand

if TYPE_CHECKING:
    from pathlib import Path

    from deckpress.cli.watch_lines import Told
    from deckpress.diagnostics import Diagnostics
    from deckpress.live.ankiconnect import AnkiConnect
    from deckpress.live.rebuilding import Round
    from deckpress.project import Report, Request
    from deckpress.project.warm import Warm


@click.command(cls=GroupedCommand)
@PATHS
@OUT
@TO
@click.option("--push", "pushes", is_flag=True, help="Import each build into a running Anki, as push does.")
@ANKI
@BUILDING
@MEDIA
@STRICT
@QUIET
@click.option("-v", "--verbose", is_flag=True, help="Also print notes.")
def watch(quiet: bool, verbose: bool, pushes: bool, **typed: Any) -> None:
    """Build at once, and again each time a file is saved.

    It accepts paths and most options of build, and watches the sources, their media, templates and settings. If there
    is an error, the outputs of the last good build stay. Press Ctrl-C to stop.

    \b
    deckpress watch                      cards/ -> build/
    deckpress watch notes.md --to apkg
    deckpress watch --to apkg --push     also into Anki
    """
    from dataclasses import replace

    from deckpress.cli import watch_lines
    from deckpress.cli.progress import run_request
    from deckpress.cli.request import make_request, now
    from deckpress.live.places import places_of
    from deckpress.live.rebuilding import Rebuilder

    if "-" in typed["paths"]:
        raise click.UsageError("watch reads files again and again, but standard input only once; name the file")
    if pushes and typed["no_lock"]:
        raise click.UsageError("--push needs the lock, which lists the notes in Anki; leave out --no-lock")
    anki, profile = client(typed)
    first = make_request(typed)
    check_sources(first, only_paths=True)

    def request() -> Request:
        return replace(first, history=replace(first.history, now=now()))

    def build(asked: Request, warm: Warm) -> tuple[Report, Diagnostics]:
        return run_request(asked, write=True, quiet=quiet, warm=warm)

    news, lost = watch_lines.Told(notes=verbose), watch_lines.Lost()
    for done in Rebuilder(request, build, own=streams.printed_into()).rounds():
        _say(done, news, first.inputs.start, quiet=quiet)
        if not quiet:
            streams.say(lost.lines(done, first.inputs.start), err=True)
        if not done.changed.paths and places_of(first) is None:
            streams.leave(done.diagnostics)
        if pushes and done.report.written:
            _push(request(), anki, profile, quiet=quiet)


def _push(request: Request, anki: AnkiConnect, profile: str, *, quiet: bool) -> None:
    """Pushes the last build. If that fails, prints the reason; the next save tries again."""
    from deckpress.cli.push import How, send

    with suppress(SystemExit):
        send(request, anki, profile, How(dry_run=False, prune=None, yes=False, quiet=quiet, verbose=False, said=True))


def _say(done: Round, news: Told, start: Path, *, quiet: bool) -> None:
    """Prints what changed, the problems, and what was written."""
    from deckpress.cli.watch_lines import changed_lines, result_lines

    if not quiet:
        streams.say(changed_lines(done.changed, start), err=True)
    streams.say(news.lines(done), err=True)
    if not quiet:
        streams.say(result_lines(done, plain=not streams.is_terminal(sys.stdout)))
