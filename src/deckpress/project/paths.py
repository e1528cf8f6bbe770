"""A path on the disk -> the text that users see, which every terminal and file can hold."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from deckpress.inert import decoded, visible


def shown_path(path: Path, start: Path) -> str:
    """The path that users see, with forward slashes: as it was given, or if absolute, relative to the current folder.

    An absolute path stays absolute if that is shorter.
    """
    text = path.as_posix()
    if path.is_absolute():
        with suppress(ValueError):  # another drive of Windows
            text = min(Path(os.path.relpath(path, start)).as_posix(), text, key=len)
    return printable(text)


def printable(text: str) -> str:
    """A text from the command line or the disk as it can be shown on a terminal (see `inert.visible`)."""
    return visible(decoded(text))
