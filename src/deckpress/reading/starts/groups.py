"""The candidates of a document -> groups of one form, which a reading takes as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.parts.question_starts import TERMS, Start
from deckpress.reading.parts.signs import SURE, is_of_documents, is_version, sign_of
from deckpress.reading.starts.asking_sections import IN_SECTIONS, asks, in_asking_sections
from deckpress.reading.starts.index_letters import INDEX
from deckpress.reading.starts.list_items import PLAIN
from deckpress.reading.starts.not_questions import (
    is_list_of_questions,
    is_over_blanks,
    is_over_linked_questions,
    questions_among,
)
from deckpress.reading.starts.pairs import is_set_off, labelled_behind
from deckpress.reading.starts.statement_starts import ANSWERED_FORMS, is_instruction
from deckpress.reading.text.tree import Document

RANKS = (
    "h1", "h2", "h3", "h4", "h5", "h6", "box", "details", "item-heading", "item-details",
    "label", "item-bold", "bold", "asked", "quoted", "plain", "code", "folded", "item", "term", "lead", "pair", "row",
)  # fmt: skip
"""The shapes, the outermost first: a body ends at a question of its own rank or of an outer one."""
_HEADINGS = RANKS[:6]
_SHARE = 0.4
"""The share of a group that must clearly be questions for the rest to count as questions, too."""
_FEWEST_TASKS = 3
_TASKS = 0.6
"""The share of a group that must ask or set tasks as an examiner does for these tasks to count like questions."""
_THIRD = 1 / 3
"""If so many ask, a smaller share is enough."""
_FEWEST = {"pair": 3, "plain": 3, "lead": 1, "row": 1}


@dataclass(frozen=True, slots=True)
class Group:
    """Candidates of one form, in order of lines, each with the evidence that it is a question."""

    name: str
    shape: str
    members: tuple[Start, ...]
    signs: tuple[float, ...]
    siblings: int = 0
    """How many others of the same form also have text below them, but do not look like questions."""

    @property
    def rank(self) -> int:
        """Its place in the order of shapes, from the outside in."""
        return RANKS.index(self.shape)

    @property
    def sign(self) -> float:
        """The mean of its signs."""
        return sum(self.signs) / len(self.signs)


def groups_of(
    document: Document, starts: Sequence[Start], title: Start | None, *, terms: bool, glossary: bool = False
) -> list[Group]:
    """The groups of the candidates; with `terms`, the document says that it lists terms, so they count more.

    So do headings above paragraphs in a `glossary`.
    """
    forms: dict[tuple[str, str], list[Start]] = {}
    for start in starts:
        if start is not title and start.form != INDEX and (start.form != PLAIN or start.marked):
            forms.setdefault((start.shape, start.form), []).append(start)
    defined = _most_defined(document, forms) if glossary else 0
    groups: list[Group] = []
    for (shape, form), members in forms.items():
        for name, chosen, siblings in _variants(document, shape, members):
            if len(chosen) >= (2 if form in ANSWERED_FORMS else 1 if terms else _fewest(document, shape, chosen)):
                bonus = _BONUS if terms and shape in TERMS and len(chosen) >= defined else 0.0
                if glossary and shape in _HEADINGS and len(chosen) >= _MANY:
                    bonus = _BONUS * _defined(document, chosen) / len(chosen)
                signs = tuple(min(sign + bonus, SURE) for sign in _signs(chosen))
                groups.append(Group(" ".join(filter(None, (shape, form, name))), shape, tuple(chosen), signs, siblings))
    return groups


_BONUS = 0.5
_MANY = 3
_MOST_WORDS = 6
_MOST_BLOCKS = 6


def _most_defined(document: Document, forms: Mapping[tuple[str, str], Sequence[Start]]) -> int:
    """How many headings the largest form has of those that mostly define a term; fewer terms are parts of these."""
    counts = (
        len(members)
        for (shape, _), members in forms.items()
        if shape in _HEADINGS and 2 * _defined(document, members) > len(members) >= _MANY
    )
    return max(counts, default=0)


def _defined(document: Document, members: Sequence[Start]) -> int:
    """How many headings of a few words have a few blocks below them, the first of which is a paragraph."""
    ends = [*(start.start for start in members[1:]), len(document.lines)]
    count = 0
    for start, end in zip(members, ends, strict=True):
        below = document.blocks_on(start.end, end)
        short = len(start.text.flat.split()) <= _MOST_WORDS and 0 < len(below) <= _MOST_BLOCKS
        count += short and below[0].kind == "paragraph"
    return count


def _fewest(document: Document, shape: str, members: Sequence[Start]) -> int:
    """How many members a group has at least.

    Two questions in bold with their answers behind them are enough, and so are two items with a dash between both, and
    two answers with a label.
    """
    lines = [document.lines[start.start] for start in members]
    asking = shape == "pair" and all(start.asks for start in members)
    bold = asking and all(line.lstrip(" -*+").count("**") for line in lines)
    apart = asking and sum(1 for s, line in zip(members, lines, strict=True) if s.item and is_set_off(line)) > 1
    if apart and (block := document.block_from(members[0].start)) is not None:
        apart = len(block.items) <= len(members)  # other items are titles, as in `Who Are You? - The Who`
    labelled = asking and sum(1 for line in lines if labelled_behind(line)) > 1
    return 2 if bold or apart or labelled else _FEWEST.get(shape, 1)


def _unnumbered(title: str) -> str:
    """A title without the number of its section, `1.4.`, which looks like a version."""
    return re.sub(r"\A[\W\d_]+", "", title)


def _signs(members: Sequence[Start]) -> Iterable[float]:
    """The sign of each member. If most members are clearly questions, the others probably are, too."""
    share = sum(1 for start in members if start.evident) / len(members)
    tasks = sum(map(asks, members))
    if tasks >= max(_FEWEST_TASKS, (_SHARE if share >= _THIRD else _TASKS) * len(members)):
        share = tasks / len(members)
    likely = share if share >= _SHARE else 0.0
    return (max(sign_of(start), likely) for start in members)


def _without_preface(document: Document, members: Sequence[Start], evident: Sequence[Start]) -> Sequence[Start]:
    """Bold lines without those such as `**Rules:**` above the heading of the first question; nearly all others ask."""
    first = evident[0]
    rest = [
        start for start in members if start.start >= first.start or not start.text.flat.rstrip().endswith((":", "："))
    ]
    if len(rest) == len(members) or len(evident) < _NEARLY_ALL * len(rest):
        return members
    above = max(start.start for start in members if start.start < first.start)
    apart = {block.level for block in document.blocks_on(above, first.start) if block.kind == "heading"}
    inside = any(block.kind == "heading" and block.level in apart for block in document.blocks_on(0, above))
    return rest if apart and not inside else members


_NEARLY_ALL = 0.8


def _without_wordless(members: Sequence[Start]) -> Sequence[Start]:
    """Headings without those that have no words, if these are the most: they only part slides and pictures."""
    worded = [start for start in members if start.text or start.labelled or start.title.strip()]
    return worded if 2 * len(worded) < len(members) else members


def _variants(document: Document, shape: str, members: Sequence[Start]) -> Iterable[tuple[str, Sequence[Start], int]]:
    """The members of a form; and those among them that are clearly questions, if these are few."""
    plain: Sequence[Start] = members
    if shape in _HEADINGS:
        members = _without_wordless(members)
        members = [start for start in questions_among(document, members) if not is_instruction(start.title)]
        members = [start for start in members if not is_over_blanks(document, start)]
        members = [start for start in members if not is_over_linked_questions(document, start)]
        listing = {id(start) for start in members if is_list_of_questions(document, start)}
        rest = [start for start in members if id(start) not in listing]
        plain = members if 3 * len(listing) <= len(members) else rest if len(rest) > len(listing) else ()
    evident = [start for start in members if start.evident]
    if shape == "bold" and evident:
        members = plain = _without_preface(document, members, evident)
    if shape in _HEADINGS and len(evident) >= max(2, _SHARE * len(plain)):
        numbered = 2 * sum(1 for start in evident if is_version(start.title)) > len(evident)
        plain = [s for s in plain if s.evident or not is_of_documents(_unnumbered(s.title) if numbered else s.title)]
    if plain:
        yield "", plain, 0
    if shape in _HEADINGS and (asking := in_asking_sections(document, plain)):
        yield IN_SECTIONS, asking, 0
    with_body = sum(1 for start in plain if start.body)
    enough = len(evident) >= 2 or len(members) <= 2
    if evident and enough and len(evident) < _SHARE * max(with_body, 1):
        yield "?", evident, with_body - sum(1 for start in evident if start.body)
