"""Options that a learning system has graded, `Iron  Correct  1.00`, become options with boxes."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

WANTED = ["Which is a metal? | -Oak +Iron -Coal", "Which is a tree? | +Oak -Iron -Coal"]
ROWS = "| Your Answer | | Score |\n|---|---|---|\n"
METAL, TREE = "Oak\nIron\tCorrect\t1.00\nCoal\tIncorrect\t0.00\n", "Oak\tCorrect\t1.00\nIron\nCoal\n"


def quiz(head: str, metal: str = METAL, tree: str = TREE) -> str:
    """Two questions below heads of one form."""
    asked = ("Which is a metal?", "Which is a tree?")
    return "\n".join(
        head.format(n, text) + own for n, (text, own) in enumerate(zip(asked, (metal, tree), strict=True), 1)
    )


@pytest.mark.parametrize(
    "head",
    [
        "####Question {}\n{}\n\n",
        "####Question {}\n#####{}\n",
        "####Question {}\n####{}\n\n",
        "## Question {}\n\n{}\n\n",
        "**Question {}**\n\n{}\n\n",
        "{}. {}\n\n",
        "### {}. {}\n",
        "## Question {}\n{}\n\nYour Answer\t\tScore\tExplanation\n",
    ],
)
def test_a_word_with_a_score_says_which_option_is_right(head: str) -> None:
    assert cards(quiz(head)) == WANTED
    assert codes(quiz(head)) == []


@pytest.mark.parametrize(
    ("metal", "tree"),
    [
        ("- Oak\n- Iron - Correct: 1.00 points\n- Coal - Wrong: 0.00\n", "* Oak (Correct) 1.00\n* Iron\n* Coal\n"),
        ("a) Oak\nb) Iron   Correct 1,00\nc) Coal   Inorrect 0,00\n", "a) Oak   Correct 1,00\nb) Iron\nc) Coal\n"),
        ("Oak\n```\nIron  Correct 1.00\n```\nCoal\n", "```\nOak  Correct 1.00\n```\nIron\nCoal\n"),
        ("Oak\n```\nIron\n```\nCorrect 1.00\nCoal\n", "Oak Correct 1.00\nIron\nCoal\n"),
        ("Oak Incorrect 0.00\n```\nIron\n```\nCoal\n", "Oak Correct 1.00\nIron\nCoal\n"),
        ("Oak (wrong)\nIron (correct)\nCoal\n", "Oak (correct)\nIron\nCoal\n"),
        ("- Oak 0.00 %\n- Iron 100.00 %\n- Coal 0.00 %\n", "- Oak (100%)\n- Iron (0%)\n- Coal (-50%)\n"),
        ("Oak Wrong 0.00\n\nIron Correct 1.00\nOak\nCoal\n", "Oak Correct 1.00\nIron\nCoal\nTotal\t\t1.00 / 1.00\n"),
        (f"{ROWS}| Oak | | |\n| Iron | Correct | 1.00 |\n| Coal | |\n", f"{ROWS}|Oak|Correct|1.00|\n|Iron|\n|Coal|\n"),
    ],
)  # fmt: skip
def test_the_options_may_be_lines_lists_code_or_rows(metal: str, tree: str) -> None:
    assert cards(quiz("### Question {}\n\n{}\n\n", metal, tree)) == WANTED


def test_the_text_behind_a_score_is_the_feedback_on_the_option() -> None:
    found = notes(quiz("### Question {}\n{}\n\n", tree="Oak\tCorrect\t1.00\tIt grows.\nIron\tIncorrect\t0.00\tNo.\n"))
    assert [choice.feedback.flat for choice in found[1].choices] == ["It grows.", "No."]


def test_without_a_right_option_the_question_makes_no_card() -> None:
    text = quiz("### Question {}\n{}\n\n", tree="Oak\tCorrect\t0.50\nIron\tCorrect\t0.50\n")
    assert cards(text) == WANTED[:1]
    assert codes(text) == ["DP108"]


@pytest.mark.parametrize(
    "text",
    [
        "## Which model is better?\n\n- Model A 12 %\n- Model B 88 %\n\n## What is air?\n\n- Oxygen 21 %\n",
        "# Log\n\nResults of the run:\n\nModel A correct 0.95\nModel B correct 0.90\nModel C incorrect 0.40\n",
        "## Perfect\n\nI have went (wrong)\nI had gone (correct)\n\n## Past\n\nI goed (wrong)\nI went (correct)\n",
    ],
)  # fmt: skip
def test_shares_of_a_whole_and_results_are_no_grades(text: str) -> None:
    assert not any(note.choices for note in notes(text))


def test_text_below_options_in_brackets_stays_below_them() -> None:
    metal = "Oak (wrong)\nIron (correct)\n\nIron shines.\n"
    found = notes(quiz("### {}. {}\n\n", metal, "Oak (correct)\nIron (wrong)\n\nExplanation: it grows.\n"))
    assert [note.explanation.flat for note in found] == ["Iron shines.", "it grows."]


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["in the paragraph", "apart"])
@pytest.mark.parametrize("stop", ["\n\n", "\n"])
def test_lines_between_options_in_brackets_are_the_feedback(between: str, stop: str) -> None:
    metal = f"Oak (incorrect){between}Oak is wood.{stop}Iron (correct){between}Iron rusts.\n"
    tree = f"Oak (correct){between}It grows.{stop}Iron (incorrect){between}It is ore.\n"
    found = notes(quiz("### {}. {}\n\n", metal, tree))
    assert [[choice.feedback.flat for choice in note.choices] for note in found] == [
        ["Oak is wood.", "Iron rusts."],
        ["It grows.", "It is ore."],
    ]
    assert cards(quiz("### {}. {}\n\n", metal, tree)) == [
        "Which is a metal? | -Oak +Iron",
        "Which is a tree? | +Oak -Iron",
    ]


def test_callouts_may_be_options() -> None:
    metal = (
        "> [!failure] Oak (incorrect)\n> Oak is wood.\n\n> [!success]- Iron (correct)\n> Iron rusts.\n> It conducts.\n"
    )
    tree = "> [!success] Oak (correct)\n\n> [!failure] Iron (incorrect)\n"
    found = notes(quiz("### {}. {}\n\n", metal, tree))
    assert [choice.feedback.markdown for choice in found[0].choices] == ["Oak is wood.", "Iron rusts.\nIt conducts."]
    assert cards(quiz("### {}. {}\n\n", metal, tree)) == [
        "Which is a metal? | -Oak +Iron",
        "Which is a tree? | +Oak -Iron",
    ]


def test_a_line_without_a_word_among_others_is_an_option() -> None:
    metal = "Oak (incorrect)\nIron (correct)\n"
    assert cards(quiz("### {}. {}\n\n", metal, "Ash (incorrect)\nOak (correct)\nIron\n"))[1].endswith("-Ash +Oak -Iron")
