"""A fence in a list item that is never closed ends with its item, and so do the containers around it."""

from __future__ import annotations

import pytest

from deckpress.reading.text.closing_fences import indents_of_closers
from readings import cards, codes


@pytest.mark.parametrize("fence", ["```", "```bash", "~~~"])
@pytest.mark.parametrize("mark", ["-", "1."])
def test_the_marks_of_containers_below_it_are_found(fence: str, mark: str) -> None:
    indent = " " * (len(mark) + 1)
    text = (
        f"::: question\nWhat lists files?\n\n::: solution\n{mark} Type\n{indent}{fence}\n{indent}ls\n:::\n:::\n\n"
        "::: question\n¿Qué muestra la carpeta?\n\n::: solution\n`pwd`\n:::\n:::\n"
    )
    first, second = cards(text)
    assert second == "¿Qué muestra la carpeta? | `pwd`"
    assert ":::" not in first
    assert codes(text) == ["DP103"]


def test_marks_in_code_stay() -> None:
    text = "## What opens a box?\n\n- Type\n  ```\n  ::: tip\n  :::\n  ```\n- Look\n"
    assert cards(text)[0].count(":::") == 2


@pytest.mark.parametrize("fence", ["```", "~~~py"])
@pytest.mark.parametrize("mark", ["-", "1.", "  *"])
def test_closing_marks_left_of_the_item_close_its_fence(fence: str, mark: str) -> None:
    indent = " " * (len(mark) + 1)
    asked = "".join(
        f"### Wie heißt Teil {n}?\n\n{mark} So:\n{indent}{fence}\n{indent}teil({n})\n\n{indent}ende\n{fence[:3]}\n"
        f"{mark} Oder anders.\n\n"
        for n in range(1, 4)
    )
    found = cards(asked)
    assert [card.split(" | ")[0] for card in found] == [f"Wie heißt Teil {n}?" for n in range(1, 4)]
    assert all(card.endswith("Oder anders.") for card in found)
    assert codes(asked) == []


@pytest.mark.parametrize(
    "text",
    [
        "### What is a fork?\n\n- A copy:\n  ```\n  fork()\n- It has a parent.\n\n```\nwait()\n```\n",
        "### What is a fork?\n\n- A copy:\n\nAs in\n\n  ```\n  fork()\n```\n\n### What waits?\n\nThe parent.\n",
        "### What is a fork?\n\n```\n- A copy:\n  ~~~\n  fork()\n~~~\n```\n\n### What waits?\n\nThe parent.\n",
    ],
)
def test_other_marks_stay_where_they_are(text: str) -> None:
    assert indents_of_closers(text.split("\n"), 0) == {}
