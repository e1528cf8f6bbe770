"""Credits and other records of names and values, which are no terms; and forms of web pages, which are no answers."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines

CREDITS = "/* TEAM */\nName: Ana\nRole: design\nSite: {}\n\nName: Luis\nRole: code\n\n/* WEB */\nTools: Vim\nHome: {}\n"


@pytest.mark.parametrize("value", ["{{ site.author }}", "{% include me %}", "https://a.org/", "@ana", "ana@a.org"])
def test_records_with_addresses_or_code_of_templates_are_no_terms(value: str) -> None:
    assert cards(CREDITS.format(value, value)) == []


@pytest.mark.parametrize(
    "text",
    [
        CREDITS.replace("{}", "none"),
        "dog: Hund\ncat: Katze\nW3C: https://w3.org\n\ncow: Kuh\nowl: Eule\n\ndog: Köter\n",
    ],
)
def test_other_names_that_return_are_terms(text: str) -> None:
    assert len(cards(text)) == text.replace("://", "").count(":")


FORM = '<div><input id="q">\n<button>x</button></div>\n\n<script>\nrun()\n</script>\n'


def test_fields_and_scripts_of_a_page_are_no_answer() -> None:
    asked = "## What is tin?\n\nA metal.\n\n## What is oak?\n\nA tree.\n"
    assert cards(f"## What do you seek?\n\n{FORM}\n{asked}") == ["What is tin? | A metal.", "What is oak? | A tree."]
    assert codes_and_lines(f"## What do you seek?\n\n{FORM}\n{asked}") == [("DP104", 1)]


@pytest.mark.parametrize(
    "answer", ['<input type="text">', '<script src="a.js"></script>', f"{FORM}\nIt runs.\n", f"```html\n{FORM}```\n"]
)
def test_other_html_is_an_answer(answer: str) -> None:
    assert len(cards(f"## What is a field?\n\n{answer}\n\n## What is oak?\n\nA tree.\n")) == 2
