"""The command `formats`."""

from __future__ import annotations

import click

from deckpress.cli.streams import say


@click.command()
def formats() -> None:
    """List the output formats."""
    from deckpress.exporters import exporters

    known = exporters()
    wide, width = max(map(len, known)), max(len(exporter.suffix) for exporter in known.values())
    say(f"{name:<{wide}} {exporter.suffix:<{width}} {exporter.summary}" for name, exporter in known.items())
