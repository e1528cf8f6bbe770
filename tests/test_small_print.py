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
        ("Explanation: it has leaves.", "it has leaves."),
        ("<sub>Chapter 3</sub>", "<sub>Chapter 3</sub>"),
    ],
)
def test_a_remark_right_below_the_options_explains_them(remark: str, shown: str) -> None:
    text = f"# Quiz\n\n### Which is a tree?\n{OPTIONS}{remark}\n\n{SECOND}"
    assert cards(text) == ["Which is a tree? | -chalk +oak -slate", "Which floats? | +cork -lead"]
    assert notes(text)[0].explanation.markdown == shown
    assert codes(text) == []


@pytest.mark.parametrize(
    ("remark", "hint"),
    [
        ("-# Hint: it has leaves.", "it has leaves."),
        ("Hint: it has leaves.", "it has leaves."),
        ("Dica: tem folhas.", "tem folhas."),
        ("-# Hint: it has leaves\nand bark.", "it has leaves and bark."),
    ],
)
def test_a_hint_right_below_the_options_is_the_hint_of_the_card(remark: str, hint: str) -> None:
    text = f"# Quiz\n\n### Which is a tree?\n{OPTIONS}{remark}\n\n{SECOND}"
    assert [notes(text)[0].hint.flat, notes(text)[0].explanation.flat] == [hint, ""]


def test_a_remark_goes_on_for_several_lines() -> None:
    text = f"# Quiz\n\n### Which is a tree?\n{OPTIONS}-# It has leaves\nand bark.\n\n{SECOND}"
    assert notes(text)[0].explanation.flat == "It has leaves and bark."


@pytest.mark.parametrize("line", ["which is hard", "[slate", "-#slate"])
def test_any_other_line_below_options_is_still_reported(line: str) -> None:
    text = f"# Quiz\n\n### Which is a tree?\n{OPTIONS}{line}\n\n{SECOND}"
    assert "DP116" in codes(text)


@pytest.mark.parametrize(
    "options",
    [
        "- [ ] chalk\n- [x] oak\n- [ ] slate\n{}\n",
        "* [ ] chalk\n* [x] oak\n* [ ] slate\n  {}\n",
        "1) [ ] chalk\n2) [x] oak\n3) [ ] slate\n{}\n",
        "1. [ ] chalk\n2. [x] oak\n3. [ ] slate\n\n   {}\n",
        "a) [ ] chalk\nb) [x] oak\nc) [ ] slate\n{}\n",
        "(a) [ ] chalk\n(b) [x] oak\n(c) [ ] slate\n\n{}\n",
        "- A. chalk\n- B. oak ✅\n- C. slate\n{}\n",
        "- A. chalk\n- B. oak\n- C. slate\n{}\nAnswer: B\n",
        "A. chalk\nB. oak\nC. slate\n{}\n\nAnswer: B\n",
    ],
)
@pytest.mark.parametrize("label", ["Explanation:", "**Erklärung:**", "解析："])
def test_an_explanation_right_below_a_list_of_options_is_no_part_of_the_last_one(options: str, label: str) -> None:
    text = f"### Which is a tree?\n\n{options.format(f'{label} it has leaves.')}\n{SECOND}"
    assert cards(text) == ["Which is a tree? | -chalk +oak -slate", "Which floats? | +cork -lead"]
    assert notes(text)[0].explanation.markdown == "it has leaves."


def test_the_explanation_of_each_option_stays_with_it() -> None:
    text = "## Which is a tree?\n\n- [x] oak\n  Explanation: it has leaves\n- [ ] chalk\n  Explanation: it has none\n"
    assert cards(text) == ["Which is a tree? | +oak Explanation: it has leaves -chalk Explanation: it has none"]


def test_an_explanation_below_a_list_that_offers_nothing_stays_in_the_answer() -> None:
    text = "## How is tea made?\n\n- Boil water.\n- Wait.\nExplanation: hot water takes the taste.\n"
    assert cards(text) == ["How is tea made? | - Boil water. - Wait. Explanation: hot water takes the taste."]


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
