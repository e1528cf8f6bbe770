"""Writes the options of a note as the list that cards show, and every field of a note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from deckpress.html.compose import attribute
from deckpress.marks import FORMULA, IMAGE, MARK, OPEN, PLAYER, mark
from deckpress.model import FIELD_OF_OPTIONS, Formula, Gap, Html, Image, RenderedNote, RenderedOption

EMPTY = Html()
Write = Callable[[Html], str]
"""Writes a piece of HTML in the form of an output."""


def write_list(note: RenderedNote, items: Iterable[str]) -> str:
    """The list of a note's options, from the HTML of each `<li>`.

    Its class is `one` or `several` by the number of right options, with `shuffle` or `made` where the note says so.
    """
    several = sum(option.correct for option in note.options) != 1
    label = f' aria-label="{attribute(note.options_label)}"' if note.options_label else ""
    classes = ["choices", "several" if several else "one", *["shuffle"] * note.shuffled, *["made"] * note.made]
    return f'<ul class="{" ".join(classes)}"{label}>{"".join(items)}</ul>'


def write_feedback(option: RenderedOption, write: Write) -> str:
    """The feedback of an option, as it is in its `<li>`; empty if it has none."""
    return f'<div class="feedback">{write(option.feedback)}</div>' if option.feedback else ""


def write_options(note: RenderedNote, write: Write) -> str:
    """The list as cards show it, with feedback; empty for a note without options."""
    if not note.options:
        return ""
    items = (
        f'<li class="{"right" if option.correct else "wrong"}">{write(option.html)}{write_feedback(option, write)}</li>'
        for option in note.options
    )
    return write_list(note, items)


def write_fields(note: RenderedNote, write: Write) -> dict[str, str]:
    """Every field of the note's type by its name, in order; the options are one of them."""
    return {name: _write_field(note, name, write) for name in note.field_names}


def _write_field(note: RenderedNote, name: str, write: Write) -> str:
    if name == FIELD_OF_OPTIONS and note.options:
        return write_options(note, write)
    field = note.fields.get(name)
    return write(field) if field else ""


# ---- as one piece of HTML ------------------------------------------------------------------------


def fields_with_options(note: RenderedNote) -> Mapping[str, Html]:
    """Every field of the note's type by its name, in order; the options are one of them."""
    fields = {name: note.fields.get(name, EMPTY) for name in note.field_names}
    return {**fields, FIELD_OF_OPTIONS: options_html(note)} if note.options else fields


def options_html(note: RenderedNote) -> Html:
    """The list of the options as one field."""
    joiner = _Joiner()
    markup = write_options(note, joiner.write)
    return Html(markup, tuple(joiner.formulas), tuple(joiner.images), tuple(joiner.gaps))


class _Joiner:
    """Joins pieces of HTML: renumbers their marks, and collects what these stand for."""

    def __init__(self) -> None:
        self.formulas: list[Formula] = []
        self.images: list[Image] = []
        self.gaps: list[Gap] = []

    def write(self, piece: Html) -> str:
        images, gaps = len(self.images), len(self.gaps)
        starts = {FORMULA: len(self.formulas), IMAGE: images, PLAYER: images}

        def moved(text: str) -> str:
            if OPEN not in text:
                return text
            return MARK.sub(lambda found: mark(found[1], int(found[2]) + starts.get(found[1], gaps)), text)

        self.formulas += (replace(formula, tex=moved(formula.tex)) for formula in piece.formulas)
        self.images += piece.images
        self.gaps += piece.gaps
        return moved(piece.markup)
