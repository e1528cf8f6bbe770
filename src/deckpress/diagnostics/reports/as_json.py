"""Diagnostics as JSON: a list with one object a diagnostic, one line each. docs/diagnostics.md describes the keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.diagnostics.reports.spans import find_span


def lines(diagnostics: Diagnostics, texts: Mapping[str, str], version: str) -> Iterator[str]:
    """The lines of a JSON list; ASCII only, so that any terminal and any file can hold them."""
    del version
    split = {path: text.split("\n") for path, text in texts.items()}
    objects = [json.dumps(_object(diagnostic, split)) for diagnostic in diagnostics]
    yield "["
    yield from (f"{text}," for text in objects[:-1])
    yield from objects[-1:]
    yield "]"


def _object(diagnostic: Diagnostic, split: Mapping[str, list[str]]) -> dict[str, object]:
    span = find_span(diagnostic, split)
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.word,
        "path": diagnostic.location.path or None,
        "line": span and span.line,
        "column": span and span.column,
        "end_line": span and span.end_line,
        "end_column": span and span.end_column,
        "message": diagnostic.message,
        "remedy": diagnostic.next_step,
    }
