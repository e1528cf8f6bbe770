"""Labels of questions and answers in any spelling: `Q. ..` and `A. ..`, `Q1) ..`, `Answer - ..`, `**A**: ..`."""

from __future__ import annotations

import pytest

from readings import cards, codes


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Q. {}\nA. {}\n\n", "Q. {}\nA. {}\n\n"),
        ("Q.{}\nA.{}\n\n", "Q.{}\nA.{}\n\n"),
        ("**Q.{}**\nA. {}\n\n", "**Q. {}**\nA.{}\n\n"),
        ("Q1. {}\n\nA1.{}\n\n", "Q2. {}\n\nA2.{}\n\n"),
    ],
)
def test_both_are_labels(first: str, second: str) -> None:
    text = first.format("What is a cat?", "An animal.") + second.format("What is rice?", "A plant.")
    assert cards(text) == ["What is a cat? | An animal.", "What is rice? | A plant."]
    assert codes(text) == []


QUESTIONS = {"What is an oak?": "A tall tree.", "What is a cod?": "A small fish.", "Why does iron rust?": "Air."}
SPELLINGS = {
    "a colon outside bold print": ("**Q**:", "**A**:"),
    "numbers in bold print": ("**Q{n}**:", "**A{n}**:"),
    "a full stop before the number": ("Q.{n}:", "A.{n}:"),
    "a dash before the number": ("Q-{n}:", "A-{n}:"),
    "a bracket": ("Q{n})", "A{n})"),
    "a word and a bracket": ("Question {n})", "Answer {n})"),
    "a dash": ("Question -", "Answer -"),
    "a letter and a dash": ("Q{n} -", "A{n} -"),
    "round brackets": ("(Q)", "(A)"),
    "square brackets": ("[Q{n}]", "[A{n}]"),
    "letters in italics": ("*F:*", "*R:*"),
    "Russian letters": ("<b>В.</b>", "<b>О.</b>"),
    "Korean letters": ("문:", "답:"),
}
PLACES = {
    "right below each other": "{asks} {question}\n{says} {answer}\n\n",
    "apart": "{asks} {question}\n\n{says} {answer}\n\n",
    "alone on lines": "{asks} {question}\n\n{says}\n{answer}\n\n",
    "in a heading": "### {asks} {question}\n\n{says} {answer}\n\n",
    "nested": "- {asks} {question}\n  - {says} {answer}\n",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_questions_and_answers_that_take_turns_have_labels_in_any_spelling(place: str) -> None:
    for asks, says in SPELLINGS.values():
        parts = [
            place.format(asks=asks.format(n=n), says=says.format(n=n), question=question, answer=answer)
            for n, (question, answer) in enumerate(QUESTIONS.items(), 1)
        ]
        text = "# Notes\n\n" + "".join(parts)
        assert cards(text) == [f"{question} | {answer}" for question, answer in QUESTIONS.items()], text
        assert codes(text) == [], text


@pytest.mark.parametrize("options", ["A) An oak\nB) A cod", "(A) An oak\n(B) A cod", "A) An oak B) A cod"])
def test_letters_of_options_below_such_questions_stay(options: str) -> None:
    text = "".join(f"Q{n}) Which is a {word}?\n{options}\nAnswer: A\n\n" for n, word in ((1, "tree"), (2, "plant")))
    assert cards(text) == [f"Which is a {word}? | +An oak -A cod" for word in ("tree", "plant")]


def test_lines_that_take_no_turns_stay() -> None:
    text = "## What is a form?\n\nQ - a letter.\nQ - the same.\nA - another.\n\n## What is an essay?\n\nA text.\n"
    assert cards(text) == ["What is a form? | Q - a letter. Q - the same. A - another.", "What is an essay? | A text."]


def test_questions_need_no_question_mark_and_no_blanks_in_japanese() -> None:
    text = "**Q.保存先はどこですか？**\nA. 文書です。\n\n**Q.音がうまく出ません。**\nA.設定を見てください。\n"
    assert cards(text) == ["保存先はどこですか？ | 文書です。", "音がうまく出ません。 | 設定を見てください。"]


def test_letters_of_options_stay() -> None:
    part = "Q. Which is a cat?\nA. An animal\nB. A plant\nAnswer: A\n\n"
    assert cards(part + part.replace("cat", "rat")) == [
        f"Which is a {word}? | +An animal -A plant" for word in ("cat", "rat")
    ]


def test_letters_with_other_meanings_need_questions() -> None:
    forces = "F: 10 N on the left\nR: 5 N on the right\n\n"
    assert cards(f"# Physics\n\n{forces}{forces.replace('10', '12')}") == []


def test_one_question_with_its_answer_right_below_is_enough() -> None:
    assert cards("# Lecture 5\n\n**Q**: What is a fork?\n**A**: A copy.\n") == ["What is a fork? | A copy."]
    assert cards("Q: What is a?\nA: b\n\n**Q**: What is c?\n**A**: d\n") == ["What is a? | b", "What is c? | d"]
