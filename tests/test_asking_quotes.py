"""Questions in quotes: above their answers, or in one quote with them."""

from __future__ import annotations

import pytest

from deckpress.reading.text.quotes import unquoted, without_mark
from readings import cards, codes, codes_and_lines, read_document

ASKED = [("What is wool?", "Hair of sheep."), ("What is felt?", "Pressed wool."), ("What is silk?", "It is smooth.")]
MADE = [f"{question} | {answer}" for question, answer in ASKED]


@pytest.mark.parametrize(
    "form",
    [
        "> {}\n\n{}\n",
        "> **{}**\n\n{}\n",
        "> **{}**&#x20;\n\n{}\n",
        "> Q: {}\n\nA: {}\n",
        "> **{}**\n> {}\n",
        "> **{}**\n>\n> {}\n",
        "> **Q: {}**\n> A: {}\n",
        "> Q: {}\n> A: {}\n",
    ],
)
def test_a_quote_that_asks_is_a_question(form: str) -> None:
    text = "# Cloth\n\n" + "\n".join(form.format(*pair) for pair in ASKED)
    assert cards(text) == MADE
    assert codes(text) == []


def test_lines_in_quotes_keep_their_places() -> None:
    text = "# Cloth\n\n" + "\n".join("> Q: {}\n\nA: {}\n".format(*pair) for pair in [*ASKED, ("What is hemp?", "")])
    assert codes(text) == ["DP104"]


@pytest.mark.parametrize(
    "text",
    [
        "# Essay\n\nA friend wrote:\n\n> What is wool?\n\nI did not know.\n\n> It is hair.\n\nSo he said.\n",
        "# Essay\n\n> What is wool?\n\nI did not know.\n\n> What is felt?\n\nI did not know, either.\n",
        "# Essay\n\n> Wool is hair.\n> Is it not?\n\nNo.\n\n> Felt is wool.\n> Is it not?\n\nYes.\n",
    ],
)
def test_few_questions_in_the_quotes_of_prose_are_none(text: str) -> None:
    assert cards(text) == []


def test_quotes_in_the_answers_of_headings_that_ask_stay_quotes() -> None:
    text = "".join(f"## {question}\n\n> Is that so?\n\n{answer}\n\n" for question, answer in ASKED)
    assert [card.split(" | ")[0] for card in cards(text)] == [question for question, _ in ASKED]


NUMBERED = (
    "## Metals\n\n> 1. What is iron?\n\nA metal.\n\n> 2. Compare iron and lead.\n\nIron is harder.\n\n"
    "## Trees\n\n> 1. What is oak?\n\nA tree.\n\n> 2. Name a conifer.\n> It has needles.\n\nFir.\n"
)


def test_numbered_quotes_are_questions_although_some_do_not_ask() -> None:
    assert cards(NUMBERED) == [
        "What is iron? | A metal.",
        "Compare iron and lead. | Iron is harder.",
        "What is oak? | A tree.",
        "Name a conifer. | > It has needles. Fir.",
    ]


def test_a_question_in_numbered_quotes_may_have_several_lines() -> None:
    text = (
        "> 1. What is tin?\n\nA metal.\n\n> 2. Tin and lead are mixed.\n> Name the alloy.\n\nSolder.\n\n"
        "> 3. What is zinc?\n> Name its colour, too.\n\nA metal, blue.\n\n"
        "> 4. What is gold?\n> It shines.\n\nA metal.\n"
    )
    assert cards(text) == [
        "What is tin? | A metal.",
        "Tin and lead are mixed. Name the alloy. | Solder.",
        "What is zinc? Name its colour, too. | A metal, blue.",
        "What is gold? | > It shines. A metal.",
    ]


def test_numbered_quotes_of_which_none_asks_are_quotes() -> None:
    text = NUMBERED.replace("?", ".")
    assert not any(card.startswith("Compare iron and lead.") for card in cards(text))


@pytest.mark.parametrize(
    "form",
    [
        "> {n}. {q}\n> A: {a}\n\n",
        "> {q}\n> **Answer:** {a}\n\n",
        "> {n}) {q}\n>\n> Answer: {a}\n\n---\n\n",
    ],
)
def test_a_quote_may_hold_a_question_and_its_labelled_answer(form: str) -> None:
    text = "# Metals\n\n" + "".join(form.format(n=n, q=f"What is {n}?", a=f"Metal {n}.") for n in (1, 2, 3))
    assert cards(text) == [f"What is {n}? | Metal {n}." for n in (1, 2, 3)]


