"""Options whose letters are of any alphabet, on lines of their own or on one line: text in, options out."""

from __future__ import annotations

import pytest

from combined import each_pair
from deckpress.model import Note, Source
from deckpress.reading import read
from deckpress.reading.words.option_letters import _ORDERS, in_latin, sequence
from readings import cards, codes


def notes(text: str) -> list[Note]:
    reading, _ = read(Source("deck.md", text))
    assert reading.unaccounted == ()
    return list(reading.deck.notes)


def options(note: Note) -> list[str]:
    return [("+" if choice.correct else "-") + choice.text.markdown for choice in note.choices]


def test_a_letter_has_the_same_place_in_all_orders() -> None:
    places: dict[str, set[int]] = {}
    for order in _ORDERS:
        for place, letter in enumerate(order):
            places.setdefault(letter.upper(), set()).add(place)
    assert {letter: found for letter, found in places.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("letters", "labels"),
    [
        ("abc", ("A", "B", "C")),
        ("абв", ("A", "B", "C")),
        ("أبجد", ("A", "B", "C", "D")),
        ("أبتث", ("A", "B", "C", "D")),
        ("აბგ", ("A", "B", "C")),
        ("①②③", ("A", "B", "C")),
        ("123", ("1", "2", "3")),
        ("bcd", ()),
        ("acb", ()),
        ("aбc", ()),
        ("a", ()),
    ],
)
def test_letters_count_options_in_the_order_of_one_alphabet(letters: str, labels: tuple[str, ...]) -> None:
    assert sequence(list(letters)) == labels


@pytest.mark.parametrize(
    ("said", "latin"),
    [
        ("б", "B"),
        ("الف", "  A"),
        ("ب و ج", "B و C"),
        ("ख", "B"),
        ("की राजधानी", "की राजधानी"),
        ("ก็", "ก็"),
        ("Бор", "Бор"),
    ],
)
def test_only_a_letter_that_stands_alone_names_an_option(said: str, latin: str) -> None:
    assert in_latin(said) == latin


