"""Numbered options behind breaks in the cells of a table: rows in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

WANTED = ["Which is a metal? | -oak +iron -wool", "Which is a tree? | +ash -gold -silk"]


@pytest.mark.parametrize("mark", [".", ")"])
@pytest.mark.parametrize("tag", ["<br>", "<br/>", " <br /> "])
@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("| Question | Answer |", "| {}{} | {} |"),
        ("| Question | Options | Answer |", "| {} | {} | {} |"),
        ("| Question | Options | Correct answer |", "| {} | {} | {} |"),
        ("| No. | Question | Answer |", "| 1 | {}{} | **{}** |"),
        ("| Question | Solution | Source |", "| {}{} | {} | 2 |"),
    ],
)
def test_the_number_in_the_column_of_answers_names_an_option(head: str, row: str, tag: str, mark: str) -> None:
    rows = (("Which is a metal?", ("oak", "iron", "wool"), 2), ("Which is a tree?", ("ash", "gold", "silk"), 1))
    lines = [head, "|" + "---|" * (head.count("|") - 1)]
    for asked, words, right in rows:
        options = tag.join(f"{n}{mark} {word}" for n, word in enumerate(words, 1))
        lines.append(row.format(asked, (tag if "}{" in row else "") + options, right))
    text = "\n".join(lines) + "\n"
    assert (cards(text), codes(text)) == (WANTED, [])


def test_several_numbers_name_several_options() -> None:
    table = "| Question | Answer |\n|---|---|\n| Which shine?<br>1. gold<br>2. iron<br>3. wool | 1, 2 |\n"
    text = table + "| Which is a tree?<br>1. ash<br>2. gold<br>3. silk | 1 |\n"
    assert cards(text) == ["Which shine? | +gold +iron -wool", "Which is a tree? | +ash -gold -silk"]


@pytest.mark.parametrize(
    "table",
    [
        "|Question|Steps|Persons|\n|---|---|---|\n| Soup? | 1. cut<br>2. cook | 2 |\n| Pie? | 1. mix<br>2. eat | 1 |\n",
        "| Question | Answer |\n|---|---|\n| How do I brew? | 1. boil<br>2. pour |\n| And bake? | 1. mix<br>2. eat |\n",
        "| Question | Answer |\n|---|---|\n| Sum?<br>1. one<br>2. two | 3 |\n| Digits?<br>1. one<br>2. two | 2 |\n",
    ],
    ids=["persons", "steps", "another number"],
)  # fmt: skip
def test_other_numbers_stay(table: str) -> None:
    found = notes(table)
    assert not any(note.choices for note in found)
    assert all("A." not in note.question.flat + note.answer.flat for note in found)
