"""Numbered tasks and numbered sections among other headings: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

TELLING = ["Ponds", "Pumps and pipes", "Fish", "Plants in the water", "Frost"]

WORK = [
    "Dig a hole as deep as a man.",
    "Lay the foil in it.",
    "Fill the pond to its brim.",
    "Set the plants at its edge.",
]
TOOLS = [
    "A spade does it.",
    "Two people hold the foil, one cuts.",
    "With a hose, slowly.",
    "First the reeds, then iris.",
]


def lecture(word: str, *, apart: str = "", told: str = "It is a long story, told in many words.") -> str:
    parts = ["# The garden\n"]
    for number, title in enumerate(TELLING, 1):
        parts.append(f"## {title}\n\n{told}\n\nThere is more to tell of it.\n")
        if number < 5:
            parts.append(f"## {word} {number}: part {number}\n\n{WORK[number - 1]}\n{apart}\n{TOOLS[number - 1]}\n")
    return "\n".join(parts)


@pytest.mark.parametrize("word", ["Exercise", "Übung", "Esercizio", "演習", "練習問題", "Task no."])
def test_numbered_tasks_of_a_lecture_are_its_cards(word: str) -> None:
    assert cards(lecture(word)) == [f"{word} {n}: part {n} | {WORK[n - 1]} {TOOLS[n - 1]}" for n in range(1, 5)]


def test_the_rest_of_the_lecture_is_reported() -> None:
    assert codes(lecture("Exercise")) == ["DP124", "DP115"]


@pytest.mark.parametrize("gap", ["<br><br><br>", "<br/>\n<br/>\n<br/>", "<br>"])
def test_line_breaks_keep_the_solution_of_a_task_apart(gap: str) -> None:
    found = cards(lecture("Exercise", apart=f"\n{gap}\n"))
    assert found == [f"Exercise {n}: part {n} {WORK[n - 1]} | {TOOLS[n - 1]}" for n in range(1, 5)]


def test_line_breaks_in_the_answer_of_another_question_separate_nothing() -> None:
    text = "## What is a pond?\n\nWater.\n\n<br><br><br>\n\nStill water.\n\n## What is a pump?\n\nA machine.\n"
    assert cards(text)[0].startswith("What is a pond? | Water.")


@pytest.mark.parametrize("word", ["Chapter", "Figure", "Step"])
def test_other_numbered_headings_are_no_tasks(word: str) -> None:
    assert len(cards(lecture(word))) != 4


def test_headings_that_ask_stay_questions_beside_tasks() -> None:
    text = lecture("Exercise")
    for title in TELLING:
        text = text.replace(f"## {title}", f"## What is known of {title.lower()}?")
    assert [card for card in cards(text) if card.startswith("What is known")] != []


def test_tasks_that_hold_questions_are_sections() -> None:
    below = "\n\n### Where?\n\nThere.\n\n### When?\n\nNow.\n"
    text = lecture("Exercise")
    for work in WORK:
        text = text.replace(f"\n\n{work}", f"{below}\n{work}")
    assert "Exercise 1: part 1 Where? | There." in cards(text)


def test_two_tasks_are_too_few() -> None:
    text = lecture("Exercise").replace("Exercise 3", "Spades").replace("Exercise 4", "Rakes")
    assert len(cards(text)) != 2


def test_section_numbers_are_no_versions_where_most_numbered_headings_ask() -> None:
    text = "# FAQ\n\n"
    for number in range(1, 9):
        asks = f"How is pond {number} dug?" if number % 2 else f"Pond {number} and its fish"
        text += f"1.{number}. {asks}\n-----------\n\n### Note\n\nWith spade {number}.\n\n"
    assert len(cards(text)) == 8


def test_versions_between_headings_that_ask_are_no_cards() -> None:
    text = (
        "".join(f"## How is pond {n} dug?\n\nWith a spade.\n\n" for n in range(1, 6)) + "## 1.2.0\n\n- Fixed a leak.\n"
    )
    assert len(cards(text)) == 5


@pytest.mark.parametrize("form", ["{}", "**{}**", "*{}*"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_two_numbers_above_tasks_with_labelled_answers_are_questions(form: str, gap: str) -> None:
    said = (("Factor 91.", "7 * 13"), ("What is 3 + 4?", "7"))
    heads = (form.format(f"Exercise {number}") for number in (1, 2))
    lines = [gap.join((head, task, f"Answer: {answer}")) for head, (task, answer) in zip(heads, said, strict=True)]
    assert cards(gap.join(lines)) == [f"{task} | {answer}" for task, answer in said]


@pytest.mark.parametrize(
    "below",
    ["It is short.", "It is short.\n\nAnswer: yes\n\nAnswer: no", "- one\n\nAnswer: yes", "Answer: yes"],
    ids=["no answer", "two answers", "a list", "no task"],
)
def test_two_numbers_above_other_text_are_not(below: str) -> None:
    text = f"Exercise 1\n\n{below}\n\nExercise 2\n\n{below}\n"
    assert not any(card.startswith("It is short. |") for card in cards(text))


PLAN = "## Task {0}: part {0}\n\n**Files:**\n\n- Change: `{0}.txt`\n\n- [{1}] {2}\n\n{3}\n\n"


@pytest.mark.parametrize("tick", [" ", "x"])
@pytest.mark.parametrize("step", ["**Step 1: Open the file**", "Step 1: Open the file", "**Schritt 1: Datei öffnen**"])
def test_the_tasks_of_a_plan_of_work_are_no_cards(tick: str, step: str) -> None:
    tasks = "".join(PLAN.format(number, tick, step, WORK[number]) for number in range(4))
    assert cards(f"# The pond: plan\n\n## Context\n\nRead this first.\n\n{tasks}") == []


def test_tasks_with_boxes_that_count_no_steps_stay_questions() -> None:
    tasks = "".join(PLAN.format(number, " ", "Steps are cut", WORK[number]) for number in range(1, 4))
    assert len(cards(f"# The pond\n\n## Context\n\nRead this first.\n\n{tasks}")) == 3
