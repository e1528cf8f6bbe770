"""Headings with an anchor or attributes of their own, beside those that the contents link."""

from __future__ import annotations

import pytest

from readings import cards

LINKED = ("Birch", "Cedar", "Elm", "Fir", "Oak")
TITLES = {
    "en": "Glossary of trees",
    "pt": "Glossário das árvores",
    "de": "Glossar der Bäume",
    "ru": "Глоссарий деревьев",
}


def glossary(title: str, others: dict[str, str], *, behind: bool = False) -> str:
    """A glossary whose contents link some terms; `others` are the anchors of those that they do not link."""
    contents = "".join(f"- [{term}](#{term.lower()})\n" for term in LINKED)
    linked = "".join(f"### {term}\n\n> A tree with the name {term.lower()}.\n\n---\n\n" for term in LINKED)
    left = "".join(f"### {term}{anchor}\n\n> A shrub, {term.lower()}.\n\n---\n\n" for term, anchor in others.items())
    return f"# {title}\n\n{contents}\n---\n\n{linked + left if behind else left + linked}"


ANCHORED = {term: f' <a id="{term.lower()}"></a>' for term in ("Alder", "Ash", "Bay")}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("behind", [False, True])
def test_terms_with_anchors_that_the_contents_leave_out_are_terms(title: str, behind: bool) -> None:
    found = [card.split(" | ")[0].split(" <a")[0] for card in cards(glossary(title, ANCHORED, behind=behind))]
    assert found == ([*LINKED, *ANCHORED] if behind else [*ANCHORED, *LINKED])


@pytest.mark.parametrize("others", [dict.fromkeys(ANCHORED, ""), {"Alder": ANCHORED["Alder"]}])
def test_other_headings_that_the_contents_leave_out_are_no_terms(others: dict[str, str]) -> None:
    found = [card.split(" | ")[0] for card in cards(glossary("Glossary of trees", others))]
    assert found == [*LINKED]


def test_an_anchor_beside_a_question_is_no_part_of_it() -> None:
    text = '## <a name="oak"></a>What is oak?\nHard.\n## <a id=fir></a>And fir? <a id="f"></a>\nSoft.\n'
    assert cards(text) == ["What is oak? | Hard.", "And fir? | Soft."]
    assert cards('## What is <a href="x">oak</a>?\nHard.\n')[0].startswith("What is <a")


def test_a_closing_title_with_an_anchor_is_no_term() -> None:
    others = {term: f' <a id="{term.lower()}"></a>' for term in ("Alder", "Ash", "Bay", "License")}
    assert not any(card.startswith("License") for card in cards(glossary("Glossary of trees", others, behind=True)))


@pytest.mark.parametrize(
    "braces",
    ["{#tea key=val}", '{: #tea .drink key="v" }', "{-}", "{.drink -}", "{#tea width=50%}", "{: .drink data-a='v w'}"],
)
@pytest.mark.parametrize("level", ["#", "##", "###"])
def test_attributes_for_web_pages_are_no_part_of_a_heading(braces: str, level: str) -> None:
    text = f"{level} How do I make tea? {braces}\n\nWith leaves.\n\n{level} How do I make ice?\n\nWith water.\n"
    assert cards(text) == ["How do I make tea? | With leaves.", "How do I make ice? | With water."]


@pytest.mark.parametrize("braces", ["{key=val}", "{a, b}", "{n=3}", "{x - y}"])
def test_other_braces_are_part_of_it(braces: str) -> None:
    text = f"## What is {braces}\n\nA set.\n\n## What is ice?\n\nWater.\n"
    assert cards(text) == [f"What is {braces} | A set.", "What is ice? | Water."]
