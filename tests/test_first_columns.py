"""First columns of times, dates and numbers, as chats and calendars have them: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes, read_document

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


@pytest.mark.parametrize("head", ["id,name,use", "ID,Name,Use", "no,what_it_is,use", "#Count,Name,Use"])
def test_a_header_line_over_numbers_or_codes_names_no_question(head: str) -> None:
    text = f"{head}\n1,hammer,to drive nails\n2,saw,to cut wood\n3,file,to smooth iron\n"
    wanted = ["hammer", "saw", "file"]
    assert [note.question.flat for note in notes(text, "tools.csv")] == wanted
    for number in "123":
        text = text.replace(f"\n{number},", f"\nx{number}f-0{number}c4,")
    found = [note.question.flat for note in notes(text, "tools.csv")]
    assert found == wanted or head.startswith("#")


def test_the_message_says_which_columns_ask_and_answer() -> None:
    text = "id,name,use\n1,hammer,to drive nails\n2,saw,to cut wood\n3,file,to smooth iron\n"
    message = read_document("tools.csv", text)[1][0].message
    assert "the second column is read as questions, the third as answers" in message


def test_numbers_in_the_first_of_two_columns_are_terms() -> None:
    assert [note.question.flat for note in notes("no,word\n1,one\n2,two\n3,three\n", "a.csv")] == ["1", "2", "3"]


def test_dates_below_a_header_line_are_no_questions() -> None:
    assert notes("day,visitors\n2031-05-01,12\n2031-05-02,40\n2031-05-03,7\n", "a.csv") == ()


@pytest.mark.parametrize("head", ["front_side,back", "english_word,turkish", "name,in_latin"])
def test_a_name_with_an_underscore_names_a_column(head: str) -> None:
    found = notes(f"{head}\nthe fork,çatal\nthe knife,bıçak\nthe spoon,kaşık\n", "a.csv")
    assert [note.question.flat for note in found] == ["the fork", "the knife", "the spoon"]


def test_names_in_code_are_terms() -> None:
    text = "is_even,true for 2\nto_text,makes letters\nis_odd,true for 3\n"
    assert [note.question.flat for note in notes(text, "a.csv")] == ["is_even", "to_text", "is_odd"]


_WORDS = "water,su,food\nbread,ekmek,food\nsalt,tuz,food\nship,gemi,sea\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# Words of the week\n{_WORDS}",
        f"# Words, first part\n# Columns: word,turkish,topic\n#\n\n{_WORDS}# -- the end --\n",
        _WORDS.replace("ship", "## At sea\nship"),
    ],
    ids=["a title", "several lines", "between the rows"],
)
def test_remarks_are_no_rows(text: str) -> None:
    assert [note.question.flat for note in notes(text, "a.csv")] == ["water", "bread", "salt", "ship"]
    assert "DP104" not in codes(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [("# of legs,eight\nbody,two parts\nweb,silk\n", "# of legs"), ("#fff,white\n#000,black\n#f00,red\n", "#fff")],
)
def test_terms_may_begin_with_a_hash(text: str, first: str) -> None:
    assert next(note.question.flat for note in notes(text, "a.csv")) == first


_HEART = (
    "Heart;Cycle;How long is a beat?\nHeart;Cycle;Which valves close?\nHeart;Pressure;What is systole?\n"
    "Lungs;Volume;What is dead space?\nLungs;Volume;Draw the curve\n"
)


@pytest.mark.parametrize("head", ["", "Area;Topic;Specific question\n", "area;topic;oral_question\n"])
def test_a_table_of_questions_alone_makes_no_cards_of_its_sections(head: str) -> None:
    assert notes(f"{head}{_HEART}", "a.csv") == ()
    assert sorted(codes(f"{head}{_HEART}", "a.csv")) == ["DP101", *["DP104"] * 5]


def test_two_columns_may_hold_sections_and_questions() -> None:
    text = "Ethics,Should robots vote?\nEthics,May a machine lie?\nClimate,Are cars bad?\nClimate,Is flying wrong?\n"
    assert sorted(codes(text, "a.csv")) == ["DP101", *["DP104"] * 4]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Mars,Which planet is red?\nVenus,Which is the hottest?\nEarth,Which has seas?\n", "Mars"),
        ("Is it red?,Which planet?\nIs it hot?,Which one?\nIs it wet?,Which sea?\n", "Is it red?"),
        ("sea,knot,one mile\nsea,keel,a beam\nsky,star,a sun\nsky,moon,a rock\n", "knot"),
    ],
    ids=["terms", "questions before them", "terms in sections"],
)
def test_other_tables_keep_their_order(text: str, asked: str) -> None:
    assert notes(text, "a.csv")[0].question.flat == asked


def test_two_dates_below_a_header_line_are_no_questions_either() -> None:
    text = "date,event\n2024-01-01,begin\n2024-02-01,end\n"
    assert notes(text, "a.csv") == ()
    assert "holds dates or times" in read_document("a.csv", text)[1][0].message
    assert len(notes("When did it end?,1945\n2024-01-01,begin\n2024-02-01,end\n", "a.csv")) == 3
