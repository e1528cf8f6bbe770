"""Lists without letters whose right item is bold: options, if nearly all lists of a document are like that."""

from __future__ import annotations

import re

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards

QUIZ = (
    "## Which is red?\n\n- Venus\n- **Mars**\n- Pluto\n\n"
    "## Which is big?\n\n- **Jupiter**\n- Mars\n- Pluto\n\n"
    "## Which is far?\n\n- Venus\n- Mars\n- **Pluto**\n"
)
WANTED = [
    "Which is red? | -Venus +Mars -Pluto",
    "Which is big? | +Jupiter -Mars -Pluto",
    "Which is far? | -Venus -Mars +Pluto",
]


def test_the_bold_item_of_each_list_is_the_right_option() -> None:
    assert cards(QUIZ) == WANTED


@pytest.mark.parametrize("marks", [("<b>", "</b>"), ("<u><b> ", " </b></u>"), ("<mark>", "</mark>")])
def test_the_item_may_be_in_tags(marks: tuple[str, str]) -> None:
    opened, closed = marks
    assert cards(re.sub(r"\*\*(\w+)\*\*", rf"{opened}\1{closed}", QUIZ)) == WANTED


def test_the_lists_may_be_nested_or_numbered() -> None:
    nested = QUIZ.replace("\n\n- ", "\n- ").replace("\n- ", "\n   - ").replace("## ", "1. ").replace("\n\n", "\n")
    assert cards(nested) == WANTED
    assert cards(QUIZ.replace("- ", "1. ")) == WANTED


def test_the_lists_may_follow_the_questions_of_a_numbered_list() -> None:
    assert cards(QUIZ.replace("## ", "1. ")) == WANTED


def test_the_places_of_the_options_stay_the_same() -> None:
    right = [choice.text for choice in read(Source("deck.md", QUIZ))[0].deck.notes[0].choices if choice.correct]
    assert right[0].markdown == "Mars"
    assert right[0].origin == ((4, 5),)


def test_what_is_below_the_right_option_alone_is_its_feedback() -> None:
    text = QUIZ.replace("**Mars**", "**Mars**\n  - It is rusty.")
    choice = read(Source("deck.md", text))[0].deck.notes[0].choices[1]
    assert (choice.text.markdown, choice.feedback.markdown) == ("Mars", "- It is rusty.")


def test_what_is_below_several_options_stays_in_them() -> None:
    text = "## Which is red?\n\n- Venus\n  - a planet\n- Mars (correct)\n  - a planet\n"
    choices = read(Source("deck.md", text))[0].deck.notes[0].choices
    assert [choice.text.markdown for choice in choices] == ["Venus\n- a planet", "Mars\n- a planet"]


def test_several_right_options_may_be_bold_if_most_lists_have_one() -> None:
    several = "## Which are planets?\n\n- **Mars**\n- the Sun\n- **Venus**\n"
    assert cards(f"{QUIZ}\n{several}") == [*WANTED, "Which are planets? | +Mars -the Sun +Venus"]


def test_right_options_may_hold_underscores() -> None:
    text = QUIZ.replace("**Mars**", "__the MARS_ID of `mars_4`__").replace("## ", "")
    assert cards(text)[0] == "Which is red? | -Venus +the MARS_ID of `mars_4` -Pluto"


def test_bold_items_below_statements_are_right_options_where_those_below_questions_are() -> None:
    tasks = (
        "Tick the hot one.\n\n- Pluto\n- **Venus**\n\nTick the two large ones.\n\n- **Saturn**\n- Moon\n- **Jupiter**\n"
    )
    wanted = ["Tick the hot one. | -Pluto +Venus", "Tick the two large ones. | +Saturn -Moon +Jupiter"]
    assert cards(f"{QUIZ.replace('## ', '')}\n{tasks}") == [*WANTED, *wanted]
    assert cards(tasks + QUIZ.split("## Which is far?")[0].replace("## ", "")) != [*wanted, *WANTED[:2]]


def test_two_lists_are_too_few_if_their_questions_do_not_ask_to_choose() -> None:
    text = QUIZ.split("## Which is far?")[0].replace("Which", "What")
    assert all(" | - " in card for card in cards(text))


