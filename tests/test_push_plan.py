"""What a push does with a note, from what Anki says of it: values in, a fate out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from deckpress.foreign.values import ForeignField
from deckpress.history.lock import Entry, Lock
from deckpress.live.asking import _exports
from deckpress.live.fates import Fate, fate_of, own_tags
from deckpress.live.memory import memory_file, read_pushed, read_traces, write_pushed, write_traces
from deckpress.live.pushing import Ask, Move, Stay, has_parts, make_plan
from deckpress.live.remembering import remembered
from deckpress.live.values import AnkiCard, AnkiNote, Built, BuiltNote, Pushed, Snapshot, Traces, digest_of, fold_name
from deckpress.live.wanted import Wanted

OLD, NEW, LEARNER, LATER = 1000, 2000, 1500, 3000
WAS, IS, MINE = (
    {"Question": "q", "Answer": "was"},
    {"Question": "q", "Answer": "is"},
    {"Question": "q", "Answer": "mine"},
)
KNOWN = frozenset({OLD})
NOTE = BuiltNote("g", 7, IS, ("author",), "A::B", NEW)
THERE = AnkiNote(1, "g", 7, WAS, ("author",), OLD, (AnkiCard(5, "A::B"),))
BEFORE = Pushed(OLD, digest_of(WAS), "A::B", ("author",), 1)


@pytest.mark.parametrize(
    ("fate", "note", "there", "before"),
    [
        (Fate.NEW, NOTE, None, None),
        (Fate.UPDATED, NOTE, THERE, None),
        (Fate.UPDATED, NOTE, THERE, BEFORE),
        (Fate.SAME, NOTE, replace(THERE, fields=IS, mod=NEW), None),
        # its time is that of this build: how Anki wrote its fields does not matter
        (Fate.SAME, NOTE, replace(THERE, fields={**IS, "Answer": "i&#115;"}, mod=NEW), None),
        (Fate.SAME, NOTE, replace(THERE, fields=IS, mod=LEARNER, tags=("author", "mine")), BEFORE),
        # the learner gave the earlier version a tag in the very second of this build
        (Fate.UPDATED, NOTE, replace(THERE, mod=NEW, tags=("author", "mine")), BEFORE),
        (Fate.UPDATED, replace(NOTE, fields=WAS, tags=("new",)), replace(THERE, mod=NEW), BEFORE),
        # a package of this build was imported by hand
        (Fate.SAME, replace(NOTE, fields=WAS, tags=("new",)), replace(THERE, mod=NEW, tags=("new",)), BEFORE),
        # the learner edited the fields
        (Fate.CONFLICT, NOTE, replace(THERE, fields=MINE, mod=LEARNER), BEFORE),
        (Fate.CONFLICT, NOTE, replace(THERE, fields=MINE, mod=LATER), BEFORE),
        (Fate.CONFLICT, NOTE, replace(THERE, fields=MINE, mod=LEARNER), None),
        (Fate.EDITED, NOTE, replace(THERE, fields=MINE, mod=LATER), None),
        (Fate.EDITED, replace(NOTE, fields=WAS, mod=OLD), replace(THERE, fields=MINE, mod=LATER), BEFORE),
        # the learner edited the tags alone
        (Fate.UPDATED, NOTE, replace(THERE, tags=("author", "mine"), mod=LEARNER), BEFORE),
        (Fate.UPDATED, NOTE, replace(THERE, tags=("author", "mine"), mod=LATER), BEFORE),
        # without a record of the last push, the learner's edits are unknown
        (Fate.CONFLICT, NOTE, replace(THERE, tags=("author", "mine"), mod=LEARNER), None),
        # the author's tags
        (Fate.UPDATED, replace(NOTE, fields=WAS, tags=("new",)), THERE, BEFORE),
        (Fate.EDITED, replace(NOTE, fields=WAS, mod=OLD), replace(THERE, tags=(), mod=LEARNER), BEFORE),
        # an older checkout of the source
        (Fate.NEWER, replace(NOTE, fields=WAS, mod=OLD), replace(THERE, fields=IS, mod=NEW), replace(BEFORE, mod=NEW)),
        # another note type
        (Fate.OTHER_TYPE, NOTE, replace(THERE, type_id=8), BEFORE),
    ],
)
def test_the_fate_of_a_note(fate: Fate, note: BuiltNote, there: AnkiNote | None, before: Pushed | None) -> None:
    assert fate_of(note, there, before, KNOWN) is fate


@pytest.mark.parametrize(
    ("pair", "fate"),
    [
        ((MINE, WAS), Fate.UPDATED),  # both were shown, and the author wrote another text since
        ((MINE, IS), Fate.CONFLICT),
        ((WAS, WAS), Fate.CONFLICT),  # edited again in Anki
        ((MINE, {}), Fate.CONFLICT),  # reported by a watcher, and not shown yet
    ],
)
def test_a_conflict_is_settled_by_an_edit_after_both_versions_were_shown(
    pair: tuple[Mapping[str, str], Mapping[str, str]], fate: Fate
) -> None:
    first, second = (digest_of(fields) if fields else "" for fields in pair)
    before = replace(BEFORE, conflict=(first, second))
    assert fate_of(NOTE, replace(THERE, fields=MINE, mod=LEARNER), before, KNOWN) is fate


def test_a_conflict_that_a_push_reports_does_not_count_as_shown() -> None:
    there = replace(THERE, fields=MINE, mod=LEARNER)
    asked = ask(NOTE, there, pushed={"g": BEFORE})
    rows = remembered(asked, make_plan(asked), asked.anki)
    assert rows["g"].conflict == (digest_of(MINE), "")
    shown = replace(asked, pushed={"g": replace(BEFORE, conflict=(digest_of(MINE), digest_of(IS)))})
    assert remembered(shown, make_plan(shown), shown.anki)["g"].conflict == (digest_of(MINE), digest_of(IS))


@pytest.mark.parametrize("there", [replace(THERE, fields=MINE, mod=LATER), replace(THERE, fields=MINE, mod=LEARNER)])
def test_an_author_who_insists_replaces_an_edited_note(there: AnkiNote) -> None:
    assert fate_of(NOTE, there, BEFORE, KNOWN, overwrite=True) is Fate.UPDATED
    assert fate_of(NOTE, replace(there, fields=IS), BEFORE, KNOWN, overwrite=True) is Fate.SAME


def test_a_note_of_a_type_that_turns_into_ours_is_updated() -> None:
    there = replace(THERE, type_id=8, fields={"Front": "q", "Back": "was"})
    assert fate_of(NOTE, there, None, KNOWN, turned=frozenset({8})) is Fate.UPDATED


def ask(note: BuiltNote, there: AnkiNote, **more: object) -> Ask:
    entry = Entry("g", "qa", "a.md", "A::Old", "q", "", "", OLD)
    return Ask(Built((note,)), Lock("p", "", 0, (entry,)), (), Snapshot("", {"g": there}), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "overwrite", "fate"),
    [(WAS, False, Fate.CONFLICT), (MINE, False, Fate.CONFLICT), (MINE, True, Fate.UPDATED), (IS, False, Fate.SAME)],
)
def test_without_a_record_a_note_changed_in_the_second_of_this_build_is_in_conflict(
    fields: Mapping[str, str], overwrite: bool, fate: Fate
) -> None:
    asked = ask(NOTE, replace(THERE, fields=fields, mod=NEW), overwrite=overwrite)
    assert make_plan(asked).fates == {"g": fate}


@pytest.mark.parametrize(
    ("pulled", "before", "mod", "fate"),
    [
        ({}, None, NEW, Fate.UPDATED),  # the text of the last build
        (MINE, None, NEW, Fate.UPDATED),  # the text that was pulled
        (WAS, None, NEW, Fate.CONFLICT),  # a later edit, in the second of the pulled one
        (WAS, BEFORE, NEW, Fate.CONFLICT),
        (WAS, None, OLD, Fate.EDITED),
    ],
)
def test_the_time_of_a_pulled_edit_counts_for_the_pulled_text_alone(
    pulled: Mapping[str, str], before: Pushed | None, mod: int, fate: Fate
) -> None:
    asked = ask(replace(NOTE, mod=mod), replace(THERE, fields=MINE), pushed={"g": before} if before else {})
    entries = tuple(replace(entry, pulled=digest_of(pulled) if pulled else "") for entry in asked.lock.entries)
    assert make_plan(replace(asked, lock=replace(asked.lock, entries=entries))).fates == {"g": fate}


@pytest.mark.parametrize("mod", [OLD, LEARNER, LATER])
def test_what_is_sent_is_newer_than_what_anki_has_and_keeps_the_tags_of_the_learner(mod: int) -> None:
    there = replace(THERE, tags=("author", "mine", "marked"), mod=mod)
    sent = make_plan(ask(NOTE, there, pushed={"g": BEFORE})).send["g"]
    assert sent.mod > mod
    assert sent.mod >= NEW
    assert sent.tags == ("author", "mine", "marked")


def test_a_tag_that_the_author_removed_is_not_the_learners() -> None:
    there = replace(THERE, tags=("Author", "mine", "gone"))
    assert own_tags(NOTE, there, replace(BEFORE, tags=("gone",))) == ("mine",)
    assert own_tags(NOTE, there, None) == ("mine", "gone")


@pytest.mark.parametrize(
    ("deck", "pushed", "filtered", "wanted"),
    [
        ("A::B", "", False, None),
        ("a::b", "", False, None),
        ("A::Old", "", False, Move),
        ("A::Old", "A::Old", False, Move),
        ("A::Old", "A::B", False, None),  # the learner moved it back
        ("Mine", "", False, Stay),
        ("Mine", "A::B", False, None),  # the source did not move it
        ("Cram", "", True, Stay),
        ("Cram", "A::B", True, None),
    ],
)
def test_a_card_moves_only_from_where_deckpress_put_it(
    deck: str, pushed: str, filtered: bool, wanted: type[Move | Stay] | None
) -> None:
    there = replace(THERE, cards=(AnkiCard(5, deck),))
    asked = ask(NOTE, there, pushed={"g": replace(BEFORE, deck=pushed)} if pushed else {})
    asked = replace(asked, anki=replace(asked.anki, filtered=frozenset({deck} if filtered else ())))
    plan = make_plan(asked)
    assert [type(one) for one in (*plan.moves, *plan.stays)] == ([wanted] if wanted else [])


def test_parts_are_found_by_their_ids_and_else_by_their_names() -> None:
    own = [ForeignField("A", 1)]
    assert has_parts(own, [ForeignField("B", 1), ForeignField("Mine", 9)])
    assert has_parts(own, [ForeignField("A")])
    assert not has_parts(own, [ForeignField("A", 2)])
    assert not has_parts(own, [])


def test_few_decks_are_exported_and_each_deck_is_in_one() -> None:
    assert _exports(["A::B", "A", "C"]) == ("A", "C")
    assert _exports([f"A::{n}::x" for n in range(9)]) == ("A",)
    assert len(_exports([str(n) for n in range(9)])) == 9
    assert _exports([]) == ()


def test_foreign_notes_are_asked_for_in_their_decks_alone() -> None:
    assert Wanted((1, 2), {3: ("A", 'B"')}).query == 'mid:1 OR mid:2 OR (mid:3 ("deck:A" OR "deck:B\\""))'
    assert Wanted().query == ""


def test_names_are_compared_as_anki_does() -> None:
    assert fold_name("e\u0301A") == fold_name("\u00c9a")


def test_a_digest_does_not_depend_on_order_or_on_what_does_not_show() -> None:
    assert digest_of({"A": "x  y", "B": "z", "C": ""}) == digest_of({"B": "z", "A": "x y"})
    assert digest_of({"A": "x", "Source": "a.md"}) == digest_of({"A": "x", "Source": "b.md"})
    assert digest_of({"A": "x"}) != digest_of({"B": "x"})


def test_the_record_of_a_push_comes_back(tmp_path: Path) -> None:
    path = memory_file(tmp_path, tmp_path / "deckpress.lock", "User 1")
    assert path is not None
    assert path != memory_file(tmp_path, tmp_path / "deckpress.lock", "User 2")
    assert read_pushed(path) == {}
    write_pushed(path, {"g": BEFORE})
    assert read_pushed(path) == {"g": BEFORE}
    write_traces(path, Traces(suspended={"g": (1,)}))
    write_pushed(path, {"h": BEFORE})
    assert (read_pushed(path), read_traces(path)) == ({"h": BEFORE}, Traces(suspended={"g": (1,)}))
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{", '{"notes": [1]}', "[" * 9999),
        *(f'{{"notes": {{"g": {row}}}}}' for row in ("1", "[1, 2]", '["x", "", "", [], 0]', '[1e999, "", "", [], 0]')),
    ],
)
def test_a_damaged_record_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert read_pushed(path) == {}
    assert read_pushed(None) == {}


def test_a_record_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    write_pushed(tmp_path / "file" / "a.json", {"g": BEFORE})
    write_pushed(None, {"g": BEFORE})
