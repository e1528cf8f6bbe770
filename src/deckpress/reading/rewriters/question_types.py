"""Lines that say of what type a question is, `**Question Type:** Multiple choice`, -> the document without them.

    **Question Type:** Multiple choice
    **Topic:** Rocks

    Which rock is sedimentary?

An item `- **True** or **False**` says so as well. The other remarks of such a paragraph, such as the topic, go with it
if it is above its question. A document must have several such lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.vocabulary import FORM, REMARK, TRUE_OR_FALSE
from deckpress.reading.words.word_heads import TRUE_OR_FALSE_HEADS
from deckpress.regex import regex

_GATE = ("ype:", "YPE:", "ype*", "ype :", "ipo:", "ipo*", "yp:", "yp*", "题型", "類型", "类型", "유형", "ип:", "ип*")
_TYPES = (
    r"(?:multiple|single|one)[- ](?:choice|answers?|select(?:ion)?|response)|multi[- ]?(?:choice|select)|mcqs?"
    r"|true[ \t]*(?:/|or|-)[ \t]*false|o[ \t]*/?[ \t]*x|t[ \t]*/[ \t]*f"
    r"|short[- ]answers?|essay|fill[- ]in(?:[- ]the)?[- ]blanks?|matching"
    r"|open(?:[- ]ended)?|mehrfachauswahl|einfachauswahl|freitext|richtig[ \t]*/[ \t]*falsch|lückentext|zuordnung"
    r"|qcm|choix (?:multiples?|unique)|vrai[ \t]*/[ \t]*faux|(?:opción|selección) (?:múltiple|única)"
    r"|(?:verdadero|verdadeiro|vero)[ \t]*/[ \t]*falso|múltipla escolha|scelta multipla"
    r"|(?:单选|單選|多选|多選|判断|填空|简答)题?|객관식|주관식|단답형"
    r"|(?:один|несколько) (?:ответ|вариант)\w*|(?:одиночный|множественный) выбор"
)
"""What such lines say, in a few languages."""
_LEAD = r"[ \t]*(?:[-*+>][ \t]+)?[*_]{0,3}"
_TYPE = regex(
    rf"{_LEAD}(?:{FORM})[ \t]*[*_]{{0,3}}[ \t]*[:：][*_]{{0,3}}[ \t]*[*_`]{{0,3}}(?:{_TYPES})(?!\w)[^\n]{{0,30}}\Z",
    re.I,
)
_ABOUT = regex(rf"{_LEAD}(?:{REMARK}|{FORM})[ \t]*[*_]{{0,3}}[ \t]*[:：]", re.I)
_EITHER = regex(rf"[ \t]*[-*+][ \t]+(?:\*\*|__)?(?:{TRUE_OR_FALSE})[?.]?(?:\*\*|__)?[ \t]*\Z", re.I)
_BOTH_BOLD = regex(r"(\*\*|__)(?P<first>[^\W\d_]+)\1(?P<or>[^*_\n]{1,8})\1(?P<second>[^\W\d_]+)\1")
_LONGEST = 120
_LONGEST_EITHER = 40
_FEWEST = 2


def without_question_types(ledger: Ledger) -> Document:
    """The document of a ledger without such lines, which are booked as furniture."""
    document = ledger.document
    lines = document.lines
    typed = any(word in document.source.text for word in _GATE)
    short = [n for n in document.table.spoken if len(lines[n]) < _LONGEST] if typed else []
    found = [n for n in short if (":" in lines[n] or "：" in lines[n]) and _TYPE.match(lines[n])]
    items = (n for n in document.table.marked(_BULLETS) if len(lines[n]) <= _LONGEST_EITHER)
    either = [n for n in items if _says_either(lines[n])]
    found += either if len(either) >= _FEWEST else []
    code = document.code_lines() if len(found) >= _FEWEST else frozenset()
    found = [number for number in found if number not in code]
    if len(found) < _FEWEST:
        return document
    gone = {*found, *(line for number in found for line in _remarks(document, number))}
    for number in sorted(gone):
        ledger.book(document, Use.FURNITURE, number, number + 1)
    return document.with_lines(dict.fromkeys(gone, ("", 0)))


def _says_either(line: str) -> bool:
    """True for an item with nothing but both judgements, neither of which is marked."""
    may_say = may_begin(line, TRUE_OR_FALSE_HEADS, _AHEAD)
    return may_say and _EITHER.match(_BOTH_BOLD.sub(r"\g<first>\g<or>\g<second>", line)) is not None


_BULLETS = frozenset("-*+")
_AHEAD = " \t-*+_"


def _remarks(document: Document, line: int) -> Iterator[int]:
    """The other lines of a paragraph that only remarks on the question below it."""
    blocks = document.blocks_on(line, line + 1)
    block = blocks[0] if blocks else None
    if block is None or block.kind != "paragraph":
        return
    lines = range(block.start, block.end)
    below = document.block_from(block.end)
    if below is not None and _asks(document, below) and all(_ABOUT.match(document.lines[n]) for n in lines):
        yield from lines


def _asks(document: Document, block: Block) -> bool:
    label = label_of(document.lines[block.start]) if block.kind == "paragraph" else None
    return block.kind in ("paragraph", "heading") and (
        looks_like_question(block.text) or (label is not None and label.kind == "question")
    )
