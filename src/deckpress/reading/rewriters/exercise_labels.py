"""Words for an exercise before its text, `*Exercise 1.* Factor 91.`, above labelled solutions -> labels of questions.

    *Exercise 1.* Factor 91.

    *Solution.* 7 times 13.

The solution may be folded. One exercise may be alone in its document, and some may lack a solution. Places in the file
do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import is_answer_word, label_kind
from deckpress.reading.words.vocabulary import EXERCISE
from deckpress.regex import regex

_MARK = r"\*\*|__|[*_]"
_LABEL = regex(
    rf"[ \t]{{0,3}}(?P<open>{_MARK})(?:{EXERCISE})(?P<number>[ \t]+\d{{1,3}}(?:[.-]\d{{1,3}})*[a-z]?)?"
    rf"(?:[ \t]*\((?P<title>[^()\n]{{1,60}})\))?[.:：]?(?P=open)[.:：]?[ \t]+(?=\S)",
    re.I,
)
_FOLD = regex(r"<summary\b[^<>\n]*>(?P<title>[^\n]{1,80}?)</summary>", re.I)
_SIGNS = (".", ":", "：")


@dataclass(frozen=True, slots=True)
class _Label:
    """The line of a label, its number, and the text with the label of a question instead."""

    line: int
    text: str
    shift: int


def with_labelled_exercises(document: Document) -> Document:
    """The document with the label of a question in place of such words, if half of them or more have a solution."""
    found = list(_found(document))
    if not found:
        return document
    own = {label.line for label in found}
    kinds = [(n, "exercise" if n in own else label_kind(document.lines[n])) for n in document.lines_of_paragraphs()]
    folds = [(n, "answer") for n in document.table.holding(_FOLD) if _folds_answer(document.lines[n])]
    labels = sorted((n, kind) for n, kind in (*kinds, *folds) if kind in ("exercise", "question", "answer"))
    answered = sum(1 for (_, above), (_, below) in pairwise(labels) if (above, below) == ("exercise", "answer"))
    others = any(kind == "question" for _, kind in labels)
    if others or not answered or 2 * answered < len(found):
        return document
    changes: dict[int, Change] = {label.line: (label.text, label.shift) for label in found}
    return document.with_lines(changes)


def _folds_answer(line: str) -> bool:
    """True for the title of a fold that hides an answer: `<summary>Solution</summary>`."""
    match = _FOLD.search(line)
    return match is not None and is_answer_word(match["title"])


def _found(document: Document) -> Iterator[_Label]:
    """The lines of text that begin with such a word, in emphasis and with a sign."""
    for number in document.lines_of_paragraphs():
        line = document.lines[number]
        match = _LABEL.match(line) if line.lstrip(" \t")[:1] in ("*", "_") else None
        if match is None or not (match["number"] or any(sign in match.group() for sign in _SIGNS)):
            continue
        title = f"({match['title']}) " if match["title"] else ""
        counted = match["number"] if (match["number"] or "").strip().isdigit() else ""
        written = f"**Question{counted}:** {title}{line[match.end() :]}"
        yield _Label(number, written, len(line) - len(written))
