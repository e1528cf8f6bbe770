"""Headings that name the parts of a task, `# Exercise` and `# Solution`, -> headings of a question and of its answer.

    # Aufgabe
    Berechne den Umfang.
    # Hinweise
    Pi ist 3,14.
    # Musterlösung
    Er ist 31,4.

The text below a heading of hints between them becomes a fold. The question is two levels deep or more, its answer one
deeper, and so are the headings in the answer. If some tasks have answers, one may be missing. Lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from deckpress.frozen import dataclass
from deckpress.reading.parts.furniture import is_break
from deckpress.reading.parts.hints import names_hint
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.rewriters.numbered_answers import names_answer
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import is_answer_word, is_question_word, label_kind, may_name_answer
from deckpress.reading.words.vocabulary import EXERCISE, NOTE, REMARK, TASK
from deckpress.regex import regex

_NUMBER = r"[ \t]*(?:n[or]\.?|n[º°]|#)?[ \t]*\d{0,3}[.:]?"
_TEXT = (
    "(?:exercise|task|problem|question) (?:text|statement|description)|aufgabenstellung|problemstellung|aufgabentext"
    "|énoncé|consigne|enunciado|consigna|consegna|treść zadania|условие(?: задачи)?|постановка задачи|умова(?: задачі)?"
    "|zadání|题目描述|問題文|문제 설명"
)
_SURE = regex(rf"(?:{EXERCISE}|{_TEXT}|задач[аи]|задание|問題){_NUMBER}\Z", re.I)
_LIKELY = regex(rf"(?:{TASK}){_NUMBER}\Z", re.I)
_MODEL = regex(r"(?:the )?(?:model|sample|example|suggested|reference) (?:answer|solution)s?\Z", re.I)
_ASIDE = regex(rf"(?:{REMARK}|{NOTE}|references|meta-?information)\Z", re.I)
_EDGES = " \t#:：*_"
_HIGHEST = 2
_DEEPEST = 6
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Pair:
    """The headings of a task and of its answer as places among the headings, and the line on which the answer ends."""

    task: int
    answer: int
    end: int
    answered: bool = True
    """False if nothing is below the heading of the answer."""


def with_headed_tasks(document: Document) -> Document:
    """The document with such headings as those of a question and of its answer."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    if not any(may_name_answer(block.text) and is_answer_word(_words(block)) for block in headings):
        return document
    pairs = list(_pairs(document, headings))
    if not any(pair.answered for pair in pairs):
        return document
    alone = _stands_alone(document, headings, pairs)
    changes: dict[int, Change] = {}
    named: set[tuple[int, str]] = set()
    for pair in pairs:
        if alone or _is_sure(headings, pair):
            changes.update(_changed(document, headings, pair))
            named.add(_name(headings[pair.task]))
    taken = {place for pair in pairs for place in range(pair.task, pair.answer + 1)}
    for place, heading in enumerate(headings):
        if place not in taken and _name(heading) in named:
            changes.update(_unanswered(document, headings, place))
    return document.with_lines(changes)


def _name(heading: Block) -> tuple[int, str]:
    """The level of the heading of a task, and its words without the number."""
    return heading.level, _words(heading).rstrip(" \t0123456789.:#").casefold()


def _unanswered(document: Document, headings: Sequence[Block], place: int) -> Iterator[tuple[int, Change]]:
    """A task without an answer beside others, with the heading of an empty one on the blank line below its text."""
    task = headings[place]
    following = headings[place + 1] if place + 1 < len(headings) else None
    end = following.start if following else len(document.lines)
    asked = document.blocks_on(task.end, end)
    known = following is None and is_question_word(_words(task))
    if known or not asked or (following and following.level > task.level) or any(map(_counts, asked)):
        return
    level = max(task.level, _HIGHEST)
    free = asked[-1].end < end and not document.lines[end - 1].strip()
    if any(label_kind(document.lines[line]) == "answer" for line in range(task.end, end)):
        yield from _headed(task, f"{'#' * level} Question")
    elif free:
        yield from _headed(task, f"{'#' * level} Question")
        yield end - 1, (f"{'#' * (level + 1)} Answer", 0)
    elif asked[0].end == end == asked[0].start + 1:
        yield from _headed(task, "")
        head = f"{'#' * level} Question: "
        yield asked[0].start, (head + document.lines[asked[0].start], -len(head))


def _pairs(document: Document, headings: Sequence[Block]) -> Iterator[_Pair]:
    place = 0
    while place < len(headings) - 1:
        answer = place + 1
        while answer < len(headings) - 1 and names_hint(_words(headings[answer])):
            answer += 1
        pair = _pair(document, headings, place, answer) if _names_task(_words(headings[place])) else None
        if pair is not None:
            yield pair
        place = answer if pair is not None else place + 1


