"""Questions behind a mark at the left edge, each a block of its own, with their answers below them."""

from __future__ import annotations

import pytest

from combined import each_pair
from readings import cards, codes

TASKS = [("Define tea.", "A hot drink."), ("Describe ice.", "It is cold."), ("Name a river.", "The Rhine.")]
ASKED = [("What is tea?", "A hot drink."), ("What is ice?", "Cold water."), ("Where is Bonn?", "On the Rhine.")]


def written(form: str, pairs: list[tuple[str, str]]) -> str:
    """The pairs in a form with `{n}`, `{q}` and `{a}`."""
    return "# Notes\n\n" + "\n\n".join(form.format(n=n, q=q, a=a) for n, (q, a) in enumerate(pairs, 1)) + "\n"


def wanted(pairs: list[tuple[str, str]]) -> list[str]:
    return [f"{question} | {answer}" for question, answer in pairs]


@pytest.mark.parametrize(
    ("mark", "label", "pairs"),
    each_pair(
        [
            "- {q}",
            "* {q}",
            "> {q}",
            "({n}) {q}",
            "{n}\\. {q}",
            "#{n} {q}",
            "<b>{q}</b>",
            "<strong>{q}</strong>",
            "• {q}",
        ],
        ["**Answer:** {a}", "Answer: {a}", "**Solution:**\n\n{a}"],
        [TASKS, ASKED],
    ),
)
def test_a_question_with_a_mark_above_the_label_of_an_answer(
    mark: str, label: str, pairs: list[tuple[str, str]]
) -> None:
    text = written(f"{mark}\n\n{label}", pairs)
    assert cards(text) == wanted(pairs)
    assert codes(text) == []


@pytest.mark.parametrize("mark", ["- {q}", "- **{q}**", "• {q}", "{n}\\. {q}"])
def test_questions_with_a_mark_need_no_label_below_them(mark: str) -> None:
    text = written(f"{mark}\n\n{{a}}", ASKED)
    assert cards(text) == wanted(ASKED)
    assert codes(text) == []


def test_code_may_be_between_such_a_question_and_its_answer() -> None:
    text = written("- {q}\n\n```\nx = 1\n```\n\n**Answer:** {a}", ASKED)
    assert [card.split(" | ")[1] for card in cards(text)] == [answer for _, answer in ASKED]


@pytest.mark.parametrize(
    "text",
    [
        "- Did you know?\n\nTea is hot.\n\n- Tea is old.\n- Ice is cold.\n\n- Is it late?\n\nYes, it is.\n",
        "- Tea is hot.\n\nIt really is.\n\n- Ice is cold.\n\nIt really is.\n\n- Bonn is small.\n\nIt really is.\n",
    ],
    ids=["among other lists", "items that tell"],
)
def test_other_texts_with_marks_hold_no_questions(text: str) -> None:
    assert cards(f"# Notes\n\n{text}") == []


def test_a_quote_below_a_heading_of_its_own_belongs_to_the_question_of_the_heading() -> None:
    text = written("#### Exercise {n} – Drinks\n\n> {q}\n\n**Solution:**\n\n{a}", TASKS)
    assert [card.split(" | ")[1] for card in cards(text)] == [answer for _, answer in TASKS]
    assert all("Exercise" in card for card in cards(text))


def test_options_above_an_answer_are_no_questions() -> None:
    question = "**{}**\n\n- a) yes\n- b) no\n\n**Answer:** b\n\n"
    assert cards("# Quiz\n\n" + "".join(map(question.format, ("Is tea cold?", "Is ice hot?")))) == [
        "Is tea cold? | -yes +no",
        "Is ice hot? | -yes +no",
    ]


@pytest.mark.parametrize("label", ["Answer:", "**Answer**", "**Solution**"])
@pytest.mark.parametrize("question", ["Q: {q}", "**Q:** {q}", "**Question {n}**\n\n{q}"])
def test_the_label_of_an_answer_alone_is_no_title_of_a_key(label: str, question: str) -> None:
    text = written(f"{question}\n\n{label}\n\n{{a}}", ASKED)
    assert cards(text) == wanted(ASKED)
    assert codes(text) == []


def test_a_question_with_a_mark_may_lack_its_answer() -> None:
    text = "- What is b?\n\n**Answer:** y\n\n- What is c?\n\n- What is d?\n\n**Answer:** z\n\n"
    text += "- What is e?\n\n**Answer:** w\n"
    assert cards(f"# Notes\n\n{text}") == ["What is b? | y", "What is d? | z", "What is e? | w"]
    assert codes(f"# Notes\n\n{text}") == ["DP104"]


def test_the_marks_may_differ() -> None:
    text = "- What is b?\n\n**Answer:** y\n\n> What is c?\n\n**Answer:** x\n\n- What is d?\n\n**Answer:** z\n"
    assert cards(f"# Notes\n\n{text}") == ["What is b? | y", "What is c? | x", "What is d? | z"]


def test_an_exercise_without_text_makes_no_card_of_its_label() -> None:
    pair = "**Exercise**\n\n{}**Solution**\n\nIt is {}.\n\n"
    text = pair.format("Prove A.\n\n", 1) + pair.format("", 2) + pair.format("Prove C.\n\n", 3)
    assert not any(card.startswith("Answer:") for card in cards(f"# Notes\n\n{text}"))
