"""What `pull` found -> lines and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from deckpress.cli.diffs import diff_line
from deckpress.inert import visible

if TYPE_CHECKING:
    from deckpress.live.pull_report import PullReport
    from deckpress.live.pull_values import Pulled, Shown

_MOST_LISTED = 20


def pull_lines(report: PullReport, *, colour: bool, write: bool) -> Iterator[str]:
    """Each note that differs with its changed words, the notes of one side alone, and a summary."""
    for note in report.notes:
        yield from _note_lines(note, colour=colour)
    yield from _listed("not in Anki", [f"{one.question} ({one.location})" for one in report.absent])
    yield from _listed("only in Anki", [f"{one.question} (deck {one.deck})" for one in report.new])
    yield _summary(report, write=write)
    yield from (f"wrote {path}" for path in report.written)
    yield from (f"kept the old text as {path}" for path in report.kept)


def _note_lines(note: Pulled, *, colour: bool) -> Iterator[str]:
    limit = "" if not note.refused else ", can be written in part" if note.written else ", cannot be written"
    yield f"{note.state.value}{limit}: {visible(note.note.question.flat)} ({visible(str(note.note.location))})"
    for shown in note.shown:
        yield from _part_lines(shown, colour=colour)
    if note.added or note.removed:
        tags = [*(f"+{tag}" for tag in note.added), *(f"-{tag}" for tag in note.removed)]
        yield f"    tags: {visible(' '.join(tags))}"


def _part_lines(shown: Shown, *, colour: bool) -> Iterator[str]:
    """The changed words of a part; for a conflict, what each side changed if that is known."""
    from deckpress.history.differing import diff_words

    if shown.shipped is None:
        yield f"    {shown.part}: {diff_line(diff_words(shown.source, shown.anki), colour=colour)}"
        return
    for side, text in (("source", shown.source), ("Anki", shown.anki)):
        yield f"    {shown.part}, {side}: {diff_line(diff_words(shown.shipped, text), colour=colour)}"


def _listed(title: str, rows: list[str]) -> Iterator[str]:
    yield from (f"{title}: {visible(row)}" for row in rows[:_MOST_LISTED])
    if len(rows) > _MOST_LISTED:
        yield f"{title}: {len(rows) - _MOST_LISTED:,} more"


def _summary(report: PullReport, *, write: bool) -> str:
    """`2 edited in Anki, 1 changed on both sides, 40 unchanged`, and how to write the edits."""
    from deckpress.live.pull_values import State

    edited = [note for note in report.notes if note.state is State.EDITED]
    refused = sum(not note.written for note in edited)
    counts = (
        (len(edited), f"edited in Anki ({refused:,} cannot be written)" if refused else "edited in Anki"),
        (sum(note.state is State.CONFLICT for note in report.notes), "changed on both sides"),
        (sum(note.state is State.BEHIND for note in report.notes), "behind the last build"),
        (report.same, "unchanged"),
        (len(report.absent), "not in Anki"),
        (len(report.new), "only in Anki"),
    )
    said = ", ".join(f"{count:,} {words}" for count, words in counts if count) or "no notes of this project in Anki"
    return f"{said}; to write the edits, add --write" if report.edits and not write else said


def pull_json(report: PullReport, *, ascii_only: bool) -> str:
    """The report as JSON."""
    from deckpress.history.differing import diff_words

    def part(shown: Shown) -> dict[str, Any]:
        row = {"part": shown.part, "source": visible(shown.source), "anki": visible(shown.anki)}
        if shown.shipped is not None:
            row["shipped"] = visible(shown.shipped)
        pieces = [[mark, visible(text)] for mark, text in diff_words(shown.source, shown.anki)]
        return {**row, "pieces": pieces}

    notes = [
        {
            "state": note.state.value,
            "id": note.guid,
            "question": visible(note.note.question.flat),
            "file": visible(note.note.location.path),
            "line": note.note.location.line,
            "column": note.note.location.column,
            "parts": [part(shown) for shown in note.shown],
            "tags_added": list(map(visible, note.added)),
            "tags_removed": list(map(visible, note.removed)),
            "can_be_written": note.written,
            "reason": note.refused,
        }
        for note in report.notes
    ]
    whole = {
        "notes": notes,
        "unchanged": report.same,
        "not_in_anki": [
            {"question": visible(one.question), "file": visible(one.location.path), "line": one.location.line}
            for one in report.absent
        ],
        "only_in_anki": [{"question": visible(one.question), "deck": visible(one.deck)} for one in report.new],
        "written": list(report.written),
        "kept": list(report.kept),
    }
    return json.dumps(whole, ensure_ascii=ascii_only, indent=1)
