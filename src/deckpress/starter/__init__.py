"""The name and options of a new project -> the texts of its files, from the files in `files/`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from deckpress.regex import regex

RECIPES = {"github": ".github/workflows/deck.yml", "gitlab": ".gitlab-ci.yml"}
"""Each service that builds on every push, with the file that configures it."""
CARDS = "cards"

_FILES = Path(__file__).parent / "files"
_EXAMPLE = ("cards/water.md", "cards/media/molecule.svg")
_EMPTY_FOLDER = f"{CARDS}/.gitkeep"
_MARKS = regex(r"[\\`*_\[\]<>&#|~$]")
"""Characters that could begin markup in a Markdown heading."""
_WITH_ID = "# The permanent id of this project. Anki recognises the cards by it: never change it.\nid = "
_WITHOUT_ID = "# The cards in deckpress.lock have no project id, and Anki recognises them without one: never add an id."


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of a new project."""

    name: str
    id: str
    """Its permanent id; empty for a project whose notes have none."""
    service: str = ""
    """A key of `RECIPES`, or empty."""
    example: bool = True
    """Adds a deck that shows every kind of card."""
    patterns: Sequence[str] = ()
    """Patterns of the files that hold the cards; without them, these are the files of `cards/`."""
    empty: bool = True
    """True if there are no cards yet."""


def new_files(wanted: Wanted) -> Mapping[str, bytes]:
    """The files of a new project by their paths in its folder."""
    return dict(_files(wanted))


def _files(wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    patterns = ", ".join(map(toml_string, wanted.patterns))
    sources = (
        f'\n# The files that hold the cards.\ninclude = [{patterns}]\nexclude = ["README.md"]\n' if patterns else ""
    )
    own = f"{_WITH_ID}{toml_string(wanted.id)}" if wanted.id else _WITHOUT_ID
    yield "deckpress.toml", _filled("deckpress.toml", id=own, name=toml_string(wanted.name), sources=sources)
    where = "the Markdown files of this folder" if patterns else f"`{CARDS}/`"
    yield "README.md", _filled("README.md", name=_MARKS.sub(r"\\\g<0>", wanted.name), where=where)
    yield "Makefile", _read("Makefile")
    yield ".gitignore", _read("gitignore")
    if wanted.service:
        yield RECIPES[wanted.service], _read(f"recipes/{wanted.service}.yml")
    if wanted.example:
        yield from ((name, _read(name)) for name in _EXAMPLE)
    elif wanted.empty:
        yield _EMPTY_FOLDER, b""  # git keeps no empty folders


def toml_string(text: str) -> str:
    """A text as a string of TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _read(name: str) -> bytes:
    return (_FILES / name).read_bytes()


def _filled(name: str, /, **values: str) -> bytes:
    """A file with a value in place of each `$name`."""
    return Template(_read(name).decode()).substitute(values).encode()
