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
from functools import lru_cache
from itertools import islice

from deckpress.compare import letters
from deckpress.reading.parts.asking_lists import asking_lines, links_questions, list_asks, list_has_blanks
from deckpress.reading.parts.furniture import is_back_to_top, is_break, leads_to_answers, only_links
from deckpress.reading.parts.option_values import BOX, begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tables import asking_rows
from deckpress.reading.starts.asking_sections import sections_of_questions
from deckpress.reading.starts.counted_headings import count_on_from_labels
from deckpress.reading.text.tree import Block, Document, once
from deckpress.reading.words.labels import RECENT
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
    if _are_agenda(group):
        return []
    kept = [s for s in group if _asks(s) or not (_only_leads_on(document, s) or _is_no_answer(_body(document, s)))]
    if kept and not _asks(kept[0]) and all(map(_asks, kept[1:])) and _is_above_questions(document, kept[0]):
        kept = kept[1:]
    kept = _without_strangers(document, kept)
    sure = [index for index, s in enumerate(kept) if _asks(s) or s.numbered or (s.linked and not is_closing(s))]
    if not sure:
        edges = {id(s) for s in kept if _closes(document, s)}
        rest = [s for s in kept if id(s) not in edges]
        return rest or kept
    first, last = sure[0], sure[-1]
    strict = _strict(kept[first : last + 1])
    linked = any(_lists_links(_body(document, kept[index]), 1) for index in sure)
    anchored = _anchored([*kept[:first], *kept[last + 1 :]])
    faults = _in_last_sections(document, kept[first : last + 1], kept[last + 1 :]) if strict else ()
    return [
        s
        for index, s in enumerate(kept)
        if first <= index <= last
        or not (
            _closes(document, s)
            or _lists_links(_body(document, s), 2 if linked else 1)
            or (strict and id(s) not in anchored and id(s) not in faults and _is_short(s))
        )
    ]


def _are_agenda(group: Sequence[Start]) -> bool:
    """True for headings most of which end in a duration, `Sourdough (1 hour)`, but no numbered tasks or questions."""
    timed = [start for start in group if _DURATION.search(start.title)]
    asking = sum(1 for start in group if start.asks)
    if len(timed) < max(_FEWEST_TIMED, _MOST_TIMED * len(group)) or 2 * asking > len(group):
        return False
    return not any(start.labelled or start.marked or _COUNTED.match(start.title) for start in group)


_TIMES = (
    r"min(?:ute[sn]?|utos?|uti|uut)?|mins|h(?:ours?|eures?|oras?|rs?)?|std|stunden?|ore|uur|godz|мин(?:ут)?|час(?:а|ов)?"
    "|хв|分钟?|小时|分|時間|분|시간"
    "|days?|weeks?|tage?|wochen?|jours?|semaines?|días?|dias?|semanas?|giorn[oi]|settiman[ae]|dage?n?|we(?:ek|ken)"
    "|dni|dzień|tydzień|tygodni[ae]|дн(?:я|ей|і|ів)|день|недел[яьи]|тиж(?:день|ні)|天|周|日間?|週間?|일|주"
)
_DURATION = regex(
    rf"[(（\[][ ~≈]{{0,2}}\d{{1,3}}(?:[ ]?[-–][ ]?\d{{1,3}})?[ ]?(?:{_TIMES})[.]?[ ]?[)）\]][\s*_]*\Z", re.I
)
_FEWEST_TIMED = 2
_MOST_TIMED = 0.8


def _in_last_sections(document: Document, asking: Sequence[Start], last: Sequence[Start]) -> set[int]:
    """The last headings of a list of questions, if they are in other sections than all headings that ask.

    `### Pictures are missing` below `## Troubleshooting`, in a file with the title `FAQ`.
    """
    titles = sections_of_questions(document, [*asking, *last])
    if not last or not titles:
        return set()
    above = titles[len(asking) :]
    if {title.start for title in above} & {title.start for title in titles[: len(asking)]}:
        return set()
    if any(names_closing(title.text) or names_last(title.text) for title in above):
        return set()
    if any(start.title.rstrip(" *_").endswith((":", "：")) for start in last):
        return set()  # `Tips for the exam:` is a summary
    return {id(start) for start in last if _body(document, start)}


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
    return len(title) <= _LONGEST and bool(CLOSING_TITLE.match(_without_edges(title)))


