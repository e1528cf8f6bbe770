"""The words of the warning about a guess: what became cards, what else could be the questions, and what to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from deckpress.reading.choice.whole_readings import Taken
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import TERMS, Start
from deckpress.reading.reports.shape_words import counted, counted_words, is_written_heading, series
from deckpress.reading.starts.plain_starts import SHAPE
from deckpress.reading.text.ledger import short
from deckpress.reading.text.tree import Document

_MOST_KINDS = 3
_LONGEST = 40


def described(taken: Taken) -> str:
    """The number of cards of each shape in a reading: `7 headings of level 2 and 12 pairs with a dash`."""
    names = Counter(map(counted_words, taken.starts))
    return series([counted(count, name) for name, count in names.most_common(_MOST_KINDS)]) or "no questions"


def with_first(document: Document, taken: Taken, other: Taken | None = None) -> str:
    """What a reading takes, and the first words of its first question, or of the first that another reading lacks."""
    known = {id(start) for start in other.starts} if other else set()
    first = next((start for start in taken.starts if id(start) not in known), taken.starts[0])
    words = short(first.text.flat or _written(document, [first])[0].strip("># \t"))[:_LONGEST]
    return f"{described(taken)} ('{words}')"


def became(document: Document, taken: Taken, other: Taken | None = None) -> str:
    """What a reading takes, as `with_first` says it, and that these are cards now."""
    return f"{with_first(document, taken, other)} became {'a card' if len(taken.starts) == 1 else 'cards'}"


def _written(document: Document, starts: Sequence[Start]) -> list[str]:
    """The first lines of questions as they are in the file, whatever a rewriter made of them."""
    lines = document.source.text.split("\n")
    return [lines[document.origin[start.start][0] - 1] for start in starts]


def why_unsure(taken: Taken) -> str:
    """Why the cards of a reading may not be questions: how many have no mark, or which marks are the only ones."""
    asking = [looks_like_question(start.text.markdown) for start in taken.starts]
    signed = [start.labelled or start.marked for start in taken.starts]
    them = "it as a question" if len(taken.starts) == 1 else "them as questions"
    bare = sum(1 for signs in zip(asking, signed, strict=True) if not any(signs))
    if bare == len(taken.starts):
        return f"nothing marks {them}"
    if bare:
        return f"nothing marks {bare} of them as {'a question' if bare == 1 else 'questions'}"
    sign = "a question mark" if all(asking) else "a question mark, a label or an answer"
    return f"only {sign} marks {them}"


def what_to_write(document: Document, best: Taken, rival: Taken | None) -> str:
    """How the front matter says which reading is right, if a setting chooses it."""
    own, other = _setting(document, best.starts), _setting(document, rival.starts) if rival else ""
    if not other or other == own:
        right = f"write {own} in the front matter" if own else _how_to_mark(best.starts)
        there = "" if own else " in the front matter"
        return f"if these are the questions, {right}; if the file holds none, write questions: none{there}"
    choices = [f"{own} (these cards)"] if own else []
    choices += [f"{other} (the other way)", "questions: none (no cards)"]
    return f"write one of these in the front matter: {', '.join(choices)}"


def _how_to_mark(starts: Sequence[Start]) -> str:
    asked = starts[0].shape == SHAPE or all(start.asks for start in starts)
    return "begin them with Q:, and their answers with A:" if asked else "end them with ?"


def _setting(document: Document, starts: Sequence[Start]) -> str:
    """The setting that takes these questions and no others, or nothing if they have another level in the file."""
    levels = {start.level if is_written_heading(start) else 0 for start in starts}
    if len(levels) == 1 and (level := max(levels)):
        written = set(map(_level, _written(document, starts)))
        return f"questions: h{level}" if written <= {0, level} else ""
    return "dialect: terms" if starts and all(start.shape in TERMS for start in starts) else ""


def _level(line: str) -> int:
    """The number of marks of a heading; 0 if it is underlined."""
    text = line.lstrip()
    return len(text) - len(text.lstrip("#"))
