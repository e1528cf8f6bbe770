"""Questions, terms and options that are written in HTML: text in, cards out."""

from __future__ import annotations

import re

import pytest

from deckpress.model import Kind, Source
from deckpress.reading import read

TWO = ["What is ice? | Water.", "What is wine? | A drink."]

TABLES = {
    "rows on lines": "<table>\n<tr><th>Term</th><th>Meaning</th></tr>\n<tr><td>Ice</td><td>Water.</td></tr>\n"
    "<tr><td>Wine</td><td>A drink.</td></tr>\n</table>",
    "cells on lines": "<table>\n<thead>\n<tr>\n<th>Term</th>\n<th>Meaning</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
    "  <td>Ice</td>\n  <td>Water.</td>\n</tr>\n<tr>\n  <td>Wine</td>\n  <td>\n    A drink.\n  </td>\n</tr>\n"
    "</tbody>\n</table>",
    "a header of plain cells": '<table border="1">\n<tr><td><b>Wort</b></td><td>Bedeutung</td></tr>\n'
    "<tr><td>Ice</td><td>Water.</td></tr>\n<tr><td>Wine</td><td>A drink.</td></tr>\n</table>",
    "blank lines between rows": "<table>\n<tr><th>Term</th><th>Meaning</th></tr>\n\n<tr><td>Ice</td><td>Water.</td>"
    "</tr>\n\n<tr><td>Wine</td><td>A drink.</td></tr>\n\n</table>",
    "no header in a glossary": "# Glossary\n\n<table>\n<tr><td>Ice</td><td>Water.</td></tr>\n"
    "<tr><td>Wine</td><td>A drink.</td></tr>\n</table>",
    "a definition list": "<dl>\n<dt>Ice</dt>\n<dd>Water.</dd>\n<dt>Wine</dt>\n<dd><p>A drink.</p></dd>\n</dl>",
    "a definition list, one line each": "<dl>\n<dt>Ice</dt><dd>Water.</dd>\n<dt>Wine</dt><dd>A drink.</dd>\n</dl>",
    "a definition list, grouped": "<dl>\n<div>\n<dt>Ice</dt>\n<dd>Water.</dd>\n</div>\n<div>\n<dt>Wine</dt>\n"
    "<dd>A drink.</dd>\n</div>\n</dl>",
}

ASKED = {
    "headings": "<h2>What is ice?</h2>\n<p>Water.</p>\n<h2>What is wine?</h2>\n<p>A drink.</p>",
    "headings and blank lines": "<h3>What is ice?</h3>\n\nWater.\n\n<h3>What is wine?</h3>\n\nA drink.",
    "a bold label": "<b>Q1.</b> What is ice?\n\n<b>Answer:</b> Water.\n\n<b>Q2.</b> What is wine?\n\n"
    "<b>Answer:</b> A drink.",
    "paragraphs": "<p><strong>Q1. What is ice?</strong></p>\n<p>Answer: Water.</p>\n"
    "<p><strong>Q2. What is wine?</strong></p>\n<p>Answer: A drink.</p>",
    "bold lines": "<b>What is ice?</b><br>\n\nWater.\n\n<b>What is wine?</b><br>\n\nA drink.",
    "a table": "<table>\n<tr><th>Question</th><th>Answer</th></tr>\n<tr><td>What is ice?</td><td>Water.</td></tr>\n"
    "<tr><td>What is wine?</td><td>A drink.</td></tr>\n</table>",
}

OPTIONS = {
    "on one line": "**1. What is wine?**\n\nA) A stone<br>B) A drink<br/>C) A tool\n\n<b>Answer:</b> B",
    "in a paragraph": "<p><b>Q1. What is wine?</b></p>\n<p>A. A stone<br>\nB. A drink<br>\nC. A tool</p>\n"
    "<p><b>Answer:</b> B</p>",
    "below a bold question": "**Q1. What is wine?**\nA. A stone\nB. A drink\nC. A tool\n\n**Answer:** B",
}

PLAIN = {
    "merged cells": '<table>\n<tr><th colspan="2">Term</th></tr>\n<tr><td>Ice</td><td>Water.</td></tr>\n</table>',
    "two rows on a line": "<table><tr><th>Term</th><th>Meaning</th></tr><tr><td>Ice</td><td>Water.</td></tr></table>",
    "a table in a table": "<table>\n<tr><th>Term</th><th>Meaning</th></tr>\n<tr><td>Ice</td><td><table><tr><td>a</td>"
    "</tr></table></td></tr>\n</table>",
    "a table that is never closed": "<table>\n<tr><th>Term</th><th>Meaning</th></tr>\n<tr><td>Ice</td><td>Water.</td>",
    "a table of pictures": '<table>\n<tr>\n<td><img src="a.png"></td>\n</tr>\n</table>',
}


def shown(text: str) -> list[str]:
    notes = read(Source("q.md", f"{text}\n"))[0].deck.notes
    answers = [re.sub(r"\A<p>([^<>]*)</p>\Z", r"\1", n.answer.markdown) for n in notes]
    return [f"{n.question.markdown} | {answer}" for n, answer in zip(notes, answers, strict=True)]


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_a_table_of_html_holds_terms(text: str) -> None:
    assert shown(text) == ["Ice | Water.", "Wine | A drink."]


@pytest.mark.parametrize("text", ASKED.values(), ids=ASKED)
def test_lines_of_html_ask(text: str) -> None:
    assert shown(text) == TWO


@pytest.mark.parametrize("text", OPTIONS.values(), ids=OPTIONS)
def test_options_apart_by_line_breaks_of_html(text: str) -> None:
    (note,) = read(Source("q.md", f"# Quiz\n\n{text}\n"))[0].deck.notes
    assert (note.question.markdown, note.kind) == ("What is wine?", Kind.CHOICE)
    assert [(c.text.markdown, c.correct) for c in note.choices] == [
        ("A stone", False),
        ("A drink", True),
        ("A tool", False),
    ]


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_other_tables_are_text(text: str) -> None:
    assert shown(f"## What is ice?\n\n{text}\n\n## What is wine?\n\nA drink.") == [
        f"What is ice? | {text}",
        "What is wine? | A drink.",
    ]


def test_html_in_an_answer_stays_as_it_is_written() -> None:
    answer = "<p><b>Water</b> is wet.</p>\n\n<b>Note</b> that ice floats.<br>\nIt does."
    assert shown(f"## What is ice?\n\n{answer}\n\n## What is wine?\n\nA drink.")[0] == f"What is ice? | {answer}"


def test_the_cells_of_html_have_their_places() -> None:
    reading, problems = read(Source("q.md", TABLES["cells on lines"]))
    places = [(n.answer.locate(0, 0).line, n.answer.locate(0, 0).column) for n in reading.deck.notes]
    assert places == [(11, 7), (16, 5)]
    assert not problems
