"""Contents without links: lines that a list at the head names, and that return as lines of their own, are questions."""

from __future__ import annotations

import pytest

from readings import cards, codes

TOPICS = ["Redo logs", "Kinds of locks", "What is an index", "Joins of tables", "Isolation"]
BELOW = "".join(f"{topic}\n\nText {number} of it.\n\n" for number, topic in enumerate(TOPICS))
CARDS = [f"{topic} | Text {number} of it." for number, topic in enumerate(TOPICS)]


@pytest.mark.parametrize(
    "contents",
    ["\n".join(TOPICS), "- " + "\n- ".join(TOPICS), "\n".join(f"{n}. {topic}" for n, topic in enumerate(TOPICS, 1))],
    ids=["lines", "bullets", "numbers"],
)
def test_lines_that_the_contents_list_are_questions_with_a_warning(contents: str) -> None:
    text = f"# Databases\n\nWhat we ask:\n\n{contents}\n\n{BELOW}"
    assert cards(text) == CARDS
    assert codes(text) == ["DP115"]


def test_the_first_question_may_touch_the_contents() -> None:
    assert cards("# Databases\n\n" + "\n".join(TOPICS) + "\n" + BELOW) == CARDS


def test_answers_may_touch_their_questions() -> None:
    below = BELOW.replace("\n\nText", "\nText")
    assert cards("# Databases\n\n" + "\n".join(TOPICS) + "\n\n" + below) == CARDS


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(TOPICS) + "\n\n" + BELOW.replace("Joins of tables", "Unions").replace("Redo logs", "Logs"),
        "\n".join(TOPICS[:4]) + "\n\n" + BELOW.replace("Isolation", "End"),
        "\n".join(f"{topic};" for topic in TOPICS) + "\n\n" + BELOW.replace("\n\nText", ";\n\nText"),
    ],
    ids=["two of five do not return", "four lines", "code"],
)
def test_other_lists_are_no_contents(text: str) -> None:
    assert cards(f"# Databases\n\n{text}") == []
