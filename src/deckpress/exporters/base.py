"""What every exporter is: a named function from a rendered deck to the bytes of one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostic
from deckpress.model import RenderedDeck

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates
    from deckpress.tex.drawing import TexEngine


Files = tuple[tuple[str, bytes], ...]
"""The files of an export: the suffix of each, with the dot, and its bytes.

`/name` instead of a suffix is a file of that very name beside the others, which several exports may share.
"""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a user may choose about the outputs (`settings.SETTINGS`); each exporter reads what concerns it."""

    csv: str = "anki"
    """`anki` (a file for Anki's text import) or `plain` (a table for spreadsheets and other programs)."""
    paper: str = "A4"
    formulas: str = "drawn"
    """`drawn` when the page is made, or `live`: left to mathjax.js beside it."""
    columns: int = 2
    versions: str = ""
    """Names of the versions of an exam, between commas; empty for a single one without a name."""
    seed: int = 0
    answer_key: str = "pages"
    """`pages` (at the end of the exam), `file` (a file of its own) or `none`."""
    choices_from_siblings: int = 0
    """How many options a short answer gets from the answers of other notes; none if it is 0 or 1."""
    quizlet: str = "flat"
    """`flat` (a card on one line, as Quizlet proposes) or `lines` (texts keep their lines, cards end in `;;;`)."""
    canvas_math: str = "inline"
    """`inline` (TeX that Canvas draws) or `image` (what the editor of its classic quizzes makes)."""
    pick: str = ""
    """How many questions of a section are drawn for each student: `3`, or `Section=3, Other=2`; empty for all."""
    orientation: str = "auto"
    type_size: float = 0.0
    """Of the sheet, in points; 0 for the usual one."""
    fit: int = 0
    """How many pages the sheet may have; 0 for any number."""
    card_size: str = "2x4"
    flip: str = "long"
    offset_x: float = 0.0
    offset_y: float = 0.0
    """Where the backs of printed cards are moved to, in mm to the right and down."""
    tex: TexEngine | None = None
    """Draws the formulas; without one, an exporter that needs it starts its own."""
    count_pages: Callable[[Files], int | None] | None = None
    """How many pages the first of the files has in print; None, or without it, where nothing here can print."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """An output format: its name on the command line, its file suffix with the dot, a summary and the function.

    `export` is pure: it reads and writes no file and asks no clock; it returns the bytes of one file, or several files
    by their suffixes, and what is to be told. `printable` says that a file is a page that can become a PDF.
    """

    name: str
    suffix: str
    summary: str
    export: Callable[[RenderedDeck, Templates, ExportOptions], tuple[bytes | Files, tuple[Diagnostic, ...]]]
    printable: bool = False

    def files(self, made: bytes | Files) -> Files:
        """What `export` returned, as files."""
        return ((self.suffix, made),) if isinstance(made, bytes) else made
