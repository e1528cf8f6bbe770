"""Plain paragraphs with their answers in quotes below them, as candidates, in documents that are written so."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from deckpress.reading.parts.outline import bare_letters, looks_like_question
from deckpress.reading.parts.question_starts import Start, clean_question, question_text, without_hard_break
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_of, number_of
from deckpress.regex import regex

_FEWEST = 4
_SHARE = 0.6
"""The share of the paragraphs that must have a quote right below them."""
_MOST_LINES = 6
_SIGN = 0.35
"""The sign of a paragraph that does not ask; see `signs`. Where none asks, the reading is a guess."""
_SHORT = 60
_GOES_ON = regex(r"(?:\.{2,}|…|(?<!\w)(?:etc|usw|ecc|и т\. ?д|и др)\.)[*_\s]*\Z")
"""The end of a short title that is no sentence: `Closures etc.`, `Scope...`."""
_SENTENCE = regex(r".*[.!。！…][*_\"'”»)\s]*\Z", re.S)
_TAGS = regex(r"(?:\s*#[^\W\d_][\w/-]*)+\s*\Z")
"""A paragraph of nothing but tags, `#definition #algebra`."""


def quoted_starts(document: Document, taken: Container[int], linked: frozenset[str]) -> list[Start]:
    """The paragraphs with a quote below them, and those that ask, if most paragraphs of the document are like them.

    Those on the lines `taken` are candidates already; `linked` are the texts of the table of contents.
    """
    plain = [block for block in document.blocks if block.kind == "paragraph" and not _TAGS.match(block.text)]
    lines_of_text = {block.start for block in plain}
    quoted = (block for block in _above_quotes(document) if block.start in lines_of_text)
    above = {block.start for block in quoted if not _tells(document, block)}
    if len(above) < _FEWEST or len(above) < _SHARE * len(plain):
        return []
    starts = []
    for block in plain:
        lines = document.lines[block.start : block.end]
        named = lines[0].startswith("**") and not lines[-1].rstrip().endswith("**")  # `**Last one:** Who was it?`
        asked = named and block.start in above and looks_like_question(lines[-1])
        if (block.start in taken and not asked) or len(lines) > _MOST_LINES or label_of(lines[0]):
            continue
        written = "\n".join([*(line.strip() for line in lines[:-1]), without_hard_break(lines[-1]).strip()])
        if block.start in above or looks_like_question(written):
            starts.append(_start(document, block, written, linked, quoted=block.start in above))
    return starts


def _above_quotes(document: Document) -> Iterator[Block]:
    """The paragraphs right above a quote."""
    return (block for block, below in pairwise(document.blocks) if block.kind == "paragraph" and below.kind == "quote")


def _tells(document: Document, block: Block) -> bool:
    """True for a paragraph that ends as a sentence, except a task, `Explain scope.`, and a title, `Scope etc.`."""
    last = document.lines[block.end - 1]
    if block.end == block.start + 1 and len(last) <= _SHORT and _GOES_ON.search(last):
        return False
    return bool(_SENTENCE.match(last)) and not is_task(document.lines[block.start])


def _start(document: Document, block: Block, written: str, linked: frozenset[str], *, quoted: bool) -> Start:
    cleaned, _, _ = clean_question(written.removesuffix(":").rstrip() or written, numbered=True)
    return Start(
        "quoted",
        block.start,
        block.end,
        question_text(document, block.start, cleaned),
        len(document.lines),
        looks_like_question(written),
        linked=bare_letters(cleaned) in linked,
        numbered=bool(number_of(written)),
        body=True,
        sign=_SIGN if quoted else 0.0,
    )