def names_last(title: str) -> bool:
    """True for words that only end a document: `Further reading`."""
    return len(title) <= _LONGEST and bool(LAST_TITLE.match(_without_edges(title)))


def names_wish(title: str) -> bool:
    """True for a wish at the end of a document: `Good luck!`."""
    return len(title) <= _LONGEST and bool(WISH.match(_without_edges(title)))


@lru_cache(maxsize=RECENT)
def _without_edges(title: str) -> str:
    """A title without the signs and numbers around its words."""
    return _EDGES.sub("", title)


_EDGES = regex(r"\A[\W\d_]+|[\W_]+\Z")


def _strict(core: Sequence[Start]) -> bool:
    """True if a feature is so regular among the questions that a heading without it is not a question."""
    for trait in ("numbered", "labelled", "linked"):
        if len(core) >= 3 and sum(1 for s in core if getattr(s, trait)) >= _REGULAR * len(core):
            return True
    if len(core) >= 3 and all(_COUNTED.match(s.title) for s in core):
        return True
    return len(core) >= 8 and sum(1 for s in core if _asks(s)) >= _REGULAR * len(core)


def _without_strangers(document: Document, group: Sequence[Start]) -> list[Start]:
    """The group without repeated and closing titles, if nearly all other members have a question mark.

    A repeated title above options stays: `Complete the sentence`. If most members have a label, such as `Q1.`, those
    without one need a question mark, or a number and an answer: `Qestion 4` above options. So do those in other
    sections. A number that counts on from that of a label is enough.
    """
    labelled = sum(1 for s in group if s.labelled)
    if (labelled >= 3 and labelled >= 0.6 * len(group)) or _label_a_section(document, group):
        counted = count_on_from_labels(group)
        return [s for s in group if s.labelled or s.asks or (s.marked and _COUNTED.match(s.title)) or id(s) in counted]
    asking = sum(1 for s in group if _asks(s) or s.numbered)
    if asking < 3 or asking < 0.6 * len(group):
        return list(group)
    count = Counter(letters(s.title) for s in group)
    return [
        s
        for s in group
        if _asks(s) or s.numbered or ((count[letters(s.title)] < 2 or _has_options(document, s)) and not is_closing(s))
    ]


def _has_options(document: Document, start: Start) -> bool:
    firsts = (document.lines[block.start].lstrip("-*+ \t") for block in _body(document, start))
    return any(begins_options(line) or BOX.match(line) for line in firsts)


def _label_a_section(document: Document, group: Sequence[Start]) -> bool:
    """True if several headings with a label and a number, all of which ask, are alone in the last section."""
    first = next((number for number, start in enumerate(group) if start.labelled), 0)
    own = group[first:]
    if (
        not first
        or len(own) < _FEWEST_LABELLED
        or not all(s.labelled and s.asks and _LABEL.match(s.title) for s in own)
    ):
        return False
    between = document.blocks_on(group[first - 1].end, own[0].start)
    titled = any(block.kind == "heading" and block.level < own[0].level for block in between)
    return titled and not any(_asks(start) or start.numbered for start in group[:first])


_FEWEST_LABELLED = 2
_LABEL = regex(r"\W*\w{1,12}[ .#-]{0,3}\d")


def _body(document: Document, start: Start) -> Sequence[Block]:
    """The blocks between a heading and the next one of any level."""
    return _blocks_below(document, start.end)


