"""Terms in bold with a remark before their colon: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards

SWITCH = "**Switch:**\nIt sends frames.\n\n"
ROUTER = "**Router:**  \nIt joins networks.\n\n"


@pytest.mark.parametrize("remark", ["*(may be asked)*", "_(may be asked)_", "(may be asked)"])
@pytest.mark.parametrize("end", ["", "  ", "\\"])
def test_a_remark_before_the_colon_belongs_to_the_term(remark: str, end: str) -> None:
    text = f"{SWITCH}**Hub** {remark}:{end}\nIt repeats bits.\n\n{ROUTER}"
    assert cards(f"# Networks\n\n{text}") == [
        "Switch | It sends frames.",
        f"Hub {remark} | It repeats bits.",
        "Router | It joins networks.",
    ]


@pytest.mark.parametrize("line", ["**Hub** repeats (all) bits:", "A **hub** (may be asked):", "**Hub** (old): repeats"])
def test_lines_with_other_brackets_or_colons_are_no_terms(line: str) -> None:
    assert not any(card.startswith("Hub (") for card in cards(f"{SWITCH}{line}\n\nIt repeats bits.\n\n{ROUTER}"))


def test_beside_one_other_term_such_a_line_stays() -> None:
    assert not any(card.startswith("Hub") for card in cards(f"{SWITCH}**Hub** *(old)*:\nIt repeats bits.\n"))
