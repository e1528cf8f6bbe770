"""The command `push`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from deckpress.cli import streams
from deckpress.cli.live_options import ANKI, check_sources, client, fail
from deckpress.cli.options import LOCK, MEDIA, NAME, NAMING, PATHS, QUIET, READING, STRICT, THEME, VERBOSE

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics
    from deckpress.live.ankiconnect import AnkiConnect
    from deckpress.live.packaging import Packaged
    from deckpress.live.sending import Prepared, Push
    from deckpress.project import Request


@click.command()
@PATHS
@NAME
@click.option("-n", "--dry-run", is_flag=True, help="Only show what would change in Anki.")
@click.option(
    "--prune",
    type=click.Choice(("suspend", "delete")),
    help="What to do in Anki with notes that are no longer in the source (default: keep them).",
)
@click.option("--yes", is_flag=True, help="With --prune delete, do not ask for confirmation.")
@click.option("--overwrite", is_flag=True, help="Also replace notes, styles and templates that were edited in Anki.")
@ANKI
@NAMING
@THEME
@READING
@LOCK
@MEDIA
@STRICT
@QUIET
@VERBOSE
def push(overwrite: bool, **typed: Any) -> None:
    """Build decks and import them into a running Anki.

    It builds the packages and the lock as `deckpress build --to apkg` does, imports them through the add-on
    AnkiConnect, moves the cards of notes whose deck changed, and updates the look of the cards. Learning history, tags
    and edits in Anki stay.

    \b
    deckpress push -n                  only show what would change
    deckpress push
    deckpress push --prune suspend     suspend the cards of notes that you deleted
    """
    from deckpress.cli.request import make_request

    how = How(
        **{name: typed.pop(name) for name in ("dry_run", "prune", "yes", "quiet", "verbose")}, overwrite=overwrite
    )
    if how.yes and how.prune != "delete":
        raise click.UsageError("--yes needs --prune delete")
    anki, profile = client(typed)
    request = make_request(typed)
    check_sources(request)
    diagnostics = send(request, anki, profile, how)
    streams.leave(diagnostics, strict=typed["strict"])


@dataclass(frozen=True, slots=True)
class How:
    """How to push, and what to print."""

    dry_run: bool
    prune: str | None
    yes: bool
    quiet: bool
    verbose: bool
    overwrite: bool = False
    said: bool = False
    """True if a build has just printed the problems of the source."""


def send(request: Request, anki: AnkiConnect, profile: str, how: How) -> Diagnostics:
    """Builds, pushes and reports; returns the diagnostics of the build. Ends the program if the push fails."""
    from deckpress.live.ankiconnect import AnkiError
    from deckpress.live.sending import open_push

    try:
        with open_push(anki, profile) as opened:
            packaged, diagnostics = _build(request, quiet=how.quiet)
            if not how.said:
                _say(packaged, diagnostics, how)
            if packaged.report.written:
                _carry_out(opened, _prepare(opened, packaged, how), how)
    except AnkiError as error:
        fail((error.diagnostic,))
    return diagnostics


def _build(request: Request, *, quiet: bool) -> tuple[Packaged, Diagnostics]:
    from deckpress.cli.progress import with_progress
    from deckpress.live.packaging import package

    return with_progress(lambda progress, announce: package(request, progress=progress, announce=announce), quiet=quiet)


def _prepare(opened: Push, packaged: Packaged, how: How) -> Prepared:
    """The push before it changes anything. Ends the program if the push cannot work."""
    from deckpress.diagnostics import has_errors
    from deckpress.project.cache import cache_folder

    prepared = opened.prepare(packaged, cache_folder(), overwrite=how.overwrite)
    if has_errors(prepared.problems):
        fail(prepared.problems)
    return prepared


def _carry_out(opened: Push, prepared: Prepared, how: How) -> None:
    """Shows what will change, asks before it deletes, makes the changes, and shows the result."""
    from deckpress.cli.push_lines import deletion_lines, push_lines
    from deckpress.live.sending import DELETE, expected

    packaged, prune = prepared.packaged, how.prune or ""
    _say(packaged, prepared.problems, how)
    if how.dry_run:
        if not how.quiet:
            streams.say(push_lines(prepared, expected(prepared, prune), dry_run=True, verbose=how.verbose))
        return
    if prune == DELETE and prepared.plan.gone and not how.yes:
        streams.say(deletion_lines(prepared), err=True)
        if not streams.is_terminal(sys.stdin):
            raise click.ClickException("--prune delete asks before it deletes; without a terminal, add --yes")
        click.confirm("Delete them?", abort=True, err=True)
    outcome, problems = opened.carry_out(prepared, prune)
    _say(packaged, problems, how)
    if not how.quiet:
        streams.say(push_lines(prepared, outcome, dry_run=False, verbose=how.verbose))


def _say(packaged: Packaged, diagnostics: Diagnostics, how: How) -> None:
    from deckpress.cli.lines import build_problems

    streams.say(build_problems(packaged.report, diagnostics, quiet=how.quiet, verbose=how.verbose), err=True)
