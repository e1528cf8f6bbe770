"""Lines such as `Part 3: Bases` that are glued between an answer and the next question -> headings.

So are the bold titles and the numbers of cards, `**Card 3**`, if one stands above each labelled question. Without the
mark of a heading, a title would end up in the answer above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
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
_CARD = regex(
    r"[ \t]{0,3}(?P<mark>\*\*|__|)(?P<words>(?<=[*_])(?:(?!\*\*|__).)+"
    r"|(?:(?:flash)?card|(?:kartei)?karte|tarjeta|carte|fiche|scheda|cartão|карточка|卡片|カード|카드|no\.?|nr\.?|#)?"
    r"[ \t]*\d{1,4}[.:)]?)(?P=mark)[:：]?[ \t]*\Z",
    re.I,
)
_HEADING = "###### "
_FEWEST = 2
_SHARE = 0.8
_NEAR = 4
"""How many lines above a question its title may stand."""
_LONGEST = 100


def with_headings(document: Document) -> Document:
    """The document, with the titles of parts between a labelled answer and the label of the next question as headings.

    A title has the word and number of a part, and is the only such line in the answer above it.
    """
    if not any(label_kind(document.lines[n]) == "question" for n in document.table.labelled):
        return document
    questions: list[int] = []
    glued = {number: match for number in _glued(document, questions) if (match := _TITLE.match(document.lines[number]))}
    titles = glued | _titles(document, questions)
    return document.with_lines({number: _heading(match) for number, match in titles.items()})


def _heading(match: re.Match[str]) -> Change:
    return _HEADING + match.group("words"), match.start("words") - len(_HEADING)


def _titles(document: Document, questions: Sequence[int]) -> dict[int, re.Match[str]]:
    """The titles right above the questions, if the first question and nearly all others have one.

    If the document ends with such a line, too, the titles may be parts of the answers.
    """
    last = next((line for line in reversed(document.lines) if line.strip()), "")
    if not questions or _CARD.match(last):
        return {}
    found: dict[int, re.Match[str]] = {}
    for question in questions:
        number = question - 1
        while number > question - _NEAR and not document.lines[number].strip():
            number -= 1
        line = document.lines[number]
        title = _CARD.match(line) if number >= 0 and len(line) <= _LONGEST and not label_kind(line) else None
        if title is not None and not looks_like_question(title.group("words")):
            found[number] = title
        elif question == questions[0]:
            return {}
    return found if len(found) >= max(_FEWEST, _SHARE * len(questions)) else {}


def _glued(document: Document, questions: list[int]) -> list[int]:
    """The lines of titles of parts; the lines of labelled questions are added to `questions`."""
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
                questions.append(number)
                found += titles if answered and len(titles) == 1 and titles[0] == last else []
                answered, titles = False, []
            elif kind == "answer":
                answered, titles = True, []
            elif len(line) <= _LONGEST and _TITLE.match(line):
                titles.append(number)
            last = number
    return found
