"""Sections of a document that list terms, beside questions and prose of other kinds."""

from __future__ import annotations

import pytest

from deckpress.reading.starts.term_sections import names_terms
from readings import cards, codes, codes_and_lines

ABOVE = """\
# Boats

## What is a boat?

A boat is a small ship. It carries few people, and it needs no harbour.

## {}

"""
TERMS = [("Bow", "its front"), ("Stern", "its back"), ("Keel", "its bottom")]


@pytest.mark.parametrize("title", ["Glossary", "Ordlista", "Słowniczek", "Slovníček pojmů", "Словарь", "用語集"])
@pytest.mark.parametrize("form", ["**{}** = {}", "**`{}`**: {}", "- **{}** – {}", "- {} – {}", "{}\n: {}"])
def test_the_entries_below_such_a_heading_are_terms(title: str, form: str) -> None:
    text = ABOVE.format(title) + "\n\n".join(form.format(*term) for term in TERMS)
    made = [card.replace("`", "") for card in cards(text)]
    assert made[0].startswith("What is a boat? | A boat is a small ship.")
    assert made[1:] == [f"{term} | {meaning}" for term, meaning in TERMS]
    assert codes(text) == []


def test_the_rows_below_such_a_heading_are_terms() -> None:
    text = ABOVE.format("Glossary") + "| On board | At home |\n|---|---|\n"
    text += "".join(f"| {term} | {meaning} |\n" for term, meaning in TERMS)
    assert cards(text)[1:] == [f"{term} | {meaning}" for term, meaning in TERMS]


def test_a_term_may_have_another_name_in_bold() -> None:
    lines = ["**Bow**: its front", "**Stern** or **poop**: its back", "**Keel** / **spine**: its bottom"]
    text = ABOVE.format("Glossary") + "\n\n".join(lines)
    assert [card.split(" | ")[0] for card in cards(text)[1:]] == [
        "Bow",
        "**Stern** or **poop**",
        "**Keel** / **spine**",
    ]


@pytest.mark.parametrize(
    "below",
    [
        "It is at the end of the book.",
        "**Bow**: its front\n\n**Stern**: its back",
        "**Note**: it is long.\n\nIt is at the end.\n\nIt grows.\n\n**Bow**: front\n\n**Stern**: back\n\nIt is old.",
    ],
)
def test_prose_below_such_a_heading_is_no_list_of_terms(below: str) -> None:
    assert [card.split(" | ")[0] for card in cards(ABOVE.format("Glossary") + below)] == ["What is a boat?", "Glossary"]


def test_bold_terms_elsewhere_are_none_of_its_terms() -> None:
    text = "# Boats\n\n- **See also**: ships\n- **Author**: Ann\n\n## Words\n\nThey help.\n\n## Glossary\n\n"
    text += "\n\n".join("**{}**: {}".format(*term) for term in TERMS)
    assert [card.split(" | ")[0] for card in cards(text)] == ["Bow", "Stern", "Keel"]


def test_a_title_about_vocabularies_is_none_of_a_list() -> None:
    text = ABOVE.format("How to learn words (strategies for your vocabulary)")
    text += "\n\n".join("- **{}**: {}".format(*term) for term in TERMS)
    assert "Bow | its front" not in cards(text)


def test_a_heading_that_asks_for_terms_is_a_question() -> None:
    text = ABOVE.format("What are the terms?") + "\n\n".join("**{}**: {}".format(*term) for term in TERMS)
    assert [card.split(" | ")[0] for card in cards(text)] == ["What is a boat?", "What are the terms?"]


@pytest.mark.parametrize("title", ["Python glossary", "Key terms", "Słowniczek pojęć", "Glossar (A–K)", "Ordliste"])
def test_titles_that_name_terms(title: str) -> None:
    assert names_terms(title)


@pytest.mark.parametrize("title", ["Terms of service", "Definition of done", "Termine", "Wordle"])
def test_titles_that_name_something_else(title: str) -> None:
    assert not names_terms(title)


