"""Rules of HTML right above a question or an answer key: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards

WANTED = ["Which is a metal? | -Oak +Iron -Wool", "Which is a planet? | +Mars -Moon -Sun"]
_FIRST = "1. Which is a metal?\n\nA. Oak\nB. Iron\nC. Wool\n\n"
_SECOND = "2. Which is a planet?\n\nA. Mars\nB. Moon\nC. Sun\n\n"
_KEY = "Answers:\n1. B\n2. A\n"


@pytest.mark.parametrize("rule", ["<hr/>", "<hr>", '<HR class="thin" />'])
def test_text_right_below_such_a_rule_is_read(rule: str) -> None:
    assert cards(f"{rule}\n{_FIRST}{rule}\n{_SECOND}{rule}\n{_KEY}") == WANTED


def test_a_rule_right_below_a_line_makes_no_heading_of_it() -> None:
    assert cards("## What is oak?\n\nA tree.\n<hr>\nIt is hard.\n") == ["What is oak? | A tree. *** It is hard."]


def test_code_keeps_such_a_rule() -> None:
    assert cards("## What is a rule?\n\n```html\n<hr>\ntext\n```\n") == ["What is a rule? | ```html <hr> text ```"]
