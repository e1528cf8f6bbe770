"""Statements above the options True and False, one of them marked as right."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards

WANTED = ["The sun is cold. | -True +False", "Ice floats. | +True -False"]
MARKS = pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("- [ ] {}", "- [x] {}"),
        ("- ❌ {}", "- ✅ {}"),
        ("* {} ❌", "* {} ✅"),
        ("- {}", "- {} ✔️"),
        ("1. ✗ {}", "1. ✓ {}"),
    ],
)


def document(form: str, wrong: str, right: str) -> str:
    options = ((wrong, right), (right, wrong))
    return "# Physics\n\n" + "".join(
        f"{form.format(asked, number)}\n\n{first.format('True')}\n{second.format('False')}\n\n"
        for number, (asked, (first, second)) in enumerate(
            zip(("The sun is cold.", "Ice floats."), options, strict=True), 1
        )
    )


@MARKS
@pytest.mark.parametrize("form", ["**{}**", "{}", "**{1}. {0}**", "## {}", "### Question {1}\n\n{0}"])
def test_a_statement_asks_above_true_and_false(form: str, wrong: str, right: str) -> None:
    assert cards(document(form, wrong, right)) == WANTED


@MARKS
@pytest.mark.parametrize(
    ("true", "false"),
    [("Richtig", "Falsch"), ("Vrai", "Faux"), ("Верно", "Неверно"), ("正确", "错误"), ("Verdadero", "Falso")],
)
def test_the_words_are_known_in_many_languages(true: str, false: str, wrong: str, right: str) -> None:
    text = document("**{}**", wrong, right).replace("True", true).replace("False", false)
    assert cards(text) == [card.replace("True", true).replace("False", false) for card in WANTED]


@pytest.mark.parametrize(
    "options",
    [
        "- ✅ Use clear names\n- ❌ Use letters",
        "- [x] Done\n- [ ] Open",
        "- ✅ True\n- ✅ False",
        "- ❌ True\n- ✅ True",
        "- True\n- False",
    ],
)
def test_other_lists_below_statements_are_no_options(options: str) -> None:
    assert cards("".join(f"**Here is line {n}.**\n\n{options}\n\n" for n in (1, 2, 3))) == []


@pytest.mark.parametrize("options", ["- True\n- False", "- ✅ True\n- ✅ False", "- ❌ True\n- ❌ False"])
def test_one_of_several_without_a_right_option_is_reported(options: str) -> None:
    text = document("**{}**", "- ❌ {}", "- ✅ {}").replace("**Ice", f"**Salt is sweet.**\n\n{options}\n\n**Ice")
    deck, problems = read(Source("deck.md", text))
    assert cards(text) == WANTED
    assert [problem.location.line for problem in problems if problem.code == "DP108"] == [8]
    assert not any(note.explanation for note in deck.deck.notes)


def test_a_single_statement_is_text() -> None:
    assert cards("**Ice floats.**\n\n- ✅ True\n- ❌ False\n") == []
