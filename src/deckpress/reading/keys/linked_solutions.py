"""Solutions that name the label of their exercise, `{solution} ex-sum`, below other exercises -> keys."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from deckpress.reading.keys.key_values import Key, Keyed
from deckpress.reading.parts.details import find_details, inside
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.reading.words.key_names import says_key


def linked_solutions(document: Document, starts: Sequence[Start]) -> tuple[Key, ...]:
    """The solutions of exercises with a label, each as a key of its own, in order of lines."""
    asked = {start.details.label: start.start for start in starts if start.details and start.details.asks}
    asked.pop("", None)
    if not asked:
        return ()
    keys = []
    for found in find_details(document):
        line = asked.get(found.label)
        if line is not None and line < found.opens[0] and found.hides_answer:
            body = inside(document, found)
            lines = range(_title_above(document, found.opens[0]), found.closes)
            answer = body.text(0, len(body.lines))
            keys.append(Key(lines.start, lines.stop, found.label, tuple(lines), {line: Keyed(answer, task=True)}))
    return tuple(keys)


def _title_above(document: Document, line: int) -> int:
    """The line of the heading right above a line that says `Solutions`; else the line itself."""
    index = bisect_left(document.blocks, line, key=attrgetter("start")) - 1
    above = document.blocks[index] if index >= 0 else None
    return above.start if above is not None and above.kind == "heading" and says_key(above.text) else line
