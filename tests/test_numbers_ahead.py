"""Numbers before the word for a question or a task, and words for `number`: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards

WANTED = ["What is iron? | A metal.", "What is neon? | A gas."]


def document(form: str) -> str:
    said = (("What is iron?", "A metal."), ("What is neon?", "A gas."))
    return "".join(f"{form.format(n)}{asked}\n\nAnswer: {answer}\n\n" for n, (asked, answer) in enumerate(said, 1))


@pytest.mark.parametrize("word", ["feladat", "kérdés", "soru", "kysymys", "ülesanne", "Aufgabe"])
@pytest.mark.parametrize("form", ["{{}}. {}. ", "{{}}. {}: ", "**{{}}. {}.** ", "**{{}}. {}**\n\n", "### {{}}. {}\n\n"])
def test_a_number_may_stand_before_the_word(form: str, word: str) -> None:
    assert cards(document(form.format(word))) == WANTED


@pytest.mark.parametrize("form", ["{}-сұрақ: ", "{} klausimas. "])
def test_other_marks_may_join_them(form: str) -> None:
    assert cards(document(form)) == WANTED


@pytest.mark.parametrize("word", ["Question No.", "Pitanje br.", "Otázka č.", "Frage Nr.", "Question n°"])
@pytest.mark.parametrize("form", ["{} {{}}: ", "**{} {{}}:** ", "{} {{}}\n\n"])
def test_a_word_for_number_may_stand_before_it(word: str, form: str) -> None:
    assert cards(document(form.format(word))) == WANTED


@pytest.mark.parametrize(
    "items",
    ["1. Exercise\n2. Problem\n", "1. Question time\n2. Question marks\n", "2. Exercise: sit\n5. Exercise: stand\n"],
)
def test_other_lists_stay(items: str) -> None:
    assert cards(f"## What is on?\n\n{items}\n## Why?\n\nIt is fun.\n")[0] == f"What is on? | {' '.join(items.split())}"


@pytest.mark.parametrize("form", ["## {}. - ", "### 問題1-{}: ", "### Question 2-{}: "])
def test_a_dash_may_stand_behind_the_number_or_in_it(form: str) -> None:
    said = (("What is iron?", "A metal."), ("What is neon?", "A gas."))
    text = "".join(f"{form.format(n)}{asked}\n\n{answer}\n\n" for n, (asked, answer) in enumerate(said, 1))
    assert cards(text) == WANTED


def test_tasks_in_turkish_above_a_label_are_questions() -> None:
    text = "Suyun tadı nedir?\n\nCevap:\n\nYok.\n\nBir liste yapınız.\n\nCevap:\n\nSu, hava.\n"
    assert cards(text) == ["Suyun tadı nedir? | Yok.", "Bir liste yapınız. | Su, hava."]


def test_points_and_a_year_are_no_answer() -> None:
    form = "{}. Where does river {} end? (2 marks) (2018)\n\nIn sea {}.\n\n"
    found = cards("".join(form.format(n, n, n) for n in (1, 2, 3)))
    assert [card.partition(" | ")[2] for card in found] == ["In sea 1.", "In sea 2.", "In sea 3."]
