"""Tables in text files whose questions stand in a later column, without a header line that is known."""

from __future__ import annotations

import pytest

from readings import codes, notes, read_document


def read_csv(text: str) -> list[tuple[str, str, str]]:
    found = notes(text, "deck.csv")
    return [("/".join(note.section), note.question.flat, note.answer.flat) for note in found]


@pytest.mark.parametrize("head", ["ID,theme,text,picture\n", "Nr,Bereich,Satz,Bild\n"])
def test_numbers_and_topics_may_be_ahead_of_the_terms(head: str) -> None:
    text = f"{head}1,Rain,It falls from clouds,Drop\n2,Rain,It shines in the sun,Bow\n3,Snow,It is white,Flake\n"
    text += "4,Snow,It rolls down a hill,Ball\n"
    assert read_csv(text)[0] == ("Rain", "It falls from clouds", "Drop")
    assert read_csv(text)[3] == ("Snow", "It rolls down a hill", "Ball")


def test_numbers_alone_may_be_ahead_of_the_terms() -> None:
    assert read_csv("ID,sign,sense\n1,a,first\n2,b,second\n3,c,third\n") == [
        ("", "a", "first"),
        ("", "b", "second"),
        ("", "c", "third"),
    ]


@pytest.mark.parametrize("head", ["", "Topic,Level,Wording,Reply\n"])
def test_the_column_that_asks_holds_the_questions(head: str) -> None:
    rows = "Rain,1,What falls?,Water\nSnow,2,What melts?,Ice\nWind,1,What blows?,Air\n"
    assert [card[1:] for card in read_csv(head + rows)] == [
        ("What falls?", "Water"),
        ("What melts?", "Ice"),
        ("What blows?", "Air"),
    ]


def test_the_columns_ahead_of_it_are_shown_below_the_answer() -> None:
    text = "Rain,1,What falls?,Water,See 2\nSnow,2,What melts?,Ice,See 3\nWind,3,What blows?,Air,See 4\n"
    assert notes(text, "deck.csv")[0].explanation.flat == "See 2 Rain 1"


@pytest.mark.parametrize(
    "text",
    [
        "Hi,How are you?,Fine\nBye,See you,Later\nYes,No,Maybe\n",
        "Who?,What falls?,Water\nWho?,What melts?,Ice\nWho?,What blows?,Air\n",
        "rain,What falls?\nsnow,What melts?\nwind,What blows?\n",
    ],
)
def test_otherwise_the_first_column_holds_the_questions(text: str) -> None:
    assert read_csv(text)[0][1] == text.split(",")[0]


def test_the_choice_of_columns_is_reported() -> None:
    assert "DP117" in codes("Rain,1,What falls?,Water\nSnow,2,What melts?,Ice\nWind,1,What blows?,Air\n", "deck.csv")


def test_the_last_column_may_ask_for_one_before_it() -> None:
    rows = "spine,Sea,What is a keel?\nsail,Sea,What is a jib?\nSaturn,Sky,What has rings?\nVenus,Sky,What is hot?\n"
    first = ("Sea", "What is a keel?", "spine")
    assert read_csv(rows)[0] == read_csv(f"thing,area,question\n{rows}")[0] == first
    assert codes(rows, "deck.csv") == ["DP117"]


def test_a_header_line_may_name_the_answers_before_the_questions() -> None:
    rows = "Riga,Latvia,Where is the Daugava?\nOslo,Norway,Where is the fjord?\nBonn,Germany,Where is the Rhine?\n"
    assert read_csv(f"answer,land,riddle\n{rows}")[0][1:] == ("Where is the Daugava?", "Riga")


@pytest.mark.parametrize("rows", ["Sea;Ships;What is a jib?\n", "Sea;Ships;What is a jib?\nSky;Stars;What is red?\n"])
def test_a_column_named_question_at_the_end_holds_questions_in_few_rows_too(rows: str) -> None:
    assert read_csv(f"area;topic;question\n{rows}") == []
    found = codes(f"area;topic;question\n{rows}", "deck.csv")
    assert sorted(set(found)) == ["DP101", "DP104"]
    assert found.count("DP104") == rows.count("\n")


@pytest.mark.parametrize("mark", [",", ";"])
@pytest.mark.parametrize(
    "rows",
    [
        [
            "spine,Sea,What is a keel?",
            "pole,Sea,What is a mast?",
            "wing,Air,What lifts a plane?",
            "tail,Air,What is it?",
        ],
        ["keel,Sea,What is a keel?,spine", "mast,Sea,What is a mast?,pole", "wing,Air,What lifts a plane?,a wing"],
        ["Sea,What is a keel?,spine,old", "Sea,What is a mast?,pole,new", "Air,What lifts a plane?,a wing,old"],
    ],
)
def test_the_header_line_that_a_warning_advises_keeps_the_cards(rows: list[str], mark: str) -> None:
    text = "".join(f"{row.replace(',', mark)}\n" for row in rows)
    _, (problem,) = read_document("sea.csv", text)
    line = problem.hint.removeprefix("write the header line ").removesuffix(" above the rows")
    assert problem.code == "DP117"
    assert line.count(mark) == rows[0].count(",")
    assert read_csv(f"{line}\n{text}") == read_csv(text)
    assert codes(f"{line}\n{text}", "sea.csv") == []
