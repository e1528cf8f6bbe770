"""Lines that announce options, numbers of questions alone on a line, and rules of long dashes: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

CARDS = ["Which city is on the Seine? | -Rome +Paris", "Which city is on the Nile? | +Cairo -Oslo"]


@pytest.mark.parametrize(
    "title",
    [
        "Pilihan Jawaban:",
        "**Respuestas posibles:**",
        "Possible answers:",
        "#### Mögliche Antworten:",
        "Możliwe odpowiedzi:",
        "선택지:",
        "选项：",
        "Varianty:",  # the same words are below several questions
        "Pick the one:",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_title_of_options_is_no_part_of_the_question(title: str, gap: str) -> None:
    text = (
        f"**1. Which city is on the Seine?**{gap}{title}{gap}a. Rome\nb. Paris\n\nAnswer: b\n\n"
        f"**2. Which city is on the Nile?**{gap}{title}{gap}a. Cairo\nb. Oslo\n\nAnswer: a\n"
    )
    assert cards(text) == CARDS
    assert codes(text) == []


def test_other_lines_with_a_colon_are_part_of_the_question() -> None:
    text = "**1. Paris.**\n\nIt is on this river:\na. Seine\nb. Rhine\n\nAnswer: a\n"
    assert cards(text) == ["Paris. It is on this river: | +Seine -Rhine"]
    text += "\n**2. Cairo.**\n\nIt is on this river:\na. Nile\nb. Rhine\n\nAnswer: a\n"
    assert cards(text)[1] == "Cairo. It is on this river: | +Nile -Rhine"
    text = (
        "### Which rivers are there?\n\nAnswer:\na. Seine\nb. Rhine\n\n### And cities?\n\nAnswer:\na. Rome\nb. Oslo\n"
    )
    assert cards(text) == ["Which rivers are there? | a. Seine b. Rhine", "And cities? | a. Rome b. Oslo"]


@pytest.mark.parametrize("title", ["✅ Soal {}", "**Question {}**", "❌ Вопрос №{}:", "🔥 Pregunta {}"])
def test_a_number_alone_is_the_title_of_the_labelled_question_below(title: str) -> None:
    text = "".join(
        f"{title.format(n)}\n\nPertanyaan:\n{asked}\n\na. {first}\nb. {second}\n\nAnswer: {said}\n\n⸻\n\n"
        for n, (asked, first, second, said) in enumerate(
            [
                ("Which city is on the Seine?", "Rome", "Paris", "b"),
                ("Which city is on the Nile?", "Cairo", "Oslo", "a"),
            ],
            1,
        )
    )
    assert cards(text) == CARDS
    assert codes(text) == []


@pytest.mark.parametrize("rule", ["⸻", "———", "━━━━━━", "──────", "⸺⸺"])
def test_long_dashes_are_rules(rule: str) -> None:
    text = (
        f"1. What is on the Seine?\nAnswer: Paris\n{rule}\n2. What is on the Nile?\nAnswer: Cairo\n{rule}\nThe end.\n"
    )
    assert cards(text)[0] == "What is on the Seine? | Paris"
    assert not any(rule in card for card in cards(text))


@pytest.mark.parametrize("form", ["## {}\n\n{}\n\n", "Q: {}\n\nA: {}\n\n"])
def test_long_dashes_above_sentences_in_answers_stay_as_they_are(form: str) -> None:
    text = form.format("What is iron?", "A metal.\n\n———\n\nIt rusts.") + form.format("What is neon?", "A gas.")
    assert cards(text) == ["What is iron? | A metal. ——— It rusts.", "What is neon? | A gas."]
    apart = f"{form.format('What is iron?', 'A metal.')}———\n\n{form.format('What is neon?', 'A gas.')}———\n"
    assert cards(apart) == ["What is iron? | A metal.", "What is neon? | A gas."]


def test_long_dashes_in_drawings_and_code_are_no_rules() -> None:
    text = "### What is a box?\n\n┌───┐\n─────\n└───┘\n\n### What is code?\n\n```\na\n─────\n```\n"
    assert [card.count("─────") for card in cards(text)] == [1, 1]


@pytest.mark.parametrize("line", ["For children:", "They ___ home:", "Not in the map:"])
def test_a_line_that_does_not_ask_to_choose_stays_even_if_it_is_repeated(line: str) -> None:
    asked = ("1. What is right?", "2. What is wrong?")
    text = "".join(f"{question}\n{line}\nA) one\nB) two\nAnswer: A\n\n" for question in asked)
    assert cards(text) == [f"What is {said}? {line} | +one -two" for said in ("right", "wrong")]


ANSWERS = ("Answers", "Antworten", "Respuestas", "Odpowiedzi", "Ответы", "Svar", "Jawaban", "Válaszok")


@pytest.mark.parametrize("word", ANSWERS)
def test_answers_above_options_and_the_right_answer_are_options(word: str) -> None:
    text = "\n\n".join(f"### {q}?\n\n{word}:\n\n- A) red\n- B) blue\n\nCorrect answer: B" for q in ("Sky", "Sea"))
    assert cards(text) == ["Sky? | -red +blue", "Sea? | -red +blue"]


def test_answers_above_parts_without_a_right_one_stay_an_answer() -> None:
    text = "\n\n".join(f"### {q}?\n\nAnswers:\n\n- A) red\n- B) blue\n\nBoth are colours." for q in ("Sky", "Sea"))
    assert [card.partition(" | ")[2] for card in cards(text)] == ["- A) red - B) blue Both are colours."] * 2
