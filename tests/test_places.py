"""The place of a note in its file: what the lock remembers of it, and what is asked about notes that stand there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.diagnostics import Location
from deckpress.history.likeness import answer_of, sketch
from deckpress.history.lock import MOST_PLACE, Entry
from deckpress.history.matching import describe, match
from deckpress.history.places import new_places, rising
from deckpress.model import Kind, Note, Text

STEP = 1 << 20
NUMBERS = st.lists(st.integers(0, 60), max_size=12)

# ---- the numbers ----------------------------------------------------------------------------------


@given(NUMBERS)
def test_places_grow_from_note_to_note_and_stay_as_they_are(old: list[int]) -> None:
    places = new_places(old)
    assert all(one < other for one, other in zip([0, *places], places, strict=False))
    assert new_places(places) == places


@given(NUMBERS)
def test_a_longest_rising_run_rises_and_none_is_longer(numbers: list[int]) -> None:
    run = [numbers[index] for index in sorted(rising(numbers))]
    assert all(one < other for one, other in zip([0, *run], run, strict=False))
    longest = [0] * len(numbers)
    for index, number in enumerate(numbers):
        before = (longest[i] for i in range(index) if numbers[i] < number)
        longest[index] = (1 + max(before, default=0)) if number else 0
    assert len(run) == max(longest, default=0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([0, 0, 0], [STEP, 2 * STEP, 3 * STEP]),
        ([STEP, 0, 2 * STEP], [STEP, STEP + STEP // 2, 2 * STEP]),
        ([0, STEP], [STEP // 2, STEP]),
        ([STEP, 0], [STEP, 2 * STEP]),
        ([STEP, 3 * STEP], [STEP, 3 * STEP]),
        ([3 * STEP, STEP, 2 * STEP], [STEP // 2, STEP, 2 * STEP]),  # one moved to the front
        ([5, 0, 6], [STEP, 2 * STEP, 3 * STEP]),  # no number is free: all are written anew
        ([MOST_PLACE, 0], [STEP, 2 * STEP]),
    ],
)
def test_only_notes_that_are_new_or_moved_get_a_new_place(before: list[int], after: list[int]) -> None:
    assert new_places(before) == after


# ---- what is asked --------------------------------------------------------------------------------

CARDS = {
    "sun": ("What warms the Earth?", "The sun, by its light."),
    "sea": ("Why is the sea salty?", "Rivers carry salt into it."),
    "moon": ("When do tides rise?", "Twice a day, after the moon."),
    "ice": ("Where is it coldest?", "In the middle of Antarctica."),
    "wind": ("Wer misst den Wind?", "Das Anemometer."),
    "rain": ("Was fällt aus Wolken?", "Regen und Schnee."),
    "fog": ("Nenne eine Wolke am Boden.", "Nebel."),
}


def note(key: str) -> Note:
    question, answer = CARDS[key]
    return Note(Text(question), Text(answer))


def entry(key: str, place: int, path: str = "a.md", *, gone: bool = False) -> Entry:
    one = note(key)
    return Entry(key, "qa", path, "D", one.question.flat, sketch(answer_of(one)), "hash", 5, gone=gone, at=place)


def asked(before: str, after: str, *, path: str = "a.md", places: bool = True, gone: str = "") -> dict[str, str]:
    """Which old card each new card is asked about. Both files are given by their cards; `path` is the later name."""
    known = {key: place * 10 for place, key in enumerate(before.split(), 1)}
    entries = [entry(key, place if places else 0, gone=key in gone.split()) for key, place in known.items()]
    keys = after.split()
    notes = [replace(note(key), location=Location(path, line)) for line, key in enumerate(keys)]
    matches, problems = match(describe([(one, path, "D") for one in notes]), entries)
    assert [one.entry.guid if one.entry else "" for one in matches] == [key if key in known else "" for key in keys]
    assert all(problem.code == "DP702" for problem in problems)
    return {keys[problem.location.line]: problem.hint.split("id: ")[1].split(" ")[0] for problem in problems}


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("sun sea moon", "sun wind moon", {"wind": "sea"}),
        ("sun sea moon", "wind sea moon", {"wind": "sun"}),
        ("sun sea moon", "sun sea wind", {"wind": "moon"}),
        ("sun", "wind", {"wind": "sun"}),
        ("sun sea moon", "wind rain fog", {"wind": "sun", "rain": "sea", "fog": "moon"}),
        ("sun sea moon ice", "sun wind rain ice", {"wind": "sea", "rain": "moon"}),
        ("sun sea moon", "sun wind rain moon", 1),  # one of two that are new
        ("sun sea moon ice", "sun wind ice", 1),  # one of two that are missing
        ("sun sea moon ice", "moon ice sun wind", {}),  # moved, and nothing in common
        ("sun sea moon", "sun moon", {}),
        ("sun sea moon", "sun sea wind moon", {}),
        ("sun sea moon ice", "sun moon wind ice", {}),  # one is missing here, one is new there
    ],
)
def test_a_new_note_where_one_is_missing_is_asked_about(before: str, after: str, pairs: dict[str, str] | int) -> None:
    found = asked(before, after)
    assert found == pairs or len(found) == pairs


def test_a_file_with_another_name_is_the_one_that_left() -> None:
    assert asked("sun sea moon", "wind rain fog", path="b.md") == {"wind": "sun", "rain": "sea", "fog": "moon"}
    assert asked("sun sea moon", "sun rain moon", path="b.md") == {"rain": "sea"}


def test_a_note_that_was_removed_before_has_no_place() -> None:
    assert asked("sun sea moon", "sun wind moon", gone="sea") == {}


def test_a_lock_without_places_asks_about_as_many_notes_as_are_missing() -> None:
    assert asked("sun sea moon", "sun wind moon", places=False) == {"wind": "sea"}
    assert len(asked("sun sea moon ice", "sun wind rain fog ice", places=False)) == 2


def test_a_note_with_an_id_of_its_own_is_not_asked_about() -> None:
    entries = [entry("sun", 10), entry("sea", 20)]
    notes = describe([(note("sun"), "a.md", "D"), (replace(note("wind"), id="wind"), "a.md", "D")])
    assert match(notes, entries)[1] == ()


def test_a_note_of_another_type_is_not_asked_about() -> None:
    cloze = Note(Text("The ==wind== blows."), kind=Kind.CLOZE)
    notes = describe([(note("sun"), "a.md", "D"), (cloze, "a.md", "D")])
    assert match(notes, [entry("sun", 10), entry("sea", 20)])[1] == ()


def test_the_question_names_both_notes() -> None:
    place = Location("a.md", 7)
    (problem,) = match(describe([(replace(note("wind"), location=place), "a.md", "D")]), [entry("sea", 10)])[1]
    assert problem.message == "this question stands where 'Why is the sea salty?' stood; treated as new"
    assert (problem.location, problem.hint[:24]) == (place, "if it is the same note, ")


def test_a_deck_of_thousands_that_is_written_anew_is_asked_about_in_order() -> None:
    old = [
        Entry(f"{n:020x}", "qa", "a.md", "D", f"alt{n} q{n}", f"{n:016x}:{n:08x}", "h", 5, at=n + 1)
        for n in range(3000)
    ]
    notes = describe(
        [(Note(Text(f"neu{n} w{n}"), Text(f"so{n}"), location=Location("a.md", n)), "a.md", "D") for n in range(3000)]
    )
    problems = match(notes, old)[1]
    assert [f"{problem.location.line:020x}" in problem.hint for problem in problems] == [True] * 3000
