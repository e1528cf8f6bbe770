"""A document in no particular dialect -> its notes, read by the repeating shapes that ask."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from deckpress.diagnostics.catalogue.reading import HEADINGS_LEFT_OUT, LEVEL_BELOW_ASKS, SIGNLESS_HEADINGS, TWO_LEVELS
from deckpress.reading.answer_keys import book_keys, find_keys, without_keys
from deckpress.reading.candidates import find_starts
from deckpress.reading.compete import Choice, compete
from deckpress.reading.cost import page_of
from deckpress.reading.details import find_details
from deckpress.reading.frontmatter import Settings
from deckpress.reading.furniture import link_texts
from deckpress.reading.groups import TERMS
from deckpress.reading.labelled_pieces import pieces_of
from deckpress.reading.ledger import Ledger, Use
from deckpress.reading.outline import looks_like_question, plain_title
from deckpress.reading.question_starts import Start
from deckpress.reading.tree import Document
from deckpress.reading.unlisted_labels import with_known_labels
from deckpress.reading.vocabulary import GLOSSARY
from deckpress.reading.walk import walk

_GLOSSARY = re.compile(GLOSSARY, re.I)
_RIVALS = 3
SHAPE_NAMES = {
    **{f"h{level}": f"headings of level {level}" for level in range(1, 7)},
    "label": "labelled lines",
    "cloze": "cloze lines",
    "bold": "bold lines",
    "item": "list items",
    "item-bold": "bold list items",
    "item-heading": "headings in a list",
    "item-details": "details in a list",
    "details": "details",
    "term": "definition list",
    "row": "table rows",
    "lead": "bold terms",
    "pair": "pairs",
    "box": "containers",
}


def read_shapes(ledger: Ledger, settings: Settings, *, terms: bool = False) -> tuple[str, str]:
    """Books a document by its shapes; returns its title, and the chosen shapes with the reasons for them.

    With `terms`, it holds terms and their meanings, whatever its title says.
    """
    document = ledger.document = with_known_labels(ledger.document)
    found = find_starts(document, link_texts(document), fixed=bool(settings.questions))
    keys = find_keys(document, found)
    starts = without_keys(found, keys)
    title = _title(starts, settings.questions)
    name = settings.title or (title.title if title else "")
    terms_only = terms
    terms = terms or bool(_GLOSSARY.search(name))
    page = page_of(document, _evidence(document, starts), [line for key in keys for line in key.lines])
    only = (lambda group: group.shape in TERMS) if terms_only else None
    chosen = compete(document, starts, page, title, fixed_level=settings.questions, terms=terms, only=only)
    keyed = book_keys(ledger, keys, chosen.starts)
    walk(ledger, starts, chosen, title, settings.tags, keyed)
    weak = [s for s in chosen.starts if s.level and chosen.why.get(s.shape) == "text below them"]
    if weak and not terms and not any(s.asks or s.numbered or s.linked for s in weak):
        ledger.report(document, SIGNLESS_HEADINGS, weak[0].start, level=weak[0].level)
    _report_rivals(ledger, starts, chosen)
    _report_left_out(ledger, starts, chosen)
    used = Counter(start.shape for start in chosen.starts)
    described = ", ".join(
        f"{SHAPE_NAMES.get(shape, shape)} ({chosen.why.get(shape, '')})" for shape, _ in used.most_common()
    )
    return plain_title(title.title) if title else "", described


def _evidence(document: Document, starts: Sequence[Start]) -> list[int]:
    """The lines of labels, options and hidden answers."""
    lines = [start.start for start in starts if start.labelled or start.marked]
    lines += [
        piece.start for piece in pieces_of(document) if piece.label and piece.label.kind in ("answer", "question")
    ]
    lines += [found.opens[0] for found in find_details(document) if found.hides_answer]
    return lines


def _report_rivals(ledger: Ledger, found: Sequence[Start], chosen: Choice) -> None:
    """Reports a heading level that asks about as often as the chosen one."""
    levels = Counter(s.level for s in chosen.starts if s.level and s.item is None)
    if not levels:
        return
    level, count = levels.most_common(1)[0]
    taken = {id(start) for start in chosen.starts}
    for rival in (number for number in range(1, 7) if number != level):
        asking = [s for s in found if s.level == rival and s.item is None and s.asks and id(s) not in taken]
        if len(asking) >= max(_RIVALS, 0.8 * count):
            rule = LEVEL_BELOW_ASKS if rival > level else TWO_LEVELS
            ledger.report(ledger.document, rule, asking[0].start, rival=rival, level=level)
            return


def _report_left_out(ledger: Ledger, found: Sequence[Start], chosen: Choice) -> None:
    """Reports headings with text below them and no card, if there are as many as cards: they may be questions."""
    taken = {id(start) for start in chosen.starts}
    headings = [s for s in found if s.level > 1 and s.item is None]
    cards = sorted(region.start for region in ledger.regions if region.use is Use.CARD)
    prose = sorted(region.start for region in ledger.regions if region.use is Use.PROSE)
    ends = [*(heading.start for heading in headings[1:]), len(ledger.document.lines)][: len(headings)]
    left = [
        heading
        for heading, end in zip(headings, ends, strict=True)
        if id(heading) not in taken and _any_in(prose, heading.end, end) and not _any_in(cards, heading.end, end)
    ]
    levels = Counter(heading.level for heading in left).most_common(1)
    if levels and levels[0][1] >= max(2, len(ledger.notes)):
        level, count = levels[0]
        place = next(heading for heading in left if heading.level == level)
        hint = f"write questions: h{level} in the front matter if they are questions"
        ledger.report(ledger.document, HEADINGS_LEFT_OUT, place.start, hint=hint, count=count, level=level)


def _any_in(lines: Sequence[int], start: int, end: int) -> bool:
    """True if one of the sorted lines, from 1, lies between two lines of the document, from 0."""
    return bisect_right(lines, start) < bisect_right(lines, end)


def _title(starts: Sequence[Start], fixed_level: int) -> Start | None:
    headings = [start for start in starts if start.level and start.item is None]
    tops = [heading for heading in headings if heading.level == 1]
    if len(tops) != 1 or headings[0] is not tops[0] or fixed_level == 1:
        return None
    others = [start for start in starts if start is not tops[0] and (start.labelled or start.asks)]
    if looks_like_question(tops[0].text.markdown) and not others:
        return None
    return tops[0]
