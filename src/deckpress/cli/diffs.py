"""Changed words -> lines and JSON: removed and added words in colours, or in brackets as `[-old-]{+new+}`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from deckpress.inert import visible

if TYPE_CHECKING:
    from deckpress.history.answering import Doubt
    from deckpress.history.differing import Edit, Pieces

_LONGEST = 600


def edit_lines(edits: Sequence[Edit], *, colour: bool) -> Iterator[str]:
    """A line for each part of a note that changed, with its changed words."""
    for edit in edits:
        yield f"{edit.part}: {diff_line(edit.pieces, colour=colour)}{_remark(edit)}"


def _remark(edit: Edit) -> str:
    """What is not known of an answer whose earlier text is not at hand."""
    if not edit.partial:
        return ""
    if edit.lost is None:
        return " (compared by some of its words; --against PACKAGE shows the earlier text)"
    return f" ({edit.lost} earlier word{'' if edit.lost == 1 else 's'} removed)" if edit.lost else ""


def diff_line(pieces: Pieces, *, colour: bool) -> str:
    """Changed words on one line, with long unchanged parts cut."""
    from deckpress.history.differing import shortened

    line = ""
    for mark, text in shortened(pieces):
        shown = visible(text)
        if len(line) + len(shown) > _LONGEST:
            return line + "…"
        if colour:
            style = {"-": {"fg": "red", "strikethrough": True}, "+": {"fg": "green", "underline": True}}.get(mark, {})
            line += click.style(shown, **style) if style else shown  # type: ignore[arg-type]
        else:
            line += {"-": f"[-{shown}-]", "+": f"{{+{shown}+}}"}.get(mark, shown)
    return line


def edits_json(edits: Sequence[Edit]) -> list[dict[str, Any]]:
    """The changed parts of a note; each piece has a sign (`-`, `+` or none) and a text."""
    return [
        {"part": edit.part, "pieces": [[mark, visible(text)] for mark, text in edit.pieces], "partial": edit.partial}
        for edit in edits
    ]


def doubt_json(doubt: Doubt) -> dict[str, Any]:
    """A note that may be an edited one: the ids of both, and their questions."""
    place = doubt.now.note.location
    return {
        "earlier": doubt.entry.guid,
        "now": doubt.guid,
        "earlier_question": visible(doubt.entry.question),
        "question": visible(doubt.now.note.question.flat),
        "file": visible(place.path),
        "line": place.line,
        "column": place.column,
        "likeness": doubt.how,
    }
