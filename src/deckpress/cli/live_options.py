"""The options of the commands that talk to a running Anki, and how these commands end if it cannot help."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any, NoReturn

import click

from deckpress.cli import streams
from deckpress.cli.options import together

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics
    from deckpress.live.ankiconnect import AnkiConnect
    from deckpress.project import Request

ANKI = together(
    click.option(
        "--anki",
        metavar="URL",
        envvar="DECKPRESS_ANKI",
        help="Address of AnkiConnect (default: http://127.0.0.1:8765).",
    ),
    click.option("--key", metavar="KEY", envvar="DECKPRESS_ANKI_KEY", help="Key of AnkiConnect, if it needs one."),
    click.option("--profile", metavar="NAME", help="Fail unless this profile of Anki is open."),
)


def client(typed: MutableMapping[str, Any]) -> tuple[AnkiConnect, str]:
    """The client and the profile that must be open, if any: the values of `ANKI`, which are removed from `typed`."""
    from urllib.parse import urlsplit

    from deckpress.live.ankiconnect import ADDRESS, AnkiConnect

    url, key = typed.pop("anki") or ADDRESS, typed.pop("key") or ""
    if "://" not in url:
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    if not sound or not url.isascii() or not url.isprintable() or " " in url:
        raise click.UsageError("--anki needs an address such as http://127.0.0.1:8765")
    return AnkiConnect(url, key), typed.pop("profile") or ""


def check_sources(request: Request, *, only_paths: bool = False) -> None:
    """Ends the program if the command names files that do not exist (DP001) or, unless `only_paths`, has other errors.

    Neither a running Anki nor the next save of a file could mend these.
    """
    from pathlib import Path

    from deckpress.diagnostics import has_errors
    from deckpress.diagnostics.catalogue.files import NO_SUCH_PATH
    from deckpress.project.loading import find_inputs
    from deckpress.project.paths import shown_path

    problems = find_inputs(request).problems
    if only_paths:
        named = {shown_path(Path(path), request.inputs.start) for path in request.inputs.paths}
        problems = tuple(p for p in problems if p.code == NO_SUCH_PATH.code and p.location.path in named)
    if has_errors(problems):
        fail(problems)


def fail(diagnostics: Diagnostics) -> NoReturn:
    """Prints why the command cannot go on, and ends the program."""
    from deckpress.cli.lines import show

    streams.say(show(diagnostics, {}), err=True)
    raise SystemExit(1)
