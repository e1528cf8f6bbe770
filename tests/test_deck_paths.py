"""A title that is the path of a deck, and codes of notes in the first columns of Anki's text files."""

from __future__ import annotations

import pytest

from readings import cards, codes

LONG = "A long answer with many words about one thing, and then about another. " * 12
FRONTS = (
    "## list all files\n\n```sh\nls -a\n```\n\n## rename a file\n\n`mv`\n\n## What does rm do?\n\nIt deletes files.\n"
)


def test_headings_below_the_path_of_a_deck_are_fronts() -> None:
    text = "# Unix::Shell commands\n\n" + FRONTS
    assert cards(text) == [
        "list all files | ```sh ls -a ```",
        "rename a file | `mv`",
        "What does rm do? | It deletes files.",
    ]
    assert codes(text) == []


def test_so_are_long_and_mixed_ones() -> None:
    mixed = "".join(
        f"## topic {n}\n\nSome text.\n\n- an item\n- another\n\n```sh\nrun\n```\n\n{LONG}\n\n" for n in range(9)
    )
    assert len(cards("# Unix::Shell commands\n\n" + mixed + FRONTS)) == 12
    assert len(cards("# Shell commands\n\n" + mixed + FRONTS)) < 12


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# ActiveRecord::Base\n\n## Installation\n\nCall `gem`.\n\n" + FRONTS, id="a manual"),
        pytest.param("# Unix::Shell\n\n" + FRONTS.replace("`mv`", ""), id="a heading without text"),
    ],
)
def test_without_such_a_title_a_warning_says_that_headings_were_taken(text: str) -> None:
    assert {"DP104", "DP115"} & set(codes(text))


def test_codes_of_notes_are_not_what_is_asked() -> None:
    rows = "".join(f"song_{n:03}\tmy_song\t{n}\t{asked}\t{said}\n" for n, (asked, said) in enumerate(PAIRS, 1))
    text = "#separator:tab\n#columns:Key\tSong\tLine\tFront\tBack\n" + rows
    assert [card.partition(" | ")[0] for card in cards(text)] == [asked for asked, _ in PAIRS]
    assert [card.partition(" | ")[2].split()[0] for card in cards(text)] == [said for _, said in PAIRS]


def test_terms_with_numbers_are_no_codes() -> None:
    text = "#separator:tab\n" + "".join(f"vitamin_{n}\ta{n}\tin {n}\n" for n in ("b1", "b2", "b3"))
    assert cards(text)[0].startswith("vitamin")


PAIRS = (("der Baum", "tree"), ("das Haus", "house"), ("der Hund", "dog"))


def test_a_page_about_a_module_is_no_deck() -> None:
    text = "# File::Basename\n\n## SYNOPSIS\n\nuse it\n\n## DESCRIPTION\n\nIt reads paths.\n\n## AUTHOR\n\nAnn\n"
    assert "DP115" in codes(text) or not cards(text)
