"""Lists of topics, `1. **Leaves:**`, whose nested items ask and answer."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes

FORMS = {
    "the next item": ("- {}\n- {}\n", "- {}"),
    "the next item with its label": ("- {}\n- Answer: {}\n", "{}"),
    "an item below": ("- {}\n  - {}\n", "- {}"),
    "a line below": ("- **{}**\n  {}\n", "{}"),
    "behind it": ("- {} {}\n", "{}"),
    "numbers": ("1. {}\n   - {}\n", "- {}"),
}
TOPICS = [
    ("Leaves", [("What makes them green?", "Chlorophyll."), ("Why do they fall?", "To save water.")]),
    ("Wurzeln", [("Was nehmen sie auf?", "Wasser."), ("¿Hasta dónde crecen?", "Diez metros.")]),
    ("Кора", [("Зачем она нужна?", "Для защиты.")]),
]


def listed(form: str, topic: str) -> str:
    text = ""
    for name, questions in TOPICS:
        own = "".join(form.format(*pair) for pair in questions)
        text += topic.format(name) + "\n" + "".join(f"   {line}\n" for line in own.splitlines()) + "\n"
    return text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("topic", ["1. **{}:**", "1. __{}__:"])
def test_the_nested_items_are_the_cards(form: str, topic: str) -> None:
    text = listed(FORMS[form][0], topic)
    assert cards(text) == [f"{q} | {FORMS[form][1].format(a)}" for _, questions in TOPICS for q, a in questions]
    assert codes(text) == []


def test_the_topics_are_sections_and_places_are_those_of_the_file() -> None:
    text = "# Trees\n\n" + listed(FORMS["the next item"][0], "1. **{}:**")
    notes = read(Source("deck.md", text))[0].deck.notes
    assert [note.section for note in notes] == [("Leaves",)] * 2 + [("Wurzeln",)] * 2 + [("Кора",)]
    assert [text.split("\n")[note.location.line - 1].strip() for note in notes] == [
        f"- {note.question.markdown}" for note in notes
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. **Before:**\n   - Do you have a saw?\n   - Clear it.\n   - Call a friend.\n2. **After:**\n   - Rest.\n",
        "1. **Leaf:**\n   - a green part\n   - What is it for?\n2. **Root:**\n   - a part below\n   - Why?\n",
        "1. **Questions to ask:**\n   - Who comes?\n   - Who pays?\n   - Who cooks?\n",
    ],
)
def test_other_lists_of_terms_are_none(text: str) -> None:
    assert not [card for card in cards(text) if card.startswith(("Do you", "What is it", "Who"))]
