"""List items that name topics, each above a labelled question and its answer."""

from __future__ import annotations

import pytest

from readings import cards, codes

TOPICS = """# Leaves

## Basics

1. **Colour**
   - **Question**: What makes leaves green?
   - **Answer**: Chlorophyll.

2. **Autumn**
   - **Question**: What does this show?
     ```
     red
     ```
   - **Answer**:
     - The green fades.
     - Red stays.

## Needles

1. **Shape**
   - **Question**: Why are they thin?
   - **Answer**: They keep water.
"""


def test_the_question_below_a_topic_asks() -> None:
    assert cards(TOPICS) == [
        "What makes leaves green? | Chlorophyll.",
        "What does this show? ``` red ``` | - The green fades. - Red stays.",
        "Why are they thin? | They keep water.",
    ]
    assert codes(TOPICS) == []


def test_a_part_below_the_question_answers_it_without_a_label_of_an_answer() -> None:
    found = cards(TOPICS.replace("Answer", "Points to name"))
    assert [card.partition(" | ")[0] for card in found][::2] == ["What makes leaves green?", "Why are they thin?"]
    assert found[2].endswith("- **Points to name**: They keep water.")


@pytest.mark.parametrize("label", ["Note", "Colour"])
def test_parts_without_a_question_stay_below_their_topic(label: str) -> None:
    assert not any(card.startswith("What makes") for card in cards(TOPICS.replace("Question", label)))
