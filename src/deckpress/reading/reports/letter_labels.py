"""Lines that begin with letters for question and answer, `K:` and `V:`, but never ask -> a warning."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.diagnostics.catalogue.reading import LETTER_NEVER_ASKS
from deckpress.model import Kind, Note
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.words.letter_pairs import SURE_WITH_COLON
from deckpress.regex import regex

_LABEL = regex(r"[ \t>]*(?:[-+*][ \t]+)?[*_]{0,3}(?P<letter>[^\W\d_])[ \t]?\d{0,3}[*_]{0,3}[ \t]?[:：.)–-]")
_GAP = regex(r"_{3,}|…|\.{3}")


def report_letters(ledger: Ledger, chosen: Sequence[Start]) -> None:
    """Reports the first of such questions if all labelled ones begin with the same letter, and none asks."""
    document = ledger.document
    labelled = [start for start in chosen if start.labelled and not start.is_cloze]
    if not labelled or len(labelled) < len(chosen) or any(map(_asks, ledger.notes)):
        return
    lines = document.source.text.split("\n")
    found = [_LABEL.match(lines[document.place(start.start).line - 1]) for start in labelled]
    letters = {match["letter"].casefold() if match else "" for match in found}
    if len(letters) == 1 and letters.isdisjoint(("", *SURE_WITH_COLON)):
        letter = next(match["letter"] for match in found if match)
        ledger.report(document, LETTER_NEVER_ASKS, labelled[0].start, letter=letter)


def _asks(note: Note) -> bool:
    """True for a card with options or a gap, and for one that asks or sets a task."""
    asked = note.question.markdown.strip("*_ ")
    return note.kind is not Kind.OPEN or asks_or_sets_task(asked) or bool(_GAP.search(asked))
