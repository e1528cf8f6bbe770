"""Lists with a tick or a cross at each item: options of a question that asks to choose, else the answer."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines

QUIZ = "## Which are metals?\n\n- ✅ Iron\n- ✅ Gold\n- ❌ Oak\n"
WANTED = ["Which are metals? | +Iron +Gold -Oak"]


@pytest.mark.parametrize(("right", "wrong"), [("✔️", "❌"), ("☑", "✗"), (":white_check_mark:", ":x:")])
def test_several_ticks_among_crosses_mark_the_right_options(right: str, wrong: str) -> None:
    assert cards(QUIZ.replace("✅", right).replace("❌", wrong)) == WANTED
    assert codes(QUIZ) == []


def test_the_signs_may_be_at_the_end_of_the_items() -> None:
    assert cards("## Which are metals?\n\n- Iron ✅\n- Gold ✅\n- Oak ❌\n") == WANTED


def test_the_questions_may_be_numbered() -> None:
    text = "1. Which are metals?\n   - ✅ Iron\n   - ❌ Oak\n   - ✅ Gold\n"
    text += "2. Which are seas?\n   - ❌ Alps\n   - ✅ Baltic\n"
    assert cards(text) == ["Which are metals? | +Iron -Oak +Gold", "Which are seas? | -Alps +Baltic"]


@pytest.mark.parametrize(
    "asked", ["Welche sind Metalle?", "Quels sont des métaux ?", "Какие из них металлы?", "次のうち金属はどれ？"]
)
def test_the_question_may_ask_to_choose_in_other_languages(asked: str) -> None:
    assert cards(QUIZ.replace("Which are metals?", asked)) == [f"{asked} | +Iron +Gold -Oak"]


def test_a_cross_before_a_tick_shows_options_without_such_a_word() -> None:
    assert cards("## What is made of metal?\n\n- ❌ Paper\n- ✅ Coins\n- ✅ Keys\n") == [
        "What is made of metal? | -Paper +Coins +Keys"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## What are the pros and cons of wood?\n\n- ✅ light to carry\n- ✅ many kinds\n- ❌ burns\n",
        "## What helps?\n\n- ✅ sleep\n- ✅ tea\n- ❌ noise\n\n"
        "## Which foods help?\n\n- ✅ rice\n- ✅ figs\n- ❌ salt\n\n"
        "## What harms?\n\n- ✅ rest\n- ✅ air\n- ❌ smoke\n",
        "## Which are metals?\n\n- ✅ Iron\n- ✅ Gold\n- Oak\n",
        "## Which are metals?\n\n- ✅ Iron\n- ✅ Gold\n",
    ],
)
def test_other_lists_with_ticks_stay_answers(text: str) -> None:
    assert all("✅" in card for card in cards(text))


ALONE = "1. Which is a metal?\n\n   - Iron\n   - Oak ❌\n   - Glass ❌\n\n"
ALONE += "2. Which is a planet?\n\n   - ❌ Sun\n   - Mars\n   - ❌ Moon\n\n"
CHOSEN = ["Which is a metal? | +Iron -Oak -Glass", "Which is a planet? | -Sun +Mars -Moon"]


def test_crosses_alone_leave_one_right_option() -> None:
    assert cards(ALONE) == CHOSEN


@pytest.mark.parametrize(
    "text",
    [
        "## What may I eat?\n\n- Rice\n- Salt ❌\n- Fat ❌\n",
        "## Which may I eat?\n\n- Rice\n- Figs\n- Salt ❌\n",
        "## Which may I eat?\n\n- Rice\n- Salt ❌\n",
    ],
)
def test_other_crosses_stay_in_the_answer(text: str) -> None:
    assert "❌" in cards(text)[0]


def test_a_list_without_a_mark_among_options_is_an_answer_with_a_warning() -> None:
    text = f"{ALONE}3. Which is a sea?\n\n   - Alps\n   - Baltic\n\n4. What is near Rome?\n\n   - Ostia\n   - Tivoli\n"
    assert cards(text)[:2] == CHOSEN
    assert cards(text)[2:] == ["Which is a sea? | - Alps - Baltic", "What is near Rome? | - Ostia - Tivoli"]
    assert codes_and_lines(text) == [("DP116", 13)]


ONE_TICK = "".join(f"## What is {n}?\n\n- Oak {n}\n- {{}}Iron {n}{{}}\n- Fir {n}\n\n" for n in (1, 2))


@pytest.mark.parametrize("marks", [("", " ✅"), ("", " ✔️"), ("", " :white_check_mark:")])
def test_several_ticks_count_where_other_lists_have_one(marks: tuple[str, str]) -> None:
    several = "## What is 3?\n\n- {0}Gold{1}\n- Elm\n- {0}Zinc{1}\n".format(*marks)
    text = ONE_TICK.format(*marks * 2) + several
    assert cards(text) == [
        "What is 1? | -Oak 1 +Iron 1 -Fir 1",
        "What is 2? | -Oak 2 +Iron 2 -Fir 2",
        "What is 3? | +Gold -Elm +Zinc",
    ]


def test_several_ticks_in_half_of_the_lists_are_answers() -> None:
    several = "".join(f"## What has plan {n}?\n\n- Mail ✅\n- Chat\n- Maps ✅\n\n" for n in (3, 4))
    assert not any("+Mail" in card for card in cards(ONE_TICK.format("", " ✅", "", " ✅") + several))
