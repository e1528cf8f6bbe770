"""Diagnostics -> standard output, standard error or a file, as text, JSON, GitHub commands or SARIF."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckpress import __version__
from deckpress.cli.streams import say
from deckpress.frozen import dataclass

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics
    from deckpress.project import Report

TEXT = "text"
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice((TEXT, "json", "github", "sarif")),
    default=TEXT,
    help="Format of the problem report (default: text).",
)
_OUTPUT = click.option("--output", metavar="FILE", help="Write the problem report to a file.")
_PRINTED = "-"
"""The path that stands for standard output."""


@dataclass(frozen=True, slots=True)
class Target:
    """The format of the problem report, and the path of its file; without one, it is printed."""

    form: str
    output: str | None


def report_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options --format and --output to a command."""
    return _FORMAT(_OUTPUT(command))


def write_report(
    report: Report, diagnostics: Diagnostics, target: Target, text: Iterable[str], *, notes: bool, err: bool
) -> None:
    """Prints the diagnostics, or writes them to a file.

    `text` holds the lines of the text format, which go to standard error if `err` is set. Every other format goes to
    standard output, and leaves out notes unless `notes` is set.
    """
    lines = text
    form, output = target.form, target.output
    if form != TEXT:
        from deckpress.diagnostics import Severity
        from deckpress.diagnostics.reports import report as find_report

        kept = tuple(d for d in dict.fromkeys(diagnostics) if notes or d.severity > Severity.NOTE)
        lines = find_report(form)(kept, report.texts, __version__)
    if output in (None, _PRINTED):
        say(lines, err=err and form == TEXT and output is None)
        return
    content = "".join(f"{click.unstyle(line)}\n" for line in lines)
    try:
        Path(output).write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.FileError(output, error.strerror or str(error)) from error
