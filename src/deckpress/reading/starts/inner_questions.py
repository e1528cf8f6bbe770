"""Lines that ask within the answer to a question of another form -> whether they are questions of their own.

    **What is ash?** A tree.

    **What is fir?** A tree.

    ## What is oak?

    A tree, too.

    **What is elm?** Another tree.

Any one of five signs is enough: most questions of the document have the same form; each of the lines, and the question
above it, has options or an answer; it is the only question of a quiz with a title; each carries the number after
that of the question above; or each has the label of a question, below the answer to a heading that asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deckpress.reading.parts.question_starts import Start

_FEWEST = 2
_SHAPES = frozenset(("bold", "pair", "item-bold"))
"""The shapes that may be questions of their own or steps of an answer."""


def are_alike(taken: Sequence[Start], more: Sequence[Start]) -> bool:
    """True if the questions of a reading that another one lacks are like most of its questions, and none is lost."""
    known, kept = {id(start) for start in taken}, {id(start) for start in more}
    added = [start for start in more if id(start) not in known]
    if not added or not known <= kept or not all(start.asks and start.body for start in added):
        return False
    shapes = {start.shape for start in added}
    alike = sum(1 for start in taken if start.shape in shapes and start.asks)
    return shapes <= _SHAPES and alike >= max(_FEWEST, len(taken) - alike)


_FLAT = frozenset(("asked", "item"))


def have_own_answers(taken: Sequence[Start], more: Sequence[Start], is_titled: Callable[[Start], bool]) -> bool:
    """True if the questions of a reading that another one lacks, and those right above them, are all answered.

    `is_titled` tells whether a question begins a quiz with a title: then the question above it is that of the chapter.
    """
    known, kept = {id(start) for start in taken}, {id(start) for start in more}
    added = [number for number, start in enumerate(more) if id(start) not in known]
    if not added or not known <= kept:
        return False
    return all(
        _is_answered(more[number]) and number > 0 and (_is_answered(more[number - 1]) or is_titled(more[number]))
        for number in added
    )


def _is_answered(start: Start) -> bool:
    return start.shape in _FLAT and start.marked and (start.asks or start.numbered or start.shape == "asked")


def are_labelled(taken: Sequence[Start], more: Sequence[Start]) -> bool:
    """True if the questions of a reading that another one lacks have labels and are below headings that ask."""
    known = {id(start) for start in taken}
    if not known <= {id(start) for start in more}:
        return False
    above: Start | None = None
    for start in more:
        if id(start) in known:
            above = start
        elif not start.labelled or (above is not None and not (above.is_heading and above.asks)):
            return False
    return True


def count_on(taken: Sequence[Start], more: Sequence[Start], number_of: Callable[[Start], int]) -> bool:
    """True if the items that a reading lacks ask, and carry the number after that of the item above them.

    `number_of` tells the number of an item.
    """
    known, kept = {id(start) for start in taken}, {id(start) for start in more}
    added = [place for place, start in enumerate(more) if id(start) not in known]
    if not added or not known <= kept or added[0] == 0:
        return False
    return all(_is_next(more[place - 1], more[place], number_of) for place in added)


def _is_next(above: Start, start: Start, number_of: Callable[[Start], int]) -> bool:
    if start.shape != "item" or above.shape != "item" or not (start.asks and start.body and start.numbered):
        return False
    level = above.item and start.item and above.item.indent - start.item.indent
    return level in (-1, 0) and above.numbered and number_of(start) == number_of(above) + 1
