"""API references, whose headings name calls: no cards."""

from __future__ import annotations

import pytest

from readings import cards

NAMES = ("Create a card", "Read a card", "Change a card", "Delete a card")
CALLS = ("POST /cards", "GET /cards/1", "PUT /cards/1", "DELETE /cards/1")


@pytest.mark.parametrize("form", ["```\n{}\n```", "`{}`", "**{}**", "```http\n{}\nHost: example.org\n```"])
@pytest.mark.parametrize("title", ["# API\n\n## Cards\n\n", "# Cartes\n\n"])
def test_headings_above_calls_are_no_questions(title: str, form: str) -> None:
    parts = (
        f"### {name}\n\n{form.format(call)}\n\nReturns the card.\n\n" for name, call in zip(NAMES, CALLS, strict=True)
    )
    assert cards(title + "".join(parts)) == []


def test_headings_that_are_calls_are_no_questions() -> None:
    assert cards("# API\n\n" + "".join(f"## `{call}`\n\nReturns a card.\n\n" for call in CALLS)) == []


def test_headings_that_ask_stay_questions() -> None:
    parts = (f"## How do I {name.lower()}?\n\n`{call}`\n\n" for name, call in zip(NAMES, CALLS, strict=True))
    assert len(cards("# API\n\n" + "".join(parts))) == 4


def test_words_in_capitals_are_no_calls() -> None:
    parts = (f"## {name}\n\nGET the pen / and write.\n\n" for name in NAMES)
    assert len(cards("# Cards\n\n" + "".join(parts))) == 4
