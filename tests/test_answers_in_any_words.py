"""Answers and questions that are recognised by their place, whatever their words; text in, cards out."""

from __future__ import annotations

import pytest

from combined import each_pair
from readings import notes


def shown(text: str) -> list[str]:
    """Each card in one line: its question, then its answer or its options, the right ones with a star."""
    lines = []
    for note in notes(text):
        options = " ".join(("*" if choice.correct else "") + choice.text.flat for choice in note.choices)
        lines.append(f"{note.question.flat} = {options or note.answer.flat}")
    return lines


LABELS = ["Gabarito", "Facit", "Musterlösung", "Corrigé", "Soluzione", "Megoldás", "Vastus", "Одговор", "해답", "Ans."]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("written", ["**{}:** b", "{}: b", "**{}: B**"])
def test_a_word_before_the_letter_of_an_option_right_below_options_is_a_label(label: str, written: str) -> None:
    text = f"## Question 1\n\nThe queue is\n\na) one\nb) two\n\n{written.format(label)}\n"
    assert shown(text) == ["The queue is = one *two"]


def test_such_a_label_is_found_in_items_of_a_list_too() -> None:
    text = "1. Which is even?\n   - A. 3\n   - B. 8\n\n   **Result:** B\n\n2. Which is odd?\n   - A. 9\n   - B. 10\n\n"
    assert shown(text + "   **Result:** A\n") == ["Which is even? = 3 *8", "Which is odd? = *9 10"]


def test_a_word_before_a_letter_elsewhere_is_text() -> None:
    assert shown("## Which vitamin is in carrots?\n\nVitamin: A\n\n## Which grade?\n\nGrade: B\n") == [
        "Which vitamin is in carrots? = Vitamin: A",
        "Which grade? = Grade: B",
    ]


def test_options_may_stand_right_under_a_question_that_does_not_ask() -> None:
    text = "## Question 1\nThe port is\na) 3306\nb) 5672\n\n**Answer:** b\n"
    assert shown(text) == ["The port is = 3306 *5672"]


def test_a_dash_may_part_the_letter_of_an_answer_from_its_reason() -> None:
    (note,) = notes("## Which port?\n\na) 3306\nb) 5672\n\n**Answer:** b - it is in the manual\n")
    assert [choice.correct for choice in note.choices] == [False, True]
    assert note.explanation.markdown == "it is in the manual"


@pytest.mark.parametrize("options", ["( ) 3\n(x) 8", "○ 3\n● 8"])
def test_round_boxes_on_lines_are_options(options: str) -> None:
    assert shown(f"## Which is even?\n\n{options}\n\n## Why?\n\nSo.\n") == ["Which is even? = 3 *8", "Why? = So."]


def test_bold_print_behind_an_answer_keeps_its_marks() -> None:
    (note, _) = notes(
        "## Which tree has needles?\n\n- A) oak\n- B) pine\n\n**Answer: B**\n\n**Why this matters:** They stay.\n\n"
        "## What is a leaf?\n\nAn organ.\n"
    )
    assert note.explanation.markdown == "**Why this matters:** They stay."


def test_one_sentence_with_a_colon_below_each_heading_is_no_pair() -> None:
    text = "# Terms\n\n" + "".join(f"#### {word}\n\nA thing: it is {word}.\n\n" for word in ("Folio", "Recto", "Verso"))
    assert [note.question.markdown for note in notes(text)] == ["Folio", "Recto", "Verso"]


def test_a_pair_in_a_list_ends_with_its_item() -> None:
    text = "1. What is SOLID? Five rules.\n2. Explain OOP. (Objects.)\n3. What is REST? A style.\n4. What is DRY? 1.\n"
    assert shown(text) == ["What is SOLID? = Five rules.", "What is REST? = A style.", "What is DRY? = 1."]


def test_headings_without_a_label_beside_labelled_ones_are_no_questions() -> None:
    cards = "".join(f"## Q{n}. What is {n}?\n\nA number.\n\n" for n in range(1, 5))
    boxes = "## Checklist\n\n- [ ] I know one\n- [ ] I know two\n"
    text = f"# Numbers\n\n## 사용 방법\n\n1. Read.\n2. Think.\n\n{cards}{boxes}"
    assert [note.question.markdown for note in notes(text)] == [f"What is {n}?" for n in range(1, 5)]


def test_a_scenario_above_a_question_belongs_to_it() -> None:
    text = "### 1. You run a shop with two tills.\n\n### Which network?\n\n- [x] a switch\n- [ ] a hub\n"
    assert shown(f"# Exam\n\n{text}") == ["You run a shop with two tills. Which network? = *a switch a hub"]


