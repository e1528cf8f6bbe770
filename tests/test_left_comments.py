"""Comments at the left edge below numbered questions: they belong to the question above and end no list."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read

CARDS = {
    "an answer in bold": "1. **Capital of France?**\n<!-- points: 2 -->\n**Answer:** Paris\n\n"
    "2. **Explain light.**\n<!-- points: 3 -->\n**Answer:** Waves\n",
    "an indented answer": "1. Explain sugar.\n<!-- points: 2 -->\n\n   A food\n\n2. Explain air.\n"
    "<!-- points: 3 -->\n\n   A gas\n",
    "a nested list": "1. Explain sugar.\n<!-- points: 2 -->\n    - A food\n\n2. Explain air.\n"
    "<!-- points: 3 -->\n    - A gas\n",
    "options at the left edge": "1. Capital of France?\n<!-- points: 2 -->\na) Paris\nb) Lyon\n\nAnswer: a\n\n"
    "2. Capital of Spain?\n<!-- points: 3 -->\na) Bern\nb) Madrid\n\nAnswer: b\n",
    "boxes": "1. Capital of France?\n<!-- points: 2 -->\n- [x] Paris\n- [ ] Lyon\n\n"
    "2. Capital of Spain?\n<!-- points: 3 -->\n- [x] Madrid\n- [ ] Bern\n",
    "a comment below the options": "1. Capital of France?\n   - [x] Paris\n   - [ ] Lyon\n<!-- points: 2 -->\n"
    "2. Capital of Spain?\n   - [x] Madrid\n   - [ ] Bern\n<!-- points: 3 -->\n",
    "a key": "1. Explain sugar.\n<!-- points: 2 -->\n2. Explain air.\n<!-- points: 3 -->\n\n## Answers\n\n"
    "1. a food\n2. a gas\n",
    "a question of two lines": "1. Explain sugar in\n   your own words.\n<!-- points: 2 -->\n   Answer: a food\n\n"
    "2. Explain air in\nyour own words.\n<!-- points: 3 -->\nAnswer: a gas\n",
    "a comment of several lines": "1. Explain sugar.\n<!--\npoints: 2\ntags: a\n-->\n   A food\n2. Explain air.\n"
    "<!--\n  points: 3\n-->\n   A gas\n",
    "a remark as well": "1. Explain sugar.\n<!-- easy -->\n<!-- points: 2 -->\n   A food\n2. Explain air.\n"
    "<!-- points: 3 -->\n"
    "<!-- hard -->\n   A gas\n",
    "the number 1 for all": "1. Explain sugar.\n<!-- points: 2 -->\n   A food\n1. Explain air.\n"
    "<!-- points: 3 -->\n   A gas\n",
}


@pytest.mark.parametrize("text", CARDS.values(), ids=CARDS)
def test_a_comment_at_the_left_edge_holds_the_settings_of_the_numbered_question_above_it(text: str) -> None:
    reading, _ = read(Source("exam.md", f"# Exam\n\n{text}"))
    notes = reading.deck.notes
    assert [note.points for note in notes] == [2, 3]
    assert all("<!--" not in f"{note.question.markdown}{note.answer.markdown}" for note in notes)
    assert not reading.unaccounted


def test_numbered_questions_with_settings_and_no_answer_are_reported_one_by_one() -> None:
    _, problems = read(
        Source("exam.md", "1. Explain sugar.\n<!-- points: 2 -->\n\n2. Explain air.\n<!-- points: 3 -->\n")
    )
    assert [(p.code, p.location.line) for p in problems if p.code == "DP104"] == [("DP104", 1), ("DP104", 4)]


def test_a_setting_with_a_slip_is_reported_at_the_left_edge_as_well() -> None:
    _, problems = read(
        Source("exam.md", "1. What is air?\n<!-- point: 2 -->\n   A gas\n2. What is sugar?\n   A food\n")
    )
    assert [p.code for p in problems] == ["DP109"]


SAME = {
    "options of a heading": "## Which?\n\n1. a\n2. b\n<!-- points: 2 -->\n\n**Answer:** 2\n\n## Who?\n\n1. c\n"
    "2. d\n<!-- points: 3 -->\n\n**Answer:** 1\n",
    "boxes below a heading": "## Which?\n\n- [ ] a\n- [x] b\n<!-- points: 2 -->\n\n## Who?\n\n- [x] c\n"
    "- [ ] d\n<!-- points: 3 -->\n",
    "steps of an answer": "## Which?\n\n1. First\n2. Then\n<!-- points: 2 -->\n\n## Who?\n\n1. First\n2. Then\n"
    "<!-- points: 3 -->\n",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_a_comment_below_the_list_of_a_heading_belongs_to_the_heading(text: str) -> None:
    notes = read(Source("deck.md", text))[0].deck.notes
    assert [(note.question.markdown, note.points) for note in notes] == [("Which?", 2), ("Who?", 3)]


def test_numbered_lines_in_code_and_in_comments_are_no_questions() -> None:
    text = "## How?\n\n```\n1. a\n<!-- points: 2 -->\n2. b\n```\n\n## Why?\n\n<!--\n1. c\n2. d\n-->\n\nSo.\n"
    notes = read(Source("deck.md", text))[0].deck.notes
    assert [(note.question.markdown, note.points) for note in notes] == [("How?", 0), ("Why?", 0)]
    assert "<!-- points: 2 -->" in notes[0].answer.markdown
