"""Questions behind a mark at the left edge, each above its answer, -> the same questions with a label.

    - What is tea?         > Define tea.          (1) Define tea.      1\\. Define tea.

    **Answer:** A drink.   **Answer:** A drink.   **Answer:** A drink.   **Answer:** A drink.

To Markdown, each item is a list of its own, and each answer is outside it. Three or more items or bullets that ask,
`• What is tea?`, count even if their answers have no label. Places in the file do not change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import begins_box, begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.labelled_pieces import is_labelled_answer
from deckpress.reading.text.parsing import SHOWN
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_MARKS = {
    "item": regex(r" {0,3}[-*+][ \t]+(?=\S)"),
    "quote": regex(r" {0,3}>[ \t]?(?=[^\s>\[])"),
    "bullet": regex(r" {0,3}[•●▪◦‣○➤►❖◆■·]\ufe0f?[ \t]*(?=\S)"),
    "number": regex(r" {0,3}(?:\(\d{1,3}\)|\d{1,3}\\[.)]|[#№]\d{1,3}[.:)]?)[ \t]+(?=\S)"),
    "tag": regex(r" {0,3}<(?:b|strong|i|em|u|p|span|font)\b[^<>]*>[ \t]*(?=[^\s<])"),
}
_KINDS = {"item": "list", "quote": "quote", "bullet": "paragraph", "number": "paragraph", "tag": "paragraph"}
_SIGNS = {**dict.fromkeys("-*+", "item"), ">": "quote", **dict.fromkeys("•●▪◦‣○➤►❖◆■·", "bullet"),
          **dict.fromkeys("(#№", "number"), "<": "tag"}  # fmt: skip
"""What each mark begins with, other than a digit."""
_CLOSING = regex(r"[ \t]*</(?:b|strong|i|em|u|p|span|font)>[ \t]*\Z")
_FEWEST_LABELLED = 2
_FEWEST_ASKING = 3
_SHARE = 0.6
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class _Marked:
    """A block with such a mark, whether the label of an answer is below it, and whether a heading is right above it."""

    block: Block
    mark: str
    labelled: bool
    headed: bool


def with_labels_for_marks(document: Document) -> Document:
    """The document with the label of a question in place of such marks."""
    found = list(_found(document))
    if len(found) < _FEWEST_LABELLED:
        return document
    answers = sum(1 for block in document.blocks if is_labelled_answer(document, block))
    labelled = [marked for marked in found if marked.labelled]
    if len(labelled) >= max(_FEWEST_LABELLED, _SHARE * answers) and not _are_headed(labelled):
        return _with_labels(document, [*labelled, *_bare(document, labelled)])
    for mark, count in Counter(own.mark for own in found).most_common():
        own = [marked for marked in found if marked.mark == mark]
        above = sum(marked.labelled for marked in own)
        single = sum(1 for marked in own if len(marked.block.items) < 2)
        if (
            above == count
            or single < max(_FEWEST_ASKING, _SHARE * count)
            or answers > above
            or _are_headed(own)
            or not _ask(document, own)
        ):
            continue
        return _with_labels(document, [*own, *_bare(document, own), *_telling(document, own)])
    return document


def _with_labels(document: Document, found: Sequence[_Marked]) -> Document:
    return document.with_lines({n: change for one in found for n, change in _written(document, one)})


def _bare(document: Document, found: Sequence[_Marked]) -> Iterator[_Marked]:
    """The blocks with the same marks that ask and lack an answer: the next such question is right below them."""
    taken = {marked.block.start for marked in found}
    marks = {marked.mark for marked in found}
    for block, below in pairwise(reversed(document.blocks)):
        mark, words = _mark_of(document, below)
        if block.start in taken and below.start not in taken and mark in marks and looks_like_question(words):
            taken.add(below.start)
            yield _Marked(below, mark, labelled=False, headed=False)


def _telling(document: Document, found: Sequence[_Marked]) -> Iterator[_Marked]:
    """The lines with the same mark, above text, that do not ask: most others do. A sentence is no question."""
    taken = {marked.block.start for marked in found}
    mark = found[0].mark
    first = found[0].block.start
    told = []
    for above, block, below in zip(document.blocks, document.blocks[1:], document.blocks[2:], strict=False):
        if (
            block.start in taken
            or block.start < first
            or block.end > block.start + 1
            or _mark_of(document, block)[0] != mark
        ):
            continue
        words = document.lines[block.start].rstrip()
        announced = document.lines[above.end - 1].rstrip().endswith((":", "："))
        if not announced and below.kind in _TEXT and (is_task(words) or not words.endswith(_SENTENCE_ENDS)):
            told.append(_Marked(block, mark, labelled=False, headed=False))
    if len(told) * _MOST_TELLING <= len(found):
        yield from told


_MOST_TELLING = 3
"""One in this many such questions may lack a question mark."""
_TEXT = frozenset(("paragraph", "fence", "code", "table"))
_SENTENCE_ENDS = (".", "!", ":", ";", ",", "。", "！", "：")


def _are_headed(found: Sequence[_Marked]) -> bool:
    """True if most have a heading of their own: it is the question, and the text with the mark a part of it."""
    return 2 * sum(marked.headed for marked in found) >= len(found)


def _found(document: Document) -> Iterator[_Marked]:
    """The blocks with a mark that are right above an answer, or above text if they ask."""
    blocks = document.blocks
    marks = [_mark_of(document, block) for block in blocks]
    answered = _above_answers(document) if any(mark for mark, _ in marks) else frozenset()
    for number, (block, (mark, words)) in enumerate(zip(blocks[:-1], marks[:-1], strict=True)):
        if not mark or (number and label_kind(document.lines[blocks[number - 1].start]) == "question"):
            continue
        labelled = number in answered
        asks = mark in ("item", "bullet") and looks_like_question(words)
        told = asks and blocks[number + 1].kind not in ("heading", "rule", "list", "html")
        if labelled or (told and not marks[number + 1][0]):
            yield _Marked(block, mark, labelled, bool(number) and blocks[number - 1].kind == "heading")


def _above_answers(document: Document) -> frozenset[int]:
    """The numbers of the blocks above the label of an answer; code and tables may be between."""
    found: set[int] = set()
    answer = False
    for number in reversed(range(len(document.blocks))):
        block = document.blocks[number]
        if answer:
            found.add(number)
        if block.kind not in SHOWN:
            answer = is_labelled_answer(document, block)
    return frozenset(found)


def _mark_of(document: Document, block: Block) -> tuple[str, str]:
    """The kind of the mark of a block that may be a question, and its first line without it; nothing for others."""
    line = document.lines[block.start]
    sign = line.lstrip(" ")[:1]
    mark = "number" if sign.isdigit() else _SIGNS.get(sign, "")
    match = _MARKS[mark].match(line) if mark and block.kind == _KINDS[mark] else None
    if match is None or (mark == "item" and not _are_questions(block)):
        return "", ""
    words = line[match.end() :]
    plain = not begins_box(words) and not begins_options(words) and not label_kind(words)
    return (mark, words) if plain else ("", "")


def _are_questions(block: Block) -> bool:
    """True for a list of one bullet, or of several that ask: all but the last lack their answers."""
    if block.ordered or any(item.nested for item in block.items):
        return False
    return len(block.items) == 1 or all(looks_like_question(item.text) for item in block.items)


def _ask(document: Document, found: Sequence[_Marked]) -> bool:
    """True if nearly all lists or bullets of the document are such questions."""
    mark = found[0].mark
    others = sum(
        1 for block in document.blocks if block.kind == _KINDS[mark] and _MARKS[mark].match(document.lines[block.start])
    )
    return len(found) >= _NEARLY_ALL * others


def _written(document: Document, marked: _Marked) -> Iterator[tuple[int, Change]]:
    heads = {item.start for item in marked.block.items} or {marked.block.start}
    for number in range(marked.block.start, marked.block.end):
        line = document.lines[number]
        match = _MARKS[marked.mark].match(line)
        first = number in heads
        if not first and (marked.mark != "quote" or match is None):
            continue
        assert match is not None
        text = line[match.end() :]
        text = _CLOSING.sub("", text) if marked.mark == "tag" else text
        bold = first and text.startswith("**") and text.rstrip().endswith("**")
        label, cut = ("**Q: ", len("**")) if bold else ("**Q:** ", 0) if first else ("", 0)
        yield number, (label + text[cut:], match.end() + cut - len(label))
