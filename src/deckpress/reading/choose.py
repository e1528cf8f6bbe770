"""The candidates of a document -> the ones that are its questions: repeating shapes that ask, the outermost first.

A shape is what candidates have in common: headings of one level, labelled lines, bold lines, list items, `<details>`.
A shape counts as questions if it repeats and asks: many of its members end in a question mark, carry a label, or have
something below that looks like an answer. Shapes are tried from the outside in, and the body of a question is part of
its answer, whatever it looks like. Where nothing asks, numbers, the table of contents and bodies decide.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from deckpress.reading.not_questions import is_list_of_questions, questions_among
from deckpress.reading.question_starts import Start
from deckpress.reading.tree import Document

ORDER = (
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "details",
    "item-heading",
    "item-details",
    "label",
    "item-bold",
    "bold",
    "item",
    "term",
    "row",
)
_SHARE = 0.4
"""The least share of a shape's members that must ask or show an answer."""
TERMS = "terms and their meanings"
WEAK = "headings with text below them"
_INNER = ("label", "bold", "details", "item-heading", "item-bold", "item-details", "term", "item")


@dataclass(slots=True)
class Choice:
    """The questions of a document, in order of lines, and the reason for each shape."""

    starts: list[Start] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)


def choose(document: Document, starts: Sequence[Start], title: Start | None, fixed_level: int, terms: bool) -> Choice:
    """The questions among the candidates. `fixed_level` is the heading level that the author set, or 0."""
    groups: dict[str, list[Start]] = {}
    for start in starts:
        if start is not title:
            groups.setdefault(start.shape, []).append(start)
    headings = [s for s in starts if s.level and s.item is None]
    choice = Choice()
    claimed = _Claimed()
    if fixed_level:
        _take(
            choice, claimed, document, groups.get(f"h{fixed_level}", ()), headings, starts, "the front matter says so"
        )
    for shape in ORDER:
        if fixed_level and shape.startswith("h"):
            continue
        group = [s for s in groups.get(shape, ()) if s.start not in claimed or (shape == "label" and s.marked)]
        if shape.startswith("h"):
            group = questions_among(document, group)
        if reason := _asks(shape, group):
            _take(choice, claimed, document, group, headings, starts, reason)
    headed = any(s.shape.startswith("h") for s in choice.starts)
    if not fixed_level and (_only_clozes(choice.starts) or (terms and not headed)):
        listing = {id(s) for s in headings if is_list_of_questions(document, s)}
        levels = _weak_levels(document, groups, claimed, listing)
        levels = {shape: group for shape, group in levels.items() if not _hold(document, group, headings, choice)}
        named = _terms(groups, claimed) if terms else []
        if named and len(named) >= sum(1 for group in levels.values() for s in group if s.body):
            _take(choice, claimed, document, _beside(choice, named), headings, starts, TERMS)
        elif level := _weak_level(levels, groups, len(listing), terms=terms):
            _take(choice, claimed, document, levels[level], headings, starts, WEAK)
    if terms and choice.why.keys() <= {"term", "row", "lead"}:
        rows = [s for s in groups.get("row", ()) if s.start not in claimed and s.body]
        _take(choice, claimed, document, _beside(choice, rows), headings, starts, TERMS)
    choice.starts.sort(key=lambda s: s.start)
    return choice


def _beside(choice: Choice, terms: Sequence[Start]) -> list[Start]:
    """The terms on lines without an answered question; they replace unanswered questions on the same lines."""
    lines = {term.start for term in terms}
    choice.starts = [s for s in choice.starts if s.start not in lines or s.body]
    taken = {start.start for start in choice.starts}
    return [term for term in terms if term.start not in taken]


def _only_clozes(starts: Sequence[Start]) -> bool:
    """True if no questions were chosen, or only `C:` lines, which may stand beside headings that are questions."""
    return all(s.shape == "label" and s.piece and s.piece.label and s.piece.label.kind == "cloze" for s in starts)


def _hold(document: Document, group: Sequence[Start], headings: Sequence[Start], choice: Choice) -> bool:
    """True if most headings of a level have cards below them already, so that they are sections."""
    taken = [start.start for start in choice.starts]
    ends = ((heading.end, boundary(document, heading, headings, ())) for heading in group)
    full = sum(1 for first, end in ends if bisect_left(taken, first) < bisect_left(taken, end))
    return 2 * full > len(group)


class _Claimed:
    """The line ranges of the questions chosen so far, with their bodies."""

    def __init__(self) -> None:
        self.ranges: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        self.ranges.insert(bisect_left(self.ranges, (start, end)), (start, end))

    def __contains__(self, line: int) -> bool:
        index = bisect_right(self.ranges, (line, 1 << 60)) - 1
        return index >= 0 and self.ranges[index][0] <= line < self.ranges[index][1]


def _evidence(start: Start) -> bool:
    return start.labelled or start.marked or (start.asks and start.body)


def _asks(shape: str, group: Sequence[Start]) -> str:
    """Why a shape is one of questions, or an empty text."""
    if not group:
        return ""
    with_body = [s for s in group if s.body]
    evidence = [s for s in group if _evidence(s)]
    if shape == "item":
        marked = [s for s in with_body if s.marked or s.asks]
        enough = len(marked) >= 2 and len(marked) * 2 >= len(group)
        return f"{len(marked)} list items ask and answer" if enough else ""
    if shape == "row":
        return "tables of questions and answers" if any(s.labelled for s in group) else ""
    if shape in ("label", "term"):
        return f"{len(group)} labelled" if shape != "term" else f"{len(group)} definitions"
    if shape == "bold" and not (len(evidence) >= 2 or (evidence and len(group) == 1)):
        return ""
    if not evidence or len(evidence) < _SHARE * len(group if shape.startswith("item") else with_body or group):
        return ""
    if len(evidence) == 1 and len(group) > 2 and shape.startswith("h"):
        return ""
    return f"{len(evidence)} of {len(group)} ask or show an answer"


