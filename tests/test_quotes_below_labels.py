"""Labels of questions as headings: their question in a quote, or a language in brackets."""

from __future__ import annotations

import pytest

from readings import cards, codes, understood

SAID = ["Salt water.", "Cold air.", "Old rock."]
PAIRS = (("What is the tide?", "It lifts the water."), ("What is ebb?", "It falls."))


def _deck(form: str) -> str:
    return "".join(form.format(q=q, a=a, n=n) for n, (q, a) in enumerate(PAIRS, 1))


@pytest.mark.parametrize(
    "form",
    [
        "## Question {n}\n> {q}\n\n## Answer\n\n{a}\n\n",
        "# Question {n}\n\n> {q}\n\n---\n\n## Answer\n\n{a}\n\n",
        "## Frage {n}\n\n> {q}\n\n### Antwort\n\n{a}\n\n",
    ],
)
def test_a_quote_below_the_label_of_a_question_is_the_question(form: str) -> None:
    assert cards(_deck(form)) == [f"{q} | {a}" for q, a in PAIRS]
    assert codes(_deck(form)) == []


def test_one_such_quote_is_enough() -> None:
    assert cards("# Question\n> What is ebb?\n\n## Answer\n\nIt falls.\n") == ["What is ebb? | It falls."]


def test_a_quote_with_text_below_it_stays() -> None:
    found = understood(_deck("## Question {n}\n> The sea.\n\n{q}\n\n### Answer\n\n{a}\n\n")).deck.notes
    assert [note.question.markdown for note in found] == [f"> The sea.\n\n{q}" for q, _ in PAIRS]


@pytest.mark.parametrize("above", ["- sea\n- moon", "| sea | moon |\n|-|-|\n| 1 | 2 |", "```\nsea\n```", "> The sea."])
@pytest.mark.parametrize("below", ["", "Tell more."])
def test_a_question_may_begin_with_a_list_a_table_or_code(above: str, below: str) -> None:
    text = "".join(f"## Question {n}\n\n{above}\n\n{below}\n\n### Answer\n\n{a}\n\n" for n, a in enumerate(SAID, 1))
    found = understood(text).deck.notes
    assert [note.answer.markdown for note in found] == SAID
    assert all(note.question.markdown.endswith(below or above.removeprefix("> ")) for note in found)


def test_a_label_above_a_list_without_an_answer_is_no_question() -> None:
    assert "DP107" in codes("## Question 1\n\n- sea\n\n## Question 2\n\nWhat is ebb?\n\n### Answer\n\nIt falls.\n")


@pytest.mark.parametrize("tags", [("EN", "DE"), ("English", "Deutsch")])
@pytest.mark.parametrize("quote", ["", "> "])
def test_languages_in_brackets_are_no_part_of_labels(tags: tuple[str, str], quote: str) -> None:
    first, second = tags
    text = f"## Question ({first})\n\n{quote}What is ebb?\n\n## Answer ({first})\n\nIt falls.\n\n"
    text += f"## Frage ({second})\n\n{quote}Was ist Ebbe?\n\n## Antwort ({second})\n\nSie sinkt.\n"
    assert cards(text) == ["What is ebb? | It falls.", "Was ist Ebbe? | Sie sinkt."]


def test_other_brackets_stay() -> None:
    text = "## Question (EN)\n\nWhat is ebb?\n\n## Answer (DE)\n\nSie sinkt.\n"
    assert cards(text) == ["Question (EN) | What is ebb?", "Answer (DE) | Sie sinkt."]
    assert codes(text) == ["DP115"]
