"""Options with a blank before the colon of their letters, and with letters of two alphabets that look alike."""

from __future__ import annotations

import pytest

from readings import cards, codes


@pytest.mark.parametrize("blank", [" ", "", "\u00a0"])
@pytest.mark.parametrize("mark", ["", "- "])
def test_a_blank_may_be_before_the_colon(blank: str, mark: str) -> None:
    text = f"**Combien font 1 et 1 ?**\n\n{mark}A{blank}: un\n{mark}B{blank}: deux\n\nRéponse : B\n"
    assert (cards(text), codes(text)) == (["Combien font 1 et 1 ? | -un +deux"], [])


@pytest.mark.parametrize("text", ["**Q: Who?**\n\nA: one of us\n\nB: so\n", "Q: Who?\nA : me\n"])
def test_an_answer_is_no_option(text: str) -> None:
    assert "+" not in cards(text)[0]


@pytest.mark.parametrize("letters", ["АВС", "AВC", "АBС", "АВC"])
@pytest.mark.parametrize("form", ["{}) {}", "- {}. {}", "{}: {}"])
def test_letters_that_look_latin_are_latin(letters: str, form: str) -> None:
    options = "\n".join(form.format(*pair) for pair in zip(letters, ("дом", "лес", "поле"), strict=True))
    text = f"### Где?\n\n{options}\n\nОтвет: {letters[2]}\n"
    assert (cards(text), codes(text)) == (["Где? | -дом -лес +поле"], [])


def test_small_letters_are_read_alike() -> None:
    assert cards("### Где?\n\nа) дом\nb) лес\nс) поле\n\nОтвет: с\n") == ["Где? | -дом -лес +поле"]


def test_the_letters_of_a_key_are_read_alike() -> None:
    text = "# Тест\n\n1. Где?\n   А) дом\n   В) лес\n   С) поле\n2. Когда?\n   А) днём\n   В) ночью\n"
    text += "\n## Ответы\n\n1. В\n2. В\n"
    assert cards(text) == ["Где? | -дом +лес -поле", "Когда? | -днём +ночью"]


@pytest.mark.parametrize("letters", ["АБВ", "АБB", "AБВ"])
def test_letters_with_be_are_cyrillic(letters: str) -> None:
    options = "\n".join(f"{letter}) {word}" for letter, word in zip(letters, ("дом", "лес", "поле"), strict=True))
    assert cards(f"### Где?\n\n{options}\n\nОтвет: В\n") == ["Где? | -дом -лес +поле"]


@pytest.mark.parametrize(
    ("first", "second", "says"), [("a", "b", "Answer"), ("A", "B", "Answer"), ("أ", "ب", "الإجابة")]
)
def test_a_dash_may_be_right_behind_the_letter(first: str, second: str, says: str) -> None:
    asked = "".join(f"{n}. What is {n}?\n{first}- one\n{second}- two\n{says}: {second}\n\n" for n in (1, 2))
    assert cards(asked) == ["What is 1? | -one +two", "What is 2? | -one +two"]
