"""An unexpected exception -> two sentences for the user, and a file with the full report."""

from __future__ import annotations

import os
import platform
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from deckpress import __version__
from deckpress.excerpts import excerpt
from deckpress.project.paths import printable

FAULT = 70
"""The exit status: a fault of the program itself (EX_SOFTWARE of sysexits.h)."""

_LONGEST = 200
_MOST_FRAMES = 200


def report(error: Exception, arguments: Sequence[str]) -> Iterator[str]:
    """What happened, and the path of the full report, which is written into the folder for temporary files."""
    yield f"deckpress: stopped by a fault in deckpress itself: {_words(error)}."
    try:
        path = _write(_text(error, arguments))
    except (OSError, MemoryError) as problem:
        yield f"The full report could not be written ({_words(problem)}); the fault is at {_place(error)}."
        return
    yield f"The full report is in {path}: read it through, and send it to the project if you like."


def _words(error: Exception) -> str:
    """The type of an exception and its text, on one line."""
    try:
        said = " ".join(str(error).split())
    except Exception:  # the exception of another package may fail here, too
        said = ""
    if isinstance(error, OSError) and error.strerror:
        said = error.strerror
    said = printable(said)
    words = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return excerpt(words, _LONGEST)


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"line {frames[-1].lineno} of {Path(frames[-1].filename).name}" if frames else "an unknown place"


def _text(error: Exception, arguments: Sequence[str]) -> str:
    """The report: versions, the command line, and the traceback, without its middle if it is very long."""
    lines = traceback.format_exception(error)
    if len(lines) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        lines = [*lines[:half], f"  ... {len(lines) - 2 * half} entries are left out ...\n", *lines[-half:]]
    head = (
        f"deckpress {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"command line: {list(arguments)!r}",
        f"folder: {_folder()}",
    )
    return "\n".join([*head, "", "".join(lines)])


def _folder() -> str:
    try:
        return str(Path.cwd())
    except OSError:
        return "(gone)"


def _write(text: str) -> str:
    """Writes the report so that only its user can read it, and returns its path. Raises OSError."""
    handle, path = tempfile.mkstemp(prefix="deckpress-", suffix=".txt", text=True)
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)
    return path
