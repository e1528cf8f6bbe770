"""Questions whose number has no blank after it, which Markdown does not read as a list."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes

PARAGRAPHS = "1.What is a stack?\n\nA list.\n\n2.What is a queue?\n\nA line.\n"
WANTED = ["What is a stack? | A list.", "What is a queue? | A line."]


@pytest.mark.parametrize("mark", [".", ")"])
def test_a_number_needs_no_blank_after_it(mark: str) -> None:
    assert cards(PARAGRAPHS.replace(".W", f"{mark}W")) == WANTED


def test_a_question_ends_the_explanation_above_it() -> None:
    first = "1. Which is first?\nA. LIFO\nB. FIFO\nAnswer: A\nExplanation: It is last in.\n"
    second = "2.Which is second?\nA. LIFO\nB. FIFO\nAnswer: B\n"
    assert cards(first + second) == ["Which is first? | +LIFO -FIFO", "Which is second? | -LIFO +FIFO"]
    assert read(Source("deck.md", first + second))[0].deck.notes[0].explanation.markdown == "It is last in."


def test_the_places_of_the_words_stay_the_same() -> None:
    notes = read(Source("deck.md", PARAGRAPHS))[0].deck.notes
    assert [(note.location.line, note.location.column) for note in notes] == [(1, 3), (5, 3)]


def test_chinese_questions_seldom_have_such_a_blank() -> None:
    assert cards("1.什么是栈？\n\n一种表。\n\n2.什么是队列？\n\n一种表。\n") == [
        "什么是栈？ | 一种表。",
        "什么是队列？ | 一种表。",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "1.Added a page.\n2.Removed a page.\n",  # a list of changes
        "Is 1.txt a file?\n1.txt is, and\n2.txt is, too?\n",
        "The price is\n1.5 or\n2.5 each?\n",
        "7.Is this one?\n",  # alone
        "1.Is this one?\n\n9.Is this two?\n",  # does not count on
    ],
)
def test_other_numbers_without_a_blank_begin_no_question(lines: str) -> None:
    text = f"## What is tar?\n\n{lines}\n## What is zip?\n\nA thing.\n"
    answer = " ".join(lines.split())
    assert cards(text) == [f"What is tar? | {answer}", "What is zip? | A thing."]
    assert codes(text) == []


@pytest.mark.parametrize(
    "title", ["9:00 What is done first?", "[9:00](https://example.org) What is it?", "3:1 What is it?"]
)
def test_a_time_or_a_ratio_is_no_number_of_a_question(title: str) -> None:
    assert cards(f"## {title}\n\nTea.\n\n## 10: Why tea?\n\nIt is warm.\n") == [
        f"{title} | Tea.",
        "Why tea? | It is warm.",
    ]


def test_small_letters_may_be_right_behind_a_bracket() -> None:
    assert cards("1)what is fish?\nFood.\n\n2)name a pond.\nThe mill pond.\n\n3)Which boats?\nTwo.\n")[1] == (
        "name a pond. | The mill pond."
    )
