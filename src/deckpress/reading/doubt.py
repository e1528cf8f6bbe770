"""The readings that were weighed -> warnings where the best of them is a guess, and what a file without cards holds."""

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
"""A reading that costs more, few cards and missing answers aside, is a guess."""
CLOSE = 0.15
"""So is one that is not cheaper by this than the next reading that has other cards."""
_SAME = 0.7
"""Readings that have this share of cards in common are the same to a reader."""
_LEFT = 0.2
"""The share of the text that may be in no card."""
_MOST_WEIGHED = 9
_NAMES = {
    "label": "labelled lines",
    "bold": "bold lines",
    "item": "list items",
    "item-bold": "bold list items",
    "item-heading": "headings in a list",
    "item-details": "details in a list",
    "details": "details",
    "term": "definitions",
    "row": "table rows",
    "lead": "bold terms",
    "pair": "pairs",
    "box": "containers",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the best reading is a guess: its cost, and the next reading that differs from it."""

    guess: bool
    rival: Taken | None = None
    left: float = 0.0


def doubt_of(choice: Choice) -> Doubt:
    """How sure the choice is."""
    best = choice.best
    if best is None or not best.groups:
        return Doubt(guess=False)
    rival = next((taken for taken in choice.weighed if taken is not best and _differs(best, taken)), None)
    close = rival is not None and rival.cost.doubt - best.cost.doubt < CLOSE
    guess = best.cost.doubt > DOUBTFUL or close
    return Doubt(guess, rival if close or guess else None, best.cost.left)


def report_doubt(ledger: Ledger, choice: Choice) -> bool:
    """Reports a reading that is a guess, or that leaves much text out; True if it is a guess."""
    doubt, best = doubt_of(choice), choice.best
    if best is None or not best.groups:
        return False
    line = best.starts[0].start
    words = f"{described(best)} ('{first_words(best.starts)}')"
    if doubt.guess:
        rule, parts = rules.GUESSED_READING, {"taken": words}
        if doubt.rival is not None:
            rule = rules.GUESSED_WITH_RIVAL if doubt.rival.groups else rules.GUESSED_OR_NONE
            if doubt.rival.groups:
                parts["rival"] = f"{described(doubt.rival)} ('{first_words(doubt.rival.starts)}')"
        ledger.report(ledger.document, rule, line, hint=_hint(best, doubt.rival), **parts)
    elif doubt.left > _LEFT:
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
    """How many cards a reading has, of which shapes: `7 headings of level 2 and 12 pairs with –`."""
    names = Counter(_name(start) for start in taken.starts)
    parts = [f"{count} {name}" for name, count in names.most_common(3)]
    return " and ".join(parts) or "no questions"


def first_words(starts: Sequence[Start]) -> str:
    """The text of the first of them that has one, shortened."""
    return short(next((start.text.flat for start in starts if start.text), "…"))[:40]


def contents_of(document: Document, groups: Sequence[Group]) -> str:
    """What a file in which no card was found holds, for the message: `7 tables, 34 bold terms`."""
    kinds = Counter(block.kind for block in document.blocks)
    held = [
        (kinds["heading"], "heading"),
        (kinds["table"], "table"),
        *((len(group.members), _NAMES[group.shape].rstrip("s")) for group in groups if group.shape in TERMS),
        (sum(1 for line in document.lines if line.lstrip().startswith(":::")), "line with :::"),
        (sum(1 for line in document.lines if line.count(",") >= 1 and line.count('"') >= 2), "line like those of CSV"),
    ]
    parts = [f"{count} {_plural(word, count)}" for count, word in sorted(held, reverse=True) if count]
    return ", ".join(parts[:4])


def _plural(word: str, count: int) -> str:
    if count == 1:
        return word
    head, space, tail = word.partition(" with ")
    head, like, rest = head.partition(" like ")
    return f"{head}s{like}{rest}{space}{tail}"


def _differs(best: Taken, other: Taken) -> bool:
    ours, theirs = {id(start) for start in best.starts}, {id(start) for start in other.starts}
    return len(ours & theirs) < _SAME * max(len(ours), len(theirs))


def _name(start: Start) -> str:
    if start.level and start.item is None:
        return f"headings of level {start.level}"
    name = _NAMES.get(start.shape, start.shape)
    return f"{name} with {start.form}" if start.shape == "pair" else name


def _hint(best: Taken, rival: Taken | None) -> str:
    levels = Counter(s.level for taken in (best, rival) if taken for s in taken.starts if s.level and s.item is None)
    terms = any(group.shape in TERMS for taken in (best, rival) if taken for group, _ in taken.groups)
    words = [f"questions: h{level}" for level, _ in levels.most_common(1)]
    words += ["dialect: terms"] if terms else []
    return f"write {', '.join(words)}{' or ' if words else ''}questions: none in the front matter"
