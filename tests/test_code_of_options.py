"""Code below an option at the left edge, which Markdown would end the list above, belongs to the option."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

CODE = "```py\nprint({})\n```\n"


@pytest.mark.parametrize("head", ["### 1. Which prints 2?\n\n", "1. Which prints 2?\n\n", "**Which prints 2?**\n\n"])
@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("option", ["- {box} This{n}:\n", "- {letter}) This{n}:\n", "* {letter}. This{n}:\n"])
def test_code_goes_with_the_option_above_it(head: str, blank: str, option: str) -> None:
    options = [option.format(box=box, letter=letter, n=n) + blank + CODE.format(n) + blank
               for n, box, letter in ((1, "[ ]", "A"), (2, "[x]", "B"), (3, "[ ]", "C"))]  # fmt: skip
    answer = "" if "box" in option else "\nAnswer: B\n"
    text = head + "".join(options) + answer
    (note,) = notes(text)
    assert [choice.correct for choice in note.choices] == [False, True, False]
    assert [choice.text.flat for choice in note.choices] == [f"This{n}: ```py print({n}) ```" for n in (1, 2, 3)]
    assert codes(text) == []


def test_other_options_may_lack_code() -> None:
    text = f"1. What is printed?\n\n- A) this\n{CODE.format(1)}- B) two\n- C) three\n\nAnswer: B\n"
    assert cards(text) == ["What is printed? | -this ```py print(1) ``` +two -three"]


def test_what_is_inside_an_item_stays_there_below_a_numbered_question() -> None:
    text = "1. What grows?\n\n- A) oak\n\n  the tree\n- B) iron\n- C) gold\n\nAnswer: A\n"
    assert cards(text) == ["What grows? | +oak the tree -iron -gold"]
    (note, _) = notes("1. What grows?\n\n- trees\n  - oak\n- herbs\n\n2. What shines?\n\n- gold\n")
    assert note.answer.markdown == "- trees\n  - oak\n- herbs"


@pytest.mark.parametrize("text", ["- [ ] Install it:\n" + CODE.format(1) + "\n## Next\n\nText.\n", "- A) b\n\n" + CODE])
def test_code_below_the_only_item_stays_where_it_is(text: str) -> None:
    assert not any(note.choices for note in notes(f"## How?\n\n{text}"))


@pytest.mark.parametrize("box", ["[ ]", "[x]"])
def test_tasks_with_code_are_no_options(box: str) -> None:
    text = f"## What is left?\n\n- {box} Write it:\n\n{CODE.format(1)}\n- {box} Read it:\n\n{CODE.format(2)}\n"
    (note,) = notes(text)
    assert not note.choices
