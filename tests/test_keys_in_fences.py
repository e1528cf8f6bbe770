"""Answer keys between the marks of code."""

from __future__ import annotations

import pytest

from readings import cards, codes

QUESTIONS = "".join(
    f"## Question {number}\n{asked}\n\n- A) Rome\n- B) Oslo\n- C) Bern\n\n"
    for number, asked in enumerate(("Capital of Italy?", "Capital of Norway?", "Capital of Switzerland?"), 1)
)
WANTED = [
    "Capital of Italy? | +Rome -Oslo -Bern",
    "Capital of Norway? | -Rome +Oslo -Bern",
    "Capital of Switzerland? | -Rome -Oslo +Bern",
]
DETAILS = "<details>\n<summary>{}</summary>\n\n{}\n\n</details>"


@pytest.mark.parametrize(
    "key", ["1. A\n2. B\n3. C", "1. A   3. C\n2. B", "1) a, 2) b, 3) c", "1-A 2-B 3-C", "1.a2.b3.c"]
)
@pytest.mark.parametrize("mark", ["```", "~~~", "```text"])
def test_a_key_in_code_below_its_title_is_a_key(key: str, mark: str) -> None:
    fence = f"{mark}\n{key}\n{mark[:3]}\n"
    assert cards(f"{QUESTIONS}## Answer key\n\n{fence}") == WANTED
    assert cards(f"{QUESTIONS}**Answers**\n\n{fence}") == WANTED


@pytest.mark.parametrize("summary", ["Show", "Answers", "Click to reveal answers"])
def test_a_key_in_code_may_be_folded(summary: str) -> None:
    folded = DETAILS.format(summary, "```\n1. A\n2. B\n3. C\n```")
    assert cards(f"{QUESTIONS}## Answer key\n\n{folded}\n") == WANTED
    assert codes(f"{QUESTIONS}## Answer key\n\n{folded}\n") == []


@pytest.mark.parametrize("code", ["1. A\n2. B\nprint(3)", "x = 1", "1. Alpha\n2. Beta"])
def test_other_code_below_a_title_stays(code: str) -> None:
    assert cards(f"## What is it?\n\nText.\n\n## Show the solutions?\n\n```\n{code}\n```\n")[1].endswith("```")


def test_code_without_a_title_of_a_key_stays() -> None:
    assert "```" in cards("## Which letters come first?\n\n```\n1. A\n2. B\n```\n")[0]


def test_the_title_may_be_the_first_line_of_the_code() -> None:
    text = "1. Which is a gas?\na) neon\nb) iron\n\n2. Which is a metal?\na) neon\nb) iron\n\n"
    text += "```\nAnswers:\n1) a\n2) b\n```\n"
    assert cards(text) == ["Which is a gas? | +neon -iron", "Which is a metal? | -neon +iron"]


def test_a_key_in_code_may_name_numbers() -> None:
    text = "## 1. Which is a gas?\n\n1. neon\n2. iron\n\n## 2. Which is a metal?\n\n1. neon\n2. iron\n\n"
    assert cards(text + "```\nAnswers\n1) 1\n2) 2\n```\n") == [
        "Which is a gas? | +neon -iron",
        "Which is a metal? | -neon +iron",
    ]


ASKED = "1. Where is Rome?\n\n2. Where is Oslo?\n\n3. Where is Bern?\n\n"
SAID = ["Where is Rome? | In Italy", "Where is Oslo? | In Norway", "Where is Bern? | In Switzerland"]


@pytest.mark.parametrize("number", ["{}. ", "{}) ", "({}) ", "{}: ", "Q{}: ", "- {}. ", "{} → "])
def test_a_key_in_code_may_have_words(number: str) -> None:
    lines = [number.format(n) + said.split(" | ")[1] for n, said in enumerate(SAID, 1)]
    assert cards(f"{ASKED}## Answers\n\n```\n" + "\n".join(lines) + "\n```\n") == SAID


@pytest.mark.parametrize("key", ["Q1: A\nQ2: B\nQ3: C", "(1) A\n(2) B\n(3) C", "1 → A\n2 → B\n3 → C", "1A 2B 3C"])
def test_the_letters_of_a_key_in_code_may_have_any_usual_form(key: str) -> None:
    assert cards(f"{QUESTIONS}## Answer key\n\n```\n{key}\n```\n") == WANTED


def test_letters_in_code_without_numbers_are_a_key() -> None:
    swapped = [WANTED[0].replace("+R", "-R").replace("-O", "+O"), *WANTED[1:]]
    assert cards(f"{QUESTIONS}## Answer key\n\n```\nB B C\n```\n") == swapped


@pytest.mark.parametrize("code", ["7. In Italy\n8. In Norway", "2. In Italy\n1. In Norway", "print(1)\n2. In Italy"])
def test_lines_of_code_whose_numbers_are_not_those_of_questions_stay_code(code: str) -> None:
    text = f"# What is it?\n\nText.\n\n{ASKED}## Answers\n\n```\n{code}\n```\n"
    assert not [card for card in cards(text) if card.endswith(("In Italy", "In Norway"))]
