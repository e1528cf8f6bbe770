"""Options with colons below a `Q:` line, `A: red`, `B: blue`, `C: green`, -> `A) red`: here, `A:` is no answer.

They count if three or more letters follow each other, or are out of order, right below a question, or below a number
and above an answer; a dialogue has only A and B.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.reading.parts.option_marks import may_be_marked
from deckpress.reading.parts.outline import is_above_answer, is_below_question, leads_to_options
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.option_letters import loose_sequence, sequence
from deckpress.regex import regex

_OPTION = regex(r"(?P<lead>[ \t]{0,3}(?:\*\*)?)(?P<letter>[A-Ha-h])(?P<close>\*\*)?[ \t]?[:：](?=[ \t]*\S)")
_FEWEST = 3
_APART = 2
"""The most lines from one option to the next; one of them may be blank."""


def with_options_without_colons(document: Document) -> Document:
    """The document with brackets after the letters of such options."""
    if not any(_OPTION.match(document.lines[n]) for n in document.table.led_by("Bb".__contains__)):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for run in _runs(document, code):
        if len(run) >= _FEWEST and (_is_asked(document, run[0]) or _is_told(document, run)):
            for number in run:
                line = document.lines[number]
                match = _OPTION.match(line)
                assert match is not None
                end = match.end()
                changes[number] = (f"{line[: end - 1].rstrip()}) {line[end:].lstrip()}", 0)
    return document.with_lines(changes)


def _runs(document: Document, code: frozenset[int]) -> Iterator[list[int]]:
    """The lines whose letters follow each other, or are out of order (see `loose_sequence`)."""
    run: list[int] = []
    letters: list[str] = []
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if (
            len(line) > 1
            and (":" in line[:8] or "：" in line[:8])
            and number not in code
            and (m := _OPTION.match(line))
        ):
            letter = m["letter"].upper()
            if run and (number - run[-1] > _APART or (letter == "A" and letter in letters)):
                if sequence(letters) or loose_sequence(letters):
                    yield run
                run, letters = [], []
            run.append(number)
            letters.append(letter)
    if sequence(letters) or loose_sequence(letters):
        yield run


def _is_told(document: Document, run: Sequence[int]) -> bool:
    """True for options below a number or a label, above an answer, or with the sign of a right one."""
    if not is_below_question(document.lines, run[0]):
        return False
    words = [_OPTION.sub("", document.lines[number]).strip() for number in run]
    return is_above_answer(document.lines, run[-1]) or may_be_marked(words)


def _is_asked(document: Document, first: int) -> bool:
    """True if the text above asks: it has the label of a question, or leads to options."""
    for number in range(first - 1, max(first - _REACH, document.first) - 1, -1):
        above = document.lines[number].strip()
        if above and (label_kind(above) == "question" or leads_to_options(above.removesuffix("<br>").rstrip())):
            return True
    return False


_REACH = 4
"""How many lines above the first option its question may begin."""
