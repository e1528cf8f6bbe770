"""Groups of a paragraph and its answer, with two or more blank lines between the groups and one inside them.

    [..] carries the load.

    A beam


    What holds the beam?

    A post

Nothing but the blank lines shows which paragraphs belong together. So nearly all groups must begin with a paragraph and
have an answer, most of one block, and one in three must ask or have a gap in brackets; `doubt` reports the reading as a
guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import BOLD_LINE, Start, clean_question, question_text, without_hard_break
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.starts.plain_starts import SHAPE
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_SIGN = 0.5
_FEWEST = 5
_FEWEST_ASKING = 3
"""The smallest number if all groups ask."""
_SHARE = 0.8
"""The share of the groups that must be a question with an answer."""
_ASKING = 1 / 3
_TIMES = 4
"""They must outnumber other sure questions by this factor."""
_WIDE = 2
"""How many blank lines divide two groups."""
_LONGEST = 400
_GAP = regex(r"\[(?:\.{2,}|…|_{2,}|[^\[\]\n]{1,60}\?)\](?!\()|_{3,}")
_KINDS = frozenset(("paragraph", "list", "fence", "code", "table", "quote", "html"))


def spaced_starts(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The questions of such groups, as candidates; none if other candidates are more certain."""
    if not any(below.start - block.end >= _WIDE for block, below in pairwise(document.blocks)):
        return []
    groups = list(_groups(document))
    found = [group for group in groups if _has_answer(document, group)]
    bold = sum(1 for group in found if _is_bold(group[-1]))
    if bold * 2 > len(found):
        found = [group for group in found if not _is_bold(group[0])]
    pairs = sum(1 for group in found if _sides(group) <= _WIDE)
    evident = [start.start for start in starts if start.evident]
    if len(found) < max(_FEWEST_ASKING, _SHARE * len(groups), _TIMES * len(evident)) or pairs * 2 < len(found):
        return []
    asking = sum(1 for group in found if asks_or_sets_task(group[0].text) or _GAP.search(group[0].text))
    if len(found) < _FEWEST and asking < len(groups):
        return []
    if asking < _ASKING * len(found):
        return []
    return [_start(document, group) for group in found if group[0].start not in evident]


def _groups(document: Document) -> Iterator[list[Block]]:
    """The runs of blocks with fewer than two blank lines between them, without headings and rules."""
    group: list[Block] = []
    for block in document.blocks:
        if group and (block.kind not in _KINDS or block.start - group[-1].end >= _WIDE):
            yield group
            group = []
        if block.kind in _KINDS:
            group.append(block)
    if group:
        yield group


def _has_answer(document: Document, group: Sequence[Block]) -> bool:
    """True for lines above a blank line and an answer below it, or for a line that asks with text right below."""
    first, asked = group[0], _asked(group)
    if first.kind != "paragraph" or sum(len(block.text) for block in asked) > _LONGEST:
        return False
    return len(asked) < len(group) or (asked[-1].end > first.start + 1 and _begins(document, first))


def _is_bold(block: Block) -> bool:
    return block.kind == "paragraph" and BOLD_LINE.match(block.text) is not None


def _sides(group: Sequence[Block]) -> int:
    return 1 + sum(1 for above, below in pairwise(group) if below.start > above.end)


def _asked(group: Sequence[Block]) -> Sequence[Block]:
    """The blocks above the first blank line of a group."""
    for number, (above, below) in enumerate(pairwise(group), 1):
        if below.start > above.end:
            return group[:number]
    return group


def _begins(document: Document, block: Block) -> bool:
    """True if the first line of a block asks, or announces what is right below it."""
    words = without_hard_break(document.lines[block.start]).strip()
    return words.endswith((":", "：")) or looks_like_question(words)


def _start(document: Document, group: Sequence[Block]) -> Start:
    asked = _asked(group)
    line, end = group[0].start, asked[-1].end
    if len(asked) == len(group) or end == line + 1:
        cleaned, _, _ = clean_question(without_hard_break(document.lines[line]).strip(), numbered=True)
        text, end = question_text(document, line, cleaned), line + 1
    else:
        text = document.text(line, end)
    return Start(SHAPE, line, end, text, len(document.lines), True, linked=False, body=True, sign=_SIGN)
