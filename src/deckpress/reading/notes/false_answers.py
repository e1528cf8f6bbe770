"""The few cards among many questions without answers, whose answer is only options, code, or more of the question.

1. Define an algorithm.
2. Describe how inheritance works, and what it means for
methods and fields.
3. Name two sorts.
4. Compare a stack and a queue.

The second line of question 2 is no answer, since no other question has one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from deckpress.diagnostics.catalogue import reading as rules
from deckpress.diagnostics.values import Rule
from deckpress.frozen import dataclass, replace
from deckpress.model import Kind, Note, Text
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.reading.words.exam_tasks import is_exam_task
from deckpress.reading.words.labels import label_alone
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex

_FEWEST = 3
_TIMES = 2
"""The fewest questions without an answer, and how many of them there are for each card."""
_LONGEST = 2_000
_LETTERED = regex(r"[ \t]*(?:[-*+][ \t]+)?[*_]{0,2}[(\[]?([A-Ha-h])[*_]{0,2}[.)\]、．][*_]{0,2}[ \t]*\S")
_ON_ONE_LINE = regex(r"[ \t]*A[ \t]+\S[^\n]{0,80}?[ \t]B[ \t]+\S[^\n]{0,80}?[ \t]C[ \t]+\S")
"""Options on a line with letters alone: `A oak B iron C clay`."""
_UNENDED = regex(r"[^\W\d_][ \t]*\\?\Z|,[ \t]*\Z")
_CODE = regex(r"(?:```|~~~)[^`~]*(?:```|~~~)\s*\Z")
_SHOWS = regex(
    r"[:：]\W*\Z|(?<!\w)(?:following|siguientes?|suivante?s?|folgenden?|seguintes?|seguenti?|следующ\w{2,3}"
    r"|poniższ\w{1,3}|následující\w{0,2})(?!\w)|下列|以下|다음",
    re.I,
)
_MARK = regex(r"[ \t]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+|#{1,6}[ \t]+)?")
_MOSTLY = 0.6
_TELLS = regex(r"[^\W\d_][.!][ \t]|[。！]|\?[ \t]+[^?]*[.!][ \t]")
"""The end of a sentence that tells something, before the one that asks."""


def withdraw_false_answers(ledger: Ledger) -> None:
    """Takes back such cards, and reports their questions."""
    listing = [number for number, note in enumerate(ledger.notes) if _lists_questions(note)]
    if len(listing) >= _FEWEST and _TIMES * len(listing) >= len(ledger.notes):
        unanswered = rules.UNANSWERED
        _withdraw(ledger, dict.fromkeys(listing, unanswered))
    found = Counter(problem.code for problem in ledger.diagnostics)
    count = found[rules.UNANSWERED.code] + found[rules.NO_RIGHT_OPTION.code]
    if not ledger.notes or count < max(_FEWEST, len(ledger.notes)):
        return
    among = _Among(
        ledger.document.source.text.split("\n"),
        many=count >= _TIMES * len(ledger.notes),
        unmarked=found[rules.NO_RIGHT_OPTION.code] >= _FEWEST,
        shown=all(_CODE.match(note.answer.markdown.strip()) for note in ledger.notes)
        and 2 * sum(1 for note in ledger.notes if _SHOWS.search(note.question.flat)) >= len(ledger.notes),
    )
    lacking = {number: rule for number, note in enumerate(ledger.notes) if (rule := _what_it_lacks(note, among))}
    if lacking:
        _withdraw(ledger, lacking)


@dataclass(frozen=True, slots=True)
class _Among:
    """The document of a note: its lines, and what is known of its other questions."""

    lines: Sequence[str]
    many: bool
    """True if far more questions have no answer than have one."""
    unmarked: bool
    """True if questions have options of which none is marked."""
    shown: bool
    """True if all answers are code, and half of the questions or more speak of the code below them."""


def _what_it_lacks(note: Note, among: _Among) -> Rule | None:
    """What to report about a note that has no answer; None for a real answer."""
    said = note.answer.markdown.strip()
    if note.kind is not Kind.OPEN or not note.answer.origin or len(said) > _LONGEST:
        return None
    line, column = note.answer.origin[0]
    if not _MARK.fullmatch(among.lines[line - 1][: column - 1]):
        return None
    above = first_with_text(reversed(among.lines[max(line - _NEAR, 0) : line - 1]))
    if label_alone(above.lstrip("# >\t")) == "answer" or above.lstrip().startswith(("<", "::")):
        return None
    told = said.split("\n")
    if among.unmarked and (_ON_ONE_LINE.match(said) or _has_options(told)):
        return rules.NO_RIGHT_OPTION
    goes_on = among.many and above is among.lines[line - 2] and _goes_on(above, said)
    code = _CODE.match(said) and (among.shown or _SHOWS.search(note.question.flat))
    titled = len(told) == 1 and _is_title(among.lines, line, said)
    return rules.UNANSWERED if goes_on or code or titled or _only_asks(told) else None


_NEAR = 4


def _has_options(lines: Sequence[str]) -> bool:
    """True if two lines or more begin with letters in turn, as options do, and hardly any text is below them."""
    found = [(number, match[1]) for number, line in enumerate(lines) if (match := _LETTERED.match(line))]
    letters = [ord(letter.lower()) for _, letter in found]
    in_turn = all(after == before + 1 for before, after in pairwise(letters))
    return len(found) > 1 and in_turn and sum(1 for line in lines[found[-1][0] + 1 :] if line.strip()) <= 1


def _goes_on(above: str, said: str) -> bool:
    """True if a text goes on with the sentence of the line above it, which has not ended."""
    return said[:1].islower() and not above.lstrip().startswith(("#", "|")) and bool(_UNENDED.search(above))


def _is_title(lines: Sequence[str], line: int, said: str) -> bool:
    """True for a short line between two numbered lists: the second begins with 1 again."""
    below = first_with_text(lines[line : line + _NEAR])
    numbered = _NUMBER.match(first_with_text(reversed(lines[max(line - _NEAR, 0) : line - 1])))
    short_one = len(said) <= _LONGEST_TITLE and said[-1].isalnum()
    return short_one and numbered is not None and numbered[1] != "1" and bool(_FIRST.match(below))


_NUMBER = regex(r"(\d{1,3})[.)][ \t]")
_FIRST = regex(r"1[.)][ \t]")
_LONGEST_TITLE = 60


def _lists_questions(note: Note) -> bool:
    """True for an answer that is a list of questions or tasks, and nothing else: they follow up the question."""
    said = note.answer.markdown
    if note.kind is not Kind.OPEN or len(said) > _LONGEST or not ("<li>" in said or _ITEMS.match(said)):
        return False
    lines = [line for line in said.split("\n") if _FRAME.sub("", line).strip()]
    return all(_ITEM.match(line) for line in lines) and _only_asks(
        [_FRAME.sub("", line) for line in lines], listed=True
    )


_ITEMS = regex(r"\s*(?:[-*+]|\d{1,3}[.)])[ \t]")
_ITEM = regex(r"[ \t]*(?:[-*+]|\d{1,3}[.)]|<li>)")
_FRAME = regex(r"</?(?:ul|ol|li)>", re.I)


def _only_asks(lines: Sequence[str], *, listed: bool = False) -> bool:
    """True if most of the lines ask or set a task and tell nothing before that, unless they are listed."""
    texts = [_MARK.sub("", line, count=1).strip() for line in lines if line.strip()]
    asking = [text for text in texts if looks_like_question(text) and (listed or not _TELLS.search(text))]
    tasks = sum(1 for text in texts if text not in asking and is_exam_task(text))
    return len(asking) + tasks >= max(1, _MOSTLY * len(texts))


def _withdraw(ledger: Ledger, lacking: Mapping[int, Rule]) -> None:
    """Turns the cards with some numbers into questions without an answer."""
    held = sorted((region.start, n) for n, region in enumerate(ledger.regions) if region.use is Use.CARD)
    gone = set()
    for number, rule in lacking.items():
        note = ledger.notes[number]
        above = bisect_right(held, (note.location.line, len(ledger.regions)))
        if not above:
            continue
        start, place = held[above - 1]
        region = ledger.regions[place]
        if region.end < note.location.line or (above > 1 and held[above - 2][0] == start):
            continue
        gone.add(number)
        ledger.regions[place] = replace(region, use=Use.UNANSWERED)
        owned = (line for first, last in region.own for line in range(first, last + 1))
        ledger.owners.update((line, Use.UNANSWERED) for line in owned if ledger.owners.get(line) is Use.CARD)
        ledger.report(ledger.document, rule, region.start - 1, question=short(note.question.flat))
        if rule is rules.UNANSWERED:
            _report_listed(ledger, note.answer)
    ledger.notes[:] = [note for number, note in enumerate(ledger.notes) if number not in gone]
    ledger.shapes[:] = [shape for number, shape in enumerate(ledger.shapes) if number not in gone]


def _report_listed(ledger: Ledger, answer: Text) -> None:
    """Reports each numbered question that such an answer lists."""
    for number, line in enumerate(answer.markdown.split("\n")):
        asked = _MARK.sub("", line, count=1).strip()
        if _NUMBER.match(line) and _only_asks([line]):
            ledger.report(ledger.document, rules.UNANSWERED, answer.locate(number, 0).line - 1, question=short(asked))
