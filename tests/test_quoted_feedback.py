"""Quotes below options: explanations of what is right, or texts that the next question is about."""

from __future__ import annotations

from deckpress.model import Note
from readings import cards, notes

FIRST = """A lab cools a gas. Water is too warm for it.

Which of these does it use?

- Hot oil
- **Liquid neon**
- Milk

"""
SECOND = """Ben lists what is good about lamps. One item is wrong.

A) They are bright.

B) They never break.

Which is it?

- Only A
- **Only B**
- Both

"""
THIRD = """Why do we use ice?

- It is blue
- **It cools**
- It burns

"""
WHY = ("> Right: neon is cold.\n\n", "> Each lamp breaks one day.\n\n", "> Ice takes heat away.\n\n")


def text_of(note: Note) -> str:
    return note.explanation.flat


def test_a_quote_explains_the_options_above_it() -> None:
    found = notes("# Quiz\n\n" + FIRST + WHY[0] + SECOND + WHY[1] + THIRD + WHY[2])
    assert [note.question.flat.split(" ")[0] for note in found] == ["A", "Ben", "Why"]
    assert [[choice.text.markdown for choice in note.choices if choice.correct] for note in found] == [
        ["Liquid neon"], ["Only B"], ["It cools"],
    ]  # fmt: skip
    assert [text_of(note).lstrip("> ") for note in found] == [quote[2:].strip() for quote in WHY]


def test_some_questions_may_lack_a_quote() -> None:
    found = notes(FIRST + WHY[0] + SECOND + WHY[1] + THIRD + WHY[2] + THIRD.replace("ice", "snow"))
    assert [note.question.flat.split(" ")[0] for note in found] == ["A", "Ben", "Why", "Why"]


def test_a_quote_above_the_first_question_is_its_text() -> None:
    told = "> A tale of {}.\n\nWho is {}?\n\n- Ann\n- **Bob**\n- Cid\n\n"
    text = "".join(told.format(word, word) for word in ("kings", "queens", "knaves", "jacks"))
    found = cards(text)
    assert len(found) == 4
    assert all(
        f"Who is {word}?" in card for word, card in zip(("kings", "queens", "knaves", "jacks"), found, strict=True)
    )
    assert not any("tale" in text_of(note) for note in notes(text)[:1])


def test_quotes_are_texts_where_sections_begin_with_one() -> None:
    options = "- Ann\n- **Bob**\n- Cid\n\n"
    told = f"## Part {{0}}\n\n> A tale of {{0}}.\n\nWho is {{0}}?\n\n{options}"
    told += f"> A tale of old {{0}}.\n\nHe sleeps.\n\nWho came?\n\n{options}"
    found = notes("".join(told.format(n) for n in (1, 2, 3)))
    assert [note.question.flat.startswith("> A tale") for note in found] == [True] * 6
    assert [text_of(note) for note in found] == [""] * 6
