"""Labels alone on their lines, `**Question:**`, `**Options:**`, -> headings that ask, and options with their letters.

    ## **Q001**

    **Question:**

    Which is red?

    **Options:**

    A Venus

    B Mars

    **Correct answer:**

    B Mars

A heading that is only a number takes the label of the question below it. A line that is only a number, such as
`✅ Question 1`, is dropped; above `Question: Which is red?`, its number goes into that label. Lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import is_question_word, label_alone, label_kind
from deckpress.reading.words.option_letters import ANY_LETTER, is_first, is_next
from deckpress.reading.words.vocabulary import OPTION, QUESTION
from deckpress.reading.words.word_heads import OPTION_HEADS
from deckpress.regex import regex

_HEADING = regex(r"(?P<marks> {0,3}#{1,6}[ \t]+)(?P<text>.*?)[ \t#]*\Z")
_NUMBER_ALONE = regex(
    rf"(?:(?:{QUESTION}|card|quiz|no|nr|n)[ \t.]*[#№°º]?[ \t]*|[#№第][ \t]*)?(?P<number>\d{{1,4}})[ \t]*[题題問问]?"
    r"[.:)：、]?\Z",
    re.I,
)
_TITLE = regex(
    rf" {{0,3}}(?:[^\w\s#>|*_-]{{1,3}}\ufe0f?[ \t]*)?[*_]{{0,3}}(?:{QUESTION})[ \t]*[.#№]?[ \t]*(?P<number>\d{{1,4}})"
    r"[ \t]*[.:：]?[*_]{0,3}[:：]?[ \t]*\Z",
    re.I,
)
"""The number of a question alone on a line."""
_LABELLED = regex(rf" {{0,3}}[*_]{{0,3}}(?:{QUESTION})(?=[ \t]*[:：][*_]{{0,3}}[ \t]*[^\s*_])", re.I)
"""The label of a question without a number, and with its words on the same line."""
_OPTIONS = regex(
    rf"[ \t]*(?:#{{1,6}}[ \t]+)?[*_]{{0,3}}(?:{OPTION})[ \t]*(?:[:：][*_]{{0,3}}|[*_]{{2,3}}[:：]?)[ \t]*\Z", re.I
)
_LETTER = regex(rf"[ \t]*(?:[-*+][ \t]+)?(?P<letter>(?-i:{ANY_LETTER}))(?P<gap>[ \t\u3000]+)(?=\S)")
_LETTERS_ALONE = regex(rf"[ \t]*{ANY_LETTER}(?:[ \t]*[,;&/、，][ \t]*{ANY_LETTER})*[.)]?[ \t]*\Z")
_MARKS = "*_ \t"
_ENDS = ":：*_"
"""What ends the line of such a label."""
_AHEAD = " \t#*_"
_HEADS = frozenset("#*")
"""What begins the line of a label without a colon."""
_FEWEST = 2


def with_labels_taken(document: Document) -> Document:
    """The document with such headings as numbered questions, and without the labels that stand alone."""
    titled = [n for n in document.table.labelled if _TITLE.match(document.lines[n])]
    if len(titled) < _FEWEST and not _has_labels(document):
        return document
    code = document.code_lines()
    spoken = [n for n in document.table.spoken if n not in code]
    changes = dict(_numbered(document.lines, spoken))
    changes |= _lettered(document.lines, spoken)
    return document.with_lines(changes)


def _has_labels(document: Document) -> bool:
    ends = document.table.ended_by(_ENDS.__contains__)
    if not any(document.lines[n].rstrip(_MARKS).endswith((":", "：")) for n in ends):
        return False
    return any(_is_label(document.lines[n]) for n in {*document.table.marked(_HEADS), *ends}) or any(
        may_begin(document.lines[n], OPTION_HEADS, _AHEAD) and _OPTIONS.match(document.lines[n]) for n in ends
    )


def _numbered(lines: Sequence[str], spoken: Sequence[int]) -> Iterator[tuple[int, Change]]:
    """The headings and lines that are only numbers above the label of a question, and these labels."""
    for number, below in pairwise(spoken):
        title = _TITLE.match(lines[number])
        if title and _is_label(lines[below]):
            yield number, ("", 0)
            continue
        if title and (label := _LABELLED.match(lines[below])):
            written = f"{label.group()} {title.group('number')}{lines[below][label.end() :]}"
            yield number, ("", 0)
            yield below, (written, len(lines[below]) - len(written))
            continue
        heading = _HEADING.match(lines[number]) if lines[number].lstrip().startswith("#") else None
        if heading is None or not _is_label(lines[below]):
            continue
        match = _NUMBER_ALONE.match(heading.group("text").strip(_MARKS))
        if match:
            yield number, (f"{heading.group('marks')}Question {match.group('number')}:", 0)
            yield below, ("", 0)


def _is_label(line: str) -> bool:
    """True for the label of a question without its words: `**Question:**`, `### 题目`."""
    marked = line.lstrip().startswith("#") or line.rstrip(_MARKS).endswith((":", "：")) or line.strip().startswith("**")
    return marked and is_question_word(line)


def _lettered(lines: Sequence[str], spoken: Sequence[int]) -> Mapping[int, Change]:
    """The labels of options above options, and the options and answers that lack the mark after their letters."""
    changes: dict[int, Change] = {}
    labels = [
        place
        for place, number in enumerate(spoken)
        if lines[number].rstrip()[-1] in _ENDS and _OPTIONS.match(lines[number])
    ]
    sets = [(place, list(_letters(lines, spoken[place + 1 :]))) for place in labels]
    sets = [(place, own) for place, own in sets if len(own) >= _FEWEST]
    answered = [_kind(lines, spoken[place + len(own) + 1 :]) == "answer" for place, own in sets]
    if not any(answered) and len(sets) < _FEWEST:
        return {}
    for place, own in sets:
        changes[spoken[place]] = ("", 0)
        changes.update((number, _with_dot(lines[number], match)) for number, match in own)
        after = spoken[place + len(own) + 1 : place + len(own) + 3]
        if _is_answer_alone(lines, after):
            changes |= _joined(lines, *after)
    return changes


def _kind(lines: Sequence[str], spoken: Sequence[int]) -> str:
    return label_kind(lines[spoken[0]].lstrip("# ")) if spoken else ""


def _letters(lines: Sequence[str], spoken: Sequence[int]) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines that begin with the next letter and a blank each."""
    above = ""
    for number in spoken[:_MOST]:
        match = _LETTER.match(lines[number])
        letter = match.group("letter") if match else ""
        if match is None or not (is_next(letter, above) if above else is_first(letter)):
            return
        above = letter
        yield number, match


_MOST = 12


def _is_answer_alone(lines: Sequence[str], numbers: Sequence[int]) -> bool:
    return len(numbers) > 1 and label_alone(lines[numbers[0]]) == "answer"


def _joined(lines: Sequence[str], label: int, said: int) -> Mapping[int, Change]:
    """The label of an answer in front of the letter of an option on the next line."""
    line = lines[said]
    match = _LETTER.match(line)
    if not (match or _LETTERS_ALONE.match(line)):
        return {}
    text, by = _with_dot(line, match) if match else (line, 0)
    head = lines[label].strip() + " "
    return {label: ("", 0), said: (head + text, by - len(head))}


def _with_dot(line: str, match: re.Match[str]) -> Change:
    head = f"{line[: match.start('gap')]}. "
    return head + line[match.end() :], match.end() - len(head)
