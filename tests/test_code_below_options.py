"""Options that go on with code at the left edge, which in Markdown ends the list: text in, cards out."""

from __future__ import annotations

import pytest

from deckpress.model import Kind
from readings import cards, notes, right


def code(words: str) -> str:
    return f"```text\n{words}\n```\n"


ASKED = "# Quiz\n\n## Which lines are printed?\n\n"
BELOW = "\n## Which is a number?\n\n- [x] 1\n- [ ] one\n"


@pytest.mark.parametrize("heading", ["", "*Answers* :\n", "```python\nfor n in range(2):\n    print(n)\n```\n\n"])
def test_code_right_below_an_option_belongs_to_it(heading: str) -> None:
    text = f"{ASKED}{heading}* [x] These:\n{code('0')}* [ ] Those:\n{code('    1')}{BELOW}"
    first, second = notes(text)
    assert [choice.text.markdown for choice in first.choices] == [
        "These:\n```text\n0\n```",
        "Those:\n```text\n    1\n```",
    ]
    assert right(first) == ["These:\n```text\n0\n```"]
    assert second.kind is Kind.CHOICE


def test_some_options_may_have_none() -> None:
    text = f"{ASKED}- [ ] Nothing\n- [ ] This:\n{code('0')}- [x] Both\n{BELOW}"
    assert cards(text)[0] == "Which lines are printed? | -Nothing -This: ```text 0 ``` +Both"


def test_text_below_the_last_one_explains_them() -> None:
    text = f"{ASKED}- [x] This:\n{code('0')}- [ ] That:\n{code('1')}\nIt begins at nought.\n{BELOW}"
    assert notes(text)[0].explanation.markdown == "It begins at nought."
    assert len(notes(text)[0].choices) == 2


def test_code_right_below_a_whole_list_explains_it() -> None:
    text = f"{ASKED}- [x] Nought\n- [ ] One\n{code('0')}{BELOW}"
    assert cards(text)[0] == "Which lines are printed? | +Nought -One"
    assert notes(text)[0].explanation.markdown == code("0").strip()


def test_code_apart_from_the_option_above_ends_the_options() -> None:
    text = f"{ASKED}- [x] Nought\n- [ ] One\n\n{code('0')}\n- [ ] an item of another list\n- [ ] and one more\n{BELOW}"
    assert cards(text)[0] == "Which lines are printed? | +Nought -One"


def test_lists_without_boxes_are_answers() -> None:
    text = f"{ASKED}- first this:\n{code('0')}- then that:\n{code('1')}{BELOW}"
    assert notes(text)[0].kind is Kind.OPEN
