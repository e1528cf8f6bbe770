"""Keys whose title names the part of an exam to which they belong, and further keys for the same questions."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes, codes_and_lines

QUESTIONS = "1. Which of 1?\n   A. Iron\n   B. Neon\n2. Which of 2?\n   A. Iron\n   B. Neon\n"


def right(text: str) -> str:
    reading, _ = read(Source("exam.md", text))
    assert reading.unaccounted == ()
    return "".join("AB"[n] for note in reading.deck.notes for n, choice in enumerate(note.choices) if choice.correct)


def exam(first: str, second: str, keys: str) -> str:
    return f"# Exam\n\n{first}\n\n{QUESTIONS}\n{second}\n\n{QUESTIONS}\n{keys}\n"


TITLES = {
    "words before the answers": ("## Part 1", "## Part 2", "## Part 1 answers", "## Part 2 answers"),
    "words behind the answers": ("## Unit 1", "## Unit 2", "## Answers to unit 1", "## Answers to unit 2"),
    "only the beginning of the title": (
        "## Part I: Metals",
        "## Part II: Gases",
        "## Part I answers",
        "## Part II answers",
    ),
    "titles without numbers": ("## Metals", "## Gases", "## Metals: answers", "## Gases: answers"),
    "German": ("## Kapitel 1", "## Kapitel 2", "## Lösungen zu Kapitel 1", "## Lösungen zu Kapitel 2"),
    "Russian, with an inflected word": ("## Глава 1", "## Глава 2", "## Ответы к главе 1", "## Ответы к главе 2"),
    "Japanese": ("## 第1章", "## 第2章", "## 第1章 解答", "## 第2章 解答"),
    "bold lines": ("**Section A**", "**Section B**", "**Answers section A**", "**Answers section B**"),
}


@pytest.mark.parametrize("titles", TITLES.values(), ids=TITLES.keys())
def test_a_key_belongs_to_the_part_that_its_title_names(titles: tuple[str, str, str, str]) -> None:
    first, second, key1, key2 = titles
    assert right(exam(first, second, f"{key1}\n\n1. A\n2. B\n\n{key2}\n\n1. B\n2. A")) == "ABBA"
    assert right(exam(first, second, f"{key2}\n\n1. B\n2. A\n\n{key1}\n\n1. A\n2. B")) == "ABBA"


def test_a_key_on_the_line_of_its_title_belongs_to_the_part_that_the_title_names() -> None:
    keys = "**Answers part 1:** 1. A 2. B\n\n**Answers part 2:** 1. B 2. A"
    assert right(exam("## Part 1", "## Part 2", keys)) == "ABBA"


def test_a_title_that_names_the_whole_quiz_names_no_part() -> None:
    text = f"# Practice test\n\n{QUESTIONS}\n# Practice test answers\n\n1. A\n2. B\n"
    assert right(text) == "AB"


def test_a_title_that_may_name_several_parts_names_none() -> None:
    """`Practice` begins both titles, so the key answers the questions right above it, as other keys do."""
    keys = "## Practice answers\n\n1. B\n2. A"
    assert right(exam("## Practice one", "## Practice two", keys)) == "BA"


def test_part_12_is_not_part_1() -> None:
    keys = "## Answers to part 12\n\n1. B\n2. A"
    assert right(exam("## Part 1", "## Part 12", keys)) == "BA"
    assert right(exam("## Part 12", "## Part 1", keys)) == "BA"


EXAM = f"# Exam\n\n{QUESTIONS}\n"


def test_two_keys_that_disagree_are_reported_and_the_first_one_counts() -> None:
    text = EXAM + "## Answers\n\n1. A\n2. B\n\n## Solutions\n\n1. A\n2. A\n"
    assert right(text) == "AB"
    assert codes_and_lines(text) == [("DP137", 6)]


def test_two_keys_that_agree_in_letter_and_words_are_not_reported() -> None:
    text = EXAM + "## Answers\n\n1. A\n2. B\n\n## Solutions\n\n1. Iron\n2. Neon\n"
    assert right(text) == "AB"
    assert codes_and_lines(text) == []


def test_a_second_key_may_explain_the_answers_of_the_first() -> None:
    text = EXAM + "## Answers\n\n1. A\n2. B\n\n## Solutions\n\n1. It rusts in the rain.\n2. It glows in a lamp.\n"
    reading, problems = read(Source("exam.md", text))
    remarks = [note.explanation.markdown for note in reading.deck.notes]
    assert remarks == ["It rusts in the rain.", "It glows in a lamp."]
    assert right(text) == "AB"
    assert problems == ()


def test_a_second_key_may_explain_short_answers_too() -> None:
    text = (
        "# Exam\n\n1. What is water?\n2. What is salt?\n\n## Answers\n\n1. H2O\n2. NaCl\n\n"
        "## Solutions\n\n1. Two atoms of hydrogen and one of oxygen.\n2. KCl\n"
    )
    reading, _ = read(Source("exam.md", text))
    assert "Two atoms of hydrogen" in repr(reading.deck.notes[0])
    assert codes_and_lines(text) == [("DP137", 4)]


def test_a_list_below_the_number_of_a_question_is_its_answer() -> None:
    text = (
        "# Quiz\n\n1. What is water?\n2. What is salt?\n3. Which gases are there?\n\n# Answers\n\n"
        "### Question 1\n\nH2O\n\n### Question 2\n\nNaCl\n\n### Question 3\n\n1. Oxygen\n2. Nitrogen\n3. Argon\n"
    )
    answers = [note.answer.markdown for note in read(Source("exam.md", text))[0].deck.notes]
    assert answers == ["H2O", "NaCl", "1. Oxygen\n2. Nitrogen\n3. Argon"]


def test_a_list_of_books_below_a_key_is_no_part_of_it() -> None:
    text = EXAM + "# Answers\n\n1. A\n2. B\n\n## Reading\n\n1. A book\n2. Two books\n3. More books\n"
    assert right(text) == "AB"
    assert [code for code, _ in codes_and_lines(text) if code == "DP138"] == []


def test_letters_that_answer_no_question_are_reported_once_for_each_heading() -> None:
    text = EXAM + "# Answers\n\n1. A\n2. B\n\n## Part 2\n\n1. C\n2. D\n3. B\n"
    assert right(text) == "AB"
    assert [problem for problem in codes_and_lines(text) if problem[0] == "DP138"] == [("DP138", 17)]


def test_points_in_the_heading_of_a_task_do_not_make_its_text_an_answer() -> None:
    task = "## Question {n} (5 points)\n\nExplain {n}.\n\n______\n\n______\n\n"
    text = (
        task.format(n=1) + task.format(n=2) + "# Answers\n\n## Question 1\n\nOne. It is odd.\n\n## Question 2\n\nTwo.\n"
    )
    notes = read(Source("exam.md", text))[0].deck.notes
    assert [note.question.flat for note in notes] == ["Explain 1.", "Explain 2."]
    assert [note.answer.flat for note in notes] == ["One. It is odd.", "Two."]


def test_a_key_with_more_answers_than_questions_answers_those_with_its_numbers() -> None:
    asked = "1. Which is a metal?\n   - A) Neon\n   - B) Iron\n\n2. Which is a gas?\n   - A) Neon\n   - B) Iron\n\n"
    reading, problems = read(Source("deck.md", f"# Quiz\n\n{asked}## Answers\n\n1. B\n2. A\n3. B\n"))
    picked = [[choice.text.markdown for choice in note.choices if choice.correct] for note in reading.deck.notes]
    assert picked == [["Iron"], ["Neon"]]
    assert [(problem.code, problem.location.line) for problem in problems] == [("DP138", 15)]


def test_a_key_that_counts_on_over_two_lists_does_not_answer_the_last_one() -> None:
    listed = "Translate:\n\n1. The book is red.\n2. I write.\n\nTranslate back:\n\n1. Zij drinkt.\n2. Wij wonen.\n\n"
    key = "Solutions:\n1. Het boek is rood.\n2. Ik schrijf.\n3. She drinks.\n4. We live.\n"
    found = {note.question.flat: note.answer.flat for note in read(Source("deck.md", listed + key))[0].deck.notes}
    assert found.get("Zij drinkt.") in (None, "She drinks.")


TASKS = "**P1.** Write a sentence.\n\n**P2.** Describe the rain.\n\n**P3.** Draw a house.\n\n"
SAID = "**P1.** It rains.\n\n**P2.** It has drops:\n\n1. small\n2. large\n\n**P3.** With a roof.\n"
CHOICES = "# Part 1\n\n**Q1.** Which is hot?\n\nA) ice\nB) fire\n\n**Q2.** Which is cold?\n\nA) ice\nB) fire\n\n"
TABLE = "| Q | Answer |\n|---|---|\n| Q1 | B |\n| Q2 | A |\n"
TWICE = [
    "Write a sentence. | It rains.",
    "Describe the rain. | It has drops: 1. small 2. large",
    "Draw a house. | With a roof.",
]


@pytest.mark.parametrize("letter", ["P", "T", "F", "З"])
def test_tasks_numbered_with_a_letter_are_answered_by_the_same_numbers_in_the_key(letter: str) -> None:
    text = f"# Exam\n\n{TASKS}# Answers\n\n{SAID}".replace("**P", f"**{letter}")
    assert cards(text) == TWICE


def test_they_may_be_the_second_part_of_an_exam() -> None:
    text = f"{CHOICES}# Part 2\n\n{TASKS}# Answers\n\n## Part 1\n\n{TABLE}\n## Part 2\n\n{SAID}"
    assert cards(text) == ["Which is hot? | -ice +fire", "Which is cold? | +ice -fire", *TWICE]


NO_KEY = {
    "no title between them": f"# Exam\n\n{TASKS}{SAID}",
    "another title between them": f"# Rules\n\n{TASKS}# More rules\n\n{SAID}",
    "too few answers": f"# Exam\n\n{TASKS}# Answers\n\n**P1.** It rains.\n",
    "other numbers": f"# Exam\n\n{TASKS}# Answers\n\n{SAID.replace('P3', 'P5')}",
}


@pytest.mark.parametrize("text", NO_KEY.values(), ids=NO_KEY)
def test_lines_with_a_letter_and_a_number_are_no_tasks_if(text: str) -> None:
    assert not [card for card in cards(text) if card.startswith(("Write", "Describe", "Draw"))]


STORES = """# Stores

