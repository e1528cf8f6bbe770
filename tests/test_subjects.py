"""The same question below several headings: each card names its subject."""

from __future__ import annotations

import pytest

from readings import cards, notes

THINGS = {"Iron": "A metal.", "Oak": "A tree.", "Slate": "A rock."}


@pytest.mark.parametrize("form", ["### {}\n**What is it?**\n\n{}\n\n---\n\n", "## {}\n\n### What is it?\n\n{}\n\n"])
def test_the_heading_says_what_a_question_asks_about(form: str) -> None:
    text = "# Things\n\n" + "".join(form.format(*thing) for thing in THINGS.items())
    assert cards(text) == [f"{name} What is it? | {answer}" for name, answer in THINGS.items()]
    first = notes(text)[0]
    assert first.question.locate(0, 0).line == 3


@pytest.mark.parametrize("form", ["**{}**\n{}\n", "#### {}\n\n{}\n\n", "**Q:** {}\n\n**A:** {}\n\n"])
def test_so_it_does_for_each_question_below_it(form: str) -> None:
    asked = ("What is it?", "What is it for?")
    text = "# Things\n\n" + "".join(
        f"### {name}\n\n{form.format(asked[0], answer)}{form.format(asked[1], f'For {n}.')}\n"
        for n, (name, answer) in enumerate(THINGS.items())
    )
    assert cards(text) == [
        card
        for n, (name, answer) in enumerate(THINGS.items())
        for card in (f"{name} {asked[0]} | {answer}", f"{name} {asked[1]} | For {n}.")
    ]


def test_questions_above_the_first_heading_have_no_subject() -> None:
    asked = "".join(f"## {name}\n\n### What is it?\n\n{answer}\n\n" for name, answer in THINGS.items())
    assert len(cards("### Why?\n\nFor once.\n\n" + asked)) == len(THINGS) + 1


def test_two_headings_with_the_same_two_questions_are_enough() -> None:
    form = "## {0}\n\n### What is it?\n\nA thing: {0}.\n\n### How does it work?\n\nAs {0} does.\n\n"
    asked = [card.split(" | ")[0] for card in cards(form.format("Iron") + form.format("Oak"))]
    assert asked == ["Iron What is it?", "Iron How does it work?", "Oak What is it?", "Oak How does it work?"]


@pytest.mark.parametrize(
    "text",
    [
        "## Iron\n\n### What is it?\n\nA metal.\n\n## Oak\n\n### What is it?\n\nA tree.\n",
        "".join(f"## {name}\n\nSee below.\n\n### What is it?\n\n{answer}\n\n" for name, answer in THINGS.items()),
        "".join(f"## Part\n\n### What is it?\n\n{answer}\n\n" for answer in THINGS.values()),
    ],
    ids=["two", "text between", "headings alike"],
)
def test_other_questions_stay_as_they_are(text: str) -> None:
    assert [card.split(" | ")[0] for card in cards(text)] == ["What is it?"] * len(cards(text))


def test_the_title_of_the_document_is_no_subject() -> None:
    text = "# Things\n\n**What is it?**\n\nA metal.\n\n" + "".join(
        f"## {name}\n\n**What is it?**\n\n{answer}\n\n" for name, answer in THINGS.items()
    )
    assert len(cards(text)) == len(THINGS) + 1
