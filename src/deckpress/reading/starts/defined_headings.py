"""Headings above a labelled definition each, `## Simile` with `- **Definition:** ..` below it, are terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import DEFINITION
from deckpress.reading.text.tree import Document
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
    """The candidates in order of lines; headings of a level that nearly all have a definition are terms."""
    headings = [start for start in starts if start.is_heading]
    defined = Counter(heading.level for heading in headings if _is_defined(document, heading))
    every = Counter(heading.level for heading in headings)
    levels = {level for level, count in defined.items() if count >= _FEWEST and count >= _SHARE * every[level]}
    if not levels:
        return list(starts)
    return [
        replace(start, sign=max(start.sign, DEFINITION)) if start.is_heading and start.level in levels else start
        for start in starts
    ]


def _is_defined(document: Document, heading: Start) -> bool:
    """True if the first text below a short heading is a labelled definition."""
    below = first_with_text(document.lines[heading.end : heading.end + 3])
    bold = "**" in below or "__" in below
    return bold and _LABEL.match(below) is not None and len(heading.title.split()) <= _MOST_WORDS
