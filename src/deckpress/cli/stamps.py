"""The stamp of a command: what it read and what it printed, so that the same command need not run again.

A stamp belongs to a command with all its options, in one folder, with the installed programs. It holds if every file
that the command read, and every folder that it listed, is as it was, and every output still has the content that the
command wrote. Then deckpress reads, renders and writes nothing, and prints the same messages again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from deckpress.cache import seen
from deckpress.cache.folder import cache_folder
from deckpress.cli import streams
from deckpress.digests import digest

if TYPE_CHECKING:
    from deckpress.cache.store import Store
    from deckpress.diagnostics import Diagnostics
    from deckpress.project import Report

_KIND = "stamp-1"
_NEVER = ("fetch", "fetch_private", "pdf", "against", "adopt", "retire", "review", "accept", "undo", "output")
"""Options with which a command depends on more than files, or writes more than outputs."""

_LATEST = "2000000000"
"""A time in seconds, in 2033; a later time counts as unusual."""


class Stamp:
    """The stamp of one command, which is looked up when it is made."""

    def __init__(self, store: Store | None, key: str) -> None:
        self._store, self._key = store, key
        self._seen: seen.Seen | None = None

    def answer(self) -> None:
        """Prints the messages of the last run and ends the program, if nothing has changed since."""
        found = self._store.get(_KIND, self._key) if self._store is not None else None
        match found:
            case {"facts": list(facts), "said": list(said), "status": int(status)}:
                with suppress(ValueError, TypeError):  # another form: a value in a cache may come from anywhere
                    known = {(str(question), str(path)): str(answer) for question, path, answer in facts}
                    lines = [(str(line), bool(err)) for line, err in said]
                    if seen.still_so(known):
                        streams.say_again(lines)
                        raise SystemExit(status)

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Notes what the command looks at within the block."""
        if self._store is None:
            yield
            return
        with seen.noted() as self._seen:
            yield

    def tell(self, report: Report, diagnostics: Diagnostics, say: Callable[[Report, Diagnostics], None]) -> None:
        """Calls `say`, and stores what it prints for the next run."""
        try:
            say(report, diagnostics)
        except SystemExit:
            self._keep(report.again, say)
            raise
        self._keep(report.again, say)

    def _keep(self, again: tuple[Report, Diagnostics] | None, say: Callable[[Report, Diagnostics], None]) -> None:
        if again is None or self._store is None or self._seen is None or self._seen.doubtful:
            return
        said, status = _heard(lambda: say(*again))
        if all(isinstance(line, str) for line, _ in said) and seen.still_so(self._seen.facts):
            facts = [[question, path, answer] for (question, path), answer in self._seen.facts.items()]
            self._store.put(_KIND, self._key, {"facts": facts, "said": said, "status": status})
            self._store.close()


def find_stamp(command: str, typed: Mapping[str, Any]) -> Stamp:
    """The stamp of a command with these options; it does nothing without a cache, or if the command must run."""
    folder = cache_folder()
    if folder is None or any(typed.get(name) for name in _NEVER) or "-" in typed["paths"]:
        return Stamp(None, "")
    from deckpress.cache.store import DiskStore
    from deckpress.cache.versions import versions

    try:
        outs = [(streams.is_terminal(one), streams.is_colourful(one)) for one in (sys.stdout, sys.stderr)]
        around = [os.getcwd(), _time(), outs, streams.is_unicode(sys.stdout)]  # noqa: PTH109
        key = json.dumps([command, sorted(typed.items()), around, versions()])
    except (OSError, TypeError):  # the folder is gone; a dialect that a file defines
        return Stamp(None, "")
    return Stamp(DiskStore(folder), digest(key))


def _time() -> str:
    """$SOURCE_DATE_EPOCH; empty for a usual time, which changes no answer as long as no note has changed."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return "" if fixed.isascii() and fixed.isdigit() and len(fixed) == len(_LATEST) and fixed < _LATEST else fixed


def _heard(say: Callable[[], None]) -> tuple[streams.Heard, int]:
    """The printed lines, and the exit status."""
    with streams.listening() as heard:
        try:
            say()
        except SystemExit as end:
            return heard, int(end.code or 0)
    return heard, 0
