"""Questions that rules part: the text below a rule is part of the question below it."""

from __future__ import annotations

import pytest

from readings import cards, codes

SCENES = ("A bank moves old files.", "An app is slow.", "A shop needs a copy of its data.")
ASKED = ("Where should they be?", "What helps?", "What do you add?")
LETTERED = "A. Archive\nB. Cache\n\nAnswer: A"
BOXES = "- [x] Archive\n- [ ] Cache"


def exam(*answers: str, extra: str = "", rule: str = "\n\n---\n\n") -> str:
    """A scene, a question and what is below it, with a rule between the questions."""
    said = answers * len(SCENES) if len(answers) == 1 else answers
    parts = (f"{scene}\n\n{asked}\n\n{extra}{one}" for scene, asked, one in zip(SCENES, ASKED, said, strict=True))
    return rule.join(parts) + "\n"


def questions(text: str) -> list[str]:
    return [card.split(" | ")[0] for card in cards(text)]


WHOLE = [f"{scene} {asked}" for scene, asked in zip(SCENES, ASKED, strict=True)]


@pytest.mark.parametrize("answer", [LETTERED, BOXES, "**Answer:** An archive.", "Answer: An archive.\n\nIt is cheap."])
def test_the_text_below_a_rule_belongs_to_the_question(answer: str) -> None:
    assert questions(exam(answer)) == WHOLE
    assert codes(exam(answer)) == []


def test_a_remark_may_be_between_the_question_and_its_answer() -> None:
    text = exam("**Answer:** An archive.", extra="Select only one answer.\n\n")
    assert questions(text) == [f"{question} Select only one answer." for question in WHOLE]


def test_lists_may_be_part_of_the_text() -> None:
    text = exam(BOXES).replace(SCENES[1], f"{SCENES[1]}\n\n- It has one server.\n- It has no cache.")
    assert "It has no cache." in questions(text)[1]


def test_a_text_above_several_questions_between_rules_is_part_of_none() -> None:
    both = "".join(f"{asked}\n\n{LETTERED}\n\n" for asked in ASKED)
    text = f"{SCENES[0]}\n\n{both}---\n\n{SCENES[1]}\n\n{both}---\n\n{SCENES[2]}\n\n{both}"
    assert questions(text) == list(ASKED) * 3


def test_one_such_text_stays_apart() -> None:
    below = "\n\n---\n\n".join(f"{asked}\n\n{LETTERED}" for asked in ASKED)
    text = f"{SCENES[0]}\n\n{below}\n"
    assert questions(text) == list(ASKED)


def test_the_first_question_below_a_heading_has_its_text_as_well() -> None:
    text = f"# Exam\n\n## Part A\n\n{exam(LETTERED)}\n---\n\n## Part B\n\nNotes.\n"
    assert questions(text) == WHOLE


def test_rules_are_a_sign_of_plain_questions() -> None:
    pairs = [
        f"What is {word}?\n\nIt is {said}."
        for word, said in (("a queue", "a line"), ("a stack", "a pile"), ("a heap", "a tree"))
    ]
    text = "\n\n---\n\n".join(pairs) + "\n"
    assert cards(text) == [
        "What is a queue? | It is a line.",
        "What is a stack? | It is a pile.",
        "What is a heap? | It is a tree.",
    ]
    assert codes(text) == ["DP115"]
    assert cards("\n\n".join(pairs) + "\n") == []


def test_a_case_without_an_answer_is_reported() -> None:
    text = exam("Answer: An archive.", "Answer: A cache.", "Answer: A copy.").replace("Answer: A cache.", "")
    assert questions(text) == [WHOLE[0], WHOLE[2]]
    assert codes(text) == ["DP104"]
