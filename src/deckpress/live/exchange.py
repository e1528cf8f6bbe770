"""The folder through which packages go to Anki and come back: it must be one that Anki can read, too."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from deckpress.live.ankiconnect import AnkiConnect, AnkiRefused

_PREFIX = "deckpress-"


class Exchange:
    """Passes packages as files: in the temporary folder or, for a sandboxed Anki, in the folder of the profile.

    Anki from Flatpak or Snap cannot read the temporary folder of other programs, but it can read the folder of its
    profile, from which the files are removed afterwards.
    """

    def __init__(self, anki: AnkiConnect, stack: ExitStack, profile: Path | None) -> None:
        self._anki, self._stack, self._profile = anki, stack, profile
        self._folder = self._make(None)
        self._count = 0

    def send(self, data: bytes) -> None:
        """Lets Anki import a package. Raises AnkiError."""
        self._pass("importPackage", data)

    def fetch(self, deck: str) -> bytes:
        """A deck of Anki's, with its subdecks, as a package. Raises AnkiError."""
        return self._pass("exportPackage", None, deck=deck)

    def _pass(self, action: str, data: bytes | None, **params: object) -> bytes:
        try:
            return self._try(action, data, **params)
        except AnkiRefused:
            if self._profile is None:
                raise
            self._folder, self._profile = self._make(self._profile), None
            return self._try(action, data, **params)

    def _try(self, action: str, data: bytes | None, **params: object) -> bytes:
        self._count += 1
        path = self._folder / f"{self._count}.apkg"
        try:
            if data is not None:
                path.write_bytes(data)
            # Anki wants forward slashes on Windows, too.
            done = self._anki.call(action, path=path.as_posix(), **params)
            if done is not True:
                raise AnkiRefused(self._anki.url, action, "it did nothing")
            return b"" if data is not None else path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise AnkiRefused(self._anki.url, action, f"the file of the package is missing ({reason})") from error
        finally:
            path.unlink(missing_ok=True)

    def _make(self, parent: Path | None) -> Path:
        return Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix=_PREFIX, dir=parent))).resolve()


@contextmanager
def open_exchange(anki: AnkiConnect, profile: Path | None) -> Iterator[Exchange]:
    """An exchange that removes its folders; `profile` is the folder of the open profile, if this machine has it."""
    with ExitStack() as stack:
        yield Exchange(anki, stack, profile)
