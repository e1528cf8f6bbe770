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


BOXED = {
    "items": "- [ ] Moon\n  - It is round.\n- [x] Mars\n  - It is red.\n",
    "labels": "- [ ] Moon\n  - Explanation: It is round.\n- [x] Mars\n  - Explanation: It is red.\n",
    "deeper": "- [ ] Moon\n    - It is\n      round.\n- [x] Mars\n    - It is red.\n",
    "with blank lines": "- [ ] Moon\n\n  - It is round.\n\n- [x] Mars\n\n  - It is red.\n",
}


@pytest.mark.parametrize("form", BOXED)
@pytest.mark.parametrize("head", ["## Which planet is red?\n\n{}", "1. Which planet is red?\n\n{}"])
def test_one_item_below_each_box_is_its_feedback(head: str, form: str) -> None:
    indent = "   " if head.startswith("1") else ""
    text = head.format("".join(indent + line if line.strip() else line for line in BOXED[form].splitlines(True)))
    assert cards(text) == ["Which planet is red? | -Moon +Mars"]
    (note,) = read(Source("a.md", text))[0].deck.notes
    assert [choice.feedback.flat for choice in note.choices] == ["It is round.", "It is red."]


@pytest.mark.parametrize(
    "options",
    [
        "- [ ] Moon\n  - round\n  - grey\n- [x] Mars\n  - red\n  - dry\n",
        "- [ ] Moon\n- [x] Mars\n  - red\n  - dry\n",
        "- [ ] Moon\n  - round\n- [x] Mars\n",
    ],
)
def test_other_lists_below_boxes_belong_to_the_options(options: str) -> None:
    (note,) = read(Source("a.md", f"## Which planet is red?\n\n{options}"))[0].deck.notes
    assert "round" not in note.choices[0].feedback.flat
