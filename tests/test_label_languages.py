"""The words for a question and its answer in many languages, in the forms that people write them in."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

WORDS = [
    "Kérdés Válasz",
    "Pitanje Odgovor",
    "Питање Одговор",
    "Vprašanje Odgovor",
    "Otázka Odpoveď",
    "Küsimus Vastus",
    "Klausimas Atsakymas",
    "Jautājums Atbilde",
    "Întrebare Răspuns",
    "Питання Відповідь",
    "Soalan Jawapan",
    "Swali Jibu",
    "Sual Cavab",
    "Сұрақ Жауап",
    "Demando Respondo",
    "پرسش پاسخ",
    "প্রশ্ন উত্তর",
    "கேள்வி பதில்",
    "ప్రశ్న సమాధానం",
    "კითხვა პასუხი",
]
FORMS = {
    "bold labels": "**{} {}:** {}\n\n**{}:** {}\n\n",
    "plain labels": "{} {}: {}\n{}: {}\n\n",
    "headings": "### {} {}\n\n{}\n\n#### {}\n\n{}\n\n",
    "words alone": "{} {}\n\n{}\n\n{}\n\n{}\n\n---\n\n",
}
ASKED = [("What is oak?", "A tree."), ("What is iron?", "A metal."), ("What is slate?", "A rock.")]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_labels_are_known_in_many_languages(form: str, words: str) -> None:
    question, answer = words.split()
    text = "".join(form.format(question, n, asked, answer, said) for n, (asked, said) in enumerate(ASKED, 1))
    assert cards("# Things\n\n" + text) == [f"{asked} | {said}" for asked, said in ASKED]
    assert codes("# Things\n\n" + text) == []


@pytest.mark.parametrize("words", ["Exercise Solution", "Aufgabe Lösung", "Feladat Megoldás", "Zadatak Rješenje"])
def test_the_number_of_an_exercise_may_stand_alone_above_it(words: str) -> None:
    exercise, solution = words.split()
    text = "".join(
        FORMS["words alone"].format(exercise, n, asked, solution, said) for n, (asked, said) in enumerate(ASKED, 1)
    )
    assert cards("# Things\n\n" + text) == [f"{asked} | {said}" for asked, said in ASKED]


def test_a_number_below_other_words_is_no_label() -> None:
    text = "## What is oak?\n\nA tree.\n\nTask 1\nof the book\n\n## What is iron?\n\nA metal, see\n\nTask 2\n"
    assert cards(text) == ["What is oak? | A tree. Task 1 of the book", "What is iron? | A metal, see Task 2"]


@pytest.mark.parametrize(
    "question", ["問1　", "問題1 ", "**問題1** ", "问题1 ", "**問1**　", "第1問　", "Q1.　", "問題1：　"]
)
@pytest.mark.parametrize("answer", ["答え：　", "A：　"])
def test_a_wide_blank_behind_a_label_is_no_part_of_the_text(question: str, answer: str) -> None:
    (note,) = notes(f"{question}風は何ですか。\n\n{answer}空気。\n")
    assert (note.question.markdown, note.answer.markdown) == ("風は何ですか。", "空気。")


def test_a_number_behind_the_label_of_an_answer_is_no_option() -> None:
    text = "\n\n".join(f"**问题 {n}：** 这是什么？\n\n**答案 {n}：** 第{n}颗行星" for n in (1, 2, 3))
    assert [card.partition(" | ")[2] for card in cards(text)] == ["第1颗行星", "第2颗行星", "第3颗行星"]


def test_numbered_letters_with_full_stops_are_labels_in_pairs() -> None:
    text = "Q1. Où ?\nR1. Ici.\n\nQ2. Quand ?\nR2. Demain.\n\nQ3. Qui ?\nR3. Moi.\n"
    assert cards(text) == ["Où ? | Ici.", "Quand ? | Demain.", "Qui ? | Moi."]


def test_the_label_of_a_hint_is_never_that_of_a_question() -> None:
    text = "\n\n".join(f"### {q}\n\n**Gợi ý:** Hãy nhớ bài.\n\n**Trả lời:** {a}" for q, a in (("A?", "1"), ("B?", "2")))
    assert cards(text) == ["A? | 1", "B? | 2"]
    assert [note.hint.flat for note in notes(text)] == ["Hãy nhớ bài."] * 2


@pytest.mark.parametrize("form", ["Ｑ：{}\nＡ：{}", "Ｑ{n}．{}\n答．{}", "問{n}．{}\n答．{}"])
def test_labels_may_have_the_width_of_east_asian_signs(form: str) -> None:
    pairs = [("首都は？", "パリ"), ("惑星は？", "水星"), ("作者は？", "漱石")]
    text = "\n\n".join(form.format(*pair, n=n) for n, pair in enumerate(pairs, 1))
    assert cards(text) == [" | ".join(pair) for pair in pairs]


@pytest.mark.parametrize("pair", ["KV", "PO", "SV", "PR"])
def test_letters_for_question_and_answer_that_never_ask_get_a_warning(pair: str) -> None:
    ask, say = pair
    said = f"{ask}: I am late.\n{say}: No matter.\n\n{ask}: The bus did not come.\n{say}: Take the train.\n"
    assert codes(said) == ["DP115"]
    assert codes(said.replace("I am late.", "Am I late?")) == []


@pytest.mark.parametrize("pair", ["QA", "سج", "שת"])
def test_letters_that_mean_nothing_else_need_not_ask(pair: str) -> None:
    ask, say = pair
    assert codes(f"{ask}: the sun\n{say}: a star\n\n{ask}: the moon\n{say}: a rock\n") == []


@pytest.mark.parametrize("word", ["Exercise", "Aufgabe", "Übung", "Zadanie", "Opgave"])
@pytest.mark.parametrize("between", ["    ", "\n"])
@pytest.mark.parametrize("asked", ["Which is a metal?", "The metal is"])
def test_numbered_exercises_above_options_are_questions(word: str, between: str, asked: str) -> None:
    options = between.join(("A) Oak", "B) Iron", "C) Slate"))
    text = "".join(f"{word} {n}: {asked}\n{options}\n\n" for n in (1, 2)) + "## Answers\n\n1. B\n2. B\n"
    assert cards(text) == [f"{asked} | -Oak +Iron -Slate"] * 2
    assert codes(text) == []


def test_numbered_exercises_without_options_need_a_sign() -> None:
    text = "Exercise 1: Five minutes of stretching\n\nExercise 2: Ten push-ups\n\nA) slow\nB) fast\n"
    assert cards(text) == []
