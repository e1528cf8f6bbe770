"""Answers that name several options with their words: text in, the right options and the explanation out."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read

OPTIONS = "A) Helium\nB) Iron\nC) Neon\nD) Zinc\n\n"


def right(below: str, options: str = OPTIONS) -> tuple[str, str]:
    reading, problems = read(Source("deck.md", f"## Which ones?\n\n{options}{below}\n"))
    assert problems == ()
    (note,) = reading.deck.notes
    return "".join("ABCD"[n] for n, choice in enumerate(note.choices) if choice.correct), note.explanation.markdown


SEVERAL = {
    "and": "**Answer:** A) Helium and C) Neon",
    "a heading": "#### Answer: A) Helium and C) Neon",
    "German": "**Antwort:** A) Helium und C) Neon",
    "French": "**Réponse :** A. Helium et C. Neon",
    "Spanish": "Respuesta: A) Helium y C) Neon",
    "small letters": "Answer: a and c",
    "small letters in German": "Antwort: a und c",
    "small letters and both": "Answer: both a and c",
    "small letters and or": "Answer: a or c",
    "small letters and a comma": "Answer: a, and c",
    "a comma": "Answer: A) Helium, C) Neon",
    "an ampersand": "Answer: a) Helium & c) Neon",
    "a plus": "Answer: A. Helium + C. Neon",
    "a semicolon": "Answer: A. Helium; C. Neon.",
    "lines": "Answer: A) Helium\nC) Neon",
    "a list": "**Answers:**\n\n- A. Helium\n- C. Neon",
    "paragraphs": "**Answer:**\n\nA. Helium\n\nC. Neon",
    "brackets": "Answer: A (Helium) and C (Neon)",
    "letters in brackets": "Answer: (A) Helium and (C) Neon",
    "dashes": "Answer: A - Helium, C - Neon",
    "bold": "Answer: **A) Helium** and **C) Neon**",
    "words alone": "Answer: Helium and Neon",
    "words alone in German": "Antwort: Helium und Neon",
}


@pytest.mark.parametrize("below", SEVERAL.values(), ids=SEVERAL.keys())
def test_an_answer_may_name_several_options_with_their_words(below: str) -> None:
    assert right(below) == ("AC", "")


def test_an_answer_may_name_three_options() -> None:
    assert right("Answer: A) Helium, B) Iron and C) Neon") == ("ABC", "")


def test_what_follows_the_last_option_explains_it() -> None:
    assert right("Answer: A) Helium and C) Neon. Both are noble.") == ("AC", "Both are noble.")


ONE = {
    "a sentence about another option": "Answer: A) Helium, and not B) Iron because it rusts.",
    "another option after a stop": "Answer: A) Helium. Unlike C) Neon it is light.",
    "lines that say why others are wrong": "Answer: A) Helium\nB) Iron is a metal.\nC) Neon is heavy.",
    "a line that begins with another option": "Answer: A) Helium\nB) Iron: a metal.",
    "other words behind a letter": "Answer: A) Helium and B) Copper",
}


@pytest.mark.parametrize("below", ONE.values(), ids=ONE.keys())
def test_an_option_that_an_answer_speaks_about_is_not_right(below: str) -> None:
    assert right(below)[0] == "A"


def test_an_option_may_hold_the_word_that_joins_others() -> None:
    assert right("Answer: Salt and pepper", "A) Salt\nB) Pepper\nC) Salt and pepper\n\n") == ("C", "")


def test_a_key_may_name_several_options_with_their_words() -> None:
    text = "1. Which ones?\n   A) Helium\n   B) Iron\n   C) Neon\n2. Which one?\n   A) Zinc\n   B) Gas\n\n"
    reading, problems = read(Source("deck.md", text + "## Answers\n\n1. A) Helium and C) Neon\n2. B) Gas\n"))
    assert problems == ()
    assert [[choice.correct for choice in note.choices] for note in reading.deck.notes] == [
        [True, False, True],
        [False, True],
    ]


def test_the_bold_print_of_a_labelled_question_above_options_is_closed() -> None:
    reading, _ = read(Source("deck.md", "**Q1. Which one?**\na) Zinc\nb) Gas\n\nAnswer: b\n"))
    assert [note.question.markdown for note in reading.deck.notes] == ["Which one?"]


@pytest.mark.parametrize(
    "said",
    ["A, B, and C", "A, B and C", "(A), (B), and (C)", "A, B, **and** C", "A plus B, as well as C", "A, B sowie C"],
)
def test_letters_may_be_joined_by_commas_and_words(said: str) -> None:
    assert right(f"Answer: {said}") == ("ABC", "")


@pytest.mark.parametrize(("said", "named"), [("A-B-D", "ABD"), ("A - B", "AB"), ("**C-D**", "CD"), ("(A)-(B)", "AB")])
def test_letters_may_be_joined_by_dashes(said: str, named: str) -> None:
    assert right(f"Answer: {said}") == (named, "")


@pytest.mark.parametrize(("said", "named"), [("A-C", "AC"), ("A–C", "ABC")])
def test_two_letters_with_others_between_them_are_a_guess(said: str, named: str) -> None:
    key = f"1. Which ones?\n\n{OPTIONS}2. Which one?\n\n{OPTIONS}## Answers\n\n1. {said}\n2. D\n"
    reading, problems = read(Source("deck.md", key))
    first = reading.deck.notes[0]
    assert "".join("ABCD"[n] for n, choice in enumerate(first.choices) if choice.correct) == named
    assert [problem.code for problem in problems] == ["DP116"]


def test_letters_may_name_items_without_letters() -> None:
    assert right("**Answer:** A, B, and D", "- Helium\n- Iron\n- Neon\n- Zinc\n\n")[0] == "ABD"


def test_a_sentence_may_end_with_its_letter() -> None:
    asked = "1. What grows?\n\nA. stone\nB. tree\n\n2. Which one?\n\n"
    key = f"{asked}{OPTIONS}## Answers\n\n1. A stone does not grow, so B\n2. D\n"
    first = read(Source("deck.md", key))[0].deck.notes[0]
    assert [choice.text.flat for choice in first.choices if choice.correct] == ["tree"]
    assert right("Answer: A noble gas is a gas, so it is C.")[0] == "C"


@pytest.mark.parametrize(
    "says", ["B is wrong, so C", "A and B are wrong; therefore the answer is C", "b is not noble, so it must be C"]
)
def test_an_answer_that_excludes_an_option_names_the_other(says: str) -> None:
    assert right(f"Answer: {says}")[0] == "C"
