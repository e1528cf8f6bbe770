"""Bold questions with numbers or letters: bold lines between them that do not count are parts of answers."""

from __future__ import annotations

from textwrap import dedent

import pytest

from readings import cards

EXAM = """\
    # Cloth

    **{}. Explain what wool is.**

    Wool is hair.

    **Example**

    A sheep has it.

    **{}. Which tools weave?**

    A loom.

    # Paper

    **{}. Explain how it is made.**

    From rags.

    **Another way**

    From wood.

    **{}. Name a kind.**

    Felt paper.
    """


@pytest.mark.parametrize("marks", ["1234", "1212", "abab", "абаб"])
def test_bold_lines_between_those_that_count_are_parts_of_answers(marks: str) -> None:
    answers = [card.split(" | ")[1] for card in cards(dedent(EXAM.format(*marks)))]
    assert answers == [
        "Wool is hair. **Example** A sheep has it.",
        "A loom.",
        "From rags. **Another way** From wood.",
        "Felt paper.",
    ]


def test_a_bold_line_that_asks_is_a_question_whether_it_counts_or_not() -> None:
    text = EXAM.format(*"1234").replace("**Another way**", "**What else?**")
    assert "What else? | From wood." in cards(dedent(text))


def test_numbered_bold_lines_above_bold_terms_are_sections() -> None:
    text = """\
        **1. Cloth**

        **Wool**

        Hair of sheep.

        **Felt**

        Pressed wool.

        **2. Paper**

        **Rag**

        Old cloth.

        **3. Wood**

        **Plank**

        A sawn board.
        """
    made = cards(dedent(text))
    assert [card for card in made if not card[0].isdigit()][-1] == "Plank | A sawn board."
    assert "Wool | Hair of sheep." in made


def test_bold_lines_that_are_all_numbered_stay_as_they_are() -> None:
    text = "".join(f"**{number}. Explain {word}.**\n\nIt is old.\n\n" for number, word in enumerate("abcd", 1))
    assert [card.split(" | ")[0] for card in cards(text)] == [f"Explain {word}." for word in "abcd"]


def test_bold_lines_with_the_same_words_below_bold_questions_are_parts_of_answers() -> None:
    asked = ("What is wool?", "What is felt?", "What is silk?")
    text = "".join(f"**{question}**\n\nCloth.\n\n**Example**\n\nA sock.\n\n" for question in asked)
    assert cards(text) == [f"{question} | Cloth. **Example** A sock." for question in asked]


def test_bold_tasks_with_other_words_beside_bold_questions_stay_questions() -> None:
    text = "".join(
        f"**What is {name}?**\n\nCloth.\n\n**Draw {name}.**\n\nA sock.\n\n" for name in ("wool", "felt", "silk")
    )
    assert len(cards(text)) == 6
