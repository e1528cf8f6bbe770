"""The bytes of a file -> its text, or a diagnostic that says why they are not text.

A text is in NFC, as Anki keeps its notes: the same words are the same note, whatever form of Unicode a disk or an
editor gave them.
"""

from __future__ import annotations

from deckpress.compare import composed
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.files import BINARY, EMPTY_FILE, NOT_UTF8, UNFIT_CHARACTER, UTF16
from deckpress.marks import NONCHARACTERS
from deckpress.model import Source
from deckpress.reading.text.other_kinds import remedy_for
from deckpress.regex import regex

_UNFIT = regex(f"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff{NONCHARACTERS}\ufffe\uffff]")
_CONTROL_SHARE = 0.02


def decode(path: str, data: bytes) -> tuple[Source | None, Diagnostics]:
    """The text of a file: UTF-8, with or without a BOM, line ends made `\\n`, in NFC. Errors: DP002, DP003, DP004."""
    if problem := _problem(path, data):
        return None, (problem,)
    text = composed(_plain_ends(data.decode("utf-8-sig")))
    if not text.strip():
        return None, (EMPTY_FILE.at(Location(path)),)
    found = _UNFIT.search(text)
    if found is None:
        return Source(path, text), ()
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
    problem = UNFIT_CHARACTER.at(Location(path, line, column), code=ord(found.group()))
    return Source(path, _UNFIT.sub("\ufffd", text)), (problem,)


def fit(text: str) -> tuple[str, str]:
    """A text that was written with escapes, cleaned as `decode` does, and the first character that was replaced."""
    text = composed(_plain_ends(text))
    found = _UNFIT.search(text)
    return (_UNFIT.sub("\ufffd", text), found.group()) if found else (text, "")


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", " ")


def _problem(path: str, data: bytes) -> Diagnostic | None:
    if not data:
        return EMPTY_FILE.at(Location(path))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and len(data) % 2 == 0:
        return UTF16.at(Location(path))
    control = sum(data[:4096].count(bytes([byte])) for byte in (0, 1, 2, 3, 4, 5, 6, 14, 15, 16, 17, 18, 19))
    if control > _CONTROL_SHARE * min(len(data), 4096):
        return BINARY.at(Location(path), hint=remedy_for(path))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        place = Location(path, line, column)
        return NOT_UTF8.at(place, hint=remedy_for(path), number=error.start + 1, byte=data[error.start], line=line)
    return None