def _terms(groups: dict[str, list[Start]], claimed: _Claimed) -> list[Start]:
    """The rows of tables, or the lines that begin with a term in bold, whichever are more."""
    found = [[s for s in groups.get(shape, ()) if s.start not in claimed and s.body] for shape in ("row", "lead")]
    return max(found, key=len)


def _weak_levels(
    document: Document, groups: dict[str, list[Start]], claimed: _Claimed, listing: set[int]
) -> dict[str, list[Start]]:
    """The headings that may be questions although they do not ask, by level, without those over contents and lists.

    `listing` are the ids of the headings over lists of questions.
    """
    levels = {}
    for shape in ORDER[:6]:
        group = questions_among(document, [s for s in groups.get(shape, ()) if s.start not in claimed])
        if group := [s for s in group if id(s) not in listing]:
            levels[shape] = group
    return levels


def _weak_level(levels: dict[str, list[Start]], groups: dict[str, list[Start]], lists: int, *, terms: bool) -> str:
    """The heading level of questions that do not ask: numbered, named by the contents, or with text below them."""
    for trait in ("numbered", "linked", "body"):
        for shape, group in levels.items():
            found = [s for s in group if getattr(s, trait) and s.body]
            if len(found) >= 2 and len(found) >= 0.6 * len(group) and (terms or len(found) > lists):
                return shape
    if lists or (any(s.asks and s.item is not None for group in groups.values() for s in group) and not terms):
        return ""  # a list of questions; the headings over it are sections
    deepest = [shape for shape, group in levels.items() if any(s.body for s in group)]
    return deepest[-1] if deepest else ""


def _take(
    choice: Choice,
    claimed: _Claimed,
    document: Document,
    group: Iterable[Start],
    headings: Sequence[Start],
    starts: Sequence[Start],
    reason: str,
) -> None:
    """Adds the members of a shape to the questions, except those that are sections of another shape."""
    lines = {start.start: start.shape for start in choice.starts}
    for start in group:
        if lines.get(start.start, start.shape) != start.shape:
            continue  # a question of another shape stands on its line
        if start.shape == "row" and not (start.labelled or reason == TERMS):
            continue
        end = boundary(document, start, headings, ())
        if start.shape.startswith("h") and _is_section(start, end, starts):
            continue
        choice.starts.append(start)
        choice.why.setdefault(start.shape, reason)
        claimed.add(start.end, end)


def _is_section(heading: Start, end: int, starts: Sequence[Start]) -> bool:
    """True for a heading with questions of another shape below it, and no question or answer of its own."""
    first = bisect_right(starts, (heading.start, 1 << 60), key=lambda s: (s.start, s.end))
    inner = []
    for number in range(first, len(starts)):
        if starts[number].start >= end:
            break
        inner.append(starts[number])
    if not inner:
        return False
    at_once = [s for s in inner if s.start <= heading.end + 1 and s.shape == "label"]
    labels = sum(1 for s in inner if s.shape == "label")
    if at_once and not heading.marked and (not heading.asks or labels >= 2):
        return True
    if heading.asks or heading.marked or heading.labelled:
        return False
    asking = [s for s in inner if s.shape in _INNER and _evidence(s) and s.shape != "item"]
    deeper = [s for s in inner if s.level > heading.level and s.item is None and _evidence(s)]
    if len(deeper) >= 2 and not heading.body:
        return True
    shapes = {s.shape for s in asking}
    return any(sum(1 for s in asking if s.shape == shape) >= 2 for shape in shapes)


def boundary(document: Document, start: Start, headings: Sequence[Start], chosen: Sequence[Start]) -> int:
    """The line at which a question's body ends: its container, the next question, or a heading of its rank."""
    end = min(start.limit, len(document.lines))
    if start.details is not None or (start.item is not None and not start.loose and not chosen):
        return end
    if start.item is not None and not start.loose:
        return _item_boundary(start, headings, chosen, end)
    first = bisect_right(headings, start.start, key=lambda h: h.start)
    for number in range(first, len(headings)):
        heading = headings[number]
        if heading.start >= end:
            break
        if not start.level or heading.level <= start.level:
            end = heading.start
            break
    following = bisect_left(chosen, start.end, key=lambda s: s.start)
    while following < len(chosen) and chosen[following] is start:
        following += 1
    if following < len(chosen):
        end = min(end, chosen[following].start)
    return max(end, start.end)


def _item_boundary(start: Start, headings: Sequence[Start], chosen: Sequence[Start], end: int) -> int:
    """The end of an answer in a list: if the author lost the indentation, it runs on to the next question."""
    following = bisect_left(chosen, start.end, key=lambda s: s.start)
    if following == len(chosen) or chosen[following].shape != start.shape:
        return end
    heading = bisect_left(headings, start.end, key=lambda h: h.start)
    if heading < len(headings) and headings[heading].start < chosen[following].start:
        return end
    return max(end, chosen[following].start)