@pytest.mark.parametrize("other", ["- Oslo\n- Rome\n- Bern", "- **Oslo**\n- **Rome**\n- **Bern**\n- **Lima**"])
def test_one_of_three_lists_about_as_long_may_lack_its_bold_item(other: str) -> None:
    text = QUIZ.split("## Which is far?")[0] + f"## Which are cities?\n\n{other}\n"
    assert cards(text) == [*WANTED[:2], f"Which are cities? | {other}".replace("\n", " ")]
    assert [problem.code for problem in read(Source("deck.md", text))[1]] == ["DP116"]


def test_titles_in_bold_above_nested_lists_are_no_right_options() -> None:
    text = QUIZ.replace("**\n", ":**\n  - one\n  - two\n")
    assert not any("+" in card for card in cards(text))


def test_half_of_the_lists_without_a_bold_item_show_that_it_is_emphasis() -> None:
    plain = "".join(f"## Which cities has land {n}?\n\n- Oslo\n- Rome\n- Bern\n\n" for n in (1, 2, 3))
    assert all(" | - " in card for card in cards(QUIZ + plain))


def test_other_lists_show_that_bold_print_is_emphasis() -> None:
    plain = "## What is on the table?\n\n- a cup\n- a spoon\n\n"
    assert all(" | - " in card for card in cards(plain + QUIZ))
    terms = "## What is in it?\n\n- **tea**\n- **milk**\n\n"
    assert all(" | - " in card for card in cards(terms + QUIZ))


def test_names_in_bold_before_their_meanings_are_no_options() -> None:
    text = QUIZ.replace("**\n", "**: a planet\n")
    assert all(" | - " in card for card in cards(text))


def test_a_heading_that_only_numbers_its_question_is_no_part_of_it() -> None:
    parts = QUIZ.split("## ")[1:]
    assert cards("".join(f"## {n}. Question {n}\n\n{part}" for n, part in enumerate(parts, 1))) == WANTED


def test_a_star_behind_one_item_of_each_list_marks_the_right_one() -> None:
    quiz = "".join(f"{n}. Which is {n}?\n\n   - {n}*\n   - {n + 1}\n   - {n + 2}\n\n" for n in (1, 2, 3))
    assert cards(f"# Quiz\n\n{quiz}") == [f"Which is {n}? | +{n} -{n + 1} -{n + 2}" for n in (1, 2, 3)]


def test_a_star_in_one_list_of_several_leads_to_a_footnote() -> None:
    lists = "".join(f"## Which plans has shop {n}?\n\n- Free\n- Large\n- Small{'*' * (n == 1)}\n\n" for n in (1, 2, 3))
    assert all("+" not in card for card in cards(f"# Shops\n\n{lists}\\* not in winter\n"))


@pytest.mark.parametrize("mark", ["A - {}", "A – {}"])
def test_the_option_in_bold_behind_a_dash_is_right(mark: str) -> None:
    options = [mark.format("Oslo"), mark.replace("A", "B").format("**Rome**"), mark.replace("A", "C").format("Bern")]
    text = "".join(f"## Which city is {n}?\n\n" + "\n".join(options) + "\n\n" for n in (1, 2, 3))
    assert cards(f"# Quiz\n\n{text}") == [f"Which city is {n}? | -Oslo +Rome -Bern" for n in (1, 2, 3)]


@pytest.mark.parametrize("right", [0, 1, 2, 3])
def test_short_options_in_paragraphs_are_no_page_labels(right: int) -> None:
    names = ["Oslo", "Rome", "Bern", "Lima"]
    options = "\n\n".join(f"{'ABCD'[n]}) {f'**{x}**' if n == right else x}" for n, x in enumerate(names))
    text = "".join(f"Q{n}. Which city is {n}?\n\n{options}\n\n" for n in (1, 2, 3))
    wanted = " ".join(f"{'+' if n == right else '-'}{x}" for n, x in enumerate(names))
    assert cards(f"# Quiz\n\n{text}") == [f"Which city is {n}? | {wanted}" for n in (1, 2, 3)]


@pytest.mark.parametrize("right", "ABCD")
def test_letters_in_brackets_before_options_are_no_gaps_of_the_next_question(right: str) -> None:
    options = "\n".join(f"- ({letter}) is {letter}" for letter in "ABCD")
    text = "".join(f"Q{n}. Which is {n}?\n\n{options}\n\n> {right}\n\n" for n in (1, 2, 3))
    wanted = " ".join(f"{'+' if letter == right else '-'}is {letter}" for letter in "ABCD")
    assert cards(f"# Quiz\n\n{text}") == [f"Which is {n}? | {wanted}" for n in (1, 2, 3)]


