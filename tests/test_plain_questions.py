"""Paragraphs that end in a question mark, without any other sign of a question."""

from __future__ import annotations

import pytest

from readings import cards, codes

METALS = ["iron", "tin", "zinc", "lead", "gold"]
ASKED = [f"What is {metal}?" for metal in METALS]


def sheet(form: str, metals: list[str] = METALS) -> str:
    return "# Metals\n\n" + "".join(form.format(q=f"What is {m}?", a=f"A metal called {m}.", m=m) for m in metals)


@pytest.mark.parametrize(
    "form",
    [
        "{q}\n\n{a}\n\n",
        "{q}\n{a}\n\n",
        "{q}\n\n- {a}\n- It is grey.\n\n",
        "{q}\n\n{a}\n\nIt is grey.\n\n",
        "{q}\n\n```\n{m}\n```\n\n",
        "{q}\n\n{a}\n\n---\n\n",
    ],
)
def test_five_with_text_below_are_read_with_a_warning(form: str) -> None:
    assert [card.split(" | ")[0].strip("*") for card in cards(sheet(form))] == ASKED
    assert codes(sheet(form)) == ["DP115"]


def test_sections_between_them_end_their_answers() -> None:
    text = (
        sheet("{q}\n\n{a}\n\n", METALS[:3]) + "## More\n\n" + sheet("{q}\n\n{a}\n\n", METALS[3:])[len("# Metals\n\n") :]
    )
    assert cards(text) == [f"What is {m}? | A metal called {m}." for m in METALS]


@pytest.mark.parametrize("form", ["• {q}\n{a}\n\n", "• {q}\n{a}\n", "● {q}\n{a}\nIt is grey.\n"])
def test_three_with_bullets_are_enough(form: str) -> None:
    assert [card.split(" | ")[0] for card in cards(sheet(form, METALS[:3]))] == ASKED[:3]


@pytest.mark.parametrize("form", ["{q}\n- {a}\n- It is grey.\n\n", "{q}\n\n1. {a}\n2. It is grey.\n\n", "{q}\n{a}\n\n"])
def test_three_are_enough_if_all_other_paragraphs_ask(form: str) -> None:
    assert [card.split(" | ")[0] for card in cards(sheet(form, METALS[:3]))] == ASKED[:3]
    assert codes(sheet(form, METALS[:3])) == ["DP115"]


def test_those_that_set_a_task_ask_if_as_many_have_a_question_mark() -> None:
    tasks = "Describe a fork.\n- A copy of a process.\n\nName two locks.\n- mutex\n- semaphore\n\n"
    asked = ["Describe a fork.", "What is iron?", "What is tin?"]
    found = [card.split(" | ")[0] for card in cards(sheet("{q}\n- {a}\n\n", METALS[:2]) + tasks)]
    assert sorted(found) == sorted([*asked, "Name two locks."])
    assert cards(sheet("{q}\n- {a}\n\n", METALS[:1]) + tasks) == []


def test_a_blank_line_may_be_above_the_lists_if_no_other_paragraph_is_among_them() -> None:
    other = "Name two metals.\n\n- iron\n- tin\n\nWhat is it? Is it red?\n\n- iron\n\n"
    text = sheet("{q}\n\n- {a}\n\n", METALS[:1]) + other
    assert [card.split(" | ")[0] for card in cards(text)] == [
        "What is iron?",
        "Name two metals.",
        "What is it? Is it red?",
    ]
    assert codes(text) == ["DP115"]
    assert cards(f"{text}It rusts.\n") == []


@pytest.mark.parametrize("indent", ["\t", "    "])
def test_bullets_indented_like_code_below_a_blank_line_are_a_list(indent: str) -> None:
    text = sheet(f"{{q}}\n\n{indent}- {{a}}\n{indent}- It is old.\n\n")
    assert [card.replace("- ", "") for card in cards(text)] == [
        f"{asked} | A metal called {m}. It is old." for asked, m in zip(ASKED, METALS, strict=True)
    ]


@pytest.mark.parametrize("indent", ["\t", "    ", "  \t"])
def test_bullets_indented_like_code_below_them_are_a_list(indent: str) -> None:
    text = sheet(f"{{q}}\n{indent}- {{a}}\n{indent}\t- It is grey.\n{indent}- It is old.\n\n")
    assert [card.replace("- ", "") for card in cards(text)] == [
        f"{asked} | A metal called {m}. It is grey. It is old." for asked, m in zip(ASKED, METALS, strict=True)
    ]


