"""Tables without a header line whose last column names the right one of the options before it."""

from __future__ import annotations

import pytest

from readings import cards, dialect_of, notes

ROWS = [
    ("Which is a metal?", "oak", "iron", "wool", "2"),
    ("A ____ is soft.", "wax", "flint", "slate", "1"),
    ("A duck is a:", "tool", "toy", "bird", "3"),
    ("Which is warm?", "ice", "fire", "snow", "2"),
]
WANTED = [
    "Which is a metal? | -oak +iron -wool",
    "A ____ is soft. | +wax -flint -slate",
    "A duck is a: | -tool -toy +bird",
    "Which is warm? | -ice +fire -snow",
]


def table(separator: str, rows: list[tuple[str, ...]] = ROWS) -> str:
    return "".join(separator.join(row) + "\n" for row in rows)


@pytest.mark.parametrize("separator", [" | ", "|", ",", " ; "])
@pytest.mark.parametrize("keys", ["2132", "BACB", "bacb"])
def test_the_last_column_names_the_right_option(separator: str, keys: str) -> None:
    text = table(separator, [(*row[:-1], key) for row, key in zip(ROWS, keys, strict=True)])
    assert cards(text) == WANTED
    assert dialect_of(text) == "csv"


def test_it_may_repeat_its_text_in_a_csv_file() -> None:
    text = table(",", [(*row[:-1], row[int(row[-1])]) for row in ROWS])
    right = [[choice.correct for choice in note.choices].index(True) + 1 for note in notes(text, "quiz.csv")]
    assert right == [2, 1, 3, 2]


def test_a_first_column_that_repeats_holds_sections() -> None:
    text = table(" | ", [("SKY" if n > 1 else "SEA", *row) for n, row in enumerate(ROWS)])
    assert cards(text) == WANTED
    assert [note.section for note in notes(text)] == [("SEA",), ("SEA",), ("SKY",), ("SKY",)]


@pytest.mark.parametrize(
    "rows",
    [
        [(*row[:-1], "9") for row in ROWS],
        [(*row[:-1], "1") for row in ROWS],
        [("a sea", *row[1:]) for row in ROWS],
        [row[2:] for row in ROWS],
        ROWS[:2],
    ],
)
def test_other_tables_hold_no_options(rows: list[tuple[str, ...]]) -> None:
    assert not any(note.choices for note in notes(table(",", rows), "quiz.csv"))


def test_letters_before_the_options_are_left_off() -> None:
    lettered = [(asked, f"A) {a}", f"B) {b}", f"C) {c}", key) for asked, a, b, c, key in ROWS]
    assert cards(table(",", lettered)) == WANTED
    assert cards("question,A,B,C,correct\n" + table(",", lettered)) == WANTED
