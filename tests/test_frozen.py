"""Dataclasses that are cheap to define: they look, compare and count in sets as those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
from collections.abc import Callable
from typing import Any

import pytest

import deckpress
from deckpress import frozen

MANNERS: dict[str, dict[str, bool]] = {
    "frozen": {"frozen": True, "slots": True},
    "without slots": {"frozen": True},
    "with an order": {"frozen": True, "slots": True, "order": True},
    "by keyword": {"frozen": True, "slots": True, "kw_only": True},
    "open to change": {"slots": True},
    "equal to nothing else": {"slots": True, "eq": False},
}


def kinds(manner: dict[str, bool]) -> tuple[Any, Any]:
    """The same class, made here and by the standard library."""
    return _defined(frozen.dataclass, manner), _defined(dataclasses.dataclass, manner)


def public_kinds(manner: dict[str, bool]) -> tuple[Any, Any]:
    """The same class, made for the public interface and by the standard library."""
    return _defined(frozen.public_dataclass, manner), _defined(dataclasses.dataclass, manner)


def _defined(make: Callable[..., Any], manner: dict[str, bool]) -> Any:
    @make(**manner)
    class Point:
        """A place on paper."""

        x: int
        names: tuple[str, ...] = ()
        seen: int = dataclasses.field(default=0, compare=False)
        inner: str = dataclasses.field(default="", repr=False)

    return Point


@pytest.mark.parametrize("manner", MANNERS)
def test_a_value_is_shown_as_by_the_standard_library(manner: str) -> None:
    ours, theirs = kinds(MANNERS[manner])
    assert repr(ours(x=1, names=("a",), inner="b")) == repr(theirs(x=1, names=("a",), inner="b"))


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("other", [{"x": 1}, {"x": 2}, {"x": 1, "seen": 3}, {"x": 1, "inner": "b"}], ids=str)
def test_values_are_equal_where_the_standard_library_says_so(manner: str, other: dict[str, Any]) -> None:
    ours, theirs = kinds(MANNERS[manner])
    assert (ours(x=1) == ours(**other)) == (theirs(x=1) == theirs(**other))
    assert ours(x=1) != theirs(x=1)


@pytest.mark.parametrize("manner", MANNERS)
def test_a_hash_is_that_of_the_standard_library_or_none(manner: str) -> None:
    ours, theirs = kinds(MANNERS[manner])
    if MANNERS[manner].get("frozen"):
        assert hash(ours(x=1)) == hash(theirs(x=1))
    elif MANNERS[manner].get("eq", True):
        with pytest.raises(TypeError):
            hash(ours(x=1))
    else:
        assert hash(ours(x=1)) != hash(ours(x=1, seen=1))


def test_a_value_without_fields_or_with_one_is_compared_by_them() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    @frozen.dataclass(frozen=True, slots=True)
    class One:
        x: int

    assert Nothing() == Nothing()
    assert repr(Nothing()).endswith("Nothing()")
    assert len({One(1), One(1), One(2)}) == 2


def test_methods_of_the_class_itself_stay() -> None:
    @frozen.dataclass(slots=True)
    class Odd:
        x: int

        def __eq__(self, other: object) -> bool:
            return True

        def __repr__(self) -> str:
            return "odd"

    assert Odd(1) == Odd(2)
    assert repr(Odd(1)) == "odd"


def test_a_changed_copy_and_a_derived_class_work() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Base:
        x: int

    @frozen.dataclass(frozen=True, slots=True)
    class Derived(Base):
        y: int = 0

    value = Derived(1, 2)
    assert dataclasses.replace(value, y=3) == frozen.replace(value, y=3) == Derived(1, 3)
    assert value == Derived(1, 2)
    with pytest.raises(TypeError):
        frozen.replace(value, z=3)  # type: ignore[call-arg]
    assert copy.deepcopy(value) == value
    assert Derived(1, 2) != Derived(2, 2)
    assert Base(1) != Derived(1)


@pytest.mark.parametrize("manner", ["frozen", "without slots", "with an order", "by keyword"])
def test_a_public_class_is_that_of_the_standard_library(manner: str) -> None:
    ours, theirs = public_kinds(MANNERS[manner])
    value, other = ours(x=1, names=("a",)), theirs(x=1, names=("a",))
    assert (repr(value), hash(value)) == (repr(other), hash(other))
    assert value == ours(x=1, names=("a",), seen=2) != ours(x=2)
    assert inspect.signature(ours) == inspect.signature(theirs)
    assert copy.deepcopy(value) == value == dataclasses.replace(ours(x=2, names=("a",)), x=1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.x = 2


@pytest.mark.parametrize("manner", ["frozen", "by keyword"])
def test_the_first_values_are_made_as_the_later_ones(manner: str) -> None:
    ours, theirs = kinds(MANNERS[manner])
    for _ in range(2 * frozen._FEW):
        assert repr(ours(x=1, names=("a",))) == repr(theirs(x=1, names=("a",)))
    assert dataclasses.asdict(ours(x=1)) == dataclasses.asdict(theirs(x=1))


@pytest.mark.parametrize("wrong", [((), {}), ((1, 2, 3, 4, 5), {}), ((1,), {"x": 1}), ((1,), {"z": 1})], ids=str)
def test_arguments_that_do_not_fit_are_refused(wrong: tuple[tuple[int, ...], dict[str, int]]) -> None:
    ours, _ = kinds(MANNERS["frozen"])
    for _ in range(2):
        with pytest.raises(TypeError):
            ours(*wrong[0], **wrong[1])


def test_a_value_is_checked_and_its_own_list_is_its_own() -> None:
    @frozen.dataclass(slots=True)
    class Box:
        things: list[int] = dataclasses.field(default_factory=list)
        most: int = 3

        def __post_init__(self) -> None:
            if len(self.things) > self.most:
                raise ValueError("too many things")

    one, other = Box(), Box()
    one.things.append(1)
    assert other.things == []
    with pytest.raises(ValueError, match="too many things"):
        Box([1, 2], most=1)


@pytest.mark.parametrize("name", ["Deck", "Note", "RenderedDeck", "RenderedNote", "Diagnostic", "Location"])
def test_a_public_value_cannot_be_changed(name: str) -> None:
    kind = getattr(deckpress, name)
    value = object.__new__(kind)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, dataclasses.fields(kind)[0].name, None)
