"""Gaps that are almost written as Anki writes them: `{{c1:Moon}}`, `{{C1::Moon}}`, `{c1::Moon}`, `{{c1::}}`."""

from __future__ import annotations

from deckpress.diagnostics.catalogue.reading import MISSPELT_GAP
from deckpress.reading.text.ledger import Ledger, short
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_MAY_HOLD = regex(r"\{[cC][0-9]{1,3}:")
_GAP = regex(
    r"\{\{(?:c(?P<colon>[0-9]{1,3}):(?!:)|C(?P<capital>[0-9]{1,3})::?)[ \t]*+(?P<text>[^{}:\n]++)\}\}"
    r"|\{\{c(?P<empty>[0-9]{1,3})::[ \t]*\}\}"
    r"|(?<!\{)\{[cC](?P<brace>[0-9]{1,3})::[ \t]*+(?P<words>[^{}:\n]++)\}(?!\})"
)
_CODE = regex(r"(`+)(?!`).+?(?<!`)\1(?!`)")

_WORDS = "words"
"""What stands for the words that an empty gap lacks."""
_LONGEST = 2_000


def report_misspelt_gaps(ledger: Ledger, document: Document, *, own: bool) -> None:
    """Reports each such gap of a document, outside code, with what to write.

    With `own`, its dialect may have gaps of its own, such as inka's `{c1::Moon}`: those on a card are not reported.
    """
    if not _MAY_HOLD.search(document.source.text):
        return
    known = "\n".join(note.question.markdown for note in ledger.notes) if own else ""
    code = {line for start, end in document.code for line in range(start, end)}
    for number in document.table.spoken:
        line = document.lines[number]
        if number in code or len(line) > _LONGEST or not _MAY_HOLD.search(line):
            continue
        for found in _GAP.finditer(_CODE.sub(lambda match: " " * len(match.group()), line)):
            gap = found["colon"] or found["capital"] or found["brace"] or found["empty"]
            meant = f"{{{{c{gap}::{(found['text'] or found['words'] or _WORDS).rstrip()}}}}}"
            if meant in known:
                continue
            hint = f"write {short(meant)}" if not found["empty"] else f"write what to hide in it: {meant}"
            ledger.report(document, MISSPELT_GAP, number, hint=hint, written=short(found.group()))
