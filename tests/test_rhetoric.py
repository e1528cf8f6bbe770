"""Rhetorical questions in the headings of minutes, guides and essays: their cards come with a warning.

Each file of tests/decks/rhetoric/none holds no questions; each of tests/decks/rhetoric/cards is a small deck or FAQ.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from readings import cards, codes, read_document, understood

FOLDER = Path(__file__).parent / "decks" / "rhetoric"


def _texts(kind: str) -> list[object]:
    return [pytest.param(path.read_text("utf-8"), id=path.stem) for path in sorted((FOLDER / kind).glob("*.md"))]


@pytest.mark.parametrize("text", _texts("none"))
def test_documents_without_questions_make_no_cards_without_a_warning(text: str) -> None:
    assert {"DP101", "DP115"} & set(codes(text))


@pytest.mark.parametrize("text", _texts("cards"))
def test_small_decks_and_faqs_make_cards_without_a_warning(text: str) -> None:
    assert (bool(cards(text)), codes(text)) == (True, [])


MINUTES = (
    "# Protokoll der Sitzung\n\n## Was wurde beschlossen?\n\nEin Server.\n\n## Wie geht es weiter?\n\nMit dem Plan.\n"
)


def test_the_warning_says_why() -> None:
    (problem,) = read_document("deck.md", MINUTES)[1]
    assert problem.message == (
        "2 headings of level 2 ('Was wurde beschlossen?') became cards, but the file may hold no questions:"
        " its title names another kind of document and questions such as 'Was wurde beschlossen?' name no subject"
    )


@pytest.mark.parametrize("setting", ["questions: h2", "questions: none"])
def test_the_author_has_the_last_word(setting: str) -> None:
    assert "DP115" not in codes(f"---\n{setting}\n---\n{MINUTES}")


def test_such_a_reading_is_no_guess_so_that_a_folder_keeps_its_cards() -> None:
    assert not understood(MINUTES).guessed


QUESTION = "## What does step {} do?\n\nIt turns the wheel.\n\n"


def test_many_questions_need_more_signs() -> None:
    head = "# A guide to the mill\n\nThis page describes the mill behind the house.\n\n"
    few, many = ("".join(map(QUESTION.format, range(count))) for count in (4, 8))
    assert (codes(head + few), codes(head + many)) == (["DP115"], [])


@pytest.mark.parametrize("subject", ["7", "`len`", "$x$", "x = 1"])
def test_a_number_code_or_a_formula_is_a_subject(subject: str) -> None:
    assert codes(f"## What is {subject}?\n\nA thing.\n\n## And what is {subject}0?\n\nAnother.\n") == []


MOVED = (
    "# The choir moves\n\nThe choir has outgrown the small hall, and many asked what comes now.\n\n"
    "## What happened with the hall?\n\nIt has forty chairs, and we are sixty.\n\n"
    "## Is the big hall warm in winter?\n\nThere are two stoves.\n"
)
AUTHOR = "---\ndate: 2024-05-03\nauthor: Ann\n---\n"


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        (MOVED, "deck.md", []),
        (MOVED, "posts/2024-05-03-the-choir-moves.md", ["DP115"]),
        (AUTHOR + MOVED, "deck.md", ["DP115"]),
        (AUTHOR.replace("author: Ann\n", "") + MOVED, "deck.md", []),
        (MOVED, "README.md", ["DP115"]),
        (MOVED.replace("The choir moves", "Choir FAQ"), "README.md", []),
    ],
)
def test_articles_and_read_me_files_may_ask_rhetorically(text: str, path: str, expected: list[str]) -> None:
    reading, problems = read_document(path, text)
    warned = [problem.code for problem in problems if problem.code == "DP115"]
    assert (len(reading.deck.notes), warned) == (2, expected)


def test_an_interview_with_somebody_is_no_list_of_interview_questions() -> None:
    for title, expected in (("Interview with Ann", ["DP115"]), ("Interview questions", [])):
        problems = read_document("2024-05-03-choir.md", MOVED.replace("The choir moves", title))[1]
        assert [problem.code for problem in problems] == expected


@pytest.mark.parametrize("title", ["En çok çıkan 40 Java sorusu", "Mülakat", "消息队列面试题"])
def test_interview_questions_in_turkish_and_chinese_are_a_list_of_questions(title: str) -> None:
    problems = read_document("2024-05-03-choir.md", MOVED.replace("The choir moves", title))[1]
    assert [problem.code for problem in problems] == []
