"""Glossaries whose entries are a term, translations with a star, and a meaning in a quote, with `---` between them."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes

ENTRIES = [
    ("candid", "franc", "Open and honest."),
    ("abate", "faiblir", "To become less strong."),
    ("犬", "dog", "動物。"),
]


def glossary(form: str, head: str = "") -> str:
    return head + "\n\n---\n\n".join(form.format(*entry) for entry in ENTRIES) + "\n"


@pytest.mark.parametrize("head", ["", "# Vocabulaire\n\n", "# Słownik\n\n## A\n\n"])
@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("{}\n* {}\n> {}", "* {}\n> {}"),
        ("{}\n\n* {}\n* so\n\n> {}", "* {} * so > {}"),
        ("**{}**\n\n* {}\n\n> {}", "* {} > {}"),
        ("{}\n*{}*\n\n> {}", "*{}* > {}"),
        ("{}\n\\* {}\n\n> {}", "\\* {} > {}"),
        ("### {}\n\n* {}\n\n> {}", "* {} > {}"),
    ],
)
def test_the_term_asks_and_the_rest_answers(form: str, shown: str, head: str) -> None:
    text = glossary(form, head)
    assert [" ".join(card.split()) for card in cards(text)] == [
        f"{term} | {' '.join(shown.format(word, meaning).split())}" for term, word, meaning in ENTRIES
    ]
    assert codes(text) == []


def test_headings_above_them_are_sections() -> None:
    assert (
        len(cards(glossary("{}\n* {}\n> {}", "# Glossary\n\n## A\n\n").replace("---\n\n犬", "---\n\n## B\n\n犬"))) == 3
    )


@pytest.mark.parametrize(
    "form",
    [
        "{0}\n\n> {2}",  # quotations below their authors
        "{0}:\n\n* {1}\n\n> {2}",  # a list that a line announces
        "{0}\n\n* {1}",
        "The {0} is what we look at here, in more words than a term has.\n\n* {1}\n\n> {2}",
        "{0}\n\n- {1}\n\n> {2}",
    ],
)
def test_quotations_and_lists_are_no_such_entries(form: str) -> None:
    assert cards(glossary(form)) == []


def test_few_entries_among_other_parts_are_none() -> None:
    text = glossary("{}\n\n* {}\n\n> {}") + "".join(f"\n---\n\nIt rained on day {day}.\n" for day in range(6))
    assert cards(text) == []


CALLOUTS = "{0}\n> [!def] group\n> A set.\n\n{0}\n> [!thm] Lagrange\n> It divides.\n\n{0}\n> [!rmk] why\n> Of e.\n\n"


@pytest.mark.parametrize("tags", ["#definition", "#thm #algebra/groups", "#定理"])
def test_a_line_of_tags_above_a_quote_is_no_question(tags: str) -> None:
    text = CALLOUTS.format(tags) * 2
    assert cards(text) == []
    (problem,) = read(Source("deck.md", f"# Groups\n\n{text}"))[1]
    assert problem.message == "no card found; the file holds 6 callouts with titles, 1 heading"


def test_other_lines_above_quotes_are_guesses_as_before() -> None:
    text = "".join(f"{word}\n> It is {word}.\n\n" for word in ("#1 in size", "Closures", "Scope", "Types"))
    assert len(cards(text)) == 4
    assert codes(text) == ["DP115"]


def test_a_bold_remark_may_stand_before_one_of_the_questions() -> None:
    asked = "".join(f"Who was number {n}?\n> Ann {n}\n\n" for n in range(4))
    text = f"{asked}**Last one:** Who was the tallest?\n> Bea\n> Cleo\n"
    assert cards(text)[-1] == "**Last one:** Who was the tallest? | > Bea > Cleo"
    assert len(cards(text)) == 5
