"""What the preview sends besides its model: the files of the page, and the headers of answers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
}
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
FRAME_POLICY = (
    "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "script-src 'unsafe-inline' {host}; style-src 'unsafe-inline' {host}; "
    "img-src data: {host}; media-src data: {host}; font-src data: {host}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors {host}"
)
EXPORT_POLICY = "sandbox allow-scripts allow-modals; frame-ancestors {host}"
ALWAYS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@cache
def assets() -> Mapping[str, bytes]:
    """The files of the page itself, by name."""
    from importlib import resources

    folder = resources.files("deckpress.live").joinpath("preview_page")
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def with_script(page: bytes) -> bytes:
    """The served copy of a page, with the script for frames above the page's own policy, which allows no others."""
    return page.replace(b"<head>", b'<head><script src="../../../card/frame.js"></script>', 1)
