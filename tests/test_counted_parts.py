"""Parts of a numbered topic, `5.1 ..` and `5.2 ..`, each with its answer indented below it: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

TOPICS = "1. What a process is\n    A program in memory.\n\n2. Why threads share it\n    They use the same heap.\n\n"
PARTS = "3. Pools\n    3.1 What a pool is for\n        Its threads\n    are used again.\n    3.2 How it works\n"
PARTS += "        It takes tasks.\n\n"
LAST = "4. Two kinds of locks\n    Shared ones and others.\n"


def asked(text: str) -> list[str]:
    return [note.question.flat for note in notes(text)]


def test_parts_of_a_topic_with_their_own_answers_are_cards() -> None:
    assert cards(TOPICS + PARTS + LAST) == [
        "What a process is | A program in memory.",
        "Why threads share it | They use the same heap.",
        "What a pool is for | Its threads are used again.",
        "How it works | It takes tasks.",
        "Two kinds of locks | Shared ones and others.",
    ]
    assert codes(TOPICS + PARTS + LAST) == ["DP115"]


def test_a_topic_with_text_of_its_own_is_a_card_beside_its_parts() -> None:
    text = TOPICS + PARTS.replace("3. Pools\n", "3. Pools\n    Many threads wait.\n") + LAST
    assert asked(text)[2:5] == ["Pools", "What a pool is for", "How it works"]


@pytest.mark.parametrize(
    "parts",
    [
        "3. Pools\n    3.1 What a pool is for\n    3.2 How it works\n\n",
        "3. Pools\n    7.1 What a pool is for\n        Reuse.\n    7.2 How it works\n        It takes tasks.\n\n",
        "3. Pools\n    3.1 What a pool is for\n        Reuse.\n    3.4 How it works\n        It takes tasks.\n\n",
    ],
    ids=["no text below", "another number", "numbers that do not count on"],
)
def test_other_numbers_below_a_topic_stay_in_its_answer(parts: str) -> None:
    assert asked(TOPICS + parts + LAST) == [
        "What a process is",
        "Why threads share it",
        "Pools",
        "Two kinds of locks",
    ]


def test_items_that_all_have_the_same_number_are_no_topics_of_parts() -> None:
    text = "1. What is a bus?\n1. What is a word?\n   Two bytes.\n1. What is a bit?\n   A sign.\n"
    assert asked(text)[-1] == "What is a bit?"
    assert "DP104" in codes(text)