def test_labelled_questions_and_answers_in_quotes_of_their_own() -> None:
    text = "> **Question:** What is iron?\n\n> **Answer:** A metal.\n\n> **Question:** A gas\n\n> **Answer:** Neon.\n"
    assert cards(text) == ["What is iron? | A metal.", "A gas | Neon."]


def test_the_label_of_a_question_in_a_quote_is_enough() -> None:
    text = (
        "# Cloth\n\nQuestion 3: Which plant gives linen?\n\nSolution: Flax.\n\n> Question 2: What is wool?\n\n"
        "Solution: Hair.\n\n> Question 1: What is felt?\n>\n> Name a use.\n>\n\nSolution: Hats.\n"
    )
    assert cards(text) == [
        "Which plant gives linen? | Flax.",
        "What is wool? | Hair.",
        "What is felt? Name a use. | Hats.",
    ]


@pytest.mark.parametrize("gap", ["\n", "\n>\n"])
def test_a_labelled_quote_of_several_lines_is_a_question_without_the_label_of_its_answer(gap: str) -> None:
    text = "".join(f"> **Frage:** {question}{gap}> Nenne einen Ort.\n\n{answer}\n\n" for question, answer in ASKED)
    assert cards(text) == [f"{question} Nenne einen Ort. | {answer}" for question, answer in ASKED]


def test_a_labelled_quote_without_an_answer_is_reported() -> None:
    text = (
        "## Wool\n\n> **Question:** Who wears it?\n\nSheep.\n\n> **Question:** Who sells it?\n\n"
        "## Silk\n\nSilk shines.\n\n> **Question:** Who makes it?\n"
    )
    assert cards(text) == ["Who wears it? | Sheep."]
    assert codes_and_lines(text) == [("DP104", 7), ("DP104", 13)]


def test_labelled_quotes_below_headings_that_ask_are_questions() -> None:
    text = "".join(
        f"## {question}\n\n{answer}\n\n> **Question:** And in {question[8:]}\n\nNo.\n\n" for question, answer in ASKED
    )
    assert cards(text) == [
        card for question, answer in ASKED for card in (f"{question} | {answer}", f"And in {question[8:]} | No.")
    ]


@pytest.mark.parametrize("quote", ["> Q: 2 + 2?\n> A: 4", "> **Note:** Is it so?", "> **1.** Is it so?"])
def test_other_quotes_below_headings_that_ask_stay_in_the_answers(quote: str) -> None:
    text = "".join(f"## {question}\n\n{answer}\n\n{quote}\n\n" for question, answer in ASKED)
    assert cards(text) == [f"{question} | {answer} {' '.join(quote.split(chr(10)))}" for question, answer in ASKED]


_IRON = "> **Question:** What is iron?\n> **Answer:** A metal.\n\n"


@pytest.mark.parametrize(
    "nested",
    [
        ">> **Question:** What is oak?\n>> **Answer:** A tree.\n",
        "> > **Question:** What is oak?\n> >\n> > **Answer:** A tree.\n",
        "- > **Question:** What is oak?\n  > **Answer:** A tree.\n",
        "1. > > Q: What is oak?\n   > > A: A tree.\n",
    ],
)
def test_a_labelled_question_in_a_quote_of_a_quote_or_in_an_item_is_one(nested: str) -> None:
    other = nested.replace("oak", "elm")
    assert cards(f"{_IRON}{nested}\n{_IRON.replace('iron', 'lead')}") == [
        "What is iron? | A metal.",
        "What is oak? | A tree.",
        "What is lead? | A metal.",
    ]
    assert cards(f"{nested}\nText.\n\n{other}") == ["What is oak? | A tree. Text.", "What is elm? | A tree."]


def test_a_quote_in_a_quoted_answer_stays_there() -> None:
    text = f"{_IRON.rstrip()}\n> > He asked:\n> > Why?\n\n{_IRON.replace('iron', 'lead')}"
    assert cards(text) == ["What is iron? | A metal. > He asked: > Why?", "What is lead? | A metal."]


def test_one_labelled_quote_without_an_answer_is_reported_without_its_marks() -> None:
    text = f"{_IRON}> **Question:** What is cod?\n\n{_IRON.replace('iron', 'lead')}"
    assert cards(text) == ["What is iron? | A metal.", "What is lead? | A metal."]
    (problem,) = read_document("deck.md", text)[1]
    assert problem.message == "no answer: What is cod?"


