"""Numbered questions with answers at the left edge right below them, some of which go on behind a blank line."""

from __future__ import annotations

import pytest

from readings import cards, notes

QUESTIONS = {
    "bold": ("**What is iron?**", "**Where is lead?**", "**Uses of tin**"),
    "bold Italian": ("**Cos'è il ferro?**", "**Dov'è il piombo? E lo stagno?**", "**Usi dello stagno**"),
    "bold Russian": ("**Что такое железо?**", "**Где свинец?**", "**Применение олова**"),
    "bold Arabic": ("**ما هو الحديد؟**", "**أين الرصاص؟**", "**استخدام القصدير**"),
    "with a question mark": ("What is iron?", "Where is lead?", "What is tin for?"),
}
RULES = {"rules": "-------\n", "no rules": "", "spaced rules": "\n---\n\n"}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_each_numbered_question_has_the_text_below_it_as_its_answer(asked: tuple[str, ...], rule: str) -> None:
    answers = ("A metal.\n\nIt rusts.\n", "In mines.\n", "Cans.\n\n- cans\n- solder\n")
    text = "".join(
        f"{n}. {question}\n{answer}{rule}\n" for n, (question, answer) in enumerate(zip(asked, answers, strict=True), 1)
    )
    words = [question.strip("*") for question in asked]
    assert cards(text) == [
        f"{words[0]} | A metal. It rusts.",
        f"{words[1]} | In mines.",
        f"{words[2]} | Cans. - cans - solder",
    ]


def test_some_answers_may_have_a_blank_line_above() -> None:
    text = "1. **What is iron?**\nA metal.\n\nIt rusts.\n\n2. **What is lead?**\n\nA metal.\n\n3. **Tin?**\nSoft.\n"
    assert cards(text) == ["What is iron? | A metal. It rusts.", "What is lead? | A metal.", "Tin? | Soft."]


def test_a_line_of_dashes_right_below_an_answer_makes_it_no_heading() -> None:
    text = "".join(f"{n}. **What is {n}?**\n\nA number.\n\nIt is {n}.\n-----------\n" for n in range(1, 5))
    text += "\n-----------\n\n-----------\n"
    assert [note.answer.markdown for note in notes(text)] == [f"A number.\n\nIt is {n}." for n in range(1, 5)]


def test_a_short_heading_underlined_with_dashes_stays_a_heading() -> None:
    text = "Metals\n---\n\n### What is iron?\n\nA metal.\n\n---\n\nPlants\n---\n\n### What is oak?\n\nA tree.\n\n---\n"
    assert [note.section for note in notes(text)] == [("Metals",), ("Plants",)]


def test_steps_with_text_at_the_left_edge_are_no_questions() -> None:
    text = "1. Open the lid.\nIt is heavy.\n\nTake care.\n\n2. Pour the water.\nIt is hot.\n\nTake care.\n"
    assert cards(text) == []


@pytest.mark.parametrize("rule", ["---", "--------------------", "===", "===================="])
@pytest.mark.parametrize(
    "answered",
    [
        "{n}. Which is a metal?\n   A. oak\n   B. iron\nAnswer: B\n{rule}\n\n",
        "{n}. Which is a metal?\nA. oak\nB. iron\nAnswer: B\n{rule}\n",
        "**{n}. Which is a metal?**\n\nA. oak\nB. iron\n\nAnswer: B\n{rule}\n\n",
        "## Which is a metal?\nA. oak\nB. iron\nAnswer: B\n{rule}\n\n",
        "## Which is a metal?\n\nAnswer: B\n\nA. oak\nB. iron\n{rule}\n\n",
    ],
)
def test_a_rule_right_below_options_or_an_answer_makes_them_no_heading(answered: str, rule: str) -> None:
    found = notes("# Quiz\n\n" + "".join(answered.format(n=n, rule=rule) for n in (1, 2, 3)))
    assert [[(choice.text.markdown, choice.correct) for choice in note.choices] for note in found] == [
        [("oak", False), ("iron", True)]
    ] * 3


