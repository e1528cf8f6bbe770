"""Questions whose numbers are no list numbers of Markdown: `(1)`, `[1]`, `№1`, `1:`, `1、`."""

from __future__ import annotations

import pytest

from readings import cards, notes

FORMS = ["({}) ", "[{}] ", "№{} ", "№ {}. ", "{}: ", "{}、", "{}．", "（{}）", "【{}】", "{}） "]
ASKED = ("What is the capital of Peru?", "What is the capital of Chile?", "Name the capital of Cuba?")
ANSWERS = ("Lima", "Santiago", "Havana")
CARDS = [f"{asked} | {answer}" for asked, answer in zip(ASKED, ANSWERS, strict=True)]


@pytest.mark.parametrize("form", FORMS)
def test_a_key_answers_questions_on_lines_of_one_paragraph(form: str) -> None:
    lines = "\n".join(form.format(n) + asked for n, asked in enumerate(ASKED, 1))
    key = "; ".join(f"{n}. {answer}" for n, answer in enumerate(ANSWERS, 1))
    assert cards(f"{lines}\n\n**Answers:** {key}\n") == CARDS


@pytest.mark.parametrize("form", FORMS)
def test_an_answer_may_be_on_the_line_below(form: str) -> None:
    pairs = zip(ASKED, ANSWERS, strict=True)
    assert cards("\n\n".join(f"{form.format(n)}{q}\n{a}" for n, (q, a) in enumerate(pairs, 1)) + "\n") == CARDS


@pytest.mark.parametrize("form", FORMS)
def test_the_places_of_the_words_stay(form: str) -> None:
    text = f"{form.format(1)}What is it?\nLima\n\n{form.format(2)}What is this?\nSantiago\n"
    assert [(n.location.line, n.question.locate(0, 0).column) for n in notes(text)] == [
        (line, len(form.format(1)) + 1) for line in (1, 4)
    ]


@pytest.mark.parametrize("text", [
    "## Which is right?\n\n(1) Lima\n(2) Quito\n",
    "## What do the notes say?\n\n[1] Who knows?\n[3] Who cares?\n",
    "## How many?\n\n1: 2\n2: 4\n",
    "## What is asked?\n\n(1) Why?\n(2) It is so.\n(3) It was so.\n",
])  # fmt: skip
def test_other_numbered_lines_are_text(text: str) -> None:
    assert len(cards(text)) == 1


def test_below_a_question_they_number_its_parts() -> None:
    (note,) = notes("Q: Say it.\n\n(1) Where is it?\n(2) What is it?\n\nA: Here.\n")
    assert "(1) Where" in note.question.markdown


@pytest.mark.parametrize("form", ["No. {}: ", "No {}. ", "Nr. {}: ", "nr. {}) ", "N° {}: ", "№ {}. "])
def test_a_word_for_number_before_a_question_in_a_heading_is_left_out(form: str) -> None:
    text = "".join(f"### {form.format(n)}{q}\n{a}\n" for n, (q, a) in enumerate(zip(ASKED, ANSWERS, strict=True), 1))
    assert cards(text) == CARDS


def test_the_number_of_a_house_stays() -> None:
    assert cards("## No. 10 Downing Street: where is it?\n\nIn London.\n") == [
        "No. 10 Downing Street: where is it? | In London."
    ]


@pytest.mark.parametrize(
    "form", ["F{}: ", "P{}. ", "D{}: ", "{} – ", "{} — ", "[{}] ", "({}) ", "Nr. {} ", "N° {} ", "№ {} ", "**F{}:** "]
)
@pytest.mark.parametrize("level", ["##", "###"])
def test_two_headings_may_have_such_numbers(form: str, level: str) -> None:
    pairs = list(zip(ASKED, ANSWERS, strict=True))[:2]
    text = "\n".join(f"{level} {form.format(n)}{q}\n{a}\n" for n, (q, a) in enumerate(pairs, 1))
    assert cards(text) == CARDS[:2]


@pytest.mark.parametrize("heads", [("Day 1: ", "Day 2: "), ("F1: ", "F3: "), ("2 – ", "4 – "), ("B12: ", "C2: ")])
def test_words_and_other_numbers_before_two_headings_stay(heads: tuple[str, str]) -> None:
    text = "".join(f"## {head}What is it?\n\nIt is {head[-3]}.\n\n" for head in heads)
    assert [card.partition("?")[0] for card in cards(text)] == [f"{head}What is it" for head in heads]


def test_two_headings_that_ask_the_same_keep_their_names() -> None:
    text = "## F1: What does it do?\n\nIt helps.\n\n## F2: What does it do?\n\nIt renames.\n"
    assert cards(text) == ["F1: What does it do? | It helps.", "F2: What does it do? | It renames."]


TALK = "**Person {0}:** Are you well?\n\n**Person {1}:** Yes. And you?\n\n**Scene**\n\n"


def test_people_with_numbers_who_speak_in_turn_ask_no_questions() -> None:
    assert cards("# Greetings\n\n" + TALK.format(1, 2) * 3) == []


def test_numbers_that_rise_behind_such_a_word_count_questions() -> None:
    text = "".join(f"**Riddle {n}:** Which animal has {n} legs?\n\nThe {n}-leg.\n\n" for n in range(1, 6))
    assert len(cards(text)) == 5


BOOK = (
    "44:The pond holds a large `___` of fish\n\nmy answer: deal\n\ncorrect answer: amount\n\n"
    "45: We dig `___` in May\n\ncorrect answer: it\n\n46： Ann gives us `___` on ponds\n\ncorrect answer: advice\n"
)


def test_they_may_count_from_any_number_above_labelled_answers() -> None:
    assert cards(BOOK) == [
        "The pond holds a large `___` of fish | amount",
        "We dig `___` in May | it",
        "Ann gives us `___` on ponds | advice",
    ]
    assert cards("# Gaps\n\n- Who digs?\n\n  Ann.\n\n" + BOOK)[1:] == cards(BOOK)


@pytest.mark.parametrize("text", [BOOK.partition("46")[0], BOOK.replace("answer", "word"), BOOK.replace("45:", "48:")])
def test_two_of_them_and_those_without_answers_are_no_questions(text: str) -> None:
    assert "We dig `___` in May | it" not in cards(text)
