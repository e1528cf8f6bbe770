"""A document in no particular dialect -> its notes, read by the repeating shapes that ask."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from deckpress.reading.answer_keys import Key, asked_in_lists, find_keys, letters_only, match_keys
from deckpress.reading.candidates import find_starts
from deckpress.reading.compete import Choice, compete
from deckpress.reading.container_texts import without_marks
from deckpress.reading.containers import open_containers
from deckpress.reading.cost import page_of
from deckpress.reading.details import find_details
from deckpress.reading.doubt import contents_of, report_doubt, weighed_of
from deckpress.reading.frontmatter import Settings
from deckpress.reading.furniture import link_texts
from deckpress.reading.gap_starts import with_always
from deckpress.reading.groups import TERMS
from deckpress.reading.labelled_pieces import pieces_of
from deckpress.reading.ledger import Ledger, Use
from deckpress.reading.left_out import report_left_out, report_rivals
from deckpress.reading.outline import looks_like_question, plain_title
from deckpress.reading.question_starts import Start
from deckpress.reading.signs import SURE
from deckpress.reading.task_lists import report_boxes
from deckpress.reading.tree import Document
from deckpress.reading.unlisted_labels import with_known_labels
from deckpress.reading.vocabulary import GLOSSARY
from deckpress.reading.walk import walk

_GLOSSARY = re.compile(GLOSSARY, re.I)
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
    open_containers(ledger)
    document = ledger.document = with_known_labels(ledger.document)
    keys = find_keys(document)
    found = find_starts(document, link_texts(document), fixed=bool(settings.questions))
    listed = {key.start: asked_in_lists(document, key, found) for key in keys}
    keys = tuple(key for key in keys if letters_only(key) or listed[key.start])
    starts = _without_keys(found, keys, [start for asked in listed.values() for start in asked])
    title = _title(starts, settings.questions)
    name = settings.title or (title.title if title else "")
    terms_only = terms
    terms = terms or bool(_GLOSSARY.search(name))
    page = page_of(document, _evidence(document, starts), [line for key in keys for line in key.lines])
    only = (lambda group: group.shape in TERMS or group.sign >= SURE) if terms_only else None
    chosen = compete(document, starts, page, title, fixed_level=settings.questions, terms=terms, only=only)
    chosen.starts = with_always(document, chosen.starts, starts)
    chosen.why = {**{start.shape: "cards wherever they stand" for start in chosen.starts}, **chosen.why}
    keyed, fitting = match_keys(document, keys, chosen.starts)
    for key in fitting:
        ledger.book_lines(document, Use.KEY, key.lines, key.title)
    walk(ledger, starts, chosen, title, settings.tags, keyed)
    if not settings.questions and not terms_only:
        ledger.guessed = report_doubt(ledger, chosen)
    ledger.weighed = weighed_of(chosen)
    if not chosen.starts:
        ledger.holds = contents_of(document, chosen.groups)
    report_rivals(ledger, found, chosen)
    report_left_out(ledger, found, chosen)
    report_boxes(ledger, chosen.starts)
    without_marks(ledger)
    used = Counter(start.shape for start in chosen.starts)
    described = ", ".join(
        f"{SHAPE_NAMES.get(shape, shape)} ({chosen.why.get(shape, '')})" for shape, _ in used.most_common()
    )
    return plain_title(title.title) if title else "", described


def book_prose(ledger: Ledger) -> tuple[str, str]:
    """Books a document that holds no questions, as its author says; its title, and why nothing was read."""
    document = ledger.document
    starts = find_starts(document, frozenset(), fixed=True)
    title = _title(starts, 0)
    walk(ledger, starts, Choice(), title, (), {})
    return plain_title(title.title) if title else "", "none (questions: none)"


def _evidence(document: Document, starts: Sequence[Start]) -> list[int]:
    """The lines of labels, options and hidden answers."""
    lines = [start.start for start in starts if start.labelled or start.marked]
    lines += [
        piece.start for piece in pieces_of(document) if piece.label and piece.label.kind in ("answer", "question")
    ]
    lines += [found.opens[0] for found in find_details(document) if found.hides_answer]
    return lines


def _without_keys(starts: Sequence[Start], keys: Sequence[Key], listed: Sequence[Start]) -> list[Start]:
    """The candidates outside keys. Those before a key end at it, and those that it answers count as answered."""
    asked = {id(start) for start in listed}
    kept = [replace(s, marked=True, body=True) if id(s) in asked else s for s in starts]
    for key in keys:
        kept = [
            replace(s, limit=min(s.limit, key.start)) if s.start < key.start else s
            for s in kept
            if not key.start <= s.start < key.end
        ]
    return kept


def _title(starts: Sequence[Start], fixed_level: int) -> Start | None:
    headings = [start for start in starts if start.level and start.item is None]
    tops = [heading for heading in headings if heading.level == 1]
    if len(tops) != 1 or headings[0] is not tops[0] or fixed_level == 1:
        return None
    others = [start for start in starts if start is not tops[0] and (start.labelled or start.asks)]
    if looks_like_question(tops[0].text.markdown) and not others:
        return None
    return tops[0]