STATEMENTS = "".join(
    f"The {n}th planet that is meant here\n\n- Venus {n}\n- {{}}Mars {n}{{}}\n- Pluto {n}\n\n" for n in range(1, 8)
)


@pytest.mark.parametrize("marks", [("**", "**"), ("**_", "_**"), ("__*", "*__"), ("<b>", "</b>"), ("", "*")])
def test_the_right_options_may_be_below_statements_if_each_list_has_one(marks: tuple[str, str]) -> None:
    asked = [f"The {n}th planet that is meant here | -Venus {n} +Mars {n} -Pluto {n}" for n in range(1, 8)]
    assert cards(f"# Quiz\n\n{STATEMENTS.format(*marks * 7)}") == asked


def test_lists_of_what_is_done_are_no_options() -> None:
    done = "".join(f"Work on part {n}\n\n- [x] plan {n}\n- [x] test {n}\n- [ ] ship {n}\n\n" for n in range(1, 8))
    assert cards(f"# Plan\n\n{done}") == []


@pytest.mark.parametrize("right", [1, 2, 3])
@pytest.mark.parametrize("point", [".", ")"])
def test_the_number_of_the_right_option_may_be_in_bold_too(right: int, point: str) -> None:
    names = ["Mars", "Jupiter", "Venus"]
    options = [f"{n}{point} {name}" for n, name in enumerate(names, 1)]
    options[right - 1] = f"**{options[right - 1]}**"
    text = "".join(f"### Which planet is meant in {n}?\n\n" + "\n".join(options) + "\n\n" for n in (1, 2, 3))
    wanted = " ".join(f"{'+' if n == right else '-'}{name}" for n, name in enumerate(names, 1))
    assert cards(f"# Quiz\n\n{text}") == [f"Which planet is meant in {n}? | {wanted}" for n in (1, 2, 3)]


def test_numbered_questions_in_bold_stay() -> None:
    text = "**1. What is tea?**\n1. A leaf.\n2. A drink.\n\n**2. What is ice?**\n1. Water.\n2. Cold.\n"
    assert [card.split(" | ")[0] for card in cards(f"# Quiz\n\n{text}")] == ["What is tea?", "What is ice?"]


def test_tabs_may_indent_the_items() -> None:
    tabbed = re.sub(r"\n\n- ", "\n\n\t- ", QUIZ).replace("\n- ", "\n\t- ")
    assert cards(re.sub(r"## ", "1. ", tabbed)) == WANTED


@pytest.mark.parametrize(
    "shown", ["```text\nred\n```", "![a planet](mars.png)", "| size | 2 |\n|---|---|\n| moons | 2 |"]
)
def test_code_a_picture_or_a_table_may_stand_between_a_question_and_its_options(shown: str) -> None:
    told = [card.split(" | ")[1] for card in WANTED]
    text = QUIZ.replace("?\n\n", f"?\n\n{shown}\n\n", 1)
    assert [card[-len(end) :] for card, end in zip(cards(text), told, strict=True)] == told
    nested = "".join("1. " + part.replace("\n", "\n   ").rstrip() + "\n" for part in QUIZ.split("## ")[1:])
    shown_inside = shown.replace("\n", "\n   ")
    text = nested.replace("?\n   \n   ", f"?\n\n   {shown_inside}\n\n   ", 1)
    assert [card[-len(end) :] for card, end in zip(cards(text), told, strict=True)] == told


def test_bold_items_below_a_colon_are_right_options_as_well() -> None:
    text = QUIZ.replace("## ", "").replace("Which is big?", "The big one is:")
    assert cards(text) == [card.replace("Which is big?", "The big one is:") for card in WANTED]


def test_a_list_as_long_as_the_options_of_others_is_reported_below_any_question() -> None:
    text = QUIZ + "## Who was there?\n\n- Ann\n- Bob\n- Cleo\n"
    assert [problem.code for problem in read(Source("deck.md", text))[1]] == ["DP116"]
    longer = text.replace("- Cleo\n", "- Cleo\n- Dan\n- Eve\n- Fay\n")
    assert read(Source("deck.md", longer))[1] == ()


