"""Glossaries whose entries are below the letters that they begin with."""

from __future__ import annotations

import pytest

from readings import cards, codes

FORMS = {
    "bold above a bullet": "**{}**\n- {}",
    "bold above text": "**{}**\n\n{}",
    "bold and colon": "**{}**: {}",
    "bold and dash in items": "- **{}** – {}",
    "heading": "### {}\n\n{}",
    "definition": "{}\n: {}",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize(
    ("letters", "terms"),
    [
        ("BHS", ["Bow", "Boom", "Halyard", "Hull", "Stern"]),
        ("БПШ", ["Борт", "Буй", "Парус", "Порт", "Шкот"]),
        ("EÖU", ["École", "Étrier", "Ölung", "Oolong", "Übung"]),
    ],
)
def test_a_letter_over_words_that_begin_with_it_is_no_question(form: str, letters: str, terms: list[str]) -> None:
    groups = [terms[:2], terms[2:4], terms[4:]]
    text = "# Words\n\n"
    for letter, group in zip(letters, groups, strict=True):
        text += f"## {letter}\n\n" + "\n\n".join(form.format(term, f"About {term.lower()}.") for term in group) + "\n\n"
    assert [card.split(" | ")[0] for card in cards(text)] == terms
    assert codes(text) == []


def test_a_heading_may_name_several_letters() -> None:
    text = "# Words\n\n## A–H\n\n**Bow**: front\n\n**Hull**: body\n\n## I – Z\n\n**Stern**: back\n\n**Keel**: bottom\n"
    assert [card.split(" | ")[0] for card in cards(text)] == ["Bow", "Hull", "Stern", "Keel"]


@pytest.mark.parametrize(
    ("titles", "body"),
    [
        ("HNO", "A light gas, {0}."),
        ("HNO", "- **Name**: {0}\n- **Mass**: 1"),
        ("水火木", "**{0}**: a sign"),
        ("ABC", "**Use**: vitamin {0}\n\n**Found in**: food"),
    ],
)
def test_a_letter_over_other_words_may_be_a_question(titles: str, body: str) -> None:
    text = "# Signs\n\n" + "".join(f"## {title}\n\n{body.format(title)}\n\n" for title in titles)
    assert not [card for card in cards(text) if card.startswith("|")]
    assert "DP115" in codes(text) or [card.split(" | ")[0] for card in cards(text)] == list(titles)