PARTS = """\
# Sailing

## Aims

- **Learn the ropes**: know each of them.
- **Stay dry**: wear a coat.

## Steps

1. **Hoist the sail**: pull.
2. **Steer**: hold the tiller.

## Glossary of boats

### Hull

1. **Bow**: its front.
   - **Bulb**: the round part.
2. **Stern**: its back.
3. **Keel**: its bottom.

### Above

- **Mast**: a pole.
- **Boom**: a pole across.
- **Sail**: a cloth.

## {}

- **Rope**: see above.
- **Coat**: see above.
- **Hat**: see above.
"""


def test_the_parts_of_such_a_section_have_headings_of_their_own() -> None:
    asked = [card.split(" | ")[0] for card in cards(PARTS.format("Packing"))]
    assert asked == ["Bow", "Stern", "Keel", "Mast", "Boom", "Sail"]


def test_the_parts_end_at_a_heading_of_the_same_level() -> None:
    asked = [card.split(" | ")[0] for card in cards(PARTS.format("Key terms"))]
    assert asked == ["Bow", "Stern", "Keel", "Mast", "Boom", "Sail", "Rope", "Coat", "Hat"]


def test_parts_of_other_definitions_are_no_glossary() -> None:
    terms = "1. **Charts**: they hold files.\n2. **Hooks**: they run code.\n3. **Values**: they set options.\n"
    text = "Text above.\n\n## Resource Definitions (RDs)\n\n### Features of RDs\n\n" + terms
    prose = "".join(f"\n### Step {n}\n\nA paragraph about step {n} that says a lot of things.\n" for n in range(6))
    assert cards(f"# Lesson\n\n{text}{prose}") == []


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", ["Glossary", "Key terms", "Vokabeln"])
def test_bold_lines_above_their_meanings_are_terms_in_such_a_section(title: str, gap: str) -> None:
    terms = {"Tide": "The rise of water.", "Moon": "A light at night.", "Salt": "It comes from rivers."}
    entries = "".join(f"**{term}**{gap}{meaning}\n\n" for term, meaning in terms.items())
    text = f"# Sea\n\n## {title}\n\n{entries}## See also\n\n[Lakes](lakes.md)\n"
    assert cards(text) == [f"{term} | {meaning}" for term, meaning in terms.items()]
    assert codes(text) == []


OVEN = (
    "# Oven\n\nAn oven bakes.\n\n{}\n\nyeast:\n\nA living thing.\n\n**crust:**\n\nThe outside.\n\nIt is hard.\n\n"
    "crumb of bread:\n\nThe inside.\n\nExercises\n\nBake it.\n"
)


@pytest.mark.parametrize("title", ["Glossary", "## Glossary", "Glossário", "用語集", "**Glossaire**", "Glosario:"])
def test_lines_with_a_colon_above_meanings_are_terms_below_a_title_of_terms(title: str) -> None:
    assert cards(OVEN.format(title)) == [
        "yeast | A living thing.",
        "crust | The outside. It is hard.",
        "crumb of bread | The inside.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        OVEN.format("Letters"),
        OVEN.format("Glossary\n\nThese words matter."),
        "# Oven\n\nGlossary\n\nAnna:\n\nHello.\n\nBea:\n\nBye.\n",
    ],
    ids=["another title", "text below the title", "two"],
)
def test_other_lines_with_a_colon_are_text(text: str) -> None:
    assert cards(text) == []


LISTED = "# Ovens\n\n* **Gas:** heats fast\n* **Stone:** heats slowly\n{}\n\n**Electric:** is clean\n"


@pytest.mark.parametrize("line", ["**Steam:** keeps it soft", "__Steam__: keeps it soft", "**Steam** – keeps it soft"])
def test_a_bold_term_right_below_an_item_with_a_term_is_the_next_term(line: str) -> None:
    assert cards(LISTED.format(line))[1:3] == ["Stone | heats slowly", "Steam | keeps it soft"]
    assert len(cards(LISTED.format(f"{line}\n* **Pit:** a hole"))) == 5


