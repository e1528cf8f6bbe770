"""A question without a label among others that have one: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines, notes

IRON, COD = "What is iron? | A metal.", "What is cod? | A fish."


@pytest.mark.parametrize("labels", [("Question", "Answer"), ("Q", "A"), ("**Q", "**A"), ("Frage", "Antwort")])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("asked", "said"), [("What is neon?", "A gas."), ("Name a gas.", "Neon.")])
def test_it_is_a_question_as_the_others_are(labels: tuple[str, str], gap: str, asked: str, said: str) -> None:
    first, second = (f"{label}:**" if label.startswith("**") else f"{label}:" for label in labels)
    form = f"{first} {{}}{gap}{second} {{}}\n\n"
    text = (
        form.format("What is iron?", "A metal.")
        + f"{asked}{gap}{second} {said}\n\n"
        + form.format("What is cod?", "A fish.")
    )
    assert cards(text) == [IRON, f"{asked} | {said}", COD]


def test_it_may_have_options() -> None:
    form = "{}\na) oak\nb) iron\nAnswer: {}\n\n"
    asked = (("Q: Which is hard?", "b"), ("Which is old?", "a"), ("Q: Which is new?", "b"))
    text = "".join(form.format(*said) for said in asked)
    assert cards(text)[1] == "Which is old? | +oak -iron"
    assert len(cards(text)) == 3


@pytest.mark.parametrize(("title", "section"), [("#FISH", ("FISH",)), ("FISH AND MEAT", ("FISH AND MEAT",))])
def test_a_title_may_be_right_above_it(title: str, section: tuple[str, ...]) -> None:
    form = "{}\na) oak\nb) iron\nAnswer: {}\n\n"
    asked = (("Q: Which is hard?", "b"), ("Q: Which is new?", "b"), (f"{title}\nWhich is old?", "a"))
    text = "".join(form.format(*said) for said in asked)
    assert cards(text)[1:] == ["Which is new? | -oak +iron", "Which is old? | +oak -iron"]
    assert [note.section for note in notes(text)] == [(), (), section]


@pytest.mark.parametrize("word", ["NEW QUESTION", "NOVA PERGUNTA", "Neue Frage"])
def test_a_new_question_is_one(word: str) -> None:
    form = "# {} {}\n\nWhich is hard?\n\nA. oak\n\nB. iron\n\nAnswer: B\n\n"
    text = form.format("Question", 1) + form.format("Question", 2) + form.format(word, 3)
    assert cards(text) == ["Which is hard? | -oak +iron"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Q: What is iron?\nA: A metal.\n\nIs it hard?\nA note: yes.\n\nQ: What is cod?\nA: A fish.\n",
        "Q: What is iron?\nA: A metal.\n\nIt is hard.\nA: Very.\n\nQ: What is cod?\nA: A fish.\n",
        "Q: What is iron?\nA: A metal.\n\nIs it hard?\n\nIt is.\n\nQ: What is cod?\nA: A fish.\n",
    ],
    ids=["no answer", "no question", "no label"],
)
def test_other_text_below_an_answer_is_no_question(text: str) -> None:
    assert [card.split(" | ")[0] for card in cards(text)] == ["What is iron?", "What is cod?"]


UNANSWERED = "Q: What is iron?\nA: A metal.{}\n\nWhat is neon?\n\nQ: What is cod?\nA: A fish.\n"


def test_it_is_reported_if_it_has_no_answer() -> None:
    assert cards(UNANSWERED.format("")) == [IRON, COD]
    assert codes_and_lines(UNANSWERED.format("")) == [("DP104", 4)]
    assert codes_and_lines(UNANSWERED.format("\nIt rusts.")) == [("DP104", 5)]


def test_a_question_below_a_second_paragraph_is_part_of_the_answer() -> None:
    assert cards(UNANSWERED.format("\n\nIt rusts."))[0] == "What is iron? | A metal. It rusts. What is neon?"
