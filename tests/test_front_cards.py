"""Cards in the front matter: text in, cards and diagnostics out."""

from __future__ import annotations

import pytest

from deckpress.convert import to_native
from readings import cards, codes, codes_and_lines, notes, read_document

BODY = "\n## What is light?\n\nA wave.\n"
LIGHT = "What is light? | A wave."
CARDS = "cards:\n- id: 1\n  front: What is sound?\n  back: A wave in air.\n- front: What is heat?\n  back: Motion.\n"
QUESTIONS = "questions:\n  - question: What is heat?\n    options: [Motion, Colour]\n    answer: Motion\n"
HEAT = "What is heat? | +Motion -Colour"
MARKED = (
    "cards:\n- type: mcq\n  front: What is heat?\n  back: Atoms move.\n  choices:\n"
    "  - key: a\n    text: Motion\n    correct: true\n  - key: b\n    text: Colour\n    correct: false\n"
)


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (CARDS, ["What is sound? | A wave in air.", "What is heat? | Motion."]),
        (QUESTIONS, [HEAT]),
        (QUESTIONS.replace("questions", "faq").replace("question:", "q:").replace("answer:", "a:"), [HEAT]),
        (QUESTIONS.replace("answer: Motion", "answer: a"), [HEAT]),
        (MARKED, [HEAT]),
        (
            "quiz:\n  questions:\n    - frage: Was ist Licht?\n      antwort: Eine Welle\n",
            ["Was ist Licht? | Eine Welle"],
        ),
        ("flashcards: [{front: heat, back: motion}]\n", ["heat | motion"]),
        ("cards:\n- front: |\n    What is\n    heat?\n  back: 5\n", ["What is heat? | 5"]),
    ],
    ids=["cards", "questions", "faq", "by letter", "marked", "deeper", "on one line", "in lines"],
)
def test_cards_in_the_front_matter_are_read(head: str, wanted: list[str]) -> None:
    text = f"---\ntitle: Physics\n{head}---\n{BODY}"
    assert cards(text) == [*wanted, LIGHT]
    assert codes(text) == []


def test_they_keep_their_places_tags_and_explanations() -> None:
    (note,) = notes(f"---\n{MARKED}  tags: [hot, cold water]\n---\n")
    assert (note.location.line, note.location.column) == (4, 10)
    assert note.tags == ("hot", "cold_water")
    assert note.explanation.flat == "Atoms move."


def test_a_text_below_them_makes_no_guessed_cards() -> None:
    guessed = "\n## Sound\n\nSound needs air.\n\n## Heat\n\nHeat moves.\n\n## Light\n\nLight needs nothing.\n"
    assert "DP115" in codes(f"---\ntitle: Waves\n---\n{guessed}")
    text = f"---\ntitle: Waves\n{CARDS}---\n{guessed}"
    assert len(cards(text)) == 2
    assert codes(text) == []


def test_convert_writes_them_below_the_front_matter() -> None:
    reading, _ = read_document("deck.md", f"---\ntitle: Physics\nauthor: Ann\n{MARKED}---\n{BODY}")
    text, _ = to_native(reading, reading.source)
    assert "choices:" not in text
    assert "author: Ann" in text
    assert cards(text) == [HEAT, LIGHT]


@pytest.mark.parametrize(
    "head",
    [
        QUESTIONS.replace("answer: Motion", "answer: Sound"),
        CARDS.replace("  back: Motion.\n", "  level: 2\n"),
        CARDS.replace("- front: What is heat?", "- type: cloze\n  front: '{heat} moves'"),
    ],
    ids=["no right option", "an entry without an answer", "gaps"],
)
def test_lists_with_other_entries_are_reported(head: str) -> None:
    assert codes_and_lines(f"---\ntitle: Physics\n{head}---\n{BODY}") == [("DP109", 3)]


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        (
            QUESTIONS.replace("answer: Motion", "answer: Sound"),
            "entry 1 of 'questions' does not name one of its options",
        ),
        (QUESTIONS.replace(", Colour]", ", '']"), "entry 1 of 'questions' has an empty option"),
        (CARDS.replace("  back: Motion.\n", "  level: 2\n"), "entry 2 of 'cards' has no answer"),
        (CARDS.replace("- front: What is heat?", "- level: 2"), "entry 2 of 'cards' has no question"),
        (
            CARDS.replace("- front: What is heat?", "- type: cloze\n  front: '{heat} moves'"),
            "entry 2 of 'cards' is a cl",
        ),
        ("quiz:\n  tags: [a, b]\n  parts:\n  - front: heat\n    back: motion\n", "entry 1 of 'tags' has no question"),
    ],
)
def test_the_warning_names_the_entry(head: str, problem: str) -> None:
    _, (found,) = read_document("deck.md", f"---\ntitle: Physics\n{head}---\n{BODY}")
    assert problem in found.message


def test_inspect_says_that_the_cards_are_in_the_front_matter() -> None:
    text = "\n## Sound\n\nSound needs air.\n\n## Heat\n\nHeat moves.\n\n## Light\n\nLight needs nothing.\n"
    assert read_document("deck.md", f"---\n{CARDS}---\n{text}")[0].dialect == "cards in the front matter"
    assert read_document("deck.md", f"---\n{CARDS}---\n{BODY}")[0].dialect != "cards in the front matter"


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
    text = f"---\nslug: physics\n{head}---\n{BODY}"
    assert "DP109" not in codes(text)
    assert cards(text) == [LIGHT]


@pytest.mark.parametrize(
    "head",
    [
        "layout: team\ncards:\n- front: Ann\n  back: Captain\n- front: Ben\n  back: Cook\n",
        "cards:\n- front: /img/a.png\n  back: /img/b.png\n- front: https://a.org/c.jpg\n  back: d.svg\n",
        "questions:\n- question: How old are you?\n  answer: text\n- question: Who are you?\n  answer: number\n",
    ],
    ids=["a page of names", "pictures", "fields of a form"],
)
def test_what_a_website_shows_is_reported(head: str) -> None:
    text = f"---\ntitle: Physics\n{head}---\n{BODY}"
    assert cards(text) == [LIGHT]
    assert codes(text) == ["DP109"]


@pytest.mark.parametrize(
    "head",
    [
        f"layout: quiz\n{CARDS}",
        f"layout: quiz\n{QUESTIONS}",
        "layout: page\nfaq:\n- question: Name of heat\n  answer: Motion\n",
        "questions:\n- question: What is 'a'?\n  answer: string\n- question: Or 1?\n  answer: a number\n",
    ],
)
def test_questions_on_a_page_are_cards(head: str) -> None:
    assert len(cards(f"---\ntitle: Physics\n{head}---\n{BODY}")) > 1
    assert codes(f"---\ntitle: Physics\n{head}---\n{BODY}") == []
