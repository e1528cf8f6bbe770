"""Which lines of a document are its questions: how many of a shape must ask before all of them count as questions."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read

ROCKS = ("basalt", "granite", "slate", "marble", "chalk", "flint", "gneiss", "schist")


def questions(text: str) -> list[str]:
    return [note.question.markdown for note in read(Source("rocks.md", text))[0].deck.notes]


def titles(asking: int, count: int) -> list[str]:
    """`count` titles of which `asking` are questions, the last one among them."""
    asked = {*range(asking - 1), count - 1}
    return [f"What is {rock}?" if n in asked else rock.title() for n, rock in enumerate(ROCKS[:count])]


def as_headings(asking: int, count: int, empty: int = 0) -> str:
    """Each title as a heading of level 2 with text and a heading of level 3 below it; then headings without text."""
    below = "A rock.\n\n### Where {} lies\n\nIn the hills.\n\n"
    parts = [f"## {title}\n\n{below.format(rock)}" for title, rock in zip(titles(asking, count), ROCKS, strict=False)]
    return "".join(["# Rocks\n\n", *parts, *(f"## Chapter {n}\n\n" for n in range(empty))])


def as_items(asking: int, count: int, empty: int = 0) -> str:
    """Each title as a list item in bold with text below it; then items without text."""
    parts = [f"- **{title}**\n  A rock.\n" for title in titles(asking, count)]
    return "".join(["# Rocks\n\n", *parts, *(f"- **Rock {n}**\n" for n in range(empty))])


@pytest.mark.parametrize(("asking", "count"), [(2, 5), (3, 7)])
def test_headings_are_questions_if_two_in_five_with_text_ask(asking: int, count: int) -> None:
    """The other headings of that level are questions, too; those without text do not count."""
    assert questions(as_headings(asking, count, empty=6)) == titles(asking, count)


@pytest.mark.parametrize(("asking", "count"), [(2, 6), (3, 8)])
def test_headings_are_no_questions_if_fewer_than_two_in_five_with_text_ask(asking: int, count: int) -> None:
    """The headings below them are read as the questions then."""
    assert questions(as_headings(asking, count, empty=6)) == [f"Where {rock} lies" for rock in ROCKS[:count]]


@pytest.mark.parametrize(("asking", "count"), [(2, 5), (3, 7)])
def test_bold_items_are_questions_if_two_in_five_ask(asking: int, count: int) -> None:
    assert questions(as_items(asking, count)) == titles(asking, count)


@pytest.mark.parametrize(("asking", "count", "empty"), [(2, 6, 0), (3, 8, 0), (2, 5, 1)])
def test_bold_items_are_no_questions_if_fewer_than_two_in_five_ask(asking: int, count: int, empty: int) -> None:
    """Items without text below them count, since a list may be one of terms."""
    assert questions(as_items(asking, count, empty)) == []