@once
def _blocks_below(document: Document, line: int) -> Sequence[Block]:
    first = bisect_left(document.blocks, line, key=lambda block: block.start)
    last = first
    while last < len(document.blocks) and document.blocks[last].kind != "heading":
        last += 1
    blocks = document.blocks[first:last]
    return [b for b in blocks if b.kind != "rule" and not is_back_to_top(b) and not is_break(b)] if first < last else ()


def _is_above_questions(document: Document, start: Start) -> bool:
    """True for the first heading of a document if several headings below it ask, and most of those at their level."""
    first = bisect_left(document.blocks, start.end, key=lambda block: block.start)
    if any(block.kind == "heading" and block.start < start.start for block in document.blocks[:first]):
        return False
    below: dict[int, list[bool]] = {}
    for block in document.blocks[first:]:
        if block.kind == "heading":
            if block.level <= start.level:
                break
            below.setdefault(block.level, []).append(looks_like_question(block.text))
    asks = below.get(min(below, default=0), [])
    return sum(asks) >= max(_FEWEST_BELOW, _MOST_BELOW * len(asks))


_FEWEST_BELOW = 2
_MOST_BELOW = 0.6


def _only_leads_on(document: Document, start: Start) -> bool:
    """True for a heading that is a link to another page, with nothing below it."""
    words = start.text.markdown
    return "](" in words and "?" not in words and only_links(words) and not _body(document, start)


def _is_no_answer(blocks: Sequence[Block]) -> bool:
    """True for contents, and for a list below a link to the answers."""
    listed = len(blocks) > 1 and all(block.kind == "list" for block in blocks[1:])
    return _only_contents(blocks) or (listed and leads_to_answers(blocks[0]))


def _only_contents(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and all(b.kind == "list" and _anchors(b) for b in blocks)


def _anchors(block: Block) -> bool:
    linking = sum(1 for item in block.items if "](#" in item.text and only_links(item.text))
    return bool(block.items) and linking * 2 > len(block.items)


def _lists_links(blocks: Sequence[Block], fewest: int) -> bool:
    """True if only lists of links or addresses are below a heading, with so many items each."""
    return bool(blocks) and all(
        b.kind == "list" and len(b.items) >= fewest and all(_leads_on(item.text) for item in b.items) for b in blocks
    )


def _leads_on(text: str) -> bool:
    return ("](" in text or "://" in text) and only_links(text)


def is_over_blanks(document: Document, start: Start) -> bool:
    """True if only lists of sentences with blanks to fill in are below a heading that does not ask."""
    if start.asks or start.labelled or start.marked:
        return False
    blocks = _body(document, start)
    return bool(blocks) and all(block.kind == "list" and list_has_blanks(block) for block in blocks)


def _tells(document: Document, block: Block) -> bool:
    """True for a paragraph that neither asks nor announces what is below it."""
    return not asking_lines(document, block) and not block.text.rstrip(" *_").endswith((":", "："))


def is_over_linked_questions(document: Document, start: Start) -> bool:
    """True for a heading that does not ask, above more text in lists of linked questions than beside them."""
    if start.asks or start.labelled or start.marked:
        return False
    linked = other = 0
    first = bisect_left(document.blocks, start.end, key=lambda block: block.start)
    for block in islice(document.blocks, first, None):
        if block.kind == "heading" and block.level <= start.level:
            break
        if block.kind == "list" and links_questions(block):
            linked += sum(len(item.text) for item in block.items)
        elif block.kind not in ("heading", "html"):
            other += sum(len(line) for line in document.lines[block.start : block.end])
    return linked > other


def is_list_of_questions(document: Document, start: Start) -> bool:
    """True if only lists or tables of questions are below a heading, and no text above them answers it."""
    body = list(_body(document, start))
    if start.asks and body and body[0].kind == "paragraph" and _tells(document, body[0]):
        return False
    blocks = [b for b in body if b.kind != "paragraph" or asking_lines(document, b)]
    return bool(blocks) and all(
        b.kind == "paragraph"
        or (b.kind == "list" and list_asks(b))
        or (b.kind == "table" and bool(asking_rows(document, b)))
        for b in blocks
    )
