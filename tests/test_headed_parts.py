"""Questions whose parts have headings, `## Question Text`, `## Choices`, `## Feedback`: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

_STABLE = "Which sort is stable? | -Heapsort +Mergesort -Quicksort"
_IN_PLACE = "Which sort is in place? | +Heapsort -Mergesort"
_NAMES = {
    "text": ("Question Text", "Question Answers", "Feedback"),
    "plain": ("Question", "Choices", "Explanation"),
    "stem": ("Stem", "Answer options", "General feedback"),
    "German": ("Frage", "Antworten", "Rückmeldung"),
    "Spanish": ("Enunciado", "Opciones", "Comentario"),
}
_BOXES = {"signs": ("-", "+"), "boxes": ("- [ ]", "- [x]")}


def _item(names: tuple[str, str, str], lines: tuple[str, ...], level: str, gap: str) -> str:
    question, *options, feedback = lines
    parts = (f"{level} {names[0]}", question, f"{level} {names[1]}", gap.join(options), f"{level} {names[2]}", feedback)
    return "\n\n".join(parts) + "\n\n"


@pytest.mark.parametrize("names", _NAMES.values(), ids=_NAMES)
@pytest.mark.parametrize("marks", _BOXES.values(), ids=_BOXES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "loose"])
@pytest.mark.parametrize("level", ["##", "####"])
def test_the_parts_of_each_question_are_one_card(
    names: tuple[str, str, str], marks: tuple[str, str], gap: str, level: str
) -> None:
    wrong, right = marks
    first = (
        "Which sort is stable?",
        f"{wrong} Heapsort",
        f"{right} Mergesort",
        f"{wrong} Quicksort",
        "It keeps order.",
    )
    second = ("Which sort is in place?", f"{right} Heapsort", f"{wrong} Mergesort", "It needs no second array.")
    one, two = (_item(names, lines, level, gap) for lines in (first, second))
    assert cards(one) == [_STABLE]
    assert cards(one + two) == [_STABLE, _IN_PLACE]
    assert codes(one + two) == []
    assert [note.explanation.flat for note in notes(one + two)] == ["It keeps order.", "It needs no second array."]


def test_answers_need_no_options() -> None:
    text = "## Question Text\n\nName a stable sort.\n\n## Question Answers\n\nMergesort\n"
    assert cards(text) == ["Name a stable sort. | Mergesort"]


def test_an_answer_with_a_heading_stays_the_key_of_its_question() -> None:
    text = "# Question\n\nWhich sort is stable?\n\n# Options\n\nA. Heapsort\nB. Mergesort\n\n# Answer\n\nB\n"
    assert cards(text) == ["Which sort is stable? | -Heapsort +Mergesort"]


def test_other_headings_hold_no_options() -> None:
    text = "## Questions\n\nWhich changes came?\n\n## Changes\n\n+ A button\n- A menu\n\n## Feedback\n\nMail.\n"
    assert cards(text) == []
    assert codes(text) == ["DP101"]
