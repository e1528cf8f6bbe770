"""Links from page to page, which are no terms with their meanings."""

from __future__ import annotations

import pytest

from readings import cards

LINES = "Previous: [[Tides]]\nNext: [[Waves]]\nAll chapters: [[Sea]]"


@pytest.mark.parametrize(
    "text",
    [
        LINES,
        LINES.replace("\n", "  \n"),
        "\n".join(f"- {line}" for line in LINES.split("\n")),
        "Předchozí: [[Tides]]\nNásledující: [[Waves]]",
        "- Weiter → [Waves](waves.html)\n- Inhalt → [Sea](sea.html)",
    ],
)
def test_links_to_the_pages_around_are_no_cards(text: str) -> None:
    assert cards(f"# Sea\n\nIt is salty.\n\n##### Navigation\n{text}\n") == []


@pytest.mark.parametrize(
    "text", ["Italy: [[Rome]]\nFrance: [[Paris]]\nSpain: [[Madrid]]", "Next: near\nPrevious: past"]
)
def test_other_links_and_other_meanings_are_terms(text: str) -> None:
    assert len(cards(f"# Glossary\n\n{text}\n")) == text.count("\n") + 1
