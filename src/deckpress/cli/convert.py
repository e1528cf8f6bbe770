"""The command `convert`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from deckpress.cli import streams
from deckpress.cli.options import DIALECT, NAME, QUIET

if TYPE_CHECKING:
    from deckpress.reading.dialects import Dialect


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=str))
@NAME
@click.option("-o", "--out", metavar="OUT", help="File or folder to write to (default: standard output).")
@DIALECT
@QUIET
def convert(path: str, name: str | None, out: str | None, dialect: str | Dialect, quiet: bool) -> None:
    """Rewrite files in the syntax of deckpress.

    FILE is a file, a folder, or - for standard input. Sections, tags, code and the text between the cards are kept;
    tables of contents, page numbers and other furniture are skipped.

    \b
    deckpress convert messy.txt              print it
    deckpress convert messy.txt -o deck.md   write it
    deckpress convert - < messy.txt          from standard input
    deckpress convert notes/ -o cards/       a folder of files, with the same names
    """
    from deckpress.cli.lines import conversion_lines, show
    from deckpress.cli.request import given_path, given_text, here, is_folder
    from deckpress.inert import visible
    from deckpress.project.converting import convert as convert_files

    stdin = given_text((path,), name)
    if stdin is None and is_folder(path) and out is None:
        raise click.UsageError(f"{visible(path)} is a folder; name an output folder with -o")
    given_path(out, "-o")
    conversion, diagnostics = convert_files(path, out, here(), dialect, stdin)
    streams.say(show(diagnostics, conversion.texts, notes=False), err=True)
    if not quiet:
        streams.say(conversion_lines(conversion), err=True)
    if out is None:
        texts = (file.text[:-1] for file in conversion.files)
        is_terminal = streams.is_terminal(sys.stdout)
        streams.say(texts if is_terminal else (text.encode("utf-8", "replace") for text in texts))
    elif not quiet:
        streams.say(conversion.written)
    streams.leave(diagnostics)
