"""A fence in a list item that is never closed ends with its item, and so do the containers around it."""

from __future__ import annotations

import pytest

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
