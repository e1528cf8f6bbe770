"""An address on the internet -> its bytes, downloaded once within limits and kept in the cache folder."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from deckpress.disk import FileError, read_file
from deckpress.media import media_suffix
from deckpress.project.net import Line, Resolve, make_opener, resolve
from deckpress.project.paths import printable

MOST_BYTES = 20 * 2**20
"""The largest file."""
MOST_BYTES_OF_BUILD = 200 * 2**20
"""The most that one build downloads."""
SECONDS = 20
"""How long a server may send nothing."""
SECONDS_OF_FILE = 120
"""How long one file may take, with redirections and headers."""
_CHUNK = 65_536
_MOST_HOSTS = 5
"""How many hosts are named before a download."""


class Fetcher:
    """Downloads files by http and https, or takes them from the cache if there is one.

    It connects only to public addresses unless `private` is set, and gives each file `seconds`. A host that was too
    slow is not asked again.
    """

    def __init__(
        self,
        folder: Path | None,
        *,
        private: bool = False,
        seconds: float = SECONDS_OF_FILE,
        resolve: Resolve = resolve,
    ) -> None:
        self._folder = folder / "fetched" if folder else None
        self._private, self._seconds, self._resolve = private, seconds, resolve
        self._left = MOST_BYTES_OF_BUILD
        self._slow: set[str] = set()
        self._seen: dict[str, str] = {}
        """The reason why an address failed, so that a build asks for it only once."""

    def __call__(self, address: str) -> tuple[bytes, str]:
        """The bytes and an empty text, or no bytes and the reason."""
        address = _whole(address)
        if address in self._seen:
            return b"", self._seen[address]
        if data := self._kept(address):
            return data, ""
        data, reason = self._fetch(address)
        kept = self._place(address)
        if reason:
            self._seen[address] = reason
        elif kept is not None and media_suffix(urlsplit(address).path, data):  # not an error page
            _keep(kept, data)
        return data, reason

    def waiting(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """The addresses that are not in the cache and would be downloaded, each once."""
        whole = dict.fromkeys(_whole(address) for address in addresses)
        return tuple(address for address in whole if address.lower().startswith("http") and not self._kept(address))

    def _place(self, address: str) -> Path | None:
        """The file of an address in the cache; None without a cache."""
        return self._folder / hashlib.sha256(address.encode("utf-8", "replace")).hexdigest() if self._folder else None

    def _kept(self, address: str) -> bytes:
        """The bytes that the cache has for an address, or none."""
        place = self._place(address)
        if place is not None:
            with suppress(FileError):
                return read_file(place, MOST_BYTES)
        return b""

    def _fetch(self, address: str) -> tuple[bytes, str]:
        host = _host(address)
        if host in self._slow:
            return b"", f"{host} was too slow, and is not asked again in this build"
        until = time.monotonic() + self._seconds
        try:
            url = _ascii(address)
            if not url.startswith(("http://", "https://")):
                return b"", "only http and https are supported"
            line = Line(until, SECONDS, self._private, self._resolve)
            with make_opener(line).open(url, timeout=line.seconds()) as answer:
                return self._read(answer)
        except (OSError, HTTPException, ValueError) as error:  # URLError and time-outs are errors of the system
            if isinstance(getattr(error, "reason", error), TimeoutError):
                self._slow.add(host)
            if time.monotonic() >= until:
                return b"", f"it took more than {self._seconds:g} seconds"
            return b"", _reason(error)

    def _read(self, answer: HTTPResponse) -> tuple[bytes, str]:
        """The body of an answer, or the reason why there is none. Raises TimeoutError, OSError, HTTPException."""
        data = bytearray()
        while chunk := answer.read1(_CHUNK):  # it waits for some bytes, not for all of them
            data += chunk
            self._left -= len(chunk)
            if len(data) > MOST_BYTES:
                return b"", f"it has more than {MOST_BYTES // 2**20} MiB"
            if self._left < 0:
                return b"", f"this build has already downloaded {MOST_BYTES_OF_BUILD // 2**20} MiB"
        if getattr(answer, "length", 0):  # what http.client still waits for
            return b"", "the connection broke off"
        return bytes(data), "" if data else "it is empty"


def _whole(address: str) -> str:
    """An address with a scheme: https if it has none."""
    return f"https:{address}" if address.startswith("//") else address


def _reason(error: Exception) -> str:
    reason: Any = getattr(error, "reason", None) or error
    words = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    code = getattr(error, "code", None)
    return " ".join(f"{f'status {code}, ' if code else ''}{words}".split())[:200]


def _ascii(address: str) -> str:
    """An address as it is sent: blanks and non-ASCII letters percent-encoded, the host in its ASCII form."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe="/%:;@!$&'()*+,=~?") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme.lower(), host, path, query, ""))


def say_plan(addresses: Iterable[str]) -> str:
    """One line: how many files will be downloaded, and from which hosts; empty if there are none."""
    hosts = Counter(host for address in addresses if (host := _host(address)))
    if not hosts:
        return ""
    most = sorted(hosts.items(), key=lambda item: (-item[1], item[0]))
    named = [f"{host} ({count})" for host, count in most[:_MOST_HOSTS]]
    rest = len(most) - len(named)
    named += [f"{rest} other host{'s' if rest > 1 else ''}"] if rest else []
    return f"downloading {hosts.total():,} file{'s' if hosts.total() > 1 else ''} from {', '.join(named)}"


def _host(address: str) -> str:
    """The host of an address; empty if it has none."""
    try:
        return printable(urlsplit(address).hostname or "")
    except ValueError:
        return ""


def _keep(path: Path, data: bytes) -> None:
    """Puts a file into the cache in one step. A cache that cannot be written is ignored."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
