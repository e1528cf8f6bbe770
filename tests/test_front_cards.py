"""Cards in the front matter, which are not read: text in, diagnostics out."""

from __future__ import annotations

import pytest

from readings import codes_and_lines

BODY = "\n## What is light?\n\nA wave.\n"
CARDS = "cards:\n- id: 1\n  front: What is sound?\n  back: A wave in air.\n- front: What is heat?\n  back: Motion.\n"
QUESTIONS = "questions:\n  - question: What is heat?\n    options: [Motion, Colour]\n    answer: Motion\n"


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (CARDS, 3),
        (QUESTIONS, 3),
        (QUESTIONS.replace("questions", "faq").replace("question:", "q:").replace("answer:", "a:"), 3),
        ("quiz:\n  questions:\n    - frage: Was ist Licht?\n      antwort: Eine Welle\n", 3),
        ("flashcards: [{front: heat, back: motion}]\n", 3),
    ],
    ids=["cards", "questions", "faq", "deeper", "on one line"],
)
def test_cards_in_the_front_matter_are_reported(head: str, line: int) -> None:
    assert codes_and_lines(f"---\ntitle: Physics\n{head}---\n{BODY}") == [("DP109", line)]


def test_so_are_cards_in_toml() -> None:
    head = 'title = "Physics"\n\n[[cards]]\nfront = "heat"\nback = "motion"\n'
    assert codes_and_lines(f"+++\n{head}+++\n{BODY}") == [("DP109", 4)]


@pytest.mark.parametrize(
    "head",
    [
        "questions:\n- What is heat?\n- What is light?\n",
        "sources:\n- url: a.org\n  label: a book\n",
        "cover: {front: a.png, back: b.png}\n",
        "images:\n- front: a.png\n- side: b.png\n",
        "contributors:\n- name: Ann\n  question: ''\n  answer: none\n",
    ],
)
def test_other_lists_are_not(head: str) -> None:
    assert "DP109" not in [code for code, _ in codes_and_lines(f"---\nslug: physics\n{head}---\n{BODY}")]
