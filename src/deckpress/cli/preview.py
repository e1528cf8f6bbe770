"""The command `preview`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from deckpress.cli import streams
from deckpress.cli.live_options import check_sources
from deckpress.cli.options import (
    LOCK,
    NAMING,
    OUTSIDE,
    PATHS,
    QUIET,
    READING,
    THEME,
    GroupedCommand,
    export_options,
)

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostic, Diagnostics
    from deckpress.live.preview_build import Built
    from deckpress.live.preview_server import PreviewServer
    from deckpress.live.preview_session import Preview
    from deckpress.project import Request


@click.command(cls=GroupedCommand)
@PATHS
@click.option("--open/--no-open", "opens", default=True, help="Open the page in the browser (default: open).")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Port of the page (default: a free one)."
)
@NAMING
@export_options
@THEME
@READING
@LOCK
@OUTSIDE
@QUIET
def preview(opens: bool, port: int, quiet: bool, **typed: Any) -> None:
    """Show the cards in the browser as Anki does, updated on each save.

    PATHS are files or folders. Without PATHS, show the project's cards/ folder. The preview writes no output.
    Only this machine can open the page, and its address contains a random token. Press Ctrl-C to end the preview.

    \b
    deckpress preview
    deckpress preview notes.md --no-open
    """
    import os
    import secrets

    from deckpress.cli.request import make_request
    from deckpress.live.preview_editor import find_editor
    from deckpress.live.preview_server import PreviewServer
    from deckpress.live.preview_session import Preview
    from deckpress.project.sources import STDIN

    if STDIN in typed["paths"]:
        raise click.UsageError("preview reads files again after each save, so it cannot show -; name the file")
    request = make_request(typed)
    check_sources(request, only_paths=True)
    session = Preview(request)
    try:
        server = PreviewServer(session, secrets.token_urlsafe(16), port, find_editor(os.environ), _report)
    except OSError as error:
        session.close()
        raise click.ClickException(f"cannot use port {port}: {error.strerror or error}") from None
    with server.running():
        _show(server, request, opens=opens, quiet=quiet)


def _show(server: PreviewServer, request: Request, *, opens: bool, quiet: bool) -> None:
    """Builds at once and after each save, until Ctrl-C. If there is nothing to build, says so and ends."""
    from dataclasses import replace

    from deckpress.cli.lines import show
    from deckpress.live.places import places_of
    from deckpress.live.related import is_related
    from deckpress.live.watching import Places, Watcher

    own = streams.printed_into()
    places = places_of(request)
    watcher = Watcher(replace(places or Places(()), own=own))  # so that a save during the first build is noticed
    built = server.preview.rebuild()
    if places is None:
        streams.say(show(built.diagnostics, built.texts), err=True)
        streams.leave(built.diagnostics)
    streams.say([f"preview at {server.address}", *([] if quiet else ["press Ctrl-C to end it"])])
    if opens:
        import webbrowser

        webbrowser.open(server.address)
    said: set[Diagnostic] = set()
    while True:
        streams.say(show(tuple(d for d in _errors(built) if d not in said), built.texts), err=True)
        said = {*_errors(built)}
        _say_totals(built, quiet=quiet)
        watcher.watch(replace(built.places or watcher.places, own=own))
        while not is_related(watcher.wait(), watcher.places, built.texts.values()):
            pass
        built = _rebuild(server.preview) or built


def _rebuild(session: Preview) -> Built | None:
    """The new build; None after a crash of deckpress, which is reported. The next save tries again."""
    try:
        return session.rebuild()
    except Exception as error:
        _report(error)
        return None


def _report(error: Exception) -> None:
    """Says that deckpress crashed; the preview goes on."""
    from deckpress.cli.crash import report

    streams.say(report(error, sys.argv), err=True)


def _errors(built: Built) -> Diagnostics:
    """The errors, for which a build would write nothing."""
    from deckpress.diagnostics import Severity

    return tuple(d for d in built.diagnostics if d.severity is Severity.ERROR)


def _say_totals(built: Built, *, quiet: bool) -> None:
    if not quiet:
        from deckpress.cli.lines import counted, problem_totals

        cards = sum(file.result.cards for file in built.files)
        streams.say([f"{counted(cards, 'card')}, {problem_totals(built.diagnostics)}"])
