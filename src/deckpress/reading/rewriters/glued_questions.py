"""Paragraphs in which a question is right below the options or the answer of the one above -> cut between them.

Markdown reads `c) Zinc` and `2. Which is a metal?` on the next line as one paragraph, though a blank line is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from deckpress.reading.keys.keys_in_lists import lines_of_keys
from deckpress.reading.parts.option_values import BOX, LETTER, begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import BOLD_LINE
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.rewriters.asking_lines import lines_of_asking_lines
from deckpress.reading.rewriters.glued_definitions import lines_of_glued_definitions
from deckpress.reading.rewriters.glued_lists import lines_below_options
from deckpress.reading.rewriters.glued_terms import lines_of_glued_terms
from deckpress.reading.rewriters.next_items import lines_of_next_items
from deckpress.reading.rewriters.questions_below_lists import lines_of_questions_below
from deckpress.reading.rewriters.tight_quotes import lines_below_quoted_letters
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_NUMBER = regex(r"[ \t]{0,3}(?:\*\*|__)?[(（]?(\d{1,4})(?:[.)](?=[ \t*_])|[、．）])")


def without_glue(document: Document) -> Document:
    """The document, with its paragraphs cut above each question that follows the options or the answer of another."""
    cut = _cut(document)
    return document if cut is document else _cut(cut)  # the text below an answer in a list is a paragraph only now


def _cut(document: Document) -> Document:
    cuts = {line for block in document.blocks if block.kind == "paragraph" for line in _cuts(document, block)}
    cuts.update(lines_of_next_items(document))
    cuts.update(lines_below_options(document))
    cuts.update(lines_of_glued_terms(document))
    cuts.update(lines_of_glued_definitions(document))
    cuts.update(lines_of_asking_lines(document))
    cuts.update(lines_of_keys(document))
    cuts.update(lines_of_questions_below(document))
    cuts.update(lines_below_quoted_letters(document))
    return document.cut_blocks(sorted(cuts)) if cuts else document


def _cuts(document: Document, block: Block) -> Iterator[int]:
    if block.end == block.start + 1:
        return
    ended = False  # an option or an answer is above
    bold = _asks_in_bold(document.lines[block.start])
    for number in range(block.start, block.end):
        line = document.lines[number]
        if bold and number > block.start + 1 and _asks_in_bold(line):
            yield number
        elif ended and (_is_next(document, number) or _asks_below_answer(document, block, number)):
            yield number
            ended = False
        elif number == block.start + 1 < block.end - 1 and _is_below_title(document, block):
            yield number
        elif label_kind(line) == "answer":
            ended = True
        elif not ended:
            ended = LETTER.match(line.strip()) is not None or BOX.match(line.strip()) is not None


def _asks_in_bold(line: str) -> bool:
    """True for a line in bold that asks or sets a task: two of them in a paragraph each begin a question."""
    match = BOLD_LINE.match(line) if line.startswith(("**", "__")) else None
    return match is not None and asks_or_sets_task(match.group(2))


def _is_below_title(document: Document, block: Block) -> bool:
    """True for a paragraph whose second line is the next numbered question, above its answer, and whose first tells."""
    title, _, below = document.lines[block.start : block.start + 3]
    plain = (
        not title.rstrip().endswith((".", ":", "?", "：", "。")) and not label_kind(title) and not _NUMBER.match(title)
    )
    return plain and label_kind(below) == "answer" and _is_next(document, block.start + 1)


def _is_next(document: Document, number: int) -> bool:
    """True for a line whose number counts on from the nearest numbered line above."""
    own = _NUMBER.match(document.lines[number])
    if own is None:
        return False
    for above in range(number - 1, max(number - _REACH, -1), -1):
        if match := _NUMBER.match(document.lines[above]):
            return int(match.group(1)) + 1 == int(own.group(1))
    return False


_REACH = 40
"""How many lines above a question are searched for the number of the question before it."""


def _asks_below_answer(document: Document, block: Block, number: int) -> bool:
    """True for a line right below an answer and above options, which asks or has an answer below these or itself."""
    lines = document.lines
    above = label_kind(lines[number - 1])
    if above not in ("answer", "explanation") or label_kind(lines[number]):
        return False
    below = [line for line in lines[number + 1 : number + _MOST_OPTIONS] if line.strip()]
    if not below:
        return False
    if label_kind(below[0]) == "answer":
        if LETTER.match(lines[number].strip()):
            return False  # the last option, below `A: ..`, which looks like an answer
        return above == "answer" or any(label_kind(line) == "answer" for line in lines[block.start : number - 1])
    if begins_options(below[0]) and number + 1 < block.end and looks_like_question(lines[number]):
        return True
    options = list(takewhile(_is_option, below))
    return len(options) > 1 and label_kind("".join(below[len(options) : len(options) + 1])) == "answer"


def _is_option(line: str) -> bool:
    return _BULLET.match(line) is not None or LETTER.match(line.strip()) is not None


_BULLET = regex(r"[ \t]{0,3}[-*+][ \t]+\S")
_MOST_OPTIONS = 12
