"""The cost of a reading: the worse it explains the document, the higher the cost.

Every term is a share or a mean between 0 and 1, so that the length of a document does not matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.reading.choice.page import Page
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.reference_tables import LOOKED_UP
from deckpress.reading.parts.signs import is_of_documents, is_release, is_version
from deckpress.reading.starts.endpoints import CALLS

WEIGHTS = {
    "unsigned": 1.0,
    "left": 1.0,
    "unanswered": 2.0,
    "few": 0.8,
    "repeated": 2.0,
    "unexplained": 0.6,
    "document": 0.5,
    "prose": 0.8,
    "shapes": 0.04,
    "cut": 0.8,
    "swallowed": 0.3,
    "siblings": 0.5,
    "none": 1.25,
}
"""The price of each term; `WHAT` says what it measures."""
WHAT = {
    "unsigned": "questions without a clear sign",
    "left": "text that is in no card",
    "unanswered": "questions without an answer, squared",
    "few": "very few cards",
    "repeated": "questions with the same words",
    "unexplained": "labels, options and hidden answers outside the cards",
    "document": "titles of manuals, reports and recipes",
    "prose": "headings without a sign above long or mixed text, or in minutes, manuals and the like",
    "shapes": "more than one shape of question",
    "cut": "answers cut short by a less certain question",
    "swallowed": "questions with an answer that lie within the answer to another question",
    "siblings": "similar lines with text below them that make no card",
    "none": "no questions at all",
}
_STRONG = 0.8
"""A weaker sign counts only as far as the reading explains the text of the document."""
_ASKED = 0.35
"""How much a question without an answer counts if it is clearly a question: it will be reported, so it is explained."""
_SURE = 0.6
"""A candidate with a weaker sign may be part of another kind of document."""
_LIKELY = 0.35
_FURTHER = 0.25
"""How much the cards of a further shape count if they are less certain than the main ones, but probably intended."""
_WHOLE = 0.8
"""How much it counts that there are few cards if they hold all the text: then two are no accident."""
_MOST_LINKS = 0.8
_TOPICS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "item-heading", "bold", "item-bold"))
_RHETORICAL = 2
_MOST_TITLES = 5
_EDGE = 0.4
"""How much text before the first and after the last card counts, up to a third of the document."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The terms of a reading's cost, each multiplied by its weight."""

    terms: dict[str, float] = field(default_factory=dict)
    left: float = 0.0
    """The share of the text that is in no card."""

    @property
    def total(self) -> float:
        """The sum of the terms."""
        return sum(self.terms.values())

    @property
    def of_more(self) -> float:
        """The sum of the terms that count when a reading is compared with one that has more cards."""
        return self.total - self.terms.get("few", 0.0)

    @property
    def doubt(self) -> float:
        """The sum of the terms that say how well the shape fits, regardless of answers."""
        return sum(value for name, value in self.terms.items() if name not in ("few", "unanswered"))


def price_of_none(page: Page, asking: int, titles: int) -> Cost:
    """The cost of reading no questions in a document, in which `asking` clear questions have an answer.

    One or two among many `titles` are rhetorical.
    """
    total = page.size[-1] + page.asked
    asked = page.asked / total if total else 0
    clear = asking > _RHETORICAL or asking * _MOST_TITLES > titles
    return Cost(
        {"none": WEIGHTS["none"] - 0.9 * asked, "unexplained": WEIGHTS["unexplained"] * bool(page.evidence or clear)}
    )


def price_of(
    page: Page, taken: Sequence[Start], signs: Sequence[float], reaches: Sequence[int], cut: int, siblings: int
) -> Cost:
    """The cost of taking these questions, in order of lines; each may reach as far as `reaches` says.

    `cut` is how many answers a less certain question cuts short, `siblings` how many candidates of the same forms were
    left out.
    """
    count = len(taken)
    ends = [min(reach, taken[n + 1].start) if n + 1 < count else reach for n, reach in enumerate(reaches)]
    ends = [max(end, start.end) for end, start in zip(ends, taken, strict=True)]
    size = page.size
    left = _left(size, taken, ends)
    shapes: dict[tuple[str, str], list[float]] = {}
    for start, sign in zip(taken, signs, strict=True):
        shapes.setdefault((start.shape, start.form), []).append(sign if sign >= _STRONG else sign * (1 - left))
    mean = _mean(list(shapes.values()))
    bare = [
        start.asks or start.labelled
        for start, end in zip(taken, ends, strict=True)
        if not _answered(start, end, size) or (not start.evident and _lists_links(page, start, end))
    ]
    unanswered = ((len(bare) - sum(bare)) / count) ** 2 + _ASKED * (sum(bare) / count) ** 2
    evidence = _outside(page.evidence, taken, ends)
    swallowed = _swallowed(page, taken, ends)
    few = (1 / count) * (1.3 - mean) * (1 if left else _WHOLE) if count < 6 else 0.0
    texts = [
        (s.text.markdown, page.code.get(s.end, "") if s.evident else "", s.shape if s.asks and s.body else "")
        for s in taken
        if s.text
    ]
    repeated = 1 - len(set(texts)) / len(texts) if texts else 0
    weak = [start for start, sign in zip(taken, signs, strict=True) if sign < _SURE]
    document = sum(1 for start in weak if _is_of_document(start) or start.form == CALLS) / count
    further = sorted((sum(values) / len(values) for values in shapes.values()), reverse=True)[1:]
    return Cost(
        {
            "unsigned": WEIGHTS["unsigned"] * (1 - mean),
            "left": WEIGHTS["left"] * left * (1 - 0.7 * mean),
            "unanswered": WEIGHTS["unanswered"] * unanswered,
            "few": WEIGHTS["few"] * few,
            "repeated": WEIGHTS["repeated"] * repeated * (1.15 - mean),
            "unexplained": WEIGHTS["unexplained"] * evidence,
            "document": WEIGHTS["document"] * document,
            "prose": WEIGHTS["prose"] * _prose(page, taken, signs, ends),
            "shapes": WEIGHTS["shapes"] * sum(1.15 - sign for sign in further),
            "cut": WEIGHTS["cut"] * cut / count,
            "swallowed": WEIGHTS["swallowed"] * swallowed / (count + swallowed),
            "siblings": WEIGHTS["siblings"] * siblings / (count + siblings),
        },
        left,
    )


