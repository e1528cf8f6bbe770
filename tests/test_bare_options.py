"""Options that are bare paragraphs or lines: the answer below them repeats one of them."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, notes

PARAGRAPHS = (
    "1) The sky is:\n\nRed.\n\nBlue.\n\nGreen.\n\nCORRECT: Blue.\n\n"
    "2) Which is big?\n\nMars.\n\nJupiter.\n\nCORRECT: Jupiter.\n"
)
WANTED = ["The sky is: | -Red. +Blue. -Green.", "Which is big? | -Mars. +Jupiter."]


@pytest.mark.parametrize("label", ["**Answer:**", "Respuesta correcta:", "Richtig:", "Ответ:", "答案："])
def test_the_answer_names_one_of_the_paragraphs(label: str) -> None:
    assert cards(PARAGRAPHS.replace("CORRECT:", label)) == WANTED


def test_a_hidden_answer_and_its_reason_are_read_as_well() -> None:
    text = PARAGRAPHS.replace("CORRECT: Blue.", '<p class="s">CORRECT: Blue.</p>\n\n<p class="s">Reason: The air.</p>')
    assert cards(text) == WANTED
    assert notes(text)[0].explanation.flat == "The air."


BOXES = {
    "a spoiler": '<div class="spoiler">\n\n{}\n</div>',
    "a spoiler with a blank line": '<div class="spoiler dark">\n\n{}\n\n</div>',
    "an answer": '<section class="answer">\n\n{}\n\n</section>',
    "a fold": "<details>\n<summary>Show</summary>\n\n{}\n\n</details>",
    "a container": "::: answer\n{}\n:::",
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_the_answer_may_be_in_an_element_that_hides_it(box: str) -> None:
    hidden = box.format("**Correct:** {}\n\n**Reason:** The air.")
    text = f"1) The sky is:\n\nRed.\n\nBlue.\n\nGreen.\n\n{hidden.format('Blue.')}\n\n---\n\n"
    text += f"2) Which is big?\n\nMars.\n\nJupiter.\n\n{hidden.format('Jupiter.')}\n"
    assert cards(text) == WANTED
    assert [note.explanation.flat for note in notes(text)] == ["The air."] * 2


@pytest.mark.parametrize(
    "text",
    [
        "## Which is big?\n\nMars\nJupiter\nPluto\n\n**Answer:** Jupiter\n",
        "**1. Which is big?**\nMars\nJupiter\nPluto\nAnswer: Jupiter\n",
        "Q: Which is big?\nMars\nJupiter\nPluto\nA: Jupiter\n",
        "1. Which is big?\n\n   Mars\n\n   Jupiter\n\n   Pluto\n\n   Answer: Jupiter\n",
    ],
)
def test_the_options_may_be_lines_in_any_form_of_question(text: str) -> None:
    assert cards(text) == ["Which is big? | -Mars +Jupiter -Pluto"]


def test_an_answer_may_name_several() -> None:
    text = PARAGRAPHS.replace("CORRECT: Blue.", "CORRECT: Blue, Green")
    assert cards(text)[0] == "The sky is: | -Red. +Blue. +Green."


def test_the_places_of_the_options_stay_the_same() -> None:
    choices = read(Source("deck.md", PARAGRAPHS))[0].deck.notes[0].choices
    assert [choice.text.origin for choice in choices] == [((3, 1),), ((5, 1),), ((7, 1),)]


def test_paragraphs_that_no_answer_repeats_stay_in_the_question() -> None:
    text = "## Where is it?\n\nIt moves.\n\nIt floats, they say.\n\nIt is cold.\n\n**Answer:** in the sea\n"
    assert cards(text) == ["Where is it? It moves. It floats, they say. It is cold. | in the sea"]


def test_a_single_answer_that_repeats_one_of_two_paragraphs_is_no_choice() -> None:
    text = "## Which word is it?\n\nSea.\n\nLand.\n\n**Answer:** Sea.\n\n## Why?\n\nTell.\n\nSay.\n\n**Answer:** So.\n"
    assert not any(note.choices for note in notes(text))


NUMBERED = (
    "1. Which is a metal?\nIron\nWood\nAnswer: Iron\n{blank}2. Name a gas.\nAnswer: Helium\n{blank}"
    "3. Which is a tree?\nOak\nRose\nAnswer: Oak\n"
)


@pytest.mark.parametrize("blank", ["", "\n"])
def test_numbered_questions_between_such_options_stay_cards(blank: str) -> None:
    assert cards(NUMBERED.format(blank=blank)) == [
        "Which is a metal? | +Iron -Wood",
        "Name a gas. | Helium",
        "Which is a tree? | +Oak -Rose",
    ]


def test_options_in_items_keep_their_places() -> None:
    choices = read(Source("deck.md", NUMBERED.format(blank="")))[0].deck.notes[0].choices
    assert [choice.text.origin for choice in choices] == [((2, 1),), ((3, 1),)]
