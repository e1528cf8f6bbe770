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


def bare(*pairs: tuple[str, str], gap: str = "\n\n") -> str:
    asked = ((EGG, "What should the cook do?", "Boil it."), (FLAG, "What does it lack?", "Wind."))
    return "".join(
        f"{scenario} {told}{gap}{question} {words}{gap}**Answer:** {answer}\n\n"
        for (scenario, question), (told, words, answer) in zip(pairs, asked, strict=True)
    )


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(
    ("scenario", "question"),
    [("**Scenario:**", "**Question:**"), ("**Case {n}**:", "**Question {n}:**"), ("Contexto:", "Pregunta:")],
)
def test_without_headings_too(scenario: str, question: str, gap: str) -> None:
    first, second = notes(bare(*((scenario.format(n=n), question.format(n=n)) for n in (1, 2)), gap=gap))
    label = scenario.replace("*", "")
    assert first.question.markdown.replace("*", "").split() == [
        *f"{label.format(n=1)} {EGG} What should the cook do?".split()
    ]
    assert (first.answer.flat, second.answer.flat) == ("Boil it.", "Wind.")
    assert FLAG in second.question.flat
    assert (first.question.origin[0][0], second.question.origin[0][0]) == (1, 7 if gap == "\n\n" else 5)


def test_only_the_question_right_below_has_the_scenario() -> None:
    more = "**Question:** Who eats?\n\n**Answer:** The guest.\n\n"
    one, _, two = bare(*[("**Scenario:**", "**Question:**")] * 2).partition("**Scenario:** A flag")
    found = notes(f"{one}{more}**Scenario:** A flag{two}{more}")
    assert [note.answer.flat for note in found] == ["Boil it.", "The guest.", "Wind.", "The guest."]
    assert [note.question.flat for note in found][1::2] == ["Who eats?"] * 2


def test_a_context_below_answers_alone_stays_in_them() -> None:
    text = "".join(f"**Question:** Who {do}?\n\n**Answer:** All.\n\n**Context:** Rome.\n\n" for do in ("eats", "cooks"))
    assert cards(text + "**Question:** Who sleeps?\n\n**Answer:** None.\n") == [
        "Who eats? | All. **Context:** Rome.",
        "Who cooks? | All. **Context:** Rome.",
        "Who sleeps? | None.",
    ]


def test_a_single_scenario_stays_where_it_is() -> None:
    one, _, _ = bare(*[("**Scenario:**", "**Question:**")] * 2).partition("**Scenario:** A flag")
    assert cards(one) == ["What should the cook do? | Boil it."]