TWO = "## Which is red?\n\n- Venus\n- **Mars**\n- Pluto\n\n## Which is big?\n\n- **Jupiter**\n- Mars\n- Pluto\n"


@pytest.mark.parametrize("marks", [r"**\1**", r"*\1*", r"_\1_", r"<u>\1</u>"])
def test_two_lists_are_enough_below_questions_that_ask_to_choose(marks: str) -> None:
    assert cards(re.sub(r"\*\*(\w+)\*\*", marks, TWO)) == WANTED[:2]


@pytest.mark.parametrize(
    "text",
    [
        TWO.replace("**Jupiter**", "Jupiter"),
        TWO.replace("- Mars", "- **Mars**"),
        TWO.replace("Which is", "What is"),
        TWO.replace("- Pluto\n", ""),
    ],
    ids=["one marked", "two in a list", "no word that asks to choose", "short lists"],
)
def test_other_lists_below_two_questions_are_answers(text: str) -> None:
    assert not any(" +" in card for card in cards(text))


STATED = (
    ("A whale is a fish.", "True", "**False**"),
    ("If it rains, ducks will", "sleep", "**swim**", "sink"),
    ("Bees make honey.", "**True**", "False"),
    ("A frog begins its life as an", "adult", "**egg**", "owl"),
    ("Owls hunt at night.", "**True**", "False"),
    ("A calf is a young", "**cow**", "sheep", "goat"),
)


@pytest.mark.parametrize("indent", ["    -  ", "   - ", "   * "])
def test_the_lists_in_numbered_items_need_no_question_mark_if_there_are_many(indent: str) -> None:
    def document(count: int) -> str:
        rows = (f"{n}. {q}\n" + "".join(f"{indent}{o}\n" for o in o) for n, (q, *o) in enumerate(STATED[:count], 1))
        return "".join(rows)

    right = [" ".join(f"+{o.strip('*')}" if o[0] == "*" else f"-{o}" for o in options) for _, *options in STATED]
    assert cards(document(6)) == [f"{q[0]} | {said}" for q, said in zip(STATED, right, strict=True)]
    assert not any("+" in card for card in cards(document(4)))


def test_bold_words_in_the_lists_of_some_steps_are_emphasis() -> None:
    steps = "".join(f"{n}. Open drawer {n}.\n   - Take a pen\n   - **Close it**\n" for n in range(1, 4))
    plain = "".join(f"{n}. Open drawer {n}.\n   - Take a pen\n   - Close it\n" for n in range(4, 8))
    assert not any("+" in card for card in cards(f"# Tidy up\n\n{steps}{plain}"))


def test_lists_below_empty_brackets_may_have_several_right_items() -> None:
    text = "".join(
        f"- A {word} has ()\n  - **legs**\n  - {extra}\n  - wheels\n"
        for word, extra in [("cat", "**ears**"), ("dog", "**ears**"), ("hen", "horns"), ("cow", "**horns**"),
                            ("ant", "ears"), ("fly", "**wings**")]
    )  # fmt: skip
    found = cards(f"# Zoo\n\n{text}")
    assert found[0] == "A cat has () | +legs +ears -wheels"
    assert found[2] == "A hen has () | +legs -horns -wheels"
    assert len(found) == 6


CODE = "What this prints\n\n```\nprint(1)\n```\n\n- Two\n- **One**\n- None\n\n"


@pytest.mark.parametrize("head", ["What this prints", "Was hier erscheint", "这段代码的结果"])
def test_code_may_stand_between_a_text_without_a_question_mark_and_its_options(head: str) -> None:
    asked = "".join(f"Which metal is it in part {n}?\n\n- Oak\n- **Iron**\n- Ice\n\n" for n in range(3))
    found = cards(asked + CODE.replace("What this prints", head))
    assert found[3] == f"{head} ``` print(1) ``` | -Two +One -None"


def test_a_list_below_code_stays_a_list_if_no_other_list_has_its_right_item_in_bold() -> None:
    asked = "".join(f"## Which metal is it in part {n}?\n\nIron.\n\n" for n in range(3))
    assert cards(asked + CODE)[-1].endswith("- Two - **One** - None")
