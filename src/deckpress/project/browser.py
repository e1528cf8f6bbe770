"""A page -> its PDF, printed by the Chrome, Chromium or Edge that is installed here.

The browser gets the page from a server of our own, which is also its proxy for every other address, and refuses these.
So neither the page nor a script in it reaches the network. From an http page no browser opens a file on the disk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from deckpress.interrupts import held
from deckpress.media import mime_of
from deckpress.project.programs import end_process
from deckpress.project.scratch import scratch

SECONDS = 60
_NAMES = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_MACOS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # the proxy
    "--proxy-bypass-list=<-loopback>",  # addresses of this machine go to the proxy, too
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--hide-scrollbars",
    "--no-pdf-header-footer",
    "--print-to-pdf-no-header",
    "--generate-pdf-document-outline",
    "--virtual-time-budget=10000",
)
"""Print one page and contact no server; a script in the page has ten seconds by the page's clock."""
_SITE = "http://deckpress.invalid/"
"""The address of the page. RFC 2606 reserves it, so that no name server knows it."""


class PrintError(Exception):
    """A page could not be printed. Its text is the reason."""


def find_browser(variables: Mapping[str, str]) -> Path | None:
    """The browser that $DECKPRESS_CHROME names, else the first installed one; `variables` is the environment."""
    return next((path for path in _places(variables) if path.is_file()), None)


def _places(variables: Mapping[str, str]) -> Iterator[Path]:
    """Every path where a browser may be installed, in the order of preference."""
    if named := variables.get("DECKPRESS_CHROME"):
        yield Path(shutil.which(named, path=variables.get("PATH")) or named).absolute()
        return
    for name in _NAMES:
        if program := shutil.which(name, path=variables.get("PATH", "")):
            yield Path(program)
    applications = [Path("/Applications")]
    with suppress(RuntimeError):  # no home folder
        applications.append(Path.home() / "Applications")
    for folder in applications:
        yield from (folder / program for program in _MACOS)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if base := variables.get(variable):
            yield from (Path(base) / program for program in _WINDOWS)


def print_page(browser: Path, page: bytes, beside: Mapping[str, bytes]) -> bytes:
    """The PDF of an HTML page; `beside` has the files that it loads, by name. Raises PrintError."""
    try:
        return _print_page(browser, page, beside)
    except OSError as error:
        raise PrintError(f"no room for temporary files: {error.strerror or error}") from error


def _print_page(browser: Path, page: bytes, beside: Mapping[str, bytes]) -> bytes:
    with scratch(_room(browser) or Path(tempfile.gettempdir()), "deckpress-") as folder:
        target = folder / "page.pdf"
        profile = f"--user-data-dir={folder / 'profile'}"
        rights = ("--no-sandbox",) if is_root() else ()  # the sandbox does not start for root
        address = f"{_SITE}page.html?{os.urandom(16).hex()}"  # other users of this machine cannot guess it
        with _serve({address: page, **{_SITE + name: data for name, data in beside.items()}}) as port:
            ways = (profile, f"--proxy-server=http://127.0.0.1:{port}", f"--print-to-pdf={target}")
            _run([str(browser), *_OPTIONS, *rights, *ways, address])
        if not target.is_file():
            raise PrintError(f"{browser.name} printed nothing")
        return target.read_bytes()


@contextmanager
def _serve(files: Mapping[str, bytes]) -> Iterator[int]:
    """The port of a proxy on this machine that serves the given addresses and refuses all others."""
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    from threading import Thread

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = files.get(self.path)
            self.send_response(403 if data is None else 200)
            is_page = self.path.partition("?")[0].endswith(".html")
            self.send_header("Content-Type", "text/html; charset=utf-8" if is_page else mime_of(self.path))
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            with suppress(OSError):  # the browser has closed the connection
                self.wfile.write(data or b"")

        def log_message(self, *_: object) -> None:
            """Logs nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Says nothing: a browser may close a connection before it has the answer that refuses an address."""

    with Server(("127.0.0.1", 0), Proxy) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def _room(browser: Path) -> Path | None:
    """The only folder that a browser in a snap can read; None for the system's folder for temporary files."""
    own = Path.home() / "snap" / browser.name / "common" if browser.parts[:2] == ("/", "snap") else None
    return own if own and own.is_dir() else None


def is_root() -> bool:
    """True if this program runs with all rights, so that a browser refuses its sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(command: Sequence[str]) -> None:
    """Runs a browser until it ends; if it takes too long, kills it and its children. Raises PrintError."""
    name = Path(command[0]).name
    process: subprocess.Popen[bytes] | None = None
    try:
        with held():
            process = _start(command)
        status = process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise PrintError(f"{name} took more than {SECONDS} seconds") from error
    except OSError as error:
        raise PrintError(f"{name} cannot be started: {error.strerror or error}") from error
    finally:
        if process is not None and process.poll() is None:
            end_process(process)
    if status:
        raise PrintError(f"{name} ended with status {status}")


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    null = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=null, stdout=null, stderr=null, start_new_session=True)
