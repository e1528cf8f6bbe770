"""A picture's name and bytes -> the media file it becomes: a flat name made from its content, and its type.

Anki never replaces a file of the same name, cuts long names and drops some characters (its rules on media), so the
name is `stem-hash.ext` in plain ASCII: a new picture has a new name, and two pictures never share one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath

from deckpress.diagnostics import Diagnostics, Location
from deckpress.model import Media

ImageLoader = Callable[[str, Location], tuple[Media | None, Diagnostics]]
"""Gives the picture that a `src` in a document means, with what is to be told of it; None leaves the `src` as it is."""

_SVG = re.compile(rb"^\s*(?:<\?xml[^>]*\?>)?(?:\s|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)*<svg[\s>]", re.S | re.I)
_LONGEST_STEM = 60


def media_type(data: bytes) -> tuple[str, str] | None:
    """The media type and file suffix of a picture by its first bytes; None if it is none that Anki shows everywhere."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png", ".png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg", ".jpg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif", ".gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp", ".webp"
    if _SVG.match(data.removeprefix(b"\xef\xbb\xbf")[:65536]):
        return "image/svg+xml", ".svg"
    return None


def make_media(path: str, data: bytes) -> Media | None:
    """The media file of a picture; None if its type is not known."""
    found = media_type(data)
    if found is None:
        return None
    mime, suffix = found
    content = hashlib.blake2b(data, digest_size=4).hexdigest()
    return Media(f"{_slug(PurePosixPath(path).stem)}-{content}{suffix}", data, mime)


def _slug(stem: str) -> str:
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_STEM].strip("-") or "image"
