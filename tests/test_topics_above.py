"""Headings that only name a topic above deeper ones that ask: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, notes

_STACK = "## What is a stack?\n\nA list.\n\n### Push\n\nAdds an item.\n\n### Pop\n\nTakes it away.\n\n"
_QUEUE = "## What is a queue?\n\nAnother list.\n\n### Front\n\nThe first item.\n\n### Rear\n\nThe last item.\n\n"
_TREES = "## Trees in Java\n\n### How is a key added?\n\nAt a free place.\n\n### When does it rotate?\n\nRarely.\n\n"
_GRAPH = "## What is a graph?\n\nNodes and edges.\n"


def test_a_topic_right_above_questions_is_a_section() -> None:
    text = f"# Exam\n\n{_STACK}{_QUEUE}{_TREES}{_GRAPH}"
    assert [card.split(" | ")[0] for card in cards(text)] == [
        "What is a stack?",
        "What is a queue?",
        "How is a key added?",
        "When does it rotate?",
        "What is a graph?",
    ]
    assert [note.section for note in notes(text)] == [(), (), ("Trees in Java",), ("Trees in Java",), ()]


@pytest.mark.parametrize(
    "topic",
    [
        _TREES.replace("Java\n", "Java\n\nThey are sorted.\n"),
        _TREES.replace("?", ""),
        _TREES.replace("How is a key added?", "Push") + "## Sets in Java\n\n### Push\n\nAdds a key.\n",
    ],
    ids=["text of its own", "nothing asks", "the same words"],
)
def test_other_topics_keep_the_headings_below_them(topic: str) -> None:
    text = f"# Exam\n\n{_STACK}{_QUEUE}{topic}\n{_GRAPH}"
    assert any(card.startswith("Trees in Java | ") for card in cards(text))
