"""The readings that were weighed -> warnings if the best one is a guess, and the contents of a file without cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from deckpress.diagnostics.catalogue import reading as rules
from deckpress.reading.compete import Choice, Taken
from deckpress.reading.cost import WHAT
from deckpress.reading.groups import TERMS, Group
from deckpress.reading.ledger import Ledger, Weighed, short
from deckpress.reading.question_starts import Start
from deckpress.reading.tree import Document

DOUBTFUL = 0.6
"""A reading that costs more is a guess; the terms for few cards and missing answers do not count."""
CLOSE = 0.15
"""So is a reading that is not at least this much cheaper than the next one with other cards."""
_SURE = 0.2
"""A reading that costs less is never a guess, however close the next one is: both are certain, and may both be
right."""
_SAME = 0.7
"""Readings with this share of cards in common count as the same."""
_LEFT = 0.2
"""The share of the text that may be in no card without a warning."""
_MOST_WEIGHED = 9
_LISTED = TERMS - {"row"}
_NAMES = {
    "label": "labelled line{s}",
    "bold": "bold line{s}",
    "asked": "paragraph{s} with options",
    "item": "list item{s}",
    "item-bold": "bold list item{s}",
    "item-heading": "heading{s} in a list",
    "item-details": "collapsed block{s} in a list",
    "details": "collapsed block{s}",
    "term": "definition{s}",
    "row": "table row{s}",
    "lead": "bold term{s}",
    "pair": "pair{s} with {form}",
    "box": "container{s}",
}
"""The names of shapes in messages, singular and plural."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the best reading is a guess: its cost, and the next reading that differs from it."""

    guess: bool
    rival: Taken | None = None
    left: float = 0.0


def doubt_of(choice: Choice) -> Doubt:
    """How certain the choice is."""
    best = choice.best
    if best is None or not best.groups:
        return Doubt(guess=False)
    rival = next((taken for taken in choice.weighed if taken is not best and _differs(best, taken)), None)
    close = rival is not None and best.cost.doubt > _SURE and rival.cost.doubt - best.cost.doubt < CLOSE
    guess = best.cost.doubt > DOUBTFUL or close
    return Doubt(guess, rival if close or guess else None, best.cost.left)


def report_doubt(ledger: Ledger, choice: Choice) -> bool:
    """Reports a reading that is a guess or leaves out much text; True if it is a guess."""
    doubt, best = doubt_of(choice), choice.best
    if best is None or not best.groups:
        return False
    line = best.starts[0].start
    words = f"{described(best)} ('{_first_words(ledger.document, best.starts)}')"
    if doubt.guess:
        rule, parts = rules.GUESSED_READING, {"taken": words}
        if doubt.rival is not None:
            rule = rules.GUESSED_WITH_RIVAL if doubt.rival.groups else rules.GUESSED_OR_NONE
            if doubt.rival.groups:
                parts["rival"] = f"{described(doubt.rival)} ('{_first_words(ledger.document, doubt.rival.starts)}')"
        ledger.report(ledger.document, rule, line, hint=_hint(best, doubt.rival), **parts)
    elif doubt.left > _LEFT and not choice.listing:
        ledger.report(ledger.document, rules.MUCH_LEFT_OUT, line, taken=words, share=round(100 * doubt.left))
    return doubt.guess


def weighed_of(choice: Choice) -> tuple[Weighed, ...]:
    """The readings that were weighed, the chosen one first, then the cheapest."""
    best = [choice.best] if choice.best else []
    others = [taken for taken in choice.weighed if taken is not choice.best]
    return tuple(map(_weighed, (*best, *others[:_MOST_WEIGHED])))


def _weighed(taken: Taken) -> Weighed:
    terms = sorted(taken.cost.terms.items(), key=lambda term: -term[1])
    words = tuple((WHAT[name], round(value, 3)) for name, value in terms if value >= 0.001)
    first = tuple(short(start.text.flat)[:60] for start in taken.starts[:3] if start.text)
    return Weighed(described(taken), len(taken.starts), first, round(taken.cost.total, 3), words)


def described(taken: Taken) -> str:
    """The number of cards of each shape in a reading: `7 headings of level 2 and 12 pairs with –`."""
    names = Counter(map(_name, taken.starts))
    return " and ".join(_counted(count, name) for name, count in names.most_common(3)) or "no questions"


def _counted(count: int, name: str) -> str:
    return f"{count} {name.replace('{s}', '' if count == 1 else 's')}"


def _first_words(document: Document, starts: Sequence[Start]) -> str:
    """The first words of the first question."""
    return short(starts[0].text.flat or document.lines[starts[0].start].strip())[:40]


def contents_of(document: Document, groups: Sequence[Group]) -> str:
    """The contents of a file without cards, for the message: `7 tables, 34 bold terms`."""
    kinds = Counter(block.kind for block in document.blocks)
    held = [
        (kinds["heading"], "heading{s}"),
        (kinds["table"], "table{s}"),
        *((len(group.members), _name(group.members[0])) for group in groups if group.shape in _LISTED),
        (sum(1 for line in document.lines if line.lstrip().startswith(":::")), "line{s} with :::"),
        (sum(1 for line in document.lines if line.count('"') >= 2 and "," in line), "line{s} like those of CSV"),
    ]
    return ", ".join([_counted(count, word) for count, word in sorted(held, reverse=True) if count][:4])


def _differs(best: Taken, other: Taken) -> bool:
    """True if a reading has other cards than the best one, not just fewer."""
    ours, theirs = {id(start) for start in best.starts}, {id(start) for start in other.starts}
    if theirs and theirs <= ours:
        return False
    return len(ours & theirs) < _SAME * max(len(ours), len(theirs))


def _name(start: Start) -> str:
    if start.level and start.item is None:
        return f"heading{{s}} of level {start.level}"
    return _NAMES[start.shape].replace("{form}", start.form)


def _hint(best: Taken, rival: Taken | None) -> str:
    levels = Counter(s.level for taken in (best, rival) if taken for s in taken.starts if s.level and s.item is None)
    terms = any(group.shape in TERMS for taken in (best, rival) if taken for group, _ in taken.groups)
    words = [f"questions: h{level}" for level, _ in levels.most_common(1)]
    words += ["dialect: terms"] if terms else []
    return f"write {', '.join(words)}{' or ' if words else ''}questions: none in the front matter"
