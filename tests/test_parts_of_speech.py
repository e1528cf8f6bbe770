"""Word lists as dictionaries write them: the part of speech is all that parts a word from its meaning."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

WORDS = (("house", "n. 房子; 家"), ("wide", "adj. 宽的"), ("link", "v.\t连接"))
WANTED = ["house | n. 房子; 家", "wide | adj. 宽的", "link | v. 连接"]


@pytest.mark.parametrize("mark", ["{n}. ", "- ", "{n}.  ", "* "])
def test_the_items_of_a_list_are_cards(mark: str) -> None:
    text = "".join(f"{mark.format(n=n)}{word} {said}\n" for n, (word, said) in enumerate(WORDS, 1))
    assert cards(text) == WANTED
    assert codes(text) == []


def test_the_lines_of_a_paragraph_are_cards() -> None:
    assert cards("".join(f"{word} {said}\n" for word, said in WORDS)) == WANTED


def test_words_may_have_several_parts_and_the_abbreviation_brackets() -> None:
    text = "- look up (v.) to search\n- far-off adj. distant\n- now adv. at this time\n"
    assert [card.split(" | ")[0] for card in cards(text)] == ["look up", "far-off", "now"]


def test_an_item_without_it_is_reported() -> None:
    assert codes("- house n. home\n- wide adj. broad\n- link v. join\n- lean thin\n") == ["DP104"]


def test_sentences_with_such_words_are_none() -> None:
    text = "# Law\n\nThis page lists cases.\n\n- Smith v. Jones took a year.\n- Another took two.\n- Nobody won.\n"
    assert cards(text) == []


def test_another_mark_behind_it_comes_first() -> None:
    assert cards("- house n. – home\n- wide adj. – broad\n- link v. – join\n")[0] == "house n. | home"


CLASSED = ("(n)oven\tOfen", "(vt)knead\tkneten", "(a)sour\tsauer", "(a)stale\talt", "(n)rye\tRoggen")


@pytest.mark.parametrize(
    "lines",
    [
        CLASSED,
        [f"- {line.replace(')', ') ')}".replace("\t", ": ") for line in CLASSED],
        ("(n.) four – oven", "(a) aigre – sour", "(adv) vite – fast"),
        ("(a) aigre: sour", "(a) sec: dry", "(a) frais: fresh"),
    ],
    ids=["tabs", "items", "dashes", "nothing but adjectives"],
)
def test_a_class_in_brackets_is_no_letter_of_an_option(lines: list[str]) -> None:
    assert [card.split(" | ")[0] for card in cards("# Words\n\n" + "\n".join(lines))] == [
        line.removeprefix("- ").replace("\t", " – ").replace(": ", " – ").split(" – ")[0] for line in lines
    ]


@pytest.mark.parametrize("mark", ["", "- "])
def test_letters_of_options_in_brackets_stay_letters(mark: str) -> None:
    options = "".join(
        f"{mark}({letter}) {words}\n" for letter, words in (("a", "n: bad"), ("b", "v: good"), ("c", "so: so"))
    )
    assert cards(f"## Which?\n\n{options}\nAnswer: b\n") == ["Which? | -n: bad +v: good -so: so"]


def test_remarks_with_an_address_among_words_are_no_section() -> None:
    text = "# Bakery\noven\tOfen\nloaf\tLaib\n# see the guide\n# http://example.org/guide\nrye\tRoggen\nsalt\tSalz\n"
    assert [note.section for note in notes(text, "words.txt")] == [("Bakery",)] * 4


def test_other_headings_that_touch_are_sections() -> None:
    text = "# Bakery\noven\tOfen\nloaf\tLaib\n# Field\n# Mill\nrye\tRoggen\nsalt\tSalz\n"
    assert [note.section for note in notes(text, "words.txt")][2:] == [("Mill",)] * 2


@pytest.mark.parametrize(
    "line", [".. include:: common.txt", ".. rst-class:: docinfo", ".. _oven: https://example.org/oven"]
)
def test_directives_of_restructuredtext_are_no_words(line: str) -> None:
    text = f"Kneading\n========\n\n{line}\n\nFold it.\n\nBaking\n======\n\n{line}\n\n{line}\n"
    assert not any(card.startswith("..") for card in cards(text))


def test_dots_before_two_colons_are_words() -> None:
    assert cards("# Morse\n\n... :: S\n.. :: I\n. :: E\n") == ["... | S", ".. | I", ". | E"]


@pytest.mark.parametrize("directive", [".. include:: common.txt\n\n", ""])
def test_fields_are_words_only_without_directives(directive: str) -> None:
    text = f"{directive}:author: Ann\n:contact: ann@example.org\n:date: May\n"
    assert len(cards(text)) == (0 if directive else 3)
