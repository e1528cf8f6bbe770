"""Notes to a class among terms: they make no card, and are no part of the meaning above them."""

from __future__ import annotations

import pytest

from readings import cards

FORMS = ["**{}**: {}\n\n", "- **{}**: {}\n"]
TERMS = [("Iron", "a metal"), ("Neon", "a gas"), ("Cod", "a fish")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("word", ["Homework", "Hausaufgabe", "Devoirs", "Домашнее задание", "宿題"])
def test_a_note_below_the_terms_makes_no_card(form: str, word: str) -> None:
    text = "# Glossary\n\n" + "".join(form.format(*term) for term in (*TERMS, (word, "read chapter 2")))
    assert cards(text) == [f"{term} | {meaning}" for term, meaning in TERMS]


@pytest.mark.parametrize(
    "term", ["**Homework machine**: a kind of computer", "**Homework**: les devoirs", "Homework: work done at home"]
)
def test_other_terms_stay(term: str) -> None:
    text = "# Glossary\n\n" + "".join(f"**{word}**: {meaning}\n\n" for word, meaning in TERMS) + f"{term}\n"
    assert "Homework" in cards(text)[-1]


def test_a_term_between_others_stays() -> None:
    text = "# Glossary\n\n- **Iron**: a metal\n- **Homework**: work done at home\n- **Cod**: a fish\n"
    assert len(cards(text)) == 3
