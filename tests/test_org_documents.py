"""Org files that are other documents: a few terms and headings that ask, among pages of text."""

from __future__ import annotations

import pytest

from readings import codes, notes, understood

PAGES = "".join(f"* Part {number}\n\n{'The plan of the garden has paths and beds. ' * 8}\n\n" for number in range(1, 4))
TERMS = "- Beech :: a tree\n- Box :: a shrub\n"


@pytest.mark.parametrize("cards", [TERMS, "* Why a hedge?\n\nIt keeps the wind out.\n"])
def test_a_few_cards_among_pages_of_text_get_a_warning(cards: str) -> None:
    text = f"#+TITLE: Plan of the garden\n\n{PAGES}{cards}"
    assert notes(text, "plan.org")
    assert codes(text, "plan.org") == ["DP115"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"#+TITLE: Glossary of the garden\n\n{PAGES}{TERMS}", "plan.org"),
        (f"#+TITLE: Plan of the garden\n\n{PAGES}{TERMS}", "garden_questions.org"),
        (f"#+TITLE: Plan of the garden\n\n* Part\n\nPaths and beds.\n\n{TERMS}", "plan.org"),
        (f"{PAGES}* What is a hedge? :drill:\n\nA row of shrubs.\n\n** Answer\n\nA row.\n", "plan.org"),
    ],
    ids=["a title of terms", "a name of questions", "little text", "a program's card"],
)
def test_decks_and_short_org_files_get_no_warning(text: str, name: str) -> None:
    assert understood(text, name).deck.notes
    assert codes(text, name) == []
