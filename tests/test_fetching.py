"""`--fetch`: from public addresses alone, in limited time and size, and said before it is done."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest
from click.testing import CliRunner, Result

from deckpress.cli import cli
from deckpress.project.fetching import Fetcher, say_plan
from deckpress.project.net import Line, PrivateAddressError, is_public, resolve
from rendered import png

PNG = png(8, 8)


# ---- which addresses are public --------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1"],
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "2001::1",
        "2001:db8::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%1",
        "fec0::1",
        "ff02::1",
    ],
)
def test_an_address_of_this_machine_of_a_local_network_or_of_a_group_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_a_name_that_leads_to_private_addresses_alone_is_refused() -> None:
    line = Line(time.monotonic() + 60, 20, resolve=lambda *_: ("10.0.0.1", "::1"))
    with pytest.raises(PrivateAddressError, match=r"router.example is 10.0.0.1, which is not a public address"):
        line.addresses("router.example", 80)


def test_of_several_addresses_the_public_ones_are_taken() -> None:
    line = Line(time.monotonic() + 60, 20, resolve=lambda *_: ("10.0.0.1", "1.1.1.1"))
    assert line.addresses("both.example", 80) == ("1.1.1.1",)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1"])
def test_the_system_knows_other_spellings_of_this_machine_and_none_is_public(host: str) -> None:
    with suppress(OSError):  # a spelling that this system does not know
        assert not any(is_public(address) for address in resolve(host, 80))


# ---- servers that mean no good ---------------------------------------------------------------------


class Server:
    """Listens on this machine and answers each connection by a function; `asked` counts the connections."""

    def __init__(self, answer: Callable[[socket.socket, Event], None]) -> None:
        self.asked, self._answer, self._done = 0, answer, Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads = [Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/a.png"

    def _serve(self) -> None:
        while not self._done.is_set():
            with suppress(OSError):
                connection, _ = self._listener.accept()
                if self._done.is_set():
                    connection.close()
                    return
                self.asked += 1
                thread = Thread(target=self._handle, args=(connection,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _handle(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.recv(65_536)
            self._answer(connection, self._done)

    def close(self) -> None:
        self._done.set()
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            pass
        self._listener.close()
        for thread in self._threads:
            thread.join(5)


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[socket.socket, Event], None]], Server]]:
    monkeypatch.setenv("no_proxy", "*")
    servers: list[Server] = []

    def start(answer: Callable[[socket.socket, Event], None]) -> Server:
        servers.append(Server(answer))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def _whole(connection: socket.socket, _: Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PNG) + PNG)


def _drip(first: bytes, drop: bytes) -> Callable[[socket.socket, Event], None]:
    def answer(connection: socket.socket, done: Event) -> None:
        connection.sendall(first)
        while not done.wait(0.02):
            connection.sendall(drop)

    return answer


OK = b"HTTP/1.1 200 OK\r\n"
SLOW = {
    "a body": _drip(OK + b"\r\n", b"x"),
    "a body of a known length": _drip(OK + b"Content-Length: 100000\r\n\r\n", b"x"),
    "chunks": _drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "the length of a chunk": _drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "the status": _drip(b"", b"H"),
    "headers": _drip(OK, b"a"),
    "nothing at all": _drip(b"", b""),
    "the page of an error": _drip(b"HTTP/1.1 404 No\r\n\r\n", b"x"),
}


@pytest.mark.parametrize("what", SLOW)
def test_a_server_that_drips_is_left_at_the_deadline(what: str, serve: Callable[..., Server]) -> None:
    server = serve(SLOW[what])
    fetch = Fetcher(None, private=True, seconds=0.3)
    data, reason = fetch(server.address)
    assert data == b""
    assert reason == ("status 404, No" if what == "the page of an error" else "it took more than 0.3 seconds")


def test_a_server_that_was_too_slow_is_not_asked_again(serve: Callable[..., Server]) -> None:
    server = serve(SLOW["a body"])
    fetch = Fetcher(None, private=True, seconds=0.3)
    fetch(server.address)
    assert fetch(server.address + "?2") == (
        b"",
        "127.0.0.1 was too slow, and is not asked again in this build",
    )
    assert server.asked == 1


def test_a_server_that_says_nothing_is_left_before_the_deadline(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deckpress.project.fetching.SECONDS", 0.2)
    server = serve(SLOW["nothing at all"])
    assert Fetcher(None, private=True)(server.address) == (b"", "timed out")


@pytest.mark.parametrize("length", [b"", b"Content-Length: 9999999\r\n"])
def test_a_server_that_sends_too_much_is_left_and_what_it_sent_counts(
    length: bytes, serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deckpress.project.fetching.MOST_BYTES", 1_100_000)
    monkeypatch.setattr("deckpress.project.fetching.MOST_BYTES_OF_BUILD", 1_500_000)
    server = serve(lambda connection, _: connection.sendall(OK + length + b"\r\n" + bytes(5_000_000)))
    fetch = Fetcher(None, private=True)
    assert fetch(server.address) == (b"", "it has more than 1 MiB")
    assert fetch(server.address + "?2") == (b"", "this build has already downloaded 1 MiB")


# ---- private addresses -----------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
def test_nothing_is_fetched_from_this_machine_unless_it_is_allowed(host: str, serve: Callable[..., Server]) -> None:
    server = serve(_whole)
    address = f"http://{host}:{server.port}/a.png"
    data, reason = Fetcher(None)(address)
    assert (data, server.asked) == (b"", 0)
    assert reason.endswith("is not a public address; to allow it, use --fetch-private")
    if host == "127.0.0.1":
        assert Fetcher(None, private=True)(address) == (PNG, "")


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(serve: Callable[..., Server]) -> None:
    """A name server that answers with a private address when it is asked again (DNS rebinding) wins nothing."""
    server = serve(_whole)
    asked: list[str] = []

    def rebind(host: str, _: int) -> Sequence[str]:
        asked.append(host)
        return ("192.0.2.1", "127.0.0.1")[len(asked) - 1 :]

    assert Fetcher(None, resolve=rebind)(f"http://name.example:{server.port}/a.png")[1].startswith("name.example is")
    allowed = Fetcher(None, private=True, resolve=lambda *_: ("127.0.0.1",))
    assert allowed(f"http://name.example:{server.port}/a.png") == (PNG, "")
    assert (asked, server.asked) == (["name.example"], 1)


def test_a_redirection_to_a_private_address_is_refused(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = serve(_whole)
    where = b"HTTP/1.1 302 Found\r\nLocation: http://inner.example:%d/a.png\r\nContent-Length: 0\r\n\r\n" % inner.port
    outer = serve(lambda connection, _: connection.sendall(where))
    monkeypatch.setattr("deckpress.project.net.is_public", lambda address: address == "127.0.0.1")
    places = {"outer.example": ("127.0.0.1",), "inner.example": ("10.0.0.1",)}
    fetch = Fetcher(None, resolve=lambda host, _: places[host])
    data, reason = fetch(f"http://outer.example:{outer.port}/a.png")
    assert data == b""
    assert reason == "inner.example is 10.0.0.1, which is not a public address; to allow it, use --fetch-private"
    assert (outer.asked, inner.asked) == (1, 0)


def test_a_proxy_may_be_anywhere_but_is_not_asked_for_private_addresses(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = serve(_whole)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")

    def known(host: str, port: int) -> Sequence[str]:
        if host == "example.org":  # behind a proxy, names outside are often not known
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return resolve(host, port)

    assert Fetcher(None, resolve=known)("http://example.org/a.png") == (PNG, "")
    for address in ("http://127.0.0.1/a.png", "https://127.0.0.1/a.png"):
        assert "is not a public address" in Fetcher(None, resolve=known)(address)[1]
    assert proxy.asked == 1


# ---- what is said before ---------------------------------------------------------------------------


def test_a_fetch_is_announced_with_its_hosts_and_how_many_files_come_from_each() -> None:
    addresses = [f"https://example.org/{number}.png" for number in range(10)]
    addresses += ["http://Example.NET/a.png", "//example.net/b.png", "http://[broken/a.png"]
    assert say_plan(addresses) == "downloading 12 files from example.org (10), example.net (2)"
    assert say_plan(addresses[:1]) == "downloading 1 file from example.org (1)"
    assert say_plan([]) == ""
    many = say_plan(f"http://{letter}.example/" for letter in "abcdefg")
    assert many.endswith("d.example (1), e.example (1), 2 other hosts")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)


def test_a_build_says_what_it_fetches_and_says_nothing_of_what_it_has(
    serve: Callable[..., Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DECKPRESS_CACHE", str(tmp_path / "cache"))
    server = serve(_whole)
    one, two = server.address, f"{server.address}?2"
    text = f"## What is this?\n\n![]({one}) ![]({two})\n\n## And this?\n\n![]({one})\n"
    (tmp_path / "notes.md").write_text(text, encoding="utf-8")
    build = ("build", "notes.md", "-o", "out", "--to", "csv")
    refused = run(*build, "--fetch")
    assert refused.stderr.startswith("downloading 2 files from 127.0.0.1 (2)\n")
    reasons = re.findall(r"DP412 .* was not downloaded: (.*)", refused.stderr)
    assert reasons == ["127.0.0.1 is not a public address; to allow it, use --fetch-private"] * 3
    assert run(*build, "--fetch-private", "--quiet").output == ""
    assert server.asked == 2
    assert run(*build, "--fetch-private").stderr == ""
    assert run(*build).stderr.count("DP405") == 3
    assert server.asked == 2
