"""Tables of cases that combine values of three kinds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


def each_pair(first: Iterable[A], second: Iterable[B], third: Iterable[C]) -> list[tuple[A, B, C]]:
    """Cases in which each value meets each value of the two other kinds; `third` is the kind with the fewest values.

    All combinations would be many times as many, and find no more unless three values fail together of which any two
    are well.
    """
    ones, twos, threes = [*first], [*second], [*third]
    assert len(threes) <= min(len(ones), len(twos))
    return [(one, two, threes[(i + k) % len(threes)]) for i, one in enumerate(ones) for k, two in enumerate(twos)]
