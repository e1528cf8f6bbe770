"""Questions that are only code above an answer, and questions whose number follows a letter."""

from __future__ import annotations

import pytest

from readings import cards, notes

FENCES = {"tildes": "~~~cpp\n{}\n~~~", "backticks": "```\n{}\n```"}
BETWEEN = {"rules": "\n---\n\n", "nothing": "\n"}


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN.keys())
@pytest.mark.parametrize("fence", FENCES.values(), ids=FENCES.keys())
@pytest.mark.parametrize("summary", ["Solution", "Lösung", "Ответ", "答案"])
def test_code_above_a_folded_answer_is_a_question(summary: str, fence: str, between: str) -> None:
    text = "# Precedence\n\nAdd all brackets.\n\n---\n\n" + between.join(
        f"{fence.format(f'a + b * {n}')}\n\n<details>\n<summary>{summary}</summary>\n\n"
        f"{fence.format(f'a + (b * {n})')}\n</details>\n"
        for n in (1, 2, 3)
    )
    found = notes(text)
    assert [note.question.markdown for note in found] == [fence.format(f"a + b * {n}") for n in (1, 2, 3)]
    assert [note.answer.markdown for note in found] == [fence.format(f"a + (b * {n})") for n in (1, 2, 3)]


def test_code_between_a_question_and_its_folded_answer_belongs_to_the_question() -> None:
    fold = "<details>\n<summary>Solution</summary>\n\nIt is {}.\n\n</details>\n\n"
    text = "".join(f"## What does {n} print?\n\n```\nprint({n})\n```\n\n{fold.format(n)}" for n in (1, 2, 3))
    assert [card.partition(" | ")[0] for card in cards(text)] == [
        f"What does {n} print? ``` print({n}) ```" for n in (1, 2, 3)
    ]


LETTERS = {
    "Spanish": "P",
    "German": "F",
    "Dutch": "V",
    "Ukrainian": "П",
    "Swedish": "F",
    "Italian": "D",
    "Hungarian": "K",
}


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())
@pytest.mark.parametrize("form", ["**{}{}.** {}", "**{}{}:** {}", "{}{}. {}", "**{}{}**: {}"])
def test_a_letter_may_be_before_the_number_of_each_question(form: str, letter: str) -> None:
    asked = ("What is iron?", "Read the rule:", "What is lead?")
    text = "".join(
        f"{form.format(letter, n, words)}\n\nA) one\n\nB) two\n\nC) six\n\n" for n, words in enumerate(asked, 1)
    )
    text += "## Answers\n\n1. A\n2. B\n3. C\n"
    assert cards(text) == [
        "What is iron? | +one -two -six",
        "Read the rule: | -one +two -six",
        "What is lead? | -one -two +six",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**H1.** Iron rusts in water.\n\n**H2.** Lead is soft.\n\n**H3.** Tin melts.\n",
        "**P1.** Is it urgent?\n\n**P3.** Is it late?\n\n**P9.** Is it minor?\n",
    ],
    ids=["sentences that tell", "numbers that do not count"],
)
def test_other_letters_with_numbers_are_no_labels(text: str) -> None:
    assert cards(text) == []


def shown(answers: list[str], between: str = "\n") -> str:
    return "".join(f"```\nprint({n})\n```\n\n{answer}\n{between}" for n, answer in enumerate(answers, 1))


@pytest.mark.parametrize("head", ["", "# Output\n\n", "# Output\n\nSay what each program prints.\n\n"])
@pytest.mark.parametrize("mark", ["-", "- ", "*", "+ "])
def test_an_empty_item_above_indented_text_holds_the_answer(mark: str, head: str) -> None:
    text = head + shown([f"{mark}\n\n    {answer}" for answer in ("A 1.", "A 2,\n    and\n    - a line end", "A 3.")])
    assert cards(text) == [
        "``` print(1) ``` | A 1.",
        "``` print(2) ``` | A 2, and - a line end",
        "``` print(3) ``` | A 3.",
    ]


def test_the_text_may_be_right_below_the_mark_of_the_item() -> None:
    answers = ["-\n\n    A 1.", "-\n\n    A 2.", "-\n    1. A 3.", "-\n\n    A 4."]
    assert [note.answer.markdown for note in notes(shown(answers))] == ["A 1.", "A 2.", "1. A 3.", "A 4."]


def test_two_such_items_stay_lists() -> None:
    assert cards(shown(["-\n\n    A 1.", "-\n\n    A 2."])) == []


def test_headings_ask_above_empty_items_as_well() -> None:
    text = "".join(f"## What is {n} + 1?\n\n- \n\n    It is {n + 1}.\n\n" for n in (1, 2, 3))
    assert [note.answer.markdown for note in notes(text)] == ["It is 2.", "It is 3.", "It is 4."]


def test_code_above_a_labelled_answer_is_a_question() -> None:
    assert cards(shown(["Answer: 1", "Answer: 2", "Answer: 3"])) == [f"``` print({n}) ``` | {n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("asked", ["Which number is printed?\n\n", "The output of this program:\n\n"])
def test_code_below_a_question_belongs_to_it(asked: str) -> None:
    text = "# Output\n\n" + asked + shown(["Answer: 1", "Answer: 2", "Answer: 3", "Answer: 4"], "\n" + asked)
    assert not any(card.startswith("```") for card in cards(text))


def test_code_below_a_heading_of_its_own_belongs_to_that() -> None:
    text = "# Output\n\n" + "".join(f"## Program {n}\n\n{shown(['Answer: yes'])}" for n in (1, 2, 3))
    assert [card.partition(" | ")[0] for card in cards(text)] == [f"Program {n} ``` print(1) ```" for n in (1, 2, 3)]


def test_code_below_an_empty_bullet_answers_the_line_above_it() -> None:
    text = "# Notes\n\nWhat is red?\n- Mars.\n\nWhat prints 1?\n- \n    ```\n    print(1)\n    ```\n\nWhy?\n- So.\n"
    assert cards(text) == ["What is red? | - Mars.", "What prints 1? | ``` print(1) ```", "Why? | - So."]


def test_a_dash_above_text_at_the_left_edge_underlines_a_title() -> None:
    assert cards("Sea?\n-\nWet.\n\nSky?\n-\nBlue.\n") == ["Sea? | Wet.", "Sky? | Blue."]
