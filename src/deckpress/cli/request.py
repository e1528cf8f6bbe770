"""What was typed, checked -> the request of a build. A value that does not fit is a usage error."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from deckpress import disk
from deckpress.disk import MOST_SOURCE
from deckpress.history.identity import LATEST_TIME
from deckpress.inert import storable
from deckpress.project import History, Inputs, Outputs, Request
from deckpress.project.jobs import jobs_here
from deckpress.project.paths import printable
from deckpress.project.sources import STDIN, Given
from deckpress.settings import SETTINGS


def make_request(typed: Mapping[str, Any]) -> Request:
    """The request of a command, from the values of its options by their names in Python.

    An option that the command does not have keeps its default. Standard input is read last, when all else is right.
    """
    private = bool(typed.get("fetch_private"))
    out, file, suffix, formats = given_output(typed.get("out"), format_names(typed.get("formats", ())))
    outputs = Outputs(
        out,
        formats,
        {setting.key: typed[setting.key] for setting in SETTINGS if setting.key in typed},
        typed.get("theme", ""),
        pdf=typed.get("pdf", False),
        fetch=private or typed.get("fetch", False),
        file=file,
        suffix=suffix,
        fetch_private=private,
        strict=typed.get("strict", False),
        jobs=typed.get("jobs") or jobs_here(),
    )
    history = History(
        given_path(typed.get("lock"), "--lock"),
        use_lock=not typed.get("no_lock"),
        locked=typed.get("locked", False),
        against=tuple(map(Path, typed.get("against", ()))),
        adopt=typed.get("adopt", False),
        retire=typed.get("retire", False),
        now=now(),
    )
    inputs = Inputs(
        here(),
        typed["paths"],
        deck=deck_name(typed.get("deck")),
        one=deck_name(typed.get("one"), "--one"),
        tags=tag_names(typed.get("tags", ())),
        dialect=typed["dialect"],
        guess=typed.get("guess", False),
        allow_outside=typed.get("allow_outside", False),
        stdin=given_text(typed["paths"], typed.get("name")),
    )
    return Request(inputs, outputs, history)


def now() -> int:
    """The time of this build in seconds: $SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed and not (fixed.isascii() and fixed.isdigit()):
        raise click.UsageError(f"SOURCE_DATE_EPOCH must be a number of seconds, not '{printable(fixed)}'")
    if len(fixed.lstrip("0")) > len(str(LATEST_TIME)) or int(fixed or 0) > LATEST_TIME:
        raise click.UsageError(f"SOURCE_DATE_EPOCH must be a number of seconds up to {LATEST_TIME}, not '{fixed[:40]}'")
    return int(fixed) if fixed else int(time.time())


def here() -> Path:
    """The current folder."""
    try:
        return Path.cwd()
    except OSError:
        raise click.ClickException("the current folder no longer exists; change to another one") from None


def given_path(value: str | None, option: str) -> Path | None:
    """The path that an option was given; None without the option."""
    if value is None:
        return None
    if not value.strip():
        raise click.UsageError(f"{option} needs a path")
    return Path(value)


def given_output(value: str | None, formats: tuple[str, ...]) -> tuple[Path | None, str, str, tuple[str, ...]]:
    """The output folder, the name of the one file in it, the suffix of its format, and the formats.

    `-o` names a file if it ends as the files of a format do, and is not a folder.
    """
    path = given_path(value, "-o")
    ends = path.suffix.lower() if path is not None else ""
    if path is None or value is None or not ends or value.endswith(("/", os.sep)) or is_folder(value):
        return path, "", "", formats
    from deckpress.exporters import suffixes

    known = suffixes()
    whole = [name for name, own in known.items() if path.name.lower().endswith(own) and len(path.name) > len(own)]
    fit = [name for name, own in known.items() if own.rpartition(".")[2] == ends[1:]]
    if ends == ".pdf":
        raise click.UsageError(
            f"-o {value}: deckpress makes a PDF of a page; name the page and its format, such as "
            f"-o {_named(path, '.paper.html')}, and add --pdf"
        )
    if not fit:
        return path, "", "", formats
    if formats:
        chosen = [name for name in fit if (name,) == formats]
        if not chosen:
            raise click.UsageError(
                f"-o {value} names a file of the format {', '.join(fit)}, and --to names "
                f"{', '.join(formats)}; leave out --to, or name a folder with -o"
            )
    else:
        longest = max((len(known[name]) for name in whole), default=0)
        chosen = [name for name in whole if len(known[name]) == longest > len(ends)] or fit
    if len(chosen) > 1:
        each = (
            f"--to {name} -o {value}" if known[name] == ends else f"-o {_named(path, known[name])}" for name in chosen
        )
        raise click.UsageError(f"-o {value} could mean several formats; use one of these: {', '.join(each)}")
    (form,) = chosen
    suffix = known[form] if path.name.lower().endswith(known[form]) else ends
    return path.parent, path.name, path.name[-len(suffix) :], (form,)


def _named(path: Path, suffix: str) -> str:
    return str(path.with_name(f"{path.stem}{suffix}"))


def given_text(paths: tuple[str, ...], name: str | None) -> Given | None:
    """The text of standard input, under its file name, if `-` is among the paths."""
    if STDIN not in paths:
        if name is not None:
            raise click.UsageError("--name is the name of standard input; add the path -")
        return None
    name = "stdin" if name is None else name
    if not name.strip() or "\0" in name or name.endswith(("/", "\\")) or Path(name).name in ("", ".."):
        raise click.UsageError("--name needs a file name")
    try:
        return Given(name, sys.stdin.buffer.read(MOST_SOURCE + 1))
    except (OSError, AttributeError, ValueError) as error:  # a closed stream is None
        reason = getattr(error, "strerror", None) or "it is closed"
        raise click.ClickException(f"cannot read standard input: {reason}") from None


def is_folder(path: str) -> bool:
    """True for a folder that can be accessed."""
    try:
        return bool(path) and disk.is_folder(Path(path))
    except OSError:
        return False


def deck_name(value: str | None, option: str = "--deck") -> str:
    """The name of a deck on one line; empty without the option."""
    if value is None:
        return ""
    name = " ".join(storable(value).split())
    if not name:
        raise click.UsageError(f"{option} needs a name")
    return name


_OTHER_NAMES = {
    "pdf": "to write printable pages as PDF, use --pdf",
    "html": "the pages are sheet, cards, paper and quiz",
    "anki": "the package for Anki is apkg",
}
"""What people call a format -> how to write it."""


def format_names(given: tuple[str, ...]) -> tuple[str, ...]:
    """The names of known formats, from values that may hold several names between commas."""
    if not given:
        return ()
    from deckpress.exporters import BUILTIN, exporter, exporters

    value = ",".join(given)
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    unknown = [name for name in names if name not in BUILTIN and exporter(name) is None]
    if unknown and unknown[0] in _OTHER_NAMES:
        raise click.UsageError(f"no format '{unknown[0]}'; {_OTHER_NAMES[unknown[0]]}")
    if unknown or not names:
        known = ", ".join(exporters())
        raise click.UsageError(f"no format '{unknown[0] if unknown else value}'; choose from {known}")
    return names


def tag_names(tags: tuple[str, ...]) -> tuple[str, ...]:
    """The tags, each checked: Anki's tags hold no blanks."""
    for tag in tags:
        if not tag.strip():
            raise click.UsageError("--tag needs a tag")
        if any(character.isspace() for character in tag):
            raise click.UsageError(f"a tag cannot contain blanks: '{tag}'; repeat --tag for each tag")
    return tuple(storable(tag) for tag in tags)
