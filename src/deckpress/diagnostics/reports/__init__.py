"""Diagnostics for programs: JSON, annotations of GitHub Actions, SARIF. Each format is one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from deckpress.diagnostics import Diagnostics

Report = Callable[[Diagnostics, Mapping[str, str], str], Iterator[str]]
"""Diagnostics, the texts they point into by path, and the version of deckpress -> lines."""

FORMATS = ("json", "github", "sarif")


def report(name: str) -> Report:
    """The report of one of `FORMATS`."""
    if name == "json":
        from deckpress.diagnostics.reports.as_json import lines
    elif name == "github":
        from deckpress.diagnostics.reports.github import lines
    else:
        from deckpress.diagnostics.reports.sarif import lines
    return lines
