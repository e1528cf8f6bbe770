"""Lines below options that are nothing but the name of the right one -> the same lines with the label of an answer.

    A. Iron
    B. Neon

    (B)            also `[B]`, `B.`, `**B**`, `- B`, `→ B`, `**B) Neon**` and `Neon`

They count if nearly all questions with such options, or all but one, have such a line. Places in the file do not
change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from deckpress.compare import letters
from deckpress.reading.parts.option_runs import NAMES, REPEATS, OptionRun, names_alone, option_runs
from deckpress.reading.parts.option_values import LETTER, begins_box
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex

_LABEL = "Answer: "
_ONE = regex(r"(?<![^\W_])[^\W_]{1,2}(?![^\W_])")
_AND = frozenset(("AND", "UND", "ET", "Y", "E", "И"))
_MARKS = " \t*_-+•=>→✅`()"
_BRACKETS = "([【（）】])"
_BULLETS = frozenset("-*+•(")
_STOPS = frozenset(".)）:：．、")
_NEAR = 3
_MOST_MARKS = 24
"""The most characters before and behind the words of an option in a line that repeats it."""
_SHARE = 0.8
_LONGEST = 300
_FEWEST = 2


def with_labels_for_names(document: Document) -> Document:
    """The document with labels before such names."""
    if not _may_name(document):
        return document
    runs: dict[str, list[OptionRun]] = {}
    for run in option_runs(document):
        runs.setdefault(_kind(run), []).append(run)
    changes: dict[int, Change] = {}
    for kind, own in runs.items():
        named = dict(found for run in own if (found := _named(document.lines, run)))
        least = 1 if kind == "letter" else _FEWEST
        if len(named) >= max(least, min(_SHARE * len(own), len(own) - 1)) and not _count_on(document.lines, named):
            changes |= named
    return document.with_lines(changes)


def _may_name(document: Document) -> bool:
    """True if a line near an option is only a letter or a number, or one right below an option repeats one."""
    known: set[str] = set()
    far = _NEAR  # lines with text since the last option
    for line in map(document.lines.__getitem__, document.table.spoken):
        words = line.strip(_MARKS).replace(")", ".").lower()
        head = line.lstrip()
        if far < _NEAR and len(words) <= _FEWEST + 1 and names_alone(line):
            return True
        if far == 0 and words in known and words[-1:].isalnum() and not begins_box(head.lstrip("-*+ ")):
            return True
        begins = head[:1] in _BULLETS or head[1:2] in _STOPS or head[2:3] in _STOPS
        far = 0 if begins else far + 1
        if begins and len(line) <= _LONGEST:
            known |= {words, words[3:]} if words[1:3] == ". " else {words}
    return False


def _kind(run: OptionRun) -> str:
    return "letter" if run.labels[0].isalpha() else "number" if run.labels[0] else "bullet"


def _named(lines: Sequence[str], run: OptionRun) -> tuple[int, Change] | None:
    """The line below options with a label, if it names some of them and no other name or option is on the next line.

    Words right below the last option may name one, too.
    """
    if begins_box(lines[run.lines[-1]].lstrip("-*+ \t")):
        return None  # boxes mark the right options
    for number in (run.lines[-1] + 1, run.below):
        line, below = (lines[n] if n < len(lines) else "" for n in (number, number + 1))
        if not line.strip() or len(line) > _LONGEST or names_alone(below) or LETTER.match(below.strip()):
            continue
        if _ITEM.match(line) and (item := _ITEM.match(below)) and item["letter"].upper() in run.labels:
            continue  # a list that says something about each letter
        match = NAMES.match(line) if run.labels[0] and _says_labels(line, run) else None
        quoted = line.lstrip().startswith(">")  # the feedback on the last option may repeat it
        match = match or (_repeats(line, run) if not quoted and _ends_question(lines, number + 1) else None)
        if match is None:
            continue
        head = line[: len(line) - len(line.lstrip())] + _LABEL
        names = match["names"].strip(_BRACKETS)
        opened = len(match["names"]) - len(match["names"].lstrip(_BRACKETS))
        return number, (head + names.replace("[", "(").replace("]", ")"), match.start("names") + opened - len(head))
    return None


def _ends_question(lines: Sequence[str], number: int) -> bool:
    """True if nothing explains what is above a line: the next text is the next question or a rule, or there is none."""
    below = first_with_text(lines[number : number + _REACH])
    return not below or bool(_NEXT.match(below)) or label_kind(below) == "question" or looks_like_question(below)


_ITEM = regex(r"[ \t]*[-*+•][ \t]+[*_(]*(?P<letter>[A-La-l])(?![^\W_])")
_REACH = 4
_NEXT = regex(r"[ \t]*(?:#{1,6}[ \t]|\(?\d{1,3}[.)]|-{3,}[ \t]*\Z|<!--|<)")


def _says_labels(line: str, run: OptionRun) -> bool:
    match = NAMES.match(line)
    names = [name.upper() for name in _ONE.findall(match["names"])] if match else []
    named = [name for name in names if name in run.labels]
    return 0 < len(named) < len(run.labels) + 1 and all(name in run.labels or name in _AND for name in names)


def _repeats(line: str, run: OptionRun) -> re.Match[str] | None:
    """The match of a line that repeats one option, with or without its letter."""
    if len(line) > max(map(len, run.words)) + _MOST_MARKS:
        return None
    match = REPEATS.match(line)
    words = letters(match["names"]) if match else ""
    texts = [letters(text) for text in run.words]
    both = [letters(label) + text for label, text in zip(run.labels, texts, strict=True)]
    return match if words and (texts.count(words) == 1 or both.count(words) == 1) else None


def _count_on(lines: Sequence[str], named: Mapping[int, Change]) -> bool:
    """True for numbers alone that count on from one to the next: they are those of the questions below them."""
    found = [_DIGITS.match(lines[number]) for number in sorted(named)]
    numbers = [int(match.group(1)) for match in found if match]
    return len(numbers) == len(found) and numbers == [*range(numbers[0], numbers[0] + len(numbers))]


_DIGITS = regex(r"[\s*_(]*(\d{1,3})[\s*_.)]*\Z")
