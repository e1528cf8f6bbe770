"""Lines such as `Part 3: Bases` that are glued between an answer and the next question -> headings.

Without the mark of a heading, such a title would end up in the answer above it.
"""

from __future__ import annotations

import re

from deckpress.reading.labels import label_kind
from deckpress.reading.tree import Change, Document
from deckpress.regex import regex

_PART = (
    "chapter|unit|part|section|lesson|module|kapitel|lektion|teil|abschnitt|capítulo|unidad|lección|parte|sección"
    "|chapitre|unité|leçon|partie|capitolo|unità|lezione|sezione|unidade|seção|hoofdstuk|deel|rozdział|część|глава"
    "|раздел|часть|урок|bölüm|ünite|chương|phần|bab|bagian|avsnitt|kapitola"
)
_TITLE = regex(
    rf"[ \t]{{0,3}}(?P<mark>\*\*|__|)(?P<words>(?:(?:{_PART})[ \t]+(?:\d{{1,3}}|[IVX]{{1,5}})"
    r"|第[ \t]*[\d一二三四五六七八九十]+[ \t]*[章部節节])"
    r"(?:[ \t]*[:：–—-][ \t]*[^*_\n.]{1,60}?)?)(?P=mark)[:：]?[ \t]*\Z",
    re.I,
)
_HEADING = "###### "
_LONGEST = 100


def with_headings(document: Document) -> Document:
    """The document, with the titles of parts between a labelled answer and the label of the next question as headings.

    A title has the word and number of a part, and is the only such line in the answer above it.
    """
    changes: dict[int, Change] = {}
    for number in _glued(document):
        match = _TITLE.match(document.lines[number])
        assert match is not None
        changes[number] = (_HEADING + match.group("words"), match.start("words") - len(_HEADING))
    return document.with_lines(changes)


def _glued(document: Document) -> list[int]:
    found: list[int] = []
    answered = False
    titles: list[int] = []  # those in the answer that is open
    last = 0  # the last line with text
    for block in document.blocks:
        if block.kind not in ("paragraph", "rule"):
            answered = answered and block.kind != "heading"
            titles = []
            last = block.end - 1
            continue
        for number in range(block.start, block.end):
            line = document.lines[number]
            kind = label_kind(line)
            if kind == "question":
                found += titles if answered and len(titles) == 1 and titles[0] == last else []
                answered, titles = False, []
            elif kind == "answer":
                answered, titles = True, []
            elif len(line) <= _LONGEST and _TITLE.match(line):
                titles.append(number)
            last = number
    return found
