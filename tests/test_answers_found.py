"""Where an answer begins and what counts as one: labels, remarks on a question, answers of signs or links."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes, notes

CASES = {
    "a label with points": ("**Answer [2 marks]:** The green goes first.", ("", "The green goes first.", "")),
    "a label with a length": ("**Answer** (150 words):\n\nThe green goes first.", ("", "The green goes first.", "")),
    "a bold label with a length": ("**Answer (3 marks):** Green.", ("", "Green.", "")),
    "difficulty and topic": (
        "**Difficulty**: easy | **Topic**: tea\n\n**Answer**:\nIt cools.",
        ("", "It cools.", "**Difficulty**: easy | **Topic**: tea"),
    ),
    "an insight": (
        "**Key Insight**: short contact.\n\n**Answer:** It cools.",
        ("", "It cools.", "**Key Insight**: short contact."),
    ),
    "difficulty in German": ("Schwierigkeit: leicht\n\nAntwort: Ja.", ("", "Ja.", "Schwierigkeit: leicht")),
    "difficulty in Chinese": ("**难度**：简单\n\n**答案**：是。", ("", "是。", "**难度**：简单")),
    "what is given belongs to the question": (
        "**Given:** depth 20 m\n\n**Answer:** two seconds.",
        ("**Given:** depth 20 m", "two seconds.", ""),
    ),
    "lines about it without an answer's label": (
        "**Difficulty**: easy\n\nIt cools.",
        ("", "**Difficulty**: easy\n\nIt cools.", ""),
    ),
    "signs in code": ("`//`", ("", "`//`", "")),
    "stars in code": ("`**`", ("", "`**`", "")),
    "a semicolon": (";", ("", ";", "")),
    "two equals signs": ("`==`", ("", "`==`", "")),
    "a quantifier": ("∀", ("", "∀", "")),
    "an arrow": ("→", ("", "→", "")),
    "a link": ("Answer: [almanac](https://example.org/a)", ("", "[almanac](https://example.org/a)", "")),
    "an instruction is no label": (
        "Answer any two (10 marks): it cools.",
        ("", "Answer any two (10 marks): it cools.", ""),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("below", "parts"), CASES.values(), ids=CASES.keys())
def test_what_stands_below_a_question_is_taken_apart(below: str, parts: tuple[str, str, str]) -> None:
    reading, _ = read(Source("deck.md", f"## Why?\n\n{below}\n\n## What is tea?\n\nA drink.\n"))
    note = reading.deck.notes[0]
    extra = note.question.markdown.removeprefix("Why?").strip()
    assert (extra, note.answer.markdown, note.explanation.markdown) == parts


@pytest.mark.parametrize("below", ["...", "…", "TBD", "???", "\\-", "-", "_____", "🚧", "—"])
def test_signs_that_keep_the_place_of_an_answer_are_none(below: str) -> None:
    reading, problems = read(Source("deck.md", f"## Why?\n\n{below}\n\n## What is tea?\n\nA drink.\n"))
    assert [note.question.markdown for note in reading.deck.notes] == ["What is tea?"]
    assert [problem.code for problem in problems] == ["DP104"]


NOTICE = "This is the model answer that several of the questions of an exam share, word for word, as it happens."


@pytest.mark.parametrize("settings", ["<!-- points: 2.5 -->", "<!-- points: 2.5 -->\n<!-- tags: a -->"])
@pytest.mark.parametrize("answer", [NOTICE, f"> {NOTICE}", f"<p>{NOTICE}</p>", "[The book](https://example.org)"])
def test_an_answer_below_settings_is_an_answer_though_others_are_the_same(settings: str, answer: str) -> None:
    deck = "# Exam\n\n" + "".join(f"## Why is {n}?\n{settings}\n\n{answer}\n\n" for n in range(9))
    reading, problems = read(Source("exam.md", deck))
    assert [note.answer.markdown for note in reading.deck.notes] == [answer] * 9
    assert "DP104" not in {problem.code for problem in problems}


@pytest.mark.parametrize("line", ["---", "[Back to top](#top)"])
def test_a_notice_that_a_rule_separates_and_all_questions_repeat_is_none(line: str) -> None:
    deck = "# Exam\n\n" + "".join(f"## Why is {n}?\n\nSo {n}.\n\n{line}\n\n{NOTICE}\n\n" for n in range(5))
    reading, _ = read(Source("exam.md", deck))
    assert [note.answer.markdown for note in reading.deck.notes] == [f"So {n}." for n in range(5)]


REMARKS = [
    "- **Difficulty:** easy\n- **Topic:** sea",
    "* **Schwierigkeit**: leicht\n* **Thema**: Meer",
    "> **Difficulty:** easy\n> **Topic:** sea",
    "> **Nivel**: fácil\n>\n> **Tema**: mar",
]


@pytest.mark.parametrize("remarks", REMARKS)
@pytest.mark.parametrize("label", ["", "**Answer:** "])
def test_remarks_in_a_list_or_quote_above_the_answer_explain_it(remarks: str, label: str) -> None:
    text = f"## What is ebb?\n\n{remarks}\n\n{label}Low water.\n\n## What is flood?\n\n{label}High water.\n"
    reading, _ = read(Source("sea.md", text))
    assert [(n.question.markdown, n.answer.markdown, n.explanation.markdown) for n in reading.deck.notes] == [
        ("What is ebb?", "Low water.", remarks),
        ("What is flood?", "High water.", ""),
    ]


@pytest.mark.parametrize(
    "list_", ["- **Topic:** sea\n- **Words:** many", "- Topic: sea\n- Source: book", "- sea\n- sky"]
)
def test_other_lists_at_the_head_of_an_answer_stay(list_: str) -> None:
    reading, _ = read(Source("sea.md", f"## What is in it?\n\n{list_}\n\nNo more.\n"))
    assert [n.answer.markdown for n in reading.deck.notes] == [f"{list_}\n\nNo more."]


OVEN = "## What is an oven?\n\nA box of stone.\n\n"
PIT = "## What is a pit?\n\nA hole.\n"


@pytest.mark.parametrize(
    "below",
    [
        "### Fuel\n\nWood.\n\n### Which is right?\n\ncorrect:\nit stays hot\n\n",
        "### Fuel\n\nWood.\n\n### Ist er heiß?\n\n**Lösung:** ja\n\n",
        "### Part 1\n\nThe door.\n\n### Part 2\n\nAnswer: the floor\n\n### Part 3\n\nThe roof.\n\n",
    ],
    ids=["it asks", "in German", "parts"],
)
def test_the_label_below_the_last_of_several_headings_answers_that_heading(below: str) -> None:
    reading, _ = read(Source("deck.md", OVEN + below + PIT))
    notes = [(note.question.flat, note.answer.markdown) for note in reading.deck.notes]
    assert notes == [("What is an oven?", (OVEN + below).partition("\n\n")[2].strip()), ("What is a pit?", "A hole.")]


@pytest.mark.parametrize(
    "below",
    [
        "### Scenario\n\nIt burns.\n\n### Question\n\nWhat burns?\n\n**Answer:** Wood\n\n",
        "### Step 1\n\nHeat it.\n\n### Step 2\n\nMeasure it.\n\n### Solution\n\nWood\n\n",
        "It burns. What burns?\n\n### Answer\n\nAnswer: Wood\n\n",
    ],
    ids=["text below the heading", "a heading says answer", "one heading"],
)
def test_other_labels_below_headings_begin_the_answer(below: str) -> None:
    reading, _ = read(Source("deck.md", f"---\nquestions: h2\n---\n\n## Task 1\n\n{below}{PIT}"))
    assert reading.deck.notes[0].answer.markdown.removeprefix("Answer: ") == "Wood"


OPTIONS = "Which two fly?\n\n- [ ] Bats\n- [ ] Dogs\n- [ ] Owls\n"


@pytest.mark.parametrize("rule", ["---", "***", "___"])
def test_a_rule_may_end_the_list_of_right_options(rule: str) -> None:
    text = (
        f"## {OPTIONS}\n{rule}\n\n**Correct answers:**\n\n- ✅ Owls\n- ✅ Bats\n\n{rule}\n\n**Explanation:** Wings.\n"
    )
    assert cards(text) == ["Which two fly? | +Bats -Dogs +Owls"]
    assert notes(text)[0].explanation.flat == "Wings."


@pytest.mark.parametrize(
    "title",
    [
        "Detailed Solution",
        "Step-by-Step Solution",
        "Model Solution & Marking Scheme",
        "Solution and Analysis",
        "Solution Breakdown",
        "Answer & Derivation",
        "Solución detallada",
        "Ausführliche Lösung",
        "Подробное решение",
        "詳細解答",
    ],
)
def test_a_heading_that_announces_a_solution_and_more_begins_an_answer(title: str) -> None:
    text = "".join(f"### {asks}\n\n#### {title}\n\n{says}\n\n" for asks, says in (("Why?", "So."), ("When?", "Now.")))
    assert cards(text) == ["Why? | So.", "When? | Now."]


@pytest.mark.parametrize("title", ["Solution of the equation", "Answer and question", "Analysis", "Full moon"])
def test_a_heading_that_says_more_than_that_is_part_of_an_answer(title: str) -> None:
    text = "".join(f"### {asks}\n\n#### {title}\n\n{says}\n\n" for asks, says in (("Why?", "So."), ("When?", "Now.")))
    assert cards(text) == [f"Why? | #### {title} So.", f"When? | #### {title} Now."]


@pytest.mark.parametrize("lines", [1, 9])
def test_the_reasons_above_the_line_that_names_the_right_option_are_kept(lines: int) -> None:
    reasons = "\n\n".join(f"Reason {number}." for number in range(1, lines + 1))
    asked = "### Which burns?\n\n- (A) ice\n- (B) gas\n\n#### Solution\n\n"
    text = f"{asked}{reasons}\n\n**Correct option:** B\n\nIt is hot.\n"
    assert cards(text) == ["Which burns? | -ice +gas"]
    assert notes(text)[0].explanation.flat == f"{' '.join(reasons.split())} It is hot."


@pytest.mark.parametrize("link", ["      [Ref](https://example.org)", "  [Source](https://a.org)", "[ref](x.md)"])
def test_a_link_to_a_source_below_the_last_option_is_no_part_of_it(link: str) -> None:
    text = f"### Which burns?\n\n- [ ] ice\n- [x] gas\n- [ ] sand\n{link}\n"
    assert cards(text) == ["Which burns? | -ice +gas -sand"]
    assert notes(text)[0].explanation.markdown == link.strip()


def test_a_link_within_an_option_stays_there() -> None:
    text = "### Which burns?\n\n- [ ] ice\n- [x] gas\n- [ ] sand\n  [Sahara](https://example.org)\n"
    assert "[Sahara](https://example.org)" in notes(text)[0].choices[2].text.markdown


EXAM = "### Which is a metal?\nA. Iron\nB. Neon\n\n{}\n\n### Which is a gas?\nA. Iron\nB. Neon\n\nAnswer: B\n"


@pytest.mark.parametrize(
    "answer",
    [
        "**Solution:**\n\nOption B is a gas, so it is wrong.\n\nCorrect option: A",
        "Answer: B is incorrect, as neon is a gas.\n\nCorrect answer: A",
        "**Lösung:** B ist falsch.\n\nRichtige Antwort: A",
    ],
)
def test_a_line_that_names_the_right_option_wins_over_the_letter_of_another(answer: str) -> None:
    assert cards(EXAM.format(answer))[0] == "Which is a metal? | +Iron -Neon"


def test_an_answer_that_only_says_what_is_wrong_names_no_option() -> None:
    text = EXAM.format("Answer: B is incorrect because neon is a gas.")
    assert (len(cards(text)), codes(text)) == (1, ["DP108"])


@pytest.mark.parametrize("answer", ["B - False", "B) False"])
def test_false_may_be_the_right_option(answer: str) -> None:
    options = "A. True\nB. False\n\nAnswer:"
    text = f"### Iron is a gas.\n{options} {answer}\n\n### Neon is a gas.\n{options} A\n"
    assert cards(text)[0] == "Iron is a gas. | -True +False"


SEVERAL = (
    "## What does a driver do?\n\nIt moves data.\n\n## Trouble with drivers\n\n"
    "**{}**\n- The card is unknown\n- It is slow\n\n**Solution:**\n- Load the driver\n\n"
    "**{}**\n- The card stops\n- It starts again\n\n**Solution:**\n- Update it\n\n"
    "## What is a driver?\n\nA program.\n"
)


@pytest.mark.parametrize("titles", [("No driver:", "Wrong driver:"), ("Brak sterownika:", "Zły sterownik:")])
def test_several_cases_with_a_solution_each_are_the_answer_of_their_heading(titles: tuple[str, str]) -> None:
    _, trouble, _ = notes(SEVERAL.format(*titles))
    assert trouble.question.flat == "Trouble with drivers"
    assert trouble.answer.markdown.count("**Solution:**") == 2


@pytest.mark.parametrize("titles", [("Part a:", "Part b:"), ("No driver", "Wrong driver")])
def test_parts_of_an_exercise_and_lines_without_a_colon_are_no_such_cases(titles: tuple[str, str]) -> None:
    assert titles[0].strip(":") in notes(SEVERAL.format(*titles))[1].question.flat


def test_one_case_with_a_solution_is_a_question_and_its_answer() -> None:
    text = (
        "## Trouble\n\n**No driver:**\n- It is unknown\n\n**Solution:**\n- Load it\n\n## What is a driver?\n\nCode.\n"
    )
    assert cards(text)[0].partition(" | ")[2] == "- Load it"
