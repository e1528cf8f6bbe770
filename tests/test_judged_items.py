"""Judgements below the statements of a list, `**True**`: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

WANTED = ["Iron: it rusts. | True", "Gold: it rusts. | False", "Ice is hot. | False"]


@pytest.mark.parametrize("said", ["**{}**", "_{}_", "{}"])
@pytest.mark.parametrize("gap", ["\n\n   ", "\n   "])
@pytest.mark.parametrize("heading", ["", "## True or false\n\n"])
def test_each_statement_has_the_judgement_below_it(heading: str, gap: str, said: str) -> None:
    pairs = [card.split(" | ") for card in WANTED]
    items = (f"{n}. {asked}{gap}{said.format(answer)}\n\n" for n, (asked, answer) in enumerate(pairs, 1))
    text = heading + "".join(items)
    assert cards(text) == WANTED
    assert codes(text) == []


def test_text_may_follow_a_judgement() -> None:
    text = "- Gold rusts in water.\n  **False.** It stays.\n- Iron rusts in water.\n  **True**, and soon.\n"
    assert cards(text) == ["Gold rusts in water. | False. It stays.", "Iron rusts in water. | True, and soon."]


@pytest.mark.parametrize(
    "text",
    [
        "- Debug mode\n  true\n- Quiet mode\n  false\n",
        "1. Water is wet.\n   **True**\n2. Ice is hot.\n   It melts.\n",
        "1. Ice is hot.\n   **True** or not?\n   Answer: yes\n2. Tea is hot.\n   **False** or not?\n   Answer: no\n",
        "1. Water is wet.\n   **True**\n",
    ],
    ids=["settings", "half of the items", "answers of their own", "one item"],
)
def test_other_lists_have_none(text: str) -> None:
    assert not any(card.endswith(("| True", "| False", "| true", "| false")) for card in cards(text))
