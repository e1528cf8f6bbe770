"""Folded parts whose summary is `Hint`, next to the part that holds the answer."""

from __future__ import annotations

import pytest

from deckpress.model import Note, Source
from deckpress.reading import read
from readings import codes


def folded(summary: str, text: str) -> str:
    return f"<details>\n<summary>{summary}</summary>\n\n{text}\n\n</details>\n\n"


def notes(text: str) -> tuple[Note, ...]:
    reading, _ = read(Source("deck.md", text))
    assert reading.unaccounted == ()
    return reading.deck.notes


SUMMARIES = ("Hint", "💡 Hint", "Show hint", "Hinweis", "Indice", "Подсказка", "提示", "Need a hint?")


@pytest.mark.parametrize("summary", SUMMARIES)
def test_the_part_above_the_answer_is_the_hint(summary: str) -> None:
    own = folded(summary, "Count.") + folded("Answer", "4")
    found = notes(f"## What is 2 + 2?\n\n{own}## What is 1 + 3?\n\n{own}")
    assert [(note.answer.markdown, note.hint.markdown) for note in found] == [("4", "Count.")] * 2


def test_two_hints_are_one() -> None:
    own = folded("Hint 1", "Count.") + folded("Hint 2", "Use your hand.") + folded("Answer", "4")
    (note,) = notes(f"## What is 2 + 2?\n\n{own}")
    assert note.hint.markdown == "Count.\n\nUse your hand."


def test_elements_on_one_line_are_read_as_well() -> None:
    text = "<details><summary>Hint</summary>Count.</details>\n<details><summary>Answer</summary>4</details>\n"
    (note,) = notes(f"## What is 2 + 2?\n\n{text}")
    assert (note.answer.markdown, note.hint.markdown) == ("4", "Count.")


def test_the_answer_may_be_plain_text() -> None:
    (note,) = notes(f"## What is 2 + 2?\n\n{folded('Hint', 'Count.')}It is 4.\n")
    assert (note.answer.markdown, note.hint.markdown) == ("It is 4.", "Count.")


def test_a_hint_in_a_comment_is_above_a_folded_one() -> None:
    (note,) = notes(f'## What is 2 + 2?\n<!-- hint: "Add." -->\n\n{folded("Hint", "Count.")}It is 4.\n')
    assert note.hint.markdown == "Add.\n\nCount."


def test_a_hint_alone_is_no_answer() -> None:
    own = folded("Hint", "Count.")
    assert "DP104" in codes(f"## What is 2 + 2?\n\n{own}## What is 1 + 3?\n\n{own}")


@pytest.mark.parametrize("summary", ["Hints and tricks of the trade", "A hint for teachers", "More"])
def test_other_summaries_name_no_hint(summary: str) -> None:
    (note,) = notes(f"## What is 2 + 2?\n\nIt is 4.\n\n{folded(summary, 'Count.')}")
    assert not note.hint
    assert "Count." in note.answer.markdown


@pytest.mark.parametrize("title", ["Hint", "Gợi ý", "Look here"])
@pytest.mark.parametrize("label", ["Answer:", "**Answer:**", "Đáp án:", "Explanation:"])
def test_the_title_of_a_container_that_begins_with_the_label_of_a_solution_is_no_text(title: str, label: str) -> None:
    own = f'??? tip "{title}"\n\n    {label}\n\n    It rusts.\n\n'
    found = notes(f"## What does iron do?\n\n{own}## And what does tin not do?\n\n{own}")
    assert [title in note.answer.markdown + note.question.markdown for note in found] == [False, False]
    assert [note.answer.markdown.split("\n")[-1] for note in found] == ["It rusts."] * 2


def test_a_hint_that_answers_nothing_keeps_its_title() -> None:
    own = '??? tip "Hint"\n\n    It rusts.\n\n'
    found = notes(f"## What does iron do?\n\n{own}## And what does steel do?\n\n{own}")
    assert [note.answer.markdown for note in found] == ["Hint\n\nIt rusts."] * 2


LABELLED = (
    "- **Hint:** Count.",
    "- **Hinweis**: Count.",
    "* Indice : Count.",
    "- *Pista:* Count.",
    "- **Подсказка:** Count.",
    "- **提示**：Count.",
    "1. Suggerimenti: Count.",
    "- 💡 **Dica**: Count.",
    "- **💡 Hint 1:** Count.",
)


