"""Names with amounts, which may be prices, times or telephone numbers: cards with a warning."""

from __future__ import annotations

import pytest

from readings import cards, codes


@pytest.mark.parametrize(
    "lines",
    [
        ["- Rent – 900 €", "- Food – 300 €", "- Car – 1.200 €"],
        ["- Ann – 555 1234", "- Bob – 555 9876", "- Cy – 555 4411"],
        ["Monday: 9–17", "Tuesday: 9–17", "Friday: 9:30–12"],
        ["- HTTP = 80", "- HTTPS = 443", "- SSH = 22"],
    ],
)
def test_a_list_of_amounts_is_read_with_a_warning(lines: list[str]) -> None:
    text = "# Lists\n\n" + "\n".join(lines) + "\n"
    assert len(cards(text)) == len(lines)
    assert codes(text) == ["DP115"]


@pytest.mark.parametrize(
    "text",
    [
        "# Glossary\n\n- Dozen: 12\n- Score: 20\n- Gross: 144\n",
        "# Capitals\n\n- France – Paris\n- Italy – Rome\n- Spain – Madrid\n",
        "# History\n\n- 1789: French Revolution\n- 1914: First World War\n- 1989: Fall of the wall\n",
    ],
)
def test_a_glossary_may_hold_numbers_and_other_lists_hold_words(text: str) -> None:
    assert len(cards(text)) == 3
    assert codes(text) == []
