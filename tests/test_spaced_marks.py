"""Numbers and letters with blanks round their marks, as a scanner writes them: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, notes

_FORCE = "Unit of force ? | +newton -joule"
_POWER = "Unit of power ? | -newton +watt"
_DOCUMENTS = {
    "lines": (
        "1 . Unit of force ?\n( a ) newton\n( b ) joule\nAns. ( a )\n"
        "2 . Unit of power ?\n( a ) newton\n( b ) watt\nAns. ( b )\n"
    ),
    "paragraphs": (
        "1 . Unit of force ?\n\n( a ) newton\n\n( b ) joule\n\nAns. ( a )\n\n"
        "2 . Unit of power ?\n\n( a ) newton\n\n( b ) watt\n\nAns. ( b )\n"
    ),
    "letters": (
        "1. Unit of force ?\n( a ) newton\n( b ) joule\nAns. ( a )\n"
        "2. Unit of power ?\n(a ) newton\n(b ) watt\nAns. (b )\n"
    ),
    "one line": (
        "1 . Unit of force ? ( a ) newton ( b ) joule\nAns. ( a )\n"
        "2 . Unit of power ? ( a ) newton ( b ) watt\nAns. ( b )\n"
    ),
}


@pytest.mark.parametrize("text", _DOCUMENTS.values(), ids=_DOCUMENTS)
def test_marks_apart_from_numbers_and_letters_count(text: str) -> None:
    assert cards(text) == [_FORCE, _POWER]


@pytest.mark.parametrize(
    "answer", ["f ( a ) + f ( b ) = c", "sin( a ) and cos( b )", "in 1914 . Later more.", "The group 1 . 2 . 3 . here."]
)
def test_other_text_keeps_its_blanks(answer: str) -> None:
    assert notes(f"## What is it?\n\n{answer}\n")[0].answer.markdown == answer


def test_names_of_gaps_in_a_text_stay() -> None:
    text = "## Which words fill the gaps?\n\n( A ) is a metal.\n( B ) is a gas.\n\nAnswer: (A) iron, (B) neon\n"
    assert "( A ) is a metal." in notes(text)[0].question.markdown


def test_a_lone_number_with_a_blank_is_text() -> None:
    assert notes("## When did it begin?\n\n12 . of May\n")[0].answer.markdown == "12 . of May"


@pytest.mark.parametrize("mark", ["*", "**", "_"])
def test_the_right_item_may_have_blanks_inside_its_emphasis(mark: str) -> None:
    text = "## Which is {0}?\n\n- {1} iron {1}\n- wool\n- tin\n\n"
    assert cards(text.format("hard", mark) + text.format("dense", mark))[0] == "Which is hard? | +iron -wool -tin"


def test_an_item_with_two_stars_apart_stays() -> None:
    assert notes("## What is it?\n\n- a * b *\n- c\n")[0].answer.markdown == "- a * b *\n- c"


@pytest.mark.parametrize("mark", ["- )  ", "-) ", " -) ", "-)", "– ) ", ".- ", ".-", ". - "])
def test_dashes_beside_numbers_are_in_no_question(mark: str) -> None:
    text = f"1{mark}Demir nedir ?\n\ncevap : Bir metal.\n\n2{mark}Neon nedir ? (bir gaz)\n\ncevap : Bir gaz.\n"
    assert cards(text) == ["Demir nedir ? | Bir metal.", "Neon nedir ? (bir gaz) | Bir gaz."]


@pytest.mark.parametrize("mark", ["-)", "-) ", " -) ", "- ) "])
def test_dashes_beside_letters_are_in_no_option(mark: str) -> None:
    options = "".join(f"{letter}{mark}{word}\n" for letter, word in zip("abc", ("metal", "gaz", "taş"), strict=True))
    text = f"1-) Demir nedir?\n{options}\nCevap: A\n\n2-) Neon nedir?\n{options}\nCevap: B\n"
    assert cards(text) == ["Demir nedir? | +metal -gaz -taş", "Neon nedir? | -metal +gaz -taş"]


@pytest.mark.parametrize("answer", ["1.-5 is a range.\n2.-6 is one.", "3.-4. März\n5.-6. Mai", "a-) is :-) and b :-)"])
def test_dashes_elsewhere_stay(answer: str) -> None:
    assert notes(f"## What is it?\n\n{answer}\n")[0].answer.markdown == answer
