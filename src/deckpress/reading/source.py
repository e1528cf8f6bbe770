"""The bytes of a file -> its text, or the one sentence that says why they are none."""

from __future__ import annotations

import re

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.marks import NONCHARACTERS
from deckpress.model import Source

_UNFIT = re.compile(f"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff{NONCHARACTERS}\ufffe\uffff]")
_CONTROL_SHARE = 0.02


def decode(path: str, data: bytes) -> tuple[Source | None, Diagnostics]:
    """The text of a file: UTF-8, with or without a BOM, line ends made `\\n`. Errors: DP002, DP003, DP004."""
    problem = _problem(path, data)
    if problem:
        return None, (problem,)
    text = _plain_ends(data.decode("utf-8-sig"))
    if not text.strip():
        return None, (Diagnostic(Location(path), "DP004", "this file is empty"),)
    found = _UNFIT.search(text)
    if found is None:
        return Source(path, text), ()
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
    message = f"character U+{ord(found.group()):04X}, which no deck can hold, was left out"
    return Source(path, _UNFIT.sub("\ufffd", text)), (Diagnostic(Location(path, line, column), "DP007", message),)


def fit(text: str) -> tuple[str, str]:
    """A text that was written with escapes, as `decode` leaves one, and the first character that it cannot keep."""
    text = _plain_ends(text)
    found = _UNFIT.search(text)
    return (_UNFIT.sub("\ufffd", text), found.group()) if found else (text, "")


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", " ")


def _problem(path: str, data: bytes) -> Diagnostic | None:
    if not data:
        return Diagnostic(Location(path), "DP004", "this file is empty")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and len(data) % 2 == 0:
        return Diagnostic(Location(path), "DP002", "this file is UTF-16, not UTF-8 (byte 1, line 1)")
    control = sum(data[:4096].count(bytes([byte])) for byte in (0, 1, 2, 3, 4, 5, 6, 14, 15, 16, 17, 18, 19))
    if control > _CONTROL_SHARE * min(len(data), 4096):
        return Diagnostic(Location(path), "DP003", "this file is binary, not text")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        message = f"byte {error.start + 1} (0x{data[error.start]:02X}) on line {line} is not UTF-8"
        return Diagnostic(Location(path, line, column), "DP002", message)
    return None
