"""Lines whose numbers count on over a whole document, `1.Which?`, `2、Scope`, `（3）Types`, -> `Question 1: Which?`.

    41.What is a lock?
    It keeps others out.
    1.shared
    2.exclusive
    42.Kinds of queues
    There are two.

Most of the lines ask, or many do in a long run, or the title names questions; and text is below nearly all of them.
Numbers within an answer begin again at 1 and do not count on. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind, number_of
from deckpress.reading.words.line_marks import SENTENCE_END, first_with_text
from deckpress.reading.words.title_words import QUESTIONS
from deckpress.regex import regex

_COUNTED = regex(
    r"[ \t]{0,3}(?P<open>[(（]?)(?P<number>\d{1,3})(?P<mark>[.．、)）])(?P<gap>[ \t\u3000]*)"
    r"(?=[^\s\d.*_|]|\d{1,4}[ \t]*[^\W\d_])(?P<words>.{1,160})\Z"
)
_MARKED = regex(r"[ \t]{4}|[ \t]*(?:[-*+#>|`~<$:!]|\d{1,3}[.)][ \t])")
_ANSWER = "Answer: "
_TITLE = regex(r"(?:title:|#)[ \t]*[\"']?(?P<words>\S.*)")
_NAMES_QUESTIONS = regex(
    rf"(?<!\w)(?:{QUESTIONS}|faqs?|q ?& ?a)(?!\w)|[面笔]试|[试考问]题|面試|試題|問題|질문|문제", re.I
)
_FEWEST = 4
_FEWEST_TOLD = 6
"""How many lines there are where only the title says that they are questions."""
_LONG = 10
_MOSTLY = 0.5
_MANY = 0.15
"""The share of the lines of a long run that must ask."""
_WITH_TEXT = 0.9
_TELLING = 0.2
"""The share of lines that may be whole sentences, as the steps of a manual are."""
_ASKS_MORE, _APART_MORE = 0.5, 0.3
"""The extra weight of a line that asks, and of one below a blank line."""
_GAP_COST, _AGAIN_COST, _WITHIN_COST = 0.5, 0.9, 0.6
"""The penalty for a missing number, for a repeated one, and for a run that begins again at 1."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that begins with a number, and whether it asks."""

    line: int
    number: int
    form: str
    tight: bool
    words: str
    start: int
    asks: bool


def with_counted_lines(document: Document) -> Document:
    """The document with labels in place of such numbers."""
    heads = document.table.led_by(lambda sign: sign.isdigit() or sign in "(（")
    if sum(1 for number in heads if _COUNTED.match(document.lines[number])) < _FEWEST:
        return document
    changes: dict[int, Change] = {}
    found = [(lines, run) for lines in _parts(document, frozenset(heads)) if (run := _longest(document, lines))]
    run = [item for _, items in found for item in items]
    if not _are_questions(document, run):
        return document
    lines_of_run = {item.line for item in run}
    for item in run:
        head = f"Question {item.number}: "
        changes[item.line] = (head + item.words, item.start - len(head))
        below = document.lines[item.line + 1] if item.line + 1 < len(document.lines) else ""
        if below.strip() and item.line + 1 not in lines_of_run and not _MARKED.match(below):
            changes[item.line + 1] = (_ANSWER + below.lstrip(), len(below) - len(below.lstrip()) - len(_ANSWER))
    return document.with_lines(changes)


def _parts(document: Document, heads: frozenset[int]) -> Iterator[list[_Line]]:
    """The lines with numbers outside code and tables, and not below a heading that asks or has a number of its own.

    A heading above a 1 begins anew.
    """
    part: list[_Line] = []
    headed = asked = False
    for block in document.blocks:
        if block.kind == "heading":
            headed, asked = True, looks_like_question(block.text) or number_of(block.text) > 0
        if asked or block.kind not in ("paragraph", "list"):
            continue
        for number in range(block.start, block.end):
            item = _line(document, number) if number in heads else None
            if item is None:
                continue
            if headed and item.number == 1 and part:
                yield part
                part = []
            headed = False
            part.append(item)
    yield part


def _line(document: Document, number: int) -> _Line | None:
    line = document.lines[number]
    match = _COUNTED.match(line)
    if match is None or (bool(match["open"]) != (match["mark"] in ")）") and match["open"]):
        return None
    words = match["words"]
    form = "(" if match["open"] else {"．": ".", "、": ".", "）": ")"}.get(match["mark"], match["mark"])
    tight = not match["gap"] or match["mark"] not in ".)" or form == "("
    return _Line(
        number,
        int(match["number"]),
        form,
        tight,
        words,
        match.start("words"),
        asks_or_sets_task(words),
    )


def _longest(document: Document, lines: Sequence[_Line]) -> list[_Line]:
    """The lines of one form whose numbers count on for longest; those that ask count more."""
    best: dict[tuple[str, int], tuple[float, int]] = {}
    before: list[int] = []
    last = (0, "")
    within = False
    for place, item in enumerate(lines):
        within = place > 0 and (item.number == 1 or (within and last == (item.number - 1, item.form)))
        last = (item.number, item.form)
        apart = not document.lines[item.line - 1].strip()
        own = 1 + _ASKS_MORE * item.asks + _APART_MORE * apart - _WITHIN_COST * within
        score, above = best.get((item.form, item.number - 1), (0.0, -1))
        for by, cost in ((2, _GAP_COST), (0, _AGAIN_COST)):
            other, at = best.get((item.form, item.number - by), (0.0, -1))
            if other - cost > score and (by or (item.asks and lines[at].asks)):
                score, above = other - cost, at
        before.append(above)
        if score + own > best.get((item.form, item.number), (0.0, -1))[0]:
            best[item.form, item.number] = (score + own, place)
    _, place = max(best.values(), default=(0.0, -1))
    run: list[_Line] = []
    while place >= 0:
        run.append(lines[place])
        place = before[place]
    return run[::-1]


def _are_questions(document: Document, run: Sequence[_Line]) -> bool:
    """True if enough of the lines ask, or the title names questions, and the lines are no sentences but have text."""
    if len(run) < _FEWEST or 2 * sum(1 for item in run if item.tight) < len(run):
        return False
    below = [_below(document, item.line) for item in run]
    following = {item.line for item in run}
    with_text = sum(1 for number in below if number and number not in following)
    telling = sum(1 for item in run if not item.asks and SENTENCE_END.search(item.words))
    if with_text < _WITH_TEXT * (len(run) - 1) or telling > _TELLING * len(run):
        return False
    if any(number and _is_answered(document.lines[number]) for number in below):
        return False  # options and labelled answers are signs of their own
    asking = sum(1 for item in run if item.asks)
    if asking >= _MOSTLY * len(run) or (len(run) >= _LONG and asking >= _MANY * len(run)):
        return True
    return len(run) >= _FEWEST_TOLD and _NAMES_QUESTIONS.search(_title(document)) is not None


def _below(document: Document, number: int) -> int:
    """The next line with text; 0 if a heading or nothing follows."""
    line = next((n for n in range(number + 1, len(document.lines)) if document.lines[n].strip()), 0)
    return 0 if document.lines[line].startswith("#") else line


def _is_answered(line: str) -> bool:
    return begins_options(line.lstrip("-*+ \t")) or label_kind(line) == "answer"


def _title(document: Document) -> str:
    """The title in the front matter, or the first heading."""
    head = (line for line in document.lines[: document.first] if line.startswith("title:"))
    first = next(head, "") or first_with_text(document.lines[document.first :])
    match = _TITLE.match(first)
    return match["words"] if match else ""
