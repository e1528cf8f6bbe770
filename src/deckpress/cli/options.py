"""The arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from deckpress.settings import GROUPS, SETTINGS, Setting

if TYPE_CHECKING:
    from deckpress.reading.dialects import Dialect


def _known_dialect(_context: click.Context, _option: click.Parameter, value: str) -> str | Dialect:
    """The dialect of a name or a file. The table of dialects is imported only if a name was typed."""
    if value == "auto":
        return value
    from deckpress.cli.request import here
    from deckpress.project.asked_dialect import chosen_dialect

    try:
        return chosen_dialect(value, here())
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


_Command = Callable[..., None]


def together(*parts: Callable[[_Command], _Command]) -> Callable[[_Command], _Command]:
    """Adds several options to a command, in this order."""

    def add(command: _Command) -> _Command:
        for part in reversed(parts):
            command = part(command)
        return command

    return add


# ---- what to read ----------------------------------------------------------------------------------

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=str))
NAME = click.option("--name", metavar="NAME", help="File name for standard input (default: stdin).")
DECK = click.option("--deck", metavar="NAME", help="Name of the deck, in place of the one in the front matter.")
ONE = click.option("--one", metavar="NAME", help="Build all files into one package, sheet and so on: the deck NAME.")
TAG = click.option("--tag", "tags", multiple=True, metavar="TAG", help="Add a tag to every note; repeatable.")
DIALECT = click.option(
    "--dialect",
    default="auto",
    metavar="NAME",
    callback=_known_dialect,
    help="Dialect of the files, or a .toml file that defines one (default: auto).",
)
WHY = click.option("--why", is_flag=True, help="Also list the readings that were weighed, with their costs.")
GUESS = click.option(
    "--guess",
    is_flag=True,
    help="Also make cards from headings without a sign, and in folders from tables without a header line.",
)
OUTSIDE = click.option("--allow-outside", is_flag=True, help="Allow media from outside the project.")
JOBS = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Number of processes for large decks (default: 2 if that helps).",
)

# ---- what to write ---------------------------------------------------------------------------------

OUT = click.option(
    "-o", "--out", metavar="OUT", help="Output folder (default: build/), or one file of all notes, such as deck.apkg."
)
TO = click.option("--to", "formats", multiple=True, metavar="NAMES", help="Formats (default: apkg,csv,sheet,quiz).")
THEME = click.option("--theme", default="", metavar="NAME", help="Theme of cards and pages: book, clear, or your own.")
PDF = click.option("--pdf", is_flag=True, help="Also write printable pages as PDF, with an installed browser.")
FETCH = click.option("--fetch", is_flag=True, help="Download media from the internet and put them into the deck.")
FETCH_PRIVATE = click.option(
    "--fetch-private", is_flag=True, help="Like --fetch, but also from this machine and its local networks."
)

# ---- what to remember ------------------------------------------------------------------------------

LOCK = click.option("--lock", metavar="FILE", help="Lock file (default: deckpress.lock beside the project or file).")
NO_LOCK = click.option("--no-lock", is_flag=True, help="Neither read nor write a lock: every note is new.")
LOCKED = click.option("--locked", is_flag=True, help="Fail if the build would change the lock (for CI).")
AGAINST = click.option("--against", multiple=True, metavar="APKG", help="A package that you released; repeatable.")
RETIRE = click.option(
    "--retire", is_flag=True, help="Ship deleted notes one last time, with the tag deckpress::retired."
)

MAP = click.option(
    "--map",
    "maps",
    metavar="[TYPE:]FIELD=PART,..",
    multiple=True,
    help="What fields become: Question, Answer, Explanation, Hint, Tags or Nothing.",
)

# ---- what to print ---------------------------------------------------------------------------------

QUIET = click.option("-q", "--quiet", is_flag=True, help="Print only problems.")
VERBOSE = click.option("-v", "--verbose", is_flag=True, help="Also print notes, and what changes for each card.")
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def export_options(command: _Command) -> _Command:
    """Adds an option for each setting of the exporters. Its value is None if it was not typed."""
    for setting in reversed(SETTINGS):
        kind = {"is_flag": True, "default": None} if isinstance(setting.default, bool) else {"type": _kind(setting)}
        command = click.option(
            f"--{setting.name}", help=_help(setting), metavar=setting.metavar or None, callback=_printable, **kind
        )(command)
    return command


def _help(setting: Setting) -> str:
    """The help of a setting with its default."""
    default = setting.shown_default
    return f"{setting.help.removesuffix('.')} (default: {default})." if default else setting.help


# ---- options that go together ----------------------------------------------------------------------

NAMING = together(DECK, ONE, TAG)
"""What the decks and notes are called."""
READING = together(DIALECT, GUESS)
"""How sources are read."""
MEDIA = together(OUTSIDE, FETCH, FETCH_PRIVATE)
"""Which media from elsewhere get into the decks."""
BUILDING = together(NAMING, export_options, THEME, PDF, READING, LOCK, NO_LOCK)
"""What a build makes of the sources."""


class GroupedCommand(click.Command):
    """A command whose help lists the output settings below headings, by what they shape."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options: first those of the command, then each group of settings."""
        headings = {setting.key: heading for heading, group in GROUPS.items() for setting in group}
        sections: dict[str, list[tuple[str, str]]] = {"Options": []}
        for parameter in self.get_params(ctx):
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx)):
                sections.setdefault(headings.get(parameter.name or "", "Options"), []).append(record)
        for heading, records in sections.items():
            with formatter.section(heading):
                formatter.write_dl(records)


def _printable(_context: click.Context, _option: click.Parameter, value: object) -> object:
    """The value without lone surrogates, which no file can hold. `nan` lies in no range."""
    if isinstance(value, float) and value != value:
        raise click.BadParameter("'nan' is not a number")
    if isinstance(value, str):
        from deckpress.project.paths import printable

        return printable(value)
    return value


def _kind(setting: Setting) -> click.ParamType[object]:
    if setting.choices:
        return click.Choice(setting.choices)
    if isinstance(setting.default, int):
        return click.IntRange(int(setting.low), int(setting.high))
    return click.FloatRange(setting.low, setting.high) if isinstance(setting.default, float) else click.STRING
