"""Diagnostics -> standard output, standard error or a file, as text or in a format for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckpress import __version__
from deckpress.cli_streams import say

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics
    from deckpress.project import Report

TEXT = "text"
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice((TEXT, "json", "github", "sarif")),
    default=TEXT,
    help="How problems are printed; default text.",
)
_OUTPUT = click.option("--output", metavar="FILE", help="Write the problems to a file instead.")


def report_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options --format and --output."""
    return _FORMAT(_OUTPUT(command))


def write_report(
    report: Report,
    diagnostics: Diagnostics,
    form: str,
    output: str | None,
    text: Iterable[str],
    *,
    notes: bool,
    err: bool,
) -> None:
    """Prints the diagnostics, or writes them to the file `output`.

    `text` are the lines of the text format, printed to standard error if `err`; every other format goes to standard
    output. Without `notes`, notes are left out of the other formats.
    """
    lines = text
    if form != TEXT:
        from deckpress.diagnostics import Severity
        from deckpress.diagnostics.reports import report as find_report

        kept = tuple(d for d in dict.fromkeys(diagnostics) if notes or d.severity > Severity.NOTE)
        lines = find_report(form)(kept, report.texts, __version__)
    if output is None:
        say(lines, err=err and form == TEXT)
        return
    content = "".join(f"{click.unstyle(line)}\n" for line in lines)
    try:
        Path(output).write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.FileError(output, error.strerror or str(error)) from error
