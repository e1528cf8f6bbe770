"""The keys of a document -> the candidates outside them, and the answers to the chosen questions."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from deckpress.compare import letters
from deckpress.diagnostics.catalogue.reading import (
    KEY_BY_POSITION,
    KEY_FITS_NOTHING,
    KEY_WITHOUT_QUESTION,
    KEYS_DISAGREE,
)
from deckpress.frozen import replace
from deckpress.reading.keys.key_values import Key, Keyed
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.list_items import PLAIN
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.reading.text.tree import Item


def without_keys(starts: Sequence[Start], keys: Sequence[Key]) -> list[Start]:
    """The candidates outside the keys.

    Bodies end where a key begins, and questions with an answer in a key count as answered.
    """
    begins = [key.start for key in keys]
    kept = []
    for start in starts:
        following = bisect_right(begins, start.start)
        if following and start.start < keys[following - 1].end:
            continue
        key = begins[following] if following < len(begins) else 0
        kept.append(replace(start, limit=min(start.limit, key), key=key) if key else start)
    keyed = {line for key in keys for line in key.answers}
    left = _left_in_lists(kept, keyed)
    kept = [replace(s, marked=True, body=True) if s.start in keyed else s for s in kept]
    return [replace(s, marked=True) if s.start in left else s for s in kept]


_BLANK = 2
"""The most blank lines between two items of a list."""


def _left_in_lists(starts: Sequence[Start], keyed: Container[int]) -> set[int]:
    """The lines of numbered items that no key answers, next to items of the same list with an answer in a key."""
    found: set[int] = set()
    items = [start for start in starts if start.item is not None and start.numbered and start.form == PLAIN]
    for ordered, ahead in ((items, True), (items[::-1], False)):
        before: Item | None = None
        for start in ordered:
            item = start.item
            if start.start in keyed:
                before = item
            elif item is None or before is None or start.body or item.indent > before.indent + 1:
                before = None
            elif 0 <= (item.start - before.end if ahead else before.start - item.end) <= _BLANK:
                found.add(start.start)
                before = item
            else:
                before = None
    return found


def book_keys(ledger: Ledger, keys: Sequence[Key], chosen: Sequence[Start]) -> dict[int, Keyed]:
    """Books the keys that answer chosen questions, and reports the others.

    Returns the answers by the line of the question.
    """
    lines = {start.start for start in chosen}
    found: dict[int, Keyed] = {}
    for key in keys:
        if not any(line in lines for line in key.answers):
            if key.left or key.answers:
                title = key.title or short(ledger.document.lines[key.start].strip())
                ledger.report(ledger.document, KEY_FITS_NOTHING, key.start, title=title)
            continue
        _report_changes(ledger, key, found, lines)
        found = {**key.answers, **found}
        ledger.book_lines(ledger.document, Use.KEY, key.lines, key.title)
        if key.uneven:
            ledger.report(ledger.document, KEY_BY_POSITION, key.start, title=key.title)
        _report_left(ledger, key)
    return found


def _report_left(ledger: Ledger, key: Key) -> None:
    """Reports the entries of a key that answer no question: a list below a heading of its own once."""
    count = Counter(entry.path for entry in key.left)
    reported: set[tuple[str, ...]] = set()
    for entry in key.left:
        if not entry.path or count[entry.path] == 1:
            ledger.report(ledger.document, KEY_WITHOUT_QUESTION, entry.lines[0], number=entry.number)
        elif entry.path not in reported:
            reported.add(entry.path)
            ledger.report(ledger.document, KEY_FITS_NOTHING, entry.lines[0], title=entry.path[-1])


def _report_changes(ledger: Ledger, key: Key, known: Mapping[int, Keyed], lines: Container[int]) -> None:
    """Reports the questions to which a key gives another answer than a key above it."""
    for line, keyed in key.answers.items():
        before = known.get(line)
        if before and line in lines and letters(before.answer.markdown) != letters(keyed.answer.markdown):
            first, second = short(before.answer.flat), short(keyed.answer.flat)
            question = short(" ".join(ledger.document.lines[line].split()))
            ledger.report(ledger.document, KEYS_DISAGREE, line, question=question, first=first, second=second)
