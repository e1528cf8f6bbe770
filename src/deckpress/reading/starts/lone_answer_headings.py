"""One heading `Explanations`, `Answer` or `Solution` beside headings that ask and have their answers below them.

    ## What is green tea?
    Tea that is steamed soon after the harvest.

    ## Which teas are black?
    Assam and Keemun.

    ## Explanations
    The words come from the trade.

Such a heading is a section of its own: the answer above it stays an answer, and the question does not take it in.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.reading.parts.options import options_at
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import is_answer_heading, is_answer_word, label_alone, label_kind, number_of
from deckpress.regex import regex

_FEWEST = 2
_GOES_ON = regex(r"[?？:：,;…][\W_]*\Z")
"""The end of a text that asks, or leads to more."""


def lone_answer_heading(document: Document) -> int:
    """The line of such a heading, or -1: no other heading announces an answer, and it is not deeper than those."""
    blocks = document.blocks
    found = [n for n, block in enumerate(blocks) if block.kind == "heading" and is_answer_heading(block.text)]
    if len(found) != 1 or not _says_only(blocks[found[0]].text):
        return -1
    index = found[0]
    own = blocks[index]
    above = next((n for n in range(index - 1, -1, -1) if blocks[n].kind == "heading"), -1)
    if above < 0 or blocks[above].level < own.level or not _is_text(blocks[index + 1 : index + 2]):
        return -1
    group = [n for n, block in enumerate(blocks) if block.kind == "heading" and block.level == blocks[above].level]
    bodies = {n: _body(blocks, n) for n in group if n != index}
    asking = [n for n in bodies if looks_like_question(blocks[n].text)]
    if above not in asking or len(asking) < _FEWEST or len(asking) * 2 < len(bodies):
        return -1
    return own.start if all(_answers(document, bodies[n]) for n in asking) else -1


def _says_only(text: str) -> bool:
    return is_answer_word(text) or label_alone(f"{text.strip(' *_:')}:") in ("answer", "explanation")


def _is_text(blocks: Sequence[Block]) -> bool:
    """True for a paragraph that is no entry of an answer key."""
    return bool(blocks) and blocks[0].kind == "paragraph" and not number_of(blocks[0].text)


def _body(blocks: Sequence[Block], index: int) -> Sequence[Block]:
    last = index + 1
    while last < len(blocks) and blocks[last].kind != "heading":
        last += 1
    return blocks[index + 1 : last]


def _answers(document: Document, body: Sequence[Block]) -> bool:
    """True for text that begins as an answer, without options or the label of one, and does not lead to more."""
    if not body or body[0].kind not in ("paragraph", "list") or _GOES_ON.search(body[-1].text):
        return False
    return all(label_kind(b.text) != "answer" and options_at(document, b) is None for b in body)
