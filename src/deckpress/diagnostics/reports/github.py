"""Diagnostics as workflow commands of GitHub Actions, which show them as annotations beside the lines.

GitHub shows no more than 10 errors, 10 warnings and 10 notices of one step, so the rest are counted. Source: GitHub's
documentation, "Workflow commands for GitHub Actions", and the limits of annotations in its REST documentation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from deckpress.diagnostics import Diagnostic, Diagnostics, Severity
from deckpress.diagnostics.reports.spans import find_span

MOST = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def lines(diagnostics: Diagnostics, texts: Mapping[str, str], version: str) -> Iterator[str]:
    """A workflow command for each diagnostic that GitHub will show, and a plain line that counts the others."""
    del version
    split = {path: text.split("\n") for path, text in texts.items()}
    counted: Counter[Severity] = Counter()
    for diagnostic in sorted(diagnostics, key=lambda d: -d.severity):
        counted[diagnostic.severity] += 1
        if counted[diagnostic.severity] <= MOST:
            yield _command(diagnostic, split)
    rest = [(severity.word, count - MOST) for severity, count in counted.items() if count > MOST]
    if rest:
        words = ", ".join(f"{count} more {word}{'s' if count > 1 else ''}" for word, count in rest)
        yield f"{words}: GitHub shows {MOST} of a kind; deckpress check shows all"


def _command(diagnostic: Diagnostic, split: Mapping[str, list[str]]) -> str:
    rule = diagnostic.rule
    properties = {"file": diagnostic.location.path}
    span = find_span(diagnostic, split)
    if span:
        properties |= {"line": str(span.line), "endLine": str(span.end_line)}
        if span.line == span.end_line:  # GitHub takes columns within one line only
            properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = f"{diagnostic.code} {rule.title}"
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    said = _data("\n".join((diagnostic.message, diagnostic.next_step)))
    return f"::{_COMMANDS[diagnostic.severity]} {given}::{said}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
