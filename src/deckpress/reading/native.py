"""A document that says `dialect: native` -> its notes, read by the native syntax alone.

    ---
    dialect: native
    questions: h2
    ---
    ## Which metal melts in the hand?

    Gallium.

Questions are headings, `Q:` and `C:` lines, paragraphs with numbered gaps, and callouts that ask. Lists, tables and
bold lines are parts of answers, whatever they look like, and what a note is depends on its own lines alone. `deckpress
import` writes this line, so that its files are read faster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from deckpress.reading.choice.compete import Known, compete
from deckpress.reading.notes.walk import walk
from deckpress.reading.parts.outline import plain_title
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.reports.doubt import contents_of, weighed_of
from deckpress.reading.reports.left_out import report_left_out, report_rivals
from deckpress.reading.reports.shape_words import shape_words
from deckpress.reading.reports.task_lists import report_boxes
from deckpress.reading.rewriters.containers import open_containers
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.shape_reader import page_for, title_of
from deckpress.reading.starts.candidates import find_native
from deckpress.reading.text.container_texts import without_marks
from deckpress.reading.text.labelled_pieces import pieces_of
from deckpress.reading.text.ledger import Ledger


def read_native(ledger: Ledger, settings: Settings) -> tuple[str, str]:
    """Books a document in the native syntax; returns its title, and the shapes of its questions in words."""
    ledger.native = True
    open_containers(ledger)
    document = ledger.document
    starts = find_native(document, level=settings.questions)
    level = settings.questions or _level(starts)
    title = title_of(starts, level)
    chosen = compete(document, starts, page_for(document, starts, pieces_of(document), ()), title, Known(level))
    walk(ledger, starts, chosen, title, settings.tags, {})
    ledger.weighed = weighed_of(chosen)
    if not chosen.starts:
        ledger.holds = contents_of(document, chosen.groups)
    report_rivals(ledger, starts, chosen)
    report_left_out(ledger, starts, chosen)
    report_boxes(ledger, chosen.starts)
    without_marks(ledger)
    used = Counter(shape_words(start.shape) for start in chosen.starts)
    described = ", ".join(shape for shape, _ in used.most_common())
    return plain_title(title.title) if title else "", f"native syntax ({described})" if described else ""


def _level(starts: Sequence[Start]) -> int:
    """The level at which most headings ask; 0 if none asks."""
    asking = Counter(start.level for start in starts if start.is_heading and start.asks)
    return max(sorted(asking), key=asking.__getitem__, default=0)
