"""One option whose letter or number is damaged, and letters in square brackets: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

_CARD = ["Which is a fish? | +shark -whale -crab -squid"]


def _asked(options: str, answer: str = "a") -> str:
    return (
        f"1. Which is a fish?\n\n{options}\n\nAnswer: {answer}\n\n2. Which is red?\n\na) coal\nb) rust\n\nAnswer: b\n"
    )


_DAMAGED = {
    "no mark on the first": "A shark\nB. whale\nC. crab\nD. squid",
    "no mark on the second": "A. shark\nB whale\nC. crab\nD. squid",
    "no mark on the last": "A. shark\nB. whale\nC. crab\nD squid",
    "another bracket": "(a) shark\n(b] whale\n(c) crab\n(d) squid",
    "a bracket alone": "(a) shark\n(b whale\n(c) crab\n(d) squid",
    "a comma": "a) shark\nb, whale\nc) crab\nd) squid",
    "a digit": "A. shark\n8. whale\nC. crab\nD. squid",
    "a digit for a small letter": "a) shark\n8) whale\nc) crab\nd) squid",
    "no letter": "a) shark\nwhale\nc) crab\nd) squid",
    "no letter on the first": "shark\nb) whale\nc) crab\nd) squid",
    "paragraphs": "A. shark\n\nB whale\n\nC. crab\n\nD. squid",
    "items without a mark": "- a) shark\n- b whale\n- c) crab\n- d) squid",
    "items without a letter": "- a) shark\n- whale\n- c) crab\n- d) squid",
    "a line among items": "- a) shark\nb) whale\n- c) crab\n- d) squid",
    "the last line among items": "- a) shark\n- b) whale\n- c) crab\nd) squid",
    "another mark of an item": "- a) shark\n* b) whale\n- c) crab\n- d) squid",
    "bold": "**A.** shark\n**B** whale\n**C.** crab\n**D.** squid",
}


@pytest.mark.parametrize("options", _DAMAGED.values(), ids=_DAMAGED)
def test_a_damaged_letter_is_known_by_its_neighbours(options: str) -> None:
    text = _asked(options)
    assert cards(text)[:1] == _CARD
    assert len(cards(text)) == 2
    assert codes(text) == []


@pytest.mark.parametrize(
    "options", ["1 shark\n2. whale\n3. crab", "1. shark\n2] whale\n3. crab", "1. shark\n2 whale\n3. crab"]
)
@pytest.mark.parametrize(("answer", "right"), [("2", "-shark +whale -crab"), ("3", "-shark -whale +crab")])
def test_a_damaged_number_is_known_by_its_neighbours(options: str, answer: str, right: str) -> None:
    assert cards(f"## Which is a mammal?\n\n{options}\n\nAnswer: {answer}\n") == [f"Which is a mammal? | {right}"]


_WHOLE = {
    "a star": "1. Which is a fish?\n\nA. crab\n*B. shark\nC. whale\n",
    "a tick": "1. Which is a fish?\n\n- A. crab\n- B. whale\n- ✅ C. shark\n",
}


@pytest.mark.parametrize("text", _WHOLE.values(), ids=_WHOLE)
def test_an_option_with_a_sign_is_whole(text: str) -> None:
    (card,) = cards(text)
    assert "+shark" in card


def test_a_line_that_goes_on_stays_with_its_option() -> None:
    text = "1. Which is a fish?\n\na) shark\nof the reef\nb) whale\nc) crab\n\nAnswer: a\n"
    assert cards(text) == ["Which is a fish? | +shark of the reef -whale -crab"]
    text = "1. Which is a fish?\n\na) shark,\nalso known as:\nreef shark\nb) whale\nc) crab\n\nAnswer: a\n"
    assert cards(text) == ["Which is a fish? | +shark, also known as: reef shark -whale -crab"]


@pytest.mark.parametrize("form", ["[{}] {}", "【{}】{}", "- [{}] {}", "\\[{}\\] {}"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_letters_may_be_in_square_brackets(form: str, between: str) -> None:
    options = between.join(form.format(*pair) for pair in zip("ABC", ("shark", "whale", "crab"), strict=True))
    text = f"## Which is a fish?\n\n{options}\n\nAnswer: A\n"
    assert (cards(text), codes(text)) == (["Which is a fish? | +shark -whale -crab"], [])


def test_letters_in_square_brackets_may_share_a_line() -> None:
    text = "1. Which is a fish?\n   [A] shark [B] whale [C] crab\n\n   Answer: A\n"
    assert cards(text) == ["Which is a fish? | +shark -whale -crab"]


def test_links_are_no_options() -> None:
    text = "## What is near?\n\n[A] [B] and [C][x]\n\n[A]: a.md\n[B]: b.md\n[x]: c.md\n"
    assert "(A)" not in cards(text)[0]


def test_small_letters_with_colons_may_be_indented() -> None:
    text = "1. Which is a fish?\n\n   a: crab\n   b: shark\n   c: whale\n\n   Answer: b\n"
    assert cards(text) == ["Which is a fish? | -crab +shark -whale"]


def test_an_answer_names_the_longest_option_that_it_holds() -> None:
    text = "## What bears pears?\n\na) pear\nb) pear tree\nc) oak\n\nAnswer: pear trees\n"
    assert cards(text) == ["What bears pears? | -pear +pear tree -oak"]


def test_a_product_is_no_damaged_number() -> None:
    assert cards("## How do you make dough?\n\n1. 200 g flour\n2 x 2 eggs\n3. mix\n") == [
        "How do you make dough? | 1. 200 g flour 2 x 2 eggs 3. mix"
    ]


def test_a_step_may_go_on_with_a_number() -> None:
    (first, _) = cards(
        "## What is done?\n\n1. Put flour into a bowl with\n2 eggs and\n3. Whisk it.\n\n## Why?\n\nFor dough.\n"
    )
    assert first.endswith("with 2 eggs and 3. Whisk it.")


@pytest.mark.parametrize(
    "said",
    [
        "Two schools disagree [A], [B].\n\n[A] Smith 1999\n[B] Jones 2001\n[C] Brown 2005",
        "[A] moves left\n[B] opens the bag\n[C] shows the map",
        "[A] [B] [C]",
    ],
    ids=["sources", "keys", "one line"],
)
def test_other_letters_in_square_brackets_stay(said: str) -> None:
    (first, _) = cards(f"## What does it say?\n\n{said}\n\n## Who wrote it?\n\nAnn.\n")
    assert first == f"What does it say? | {' '.join(said.split())}"
