"""The command line: the only place that prints, asks the clock, or exits.

Exit status: 0 done, 1 something is wrong with the input, 2 the command was used wrongly, 70 deckpress itself has a
fault, 130 interrupted.
"""

from __future__ import annotations

import gc
import io
import sys
from typing import TYPE_CHECKING, Any

import click

from deckpress import __version__
from deckpress.cli_explain import explain
from deckpress.cli_files import convert, formats, ids, inspect
from deckpress.cli_options import (
    AGAINST,
    DECK,
    DIALECT,
    FETCH,
    FETCH_PRIVATE,
    JSON,
    LOCK,
    LOCKED,
    NAME,
    NO_LOCK,
    OUTSIDE,
    PATHS,
    QUIET,
    STRICT,
    TAG,
    THEME,
    VERBOSE,
    deck_name,
    export_options,
    folder,
    format_names,
    given_text,
    here,
    now,
    tag_names,
)
from deckpress.cli_report import TEXT, report_options, write_report
from deckpress.cli_streams import Bar, is_colourful, is_terminal, is_unicode, leave, say

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics
    from deckpress.project import Job, Report


class _Group(click.Group):
    """The commands, with one way out when Ctrl-C is pressed: the status that shells give an interrupted command."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command that was named."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            say(["interrupted"], err=True)
            raise SystemExit(130) from None


@click.group(
    cls=_Group,
    commands=[ids, inspect, convert, formats, explain],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="deckpress", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn Markdown questions and answers into Anki decks, pages to print and quizzes."""


@cli.command()
@PATHS
@NAME
@click.option("-o", "--out", metavar="FOLDER", help="Folder to write to; default build/.")
@click.option("--to", "formats", multiple=True, metavar="NAMES", help="Formats; default apkg,csv,sheet,quiz.")
@DECK
@TAG
@export_options
@THEME
@click.option("--pdf", is_flag=True, help="Write printable pages as PDF, too, by an installed browser.")
@DIALECT
@LOCK
@NO_LOCK
@LOCKED
@click.option("--retire", is_flag=True, help="Ship notes that are gone once more, with the tag deckpress::retired.")
@AGAINST
@OUTSIDE
@FETCH
@FETCH_PRIVATE
@STRICT
@report_options
@QUIET
@VERBOSE
def build(
    paths: tuple[str, ...],
    name: str | None,
    out: str | None,
    formats: tuple[str, ...],
    deck: str | None,
    tags: tuple[str, ...],
    theme: str,
    pdf: bool,
    dialect: str,
    lock: str | None,
    no_lock: bool,
    locked: bool,
    retire: bool,
    against: tuple[str, ...],
    allow_outside: bool,
    fetch: bool,
    fetch_private: bool,
    strict: bool,
    form: str,
    output: str | None,
    quiet: bool,
    verbose: bool,
    **export: object,
) -> None:
    """Build decks from Markdown: files, folders, the project's cards/, or - for standard input.

    Standard input is built, and remembered in the lock, like a file of its --name in the current folder.

    \b
    deckpress build                      cards/ -> build/
    deckpress build notes.md -o out      any file, no project needed
    deckpress build --to apkg --tag exam
    generate | deckpress build - --name notes.md
    """
    from pathlib import Path

    from deckpress.project import Job

    if against and not retire:
        raise click.UsageError("build takes --against for --retire alone; see deckpress plan --against")
    if retire and no_lock:
        raise click.UsageError("--retire needs the lock, which says what is gone")
    from deckpress.terminal import plan_lines, report_lines, show

    job = Job(
        here(),
        paths,
        folder(out),
        format_names(formats),
        deck_name(deck),
        tag_names(tags),
        export=export,
        theme=theme,
        pdf=pdf,
        allow_outside=allow_outside,
        fetch=fetch or fetch_private,
        fetch_private=fetch_private,
        strict=strict,
        dialect=dialect,
        lock=folder(lock),
        use_lock=not no_lock,
        locked=locked,
        retire=retire,
        against=tuple(map(Path, against)),
        now=now(),
        stdin=given_text(paths, name),
    )
    report, diagnostics = _run(job, write=True, quiet=quiet)
    limit = None if verbose else 40
    text = show(diagnostics, report.texts, notes=verbose, answers=not quiet, limit=limit)
    write_report(report, diagnostics, form, output, text, notes=not quiet, err=True)
    quiet = quiet or (form != TEXT and output is None)  # standard output is the report then
    if not quiet:
        say(report_lines(report, diagnostics, plain=not is_terminal(sys.stdout)))
    if not quiet and report.written and not no_lock and (verbose or is_terminal(sys.stdout)):
        say(plan_lines(report.plan, verbose=verbose), err=not is_terminal(sys.stdout))
    leave(diagnostics, strict=strict)


