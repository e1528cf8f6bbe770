"""A plan of a push -> the diagnostics of what it cannot send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckpress.diagnostics import Diagnostic, Location
from deckpress.diagnostics.catalogue import live as rules
from deckpress.diagnostics.catalogue.lock import LOST_LOCK_OF_ANKI
from deckpress.diagnostics.values import Rule
from deckpress.excerpts import excerpt
from deckpress.history.identity import NO_ID
from deckpress.live.fates import Fate
from deckpress.live.packaging import Packaged
from deckpress.live.pushing import Ask, Plan, has_parts


def push_problems(packaged: Packaged, ask: Ask, plan: Plan) -> Iterator[Diagnostic]:
    """DP805 for each note type that was changed in Anki; DP806 and DP807 for notes and looks that are not sent.

    DP714 if the lock was lost.
    """
    shown = ask.anki.profile
    if _has_lost_lock(packaged, ask):
        yield LOST_LOCK_OF_ANKI.at(Location(packaged.memory.shown, 0))
    for there in plan.altered:
        own = ask.built.kinds[there.id]
        for parts, pairs in (("fields", (own.fields, there.fields)), ("cards", (own.templates, there.templates))):
            missing = ", ".join(part.name for part in pairs[0] if not has_parts([part], pairs[1]))
            if missing:
                yield rules.TYPE_ALTERED.at(Location(shown, 0), name=there.name, parts=parts, missing=missing)
    reasons = {
        Fate.CONFLICT: rules.BOTH_CHANGED,
        Fate.NEWER: rules.NEWER_IN_ANKI,
        Fate.OTHER_TYPE: rules.TYPE_CHOSEN,
    }
    for guid, fate in plan.fates.items():
        if fate in reasons:
            yield _of_note(packaged, guid, reasons[fate])
    for look in plan.looks:
        if look.conflicts:
            parts = ", ".join(look.conflicts)
            yield rules.LOOK_CHANGED.at(Location(shown, 0), name=look.there.name, parts=parts)


def _has_lost_lock(packaged: Packaged, ask: Ask) -> bool:
    """True if there is no lock, but Anki has notes of the project; without an id, only those of its files are known."""
    memory = packaged.memory
    if memory.path is None or memory.text:
        return False
    if memory.project != NO_ID:
        return bool(ask.anki.notes)
    return any(note.guid in ask.anki.notes for note in ask.built.notes)


def refused(packaged: Packaged, guids: Iterable[str]) -> Iterator[Diagnostic]:
    """DP807 for each note that Anki did not import."""
    rule = rules.NOT_TAKEN
    return (_of_note(packaged, guid, rule) for guid in guids)


def _of_note(packaged: Packaged, guid: str, rule: Rule) -> Diagnostic:
    question = packaged.questions.get(guid, guid)
    place = packaged.places.get(guid, Location("", 0))
    return rule.at(place, question=excerpt(question, 60))
