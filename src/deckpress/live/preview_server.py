"""The preview over HTTP, for this machine alone.

Each address begins with a random token. The server refuses requests without it or for another host, so web pages
cannot read the cards or open the editor, not even through a host name that resolves to this machine.
"""

from __future__ import annotations

import hmac
import json
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from deckpress.live.preview_assets import ALWAYS, EXPORT_POLICY, FRAME_POLICY, PAGE_POLICY, TYPES, assets, with_script
from deckpress.live.preview_build import PAGES
from deckpress.live.preview_editor import editor_command, start_editor
from deckpress.live.preview_frame import Look
from deckpress.live.preview_session import Preview
from deckpress.tex.drawing import live_script

if TYPE_CHECKING:
    from deckpress.templating.bindings import Side

LOOPBACK = "127.0.0.1"
_BEAT = 15.0
"""Seconds between keep-alive comments in a stream of events, which also detect closed pages."""
_PAUSE = 0.1
"""Seconds between the server's checks for its shutdown."""
_MOST_BODY = 10_000


class PreviewServer(ThreadingHTTPServer):
    """The server of one preview; `address` is what the user opens."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(
        self,
        preview: Preview,
        token: str,
        port: int = 0,
        editor: tuple[str, ...] = (),
        report: Callable[[Exception], None] | None = None,
    ) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.preview, self.token, self.editor = preview, token, editor
        self.ending = False
        self._report = report
        number = self.server_address[1]
        self.hosts = (f"{LOOPBACK}:{number}", f"localhost:{number}")
        self.address = f"http://{self.hosts[0]}/{token}/"

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answers requests until the block ends, then closes the streams of all open pages and frees the port."""
        threading.Thread(target=self.serve_forever, args=(_PAUSE,), name="preview server", daemon=True).start()
        try:
            yield
        finally:
            self.ending = True
            self.shutdown()
            self.preview.close()
            self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Reports what went wrong, except a page that closes during an answer, and requests after the end."""
        error = sys.exception()
        if self.ending or not isinstance(error, Exception) or isinstance(error, (ConnectionError, TimeoutError)):
            return
        if self._report:
            self._report(error)
        else:
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "deckpress", ""

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not logged: addresses hold the token."""

    def do_GET(self) -> None:
        """Sends the page, the model, the events, a card, a file of a card, or an exported page."""
        try:
            self._get()
        except (ConnectionError, TimeoutError):
            raise
        except Exception:
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR)
            raise

    def do_HEAD(self) -> None:
        """Sends what GET sends, without its content."""
        self.do_GET()

    def _get(self) -> None:
        path = self._path()
        if path is None:
            return
        first, _, rest = path.partition("/")
        if path == "model.json":
            self._answer(self._with_editor(self.server.preview.model.json()).encode(), ".json")
        elif path == "events":
            self._send_events()
        elif first == "card" and rest == "":
            self._send_card()
        elif first == "card":
            self._send_file_of_card(rest)
        elif first == "pages":
            self._send_page(rest)
        elif not rest and (path or "index.html") in assets():
            name = path or "index.html"
            self._answer(assets()[name], name, {"Content-Security-Policy": PAGE_POLICY})
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """Opens the editor at a place of a source."""
        path = self._path()
        if path is None:
            return
        own = {f"http://{host}" for host in self.server.hosts}
        if self.headers.get("Origin") not in own:  # a card's own script has the origin null
            self._refuse(HTTPStatus.FORBIDDEN)
        elif path != "open" or not self.server.editor:
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._open_editor()

    # ---- access ------------------------------------------------------------------------------------

    def _path(self) -> str | None:
        """The path after the token; None after a refusal."""
        token, _, path = urlsplit(self.path).path.removeprefix("/").partition("/")
        known = hmac.compare_digest(token.encode(), self.server.token.encode())
        if not known or self.headers.get("Host") not in self.server.hosts:
            self._refuse(HTTPStatus.FORBIDDEN)
            return None
        return unquote(path)

    @property
    def _here(self) -> str:
        """This server as a source in a policy: `'self'` means nothing in a frame without an origin."""
        return f"http://{self.headers.get('Host')}"

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._answer(f"{status.value} {status.phrase}\n".encode(), ".txt", status=status)

    # ---- answers -----------------------------------------------------------------------------------

    def _answer(
        self, data: bytes, name: str, headers: Mapping[str, str] | None = None, status: HTTPStatus = HTTPStatus.OK
    ) -> None:
        suffix = name[name.rfind(".") :].lower()
        self.send_response(status)
        more = {"Content-Type": TYPES.get(suffix, "text/plain; charset=utf-8"), **(headers or {})}
        for key, value in {**more, **ALWAYS, "Content-Length": str(len(data))}.items():
            self.send_header(key, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _with_editor(self, model: str) -> str:
        name = self.server.editor[0] if self.server.editor else ""
        return f'{{"editor":{json.dumps(name)},{model[1:]}'

    def _send_events(self) -> None:
        """Sends each change of the model until the page or the preview is closed."""
        preview = self.server.preview
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for key, value in {"Content-Type": "text/event-stream", **ALWAYS, "Connection": "close"}.items():
            self.send_header(key, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        queue = preview.listen()
        try:
            text = f"event: hello\ndata: {preview.model.version}\n\n"
            while text:
                self.wfile.write(text.encode())
                self.wfile.flush()
                try:
                    text = queue.get(timeout=_BEAT)
                except Empty:
                    text = ": still here\n\n"
        except OSError:
            pass
        finally:
            preview.forget(queue)

    def _send_card(self) -> None:
        asked = {name: values[-1] for name, values in parse_qs(urlsplit(self.path).query).items()}
        side = _SIDES.get(asked.get("side", "front"))
        if side is None:
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        look = Look(side, "night" in asked, "phone" in asked, asked.get("typed", ""))
        text = self.server.preview.frame(asked.get("key", ""), look)
        if text is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        self._answer(text.encode(), ".html", {"Content-Security-Policy": FRAME_POLICY.format(host=self._here)})

    def _send_file_of_card(self, name: str) -> None:
        """A file of the frame, or a picture or a sound of the card. A frame may read fonts only with a CORS header."""
        media = self.server.preview.model.media.get(name)
        if name in ("frame.js", "frame.css"):
            self._answer(assets()[name], name)
        elif name == "mathjax.js":
            self._answer(live_script(), name)
        elif media is not None:
            headers = {"Content-Type": media.mime, "Access-Control-Allow-Origin": "*"}
            self._answer(media.data, name, headers)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def _send_page(self, path: str) -> None:
        """`sheet/0/` lists the files of the first unit's sheet; `sheet/0/.html` is the one with that suffix."""
        form, _, rest = path.partition("/")
        number, _, name = rest.partition("/")
        units = self.server.preview.model.units
        if form not in PAGES or not number.isdecimal() or not int(number[:9]) < len(units):
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        page = self.server.preview.page(form, int(number))
        if not name:
            problems = [f"{problem.code} {problem.message}" for problem in page.problems]
            shown = [suffix for suffix, _ in page.files if suffix.endswith(".html")]
            self._answer(json.dumps({"files": shown, "problems": problems}).encode(), ".json")
            return
        data = dict(page.files).get(name, dict(page.files).get(f"/{name}"))
        if data is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        if name.endswith(".html"):
            data = with_script(data)
        self._answer(data, name, {"Content-Security-Policy": EXPORT_POLICY.format(host=self._here)})

    def _open_editor(self) -> None:
        """Starts the editor at a place of a source of this build; no other path can be opened."""
        try:
            length = min(max(int(self.headers.get("Content-Length", "0")), 0), _MOST_BODY)
            asked = json.loads(self.rfile.read(length))
            path = self.server.preview.model.paths[str(asked["file"])]
            command = editor_command(self.server.editor, path, int(asked["line"]), int(asked["column"]))
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        self._answer(json.dumps({"problem": start_editor(command)}).encode(), ".json")


_SIDES: Mapping[str, Side] = {"front": "front", "back": "back"}
