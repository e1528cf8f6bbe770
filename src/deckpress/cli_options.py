"""What may be typed behind a command: the options that several commands share, and checks of their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from deckpress.settings import SETTINGS, Setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from deckpress.project.sources import Given

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=str))
NAME = click.option("--name", metavar="NAME", help="File name that - goes by (standard input); default stdin.")
QUIET = click.option("-q", "--quiet", is_flag=True, help="Print nothing but what is wrong.")
VERBOSE = click.option("-v", "--verbose", is_flag=True, help="Print notes, too: guesses that may be worth a look.")
STRICT = click.option("--strict", is_flag=True, help="Let warnings count as errors.")
DECK = click.option("--deck", metavar="NAME", help="Name of the deck, instead of the front matter's.")
TAG = click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag for every note; may be given again.")


def _known_dialect(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """The name of a dialect, checked; the table of them is looked at only if one is given."""
    if value != "auto":
        from deckpress.reading.dialects import names

        if value not in names():
            raise click.BadParameter(f"no dialect '{value}'; there are {', '.join(names())}")
    return value


DIALECT = click.option(
    "--dialect",
    default="auto",
    metavar="NAME",
    callback=_known_dialect,
    help="How the files are written; default auto.",
)
THEME = click.option("--theme", default="", metavar="NAME", help="Look of cards and pages: book, clear, or your own.")
LOCK = click.option(
    "--lock", metavar="FILE", help="The lock to use; default deckpress.lock beside the project or file."
)
NO_LOCK = click.option("--no-lock", is_flag=True, help="Remember nothing: every note is shipped as new.")
LOCKED = click.option("--locked", is_flag=True, help="Fail where the lock would change (for CI).")
AGAINST = click.option(
    "--against", multiple=True, metavar="APKG", help="A package that was released; may be given again."
)
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
OUTSIDE = click.option("--allow-outside", is_flag=True, help="Take media from outside the project, too.")
FETCH = click.option("--fetch", is_flag=True, help="Fetch media from the internet, so that they travel with the deck.")

FETCH_PRIVATE = click.option(
    "--fetch-private", is_flag=True, help="Fetch from this machine and its local networks, too."
)


def export_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command an option for every setting of the exporters; None where it was not given."""
    for setting in reversed(SETTINGS):
        kind = {"is_flag": True, "default": None} if isinstance(setting.default, bool) else {"type": _kind(setting)}
        command = click.option(
            f"--{setting.name}", help=setting.help, metavar=setting.metavar or None, callback=_shown, **kind
        )(command)
    return command


def _shown(_context: click.Context, _option: click.Parameter, value: object) -> object:
    """What was typed, without half characters, which no file can hold; `nan` is no number in any range."""
    if isinstance(value, float) and value != value:
        raise click.BadParameter("'nan' is no number")
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


# ---- what was typed, checked -----------------------------------------------------------------------


def now() -> int:
    """The time of this build in seconds: $SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock."""
    import os
    import time

    from deckpress.history.identity import LATEST_TIME
    from deckpress.project.paths import printable

    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed and not (fixed.isascii() and fixed.isdigit()):
        raise click.UsageError(f"SOURCE_DATE_EPOCH must be a number of seconds, not '{printable(fixed)}'")
    if len(fixed.lstrip("0")) > len(str(LATEST_TIME)) or int(fixed or 0) > LATEST_TIME:
        raise click.UsageError(f"SOURCE_DATE_EPOCH must be a number of seconds up to {LATEST_TIME}, not '{fixed[:40]}'")
    return int(fixed) if fixed else int(time.time())


def here() -> Path:
    """The current folder."""
    from pathlib import Path  # 5 ms, a tenth of what --help takes

    try:
        return Path.cwd()
    except OSError:
        raise click.ClickException("the current folder is gone; change to one that is there") from None


def folder(value: str | None) -> Path | None:
    """A path that was given, and is not empty."""
    if value is None:
        return None
    if not value.strip():
        raise click.UsageError("-o needs the name of a folder")
    from pathlib import Path

    return Path(value)


def given_text(paths: tuple[str, ...], name: str | None) -> Given | None:
    """The standard input, if the path `-` asks for it, under the name that it is to go by."""
    import sys
    from pathlib import Path

    from deckpress.disk import MOST_SOURCE
    from deckpress.project.sources import STDIN, Given

    if STDIN not in paths:
        if name is not None:
            raise click.UsageError("--name is for the standard input, which is named as -")
        return None
    name = "stdin" if name is None else name
    if not name.strip() or "\0" in name or name.endswith(("/", "\\")) or Path(name).name in ("", ".."):
        raise click.UsageError("--name needs the name of a file")
    try:
        return Given(name, sys.stdin.buffer.read(MOST_SOURCE + 1))
    except (OSError, AttributeError, ValueError) as error:  # closed streams are None, too
        reason = getattr(error, "strerror", None) or "it is closed"
        raise click.ClickException(f"the standard input cannot be read: {reason}") from None


def is_folder(path: str) -> bool:
    """True for a folder that can be looked at."""
    from pathlib import Path

    try:
        return bool(path) and Path(path).is_dir()
    except OSError:
        return False


def deck_name(value: str | None) -> str:
    """The name of a deck, in one line; empty if none was given."""
    if value is None:
        return ""
    from deckpress.inert import storable

    name = " ".join(storable(value).split())
    if not name:
        raise click.UsageError("--deck needs a name")
    return name


def format_names(given: tuple[str, ...]) -> tuple[str, ...]:
    """The names of formats, one by one or between commas, each known; none if none was given."""
    if not given:
        return ()
    from deckpress.exporters import BUILTIN, exporter, exporters

    value = ",".join(given)
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    unknown = [name for name in names if name not in BUILTIN and exporter(name) is None]
    if "pdf" in unknown:
        raise click.UsageError("no format 'pdf'; printable pages become PDFs, too, with --pdf")
    if unknown or not names:
        known = ", ".join(exporters())
        raise click.UsageError(f"no format '{unknown[0] if unknown else value}'; there are {known}")
    return names


def tag_names(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags without blanks."""
    from deckpress.inert import storable

    for tag in tags:
        if not tag.strip():
            raise click.UsageError("--tag needs a tag")
        if any(character.isspace() for character in tag):
            raise click.UsageError(f"a tag holds no blanks: '{tag}'; give --tag once for each")
    return tuple(storable(tag) for tag in tags)
