"""List items with a topic in bold and a question or a task: those that set a task are cards as those that ask."""

from __future__ import annotations

import pytest

from readings import cards, codes

ITEMS = (
    ("Wire:", "How does it carry a call?", "By a current."),
    ("Air:", "Explain the difference.", "Waves carry the call there."),
    ("Masts:", "What do they do?", "They send the waves."),
    ("Cells:", "Describe how one is left.", "The next mast takes the call."),
    ("Delay:", "Where does it come from?", "From the long way."),
    ("Echo:", "The usual cause.", "A loud loudspeaker."),
)
ALL = [f"{topic} {asked} | {answer}" for topic, asked, answer in ITEMS]


def sheet(form: str) -> str:
    return "# Calls\n\n" + "".join(form.format(t=topic, q=asked, a=answer) for topic, asked, answer in ITEMS)


@pytest.mark.parametrize("form", ["* **{t}** {q}\n  {a}\n\n---\n\n", "- **{t}** {q}\n\n  {a}\n\n---\n\n"])
def test_items_that_set_tasks_are_cards_beside_those_that_ask(form: str) -> None:
    assert [card.replace("*", "") for card in cards(sheet(form))] == ALL
    assert codes(sheet(form)) == []


def test_items_that_only_tell_stay_in_no_card() -> None:
    text = sheet("* **{t}** {q}\n  {a}\n\n---\n\n").replace("Explain the", "It is the").replace("Describe how", "So")
    assert len(cards(text)) == 3


def test_topics_of_which_only_two_ask_get_no_further_cards() -> None:
    text = sheet("* **{t}** {q}\n  {a}\n\n---\n\n").replace("What do they do?", "They are high.")
    assert len(cards(text)) == 2
