"""Containers that hold several numbered questions with options."""

from __future__ import annotations

import pytest

from readings import cards


@pytest.mark.parametrize("box", ["::: exercise\n{}\n:::", '<div class="task">\n\n{}\n\n</div>'])
@pytest.mark.parametrize("head", ["", "_A quiz_ of last year.\n\n"])
def test_a_container_may_hold_several_questions_with_options(box: str, head: str) -> None:
    quiz = "1. Which is a metal?\n   * A) oak\n   * B) iron **=> right**\n\n2. Which is soft?\n\n"
    quiz = head + quiz + "   * Option A : wax **=> right**\n   * Option B : flint"
    assert cards(box.format(quiz) + "\n") == ["Which is a metal? | -oak +iron", "Which is soft? | +wax -flint"]
