"""Answers that name one option in other ways: its words with a remark, a letter behind `only`, a wide letter."""

from __future__ import annotations

import pytest

from readings import codes, notes, right


@pytest.mark.parametrize(
    ("said", "explanation"),
    [
        ("Neon, because it glows", "because it glows"),
        ("Neon – it glows.", "it glows."),
        ("Neon - it glows.", "it glows."),
        ("Neon. It glows.", "It glows."),
        ("**Neon**, as it glows", "as it glows"),
        ("Neon (a gas)", "(a gas)"),
    ],
)
@pytest.mark.parametrize("options", ["A. Iron\nB. Neon", "- [ ] Iron\n- [ ] Neon"])
def test_an_option_with_a_remark_behind_its_words_is_the_right_one(said: str, explanation: str, options: str) -> None:
    (note,) = notes(f"## Which is a gas?\n\n{options}\n\n**Answer:** {said}\n")
    assert right(note) == ["Neon"]
    assert note.explanation.markdown == explanation


@pytest.mark.parametrize("said", ["Neon, Iron or so", "Neon gas, because it glows", "Neon, and iron too"])
def test_words_that_are_not_exactly_one_option_name_none(said: str) -> None:
    assert "DP108" in codes(f"## Which is a gas?\n\nA. Iron\nB. Neon\n\n**Answer:** {said}\n")


@pytest.mark.parametrize("said", ["only b)", "nur b", "Only B.", "solo b)"])
def test_a_word_for_only_may_stand_before_a_letter(said: str) -> None:
    (note,) = notes(f"## Which is a gas?\n\na) Iron\nb) Neon\n\nAnswer: {said}\n")
    assert right(note) == ["Neon"]


def test_wide_letters_and_numbers_count_options_and_questions() -> None:
    first, second = notes("1．哪个是气体？\nＡ．铁\nＢ．氖\n答案：Ｂ\n\n2．哪个是金属？\nＡ．铁\nＢ．氖\n答案：Ａ\n")
    assert (first.question.markdown, right(first)) == ("哪个是气体？", ["氖"])
    assert (second.question.markdown, right(second)) == ("哪个是金属？", ["铁"])


def test_wide_letters_without_an_answer_that_names_one_are_text() -> None:
    (note,) = notes("## 铁是什么？\n\nＡ．金属\nＢ．元素\n")
    assert note.answer.markdown == "Ａ．金属\nＢ．元素"


@pytest.mark.parametrize("said", ["Both are punished.", "Neither of them is lawful.", "Beide werden bestraft."])
def test_a_sentence_about_all_options_answers_an_open_question(said: str) -> None:
    (note,) = notes(f"## What follows from these acts?\n\na) theft\nb) fraud\n\n**Answer:** {said}\n")
    assert note.choices == ()
    assert note.question.markdown == "What follows from these acts?\n\na) theft\nb) fraud"
    assert note.answer.markdown == said


@pytest.mark.parametrize("said", ["They are punished.", "Some fine.", "c"])
def test_another_sentence_below_options_names_none(said: str) -> None:
    assert "DP108" in codes(f"## What follows from these acts?\n\na) theft\nb) fraud\n\n**Answer:** {said}\n")


def test_a_sentence_about_all_options_of_a_choice_stays_in_doubt() -> None:
    assert "DP108" in codes("## Which of these are gases?\n\na) neon\nb) argon\n\n**Answer:** Both are gases.\n")


@pytest.mark.parametrize("summary", ["Answers", "Solutions"])
@pytest.mark.parametrize("entry", ["1. B", "1) b", "1. B – it glows"])
def test_a_folded_key_may_have_one_answer(summary: str, entry: str) -> None:
    part = (
        f"1. Which is a gas?\n- A. Iron\n- B. Neon\n\n<details><summary>{summary}</summary>\n\n{entry}\n\n</details>\n"
    )
    found = notes(f"## Part 1\n\n{part}\n## Part 2\n\n{part}")
    assert [right(note) for note in found] == [["Neon"], ["Neon"]]


def test_a_folded_list_of_one_item_may_be_the_answer_itself() -> None:
    (note,) = notes("## What comes first?\n\n<details><summary>Answer</summary>\n\n1. Buy flour\n\n</details>\n")
    assert "Buy flour" in note.answer.markdown


@pytest.mark.parametrize("item", ["- ", ""])
def test_the_only_bold_letter_marks_the_right_option(item: str) -> None:
    lines = (f"{item}{line}" for line in ("A) Iron", "**B)** Neon", "C) Gold"))
    (note,) = notes("1. Which is a gas?\n\n" + "\n".join(lines) + "\n")
    assert right(note) == ["Neon"]
    assert [choice.text.markdown for choice in note.choices] == ["Iron", "Neon", "Gold"]


@pytest.mark.parametrize(
    ("options", "below"),
    [
        ("**A)** Iron\n**B)** Neon\nC) Gold", ""),
        ("**A)** Iron\n**B)** Neon\n**C)** Gold", ""),
        ("A) Iron\n**B)** Neon\nC) Gold", "\nAnswer: C\n"),
    ],
)
def test_other_bold_letters_mark_nothing(options: str, below: str) -> None:
    text = f"1. Which is a metal?\n\n{options}\n{below}"
    found = [right(note) for note in notes(text)]
    assert found == ([["Gold"]] if below else [])
