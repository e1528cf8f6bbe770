"""Elements with a summary inside others: a section of questions, or a question with more to ask. Text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes


def fold(summary: str, inside: str) -> str:
    return f"<details>\n<summary>{summary}</summary>\n\n{inside}\n</details>\n\n"


INNER = fold("Follow-up 1: Explain tonicity.", "It compares.") + fold("Follow-up 2: Name one.", "A raisin.")
FLAT = fold("Explain diffusion.", "Particles spread.")


def test_a_question_with_an_answer_of_its_own_keeps_what_it_asks_further() -> None:
    found = cards(fold("Explain osmosis.", f"<br/>\nWater moves.\n\n{INNER}") + FLAT)
    assert [card.partition(" | ")[0] for card in found] == ["Explain osmosis.", "Explain diffusion."]
    assert "Water moves." in found[0]
    assert "A raisin." in found[0]


def test_an_element_without_text_of_its_own_is_a_section() -> None:
    found = cards(fold("Osmosis", INNER) + FLAT)
    assert [card.partition(" | ")[0] for card in found] == [
        "Follow-up 1: Explain tonicity.", "Follow-up 2: Name one.", "Explain diffusion.",
    ]  # fmt: skip


def test_elements_that_all_hold_others_are_sections_even_with_a_few_words() -> None:
    kitchen = fold("Kitchen", "All about pans.\n\n" + fold("Pan", "Flat.") + fold("Pot", "Deep."))
    garden = fold("Garden", fold("Rake", "Leaves.") + fold("Hoe", "Earth."))
    assert cards(kitchen + garden) == ["Pan | Flat.", "Pot | Deep.", "Rake | Leaves.", "Hoe | Earth."]


def test_a_summary_that_is_a_heading_is_a_section_even_with_a_few_words() -> None:
    linux = fold("<h3>Linux</h3>", "Start here.\n\n" + fold("What is a shell?", "A program.") + FLAT)
    found = cards(linux + fold("What is a kernel?", "The core."))
    assert [card.partition(" | ")[0] for card in found] == [
        "What is a shell?", "Explain diffusion.", "What is a kernel?",
    ]  # fmt: skip
    assert codes(linux) == []


def _framed(summary: str, body: str, answer: str) -> str:
    inner = f"<details>\n<summary>Answer</summary>\n\n{answer}\n\n</details>\n"
    return f"<details>\n<summary>{summary}</summary>\n\n{body}\n\n{inner}\n</details>\n\n"


@pytest.mark.parametrize("label", ["Question {}", "<b>Question {}</b>", "Frage {}"])
def test_a_fold_around_a_question_and_its_answer_is_a_frame(label: str) -> None:
    text = _framed(label.format(1), "Which is a metal?", "Iron.") + _framed(label.format(2), "What grows?", "Oak.")
    assert (cards(text), codes(text)) == (["Which is a metal? | Iron.", "What grows? | Oak."], [])
    options = "{}\n\n- A) iron\n- B) oak"
    text = _framed(label.format(1), options.format("Which shines?"), "A") + _framed(
        label.format(2), options.format("Which grows?"), "B"
    )
    assert (cards(text), codes(text)) == (["Which shines? | +iron -oak", "Which grows? | -iron +oak"], [])


def test_an_answer_in_a_hint_is_the_answer() -> None:
    text = "".join(
        f"## {n}. {asked}\n\n- A) iron\n- B) oak\n\n{_framed('Hint', 'Think.', answer)}"
        for n, (asked, answer) in enumerate((("Which shines?", "A"), ("Which grows?", "B")), 1)
    )
    assert (cards(text), codes(text)) == (["Which shines? | +iron -oak", "Which grows? | -iron +oak"], [])
    assert [note.hint.flat for note in notes(text)] == ["Think.", "Think."]


def test_a_fold_inside_an_answer_stays_in_it() -> None:
    more = "<details>\n<summary>More</summary>\n\nMuch more.\n\n</details>\n"
    (note,) = notes(f"## What is ice?\n\n<details>\n<summary>Answer</summary>\n\nWater.\n\n{more}\n</details>\n")
    assert "Much more." in note.answer.markdown


def test_folded_tasks_beside_folded_questions_are_cards_below_long_notes() -> None:
    notes = "".join(
        f"## Part {n}\n\nBoats have many parts and a long story, told at length here.\n\n" for n in range(4)
    )
    asked = ("What is a keel?", "Why is it heavy?", "Explain the rudder.", "Describe a sail.", "Compare ropes.", "Tar")
    folds = "".join(f"<details>\n<summary>{q}</summary>\n\nText {n}.\n\n</details>\n\n" for n, q in enumerate(asked))
    text = f"# Boats\n\n{notes}**What is a boat?**\n\nIt floats.\n\n## Q&A\n\n{folds}"
    assert cards(text)[1:] == [f"{question} | Text {n}." for n, question in enumerate(asked)]
