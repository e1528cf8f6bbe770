"""The type of exporters: a name, and a function from a rendered deck to the bytes of files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostic
from deckpress.frozen import public_dataclass
from deckpress.model import RenderedDeck
from deckpress.recent import Recent

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates
    from deckpress.tex.drawing import TexEngine


Files = tuple[tuple[str, bytes], ...]
"""The files of an export: the suffix of each, with the dot, and its bytes.

`/name` in place of a suffix is the full name of a file beside the others, which several exports may share.
"""


@public_dataclass(frozen=True, slots=True)
class ExportOptions:
    """The settings of the outputs (`settings.SETTINGS`); each exporter reads those that concern it."""

    card_context: str = "title"
    card_source: bool = False
    """Whether cards show the name of their file; the render stage puts it, and the context, into their fields."""
    csv: str = "anki"
    """`anki` (a file for Anki's text import) or `plain` (a table for spreadsheets and other programs)."""
    paper: str = "A4"
    formulas: str = "drawn"
    """`drawn` during the build, or `live`: by mathjax.js in the browser."""
    columns: int = 2
    versions: str = ""
    """Comma-separated names of the versions of an exam; empty for a single one without a name."""
    passages: str = "shown"
    """`shown` or `hidden`: texts that several questions refer to, in exams and quizzes."""
    seed: int = 0
    answer_key: str = "pages"
    """`pages` (at the end of the exam), `file` (a file of its own) or `none`."""
    choices_from_siblings: int = 0
    """The number of options for short answers, taken from other answers; 0 and 1: no options."""
    quizlet: str = "flat"
    """`flat` (a card on one line, Quizlet's default) or `lines` (texts keep their lines, cards end in `;;;`)."""
    canvas_math: str = "inline"
    """`inline` (TeX that Canvas draws) or `image` (as the editor of its classic quizzes writes formulas)."""
    pick: str = ""
    """The number of questions drawn from each section: `3`, or `Section=3, Other=2`; empty for all."""
    orientation: str = "auto"
    type_size: float = 0.0
    """Of the sheet, in points; 0: chosen by the number of columns."""
    fit: int = 0
    """The number of pages to fit the sheet on; 0 for any number."""
    card_size: str = "2x4"
    flip: str = "long"
    offset_x: float = 0.0
    offset_y: float = 0.0
    """Shift of the backs of printed cards, in mm to the right and downwards."""
    links: str = "words"
    """What becomes of links to other notes before the deck is exported: `words`, or links into `obsidian`."""
    vault: str = ""
    """The name of the Obsidian vault; empty for that of the project's folder."""
    tex: TexEngine | None = None
    """Draws the formulas; if it is None, an exporter that needs one starts its own."""
    count_pages: Callable[[Files], int | None] | None = None
    """Counts the printed pages of the first file; it, or its result, is None if nothing here can print."""
    recent: Recent = field(default_factory=Recent, compare=False)
    """The cards of the last export of this file in this format, with the same templates."""


@public_dataclass(frozen=True, slots=True)
class Exporter:
    """An output format: its name on the command line, its file suffix with the dot, a summary and the function.

    `export` is pure: it reads and writes no files and no clock. It returns the bytes of one file, or several files by
    their suffixes, and diagnostics. `printable` is true if a file is a page that can become a PDF.
    """

    name: str
    suffix: str
    summary: str
    export: Callable[[RenderedDeck, Templates, ExportOptions], tuple[bytes | Files, tuple[Diagnostic, ...]]]
    printable: bool = False
    alone: bool = False
    """True if a file holds the notes of one source, also in a build of all files into one."""

    def files(self, made: bytes | Files) -> Files:
        """The result of `export` as files."""
        return ((self.suffix, made),) if isinstance(made, bytes) else made
