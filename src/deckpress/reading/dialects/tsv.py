"""Plain tables of two columns, as Quizlet and spreadsheets copy them: a term, a tab, and its meaning on each line.

    photon	a particle of light
    "lens"	"glass that bends light,
    on two lines"

A field in quotation marks may hold line ends, tabs and doubled quotation marks. Further columns become the explanation.
First columns of times, dates or the numbers of lines are no terms. A header line, such as `Term` and `Definition`,
makes no card and may name more columns (see `columns`).
"""

from __future__ import annotations

from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.first_columns import begins_with_code, counts, holds_moments
from deckpress.reading.dialects.table_rows import is_table, read_rows
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_LINE = regex(r"(?![ \t#>|*+<-])[^\t]*\S[^\t]*\t[^\t]*\S[^\t]*\Z")
_WIDTH = 2
_FEWEST = 3
"""The fewest lines that are surely a table; one less if one of their first texts asks."""


def _signs(document: Document) -> str:
    lines = [line for line in document.lines[document.first :] if line.strip()]
    if document.first:
        return ""
    asking = any(looks_like_question(line.partition("\t")[0]) for line in lines[:_FEWEST])
    cells = [line.split("\t") for line in lines]
    counted, widths = counts(cells), {len(row) for row in cells}
    if (counted or begins_with_code(cells)) and widths == {_WIDTH + 1}:
        return "every line is a number and two texts with tabs between them"
    if len(lines) >= _FEWEST - asking and all(_LINE.match(line) for line in lines):
        return "" if counted or holds_moments(cells) else "every line is two texts with a tab between them"
    return "a header line that names its columns" if is_table(document, "\t") else ""


def _read(ledger: Ledger, settings: Settings) -> None:
    guessed = read_rows(ledger, settings, "\t")
    ledger.guessed = guessed > 0 and ledger.document.path.lower().endswith((".tsv", ".tab"))


DIALECT = Dialect("tsv", "a term, a tab and a meaning on each line", _signs, _read, markdown=False)
