"""Finds the characters of a page that its PDF shows as boxes, because no font on this machine has them.

A PDF draws text as numbers of glyphs, and tells for each which character it is (its `ToUnicode` map). A character that
no font has is drawn as glyph 0, which has no character.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator
from html import unescape

from deckpress.regex import regex

_UNSEEN = regex(r"<(style|script|math|title)\b.*?</\1>", re.DOTALL)
_TAG = regex(r"<[^<>]*>")
_STREAM = regex(rb"stream\r?\n")
_FONT = regex(rb"/([^\s/<>\[\]()]+) (\d+) 0 R")
_TYPE_3 = regex(rb"\b(\d+) 0 obj\s*<<(?:(?!endobj|stream).)*?/Subtype\s*/Type3", re.DOTALL)
_TEXT = regex(rb"/(?P<font>[^\s/]+) [-.\d]+ Tf|<(?P<glyphs>[0-9A-Fa-f]+)>")
_MAPS = regex(rb"beginbf(char|range)(.*?)endbf\1", re.DOTALL)
_HEX = regex(rb"<([0-9A-Fa-f]+)>")
_PLAIN = regex("[\0-\u024f]*")
"""Latin letters, which every machine has."""


def boxed_characters(page: str, pdf: bytes) -> str:
    """The characters of an HTML page that are boxes in its PDF, each once, in the order of the page."""
    text = _TAG.sub(" ", _UNSEEN.sub(" ", page))
    if _PLAIN.fullmatch(unescape(text)):
        return ""
    streams = tuple(_streams(pdf))
    if not _has_boxes(pdf, streams):
        return ""
    known = {sign for stream in streams if b"beginbf" in stream for sign in _mapped(stream)}
    signs = (sign for sign in dict.fromkeys(unescape(text)) if not _PLAIN.fullmatch(sign))
    return "".join(sign for sign in signs if _is_seen(sign) and not _parts(sign) <= known)


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "CZM"


def _parts(text: str) -> set[str]:
    """The characters of a text in their plainest form: shaped letters and ligatures as those that they stand for."""
    return {part for part in unicodedata.normalize("NFKD", text) if _is_seen(part)}


def _streams(pdf: bytes) -> Iterator[bytes]:
    """The streams with text or maps, unpacked."""
    for found in _STREAM.finditer(pdf):
        try:
            stream = zlib.decompressobj().decompress(pdf[found.end() : pdf.find(b"endstream", found.end())])
        except zlib.error:  # not packed, or a picture
            continue
        if b"Tj" in stream or b"TJ" in stream or b"beginbf" in stream:
            yield stream


def _has_boxes(pdf: bytes, streams: tuple[bytes, ...]) -> bool:
    """True if glyph 0 is drawn in a font whose glyphs have numbers of two bytes."""
    drawn = set(_TYPE_3.findall(pdf))
    others = {name for name, number in _FONT.findall(pdf) if number in drawn}
    for stream in streams:
        font = b""
        for found in _TEXT.finditer(stream) if b"beginbf" not in stream else ():
            font = found["font"] or font
            glyphs = found["glyphs"] or b""
            if font not in others and len(glyphs) % 4 == 0 and _has_box(glyphs):
                return True
    return False


def _has_box(glyphs: bytes) -> bool:
    return any(glyphs[at : at + 4] == b"0000" for at in range(0, len(glyphs), 4))


def _mapped(stream: bytes) -> Iterator[str]:
    """The characters in a map of glyphs to characters."""
    for kind, body in _MAPS.findall(stream):
        numbers = _HEX.findall(body)
        step = 2 if kind == b"char" else 3
        for at in range(0, len(numbers) - step + 1, step):
            first = _text(numbers[at + step - 1])
            count = 1 if step == 2 else int(numbers[at + 1], 16) - int(numbers[at], 16) + 1
            for more in range(min(count, 1 << 16) if first else 0):
                yield from _parts(first[:-1] + chr(min(ord(first[-1]) + more, 0x10FFFF)))


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace") if len(digits) % 4 == 0 else ""
