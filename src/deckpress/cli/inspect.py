"""The command `inspect`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from deckpress.cli import streams
from deckpress.cli.options import DIALECT, GUESS, JSON, NAME, WHY

if TYPE_CHECKING:
    from deckpress.project.sources import Given
    from deckpress.reading.dialects import Dialect


@click.command()
@click.argument("path", metavar="PATH", type=click.Path(path_type=str))
@NAME
@JSON
@DIALECT
@GUESS
@WHY
def inspect(path: str, name: str | None, as_json: bool, dialect: str | Dialect, guess: bool, why: bool) -> None:
    """Show how deckpress reads a file, or each file of a folder.

    It lists the cards, the questions without an answer and all other text of the file PATH (- for standard input). For
    a folder, it shows one line for each file.
    """
    from deckpress.cli.request import given_text, is_folder

    stdin = given_text((path,), name)
    if stdin is None and is_folder(path):
        _inspect_folder(path, dialect, as_json=as_json, guess=guess)
    else:
        _inspect_file(path, stdin, dialect, as_json=as_json, guess=guess, why=why)


def _inspect_file(
    path: str, stdin: Given | None, dialect: str | Dialect, *, as_json: bool, guess: bool, why: bool
) -> None:
    from deckpress.cli.lines import show
    from deckpress.cli.reading_json import as_json_text
    from deckpress.cli.request import here
    from deckpress.cli.tree import tree_lines
    from deckpress.project import load
    from deckpress.project.config import find_project
    from deckpress.project.sources import find_sources

    start = here()
    project, unfit = find_project(start)
    files, problems = find_sources(project, (path,), start, stdin=stdin)
    reading, source = None, None
    if files:
        (file, *_) = files
        reading, source, problems = load(file, project.manner(file.name, dialect, guess=guess))
    problems = (*unfit, *(problem for problem in problems if problem not in unfit))
    texts = {files[0].shown: source.text} if source else {}
    streams.say(show(problems, texts, notes=not as_json), err=True)
    if reading is not None:
        ascii_only = not streams.is_unicode(sys.stdout)
        text = [as_json_text(reading, ascii_only=ascii_only, why=why)] if as_json else tree_lines(reading, why=why)
        streams.say(text)
    streams.leave(problems)


def _inspect_folder(path: str, dialect: str | Dialect, *, as_json: bool, guess: bool) -> None:
    from deckpress.cli.files_table import files_json, files_lines
    from deckpress.cli.lines import show
    from deckpress.cli.request import here
    from deckpress.project import Inputs, Request
    from deckpress.project.loading import survey

    found, problems = survey(Request(Inputs(here(), (path,), dialect=dialect, guess=guess)))
    streams.say(show(problems, {}, notes=not as_json), err=True)
    ascii_only = not streams.is_unicode(sys.stdout)
    streams.say([files_json(found, ascii_only=ascii_only)] if as_json else files_lines(found))
    streams.leave((*problems, *(problem for file in found for problem in file.problems)))
