"""Headings above a scenario and a labelled question: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

EGG = "An egg lies in a pot of water."
FLAG = "A flag hangs from a mast."


def exam(scenario: str = "**Scenario:**", question: str = "**Question:**", heading: str = "### Question {n}: ") -> str:
    first = f"{heading.format(n=1)}Eggs\n\n{scenario} {EGG}\n\n{question} What should the cook do?\n\n"
    second = f"{heading.format(n=2)}Flags\n\n{scenario} {FLAG}\n\n{question} What does it lack?\n\n"
    return f"# Exam\n\n{first}A) boil it\nB) hoist it\n\nAnswer: A\n\n{second}A) salt\nB) wind\n\nAnswer: B\n"


@pytest.mark.parametrize(
    "text",
    [
        exam(),
        exam("Scenario:", "Question:"),
        exam("**Scenario:**\n\n", "**Question:**\n\n"),
        exam("", ""),
        exam("Situation:", "Question:", "### Exercise {n}: "),
        exam("**Scenario:**", "**Question:**", "### "),
        exam("", "**Question:**", "### Scenario {n}: "),
        exam("**Caso:**", "**Pregunta:**", "### Pregunta {n}: "),
        exam("情境：", "问题：", "### 问题{n}: "),
    ],
)
def test_the_question_keeps_its_scenario(text: str) -> None:
    first, second = notes(text)
    assert EGG in first.question.flat
    assert first.question.flat.endswith("What should the cook do?")
    assert [choice.correct for choice in first.choices] == [True, False]
    assert FLAG in second.question.flat
    assert not any(word in first.question.flat for word in ("Question:", "Question**", "问题：", "Pregunta:"))


def test_a_scenario_may_hold_a_list() -> None:
    text = exam().replace(EGG, "In the kitchen there are:\n\n- an egg\n- a pot")
    text = text.replace("A) boil it\nB) hoist it\n\n", "")
    text = text.replace("Answer: A", "Answer: Boil it.", 1)
    assert cards(text)[0].startswith("Eggs **Scenario:** In the kitchen there are: - an egg - a pot What should")
    assert cards(text)[0].endswith("| Boil it.")


def test_two_questions_below_one_heading_are_two_cards() -> None:
    one = "Question: Who cooks?\n\nAnswer: The cook.\n\nQuestion: Who eats?\n\nAnswer: The guest.\n\n"
    text = f"# Exam\n\n## Scenario 1\n\n{EGG}\n\n{one}## Scenario 2\n\n{FLAG}\n\n{one.replace('Who', 'What')}"
    assert [card.partition(" |")[0] for card in cards(text)] == ["Who cooks?", "Who eats?", "What cooks?", "What eats?"]


def test_a_lesson_above_a_question_is_no_scenario() -> None:
    one = "## Lesson {n}: {title}\n\n{text}\n\nQuestion: What is in lesson {n}?\n\nAnswer: {answer}\n\n"
    text = "# Course\n\n" + one.format(n=1, title="Eggs", text=EGG, answer="Eggs.")
    text += one.format(n=2, title="Flags", text=FLAG, answer="Flags.")
    assert cards(text) == ["What is in lesson 1? | Eggs.", "What is in lesson 2? | Flags."]


def test_an_answer_above_the_label_belongs_to_the_heading() -> None:
    one = "## Question {n}: Who cooks?\n\nAnswer: The cook.\n\nQuestion: Who eats dish {n}?\n\nAnswer: The guest.\n\n"
    assert len(cards("# Exam\n\n" + one.format(n=1) + one.format(n=2))) == 4
    assert codes("# Exam\n\n" + one.format(n=1) + one.format(n=2)) == []
