"""The installed programs -> a text that changes with each of them, so that no outdated value is found."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from deckpress import __version__

_DATA = (".dist-info", ".egg-info", ".egg-link", ".pth")


@cache
def versions() -> tuple[str, ...]:
    """What shapes outputs besides the files of a build: deckpress with each of its files, Python, and every package.

    A file counts by its size and its time: 500 of them take 3 ms. A package counts by the folder that pip writes for
    it, whose name has the version: importing importlib.metadata would take longer than a whole answer may.
    """
    package = Path(__file__).resolve().parents[1]
    templates = () if (package / "templates").is_dir() else _files(package.parents[1] / "templates", "templates/")
    files = (*_files(package), *templates)
    own = (f"{name} {size} {time}" for name, size, time in sorted(files))
    return __version__, sys.version, sys.platform, str(package), *own, *sorted(_packages())


def _files(folder: Path, name: str = "") -> Iterator[tuple[str, int, int]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(folder / entry.name, f"{name}{entry.name}/")
            else:
                status = entry.stat()
                yield name + entry.name, status.st_size, status.st_mtime_ns


def _packages() -> Iterator[str]:
    """Each package that pip installed in a folder of `sys.path`, with the time of its installation."""
    for folder in dict.fromkeys(sys.path):
        with suppress(OSError), os.scandir(folder or ".") as entries:
            for entry in entries:
                if entry.name.endswith(_DATA):
                    yield f"{folder}/{entry.name} {entry.stat().st_mtime_ns}"
