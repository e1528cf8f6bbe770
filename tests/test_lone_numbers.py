"""Numbers of questions alone on a line above them, and the letter of the right option alone above the options."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

OPTIONS = {
    "paragraphs": "A) iron\n\nB) lead\n\nC) wood\n\n",
    "lines": "A) iron\nB) lead\nC) wood\n\n",
    "points and small letters": "a. iron\nb. lead\nc. wood\n\n",
    "blanks between": "A) iron \n \n\n \nB) lead \n\n \nC) wood \n \n",
}


@pytest.mark.parametrize("mark", ["1. ", "1.", "1)"])
@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS.keys())
def test_a_number_may_stand_alone_above_its_question(options: str, mark: str) -> None:
    text = "".join(f"{mark.replace('1', str(n))}\n\n\nWhat is metal {n}:\n\nB\n\n{options}" for n in range(1, 5))
    assert cards(text) == [f"What is metal {n}: | -iron +lead -wood" for n in range(1, 5)]


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS.keys())
def test_the_answer_may_be_below_the_options(options: str) -> None:
    text = "".join(f"{n}.\n\nWhat is metal {n}?\n\n{options}Answer: B\n\n" for n in range(1, 5))
    assert cards(text) == [f"What is metal {n}? | -iron +lead -wood" for n in range(1, 5)]


def test_the_places_of_the_question_and_the_options_stay() -> None:
    text = "".join(f"{n}.\n\nWhat is metal {n}?\n\nB\n\nA) iron\n\nB) lead\n\n" for n in range(1, 5))
    assert notes(text)[0].choices[1].text.origin == ((9, 4),)


@pytest.mark.parametrize(
    "text",
    [
        "1.\n\nThe first part.\n\n3.\n\nThe third part.\n\n7.\n\nThe last part.\n",
        "1.\n\n- a list\n\n2.\n\n- another\n\n3.\n\n- the last\n",
        "1.\n\nThe first part of a story.\n\n2.\n\nThe second part of it.\n",
    ],
    ids=["numbers that do not count", "lists", "two numbers"],
)
def test_other_numbers_alone_on_a_line_stay_where_they_are(text: str) -> None:
    assert cards(text) == []


@pytest.mark.parametrize("count", [2, 3, 5])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_number_without_a_point_counts_above_lines_that_ask(count: int, blank: str) -> None:
    numbers = range(1, count + 1)
    text = "".join(f"{n}{blank}What is metal {n}?\n\nA) iron\nB) lead\n\nAnswer: B\n\n" for n in numbers)
    assert cards(text) == [f"What is metal {n}? | -iron +lead" for n in numbers]
    assert notes(text)[0].explanation.markdown == ""


def test_a_number_without_a_point_above_other_lines_may_be_that_of_a_page() -> None:
    text = "".join(f"Q: What is metal {n}?\n\nA: Iron.\n\n{n}\n\nMetals for all\n\n" for n in range(1, 4))
    assert "1. Metals" not in "".join(note.answer.markdown for note in notes(text))


def test_numbers_alone_may_be_in_brackets() -> None:
    questions = ["What counts?", "Which is no system?", "Which is a part?"]
    text = "".join(f"({n})\n{words}\n```\n(A) one\n(B) two\n```\n" for n, words in enumerate(questions, 1))
    assert codes(text) == ["DP101", "DP108", "DP108", "DP108"]
    answered = "".join(f"({n})\n{words}\nIt is {n}.\n\n" for n, words in enumerate(questions, 1))
    assert cards(answered) == [f"{words} | It is {n}." for n, words in enumerate(questions, 1)]


def test_the_numbers_of_formulas_stay() -> None:
    text = "## What follows?\n\n$a = b$\n(1)\n$b = c$\n(2)\n$a = c$\n(3)\nAll are alike.\n"
    assert "(2)" in notes(text)[0].answer.markdown


SEALS = {"1": "Seals", "2": "Wax", "3": "Stamps"}
TOLD = "It closes a letter, and many a letter has one. " * 8
"""A long text with a list is no topic of a study deck without a sign."""


def entries(numbers: dict[str, str], *, contents: bool = True, sub: str = "####") -> str:
    listed = "".join(f"- [{title}](#{number})\n" for number, title in numbers.items()) if contents else ""
    told = f"{TOLD}\n\n- `a`: one\n- `b`: two\n\n{TOLD}\n\n#### References\n\n- A book\n\n"
    texts = (f"## #{number}\n\n{sub} {title}\n\n{told}" for number, title in numbers.items())
    return "## Contents\n\n" + listed + "\n" + "".join(texts)


@pytest.mark.parametrize("numbers", [SEALS, {"1": "Seals", "1-1": "Wax", "1-1-1": "Stamps"}], ids=["plain", "parts"])
def test_titles_below_numbers_that_the_contents_link_are_questions(numbers: dict[str, str]) -> None:
    found = notes(entries(numbers))
    assert [note.question.flat for note in found] == ["Seals", "Wax", "Stamps"]
    assert all(note.answer and "It closes a letter" in note.answer.flat for note in found)


def test_titles_below_numbers_stay_at_their_places() -> None:
    assert notes(entries(SEALS, sub="###"))[0].question.origin == ((9, 5),)


def test_numbers_above_titles_without_contents_are_headings() -> None:
    assert cards(entries(SEALS, contents=False)) == []


NUMBERED = ["What is iron? | A metal.", "Name a gas. | Argon.", "What is salt? | A mineral."]


@pytest.mark.parametrize("form", ["#{n}\n# {}\n\n", "#{n}\n\n### {}\n\n", "#{n}\n{}\n\n", "#{n}\n\n**{}**\n\n"])
def test_a_heading_with_a_number_is_no_question_above_one_that_asks(form: str) -> None:
    text = "".join(f"## {form}{{}}\n\n".format(*card.split(" | "), n=n) for n, card in enumerate(NUMBERED, 1))
    assert cards(text) == NUMBERED
    assert codes(text) == []


@pytest.mark.parametrize("below", ["A metal.\n\nIt rusts.", "### Iron\n\nA metal."])
def test_a_heading_with_a_number_stays_above_other_text(below: str) -> None:
    text = f"## #1\n\n{below}\n\n## #2\n\nWhat is salt?\n\nA mineral.\n"
    assert "Question" not in "".join(cards(text))
    assert codes(text) in (["DP115"], ["DP101"])


BELOW = """1
Which device joins networks
A) a mouse
B) a router
C) a plug
b
2
RAM is a kind of
A) memory
B) screen
C) plug
a
3
A byte has
A) 4 bits
B) 6 bits
C) 8 bits
c
"""


def test_a_letter_alone_below_the_options_names_the_right_one() -> None:
    assert cards(BELOW) == [
        "Which device joins networks | -a mouse +a router -a plug",
        "RAM is a kind of | +memory -screen -plug",
        "A byte has | -4 bits -6 bits +8 bits",
    ]
    assert codes(BELOW) == []


@pytest.mark.parametrize("last", ["d", "what is it?", "12"])
def test_a_last_line_that_names_no_option_marks_none(last: str) -> None:
    text = BELOW.replace("\nb\n", f"\n{last}\n").replace("\na\n", f"\n{last}\n")
    assert not any("+" in card for card in cards(text))
