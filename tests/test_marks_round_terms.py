"""Pairs of terms and meanings: which marks, brackets and arrows belong to the term, and which lines are no pairs."""

from __future__ import annotations

import pytest

from readings import cards, codes

SOURCES = """# Waters

Sources:

[1] [What is a lake? - Geo](https://geo.example/1)
[2] [What is a bog? Why do bogs matter? - Geo](https://geo.example/2)

| Term | Meaning |
|---|---|
| Lake | still water |
| Bog | wet land |
| Moor | open land |
"""


@pytest.mark.parametrize(("mark", "sign"), [("**", ""), ("**", "✅ "), ("__", "🔹 "), ("", "✅ ")])
@pytest.mark.parametrize("between", [" → ", " – ", ": "])
def test_bold_print_round_a_term_and_a_sign_that_all_terms_have_go(mark: str, sign: str, between: str) -> None:
    rows = (("Ebb", "falling water"), ("Flood", "rising water"), ("Neap", "small tides"))
    text = "# Terms\n\n" + "".join(f"- {sign}{mark}{term}{mark}{between}{said}\n" for term, said in rows)
    assert cards(text) == [f"{term} | {said}" for term, said in rows]


def test_signs_that_differ_are_the_terms() -> None:
    assert cards("# Words\n\n- 🍎 Obst – fruit\n- 🐟 Fisch – fish\n- 🍞 Brot – bread\n") == [
        "🍎 Obst | fruit",
        "🐟 Fisch | fish",
        "🍞 Brot | bread",
    ]


def test_a_question_mark_in_brackets_ends_no_question() -> None:
    text = (
        "# Words\n\nCause: the moon.\nPeriod: half a day.\nInput (form): its kind (is it one? is it two?). It helps.\n"
    )
    assert cards(text)[2] == "Input (form) | its kind (is it one? is it two?). It helps."


def test_a_question_may_hold_brackets() -> None:
    assert cards("1. Which river (of two)? The Nile.\n2. Which sea (of three)? The Red.\n3. Who swims? Ben.\n")[:2] == [
        "Which river (of two)? | The Nile.",
        "Which sea (of three)? | The Red.",
    ]


def test_a_question_in_the_words_of_a_link_is_a_source() -> None:
    assert cards(SOURCES) == ["Lake | still water", "Bog | wet land", "Moor | open land"]
    assert codes(SOURCES) == []


def test_versions_that_follow_each_other_are_no_pair() -> None:
    text = "# Terms\n\nint -> whole number\nbool -> yes or no\nJava 1 -> Java 2 -> Java 3\nchar -> one letter\n"
    assert [card.partition(" |")[0] for card in cards(text)] == ["int", "bool", "char"]


def test_a_meaning_may_be_a_chain() -> None:
    text = "# Terms\n\n- rain -> cloud -> drop\n- sun -> light -> warmth\n- wind -> wave -> foam\n"
    assert cards(text)[0] == "rain | cloud -> drop"


@pytest.mark.parametrize("blank", ["\u200b\t", "\u200b", "\ufeff"], ids=ascii)
def test_blanks_without_a_width_at_the_head_of_a_line_are_cut_off(blank: str) -> None:
    text = f"# Terms\n\n{blank}int -> whole number\n\n{blank}bool -> yes or no\n\n{blank}char -> one letter\n"
    assert cards(text) == ["int | whole number", "bool | yes or no", "char | one letter"]
