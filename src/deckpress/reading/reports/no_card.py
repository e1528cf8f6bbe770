"""A source without a card -> the error that says what it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from deckpress.diagnostics import Diagnostic
from deckpress.diagnostics.catalogue.reading import (
    IS_NO_TEXT,
    KEY_FITS_NOTHING,
    NO_CARD,
    NO_CARD_AMONG,
    NO_CARD_WANTED,
    NO_FINISHED_CARD,
    NO_RIGHT_OPTION,
    UNANSWERED,
)
from deckpress.model import Source
from deckpress.reading.reports.plain_questions import plain_questions, questions_with_options
from deckpress.reading.settings.frontmatter import NO_QUESTIONS, Settings
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.other_kinds import other_kind
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_SHAPES = "headings, bold lines, list items and details that ask, and for 'Q: ..', 'A: ..' and 'C: ..' lines"

_WRITE = "write each question as a heading that ends in ? above its answer, or as a Q: line above an A: line"

_KEY = "an answer key, but no questions that it answers"
_ADD = "add the questions to the file, above the key"

_ANSWER = "write the answer below each question"

_OPTIONS = "{count} lists of options, none marked as right"
_MARK = "write the options as a task list, with - [x] before the right ones"

_TAKE = (
    "if its headings are the questions, write questions: h{level} in the front matter, or add --guess; deckpress"
    " inspect --why lists all readings that were weighed"
)


def report_no_card(ledger: Ledger, settings: Settings, source: Source, summary: str) -> None:
    """DP101: what the source holds instead of cards, and what to write; `summary` is that of its dialect, or empty."""
    document = ledger.document
    line = min(settings.lines, len(document.lines) - 1)
    other = None if summary else other_kind(source)
    if settings.questions == NO_QUESTIONS:
        ledger.report(document, NO_CARD_WANTED, line)
    elif other is not None:
        ledger.report(document, IS_NO_TEXT, line, hint=f"convert it first: {other[1]}", kind=other[0])
    elif not ledger.topics and (unfinished := _unfinished(ledger.diagnostics)):
        ledger.report(document, NO_FINISHED_CARD, line, unfinished=unfinished)
    elif ledger.holds and (_has_key(ledger.diagnostics) or _is_key(document)):
        ledger.report(document, NO_CARD_AMONG, line, hint=_ADD, holds=_KEY)
    elif count := plain_questions(document):
        ledger.report(document, NO_CARD_AMONG, line, hint=_ANSWER, holds=f"{count} questions without answers")
    elif count := questions_with_options(document):
        ledger.report(document, NO_CARD_AMONG, line, hint=_MARK, holds=_OPTIONS.format(count=count))
    elif ledger.holds:
        shaped = any(block.kind in ("heading", "table", "list") for block in document.blocks)
        hint = _TAKE.format(level=ledger.topics) if ledger.topics else "" if shaped else _WRITE
        ledger.report(document, NO_CARD_AMONG, line, hint=hint, holds=ledger.holds)
    else:
        ledger.report(document, NO_CARD, line, shapes=summary or _SHAPES)


def _has_key(diagnostics: Iterable[Diagnostic]) -> bool:
    """True if a key was found that answers nothing."""
    return any(problem.code == KEY_FITS_NOTHING.code for problem in diagnostics)


def _is_key(document: Document) -> bool:
    """True for tables whose rows are nearly all numbers with the letters of options: `| 1 | A | 4 | B |`."""
    tables = [block for block in document.blocks if block.kind == "table"]
    rows = [line for block in tables for line in document.lines[block.start + 2 : block.end]]
    return len(rows) >= _FEWEST_ROWS and sum(1 for row in rows if _KEY_ROW.match(row)) >= _NEARLY_ALL * len(rows)


_KEY_ROW = regex(r"[ \t|*]*(?>\d{1,3}[.)]?[ \t]*\|[ \t*]*[A-Ha-h][ \t*|]*)+\Z")
_FEWEST_ROWS = 3
_NEARLY_ALL = 0.9


def _unfinished(diagnostics: Iterable[Diagnostic]) -> str:
    """How many questions have no answer, and how many have no right option, in words; empty for none of both."""
    found = Counter(problem.code for problem in diagnostics)
    rows = ((UNANSWERED.code, "no answer"), (NO_RIGHT_OPTION.code, "no option marked as right"))
    counts = ((found[code], lacks) for code, lacks in rows if found[code])
    return ", ".join(f"{n} question{'s have' if n > 1 else ' has'} {lacks}" for n, lacks in counts)
