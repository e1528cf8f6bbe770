"""Offers in words that ask, as many manuals have: they are no questions to learn."""

from __future__ import annotations

import pytest

from readings import cards, codes


@pytest.mark.parametrize(
    "offers",
    [
        "- Need help? Open an issue.\n- Found a bug? Tell us.\n- Want to help? Read the guide.\n",
        "- Notice a mistake? Mend it.\n- Missing a word? Send it.\n- Will it grow? Help us.\n",
        "- Fehler entdeckt? Sag es.\n- Fragen? Schreib uns.\n- Neu? Lies das.\n",
        "- **Need help?** Open an issue.\n- **Found a bug?** Tell us.\n- **Have an idea?** Write to us.\n",
        "* ❓ Questions? – Ask in the chat.\n* 🐛 Bugs? – Open an issue.\n* 💡 Ideas? – Start a thread.\n",
        "- Besoin d'aide ? Lisez la page.\n- Envie d'aider ? Lisez le guide.\n- Besoin de plus ? Écrivez-nous.\n",
    ],
)
def test_a_list_of_offers_makes_no_cards(offers: str) -> None:
    assert cards(f"# Tool\n\nIt sorts mail.\n\n{offers}\n## Install\n\nRun it.\n") == []


def test_questions_of_other_kinds_in_such_a_list_do() -> None:
    text = "# Metals\n\n- Which metal is red? Copper.\n- Which is liquid? Mercury.\n- Any metal that burns? Sodium.\n"
    assert [card.split(" | ")[1] for card in cards(text)] == ["Copper.", "Mercury.", "Sodium."]
    assert codes(text) == []
