"""A table whose rows are links to anchors is a table of contents: its heading is no section, its rows are no cards."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

_BELOW = "\n### What is a sail?\n\nCloth.\n\n### What is a keel?\n\nA beam.\n"


@pytest.mark.parametrize(
    "rows",
    [
        "| No. | Questions |\n|---|---|\n| 1 | [What is a sail?](#sail) |\n| 2 | [What is a keel?](#keel) |\n",
        "| No. | Questions |\n|---|---|\n| 1. | [What is a sail?](#sail) |\n",
        "| Questions |\n|---|\n| [What is a sail?](#sail) |\n",
    ],
)
def test_a_table_of_links_is_no_section(rows: str) -> None:
    found = notes(f"# Ships\n\n## Table of Contents\n\n{rows}{_BELOW}")
    assert [note.question.flat for note in found] == ["What is a sail?", "What is a keel?"]
    assert {note.section for note in found} == {()}


@pytest.mark.parametrize(
    "rows",
    ["| Word | See |\n|---|---|\n| sail | [sails](#sail) |\n", "| No. | Part |\n|---|---|\n| 1 | the sail |\n"],
)
def test_another_table_leaves_its_heading_a_section(rows: str) -> None:
    found = notes(f"# Ships\n\n## Parts\n\n{rows}{_BELOW}")
    assert {note.section for note in found if "?" in note.question.flat} == {("Parts",)}


LESSON = "# Ponds\n\n<span id='depth'></span>A pond is as deep as a man.\n\n## Check\n\nCan you answer these?\n\n"


def test_linked_questions_about_passages_of_a_lesson_have_no_answer() -> None:
    text = f"{LESSON}- [How deep is a pond?](#depth)\n- [What holds the water?](#foil)\n"
    assert cards(text) == []
    assert codes(text).count("DP104") == 2


@pytest.mark.parametrize(
    "rest",
    [
        "- [How deep is a pond?](#how-deep-is-a-pond)\n- [What holds the water?](#what-holds-the-water)\n",
        "- [How deep is a pond?](#1-how-deep-is-a-pond)\n- [What holds the water?](#2-what-holds-the-water)\n",
        "- [How deep is a pond?](#depth)\n- [The foil](#foil)\n",
        "- [How deep is a pond?](#depth)\n",
    ],
    ids=["addresses of headings", "with numbers", "one that tells", "a single link"],
)
def test_other_links_to_parts_of_a_page_are_a_table_of_contents(rest: str) -> None:
    assert "DP104" not in codes(LESSON + rest)


def test_links_to_questions_of_the_page_are_a_table_of_contents() -> None:
    links = "- [How deep is a pond?](#one)\n- [What holds the water?](#two)\n\n"
    asked = "## How deep is a pond?\n\nA man.\n\n## What holds the water?\n\nFoil.\n"
    assert cards(f"# Ponds\n\n{links}{asked}") == ["How deep is a pond? | A man.", "What holds the water? | Foil."]
    assert codes(f"# Ponds\n\n{links}{asked}") == []


def _chapters(title: str, *names: str) -> str:
    contents = "".join(f"{n}. [{name}](#{n}-{name.lower()})\n" for n, name in enumerate(names, 1))
    parts = "".join(
        f"## {n}. {name}\n\nText about it.\n\n- one\n- two\n\nMore of it.\n\n" for n, name in enumerate(names, 1)
    )
    return f"# {title}\n\n## Contents\n\n{contents}\n{parts}"


def test_chapters_with_numbers_and_contents_may_be_no_questions() -> None:
    names = ("Aims", "Beds", "Watering", "Harvest")
    assert codes(_chapters("Gardens of the north", *names)) == ["DP115"]
    assert codes(_chapters("Gardening interview questions", *names)) == []
    assert codes(_chapters("Gardens of the north", *(f"What are {name}?" for name in names))) == []
