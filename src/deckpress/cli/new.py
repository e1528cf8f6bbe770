"""The command `new`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from deckpress.cli import streams
from deckpress.cli.options import QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from deckpress.project.starting import Started


@click.command()
@click.argument("path", metavar="FOLDER", type=click.Path(path_type=str))
@click.option("--name", metavar="NAME", help="Name of the project (default: that of the folder).")
@click.option(
    "--ci", type=click.Choice(("github", "gitlab")), help="Also write a recipe that checks and builds on every push."
)
@click.option(
    "--example/--no-example",
    default=None,
    help="Write a deck that shows every kind of card (default: if the folder has no Markdown yet).",
)
@QUIET
def new(path: str, name: str | None, ci: str | None, example: bool | None, quiet: bool) -> None:
    """Start a project: settings, an example deck and a Makefile.

    FOLDER is created if it does not exist. Files in it are never replaced: only what is missing is written. Markdown
    files in it become the cards of the project.

    \b
    deckpress new biology
    deckpress new "Biology 101" --ci github
    deckpress new .                          the current folder
    """
    import secrets
    from pathlib import Path

    from deckpress.cli.lines import show
    from deckpress.cli.request import deck_name, given_path, here
    from deckpress.history.identity import new_project_id
    from deckpress.project.starting import start_project
    from deckpress.starter import Wanted

    given_path(path, "FOLDER")
    start, folder = here(), Path(path)
    title = deck_name(name, "--name") or deck_name((start / folder).resolve().name or "deck")
    wanted = Wanted(title, new_project_id(title, secrets.token_hex(4)), ci or "")
    started, diagnostics = start_project(folder, start, wanted, example=example)
    streams.say(show(diagnostics, {}, notes=not quiet), err=True)
    if not quiet:
        streams.say((_kept_line(*one) for one in started.kept), err=True)
    if not quiet and started.written:
        streams.say(_lines(started, folder, plain=not streams.is_terminal(sys.stdout)))
    streams.leave(diagnostics)


def _kept_line(path: str, lacks: tuple[str, ...]) -> str:
    """A file that was there before, and what it needs from ours."""
    rest = f"; add these lines to it: {' '.join(lacks)}" if lacks else ", which was there"
    return f"  {click.style('kept', fg='yellow')} {path}{rest}"


def _lines(started: Started, folder: Path, *, plain: bool) -> Iterator[str]:
    """What was written and what to do next or, if `plain`, only the paths."""
    if plain:
        yield from started.written
        return
    yield from (f"  {click.style('wrote', fg='green')} {path}" for path in started.written)
    there = "" if folder.resolve() == folder.cwd() else f"cd {_quoted(folder)}, then "
    yield f"next: {there}deckpress build"


def _quoted(path: Path) -> str:
    """A path as it is typed in a shell."""
    import os
    import shlex

    if os.name == "nt":
        return f'"{path}"' if " " in str(path) else str(path)
    return shlex.quote(str(path))
