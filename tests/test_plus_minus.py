"""Plain-text quizzes whose options begin with `+` if they are right and with `-` if they are wrong."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read

STARS = "* A pier is\n- a bird\n+ a walkway\n- a boat\n* A jetty floats\n- yes\n+ no\n* Gulls eat\n+ fish\n- tar\n"


def cards(text: str) -> list[tuple[str, list[str], list[int]]]:
    """The question, options and right options of each card."""
    return [
        (
            note.question.flat,
            [choice.text.flat for choice in note.choices],
            [number for number, choice in enumerate(note.choices) if choice.correct],
        )
        for note in read(Source("quiz.txt", text))[0].deck.notes
    ]


def dialect(text: str) -> str:
    return read(Source("quiz.txt", text))[0].dialect


def test_plus_marks_the_right_option_and_minus_the_others() -> None:
    assert cards(STARS) == [
        ("A pier is", ["a bird", "a walkway", "a boat"], [1]),
        ("A jetty floats", ["yes", "no"], [1]),
        ("Gulls eat", ["fish", "tar"], [0]),
    ]


@pytest.mark.parametrize("mark", ["? ", "1. ", "7) ", "### ", ""])
def test_a_question_has_any_mark_or_none(mark: str) -> None:
    assert cards(STARS.replace("* ", f"\n{mark}")) == cards(STARS)


def test_blank_lines_may_stand_between_a_marked_question_and_its_options() -> None:
    assert cards(STARS.replace("\n*", "\n\n*").replace("is\n", "is\n\n").replace("eat\n", "eat\n\n")) == cards(STARS)


def test_options_may_be_indented() -> None:
    assert cards(STARS.replace("\n-", "\n  -").replace("\n+", "\n  +")) == cards(STARS)


def test_other_lines_are_titles_of_sections() -> None:
    notes = read(Source("quiz.txt", "Walk 1: Piers\n" + STARS + "\nWalk 2: Gulls\n" + STARS))[0].deck.notes
    assert [note.section for note in notes] == [("Walk 1: Piers",)] * 3 + [("Walk 2: Gulls",)] * 3


@pytest.mark.parametrize(
    "text",
    [
        "* Wood\n+ warm\n- rots\n* Stone\n+ lasts\n- cold\n* Steel\n+ slim\n- rusts\n",  # pros and cons
        "* Wood\n+ warm\n- rots\n- burns\n* Stone\n+ lasts\n- cold\n* Steel\n+ slim\n- rusts\n",
        "Wood\n+ warm\n+ light\n- rots\n\nStone\n+ lasts\n+ hard\n- cold\n\nSteel\n+ slim\n- rusts\n- loud\n",
        "Wood\n+ warm\n- rots\n- burns\n\nStone\n+ lasts\n- cold\n- rare\n\nSteel\n+ slim\n- rusts\n- loud\n",
        "Wood\n- rots\n- burns\n+ warm\n\nStone\n- cold\n- rare\n+ lasts\n\nSteel\n- rusts\n- loud\n+ slim\n",
        "Wood?\n+ warm\n+ light\n- rots\n\nStone?\n+ lasts\n+ hard\n- cold\n\nSteel?\n+ slim\n+ strong\n- loud\n",
        "* 1.2\n- old door\n+ new door\n+ lamp\n* 1.1\n+ roof\n+ wall\n* 1.0\n+ floor\n- mud\n",  # a list of changes
        "```diff\n" + STARS + "```\n",
        "# Tools\n\n- saw\n- axe\n\n# Ropes\n\n+ hemp\n+ wire\n\n# Oils\n\n- tar\n- fat\n",  # plain lists
        "* A pier is\n- [ ] a bird\n- [x] a walkway\n",
    ],
)
def test_other_lists_with_plus_and_minus_are_no_quiz(text: str) -> None:
    assert not dialect(text).startswith("plus-minus")


def test_a_question_may_have_several_right_options() -> None:
    text = (
        "* Which are metals?\n+ iron\n- wood\n+ lead\n* Which are gases?\n- salt\n+ neon\n+ argon\n"
        "* Which are primes?\n+ 2\n+ 3\n- 4\n"
    )
    assert [right for _, _, right in cards(text)] == [[0, 2], [1, 2], [0, 1]]


def test_a_question_without_a_right_option_says_how_to_mark_one() -> None:
    problems = read(Source("quiz.txt", STARS + "* Which floats?\n- a pile\n- a stone\n"), "plus-minus")[1]
    assert [problem.hint for problem in problems] == ["mark the right ones with +; until then it makes no card"]


def test_questions_without_a_right_option_are_reported() -> None:
    problems = read(Source("quiz.txt", STARS + "* Which floats?\n- a pile\n- a stone\n* Who asks?\n"), "plus-minus")[1]
    assert [(problem.code, problem.location.line) for problem in problems] == [("DP108", 11), ("DP104", 14)]


GLUED = "".join(
    f"Which are true of pier {number}:\n+ it floats,\n+ it is long\n- it sinks,\n(piers stand)\n- it flies\n"
    for number in range(9)
)


def test_many_questions_right_below_options_make_a_quiz_whose_right_options_may_all_be_above() -> None:
    assert [right for _, _, right in cards(GLUED)] == [[0, 1]] * 9


def test_a_remark_in_brackets_between_options_belongs_to_the_one_above() -> None:
    assert cards(GLUED)[0][1] == ["it floats,", "it is long", "it sinks, (piers stand)", "it flies"]


@pytest.mark.parametrize(
    "text",
    [
        GLUED.replace("Which are true of pier", "Pier"),
        GLUED.replace("\nWhich", "\n\nWhich"),
        GLUED[: len(GLUED) // 9 * 8],
    ],
    ids=["names of things", "blank lines", "too few"],
)
def test_other_lists_with_all_pluses_above_may_be_reasons(text: str) -> None:
    assert not dialect(text).startswith("plus-minus")


def test_one_right_option_alone_is_the_answer() -> None:
    notes = read(Source("quiz.txt", STARS + "* Which floats?\n+ a cork\n"), "plus-minus")[0].deck.notes
    assert (notes[-1].question.flat, notes[-1].answer.flat, notes[-1].choices) == ("Which floats?", "a cork", ())


def test_single_answers_among_numbered_questions_leave_the_others_a_quiz() -> None:
    whole = (
        "1. Which float?\n+ oak\n+ cork\n- iron\n\n2. Which is soft?\n+ wax\n- tin\n\n4. Which burns?\n+ oak\n- tin\n"
    )
    text = whole.replace("4.", "3. Who wrote it?\n+ Goethe\n\n4.")
    assert dialect(text).startswith("plus-minus")
    assert not dialect(text.replace("4. Which burns?\n+ oak\n- tin\n", "")).startswith("plus-minus")


def test_one_wrong_option_alone_is_reported() -> None:
    problems = read(Source("quiz.txt", STARS + "* Which floats?\n- a rock\n"), "plus-minus")[1]
    assert [(problem.code, problem.location.line) for problem in problems] == [("DP117", 11)]


STARRED = (
    "1. What is a pier?\n\n* a bird\n+ a walkway\n* a boat\n\n"
    "2. Which one floats?\n```\nx = 1\n```\n\n+ a jetty\n* a rock\n\n"
    "3. Which do gulls eat?\n\n* tar\n+ fish\n+ crabs\n"
)


@pytest.mark.parametrize("head", ["{}. ", "## "])
def test_a_star_marks_wrong_options_in_a_document_without_minus(head: str) -> None:
    text = STARRED
    for number in range(1, 4):
        text = text.replace(f"{number}. ", head.format(number))
    assert cards(text)[0] == ("What is a pier?", ["a bird", "a walkway", "a boat"], [1])
    assert [right for _, _, right in cards(text)] == [[1], [0], [1, 2]]


@pytest.mark.parametrize(
    "text",
    [
        STARRED.replace("\n+", "\n  +"),
        STARRED.replace("?", "."),
        STARRED + "\n- a line\n",
        STARRED.replace("* rock", "* a rock").replace("3. Which", "Which").replace("\n+ fish\n+ crabs", ""),
    ],
    ids=["lists in lists", "nothing asks", "other bullets", "too few"],
)
def test_stars_and_pluses_may_be_plain_lists(text: str) -> None:
    assert not dialect(text).startswith("plus-minus")
