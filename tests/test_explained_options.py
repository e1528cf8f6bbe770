"""Options with an explanation below each: the one with a tick is right."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards

FORMS = {
    "bold": ("- **Moon**\n\n  - Explanation: round.\n\n", "- **Mars**\n  - **✅ Explanation**: red.\n\n"),
    "plain": ("- Moon\n  - Explanation: round.\n", "- Mars\n  - ✅ Explanation: red.\n"),
    "crosses": ("- Moon\n  - ❌ Explanation: round.\n", "- Mars\n  - ✔️ Explanation: red.\n"),
    "paragraphs": ("* Moon\n\n  **Explanation:** round.\n\n", "* Mars\n\n  ✅ **Explanation:** red.\n\n"),
    "Portuguese": ("1. Moon\n   - Explicação: round.\n", "2. Mars\n   - **✅ Explicação:** red.\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_ticked_explanation_is_that_of_the_right_option(form: str) -> None:
    wrong, right = FORMS[form]
    text = f"### Question 1\n\nWhich planet is red?\n\n{wrong}{right}\n### Question 2\n\nWhat is far?\n\n{right}{wrong}"
    assert cards(text) == ["Which planet is red? | -Moon +Mars", "What is far? | +Mars -Moon"]
    reading, _ = read(Source("a.md", text))
    notes = reading.deck.notes
    assert [choice.feedback.flat for choice in notes[0].choices] == ["round.", "red."]


def test_without_a_tick_nothing_is_guessed() -> None:
    text = "## What are the parts?\n\n- Head\n  - Explanation: on top. ✅\n- Tail\n  - Explanation: below.\n"
    assert cards(text) == ["What are the parts? | - Head - Explanation: on top. ✅ - Tail - Explanation: below."]
