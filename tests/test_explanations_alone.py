"""Explanations right below their questions, in documents without labels of answers."""

from __future__ import annotations

import pytest

from readings import cards, codes

ASKED = [("What is tin?", "A metal."), ("What is oak?", "A tree."), ("What is tea?", "A drink.")]
MADE = [f"{question} | {answer}" for question, answer in ASKED]


@pytest.mark.parametrize(
    "form",
    [
        "Question: {}\n\nExplanation: {}\n\n",
        "## {}\n\n**Erklärung:** {}\n\n",
        "**{}**\n\n解析：{}\n\n",
        "Q1. {}\nExplication : {}\n\n",
    ],
)
def test_an_explanation_right_below_its_question_is_the_answer(form: str) -> None:
    assert cards("".join(form.format(*pair) for pair in ASKED)) == MADE


@pytest.mark.parametrize("shown", ["```sh\nls\n```", "It has 2 lines.", "1. It has lines.\n2. They are short."])
def test_what_stands_above_such_an_explanation_belongs_to_the_question(shown: str) -> None:
    text = "".join(f"Question: {question}\n\nExplanation: {answer}\n\n" for question, answer in ASKED)
    made = cards(text.replace("oak?\n", f"oak?\n\n{shown}\n"))
    assert [card.split(" | ")[1] for card in made] == [answer for _, answer in ASKED]
    assert made[1].split(" | ")[0] != ASKED[1][0]


def test_an_explanation_that_is_only_a_link_gets_a_note() -> None:
    text = "".join(
        f"Question {n}: {words}\n\nExplanation: [{n}](https://a.org/{n})\n\n" for n, (words, _) in enumerate(ASKED)
    )
    assert codes(text) == ["DP118"] * len(ASKED)


@pytest.mark.parametrize(
    "form",
    [
        "Question: {}\n\n{}\n\nExplanation: It is known.\n\n",
        "Question: {}\n\nExplanation: It is known.\n\nAnswer: {}\n\n",
        "## {}\n\n- [x] {}\n- [ ] Salt.\n\nExplanation: It is known.\n\n",
    ],
)
def test_an_explanation_beside_an_answer_is_none(form: str) -> None:
    made = cards("".join(form.format(*pair) for pair in ASKED))
    assert len(made) == len(ASKED)
    assert not any(card.endswith("| It is known.") for card in made)
