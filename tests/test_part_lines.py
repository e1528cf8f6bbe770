"""Lines that are the titles of parts end the answer above them: `Part B`, `Hard questions`, a line in capitals."""

from __future__ import annotations

import pytest

from readings import cards

WANTED = [
    "What is force? | A push.",
    "What is mass? | Matter.",
    "What is heat? | Energy.",
    "What is work? | Effort.",
    "What is light? | A wave.",
    "What is sound? | Waves in air.",
]
LABELS = "Q: {0}\nA: {1}"
BOLD = "**{0}**\n{1}"
HEADING = "## {0}\n\n{1}"
ITEM = "{2}. {0}\n\n   {1}"
FORMS = pytest.mark.parametrize("form", [LABELS, BOLD, HEADING, ITEM], ids=["labels", "bold", "headings", "items"])


def document(form: str, *titles: str) -> str:
    """Six questions, with a title above every other one; an empty title is none."""
    parts = []
    for number, line in enumerate(WANTED):
        title = titles[number // 2] if number % 2 == 0 and number // 2 < len(titles) else ""
        parts += [title] * bool(title) + [form.format(*line.split(" | "), number + 1)]
    return "# Physics\n\n" + "\n\n".join(parts) + "\n"


@FORMS
@pytest.mark.parametrize(
    "titles",
    [
        ("Part A", "Part B", "Part C"),
        ("", "Part B"),
        ("Easy questions", "Intermediate questions", "Hard questions"),
        ("Leichte Aufgaben", "Mittlere Aufgaben", "Schwere Aufgaben"),
        ("", "Intermediate Level", "ADVANCED LEVEL"),
        ("", "HEAT AND WORK", "LIGHT AND SOUND"),
        ("Nível básico", "Nível médio", "Nível avançado"),
        ("", "Вопросы средние", "Вопросы сложные"),
    ],
)
def test_the_titles_of_parts_are_in_no_answer(form: str, titles: tuple[str, ...]) -> None:
    assert cards(document(form, *titles)) == WANTED


@FORMS
@pytest.mark.parametrize(
    "lines",
    [
        ("", "Heat moves."),
        ("", "Source: page 3", "Source: page 9"),
        ("", "Hard to say", "Known since Newton"),
        ("", "NO"),
        ("", "so says the book", "so does the law"),
        ("", "See [heat](h.md)", "See [light](l.md)"),
    ],
)
def test_other_lines_stay_in_the_answer(form: str, lines: tuple[str, ...]) -> None:
    assert cards(document(form, *lines))[1] == f"What is mass? | Matter. {lines[1]}"


def test_a_line_that_is_there_twice_is_no_title() -> None:
    assert cards(document(BOLD, "", "It depends", "It depends"))[1] == "What is mass? | Matter. It depends"


def test_lines_with_a_single_question_between_them_are_text() -> None:
    said = document(BOLD)
    for answer, line in (("Matter.", "Thread gets lock"), ("Energy.", "Thread loses lock")):
        said = said.replace(answer, f"{answer}\n\n{line}")
    assert cards(said)[1:3] == ["What is mass? | Matter. Thread gets lock", "What is heat? | Energy. Thread loses lock"]


def test_lines_above_most_questions_are_text() -> None:
    said = "".join(
        f"**What is {n}?**\n\nNumber {n}.\n\n{n.title()} numbers\n\n" for n in ("one", "two", "three", "four")
    )
    assert cards(said)[0] == "What is one? | Number one. One numbers"


def test_a_line_that_is_the_only_answer_is_an_answer() -> None:
    said = "".join(
        f"**{question}**\n\n{answer}\n\n"
        for question, answer in (
            ("Which plants are small?", "LOW PLANTS"),
            ("Which are tall?", "HIGH TREES"),
            ("What is moss?", "A plant."),
            ("What is an oak?", "A tree."),
            ("What is a reed?", "A grass."),
        )
    )
    assert cards(said)[:2] == ["Which plants are small? | LOW PLANTS", "Which are tall? | HIGH TREES"]


EACH = ["Forces", "Masses and weights", "Heat", "Work", "Light", "Sound"]


def _titled(form: str, titles: list[str]) -> str:
    lines = (
        f"{title}\n\n{form.format(*line.split(' | '), n)}" if title else form.format(*line.split(" | "), n)
        for n, (title, line) in enumerate(zip(titles, WANTED, strict=True), 1)
    )
    return "\n\n".join(lines) + "\n"


@pytest.mark.parametrize("titles", [EACH, [*EACH[:4], "", ""], [EACH[0], "", EACH[2], "", EACH[4], ""]])
@FORMS
def test_lines_above_the_first_question_and_most_others_are_titles(form: str, titles: list[str]) -> None:
    assert cards(_titled(form, titles)) == WANTED


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [
        (["", *EACH[1:]], "What is force? | A push. Masses and weights"),
        ([EACH[0], EACH[1], EACH[2], EACH[1], EACH[4], EACH[5]], "What is force? | A push. Masses and weights"),
    ],
    ids=["none above the first", "one twice"],
)
def test_other_lines_above_questions_are_text(titles: list[str], wanted: str) -> None:
    assert wanted in cards(_titled(BOLD, titles))


def test_lines_are_text_if_the_last_answer_ends_with_one() -> None:
    assert cards(_titled(BOLD, EACH) + "\nVacuum\n")[0] == "What is force? | A push. Masses and weights"


def test_a_line_above_short_answers_is_no_sign_that_they_are_titles() -> None:
    said = ["**What is the capital of Peru?**\n\nLima", "**Of Chile?**\n\nSantiago", "**Of Cuba?**\n\nHavana"]
    assert cards("Capitals\n\n" + "\n\n".join(said) + "\n\n**Of Egypt?**\n\nIt lies on the Nile.\n")[0].endswith("Lima")


@pytest.mark.parametrize("title", ["GIT:", "Advanced physics", "**Heat**"])
def test_a_line_above_a_list_that_counts_from_1_again_is_a_title(title: str) -> None:
    first = "1. What is force?\n  - Answer: A push.\n2. What is mass?\n  - Answer: Matter.\n\n"
    second = "1. What is heat?\n  - Answer: Energy.\n2. What is work?\n  - Answer: Effort.\n"
    assert cards(f"{first}{title}\n\n{second}") == WANTED[:4]


@pytest.mark.parametrize("line", ["That is all.", "see below"])
def test_a_sentence_or_a_word_in_lower_case_stays(line: str) -> None:
    text = f"1. What is force?\n\nA push.\n\n2. What is mass?\n\nMatter.\n\n{line}\n\n1. What is heat?\n\nEnergy.\n"
    assert cards(text)[1] == f"What is mass? | Matter. {line}"
