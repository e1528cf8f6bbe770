"""Questions of another form at the end of one answer are a part of their own, or are reported."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines

TWO = ["What is iron? | A metal.", "What is salt? | A mineral."]
ABOVE = pytest.mark.parametrize(
    "form",
    ["## {}\n\n{}\n\n", "### {}\n\n{}\n\n", "**Q: {}**\n\n**A:** {}\n\n", "**{}**\n\n{}\n\n"],
    ids=["h2", "h3", "labels", "bold"],
)


def document(form: str, below: str) -> str:
    """The two questions in a form, above other text."""
    return "".join(form.format(*card.split(" | ")) for card in TWO) + below


BOXES = "1. {}?\n   - [ ] bat\n   - [x] cod\n"
LETTERS = "1. {}?\n\n   A) bat\n   B) cod\n\n   Answer: B\n"
PLAIN = "{}?\n\nA. bat\nB. cod\n\nAnswer: B\n"
MARKED = {
    name: f"{form.format('Which is a fish')}\n{form.format('Which can swim').replace('1.', '2.')}"
    for name, form in (("boxes", BOXES), ("letters", LETTERS), ("paragraphs", PLAIN))
}


@ABOVE
@pytest.mark.parametrize("below", MARKED)
def test_questions_with_options_are_a_part(form: str, below: str) -> None:
    found = cards(document(form, MARKED[below]))
    assert found[:2] == TWO
    assert found[2:] == ["Which is a fish? | -bat +cod", "Which can swim? | -bat +cod"]
    assert codes(document(form, MARKED[below])) == []


@ABOVE
def test_a_table_of_questions_is_a_part(form: str) -> None:
    table = "| Question | Answer |\n|---|---|\n| What is a cod? | A fish |\n| What is an owl? | A bird |\n"
    assert cards(document(form, table)) == [*TWO, "What is a cod? | A fish", "What is an owl? | A bird"]


@ABOVE
@pytest.mark.parametrize("title", ["Animals", "**Animals**"])
def test_questions_below_a_title_are_a_part(form: str, title: str) -> None:
    text = document(form, f"{title}\n\n- **What is a cod?** A fish.\n- **What is an owl?** A bird.\n")
    assert cards(text) == [*TWO, "What is a cod? | A fish.", "What is an owl? | A bird."]
    assert "DP110" in codes(text)


@pytest.mark.parametrize("form", ["**{2}. {0}**\n\n{1}\n\n", "Q{2}. {0}\n\nAns. {1}\n\n", "### {2}. {0}\n\n{1}\n\n"])
def test_items_may_count_on_from_questions_of_another_form(form: str) -> None:
    text = "".join(form.format(*card.split(" | "), n) for n, card in enumerate(TWO, 1))
    text += "3. What is a cod?\n   A fish.\n4. What is an owl?\n   A bird.\n"
    assert cards(text) == [*TWO, "What is a cod? | A fish.", "What is an owl? | A bird."]


def test_other_questions_in_an_answer_stay_there_and_are_reported() -> None:
    text = document("## {}\n\n{}\n\n", "- **Is it white?** Yes.\n- **Is it salty?** Very.\n")
    assert len(cards(text)) == 2
    assert codes_and_lines(text) == [("DP115", 9)]


def test_statements_in_an_answer_stay_there() -> None:
    text = document("## {}\n\n{}\n\n", "- It is white and salty. (True)\n- It is red and sweet. (False)\n")
    assert len(cards(text)) == 2


@pytest.mark.parametrize("list_", ["1. Where is it?\n2. Who sells it?\n", "- [x] buy it\n- [ ] use it\n"])
def test_lists_without_answers_are_part_of_the_answer(list_: str) -> None:
    assert len(cards(document("## {}\n\n{}\n\n", list_))) == 2


@pytest.mark.parametrize("form", ["1) {}\n* {}\n* {}\n", "1. {}\n- {}\n- {}\n\n", "1. {}\n\n   - {}\n   - {}\n\n"])
def test_the_first_of_two_questions_may_mark_no_option(form: str) -> None:
    second = form.replace("1", "2").replace("{}\n", "[ ] {}\n", 3).replace("[ ] {}", "{}", 1)
    text = form.format("Which is a fish?", "cod", "owl") + second.format("Which is a bird?", "bat", "hen")
    text = text.replace("[ ] hen", "[x] hen")
    assert [card.replace("- ", "").replace("* ", "") for card in cards(text)] == [
        "Which is a fish? | cod owl",
        "Which is a bird? | -bat +hen",
    ]
    assert codes_and_lines(text) == [("DP116", 1)]


FOUR = [*TWO, "What is a cod? | A fish.", "What is an owl? | A bird."]


@pytest.mark.parametrize("form", ["**{}**\n\n{}\n\n", "**{}**\n{}\n\n", "- **{}**\n  {}\n\n", "- {}\n\n  {}\n\n"])
def test_only_one_question_is_a_heading(form: str) -> None:
    first, odd, *below = (card.split(" | ") for card in FOUR)
    text = form.format(*first) + "## {}\n\n{}\n\n".format(*odd) + "".join(form.format(*pair) for pair in below)
    assert cards(text) == FOUR
    assert codes(text) == []


def test_a_heading_without_such_questions_above_it_keeps_them_in_its_answer() -> None:
    text = "## What is iron?\n\nA metal.\n\n**Is it hard?**\n\nYes.\n\n**Does it rust?**\n\nIt does.\n\n"
    assert [card.split(" | ")[0] for card in cards(text + "## What is salt?\n\nA mineral.\n")] == [
        "What is iron?",
        "What is salt?",
    ]
