"""Small print that touches questions: remarks right below options with boxes, ids right above headings."""

from __future__ import annotations

import pytest

from deckpress.reading import Use
from readings import cards, codes, notes, understood

OPTIONS = "[ ] chalk\n[x] oak\n[ ] slate\n"
SECOND = "### Which floats?\n[x] cork\n[ ] lead\n"


@pytest.mark.parametrize(
    ("remark", "shown"),
    [
        ("-# It grows in forests.", "It grows in forests."),
        ("-# Hint: it has leaves.", "Hint: it has leaves."),
        ("Hint: it has leaves.", "Hint: it has leaves."),
        ("Dica: tem folhas.", "Dica: tem folhas."),
        ("Explanation: it has leaves.", "it has leaves."),
        ("<sub>Chapter 3</sub>", "<sub>Chapter 3</sub>"),
    ],
)
def test_a_remark_right_below_the_options_explains_them(remark: str, shown: str) -> None:
    text = f"# Quiz\n\n### Which is a tree?\n{OPTIONS}{remark}\n\n{SECOND}"
    assert cards(text) == ["Which is a tree? | -chalk +oak -slate", "Which floats? | +cork -lead"]
    assert notes(text)[0].explanation.markdown == shown
    assert codes(text) == []


def test_a_remark_goes_on_for_several_lines() -> None:
    text = f"# Quiz\n\n### Which is a tree?\n{OPTIONS}-# Hint: it has leaves\nand bark.\n\n{SECOND}"
    assert notes(text)[0].explanation.flat == "Hint: it has leaves and bark."


@pytest.mark.parametrize("line", ["which is hard", "[slate", "-#slate"])
def test_any_other_line_below_options_is_still_reported(line: str) -> None:
    text = f"# Quiz\n\n### Which is a tree?\n{OPTIONS}{line}\n\n{SECOND}"
    assert "DP116" in codes(text)


def test_small_print_elsewhere_stays_as_it_is_written() -> None:
    text = "## What is oak?\n\nA tree.\n-# Chapter 3\n\n## What is cork?\n\nBark.\n"
    assert cards(text)[0] == "What is oak? | A tree. -# Chapter 3"


def test_ids_right_above_headings_belong_to_no_card() -> None:
    text = f"# Quiz\n\nid: a41f\n### Which is a tree?\n{OPTIONS}\nid: b77c\n{SECOND}"
    assert cards(text) == ["Which is a tree? | -chalk +oak -slate", "Which floats? | +cork -lead"]
    assert not any(note.explanation for note in notes(text))
    assert [(region.start, region.text) for region in understood(text).of(Use.FURNITURE)] == [
        (3, "id: a41f"),
        (9, "id: b77c"),
    ]


@pytest.mark.parametrize(
    "line",
    ["id: a sign that stands for one thing", "name: oak"],
)
def test_other_lines_above_headings_are_parts_of_answers(line: str) -> None:
    text = f"## What is a key?\n\nA column.\n\n{line}\n## What is a row?\n\nA record.\n\n{line}\n"
    text += "## What is a cell?\n\nA value.\n"
    assert [note.answer.markdown for note in notes(text)] == [
        f"A column.\n\n{line}",
        f"A record.\n\n{line}",
        "A value.",
    ]
