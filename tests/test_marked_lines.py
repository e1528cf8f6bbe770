"""Options in plain lines that each say whether they are right, by a sign or a label: text in, the options out."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes, codes_and_lines, notes

LABELLED = "## What does CTR stand for?\nCorrect: Click-through rate\nWrong: Cost to return\nWrong: Cost to rent\n"
WANTED = ["What does CTR stand for? | +Click-through rate -Cost to return -Cost to rent"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Right:", "Wrong:"),
        ("**Correct:**", "**Incorrect:**"),
        ("**Correct**:", "**Wrong**:"),
        ("Correct answer:", "Wrong answer:"),
        ("✅ Correct:", "❌ Wrong:"),
        ("✅ **Correct:**", "❌ **Wrong:**"),
        ("- Correct:", "- Wrong:"),
        ("- ✅ Correct:", "- ❌ Wrong:"),
        ("Richtig:", "Falsch:"),
        ("Correcta:", "Incorrecta:"),
        ("正确：", "错误："),
    ],
)
def test_the_label_of_each_line_says_whether_it_is_right(right: str, wrong: str) -> None:
    text = LABELLED.replace("Correct:", right).replace("Wrong:", wrong)
    assert cards(text) == WANTED
    assert codes(text) == []


@pytest.mark.parametrize("question", ["Q: {}", "**{}**", "{}", "### 1. {}"])
def test_the_question_may_have_any_form(question: str) -> None:
    asked = "What does CTR stand for?"
    assert cards(LABELLED.replace(f"## {asked}", question.format(asked))) == WANTED


def test_the_lines_may_have_numbers_and_blank_lines_between_them() -> None:
    text = LABELLED.replace("\nWrong", "\n\nWrong").replace("return\n\nWrong", "return\n\nWrong 2")
    assert cards(text) == WANTED


def test_a_numbered_list_may_hold_the_questions() -> None:
    text = "1. What is ice?\n   Wrong: steam\n   Correct: water\n2. What is ash?\nCorrect: a tree\nWrong: a fish\n"
    assert cards(text) == ["What is ice? | -steam +water", "What is ash? | +a tree -a fish"]


def test_several_lines_may_be_right() -> None:
    assert cards("## Which are metals?\nCorrect: iron\nWrong: oak\nCorrect: gold\n") == [
        "Which are metals? | +iron -oak +gold"
    ]


def test_a_label_right_below_the_lines_ends_them() -> None:
    found = notes(f"{LABELLED}Explanation: It is a rate.\n")
    assert found[0].explanation.flat == "It is a rate."
    text = "Q: What is ice?\nWrong: steam\nCorrect: water\nQ: What is ash?\n❌ a fish\n✅ a tree\nQ: Is it?\nA: Yes.\n"
    assert cards(text) == ["What is ice? | -steam +water", "What is ash? | -a fish +a tree", "Is it? | Yes."]


def test_lines_with_signs_are_read_as_a_list_with_signs_is() -> None:
    lines = "## Which port has HTTPS?\n❌ 80\n✅ 443\n"
    listed = lines.replace("❌", "- ❌").replace("✅", "- ✅")
    assert cards(lines) == cards(listed) == ["Which port has HTTPS? | -80 +443"]
    assert codes_and_lines(lines) == codes_and_lines(listed) == [("DP116", 1)]
    assert cards("## Which are metals?\n✅ Iron\n✅ Gold\n❌ Oak\n") == ["Which are metals? | +Iron +Gold -Oak"]


def test_the_places_of_the_options_stay_the_same() -> None:
    choices = read(Source("deck.md", LABELLED))[0].deck.notes[0].choices
    assert [choice.text.origin for choice in choices] == [((2, 10),), ((3, 8),), ((4, 8),)]


@pytest.mark.parametrize(("right", "wrong"), [("Correct:", "Wrong:"), ("✅", "❌"), ("Richtig:", "Falsch:")])
@pytest.mark.parametrize(
    "questions",
    [
        ("Which one is ice?", "Ash is"),
        ("1. Which one is ice?", "2. Ash is"),
        ("Which one is ice?", "2. Ash is"),
        ("Which one is ice?", "2. What is ash?"),
        ("## Ice is", "## What is ash?"),
        ("**Ice is**", "What is ash?"),
        ("Look at this.\nWhich one is ice?", "In the second one,\nash is"),
    ],
)
@pytest.mark.parametrize("apart", ["", "\n"])
def test_one_question_that_asks_shows_that_the_others_offer_options(
    right: str, wrong: str, questions: tuple[str, str], apart: str
) -> None:
    first, second = questions
    lines = f"{first}\n{apart}{wrong} a\n{wrong} b\n{right} c\n\n{second}\n{apart}{right} d\n{wrong} e\n{wrong} f\n"
    asked = [" ".join(words.strip("#*12. ").split()) for words in questions]
    assert cards(lines) == [f"{asked[0]} | -a -b +c", f"{asked[1]} | +d -e -f"]


def test_one_right_line_among_wrong_ones_in_different_places_is_a_choice_below_any_text() -> None:
    text = "The capital of Peru is\n\n❌ Cusco\n✅ Lima\n❌ Puno\n\nOaks and elms are\n\n✅ trees\n❌ birds\n"
    assert cards(text) == ["The capital of Peru is | -Cusco +Lima -Puno", "Oaks and elms are | +trees -birds"]
    assert codes(text) == []


def test_lists_with_signs_below_paragraphs_that_ask_are_choices() -> None:
    text = "Which is the planet?\n\n- ❌ Sun\n- ✅ Mars\n\nThe river of Rome is\n\n- ✅ Tiber\n- ❌ Rhine\n- ❌ Po\n"
    assert cards(text) == ["Which is the planet? | -Sun +Mars", "The river of Rome is | +Tiber -Rhine -Po"]
    assert codes(text) == ["DP116"]  # two items may also say what the signs mean


GUIDES = {
    "one order": "Tabs\n\n✅ a tab\n❌ a blank\n❌ two\n\nNames\n\n✅ long\n❌ short\n",
    "pairs": "Tabs\n\n✅ a tab\n❌ a blank\n\nNames\n\n❌ short\n✅ long\n",
    "sentences": "Use tabs.\n\n✅ a tab\n❌ a blank\n❌ two\n\nUse names.\n\n❌ short\n✅ long\n",
    "several right": "Tabs\n\n✅ a tab\n❌ a blank\n✅ two\n\nNames\n\n❌ short\n✅ long\n",
    "a list": "Why do we use tabs?\n\nThey are wide:\n\n- ✅ a tab\n- ❌ a blank\n",
    "one alone": "Tabs\n\n❌ a tab\n✅ a blank\n❌ two\n",
    "mistakes": "He goes.\n\nWrong: He go.\nCorrect: He goes.\n\nWho goes?\n\nI goes.\n\nWrong: a\nCorrect: b\n",
}


@pytest.mark.parametrize("text", GUIDES.values(), ids=GUIDES.keys())
def test_examples_of_what_is_right_and_wrong_are_no_options(text: str) -> None:
    assert [note.choices for note in notes(text) if note.choices] == []


OTHER = {
    "right ones alone": "## What is ice?\nCorrect: water\n",
    "no question above": "## Commas\nCorrect: iron, gold\nWrong: iron,gold\n",
    "several wrong ones in one line": "## What is ice?\nCorrect: water\nWrong: steam, oil\n",
    "two cases": "## What does a switch do?\nTrue: it is on\nFalse: it is off\n",
    "text right below": "## What is ice?\nCorrect: water\nWrong: steam\nIt is cold.\n",
    "code": "## What is printed?\n\n```\nCorrect: 1\nWrong: 2\n```\n",
    "what is good and what is not": "## What are the pros and cons of wood?\n✅ light\n✅ dry\n❌ burns\n",
    "ticks alone": "## Which ports are open?\n✅ 443\n✅ 8443\n",
}


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER.keys())
def test_other_lines_stay_answers(text: str) -> None:
    assert [note.choices for note in notes(text)] == [()]


def test_remarks_for_right_and_wrong_choices_are_no_options() -> None:
    text = "## What is ice?\n- [x] water\n- [ ] steam\n\nCorrect: Well done!\nWrong: Try again.\n"
    assert cards(text) == ["What is ice? | +water -steam"]


def test_a_guide_with_some_questions_keeps_its_examples() -> None:
    guide = "".join(f"## Rule {n}\n\nCorrect: a{n}\nWrong: b{n}\n\n" for n in range(3))
    assert not any(note.choices for note in notes(f"{guide}{LABELLED}"))
