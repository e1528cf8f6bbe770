"""Options that each end in a verdict, with the feedback on each below it, -> boxes with the same feedback.

    A. Iron (incorrect)

    It is a metal.

    B. Neon (correct)

    It is a gas.

Each option has a letter, a number or a bullet, and a word or a sign at its end: `(correct)`, `- wrong` or `✅`. Options
without text below them are left to other rules. Places in the file do not change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_marks import FEWEST_SURE, verdict_at_end
from deckpress.reading.parts.option_values import FEEDBACK, UNSURE, begins_box
from deckpress.reading.parts.outline import is_below_question, leads_to_options
from deckpress.reading.parts.question_starts import BOLD_LINE
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.rewriters.graded_remarks import BRACKETED
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import HEADING, ITEM_MARK
from deckpress.reading.words.option_letters import is_next
from deckpress.regex import regex

_ITEM = regex(
    r"(?P<indent>[ \t]*)(?P<bullet>[-*+][ \t]+)?"
    r"(?:(?P<open>\*\*)?\(?(?P<letter>[A-La-l]|\d{1,2})[.)](?(open)\*\*)[ \t]+)?(?=\S)"
)
_STOPS = regex(r"[ \t]*(?:-{3,}|\*{3,}|_{3,}|<.*)[ \t]*\Z|[ \t]*(?:`{3}|~{3}|\|)")
"""Lines that no feedback holds here: a rule, code, HTML, a table."""
_ENDS = frozenset(")]✓✔✅☑❌✗✘✖\ufe0f*_`")
_BEFORE_WORDS = frozenset("–—-/#")
"""The signs between an option and a word without brackets: `Iron - wrong`."""
_LAST = 20
_LONGEST = 600
_MOST_LINES = 12
"""How many lines the feedback on one option has at most."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Option:
    """An option: its line, the columns of its mark, words and verdict, its letter or number, and what is said of it."""

    line: int
    mark: int
    words: int
    end: int
    letter: str
    bullet: str
    right: bool

    def goes_on(self, above: _Option) -> bool:
        """True if it can be the option below another one: of the same form, with the next letter or number."""
        if (self.mark, self.bullet, self.letter.isdigit()) != (above.mark, above.bullet, above.letter.isdigit()):
            return False
        if self.letter.isdigit():
            return int(self.letter) == int(above.letter) + 1
        return is_next(self.letter, above.letter) if self.letter and above.letter else self.letter == above.letter


def with_boxes_above_remarks(document: Document) -> Document:
    """The document with boxes at such options, and the text between them as their feedback."""
    lines = document.lines
    said = (n for n in document.table.ended_by(str.isalpha) if not _BEFORE_WORDS.isdisjoint(lines[n][-_LAST:]))
    ends = sorted((*document.table.ended_by(_ENDS.__contains__), *said))
    found = {number: option for number in ends if (option := _option(lines[number], number))}
    if len({option.right for option in found.values()}) < _FEWEST:
        return document
    code = document.code_lines()
    options = [option for number, option in found.items() if number not in code]
    changes: dict[int, Change] = {}
    runs = list(_runs(lines, options))
    sure = any(len(run) >= FEWEST_SURE for run in runs)
    for run in runs:
        changes |= _boxed(lines, run, found, sure=sure)
    return document.with_lines(changes)


def _option(line: str, number: int) -> _Option | None:
    """The option on a line, if it has a mark in front of its words and a verdict behind them."""
    item = _ITEM.match(line)
    if item is None or len(line) > _LONGEST or not (item["bullet"] or item["letter"]):
        return None
    bracketed = BRACKETED.search(line, item.end())
    verdict = (bracketed.start(), bracketed["right"] is not None) if bracketed else verdict_at_end(line)
    if verdict is None or verdict[0] <= item.end() or begins_box(line[item.end() :]):
        return None
    letter, bullet = item["letter"] or "", (item["bullet"] or "").strip()
    return _Option(number, item.end("indent"), item.end(), verdict[0], letter, bullet, verdict[1])


def _runs(lines: Sequence[str], options: Sequence[_Option]) -> Iterator[list[_Option]]:
    """The options of each question."""
    run: list[_Option] = []
    for option in options:
        if run and option.goes_on(run[-1]) and _remark(lines, run[-1], option.line, several=bool(option.letter)):
            run.append(option)
            continue
        yield run
        run = [option]
    yield run


