"""Edits made in Anki -> the source: what differs, and with `write` the edited files and the lock, all or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue import pulling as rules
from deckpress.exporters.anki.names import anki_decks
from deckpress.live.pull_anki import Ask, FromAnki
from deckpress.live.pull_export import Held, held_notes, is_covered
from deckpress.live.pull_reading import FilePull, Puller
from deckpress.live.pull_report import Absent, PullReport
from deckpress.live.pull_saving import Saved, save
from deckpress.live.pull_values import State, Tags
from deckpress.live.values import Pushed, digest_of
from deckpress.project.identifying import identify
from deckpress.project.loading import find_inputs, load_all
from deckpress.project.memory import open_memory
from deckpress.project.paths import shown_path
from deckpress.project.remembering import own_types
from deckpress.project.request import Request
from deckpress.project.writing import WriteError

_SLACK = 86_400
"""Seconds by which the clocks of two machines may differ."""


def pull(request: Request, ask: Ask, *, write: bool, tags: Tags, clock: int) -> tuple[PullReport, Diagnostics]:
    """Compares the sources of a request with the notes that `ask` finds in Anki; with `write`, takes over their edits.

    `clock` is the time now: Anki's times beyond it are not kept. Raises AnkiError, as `ask` does.

    Errors: those of reading, DP851 without a lock, DP856 for a source that another program writes, DP601 for one that
    cannot be written. Warnings: DP852 for notes that were changed on both sides, DP853 for edits without a place.
    """
    loaded = load_all(find_inputs(request), request.inputs)
    memory, unread = open_memory(loaded, request)
    identified = identify(loaded.decks, memory)
    problems = (*loaded.problems, *unread, *identified.doubts, *loaded.of_files)
    if has_errors(problems):
        return PullReport(texts=loaded.texts), problems
    if memory.path is None or not memory.lock.entries:
        nothing = rules.NOTHING_BUILT.at(Location(memory.shown, 0), lock=memory.shown)
        return PullReport(texts=loaded.texts), (*problems, nothing)
    decks = anki_decks([deck.place for _, deck in loaded.decks]).values()
    anki = ask(memory)
    held = held_notes(anki.collection, memory.lock, own_types(memory, anki.collection.types), decks)
    files = tuple(Puller(request, loaded, identified, anki, held, tags).files())
    of_edits = tuple(problem for one in files for problem in _told(one, held))
    kept, _, _ = loaded.silencer.split((*problems, *of_edits))
    report = PullReport(
        tuple(note for one in files for note in one.notes if note.is_shown),
        sum(one.same for one in files),
        tuple(_absent(files, held, whole=anki.whole)),
        held.new,
        texts=loaded.texts,
    )
    anki.keep(dict(_conflicts(anki, files)))
    edited = [one for one in files if one.pull.steps]
    if not write or not edited:
        return report, tuple(kept)
    try:
        saved, more = save(request, memory, edited, clock + _SLACK)
    except WriteError as error:
        return report, (*kept, error.diagnostic)
    anki.keep(dict(_pushed(anki, held, saved)))
    start = request.inputs.start
    shown = tuple(shown_path(path, start) for path in saved.files)
    copied = tuple(shown_path(path, start) for path in saved.copies)
    return replace(report, written=shown, kept=copied), (*kept, *more)


def _pushed(anki: FromAnki, held: Held, saved: Saved) -> Iterator[tuple[str, Pushed]]:
    """The record of a push for the written notes, as if it had left what Anki has now."""
    for guid, entry in saved.entries.items():
        if before := anki.pushed.get(guid):
            yield guid, replace(before, mod=entry.mod, seen=digest_of(held.notes[guid].fields))


def _conflicts(anki: FromAnki, files: Sequence[FilePull]) -> Iterator[tuple[str, Pushed]]:
    """The record of a push for the notes in conflict, with both versions, which the author now sees."""
    for one in (found for file in files for found in file.found if found.verdict.state is State.CONFLICT):
        before, theirs = anki.pushed.get(one.theirs.guid), digest_of(one.theirs.fields)
        is_shown = before is not None and before.conflict[0] == theirs and before.conflict[1] != ""
        if before and not is_shown:  # an edit after both versions were shown settles the conflict
            yield one.theirs.guid, replace(before, conflict=(theirs, digest_of(one.ours.fields)))


# ---- messages ------------------------------------------------------------------------------------


def _told(found: FilePull, held: Held) -> Iterator[Diagnostic]:
    for match in found.matches:
        if match.entry is not None and match.entry.guid in held.other_type:
            yield rules.OTHER_TYPE_IN_ANKI.at(match.now.note.location)
    for note in found.notes:
        place = note.note.location
        if note.state is State.CONFLICT:
            yield rules.BOTH_CHANGED.at(place)
        if note.state is State.BEHIND:
            yield rules.ANKI_IS_BEHIND.at(place)
        if note.refused:
            yield rules.NOT_IN_PLACE.at(place, reason=note.refused)
        if note.other:
            yield rules.NOT_PULLED.at(place, fields=_named(note.other))


def _named(fields: Sequence[str]) -> str:
    return f"the field{'s' if len(fields) > 1 else ''} {' and '.join(fields)}"


def _absent(files: Sequence[FilePull], held: Held, *, whole: bool) -> Iterator[Absent]:
    """The notes of the last build that are missing in Anki, if the export covers their decks."""
    for one in files:
        for match in one.matches:
            entry = match.entry
            if entry is None or entry.gone or entry.guid in held.notes or entry.guid in held.other_type:
                continue
            if whole or is_covered(entry, held):
                yield Absent(match.now.note.question.flat, match.now.note.location)
