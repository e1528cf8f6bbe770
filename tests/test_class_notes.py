"""Notes to a class among terms: they make no card, and are no part of the meaning above them."""

from __future__ import annotations

import pytest

from readings import cards

FORMS = ["**{}**: {}\n\n", "- **{}**: {}\n", "- {} – {}\n", "{}: {}\n"]
TERMS = [("Iron", "a metal"), ("Neon", "a gas"), ("Cod", "a fish")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("word", ["Homework", "Hausaufgabe", "Devoirs", "Домашнее задание", "宿題"])
def test_a_note_makes_no_card(form: str, word: str) -> None:
    lines = [form.format(*term) for term in TERMS]
    wanted = [f"{term} | {meaning}" for term, meaning in TERMS]
    note = form.format(word, "read on")
    assert cards("# Glossary\n\n" + "".join(lines) + note) == wanted
    assert cards("# Glossary\n\n" + "".join([*lines[:2], note, *lines[2:]])) == wanted


def test_a_term_that_holds_such_a_word_stays() -> None:
    text = "# Glossary\n\n- **Iron**: a metal\n- **Homework machine**: a computer\n- **Cod**: a fish\n"
    assert len(cards(text)) == 3


def test_such_a_word_beside_one_term_stays() -> None:
    assert len(cards("# Glossary\n\n- **Homework**: work at home\n- **Cod**: a fish\n")) == 2
