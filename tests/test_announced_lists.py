"""Lists below their announcement, in an answer or below a term: text in, cards out."""

from __future__ import annotations

from readings import cards

KINDS = ["Pond: still water", "River: flowing water", "Lake: much water"]


def numbered(*answers: str) -> str:
    return "\n".join(f"{n}. What is kind {n}?\n   Answer: {said}\n" for n, said in enumerate(answers, 1))


def test_pairs_that_an_answer_announces_are_part_of_it() -> None:
    kinds = "\n".join(KINDS)
    text = numbered("It has three parts:\n\n" + kinds, "A puddle.", "It has three more:\n\n" + kinds, "A spring.")
    assert cards(text)[0] == "What is kind 1? | It has three parts: " + " ".join(KINDS)
    assert len(cards(text)) == 4


def test_paragraphs_in_a_row_are_announced_together() -> None:
    text = numbered("These are:\n\n" + "\n\n".join(KINDS), "A puddle.", "A well.", "A spring.")
    assert cards(text)[0] == "What is kind 1? | These are: " + " ".join(KINDS)


def test_pairs_that_no_answer_announces_are_cards() -> None:
    text = "# Waters\n\nThese are the waters:\n\n" + "\n".join([*KINDS, "Spring: a source", "Sea: salt water"]) + "\n"
    assert len(cards(text)) == 5


def test_a_term_may_have_a_list_as_its_meaning() -> None:
    text = "# Glossary\n\n- **Pond**: Still water.\n- **Water**:\n    - **Salt**: The sea.\n    - **Fresh**: A pond.\n"
    text += "- **River**: Flowing water.\n- **Lake**: Much water.\n"
    assert cards(text) == [
        "Pond | Still water.",
        "Water | - **Salt**: The sea. - **Fresh**: A pond.",
        "River | Flowing water.",
        "Lake | Much water.",
    ]


def test_a_term_with_nothing_below_is_no_card() -> None:
    text = (
        "# Glossary\n\n- **Pond**: Still water.\n- **Water**:\n- **River**: Flowing water.\n- **Lake**: Much water.\n"
    )
    assert [card.split(" | ")[0] for card in cards(text)] == ["Pond", "River", "Lake"]


def test_bold_headings_of_lists_in_a_manual_are_no_cards() -> None:
    text = (
        "# Pump\n\nA pump moves water.\n\n## Usage\n\nRun it once a day, and let it cool.\n\n- **Flags**:\n    - one\n"
    )
    text += "    - two\n\n## License\n\nMIT.\n"
    assert [card for card in cards(text) if card.startswith("Flags")] == []
