"""Questions that are only code above a folded answer, and questions whose number follows a letter."""

from __future__ import annotations

import pytest

from readings import cards, notes

FENCES = {"tildes": "~~~cpp\n{}\n~~~", "backticks": "```\n{}\n```"}
BETWEEN = {"rules": "\n---\n\n", "nothing": "\n"}


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN.keys())
@pytest.mark.parametrize("fence", FENCES.values(), ids=FENCES.keys())
@pytest.mark.parametrize("summary", ["Solution", "Lösung", "Ответ", "答案"])
def test_code_above_a_folded_answer_is_a_question(summary: str, fence: str, between: str) -> None:
    text = "# Precedence\n\nAdd all brackets.\n\n---\n\n" + between.join(
        f"{fence.format(f'a + b * {n}')}\n\n<details>\n<summary>{summary}</summary>\n\n"
        f"{fence.format(f'a + (b * {n})')}\n</details>\n"
        for n in (1, 2, 3)
    )
    found = notes(text)
    assert [note.question.markdown for note in found] == [fence.format(f"a + b * {n}") for n in (1, 2, 3)]
    assert [note.answer.markdown for note in found] == [fence.format(f"a + (b * {n})") for n in (1, 2, 3)]


def test_code_between_a_question_and_its_folded_answer_belongs_to_the_question() -> None:
    fold = "<details>\n<summary>Solution</summary>\n\nIt is {}.\n\n</details>\n\n"
    text = "".join(f"## What does {n} print?\n\n```\nprint({n})\n```\n\n{fold.format(n)}" for n in (1, 2, 3))
    assert [card.partition(" | ")[0] for card in cards(text)] == [
        f"What does {n} print? ``` print({n}) ```" for n in (1, 2, 3)
    ]


LETTERS = {
    "Spanish": "P",
    "German": "F",
    "Dutch": "V",
    "Ukrainian": "П",
    "Swedish": "F",
    "Italian": "D",
    "Hungarian": "K",
}


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())
@pytest.mark.parametrize("form", ["**{}{}.** {}", "**{}{}:** {}", "{}{}. {}", "**{}{}**: {}"])
def test_a_letter_may_be_before_the_number_of_each_question(form: str, letter: str) -> None:
    asked = ("What is iron?", "Read the rule:", "What is lead?")
    text = "".join(
        f"{form.format(letter, n, words)}\n\nA) one\n\nB) two\n\nC) six\n\n" for n, words in enumerate(asked, 1)
    )
    text += "## Answers\n\n1. A\n2. B\n3. C\n"
    assert cards(text) == [
        "What is iron? | +one -two -six",
        "Read the rule: | -one +two -six",
        "What is lead? | -one -two +six",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**H1.** Iron rusts in water.\n\n**H2.** Lead is soft.\n\n**H3.** Tin melts.\n",
        "**P1.** Is it urgent?\n\n**P3.** Is it late?\n\n**P9.** Is it minor?\n",
    ],
    ids=["sentences that tell", "numbers that do not count"],
)
def test_other_letters_with_numbers_are_no_labels(text: str) -> None:
    assert cards(text) == []
