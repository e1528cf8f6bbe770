"""Options of which the right one ends in an X: a mark, if nearly all lists of a document have exactly one."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes

QUIZ = "### 1. Which is red?\n- a) Venus\n- b) Mars X\n- c) Pluto\n\n### 2. Which is big?\n- a) Jupiter X\n- b) Mars\n"
WANTED = ["Which is red? | -Venus +Mars -Pluto", "Which is big? | +Jupiter -Mars"]


@pytest.mark.parametrize("mark", [" X", " x", "  X ", " (x)", " [X]", " **x**"])
def test_the_option_with_the_cross_is_the_right_one(mark: str) -> None:
    assert cards(QUIZ.replace(" X", mark)) == WANTED


@pytest.mark.parametrize(
    "text",
    [
        QUIZ.replace("- a)", "a.").replace("- b)", "b.").replace("- c)", "c."),
        QUIZ.replace("a) ", "").replace("b) ", "").replace("c) ", ""),
        "1. Which is red?\n   - Venus\n   - Mars (x)\n   - Pluto\n\n2. Which is big?\n   - Jupiter (x)\n   - Mars\n",
    ],
)
def test_the_options_may_be_lines_or_lists_of_any_form(text: str) -> None:
    assert cards(text) == WANTED


def test_one_question_of_many_may_have_two_right_options() -> None:
    text = QUIZ + "".join(f"\n### {n}. Which is grey?\n- a) Slate {n} X\n- b) Grass {n}\n" for n in range(3, 9))
    assert cards(text + "\n### 9. Which are round?\n- a) Balls X\n- b) Rings X\n- c) Bricks\n")[-1] == (
        "Which are round? | +Balls +Rings -Bricks"
    )


def test_the_places_of_the_options_stay_the_same() -> None:
    right = [choice.text for choice in read(Source("deck.md", QUIZ))[0].deck.notes[0].choices if choice.correct]
    assert right[0].origin == ((3, 6),)


@pytest.mark.parametrize(
    "text",
    [
        "## Who spoke in 1964?\n- a) Malcolm X\n- b) Churchill\n\nAnswer: b\n\n## Which is big?\n"
        "- a) Sun\n- b) Moon\n\nAnswer: a\n",
        "## Which is a system?\n- a) Mac OS X\n- b) Solaris X\n\nAnswer: b\n\n## Which is big?\n"
        "- a) Sun X\n- b) Moon X\n\nAnswer: a\n",
    ],
)
def test_names_that_end_in_an_x_are_no_marks(text: str) -> None:
    assert [card.count("+") for card in cards(text)] == [1, 1]
    assert "X" in cards(text)[0]
    assert cards(text)[1].startswith("Which is big? | +Sun")


@pytest.mark.parametrize("lead", ["{}. ", "**{}.** ", "- {}) ", "- "])
@pytest.mark.parametrize("option", ["x", "X", "(x)"])
def test_an_option_that_is_only_an_x_has_no_mark(lead: str, option: str) -> None:
    options = f"{lead.format('A')}{option}\n{lead.format('B')}y"
    text = f"## Which is 1?\n\n{options}\n\nAnswer: y\n\n## Which is 2?\n\n{options}\n\nAnswer: y\n"
    assert cards(text) == [f"Which is 1? | -{option} +y", f"Which is 2? | -{option} +y"]


def test_items_of_answers_keep_their_last_letter() -> None:
    text = "## Which systems are old?\n- Solaris\n- Mac OS X\n\n## Which are big?\n- Jupiter\n- Saturn\n"
    assert cards(text) == ["Which systems are old? | - Solaris - Mac OS X", "Which are big? | - Jupiter - Saturn"]


def test_one_of_three_questions_may_lack_its_cross_and_is_reported() -> None:
    text = "1. Which is a metal?\n\n   a) Iron X\n   b) Oak\n\n2. Which is a sea?\n\n   a) Alps\n   b) Baltic\n\n"
    text += "3. Which is a planet?\n\n   a) Mars X\n   b) Sun\n"
    assert cards(text) == ["Which is a metal? | +Iron -Oak", "Which is a planet? | +Mars -Sun"]
    assert codes(text) == ["DP108"]


def test_an_option_with_a_number_that_is_only_an_x_has_no_mark() -> None:
    text = "1. Which is A?\n   1. x\n   2. y\n\n   Answer: 2\n\n2. Which is B?\n   1. x\n   2. y\n\n   Answer: 1\n"
    assert cards(text) == ["Which is A? | -x +y", "Which is B? | +x -y"]


@pytest.mark.parametrize("lead", [("- a) ", "- b) ", "- c) "), ("- ", "- ", "- "), ("1. ", "2. ", "3. ")])
@pytest.mark.parametrize(
    "mark",
    [
        *("(Answer)", "(ans.)", "[answer]", "*(answer)*", "(right one)", "(true)", "(Antwort)", "(T)", "(*)", "[*]"),
        *("(+)", "★", "(√)", "<-", "👈", "- right", "– answer", "<!-- correct -->", "{.correct}"),
    ],
)
def test_other_marks_count_if_each_list_has_one(mark: str, lead: tuple[str, str, str]) -> None:
    first, second, third = lead
    text = f"### Which is red?\n\n{first}Venus\n{second}Mars {mark}\n{third}Pluto\n\n"
    text += f"### Which is big?\n\n{first}Jupiter {mark}\n{second}Mars\n"
    assert cards(text) == WANTED


@pytest.mark.parametrize("mark", ["✅", "⭐", "👉", "→", "=>"])
def test_a_sign_ahead_of_one_item_of_each_list_is_a_mark(mark: str) -> None:
    text = f"### Which is red?\n\n- Venus\n- {mark} Mars\n- Pluto\n\n### Which is big?\n\n- {mark} Jupiter\n- Mars\n"
    assert cards(text) == WANTED


@pytest.mark.parametrize("remark", ["(true)", "★", "- right", "[*]"])
def test_other_marks_are_remarks_where_answers_have_labels(remark: str) -> None:
    text = f"### Which is red?\n\na) Venus\nb) Mars\nc) Pluto {remark}\n\nAnswer: b\n\n"
    text += f"### Which is big?\n\na) Jupiter\nb) Mars {remark}\n\nAnswer: a\n"
    assert cards(text) == [f"Which is red? | -Venus +Mars -Pluto {remark}", f"Which is big? | +Jupiter -Mars {remark}"]


@pytest.mark.parametrize("rating", [("★★★", "★", "★★"), ("⭐⭐", "⭐", "⭐⭐⭐"), ("★★☆", "★", "☆")])
def test_the_stars_of_ratings_are_no_marks(rating: tuple[str, str, str]) -> None:
    names = ("Ritz", "Inn", "Hut")
    listed = "\n".join(f"- {name} {stars}" for name, stars in zip(names, rating, strict=True))
    marked = "".join(f"## Which is {word}?\n\n- Oak\n- Tin ★\n\n" for word in ("grey", "hard"))
    found = cards(f"{marked}## Which houses are there?\n\n{listed}\n")
    assert found[:2] == ["Which is grey? | -Oak +Tin", "Which is hard? | -Oak +Tin"]
    assert found[2].endswith(f"Ritz {rating[0]} - Inn ★ - Hut {rating[2]}".replace("★ -", f"{rating[1]} -", 1))


def test_marks_on_several_items_of_lists_are_remarks() -> None:
    text = "## Which are planets?\n\n- Venus ★\n- Mars ★\n- Pluto\n\n## Which are seas?\n\n- Baltic ★\n- Black Sea ★\n"
    assert cards(text) == [
        "Which are planets? | - Venus ★ - Mars ★ - Pluto",
        "Which are seas? | - Baltic ★ - Black Sea ★",
    ]
