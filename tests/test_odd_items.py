"""A list of terms in which an item lacks the mark between term and meaning: the item is reported."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines, read_document

BOLD = "# Glossary\n\n- **Atom**: a unit\n- **Ion**: an atom\n{}\n- **Molecule**: several atoms\n- **Bond**: a force\n"
PLAIN = BOLD.replace("**", "")


@pytest.mark.parametrize("terms", [BOLD, PLAIN])
@pytest.mark.parametrize("item", ["- Isotope", "- **Isotope** an atom of another mass"])
def test_an_item_without_a_mark_is_reported(terms: str, item: str) -> None:
    text = terms.format(item)
    assert len(cards(text)) == 4
    assert ("DP104", 5) in codes_and_lines(text)


@pytest.mark.parametrize("terms", [BOLD, PLAIN])
def test_two_items_without_a_mark_are_reported(terms: str) -> None:
    found = codes_and_lines(terms.format("- Isotope\n- Quark"))
    assert [line for code, line in found if code == "DP104"] == [5, 6]


def test_several_bold_items_without_a_mark_are_reported() -> None:
    odd = "- **Isotope** is an atom\n- ***Quark*** makes others\n- **Boson**\n    - the Higgs\n    - the photon"
    found = codes_and_lines(BOLD.format(odd))
    assert [line for code, line in found if code == "DP104"] == [5, 6, 7]


@pytest.mark.parametrize(("item", "said"), [("- Isotope - an atom", "in bold"), ("- Isotope", "no mark")])
def test_what_an_odd_item_lacks_is_named(item: str, said: str) -> None:
    text = BOLD.format(item)
    (found,) = [problem for problem in read_document("deck.md", text)[1] if problem.code == "DP104"]
    assert said in found.message


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_in_the_bold_print_of_a_term_separates_it(dash: str) -> None:
    assert "Isotope | an atom" in cards(BOLD.format(f"- **Isotope {dash}** an atom"))


@pytest.mark.parametrize("item", ["- **Isotope-** an atom", "- **Isotope -**", "- **Isotope -**an atom"])
def test_other_dashes_in_bold_print_separate_nothing(item: str) -> None:
    assert len(cards(BOLD.format(item))) == 4


@pytest.mark.parametrize(
    "text",
    [
        BOLD.format("- **Isotope**: an atom"),
        BOLD.format("- **One** atom\n- **Two** atoms\n- **Three** atoms\n- **Four** atoms\n- **Five** atoms"),
        BOLD.format("- Isotope\n- Quark\n- Boson"),
        "- Bring: a tent\n- Water\n- Bread\n- Salt\n",
        "## What do they mean?\n\n- Atom: a unit\n- Ion: an atom\n- Isotope\n- Bond: a force\n",
    ],
)
def test_other_items_are_not(text: str) -> None:
    assert "DP104" not in [code for code, _ in codes_and_lines(text)]


PAIRS = "What is the capital of Rhea? Arl\n{}What is the capital of Dione? Brin\nWhat is the capital of Mimas? Corr\n"


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("count", [1, 2])
def test_a_question_without_an_answer_among_pairs_is_reported(blank: str, count: int) -> None:
    asked = "".join(f"What is the capital of moon {n}?\n" for n in range(count))
    text = PAIRS.format(asked).replace("\n", f"\n{blank}")
    assert len(cards(text)) == 3
    assert [code for code, _ in codes_and_lines(text)] == ["DP104"] * count


def test_other_text_among_pairs_is_not() -> None:
    assert "DP104" not in [code for code, _ in codes_and_lines(PAIRS.format("Some text.\n"))]


@pytest.mark.parametrize("line", ["## And what of Titan?", "- And what of Titan?"])
def test_headings_and_items_among_pairs_are_not_taken_for_lines(line: str) -> None:
    assert ("DP104", 3) not in codes_and_lines(PAIRS.format(f"\n{line}\n\n"))
