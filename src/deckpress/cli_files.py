"""The commands on single files, and on what there is: ids, inspect, convert, formats."""

from __future__ import annotations

import sys

import click

from deckpress.cli_options import DIALECT, JSON, LOCK, NAME, PATHS, QUIET, folder, given_text, here, is_folder
from deckpress.cli_streams import is_terminal, is_unicode, leave, say
from deckpress.inert import visible


@click.command()
@PATHS
@click.option("--write", is_flag=True, help="Write them into the files; without it, they are only listed.")
@DIALECT
@LOCK
@QUIET
def ids(paths: tuple[str, ...], write: bool, dialect: str, lock: str | None, quiet: bool) -> None:
    """Give every note an id of its own in its file, as a comment under the question; change nothing else.

    For those who would rather have a note's identity in its text than in the lock. Notes that have an id keep it.
    """
    from deckpress.project import Job
    from deckpress.project.ids import write_ids
    from deckpress.terminal import ids_lines, show

    if "-" in paths:
        raise click.UsageError("ids changes files, and the standard input is none: name the file")
    job = Job(here(), paths, dialect=dialect, lock=folder(lock))
    report, diagnostics = write_ids(job, write=write)
    say(show(diagnostics, report.texts, notes=not quiet), err=True)
    if not quiet:
        say(ids_lines(report, written=write))
    leave(diagnostics)


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@NAME
@JSON
@DIALECT
def inspect(file: str, name: str | None, as_json: bool, dialect: str) -> None:
    """Show what was understood of FILE (- for standard input): its cards, unanswered questions and other text."""
    from deckpress.inspection import as_json_text, as_tree
    from deckpress.project import load
    from deckpress.project.config import find_project
    from deckpress.project.sources import find_sources
    from deckpress.terminal import show

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
    say(show(problems, texts, notes=not as_json), err=True)
    if reading is not None:
        say([as_json_text(reading, ascii_only=not is_unicode(sys.stdout))] if as_json else as_tree(reading))
    leave(problems)


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=str))
@NAME
@click.option("-o", "--out", metavar="OUT", help="File to write, or folder; default standard output.")
@DIALECT
@QUIET
def convert(path: str, name: str | None, out: str | None, dialect: str, quiet: bool) -> None:
    """Write the cards of FILE, of all files of a folder, or of - (standard input) in deckpress's own syntax.

    Sections, tags, code and text between the cards are kept; contents, rules and page labels are left out.

    \b
    deckpress convert messy.txt              print it
    deckpress convert messy.txt -o deck.md   write it
    deckpress convert - < messy.txt          from standard input
    deckpress convert notes/ -o cards/       a folder of files, with the same names
    """
    from deckpress.project import load
    from deckpress.project.converting import convert as run_convert
    from deckpress.terminal import conversion_lines, show

    stdin = given_text((path,), name)
    if stdin is None and is_folder(path) and out is None:
        raise click.UsageError(f"{visible(path)} is a folder: name one to write to with -o")
    folder(out)
    conversion, diagnostics = run_convert(path, out, here(), lambda file: load(file, dialect), stdin)
    say(show(diagnostics, conversion.texts, notes=False), err=True)
    if not quiet:
        say(conversion_lines(conversion), err=True)
    if out is None:
        texts = (file.text[:-1] for file in conversion.files)
        say(texts if is_terminal(sys.stdout) else (text.encode("utf-8", "replace") for text in texts))
    elif not quiet:
        say(conversion.written)
    leave(diagnostics)


@click.command()
def formats() -> None:
    """List the formats that build writes."""
    from deckpress.exporters import exporters

    found = exporters()
    wide, width = max(map(len, found)), max(len(exporter.suffix) for exporter in found.values())
    say(f"{name:<{wide}} {exporter.suffix:<{width}} {exporter.summary}" for name, exporter in found.items())
