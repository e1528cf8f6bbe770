"""Text that ends a list of questions without answers, and is not the answer to the last of them."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines

ASKED = ("What is a sluice?", "How does a lock work?", "Why do canals freeze?", "What is a towpath?")
ENDS = ["Good luck with your interview!", "The answers are in my book:\nhttps://example.org/canals", "To be continued."]


def listed(asked: tuple[str, ...] = ASKED, first: int = 1) -> str:
    return "".join(f"{number}. {words}\n" for number, words in enumerate(asked, first))


@pytest.mark.parametrize("text", ENDS)
def test_a_closing_text_answers_no_question(text: str) -> None:
    document = f"{listed()}\n{text}\n"
    assert cards(document) == []
    assert sorted(codes_and_lines(document)) == [("DP101", 1), *(("DP104", line) for line in (1, 2, 3, 4))]


def test_the_items_may_all_have_the_same_number() -> None:
    assert cards("".join(f"1. {words}\n" for words in ASKED) + "\nGood luck!\n") == []


def test_each_list_may_have_its_own_closing_text() -> None:
    assert cards(f"## Water\n\n{listed()}\nMore below.\n\n## Ice\n\n{listed()}\nThanks for reading.\n") == []


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        (f"{listed()}\n   A path for horses.\n", ["What is a towpath? | A path for horses."]),
        (f"{listed()}\n**Answer:** A path for horses.\n", ["What is a towpath? | A path for horses."]),
        (f"{listed(ASKED[2:])}\nA path for horses.\n", ["What is a towpath? | A path for horses."]),
        (
            f"1. What is a weir?\n\nA low dam.\n\n{listed(first=2)}\nA path for horses.\n",
            ["What is a weir? | A low dam.", "What is a towpath? | A path for horses."],
        ),
    ],
    ids=["within the item", "a label", "a short list", "another question has an answer"],
)
def test_an_answer_stays(text: str, answered: list[str]) -> None:
    assert cards(text) == answered
