"""Tables whose sides are to be matched: reported if they make no cards, or if their rows are cards as they stand."""

from __future__ import annotations

from deckpress.diagnostics.catalogue.reading import MATCHING_ROWS, MATCHING_TABLE
from deckpress.reading.parts.matching_tables import asks_to_match, sets_matching
from deckpress.reading.parts.tables import cells_of
from deckpress.reading.text.ledger import Ledger, Use


def report_matching_tables(ledger: Ledger) -> None:
    """Reports each of them that is not in an answer."""
    document = ledger.document
    begun = {note.location.line for note in ledger.notes}
    for block in document.blocks:
        if block.kind != "table":
            continue
        if ledger.use_of(document, block.start, block.end) is Use.PROSE:
            if sets_matching(cells_of(document, block)):
                ledger.report(document, MATCHING_TABLE, block.start)
        elif asks_to_match(document, block) and begun & {
            document.place(line).line for line in range(block.start, block.end)
        }:
            ledger.report(document, MATCHING_ROWS, block.start)
