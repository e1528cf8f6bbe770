"""Questions that open a brace, with their answers as bullets inside."""

from __future__ import annotations

import pytest

from readings import cards, codes

BRACED = "".join(
    f"{asked}{{{blank}\n    * {answer}\n}}\n\n"
    for asked, blank, answer in (
        ("What is a keel? ", "  ", "The spine of a ship."),
        ("A rudder is:", "", "What steers it."),
        ("To sail close to the wind means to", "", "go against it."),
    )
)


def test_the_bullet_in_braces_is_the_answer() -> None:
    assert cards(BRACED) == [
        "What is a keel? | The spine of a ship.",
        "A rudder is: | What steers it.",
        "To sail close to the wind means to | go against it.",
    ]
    assert codes(BRACED) == []


def test_several_bullets_stay_a_list() -> None:
    assert cards(BRACED + "Which are masts?{\n    * Main\n    * Fore\n}\n")[3:] == ["Which are masts? | - Main - Fore"]


@pytest.mark.parametrize(
    "text",
    [
        BRACED.replace("    * ", "    "),
        BRACED.replace("}\n", "\n"),
        BRACED.split("To sail")[0],
        f"```\n{BRACED}```\n",
    ],
    ids=["no bullets", "never closed", "too few", "code"],
)
def test_other_braces_make_no_cards(text: str) -> None:
    assert cards(text) == []
