"""The headings of the questions' level -> the questions, without contents, licence and the like.

Other parts of a document often have headings of the same level as its questions. They lack the common features of the
questions (a question mark, a label, a number, a link in the contents). Their position, their title and the text below
them count as well, since no single sign is enough.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from deckpress.compare import letters
from deckpress.reading.parts.asking_lists import asking_lines, list_asks, list_has_blanks
from deckpress.reading.parts.furniture import is_back_to_top, is_break, leads_to_answers, only_links
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tables import asking_rows
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.rhetoric_words import CLOSING_TITLE, LAST_TITLE, WISH
from deckpress.regex import regex

_COUNTED = regex(r"\W*\w+[ \t]+[\dIVX]+\b")
"""A title that is a word and a number: `Exercise 3`, `Aufgabe II: Kreise`."""
_ANCHOR = regex(r"<a[ \t]+(?:id|name)[ \t]*=[^<>]*>(?:[ \t]*</a>)?", re.I)
_FEWEST_ANCHORED = 3
_REGULAR = 0.95
"""The share of the questions that must have a feature, so that the others need it, too."""
_MOST_WORDS = 6
_LONGEST = 80


def questions_among(document: Document, group: Sequence[Start]) -> list[Start]:
    """The members of a heading level that are, or may be, questions."""
    kept = [s for s in group if _asks(s) or not _is_no_answer(_body(document, s))]
    kept = _without_strangers(kept)
    sure = [index for index, s in enumerate(kept) if _asks(s) or s.numbered or (s.linked and not is_closing(s))]
    if not sure:
        edges = {id(s) for s in kept if _closes(document, s)}
        rest = [s for s in kept if id(s) not in edges]
        return rest or kept
    first, last = sure[0], sure[-1]
    strict = _strict(kept[first : last + 1])
    anchored = _anchored([*kept[:first], *kept[last + 1 :]])
    return [
        s
        for index, s in enumerate(kept)
        if first <= index <= last
        or not (
            _closes(document, s)
            or _list_of_links(_body(document, s))
            or (strict and id(s) not in anchored and _is_short(s))
        )
    ]


def _is_short(start: Start) -> bool:
    return len(start.title.split()) <= _MOST_WORDS


def _anchored(edges: Sequence[Start]) -> set[int]:
    """The headings with an anchor of their own, if there are several: contents that do not link them are incomplete."""
    found = {id(start) for start in edges if _ANCHOR.search(start.title)}
    return found if len(found) >= _FEWEST_ANCHORED else set()


def _asks(start: Start) -> bool:
    return start.asks or start.labelled or start.marked


def is_closing(start: Start) -> bool:
    """True for a title such as `License` or `References`, before or after the questions of a document."""
    return names_closing(_ANCHOR.sub("", start.title))


def _closes(document: Document, start: Start) -> bool:
    """True for such a title, and for a wish without text below it."""
    return is_closing(start) or (names_wish(_ANCHOR.sub("", start.title)) and not _body(document, start))


def names_closing(title: str) -> bool:
    """True for words such as `License` or `References`."""
    return len(title) <= _LONGEST and bool(CLOSING_TITLE.match(_EDGES.sub("", title)))


def names_last(title: str) -> bool:
    """True for words that only end a document: `Further reading`."""
    return len(title) <= _LONGEST and bool(LAST_TITLE.match(_EDGES.sub("", title)))


def names_wish(title: str) -> bool:
    """True for a wish at the end of a document: `Good luck!`."""
    return len(title) <= _LONGEST and bool(WISH.match(_EDGES.sub("", title)))


_EDGES = regex(r"\A[\W\d_]+|[\W_]+\Z")


def _strict(core: Sequence[Start]) -> bool:
    """True if a feature is so regular among the questions that a heading without it is not a question."""
    for trait in ("numbered", "labelled", "linked"):
        if len(core) >= 3 and sum(1 for s in core if getattr(s, trait)) >= _REGULAR * len(core):
            return True
    if len(core) >= 3 and all(_COUNTED.match(s.title) for s in core):
        return True
    return len(core) >= 8 and sum(1 for s in core if _asks(s)) >= _REGULAR * len(core)


def _without_strangers(group: Sequence[Start]) -> list[Start]:
    """The group without repeated and closing titles, if nearly all other members have a question mark.

    If most members have a label, such as `Q1.`, those without one need a question mark.
    """
    labelled = sum(1 for s in group if s.labelled)
    if labelled >= 3 and labelled >= 0.6 * len(group):
        return [s for s in group if s.labelled or s.asks]
    asking = sum(1 for s in group if _asks(s) or s.numbered)
    if asking < 3 or asking < 0.6 * len(group):
        return list(group)
    count = Counter(letters(s.title) for s in group)
    return [s for s in group if _asks(s) or s.numbered or (count[letters(s.title)] < 2 and not is_closing(s))]


def _body(document: Document, start: Start) -> Sequence[Block]:
    """The blocks between a heading and the next one of any level."""
    first = bisect_left(document.blocks, start.end, key=lambda block: block.start)
    last = first
    while last < len(document.blocks) and document.blocks[last].kind != "heading":
        last += 1
    blocks = document.blocks[first:last]
    return [b for b in blocks if b.kind != "rule" and not is_back_to_top(b) and not is_break(b)] if first < last else ()


def _is_no_answer(blocks: Sequence[Block]) -> bool:
    """True for contents, and for a list below a link to the answers."""
    listed = len(blocks) > 1 and all(block.kind == "list" for block in blocks[1:])
    return _only_contents(blocks) or (listed and leads_to_answers(blocks[0]))


def _only_contents(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and all(b.kind == "list" and _anchors(b) for b in blocks)


def _anchors(block: Block) -> bool:
    linking = sum(1 for item in block.items if "](#" in item.text and only_links(item.text))
    return bool(block.items) and linking * 2 > len(block.items)


def _list_of_links(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and all(
        b.kind == "list" and len(b.items) >= 2 and all("](" in i.text and only_links(i.text) for i in b.items)
        for b in blocks
    )


def is_over_blanks(document: Document, start: Start) -> bool:
    """True if only lists of sentences with blanks to fill in are below a heading that does not ask."""
    if start.asks or start.labelled or start.marked:
        return False
    blocks = _body(document, start)
    return bool(blocks) and all(block.kind == "list" and list_has_blanks(block) for block in blocks)


def is_list_of_questions(document: Document, start: Start) -> bool:
    """True if only lists or tables of unanswered questions are below a heading."""
    blocks = [b for b in _body(document, start) if b.kind != "paragraph" or asking_lines(document, b)]
    return bool(blocks) and all(
        b.kind == "paragraph"
        or (b.kind == "list" and list_asks(b))
        or (b.kind == "table" and bool(asking_rows(document, b)))
        for b in blocks
    )
