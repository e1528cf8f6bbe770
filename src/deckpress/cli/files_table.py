"""The files of a folder, each read -> the lines and the JSON of `deckpress inspect` for a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import click

from deckpress.cli.lines import COLOURS, counted
from deckpress.cli.reading_json import VERSION
from deckpress.inert import visible, visible_json
from deckpress.project.loading import Surveyed


def files_lines(files: Sequence[Surveyed]) -> Iterator[str]:
    """A line for each file: its path, the number of cards, how it was read, and its most serious diagnostic."""
    width = max((len(visible(file.path)) for file in files), default=0)
    cards = [counted(file.cards, "card") for file in files]
    number = max(map(len, cards), default=0)
    for file, count in zip(files, cards, strict=True):
        severity = click.style(file.worst.word, fg=COLOURS[file.worst]) if file.worst else ""
        left_out = f"left out: {file.left_out}" if file.left_out else ""
        parts = [part for part in (visible(file.dialect), left_out, severity) if part]
        yield f"{visible(file.path):<{width}}  {count:>{number}}  {', '.join(parts)}".rstrip()
    built = [file for file in files if not file.left_out]
    total = counted(sum(file.cards for file in built), "card")
    yield click.style(f"{counted(len(files), 'file')}, {total} in {len(built)} of them", bold=True)


def files_json(files: Sequence[Surveyed], *, ascii_only: bool) -> str:
    """The same as one JSON object."""
    rows = [
        {
            "path": visible(file.path),
            "cards": file.cards,
            "dialect": file.dialect,
            "severity": file.worst.word if file.worst else "",
            "left_out": file.left_out,
        }
        for file in files
    ]
    return visible_json(json.dumps({"version": VERSION, "files": rows}, ensure_ascii=ascii_only, indent=2))
