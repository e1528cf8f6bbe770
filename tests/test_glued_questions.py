"""Questions, options and answers that no blank line or line break parts: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

KEY = "\n**Answer key**\n\n1. b\n2. a\n"
GAS = ["Which is a gas? | -Iron +Neon", "Which is a metal? | +Iron -Neon"]

GLUED = {
    "below the last option": "1. Which is a gas?\n\na) Iron\nb) Neon\n2. Which is a metal?\n\na) Iron\nb) Neon\n" + KEY,
    "with its own options": "1. Which is a gas?\n\na) Iron\nb) Neon\n2. Which is a metal?\na) Iron\nb) Neon\n" + KEY,
    "in bold": "**1. Which is a gas?**\na) Iron\nb) Neon\n**2. Which is a metal?**\na) Iron\nb) Neon\n\n"
    "Answers: 1b 2a\n",
    "below a list": "1. Which is a gas?\n- a) Iron\n- b) Neon\n2. Which is a metal?\n- a) Iron\n- b) Neon\n" + KEY,
    "below the answer": "1. Which is a gas?\n\nA. Iron\nB. Neon\n\nAnswer: B\n2. Which is a metal?\n\nA. Iron\n"
    "B. Neon\n\nAnswer: A\n",
    "below an answer in the same paragraph": "Which is a gas?\nA. Iron\nB. Neon\nAnswer: B\nWhich is a metal?\n"
    "A. Iron\nB. Neon\nAnswer: A\n",
    "with a label": "Question 1: Which is a gas?\nA) Iron\nB) Neon\nQuestion 2: Which is a metal?\nA) Iron\nB) Neon\n\n"
    "Answers: 1-B, 2-A\n",
    "options on the line of the question": "1. Which is a gas? A) Iron B) Neon Answer: B\n"
    "2. Which is a metal? A) Iron B) Neon Answer: A\n3. Which is 3? A) Iron B) Neon Answer: A\n",
    "an answer behind the last option": "1) Which is a gas?\n(a) Iron\n(b) Neon Ans. (b)\n\n2) Which is a metal?\n"
    "(a) Iron\n(b) Neon Ans. (a)\n",
    "an answer behind options on one line": "1. Which is a gas?\n   (a) Iron (b) Neon   Ans: (b)\n"
    "2. Which is a metal?\n   (a) Iron (b) Neon   [Ans: (a)]\n",
    "below bullets with their answer": "Which is a gas?\n- Iron\n- Neon\nAnswer: Neon\n"
    "Which is a metal?\n- Iron\n- Neon\nAnswer: Iron\n",
    "in bold below bullets": "**Which is a gas?**\n- Iron\n- Neon\nAnswer: Neon\n"
    "**Which is a metal?**\n- Iron\n- Neon\nAnswer: Iron\n",
    "below a quote": "**Which is a gas?**\n- (A) Iron\n- (B) Neon\n> B\n"
    "**Which is a metal?**\n- (A) Iron\n- (B) Neon\n> A\n",
    "below a quote in numbers": "1. Which is a gas?\n\nA. Iron\nB. Neon\n> **B**\nWhich is a metal?\n\n"
    "A. Iron\nB. Neon\n\n> A\n",
    "below an explanation": "Which is a gas?\n- A. Iron\n- B. Neon\nAnswer: B\nExplanation: It is light.\n"
    "Which is a metal?\n- A. Iron\n- B. Neon\nAnswer: A\n",
}
UNASKED = ["The gas among them | -Iron +Neon", "The metal among them: | +Iron -Neon"]


@pytest.mark.parametrize(
    "head", ["{}. {}", "{}) {}", "**{}. {}**", "#### {}. {}", "Q{}. {}", "{1}", "**{1}**", "#### {1}"]
)
@pytest.mark.parametrize(
    ("options", "answers"),
    [
        ("- Iron\n- Neon", ("Neon", "Iron")),
        ("- A. Iron\n- B. Neon", ("B", "A")),
        ("a) Iron\nb) Neon", ("b", "Iron")),
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_questions_that_do_not_ask_are_found_by_their_options_and_answers(
    head: str, options: str, answers: tuple[str, str], blank: str
) -> None:
    questions = [card.partition(" | ")[0] for card in UNASKED]
    text = "\n".join(
        f"{head.format(number, question)}\n{blank}{options}\nAnswer: {answer}"
        for number, (question, answer) in enumerate(zip(questions, answers, strict=True), 1)
    )
    assert cards(text) == UNASKED


@pytest.mark.parametrize("head", ["**{}**", "{}"])
@pytest.mark.parametrize("options", ["- Iron\n- Neon", "a) Iron\nb) Neon"])
def test_one_of_them_may_have_an_answer_without_options(head: str, options: str) -> None:
    first, second, third = map(head.format, ("The gas among them", "Name a liquid", "The metal among them:"))
    text = f"{first}\n{options}\nAnswer: Neon\n{second}\nAnswer: Water\n{third}\n{options}\nAnswer: Iron\n"
    assert cards(text) == [UNASKED[0], "Name a liquid | Water", UNASKED[1]]


def test_a_numbered_question_without_options_may_have_its_answer_at_the_left_edge() -> None:
    gas, metal = (f"{{}}. {card.partition(' | ')[0]}\n\na) Iron\nb) Neon\nAnswer: {{}}\n" for card in UNASKED)
    water = "{}. Name a liquid\n\nAnswer: Water\n"
    liquid = "Name a liquid | Water"
    assert cards(gas.format(1, "b") + water.format(2) + metal.format(3, "a")) == [UNASKED[0], liquid, UNASKED[1]]
    assert cards(gas.format(1, "b") + water.format(2)) == [UNASKED[0], liquid]


@pytest.mark.parametrize("options", ["a) Iron\n\nb) Neon", "a) Iron\nb) Neon", "- a) Iron\n- b) Neon"])
@pytest.mark.parametrize("answer", ["Answer: {}", "**Answer:** {}", "Answer: {}\n\nExplanation: So it is."])
@pytest.mark.parametrize("mark", [".", ")"])
def test_it_may_count_on_from_a_question_with_options_and_a_labelled_answer(
    options: str, answer: str, mark: str
) -> None:
    gas, metal = (f"{{}}{mark} {card.partition(' | ')[0]}\n\n{options}\n\n{answer}\n\n" for card in UNASKED)
    water = f"{{}}{mark} Is water wet?\n\n{answer}\n\n".format
    text = gas.format(1, "b") + metal.format(2, "a") + water(3, "Yes.")
    assert [card.partition(" | ")[0] for card in cards(text)] == [
        *(card.partition(" | ")[0] for card in UNASKED),
        "Is water wet?",
    ]
    text = gas.format(1, "b") + water(2, "Yes.") + metal.format(3, "a")
    wet = cards(text)[1]
    assert wet.startswith("Is water wet? | Yes.")


def test_a_numbered_point_below_an_answer_without_the_next_number_is_no_question() -> None:
    gas = "1. Which is a gas?\n\na) Iron\n\nb) Neon\n\nAnswer: b\n\n"
    assert len(cards(gas + "1. It is light.\n\nAnswer: sure.\n")) == 1


def test_a_plain_paragraph_between_two_answers_is_a_question() -> None:
    gas, metal = (f"{card.partition(' | ')[0]}\n\n- Iron\n- Neon\n\nAnswer: {{}}\n\n" for card in UNASKED)
    text = gas.format("Neon") + "Name a liquid\n\nAnswer: Water\n\n" + metal.format("Iron")
    assert cards(text) == [UNASKED[0], "Name a liquid | Water", UNASKED[1]]


def test_a_question_without_options_may_be_above_one_with_a_plain_list() -> None:
    text = "1) Name a liquid\n\nAnswer: Water\n\n2) The gas among them\n\n- Iron\n- Neon\n\nAnswer: Neon\n"
    assert cards(text) == ["Name a liquid | Water", UNASKED[0]]


def test_options_right_below_a_number_may_have_their_answer_apart() -> None:
    gas, metal = (f"{{}}. {card.partition(' | ')[0]}\na) Iron\nb) Neon\n\nAnswer: {{}}\n\n" for card in UNASKED)
    assert cards(gas.format(1, "b") + metal.format(2, "a")) == UNASKED


@pytest.mark.parametrize("text", GLUED.values(), ids=GLUED.keys())
def test_a_question_and_its_answer_need_no_blank_lines(text: str) -> None:
    assert cards(text)[:2] == GAS


@pytest.mark.parametrize("label", ["Lösung: b", "(Antwort: b)", "Respuesta: b", "Réponse : b", "Ответ: б", "答案：B"])
def test_the_label_behind_the_last_option_may_be_of_any_language(label: str) -> None:
    letters = "аб" if "Ответ" in label else "ab"
    text = f"## Welches ist ein Gas?\n{letters[0]}) Eisen\n{letters[1]}) Neon {label}\n"
    assert cards(text) == ["Welches ist ein Gas? | -Eisen +Neon"]


@pytest.mark.parametrize(
    ("below", "card"),
    [
        ("- A) x\n- B) it says Answer: yes\n\nAnswer: B", "Why? | -x +it says Answer: yes"),
        ("- A) x\n- B) see answer: F\n\nAnswer: B", "Why? | -x +see answer: F"),
        ("In the\n2. Auflage it is so.", "Why? | In the 2. Auflage it is so."),
        ("a) this\n\nSee page\n3. of the book.", "Why? | a) this See page 3. of the book."),
        ("- In May\n- In June\nAnswer: none yet\nAsk again", "Why? - In May - In June | none yet Ask again"),
        ("- Is it?\n- Is Answer: it\n  so\n- Yes", "Why? | - Is it? - Is Answer: it so - Yes"),
    ],
)
def test_numbers_and_labels_in_other_text_cut_nothing(below: str, card: str) -> None:
    assert cards(f"## Why?\n\n{below}\n\n## What else?\n\nNothing.\n")[0] == card


@pytest.mark.parametrize("behind", [" Answer: {}", ";; Answer: {};;;", ";Good answer: {}", "\nGood answer: {}"])
@pytest.mark.parametrize("said", ["B", "B. a wren"])
def test_the_answer_behind_the_last_option_may_repeat_its_text(behind: str, said: str) -> None:
    text = "".join(
        f"Question: {asked}\nA. a mole\nB. a wren\nC. a cod{behind.format(said)}\n"
        for asked in ("Which has wings?", "Which sings?")
    )
    assert cards(text) == ["Which has wings? | -a mole +a wren -a cod", "Which sings? | -a mole +a wren -a cod"]


def test_an_answer_behind_the_last_option_that_contradicts_its_text_is_ignored() -> None:
    text = "Question: Which has wings?\nA. a mole\nB. a wren\nC. a cod; Answer: B. a kite\n"
    assert "DP108" in codes(text)
