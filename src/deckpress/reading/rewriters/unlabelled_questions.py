"""A question without a label above a labelled answer, among others with both labels -> one with a label.

    Question: What is iron?
    Answer: A metal.

    What is neon?
    Answer: A gas.

Without it, the question and its answer would end the answer above. So would a question without an answer; it counts if
all other answers are one paragraph. A title right above such a question, `#METALS`, becomes a heading. Places in the
file do not change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.parts.option_values import LETTER, begins_box
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_LABEL = "Question: "
_FEWEST = 2
_LONGEST = 300
_MOST_BELOW = 20


def with_labels_for_questions(document: Document) -> Document:
    """The document with such labels, if there are more questions with one."""
    labelled = frozenset(n for n in document.table.labelled if label_kind(document.lines[n]))
    kinds = [(n, label_kind(document.lines[n])) for n in document.lines_of_paragraphs() if n in labelled]
    asked = sum(1 for _, kind in kinds if kind == "question")
    if asked < _FEWEST:
        return document
    candidates = [number for number in document.lines_of_paragraphs() if _may_ask(document.lines, number)]
    candidates += _without_answers(document)
    found = [number for number in candidates if _is_below_answer(kinds, number)]
    if asked < len(found) + 1:
        return document
    changes: dict[int, Change] = {n: (_LABEL + document.lines[n].lstrip(), -len(_LABEL)) for n in found}
    for number in found:
        match = _TITLE.match(document.lines[number - 1])
        if match is not None and _is_title(document.lines, number - 1):
            changes[number - 1] = (_HEADING + match["words"], match.start("words") - len(_HEADING))
    return document.with_lines(changes)


def _may_ask(lines: Sequence[str], number: int) -> bool:
    """True for a line that asks, with nothing or a title right above it, and with the label of an answer below it."""
    line = lines[number]
    if len(line) > _LONGEST or (number and lines[number - 1].strip() and not _is_title(lines, number - 1)):
        return False
    below = _below_options(lines, number + 1)
    if not (":" in below or "：" in below) or label_kind(below) != "answer" or label_kind(line):
        return False
    return asks_or_sets_task(line)


def _is_title(lines: Sequence[str], number: int) -> bool:
    """True for a tag or words in capitals alone between blank lines and a question."""
    line = lines[number]
    titled = (line.startswith("#") or line.isupper()) and _TITLE.match(line) is not None and not label_kind(line)
    return titled and not "".join(lines[max(number - 1, 0) : number]).strip()


_TITLE = regex(r"#?(?P<words>[^\W\d_][^#.:?!\n]{1,40})\Z")
_HEADING = "###### "


def _without_answers(document: Document) -> list[int]:
    """The lines that ask between an answer and the next question with a label, if all answers are one paragraph."""
    found: list[int] = []
    for block, below in pairwise(document.blocks):
        if block.kind != "paragraph" or below.kind in ("heading", "rule"):
            continue
        kinds = map(label_kind, document.lines[block.start : block.end])
        if "answer" in kinds and label_kind(document.lines[below.start]) != "question":
            found.append(below.start)
    asking = [n for n in found if _asks_alone(document, n)]
    return asking if len(asking) == len(found) else []


def _asks_alone(document: Document, number: int) -> bool:
    """True for a plain paragraph of one line that asks, right above the label of a question."""
    lines = document.lines
    below = next((line for line in lines[number + 2 : number + 4] if line.strip()), "")
    alone = not "".join(lines[number + 1 : number + 2]).strip() and lines[number][:1] not in "*_"
    plain = alone and len(lines[number]) <= _LONGEST and looks_like_question(lines[number])
    return plain and label_kind(below) == "question"


def _below_options(lines: Sequence[str], start: int) -> str:
    """The next line with text, below options if these are there."""
    for line in lines[start : start + _MOST_BELOW]:
        if line.strip() and not _is_option(line):
            return line.strip()
    return ""


def _is_option(line: str) -> bool:
    bare = line.strip().removeprefix("- ").removeprefix("* ")
    return (LETTER.match(bare) is not None and not label_kind(bare)) or begins_box(bare)


def _is_below_answer(kinds: Sequence[tuple[int, str]], number: int) -> bool:
    """True if the nearest label above a line is that of an answer or its explanation."""
    index = bisect_left(kinds, (number, ""))
    return index > 0 and kinds[index - 1][1] in ("answer", "explanation")