CHAPTER = """\
# Fields

## Forces

> Compare weight and mass. {0} (May 2019)

Mass stays the same everywhere.

**Example**

> Sketch the forces on a sledge on a slope.

Draw the weight first.

## Waves

> Sketch a standing wave. {0}

It has knots.
"""


@pytest.mark.parametrize("marks", ["[3 marks]", "[2+3 marks]", "(4 points)", "(5 Punkte)", "（10分）", "[1 p.]"])
def test_quotes_with_marks_for_the_answer_are_questions_and_so_are_tasks_like_them(marks: str) -> None:
    assert [card.split(" | ")[1] for card in cards(CHAPTER.format(marks))] == [
        "Mass stays the same everywhere. **Example**",
        "Draw the weight first.",
        "It has knots.",
    ]


@pytest.mark.parametrize("marks", ["", "[3 apples]", "[see 3 marks]"])
def test_quotes_without_marks_are_no_questions(marks: str) -> None:
    assert cards(CHAPTER.format(marks)) == []


def test_quoted_remarks_are_no_questions_beside_a_quote_with_marks() -> None:
    text = "# Fields\n\n" + "".join(f"> Remark {n} on fields.\n\nSo it is.\n\n" for n in range(4))
    assert cards(text + CHAPTER.partition("## Waves")[0].format("[3 marks]")) == []


@pytest.mark.parametrize(
    ("line", "text"),
    [("> a > b", "a > b"), ("3 > 2", "3 > 2"), (">a&#x20;", "a"), ("   >  a", " a"), ("     >a", "  a"), ("a", "a")],
)
def test_only_the_mark_at_the_head_of_a_line_is_left_out(line: str, text: str) -> None:
    assert unquoted(line) == text
    assert without_mark(line) == (text, len(line.removesuffix("&#x20;")) - len(text))


def test_a_quote_with_marks_that_lacks_its_answer_is_reported() -> None:
    lone = "> Discuss cells. [5 marks]\n\n"
    told = "> Discuss DNA. [4 marks]\n\nIt holds genes.\n\n> Discuss RNA. [4 marks]\n\nIt copies genes.\n"
    assert [card.split(" | ")[1] for card in cards(f"# Life\n\n{lone}{told}")] == [
        "It holds genes.",
        "It copies genes.",
    ]
    assert codes_and_lines(f"# Life\n\n{lone}{told}") == [("DP104", 3)]


LISTED = (
    "# Quiz\n\n> - Please explain paging.\n\nIt cuts memory.\n\n> - Name the heap\n> - What is a heap?\n\nA tree.\n\n"
)


def test_questions_and_tasks_may_be_items_in_quotes() -> None:
    text = LISTED + "> - <mark>What is the stack?</mark>\n\nIt grows down.\n\n> - Define a page.\n\nA part.\n"
    assert cards(text) == [
        "Please explain paging. | It cuts memory.",
        "Name the heap What is a heap? | A tree.",
        "<mark>What is the stack?</mark> | It grows down.",
        "Define a page. | A part.",
    ]


def test_quoted_tasks_alone_are_no_questions() -> None:
    assert cards("".join(f"> Name step {n}.\n\nThen act.\n\n" for n in range(4))) == []


def test_quotes_with_a_labelled_answer_are_read_beside_remarks_in_quotes() -> None:
    chapter = "## Chapter {0}\n\nText.\n\n### Example\n\n> Pick the red host {0} here.\n>\n> **Correct answer: {0}0**"
    below = "\n\n### Steps\n\nCount.\n\n> **Note:** it depends.\n\nMore.\n\n"
    text = "".join(chapter.format(n) + below for n in (1, 2, 3))
    assert cards(f"# Hosts\n\n{text}") == [f"Pick the red host {n} here. | {n}0" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "quotes",
    [
        ('"Where is it?" she asked.', "Explain yourself!", '"Why me?"'),
        ("What is wool?", '"Be brief," said the man. Compare both.', "What is felt?"),
    ],
)
def test_quoted_speech_in_a_story_sets_no_task(quotes: tuple[str, ...]) -> None:
    text = "# My week\n\n" + "\n".join(f"> {quote}\n\nNobody knew.\n" for quote in quotes)
    assert cards(text) == []
    assert codes(text) == ["DP101"]
