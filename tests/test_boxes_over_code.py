"""Boxes alone in paragraphs above code are options that show this code."""

from __future__ import annotations

import pytest

from deckpress.model import Kind, Source
from deckpress.reading import read

TASK = "## Which command saves a change?\n\n"
CODE = "```bash\n{}\n```\n\n"


def options(text: str) -> list[tuple[str, bool]]:
    (note,) = read(Source("git.md", text))[0].deck.notes
    return [(choice.text.markdown, choice.correct) for choice in note.choices]


@pytest.mark.parametrize("indent", ["", "  "])
def test_each_box_takes_the_code_below_it(indent: str) -> None:
    text = f"{TASK}{indent}[ ] 1\n\n{CODE.format('git stash')}{indent}[x] 2\n\n{CODE.format('git commit')}"
    assert options(text) == [
        ("1\n\n```bash\ngit stash\n```", False),
        ("2\n\n```bash\ngit commit\n```", True),
    ]


def test_the_code_keeps_its_place_in_the_file() -> None:
    text = f"{TASK}[ ] 1\n\n{CODE.format('git stash')}[x] 2\n\n{CODE.format('git commit')}"
    (note,) = read(Source("git.md", text))[0].deck.notes
    assert note.choices[1].text.locate(3, 0).line == text.split("\n").index("git commit") + 1


def test_plain_boxes_and_a_box_alone_stay_as_they_are() -> None:
    plain = f"{TASK}{CODE.format('git log')}[ ] stash\n[x] commit\n"
    assert options(plain) == [("stash", False), ("commit", True)]
    (note,) = read(Source("git.md", f"{TASK}[x] Done:\n\n{CODE.format('git commit')}"))[0].deck.notes
    assert note.kind is Kind.OPEN
