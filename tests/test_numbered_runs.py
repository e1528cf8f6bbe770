"""Numbered questions of which some do not ask: each is a card of its own, not part of the answer above it."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines

FORCE = ["What is force? | A push.", "Explain inertia. | Resistance.", "Three units | Newton, joule, watt."]

RUNS = {
    "paragraphs that are not indented": "1. What is force?\n\nA push.\n\n2. Explain inertia.\n\nResistance.\n\n"
    "3. Three units\n\nNewton, joule, watt.",
    "indented paragraphs": "1. What is force?\n\n   A push.\n\n2. Explain inertia.\n\n   Resistance.\n\n"
    "3. Three units\n\n   Newton, joule, watt.",
    "the next line": "1. What is force?\nA push.\n2. Explain inertia.\nResistance.\n3. Three units\n"
    "Newton, joule, watt.",
    "brackets": "1) What is force?\nA push.\n2) Explain inertia.\nResistance.\n3) Three units\nNewton, joule, watt.",
    "numbers that do not begin at 1": "7. What is force?\n\nA push.\n\n8. Explain inertia.\n\nResistance.\n\n"
    "9. Three units\n\nNewton, joule, watt.",
    "the same number": "1. What is force?\n\nA push.\n\n1. Explain inertia.\n\nResistance.\n\n"
    "1. Three units\n\nNewton, joule, watt.",
}


@pytest.mark.parametrize("text", RUNS.values(), ids=RUNS.keys())
def test_an_item_that_counts_on_from_one_that_asks_is_a_question(text: str) -> None:
    assert cards(text) == FORCE


@pytest.mark.parametrize("text", RUNS.values(), ids=RUNS.keys())
def test_numbers_may_start_again_below_each_heading(text: str) -> None:
    assert cards(f"# Physics\n\n{text}\n\n## Again\n\n{text}\n") == FORCE * 2


@pytest.mark.parametrize(
    ("asks", "tells"),
    [
        ("Was ist Kraft?", "Erkläre die Trägheit."),
        ("Qu'est-ce qu'une force ?", "Expliquez l'inertie"),
        ("¿Qué es la fuerza?", "Explica la inercia"),
        ("Что такое сила?", "Объясните инерцию"),
        ("力とは何か？", "慣性を説明せよ。"),
        ("什么是力？", "简述惯性"),
    ],
)
def test_questions_without_a_question_mark_are_known_in_many_languages(asks: str, tells: str) -> None:
    text = f"1. {tells}\n\nEins.\n\n2. {asks}\n\nZwei.\n\n3. {tells} 2\n\nDrei.\n"
    assert cards(text) == [f"{tells} | Eins.", f"{asks} | Zwei.", f"{tells} 2 | Drei."]


def test_lists_and_code_below_a_number_are_its_answer() -> None:
    text = "1. What is a monad?\n\nA type.\n\n2. Name two laws.\n\n- left\n- right\n\n3. Show one\n\n```\nbind\n```\n"
    assert cards(text) == ["What is a monad? | A type.", "Name two laws. | - left - right", "Show one | ``` bind ```"]


def test_one_of_the_questions_without_an_answer_is_reported() -> None:
    text = "1. What is force?\n\nA push.\n\n2. Explain inertia.\n3. What is a watt?\n\nA unit.\n\n4. Mass\n\nStuff.\n"
    assert cards(text) == ["What is force? | A push.", "What is a watt? | A unit.", "Mass | Stuff."]
    assert codes_and_lines(text) == [("DP104", 5)]


def test_a_list_in_the_answer_does_not_end_it() -> None:
    text = "1. How is tea made?\n\nSo:\n\n1. Boil it.\n2. Wait.\n\n2. And coffee?\n\nSo:\n\n1. Grind.\n2. Brew.\n"
    assert cards(text) == [
        "How is tea made? | So: 1. Boil it. 2. Wait.",
        "And coffee? | So: 1. Grind. 2. Brew.",
    ]


def test_numbered_steps_below_a_question_are_its_answer() -> None:
    text = (
        "## How is tea made?\n\n1. Boil it.\n\nUse a pot.\n\n2. Wait.\n\nThree minutes.\n\n## What is tea?\n\nLeaves.\n"
    )
    assert cards(text) == [
        "How is tea made? | 1. Boil it. Use a pot. 2. Wait. Three minutes.",
        "What is tea? | Leaves.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Install it.\n\nUse apt.\n\n2. Open the file.\n\nIt is here.\n\n3. Does it run?\n\n"
        "If not, wait.\n\n4. Stop.\n\nOk.\n",
        "1. Phase one\n\nWe build.\n\n2. Phase two\n\nWe test. Does it work?\n\n3. Phase three\n\nWe ship.\n",
    ],
)
def test_steps_of_which_one_asks_are_questions_only_with_a_warning(text: str) -> None:
    assert "DP115" in [code for code, _ in codes_and_lines(text)]


def test_code_below_the_last_of_several_questions_without_answers_is_no_answer() -> None:
    questions = "1. What is force?\n2. What is mass?\n3. What does this print?\n\n```\nprint(1)\n```\n"
    assert cards(questions) == []
    assert [code for code, _ in codes_and_lines(questions) if code == "DP104"] == ["DP104"] * 3


def test_code_below_the_last_of_two_items_is_its_answer() -> None:
    assert cards("1. What is force?\n\nA push.\n\n2. How do you print it?\n\n```\nprint(1)\n```\n") == [
        "What is force? | A push.",
        "How do you print it? | ``` print(1) ```",
    ]


PARTS = ("**Part 2**", "Part 2: Heat", "**Kapitel 2: Wärme**", "Unit B")


@pytest.mark.parametrize("part", PARTS)
def test_the_title_of_a_part_ends_the_answer_above_it(part: str) -> None:
    text = f"1. What is force?\n\nA push.\n\n2. What is mass?\n\nMatter.\n\n{part}\n\n3. What is heat?\n\nEnergy.\n"
    assert cards(text) == ["What is force? | A push.", "What is mass? | Matter.", "What is heat? | Energy."]


@pytest.mark.parametrize("line", ["**Matter matters.**", "Part 2 of it is heavy.", "See part 2"])
def test_other_lines_stay_in_the_answer(line: str) -> None:
    text = f"1. What is force?\n\nA push.\n\n2. What is mass?\n\nMatter.\n\n{line}\n\n3. What is heat?\n\nEnergy.\n"
    assert cards(text)[1] == f"What is mass? | Matter. {line}"


def test_statements_right_above_bullets_count_on_from_a_question_with_a_list() -> None:
    text = "1. Which organs?\n\n   - heart\n   - lung\n\n2. Parts of a flower\n\n- petal\n- sepal\n\n"
    text += "3. Rocks\n\n- chalk\n- slate\n"
    assert cards(text) == [
        "Which organs? | - heart - lung",
        "Parts of a flower | - petal - sepal",
        "Rocks | - chalk - slate",
    ]


def test_bold_items_count_on_from_those_that_ask() -> None:
    text = "1. **What is force?**\nA push.\n\n-----\n2. **Is mass matter? Examples.**\n\nIt is.\n\n-----\n"
    text += "3. **What is heat?**\n\nEnergy.\n\nMore of it.\n\n-----\n4. **The trilemma**\n\nThree ends.\n"
    assert cards(text) == [
        "What is force? | A push.",
        "Is mass matter? Examples. | It is.",
        "What is heat? | Energy. More of it.",
        "The trilemma | Three ends.",
    ]


def test_nested_answers_below_items_that_count_on_need_no_question_mark() -> None:
    asked = ("What is force?", "What is mass?", "Write a query.", "What is heat?", "Write another query.")
    indents = (2, 2, 2, 4, 4)
    items = zip(range(1, 6), asked, indents, strict=True)
    text = "".join(f"{n}. {words}\n{' ' * indent}- Answer: said {n}\n" for n, words, indent in items)
    assert cards(text) == [f"{words} | said {n}" for n, words in enumerate(asked, 1)]


def test_two_items_that_do_not_ask_leave_distant_ones_alone() -> None:
    parts = [f"{n}. What is part {n}?  \nIt is round.\n\n" for n in range(1, 13)]
    parts[4] = "5. Which parts are small?  \nThese:\n    * Nuts\n    * Bolts\n\n"
    parts[8:10] = ["9. what part 9 is\nIt is flat.\n\n", "10. what part 10 is\nIt is long.\n\n"]
    assert len(cards(f"# Machines\n\n{''.join(parts)}")) == 12
    assert codes_and_lines(f"# Machines\n\n{''.join(parts)}") == []
