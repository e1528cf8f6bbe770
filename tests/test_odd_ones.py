"""One question among others of its form that lacks an answer or a question mark: neither is lost in silence."""

from __future__ import annotations

import pytest

from deckpress.reading import Use
from readings import cards, codes, notes, understood

METALS = ["iron", "tin", "zinc", "lead", "gold"]
WANTED = [f"What is {metal}? | A metal called {metal}." for metal in METALS]
FOLDED = "<details><summary>Answer</summary>\n\n{}\n\n</details>"
LABELLED = [(question, "**Answer:** {}") for question in ("{q}", "> {q}", "• {q}", "3\\. {q}", "({n}) {q}", "#{n} {q}")]
BARE = [("> {q}", "{}"), ("• {q}", "{}"), ("- {q}", "{}")]


def sheet(question: str, answer: str, without: int = 0, other: str = "") -> str:
    """Five questions, one of which lacks its answer; the words of the third may be `other`."""
    parts = []
    for number, metal in enumerate(METALS, 1):
        below = "" if number == without else answer.format(f"A metal called {metal}.") + "\n\n"
        words = other if other and number == 3 else f"What is {metal}?"
        parts.append(f"{question.format(n=number, q=words)}\n\n{below}")
    return "# Metals\n\n" + "".join(parts)


@pytest.mark.parametrize("without", [2, 4])
@pytest.mark.parametrize(("question", "answer"), [*LABELLED, *BARE, ("{q}", FOLDED), ("*{q}*", FOLDED)])
def test_a_question_without_an_answer_is_reported(question: str, answer: str, without: int) -> None:
    text = sheet(question, answer, without)
    assert [card.split(" | ")[1] for card in cards(text)] == [
        card.split(" | ")[1] for n, card in enumerate(WANTED, 1) if n != without
    ]
    assert codes(text) == ["DP104"]


@pytest.mark.parametrize("other", ["The colour of zinc", "Name the colour of zinc."])
@pytest.mark.parametrize(("question", "answer"), [*LABELLED[:3], *BARE])
def test_a_question_without_a_question_mark_is_one_of_them(question: str, answer: str, other: str) -> None:
    text = sheet(question, answer, other=other)
    assert cards(text) == [*WANTED[:2], f"{other} | A metal called zinc.", *WANTED[3:]]
    assert codes(text) == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("> {q}", "Zinc is grey.\n\n> It is as old as the hills.\n\nSo they say."),
        ("• {q}", "Zinc is grey.\n\n• It is cheap.\n\nIt is strong."),
        ("- {q}", "Zinc is grey.\n\n- It is cheap.\n\nIt is strong."),
        ("- {q}", "It has a use:\n\n- roofs\n\nIt has no other."),
    ],
)
def test_a_sentence_with_such_a_mark_stays_in_its_answer(question: str, said: str) -> None:
    text = sheet(question, "{}").replace("A metal called zinc.", said)
    assert [card.split(" | ")[0] for card in cards(text)] == [f"What is {metal}?" for metal in METALS]


def test_a_link_to_the_top_is_no_part_of_the_question_below_it() -> None:
    text = sheet("{q}", FOLDED + "\n\n[Back to top](#metals)")
    assert cards(text) == WANTED


def test_folded_contents_are_no_card_and_no_text_between_the_cards() -> None:
    contents = (
        "<details>\n<summary>Table of contents</summary>\n\n- [What is iron?](#iron)\n- [Tin](#tin)\n\n</details>\n\n"
    )
    text = contents + sheet("### {q}", "{}")
    assert cards(text) == WANTED
    assert understood(text).of(Use.PROSE) == ()


def test_a_folded_list_of_links_below_a_question_is_its_answer() -> None:
    folded = "<details>\n<summary>Which trees are there?</summary>\n\n- [Oak](#oak)\n- [Fir](#fir)\n\n</details>\n\n"
    assert cards(folded * 2)[0] == "Which trees are there? | - [Oak](#oak) - [Fir](#fir)"


@pytest.mark.parametrize("year", ["1789:", "2024 :", "1066："])
def test_a_year_before_a_question_is_no_number_of_it(year: str) -> None:
    text = f"# History\n\n## {year} who won?\nThe king.\n\n## Who lost?\nThe duke.\n"
    assert [card.split(" | ")[0] for card in cards(text)] == [f"{year} who won?", "Who lost?"]


def test_quarters_of_a_year_are_no_labels_of_questions() -> None:
    parts = [f"{{}} Q{n} 2025{{}}\n\nWe build part {n}.\n\n" for n in (1, 2, 3)]
    assert codes("# Roadmap\n\n" + "".join(part.format("##", "") for part in parts)) != []
    text = "Q1 2020 or 2021, when was it?\nA: 2020.\n\nQ2 Who won?\nA: Ann.\n"
    assert [card.split(" | ")[1] for card in cards(text)] == ["2020.", "Ann."]


def test_lists_of_questions_below_the_label_of_a_question_stay_in_it() -> None:
    both = (
        "### {}\n\n**Question:**\n\n- **FR:** Qui ?\n- **EN:** Who?\n\n**Answer:**\n\n- **FR:** Moi.\n- **EN:** I.\n\n"
    )
    assert [card.split(" | ")[1] for card in cards("".join(both.format(n) for n in ("One", "Two", "Three")))] == [
        "- **FR:** Moi. - **EN:** I."
    ] * 3


