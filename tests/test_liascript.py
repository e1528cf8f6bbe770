"""Quizzes of LiaScript: boxes in double brackets, fields to type in, menus, hints and explanations."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

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


@pytest.mark.parametrize("survey", ["- [(1)] Mars\n- [(2)] Venus\n", "- [[red]] Mars\n- [[hot]] Venus\n"])
def test_no_option_of_a_survey_is_right(survey: str) -> None:
    asked = f"Which do you like?\n\n{survey}\n## What is Mars?\n\nA planet.\n"
    assert cards(HEAD + asked) == ["What is Mars? | A planet."]
    assert codes(HEAD + asked) == ["DP108"]
    assert cards(f"## {asked}")[1:] == cards(HEAD + asked)
    assert codes(f"## {asked}") == []


def test_the_marks_of_animations_are_in_no_answer() -> None:
    mark, stars = " " * 20 + "{{1-2}}", "*" * 40
    parts = "".join(f"## What is {name}?\n\n{mark}\n{stars}\n\nA planet.\n\n{stars}\n\n" for name in ("Mars", "Venus"))
    assert cards(HEAD + parts) == ["What is Mars? | A planet.", "What is Venus? | A planet."]


def test_a_part_that_appears_later_ends_the_part_above() -> None:
    mark, stars = "{{1}}", "*" * 40
    asked = [f"Q: What is {name}?\n\n{mark}\n{stars}\n\nA planet.\n\n{stars}\n\n" for name in ("Mars", "Venus")]
    text = f"{HEAD}{asked[0]}Q: What is Io?\n\n{stars}\n\n{mark}\n{stars}\n\nOther text.\n\n{stars}\n\n{asked[1]}"
    assert cards(text) == ["What is Mars? | A planet.", "What is Venus? | A planet."]


_STARS = "*" * 11
_ASKED = f"Which is a planet?\n\n[[X]] Mars\n[[ ]] Sirius\n{_STARS}\n\nMars is.\n\n{_STARS}\n\n"


@pytest.mark.parametrize("below", ["More text.\n", "- an item\n- another\n", "![Mars](mars.png)\n"])
def test_an_explanation_ends_at_its_closing_stars(below: str) -> None:
    for text in (_ASKED, _ASKED.replace(f"\n\n{_STARS}\n\n", f"\n{_STARS}\n")):
        (note,) = notes(f"{HEAD}{text}{below}")
        assert note.explanation.markdown == "Mars is."


@pytest.mark.parametrize("options", ["- [({})] {}", "[({})] {}", "    [({})] {}"])
@pytest.mark.parametrize("below", ["", "\nMore text.\n"])
def test_a_survey_below_an_explanation_is_reported(options: str, below: str) -> None:
    survey = "\n".join(options.format(number, said) for number, said in enumerate(["Daily", "Never"], 1))
    text = f"{HEAD}{_ASKED}How often?\n\n{survey}\n{below}"
    assert cards(text) == ["Which is a planet? | +Mars -Sirius"]
    assert codes(text) == ["DP108"]


@pytest.mark.parametrize("stars", ["***", "*****"])
def test_stars_right_below_a_hint_open_the_explanation(stars: str) -> None:
    text = f"{HEAD}What is red?\n\n[[Mars]]\n[[?]] a planet\n{stars}\n\nIt has rust.\n\n{stars}\n\nMore text.\n"
    assert cards(text) == ["What is red? | Mars It has rust."]


def test_three_stars_elsewhere_are_a_rule() -> None:
    text = f"{HEAD}{CHOICE}\nSirius is a star.\n\n***\n\nMore.\n\n***\n"
    assert cards(text) == ["Which is a planet? | +Mars -Sirius +Venus"]
    assert notes(text)[0].explanation.markdown + notes(text)[0].answer.markdown == "Sirius is a star."


QUOTED = """> What is red?
[( )] Sirius
[(X)] Mars

> What does this print?
``` python
print(4)
```
[[4]]
<script>
"@input".trim() == "4"
</script>

> Which is a moon?
[[Titan]]
"""


def test_questions_may_be_quotes_right_above_their_quiz_or_its_code() -> None:
    assert cards(HEAD + QUOTED) == [
        "What is red? | -Sirius +Mars",
        "What does this print? ``` python print(4) ``` | 4",
        "Which is a moon? | Titan",
    ]
    assert codes(HEAD + QUOTED) == []


def test_quotes_above_wiki_links_stay_quotes() -> None:
    assert cards("# Planets\n\nText.\n\n> Which is a moon?\n[[Titan]]\n\n> Which is red?\n[[Mars]]\n") == []


def test_a_hint_may_be_an_item_like_the_options() -> None:
    text = f"{HEAD}Which is red?\n\n- [( )] Sirius\n- [(X)] Mars\n- [[?]] It has rust.\n"
    assert cards(text) == ["Which is red? | -Sirius +Mars"]
    assert notes(text)[0].hint.markdown == "It has rust."


@pytest.mark.parametrize("head", [HEAD, "# Planets\n\n"])
def test_a_blank_line_may_be_below_a_quote_that_asks(head: str) -> None:
    apart = QUOTED.replace("?\n", "?\n\n").replace("```\n[[4]]", "```\n\n[[4]]")
    assert cards(head + apart) == cards(HEAD + QUOTED)
    assert codes(head + apart) == []


def test_a_quote_that_only_tells_is_no_question_above_a_blank_line() -> None:
    found = cards(f"{HEAD}What is red?\n\n> It has rust.\n\n[( )] Sirius\n[(X)] Mars\n\n{CHOICE}")
    assert not any(card.startswith("It has rust") for card in found)


def test_marks_of_animations_above_a_text_are_on_no_card() -> None:
    text = "# Words\n\n" + "".join(
        f"## What is {n}?\n{{{{1}}}}\nA number.\n\n{{{{2}}}}\nIt is odd.\n\n" for n in (3, 5)
    )
    assert cards(text) == ["What is 3? | A number. It is odd.", "What is 5? | A number. It is odd."]
