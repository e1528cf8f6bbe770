"""Elements that fold text, as candidates."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.details import Details, folds_contents, says_first
from deckpress.reading.parts.outline import bare_letters, looks_like_question
from deckpress.reading.parts.question_starts import (
    Start,
    clean_question,
    question_text,
)
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.starts.box_starts import box_starts
from deckpress.reading.starts.numbered_runs import LIKELY
from deckpress.reading.text.tree import Document


def folded_lines(document: Document, details: Sequence[Details]) -> list[tuple[int, int]]:
    """The line ranges of elements that hold one answer: no question starts inside them."""
    ranges = []
    flat = has_flat(details)
    for found in details:
        if found.hides_answer or not _groups(document, found, flat=flat):
            ranges.append((found.opens[0], found.closes))
        else:
            ranges += folded_lines(document, found.children)
    return ranges


def _groups(document: Document, found: Details, *, flat: bool) -> bool:
    """True for an element that holds questions: its summary is a heading or empty, or it holds several that ask.

    One with text above those it holds asks itself, if an element beside it is `flat`: it holds only an answer.
    """
    if found.asks:
        return False
    if looks_like_question(found.summary):
        return False
    if found.heading or not found.summary:
        return True
    if len(_asking(found)) < 2:
        return False
    return not (flat and says_first(document, found))


def has_flat(details: Sequence[Details]) -> bool:
    """True if one of the elements has a summary, and holds no element with a summary of its own."""
    return any(found.summary and not _asking(found) for found in details)


def _asking(found: Details) -> list[Details]:
    """The elements in an element that have a summary of their own, other than `Answer`."""
    return [child for child in found.children if not child.hides_answer and child.summary]


def details_starts(document: Document, found: Details, linked: frozenset[str], *, flat: bool) -> list[Start]:
    """The questions of an element: itself or, if it only groups others, those inside it."""
    if found.hides_answer or folds_contents(document, found):
        return []
    if _groups(document, found, flat=flat):
        flat = has_flat(found.children)
        inner = [start for child in found.children for start in details_starts(document, child, linked, flat=flat)]
        return inner + box_starts(document, found.children, linked)
    if found.asks:
        return []
    text, _, label = clean_question(found.summary, numbered=True)
    line = min(found.summary_starts[0], len(document.lines) - 1)
    while (
        line < len(document.lines) - 1
        and not document.lines[line][found.summary_starts[1] if line == found.summary_starts[0] else 0 :].strip()
    ):
        line += 1
    question = question_text(document, line, text)
    asks = looks_like_question(found.summary)
    body = found.ends > found.inside
    in_contents = bare_letters(text) in linked
    sign = LIKELY if body and not asks and not in_contents and is_task(found.summary) else 0.0
    return [
        Start("details", found.opens[0], max(found.inside[0], found.opens[0]) + 1, question, found.closes,
              asks, label is not None, False, in_contents, body=body, details=found, sign=sign)
    ]  # fmt: skip


def with_tasks_beside_questions(starts: Sequence[Start]) -> list[Start]:
    """The candidates; if folded elements ask, those beside them that set a task or name a topic are nearly as certain.

    Most of the elements ask or set a task, and a third of them or more ask.
    """
    folded = [start for start in starts if start.shape == "details" and start.body]
    asking = sum(1 for start in folded if start.asks)
    tasks = [start for start in folded if start.sign == LIKELY]
    if asking < _FEWEST or 3 * asking < len(folded) or asking + len(tasks) < _MOST * len(folded):
        return list(starts)
    alike = {id(start) for start in folded if not start.asks and not start.evident}
    return [replace(start, sign=_SURE) if id(start) in alike else start for start in starts]


_FEWEST = 2
_MOST = 0.75
_SURE = 0.9
