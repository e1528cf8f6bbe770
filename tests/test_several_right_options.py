"""Answers that name several options with their words: text in, the right options and the explanation out."""

from __future__ import annotations

import pytest

from combined import each_pair
from deckpress.model import Source
from deckpress.reading import read
from readings import cards, notes

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
    "blanks": "Answer: A C",
    "blanks in bold": "**Correct answer:** A C",
    "blanks and small letters": "Answer: a c",
    "words alone": "Answer: Helium and Neon",
    "words alone in German": "Antwort: Helium und Neon",
}


@pytest.mark.parametrize("below", SEVERAL.values(), ids=SEVERAL.keys())
def test_an_answer_may_name_several_options_with_their_words(below: str) -> None:
    assert right(below) == ("AC", "")


@pytest.mark.parametrize("below", ["A resposta é a C", "Resposta: a C", "Resposta: A letra C", "La risposta è la C"])
def test_an_article_before_a_letter_names_no_option(below: str) -> None:
    assert right(below) == ("C", "")


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
    ("said", "label", "option"),
    each_pair(
        [
            "- oak\n- elm",
            "* **oak**\n\n* **elm**",
            "- Oak.\n- Elm.",
            "oak\\\nelm",
            "- A\n- C",
            "- A) oak\n- C) elm",
            "- ✅ oak\n- ✅ elm",
        ],
        ["### Answer\n\n", "**Answer:**\n\n", "Lösung:\n\n", "### Réponse\n\n"],
        ["- {}", "- {letter}) {}", "{letter}. {}"],
    ),
)
def test_the_right_options_may_have_a_line_each(option: str, label: str, said: str) -> None:
    options = "\n".join(option.format(words, letter=a) for a, words in zip("ABC", ("oak", "reed", "elm"), strict=True))
    text = "".join(
        f"## Which have wood in {n}?\n\n### Options\n\n{options}\n\n{label}{said}\n\n" for n in ("May", "June")
    )
    assert cards(text) == [f"Which have wood in {n}? | +oak -reed +elm" for n in ("May", "June")]


def test_what_is_said_behind_options_that_have_a_line_each_explains_them() -> None:
    text = (
        "## Which have wood?\n\n- A) oak\n- B) reed\n- C) elm\n\n**Answer:**\n\n- oak\n- elm: but less\n\nBoth grow.\n"
    )
    (note,) = notes(text)
    assert cards(text) == ["Which have wood? | +oak -reed +elm"]
    assert "but less" in note.explanation.flat
    assert "Both grow." in note.explanation.flat


@pytest.mark.parametrize(
    "said",
    [
        "- oak\n- reed: wrong, it is a grass",
        "- oak\n- a reed has none",
        "- oak\n- reed\n- elm: three names",
        "oak\nreed has none",
    ],
    ids=["a wrong one", "a sentence", "all of them", "a sentence below"],
)
def test_lines_that_say_more_than_names_are_not_all_right(said: str) -> None:
    (card,) = cards(f"## Which has wood?\n\n- A) oak\n- B) reed\n- C) elm\n\n**Answer:**\n\n{said}\n")
    assert "+reed" not in card


@pytest.mark.parametrize(
    "says", ["B is wrong, so C", "A and B are wrong; therefore the answer is C", "b is not noble, so it must be C"]
)
def test_an_answer_that_excludes_an_option_names_the_other(says: str) -> None:
    assert right(f"Answer: {says}")[0] == "C"


@pytest.mark.parametrize("said", ["①③", "①, ③", "① ③", "1,3", "1 and 3", "①③ (both are old)"])
def test_digits_in_circles_are_named_with_and_without_commas(said: str) -> None:
    text = f"## Which ones are old?\n\n① Iron\n② Neon\n③ Gold\n\nAnswer: {said}\n"
    assert cards(text) == ["Which ones are old? | +Iron -Neon +Gold"]


def test_two_plain_digits_without_a_mark_are_not_the_first_of_them() -> None:
    text = "## Which ones are old?\n\n① Iron\n② Neon\n③ Gold\n\nAnswer: 1 3\n"
    assert "+Iron -Neon -Gold" not in "".join(cards(text))


@pytest.mark.parametrize("said", ["2", "2번", "②", "② because it glows"])
def test_a_plain_digit_names_an_option_with_a_digit_in_a_circle(said: str) -> None:
    text = f"## Which one glows?\n\n① Iron\n② Neon\n③ Gold\n\nAnswer: {said}\n"
    assert cards(text) == ["Which one glows? | -Iron +Neon -Gold"]


GROUPS = "A) AC\nB) DC\nC) ABD\nD) BAD\n\n"


@pytest.mark.parametrize("below", ["Answer: C) ABD", "Answer: c) ABD", "**Answer:** C. **ABD**", "Answer: ABD"])
def test_the_words_of_an_option_may_be_letters_of_others(below: str) -> None:
    assert right(below, GROUPS) == ("C", "")


@pytest.mark.parametrize(("below", "letters"), [("Answer: AC", "A"), ("Answer: ACD", "ACD"), ("Answer: A) C)", "AC")])
def test_letters_that_are_no_words_of_an_option_name_several(below: str, letters: str) -> None:
    assert right(below, GROUPS)[0] == letters
