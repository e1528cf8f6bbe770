"""Answers in tags of HTML, and answers whose words begin with a letter: text in, the right options out."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read

OPTIONS = "- A) I am\n- B) A gas\n- C) A metal\n- D) A plasma\n\n"
TAGGED = {
    "bold": "<b>B</b>",
    "bold, with the words": "<b>B) A gas</b>",
    "strong": "<strong>B) A gas</strong>",
    "the words alone": "<b>A gas</b>",
    "italic": "<i>B</i>",
    "underlined": "<u>B</u>",
    "marked": "<mark>B) A gas</mark>",
    "code": "<code>B</code>",
    "a paragraph": "<p>B</p>",
    "a colour": '<span style="color: red">B) A gas</span>',
    "a label in the tag": "<b>Answer: B</b>",
    "a label before the letter": "<b>Correct answer:</b> B",
}
PLACES = {
    "a label": "**Answer:** {}\n\nIt glows.\n",
    "a fold": "<details><summary>Answer</summary>\n{}\n\nIt glows.\n</details>\n",
    "the line of the summary": "<details> <summary>Answer</summary> {}\n\nIt glows.\n</details>\n",
}


def right(below: str, options: str = OPTIONS) -> tuple[str, str]:
    reading, problems = read(Source("deck.md", f"## What is neon?\n\n{options}{below}\n"))
    assert problems == ()
    (note,) = reading.deck.notes
    return "".join("ABCD"[n] for n, choice in enumerate(note.choices) if choice.correct), note.explanation.markdown


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize("said", TAGGED.values(), ids=TAGGED.keys())
def test_tags_around_an_answer_do_not_hide_which_option_it_names(said: str, place: str) -> None:
    assert right(place.format(said)) == ("B", "It glows.")


def test_the_words_behind_a_tag_explain_the_answer() -> None:
    assert right("Answer: <b>B</b>. It glows.") == ("B", "It glows.")


def test_tags_may_hold_several_answers() -> None:
    assert right("Answer: <b>B) A gas</b> and <b>D) A plasma</b>") == ("BD", "")


def test_a_key_may_have_tags() -> None:
    asked = "1. What is neon?\n\n- A) Iron\n- B) A gas\n\n2. What is zinc?\n\n- A) A metal\n- B) A gas\n\n"
    reading, problems = read(Source("deck.md", f"{asked}## Answers\n\n1. <b>B) A gas</b>\n2. <b>A</b>\n"))
    picked = [[choice.text.markdown for choice in note.choices if choice.correct] for note in reading.deck.notes]
    assert (picked, problems) == ([["A gas"], ["A metal"]], ())
    assert all(not note.explanation for note in reading.deck.notes)


def test_tags_that_are_an_option_stay() -> None:
    assert right("Answer: `<p>`", "- A) `<b>`\n- B) `<p>`\n- C) `<i>`\n\n") == ("B", "")
    assert right("Answer: `<b>x</b>`", "- A) `x`\n- B) `<b>x</b>`\n\n") == ("B", "")


ONE = {
    "a bracket": "B) A gas",
    "a dot": "B. A gas",
    "a colon": "B: A gas",
    "brackets": "(B) A gas",
    "no mark": "B A gas",
    "bold": "**B) A gas**",
    "a bold letter": "**B.** A gas",
    "no letter of its own": "A gas",
}


@pytest.mark.parametrize("said", ONE.values(), ids=ONE.keys())
def test_words_that_begin_with_a_letter_name_one_option(said: str) -> None:
    assert right(f"Answer: {said}") == ("B", "")


def test_words_that_only_begin_like_the_option_explain_it() -> None:
    assert right("Answer: B) A gas that glows") == ("B", "that glows")


SEVERAL = ("B D", "B, D", "B) D)", "B) and D)", "(B) (D)", "B and D", "B) A gas, D) A plasma")


@pytest.mark.parametrize("said", SEVERAL)
def test_letters_alone_name_several_options(said: str) -> None:
    assert right(f"Answer: {said}") == ("BD", "")