def _is_of_document(start: Start) -> bool:
    """True for the title of a part of a document, or a release; `1.2` may be the number of a section."""
    if start.sign and start.is_heading and is_version(start.title):
        return is_of_documents(re.sub(r"\A[\W\d_]+", "", start.title))
    return is_of_documents(start.title) or is_release(start)


def _swallowed(page: Page, taken: Sequence[Start], ends: Sequence[int]) -> int:
    """How many evident candidates lie after the beginning of an answer, and so in the answer of another question.

    Headings and bold lines that ask in the text of other candidates count, too, if there are more of them than
    questions.
    """
    count = asked = 0
    for start, end in zip(taken, ends, strict=True):
        if not start.evident:
            asked += bisect_left(page.worded, end) - bisect_left(page.worded, start.end)
        first = bisect_left(page.answers, start.end)
        if first < len(page.answers) and page.answers[first] < end:
            count += bisect_left(page.asking, end) - bisect_right(page.asking, page.answers[first])
    return count + (asked if asked > len(taken) else 0)


def _prose(page: Page, taken: Sequence[Start], signs: Sequence[float], ends: Sequence[int]) -> float:
    """How much the cards without a sign look like parts of a document; terms beside such headings count like them."""
    unsure = [
        (start, end, sign)
        for start, end, sign in zip(taken, ends, signs, strict=True)
        if bisect_left(page.answers, start.end) == bisect_left(page.answers, end)  # no answer has a label or is hidden
    ]
    topics = [(start, end) for start, end, sign in unsure if sign < _SURE and start.shape in _TOPICS]
    terms = [
        start
        for start, _, sign in unsure
        if (sign < (_STRONG if start.shape == "row" else _SURE) and start.shape not in _TOPICS)
        or start.form in LOOKED_UP
    ]
    if page.layout is None or not (topics or terms):
        return 0.0
    layout = page.layout()
    alike = layout.alike(topics) if topics else 1.0
    unlike = sum(1 - min(alike, layout.of_term(start)) for start in terms)
    return ((1 - alike) * len(topics) + unlike) / len(taken)


def _mean(shapes: Sequence[Sequence[float]]) -> float:
    """The mean sign of all cards; a smaller shape that is less certain than the largest one counts less."""
    main = max(shapes, key=len)
    sign = sum(main) / len(main)
    total = weight = 0.0
    for signs in shapes:
        own = sum(signs) / len(signs)
        share = _FURTHER if signs is not main and _LIKELY <= own < sign else 1.0
        total += share * sum(signs)
        weight += share * len(signs)
    return total / weight


def _answered(start: Start, end: int, size: Sequence[int]) -> bool:
    """True if text follows a question, below it or on its line."""
    if start.answer is not None or start.column or start.details or start.item:
        return start.body
    return start.marked or start.within or size[end] > size[start.end]


def _lists_links(page: Page, start: Start, end: int) -> bool:
    """True if nearly all text below a candidate is in list items that begin with a link, or on lines of links."""
    below = page.size[end] - page.size[start.end]
    return page.links[end] - page.links[start.end] > _MOST_LINKS * below


def _left(size: Sequence[int], taken: Sequence[Start], ends: Sequence[int]) -> float:
    """The share of the text that is in no card."""
    total = size[-1]
    if not total:
        return 0.0
    covered = sum(size[end] - size[start.start] for start, end in zip(taken, ends, strict=True))
    edges = size[taken[0].start] + total - size[ends[-1]]
    left = float(total - covered)
    if edges * 3 < total:
        left -= edges * (1 - _EDGE)
    return max(left, 0) / total


def _outside(evidence: Sequence[int], taken: Sequence[Start], ends: Sequence[int]) -> float:
    """The share of the evidence that lies in no card."""
    if not evidence:
        return 0.0
    inside = sum(
        bisect_left(evidence, end) - bisect_left(evidence, start.start) for start, end in zip(taken, ends, strict=True)
    )
    return 1 - min(inside / len(evidence), 1)
