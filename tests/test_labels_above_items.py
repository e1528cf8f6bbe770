"""Lists whose first item is the label of a question above its words."""

from __future__ import annotations

import pytest

from readings import cards, codes

ASKED = ("Is a table fast?", "Is the index written at once?")
BELOW = "- Yes: it is small\n  - and warm\n- No: it grows\n"


def _deck(label: str, nested: str, below: str = BELOW) -> str:
    return "".join(f"### {n}. Part\n\n- {label}\n{nested.format(asked)}\n{below}\n" for n, asked in enumerate(ASKED, 1))


@pytest.mark.parametrize("label", ["Question:", "**Question:**", "问题：", "Frage:"])
@pytest.mark.parametrize("nested", ["  - {}", "    - {}", "  * {}"])
def test_the_words_below_the_label_are_the_question(label: str, nested: str) -> None:
    text = _deck(label, nested)
    said = "- Yes: it is small - and warm - No: it grows"
    assert cards(text) == [f"{asked} | {said}" for asked in ASKED]
    assert codes(text) == []


@pytest.mark.parametrize(
    ("label", "nested", "below"),
    [
        ("Question:", "  - {}\n  - Is it?", BELOW),
        ("Question:", "  - {}", ""),
        ("Costs:", "  - {}", BELOW),
    ],
    ids=["two questions", "nothing below", "no label"],
)
def test_other_lists_stay(label: str, nested: str, below: str) -> None:
    assert not any(card.startswith(f"{ASKED[0]} | - Yes") for card in cards(_deck(label, nested, below)))


def test_a_single_list_with_such_a_label_stays_a_list() -> None:
    assert "DP107" in codes(_deck("Question:", "  - {}").partition("### 2")[0])