@cli.command()
@PATHS
@NAME
@DECK
@TAG
@DIALECT
@LOCK
@OUTSIDE
@FETCH
@FETCH_PRIVATE
@AGAINST
@report_options
@click.option("--adopt", is_flag=True, help="Write the lock anew from the packages --against, if it was lost.")
@JSON
@QUIET
def plan(
    paths: tuple[str, ...],
    name: str | None,
    deck: str | None,
    tags: tuple[str, ...],
    dialect: str,
    lock: str | None,
    allow_outside: bool,
    fetch: bool,
    fetch_private: bool,
    against: tuple[str, ...],
    form: str,
    output: str | None,
    adopt: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Say what importing the next build will do, against the lock of the last one; write nothing.

    \b
    deckpress plan --against v1.apkg           what it will do for those who have v1
    deckpress plan --against v1.apkg --adopt   make good a lock that was lost
    """
    from pathlib import Path

    from deckpress.diagnostics import has_errors
    from deckpress.project import Job

    if adopt and not against:
        raise click.UsageError("--adopt needs the package that was released: --against APKG")
    if form != TEXT and output is None:
        raise click.UsageError(f"plan prints the plan itself: name a file for --format {form} with --output")
    from deckpress.terminal import plan_json, plan_lines, show

    job = Job(
        here(),
        paths,
        deck=deck_name(deck),
        tags=tag_names(tags),
        allow_outside=allow_outside,
        fetch=fetch or fetch_private,
        fetch_private=fetch_private,
        dialect=dialect,
        lock=folder(lock),
        against=tuple(map(Path, against)),
        adopt=adopt,
        now=now(),
        stdin=given_text(paths, name),
    )
    report, diagnostics = _run(job, write=False, quiet=quiet)
    text = show(diagnostics, report.texts, notes=False, limit=None if not quiet else 0)
    write_report(report, diagnostics, form, output, text, notes=not quiet, err=True)
    if as_json:
        say([plan_json(report.plan, ascii_only=not is_unicode(sys.stdout))])
    elif not has_errors(diagnostics):
        say(plan_lines(report.plan, verbose=not quiet))
        say(f"wrote {path}" for path, _ in report.written)
    leave(diagnostics)


@cli.command()
@PATHS
@NAME
@DIALECT
@OUTSIDE
@STRICT
@report_options
@QUIET
def check(
    paths: tuple[str, ...],
    name: str | None,
    dialect: str,
    allow_outside: bool,
    strict: bool,
    form: str,
    output: str | None,
    quiet: bool,
) -> None:
    """Say what is wrong, and write no deck."""
    from deckpress.project import Job
    from deckpress.terminal import show, totals

    stdin = given_text(paths, name)
    job = Job(here(), paths, stdin=stdin, allow_outside=allow_outside, strict=strict, dialect=dialect)
    report, diagnostics = _run(job, write=False, quiet=quiet)
    text = show(diagnostics, report.texts, notes=not quiet)
    write_report(report, diagnostics, form, output, text, notes=not quiet, err=False)
    if form == TEXT and not quiet and is_terminal(sys.stdout):
        say([totals(report, diagnostics)])
    leave(diagnostics, strict=strict)


# ---- the work, and what is said of it --------------------------------------------------------------


def _run(job: Job, *, write: bool, quiet: bool) -> tuple[Report, Diagnostics]:
    """The job done, with a progress bar on a terminal once it takes longer than half a second."""
    from deckpress.project import run

    def announce(line: str) -> None:
        if not quiet:
            say([line], err=True)

    if quiet or not is_colourful(sys.stderr):
        return run(job, write=write, announce=announce)
    bar = Bar()
    try:
        return run(job, write=write, progress=bar.step, announce=announce)
    finally:
        bar.close()


def main() -> None:
    """The entry point of the `deckpress` command."""
    import signal

    from deckpress.interrupts import ENDING, put_off

    def stop(number: int, _frame: object) -> None:
        if not put_off(number):
            raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(128 + number)

    # A build that is told to end (by Ctrl-C, by `kill`, by a terminal that closes) cleans up, and is not stopped
    # while it puts its files in place.
    for name in ENDING:
        number = getattr(signal, name, None)
        usual = (signal.SIG_DFL, signal.default_int_handler)  # not where nohup has it ignored
        if number is not None and signal.getsignal(number) in usual:
            signal.signal(number, stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a character that its encoding lacks must not end the program
            stream.reconfigure(errors="backslashreplace")
    # Nothing of a build is in cycles worth looking for: at 10,000 cards the usual 700 cost a fifth of the reading.
    gc.set_threshold(100_000, 50, 50)
    try:
        cli(prog_name="deckpress")
    except Exception as error:  # the last resort: whatever it is, nobody is shown a bare traceback
        from deckpress.cli_crash import FAULT, report

        say(report(error, sys.argv), err=True)
        raise SystemExit(FAULT) from None
