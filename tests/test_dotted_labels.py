"""`Q. ..` above `A. ..`: labels with a full stop, with or without a blank behind it."""

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


def test_questions_need_no_question_mark_and_no_blanks_in_japanese() -> None:
    text = "**Q.保存先はどこですか？**\nA. 文書です。\n\n**Q.音がうまく出ません。**\nA.設定を見てください。\n"
    assert cards(text) == ["保存先はどこですか？ | 文書です。", "音がうまく出ません。 | 設定を見てください。"]


def test_letters_of_options_stay() -> None:
    part = "Q. Which is a cat?\nA. An animal\nB. A plant\nAnswer: A\n\n"
    assert cards(part + part.replace("cat", "rat")) == [
        f"Which is a {word}? | +An animal -A plant" for word in ("cat", "rat")
    ]