def test_a_heading_that_is_only_the_word_for_an_answer_stays_one() -> None:
    asked = "What is {}?\n=============\n\nAnswer:\n-------\n\n{}.\n\n"
    text = asked.format("iron", "A metal") + asked.format("oak", "A tree")
    assert cards(text) == ["What is iron? | A metal.", "What is oak? | A tree."]


@pytest.mark.parametrize("said", ["TYPE: ox\n", "Type: true/false\n", ""])
@pytest.mark.parametrize("title", ["### ANSWER", "### Answer", "### Solution:"])
def test_a_rule_right_below_the_answer_of_a_heading_makes_it_no_heading(title: str, said: str) -> None:
    asked = {"Pumice floats.": "T", "Basalt floats.": "F", "Slate splits.": "T"}
    text = "".join(
        f"## Q{n}\n{said}{statement}\n{title}\n{answer}\n---\n"
        for n, (statement, answer) in enumerate(asked.items(), 1)
    )
    assert cards(f"# Stones\n\n{text}") == [f"{statement} | {answer}" for statement, answer in asked.items()]


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("rule", ["---\n", "\n---\n"])
def test_blank_lines_may_be_above_such_an_answer(blank: str, rule: str) -> None:
    asked = {"What is mud?": "Wet soil.", "What is clay?": "Soil that\nis fine."}
    text = "".join(f"### {question}\n\n### Answer\n{blank}{answer}\n{rule}\n" for question, answer in asked.items())
    assert [(note.question.markdown, note.answer.markdown) for note in notes(text)] == list(asked.items())


@pytest.mark.parametrize("line", ["------", "------\n"])
def test_an_underlined_title_below_the_title_of_a_key_stays_one(line: str) -> None:
    key = f"Part A\n{line}\n1. Basalt\n2. Chalk\n"
    text = f"# Stones\n\nPart A\n------\n\n1. What is hard?\n2. What is soft?\n\n## Answers\n\n{key}"
    assert cards(text) == ["What is hard? | Basalt", "What is soft? | Chalk"]


def test_a_heading_below_a_heading_that_only_has_an_answer_stays_one() -> None:
    text = "# Answers of last week\n\n## What is iron?\n\nA metal.\n\nPlants\n------\n\n### What is oak?\n\nA tree.\n"
    assert [note.section[-1:] for note in notes(text)][1:] == [("Plants",)]


def test_a_line_of_dashes_in_code_below_an_answer_stays() -> None:
    text = "## What does it print?\n\nAnswer:\n\n```\nA. one\nB. two\n---\n```\n\n## And what is it?\n\nA list.\n"
    assert [note.answer.markdown for note in notes(text)] == ["```\nA. one\nB. two\n---\n```", "A list."]


@pytest.mark.parametrize("title", ["### Task", "### Task {}", "## Part {}", "## Question {}"])
@pytest.mark.parametrize("mark", ["- ", "* ", "1. "])
def test_a_label_right_below_bare_items_answers_the_question_above_them(title: str, mark: str) -> None:
    asked = [("Which burns?", "ice", "gas"), ("Which floats?", "iron", "wood")]
    text = "".join(
        f"{title.format(n)}\n\n{question}\n\n{mark}{first}\n{mark}{second}\n**Correct option:** {second}\n\n"
        for n, (question, first, second) in enumerate(asked, 1)
    )
    assert [card.rpartition(" | ")[2] for card in cards(text)] == ["-ice +gas", "-iron +wood"]


@pytest.mark.parametrize("items", ["- What is iron?\n- What is tin?\n", "- Explain iron.\n- Explain tin.\n"])
def test_a_label_right_below_items_that_ask_answers_the_last_one(items: str) -> None:
    assert [card.partition(" | ")[2] for card in cards(f"## Metals\n\n{items}Answer: A metal.\n")] == ["A metal."]
