"""Bold or italic titles of sections between a closed answer and the next question: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, understood

MARKS = ["**{}**", "__{}__", "*{}*", "***{}***", "**{}:**"]
LABELLED = "Q: What is iron?\nA: A metal.\n\nQ: What is neon?\nA: A gas.\n\n{}\n\nQ: What is cod?\nA: A fish.\n"
NUMBERED = (
    "1. Is iron hard?\n\n   Answer: yes\n\n2. Is wool soft?\n\n   Answer: yes\n\n{}\n\n"
    "3. Is ice warm?\n\n   Answer: no\n"
)
BOXES = "1. Which is hard?\n\n- [x] iron\n- [ ] wool\n{}\n\n2. Which is soft?\n\n- [x] wool\n- [ ] iron\n"
NESTED = "1. Which is hard?\n   - [x] iron\n   - [ ] wool\n{}\n2. Which is soft?\n   - [x] wool\n   - [ ] iron\n"
LETTERS = "1. Which is hard?\na) iron ✓\nb) wool\n{}\n2. Which is soft?\na) iron\nb) wool ✓\n"


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LABELLED, "What is iron? | A metal.; What is neon? | A gas.; What is cod? | A fish."),
        (NUMBERED, "Is iron hard? | yes; Is wool soft? | yes; Is ice warm? | no"),
        (BOXES, "Which is hard? | +iron -wool; Which is soft? | +wool -iron"),
        (NESTED, "Which is hard? | +iron -wool; Which is soft? | +wool -iron"),
        (LETTERS, "Which is hard? | +iron -wool; Which is soft? | -iron +wool"),
    ],
    ids=["labelled", "numbered", "boxes", "nested", "letters"],
)
def test_a_title_below_a_closed_answer_is_no_part_of_it(text: str, said: str, mark: str) -> None:
    text = text.format(mark.format("Living things"))
    assert cards(text) == said.split("; ")
    assert understood(text).deck.notes[-1].section[-1:] == ("Living things",)


@pytest.mark.parametrize("mark", MARKS)
def test_a_closing_title_below_the_last_answer_ends_it(mark: str) -> None:
    text = LABELLED.format("") + "\n" + mark.format("Sources") + "\n\nOwn work.\n"
    assert cards(text)[-1] == "What is cod? | A fish."


@pytest.mark.parametrize(
    "line",
    [
        "**It is hard.**",
        "**Why so?**",
        "**Level: easy**",
        "*We think so for good reasons*",
        "Living **things**",
        "**Explanation:** it rusts",
    ],
)
def test_other_lines_stay_in_the_answer(line: str) -> None:
    assert any(
        line in note.answer.markdown + note.explanation.markdown
        for note in understood(LABELLED.format(line)).deck.notes
    )


@pytest.mark.parametrize("mark", ["1.", "- "])
def test_an_answer_ends_with_its_item(mark: str) -> None:
    item = f"{mark} What is {{}}?\n\n   It is so.\n\n"
    text = f"{item.format('iron')}{item.format('neon')}{{}}**Living things**\n\n{item.format('cod')}"
    assert cards(text.format(""))[1] == "What is neon? | It is so."
    assert cards(text.format("   "))[1] == "What is neon? | It is so. **Living things**"


def test_a_bold_line_below_an_answer_without_a_label_stays_in_it() -> None:
    text = "## What is iron?\n\nA metal.\n\n**Living things**\n\n## What is cod?\n\nA fish.\n"
    assert cards(text)[0] == "What is iron? | A metal. **Living things**"


@pytest.mark.parametrize("words", [("Iron", "Neon"), ("Next", "Next")])
def test_bold_lines_below_most_answers_stay_in_them(words: tuple[str, str]) -> None:
    form = "Q: What is {0}?\nA: An element.\n\n**{1}**\n\n"
    text = "".join(form.format(number, word) for number, word in enumerate(words)) + "Q: What is cod?\nA: A fish.\n"
    assert cards(text)[0] == f"What is 0? | An element. **{words[0]}**"


@pytest.mark.parametrize("words", ["iron", "A", "a) iron", "Iron is hard"])
def test_a_bold_line_that_names_an_option_above_is_its_answer(words: str) -> None:
    text = (
        f"1. Which is hard?\n\na) iron\nb) wool\n\n**{words}**\n\n2. Which is soft?\n\na) iron\nb) wool\n\nAnswer: b\n"
    )
    assert cards(text) == ["Which is hard? | +iron -wool", "Which is soft? | -iron +wool"]


def test_bold_lines_below_the_last_answer_too_are_parts_of_the_answers() -> None:
    text = "Q: What is iron?\nA: A metal.\n\n**Hard**\n\nQ: What is wool?\nA: A cloth.\n\n**Soft**\n"
    assert cards(text) == ["What is iron? | A metal. **Hard**", "What is wool? | A cloth. **Soft**"]


@pytest.mark.parametrize("items", ["1. **Buy**: a pot\n2. **Fill**: it\n", "- **Pot**: of clay\n- **Pan**: of tin\n"])
@pytest.mark.parametrize("form", ["### {}\n\n**Answer:**\n{}\n\n", "Q: {}\nA: {}\n\n"])
def test_a_bold_line_above_a_list_in_an_answer_stays_there(form: str, items: str) -> None:
    text = form.format("How is tea made?", f"In a pot.\n\n**Steps:**\n{items}") + form.format(
        "Who drinks it?", "All do."
    )
    assert len(cards(text)) == 2
    assert "In a pot. **Steps:** " in cards(text)[0]


def test_a_bold_line_between_lists_that_do_not_ask_stays_in_the_answer() -> None:
    steps = "1. Dig a hole.\n\n   Deep.\n\n**Then wait**\n\n2. Fill the hole.\n\n   All of it.\n"
    text = f"## How are trees planted?\n\n{steps}\n## Who plants them?\n\nAll do.\n"
    assert "**Then wait** 2. Fill" in cards(text)[0]


PAIRS = [("What is iron?", "A metal."), ("What is neon?", "A gas."), ("What is cod?", "A fish.")]
FORMS = {
    "labels": "Q: {}\n\nA: {}\n",
    "bold labels": "**Question:** {}\n\n**Answer:** {}\n",
    "bold": "**{}**\n\n{}\n",
    "headings": "### {}\n\n{}\n",
    "paragraphs": "{}\n\nAnswer: {}\n",
    "paragraphs, tight": "{}\nAnswer: {}\n",
    "items": "1. {}\n\n   {}\n",
    "numbers": "1. {}\n\n{}\n",
}


def deck(form: str, titles: tuple[str, str, str], below: str = "") -> str:
    parts = (
        f"{t}\n\n{FORMS[form].format(*pair)}" if t else FORMS[form].format(*pair)
        for t, pair in zip(titles, PAIRS, strict=True)
    )
    return "\n".join(parts) + below


SAID = [f"{question} | {answer}" for question, answer in PAIRS]


@pytest.mark.parametrize("titles", [("**Things**", "", "**Fish**"), ("", "**Gases and fish**", "")])
@pytest.mark.parametrize("form", [form for form in FORMS if form.startswith("paragraphs")])
def test_bold_titles_among_questions_with_a_labelled_answer(form: str, titles: tuple[str, str, str]) -> None:
    assert cards(deck(form, titles)) == SAID
    assert codes(deck(form, titles)) == []


@pytest.mark.parametrize(
    ("form", "titles"),
    [
        *((form, ("Things", "", "Fish")) for form in FORMS),
        *(
            (form, ("Metals", "Gases", "Fish of the sea:"))
            for form in FORMS
            if form != "items" and not form.startswith("paragraphs")
        ),
    ],
)
def test_titles_without_a_mark_above_the_first_question_and_others(form: str, titles: tuple[str, str, str]) -> None:
    assert cards(deck(form, titles)) == SAID
    assert cards(f"# Quiz\n\n{deck(form, titles)}") == SAID


@pytest.mark.parametrize(
    ("titles", "below"),
    [
        (("", "", "Living things"), ""),
        (("Things", "", "It lives."), ""),
        (("Things", "", "Living things"), "\nAt sea\n"),
    ],
    ids=["none above the first", "a sentence", "more below the last answer"],
)
def test_such_a_line_may_be_part_of_the_answer(titles: tuple[str, str, str], below: str) -> None:
    assert cards(deck("bold labels", titles, below))[1] == f"What is neon? | A gas. {titles[2]}"
