"""Bullets alone above labelled answers: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

ASKED = [("Draw an arch", "See figure 3."), ("Name a bridge", "Tower Bridge."), ("Why do bridges hang?", "For length.")]


@pytest.mark.parametrize("mark", ["- [ ] ", "- [x] ", "- ", "* "])
@pytest.mark.parametrize("label", ["> **Answer**: ", "**Answer:** ", "> **Solution:**\n> ", "**Antwort:**\n\n"])
def test_a_bullet_alone_above_a_labelled_answer_asks(mark: str, label: str) -> None:
    text = "".join(f"{mark}{asks}\n\n{label}{says}\n\n" for asks, says in ASKED)
    assert cards(f"# Bridges\n\n## Self-check\n\n{text}") == [f"{asks} | {says}" for asks, says in ASKED]
    assert codes(text) == []


def test_such_bullets_may_stand_beside_labelled_questions() -> None:
    text = "".join(f"- {asks}\n\n> **Answer:** {says}\n\n" for asks, says in ASKED)
    assert len(cards(f"# Bridges\n\nQ: What is an arch?\nA: A curve.\n\n## Self-check\n\n{text}")) == 4


@pytest.mark.parametrize(
    "text",
    [
        "- Oak\n\nA tree.\n\n- Iron\n\nA metal.\n",
        "- A) oak\n\nAnswer: A\n\n- A) iron\n\nAnswer: A\n",
    ],
)
def test_a_bullet_above_other_text_does_not_ask(text: str) -> None:
    assert cards(f"# Things\n\n{text}") == []
