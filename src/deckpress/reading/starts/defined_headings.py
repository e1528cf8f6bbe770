"""Headings that are terms: above a labelled definition each (`## Simile`, `- **Definition:** ..`), or in a glossary.

In a glossary, the headings of a section are terms if a text is below each of them; bold words in that text are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from operator import attrgetter

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import TERMS, Ranges, Start
from deckpress.reading.parts.signs import DEFINITION
from deckpress.reading.starts.not_questions import is_closing
from deckpress.reading.starts.term_sections import is_list_of_terms
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex

_WORDS = "|".join(
    (
        "definition|meaning|explanation|definición|significado|explicación|définition|signification|sens|explication",
        "bedeutung|erklärung|definizione|significato|spiegazione|definição|explicação|definitie|betekenis|uitleg",
        "definisjon|betydning|forklaring|betydelse|förklaring|määritelmä|merkitys|selitys|definicja|znaczenie|wyjaśnienie",
        "definice|význam|vysvětlení|jelentés|meghatározás|magyarázat|definiție|semnificație|tanım|anlam|açıklama",
        "определение|значение|пояснение|визначення|значення|пояснення|定义|定義|释义|含义|解释|意味|説明|정의|의미|뜻|설명",
        "định nghĩa|ý nghĩa|giải thích|definisi|arti|penjelasan|تعريف|المعنى|परिभाषा|अर्थ",
    )
)
_LABEL = regex(rf"[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)(?:{_WORDS})(?:[ \t]*[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])", re.I)
_FEWEST = 3
_SHARE = 0.8
_MOST_WORDS = 8


def with_defined_headings(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates in order of lines; headings of a glossary, or of a level that nearly all define, are terms."""
    return _with_titled_terms(document, _with_defined(document, starts))


def _with_defined(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates; headings of a level that nearly all have a definition are terms."""
    headings = [start for start in starts if start.is_heading]
    defined = Counter(heading.level for heading in headings if _is_defined(document, heading))
    defined |= _quoted(document, headings)
    every = Counter(heading.level for heading in headings)
    levels = {level for level, count in defined.items() if count >= _FEWEST and count >= _SHARE * every[level]}
    if not levels:
        return list(starts)
    return [
        replace(start, sign=max(start.sign, DEFINITION)) if start.is_heading and start.level in levels else start
        for start in starts
    ]


def _quoted(document: Document, headings: Sequence[Start]) -> Counter[int]:
    """How many headings of a level have a quote alone below them, which defines them: it begins in lower case.

    What people said is in quotes as well, as sentences.
    """
    found: Counter[int] = Counter()
    for heading, after in zip_longest(headings, headings[1:]):
        end = after.start if after else len(document.lines)
        below = document.blocks_on(heading.end, end)
        quoted = len(below) == 1 and below[0].kind == "quote" and len(heading.title.split()) <= _MOST_WORDS
        if quoted and document.lines[below[0].start].lstrip(" \t>*_")[:1].islower():
            found[heading.level] += 1
    return Counter({level: count for level, count in found.items() if count > _FEWEST})


def are_in_lesson(document: Document, starts: Sequence[Start]) -> bool:
    """True for headings with a definition each that may be the parts of a lesson: much other text is below them."""
    if any(not start.is_heading or start.sign != DEFINITION or start.form for start in starts):
        return False
    ends = [*(start.start for start in starts[1:]), len(document.lines)]
    texts = (document.blocks_on(start.end, end)[1:] for start, end in zip(starts, ends, strict=True))
    return sum(any(map(_is_told_on, text)) for text in texts) >= _OTHER * len(starts)


_OTHER = 1 / 3
_HEADED = regex(r"[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)(?=\S)")


def _is_told_on(block: Block) -> bool:
    """True for a paragraph without a title in bold."""
    return block.kind == "paragraph" and _HEADED.match(block.text) is None


def _with_titled_terms(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates; headings of a glossary are terms, and what is below them is no candidate."""
    every = [start for start in starts if start.is_heading]
    headings = [start for start in every if not is_closing(start)]
    if not headings or headings[0].level != 1 or not _names_glossary(headings[0].title):
        return list(starts)
    ends = [*(heading.start for heading in every[1:]), len(document.lines)]
    terms: dict[int, int] = {}
    several = sum(heading.level == 1 for heading in headings) > 1
    for heading, group in _sections(headings):
        own = {start.start: ends[bisect_left(every, start.start, key=_line)] for start in group}
        told = [start.start for start in group if _is_told(document, starts, start, own[start.start])]
        own_title = several and _names_glossary(heading.title)
        if (heading.level > 1 or own_title) and len(told) >= max(_FEWEST, _SHARE * len(group)):
            terms |= own
    if not terms:
        return list(starts)
    inside = Ranges([(line, end - 1) for line, end in terms.items()])
    return [
        replace(start, sign=max(start.sign, DEFINITION), form=_FORM) if start.start in terms else start
        for start in starts
        if start.start in terms or not inside.holds(start.start)
    ]


def _names_glossary(title: str) -> bool:
    """True for a title of which a part names terms: `Glossary`, `Harbour glossary - version 2`."""
    return any(map(is_list_of_terms, _DASH.split(title)))


_DASH = regex(r"[ \t][—–|-][ \t]|[:：]")
_FORM = "titled"
_line = attrgetter("start")


def _sections(headings: Sequence[Start]) -> list[tuple[Start, list[Start]]]:
    """The headings that have deeper ones directly below them, each with those of the next level."""
    sections: list[tuple[Start, list[Start]]] = []
    above: list[tuple[Start, list[Start]]] = []
    for heading in headings:
        while above and above[-1][0].level >= heading.level:
            above.pop()
        if above:
            above[-1][1].append(heading)
        above.append((heading, []))
        sections.append(above[-1])
    return [section for section in sections if section[1]]


def _is_told(document: Document, starts: Sequence[Start], heading: Start, end: int) -> bool:
    """True for a short heading above a text, which begins with a bold term if it has any."""
    blocks = document.blocks_on(heading.end, end)
    if heading.asks or not blocks or blocks[0].kind != "paragraph" or len(heading.title.split()) > _MOST_WORDS:
        return False
    first = bisect_left(starts, heading.end, key=_line)
    below = starts[first : bisect_left(starts, end, key=_line)]
    lists = Ranges([(block.start - 1, block.end) for block in blocks if block.kind in ("list", "table")])
    return not any(s.shape in TERMS and s.start > blocks[0].start and not lists.holds(s.start) for s in below)


def _is_defined(document: Document, heading: Start) -> bool:
    """True if the first text below a short heading is a labelled definition."""
    below = first_with_text(document.lines[heading.end : heading.end + 3])
    bold = "**" in below or "__" in below
    return bold and _LABEL.match(below) is not None and len(heading.title.split()) <= _MOST_WORDS
