"""An http or https address -> a connection to a public internet address, with one deadline for everything."""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib import request
from urllib.parse import urlsplit

from deckpress import __version__

_MOST_REDIRECTS = 5
_NAT64 = IPv6Network("64:ff9b::/96")
"""IPv4 addresses in a network that has only IPv6 (RFC 6052)."""

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the IP addresses of a host, by its name and the port. Raises OSError."""


class PrivateAddressError(OSError):
    """A host that is not a public one."""


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The IP addresses of a host, from the system. Raises OSError."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in answers))


def is_public(address: str) -> bool:
    """True for a public IP address; false for one of this machine, of a local network or of a multicast group."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


@dataclass(frozen=True, slots=True)
class Line:
    """The limits of one transfer, with all its connections.

    `until` is the deadline by the clock `time.monotonic`, `silence` how many seconds a server may send nothing.
    `private` allows private addresses.
    """

    until: float
    silence: float
    private: bool = False
    resolve: Resolve = resolve

    def seconds(self) -> float:
        """How long to wait for the next bytes. Raises TimeoutError after the deadline."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        return min(left, self.silence)

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """The allowed addresses of a host. Raises PrivateAddressError if there is none."""
        resolved = self.resolve(host, port)
        allowed = tuple(address for address in resolved if self.private or is_public(address))
        if not allowed:
            place = f"{host} is {resolved[0]}, which" if resolved and resolved[0] != host else host
            raise PrivateAddressError(f"{place} is not a public address; to allow it, use --fetch-private")
        return allowed

    def connect(self, addresses: Sequence[str], port: int) -> socket.socket:
        """A connection to the first address that answers, without looking up the name again. Raises OSError."""
        *others, last = addresses
        for address in others:
            with suppress(OSError):
                return socket.create_connection((address, port), self.seconds())
        return socket.create_connection((last, port), self.seconds())


def make_opener(line: Line) -> request.OpenerDirector:
    """An opener for http and https only, also after a redirection. It uses the proxies of the system."""
    opener = request.OpenerDirector()
    opener.addheaders = [("User-Agent", f"deckpress/{__version__}")]
    for handler in (
        request.ProxyHandler(),
        _Handler(line),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
        _Redirects(),
        request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


class _Redirects(request.HTTPRedirectHandler):
    """Follows redirections. Only http and https can be opened."""

    max_redirections = _MOST_REDIRECTS


class _Handler(request.AbstractHTTPHandler):
    """Opens each address, also after redirections, with connections that keep to the limits of a line."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def http_open(self, asked: request.Request) -> HTTPResponse:
        """Opens an address. urllib finds this method by its name."""
        return self._open(_Connection, asked)

    def https_open(self, asked: request.Request) -> HTTPResponse:
        """Opens an address over TLS."""
        return self._open(_SecureConnection, asked)

    http_request = https_request = request.AbstractHTTPHandler.do_request_

    def _open(self, kind: type[_Connection], asked: request.Request) -> HTTPResponse:
        proxied = asked.has_proxy() or bool(getattr(asked, "_tunnel_host", None))
        if proxied:  # the proxy looks up the name; an address that this machine knows is checked here
            url = urlsplit(asked.full_url)
            with suppress(socket.gaierror):
                self._line.addresses(url.hostname or "", url.port or kind.default_port)
        return self.do_open(partial(kind, line=self._line, proxied=proxied), asked)


class _Connection(HTTPConnection):
    """A connection to the address that was checked. All reading ends at the deadline."""

    def __init__(self, host: str, *, line: Line, proxied: bool, **options: Any) -> None:
        super().__init__(host, **options)
        self._line, self._proxied = line, proxied
        self.response_class = partial(_Response, line=line)  # type: ignore[assignment]

    def connect(self) -> None:
        """Connects to the host, or to the proxy that the user set, which may have any address."""
        look_up = self._line.resolve if self._proxied else self._line.addresses
        self.sock = self._line.connect(look_up(self.host, self.port), self.port)
        if self._tunnel_host:  # type: ignore[attr-defined]
            self._tunnel()  # type: ignore[attr-defined]


class _SecureConnection(_Connection):
    """The same over TLS."""

    default_port = 443

    def connect(self) -> None:
        """Connects and checks the certificate of the host."""
        super().connect()
        host = self._tunnel_host or self.host  # type: ignore[attr-defined]
        self.sock.settimeout(self._line.seconds())
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=host)


class _Response(HTTPResponse):
    """An answer whose every byte, headers included, must arrive before the deadline."""

    def __init__(self, sock: socket.socket, *arguments: Any, line: Line, **options: Any) -> None:
        super().__init__(sock, *arguments, **options)
        self.fp = io.BufferedReader(_Timed(self.fp.detach(), sock, line))


class _Timed(io.RawIOBase):
    """Reads from a socket, and waits only as long as its line allows."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, line: Line) -> None:
        super().__init__()
        self._raw, self._sock, self._line = raw, sock, line

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Reads the bytes that have arrived, or waits for the next ones. Raises TimeoutError."""
        self._sock.settimeout(self._line.seconds())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        """Closes the connection."""
        self._raw.close()
        super().close()