def _remark(lines: Sequence[str], above: _Option, end: int, *, several: bool) -> bool:
    """True if nothing but feedback, or no text at all, is between an option and line `end`.

    Without letters, a paragraph that asks or is not alone may be the question above further options.
    """
    own = [number for number in range(above.line + 1, end) if lines[number].strip()]
    if len(own) > _MOST_LINES or any(_ends_options(lines[number], above) for number in own):
        return False
    edge = [number for number in own if _indent(lines[number]) <= above.mark]
    if several or not edge:
        return True
    asks = leads_to_options(lines[edge[-1]]) or is_task(lines[edge[-1]].strip()) or _is_title(lines[edge[-1]])
    return not asks and all(above + 1 == below for above, below in pairwise(edge))


def _is_title(line: str) -> bool:
    """True for a line in bold."""
    return BOLD_LINE.match(line.strip()) is not None


def _ends_options(line: str, above: _Option) -> bool:
    """True for a line that is not feedback: a heading, a label, code, a table, or an item no deeper than the option."""
    if HEADING.match(line) or _STOPS.match(line) or label_kind(line.strip()) in ("question", "answer", "cloze"):
        return True
    item = _ITEM.match(line) if _indent(line) <= above.mark else None
    return item is not None and bool(item["bullet"] or item["letter"])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _boxed(
    lines: Sequence[str], run: Sequence[_Option], found: Mapping[int, _Option], *, sure: bool
) -> dict[int, Change]:
    """The changes to the options of one question, if some of them have feedback below them.

    Without letters and `sure` signs, those that only signs judge are a guess.
    """
    if len({option.right for option in run}) < _FEWEST or not is_below_question(lines, run[0].line):
        return {}
    told = [[n for n in range(a.line + 1, b.line) if lines[n].strip()] for a, b in pairwise(run)]
    told.append(list(_last_remark(lines, run[-1], found, each=all(told))))
    if not any(told):
        return {}
    unsure = not sure and all(not own.letter and _signed(lines[own.line]) for own in run)
    changes: dict[int, Change] = {}
    for option, below in zip(run, told, strict=True):
        line = lines[option.line]
        mark = line[: option.mark] + f"- [{'x' if option.right else ' '}] "
        behind = UNSURE if unsure and option.right else ""
        changes[option.line] = (mark + line[option.words : option.end].rstrip() + behind, option.words - len(mark))
        edge = min((_indent(lines[number]) for number in below), default=0)
        for number in below:
            head = " " * (option.mark + len("- ")) + (FEEDBACK if number == below[0] else "")
            changes[number] = (head + lines[number][edge:], edge - len(head))
    return changes


def _signed(line: str) -> bool:
    """True for a line whose verdict is a bare sign, which could also tick an entry of a list."""
    return line.rstrip(" \t*_\ufe0f")[-1:] in _SIGNS


_SIGNS = frozenset("✓✔✅☑❌✗✘✖")


def _last_remark(lines: Sequence[str], last: _Option, found: Mapping[int, _Option], *, each: bool) -> Iterator[int]:
    """The lines of the feedback on the last option: those indented below it.

    If each option above has feedback, so has this one: the paragraph below it, unless that is the next question.
    """
    taken: list[int] = []
    blank = False
    for number in range(last.line + 1, min(last.line + _MOST_LINES, len(lines))):
        line = lines[number]
        if not line.strip():
            blank = True
            continue
        inside = _indent(line) > last.mark
        if _ends_options(line, last) or not (inside or each) or (blank and taken and not inside):
            break
        taken.append(number)
        blank = False
    if taken and _indent(lines[taken[-1]]) <= last.mark and _asks_below(lines, taken[-1], found):
        return
    yield from taken


def _asks_below(lines: Sequence[str], number: int, found: Mapping[int, _Option]) -> bool:
    """True for text that is the question above other options."""
    if leads_to_options(lines[number]) or is_task(lines[number].strip()):
        return True
    below = next((n for n in range(number + 1, min(number + 4, len(lines))) if lines[n].strip()), -1)
    return below in found or (below >= 0 and ITEM_MARK.match(lines[below]) is not None)
