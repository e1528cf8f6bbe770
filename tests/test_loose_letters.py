"""Options whose letters are out of order, repeated or missing: text in, cards and diagnostics out."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from deckpress.reading.words.option_letters import loose_sequence
from readings import cards, codes, understood

_ORDERS = {
    "lines": "1. Which is a metal?\na) iron\nc) wood\nb) clay\nd) ice\nAnswer: b\n",
    "paragraphs": "1. Which is a metal?\n\na) iron\n\nc) wood\n\nb) clay\n\nd) ice\n\nAnswer: b\n",
    "items": "1. Which is a metal?\n   - a) iron\n   - c) wood\n   - b) clay\n   - d) ice\n\nAnswer: b\n",
}


@pytest.mark.parametrize("text", _ORDERS.values(), ids=_ORDERS)
def test_options_out_of_order_keep_their_letters(text: str) -> None:
    assert cards(text) == ["Which is a metal? | -iron -wood +clay -ice"]


_MARKS = {"items": "- {}) {}", "numbers in items": "- {}. {}", "lines": "{}) {}", "brackets": "({}) {}"}


@pytest.mark.parametrize("form", _MARKS.values(), ids=_MARKS)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_first_letter_may_stand_elsewhere(form: str, between: str) -> None:
    options = between.join(form.format(*pair) for pair in zip("cab", ("Venus", "Io", "Mars"), strict=True))
    text = f"## Which is a moon?\n\n{options}\n\nAnswer: a\n"
    assert (cards(text), codes(text)) == (["Which is a moon? | -Venus +Io -Mars"], [])


def test_a_key_names_letters_that_stand_elsewhere() -> None:
    text = "1. Which is a moon?\n   - c) Venus\n   - a) Io\n   - b) Mars\n2. Which is red?\n   - a) Mars\n   - b) Io\n"
    assert cards(f"{text}\n## Answers\n\n1. a\n2. a\n") == [
        "Which is a moon? | -Venus +Io -Mars",
        "Which is red? | +Mars -Io",
    ]


@pytest.mark.parametrize("form", _MARKS.values(), ids=_MARKS)
def test_the_first_letter_may_be_missing(form: str) -> None:
    options = "\n".join(form.format(*pair) for pair in zip("bcd", ("Venus", "Io", "Mars"), strict=True))
    text = f"## Which is a moon?\n\n{options}\n\nAnswer: {{}}\n"
    assert cards(text.format("c")) == ["Which is a moon? | -Venus +Io -Mars"]
    assert codes(text.format("a"))[0] == "DP108"


_BEHIND = {
    "paragraphs": "1. Which one? A) Io\n\n   B) Venus\n\n   C) Mars\n\n   D) Eris\n\n",
    "items": "1. Which one? A) Io\n   - B) Venus\n   - C) Mars\n   - D) Eris\n\n",
    "lines": "1. Which one? A) Io\n   B) Venus\n   C) Mars\n   D) Eris\n\n",
}


@pytest.mark.parametrize("asked", _BEHIND.values(), ids=_BEHIND)
@pytest.mark.parametrize(("answer", "right"), [("A", "+Io -Venus -Mars -Eris"), ("C", "-Io -Venus +Mars -Eris")])
def test_the_first_option_may_be_behind_its_question(asked: str, answer: str, right: str) -> None:
    assert cards(f"{asked}   Answer: {answer}\n") == [f"Which one? | {right}"]
    assert cards(f"{asked}## Answers\n\n1. {answer}\n") == [f"Which one? | {right}"]


def test_items_with_other_letters_are_named_by_them_not_by_their_places() -> None:
    text = "## Which is a moon?\n\n- c) Venus\n- a) Io\n- f) Mars\n- Eris\n\nAnswer: {}\n"
    assert cards(text.format("a")) == ["Which is a moon? | -Venus +Io -Mars -Eris"]
    assert codes(text.format("b"))[0] == "DP108"


def test_numbered_options_that_leave_one_out_keep_their_numbers() -> None:
    text = "## Which is a moon?\n\n1. Venus\n   and Eris\n3. Io\n4. Mars\n\nAnswer: {}\n"
    assert cards(text.format("3")) == ["Which is a moon? | -Venus and Eris +Io -Mars"]
    assert codes(text.format("2")) != []


@pytest.mark.parametrize(("first", "answer"), [(0, 1), (3, 4)])
def test_numbers_may_begin_elsewhere(first: int, answer: int) -> None:
    options = "\n".join(f"{first + n}. {word}" for n, word in enumerate(("Venus", "Io", "Mars")))
    text = f"## Which is a moon?\n\n{options}\n\nAnswer: {answer}\n"
    assert cards(text) == ["Which is a moon? | -Venus +Io -Mars"]


@pytest.mark.parametrize("answer", ["a", "d"])
def test_an_answer_names_a_letter_beside_one_that_is_repeated(answer: str) -> None:
    right = {"a": "+iron -wood -clay -ice", "d": "-iron -wood -clay +ice"}[answer]
    text = f"## Which is a metal?\n\na) iron\nb) wood\nb) clay\nd) ice\n\nAnswer: {answer}\n"
    assert cards(text) == [f"Which is a metal? | {right}"]
    assert codes(text) == []


_REPEATED = {
    "answer": "## Which is ice?\n\na) iron\nb) snow\nb) clay\nd) ice\n\nAnswer: b\n",
    "key": (
        "1. Which is ice?\n\na) iron\nb) snow\nb) clay\nd) ice\n\n2. Which is clay?\n\na) ice\nb) clay\n\n"
        "Answers\n\n1. b\n2. b\n"
    ),
}


@pytest.mark.parametrize("text", _REPEATED.values(), ids=_REPEATED)
def test_an_answer_that_names_a_repeated_letter_is_reported(text: str) -> None:
    found = read(Source("deck.md", text))[1]
    assert found[0].code == "DP108"
    assert "two have the letter B" in str(found[0])
    assert not any("Which is ice" in note.question.flat for note in understood(text).deck.notes)


def test_a_letter_that_no_option_has_names_none() -> None:
    text = "## Which is ice?\n\na) iron\nc) snow\nd) ice\n\nAnswer: {}\n"
    assert cards(text.format("d")) == ["Which is ice? | -iron -snow +ice"]
    assert codes(text.format("b"))[0] == "DP108"


def test_options_that_share_lines_are_in_order() -> None:
    text = "## Which is ice?\n\na) iron b) snow\nc) ice\nd) clay\n\nAnswer: c\n"
    assert cards(text) == ["Which is ice? | -iron -snow +ice -clay"]


@pytest.mark.parametrize(
    ("letters", "labels"),
    [
        ("acbd", ("A", "C", "B", "D")),
        ("абвд", ("A", "B", "C", "E")),
        ("abbd", ("A", "BB", "BB", "D")),
        ("aab", ("AA", "AA", "B")),
        ("acd", ("A", "C", "D")),
        ("ac", ()),
        ("ace", ()),
        ("abbb", ()),
        ("bac", ("B", "A", "C")),
        ("cabd", ("C", "A", "B", "D")),
        ("bcd", ("B", "C", "D")),
        ("cab", ("C", "A", "B")),
        ("cde", ()),
        ("bdc", ()),
        ("bcc", ()),
        ("axb", ()),
        ("1324", ()),
    ],
)
def test_letters_are_options_if_at_most_one_is_wrong(letters: str, labels: tuple[str, ...]) -> None:
    assert loose_sequence(list(letters)) == labels


@pytest.mark.parametrize(("options", "key"), [("a) iron\nc) wood", "b"), ("c) iron\nd) wood\ne) clay", "a")])
def test_a_key_beside_lettered_lines_that_are_no_options_is_reported(options: str, key: str) -> None:
    second = "2. Which is soft?\na) iron\nb) wool"
    text = f"1. Which is hard?\n{options}\n\n{second}\n\nAnswers\n\n1. {key}\n2. b\n"
    found = [str(problem) for problem in read(Source("deck.md", text))[1] if problem.code == "DP137"]
    assert len(found) == 1
    assert "the lettered lines are read as the answer" in found[0]


def test_the_first_letter_may_be_repeated() -> None:
    text = "## Which is ice?\n\nA. iron\nA. snow\nB. ice\nD. clay\n\nAnswer: B\n"
    assert cards(text) == ["Which is ice? | -iron -snow +ice -clay"]
