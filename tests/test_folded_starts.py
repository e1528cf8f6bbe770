"""Texts of any form right above folded answers, or above labels of answers between rules: tasks, code, tables."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

TASKS = [
    "Name the largest planet.",
    "Say why the sky is blue.",
    "Complete: water boils at ...",
    "State one law of motion.",
]
SAID = ["Jupiter", "It scatters light.", "100 °C", "Inertia."]


def sheet(extra: str = "", summary: str = "Answer", rule: str = "---\n\n", fold: str = "{}") -> str:
    """Four tasks, each with more text below it, and its answer folded away."""
    folded = f"<details>\n<summary>{summary}</summary>\n{fold}\n</details>\n\n{rule}"
    return "".join(f"{task}\n\n{extra}{folded.format(said)}" for task, said in zip(TASKS, SAID, strict=True))


WANTED = [f"{task} | {said}" for task, said in zip(TASKS, SAID, strict=True)]


@pytest.mark.parametrize("summary", ["Answer", "Show solution", "정답", "Lösung", "Réponse", "点击查看答案"])
@pytest.mark.parametrize("rule", ["---\n\n", ""])
def test_a_task_is_all_text_above_its_folded_answer(summary: str, rule: str) -> None:
    assert cards(sheet(summary=summary, rule=rule)) == WANTED
    assert codes(sheet(summary=summary, rule=rule)) == []


def test_headings_above_several_tasks_are_sections() -> None:
    text = f"# Exams\n\n## 2020\n\n{sheet()}## 2021\n\n{sheet()}"
    assert cards(text) == WANTED * 2
    assert [note.section for note in notes(text)] == [("2020",)] * 4 + [("2021",)] * 4
    assert codes(text) == []


@pytest.mark.parametrize("title", ["Problems", "Questions", "Aufgaben", "문제"])
def test_a_heading_with_a_word_for_questions_is_a_section_of_several(title: str) -> None:
    assert cards(f"# Exam\n\n## {title}\n\n{sheet()}") == WANTED


def test_a_heading_with_a_word_for_questions_asks_what_one_folded_answer_says() -> None:
    problem = "## Problem\n\nName the {} planet.\n\n<details><summary>Answer</summary>\n{}\n</details>\n\n"
    text = "# Exam\n\n" + "".join(
        problem.format(*pair) for pair in [("largest", "Jupiter"), ("hottest", "Venus"), ("reddest", "Mars")]
    )
    assert [card.split(" | ")[1] for card in cards(text)] == ["Jupiter", "Venus", "Mars"]


@pytest.mark.parametrize("letter", ["ⓐ", "A)", "(a)"])
def test_one_letter_at_the_head_of_a_text_is_no_option(letter: str) -> None:
    extra = f"{letter} scatters light.\n\n{letter} is what fits the gap.\n\n"
    assert [note.answer.flat for note in notes(f"# Exam\n\n{sheet(extra)}")] == SAID


@pytest.mark.parametrize(
    "extra",
    [
        "- small\n- large\n\n",
        "```c\nint x;\n```\n\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
        "Give the name in full.\n\n",
    ],
)
def test_a_task_may_have_more_blocks(extra: str) -> None:
    made = notes(f"# Exam\n\n{sheet(extra)}")
    assert [note.question.markdown for note in made] == [f"{task}\n\n{extra.strip()}" for task in TASKS]
    assert [note.answer.flat for note in made] == SAID


def test_options_at_the_end_of_a_task_belong_to_its_answer() -> None:
    assert cards(sheet("- A) this\n- B) that\n\n", fold="B")) == [f"{task} | -this +that" for task in TASKS]


def test_a_hint_may_be_folded_above_the_answer() -> None:
    made = notes(sheet("<details><summary>Hint</summary>\nThink.\n</details>\n\n"))
    assert [note.question.flat for note in made] == TASKS
    assert [note.answer.flat for note in made] == SAID


def test_text_that_leads_to_the_first_task_is_none() -> None:
    assert cards(f"# Quiz\n\nAll answers are folded.\n\n{sheet()}") == WANTED


def test_a_heading_with_one_folded_answer_asks_itself() -> None:
    text = "".join(
        f"## What is {name}?\n\nWrite it down.\n\n<details><summary>Answer</summary>\n{name} it is.\n</details>\n\n"
        for name in ("red", "green", "blue")
    )
    assert [note.question.flat for note in notes(text)] == [
        f"What is {name}? Write it down." for name in ("red", "green", "blue")
    ]


@pytest.mark.parametrize("summary", ["More details", "Log output", "Screenshot", "Contents"])
def test_text_above_other_folded_text_is_no_question(summary: str) -> None:
    assert cards(sheet(summary=summary)) == []


def test_two_folded_answers_are_too_few() -> None:
    two = sheet().split("---")
    assert cards("---".join(two[:2])) == []


FOLD = "<details><summary>{}</summary>\n{}\n</details>\n"


@pytest.mark.parametrize("summary", ["Answer", "Lösung", "答案"])
@pytest.mark.parametrize("apart", ["", "\n"])
@pytest.mark.parametrize("order", [1, -1])
def test_one_task_beside_one_that_asks_is_enough(summary: str, apart: str, order: int) -> None:
    pairs = [("Why is the sky blue?", "It scatters light."), (TASKS[0], SAID[0])][::order]
    text = "".join(f"{task}\n{apart}{FOLD.format(summary, said)}{apart}" for task, said in pairs)
    assert cards(f"# Sheet\n\n{text}") == [f"{task} | {said}" for task, said in pairs]


@pytest.mark.parametrize(
    "head",
    [
        "1. What is ice?\n\n   <details><summary>Answer</summary>Water</details>\n\n"
        "2. Name a tree.\n\n   <details><summary>Answer</summary>Ash</details>\n\n",
        "**Q1.** What is ice?\n<details><summary>Answer</summary>Water</details>\n\n"
        "**Q2.** Name a tree.\n<details><summary>Answer</summary>Ash</details>\n\n",
    ],
    ids=["numbers", "labels"],
)
def test_one_task_beside_other_folded_answers_is_enough(head: str) -> None:
    text = f"# Sheet\n\n{head}{TASKS[0]}\n\n{FOLD.format('Answer', SAID[0])}"
    assert cards(text) == ["What is ice? | Water", "Name a tree. | Ash", WANTED[0]]


def test_a_heading_with_one_task_is_a_section_beside_one_with_several() -> None:
    last = f"## More\n\nName a metal.\n\n{FOLD.format('Answer', 'Iron')}"
    assert cards(f"# Tasks\n\n{sheet()}{last}") == [*WANTED, "Name a metal. | Iron"]


def test_a_heading_above_one_task_with_two_solutions_asks_itself() -> None:
    folds = FOLD.format("Solution", "a = b") + FOLD.format("Another solution", "b = a")
    text = "".join(f"## Task {n}\n\nWrite {name} down.\n\n{folds}\n" for n, name in enumerate(("x", "y", "z"), 1))
    assert [note.question.flat for note in notes(text)] == [f"Task {n} Write {x} down." for n, x in enumerate("xyz", 1)]


OUTPUT = "Expected output:\n\n```js\nlog({0})\n```\n\n1. one\n2. two\n3. three\n\ncorrect answer: {0}.\n\n***\n\n"


def test_code_with_numbered_options_between_rules_is_a_choice() -> None:
    text = "".join(map(OUTPUT.format, (3, 1, 2)))
    assert cards(text) == [
        "Expected output: ```js log(3) ``` | -one -two +three",
        "Expected output: ```js log(1) ``` | +one -two -three",
        "Expected output: ```js log(2) ``` | -one +two -three",
    ]
    assert codes(text) == []


@pytest.mark.parametrize(
    "label", ["Answer: {}", "**Answer:** {}", "**Answer:**\n{}", "**Answer:**\n\n{}", "Lösung: {}"]
)
def test_a_task_between_rules_ends_at_the_label_of_its_answer(label: str) -> None:
    pairs = zip(TASKS, SAID, strict=True)
    text = "---\n\n".join(f"{task}\n\nBe brief.\n\n{label.format(said)}\n\nThat is all.\n\n" for task, said in pairs)
    made = notes(text)
    assert [note.question.flat for note in made] == [f"{task} Be brief." for task in TASKS]
    assert [note.answer.flat for note in made] == [f"{said} That is all." for said in SAID]


def test_a_dialogue_between_rules_holds_no_questions() -> None:
    assert cards("".join(f"Bob came in at {hour}.\n\n---\n\nResponse: none.\n\n" for hour in range(4))) == []


BELOW = "<details>\n<summary>Answer</summary>\n{}\n</details>\n"


@pytest.mark.parametrize("between", ["\n", "<br>\n", "<br/>\n", "\n<br>\n\n"])
@pytest.mark.parametrize("start", ["### Questions\n", "### Questions\n<br>\n", ""])
def test_questions_with_letters_above_folds_ask_also_below_a_lone_break(start: str, between: str) -> None:
    asked = (("a) What is red?", "A colour."), ("b) What is big?", "A size."), ("c) What is loud?", "A sound."))
    text = f"# Sheet\n\n{start}" + between.join(f"{question}  \n{BELOW.format(said)}" for question, said in asked)
    assert cards(text) == [f"{question} | {said}" for question, said in asked]


def test_a_question_below_a_lone_break_may_end_in_one() -> None:
    text = "".join(f"<br>\n{word}?<br>\n{BELOW.format(said)}\n" for word, said in (("Red", "Yes."), ("Big", "No.")))
    assert cards(text) == ["Red? | Yes.", "Big? | No."]


ADDITIONS = ["Example", "Read more", "More", "Note", "See also", "Beispiel", "En savoir plus", "例"]


@pytest.mark.parametrize("summary", ADDITIONS)
def test_what_is_folded_below_an_answer_as_more_belongs_to_it(summary: str) -> None:
    folded = f"<details><summary>{summary}</summary>\n\nLike so.\n\n</details>\n\n"
    text = f"## What is ebb?\n\nIt falls.\n\n{folded}## What is flood?\n\nIt rises.\n\n{folded}"
    found = notes(text)
    assert [note.question.markdown for note in found] == ["What is ebb?", "What is flood?"]
    assert all(note.answer.markdown.startswith("It ") and "Like so." in note.answer.markdown for note in found)


@pytest.mark.parametrize("summary", ["Ver", "Answer", "More"])
def test_what_is_folded_right_below_a_question_is_its_answer(summary: str) -> None:
    folded = f"<details><summary>{summary}</summary>\n\nLike so.\n\n</details>\n\n"
    assert [note.answer.markdown for note in notes(f"## What is ebb?\n\n{folded}## And flood?\n\n{folded}")] == [
        "Like so."
    ] * 2


UNCLOSED = (
    "**What is iron?**\n\n<details><summary>Show</summary>\n\nA metal.\n\n"
    "**What is neon?**\n\n<details><summary>Show</summary>\n\nA gas.\n\n</details>\n"
)


def test_an_answer_that_is_never_closed_ends_at_the_question_above_the_next_one() -> None:
    assert cards(UNCLOSED) == ["What is iron? | A metal.", "What is neon? | A gas."]


@pytest.mark.parametrize(
    "opened", ["\n<details>\n<summary>Show</summary>", " <details>", "\n<details><summary>See</summary>"]
)
@pytest.mark.parametrize("labels", [("Question", "Answer"), ("Q", "A"), ("Frage", "Antwort")])
def test_an_answer_that_is_never_closed_ends_at_the_next_labelled_question(
    opened: str, labels: tuple[str, str]
) -> None:
    asked, answered = labels
    told = f"{asked}: What is iron?\n{answered}:{opened}\n\nA metal.\n\nIt rusts.\n\n"
    text = f"{told}{asked}: What is neon?\n{answered}: A gas.\n\n{asked}: What is oak?\n{answered}: A tree.\n"
    assert cards(text) == ["What is iron? | A metal. It rusts.", "What is neon? | A gas.", "What is oak? | A tree."]


def test_a_labelled_question_in_a_closed_answer_stays_there() -> None:
    inside = "<details><summary>Show</summary>\n\nA metal.\n\nQuestion: Which of them?\n\n</details>"
    (found,) = notes(f"Question: What is iron?\nAnswer:\n{inside}\n")
    assert "Which of them?" in found.answer.markdown


def test_an_answer_in_a_closed_one_stays_there() -> None:
    assert len(cards(UNCLOSED + "\n</details>\n")) == 1


def test_an_item_that_is_alone_in_its_section_has_the_fold_below_it_as_its_answer() -> None:
    fold = "<details><summary>Answer</summary>\n\n{}\n\n</details>\n\n"
    asked = [("What is iron?", "A metal."), ("What is neon?", "A gas."), ("What is cod?", "A fish.")]
    items = [f"{n}. {question}\n\n{fold.format(answer)}" for n, (question, answer) in enumerate(asked, 1)]
    text = f"## Things\n\n{items[0]}{items[1]}## Fish\n\n{items[2]}"
    assert cards(text) == [f"{question} | {answer}" for question, answer in asked]
    assert codes(text) == []


SECTIONS = (
    "# Nodes\n\n## Racks\n\nWe use two nodes.\n\n{}\n\n{}## Zones\n\nThey are alike.\n\n{}\n\n{}"
    "## Copies\n\n{}\n\n{}{}\n\n{}"
)


def sections(sign: str, *tasks: str) -> str:
    """Two sections with one task below other text, and one with two tasks."""
    folds = [FOLD.format("Solution", said) + "\n" for said in SAID]
    return SECTIONS.format(*(part for task, fold in zip(tasks, folds, strict=True) for part in (sign + task, fold)))


def test_headings_above_one_question_each_are_sections_beside_one_with_several() -> None:
    asked = [f"How do you turn {name} on?" for name in ("it", "them", "one", "both")]
    text = sections("", *asked)
    told = [f"We use two nodes. {asked[0]}", f"They are alike. {asked[1]}", *asked[2:]]
    assert cards(text) == [f"{question} | {said}" for question, said in zip(told, SAID, strict=True)]
    assert [note.section[-1] for note in notes(text)] == ["Racks", "Zones", "Copies", "Copies"]


@pytest.mark.parametrize("sign", [":question: ", "❓ ", "🤔 ", "1. :question: "])
def test_a_task_begins_at_the_sign_of_a_question(sign: str) -> None:
    found = [note.question.flat for note in notes(sections(sign, *TASKS))]
    assert len(found) == len(TASKS)
    assert all(question.endswith(task) for question, task in zip(found, TASKS, strict=True))
    assert not any("nodes" in question or "alike" in question for question in found)


def test_headings_above_texts_that_tell_ask_themselves_beside_one_with_several() -> None:
    found = notes(sections("", "Water is wet.", "Ice is cold.", "Iron is hard.", "Gold is soft."))
    assert not any("Water is wet." in note.question.flat for note in found)


def test_a_sign_in_a_text_or_above_no_answer_is_none() -> None:
    assert cards("# Nodes\n\n## Racks\n\n:question: We use two nodes.\n\nThey are alike.\n") == []
    text = sheet("The sign :question: marks what is open.\n\n")
    assert [note.question.flat for note in notes(text)] == [
        f"{task} The sign :question: marks what is open." for task in TASKS
    ]
