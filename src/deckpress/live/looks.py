"""The look of the project's note types in Anki: what a push replaces, and which of the learner's changes stay.

A look has parts: the style, and both sides of each template. A push replaces a part only if Anki still has it as an
earlier push or build left it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from deckpress.exporters.anki.moved_types import with_field_names
from deckpress.foreign.values import ForeignTemplate, ForeignType

STYLE = "style"
Shipped = Mapping[str, tuple[str, str]]
"""For each part of a look, by its name: digests of the text that was sent, and of the text that Anki had then."""


@dataclass(frozen=True, slots=True)
class LookChange:
    """How the look of a note type in a build differs from that in Anki. The names of the parts are for people."""

    there: ForeignType
    """The note type as Anki has it."""
    replaced: tuple[str, ...] = ()
    """The parts that the push replaces."""
    edited: tuple[str, ...] = ()
    """The parts that were edited in Anki, and not in the source since."""
    conflicts: tuple[str, ...] = ()
    """The parts that were changed both in Anki and in the source: Anki keeps its own."""
    css: str | None = None
    """The new style."""
    templates: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The new sides of templates, by their names in Anki."""


def look_changes(
    kinds: Mapping[int, ForeignType],
    there: Mapping[int, ForeignType],
    shipped: Mapping[int, Shipped],
    times: Collection[int],
    *,
    overwrite: bool,
) -> tuple[LookChange, ...]:
    """The differences between the looks of a build and those in Anki.

    `shipped` is the record of the earlier pushes. `times` are those at which builds changed a look: without a record,
    a note type with one of these times was not edited in Anki.
    """
    found = (
        _change(own, there[number], shipped.get(number, {}), untouched=there[number].mod in times, overwrite=overwrite)
        for number, own in sorted(kinds.items())
        if number in there
    )
    return tuple(one for one in found if one.replaced or one.edited or one.conflicts)


def shipped_looks(
    kinds: Mapping[int, ForeignType],
    there: Mapping[int, ForeignType],
    before: Mapping[int, Shipped],
    changes: Sequence[LookChange],
) -> dict[int, dict[str, tuple[str, str]]]:
    """The record after a push: the parts that Anki and the build have in common, and the old record of the others."""
    replaced = {one.there.id: one.replaced for one in changes}
    rows = {number: dict(parts) for number, parts in before.items()}
    for number, own in kinds.items():
        if number in there:
            pairs, sent = _pairs(own, there[number]), replaced.get(number, ())
            same = {name: (_digest(text), _digest(has)) for name, text, has in pairs if text == has or name in sent}
            rows[number] = {**rows.get(number, {}), **same}
    return rows


def _change(own: ForeignType, there: ForeignType, shipped: Shipped, *, untouched: bool, overwrite: bool) -> LookChange:
    replaced: list[str] = []
    edited: list[str] = []
    conflicts: list[str] = []
    for name, text, has in _pairs(own, there):
        sent, left = shipped.get(name, ("", ""))
        is_edited = _digest(has) != left if left else not untouched
        is_changed = _digest(text) != sent
        if text == has or (not is_edited and not is_changed and not overwrite):
            continue
        if overwrite or not is_edited:
            replaced.append(name)
        else:
            (conflicts if is_changed else edited).append(name)
    css = own.css if STYLE in replaced else None
    return LookChange(
        there, tuple(replaced), tuple(edited), tuple(conflicts), css, dict(_new_templates(own, there, replaced))
    )


def _new_templates(
    own: ForeignType, there: ForeignType, replaced: Collection[str]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """The templates with a side that is replaced, with the field names that Anki has."""
    names = {ours: theirs for theirs, ours in _field_names(own, there).items()}
    for one, other in _templates(own, there):
        front, back = _sides(one)
        if front in replaced or back in replaced:
            yield (
                other.name,
                (
                    with_field_names(one.front, names) if front in replaced else other.front,
                    with_field_names(one.back, names) if back in replaced else other.back,
                ),
            )


def _pairs(own: ForeignType, there: ForeignType) -> Iterator[tuple[str, str, str]]:
    """Each part of a look that both have: its name, and its text here and in Anki, with our names of fields."""
    yield STYLE, own.css, there.css
    names = _field_names(own, there)
    for one, other in _templates(own, there):
        front, back = _sides(one)
        yield front, one.front, with_field_names(other.front, names)
        yield back, one.back, with_field_names(other.back, names)


def _templates(own: ForeignType, there: ForeignType) -> Iterator[tuple[ForeignTemplate, ForeignTemplate]]:
    """Our templates, each with the one in Anki that has its id or, if there are no ids, its name."""
    ids = {one.id: one for one in there.templates if one.id}
    names = {one.name: one for one in there.templates if not one.id}
    for one in own.templates:
        if other := ids.get(one.id) or names.get(one.name):
            yield one, other


def _field_names(own: ForeignType, there: ForeignType) -> dict[str, str]:
    """Our names of the fields that the learner renamed, by the learner's names."""
    ours = {one.id: one.name for one in own.fields if one.id}
    return {one.name: ours[one.id] for one in there.fields if one.id in ours and ours[one.id] != one.name}


def _sides(template: ForeignTemplate) -> tuple[str, str]:
    """The names of both sides of a template."""
    return f"front of {template.name}", f"back of {template.name}"


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=10).hexdigest()