## Kinds of stores

- **Silo**: a tall tank for loose goods.
- **Cold room**: a room with a steady temperature.
- **Dock**: the place where lorries are loaded.

## Case 1: a new hall

A co-operative wants to keep grain.

**Solution**:

**a) {}**

- A silo needs less ground and protects the grain better.

**b) {}**

- Each silo holds 90 tonnes, so five are needed.
"""


def test_the_parts_of_a_solution_are_no_answers_to_the_sections_above() -> None:
    found, _ = read(Source("stores.md", STORES.format("Sort of store", "Number of silos")))
    assert [note.kind for note in found.deck.notes if note.choices] == []
    assert not any("**" in note.question.flat.replace("**Silo**", "") for note in found.deck.notes)


def test_letters_with_the_words_of_options_are_a_key_in_order() -> None:
    text = "# Quiz\n\n## Which is a metal?\n\n- A) Neon\n- B) Iron\n\n## Which is a gas?\n\n- A) Neon\n- B) Iron\n\n"
    assert cards(f"{text}## Answers\n\n**B) Iron**\n\nIt rusts.\n\n**A) Neon**\n\nIt glows.\n") == [
        "Which is a metal? | -Neon +Iron",
        "Which is a gas? | +Neon -Iron",
    ]


@pytest.mark.parametrize(
    ("last", "explained"),
    [(("1.1", "2.3"), ["", ""]), (("4", "5"), ["", ""]), (("It rusts.", "2.3"), ["It rusts.", "2.3"])],
)
def test_a_last_column_of_numbers_in_a_key_explains_nothing(last: tuple[str, str], explained: list[str]) -> None:
    table = f"| Q | Answer | Section |\n|---|---|---|\n| 1 | **A** | {last[0]} |\n| 2 | B | {last[1]} |\n"
    reading, problems = read(Source("exam.md", f"{EXAM}## Answer Key\n\n{table}"))
    assert [note.explanation.markdown for note in reading.deck.notes] == explained
    assert right(f"{EXAM}## Answer Key\n\n{table}") == "AB"
    assert problems == ()


HEADINGS = "> #### 1. B\n>\n> It is a metal.\n>\n> #### 2. A\n>\n> It is a gas.\n"


@pytest.mark.parametrize("title", ["## Answers", "# Answer key & explanations", "**Answer key & explanations**"])
@pytest.mark.parametrize("key", ["> 1. B\n> 2. A\n", "> 1: B\n> 2: A\n", HEADINGS])
def test_the_title_and_the_entries_of_a_key_in_a_quote_may_be_headings(title: str, key: str) -> None:
    asked = "".join(f"**Question {n}:** Which of {n}?\nA. Neon\nB. Iron\n\n" for n in (1, 2))
    assert cards(f"{asked}> {title}\n>\n{key}") == ["Which of 1? | -Neon +Iron", "Which of 2? | +Neon -Iron"]


def test_a_folded_key_may_have_letters_without_numbers() -> None:
    asked = "".join(f"{n}. Which of {n}?\nA. Neon\nB. Iron\n\n" for n in (1, 2, 3))
    text = f"{asked}<details>\n<summary>Answers</summary>\n\nB A B\n\n</details>\n"
    assert [card.split(" | ")[1] for card in cards(text)] == ["-Neon +Iron", "+Neon -Iron", "-Neon +Iron"]


def test_remarks_in_the_code_of_a_folded_answer_are_no_key() -> None:
    quiz = "### MCQ {}\n**What does {} print?**\n\nA) one\nB) two\n\n"
    quiz += "<details>\n<summary>Answer</summary>\n**B) two**\n\n{}</details>\n\n"
    code = "```python\nfor i in range(2):\n    # i=0, then\n    # i=1, and so on\n```\n"
    assert cards(quiz.format(1, "a", "It counts.\n") + quiz.format(2, "b", code)) == [
        "What does a print? | -one +two",
        "What does b print? | -one +two",
    ]


@pytest.mark.parametrize(("below", "right"), [("B", True), ("**B**", True), ("B or so", False), ("Z", False)])
def test_a_letter_below_the_code_of_a_folded_answer_names_an_option(below: str, right: bool) -> None:
    code = "```python\n# i=0\n# 1 a\n# 2 b\nx = 1\n```"
    fold = "<details><summary>Answer</summary>\n\n{}\n\n</details>\n\n"
    asked = "{}. Which is hard?\n\nA) wax\nB) iron\n\n"
    text = asked.format(1) + fold.format(f"{code}\n\n{below}") + asked.format(2).replace("hard", "soft")
    text += fold.format("A")
    wanted = ["Which is hard? | -wax +iron"] if right else []
    assert [card.rstrip(" |") for card in cards(text)] == [*wanted, "Which is soft? | +wax -iron"]
    assert codes(text) == ([] if right else ["DP108"])
