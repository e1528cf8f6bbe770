"""Texts at the end of an answer that belong to the questions below it: the answer ends above them.

    Answer: A

    Read the following text for questions 2 and 3: Iron rusts.

    **Question 2** ..

Such a text says so, repeats the label of a case above the first question, or is a quote above a question about `the
passage`. It is text between the cards, which is reported, as the text below the heading of a case is: `## Case 2`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.diagnostics.catalogue.reading import TEXT_FOR_NEXT
from deckpress.reading.parts.options import options_at
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.ledger import Ledger, short
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.case_titles import is_case_title, names_scenario
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.line_marks import ITEM_MARK
from deckpress.reading.words.word_heads import SCENARIO_HEADS
from deckpress.regex import regex

_QUESTIONS = "questions?|items|fragen?|aufgaben?|preguntas?|domand[ae]|perguntas?|questões|vragen?|pytan(?:ia|ie)"
_QUESTIONS_ALONE = regex(rf"[\W\d_]*(?:{_QUESTIONS})[\W\d_]*\Z", re.I)
_TO = "and|to|or|through|und|bis|et|à|y|a|e|al?|en|tot|i|do"
_COUNT = r"(?:two|three|four|five|six|\d{1,2}|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro|due|tre|twee|drie)"
_NUMBERS = regex(
    rf"(?<!\w)(?:{_QUESTIONS})[ \t]+(?P<first>\d{{1,3}})[ \t]*(?:[-–—,&/]|(?:{_TO})(?!\w))[ \t]*\d{{1,3}}(?!\w)", re.I
)
_NEXT = regex(
    r"[\s*_>(]*(?:the|die|der|les|las?|los|le|de|as?)?[ \t]*"
    rf"(?:(?:next|following|nächsten?|folgenden?|prochaines?|siguientes?|prossim[ae]|próximas?|volgende)[ \t]+"
    rf"(?:(?:{_COUNT}[ \t]+)?(?:{_QUESTIONS})(?!\w)|{_COUNT}[ \t]+(?:are|refer|share|deal|concern)(?!\w))"
    rf"|(?:{_COUNT}[ \t]+)?(?:{_QUESTIONS})[ \t]+(?:suivantes?|siguientes?|seguenti|seguintes?)(?!\w))",
    re.I,
)
_PASSAGE = regex(
    r"(?<!\w)(?:(?:according to|in|from|of|does|would) the (?:passage|text|poem|quote|quotation|excerpt|extract)"
    r"|(?:laut|nach dem|im|gemäß|gemäss)(?: dem)? (?:text|gedicht|zitat|auszug)|d'après le (?:texte|passage)"
    r"|según el (?:texto|pasaje)|secondo il (?:testo|brano)|segundo o texto|volgens de tekst)(?!\w)",
    re.I,
)
_HEAD = 300
_MOST_BLOCKS = 5
_OTHER_HEADS = ("cont", "back", "ausg", "kont")
"""Words above a text that need not be a case: context, background."""
_TEXTS = ("paragraph", "quote", "fence", "code", "table")


class TextsForNext:
    """The texts of a document that belong to the questions below them."""

    def __init__(self, document: Document, chosen: Sequence[Start]) -> None:
        self._document = document
        first = chosen[0].start if chosen else 0
        named = (
            [n for n in document.table.begun_by(SCENARIO_HEADS) if names_scenario(document.lines[n])] if first else []
        )
        self._cases = frozenset(n for n in named if not _word_at(document, n).startswith(_OTHER_HEADS))
        self._known = {_word_at(document, n) for n in self._cases if n < first}

    def begin(self, start: Start, end: int, following: Start | None, count: int) -> int:
        """The line at which the text for the question `following` begins; `end` if none does. It is the `count`-th."""
        document = self._document
        if following is None or following.start != end or start.answer is not None or start.details is not None:
            return end
        blocks = [block for block in document.blocks_on(start.end, end) if start.end <= block.start]
        if _introduces(document, start, following, blocks):
            return blocks[-1].start
        for block in reversed(blocks[-_MOST_BLOCKS:]):
            if block.end > end or not _is_text(document, block):
                return end
            if self._is_for_next(block, following, count, last=block is blocks[-1]):
                told = any(line.strip() for line in document.lines[start.end : block.start])
                return block.start if told else end
        return end

    def report(self, ledger: Ledger, start: int, end: int) -> None:
        """Reports the text of a case between two lines, which is in no card, right above a question."""
        document = self._document
        if (told := _told_below_title(document, start, end)) >= 0:
            report_text(ledger, told)
            return
        for block in reversed(document.blocks_on(start, end)[-_MOST_BLOCKS:] if self._known else ()):
            if not (start <= block.start < end and _is_text(document, block)):
                return
            if block.start in self._cases:
                report_text(ledger, block.start)
                return

    def _is_for_next(self, block: Block, following: Start, count: int, *, last: bool) -> bool:
        line = self._document.lines[block.start]
        if block.start in self._cases:
            return _word_at(self._document, block.start) in self._known
        if block.kind == "quote" and last and _PASSAGE.search(following.text.markdown[:_HEAD]):
            return True
        if block.kind not in ("paragraph", "quote"):
            return False
        if _NEXT.match(line):
            return True
        named = _NUMBERS.search(line[:_HEAD])
        return named is not None and int(named["first"]) == _number(self._document, following, count)


def _told_below_title(document: Document, start: int, end: int) -> int:
    """The line of the text below the heading of a case, if nothing but a heading `Questions` is below it; else -1."""
    told = -1
    for block in reversed(document.blocks_on(start, end)):
        if not start <= block.start < end:
            return -1
        if block.kind == "heading":
            if told >= 0 or not _QUESTIONS_ALONE.match(block.text):
                named = is_case_title(block.text) and not _word_at(document, block.start).startswith(_OTHER_HEADS)
                return told if named else -1
        elif not _is_text(document, block):
            return -1
        else:
            told = block.start
    return -1


def _introduces(document: Document, start: Start, following: Start, blocks: Sequence[Block]) -> bool:
    """True for a last line such as `Needed for both:` below the meaning of a term, above a list of other terms."""
    if start.shape != "lead" or following.shape != "lead" or not blocks or blocks[-1].kind != "paragraph":
        return False
    last, line = blocks[-1], document.lines[blocks[-1].start]
    above, below = document.lines[start.start], document.lines[following.start]
    return (
        last.end == last.start + 1
        and line.rstrip(" *_").endswith((":", "："))
        and not ITEM_MARK.match(above)
        and ITEM_MARK.match(below) is not None
    )


def report_text(ledger: Ledger, line: int) -> None:
    """Reports that a text belongs to the questions below it and is in no card."""
    ledger.report(
        ledger.document, TEXT_FOR_NEXT, line, text=short(ledger.document.text(line, line + 1).flat.lstrip("> "))
    )


def _number(document: Document, start: Start, count: int) -> int:
    """The number of a question, as written or as it is counted."""
    found = _WRITTEN.match(document.lines[start.start])
    return int(found["number"]) if found else count


_WRITTEN = regex(r"[\s#*_(>]*(?:[^\W\d]{1,12}\.?[ \t]*)?(?P<number>\d{1,3})(?!\w)")


def _word_at(document: Document, number: int) -> str:
    """The first word of a line, in small letters."""
    found = _WORD.search(document.lines[number])
    return found.group().casefold() if found else ""


_WORD = regex(r"[^\W\d_]+")


def _is_text(document: Document, block: Block) -> bool:
    """True for a text that cannot be an answer, since it has neither a label nor options."""
    if block.kind not in _TEXTS or label_of(document.lines[block.start]) is not None:
        return False
    return options_at(document, block) is None
