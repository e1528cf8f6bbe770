"""Lists below questions in which a quote marks the right items: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

ITEMS = """\
* 3: Which city is on the Seine?
  * Rome
  * > Paris
  * Cairo

> The Seine is in France.

* 7: Which two are on the Rhine? (Choose two.)
  * > Basel
  * Rome
  * > Cologne
"""
CARDS = [
    "Which city is on the Seine? | -Rome +Paris -Cairo",
    "Which two are on the Rhine? (Choose two.) | +Basel -Rome +Cologne",
]


@pytest.mark.parametrize("mark", ["*", "-", "+"])
def test_quotes_mark_the_right_items(mark: str) -> None:
    text = ITEMS.replace("*", mark)
    assert cards(text) == CARDS
    assert codes(text) == []
    assert notes(text)[0].explanation.markdown == "> The Seine is in France."


def test_the_question_may_be_a_heading_or_a_paragraph() -> None:
    text = ITEMS.replace("* 3: ", "### ").replace("* 7: ", "\n### ").replace("\n  *", "\n*")
    assert cards(text) == CARDS
    assert cards(text.replace("### ", "**").replace("?\n", "?**\n").replace("two.)\n", "two.)**\n")) == CARDS


def test_an_item_below_an_option_is_a_remark_on_it() -> None:
    text = ITEMS.replace("* Cairo", "* Cairo\n    * that is on the Nile").replace(
        "> Basel", "> Basel\n    * the Roman Basilia"
    )
    assert cards(text) == CARDS
    said = [choice.feedback.markdown for note in notes(text) for choice in note.choices]
    assert said == ["", "", "that is on the Nile", "the Roman Basilia", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        "* Which city is on the Seine?\n  * > Paris\n* Which is on the Nile?\n  * > Cairo\n",
        "* What did they say?\n  * Goethe:\n  * > Now I live.\n\nHe was there.\n\n* A list\n  * > two\n  * three\n",
        "So it looks:\n\n```\n" + ITEMS + "```\n",
    ],
)
def test_other_quotes_in_items_are_quotes(text: str) -> None:
    assert all(not note.choices for note in notes(text))


def test_many_open_lists_take_linear_time() -> None:
    assert len(cards("".join(f"{' ' * (n % 50)}* > {n}\n" for n in range(5_000)))) < 5_000


@pytest.mark.parametrize("first", ["Love is blind:", "Love is blind."])
def test_two_items_may_be_a_statement_and_a_quote(first: str) -> None:
    text = f"## How is love?\n\n- {first}\n- > It looks.\n\n## How is time?\n\n- Time is cruel.\n- > I lost it.\n"
    assert [note.choices for note in notes(text)] == [(), ()]


def test_an_item_may_announce_the_quote_below_it() -> None:
    poem = "- He said:\n- > It moves.\n- He left.\n"
    assert all(not note.choices for note in notes(f"## What did he say?\n\n{poem}\n## What did they say?\n\n{poem}"))
