"""What a field keeps apart from Python-Markdown, with a mark in its text for each."""

from __future__ import annotations

from dataclasses import field

from deckpress.diagnostics import Diagnostic
from deckpress.frozen import dataclass
from deckpress.markdown.delimiters import Piece
from deckpress.markdown.embeds import Edit
from deckpress.markdown.surroundings import NoteLink
from deckpress.marks import ENDS, FORMULA, HTML_BLOCK, PASSAGE, RAW, STARTS, mark
from deckpress.model import Formula, Html


@dataclass(slots=True)
class Kept:
    """The parts of one field that are kept apart, by the index of their marks, and what is wrong with it."""

    pieces: list[Piece] = field(default_factory=list)
    """The inline elements."""
    depth: int = 0
    """How deep they are nested."""
    formulas: list[Formula] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    """HTML of our own."""
    html_blocks: list[str] = field(default_factory=list)
    """HTML of the author, which goes in before the whole field is sanitised."""
    passages: list[NoteLink | Html] = field(default_factory=list)
    """The notes that are embedded, and the drawings."""
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def formula(self, formula: Formula) -> str:
        """The mark of a formula."""
        self.formulas.append(formula)
        return mark(FORMULA, len(self.formulas) - 1)

    def own_html(self, html: str) -> str:
        """The mark of HTML of our own."""
        self.raw.append(html)
        return mark(RAW, len(self.raw) - 1)

    def html_block(self, html: str) -> str:
        """The mark of a block of HTML of the author."""
        self.html_blocks.append(html)
        return mark(HTML_BLOCK, len(self.html_blocks) - 1)

    def passage(self, passage: NoteLink | Html) -> str:
        """The mark of an embedded note or a drawing."""
        self.passages.append(passage)
        return mark(PASSAGE, len(self.passages) - 1)

    def piece(self, piece: Piece) -> list[Edit]:
        """The replacements of the delimiters of an element."""
        self.pieces.append(piece)
        index = len(self.pieces) - 1
        return [
            (piece.start, piece.text, mark(STARTS, index)),
            (piece.text_end, piece.end, mark(ENDS, index)),
        ]

    def html_tag(self, html: str) -> str:
        """Inline HTML between its marks."""
        (_, _, starts), (_, _, ends) = self.piece(Piece("html", 0, 0, 0, 0))
        return starts + html + ends