def test_indented_bullets_below_other_text_stay() -> None:
    text = sheet("**{q}**\n\nAs they say\n    - {m} - it is grey.\n\n")
    assert cards(text)[0] == "What is iron? | As they say - iron - it is grey."


@pytest.mark.parametrize(
    "text",
    [
        sheet("{q}\n\n{a}\n\n", METALS[:4]),
        sheet("{q}\n\n"),
        sheet("“{q}”\n\n“{a}”\n\n"),
        sheet("— {q}\n\n— {a}\n\n"),
        sheet("Well?\n\n{a}\n\n"),
        sheet("{q}\n\n" + "{a}\n\n" * 4),
    ],
    ids=["four", "without answers", "speech in quotation marks", "speech behind dashes", "one question", "an essay"],
)
def test_a_few_and_those_in_stories_and_essays_are_no_questions(text: str) -> None:
    assert cards(text) == []
    assert codes(text) == ["DP101"]


@pytest.mark.parametrize("behind", ["", " -> the page on slate", " (a good text)"])
def test_links_that_ask_among_them_are_questions(behind: str) -> None:
    linked = f"[What is slate?](https://rocks.example/slate){behind}\n\n- A rock.\n\n"
    found = cards(sheet("{q}\n\n- {a}\n\n") + linked)
    assert len(found) == 6
    assert found[-1].startswith("[What is slate?]")


@pytest.mark.parametrize(
    "linked",
    [
        "[What is slate?](https://rocks.example/slate)\n\n",
        "[The page on slate](https://rocks.example/slate)\n\n- A rock.\n\n",
        "[What is slate?](https://rocks.example/slate) is a page of theirs.\n\n- A rock.\n\n",
    ],
    ids=["nothing below", "no question", "in a sentence"],
)
def test_other_links_belong_to_the_answer(linked: str) -> None:
    assert len(cards(linked.join(sheet("{q}\n\n- {a}\n\n{{}}").split("{}")))) == 5


def test_links_alone_are_no_questions() -> None:
    assert cards(sheet("[{q}](https://rocks.example)\n\n{a}\n\n")) == []


@pytest.mark.parametrize("task", ["Explain how slate forms.", "Опишите жизнь вулкана.", "Compare slate with marble."])
def test_tasks_right_above_their_answers_are_questions_among_them(task: str) -> None:
    text = sheet("{q}\n{a}\n\n", METALS[:3]) + f"{task}\nMud is pressed.\n\n" + sheet("{q}\n{a}\n\n", METALS[3:])[10:]
    assert f"{task} | Mud is pressed." in cards(text)
    assert len(cards(text)) == 6


@pytest.mark.parametrize(
    "line", ["When mud is pressed, it hardens.", "Describing slate is hard.", "Slate explains it."]
)
def test_other_sentences_below_them_stay_in_the_answer(line: str) -> None:
    text = sheet("{q}\n{a}\n\n") + f"{line}\nMud is pressed.\n"
    assert len(cards(text)) == 5


SPACED = "".join(
    [
        "A [...] carries the load.\n\nbeam\n\n\n\n",
        "[...] holds two boards.\n\nglue\n\n\n",
        "Name of a door in a floor:\n\n    trapdoor\n\n\n",
        "What holds a roof?\n- rafters\n- walls\n\n\n",
        "Parts of a stair:\n<ul>\n<li>tread</li>\n<li>[...]</li>\n</ul>\n\nriser\n\n\n",
    ]
)


def test_blank_lines_set_pairs_of_paragraphs_apart() -> None:
    assert cards(SPACED) == [
        "A [...] carries the load. | beam",
        "[...] holds two boards. | glue",
        "Name of a door in a floor: | trapdoor",
        "What holds a roof? | - rafters - walls",
        "Parts of a stair: <ul> <li>tread</li> <li>[...]</li> </ul> | riser",
    ]
    assert codes(SPACED) == ["DP115"]


def test_a_bold_paragraph_below_such_blank_lines_is_no_question_where_answers_are_bold() -> None:
    text = "".join(f"What is {metal}?\n\n**A metal.**\n\n\n" for metal in METALS)
    found = cards(text + "What is slate?\n\nMore than one answer.\n\n\n**A stone.**\n\n**A roof.**\n")
    assert found[-1] == "What is slate? | More than one answer. **A stone.** **A roof.**"


def test_three_groups_are_enough_if_all_of_them_ask() -> None:
    assert len(cards("# Metals\n\n" + "".join(f"{asked}\n\nA metal.\n\n\n" for asked in ASKED[:3]))) == 3