@pytest.mark.parametrize("form", ["{q}\nAnswer: {a}", "{q}\n{a}", "{q}  \n{a}", "{q}\n**Answer:** {a}\nIt is grey."])
@pytest.mark.parametrize("head", ["### Question {n}", "Question {n}", "**Question {n}**"])
def test_the_answer_may_touch_a_question_below_its_number(head: str, form: str) -> None:
    parts = (
        f"{head.format(n=n)}\n\n{form.format(q=f'What is {m}?', a=f'A {m}.')}\n\n" for n, m in enumerate(METALS, 1)
    )
    assert [card[: card.index(".") + 1] for card in cards("# Metals\n\n" + "".join(parts))] == [
        f"What is {metal}? | A {metal}." for metal in METALS
    ]


@pytest.mark.parametrize("rest", ["Explain your answer.", "(Two lines.)", "And what is zinc?"])
def test_text_right_below_a_question_may_belong_to_it(rest: str) -> None:
    text = "".join(f"### Question {n}\n\nWhat is {m}?\n{rest}\n\n" for n, m in enumerate(METALS, 1))
    assert cards(f"# Metals\n\n{text}") == []
    assert "DP104" in codes(f"# Metals\n\n{text}")


@pytest.mark.parametrize("shown", ["```\nrun(x)\n```", "| Part | Use |\n|---|---|\n| lock | one |"])
def test_an_answer_that_touches_its_question_may_go_on_with_code_or_a_table(shown: str) -> None:
    text = f"Q1. How is it done?\nWith a call.\n\n{shown}\n\nQ2. What is it?\nA call.\n"
    first, second = notes(text)
    assert (first.question.markdown, second.question.markdown) == ("How is it done?", "What is it?")
    assert first.answer.markdown == f"With a call.\n\n{shown}"


def test_text_that_announces_code_belongs_to_the_question() -> None:
    text = "Q1. What does it print?\nLook at the code:\n\n```\n1\n```\n\nQ2. What is it?\nA call.\n"
    assert notes(text)[0].question.markdown == "What does it print?\nLook at the code:"


@pytest.mark.parametrize("form", ["{q}\n**Answer:** {a}\n\n", "{q}\n\nAnswer: {a}\n\n", "{q} <br>\nAnswer: {a}\n\n"])
@pytest.mark.parametrize("letters", ["a) b) c)", "A. B. C.", "(a) (b) (c)"])
def test_questions_with_letters_are_no_options(form: str, letters: str) -> None:
    asked = [f"{letter} What is {metal}?" for letter, metal in zip(letters.split(), METALS, strict=False)]
    text = "# Metals\n\n" + "".join(form.format(q=words, a="A metal.") for words in asked)
    assert [card.split("What")[1] for card in cards(text)] == [f" is {metal}? | A metal." for metal in METALS[:3]]


def test_options_that_ask_stay_options() -> None:
    (note,) = notes("## Which question is open?\n\nA) Is it red?\nB) Why is it red?\n\nAnswer: B\n")
    assert [choice.correct for choice in note.choices] == [False, True]


def test_a_link_below_each_question_is_no_part_of_the_answers() -> None:
    parts = (
        f"### Question {n}\n#### What is {word}?\n[Back to the list](#list)\n\nA {meaning}.\n\n"
        for n, (word, meaning) in enumerate((("an oak", "tree"), ("a cod", "fish"), ("an owl", "bird")), 1)
    )
    assert cards("# Nature\n\n" + "".join(parts)) == [
        "What is an oak? | A tree.",
        "What is a cod? | A fish.",
        "What is an owl? | A bird.",
    ]


def test_a_heading_that_only_leads_to_another_page_is_no_question() -> None:
    links = "## [Home](../README.md)\n### [All](all.md)\n"
    text = links + "# Lamps\n\n## What is a wick?\n\nA cord.\n\n## [Oil](oil.md)\n\nIt burns.\n"
    assert cards(text) == ["What is a wick? | A cord.", "[Oil](oil.md) | It burns."]


def test_a_title_above_headings_that_ask_is_no_question_beside_others_of_its_level() -> None:
    text = "# Course\n\nWelcome.\n\n## What is it?\n\nA course.\n\n## When is it?\n\nIn May.\n\n"
    text += "# I am ready, what now?\n\nGo on.\n\n# I have a question, whom do I ask?\n\nAnn.\n"
    assert cards(text) == [
        "What is it? | A course.",
        "When is it? | In May.",
        "I am ready, what now? | Go on.",
        "I have a question, whom do I ask? | Ann.",
    ]


def test_a_heading_that_links_and_asks_is_a_question() -> None:
    text = (
        "## [What is TCP?](https://example.org/tcp)\n\n## What is IP?\n\nA protocol.\n\n## What is UDP?\n\nAnother.\n"
    )
    assert codes(text) == ["DP104"]


def test_circled_numbers_below_a_heading_do_not_make_it_a_question() -> None:
    text = "# Recipe\n\n## Stuff\n\n① noodles ② soup ③ egg\n\n## Steps\n\n① boil the water ② serve\n"
    assert cards(text) == []


def test_round_letters_tick_the_entries_of_a_list() -> None:
    text = "# Checklist\n\n1. The heating is checked. (X)\n2. The window is checked. (O)\n3. The roof is new. (X)\n"
    assert cards(text) == []


def test_a_line_of_links_that_begins_a_quote_below_each_answer_is_no_part_of_it() -> None:
    links = "> :arrow_up:[Top](#sea)   :house:[Home](https://example.org)\n"
    told = ("> - [More](https://example.org/a)\n", "> - []()\n", "> - []()\n", "")
    text = "".join(f"## {n}. What is {n}?\n\n{'' if n == 2 else 'Water.'}\n\n{links}{told[n]}\n" for n in range(4))
    assert cards(f"# Sea\n\n{text}") == [
        "What is 0? | Water. > - [More](https://example.org/a)",
        "What is 1? | Water.",
        "What is 3? | Water.",
    ]
    assert codes(f"# Sea\n\n{text}") == ["DP104"]
