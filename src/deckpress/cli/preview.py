"""The command `preview`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from deckpress.cli import streams
from deckpress.cli.options import (
    DECK,
    DIALECT,
    GUESS,
    LOCK,
    ONE,
    OUTSIDE,
    PATHS,
    QUIET,
    TAG,
    THEME,
    GroupedCommand,
    export_options,
)

if TYPE_CHECKING:
    from collections.abc import Callable

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
@DECK
@ONE
@TAG
@export_options
@THEME
@DIALECT
@GUESS
@LOCK
@OUTSIDE
@QUIET
def preview(opens: bool, port: int, quiet: bool, **typed: Any) -> None:
    """Show the cards in the browser as Anki does, and again after each save.

    PATHS are files or folders. Without PATHS, show the project's cards/ folder. No output is written, and nobody else
    can open the page: only this machine reaches it, and its address holds a random token. Ctrl-C ends the preview.

    \b
    deckpress preview
    deckpress preview notes.md --no-open
    """
    import os
    import secrets

    from deckpress.live.preview_editor import find_editor
    from deckpress.live.preview_server import PreviewServer
    from deckpress.live.preview_session import Preview
    from deckpress.project.sources import STDIN

    if STDIN in typed["paths"]:
        raise click.UsageError("preview shows files, which it reads again after each save; it cannot show -")
    session = Preview(_maker(typed))
    try:
        server = PreviewServer(session, secrets.token_urlsafe(16), port, find_editor(os.environ))
    except OSError as error:
        session.close()
        raise click.ClickException(f"cannot use port {port}: {error.strerror or error}") from None
    with server.running():
        try:
            _show(server, opens=opens, quiet=quiet)
        except KeyboardInterrupt:
            streams.say([] if quiet else ["preview ended"], err=True)


def _maker(typed: dict[str, Any]) -> Callable[[], Request]:
    """Makes the request anew for each build: a path may be a file now and a folder later."""
    from deckpress.cli.request import make_request

    return lambda: make_request(typed)


def _show(server: PreviewServer, *, opens: bool, quiet: bool) -> None:
    """Builds at once and after each save, until Ctrl-C."""
    import time

    from deckpress.live.watching import Watcher

    streams.say([f"preview at {server.address}", *([] if quiet else ["press Ctrl-C to end it"])])
    built = server.preview.rebuild()
    _say_totals(built, quiet=quiet)
    if opens:
        import webbrowser

        webbrowser.open(server.address)
    watcher = Watcher(built.watched, built.skipped)
    while True:
        time.sleep(watcher.pause)
        if watcher.changes():
            built = _rebuild(server.preview) or built
            _say_totals(built, quiet=quiet)
            watcher.watch(built.watched, built.skipped)


def _rebuild(session: Preview) -> Built | None:
    """The new build; None after a fault in deckpress, which is reported, and which the next save may avoid."""
    try:
        return session.rebuild()
    except Exception as error:
        from deckpress.cli.crash import report

        streams.say(report(error, sys.argv), err=True)
        return None


def _say_totals(built: Built, *, quiet: bool) -> None:
    if not quiet:
        from deckpress.cli.lines import counted
        from deckpress.diagnostics import Severity

        severities = [diagnostic.severity for diagnostic in built.diagnostics]
        errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
        cards = sum(file.result.cards for file in built.files)
        streams.say([f"{counted(cards, 'card')}, {counted(errors, 'error')}, {counted(warnings, 'warning')}"])
