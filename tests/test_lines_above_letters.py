"""Bare lines above the letter of the right one, behind the same word in any language, are lettered options."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines, notes, read_document

QUIZ = (
    ("Where is Riga?", ("Estonia", "Latvia", "Spain", "Malta"), "B"),
    ("Which is a metal?", ("Iron", "Neon", "Iodine", "Helium"), "A"),
    ("How many legs has a spider?", ("4", "6", "8", "10"), "C"),
    ("The sun is a", ("planet", "moon", "comet", "star"), "D"),
)
KEYS = ("BENAR={}", "Верно: {}", "DOGRU = {}", "correcta: {}", "RIGHT={}")


def quiz(key: str, between: str, head: str = "{}") -> str:
    """Questions above bare lines, and the letter of the right one."""
    return "".join(
        "\n".join((head.format(question), *options, key.format(letter))) + between for question, options, letter in QUIZ
    )


@pytest.mark.parametrize("between", ["\n---\n\n", "\n\n", "\n===\n"], ids=["rules", "blank lines", "double rules"])
@pytest.mark.parametrize("key", KEYS)
def test_bare_lines_above_a_letter_are_options(key: str, between: str) -> None:
    found = cards(quiz(key, between))
    assert [card.partition(" | ")[0] for card in found] == [question for question, _, _ in QUIZ]
    assert found[0] == cards("Where is Riga?\n\n- [ ] Estonia\n- [x] Latvia\n- [ ] Spain\n- [ ] Malta\n")[0]


@pytest.mark.parametrize("text", [
    "".join(f"Team {name}\nAnn\nBob\nGroup={group}\n---\n\n" for name, group in zip("wxyz", "ABAB", strict=True)),
    "".join(f"Who won {n}?\nAnn\nBob\nGroup={group}\n\n" for n, group in enumerate("AAAA")),
    "".join(f"Who won {n}?\nAnn\nGroup={group}\n\n" for n, group in enumerate("CDCD")),
], ids=["records", "always the same letter", "too few lines"])  # fmt: skip
def test_other_lines_that_end_in_a_letter_are_no_keys(text: str) -> None:
    assert notes(text) == [] or not any(note.choices for note in notes(text))


@pytest.mark.parametrize("key", KEYS)
def test_a_letter_behind_the_last_option_is_reported(key: str) -> None:
    text = quiz(key, "\n\n").replace(key.format("A"), key.format("E"))
    wanted = cards(quiz(key, "\n\n"))
    assert cards(text) == [wanted[0], *wanted[2:]]
    assert codes_and_lines(text) == [("DP108", text.split("\n").index("Which is a metal?") + 1)]
    assert "the answer 'E'" in read_document("deck.md", text)[1][0].message


def test_most_letters_must_name_an_option() -> None:
    text = quiz("BENAR={}", "\n\n").replace("BENAR=A", "BENAR=F").replace("BENAR=C", "BENAR=E")
    assert not any(note.choices for note in notes(text))


def test_questions_of_one_line_may_have_different_numbers_of_options() -> None:
    text = "Is it {}?\nyes\nno\nOK=B\n\nWhat is {}?\niron\ntin\noak\nOK=C\n\nWho is {}?\nAnn\nBob\nEve\nDan\nOK=A\n\n"
    read = cards(text.format(1, 2, 3))
    assert read == ["Is it 1? | -yes +no", "What is 2? | -iron -tin +oak", "Who is 3? | +Ann -Bob -Eve -Dan"]


def test_a_question_among_them_without_its_key_is_reported() -> None:
    lone = "What is the sun?\nplanet\nmoon\nstar\nrock\n\n"
    first, second = quiz("BENAR={}", "\n\n").split("How many")
    text = f"{first}{lone}How many{second}"
    assert cards(text) == cards(quiz("BENAR={}", "\n\n"))
    assert codes_and_lines(text) == [("DP108", text.split("\n").index("What is the sun?") + 1)]