def test_a_sign_that_is_asked_about_stays_and_one_that_says_how_hard_it_is_goes() -> None:
    signs = "## Name it ⚠️\n\nWarning.\n\n## Name it ♻️\n\nRecycling.\n\n## Two?\n\n2\n"
    assert [note.question.markdown for note in notes(signs)] == ["Name it ⚠️", "Name it ♻️", "Two?"]
    stars = "## What is oak? ⭐⭐\n\nA tree.\n\n## What is ash? ⭐\n\nA tree.\n"
    assert [note.question.markdown for note in notes(stars)] == ["What is oak?", "What is ash?"]


def test_the_number_of_an_option_may_stand_in_the_label_itself() -> None:
    (note,) = notes("### Which is a fruit?\n\n1. stone\n2. apple\n\n**Answer 2**. They grow on trees.\n")
    assert [choice.correct for choice in note.choices] == [False, True]
    assert note.explanation.markdown == "They grow on trees."


def test_an_answer_that_is_not_indented_belongs_to_the_last_item_too() -> None:
    items = "".join(f"{n}. Which is {n}?\n\n        A. one\n        B. two\n\nAnswer: A\n\n" for n in range(1, 4))
    assert shown(items) == [f"Which is {n}? = *one two" for n in range(1, 4)]


EXERCISES = {
    "one line each": "Exercise 1: Show that 4 is even.\nSolution: It is 2 + 2.\n\n"
    "Exercise 2: Prove that 2 is prime.\nSolution: Try 1 and 2.\n",
    "paragraphs": "Exercise 1: Show that 4 is even.\n\nSolution: It is 2 + 2.\n\n"
    "Exercise 2: Prove that 2 is prime.\n\nSolution: Try 1 and 2.\n",
    "bold": "**Exercise 1:** Show that 4 is even.\n\n**Solution:**\n\nIt is 2 + 2.\n\n"
    "**Exercise 2:** Prove that 2 is prime.\n\n**Solution:**\n\nTry 1 and 2.\n",
    "full stops": "**Exercise 1.** Show that 4 is even.\n\n**Solution.** It is 2 + 2.\n\n"
    "**Exercise 2.** Prove that 2 is prime.\n\n**Solution.** Try 1 and 2.\n",
    "without numbers": "**Exercise:** Show that 4 is even.\n\n**Solution:** It is 2 + 2.\n\n"
    "**Exercise:** Prove that 2 is prime.\n\n**Solution:** Try 1 and 2.\n",
    "alone on their lines": "**Exercise**\n\nShow that 4 is even.\n\n**Solution**\n\nIt is 2 + 2.\n\n"
    "**Exercise**\n\nProve that 2 is prime.\n\n**Solution**\n\nTry 1 and 2.\n",
    "other words for tasks": "**Drill:** Show that 4 is even.\n\n**Solution:** It is 2 + 2.\n\n"
    "**Drill:** Prove that 2 is prime.\n\n**Solution:** Try 1 and 2.\n",
    "another word": "Drill 1: Show that 4 is even.\n\nSolution: It is 2 + 2.\n\n"
    "Drill 2: Prove that 2 is prime.\n\nSolution: Try 1 and 2.\n",
}


@pytest.mark.parametrize("text", EXERCISES.values(), ids=EXERCISES.keys())
def test_numbered_tasks_above_a_known_label_are_questions_without_a_question_mark(text: str) -> None:
    assert shown(text) == ["Show that 4 is even. = It is 2 + 2.", "Prove that 2 is prime. = Try 1 and 2."]


def test_one_exercise_may_lack_its_solution() -> None:
    pair = "**Exercise:** Prove law {}.\n\n**Solution:** By law {}.\n\n"
    text = pair.format("A", 1) + "**Exercise:** Prove law B.\n\n" + pair.format("C", 2)
    assert shown(text) == ["Prove law A. = By law 1.", "Prove law C. = By law 2."]


@pytest.mark.parametrize(
    "labels",
    [
        ("*Exercise {}.*", "*Solution.*"),
        ("*Exercise 2.{}*:", "*Solution*:"),
        ("**Exercise {} (Sums).**", "**Solution.**"),
        ("_Aufgabe {}:_", "_Lösung:_"),
        ("*Ejercicio {}.*", "*Solución.*"),
    ],
)
def test_exercises_in_italics_with_their_text_on_the_line_are_questions(labels: tuple[str, str]) -> None:
    asks, says = labels
    text = "".join(f"{asks.format(n)} Prove law {n}.\n\n{says} By law {n + 1}.\n\n" for n in (1, 2))
    title = "(Sums) " if "Sums" in asks else ""
    assert shown(f"# Laws\n\nSome theory.\n\n{text}") == [f"{title}Prove law {n}. = By law {n + 1}." for n in (1, 2)]


def test_one_exercise_alone_is_a_question() -> None:
    text = "# Laws\n\nLaws hold.\n\n**Exercise:** Prove law 1.\n\n**Solution:** By law 2.\n"
    assert shown(text) == ["Prove law 1. = By law 2."]


