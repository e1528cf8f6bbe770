"""Numbered questions with the answer at the end of their line, among others with options or an answer below them."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, notes

MIXED = (
    "1. The sun is cold. (F)\n2. Mars is red.(T)\n3. Which is big?\n   - [x] Jupiter\n   - [ ] Mars\n"
    "4. The largest planet is ____. # Jupiter\n5. The moon is far away\n   from Mars. (T)\n"
)
WANTED = [
    "The sun is cold. | F",
    "Mars is red. | T",
    "Which is big? | +Jupiter -Mars",
    "The largest planet is ____. | Jupiter",
    "The moon is far away from Mars. | T",
]


def test_the_answers_at_the_end_of_the_lines_are_taken() -> None:
    assert cards(MIXED) == WANTED


@pytest.mark.parametrize(("true", "false"), [("V", "F"), ("richtig", "falsch"), ("Verdadero", "Falso"), ("✓", "✗")])
def test_true_and_false_have_many_words(true: str, false: str) -> None:
    text = MIXED.replace("(T)", f"({true})").replace("(F)", f"({false})")
    assert [card.rpartition(" | ")[2] for card in cards(text)][:2] == [false, true]


def test_numbered_headings_have_such_answers_too() -> None:
    text = (
        "### 1. 太阳是冷的。（错）\n\n### 2. 火星是红色的。（对）\n\n### 3. 谁大？\n\n木星\n\n### 4. 月亮很大。(错)\n"
    )
    assert cards(text) == ["太阳是冷的。 | 错", "火星是红色的。 | 对", "谁大？ | 木星", "月亮很大。 | 错"]


def test_what_is_below_the_line_belongs_to_the_answer() -> None:
    text = MIXED.replace("cold. (F)\n", "cold. (F)\n\n   > It is hot.\n\n")
    assert notes(text)[0].answer.markdown == "F\n\n> It is hot."


def test_the_places_of_question_and_answer_stay_the_same() -> None:
    note = read(Source("deck.md", MIXED))[0].deck.notes[0]
    assert (note.question.origin[0], note.answer.origin[0]) == ((1, 4), (1, 22))


@pytest.mark.parametrize(
    "text",
    [
        "1. Sort the list. (F)\n2. Which is big?\n   - [x] Jupiter\n   - [ ] Mars\n3. Open the file.\n"
        "4. Close the file.\n",
        "1. Press the key. (F)\n2. Press the other key. (F)\n3. Hold both keys. (F)\n4. Which is big?\n"
        "   - [x] Sun\n   - [ ] Mars\n",
        "1. Run the tool. # slow\n2. Stop the tool. # fast\n3. Start it again. # slow\n"
        "4. Which is big?\n   - [x] Sun\n   - [ ] Mars\n",
    ],
)
def test_a_few_brackets_equal_ones_and_comments_are_no_answers(text: str) -> None:
    assert [card.partition(" | ")[2] for card in cards(text) if " | " in card][-1].startswith("+")
    assert len(cards(text)) == 1
