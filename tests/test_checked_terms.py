"""Check lists of questions or terms with their answers: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

TEXT = """\
# Interview

## 1. Networks

- [ ] **What is HTTP?** — A protocol of the web.
- [ ] **`GET`** — Reads a resource.
- [x] **CORS** — The browser blocks another origin.

## 2. Data

- [ ] **Index** — Finds rows fast.
- [ ] **Why are joins slow?** — They compare many rows.
"""
CARDS = [
    "What is HTTP? | A protocol of the web.",
    "GET | Reads a resource.",
    "CORS | The browser blocks another origin.",
    "Index | Finds rows fast.",
    "Why are joins slow? | They compare many rows.",
]


@pytest.mark.parametrize("dash", [" — ", " – ", " - ", ": "])
def test_each_box_is_a_card(dash: str) -> None:
    assert [card.replace("`", "") for card in cards(TEXT.replace(" — ", dash))] == CARDS
    assert "DP108" not in codes(TEXT.replace(" — ", dash))


def test_words_with_a_question_mark_need_no_bold_print() -> None:
    text = "## Quiz\n\n" + "".join(
        f"- [ ] What is {name}? — It is {name}.\n" for name in ("red", "blue", "cyan", "teal")
    )
    assert cards(text) == [f"What is {name}? | It is {name}." for name in ("red", "blue", "cyan", "teal")]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("What is HTTP?", "HTTP").replace("Why are joins slow?", "Joins"),  # tasks ask nothing
        TEXT.replace("## 1. Networks", "## Which is a protocol?").replace("## 2. Data", "## Which is fast?"),
        TEXT.replace("[ ]", "[x]", 2),
    ],
)
def test_other_boxes_are_options_or_tasks(text: str) -> None:
    assert not set(CARDS[1:4]) & {card.replace("`", "") for card in cards(text)}


def test_three_boxes_are_enough_and_one_of_them_may_be_ticked() -> None:
    tin, oil, air = "**What is tin?** — A metal.", "**What is oil?** — A liquid.", "**What is air?** — A gas."
    text = f"# Plan\n\n- [ ] {tin}\n- [x] {oil}\n- [ ] {air}\n"
    assert cards(text) == ["What is tin? | A metal.", "What is oil? | A liquid.", "What is air? | A gas."]


def test_one_question_among_tasks_leaves_them_tasks() -> None:
    text = "# Launch\n\n- [ ] **Site up?** — check it\n- [ ] **Backups** — ask Ben\n- [ ] **Press** — send it\n"
    assert codes(text) == ["DP101"]
