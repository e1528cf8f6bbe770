"""Anki's rules, each tested with the real Anki; `pytest --update-golden` lists them in docs/anki.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from anki_collection import AnkiCollection
from anki_rules import RULES, Case

DOCS = Path(__file__).parents[1] / "docs" / "anki.md"
TABLES = re.compile(r"(<!-- rules: begin -->\n)(.*)(<!-- rules: end -->)", re.DOTALL)


@pytest.mark.parametrize(
    ("case", "result"), [(row[3], row[4]) for row in RULES], ids=[f"{r[0]}: {r[2]}" for r in RULES]
)
def test_a_rule_of_anki(anki: AnkiCollection, case: Case, result: object) -> None:
    assert case(anki) == result


def test_the_page_about_anki_lists_every_rule(request: pytest.FixtureRequest) -> None:
    lines: list[str] = []
    for chapter in dict.fromkeys(row[0] for row in RULES):
        lines += [f"## {chapter}", "", "| Anki's rule | Tested with | Result in Anki |", "|---|---|---|"]
        lines += [
            f"| {rule} | {case} | {_cell(result)} |" for where, rule, case, _, result in RULES if where == chapter
        ]
        lines.append("")
    text = DOCS.read_text(encoding="utf-8")
    wanted = TABLES.sub(lambda found: found[1] + "\n".join(lines) + found[3], text)
    if request.config.getoption("--update-golden"):
        DOCS.write_text(wanted, encoding="utf-8")
        return
    assert text == wanted


def _cell(result: object) -> str:
    """A result as it can stand in a table."""
    if isinstance(result, bool):
        return "yes" if result else "no"
    if isinstance(result, list | tuple):
        return ", ".join(_cell(part) for part in result) or "nothing wrong"
    if isinstance(result, int) or re.fullmatch(r"[\w' ]+", str(result)):
        return str(result)
    return "`` " + str(result).replace("\n", " / ").replace("|", "\\|") + " ``"
