"""Plain tables of two columns, as Quizlet and spreadsheets copy them: a term, a tab, and its meaning on each line.

    photon	a particle of light
    "lens"	"glass that bends light,
    on two lines"

A field in quotation marks may hold line ends, tabs and doubled quotation marks. Further columns follow as a remark.
"""

from __future__ import annotations

import re

from deckpress.model import NO_TEXT, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note
from deckpress.reading.dialects.rows import rows_of
from deckpress.reading.frontmatter import Settings
from deckpress.reading.ledger import Ledger
from deckpress.reading.tree import Document

_LINE = re.compile(r"(?![ \t#>|*+<-])[^\t]*\S[^\t]*\t[^\t]*\S[^\t]*\Z")
_FEWEST = 3


def _signs(document: Document) -> str:
    lines = [line for line in document.lines[document.first :] if line.strip()]
    if document.first or len(lines) < _FEWEST or not all(_LINE.match(line) for line in lines):
        return ""
    return "every line is two texts with a tab between them"


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    for row in rows_of(document, document.first, "\t"):
        cells = [*row.cells, NO_TEXT]
        note = Note(
            cells[0],
            cells[1],
            explanation=Text.join(*cells[2:]),
            tags=settings.tags,
            location=document.place(row.start),
        )
        book_note(ledger, document, note, row.start, row.end)


DIALECT = Dialect("tsv", "a term, a tab and a meaning on each line", _signs, _read, markdown=False)
