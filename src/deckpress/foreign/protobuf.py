"""The few parts of Protocol Buffers that Anki's own files need: the fields of a message, by their numbers."""

from __future__ import annotations

from collections.abc import Iterator

_VARINT, _EIGHT_BYTES, _BYTES, _FOUR_BYTES = 0, 1, 2, 5


def fields_of(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The fields of a message in order: (number, its value). Raises ValueError if the message is damaged."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind = key & 7
        if kind == _VARINT:
            value: int | bytes
            value, at = _varint(message, at)
        else:
            size, at = _varint(message, at) if kind == _BYTES else ({_EIGHT_BYTES: 8, _FOUR_BYTES: 4}.get(kind, -1), at)
            if size < 0 or at + size > len(message):
                raise ValueError("it contains a damaged message")
            value, at = message[at : at + size], at + size
        yield key >> 3, value


def number_in(message: bytes, number: int) -> int:
    """The value of a field that holds a number; 0 if it is absent."""
    return next((value for key, value in fields_of(message) if key == number and isinstance(value, int)), 0)


def text_in(message: bytes, number: int) -> str:
    """The value of a field that holds a text; empty if it is absent."""
    values = (value for key, value in fields_of(message) if key == number and isinstance(value, bytes))
    return next(values, b"").decode("utf-8", "replace")


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """A number, seven bits in each byte, and where it ends."""
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            break
        byte = message[at]
        value, at = value | (byte & 0x7F) << shift, at + 1
        if byte < 0x80:
            return value & (1 << 64) - 1, at
    raise ValueError("it contains a damaged number")
