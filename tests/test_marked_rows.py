"""Options in rows, `A. Rome  *B. Paris*`, of which a mark says the right one: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

ROWS = ["What is the capital of France? | -Rome +Paris -Oslo", "What is the capital of Norway? | -Rome -Paris +Oslo"]


def quiz(form: str, between: str = "   ") -> str:
    """Two questions with their options on a line; `form` is how the right one is written."""
    first = between.join(["A. Rome", form.format("B. Paris"), "C. Oslo"])
    second = between.join(["A. Rome", "B. Paris", form.format("C. Oslo")])
    return f"1. What is the capital of France?\n{first}\n\n2. What is the capital of Norway?\n{second}\n"


@pytest.mark.parametrize("between", [" ", "    ", "\t", "; "])
@pytest.mark.parametrize(
    "form", ["*{}*", "_{}_", "=={}==", "<u>{}</u>", "<u><b>{}</b></u>", "<mark>{}</mark>", "{} (x)", "**{}**", "{} ✓"]
)
def test_the_marked_option_of_a_row_is_right(form: str, between: str) -> None:
    assert (cards(quiz(form, between)), codes(quiz(form, between))) == (ROWS, [])


def test_a_star_ahead_of_a_letter_marks_it() -> None:
    text = quiz("*{}").replace("1. What", "### What").replace("2. What", "### What").replace("?\nA", "?\n\nA")
    assert (cards(text), codes(text)) == (ROWS, [])


@pytest.mark.parametrize("between", ["    ", "\t"])
def test_a_tick_far_from_the_option_before_it_marks_the_next_one(between: str) -> None:
    assert cards(quiz("✅ {}", between)) == ROWS


def test_a_tick_ahead_of_a_row_shows_that_all_ticks_are_ahead() -> None:
    text = quiz("✅ {}", " ") + "\n3. What is the capital of Italy?\n✅ A. Rome B. Paris C. Oslo\n"
    assert cards(text) == [*ROWS, "What is the capital of Italy? | +Rome -Paris -Oslo"]


@pytest.mark.parametrize("row", ["A. sin (x)   B. f (x)   C. x", "A. *x* B. *y* C. *z*"])
def test_italics_on_every_option_and_arguments_of_functions_mark_nothing(row: str) -> None:
    text = f"1. Which one is odd?\n{row}\n\n2. Which one is even?\n{row}\n"
    assert cards(text) == []
    assert "DP108" in codes(text)


@pytest.mark.parametrize(
    "row", ["A. 1 B. 2 C. 3", "A.1 B.2 C.3", "**A.** 1 **B.** 2 **C.** 3", "A. $x$   B. $y$   C. $z$"]
)
@pytest.mark.parametrize("label", ["Question {}.", "Q{}:", "Câu {}:"])
def test_a_row_below_a_label_is_no_answer(label: str, row: str) -> None:
    text = "".join(f"{label.format(n)} What is it?\n{row}\nAnswer: B\n\n" for n in (1, 2))
    found = cards(text)
    assert len(found) == 2
    assert all(card.count(" -") == 2 and card.count(" +") == 1 for card in found)


def test_an_answer_may_name_a_letter_in_its_words() -> None:
    assert cards("Q. What is B.C.?\nA. A time in B.C. it was.\n\nQ. Why?\nA. It is so.\n") == [
        "What is B.C.? | A time in B.C. it was.",
        "Why? | It is so.",
    ]


def test_an_option_may_be_nothing_but_a_tag() -> None:
    text = (
        "1. Which tag breaks a line?\nA. <lb>\nB. <b>\nC. <br>\nAnswer: C\n\n2. Which is bold?\n- [ ] <i>\n- [x] <b>\n"
    )
    assert cards(text) == ["Which tag breaks a line? | -`<lb>` -`<b>` +`<br>`", "Which is bold? | -`<i>` +`<b>`"]
    assert codes(text) == []


@pytest.mark.parametrize("option", ["<img src='a.png'>", "<em>x</em>", "`<br>`"])
def test_pictures_and_tags_around_words_stay(option: str) -> None:
    assert cards(f"1. Which?\nA. {option}\nB. two\nAnswer: B\n") == [f"Which? | -{option} +two"]


def test_a_tick_may_be_ahead_of_the_first_of_options_in_paragraphs() -> None:
    assert cards("## Which is red?\n\n✅ A) blood\n\nB) milk\n\nC) snow\n") == ["Which is red? | +blood -milk -snow"]


def test_an_option_in_bold_between_others_is_no_question() -> None:
    text = "**1. What is red?**\n\na) milk\n\n**b) blood**\n\n**2. Choose a metal:**\n\n**a) iron**\n\nb) wood\n"
    assert cards(text) == ["What is red? | -milk +blood", "Choose a metal: | +iron -wood"]


@pytest.mark.parametrize("word", ["Exercise", "Aufgabe", "Ejercicio"])
@pytest.mark.parametrize("fold", ["Solution", "Lösung", "Solución"])
def test_two_exercises_with_folded_solutions_are_enough(word: str, fold: str) -> None:
    one = "**{} 1.{}** Compute {} times 4.\n\n<details><summary>{}</summary>\n\n{}\n\n</details>\n\n"
    text = "# Sheet\n\n" + "".join(one.format(word, n, n, fold, 4 * n) for n in (1, 2))
    assert cards(text) == ["Compute 1 times 4. | 4", "Compute 2 times 4. | 8"]


def test_a_star_ahead_of_the_first_option_of_a_row_marks_it() -> None:
    text = "1. What is a gas?\n*A) neon B) tin C) zinc\n\n2. What is a metal?\nA) neon *B) tin C) air\n"
    assert cards(text) == ["What is a gas? | +neon -tin -zinc", "What is a metal? | -neon +tin -air"]
