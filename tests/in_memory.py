"""Temporary files in memory: SQLite, in Anki above all, waits for the disk after each change, and so do builds."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 1 << 30
"""How many bytes must be free: five times what a whole run writes."""
CHOSEN = ("TMPDIR", "TEMP", "TMP", "PYTEST_DEBUG_TEMPROOT")
"""If one of these is set, the user has chosen a folder."""


def _has_room(folder: Path) -> bool:
    """Whether it is there, has room, and lets the programs that tests write be started; containers may forbid that."""
    try:
        state = os.statvfs(folder)
    except (AttributeError, OSError):
        return False
    runs = not state.f_flag & os.ST_NOEXEC
    return runs and os.access(folder, os.W_OK) and state.f_bavail * state.f_frsize >= ROOM


def use_memory() -> Callable[[], object]:
    """Lets the tests and the programs that they start write their temporary files to memory if that is possible.

    Returns what removes those that are left; the folders of failed tests stay, as pytest keeps them.
    """
    if any(name in os.environ for name in CHOSEN) or not _has_room(MEMORY):
        return lambda: None
    folder = tempfile.mkdtemp(prefix="deckpress-tests-", dir=MEMORY)
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    return lambda: shutil.rmtree(folder, ignore_errors=True)
