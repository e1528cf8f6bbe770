"""What collections of exam questions write around their answers -> the labels that the readers know.

    NO.12 Which two metals melt early?
    A. Lead
    B. Iron
    C. Tin
    Correct Answer: AC
    Section: (none)
    Explanation/Reference:
    Both melt below 400 degrees.

`NO.12` becomes `12.`. Below an answer, the line of its section goes, and so does a label with no explanation below it.
Lines keep their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_alone, label_kind
from deckpress.regex import regex

_NUMBERED = regex(r"(?P<word>NO\.[ \t]?)(?P<number>\d{1,4})(?P<dot>[.:)]?)[ \t]+(?=[^\W\d])")
_SECTION = regex(r"[ \t]*Section:[ \t]*\S.{0,60}\Z")
_HEADS = frozenset(("no", "sect"))
_FEWEST = 2
_NEAR = 3


def with_plain_dumps(document: Document) -> Document:
    """The document with plain numbers, and without the sections of its answers and the labels of no explanation."""
    heads = document.table.begun_by(_HEADS)
    if not heads:
        return document
    lines, code = document.lines, document.code_lines()
    heads = [number for number in heads if number not in code]
    changes: dict[int, Change] = {}
    numbered = [(number, match) for number in heads if (match := _NUMBERED.match(lines[number]))]
    counts = [int(match["number"]) for _, match in numbered]
    if counts == sorted(set(counts)) and (len(counts) >= _FEWEST or _are_answered(lines, numbered)):
        for number, match in numbered:
            head = f"{match['number']}. "
            changes[number] = (head + lines[number][match.end() :], match.end() - len(head))
    for number in heads:
        above = _near(lines, range(number - 1, number - _NEAR, -1))
        if _SECTION.match(lines[number]) and label_kind(above) == "answer":
            changes |= dict.fromkeys(_around(lines, number), ("", 0))
    return document.with_lines(changes)


def _are_answered(lines: Sequence[str], numbered: Sequence[tuple[int, object]]) -> bool:
    """True if an answer with a label stands a few lines below each question."""
    return all(any(label_kind(line) == "answer" for line in lines[n + 1 : n + _LONGEST]) for n, _ in numbered)


_LONGEST = 12


def _near(lines: Sequence[str], numbers: range) -> str:
    """The first line with text among some lines."""
    return next((lines[n] for n in numbers if 0 <= n < len(lines) and lines[n].strip()), "")


def _around(lines: Sequence[str], section: int) -> Iterator[int]:
    """The line of a section that is `(none)` or above a label, and the labels below it that no explanation follows."""
    below = [n for n in range(section + 1, min(section + _MOST_LABELS, len(lines))) if lines[n].strip()]
    labels = []
    for number in below:
        if label_alone(lines[number]) != "explanation":
            break
        labels.append(number)
    if labels or lines[section].rstrip().endswith("(none)"):
        yield section
    if labels:
        following = _near(lines, range(labels[-1] + 1, labels[-1] + _MOST_LABELS))
        ended = not following or label_kind(following.lstrip("# ")) == "question" or bool(_NUMBERED.match(following))
        yield from labels if ended else labels[:-1]


_MOST_LABELS = 6
