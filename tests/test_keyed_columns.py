"""Tables without a header line whose last column names the right one of the options before it."""

from __future__ import annotations

import pytest

from readings import cards, codes, dialect_of, notes, read_document

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


@pytest.mark.parametrize(
    "columns",
    [
        [("the spine of a boat", "a pole for sails", "a red cloth"), ("Kiel", "Mast", "Tuch"), ("sea", "wood", "tar")],
        [("spine", "pole", "cloth"), ("The keel broke.", "It is high.", "I see one."), ("keels", "masts", "sails")],
        [("spine", "pole", "cloth"), ("boat", "boat", "boat"), ("easy", "hard", "easy")],
        [("spine", "pole", "cloth"), ("Kiel", "Mast", "Segel"), ("a keel", "a mast", "a sail")],
        [("What is a keel?", "What is a mast?", "Where is it?"), ("spine", "pole", "tar"), ("wood", "tall", "wide")],
    ],
)
def test_levels_behind_an_answer_and_other_columns_are_no_key(columns: list[tuple[str, ...]]) -> None:
    asked = ("What is a keel?", "What is a mast?", "What is a sail?")
    text = table(",", list(zip(asked, *columns, "213", strict=True)))
    assert [note.answer.markdown for note in notes(text, "quiz.csv")] == [*columns[0]]
    assert codes(text, "quiz.csv") == ["DP117"]


@pytest.mark.parametrize(("separator", "name"), [(",", "quiz.csv"), ("\t", "quiz.tsv")])
def test_letters_and_numbers_that_nothing_else_explains_are_reported(separator: str, name: str) -> None:
    assert [len(note.choices) for note in notes(table(separator, ROWS), name)] == [3, 3, 3, 3]
    assert codes(table(separator, ROWS), name) == ["DP117"]
    assert codes(table(",", [(*row[:-1], row[int(row[-1])]) for row in ROWS]), "quiz.csv") == []


def test_the_same_options_in_every_row_are_options() -> None:
    text = table(
        ",", [(f"Is {thing} wet?", "yes", "no", "at times", key) for thing, key in zip("abc", "123", strict=True)]
    )
    assert len([note for note in notes(text, "quiz.csv") if note.choices]) == 3


@pytest.mark.parametrize("separator", [",", ";", "|"])
def test_the_header_line_that_the_warning_names_makes_the_same_quiz(separator: str) -> None:
    text = table(separator, [("SKY" if n > 1 else "SEA", *row) for n, row in enumerate(ROWS)])
    header = separator.join(("section", "question", "A", "B", "C", "correct"))
    assert [problem.hint for problem in read_document("quiz.csv", text)[1]] == [
        f"write a header line such as {header} above the rows"
    ]
    assert [note.choices for note in notes(f"{header}\n{text}", "quiz.csv")] == [
        note.choices for note in notes(text, "quiz.csv")
    ]


def test_letters_before_the_options_are_left_off() -> None:
    lettered = [(asked, f"A) {a}", f"B) {b}", f"C) {c}", key) for asked, a, b, c, key in ROWS]
    assert cards(table(",", lettered)) == WANTED
    assert cards("question,A,B,C,correct\n" + table(",", lettered)) == WANTED
