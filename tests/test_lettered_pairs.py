"""Lettered lines that explain terms below a numbered task: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

OTHERS = "2. What is a keel?\n   A beam below.\n\n3. What is a rudder?\n   A blade that steers.\n\n"
PAIRS = "a. Bow: the front\nb. Stern: the back\n"


@pytest.mark.parametrize(
    ("pairs", "answer"),
    [
        (PAIRS, "a. Bow: the front b. Stern: the back"),
        ("a)\tBow : the front\nb)\tStern : the back\n", "a) Bow : the front b) Stern : the back"),
        ("a. Bow: the front\n     (forward)\nb. Stern: **aft**\n", "a. Bow: the front (forward) b. Stern: **aft**"),
    ],
)
def test_they_are_the_answer(pairs: str, answer: str) -> None:
    text = f"1. Define these words:\n{pairs}\n{OTHERS}"
    assert cards(text)[0].replace("\t", " ") == f"Define these words: | {answer}"
    assert codes(text) == ["DP116"]


@pytest.mark.parametrize(
    "text",
    [
        f"1. Which of these is aft?\n{PAIRS}\n{OTHERS}",
        f"1. Name the true one:\na. Bow: the front\nb. a stern\n\n{OTHERS}",
    ],
)
def test_other_lines_with_letters_are_options(text: str) -> None:
    assert "DP116" not in codes(text)
    assert not any("Bow" in card.partition(" | ")[2] for card in cards(text))


@pytest.mark.parametrize("key", ["Answer: b\n\n", "\n\n## Answers\n\n1. b\n"])
def test_a_named_option_is_the_answer(key: str) -> None:
    text = f"1. Name the true one:\na. Bow: the back\nb. Stern: the back\n{key if key[0] == 'A' else ''}\n{OTHERS}"
    text += "" if key[0] == "A" else key
    assert cards(text)[0] == "Name the true one: | -Bow: the back +Stern: the back"


def test_a_test_without_a_key_stays_one() -> None:
    text = "".join(f"{n}. Name the true one:\na. Bow: the back\nb. Stern: the back\n\n" for n in (1, 2, 3))
    assert cards(text) == []
    assert codes(text).count("DP108") == 3
