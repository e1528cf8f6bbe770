"""Bold terms in paragraphs, with their meanings behind them or on the next line: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

KITCHEN = "# Kitchen\n\n**Pan** :{0}A flat vessel.\n\n**Ladle**:{0}A deep spoon.\n\n**Whisk:**{0}Beats eggs.\n\n"
GARDEN = "---\n\n# Garden\n\n**Rake** :{0}Gathers leaves.\n\n**Spade** :{0}Digs holes.\n"
TERMS = [
    "Pan | A flat vessel.", "Ladle | A deep spoon.", "Whisk | Beats eggs.",
    "Rake | Gathers leaves.", "Spade | Digs holes.",
]  # fmt: skip


@pytest.mark.parametrize("between", [" ", "\n", " \n", "  \n", "\\\n"])
def test_terms_that_fill_their_sections_are_the_cards(between: str) -> None:
    text = (KITCHEN + GARDEN).format(between)
    assert cards(text) == TERMS
    assert codes(text) == ["DP115"]


def test_a_meaning_may_have_several_lines() -> None:
    text = "# Tools\n\n**Rake** :\nGathers leaves,\nand hay.\n\n**Spade** :\nDigs holes.\n\n**Hoe** :\nWeeds.\n"
    assert cards(text)[0] == "Rake | Gathers leaves, and hay."


def test_bold_words_in_a_text_stay_in_the_answer_of_its_heading() -> None:
    text = (
        "# Plants\n\n## Roses\n\nRoses like the sun, and they need water in summer, but not on their leaves.\n\n"
        "**Mind:**\nThey have thorns.\n\n## Lilies\n\nLilies like the shade, and their bulbs stay in the ground.\n"
    )
    assert [card.partition(" | ")[0] for card in cards(text)] == ["Roses", "Lilies"]


def test_a_bold_question_keeps_its_colon() -> None:
    text = "**1. Name a tool:**\nA rake.\n\n**2. Name a pan:**\nA wok.\n"
    assert [card.partition(" | ")[0] for card in cards(text)] == ["Name a tool:", "Name a pan:"]


MARKS = [": ", " – ", " → ", " => ", " = ", " :: ", ":: ", ":::", "\t", "  \t"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("line", ["- {}", "1. {}", "{}", "{}\n"])
def test_a_mark_behind_bold_or_plain_terms_is_on_no_side(line: str, mark: str) -> None:
    words = [("pan", "a flat vessel"), ("ladle", "a deep spoon"), ("wok", "a round pan")]
    for term in ("{}", "**{}**"):
        text = "".join(line.format(f"{term.format(word)}{mark}{said}") + "\n" for word, said in words)
        found = [card.replace("*", "") for card in cards(f"# Vocabulary\n\n{text}")]
        assert found == [f"{word} | {said}" for word, said in words]


@pytest.mark.parametrize(
    "text", ["| pan\t| flat |\n| wok\t| round |\n", "\tpan\n\tladle\n\twok\n", "A\tpan.\n\nHere is more of it.\n"]
)
def test_other_tabs_make_no_pairs(text: str) -> None:
    assert cards(f"# Kitchen\n\n{text}") == []
