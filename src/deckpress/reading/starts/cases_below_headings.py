"""The text between the heading of a case and its only question is part of that question.

    ## Case 1

    A ship lists to port.

    **What do you check?**

    The ballast tanks.

If several questions share the text of a case, it is part of none of them, and is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.reading.parts.above_options import is_telling, option_begins
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.scenarios_above import begun_at
from deckpress.reading.text.tree import Document
from deckpress.reading.words.case_titles import is_case_title

_FEWEST = 2
_ASKING = ("bold", "asked")


def with_cases_below_headings(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, of which those that ask below such a text begin with it, if two or more do."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    ends = (*(block.start for block in headings[1:]), len(document.lines))
    told = [(block.end, end) for block, end in zip(headings, ends, strict=False) if is_case_title(block.text)]
    if len(told) < _FEWEST:
        return list(starts)
    begun: dict[int, int] = {}
    for start, end in told:
        asking = {s.start for s in starts if start <= s.start < end and s.shape in _ASKING and s.asks}
        if len(asking) != 1:
            continue
        (asked,) = asking
        own = document.blocks_on(start, asked)
        tells = all(is_telling(document, block) and not option_begins(document, block.start) for block in own)
        if own and tells and own[0].start >= start and own[-1].end <= asked:
            begun[asked] = own[0].start
    if len(begun) < _FEWEST:
        return list(starts)
    return [
        begun_at(document, start, begun[start.start]) if start.shape in _ASKING and start.start in begun else start
        for start in starts
    ]
