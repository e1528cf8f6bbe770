"""How many of several candidates must ask before all of them count as questions: two in five."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read

TOPICS = ("light", "heat", "sound", "work", "power", "mass", "time", "space", "charge")


def deck(body: str, asking: int, *, asks: str = "What is {}?", tells: str = "The {} of bodies") -> str:
    """Nine candidates, of which the first ones ask; `%` in the body stands for the number and `@` for the title."""
    titles = [(asks if n < asking else tells).format(topic) for n, topic in enumerate(TOPICS)]
    return "# Physics\n\n" + "".join(body.replace("%", str(n)).replace("@", t) for n, t in enumerate(titles, 1))


def cards_and_codes(text: str) -> tuple[int, list[str]]:
    reading, problems = read(Source("physics.md", text))
    return len(reading.deck.notes), sorted({problem.code for problem in problems})


HEADING = "## @\n\nAn old book on number % tells of it.\n\n"


def test_if_four_of_nine_headings_ask_all_are_questions_without_a_doubt() -> None:
    head, *headings = deck(HEADING, 4).split("## ")
    in_turn = [headings[n] for n in (0, 4, 1, 5, 2, 6, 3, 7, 8)]
    assert cards_and_codes("## ".join([head, *in_turn])) == (9, [])


ITEM = "- @\n\n  An old book on number % tells of it.\n\n"


@pytest.mark.parametrize(
    ("asking", "cards", "codes"),
    [
        (2, 0, ["DP101"]),
        (3, 0, ["DP101"]),  # one in three is too few
        (4, 8, ["DP104"]),  # DP104: the last item has no answer
        (5, 8, ["DP104"]),
    ],
)
def test_items_are_questions_if_four_of_nine_ask(asking: int, cards: int, codes: list[str]) -> None:
    text = deck(ITEM, asking).removesuffix("  An old book on number 9 tells of it.\n\n")
    assert cards_and_codes(text) == (cards, codes)


BOLD = "**@**\n\nAn old book on number % tells of it.\n\n"


@pytest.mark.parametrize(("asking", "cards"), [(2, 2), (3, 3), (4, 9), (5, 9)])
def test_bold_lines_that_do_not_ask_are_questions_if_four_of_nine_ask(asking: int, cards: int) -> None:
    assert cards_and_codes(deck(BOLD, asking)) == (cards, [])


PARAGRAPH = "@\n- [x] mine\n- [ ] yours\n\n"


@pytest.mark.parametrize(("asking", "cards", "codes"), [(2, 0, ["DP101"]), (3, 0, ["DP101"]), (4, 9, []), (5, 9, [])])
def test_paragraphs_above_options_are_questions_if_four_of_nine_ask(asking: int, cards: int, codes: list[str]) -> None:
    text = deck(PARAGRAPH, asking, asks="Which book is on {}?", tells="The best book on {} is old")
    assert cards_and_codes(text) == (cards, codes)
