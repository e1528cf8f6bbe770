"""Options that a learning system has graded, each on a line of its own -> a list with boxes.

    Which is a metal?

    Your Answer    Score    Explanation
    Oak
    Iron    Correct    1.00
    Coal    Incorrect  0.00    Coal is no metal.
    Total    1.00 / 1.00

A grade is a word with a score, or a word in brackets behind a line without a mark: `Iron (Correct)`. In lists, so are
shares such as `100 %` and `0 %`. What is behind a score is the feedback on the option. Someone may have set the right
option as code. A line with a grade alone belongs to the option above. Lines keep their numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import FEEDBACK, begins_box
from deckpress.reading.parts.outline import leads_to_options, looks_like_question
from deckpress.reading.rewriters.graded_remarks import BRACKETED, WRONG, as_feedback, remarks_on_graded
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_alone, label_kind, number_of
from deckpress.reading.words.line_marks import HEADING_MARK
from deckpress.reading.words.vocabulary import CORRECT_ALONE, POINTS
from deckpress.regex import regex

_SCORE = rf"[-+]?\d{{1,3}}[.,]\d{{1,2}}(?:[ \t]*/[ \t]*\d{{1,3}}[.,]\d{{1,2}})?(?:[ \t]*(?:%|(?:{POINTS})\b\.?))?"
_GRADE = regex(
    r"(?<![ \t])[ \t]*"
    rf"(?<![^\s|(\[])[(\[*_|–—-]{{0,3}}[ \t]*(?:(?P<right>{CORRECT_ALONE})|(?:{WRONG}))[)\]*_|,:：–—-]{{0,3}}"
    rf"(?:[ \t]+|(?<=\|))[|(\[]?[ \t]*(?P<score>{_SCORE})[)\]]?[ \t|]*(?:(?<=[\s|])(?P<remark>\S.*?))?[ \t|]*\Z",
    re.I,
)
_SHARE = regex(r"(?<![ \t:：])[ \t]+[(\[–—-]?[ \t]*(?P<share>[-+]?\d{1,3}(?:[.,]\d{1,5})?)[ \t]*%[)\]]?[ \t]*\Z")
_DECIMAL = regex(r"\d[.,]\d")
_SCORED = regex(r"[^\W\d_][\W_]+\d{1,3}[.,]\d")
"""A word before a number with a decimal point."""
_TABLE = regex(
    r"(?:\W*(?:your answer|choice|option)\W+score\b.*|\W*total\W+\d+[.,]\d+[ \t]*/[ \t]*\d+[.,]\d+\W*)\Z", re.I
)
"""The head of the columns, and the total below them."""
_ROW = regex(r"[ \t]*\|[ \t]*(?P<words>[^|\n]*[^|\s])[ \t]*(?:\||\Z)")
_ROWS = regex(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*\Z")
_ITEM = regex(r"(?P<indent>[ \t]*)(?P<mark>(?:[-*+]|\d{1,2}[.)])[ \t]+)?(?P<letter>\(?[A-La-l][.)][ \t]+)?(?=\S)")
_CALLOUT = regex(r"[ \t]*>[ \t]*\[![\w-]+\][+-]?[ \t]*")
_RULE = regex(r"[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*\Z")
_FENCE = regex(r"[ \t]*(?:`{3,}|~{3,})[ \t]*\w*[ \t]*\Z")
_ENDS = frozenset(")]%")
"""How lines end that have a grade without a score."""
_FEWEST = 2
_MOST = 12
_LONGEST = 600
_FULL = 100


@dataclass(frozen=True, slots=True)
class _Grade:
    """The grade on a line: its column, what it says of the option, and the column of the feedback, 0 without any.

    `score` and `share` are numbers of points and percents, if the grade has them.
    """

    start: int
    right: bool
    score: float | None = None
    share: float | None = None
    remark: int = 0

    @property
    def is_word(self) -> bool:
        """True for a word in brackets alone."""
        return self.score is None and self.share is None


@dataclass(frozen=True, slots=True)
class _Option:
    """An option: its line, the columns of its words and of its feedback, and whether it is right, None if not said."""

    number: int
    start: int
    end: int
    right: bool | None = None
    remark: int = 0
    fenced: bool = False


def with_graded_options(document: Document) -> Document:
    """The document with boxes in place of such grades, if two or more lines have one."""
    grades = _grades(document)
    if len(grades) < _FEWEST:
        return document
    sections = list(_sections(document, grades))
    if _are_data(sections, grades):
        grades = {number: grade for number, grade in grades.items() if grade.share is None}
    changes: dict[int, Change] = {}
    for start, end in sections:
        changes |= _boxed(document.lines, start, end, grades)
    return document.with_lines(changes)


def _are_data(sections: Sequence[tuple[int, int]], grades: Mapping[int, _Grade]) -> bool:
    """True if shares such as `100 %` mark no options: only one list has them, or some of a list say something else."""
    numbers = sorted(number for number, grade in grades.items() if grade.share is not None)
    places = ((bisect_left(numbers, start), bisect_left(numbers, end)) for start, end in sections)
    shared = [[grades[n] for n in numbers[first:last]] for first, last in places if first < last]
    return len(shared) < _FEWEST or not all(map(_fit, shared))


def _grades(document: Document) -> dict[int, _Grade]:
    lines = document.lines
    numbers = sorted({*document.table.holding(_DECIMAL), *document.table.ended_by(_ENDS.__contains__)})
    found = ((n, _grade(lines[n])) for n in numbers if len(lines[n]) <= _LONGEST)
    return {n: grade for n, grade in found if grade is not None and not HEADING_MARK.match(lines[n])}


def _grade(line: str) -> _Grade | None:
    """The grade on a line: a word with a score, a word in brackets behind a plain line, or a share in a list."""
    if _DECIMAL.search(line) and _SCORED.search(line) and (match := _GRADE.search(line)):
        score = _number(match["score"].split("/")[0])
        remark = match.start("remark") if match["remark"] else 0
        return _Grade(match.start(), match["right"] is not None, score=score, remark=remark)
    last = line.rstrip(" \t|")[-1:]
    if last in (")", "]") and not _is_marked(line) and (match := BRACKETED.search(line)):
        return _Grade(match.start(), match["right"] is not None)
    if "%" in line[-8:] and _is_marked(line) and (match := _SHARE.search(line)):
        share = _number(match["share"])
        return _Grade(match.start(), share > 0, share=share)
    return None


def _is_marked(line: str) -> bool:
    """True for an item of a list, or a line with a letter or a box."""
    match = _ITEM.match(line)
    return bool(match and (match["mark"] or match["letter"])) or begins_box(line)


def _sections(document: Document, grades: Mapping[int, _Grade]) -> Iterator[tuple[int, int]]:
    """The lines from each heading, label or number of a question to the next one, if a grade is among them."""
    lines = document.lines
    edges = [document.first]
    graded = False
    for number in range(document.first, len(lines)):
        line = lines[number]
        if number in grades:
            graded = True
            continue
        if not line or line[0].isspace():
            continue
        asks = (
            HEADING_MARK.match(line)
            or _RULE.match(line)
            or label_kind(line) == "question"
            or number_of(line.lstrip("*_"))
        )
        if asks or (graded and looks_like_question(line)):
            edges.append(number)
            graded = False
    last = -1
    kept = sorted(grades)
    at = 0
    for start, end in pairwise((*edges, len(lines))):
        while at < len(kept) and kept[at] < start:
            at += 1
        if at < len(kept) and kept[at] < end and start > last:
            yield start, end
            last = start


def _boxed(lines: Sequence[str], start: int, end: int, grades: Mapping[int, _Grade]) -> dict[int, Change]:
    """The changes to the options of one question."""
    texts = [number for number in range(start, end) if lines[number].strip() and not _RULE.match(lines[number])]
    frame = [number for number in texts if _TABLE.match(lines[number])]
    if any(lines[number].lstrip().startswith("|") for number in texts):
        if not frame:
            return {}
        frame += [number for number in texts if _ROWS.match(lines[number])]
    first = next((number for number in texts if number in grades), end)
    asked = _asked(lines, [number for number in texts if number < (min(frame, default=first))], first)
    label = _label_above(lines, start)
    if asked < 0 or not (_asks(lines[asked]) or label >= 0 or _is_label(lines[start])):
        return {}
    own = _own(lines, [number for number in texts if number > asked], grades)
    told = remarks_on_graded(lines, own, {n: grades[n].right for n in own if n in grades and grades[n].is_word})
    options = _judged(_options(lines, [number for number in own if number not in frame and number not in told], grades))
    if not _FEWEST <= len(options) <= _MOST or not _fit([grades[n] for n in own if n in grades]):
        return {}
    kept = {option.number for option in options}
    changes: dict[int, Change] = {n: ("", 0) for n in own if n not in kept}
    if label >= 0:  # the question becomes the text below its label
        words = lines[start].lstrip("# \t")
        changes[start] = (words, len(lines[start]) - len(words))
    for option in options:
        changes[option.number] = _item(lines[option.number], option)
    for number in (n for n in own if n not in kept and n in grades):
        if head := grades[number].remark:  # of a grade alone
            changes[number] = (f"  {FEEDBACK}{lines[number][head:].rstrip()}", head - len(FEEDBACK) - 2)
    for number, first in told.items():
        changes[number] = as_feedback(lines[number], first=first)
    return changes


def _own(lines: Sequence[str], texts: Sequence[int], grades: Mapping[int, _Grade]) -> Sequence[int]:
    """The lines of the options: those above the next label, or, with words in brackets alone, one block of lines."""
    said = next((at for at, n in enumerate(texts) if label_kind(lines[n]) in ("answer", "explanation")), len(texts))
    texts = texts[:said]
    own = [number for number in texts if number in grades]
    if not own or not all(grades[n].is_word for n in own):
        return texts
    first = last = own[0]
    known = {*texts}
    while first - 1 in known:
        first -= 1
    while last + 1 in known:
        last += 1
    return range(first, last + 1) if first < last and own[-1] <= last else texts


def _fit(grades: Sequence[_Grade]) -> bool:
    """True if wrong options have no points and right ones have some; shares add up, and one of them is none."""
    shares = [grade.share for grade in grades if grade.share is not None]
    summed = sum(share for share in shares if share > 0)
    if shares and not (min(shares) <= 0 and abs(summed - _FULL) < 1 and len(shares) == len(grades)):
        return False
    return bool(grades) and all((grade.score > 0) == grade.right for grade in grades if grade.score is not None)


def _number(text: str) -> float:
    match = _FIRST.match(text)
    return float(match.group().replace(",", ".")) if match else 0


_FIRST = regex(r"[-+]?\d{1,3}(?:[.,]\d{1,5})?")


def _asks(line: str) -> bool:
    return leads_to_options(line) or label_kind(line) == "question" or number_of(line.lstrip("# \t")) > 0


def _label_above(lines: Sequence[str], start: int) -> int:
    """The heading with nothing but the label of a question right above another heading, else -1."""
    if not HEADING_MARK.match(lines[start]):
        return -1
    above = next((n for n in range(start - 1, max(start - 3, -1), -1) if lines[n].strip()), -1)
    return above if above >= 0 and _is_label(lines[above]) else -1


def _is_label(line: str) -> bool:
    return HEADING_MARK.match(line) is not None and label_alone(line.lstrip("# \t")) == "question"


def _asked(lines: Sequence[str], above: Sequence[int], first: int) -> int:
    """The last line of the question; -1 if there is none."""
    if not above:
        return -1
    asking = [number for number in above if number < first and leads_to_options(lines[number])]
    if asking:
        return asking[-1]
    if _is_label(lines[above[0]]):
        return above[1] if len(above) > 1 else -1
    return above[0]


def _begin(line: str) -> int:
    """The column at which the words of an option begin, behind the mark of its item or callout; -1 in other quotes."""
    if line.lstrip().startswith(">"):
        callout = _CALLOUT.match(line)
        return callout.end() if callout else -1
    item = _ITEM.match(line)
    return item.end("mark" if item["mark"] else "indent") if item else 0


def _options(lines: Sequence[str], texts: Sequence[int], grades: Mapping[int, _Grade]) -> list[_Option]:
    """The options on some lines; none if there is code of several lines, or other text."""
    found: list[_Option] = []
    opened = -1
    for number in texts:
        line = lines[number]
        if _FENCE.match(line):
            if opened >= 0 and len(found) - opened != 1:
                return []
            opened = len(found) if opened < 0 else -1
            continue
        grade = grades.get(number)
        row = _ROW.match(line)
        begin = row.start("words") if row else _begin(line)
        if begin < 0:
            return []
        if grade and grade.start <= begin and not line[begin : grade.start].strip():
            if not found:
                return []
            found[-1] = replace(found[-1], right=grade.right)
            continue
        stop = row.end("words") if row else grade.start if grade else len(line.rstrip())
        right, remark = (grade.right, grade.remark) if grade else (None, 0)
        found.append(_Option(number, begin, stop, right, remark, opened >= 0))
    words = {" ".join(lines[option.number][option.start : option.end].split()): option for option in found}
    return _without_repeats(lines, found) if len(words) < len(found) else found


def _without_repeats(lines: Sequence[str], options: Sequence[_Option]) -> list[_Option]:
    """The options, each once: an export of several trials repeats them, with the grade at one of them."""
    found: dict[str, _Option] = {}
    for option in options:
        words = " ".join(lines[option.number][option.start : option.end].split()).rstrip(".")
        known = found.get(words)
        if known is None or (known.right is None and option.right is not None):
            found[words] = option if known is None else replace(known, right=option.right)
    return list(found.values())


def _judged(options: Sequence[_Option]) -> list[_Option]:
    """The options, each right or not. Those that all are graded right show what a learner did: none counts as right."""
    fenced = [option for option in options if option.fenced]
    right = [option for option in options if option.right]
    if len(right) == len(options):
        return [replace(option, right=False) for option in options]
    if not right and len(fenced) == 1 and fenced[0].right is None:
        return [replace(option, right=option is fenced[0]) for option in options]
    return [replace(option, right=bool(option.right)) for option in options]


def _item(line: str, option: _Option) -> Change:
    """The line as an item with a box, with blanks in place of the grade, which keep the place of the feedback."""
    match = _ITEM.match(line)
    lead = line[: option.start] if match and match["mark"] else f"{match['indent'] if match else ''}- "
    lead += f"[{'x' if option.right else ' '}] "
    words = line[option.start : option.end].rstrip()
    if option.remark:
        words = words.ljust(option.remark - option.start - len(FEEDBACK)) + FEEDBACK + line[option.remark :].rstrip()
    return lead + words, option.start - len(lead)
