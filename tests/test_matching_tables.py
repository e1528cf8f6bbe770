"""Tables that set an exercise, whose rows are to be matched: no pairs, or pairs with a warning."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines

ROWS = "| Word | Meaning |\n|---|---|\n| 1. oven | a. a place to sleep |\n| 2. bed | b. it bakes bread |\n"


@pytest.mark.parametrize(
    "rows",
    [
        ROWS,
        ROWS.replace("1.", "1)").replace("2.", "2)").replace("a.", "(a)").replace("b.", "(b)"),
        ROWS.replace("1. ", "1 ").replace("2. ", "2 ").replace("a. ", "**A.** ").replace("b. ", "**B.** "),
        "| | Word | | Meaning |\n|---|---|---|---|\n| 1 | oven | a | a place to sleep |\n| 2 | bed | b | it bakes |\n",
    ],
)
def test_numbers_and_letters_are_to_be_matched(rows: str) -> None:
    text = f"# Unit 5\n\nFind the pairs.\n\n{rows}\n## What is a lamp?\n\nIt gives light.\n"
    assert cards(text) == ["What is a lamp? | It gives light."]
    assert ("DP104", 5) in codes_and_lines(text)


@pytest.mark.parametrize(
    "task",
    [
        "Match the words with their meanings.",
        "## Ordnen Sie die Wörter zu",
        "Reliez les mots.",
        "Соедините слова.",
        "把词语和意思连线。",
        "Kelimeleri eşleştirin.",
        "## Eşleştirme",
    ],
)
def test_a_text_above_that_asks_to_match_makes_the_pairs_doubtful(task: str) -> None:
    rows = "| Word | Meaning |\n|---|---|\n| oven | a place to sleep |\n| bed | it bakes bread |\n"
    found = codes_and_lines(f"# Unit 5\n\n{task}\n\n{rows}")
    assert ("DP115", 5) in found
    assert len(cards(f"# Unit 5\n\n{task}\n\n{rows}")) == 2


@pytest.mark.parametrize(
    "rows",
    [
        ROWS.replace("1. ", "").replace("2. ", "").replace("a. ", "").replace("b. ", ""),
        ROWS.replace("a. ", "").replace("b. ", ""),
        ROWS.replace("1. ", "").replace("2. ", ""),
    ],
)
def test_other_tables_hold_pairs(rows: str) -> None:
    assert len(cards(f"# Words\n\nThese words are new.\n\n{rows}")) == 2
    assert not {("DP104", 5), ("DP115", 5)} & {*codes_and_lines(f"# Words\n\nThese words are new.\n\n{rows}")}


@pytest.mark.parametrize("title", ["Match-based names", "Eşleştirme odaklı adlar"])
def test_a_title_that_only_has_the_word_asks_to_match_nothing(title: str) -> None:
    rows = "| Word | Meaning |\n|---|---|\n| oven | a place to sleep |\n| bed | it bakes bread |\n"
    assert ("DP115", 5) not in codes_and_lines(f"# Unit 5\n\n## {title}\n\n{rows}")
