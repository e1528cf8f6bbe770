"""The command `inspect`."""

from __future__ import annotations

import sys

import click

from deckpress.cli import streams
from deckpress.cli.options import DIALECT, JSON, NAME


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@NAME
@JSON
@DIALECT
def inspect(file: str, name: str | None, as_json: bool, dialect: str) -> None:
    """Show how deckpress reads a file.

    It lists the cards, the questions without an answer and all other text of FILE (- for standard input).
    """
    from deckpress.cli.lines import show
    from deckpress.cli.reading_json import as_json_text
    from deckpress.cli.request import given_text, here, is_folder
    from deckpress.cli.tree import tree_lines
    from deckpress.inert import visible
    from deckpress.project import load
    from deckpress.project.config import find_project
    from deckpress.project.sources import find_sources

    start = here()
    stdin = given_text((file,), name)
    if stdin is None and is_folder(file):
        raise click.UsageError(f"{visible(file)} is a folder; inspect shows one file")
    project, _ = find_project(start)
    files, problems = find_sources(project, (file,), start, stdin=stdin)
    reading, source = None, None
    if files:
        reading, source, problems = load(files[0], dialect)
    texts = {files[0].shown: source.text} if source else {}
    streams.say(show(problems, texts, notes=not as_json), err=True)
    if reading is not None:
        ascii_only = not streams.is_unicode(sys.stdout)
        streams.say([as_json_text(reading, ascii_only=ascii_only)] if as_json else tree_lines(reading))
    streams.leave(problems)