def _pair(document: Document, headings: Sequence[Block], place: int, answer: int) -> _Pair | None:
    """The pair of two headings; None if the second announces no answer, or the first has several tasks or no text."""
    task, said = headings[place], headings[answer]
    if said.level < task.level or not is_answer_word(_words(said)):
        return None
    below = (headings[n] for n in range(answer + 1, len(headings)))
    end = next((block.start for block in below if block.level <= said.level), len(document.lines))
    asked = document.blocks_on(task.end, headings[place + 1].start)
    told = document.blocks_on(said.end, end)
    if sum(1 for block in told if names_answer(document.lines[block.start])) >= _FEWEST:
        return None  # the title of a key
    if all(map(is_break, asked)) or any(map(_counts, asked)) or label_kind(document.lines[asked[0].start]):
        return None
    return _Pair(place, answer, end, answered=bool(told))


def _counts(block: Block) -> bool:
    """True for a list of several tasks, whose answers are a key."""
    if block.kind != "list" or len(block.items) < _FEWEST:
        return False
    return block.ordered or any(asks_or_sets_task(item.text) for item in block.items)


def _names_task(words: str) -> bool:
    return is_question_word(words) or _SURE.match(words) is not None or _LIKELY.match(words) is not None


def _is_sure(headings: Sequence[Block], pair: _Pair) -> bool:
    """True if the words of a pair say that it is an exercise, not the problem of a team and what solved it."""
    words = _words(headings[pair.task])
    if is_question_word(words) or _SURE.match(words) or _MODEL.match(_words(headings[pair.answer])):
        return True
    return pair.answer > pair.task + 1


def _stands_alone(document: Document, headings: Sequence[Block], pairs: Sequence[_Pair]) -> bool:
    """True if each task asks, and the headings that are in no pair are titles above all pairs, or name remarks."""
    own = {place for pair in pairs for place in range(pair.task, pair.answer + 1)}
    first = pairs[0].task
    others = [(place, block) for place, block in enumerate(headings) if place not in own]
    if not all(
        (place < first and block.level < headings[first].level) or _ASIDE.match(_words(block))
        for place, block in others
    ):
        return False
    return all(
        any(
            asks_or_sets_task(block.text)
            for block in document.blocks_on(headings[pair.task].end, headings[pair.task + 1].start)
        )
        for pair in pairs
    )


def _changed(document: Document, headings: Sequence[Block], pair: _Pair) -> Iterator[tuple[int, Change]]:
    task, said = headings[pair.task], headings[pair.answer]
    level = max(task.level, _HIGHEST)
    yield from _headed(task, f"{'#' * level} Question")
    yield from _headed(said, f"{'#' * (level + 1)} Answer")
    for hint, after in pairwise(headings[pair.task + 1 : pair.answer + 1]):
        yield from _hinted(document, hint, after)
    asked = document.blocks_on(task.end, headings[pair.task + 1].start)
    while is_break(asked[-1]):
        yield from ((line, ("", 0)) for line in range(asked[-1].start, asked[-1].end))
        asked = asked[:-1]
    below = (headings[n] for n in range(pair.answer + 1, len(headings)))
    for block in takewhile(lambda block: block.start < pair.end, below):
        deep = min(level + 1 + block.level - said.level, _DEEPEST)
        yield from _headed(block, f"{'#' * deep} {block.text}")
    blocks = document.blocks_on(said.end, pair.end)
    blocks = blocks[:-1] if blocks and blocks[-1].kind == "list" else blocks
    if len(blocks) > _FEWEST and blocks[-2].kind == "rule" and _ASIDE.match(blocks[-1].text.strip(_EDGES)):
        yield blocks[-1].start, (f"{'#' * level} {blocks[-1].text.strip(_EDGES)}", -level - 1)


def _hinted(document: Document, hint: Block, after: Block) -> Iterator[tuple[int, Change]]:
    """The heading of a hint as a fold around its text, or as a label if no blank line can close the fold."""
    close = after.start - 1
    free = close > hint.end and not document.lines[hint.end].strip() and not document.lines[close].strip()
    if free and document.blocks_on(hint.end, after.start):
        yield from _headed(hint, "<details><summary>Hint</summary>")
        yield close, ("</details>", 0)
    else:
        yield from _headed(hint, f"**{_words(hint)}:**")


def _headed(heading: Block, text: str) -> Iterator[tuple[int, Change]]:
    """A heading with another text; the line below it may only have underlined it."""
    yield heading.start, (text, 0)
    for line in range(heading.start + 1, heading.end):
        yield line, ("", 0)


def _words(heading: Block) -> str:
    return heading.text.strip(_EDGES)
