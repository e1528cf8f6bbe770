"""Questions in quotation marks right below the headings of their topics."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

ASKED = ["What is a seal? Draw one.", "Why is wax red?", "Explain how glue dries."]
TITLES = ["Seals", "Wax", "Glue"]


def sheet(form: str, *, title: str = "## {n}. {title}", asked: list[str] = ASKED) -> str:
    parts = zip(TITLES, asked, strict=True)
    return "# Letters\n\n" + "".join(
        f"{title.format(n=n, title=words)}\n\n{form.format(question)}\n\n- It is old.\n- It is good.\n\n---\n\n"
        for n, (words, question) in enumerate(parts, 1)
    )


@pytest.mark.parametrize("form", ['"{}"', "“{}”", "„{}“", "«{}»", '*"{}"*', '**"{}"**'])
def test_they_are_the_questions_and_the_headings_are_sections(form: str) -> None:
    assert cards(sheet(form)) == [f"{question} | - It is old. - It is good." for question in ASKED]
    assert [note.section[-1] for note in notes(sheet(form))] == ["1. Seals", "2. Wax", "3. Glue"]
    assert codes(sheet(form)) == []


@pytest.mark.parametrize("asked", [["“It is.”", "“It was.”", "“So be it.”"], ["Is it?", "“Was it?”", "It is."]])
def test_other_sayings_are_not(asked: list[str]) -> None:
    assert not any(
        "It is." in card.split(" | ")[0] or "Was" in card.split(" | ")[0] for card in cards(sheet("{}", asked=asked))
    )


def test_a_heading_that_asks_keeps_its_question() -> None:
    text = sheet('"{}"', title="## What are {title}?", asked=["Why not?", "Why so?", "Why me?"])
    assert [card.split(" | ")[0] for card in cards(text)] == [f"What are {title}?" for title in TITLES]


def test_one_of_them_need_not_ask() -> None:
    asked = [ASKED[0], "Red wax and its history", ASKED[2]]
    assert [card.split(" | ")[0] for card in cards(sheet('"{}"', asked=asked))] == asked
