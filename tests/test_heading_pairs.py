"""Exercises and their solutions under headings of their own that repeat the number or the title of the exercise."""

from __future__ import annotations

from textwrap import dedent

import pytest

from readings import cards, codes


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Exercise {}", "Exercise {} – Solution"),
        ("Exercise {}", "Exercise {} (Solution)"),
        ("Exercise {}", "Solution to exercise {}"),
        ("Exercise {}: text", "Exercise {}: Solution"),
        ("Exercice {} - Énoncé", "Exercice {} - Corrigé"),
        ("Exercice {}", "Solution de l’exercice {}"),
        ("Aufgabe {}", "Lösung zu Aufgabe {}"),
        ("Aufgabe {}", "Lösung {}"),
        ("Задание {}", "Ответ на задание {}"),
        ("練習{}", "練習{}：解答"),
    ],
)
def test_a_heading_that_repeats_a_title_and_says_answer_ends_the_question(asks: str, answers: str) -> None:
    text = "".join(
        f"## {asks.format(number)}\n\nName a {what}.\n\n## {answers.format(number)}\n\n{name}.\n\n"
        for number, (what, name) in enumerate([("river", "Nile"), ("lake", "Titicaca"), ("hill", "Calton")], 1)
    )
    made = [card.split(" | ") for card in cards(f"# Places\n\n{text}")]
    assert [answer for _, answer in made] == ["Nile.", "Titicaca.", "Calton."]
    assert [question.rpartition("Name a ")[2] for question, _ in made] == ["river.", "lake.", "hill."]
    assert codes(f"# Places\n\n{text}") == []


def test_slides_with_a_question_and_then_its_answer_are_one_card_each() -> None:
    text = """\
        # Quiz

        ## Question 1 - Donnée

        Quelle est la plus longue ?

        ## Question 1 - Réponse

        Le Nil.

        ## Question 2 - Donnée

        Complétez : 2 + 2 = ...

        ## Question 2 - Réponse

        4
        """
    assert cards(dedent(text)) == ["Quelle est la plus longue ? | Le Nil.", "Complétez : 2 + 2 = ... | 4"]


def test_the_topic_of_an_exercise_stays_in_its_question() -> None:
    text = """\
        ## Exercise 1: Rivers

        Name one.

        ## Exercise 1: Solution

        Nile.

        ## Exercise 2: Lakes

        Name one.

        ## Exercise 2: Solution

        Titicaca.
        """
    assert cards(dedent(text)) == [
        "Exercise 1: Rivers Name one. | Nile.",
        "Exercise 2: Lakes Name one. | Titicaca.",
    ]


def test_the_heading_of_an_answer_may_be_one_level_deeper() -> None:
    text = """\
        ## 1. Rivers

        Name one.

        ### 1. Rivers: answer

        Nile.

        ## 2. Lakes

        Name one.

        ### 2. Lakes: answer

        Titicaca.
        """
    assert cards(dedent(text)) == ["Rivers Name one. | Nile.", "Lakes Name one. | Titicaca."]


@pytest.mark.parametrize(
    "titles",
    [
        ("Linux – Install", "Linux – Usage", "Mac – Install", "Mac – Usage"),
        ("Rivers", "Rivers – solution of salts", "Lakes", "Lakes – solution of salts"),
        ("Problem 1", "Solution to problem 2", "Problem 3", "Solution to problem 4"),
    ],
)
def test_titles_that_only_resemble_a_question_and_its_answer_stay_apart(titles: tuple[str, ...]) -> None:
    text = "".join(f"## {title}\n\nSome words about it.\n\n" for title in titles)
    assert len(cards(f"# Notes\n\n{text}")) in (0, 4)
    assert "DP115" in codes(f"# Notes\n\n{text}") or "DP101" in codes(f"# Notes\n\n{text}")


def test_one_such_pair_is_enough_only_below_a_numbered_question() -> None:
    pair = "## {0}\n\nName a river.\n\n## {0} – Answer\n\nNile.\n"
    assert cards(pair.format("Question 1")) == ["Name a river. | Nile."]
    assert len(cards(pair.format("Rivers"))) == 2
