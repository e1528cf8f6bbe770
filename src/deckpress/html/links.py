"""Links of a field that lead to other notes or to a section: from a card they lead nowhere, so their words stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from posixpath import join, normpath
from urllib.parse import quote, unquote

from deckpress.html.tags import walk
from deckpress.inert import attribute
from deckpress.regex import regex

_LEADS_OUT = regex(r"[a-z][a-z0-9+.-]*:|//|www\.", re.I)
"""How an address begins that works from anywhere."""


def leads_out(address: str) -> bool:
    """True for an address with a scheme or a host, such as `https://..`, `mailto:..` or `www.x.example`."""
    return bool(_LEADS_OUT.match(address.strip()))


def with_links_that_work(shown: str, address: Callable[[str, bool], str]) -> str:
    """The HTML in which each link to a note or a section has a new address or, if that is empty, is only its words."""
    if "<a " not in shown:
        return shown
    parts: list[str] = []
    kept: list[bool] = []
    for piece in walk(shown):
        written = piece.written
        if piece.opens("a"):
            href = piece.written_value("href")
            new = None
            if href is not None and not leads_out(piece.value("href")):
                new = address(piece.value("href"), False)
                written = written.replace(f'href="{href}"', f'href="{attribute(new)}"', 1)
            kept.append(new != "")
            written = written if kept[-1] else ""
        elif piece.closes and piece.name == "a" and kept and not kept.pop():
            written = ""
        parts.append(written)
    return "".join(parts)


def obsidian_address(target: str, wiki: bool, note: str, vault: str) -> str:
    """The address that opens a note in Obsidian; empty if it lies outside the vault.

    `target` is the link as written, `note` the path of the note that has the link, from the root of the vault.
    """
    path, _, part = target.partition("#")
    path, part = (path, part) if wiki else (unquote(path.partition("?")[0]), unquote(part))
    path = path.strip().replace("\\", "/")
    if not path:
        path = note
    elif not wiki:
        path = normpath(path.lstrip("/") if path.startswith("/") else join(str(PurePosixPath(note).parent), path))
    if path.startswith(".."):
        return ""
    file = path.removesuffix(".md") + (f"#{part.strip()}" if part.strip() else "")
    return f"obsidian://open?vault={quote(vault, safe='')}&file={quote(file, safe='')}"
