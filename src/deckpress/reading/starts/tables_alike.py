"""Tables of two columns with bold print in the first, among tables of terms that are written so: their rows are terms.

    | Term | Meaning |          | Tool | Use |
    |------|---------|          |------|-----|
    | **Log** | A record. |     | **Sieve** | It sorts. |

The header of the second table does not say so.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import TABLE_OF_TERMS, TWO_COLUMNS
from deckpress.reading.parts.tables import OF_TERMS
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_BOLD = regex(r"[ \t]*\|?[ \t]*(?:\*\*|__)[^|\n]+(?:\*\*|__)[ \t]*\|")
_FEWEST = 3


def with_tables_alike(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, with the rows of such tables as terms, if the tables that say so have as many rows or more."""
    rows = [start for start in starts if start.shape == "row"]
    known = [start for start in rows if start.form == OF_TERMS]
    others = [start for start in rows if start.form != OF_TERMS and start.sign == TWO_COLUMNS]
    if not others or len(known) < max(_FEWEST, len(others)) or not _are_bold(document, known):
        return list(starts)
    forms = {start.form for start in others}
    tables = {form: [start for start in others if start.form == form] for form in forms}
    alike = {form for form, own in tables.items() if _are_bold(document, own) and all(map(_tells, own))}
    taken = {id(start) for start in others if start.form in alike}
    return [replace(start, form=OF_TERMS, sign=TABLE_OF_TERMS) if id(start) in taken else start for start in starts]


def _tells(row: Start) -> bool:
    """True for a row whose second cell holds a word, not only a value such as `3`."""
    return row.answer is not None and _WORD.search(row.answer.markdown) is not None


_WORD = regex(r"[^\W\d_]{3}|[^\x00-\x7f]")


def _are_bold(document: Document, rows: Sequence[Start]) -> bool:
    return all(_BOLD.match(document.lines[row.start]) for row in rows)
