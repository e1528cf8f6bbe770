"""First columns of times, dates and numbers, as chats and calendars have them: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, notes

_LOGS = {
    "chat": "00:06:55\tAnn:\tCan you hear me?\n00:07:21\tBob (he):\tYes\n00:07:28\tAnn:\tWho writes?\n",
    "brackets": "[12:01] Ann: hello\n[12:02] Bob: hi\n[12:04] Ann: who is here?\n[12:05] Bob: me\n",
    "plain": "12:01 Ann: hello\n12:02 Bob: hi\n12:04 Ann: who is here?\n12:05 Bob: me\n",
    "columns": "12:01\tAnn\thello\n12:02\tBob\thi\n12:04\tAnn\tbye\n",
    "calendar": "2023-01-02\tStart\n2023-01-09\tTest\n2023-01-16\tHolidays\n",
    "numbers": "1\tRed\n2\tBlue\n3\tGreen\n",
}


@pytest.mark.parametrize("text", _LOGS.values(), ids=_LOGS)
def test_a_log_holds_no_cards(text: str) -> None:
    assert cards(text) == []


def test_the_numbers_of_rows_are_no_questions() -> None:
    text = "1\tWhat is iron?\tA metal\n2\tWhat is neon?\tA gas\n3\tWhat is oak?\tA tree\n"
    wanted = [("What is iron?", "A metal"), ("What is neon?", "A gas"), ("What is oak?", "A tree")]
    for name in ("deck.md", "deck.tsv"):
        assert [(note.question.flat, note.answer.flat) for note in notes(text, name)] == wanted


@pytest.mark.parametrize(
    "text", ["1914\tThe war begins\n1918\tIt ends\n1945\tPeace\n", "8:15\tviertel neun\n8:30\thalb neun\n9:00\tneun\n"]
)
def test_years_and_times_of_day_may_be_terms(text: str) -> None:
    assert len(cards(text)) == 3


def test_dates_in_a_wide_table_are_no_questions() -> None:
    assert notes("10.01.2023;Ann;hello\n11.01.2023;Bob;hi\n12.01.2023;Bob;bye\n", "deck.csv") == ()


@pytest.mark.parametrize(("name", "sign"), [("a.tsv", "\t"), ("a.txt", "\t"), ("a.csv", ",")])
@pytest.mark.parametrize("codes_", [("q1", "q2", "q3"), ("song_001", "song_002", "song_003")])
def test_codes_in_the_first_of_three_columns_ask_nothing(name: str, sign: str, codes_: tuple[str, ...]) -> None:
    rows = zip(codes_, ("the sun", "the moon", "the earth"), ("a star", "a rock", "a planet"), strict=True)
    found = notes("".join(sign.join(row) + "\n" for row in rows), name)
    assert [note.question.flat for note in found] == ["the sun", "the moon", "the earth"]


def test_codes_that_do_not_count_are_terms() -> None:
    text = "q1\tthe sun\ta star\nq4\tthe moon\ta rock\nq9\tthe earth\ta planet\n"
    assert [note.question.flat for note in notes(text, "a.tsv")] == ["q1", "q4", "q9"]
