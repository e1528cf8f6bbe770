"""Quotes with the marks for an answer at their end, `> Compare both. [3 marks] (May 2019)`, and others like them.

Two such quotes or more are questions, and so are quotes beside them that ask or set a task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.quotes import unquoted
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.vocabulary import POINTS
from deckpress.regex import regex

_MOST = 0.6


def graded_quotes(document: Document, apart: Sequence[Block], quotes: Sequence[Block]) -> list[Block]:
    """The quotes of one line with marks behind them, if there are several, and the others that ask or set a task.

    A task begins with a word that begins one with marks, or with a verb such as `Explain`. Only one with marks may lack
    the text below it that answers.
    """
    texts = {block.start: unquoted(document.lines[block.start]) for block in quotes if block.end == block.start + 1}
    above = {block.start for block in apart} & texts.keys()
    marked = {line for line, text in texts.items() if _MARKS.search(text)}
    heads = {_head(texts[line]) for line in above & marked}
    if len(above & marked) < _FEWEST_GRADED:
        return []
    told = {line for line in above if _head(text := texts[line]) in heads or _asks(text) or is_task(text)}
    return [q for q in quotes if q.start in told | marked] if len(told) >= _MOST * len(quotes) else []


def _head(text: str) -> str:
    """The first word of a text."""
    return text.strip(" \t*_").partition(" ")[0].casefold()


_FEWEST_GRADED = 2
_MARKS = regex(
    rf"[\[(（][ \t]*\d{{1,3}}(?:[ \t]*[+x×*/][ \t]*\d{{1,3}})*[ \t-]*(?:{POINTS})\.?[ \t]*[\])）]"
    r"(?:[ \t]*[\[(（][^\[\]()（）]{2,60}[\])）])?[ \t*_.]*\Z",
    re.I,
)
"""The marks that an answer earns, behind the question, perhaps with the exam: `[2+3 marks] (May 2019)`."""


def _asks(text: str) -> bool:
    return looks_like_question(text.strip()) and not text.lstrip().startswith("[!")
