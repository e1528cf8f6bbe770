"""Options that each end in a verdict, with the feedback on each below it: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

_MARKS = {
    "letters": ("A. ", "B. ", "C. "),
    "bold letters": ("**A)** ", "**B)** ", "**C)** "),
    "bullets": ("- ",) * 3,
    "numbers": ("1. ", "2. ", "3. "),
}
_WORDS = {
    "words": (" (correct)", " (Incorrect)"),
    "signs": (" ✅", " ❌"),
    "German": (" [richtig]", " [falsch]"),
    "bold": (" **(Correct)**", " **(Incorrect)**"),
    "dashes": (" - Correct", " – Incorrect"),
}
_ASKED = (
    ("## Which is a tree?", [("Oak", True, "It has leaves."), ("Cod", False, "It swims.")]),
    ("## Which is a gas?", [("Iron", False, "It is hard."), ("Neon", True, "It glows."), ("Coal", False, "It burns.")]),
)
_WANTED = ["Which is a tree? | +Oak -Cod", "Which is a gas? | -Iron +Neon -Coal"]


def _quiz(marks: tuple[str, ...], words: tuple[str, str], between: str, *, last: bool = True) -> str:
    """Two questions; `between` is what is between an option and its feedback."""
    parts = []
    for asked, options in _ASKED:
        parts.append(f"{asked}\n\n")
        for number, (text, right, told) in enumerate(options):
            below = f"{between}{told}\n" if last or number < len(options) - 1 else "\n"
            parts.append(f"{marks[number]}{text}{words[not right]}\n{below}")
            parts.append("\n" if between.startswith("\n") else "")
        parts.append("\n")
    return "".join(parts)


@pytest.mark.parametrize("marks", _MARKS.values(), ids=_MARKS)
@pytest.mark.parametrize("words", _WORDS.values(), ids=_WORDS)
@pytest.mark.parametrize("between", ["\n", "", "   ", "\n   "], ids=["apart", "below", "indented", "apart, indented"])
@pytest.mark.parametrize("last", [True, False])
def test_text_between_options_is_the_feedback_on_each(
    marks: tuple[str, ...], words: tuple[str, str], between: str, *, last: bool
) -> None:
    text = _quiz(marks, words, between, last=last)
    assert cards(text) == _WANTED
    assert codes(text) == []
    told = [[option[2] if last or option is not options[-1] else "" for option in options] for _, options in _ASKED]
    assert [[choice.feedback.markdown for choice in note.choices] for note in notes(text)] == told


def test_feedback_of_several_paragraphs_is_below_options_with_letters() -> None:
    text = "## Which is a tree?\n\nA. Oak (right)\n\nYes.\n\nIt has leaves.\n\nB. Cod (wrong)\n"
    (note,) = notes(text)
    assert [choice.feedback.markdown for choice in note.choices] == ["Yes.\n\nIt has leaves.", ""]


def test_lists_below_options_stay_lists() -> None:
    text = "## Which is a tree?\n\n- Oak ✅\n  - It grows:\n    - slowly\n- Cod ❌\n  - It swims.\n"
    (note,) = notes(text)
    assert [choice.text.markdown for choice in note.choices] == ["Oak", "Cod"]
    assert [choice.feedback.markdown for choice in note.choices] == ["- It grows:\n  - slowly", "- It swims."]


def test_one_remark_below_the_first_option_is_its_feedback() -> None:
    text = "Which is a tree?\n\n- Oak (right)\n\nYes, it is.\n\n- Cod (wrong)\n\n"
    assert cards(f"{text}Which is a gas?\n\n- Neon (right)\n- Tin (wrong)\n") == [
        "Which is a tree? | +Oak -Cod",
        "Which is a gas? | +Neon -Tin",
    ]


def test_text_that_asks_below_the_last_option_is_the_next_question() -> None:
    lists = ["- Oak (right)\n\nYes.\n\n- Cod (wrong)\n\nNo.\n\n", "- Neon (right)\n\nYes.\n\n- Tin (wrong)\n\nNo.\n"]
    text = f"Which is a tree?\n\n{lists[0]}The gas is:\n\n{lists[1]}"
    assert cards(text) == ["Which is a tree? | +Oak -Cod", "The gas is: | +Neon -Tin"]


def test_an_explanation_below_all_options_stays_one() -> None:
    text = "## Which is a tree?\n\nA. Oak (right)\n\nYes.\n\nB. Cod (wrong)\nC. Tin (wrong)\n\nTrees have leaves.\n"
    (note,) = notes(text)
    assert [choice.feedback.markdown for choice in note.choices] == ["Yes.", "", ""]
    assert "Trees have leaves." in note.answer.markdown + note.explanation.markdown


@pytest.mark.parametrize(
    "text",
    [
        "# Style\n\nHow we write.\n\n- Use tabs (wrong)\n\nThey differ.\n\n- Use blanks (right)\n\nThey are alike.\n",
        "## What is good?\n\n- Tabs (right)\n\n### More\n\nThey differ.\n\n- Blanks (wrong)\n",
        "## What is good?\n\n```\n- Tabs (right)\n\nThey differ.\n\n- Blanks (wrong)\n```\n",
        "## What is good?\n\n- Tabs (right)\n\nThey differ.\n\n- Blanks\n\nThey are alike.\n",
    ],
    ids=["no question", "a heading between", "code", "one verdict"],
)
def test_other_lists_with_such_words_stay_as_they_are(text: str) -> None:
    assert not any(note.choices for note in notes(text))
