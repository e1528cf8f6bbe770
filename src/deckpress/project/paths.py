"""A path of the disk -> the text that a user is told it by, which any terminal and file can hold."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef]")


def shown_path(path: Path, start: Path) -> str:
    """How a user is told of a path, with forward slashes: as it was given, or if absolute from the current folder.

    An absolute path stays one where that is shorter.
    """
    text = path.as_posix()
    if path.is_absolute():
        with suppress(ValueError):  # another drive of Windows
            text = min(Path(os.path.relpath(path, start)).as_posix(), text, key=len)
    return printable(text)


def printable(text: str) -> str:
    """A text from the command line or the disk that can be shown: no control characters, no lone surrogates.

    Surrogates are how Python keeps bytes that are not in the encoding of the system (PEP 383): they are read as UTF-8.
    """
    try:
        data = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for no byte: a file name of Windows
        data = text.encode("utf-8", "replace")
    return _CONTROL.sub("\ufffd", data.decode("utf-8", "replace"))