@pytest.mark.parametrize("item", LABELLED)
@pytest.mark.parametrize(
    "form",
    [
        "## What is 2 + 2?\n\n{}\n\nAnswer: 4\n",
        "## What is 2 + 2?\n\n{}\n\n4\n",
        "::: question\nWhat is 2 + 2?\n\n{}\n\n::: solution\n4\n:::\n:::\n",
        "<details>\n<summary>What is 2 + 2?</summary>\n\n{}\n\n**Answer:** 4\n\n</details>\n",
        "## What is 2 + 2?\n\n<details>\n<summary>Hint</summary>\n\n{}\n\n</details>\n\n4\n",
    ],
)
def test_a_labelled_item_above_the_answer_is_the_hint(item: str, form: str) -> None:
    (note,) = notes(form.format(item))
    assert (note.question.markdown, note.answer.markdown, note.hint.markdown) == ("What is 2 + 2?", "4", "Count.")


def test_a_hint_and_an_answer_may_be_items_of_one_list() -> None:
    (note,) = notes("1. What is 2 + 2?\n   - **Hint:** Count.\n   - **Answer:** 4\n")
    assert (note.answer.markdown, note.hint.markdown) == ("4", "Count.")


@pytest.mark.parametrize(
    "answer",
    ["4\n\n- **Hint:** Count again.", "- Hint towers of stone.\n- Walls.", "- 4\n- Hint: count."],
)
def test_a_list_that_is_the_answer_or_below_it_is_no_hint(answer: str) -> None:
    (note,) = notes(f"## What is 2 + 2?\n\n{answer}\n")
    assert (note.answer.markdown, note.hint.markdown) == (answer, "")


@pytest.mark.parametrize(
    "hint", ["- Hint: It has a tower.", "- **Hint:** It has a tower.\n   - Hint 2: It is in France."]
)
def test_an_item_that_is_only_a_hint_is_no_answer(hint: str) -> None:
    text = f"1. What is the capital?\n   {hint}\n2. What is a tower?\n   - A high house.\n"
    assert [note.question.markdown for note in notes(text)] == ["What is a tower?"]
    assert codes(text) == ["DP104"]


@pytest.mark.parametrize("label", ["**Hint:**", "Hint:", "*Hint*:", "**Tipp:**", "Подсказка:", "提示："])
@pytest.mark.parametrize(
    "form",
    [
        "## {q}\n\n{h} Count.\n\n{a}\n\n",
        "## {q}\n\n{h} Count.\n\n**Answer:** {a}\n\n",
        "## {q}\n{h} Count.\nAnswer: {a}\n\n",
        "Q: {q}\n{h} Count.\nA: {a}\n\n",
        "**{q}**\n\n{h} Count.\n\n{a}\n\n",
    ],
)
def test_a_paragraph_with_the_label_of_a_hint_above_the_answer_is_the_hint(form: str, label: str) -> None:
    text = "".join(form.format(q=f"What is {n} + 2?", a=f"It is {n + 2}.", h=label) for n in (1, 2))
    found = [(note.question.flat, note.answer.markdown, note.hint.markdown) for note in notes(text)]
    assert found == [(f"What is {n} + 2?", f"It is {n + 2}.", "Count.") for n in (1, 2)]


def test_a_hint_below_the_answer_stays_there() -> None:
    (note,) = notes("## What is 2 + 2?\n\nIt is 4.\n\n**Hint:** Count again.\n")
    assert not note.hint


@pytest.mark.parametrize(
    "below",
    [
        "Hint: It glows.\n\nAnswer: B",
        "Answer: B\nHint: It glows.",
        "Answer: B\n\n**Hint:** It glows.",
    ],
)
def test_a_hint_below_options_is_no_explanation(below: str) -> None:
    (note,) = notes(f"## Which is a gas?\n\nA. Iron\nB. Neon\n\n{below}\n")
    assert (note.hint.markdown, note.explanation.markdown) == ("It glows.", "")


def test_an_explanation_beside_a_hint_stays() -> None:
    (note,) = notes("## Which is a gas?\n\nA. Iron\nB. Neon\n\nHint: It glows.\n\nAnswer: B\n\nIron is solid.\n")
    assert (note.hint.markdown, note.explanation.markdown) == ("It glows.", "Iron is solid.")
