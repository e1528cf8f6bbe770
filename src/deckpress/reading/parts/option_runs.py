"""Options on lines of their own, with letters, numbers or bullets, and the text right below them.

A blank line may be between two options, and an option may go on on the lines below it. Lines with numbers or bullets
alone are options only below a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import LETTER, begins_box
from deckpress.reading.parts.outline import is_below_question, leads_to_options
from deckpress.reading.text.tree import Document
from deckpress.reading.words.line_marks import HEADING_MARK
from deckpress.reading.words.option_letters import is_first, is_next
from deckpress.regex import regex

_ITEM = regex(r"[ \t]*(?P<bullet>[-*+•][ \t]+)?(?=\S)")
_NUMBER = regex(r"\(?(?P<letter>[1-9])[.)][ \t]+(?=\S)")
_STARTS = regex(r"[ \t]*(?:[-*+•>|][ \t]|\d{1,3}[.)]|\*\*|__|<|`{3}|~{3}|[^\W\d_]{2,20}[.:]?[ \t]*[-–—:.])")
"""The head of a line that begins something else: an item, bold print, a quote, a label."""
_NAME = r"[(\[【（]?(?:[A-La-lА-Иа-и]|[^\W_a-zA-Z\d]|\d{1,2})[)\]】）]?"
_LEAD = r"[ \t]*(?:[-*+•>][ \t]+)?(?:(?:[→⇒➡👉✅✓✔]\ufe0f?|[-=]{1,2}>)[ \t]*)?"
NAMES = regex(
    rf"{_LEAD}(?P<open>[*_`]{{0,3}})(?P<names>{_NAME}(?:(?:[ \t]*[,;&/+][ \t]*|[ \t]+(?:and|und|et|y|e|и)[ \t]+)"
    rf"{_NAME})*)(?:\\?[.)])?(?P=open)[.]?[ \t]*\Z"
)
"""A line with nothing but letters or a number, with or without marks: `(B)`, `- C`, `→ **2.**`."""
REPEATS = regex(rf"{_LEAD}(?P<open>[*_`]{{0,3}})(?P<names>[^\s*_].*?)(?P=open)[ \t]*\Z")
"""A line that may repeat an option."""
_TICKS = "✅☑"
"""Boxes that may also be the sign of the right option alone."""
_LONGEST_NAMES = 60
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class OptionRun:
    """Options in sequence: their lines, and the first line with text below them, or the number of lines."""

    lines: tuple[int, ...]
    labels: tuple[str, ...]
    """Capital letters or digits; nothing for items with bullets alone."""
    words: tuple[str, ...]
    below: int


def names_alone(line: str) -> bool:
    """True for a line that is nothing but the letters or the number of options."""
    return len(line) <= _LONGEST_NAMES and NAMES.match(line) is not None


def option_runs(document: Document) -> tuple[OptionRun, ...]:
    """The runs of two or more options, in order."""
    return _runs_among(document.lines, document.first, document.code)


@lru_cache(maxsize=2)
def _runs_among(lines: Sequence[str], first: int, code: Sequence[tuple[int, int]]) -> tuple[OptionRun, ...]:
    """The runs on some lines; cached, since several rewriters need those of the same document."""
    in_code = {number for start, end in code for number in range(start, end)}
    runs: list[OptionRun] = []
    own: list[tuple[int, str, str]] = []
    indent, last = 0, -1
    for number in range(first, len(lines)):
        line = lines[number]
        words = line.lstrip()
        if not words:
            continue
        plain = words[:2].isascii() and words[:2].isalnum()  # no option begins with two letters or digits
        if plain and not own:
            continue
        found = None if plain or number in in_code else _option(line)
        column = len(line) - len(words)
        if found and own and column <= indent and _continues(found[0], own[-1][1]):
            own.append((number, *found))
        elif own and not (found and (found[0] or column <= indent)) and _goes_on(line, number, last, indent):
            pass
        else:
            runs += _run(own, number)
            own = []
            if not (found and _begins(found[0]) and (found[0].isalpha() or _is_asked(lines, number))):
                continue
            own, indent = [(number, *found)], column
        last = number
    return (*runs, *_run(own, len(lines)))


def _option(line: str) -> tuple[str, str] | None:
    """The label and the words of an option; without a label for an item with a bullet alone."""
    item = _ITEM.match(line)
    start = item.end() if item else 0
    match = LETTER.match(line, start) or _NUMBER.match(line, start)
    if match:
        return match["letter"].upper(), line[match.end() :]
    words = line[start:]
    boxed = begins_box(words) and words[0] not in _TICKS
    plain = item is not None and item["bullet"] is not None and not names_alone(line) and not boxed
    return ("", words) if plain else None


def _begins(label: str) -> bool:
    return not label or is_first(label)


def _continues(label: str, above: str) -> bool:
    return is_next(label, above) and label.isdigit() == above.isdigit() if label and above else label == above


def _is_asked(lines: Sequence[str], number: int) -> bool:
    above = next((n for n in range(number - 1, max(number - 3, -1), -1) if lines[n].strip()), -1)
    head = len(lines[number]) - len(lines[number].lstrip()) + len("- ")
    if above < 0 or lines[above][:head] == lines[number][:head]:  # the item above belongs to the same list
        return False
    return leads_to_options(lines[above]) or is_below_question(lines, number)


def _goes_on(line: str, number: int, last: int, indent: int) -> bool:
    """True for a line that continues the option above: indented, or text right below it."""
    if names_alone(line) or HEADING_MARK.match(line) or begins_box(line):
        return False
    return len(line) - len(line.lstrip()) > indent or (number == last + 1 and not _STARTS.match(line))


def _run(own: list[tuple[int, str, str]], below: int) -> Iterator[OptionRun]:
    if len(own) >= _FEWEST:
        lines, labels, words = zip(*own, strict=True)
        yield OptionRun(lines, labels, words, below)
