"""A file's name and bytes -> the media file it becomes: a flat name made from its content, and its type.

Anki never replaces a file of the same name, cuts long names and drops some characters (its rules on media), so the
name is `stem-hash.ext` in plain ASCII: a new file has a new name, and two files never share one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath

from deckpress.diagnostics import Diagnostics
from deckpress.model import Image, Media, MediaKind
from deckpress.regex import regex

MediaLoader = Callable[[Image], tuple[Media | None, Diagnostics]]
"""Gives the file that a reference means, with its diagnostics; None leaves the `src` as it is."""

MOST_BYTES = 100 * 2**20
"""The largest file that Anki syncs; it counts a larger one as missing."""

SUFFIXES: dict[str, MediaKind] = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".ico"), "image"),
    **dict.fromkeys((".bmp", ".tiff", ".tif", ".jxl", ".heic", ".heif"), "image"),
    **dict.fromkeys((".mp3", ".ogg", ".oga", ".opus", ".wav", ".m4a", ".flac", ".aac"), "audio"),
    **dict.fromkeys((".mp4", ".m4v", ".webm", ".ogv", ".mov", ".mkv", ".avi"), "video"),
}
"""The kind of a file by its suffix; any other suffix counts as a picture."""
RARE_TYPES = {".bmp": "BMP", ".tiff": "TIFF", ".tif": "TIFF", ".jxl": "JPEG XL", ".heic": "HEIC", ".heif": "HEIF"}
"""Pictures that are not in the list of Anki's editor, and that only some devices show."""
_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".bmp": "image/bmp",
    ".tiff": "image/tiff",
    ".tif": "image/tiff",
    ".jxl": "image/jxl",
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".m4a": "audio/mp4",
    ".flac": "audio/flac",
    ".aac": "audio/aac",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
    ".ogv": "video/ogg",
    ".mov": "video/quicktime",
    ".mkv": "video/x-matroska",
    ".avi": "video/x-msvideo",
    # what templates may bring along
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".js": "text/javascript",
    ".json": "application/json",
}
_ALIKE = {
    ".ogg": (".oga", ".opus", ".ogv"),
    ".mp4": (".m4a", ".m4v", ".mov"),
    ".webm": (".mkv",),
    ".tiff": (".tif",),
    ".heic": (".heif",),
}
"""Suffixes of files that begin alike."""
_SVG = regex(
    rb"^\s*+(?:<\?xml[^>]*\?>)?(?>(?:\s|(?><!--.*?-->)|(?><!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>))*)<svg[\s>]", re.S | re.I
)
_BITMAP_HEADS = frozenset(bytes((size, 0, 0, 0)) for size in (12, 16, 40, 52, 56, 64, 108, 124))
"""The sizes that the second header of a BMP can have."""
_LONGEST_STEM = 60


def suffix_of(path: str) -> str:
    """The suffix of a path or an address, in lower case, without what follows `?` or `#`."""
    return PurePosixPath(path.split("#", 1)[0].split("?", 1)[0]).suffix.lower()


def mime_of(path: str) -> str:
    """The media type of a file by its suffix."""
    return _TYPES.get(suffix_of(path), "application/octet-stream")


def media_suffix(path: str, data: bytes) -> str:
    """The suffix a file has by its first bytes, its own where that fits; empty if Anki can neither show nor play it."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ".gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if _SVG.match(data.removeprefix(b"\xef\xbb\xbf")[:65536]):
        return ".svg"
    first, own = _still(data) or _container(data), suffix_of(path)
    if data[:3] == b"ID3":  # a tag (id3.org) that may be before each of these
        return own if own in (".flac", ".aac") else ".mp3"
    return own if first and own in _ALIKE.get(first, ()) else first


def _still(data: bytes) -> str:
    """The suffix of a picture of a younger or rarer type, by its first bytes; empty for another file."""
    if data[4:8] == b"ftyp":
        brands = data[8 : min(int.from_bytes(data[:4], "big"), 256)]
        if b"avif" in brands or b"avis" in brands:
            return ".avif"
        return ".heic" if brands[:4] in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1") else ""
    if data[:4] == b"\0\0\1\0" and data[4:6] != b"\0\0" and data[9:10] == b"\0":
        return ".ico"
    if data[:2] == b"BM" and data[14:18] in _BITMAP_HEADS:
        return ".bmp"
    if data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return ".tiff"
    return ".jxl" if data.startswith((b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n")) else ""


def _container(data: bytes) -> str:
    """The suffix of a file that plays, by its first bytes (the magic numbers of the formats); empty for another."""
    if data[:4] == b"OggS":
        return ".ogg"
    if data[:4] == b"RIFF":
        return {b"WAVE": ".wav", b"AVI ": ".avi"}.get(data[8:12], "")
    if data[4:8] in (b"ftyp", b"moov", b"mdat", b"wide"):
        return ".mp4"
    if data[:4] == b"\x1a\x45\xdf\xa3":
        return ".webm"
    if data[:4] == b"fLaC":
        return ".flac"
    if data[:4] == b"ADIF" or (data[:1] == b"\xff" and data[1:2] != b"" and data[1] & 0xF6 == 0xF0):
        return ".aac"
    is_frame = len(data) > 2 and data[0] == 0xFF and data[1] & 0xE6 in (0xE2, 0xE4) and data[2] < 0xF0
    return ".mp3" if is_frame else ""


def make_media(path: str, data: bytes) -> Media | None:
    """The media file of a picture, a sound or a film; None if its type is not known."""
    suffix = media_suffix(path, data)
    if not suffix:
        return None
    stem = _slug(PurePosixPath(path).stem) or SUFFIXES[suffix]
    return Media(f"{stem}-{content_hash(data)}{suffix}", data, _TYPES[suffix])


def content_hash(data: bytes) -> str:
    """The part of a file name that depends on the content: 8 hex digits."""
    return hashlib.blake2b(data, digest_size=4).hexdigest()


def template_media(path: str, data: bytes) -> Media:
    """A file beside templates as a media file: Anki never counts a name with a leading `_` as unused, and copies it."""
    plain = re.sub(r"[^a-z0-9.]+", "-", PurePosixPath(path).suffix.lower())
    return Media(f"_{_slug(PurePosixPath(path).stem) or 'file'}-{content_hash(data)}{plain}", data, mime_of(path))


def _slug(stem: str) -> str:
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_STEM].strip("-")
