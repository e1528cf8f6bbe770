"""The client of AnkiConnect: what it sends, and what it says when Anki cannot answer."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from anki_connect import Faults, open_anki
from deckpress.live.ankiconnect import (
    ActionMissing,
    AnkiBusy,
    AnkiClosed,
    AnkiConnect,
    AnkiError,
    AnkiRefused,
    AnkiSilent,
    KeyRefused,
    NotAnki,
)


@contextmanager
def answering(answer: bytes, heard: list[bytes] | None = None) -> Iterator[str]:
    """The address of a program that answers every request with these bytes."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    client, _ = server.accept()
                except OSError:
                    return
                with client:
                    data = b""
                    while b"\r\n\r\n{" not in data:  # the body comes by itself
                        data += client.recv(65536)
                    if heard is not None:
                        heard.append(data)
                    client.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)


def http(body: str, status: str = "200 OK", head: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\n{head}Content-Length: {len(body.encode())}\r\n\r\n{body}".encode()


def test_an_action_is_sent_with_its_parameters_version_and_key() -> None:
    heard: list[bytes] = []
    with answering(http('{"result": [1, 2], "error": null}'), heard) as url:
        assert AnkiConnect(url, "secret").call("findNotes", query="deck:A") == [1, 2]
    _, _, body = heard[0].partition(b"\r\n\r\n")
    assert json.loads(body) == {"action": "findNotes", "version": 6, "params": {"query": "deck:A"}, "key": "secret"}


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (http('{"result": null, "error": "unsupported action"}'), ActionMissing),
        (http('{"result": null, "error": "valid api key must be provided"}'), KeyRefused),
        (http('{"result": null, "error": "collection is not available"}'), AnkiBusy),
        (http('{"result": null, "error": "deck was not found: A"}'), AnkiRefused),
        (http("6"), NotAnki),
        (http("{}"), NotAnki),
        (http("<html>"), NotAnki),
        (http("", "403 Forbidden"), NotAnki),
        (http("", "302 Found", "Location: http://127.0.0.1:1\r\n"), NotAnki),
        (b"SSH-2.0-OpenSSH\r\n", NotAnki),
        (b"", AnkiClosed),
    ],
)
def test_a_response_without_a_result_is_an_error_with_a_next_step(answer: bytes, error: type[AnkiError]) -> None:
    with answering(answer) as url, pytest.raises(AnkiError) as raised:
        AnkiConnect(url).call("version")
    assert type(raised.value) is error
    assert raised.value.diagnostic.next_step
    assert raised.value.diagnostic.location.path == url


def test_a_long_reason_is_cut_and_on_one_line() -> None:
    body = json.dumps({"result": None, "error": "bad\n" * 1000})
    with answering(http(body)) as url, pytest.raises(AnkiRefused) as raised:
        AnkiConnect(url).call("importPackage")
    assert len(raised.value.reason) <= 300
    assert "\n" not in str(raised.value)


def test_the_client_gives_up_if_anki_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckpress.live.ankiconnect._PATIENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(AnkiSilent) as raised:
        AnkiConnect(f"http://127.0.0.1:{server.getsockname()[1]}").call("version")
    assert "did not answer in time" in str(raised.value)


def test_an_address_where_nothing_listens_is_a_closed_anki() -> None:
    with pytest.raises(AnkiClosed, match="Anki is not running"):
        AnkiConnect("http://127.0.0.1:1").call("version")


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with answering(http('{"result": 6, "error": null}')) as url:
        assert AnkiConnect(url).call("version") == 6


@pytest.mark.parametrize("faults", [Faults(version=5), Faults(missing=frozenset({"changeDeck"}))])
def test_an_add_on_that_lacks_something_is_found_before_anything_is_done(tmp_path: Path, faults: Faults) -> None:
    with open_anki(tmp_path, faults) as anki:
        with pytest.raises(ActionMissing):
            AnkiConnect(anki.url).require(["findNotes", "changeDeck"])
        assert set(anki.calls) <= {"version", "apiReflect"}


def test_only_a_push_loads_the_network() -> None:
    """Neither the client nor the command imports it before the first call."""
    code = (
        "import sys; import deckpress.cli.push, deckpress.cli.build, deckpress.live.sending; "
        "print(*{'http.client', 'urllib.request', 'socket'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
