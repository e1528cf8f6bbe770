"""Blackboard's text for "Upload questions": one question on each line, with tabs between its parts.

    MC	What carries light?	air	incorrect	nothing but itself	correct
    TF	Light is a wave.	true
    NUM	How many legs has a spider?	8	0.5
    FIB_PLUS	The [animal] lives in the [place].	animal	whale		place	sea
    ESS	Why is the sky blue?	Short waves are scattered more.

Multiple answers (MA), short answers (SR), orderings (ORD) and pairs (MAT) are read as well; a file to hand in (FIL), an
opinion scale (OP) and other types make no card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from deckpress.diagnostics.catalogue.reading import NO_BLACKBOARD_TYPE, NOT_A_NUMBER
from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, refuse, with_accepted, with_number
from deckpress.reading.dialects.rows import Row, rows_of
from deckpress.reading.dialects.texts import from_plain
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document
from deckpress.regex import regex
from deckpress.spellings import plain_number
from deckpress.wording import wording

_TYPES = frozenset("MC MA TF ESS ORD MAT FIB FIL NUM SR OP JUMBLED_SENTENCE QUIZ_BOWL FIB_PLUS".split())
_NUMBER = regex(r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?\Z")
_VARIABLE = regex(r"\\?\[([^\[\]\\]+)\\?\]|&#91;([^\[\]\\]+)\]")


def _signs(document: Document) -> str:
    lines = [line for line in document.lines[document.first :] if line.strip()]
    types = [line.partition("\t")[0] for line in lines]
    return "each line begins with a type of Blackboard's" if lines and set(types) <= _TYPES else ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    for row in rows_of(document, document.first, "\t"):
        kind = row.cells[0].markdown.upper()
        cells = [from_plain(cell) for cell in row.cells[1:]]
        note = Note(cells[0] if cells else NO_TEXT, tags=settings.tags, location=document.place(row.start))
        _book(ledger, settings, row, kind, note, cells[1:])


def _book(ledger: Ledger, settings: Settings, row: Row, kind: str, note: Note, cells: Sequence[Text]) -> None:
    document = ledger.document
    given = [cell for cell in cells if cell]
    if kind in ("MC", "MA"):
        pairs = zip(cells[::2], cells[1::2], strict=False)
        choices = tuple(Choice(text, said.flat.lower() == "correct") for text, said in pairs)
        note = replace(note, kind=Kind.CHOICE, choices=choices)
    elif kind == "TF" and given:
        words, right = wording(settings.language), given[0].flat.lower() == "true"
        options = ((words["true"], right), (words["false"], not right))
        choices = tuple(Choice(given[0].reword(word), correct) for word, correct in options)
        note = replace(note, kind=Kind.CHOICE, choices=choices)
    elif kind == "NUM" and given:
        if not _NUMBER.match(row.cells[2].flat):
            refuse(ledger, document, row.start, row.end, NOT_A_NUMBER, answer=row.cells[2].flat)
            return
        value, *margins = (plain_number(cell.flat.replace(",", ".")) for cell in row.cells[2:] if cell)
        margin = f" ± {margins[0]}" if margins and margins[0].strip("0.") else ""
        note = with_number(note, given[0].reword(value), f"{value}{margin}")
    elif kind == "FIB":
        note = with_accepted(note, given)
    elif kind == "FIB_PLUS":
        note = _with_gaps(note, cells)
    elif kind == "ORD":
        lines = "\n".join(f"{number}. {text.flat}" for number, text in enumerate(given, 1))
        note = _listed(note, given, sorted(given, key=lambda text: text.flat), lines)
    elif kind == "MAT":
        lefts, rights = list(cells[::2]), sorted(cells[1::2], key=lambda text: text.flat)
        pairs = zip(cells[::2], cells[1::2], strict=False)
        lines = "\n".join(f"- {left.flat} → {right.flat}" for left, right in pairs)
        note = _listed(note, lefts, rights, lines)
    elif kind in ("ESS", "SR", "ESSAY") and len(row.cells) > 1:
        note = replace(note, answer=Text.join(*given))
    else:
        refuse(ledger, document, row.start, row.end, NO_BLACKBOARD_TYPE, type=kind[:40])
        return
    book_note(ledger, document, note, row.start, row.end)


def _listed(note: Note, asked: Sequence[Text], offered: Sequence[Text], answer: str) -> Note:
    """A note whose question offers all the parts, and whose answer puts them in order or in pairs."""
    if not asked:
        return note
    shown = " / ".join(text.flat for text in offered)
    parts = "\n".join(f"- {text.flat}" for text in asked)
    listed = [] if list(asked) != list(offered) and set(asked) == set(offered) else [asked[0].reword(parts)]
    question = Text.join(note.question, *listed, asked[0].reword(shown))
    return replace(note, question=question, answer=asked[0].reword(answer))


def _with_gaps(note: Note, cells: Sequence[Text]) -> Note:
    """A cloze: each variable in brackets becomes a gap; its first answer is the text of the gap."""
    answers: dict[str, Text] = {}
    name = ""
    for cell in cells:
        if not cell:
            name = ""
        elif not name:
            name = cell.flat
        else:
            answers.setdefault(name, cell)
    numbers = {name: number for number, name in enumerate(answers, 1)}

    def gap(found: re.Match[str]) -> str:
        variable = " ".join((found.group(1) or found.group(2)).split())
        known = answers.get(variable)
        return f"{{{{c{numbers[variable]}::{known.flat}}}}}" if known else found.group()

    return replace(note, kind=Kind.CLOZE, question=note.question.reword(_VARIABLE.sub(gap, note.question.markdown)))


DIALECT = Dialect(
    "blackboard", "a type such as MC or TF, a tab and a question on each line", _signs, _read, markdown=False
)
