"""A published build -> what the next one will report if nothing changes, if that is certain.

The first build writes the lock that the next one reads. So the notes are identified once more if the lock changed: if
each gets what it was shipped with, the next build renders the same notes and makes the same bytes.
"""

from __future__ import annotations

from dataclasses import replace

from deckpress.cache import seen
from deckpress.compare import composed
from deckpress.diagnostics import Diagnostics
from deckpress.history.identity import BASE_TIME, Identity
from deckpress.history.matching import Match
from deckpress.model import Kind, RenderedNote
from deckpress.project.building import Published
from deckpress.project.identifying import Identified, identify_described
from deckpress.project.memory import Memory, reopen_memory
from deckpress.project.rendering import Work


def settle(work: Work, published: Published) -> tuple[Identified, Published, Diagnostics] | None:
    """The notes as the next build identifies them, what it publishes, and the diagnostics of the lock.

    None if the next build may do something else.
    """
    old, history = work.identified.memory, work.request.history
    if published.passing or history.retire or history.against:
        return None
    for path in published.paths:
        seen.note("link", path)
        seen.note("real", path)
        seen.note("writable", path.parent)
    if old.path is not None:
        seen.forget(old.path)
        seen.note("leftovers", old.path.parent)
    seen.note("leftovers", work.request.outputs.folder(work.loaded.project, work.request.inputs.start))
    written = published.memory
    if written.text == old.text:
        written = old
    elif written.path is not None and not _is_kept(written):
        return None
    memory, problems = reopen_memory(work.loaded, work.request, written)
    if memory is None or memory.project != old.project:
        return None
    lock = memory.lock
    state = work.tools.templates_state
    if memory.path is not None and (lock.templates, lock.templates_mod) != state:
        return None
    identified = work.identified if memory == old else _identify_again(work, memory)
    shipped = _shipped_again(work, identified, published)
    if shipped is None:
        return None
    packaged = "apkg" in work.request.outputs.format_names(work.loaded.project)
    if memory.path is not None and identified.new_lock(shipped, state, {}, packaged=packaged) != lock:
        return None
    return identified, replace(published, plan=identified.plan(shipped, {})), problems


def _identify_again(work: Work, memory: Memory) -> Identified:
    notes = tuple(one.now for file, _ in work.loaded.decks for one in work.identified.matches[file.shown])
    return identify_described(work.loaded.decks, memory, notes)


def _is_kept(memory: Memory) -> bool:
    """True if the text of a lock is read back as this lock, with every text unchanged."""
    return not memory.lock.moved and composed(memory.text) == memory.text


def _shipped_again(
    work: Work, identified: Identified, published: Published
) -> tuple[tuple[Match, RenderedNote], ...] | None:
    """The shipped notes with their new matches; None if one would be rendered differently."""
    rendered = {id(note.note): note for _, note in published.shipped}
    shipped: list[tuple[Match, RenderedNote]] = []
    for file, _ in work.loaded.decks:
        before = work.identified.identities[file.shown]
        after = identified.identities[file.shown]
        for match, first, second in zip(identified.matches[file.shown], before, after, strict=True):
            note = rendered.get(id(match.now.note))
            if note is None:  # it has no card
                continue
            if not _is_same(note, first, second, identified.memory):
                return None
            shipped.append((match, note))
    return tuple(shipped)


def _is_same(note: RenderedNote, first: Identity, second: Identity, memory: Memory) -> bool:
    """True if a note that is identified again is rendered as before."""
    if second.guid != note.guid:
        return False
    if memory.path is None:
        return not second.mod and note.mod == BASE_TIME
    if (second.mod, second.hash) != (note.mod, note.content):
        return False
    return note.note.kind is not Kind.CLOZE or _has_same_gaps(note, first, second)


def _has_same_gaps(note: RenderedNote, first: Identity, second: Identity) -> bool:
    """True if the gaps of a cloze get the numbers that they have, which the lock keeps by their texts."""
    if (first.numbers, first.cards) == (second.numbers, second.cards):
        return True
    gaps = [gap for field in note.fields.values() for gap in field.gaps if gap.text]
    numbers = {gap.text: gap.numbers[0] for gap in gaps}
    return len(numbers) == len(gaps) and all(
        len(gap.numbers) == 1 and second.numbers.get(gap.text) == gap.numbers[0] for gap in gaps
    )
