"""An address of the net -> its bytes, fetched once with limits and kept in the cache folder."""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit, urlunsplit

from deckpress import __version__
from deckpress.media import media_suffix

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

MOST_BYTES = 20 * 2**20
"""Of one file."""
MOST_BYTES_OF_BUILD = 200 * 2**20
SECONDS = 20
"""How long a server may say nothing."""
SECONDS_OF_FILE = 120
_MOST_REDIRECTS = 5
_CHUNK = 65_536


class Fetcher:
    """Fetches files by http and https; what was fetched once is taken from the cache, if there is one."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder / "fetched" if folder else None
        self._left = MOST_BYTES_OF_BUILD
        self._seen: dict[str, str] = {}
        """The reason why an address could not be fetched, so that it is asked for once in a build."""

    def __call__(self, address: str) -> tuple[bytes, str]:
        """The bytes, or none and the reason why not."""
        if address.startswith("//"):
            address = "https:" + address
        if address in self._seen:
            return b"", self._seen[address]
        kept = self._folder / hashlib.sha256(address.encode("utf-8", "replace")).hexdigest() if self._folder else None
        if kept is not None:
            with suppress(OSError):
                if data := kept.read_bytes():
                    return data, ""
        data, reason = self._fetch(address)
        if reason:
            self._seen[address] = reason
        elif kept is not None and media_suffix(urlsplit(address).path, data):  # not the page of an error
            _keep(kept, data)
        return data, reason

    def _fetch(self, address: str) -> tuple[bytes, str]:
        from http.client import HTTPException

        try:
            url = _ascii(address)
            if not url.startswith(("http://", "https://")):
                return b"", "only http and https are fetched"
            with _opener().open(url, timeout=SECONDS) as answer:
                return self._read(answer)
        except (OSError, HTTPException, ValueError) as error:  # URLError and time-outs are errors of the system
            return b"", _reason(error)

    def _read(self, answer: IO[bytes]) -> tuple[bytes, str]:
        until = time.monotonic() + SECONDS_OF_FILE
        data = bytearray()
        while chunk := answer.read(_CHUNK):
            data += chunk
            if len(data) > MOST_BYTES:
                return b"", f"it has more than {MOST_BYTES // 2**20} MiB"
            if len(data) > self._left:
                return b"", f"this build has fetched {MOST_BYTES_OF_BUILD // 2**20} MiB already"
            if time.monotonic() > until:
                return b"", f"it took more than {SECONDS_OF_FILE} seconds"
        if getattr(answer, "length", 0):  # what http.client still waits for
            return b"", "it broke off"
        self._left -= len(data)
        return bytes(data), "" if data else "it is empty"


def _reason(error: Exception) -> str:
    reason: Any = getattr(error, "reason", None) or error
    words = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    code = getattr(error, "code", None)
    return " ".join(f"{f'status {code}, ' if code else ''}{words}".split())[:200]


def _ascii(address: str) -> str:
    """An address as it is sent: blanks and letters outside ASCII in percent signs, the host in its ASCII form."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe="/%:;@!$&'()*+,=~?") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme.lower(), host, path, query, ""))


def _opener() -> OpenerDirector:
    """What opens http and https alone, also after a redirection; the proxies of the system are used."""
    from urllib import request

    class Redirects(request.HTTPRedirectHandler):
        """Follows them to http and https alone, since nothing here opens another address."""

        max_redirections = _MOST_REDIRECTS

    opener = request.OpenerDirector()
    opener.addheaders = [("User-Agent", f"deckpress/{__version__}")]
    for handler in (
        request.ProxyHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
        Redirects(),
        request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _keep(path: Path, data: bytes) -> None:
    """Puts a file into the cache in one step; a cache that cannot be written is none."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
