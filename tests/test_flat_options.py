"""Numbered questions above numbered options at the same depth, as from Word: text in, cards out."""

from __future__ import annotations

import pytest

from combined import each_pair
from readings import cards, notes

GAPS = {
    "a comment": "\n\n<!-- end list -->\n\n",
    "an empty comment": "\n\n<!-- -->\n\n",
    "a number that counts from one again": "\n\n",
}
KEYS = {"a small letter": "Answer: b", "a letter": "**Answer: B**", "a number": "Answer: 2"}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("asked", "gap", "key"),
    each_pair(["{n}.  **Metal {n}**", "{n}. Which is metal {n}?", "{n}) **Which is metal {n}?**"], GAPS, KEYS),
)
def test_the_options_belong_to_the_question_above_them(asked: str, gap: str, key: str, between: str) -> None:
    gap, key = GAPS[gap], KEYS[key]
    options = between.join(("1.  oak", "2.  iron", "3.  elm"))
    found = notes("# Quiz\n\n" + "".join(f"{asked.format(n=n)}{gap}{options}\n\n{key}\n\n" for n in (1, 2, 3)))
    assert [[(choice.text.markdown, choice.correct) for choice in note.choices] for note in found] == [
        [("oak", False), ("iron", True), ("elm", False)]
    ] * 3
    wanted = [asked.format(n=n).split(" ", 1)[1].strip(" *") for n in (1, 2, 3)]
    assert [note.question.markdown for note in found] == wanted


def test_options_below_a_comment_may_count_on_from_those_above() -> None:
    gap = "\n\n<!-- end list -->\n\n"
    text = f"1. **Metal?**{gap}1. oak\n2. iron\n\nAnswer: b\n\n2. **Wood?**{gap}3. oak\n4. iron\n\nAnswer: a\n"
    assert [[choice.correct for choice in note.choices] for note in notes(text)] == [[False, True], [True, False]]


STEPS = {
    "steps without an answer": "1. How to start?\n\n1. Open it.\n2. Turn it.\n\n2. How to stop?\n\n1. Go.\n2. Run.\n",
    "one question": "1. **Start**\n\n1. Open it.\n2. Turn it.\n\nThe end.\n",
    "code": "```\n1. **A**\n\n1. b\n2. c\n\nAnswer: b\n\n2. **D**\n\n1. e\n2. f\n\nAnswer: a\n```\n",
}


@pytest.mark.parametrize("text", STEPS.values(), ids=STEPS.keys())
def test_other_lists_are_no_options(text: str) -> None:
    assert cards(text) == []
