"""What learning systems write around the questions that they export -> the labels that the readers know.

    Question 1 of 2
    1 / 1 pts
    Which is a metal?
    Correct!
    iron
    oak

The count and the points go, and so does what a learner has answered, if the right answer is below it. A line such as
`Correct!` above one of several bare lines makes these options. Lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from deckpress.reading.parts.option_values import begins_box, begins_options
from deckpress.reading.parts.outline import leads_to_options
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_alone, label_kind
from deckpress.reading.words.vocabulary import CORRECT, CORRECT_ALONE, POINTS, QUESTION, YOUR_ANSWER
from deckpress.regex import regex

_OF = r"(?:of|out of|von|de|di|da|du|sur|из|з|із|od|z|ze|van|af|av|/|・|之|/共)"
_COUNTED = regex(
    rf"(?P<lead>[ \t]{{0,3}}(?:#{{1,6}}[ \t]+)?[*_]{{0,3}})(?P<word>{QUESTION})[ \t]*[#№]?[ \t]*(?P<number>\d{{1,3}})"
    rf"[ \t]*{_OF}[ \t]*(?P<total>\d{{1,3}})[ \t]*[.:：)]?(?P<close>[*_]{{0,3}})[.:：]?[ \t#]*\Z",
    re.I,
)
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_POINTED = regex(
    rf"[ \t*_]*[(\[]?(?:{_NUMBER}[ \t]*(?:/|{_OF})[ \t]*)?{_NUMBER}[ \t]*(?:{POINTS})\.?[)\]]?[ \t*_]*\Z", re.I
)
_LONGEST = 60
_FEWEST = 2
MINE = rf"{YOUR_ANSWER}|you (?:answered|chose|selected)|(?:deine|ihre) auswahl"
_SAID = regex(
    rf"(?P<lead>[ \t]*(?:[-*+>][ \t]+)?[*_]{{0,3}})(?:{MINE})[*_]{{0,3}}[ \t]*[:：][*_]{{0,3}}[ \t]*(?=\S)", re.I
)
_MINE_ALONE = regex(rf"[\W_]*(?:{MINE})[\W_]*\Z", re.I)
_RIGHT_ALONE = regex(rf"[*_ \t]*(?:{CORRECT}|{CORRECT_ALONE})[ \t]*[!！:：]?[*_ \t]*\Z", re.I)
_TICK = regex(r"[ \t]*(?:[✓✔✅☑]\ufe0f?|\((?:correct|right)\))[ \t]*\Z", re.I)
_CROSS = regex(r"[ \t]*(?:[❌✗✘✖]\ufe0f?|\((?:incorrect|wrong)\))[ \t]*\Z", re.I)


def with_plain_exports(document: Document) -> Document:
    """The document without such lines: there are two or more counts, or labels with points below them."""
    lines = document.lines
    labelled = [n for n in document.table.labelled if len(lines[n]) <= _LONGEST]
    counted = _counted(lines, labelled)
    heads = document.table.led_by(lambda sign: sign.isdigit() or sign in "([")
    pointed = [n for n in heads if _may_point(lines[n]) and _POINTED.match(lines[n])]
    pointed = [n for n in pointed if _is_labelled(lines, n, counted)]
    if len(counted) + len(pointed) + sum(1 for n in labelled if _has_points(lines[n])) < _FEWEST:
        return document
    short = [n for n in range(document.first, len(lines)) if 0 < len(lines[n]) <= _LONGEST]
    code = document.code_lines()
    changes: dict[int, Change] = {n: change for n, change in counted.items() if n not in code}
    changes |= {n: ("", 0) for n in pointed if n not in code}
    labels = [n for n in short if n in counted or _is_label(lines[n])]
    for label, end in pairwise((*labels, len(lines))):
        own = [n for n in range(label + 1, end) if lines[n].strip() and n not in changes and n not in code]
        changes |= _without_own_answer(lines, own) or dict(_with_boxes(lines, own))
    return document.with_lines(changes)


def _counted(lines: Sequence[str], short: Sequence[int]) -> dict[int, Change]:
    """The lines `Question 1 of 9`, without the count; all have the same total, and the numbers rise."""
    found = [(n, m) for n in short if _ends_in_digit(lines[n]) and (m := _COUNTED.match(lines[n]))]
    numbers = [int(match.group("number")) for _, match in found]
    totals = {int(match.group("total")) for _, match in found}
    if len(found) < _FEWEST or len(totals) > 1 or numbers != sorted(set(numbers)) or numbers[-1] > max(totals):
        return {}
    return {n: (f"{m.group('lead')}{m.group('word')} {m.group('number')}:{m.group('close')}", 0) for n, m in found}


def _ends_in_digit(line: str) -> bool:
    return line.rstrip(" \t*_:.：)#")[-1:].isdigit()


def _may_point(line: str) -> bool:
    return line.lstrip(" \t*_([")[:1].isdigit() and len(line) <= _LONGEST // 2


def _has_points(line: str) -> bool:
    """True for the label of a question with its points: `## Question 2 (1 / 1 pts)`."""
    return line.rstrip(" \t*_#:").endswith((")", "]")) and _POINTED.search(line) is not None and _is_label(line)


def _is_labelled(lines: Sequence[str], number: int, counted: Mapping[int, Change]) -> bool:
    """True if the nearest line above is the label of a question alone."""
    above = next((n for n in range(number - 1, max(number - 3, -1), -1) if lines[n].strip()), -1)
    return above >= 0 and (above in counted or _is_label(lines[above]))


def _is_label(line: str) -> bool:
    bare = line.lstrip("# \t")
    return len(bare) <= _LONGEST and label_alone(bare) == "question"


def _without_own_answer(lines: Sequence[str], own: Sequence[int]) -> Mapping[int, Change]:
    """Empties the line with the learner's answer if the right answer is below; a tick beside it marks it as right."""
    answers = [n for n in own if label_kind(lines[n].lstrip("-*+> \t")) == "answer"]
    for n in own:
        said = _SAID.match(lines[n])
        if said is None:
            continue
        words = lines[n][said.end() :]
        if (answers and answers[-1] > n) or _CROSS.search(words):
            return {n: ("", 0)}
        if tick := _TICK.search(words):
            head = f"{said.group('lead').strip(' -+*>_')}Answer: "
            return {n: (head + words[: tick.start()], said.end() - len(head))}
    return {}


def _with_boxes(lines: Sequence[str], own: Sequence[int]) -> Iterator[tuple[int, Change]]:
    """The boxes of bare lines, one or more of which have `Correct!` above them."""
    marks = [n for n in own if _MINE_ALONE.match(lines[n]) or _RIGHT_ALONE.match(lines[n])]
    if not marks or marks[-1] == own[-1] or any(begins_box(lines[n]) or begins_options(lines[n]) for n in own):
        return
    asked = max((place for place, n in enumerate(own) if n < marks[0] and leads_to_options(lines[n])), default=0)
    options = [n for n in own[asked + 1 :] if n not in marks]
    right = {below for n, below in pairwise(own) if n in marks and _RIGHT_ALONE.match(lines[n]) and below in options}
    if len(options) < _FEWEST or not right or len(right) == len(options):
        return
    yield from ((n, ("", 0)) for n in marks)
    for n in options:
        words = lines[n].lstrip(" \t-*+")
        head = f"- [{'x' if n in right else ' '}] "
        yield n, (head + words, len(lines[n]) - len(words) - len(head))
