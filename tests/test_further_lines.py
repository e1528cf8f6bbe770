"""Questions of several lines in list items, and lists of exercises of which few ask."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines

LIST = "1. What is tin?\n   {}\n\n   A metal.\n\n2. What is oak?\n\n   A tree.\n"


@pytest.mark.parametrize("further", ["Where is it found?", "Name its colour.", "Nenne die Farbe!", "¿De qué color es?"])
def test_the_last_line_of_a_paragraph_that_asks_or_sets_a_task_belongs_to_the_question(further: str) -> None:
    assert cards(LIST.format(further)) == [f"What is tin? {further} | A metal.", "What is oak? | A tree."]


@pytest.mark.parametrize("said", ["It is grey.", "state of matter.", "Define it"])
def test_other_lines_below_a_question_begin_its_answer(said: str) -> None:
    assert cards(LIST.format(said))[0] == f"What is tin? | {said} A metal."


def test_lines_that_ask_are_answers_if_all_items_have_them() -> None:
    text = "1. What does *Cui bono?* mean?\n   Who gains?\n\n2. What does *Quo vadis?* mean?\n   Where are you going?\n"
    assert [card.split(" | ")[1] for card in cards(text)] == ["Who gains?", "Where are you going?"]
    tasks = (
        "1. How is it fixed?\n   Define it.\n\n   Then use it.\n\n2. How is it copied?\n   Name it.\n\n   Then copy.\n"
    )
    assert [card.split(" | ")[1] for card in cards(tasks)] == ["Define it. Then use it.", "Name it. Then copy."]


def test_exercises_of_several_lines_are_reported() -> None:
    text = "1. What is tin?\n\n2. What is oak?\n   What is ash?\n\n3. What is tea?\n   Look it up.\n   Is it sweet?\n"
    assert cards(text) == []
    assert sorted(codes_and_lines(text)) == [("DP101", 1), ("DP104", 1), ("DP104", 3), ("DP104", 6)]


TASKS = "1. Draw an oak.\n2. What is tin?\n3. Name a metal.\n"


@pytest.mark.parametrize("title", ["## Exercises", "## 2.3 Übungen", "### Ejercicios {.unnumbered}"])
def test_all_items_of_a_list_of_exercises_are_reported_if_some_ask(title: str) -> None:
    text = f"# Things\n\nText.\n\n{title}\n\n{TASKS}"
    assert cards(text) == []
    assert codes_and_lines(text)[1:] == [("DP104", 7), ("DP104", 8), ("DP104", 9)]


@pytest.mark.parametrize("title", ["## Exercise 3", "## Steps", "## Exercises\n\nText.\n\n## More"])
def test_other_lists_of_which_few_ask_are_text(title: str) -> None:
    text = f"# Things\n\nText.\n\n{title}\n\n{TASKS}"
    assert cards(text) == []
    assert [code for code, _ in codes_and_lines(text)] == ["DP101"]
    calm = text.replace(title, "## Exercises").replace("What is tin?", "Melt tin.")
    assert [code for code, _ in codes_and_lines(calm)] == ["DP101"]


TOPICS = "".join(
    f"## {{}} {name}\n\n{{}}\n\n- Basics\n  - {question}\n- What is {name}?\n\n"
    for name, question in {"TCP": "Q. Why so slow?", "SQL": "Who made it?"}.items()
)


@pytest.mark.parametrize("link", ["[Answers](net.md)", "👉 [Lösungen](/a/b.md)", ":book: [답변 내용](c.md)"])
def test_questions_in_lists_below_links_to_their_answers_are_reported(link: str) -> None:
    text = "# Tech interview\n\n" + TOPICS.format("1.", link, "2.", link)
    assert cards(text) == []
    assert [line for code, line in codes_and_lines(text) if code == "DP104"] == [8, 9, 16, 17]


def test_a_list_below_another_link_may_be_the_answer_to_its_heading() -> None:
    link = "[Slides](net.md)"
    text = "# Tech interview\n\n" + TOPICS.format("1.", link, "2.", link).replace("?", ".")
    assert [card.split(" | ")[0] for card in cards(text)] == ["TCP", "SQL"]
