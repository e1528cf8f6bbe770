"""The table of lines by their heads and ends finds the lines that rewriters look for, and all that may be labels."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from deckpress.reading.text.line_table import LineTable
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import LABEL_HEADS, label_of

LINES = ("title: x", "", "## 1. Iron?", "- **Answer:** b", "  > The answer is b  ", "tea_", "\t(a) red", "Zinc")


def test_lines_above_the_first_one_are_left_out() -> None:
    table = LineTable(LINES, 1)
    assert table.text == "\n".join(LINES[1:])
    assert table.spoken == [2, 3, 4, 5, 6, 7]


def test_lines_by_their_first_sign() -> None:
    table = LineTable(LINES, 0)
    assert table.marked(frozenset("#>(")) == [2, 4, 6]
    assert table.led_by(str.isdigit) == [2]
    assert table.led_by("A(".__contains__) == [3, 6]


def test_lines_by_their_last_sign() -> None:
    assert LineTable(LINES, 0).ended_by("?b_".__contains__) == [2, 3, 4, 5]


def test_lines_by_their_first_word() -> None:
    table = LineTable(LINES, 0)
    assert table.begun_by(frozenset(("answ",))) == [2, 3, 4]  # a digit may begin anything
    assert table.begun_by(frozenset(("answ",)), counted=False) == [3, 4]
    assert table.labelled == [2, 3, 4]


def test_lines_that_hold_a_sign() -> None:
    lines = ("version: 1.0", "", "1.5 of 2.5", "no number", "3,5")
    assert LineTable(lines, 1).holding(re.compile(r"\d[.,]\d")) == [2, 4]


@given(st.text(" \t>*_-+#Aabnswer:thTHE1é(", max_size=12))
def test_no_line_is_missed_that_may_begin_with_a_word(line: str) -> None:
    table = LineTable((line,), 0)
    assert table.begun_by(LABEL_HEADS) or not may_begin(line, LABEL_HEADS, " \t>*_-+#")
    assert table.labelled or not may_begin(line, LABEL_HEADS)
    assert table.labelled or label_of(line) is None
