"""Headings with a labelled definition below each are the terms of a glossary, whatever its title."""

from __future__ import annotations

import pytest

from readings import cards, codes

LABELS = ("**Definition:** {}", "- **Definition:** {}", "*   **Forklaring:** {}", "**Bedeutung**: {}", "**定义：** {}")
TERMS = {"Simile": "Like as.", "Irony": "The reverse.", "Litotes": "Less said."}


def entries(label: str, title: str = "## {}") -> str:
    return "".join(f"{title.format(term)}\n\n{label.format(meaning)}\n\n" for term, meaning in TERMS.items())


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("title", ["## {}", "### 1. **{}**"])
def test_a_labelled_definition_makes_the_heading_a_term(label: str, title: str) -> None:
    text = f"# Figures of speech\n\n{entries(label, title)}"
    assert [card.split(" | ")[0] for card in cards(text)] == [*TERMS]
    assert codes(text) == []


def test_the_same_terms_may_come_twice_with_other_words() -> None:
    text = f"# Figures\n\n{entries(LABELS[0])}# Figures again\n\n{entries('**Definition:** Once more: {}')}"
    assert len(cards(text)) == 6


@pytest.mark.parametrize(
    "text",
    [
        entries(LABELS[0]).replace("**Definition:**", "**Owner:**"),
        entries(LABELS[0]) + "## See also\n\nBooks.\n\n## Licence\n\nFree.\n",
        "".join(f"## How to bake a loaf of bread in {n} steps at home\n\n**Meaning:** {n}\n\n" for n in range(3)),
    ],
    ids=["another label", "other headings", "long headings"],
)
def test_other_headings_are_reported(text: str) -> None:
    assert codes(f"# Notes\n\n{text}")


GLOSSARY = (
    "## Places\n\n### Quay\nA wall for **ships**.\n\n### ROV\n**Remote vehicle** — A boat without a crew.\n\n"
    "### Berth\nThe place of one ship:\n- `id`: the number\n- **name**: its name\n- **flag**: of the country\n\n"
    "### AIS\n**Automatic identification** — Ships send their place.\n\n"
)
PAPERS = "## Papers\n\n### Needed\n\n1. **Passport**: of the captain\n2. **Permit**: one a year\n3. **List**: signed\n"


@pytest.mark.parametrize("title", ["Glossary", "Harbour glossary", "Glossaire du port - version 2", "Glossar: Hafen"])
def test_in_a_glossary_bold_words_below_headings_are_no_terms(title: str) -> None:
    text = f"# {title}\n\n{GLOSSARY}{PAPERS}"
    assert [card.split(" | ")[0] for card in cards(text)] == ["Quay", "ROV", "Berth", "AIS"]
    assert "ROV | **Remote vehicle** — A boat without a crew." in cards(text)


def test_bold_terms_below_the_parts_of_a_glossary_stay_terms() -> None:
    parts = {"Papers": ("Visa", "Stamp"), "Ships": ("Ketch", "Barge"), "Places": ("Quay", "Berth")}
    entries = "".join(
        f"### {part}\n" + "".join(f"**{term}** — This is a {term.lower()}.\n\n" for term in terms)
        for part, terms in parts.items()
    )
    found = cards(f"# Glossary\n\n## Harbour\n\n{entries}")
    assert [card.split(" | ")[0] for card in found] == ["Visa", "Stamp", "Ketch", "Barge", "Quay", "Berth"]


def test_headings_above_bold_terms_need_such_a_title() -> None:
    assert not any(card.startswith("Quay") for card in cards(f"# Harbour guide\n\n{GLOSSARY}"))


def test_a_closing_section_ends_the_last_term_of_a_glossary() -> None:
    terms = "".join(f"### {term}\n\n{meaning}\n\n" for term, meaning in TERMS.items())
    text = f"# Glossary\n\n## Terms\n\n{terms}## See also\n\n- [Books](https://example.org/books)\n"
    assert cards(text) == [f"{term} | {meaning}" for term, meaning in TERMS.items()]


LESSON = "# Bread\n\n## Doughs\n\n### 1) Sour\n\n**Définition** : It has bacteria.\n\n{}\n\n### 2) Yeast\n\n{}\n\n"
LESSON += "### 3) Short\n\n{}\n"
TOLD = "**Définition** : It rises.\n\n**Exemple** : a roll"


def test_headings_of_a_lesson_that_begin_with_a_definition_get_a_warning() -> None:
    text = LESSON.format("Feed it so:\n\n- with flour\n- with water", TOLD, TOLD)
    assert [card.split(" | ")[0] for card in cards(text)] == ["Sour", "Yeast", "Short"]
    assert codes(text) == ["DP115"]


def test_labelled_parts_below_a_definition_are_no_lesson() -> None:
    assert codes(LESSON.format("**Exemple** : a loaf\n\n- big\n- round", TOLD, TOLD)) == []
    text = LESSON.format("Feed it so:\n\n- with flour\n- with water", TOLD, TOLD)
    assert codes(text.replace("# Bread", "# Glossary of bread", 1)) == []


QUOTED = {"tide": "the sea that comes and goes", "reef": "rocks below the water", "bay": "a curve of the coast"}
QUOTED |= {"ford": "a shallow place to cross", "delta": "many arms of a river"}


def test_a_quote_alone_below_a_heading_defines_it_if_it_begins_in_lower_case() -> None:
    text = "# The coast\n\n" + "".join(f"### {term}\n> {meaning}\n\n" for term, meaning in QUOTED.items())
    assert cards(text) == [f"{term} | > {meaning}" for term, meaning in QUOTED.items()]
    assert codes(text) == []
    said = "# Our guests\n\n" + "".join(f"### {term.title()}\n> {m.title()}.\n\n" for term, m in QUOTED.items())
    assert codes(said) != []


def test_one_of_several_chapters_may_be_a_glossary() -> None:
    terms = "".join(f"## {term}\n\n{meaning}\n\n" for term, meaning in QUOTED.items())
    chapter = "# {}\n\n## Where we were\n\nFar away from here.\n\n## Who came\n\nNobody of them.\n\n"
    found = cards(f"# Vocabulary of the coast\n\n{terms}{chapter.format('A trip')}")
    assert [card.split(" | ")[0] for card in found] == list(QUOTED)
