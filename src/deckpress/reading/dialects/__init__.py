"""The dialects of other programs, each read by a file of its own: by name, or by signs that nothing else has.

A document without such signs is read by its shapes (see `deckpress.reading.choose`), which is what the name `auto`
stands for; `shapes` says so even where the signs are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from deckpress.reading.frontmatter import Settings
from deckpress.reading.ledger import Ledger
from deckpress.reading.tree import Document


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way another program writes cards.

    `signs` tells from a document whether it is surely written this way, and why, in a few words; an empty text if
    not. `read` books every line of the ledger's document: notes, and what is no card.
    """

    name: str
    summary: str
    signs: Callable[[Document], str]
    read: Callable[[Ledger, Settings], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a dialect lives, and a pattern without which a text cannot be written in it; None: only by name."""

    module: str
    hint: re.Pattern[str] | None = None


DIALECTS: Mapping[str, Entry] = {}
"""The dialects by name, in the order in which their signs are looked for. Each module holds a `DIALECT`."""

AUTO = "auto"
SHAPES = "shapes"
"""The name of the reader that goes by shapes alone."""


def names() -> tuple[str, ...]:
    """What a user may give as the name of a dialect."""
    return (AUTO, SHAPES, *DIALECTS)


def dialect(name: str) -> Dialect:
    """The dialect of a name; raises KeyError for one that is not in the table."""
    module = import_module(f"deckpress.reading.dialects.{DIALECTS[name].module}")
    return cast(Dialect, module.DIALECT)


def detect(document: Document) -> tuple[Dialect, str] | None:
    """The dialect whose signs a document bears, and what they are."""
    for name, entry in DIALECTS.items():
        if entry.hint is not None and entry.hint.search(document.source.text):
            found = dialect(name)
            if why := found.signs(document):
                return found, why
    return None
