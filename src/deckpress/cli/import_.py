"""The command `import`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from deckpress.cli import streams
from deckpress.cli.options import MAP, QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckpress.foreign.mapping import FieldMap
    from deckpress.foreign.values import ForeignNote, ForeignType


@click.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=str))
@click.option("-o", "--out", metavar="FOLDER", required=True, help="Folder to write to; nothing in it is replaced.")
@MAP
@QUIET
def import_(path: str, out: str, maps: tuple[str, ...], quiet: bool) -> None:
    """Write the notes of an Anki export as Markdown.

    FILE is a package (.apkg, .colpkg), a text file that Anki exported, or the JSON of CrowdAnki. Each deck becomes a
    file; pictures and sounds go into the folder media beside them.

    \b
    deckpress import deck.apkg -o notes/
    deckpress import deck.apkg -o notes/ --map Front=Question,Extra=Explanation
    deckpress import deck.apkg -o notes/ --map "Basic+:Notes=Nothing"
    """
    from pathlib import Path

    from deckpress.cli.lines import import_lines, show
    from deckpress.cli.request import given_path, here, make_request
    from deckpress.diagnostics import has_errors
    from deckpress.project.importing import import_export
    from deckpress.project.remembering import remember_imported

    given_path(path, "FILE")
    given_path(out, "-o")
    ask = _ask if streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stderr) and not quiet else None
    found, diagnostics = import_export(Path(path), Path(out), here(), maps, ask)
    lock = ""
    if found.written and not has_errors(diagnostics):
        lock, more = remember_imported(make_request({"paths": (out,), "dialect": "auto"}), found)
        diagnostics = (*diagnostics, *more)
    streams.say(show(diagnostics, found.texts, notes=not quiet), err=True)
    if not quiet:
        streams.say(import_lines(found), err=True)
        streams.say((*found.written, lock) if lock else found.written)
    streams.leave(diagnostics)


def _ask(kind: ForeignType, guess: FieldMap, sample: ForeignNote) -> Iterator[str]:
    """Asks what each field of a note type becomes; Enter accepts the guess."""
    from deckpress.foreign.mapping import PARTS
    from deckpress.inert import visible

    click.echo(f"What do the fields of the note type '{visible(kind.name)}' become?", err=True)
    for field, part, value in zip(kind.fields, guess.parts, sample.fields, strict=True):
        shown = visible(" ".join(value.split())[:60])
        answer = click.prompt(
            f"  {visible(field.name)} ({shown})",
            default=part,
            type=click.Choice(PARTS, case_sensitive=False),
            err=True,
        )
        yield f"{field.name}={answer}"