QUIZZES = {
    "Arabic": ("أ) ", "ب) ", "ج) ", "**الإجابة: ب**"),
    "Persian": ("الف) ", "ب) ", "ج) ", "**پاسخ: ب**"),
    "Hebrew": ("א. ", "ב. ", "ג. ", "תשובה: ב"),
    "Hindi": ("(क) ", "(ख) ", "(ग) ", "उत्तर: ख"),
    "Hindi, the other order": ("(अ) ", "(ब) ", "(स) ", "उत्तर: (ब)"),
    "Thai": ("ก. ", "ข. ", "ค. ", "คำตอบ: ข"),
    "Russian": ("а) ", "б) ", "в) ", "Ответ: б"),
    "Russian without a colon": ("а) ", "б) ", "в) ", "Ответ б"),
    "Greek": ("α) ", "β) ", "γ) ", "Απάντηση: β"),
    "Japanese": ("ア．", "イ．", "ウ．", "正解：イ"),
    "Korean": ("가. ", "나. ", "다. ", "정답: 나"),
    "Chinese": ("A、", "B、", "C、", "答案：B"),
    "Latin": ("A) ", "B) ", "C) ", "Answer: B"),
}
FORMS = {
    "lines": "{a}oak\n{b}iron\n{c}elm\n\n{answer}",
    "lines right below the question": "\b{a}oak\n{b}iron\n{c}elm\n{answer}",
    "paragraphs": "{a}oak\n\n{b}iron\n\n{c}elm\n\n{answer}",
    "one line": "{a}oak  {b}iron  {c}elm\n\n{answer}",
    "one line with dots between": "{a}oak · {b}iron · {c}elm\n\n{answer}",
    "one line with slashes between": "{a}oak / {b}iron / {c}elm\n\n{answer}",
    "one line with wide blanks": "{a}oak\u3000{b}iron\u3000{c}elm\n\n{answer}",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", QUIZZES)
def test_options_have_letters_of_any_alphabet_in_any_form(language: str, form: str) -> None:
    a, b, c, answer = QUIZZES[language]
    below = FORMS[form].format(a=a, b=b, c=c, answer=answer)
    text = "".join(
        f"## Quick check:\n\n{asked}?\n\n{below}\n\n" for asked in ("Which is a metal", "And which is no wood")
    )
    found = notes(text.replace("\n\n\b", "\n"))
    assert [options(note) for note in found] == [["-oak", "+iron", "-elm"]] * 2
    assert [note.question.markdown.split("\n")[-1] for note in found] == ["Which is a metal?", "And which is no wood?"]


KEYS = {
    "Hebrew": ("א. ", "ב. ", "ג. ", "## תשובות\n\n1. ב\n2. ב"),
    "Persian": ("الف) ", "ب) ", "ج) ", "## پاسخ‌نامه\n\n1. ب\n2. ب"),
    "Thai": ("ก. ", "ข. ", "ค. ", "## เฉลย\n\n1. ข\n2. ข"),
    "Russian": ("а) ", "б) ", "в) ", "## Ответы\n\n1-б, 2-б"),
    "Czech": ("a) ", "b) ", "c) ", "## Správné odpovědi\n\n1b, 2b"),
    "Hungarian": ("a) ", "b) ", "c) ", "## Megoldások\n\n1. b\n2. b"),
    "Romanian": ("a) ", "b) ", "c) ", "## Răspunsuri\n\n1. b\n2. b"),
    "Croatian": ("a) ", "b) ", "c) ", "## Rješenja\n\n1. b\n2. b"),
    "Norwegian": ("a) ", "b) ", "c) ", "## Fasit\n\n1. b\n2. b"),
}


@pytest.mark.parametrize("language", KEYS)
def test_a_key_at_the_end_has_a_title_and_letters_of_any_language(language: str) -> None:
    a, b, c, key = KEYS[language]
    text = "".join(f"{n}. Which is a metal?\n{a}oak {n}\n{b}iron\n{c}elm\n\n" for n in (1, 2)) + key + "\n"
    assert [options(note) for note in notes(text)] == [[f"-oak {n}", "+iron", "-elm"] for n in (1, 2)]


@pytest.mark.parametrize(
    "below",
    [
        "Plan A. Then plan B. Then plan C.",
        "See A) below and so on.",
        "ب) second\nج) third",
        "1/ A) one",
        "क. one\nग. two",
    ],
)
def test_letters_out_of_order_or_within_a_sentence_make_no_options(below: str) -> None:
    found = notes(f"## What is the plan?\n\n{below}\n\n## What is a cell?\n\nThe unit of life.\n")
    assert [options(note) for note in found] == [[], []]


SHARED = {
    "letters in bold": "**A)** oak  **B)** iron  **C)** elm\n\nAnswer: B",
    "the right option in bold": "A) oak · **B) iron** · C) elm",
    "the right option in bold and an answer": "A) oak · **B) iron** · C) elm\n**Answer: B.**",
    "two lines": "A) oak    B) iron\nC) elm\n\nAnswer: B",
}


@pytest.mark.parametrize("below", SHARED.values(), ids=SHARED.keys())
def test_options_that_share_a_line_may_be_in_bold(below: str) -> None:
    text = "".join(f"**{n}.** Which is a metal?\n\n{below}\n\n" for n in (1, 2))
    assert [options(note) for note in notes(text)] == [["-oak", "+iron", "-elm"]] * 2


def test_a_question_may_end_with_options_in_bold() -> None:
    text = "".join(f"{n}. Which is a metal? A) oak **B) iron** C) elm\nAnswer: B\n\n" for n in (1, 2))
    assert [options(note) for note in notes(text)] == [["-oak", "+iron", "-elm"]] * 2


SET_OFF = {
    "brackets": "- [{}] {}",
    "bold": "- **{}** {}",
    "bold, a colon": "- **{}**: {}",
    "bold, a dash": "* **{}** – {}",
    "bold brackets": "- **[{}]** {}",
    "code": "- `{}` {}",
    "HTML": "- <b>{}</b>: {}",
    "wide brackets": "- 【{}】{}",
    "a box": "- [ ] **{}** {}",
    "a box and brackets": "- [ ] [{}] {}",
}


@pytest.mark.parametrize(
    ("option", "answer", "count"),
    each_pair(SET_OFF, ["Answer: B", "**Antwort: B**", "Réponse : fir", "正解：B"], [2, 4]),
)
def test_letters_that_print_sets_off_are_no_part_of_the_options(option: str, answer: str, count: int) -> None:
    trees = ("oak", "fir", "elm", "yew")[:count]
    options = "\n".join(
        SET_OFF[option].format(letter, tree) for letter, tree in zip("ABCD"[:count], trees, strict=True)
    )
    text = "".join(f"## Which has cones in {n}?\n\n{options}\n\n{answer}\n\n" for n in (1, 2))
    wanted = " ".join(f"{'+' if tree == 'fir' else '-'}{tree}" for tree in trees)
    assert cards(text) == [f"Which has cones in {n}? | {wanted}" for n in (1, 2)]


@pytest.mark.parametrize("mark", [".", ")"])
@pytest.mark.parametrize("answer", ["Answer: 2", "**Lösung: 2**"])
def test_numbers_behind_boxes_are_no_part_of_the_options(mark: str, answer: str) -> None:
    text = f"## Which has cones?\n\n- [ ] 1{mark} oak\n- [ ] 2{mark} fir\n- [ ] 3{mark} elm\n\n{answer}\n"
    assert cards(text) == ["Which has cones? | -oak +fir -elm"]
    ticked = f"## Which has cones?\n\n- [ ] 1{mark} oak\n- [x] 2{mark} fir\n"
    assert cards(ticked) == ["Which has cones? | -oak +fir"]


@pytest.mark.parametrize(
    "options",
    ["- **A** flat\n- **C** sharp", "- **oak** wood\n- **fir** needles", "- [A](a.md) flat\n- [B](b.md) sharp"],
)
def test_words_in_bold_and_letters_that_do_not_count_stay_in_the_options(options: str) -> None:
    first, second = (line[2:] for line in options.split("\n"))
    (note,) = notes(f"## Which is it?\n\n{options}\n\nAnswer: {second}\n")
    assert [choice.text.markdown for choice in note.choices] == [first, second]


def test_a_list_of_letters_that_is_an_answer_keeps_its_print() -> None:
    text = "## What are vitamins for?\n\n- **A**: eyes\n- **B**: nerves\n\n## What is a vein?\n\nA vessel.\n"
    assert [note.answer.markdown for note in notes(text)] == ["- **A**: eyes\n- **B**: nerves", "A vessel."]


CIRCLED = "## Which bee gathers?\n\n{}\n\n## What calms bees?\n\n{}\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("① queen ② worker ③ drone", "① water ② smoke"),
        ("①queen②worker③drone", "①water②smoke"),
        ("① queen ② worker\n③ drone", "① water\n② smoke"),
    ],
)
def test_circled_numbers_on_one_line_are_options_where_an_answer_names_one(first: str, second: str) -> None:
    assert cards(CIRCLED.format(f"{first}\n\n**Answer:** ②", f"{second}\n\n**Answer:** ②")) == [
        "Which bee gathers? | -queen +worker -drone",
        "What calms bees? | -water +smoke",
    ]


@pytest.mark.parametrize("answer", ["① a queen ② workers", "① a queen\n② workers", "① a queen\n\n② workers"])
def test_circled_numbers_count_the_parts_of_an_answer_where_nothing_names_one(answer: str) -> None:
    text = f"## Who lives in a hive?\n\n{answer}\n\n## Where?\n\nIn a box.\n"
    assert cards(text) == [f"Who lives in a hive? | {' '.join(answer.split())}", "Where? | In a box."]
    assert codes(text) == []


def test_circled_numbers_below_questions_that_ask_to_choose_are_reported() -> None:
    text = CIRCLED.format("① queen ② worker ③ drone", "① water ② smoke").replace("What calms", "Which thing calms")
    assert codes(text) == ["DP116"]
