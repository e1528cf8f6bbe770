"""The last item of a list, and a word behind an option, that say which items of the list are right."""

from __future__ import annotations

import pytest

from combined import each_pair
from readings import cards, codes

LABELS = {
    "English": "Correct answers: A and C",
    "German": "Richtige Antworten: A und C",
    "French": "Bonnes réponses : A et C",
    "Spanish": "Respuestas correctas: A y C",
    "Italian": "Risposte corrette: A e C",
    "Portuguese": "Respostas corretas: A e C",
    "Russian": "Правильные ответы: A и C",
    "Ukrainian": "Правильні відповіді: A та C",
    "Polish": "Poprawne odpowiedzi: A i C",
    "Dutch": "Juiste antwoorden: A en C",
    "Turkish": "Doğru cevaplar: A ve C",
    "Chinese": "正确答案：A和C",
    "Japanese": "正解：AとC",
    "Korean": "정답: A와 C",
}


@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS.keys())
def test_the_last_item_of_a_list_may_name_several_right_options(label: str) -> None:
    text = "".join(f"{n}. Which of {n}?\n   - A) iron\n   - B) wood\n   - C) lead\n   - {label}\n" for n in (1, 2, 3))
    assert cards(text) == [f"Which of {n}? | +iron -wood +lead" for n in (1, 2, 3)]


@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS.keys())
def test_a_paragraph_below_the_options_may_name_several_right_options(label: str) -> None:
    options = "A) iron\nB) wood\nC) lead\nD) clay\nE) salt"
    text = "".join(f"## Which of {n}?\n\n{options}\n\n{label}\n\n" for n in (1, 2))
    wanted = "+iron -wood +lead -clay -salt"
    assert cards(text) == [f"Which of {n}? | {wanted}" for n in (1, 2)]


ITEMS = {
    "a letter": ("- A) iron\n- B) wood\n- Answer: A", "+iron -wood"),
    "the words of an option": ("- iron\n- wood\n- Answer: iron", "+iron -wood"),
    "bold": ("- A) iron\n- B) wood\n- **Answer:** A", "+iron -wood"),
    "no option": ("- iron\n- wood\n- Answer: both rust", "- iron - wood - Answer: both rust"),
    "only one item above": ("- iron\n- Answer: iron", "- iron - Answer: iron"),
    "an item behind it": ("- iron\n- wood\n- Answer: iron\n- lead", "- iron - wood - Answer: iron - lead"),
}


@pytest.mark.parametrize(("items", "card"), ITEMS.values(), ids=ITEMS.keys())
def test_the_last_item_of_a_list_may_be_the_answer_if_it_names_an_item_above(items: str, card: str) -> None:
    assert cards(f"## What is it?\n\n{items}\n\n## What is this?\n\n{items}\n") == [
        f"What is it? | {card}",
        f"What is this? | {card}",
    ]


def test_an_explanation_may_follow_such_an_item() -> None:
    text = "## What is it?\n\n- A) iron\n- B) wood\n- Answer: A\n- Explanation: it rusts\n"
    assert cards(f"{text}\n{text.replace('it?', 'this?')}") == [
        "What is it? | +iron -wood",
        "What is this? | +iron -wood",
    ]
    assert codes(text) == []


WORDS = {
    "one of three": ("- Lyon\n- Paris - Correct\n- Nice", "-Lyon +Paris -Nice"),
    "all marked": ("- Lyon - wrong\n- Paris - correct\n- Nice - wrong", "-Lyon +Paris -Nice"),
    "in French": ("- Lyon\n- Paris – bonne réponse\n- Nice", "-Lyon +Paris -Nice"),
    "the meanings of two signs": ("- Tick - correct\n- Cross - wrong", "- Tick - correct - Cross - wrong"),
    "other words": (
        "- Lyon - silk\n- Paris - fashion\n- Nice - beach",
        "- Lyon - silk - Paris - fashion - Nice - beach",
    ),
}


@pytest.mark.parametrize(("items", "card"), WORDS.values(), ids=WORDS.keys())
def test_a_word_behind_a_dash_marks_the_right_option_of_a_list_without_letters(items: str, card: str) -> None:
    nested = items.replace("- ", "   - ", 1).replace("\n", "\n   ")
    text = f"1. What of 1?\n{nested}\n2. What of 2?\n{nested}\n"
    assert cards(text) == [f"What of 1? | {card}", f"What of 2? | {card}"]


@pytest.mark.parametrize("label", ["Answer: B", "**Answer:** B", "Antwort: B", "Réponse : b) wood", "答案：B"])
@pytest.mark.parametrize("indent", ["   ", ""], ids=["numbered", "headings"])
@pytest.mark.parametrize("count", [2, 3])
def test_the_last_item_may_name_the_right_one_of_options_with_colons(label: str, indent: str, count: int) -> None:
    head = "{}. Which of {}?\n" if indent else "## Which of {1}?\n\n"
    options = "".join(f"{indent}- {letter}: {words}\n" for letter, words in zip("ABC"[:count], TREES, strict=False))
    text = "".join(f"{head.format(n, n)}{options}{indent}- {label}\n\n" for n in (1, 2))
    wanted = " ".join(f"{'+' if n == 1 else '-'}{words}" for n, words in enumerate(TREES[:count]))
    assert cards(text) == [f"Which of {n}? | {wanted}" for n in (1, 2)]


TREES = ("iron", "wood", "lead")


@pytest.mark.parametrize(
    ("sign", "letters", "right"),
    each_pair(["✅", "✔", "→", "👉", "=>"], ["a) b) c)", "A. B. C.", "(a) (b) (c)"], [0, 1, 2]),
)
def test_a_sign_before_the_letter_of_an_option_in_the_last_question_is_no_answer_to_those_above(
    sign: str, letters: str, right: int
) -> None:
    lines = [f"{letter} {words}" for letter, words in zip(letters.split(), TREES, strict=True)]
    other = [f"{sign} {line}" if n == 2 - right else line for n, line in enumerate(lines)]
    last = [f"{sign} {line}" if n == right else line for n, line in enumerate(lines)]
    text = "".join(f"{n}. Which of {n}?\n" + "".join(f"   {x}\n" for x in own) for n, own in ((1, other), (2, last)))
    signs = [
        " ".join(f"{'+' if n == own else '-'}{words}" for n, words in enumerate(TREES)) for own in (2 - right, right)
    ]
    assert cards(text) == [f"Which of {n}? | {own}" for n, own in enumerate(signs, 1)]


def test_a_sign_and_a_letter_below_the_options_still_answer() -> None:
    text = "".join(f"{n}. Which of {n}?\n   a) iron\n   b) wood\n\n   ✅ a) iron\n\n" for n in (1, 2))
    assert cards(text) == [f"Which of {n}? | +iron -wood" for n in (1, 2)]
