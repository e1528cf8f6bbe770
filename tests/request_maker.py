"""A request from its fields, wherever they belong: `make_request(folder, ("a.md",), now=5)`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from deckpress.project import History, Inputs, Outputs, Request


def make_request(
    start: Path, paths: Sequence[str] = (), out: Path | None = None, formats: Sequence[str] = (), **more: Any
) -> Request:
    given = {"start": start, "paths": tuple(paths), "out": out, "formats": tuple(formats), **more}
    parts = []
    for kind in (Inputs, Outputs, History):
        names = {field.name for field in fields(kind)} & given.keys()
        parts.append(kind(**{name: given.pop(name) for name in names}))
    assert not given, f"no part of a request has {', '.join(given)}"
    inputs, outputs, history = parts
    return Request(inputs, outputs, history)
