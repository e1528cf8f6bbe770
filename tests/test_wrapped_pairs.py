"""Paragraphs of several lines that begin with a question and go on with its answer: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

JIB = "What is a jib? It is a small sail in\nfront of the mast.\n"
BOOM = "What is a boom? The spar along the\nlower edge of a sail.\n"
HELM = "Who steers? The helmsman.\n"
WANTED = [
    "What is a jib? | It is a small sail in front of the mast.",
    "What is a boom? | The spar along the lower edge of a sail.",
    "Who steers? | The helmsman.",
]


def test_each_paragraph_holds_a_question_and_its_answer() -> None:
    text = f"# Sails\n\n{JIB}\n{BOOM}\n{HELM}"
    assert cards(text) == WANTED
    assert notes(text)[1].answer.markdown == "The spar along the\nlower edge of a sail."
    assert notes(text)[1].location.line == 6


@pytest.mark.parametrize("other", ["A sail is made of cloth, and a mast\nof wood or of metal.\n", "Now to the helm:\n"])
def test_one_paragraph_among_such_pairs_may_be_of_another_kind(other: str) -> None:
    assert cards(f"# Sails\n\n{JIB}\n{BOOM}\n{other}\n{HELM}") == WANTED


def test_a_question_without_an_answer_among_such_pairs_is_reported() -> None:
    text = f"# Sails\n\n{JIB}\n{BOOM}\nWhat is a keel?\n\n{HELM}"
    assert (cards(text), codes(text)) == (WANTED, ["DP104"])


@pytest.mark.parametrize(
    "text",
    [
        f"# Sails\n\n{JIB}\nThe first sails were of hides.\n\nLater ones were of cloth.\n",
        f"# Sails\n\n{JIB}\n{BOOM}\nThe first sails were of hides.\n",
        f"# Sails\n\n{JIB}\n## Spars\n\n{BOOM}\n## Crew\n\n{HELM}",
        "# Sails\n\n" + "".join(f"Why sail {way}? Nobody\nknows. Do you?\n\n" for way in ("far", "fast", "home")),
    ],
    ids=["one in prose", "two", "one below each heading", "a second question"],
)
def test_prose_that_asks_is_no_list_of_questions(text: str) -> None:
    assert not any("\n" in note.answer.markdown for note in notes(text))
