"""Lines that ask within the answer to a question of another form -> whether they are questions of their own.

    **What is ash?** A tree.

    **What is fir?** A tree.

    ## What is oak?

    A tree, too.

    **What is elm?** Another tree.

Any one of six signs is enough: most questions of the document have the same form; each of the lines, and the question
above it, has options or an answer; it is the only question of a quiz with a title; each carries the number after that
of the question above; each has the label of a question, below the answer to a heading that asks; or they are the end of
a single answer and have options, a marked answer or a title.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.statement_starts import ANSWERED_FORMS

_FEWEST = 2
_MANY = 3
"""The fewest questions of one form that show that the only one of another form has slipped."""
_SHAPES = frozenset(("bold", "pair", "item-bold"))
"""The shapes that may be questions of their own or steps of an answer."""


def are_alike(taken: Sequence[Start], more: Sequence[Start]) -> bool:
    """True if the questions that only `more` has are like most of those `taken`, and none of these is lost.

    Only one question may be of another form if it has some of the others above and below it: its form is a slip.
    """
    known, kept = {id(start) for start in taken}, {id(start) for start in more}
    added = [start for start in more if id(start) not in known]
    if not added or not known <= kept or not all(start.asks and start.body for start in added):
        return False
    shapes = {start.shape for start in added}
    alike = sum(1 for start in taken if start.shape in shapes and start.asks)
    others = len(taken) - alike
    if others == 1 <= alike and len(shapes) == 1 and alike + len(added) >= _MANY:
        return True
    return shapes <= _SHAPES and alike >= max(_FEWEST, others)


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


def are_a_part(
    taken: Sequence[Start],
    more: Sequence[Start],
    told: Callable[[Start, Start], bool],
    is_below_title: Callable[[Start], bool],
) -> bool:
    """True if the questions of a reading that another one lacks are a part of the document at the end of one answer.

    There are several of them; each has options, the mark of an answer or a place in a table, or a title is above them.
    `told` says if text is between two questions, `is_below_title` if a question is below what may be a title.
    """
    known, kept = {id(start) for start in taken}, {id(start) for start in more}
    added = [place for place, start in enumerate(more) if id(start) not in known]
    if len(added) < _FEWEST or not known <= kept or added[0] == 0 or added[-1] - added[0] != len(added) - 1:
        return False
    first, above = more[added[0]], more[added[0] - 1]
    questions = [more[place] for place in added]
    asking = all(start.asks and start.body and start.form not in ANSWERED_FORMS for start in questions)
    if not asking or not (above.asks or above.labelled) or not told(above, first):
        return False
    return all(start.marked or start.answer is not None for start in questions) or is_below_title(first)


def count_on(taken: Sequence[Start], more: Sequence[Start], number_of: Callable[[Start], int]) -> bool:
    """True if the items that a reading lacks count on from the question above them, and ask or have a labelled answer.

    `number_of` tells the number of a question, or 0.
    """
    known, kept = {id(start) for start in taken}, {id(start) for start in more}
    added = [place for place, start in enumerate(more) if id(start) not in known]
    if not added or not known <= kept or added[0] == 0:
        return False
    return all(_is_next(more[place - 1], more[place], number_of) for place in added)


def _is_next(above: Start, start: Start, number_of: Callable[[Start], int]) -> bool:
    if start.shape != "item" or start.item is None or not (start.body and start.numbered):
        return False
    if not (start.asks or start.marked):
        return False
    level = above.item.indent - start.item.indent if above.item else 0
    return level in (-1, 0) and number_of(start) == number_of(above) + 1 > 1
