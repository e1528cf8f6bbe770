"""Dataclasses that are cheap to define and to make: a build defines 200 classes, and makes 100,000s of values.

The standard library compiles six functions for a frozen class, which takes a quarter of the time of a small build, and
its `__init__` calls a function for each field. Here only `__init__` is compiled, once a class has made a few values,
and it assigns. The type checker refuses a later change of a frozen value; nothing refuses it at run time. So the public
values, such as `model.Note` and those between the stages of a build, are made by `public_dataclass`: the standard
library makes all of them but what shows and compares their values.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass", "public_dataclass", "replace"]
T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from dataclasses import dataclass, replace
    from dataclasses import dataclass as public_dataclass

    _Made = Callable[..., Any]
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True, **options: bool) -> _Made:
        """As `dataclasses.dataclass`, with the same representation, equality and hash."""

        def define(kind: type) -> type:
            kind.__doc__ = kind.__doc__ or kind.__name__  # or the standard library makes a signature for it
            if options.get("order"):
                return dataclasses.dataclass(slots=slots, unsafe_hash=frozen, **options)(kind)
            made = dataclasses.dataclass(slots=slots, init=False, repr=False, eq=False, **options)(kind)
            made.__init__ = _init(made)
            return _completed(made, frozenset(vars(kind)), frozen=frozen, eq=eq)

        return define

    def public_dataclass(*, frozen: bool = False, **options: bool) -> _Made:
        """As `dataclasses.dataclass`: a frozen value refuses a change, and the class has a signature."""
        if options.get("order"):
            return dataclasses.dataclass(frozen=frozen, **options)

        def define(kind: type) -> type:
            made = dataclasses.dataclass(frozen=frozen, repr=False, eq=False, **options)(kind)
            return _completed(made, frozenset(vars(kind)), frozen=frozen, eq=True)

        return define

    def replace(value: T, /, **changes: Any) -> T:
        """As `dataclasses.replace`, for classes whose fields are all arguments of `__init__`."""
        kind: Any = type(value)
        names, values = _fields_of(kind)
        given = dict(zip(names, values(value), strict=True))
        given.update(changes)
        return kind(**given)


def _completed(made: Any, own: AbstractSet[str], *, frozen: bool, eq: bool) -> Any:
    """A class that also shows and compares its values, unless it does so by methods of its `own`."""
    fields = dataclasses.fields(made)
    if "__repr__" not in own:
        made.__repr__ = _repr([one.name for one in fields if one.repr])
    if eq and "__eq__" not in own:
        made.__eq__, made.__hash__ = _equality([one.name for one in fields if one.compare])
        if not frozen:
            made.__hash__ = None
    return made


@cache
def _fields_of(kind: Any) -> tuple[tuple[str, ...], _Made]:
    """The names of the fields of a class, and a function from a value to what is in them."""
    names = tuple(one.name for one in dataclasses.fields(kind))
    return names, _getter(names)


_FEW = 30
"""How many values a class makes before its `__init__` is compiled: most classes never make so many."""


def _init(kind: Any) -> _Made:
    """The `__init__` of a class until it has made a few values."""
    left = iter(range(_FEW))

    def begin(self: Any, *values: Any, **named: Any) -> None:
        if next(left, None) is None or not _fill(self, kind, values, named):
            kind.__init__ = _compiled(kind)
            kind.__init__(self, *values, **named)

    return begin


def _fill(made: Any, kind: Any, values: Sequence[Any], named: Mapping[str, Any]) -> bool:
    """Sets the fields of a value; False if the arguments do not fit them."""
    fields = dataclasses.fields(kind)
    placed = [one.name for one in fields if not one.kw_only]
    found = dict(zip(placed, values, strict=False))
    if len(values) > len(placed) or not named.keys().isdisjoint(found):
        return False
    found.update(named)
    for one in fields:
        if one.name in found:
            continue
        if one.default is not dataclasses.MISSING:
            found[one.name] = one.default
        elif one.default_factory is not dataclasses.MISSING:
            found[one.name] = one.default_factory()
        else:
            return False
    if len(found) > len(fields):
        return False
    for name, value in found.items():
        setattr(made, name, value)
    if hasattr(kind, "__post_init__"):
        made.__post_init__()
    return True


def _compiled(kind: Any) -> _Made:
    """The `__init__` that the standard library makes for a class."""
    rows = [
        (
            one.name,
            Any,
            dataclasses.field(default=one.default, default_factory=one.default_factory, kw_only=one.kw_only),
        )
        for one in dataclasses.fields(kind)
    ]
    names = ("__doc__", "__post_init__")  # without a docstring, it would describe the signature, which takes time
    namespace = {name: getattr(kind, name) for name in names if hasattr(kind, name)}
    made: Any = dataclasses.make_dataclass(kind.__name__, rows, namespace=namespace, repr=False, eq=False)
    init: _Made = made.__init__
    return init


def _repr(names: Sequence[str]) -> _Made:
    def written(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    return written


def _equality(names: Sequence[str]) -> tuple[_Made, _Made]:
    """The functions that compare values by these fields, and that make a hash of them."""
    values = _getter(names)

    def is_equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hash_of(self: Any) -> int:
        return hash(values(self))

    return is_equal, hash_of


def _getter(names: Sequence[str]) -> _Made:
    """A function from a value to the tuple of these fields."""
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