@pytest.mark.parametrize("line", ["**Note:** mind the door", "  **Steam:** keeps it soft", "where **steam:** is soft"])
def test_other_lines_right_below_an_item_with_a_term_belong_to_it(line: str) -> None:
    assert cards(LISTED.format(line))[1] == f"Stone | heats slowly {line.strip()}"


def test_the_same_bold_word_right_below_several_items_is_no_term() -> None:
    text = "# Ovens\n\n* **Gas:** heats fast\n**Use:** rolls\n* **Stone:** heats slowly\n**Use:** loaves\n"
    assert cards(text) == ["Gas | heats fast **Use:** rolls", "Stone | heats slowly **Use:** loaves"]


HEAT = "**Fan:** moves the hot air\n\n**Wall:** sends heat to the loaf\n\n**Peel:** a flat shovel for the loaf\n\n"


HEAT2 = HEAT.replace("Fan", "Grid").replace("Wall", "Tile").replace("Peel", "Lame")


def test_bold_lines_above_lists_beside_bold_terms_are_reported() -> None:
    text = f"# Ovens\n\n#### Kinds\n\n**Gas:**\n* fast\n* moist\n\n**Stone:**\n* slow\n\n#### Heat\n\n{HEAT}{HEAT2}"
    assert len(cards(text)) == 6
    assert codes_and_lines(text)[0] == ("DP115", 5)
    assert [line for _, line in codes_and_lines(text.replace("Stone:**\n* slow", "Gas:**\n* slow"))] == [14]


_TERMS = [("ebb", "Falling water."), ("rise", "To grow."), ("sea", "Much water.")]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("empty", [0, 1, 2, 3])
def test_a_term_without_its_meaning_among_terms_with_a_colon_is_reported(between: str, empty: int) -> None:
    parts = [f"{term}:{between}{said}\n\n" for term, said in _TERMS]
    parts.insert(empty, "proof:\n\n")
    assert cards(f"# Glossary\n\n{''.join(parts)}") == [f"{term} | {said}" for term, said in _TERMS]
    assert codes(f"# Glossary\n\n{''.join(parts)}") == ["DP104"]
    assert cards(f"# Poem\n\n{''.join(parts)}") == []


def test_terms_that_mostly_lack_their_meanings_are_no_cards() -> None:
    assert cards("# Glossary\n\nebb:\n\nrise:\n\nsea:\n\nMuch water.\n\nproof:\n") == []


TOLD = {
    "Role of the oven": "It bakes.",
    "What lifts a loaf": "A peel.",
    "Time a loaf needs": "An hour.",
    "Name of the inner part": "The crumb.",
    "Which flour is dark": "Rye.",
    "Method to keep bread": "A box.\nOf wood.",
    "Sign that it is done": "It sounds hollow.",
    "Typical mark of a sourdough": "Large holes.",
}
ALONE = "".join(f"{term}:\n{meaning}\n\n" for term, meaning in TOLD.items())


@pytest.mark.parametrize("rest", ["", "Two more:\nFlour and salt.\n\nBake it.\n", "## More\n\n"])
def test_lines_with_a_colon_right_above_text_are_cards_if_they_fill_a_document(rest: str) -> None:
    assert cards(ALONE + rest)[:8] == [f"{term} | {' '.join(said.split())}" for term, said in TOLD.items()]
    assert "DP115" in codes(ALONE + rest)


@pytest.mark.parametrize(
    "text",
    [
        ALONE.partition("\n\n")[2],
        ALONE + "Bake it.\n\nKeep it.\n",
        "".join(f"Ann {n}:\nHello.\n\nBea:\nYes.\n\n" for n in range(6)),
        ALONE.replace("Rye.", "These:"),
        ALONE + "- a list\n",
    ],
    ids=["seven", "other paragraphs", "speakers", "two colons", "a list"],
)
def test_a_few_of_them_and_speakers_are_text(text: str) -> None:
    assert not any(card.startswith(("Which flour", "Bea")) for card in cards(text))
