"""A table whose rows are links to anchors is a table of contents: its heading is no section, its rows are no cards."""

from __future__ import annotations

import pytest

from readings import notes

_BELOW = "\n### What is a sail?\n\nCloth.\n\n### What is a keel?\n\nA beam.\n"


@pytest.mark.parametrize(
    "rows",
    [
        "| No. | Questions |\n|---|---|\n| 1 | [What is a sail?](#sail) |\n| 2 | [What is a keel?](#keel) |\n",
        "| No. | Questions |\n|---|---|\n| 1. | [What is a sail?](#sail) |\n",
        "| Questions |\n|---|\n| [What is a sail?](#sail) |\n",
    ],
)
def test_a_table_of_links_is_no_section(rows: str) -> None:
    found = notes(f"# Ships\n\n## Table of Contents\n\n{rows}{_BELOW}")
    assert [note.question.flat for note in found] == ["What is a sail?", "What is a keel?"]
    assert {note.section for note in found} == {()}


@pytest.mark.parametrize(
    "rows",
    ["| Word | See |\n|---|---|\n| sail | [sails](#sail) |\n", "| No. | Part |\n|---|---|\n| 1 | the sail |\n"],
)
def test_another_table_leaves_its_heading_a_section(rows: str) -> None:
    found = notes(f"# Ships\n\n## Parts\n\n{rows}{_BELOW}")
    assert {note.section for note in found if "?" in note.question.flat} == {("Parts",)}
