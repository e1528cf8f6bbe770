"""Frozen values <-> values that JSON can hold, for a list of classes that both sides know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from enum import Enum
from typing import Any, cast

Pair = tuple[Callable[[Any], Any], Callable[[Any], Any]]
"""Two functions: an object -> the value to pack in its place, and back."""
_TUPLE, _MAPPING, _FIRST = 0, 1, 2
_PLAIN = frozenset((str, int, float, bool))


class UnknownKindError(ValueError):
    """A value is of a class that is not in the list."""


class Packing:
    """Packs and unpacks values of some classes: dataclasses, enumerations, and those in `special`."""

    def __init__(self, kinds: Sequence[type], special: Mapping[type, Pair]) -> None:
        self._numbers = {kind: number for number, kind in enumerate(kinds, _FIRST)}
        self._names = {kind: _fields(kind) for kind in kinds if not issubclass(kind, Enum)}
        self._into = {kind: into for kind, (into, _) in special.items()}
        self._make: list[Callable[..., Any]] = [
            special[kind][1] if kind in special else _maker(kind, self._names.get(kind, ())) for kind in kinds
        ]

    def pack(self, value: Any) -> Any:
        """A value that JSON can hold. Raises UnknownKindError."""
        kind = type(value)
        if value is None or kind in _PLAIN:
            return value
        if kind is tuple:
            return [_TUPLE, *map(self.pack, value)]
        number = self._numbers.get(kind)
        if number is None:
            if isinstance(value, Mapping):
                return [_MAPPING, *(self.pack(part) for pair in value.items() for part in pair)]
            raise UnknownKindError(kind.__name__)
        if kind in self._into:
            return [number, self.pack(self._into[kind](value))]
        if isinstance(value, Enum):
            return [number, value.value]
        return [number, *(self.pack(getattr(value, name)) for name in self._names[kind])]

    def unpack(self, value: Any) -> Any:
        """The original value. Raises various errors for input that `pack` did not make."""
        if type(value) is not list:
            return value
        number, parts = value[0], [self.unpack(part) if type(part) is list else part for part in value[1:]]
        if number == _TUPLE:
            return tuple(parts)
        if number == _MAPPING:
            return dict(zip(parts[::2], parts[1::2], strict=True))
        if number < _FIRST:
            raise UnknownKindError(str(number))
        return self._make[number - _FIRST](*parts)


def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _maker(kind: Callable[..., Any], names: Sequence[str]) -> Callable[..., Any]:
    """A function that makes an object of its packed parts, which are in the order of its fields."""
    if not names:
        return kind

    def make(*parts: Any) -> Any:
        return kind(**dict(zip(names, parts, strict=True)))

    def place(*parts: Any) -> Any:
        if len(parts) != len(names):
            raise ValueError(str(kind))
        return kind(*parts)

    return make if any(one.kw_only for one in fields(cast("Any", kind))) else place
