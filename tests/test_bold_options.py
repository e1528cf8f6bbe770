"""Lists without letters whose right item is bold: options, if nearly all lists of a document are like that."""

from __future__ import annotations

from deckpress.model import Source
from deckpress.reading import read
from readings import cards

QUIZ = (
    "## Which is red?\n\n- Venus\n- **Mars**\n- Pluto\n\n"
    "## Which is big?\n\n- **Jupiter**\n- Mars\n- Pluto\n\n"
    "## Which is far?\n\n- Venus\n- Mars\n- **Pluto**\n"
)
WANTED = [
    "Which is red? | -Venus +Mars -Pluto",
    "Which is big? | +Jupiter -Mars -Pluto",
    "Which is far? | -Venus -Mars +Pluto",
]


def test_the_bold_item_of_each_list_is_the_right_option() -> None:
    assert cards(QUIZ) == WANTED


def test_the_lists_may_be_nested_or_numbered() -> None:
    nested = QUIZ.replace("\n\n- ", "\n- ").replace("\n- ", "\n   - ").replace("## ", "1. ").replace("\n\n", "\n")
    assert cards(nested) == WANTED
    assert cards(QUIZ.replace("- ", "1. ")) == WANTED


def test_the_lists_may_follow_the_questions_of_a_numbered_list() -> None:
    assert cards(QUIZ.replace("## ", "1. ")) == WANTED


def test_the_places_of_the_options_stay_the_same() -> None:
    right = [choice.text for choice in read(Source("deck.md", QUIZ))[0].deck.notes[0].choices if choice.correct]
    assert right[0].markdown == "Mars"
    assert right[0].origin == ((4, 5),)


def test_what_is_below_the_right_option_alone_is_its_feedback() -> None:
    text = QUIZ.replace("**Mars**", "**Mars**\n  - It is rusty.")
    choice = read(Source("deck.md", text))[0].deck.notes[0].choices[1]
    assert (choice.text.markdown, choice.feedback.markdown) == ("Mars", "- It is rusty.")


def test_what_is_below_several_options_stays_in_them() -> None:
    text = "## Which is red?\n\n- Venus\n  - a planet\n- Mars (correct)\n  - a planet\n"
    choices = read(Source("deck.md", text))[0].deck.notes[0].choices
    assert [choice.text.markdown for choice in choices] == ["Venus\n- a planet", "Mars\n- a planet"]


def test_several_right_options_may_be_bold_if_most_lists_have_one() -> None:
    several = "## Which are planets?\n\n- **Mars**\n- the Sun\n- **Venus**\n"
    assert cards(f"{QUIZ}\n{several}") == [*WANTED, "Which are planets? | +Mars -the Sun +Venus"]


def test_right_options_may_hold_underscores() -> None:
    text = QUIZ.replace("**Mars**", "__the MARS_ID of `mars_4`__").replace("## ", "")
    assert cards(text)[0] == "Which is red? | -Venus +the MARS_ID of `mars_4` -Pluto"


def test_bold_items_below_statements_are_right_options_where_those_below_questions_are() -> None:
    tasks = (
        "Tick the hot one.\n\n- Pluto\n- **Venus**\n\nTick the two large ones.\n\n- **Saturn**\n- Moon\n- **Jupiter**\n"
    )
    wanted = ["Tick the hot one. | -Pluto +Venus", "Tick the two large ones. | +Saturn -Moon +Jupiter"]
    assert cards(f"{QUIZ.replace('## ', '')}\n{tasks}") == [*WANTED, *wanted]
    assert cards(tasks + QUIZ.split("## Which is far?")[0].replace("## ", "")) != [*wanted, *WANTED[:2]]


def test_two_lists_are_too_few() -> None:
    assert all(" | - " in card for card in cards(QUIZ.split("## Which is far?")[0]))


def test_other_lists_show_that_bold_print_is_emphasis() -> None:
    plain = "## What is on the table?\n\n- a cup\n- a spoon\n\n"
    assert all(" | - " in card for card in cards(plain + QUIZ))
    terms = "## What is in it?\n\n- **tea**\n- **milk**\n\n"
    assert all(" | - " in card for card in cards(terms + QUIZ))


def test_names_in_bold_before_their_meanings_are_no_options() -> None:
    text = QUIZ.replace("**\n", "**: a planet\n")
    assert all(" | - " in card for card in cards(text))


def test_a_heading_that_only_numbers_its_question_is_no_part_of_it() -> None:
    parts = QUIZ.split("## ")[1:]
    assert cards("".join(f"## {n}. Question {n}\n\n{part}" for n, part in enumerate(parts, 1))) == WANTED