def test_an_exercise_without_any_solution_and_the_title_of_one_are_no_questions() -> None:
    text = "# Laws\n\nLaws hold.\n\n*Exercise 1.* Prove law 1.\n\n*Exercise 2.* Prove law 2.\n"
    assert shown(text) == []
    assert shown("# Laws\n\n*Exercise* keeps you fit.\n\n*Answer:* It does.\n") == []


def test_numbers_in_italics_alone_above_tasks_are_labels() -> None:
    text = "".join(f"*Exercise {n}.*\n\nProve that {n} is odd.\n\n*Solution.*\n\nIt is {n}.\n\n" for n in (1, 2, 3))
    assert shown(text) == [f"Prove that {n} is odd. = It is {n}." for n in (1, 2, 3)]


def test_a_problem_and_its_solution_may_be_a_report() -> None:
    report = "**Problem:** {}\n\n**Solution:** {}\n\n"
    text = report.format("Builds were slow.", "A cache.") + report.format("Tests failed.", "More time.")
    assert "Builds were slow. = A cache." not in shown(text)


def test_a_problem_below_the_answer_to_a_heading_that_asks_is_part_of_it() -> None:
    text = "## What is a lock?\n\n{}\n\n**Problem:** {}\n\n**Solution:** Paint it.\n\n## What is a weir?\n\nA dam.\n"
    assert shown(text.format("A door.", "It leaks.")) == [
        "What is a lock? = A door. **Problem:** It leaks. **Solution:** Paint it.",
        "What is a weir? = A dam.",
    ]
    for above, problem in [("A door.", "Name the parts."), ("See this:", "It leaks."), ("A door.", "What is wrong?")]:
        assert "Paint it." in [card.split(" = ")[1] for card in shown(text.format(above, problem))]


@pytest.mark.parametrize("answer", ["Yes", "No", "Paris"])
def test_the_last_answer_of_a_document_may_be_one_word(answer: str) -> None:
    text = "".join(f"**Question {n}**\n\nIs it {n}?\n\n**Answer**\n\n{answer}\n\n" for n in (1, 2, 3))
    assert shown(text) == [f"Is it {n}? = {answer}" for n in (1, 2, 3)]


def test_a_word_that_numbers_parts_or_is_answered_only_once_is_no_label_of_questions() -> None:
    assert shown("Part 1: Tea.\n\nAnswer: Hot.\n\nPart 2: Ice.\n\nAnswer: Cold.\n") == []
    assert shown("Figure 1: Tea.\n\nFigure 2: Ice.\n\nAnswer: Cold.\n") == []


def test_a_numbered_remark_above_the_answer_of_a_labelled_question_is_no_question() -> None:
    text = "".join(f"Q: What is {n}?\n\nSource {n}: a book\n\nA: A number.\n\n" for n in (1, 2))
    assert [note.question.markdown.split("\n")[0] for note in notes(text)] == ["What is 1?", "What is 2?"]


RIGHT_ANSWERS = ["Σωστή απάντηση", "Верен отговор", "Тачан одговор", "Helyes válasz", "Riktig svar", "Kunci jawaban"]


@pytest.mark.parametrize(
    ("label", "letters", "written"),
    each_pair(RIGHT_ANSWERS, ["αβ", "аб", "אב", "ab"], ["**{}: {}**", "**{}:** {}) two"]),
)
def test_the_right_answer_is_named_in_many_languages(label: str, letters: str, written: str) -> None:
    first, second = letters
    text = f"## Question 1\n\nThe queue is\n\n{first}. one\n\n{second}. two\n\n{written.format(label, second)}\n"
    assert shown(text) == ["The queue is = one *two"]


@pytest.mark.parametrize("letters", ["αβγ", "абв", "АБВ", "אבג", "أبج"])
def test_a_word_before_the_letter_of_an_option_is_a_label_in_any_alphabet(letters: str) -> None:
    first, second, third = letters
    text = f"## Question 1\n\nThe queue is\n\n{first}) one\n{second}) two\n{third}) six\n\n**Ziwaka:** {second}\n"
    assert shown(text) == ["The queue is = one *two six"]


def test_such_a_word_elsewhere_is_text_in_any_alphabet() -> None:
    text = "## Which vitamin is in carrots?\n\nВитамин: а\n\n## Which grade?\n\nα) one\n\nΒαθμός: β\n"
    assert shown(text) == [
        "Which vitamin is in carrots? = Витамин: а",
        "Which grade? = α) one\n\nΒαθμός: β".replace("\n\n", " "),
    ]


@pytest.mark.parametrize("label", ["Riktig svar", "Helyes válasz", "Správná odpověď"])
def test_such_words_without_a_colon_are_text(label: str) -> None:
    assert shown(f"## What counts?\n\n{label} 2 points.\n\n## Why?\n\nSo.\n")[0] == f"What counts? = {label} 2 points."
