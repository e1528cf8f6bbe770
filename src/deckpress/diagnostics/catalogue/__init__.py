"""Every code that deckpress prints, a file or a folder for each hundred; the docs have tables of these rules."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from deckpress.diagnostics.catalogue import (
    files,
    live,
    lock,
    markup,
    media,
    moving,
    output,
    pulling,
    reading,
    templates,
)
from deckpress.diagnostics.values import Rule


def _rules(module: ModuleType) -> Iterator[Rule]:
    """The rules of a module in the order of the file, each code once: variants of a sentence share a code."""
    return (value for value in vars(module).values() if isinstance(value, Rule))


def _collected() -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for module in (files, reading, markup, media, templates, output, lock, moving, live, pulling):
        for rule in _rules(module):
            found.setdefault(rule.code, rule)
    return dict(sorted(found.items()))


RULES: dict[str, Rule] = _collected()
"""Each rule by its code."""
