"""Numbered headings at another level than the others: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards

WORDS = ("iron", "tin", "zinc", "lead", "gold")
CJK = "一二三四五"


def deck(marks: tuple[str, ...], numbers: str = "12345", sign: str = ".") -> str:
    rows = zip(marks, numbers, WORDS, strict=True)
    return "# Metals\n\n" + "".join(f"{mark} {n}{sign} What is {word}?\n\nA metal.\n\n" for mark, n, word in rows)


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("mark", ["#", "###"])
def test_a_number_that_the_others_lack_belongs_to_them(place: int, mark: str) -> None:
    marks = tuple(mark if n == place else "##" for n in range(5))
    assert cards(deck(marks)) == [f"What is {word}? | A metal." for word in WORDS]


def test_so_do_chinese_numbers() -> None:
    text = deck(("#", "##", "##", "##", "##"), CJK, "、")
    assert [card.partition(" | ")[2] for card in cards(text)] == ["A metal."] * 5


def test_chapters_stay_above_their_questions() -> None:
    chapter = "".join(f"### {n}. What is {word}?\n\nA metal.\n\n" for n, word in enumerate(WORDS, 1))
    text = f"# Metals\n\n## 1. Old ones\n\n{chapter}## 2. New ones\n\n{chapter.replace('is', 'was')}"
    assert len(cards(text)) == 10
    assert cards(text)[4] == "What is gold? | A metal."


@pytest.mark.parametrize("marks", [("#", "##", "##"), ("##", "#", "##"), ("##", "##", "###"), ("##", "#", "##", "##")])
def test_three_that_ask_and_count_on_are_enough(marks: tuple[str, ...]) -> None:
    rows = list(zip(marks, WORDS, strict=False))
    text = "".join(f"{mark} {n}. What is {word}?\n\nA metal.\n\n" for n, (mark, word) in enumerate(rows, 1))
    assert cards(text) == [f"What is {word}? | A metal." for _, word in rows]


def test_three_that_do_not_ask_keep_their_levels() -> None:
    assert len(cards("# 1. Iron\n\nA metal.\n\n## 2. Tin\n\nA metal.\n\n## 3. Zinc\n\nA metal.\n")) < 3
