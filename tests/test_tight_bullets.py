"""Questions in a list whose dash lacks the blank behind it."""

from __future__ import annotations

import pytest

from readings import cards


def test_one_such_question_among_others_is_one_of_them() -> None:
    text = "## Tides\n\n- What is ebb?\n\nFalling.\n\n-What is flood?\n\nRising.\n\n- ¿Qué es el mar?\n\nAgua.\n"
    assert cards(text) == ["What is ebb? | Falling.", "What is flood? | Rising.", "¿Qué es el mar? | Agua."]


def test_several_such_questions_need_no_other() -> None:
    text = "-What is ebb?\n\nFalling.\n\n-What is flood?\n\nRising.\n\n-¿Qué es el mar?\n\nAgua.\n"
    assert cards(text) == ["What is ebb? | Falling.", "What is flood? | Rising.", "¿Qué es el mar? | Agua."]


@pytest.mark.parametrize("answer", ["It asks\n-Who are you?", "-5 or more?", "-x is less"])
def test_other_lines_that_begin_with_a_dash_stay(answer: str) -> None:
    text = f"- What is ebb?\n\n{answer}\n\n- What is flood?\n\nRising.\n\n- What is the sea?\n\nWater.\n"
    assert cards(text)[1:] == ["What is flood? | Rising.", "What is the sea? | Water."]
