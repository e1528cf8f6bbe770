"""Short lines above questions: above another form of question they are titles, elsewhere they are reported."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines

HEADINGS = "## What is iron?\n\nA metal.\n\n## What is salt?\n\nA mineral.\n\n"
BOXES = (
    "1. Which is a fish?\n   - [ ] the bat\n   - [x] the cod\n\n2. Which is a bird?\n   - [x] the owl\n   - [ ] a cat\n"
)
LABELS = "Q: What is a cod?\nA: A fish.\n\nQ: What is an owl?\nA: A bird.\n"
BOLD = "**What is a cod?**\n\nA fish.\n\n**What is an owl?**\n\nA bird.\n"
TITLES = pytest.mark.parametrize("title", ["Living things", "**Living things**", "Lebewesen", "Живая природа"])


@TITLES
@pytest.mark.parametrize("below", [BOXES, LABELS], ids=["boxes", "labels"])
def test_a_line_between_two_forms_of_questions_is_a_title(title: str, below: str) -> None:
    found = cards(f"{HEADINGS}{title}\n\n{below}")
    assert found[:2] == ["What is iron? | A metal.", "What is salt? | A mineral."]
    assert len(found) == 4
    assert codes_and_lines(f"{HEADINGS}{title}\n\n{below}") == [("DP110", 9)]


@pytest.mark.parametrize("title", ["Living things", "Lebewesen"])
@pytest.mark.parametrize("form", ["## {}\n\n{}", "1. {}\n\n   {}", "**Q: {}**\n{}", "Q: {}\nA: {}"])
def test_a_line_between_questions_of_one_form_stays_and_is_reported(title: str, form: str) -> None:
    above, below = form.format("What is iron?", "A metal."), form.format("What is salt?", "A mineral.")
    text = f"{above}\n\n{title}\n\n{below.replace('1.', '2.')}\n"
    assert len(cards(text)) == 2
    assert codes(text) == ["DP121"]


@pytest.mark.parametrize("line", ["It is old.", "so they say", "See [iron](a.md)", "Is it new?", "A: old"])
def test_sentences_and_labels_are_no_titles(line: str) -> None:
    assert codes(f"{HEADINGS}{line}\n\n## What is gold?\n\nA metal.\n") == []


def test_the_line_of_a_list_of_terms_is_not_in_the_meaning_above() -> None:
    text = "- **iron:** a metal\n- **salt:** mineral\n\n  It glows.\n\nAnimals:\n\n- **cod:** fish\n- **owl:** birds\n"
    assert cards(text) == ["iron | a metal", "salt | mineral It glows.", "cod | fish", "owl | birds"]


@pytest.mark.parametrize(
    "line",
    ["Good luck with the test!", "(c) 2024 J. Doe", "© J. Doe", "Last updated: May", "Viel Erfolg!", "End of quiz"],
)
def test_lines_that_end_a_document_are_in_no_answer(line: str) -> None:
    text = f"{HEADINGS}---\n\n{line}\n"
    assert cards(text)[-1] == "What is salt? | A mineral."
    assert codes(text) == []


def test_other_text_below_the_last_rule_is_reported() -> None:
    text = f"{HEADINGS}---\n\nThe sea holds much of it.\n"
    assert cards(text)[-1].endswith("The sea holds much of it.")
    assert codes_and_lines(text) == [("DP121", 11)]


def test_rules_within_answers_are_part_of_them() -> None:
    text = "## What is iron?\n\nA metal.\n\n---\n\nIt rusts.\n\n## What is salt?\n\nA mineral.\n\n---\n\nIt melts.\n"
    assert codes(text) == []


def test_the_only_word_of_an_answer_is_no_title() -> None:
    text = "## What boils at 100 degrees?\n<!-- type-in -->\n\nWater\n\nC: The ==sun== shines by day.\n"
    assert cards(text)[0] == "What boils at 100 degrees? | Water"
    assert codes("Q: What is the unit of life?\n\nA:\n\nCell\n\nQ: Which molecule?\n\nA: DNA\n") == []
