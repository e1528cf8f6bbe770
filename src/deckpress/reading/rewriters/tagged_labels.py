"""Headings `Question (EN)` right above `Answer (EN)`, as in files in two languages -> headings without the brackets.

Every answer has its question right above it. Places in the file do not change.
"""

from __future__ import annotations

from itertools import pairwise

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import is_answer_word, is_question_word
from deckpress.regex import regex

_TAGGED = regex(
    r"(?P<head> {0,3}#{1,6}[ \t]+[*_]{0,2}(?P<word>[^()\[\]\n]{1,30}?))[ \t]*"
    r"[(\[](?P<tag>[^\W\d_][^()\[\]\d\n]{1,19})[)\]](?P<rest>[*_]{0,2}[:：]?[ \t]*#*[ \t]*)\Z"
)


def with_untagged_labels(document: Document) -> Document:
    """The document, with such headings without brackets."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    if not any(heading.text.rstrip(" :：*_#").endswith((")", "]")) for heading in headings):
        return document
    found = [(heading.start, _TAGGED.match(document.lines[heading.start])) for heading in headings]
    changes: dict[int, Change] = {}
    answers = 0
    for (line, asked), (below, said) in pairwise(found):
        answers += said is not None and is_answer_word(said["word"])
        if asked is None or said is None or asked["tag"].casefold() != said["tag"].casefold():
            continue
        if is_question_word(asked["word"]) and is_answer_word(said["word"]):
            changes |= {n: (match["head"] + match["rest"], 0) for n, match in ((line, asked), (below, said))}
    return document.with_lines(changes) if len(changes) == 2 * answers else document
