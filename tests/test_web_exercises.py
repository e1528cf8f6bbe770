"""Quizzes of the R package webexercises, which are not read, are reported: text in, messages out."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read

CARD = (
    "# Plots\n\n## What is a layer?\n\nOne set of marks.\n\n## What is a facet?\n\nOne of several plots.\n\n## Quiz\n\n"
)
SAID = "{} quizzes of the R package webexercises are not read; the first is '{}'"


def said(text: str) -> list[str]:
    _, problems = read(Source("plots.md", text))
    return [problem.message for problem in problems if "webexercises" in problem.message]


@pytest.mark.parametrize(
    "quiz",
    [
        '`r mcq(c(answer = "black", "red"))`',
        "`r torf(TRUE)`",
        "`r fitb(3, width = 10)`",
        "<select class='webex-select'><option value='answer'>black</option></select>",
        "<div class='webex-radiogroup' id='a'><label></label></div>",
    ],
)
def test_such_quizzes_are_reported_once(quiz: str) -> None:
    text = f"* Points are, if you set no colour: {quiz}\n* Lines are: {quiz}\n"
    assert said(CARD + text) == said(text) == [SAID.format(2, "Points are, if you set no colour:")]
    one = text.split("\n")[0]
    assert said(one) == ["this quiz of the R package webexercises is not read: Points are, if you set no colour:"]


@pytest.mark.parametrize(
    "text", ["* The mean is `r mean(x)`.\n", "```\n`r mcq(c(1))`\n```\n", "* The function `mcq()` makes a quiz.\n"]
)
def test_other_code_of_r_is_not(text: str) -> None:
    assert said(CARD + text) == []


def test_a_file_without_cards_says_how_many_containers_it_holds() -> None:
    text = "# Plots\n\n::: {.try}\nMake a plot.\n:::\n\n::: {.try}\nMake a map.\n:::\n"
    (problem,) = read(Source("plots.md", text))[1]
    assert problem.message == "no card found; the file holds 2 containers (:::), 1 heading"
