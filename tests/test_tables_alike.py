"""Tables of two columns among tables of terms, with headers that do not say what they hold."""

from __future__ import annotations

from readings import cards

KNOWN = "| Term | Meaning |\n|---|---|\n| **Log** | A record. |\n| **Key** | A secret. |\n| **Port** | A door. |\n\n"
OTHER = "| Tool | Purpose |\n|---|---|\n| **Nail** | It holds. |\n| **Saw** | It cuts. |\n"
WORDS = ["Log", "Key", "Port"]


def asked(text: str) -> list[str]:
    return [card.split(" | ")[0] for card in cards(text)]


def test_their_rows_are_terms_if_both_have_them_in_bold() -> None:
    assert asked(f"# Words\n\n{KNOWN}## Tools\n\n{OTHER}") == [*WORDS, "Nail", "Saw"]


def test_plain_rows_and_tables_of_options_or_links_stay_tables() -> None:
    assert asked(f"# Words\n\n{KNOWN}## Tools\n\n{OTHER.replace('**', '')}") == WORDS
    options = "| Option | Default |\n|---|---|\n| **size** | 3 |\n| **name** | x |\n"
    assert asked(f"# Words\n\n{KNOWN}## Settings\n\n{options}") == WORDS
    assert cards(f"# Tools\n\n{OTHER}") == cards(f"# Tools\n\n## More\n\n{OTHER}")


def test_more_rows_than_those_of_the_terms_stay_a_table() -> None:
    rows = "".join(f"| **Part {n}** | {n} |\n" for n in range(9))
    assert asked(f"# Words\n\n{KNOWN}## Parts\n\n| Part | Size |\n|---|---|\n{rows}") == WORDS
