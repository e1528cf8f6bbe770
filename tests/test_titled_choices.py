"""A heading that is a title, a question below it, and options: what marks the right one may be missing, or in a key."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes

TITLED = "### Q1: Colour\n\nWhich is red?\n\na) Mars\nb) Moon\n\n### Q2: Size\n\n{}Which is big?\n\na) Pea\nb) Sun\n\n"
CODE = "```python\nsun > pea\n```\n\n"


@pytest.mark.parametrize("code", ["", CODE], ids=["text", "code"])
def test_options_without_a_right_one_are_reported(code: str) -> None:
    assert cards(TITLED.format(code)) == []
    assert codes(TITLED.format(code)).count("DP108") == 2


TABLE = "| Question | Answer |\n|---|---|\n| Q1 | {0}a{0} |\n| Q2 | {0}b{0} |\n"


@pytest.mark.parametrize(
    "key",
    ["1. a\n2. b\n", TABLE.format("**"), f"<details>\n<summary>Show</summary>\n\n{TABLE.format('`')}\n</details>\n"],
    ids=["list", "bold letters", "folded"],
)
@pytest.mark.parametrize("code", ["", CODE], ids=["text", "code"])
def test_a_key_names_them(key: str, code: str) -> None:
    first, second = cards(f"{TITLED.format(code)}## Answers\n\n{key}")
    assert first.endswith("Which is red? | +Mars -Moon")
    assert second.endswith("Which is big? | -Pea +Sun")


def test_letters_below_a_text_that_tells_are_its_list() -> None:
    text = "### Colours\n\nThere are two:\n\na) red\nb) blue\n\n### Sizes\n\nThere are two:\n\na) big\nb) small\n"
    assert len(cards(text)) == 2


LISTED = "# Quiz\n\n## Question {0}\n\nWhich {1} is big?\n\n- Pea\n- Sun\n- Ant\n\n"


def test_lists_without_marks_below_most_questions_that_ask_to_choose_are_reported_once() -> None:
    text = "".join(LISTED.format(n, thing) for n, thing in enumerate(("star", "seed"), 1))
    assert codes(text) == ["DP116"]
    assert codes(text.replace("Which", "How can you tell which")) == ["DP116"]
    assert codes(text.replace("Which", "What")) == []


def test_a_list_below_the_title_of_one_question_is_an_answer() -> None:
    assert codes(LISTED.format(1, "star") + "## Question 2\n\nWhy is it big?\n\nIt grew.\n") == []


def test_items_that_are_only_letters_below_a_question_are_its_options_and_no_key() -> None:
    text = "## Which vitamin prevents scurvy?\n\n1. A\n2. C\n\n## Which blood group is rare?\n\n1. A\n2. B\n"
    assert cards(text) == ["Which vitamin prevents scurvy? | 1. A 2. C", "Which blood group is rare? | 1. A 2. B"]
    assert codes(text) == ["DP116"]
    keyed = text.replace("## Which", "**Which").replace("?", "?**") + "\nAnswers: 1. b 2. a\n"
    assert "DP116" not in codes(keyed)


@pytest.mark.parametrize(
    ("key", "expected"), [("1. a\n", "does not answer this question"), ("1. a\n2. d\n", "the answer key says 'd'")]
)
def test_a_warning_says_what_is_wrong_with_the_key(key: str, expected: str) -> None:
    asked = "1. Which is red?\n\na) Mars\nb) Moon\n\n2. Which is big?\n\na) Pea\nb) Sun\n\n"
    (problem,) = read(Source("deck.md", f"{asked}## Answers\n\n{key}"))[1]
    assert (problem.code, expected in problem.message) == ("DP108", True)


STEM = "## Choose the word that fits.\n\nWater is {}.\n\nSelect one answer.\n\n- [ ] a metal\n- [x] {}\n\n"
ASKED = "## What is {}?\n\n- [x] a metal\n- [ ] a tree\n\n"


def test_headings_with_the_same_words_ask_if_options_are_below_them() -> None:
    text = "".join(STEM.format("...", word) for word in ("wet", "clear")) + "".join(
        ASKED.format(name) for name in ("iron", "zinc", "lead", "gold")
    )
    assert [card.rpartition(" | ")[2] for card in cards(text)] == [
        "-a metal +wet",
        "-a metal +clear",
        *["+a metal -a tree"] * 4,
    ]
    assert codes(text) == []


def test_headings_with_the_same_words_above_text_are_no_questions() -> None:
    asked = [ASKED.format(name) for name in ("iron", "zinc", "lead", "gold")]
    text = "## More\n\nRead on.\n\n".join(("".join(asked[:2]), asked[2], asked[3]))
    assert len(cards(text)) == 4
