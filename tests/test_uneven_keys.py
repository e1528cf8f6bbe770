"""Answer keys with more answers or fewer than there are questions: what fits is used, and the rest is reported."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards

ASKED = ("Which planet is red?", "Which is big?", "Which has rings?")
OPTIONS = "\n\n- A) Mars\n- B) Saturn"
WITHOUT_NUMBERS = ["### {}", "**{}**", "#### {}"]


def told(text: str) -> list[str]:
    """The code and the line of each warning and error."""
    return [f"{p.code} {p.location.line}" for p in read(Source("deck.md", text))[1]]


def quiz(form: str, key: str, below: str = "") -> str:
    """Three questions of a form, with a key below them."""
    questions = "\n\n".join(form.format(words, n=number) + below for number, words in enumerate(ASKED, 1))
    return f"# Quiz\n\n{questions}\n\n## Answers\n\n{key}\n"


@pytest.mark.parametrize("form", WITHOUT_NUMBERS)
def test_a_number_is_the_position_of_a_question_without_numbers(form: str) -> None:
    text = quiz(form, "1. A\n2. B", OPTIONS)
    assert cards(text) == ["Which planet is red? | +Mars -Saturn", "Which is big? | -Mars +Saturn"]
    assert told(text) == ["DP108 13", "DP138 18"]


@pytest.mark.parametrize("form", WITHOUT_NUMBERS)
def test_a_number_that_is_missing_shifts_no_answer(form: str) -> None:
    assert cards(quiz(form, "1. A\n3. B", OPTIONS)) == [
        "Which planet is red? | +Mars -Saturn", "Which has rings? | -Mars +Saturn"
    ]  # fmt: skip


def test_the_answers_may_be_words() -> None:
    text = quiz("### {}", "1. Mars\n2. Jupiter")
    assert cards(text) == ["Which planet is red? | Mars", "Which is big? | Jupiter"]
    assert told(text) == ["DP104 7", "DP138 9"]


def test_an_answer_beyond_the_last_question_is_reported() -> None:
    text = quiz("### {}", "1. A\n2. B\n3. A\n4. B", OPTIONS)
    assert (len(cards(text)), told(text)) == (3, ["DP138 18", "DP138 23"])
    text = quiz("{n}. {}", "1. Mars\n2. Jupiter\n3. Saturn\n4. Pluto")
    assert (len(cards(text)), told(text)) == (3, ["DP138 14"])


@pytest.mark.parametrize("form", ["{n}. {}", "### {n}. {}", "**{n}.** {}"])
def test_questions_with_numbers_need_no_warning_but_for_those_without_an_answer(form: str) -> None:
    text = quiz(form, "1. A\n3. B", OPTIONS.replace("\n- ", "\n   - ") if form == "{n}. {}" else OPTIONS)
    assert [card.split(" |")[0] for card in cards(text)] == [ASKED[0], ASKED[2]]
    assert [line.split()[0] for line in told(text)] == ["DP108"]


def test_as_many_answers_as_questions_need_no_warning() -> None:
    text = quiz("### {}", "1. Mars\n2. Jupiter\n3. Saturn")
    assert (len(cards(text)), told(text)) == (3, [])


@pytest.mark.parametrize("key", ["- Mars\n- Jupiter", "Mars\n\nJupiter", "- A\n- B"])
def test_answers_without_numbers_are_not_matched_by_position(key: str) -> None:
    text = quiz("- {}", key)
    assert (cards(text), told(text)[0]) == ([], "DP101 1")


def test_a_key_that_may_be_of_the_last_part_alone_is_not_matched_by_position() -> None:
    parts = "# Quiz\n\n## Part 1\n\n### Which is red?\n\n### Which is big?\n\n## Part 2\n\n### Which has rings?\n\n"
    text = f"{parts}### Which has Titan?\n\n## Answers\n\n1. Saturn\n2. Saturn\n3. Mars\n"
    assert cards(text) == []
    assert {line.split()[0] for line in told(text)} == {"DP101", "DP138"}
