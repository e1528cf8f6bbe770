"""A note of a build and the same note in Anki -> what a push does with it."""

from __future__ import annotations

from enum import StrEnum

from deckpress.live.values import AnkiNote, BuiltNote, Pushed, fold_name


class Fate(StrEnum):
    """What a push does with a note, or why it leaves it as it is."""

    NEW = "new"
    AGAIN = "added again"
    UPDATED = "updated"
    SAME = "unchanged"
    EDITED = "edited in Anki"
    CONFLICT = "conflict"
    NEWER = "newer in Anki"
    OTHER_TYPE = "other note type"


SENT = frozenset({Fate.NEW, Fate.AGAIN, Fate.UPDATED})


def fate_of(
    note: BuiltNote,
    there: AnkiNote | None,
    before: Pushed | None,
    known: frozenset[int],
    *,
    turned: frozenset[int] = frozenset(),
    overwrite: bool = False,
) -> Fate:
    """What a push does with a note that Anki has as `there`, and that an earlier push left there as `before`.

    `known` are the times at which builds changed the note or, without `before`, any note: a note with another time was
    changed in Anki. `turned` are the note types that an import turns into ours: the note had one of them before its
    deck moved to deckpress.

    The author resolves a note that both sides changed: once both versions were shown, the next change in the source
    wins.
    """
    if there is None:
        return Fate.NEW
    has_type = there.type_id == note.type_id
    if not has_type and there.type_id not in turned:
        return Fate.OTHER_TYPE
    if (
        has_type
        and there.mod == note.mod
        and (before is None or (before.mod == note.mod and before.seen == there.digest))
    ):
        return Fate.SAME
    newer = note.mod < before.mod if before else there.mod in known and note.mod < there.mod
    if has_type and there.digest == note.digest:
        fate = _fate_of_tags(note, there, before)
    elif _is_edited(note, there, before, known):
        changed = note.mod != before.mod if before else note.mod > there.mod
        fate = Fate.CONFLICT if changed else Fate.EDITED
    else:
        fate = Fate.UPDATED
    if newer and fate is not Fate.SAME:
        fate = Fate.NEWER
    return Fate.UPDATED if overwrite and fate is not Fate.SAME else fate


def _is_edited(note: BuiltNote, there: AnkiNote, before: Pushed | None, known: frozenset[int]) -> bool:
    """True if the fields were edited in Anki, and the author has not settled that (see `fate_of`)."""
    if before is None:
        return there.mod not in known
    if before.conflict[0] == there.digest and before.conflict[1] not in ("", note.digest):
        return False  # changed after both were shown
    return before.seen != there.digest and (there.mod not in known or there.mod == before.mod)


def _fate_of_tags(note: BuiltNote, there: AnkiNote, before: Pushed | None) -> Fate:
    """The fate of a note whose fields are the same in Anki: updated if the author gives it other tags than before."""
    wanted, has = set(map(fold_name, note.tags)), set(map(fold_name, there.tags))
    given = set(map(fold_name, before.tags)) if before else set[str]()
    if wanted <= has and not (given - wanted) & has:
        return Fate.SAME
    changed = wanted != given if before else note.mod > there.mod
    return Fate.UPDATED if changed else Fate.EDITED


def own_tags(note: BuiltNote, there: AnkiNote, before: Pushed | None) -> tuple[str, ...]:
    """The learner's tags in Anki: all except the author's, both current and at the last push."""
    authors = set(map(fold_name, (*note.tags, *(before.tags if before else ()))))
    return tuple(tag for tag in there.tags if fold_name(tag) not in authors)
