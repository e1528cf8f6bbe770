"""Quizzes of LiaScript: boxes in double brackets, fields to type in, menus, hints and explanations."""

from __future__ import annotations

import pytest

from readings import cards, notes

HEAD = "<!--\nauthor: Ann\nnarrator: UK English Female\nlanguage: en\n-->\n\n# Planets\n\n"
CHOICE = "Which is a planet?\n\n    [[X]] Mars\n    [[ ]] Sirius\n    [[X]] Venus\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + CHOICE,
        CHOICE,
        CHOICE.replace("    [[", "- [["),
        CHOICE.replace("    [[", "[["),
        CHOICE.replace("[[", "[(").replace("]]", ")]"),
        CHOICE.replace("[[X]]", "[[x]]"),
    ],
)
def test_boxes_in_double_brackets_are_options(text: str) -> None:
    assert cards(text) == ["Which is a planet? | +Mars -Sirius +Venus"]


def test_the_paragraph_above_asks_and_its_heading_is_a_section() -> None:
    (note,) = notes(f"# Course\n\n## Quiz\n\n{CHOICE.replace('?', '')}\n## Text\n\nMuch of it.\n")
    assert (note.question.flat, note.section) == ("Which is a planet", ("Quiz",))


def test_a_heading_may_ask_as_well() -> None:
    assert cards("## Which is big?\n\n- [( )] Mars\n- [(X)] Sun\n") == ["Which is big? | -Mars +Sun"]


def test_a_field_holds_the_answer_to_type() -> None:
    (note,) = notes(f"{HEAD}Two and two is\n\n    [[four]]\n    [[?]] an even number\n")
    assert (note.question.flat, note.answer.flat, note.hint.flat) == ("Two and two is", "four", "an even number")
    assert note.typed


def test_a_menu_holds_its_right_option_in_brackets() -> None:
    assert cards(f"{HEAD}The sky is\n\n[[red|(blue)|green]]\n") == ["The sky is | -red +blue -green"]


def test_stars_enclose_the_explanation() -> None:
    text = CHOICE + "    ***********\n\n    Sirius is a star.\n\n    ***********\n"
    (note,) = notes(text)
    assert note.explanation.markdown == "Sirius is a star."


@pytest.mark.parametrize(
    "text",
    [
        "## What links here?\n\n[[Mars]]\n\n- [[X]] is a note\n- [[Sun]] too\n",
        "## What links here?\n\n- [[X]] is a note\n- [[x]] is another\n",
        "## How is it written?\n\n```\n[[X]] right\n[[ ]] wrong\n```\n",
    ],
)
def test_wiki_links_and_code_stay_as_they_are(text: str) -> None:
    (note,) = notes(text)
    assert note.answer.markdown == text.partition("\n\n")[2].rstrip()


def test_no_blank_line_is_needed_between_quizzes() -> None:
    text = (
        "Which is a metal?\n[( )] oak\n[(X)] iron\nWhich are red?\n[[X]] rust\n[[ ]] sky\n[[X]] brick\n"
        "What is 2 + 2?\n[[4]]\n[[?]] an even number\nWhat is 3 + 3?\n[[6]]\n"
    )
    assert cards(text) == [
        "Which is a metal? | -oak +iron",
        "Which are red? | +rust -sky +brick",
        "What is 2 + 2? | 4",
        "What is 3 + 3? | 6",
    ]
