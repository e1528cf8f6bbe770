"""The answer to a question with options -> the options it names: by letter, number, text or a verdict on each."""

from __future__ import annotations

import re

from deckpress.reading.parts.explained import answers_each, judged_options
from deckpress.reading.parts.named_options import right_ones, ticked_again
from deckpress.reading.parts.option_values import Options
from deckpress.reading.words.inline_tags import blank_tags
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.letter_verdicts import stated
from deckpress.reading.words.vocabulary import CORRECT
from deckpress.regex import regex


def named_by(line: str, said: str, options: Options) -> tuple[frozenset[int], int, bool, int]:
    """The options that an answer names, in the form of `right_ones`; `line` is the line of its label.

    The last value is where the line begins that names them, if it has a label of its own, else 0.
    """
    right, taken, guessed = ticked_again(said, options) or right_ones(said, options)
    ahead = 0
    if right and "\n" in said and (line_inside := _labelled_inside(said, options, only_right=True)) and line_inside[3]:
        right, taken, guessed, ahead = line_inside
    if not right or guessed:
        right, taken, guessed, ahead = _labelled_inside(said, options) or (right, taken, guessed, 0)
    if (not right or guessed) and (judged := judged_options(said, options)):
        right, taken, guessed = judged, 0, False
    if (not right or guessed) and (ones := stated(said, options.labels, options.words)):
        right, taken, guessed = ones, 0, False
    if not right and (right := _in_label(line, options)):
        taken = 0
    if not right:
        right, taken = _by_place(line, said, options)
    if not right and (below := _below_code(said, options)):
        right, taken, guessed, ahead = below
    if options.plain and answers_each(said):
        right = frozenset()  # the key answers each of several tasks
    return right, taken, guessed, ahead


def _below_code(said: str, options: Options) -> tuple[frozenset[int], int, bool, int] | None:
    """The option whose letter is the only text below the code of an answer, in the form of `named_by`."""
    above, _, last = said.rstrip().rpartition("\n")
    code = above.strip()
    letter = _LETTER.fullmatch(last) if code.startswith(_FENCES) and code.count("\n" + code[:3]) == 1 else None
    if letter is None or letter[1] not in options.labels or not code.rpartition("\n")[2].startswith(code[:3]):
        return None
    return frozenset({options.labels.index(letter[1])}), len(said), False, len(above) + 1


_FENCES = ("```", "~~~")
_LETTER = regex(r"[ \t*_(]*([A-L])[.)*_ \t]*")


def _in_label(line: str, options: Options) -> frozenset[int]:
    """The option whose number is in the label itself, as in `**Answer 2**. Apples grow on trees`."""
    found = _NUMBERED_LABEL.match(line)
    labels = {label: index for index, label in enumerate(options.labels)}
    return frozenset({labels[found.group(1)]}) if found and found.group(1) in labels else frozenset()


_NUMBERED_LABEL = regex(r"\W*[^\W\d]+[ \t]+(\d)\b")


_RIGHT_LABEL = regex(rf"\W*(?:{CORRECT})", re.I)
_PLACE = regex(r"[\s*_`(]*([1-9])[\s*_`).。]*(?:\n|\Z)")


def _by_place(line: str, said: str, options: Options) -> tuple[frozenset[int], int]:
    """The option of a list without labels whose place `Correct answer: 4` gives, and the number of characters read.

    A plain `Answer: 4` may be the answer itself, a number.
    """
    found = _PLACE.match(said) if options.plain and not any(options.labels) and _RIGHT_LABEL.match(line) else None
    place = int(found.group(1)) if found else 0
    numeric = any(words.isdigit() for words in options.words)
    if not found or numeric or place > len(options.choices):
        return frozenset(), 0
    return frozenset({place - 1}), found.end(1)


_HEAD = 6
_MOST_LINES = 80


def _labelled_inside(
    said: str, options: Options, *, only_right: bool = False
) -> tuple[frozenset[int], int, bool, int] | None:
    """The options that a line with a label of its own names within an answer, in the form of `named_by`.

    Far from the head of the answer, only a label such as `Correct answer` counts, and with `only_right` everywhere.
    """
    at = 0
    said = blank_tags(said)
    for number, line in enumerate(said.split("\n", _MOST_LINES)[:_MOST_LINES]):
        lead = len(line) - len(line.lstrip())
        label = label_of(line[lead:]) if _may_name(line, number, only_right) else None
        if label is not None and label.kind == "answer":
            start = at + lead + label.end
            right, taken, guessed = right_ones(said[start:], options)
            if right and not guessed:
                return right, start + taken, False, at
        at += len(line) + 1
    return None


def _may_name(line: str, number: int, only_right: bool) -> bool:
    return (number < _HEAD and not only_right) or _RIGHT_LABEL.match(line) is not None
