"""Options behind a letter and a blank, without a mark: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

WANTED = ["Which is a metal? | -Oak +Iron -Wool", "Which is a planet? | +Mars -Moon -Sun"]
_FORMS = {
    "lines": (
        "1. Which is a metal?\n   A Oak\n   B Iron\n   C Wool\n   Answer: B\n"
        "2. Which is a planet?\n   A Mars\n   B Moon\n   C Sun\n   Answer: A\n"
    ),
    "paragraphs": (
        "1. Which is a metal?\n\nA Oak\n\nB Iron\n\nC Wool\n\nAnswer: B\n\n"
        "2. Which is a planet?\n\nA Mars\n\nB Moon\n\nC Sun\n\nAnswer: A\n"
    ),
    "below headings": (
        "## Which is a metal?\n\nA Oak\nB Iron\nC Wool\n\n**Answer:** B\n\n"
        "## Which is a planet?\n\nA Mars\nB Moon\nC Sun\n\n**Answer:** A\n"
    ),
    "items": (
        "## Which is a metal?\n\n- A Oak\n- B Iron\n- C Wool\n\nAnswer: B\n\n"
        "## Which is a planet?\n\n- A Mars\n- B Moon\n- C Sun\n\nAnswer: A\n"
    ),
    "the right one in bold": (
        "- Which is a metal?\n\n  A Oak\n\n  **B Iron**\n\n  C Wool\n\n"
        "- Which is a planet?\n\n  **A Mars**\n\n  B Moon\n\n  C Sun\n"
    ),
}


@pytest.mark.parametrize("text", _FORMS.values(), ids=_FORMS)
def test_such_lines_are_options(text: str) -> None:
    assert cards(text) == WANTED
    assert codes(text) == []


@pytest.mark.parametrize("blank", ["\u3000", "\xa0", "\t"], ids=["wide", "fixed", "tab"])
def test_any_blank_may_be_behind_the_letter(blank: str) -> None:
    text = f"1. 哪个是金属？\n\nA{blank}木头\nB{blank}铁\nC{blank}羊毛\n\n答案：B\n"
    assert cards(text) == ["哪个是金属？ | -木头 +铁 -羊毛"]


def test_a_key_answers_several_such_questions() -> None:
    words = ("metal", "tree", "stone", "plant")
    text = "".join(f"{n}. Which is a {word}?\n\nA Oak\nB Iron\nC Wool\n\n" for n, word in enumerate(words, 1))
    key = "## Answers\n\n1. B\n2. A\n3. B\n4. A\n"
    iron, oak = "-Oak +Iron -Wool", "+Oak -Iron -Wool"
    assert cards(text + key) == [f"Which is a {word}? | {iron if n % 2 == 0 else oak}" for n, word in enumerate(words)]


@pytest.mark.parametrize(
    "answer",
    ["A is the area\nB is the base\nC is the height", "A very good\nB good\nC fair", "A Oak\nB Iron"],
    ids=["names", "marks", "two lines"],
)
def test_letters_may_mean_something_else(answer: str) -> None:
    text = f"## What do the letters mean?\n\n{answer}\n\n## What is oak?\n\nA tree.\n"
    assert cards(text) == [f"What do the letters mean? | {' '.join(answer.split())}", "What is oak? | A tree."]


def test_code_keeps_its_letters() -> None:
    text = "## What is this?\n\n```\nA x\nB y\nC z\n```\n\nAnswer: B\n\n## What is oak?\n\nA tree.\n"
    assert cards(text)[-1] == "What is oak? | A tree."
    assert "+y" not in cards(text)[0]
