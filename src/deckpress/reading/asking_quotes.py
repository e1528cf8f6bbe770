"""Questions in quotes, `> What is it?` above its answer, -> the same lines in bold; and quotes that hold both, as text.

They count only if most quotes of a document are such: a quote in an article may ask as well.
"""

from __future__ import annotations

from itertools import pairwise

from deckpress.reading.labels import label_kind
from deckpress.reading.outline import looks_like_question
from deckpress.reading.tree import Block, Change, Document
from deckpress.regex import regex

_MARK = regex(r" {0,3}> ?")
_BOLD = regex(r"\*\*(?:(?!\*\*).)+\*\*\Z")
_FEWEST = 3
_FEWEST_WHOLE = _FEWEST_LABELLED = 2
_MOST_OF = 0.6


def with_plain_quotes(document: Document) -> Document:
    """The document, with the quotes that ask as plain text."""
    quotes = [block for block in document.blocks if block.kind == "quote"]
    alone = [block for block, below in pairwise(document.blocks) if _asks_alone(document, block, below)]
    whole = [block for block in quotes if _answers_itself(document, block)]
    labelled = all(label_kind(_text(document, block.start)) == "question" for block in alone)
    fewest = _FEWEST_LABELLED if labelled else _FEWEST
    chosen = whole if len(whole) >= _FEWEST_WHOLE else alone if len(alone) >= fewest else []
    others = sum(1 for block in document.blocks if block.kind == "heading" and looks_like_question(block.text))
    if not chosen or len(chosen) < _MOST_OF * len(quotes) or others > len(chosen) / 2:
        return document
    changes: dict[int, Change] = {}
    for block in chosen:
        for number in range(block.start, block.end):
            cut = len(document.lines[number]) - len(_text(document, number))
            text = document.lines[number][cut:]
            bold = chosen is alone and not _BOLD.match(text) and not label_kind(text)
            changes[number] = (f"**{text.strip()}**", cut - 2) if bold else (text, cut)
    return document.with_lines(changes)


def _asks_alone(document: Document, block: Block, below: Block) -> bool:
    """True for a quote of one line that asks a question, with text below it other than a quote or a heading."""
    one_line = block.kind == "quote" and block.end == block.start + 1
    return one_line and below.kind not in ("quote", "heading", "rule") and _asks(_text(document, block.start))


def _answers_itself(document: Document, block: Block) -> bool:
    """True for a quote whose first line asks in bold or with a label, with its answer on the lines below."""
    text = _text(document, block.start).strip()
    set_off = _BOLD.match(text) is not None or label_kind(text) == "question"
    return set_off and _asks(text) and any(_text(document, n).strip() for n in range(block.start + 1, block.end))


def _asks(text: str) -> bool:
    return looks_like_question(text.strip()) and not text.lstrip().startswith("[!")


def _text(document: Document, number: int) -> str:
    return _MARK.sub("", document.lines[number], count=1)
