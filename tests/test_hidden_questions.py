"""A question that lacks the mark of the others, or whose answer lacks its label: text in, cards and warnings out."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines

QUESTIONS = ["What is a tide?", "Why is it salty?", "How deep is it?", "Who owns it?", "Where do eels spawn?"]
ANSWERS = ["The sea rises.", "Rivers bring salt.", "Ninety metres.", "The town does.", "Far out at sea."]
FORMS = {
    "headings": "## {}\n\n{}\n\n",
    "numbers": "{n}. {}\n\n   {}\n\n",
    "bold lines": "**{}**\n\n{}\n\n",
    "numbers, answers not indented": "{n}. {}\n\n{}\n\n",
}
ALL = list(zip(QUESTIONS, ANSWERS, strict=True))


def _deck(form: str, bare: int) -> str:
    parts = [FORMS[form].format(*pair, n=n + 1) for n, pair in enumerate(ALL)]
    parts[bare] = "{}\n\n{}\n\n".format(*ALL[bare])
    return "".join(parts)


@pytest.mark.parametrize("bare", range(5))
@pytest.mark.parametrize("form", FORMS)
def test_a_question_without_the_mark_of_the_others_is_reported(form: str, bare: int) -> None:
    text = _deck(form, bare)
    line = text[: text.index(QUESTIONS[bare])].count("\n") + 1
    assert codes_and_lines(text) == [("DP115", line)]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"## {q}\n\n{a}\n\n" for q, a in ALL),
        "".join(f"## {q}\n\n{a}\n\nWhy so?\n\nIt was measured.\n\n" for q, a in ALL),
        "".join(f"## {q}\n\n{a}\n\nIt was measured.\n\n" for q, a in ALL[:4]) + "## Is it?\n\nSo?\n\nWhy so?\n\nYes.\n",
        "".join(f"## {q}\n\n{a}\n\n" for q, a in ALL) + "Who has ever seen one there?\n",
        "Welcome! Shall we begin?\n\n" + "".join(f"## {q}\n\n{a}\n\n" for q, a in ALL),
    ],
    ids=["none", "in all answers", "longer answers", "at the end", "above the first"],
)
def test_other_questions_in_answers_are_text(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("bare", range(1, 5))
def test_a_paragraph_among_labelled_answers_needs_no_label(bare: int) -> None:
    text = "".join("{}\n\n{}{}\n\n".format(q, "" if n == bare else "Answer: ", a) for n, (q, a) in enumerate(ALL))
    assert cards(text) == [f"{q} | {a}" for q, a in ALL]


def test_the_last_question_without_an_answer_is_reported() -> None:
    text = "".join(f"{q}\n\nAnswer: {a}\n\n" for q, a in ALL) + "Which fish is the oldest?\n"
    assert cards(text) == [f"{q} | {a}" for q, a in ALL]
    assert codes(text) == ["DP104"]


def test_a_question_in_a_labelled_answer_of_several_paragraphs_is_text() -> None:
    text = "".join(f"{q}\n\nAnswer: {a}\n\nIt was measured.\n\n" for q, a in ALL) + "Why so?\n\nNobody knows.\n"
    assert len(cards(text)) == 5


@pytest.mark.parametrize("form", ["**{}**\n\n{}\n\n", "1. {}\n\n   {}\n\n", "- **{}**\n  {}\n\n"])
@pytest.mark.parametrize("first", ["## {}\n\n{}\n\n", "Q: {}\nA: {}\n\n"])
def test_questions_of_another_form_in_one_answer_are_reported(first: str, form: str) -> None:
    text = "".join(first.format(*pair) for pair in ALL[:3]) + "".join(form.format(*pair) for pair in ALL[3:])
    line = text[: text.index(QUESTIONS[3])].count("\n") + 1
    assert codes_and_lines(text) == [("DP115", line)]


def test_questions_of_another_form_in_several_answers_are_text() -> None:
    inner = "**{}**\n\n{}\n\n".format(*ALL[4])
    text = "".join("## {}\n\n{}\n\n".format(*pair) for pair in ALL[:4])
    assert codes(text.replace("\n\n## ", f"\n\n{inner}{inner.replace('eels', 'cods')}## ") + inner) == []


def test_a_numbered_question_that_ends_the_answer_to_a_bold_one_is_reported() -> None:
    bold, item = "**What is silt?**\n\nMud.\n\n", "1. What is sand?\n   - Grains.\n"
    assert codes_and_lines(bold + item) == [("DP115", 5)]
    assert codes_and_lines(bold + "**What is clay?**\n\nFine mud.\n\n" + item) == [("DP115", 9)]


@pytest.mark.parametrize(
    "below",
    ["Mud:\n\n1. What is sand?\n   - Grains.\n", "Mud.\n\n1. Sand\n   - Grains.\n", "1. What is sand?\n   - Grains.\n"],
)
def test_other_items_below_a_bold_question_are_its_answer(below: str) -> None:
    assert "DP115" not in codes(f"**What is silt?**\n\n{below}\n**What is clay?**\n\nFine mud.\n")


@pytest.mark.parametrize("title", ["", "Living things\n\n"])
def test_one_bold_question_at_the_end_of_the_only_long_answer_is_reported(title: str) -> None:
    nested = f"## What is iron?\n\nA metal.\n\n{title}**What is a cod?**\n\nA fish.\n\n"
    assert [code for code, _ in codes_and_lines(f"{nested}## What is an elm?\n\nA tree.\n")] == ["DP115"]


@pytest.mark.parametrize(
    "text",
    [
        "## What is iron?\n\nA metal.\n\n**Is it hard?**\n\nYes.\n\nVery.\n\n## What is an elm?\n\nA tree.\n",
        "## What is iron?\n\nA metal.\n\n**Is it hard?**\n\nYes.\n\n## What is an elm?\n\nA tree.\n\nIt is tall.\n",
        "## What is iron?\n\nA metal.\n\n**It is hard.**\n\nYes.\n\n## What is an elm?\n\nA tree.\n",
    ],
    ids=["in the middle", "other long answers", "does not ask"],
)
def test_other_bold_lines_in_answers_are_text(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "**What is iron?**\n\nA metal.\n\nIt rusts.\n\n2. What is tin?\n\nA metal.\n",
        "**What is iron?**\nA metal.\nIt rusts.\n2. What is tin?\n",
        "## What is iron?\n\nA metal.\n\nIt rusts.\n\n**2. What is tin?**\n\nA metal.\n",
        "1. What is iron?\n\nA metal.\n\n**2. What is tin?**\n\nA metal.\n",
        "**1. What is iron?**\n\nA metal.\n\n2. Explain tin.\n\nA metal.\n",
    ],
    ids=["below bold", "tight", "bold below a heading", "bold below a number", "a task"],
)
def test_a_number_whose_predecessor_is_not_in_the_answer_is_reported(text: str) -> None:
    assert [code for code, line in codes_and_lines(text) if text.split("\n")[line - 1].strip("*").startswith("2.")] == [
        "DP115"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**What do we ask?**\n\nTwo things.\n\n1. What is iron?\n2. What is tin?\n\n**Why?**\n\nTo learn.\n",
        "**What is iron?**\n\nA metal.\n\n2. It rusts.\n\n**What is tin?**\n\nA metal.\n",
        "**What is iron?**\n\n```\n2. What is tin?\n```\n\n**What is tin?**\n\nA metal.\n",
    ],
    ids=["a list", "does not ask", "code"],
)
def test_other_numbers_in_answers_are_text(text: str) -> None:
    assert codes(text) == []


EXAM = "".join(
    f"## Question {n}\n\nWhich is {name}?\n\n- A) iron\n- B) tin\n\n### Answer\n\nA\n\n### Explanation\n\nIt rusts.\n\n"
    for n, name in enumerate(("a metal", "magnetic", "heavier"), 1)
)
PASTED = "Which gas is light?\nArgon\nCorrect answer\nHelium\n\nWhich gas glows?\nCorrect answer\nNeon\nAir\n\n"


def test_questions_pasted_below_the_last_explanation_are_reported() -> None:
    text = f"# Exam\n\n{EXAM}---\n\n{PASTED}"
    assert codes_and_lines(text) == [("DP115", text[: text.index("Which gas is light?")].count("\n") + 1)]


@pytest.mark.parametrize(
    "below", ["Why so?\nIt is heavy.\n", "Which gas is light?\n\nHelium is.\n\nWhich gas glows?\n\nNeon.\n"]
)
def test_an_explanation_may_ask(below: str) -> None:
    assert codes(f"# Exam\n\n{EXAM}{below}") == []


LABELLED = "".join(f"Question: Is it {n}?\nAnswer: Yes, {n}.\n\n" for n in (1, 2, 3, 4))
ABOVE_LABELLED = "# Words\n\n{}## {}\n\n{}\n\nQuestion: Is it 5?\nAnswer: No.\n\n## More\n\n## Other\n\n### Last\n"


@pytest.mark.parametrize("told", ["Some text of it.", "- some text\n- of it", "Some text.\n\nIt goes on."])
def test_a_heading_that_asks_above_text_and_a_labelled_question_is_reported_or_read(told: str) -> None:
    text = ABOVE_LABELLED.format(LABELLED, "What is b?", told)
    line = text[: text.index("## What is b?")].count("\n") + 1
    read = [card.partition(" | ")[0] for card in cards(text)]
    assert "What is b?" in read or ("DP115", line) in codes_and_lines(text)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("What is b?", "Answer these questions:"),
        ("What is b?", "Name the right one."),
        ("What is b?", "Do you know?"),
        ("Letters", "Some text of it."),
    ],
)
def test_text_that_leads_to_the_questions_below_it_is_no_answer(title: str, told: str) -> None:
    text = ABOVE_LABELLED.format(LABELLED, title, told)
    assert "DP115" not in codes(text)
