"""Lists that are meant as options, but with an item that has no box, or half of one."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards


def told(text: str) -> list[str]:
    """The line and the item of each warning about a box that is missing."""
    problems = read(Source("deck.md", text))[1]
    return [f"{p.location.line}: {p.message.rsplit(': ', 1)[1]}" for p in problems if "complete box" in p.message]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("- [ ] Venus\n- [x Mars\n- [ ] Pluto", "4: [x Mars"),
        ("- [ Venus\n- [x] Mars\n- [ ] Pluto", "3: [ Venus"),
        ("- [ ] Venus\n- x] Mars", "4: x] Mars"),
        ("- [ ] Venus\n- [x) Mars", "4: [x) Mars"),
        ("- [x Mars\n- [ Pluto", "3: [x Mars"),
        ("- ( ) Venus\n- (x Mars", "4: (x Mars"),
        ("* [ ] Венера\n* [x] Марс\n* Плутон", "5: Плутон"),
        ("1. [x] 火星\n2. 金星\n3. [ ] 冥王星", "4: 金星"),
        ("- ( ) Venus\n- (x) Mars\n- Pluto", "5: Pluto"),
        ("[ ] Venus\n[x Mars", "4: [x Mars"),
        ("☐ Venus\n☑ Mars\nPluto", "5: Pluto"),
    ],
)
def test_the_first_item_without_a_whole_box_is_reported_at_its_place(items: str, expected: str) -> None:
    assert told(f"## Which planet is red?\n\n{items}\n\n## Which is blue?\n\nThe earth.\n") == [expected]


@pytest.mark.parametrize(
    "items",
    [
        "- [ ] Venus\n- [x] Mars",
        "- Venus\n- Mars",
        "- [0, 1)\n- [ 1, 2)\n- all of them",
        "- [Venus](v.md)\n- [Mars](m.md)",
        "- (x) => x\n- y => y",
        "- [x] the only thing that is done\n- Mars\n- Pluto",
        "- a]b\n- c]d",
        "```\n[ ] Venus\n[x Mars\n```",
    ],
)
def test_whole_boxes_and_other_brackets_are_not_reported(items: str) -> None:
    assert told(f"## Which planet is red?\n\n{items}\n") == []


def test_empty_brackets_are_boxes_without_a_blank() -> None:
    assert cards("## Which?\n\n- [] Mars\n- [x] Saturn\n- [X]Venus\n") == ["Which? | -Mars +Saturn +Venus"]
    assert cards("## Which types are lists?\n\n- []int\n- []string\n") == [
        "Which types are lists? | - []int - []string"
    ]


@pytest.mark.parametrize("box", ["[x ]", "[ x ]", "[ x]", "[X ]", "[√]", "[v]"])
@pytest.mark.parametrize("lead", ["", "- ", "* "])
def test_ticked_boxes_in_other_forms_beside_empty_ones_are_ticked(box: str, lead: str) -> None:
    first = f"1. Which planet is red?\n\n{lead}[ ] Venus\n{lead}{box} Mars\n\n"
    text = f"{first}2. Which is big?\n\n{lead}{box} Sun\n{lead}[ ] Pea\n"
    assert cards(text) == ["Which planet is red? | -Venus +Mars", "Which is big? | +Sun -Pea"]


def test_brackets_without_an_empty_box_near_them_stay() -> None:
    assert cards("## Which?\n\n[v] is a letter\n[ x ] is not\n") == ["Which? | [v] is a letter [ x ] is not"]