@pytest.mark.parametrize(
    "text",
    [
        SPACED.replace("\n\n\n", "\n\n"),
        SPACED.replace("[...]", "It").replace("?", "."),
        SPACED + "Alone.\n\n\nAlso alone.\n\n\n",
        SPACED.split("Name")[0],
    ],
    ids=["blank lines alike", "nothing asks", "other groups", "too few"],
)
def test_other_paragraphs_far_apart_are_no_pairs(text: str) -> None:
    assert cards(text) == []


@pytest.mark.parametrize("last", ["", "So much for metals.\n"])
def test_four_right_above_their_answers_are_enough_if_hardly_any_other_paragraph_is_among_them(last: str) -> None:
    text = sheet("{q}\n{a}\n\n", METALS[:3]) + f"What is slate?\n\nA rock.\n\n{last}"
    assert [card.split(" | ")[0] for card in cards(text)][:4] == [*ASKED[:3], "What is slate?"]
    assert cards(text + "It is old.\n\nIt is grey.\n") == []


def test_an_uncertain_meaning_behind_a_dash_is_no_question() -> None:
    words = "".join(
        f"{metal} – a metal{mark}\n{metal}s – metals\n\n" for metal, mark in zip(METALS, "?.?.?", strict=True)
    )
    assert cards(words)[0] == "iron | a metal?"
    assert len(cards(words)) == 10


TURNS = "".join(
    f"{{0}} What do you {verb} in the morning?\n\n{{1}} I {verb} a loaf of bread.\n\n"
    f"{{1}} And when do you {verb} it again?\n\n{{0}} After the rain of {verb}ing time.\n\n"
    for verb in ("bake", "cook", "eat")
)


def test_the_turns_of_two_who_ask_each_other_are_no_questions() -> None:
    assert cards(TURNS.format("**Person 1:**", "**Person 2:**")) == []
    assert len(cards(TURNS.format("**Person 1:**", "**Person 1:**"))) == 6


@pytest.mark.parametrize("task", ["Explain how slate forms, and\nwhere it is found.", "Describe mud."])
def test_a_task_of_its_own_among_them_is_a_question(task: str) -> None:
    text = sheet("{q}\n\n{a}\n\n", METALS[:3]) + f"{task}\n\nMud is pressed.\n\n"
    found = cards(text + sheet("{q}\n\n{a}\n\n", METALS[3:])[10:])
    assert f"{' '.join(task.split())} | Mud is pressed." in found
    assert len(found) == 6


TOLD = "Choose the rock that\nfloats.\n\n**Pumice**\n\n"


def test_paragraphs_above_an_answer_in_bold_are_questions_where_nearly_all_answers_are_bold() -> None:
    found = cards(sheet("{q}\n\n**{a}**\n\n") + TOLD)
    assert (found[-1], len(found)) == ("Choose the rock that floats. | **Pumice**", 6)


def test_paragraphs_between_bold_lines_in_an_answer_are_no_questions() -> None:
    text = sheet("{q}\n\n**{a}**\n\nIt is found in many places.\n\n**Example**\n\nA bridge.\n\n")
    assert not any("found" in card.split(" | ")[0] for card in cards(text))


def test_paragraphs_above_bold_lines_are_no_questions_if_most_answers_are_plain() -> None:
    assert len(cards(sheet("{q}\n\n{a}\n\n") + TOLD)) == 5


def test_short_lines_right_above_lists_are_questions_among_lines_that_ask() -> None:
    found = cards(sheet("{q}\n- {a}\n\n", METALS) + "Things to remember\n- Granite is hard.\n\nTo do:\n- Dig\n")
    assert [card.split(" | ")[0] for card in found[-2:]] == ["Things to remember", "To do:"]
    assert len(found) == 7


@pytest.mark.parametrize("rest", ["Things to remember\n\n- Granite is hard.\n", "Remember\nthis\n- Granite is hard.\n"])
def test_other_lines_above_lists_stay_in_the_answer(rest: str) -> None:
    assert len(cards(sheet("{q}\n- {a}\n\n") + rest)) == 5


def test_a_question_may_be_asked_twice_among_twenty() -> None:
    metals = [*METALS, *(f"steel of kind {n}" for n in range(15))]
    assert len(cards(sheet("{q}\n- {a}\n\n", metals) + "What is iron?\n- Said before.\n")) == 21
    assert cards(sheet("{q}\n- {a}\n\n", metals[:10]) + "What is iron?\n- Said before.\n") == []
