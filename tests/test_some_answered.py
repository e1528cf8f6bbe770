"""Lists of questions of which only some have their answer behind them, `- Which? // red`: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines


@pytest.mark.parametrize("mark", ["-", "–", "—", "->", "→", "//"])
@pytest.mark.parametrize("item", ["-", "1."])
def test_those_with_an_answer_are_cards_and_the_others_are_reported(mark: str, item: str) -> None:
    questions = [f"What is a byte? {mark} Eight bits.", "What is a bit?", f"How many values? {mark} `256`"]
    text = "# Bits\n\n" + "".join(f"{item} {words}\n" for words in (*questions, "What is a nibble?"))
    assert cards(text) == ["What is a byte? | Eight bits.", "How many values? | `256`"]
    assert codes_and_lines(text) == [("DP104", 4), ("DP104", 6)]


def test_behind_slashes_the_last_question_mark_counts() -> None:
    text = (
        "- Ways to optimise\n- Where is it? above or below? // _below_\n- How many may there be? // one\n"
        "- how is it sent // by mail\n- Red or blue\n"
    )
    assert cards(text) == [
        "Where is it? above or below? | _below_",
        "How many may there be? | one",
        "how is it sent | by mail",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Ideas\n\n- Is it late? - then go.\n- Do we need it?\n- buy milk\n- call Ann\n- write to Bob\n- ask Tom\n",
        "# Links\n\n- http://a.b // see there\n- Ann // chair\n- the minutes\n- what we did\n",
    ],
    ids=["one of many", "nothing asks"],
)
def test_other_lists_stay(text: str) -> None:
    assert cards(text) == []


def test_titles_that_ask_are_no_questions_beside_other_titles() -> None:
    assert cards("# Songs\n\n- Who Are You? - The Who\n- Should I Stay? - The Clash\n- Imagine - Lennon\n") == []


@pytest.mark.parametrize("open_ones", [[], ["What is green?"], ["What is green?", "What is teal?"]])
def test_slashes_are_no_part_of_the_answer_however_many_are_answered(open_ones: list[str]) -> None:
    answered = ["What is red? // a colour", "What is blue? // second", "What is pink? // third"]
    text = "# Hues\n\n" + "".join(f"- {words}\n" for words in (*answered, *open_ones))
    assert cards(text) == ["What is red? | a colour", "What is blue? | second", "What is pink? | third"]
    assert codes_and_lines(text) == [("DP104", line) for line in range(6, 6 + len(open_ones))]


ARROWS = (
    "Depth of the pond => two feet",
    "Who digs it?=>Ann",
    "What is its name=>",
    "When is it full?",
    "Which fish => carp",
)


def test_all_items_ask_if_many_have_their_answer_behind_an_arrow() -> None:
    text = "".join(f"{number}){line}\n" for number, line in enumerate(ARROWS, 1))
    assert cards(text) == ["Depth of the pond | two feet", "Who digs it? | Ann", "Which fish | carp"]
    assert codes(text) == ["DP104", "DP104"]


@pytest.mark.parametrize("line", ["Open the menu -> Pond", "See pond.md -> depth"])
def test_steps_with_arrows_ask_nothing(line: str) -> None:
    steps = "".join(f"{number}. {line} {number}\n" for number in range(1, 4))
    assert not any("menu" in card for card in cards(f"{steps}4. Save it.\n5. Close it.\n6. Is it full?\n7. Dig on.\n"))


@pytest.mark.parametrize("label", ["Answer: ", "A: ", "**Answer:** ", "Ответ: ", "答："])
@pytest.mark.parametrize("mark", ["1. ", "- "])
def test_a_label_behind_the_question_shows_its_answer(label: str, mark: str) -> None:
    text = f"{mark}Is it deep? {label}two feet\n{mark}Who digs it?\n{mark}When is it full? {label}in May\n"
    assert cards(text) == ["Is it deep? | two feet", "When is it full? | in May"]
    assert codes_and_lines(text) == [("DP104", 2)]


def test_so_it_does_in_paragraphs() -> None:
    text = "Is it deep? Answer: two feet\n\nWho digs it?\n\nWhen is it full? Answer: in May\n\n"
    assert cards(text) == ["Is it deep? | two feet", "When is it full? | in May"]
    assert ("DP104", 3) in codes_and_lines(text)


@pytest.mark.parametrize("line", ["Is it deep? The answer: two feet", "Is it deep? See: two feet", "Deep. Answer: two"])
def test_one_such_line_and_other_words_with_a_colon_show_none(line: str) -> None:
    assert cards(f"Is it late? Answer: no\n\n{line}\n") == []
