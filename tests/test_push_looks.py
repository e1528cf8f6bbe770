"""What a push does with the look of a note type, from what Anki has: values in, the parts of the look out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from deckpress.foreign.values import ForeignField, ForeignTemplate, ForeignType
from deckpress.live.looks import STYLE, LookChange, look_changes, shipped_looks
from deckpress.live.memory import memory_file, read_traces, write_traces
from deckpress.live.values import Traces

THEN, LATER = 1000, 2000
FIELDS = (ForeignField("Question", 1), ForeignField("Answer", 2))
FRONT, BACK = "front of Card", "back of Card"


def kind(css: str = "old", front: str = "{{Question}}", back: str = "{{Answer}}", mod: int = THEN) -> ForeignType:
    return ForeignType(7, "Q&A", False, FIELDS, (ForeignTemplate("Card", 3, front, back),), css, mod)


OLD = kind()


def changes(
    own: ForeignType, there: ForeignType, *, recorded: ForeignType | None = OLD, overwrite: bool = False
) -> LookChange | None:
    shipped = shipped_looks({7: recorded}, {7: recorded}, {}, ()) if recorded else {}
    found = look_changes({7: own}, {7: there}, shipped, {THEN}, overwrite=overwrite)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("own", "there", "replaced", "edited", "conflicts"),
    [
        (kind("new"), OLD, (STYLE,), (), ()),
        (kind(back="{{Answer}}!"), OLD, (BACK,), (), ()),
        (OLD, kind("mine"), (), (STYLE,), ()),
        (kind("new"), kind("mine"), (), (), (STYLE,)),
        (kind("new"), kind(front="mine"), (STYLE,), (FRONT,), ()),
        (kind("new", front="new"), kind(front="mine"), (STYLE,), (), (FRONT,)),
    ],
)
def test_a_part_is_replaced_unless_it_was_edited_in_anki(
    own: ForeignType, there: ForeignType, replaced: tuple[str, ...], edited: tuple[str, ...], conflicts: tuple[str, ...]
) -> None:
    found = changes(own, replace(there, mod=LATER))
    assert found is not None
    assert (found.replaced, found.edited, found.conflicts) == (replaced, edited, conflicts)


@pytest.mark.parametrize(("own", "there"), [(OLD, OLD), (kind("new"), kind("new")), (kind("mine"), kind("mine"))])
def test_a_look_that_anki_has_already_is_no_change(own: ForeignType, there: ForeignType) -> None:
    assert changes(own, replace(there, mod=LATER)) is None
    assert changes(own, there, recorded=None) is None
    assert changes(own, there, overwrite=True) is None


def test_without_a_record_the_time_of_the_note_type_says_whether_it_was_edited() -> None:
    untouched, touched = (changes(kind("new"), kind("x", mod=mod), recorded=None) for mod in (THEN, LATER))
    assert untouched is not None
    assert untouched.replaced == (STYLE,)
    assert touched is not None
    assert touched.conflicts == (STYLE,)


def test_an_author_who_insists_replaces_every_part_that_differs() -> None:
    found = changes(kind("new"), kind("mine", front="mine", mod=LATER), overwrite=True)
    assert found is not None
    assert found.replaced == (STYLE, FRONT)
    assert found.css == "new"
    assert found.templates == {"Card": ("{{Question}}", "{{Answer}}")}


def test_a_side_that_the_learner_edited_stays_beside_one_that_is_replaced() -> None:
    found = changes(kind(back="new"), kind(front="mine", mod=LATER))
    assert found is not None
    assert found.templates == {"Card": ("mine", "new")}


def test_names_of_fields_and_templates_are_those_of_the_learner() -> None:
    there = replace(
        OLD,
        fields=(ForeignField("Ask", 1), FIELDS[1]),
        templates=(ForeignTemplate("Mine", 3, "{{Ask}}", "{{Answer}}"),),
        mod=LATER,
    )
    assert changes(OLD, there) is None
    found = changes(kind(front="<b>{{#Question}}{{Question}}{{/Question}}</b>"), there)
    assert found is not None
    assert found.templates == {"Mine": ("<b>{{#Ask}}{{Ask}}{{/Ask}}</b>", "{{Answer}}")}


def test_what_anki_makes_of_a_part_that_was_sent_is_no_edit_of_the_learner() -> None:
    new, made = kind("new"), kind("new\n")
    sent = changes(new, OLD)
    assert sent is not None
    shipped = shipped_looks({7: new}, {7: made}, {}, (sent,))
    assert look_changes({7: new}, {7: made}, shipped, (), overwrite=False) == ()


def test_a_note_type_that_anki_lacks_has_no_look_yet() -> None:
    assert look_changes({7: OLD}, {}, {}, {THEN}, overwrite=False) == ()
    assert shipped_looks({7: OLD}, {}, {}, ()) == {}


def test_the_record_comes_back(tmp_path: Path) -> None:
    path = memory_file(tmp_path, tmp_path / "deckpress.lock", "User 1")
    traces = Traces({7: {STYLE: ("a", "b")}}, {"g": (1, 2)})
    assert read_traces(path) == Traces()
    write_traces(path, traces)
    assert read_traces(path) == traces
    assert read_traces(None) == Traces()


@pytest.mark.parametrize(
    "text", ["", "[]", '{"looks": []}', '{"looks": {"x": {}}}', '{"suspended": {"g": 1}}', "[" * 9999]
)
def test_a_damaged_record_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert read_traces(path) == Traces()
