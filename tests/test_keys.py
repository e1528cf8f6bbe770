"""Answer keys and quizzes inside chapters: tests/decks/keys/NAME.md holds a document, NAME.txt the cards it makes.

A line `? question = answer` is a card, `~` begins its explanation, `@` its section where the case says one;
`! CODE line words` is a warning, in the order in which they are reported. Names that begin with `not-` are documents
in which a title such as `Answers` begins no key.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckpress.diagnostics import Severity
from deckpress.model import Kind, Note, Source
from deckpress.reading import Reading, Use, read
from deckpress.reading.words.key_names import names_key

KEYS = Path(__file__).parent / "decks" / "keys"
NAMES = sorted(path.stem for path in KEYS.glob("*.md"))


def _card(note: Note, *, section: bool) -> str:
    if note.kind is Kind.CHOICE:
        said = " ".join(f"[{'x' if choice.correct else ' '}] {choice.text.flat}" for choice in note.choices)
    else:
        said = note.answer.flat
    place = f" @ {note.section[-1]}" if section and note.section else ""
    why = f" ~ {note.explanation.flat}" if note.explanation else ""
    return f"? {note.question.flat}{place} = {said}{why}"


def _result(name: str, wanted: list[str]) -> tuple[list[str], Reading]:
    reading, problems = read(Source(f"{name}.md", (KEYS / f"{name}.md").read_text(encoding="utf-8")))
    sections = {line.split(" @ ")[0] for line in wanted if " @ " in line}
    lines = [_card(note, section=f"? {note.question.flat}" in sections) for note in reading.deck.notes]
    told = [problem for problem in problems if problem.severity is not Severity.NOTE]
    return lines + [f"! {p.code} {p.location.line} {p.message}" for p in told], reading


@pytest.mark.parametrize("name", NAMES)
def test_a_key_answers_the_questions_it_fits(name: str) -> None:
    wanted = (KEYS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found, reading = _result(name, wanted)
    cut = [line[: len(want)] if want.startswith("!") else line for line, want in zip(found, wanted, strict=False)]
    assert cut + found[len(wanted) :] == wanted
    assert reading.unaccounted == ()


@pytest.mark.parametrize(
    "name",
    [name for name in NAMES if not re.match("not-|quiz-in-chapter-with-ticks|key-without|words-to-the-reader", name)],
)
def test_the_lines_of_a_key_are_no_text_between_the_cards(name: str) -> None:
    _, reading = _result(name, [])
    assert reading.of(Use.KEY)
    assert reading.of(Use.PROSE) == ()


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("not-")])
def test_a_title_alone_makes_no_key(name: str) -> None:
    _, reading = _result(name, [])
    assert reading.of(Use.KEY) == ()


EXAM = """\
# {title}

1. Which metal is liquid at room temperature?
A. Iron
B. Mercury

2. Which bird cannot fly?
A. Ostrich
B. Swallow

3. Explain erosion.

{key}

1. B
2. A
3. Wind and water wear rock away.
"""
CARDS = [
    "? Which metal is liquid at room temperature? = [ ] Iron [x] Mercury",
    "? Which bird cannot fly? = [x] Ostrich [ ] Swallow",
    "? Explain erosion. = Wind and water wear rock away.",
]


def _cards(text: str) -> list[str]:
    reading, _ = read(Source("exam.md", text))
    return [_card(note, section=False) for note in reading.deck.notes]


@pytest.mark.parametrize("key", ["# Answer Key", "# Answers", "## Answers", "**Answers**", "# Exam answers"])
@pytest.mark.parametrize(
    "title",
    [
        "Exam with answers",
        "Geology answers",
        "Practice + answers",
        "Fragen und Antworten",
        "Questions et réponses",
        "Preguntas y respuestas",
        "Вопросы и ответы",
        "Pytania i odpowiedzi",
        "Open-answer questions",
    ],
)
def test_an_exam_whose_title_speaks_of_answers_keeps_its_questions_above_its_key(title: str, key: str) -> None:
    assert _cards(EXAM.format(title=title, key=key)) == CARDS


def test_questions_with_options_below_a_title_of_a_key_are_no_answers() -> None:
    assert _cards(EXAM.format(title="Answers", key="# Answer Key")) == CARDS


@pytest.mark.parametrize(
    "title",
    [
        "Quiz answers",
        "Unit 1: solutions",
        "Answers to questions 1-10",
        "Hints and answers",
        "Section A and B answers",
        "Questions 1 and 2: answers",
        "Short answer key",
        "Multiple choice answers",
        "Homework 3 solution",
        "Quiz key",
        "Solutions (odd numbers)",
        "Model answers",
        "Lösungen zu Kapitel 1",
        "Respuestas del examen",
        "Ответы к тесту",
    ],
)
def test_a_title_with_more_words_may_name_a_key(title: str) -> None:
    assert names_key(title)


@pytest.mark.parametrize(
    "title",
    [
        "Questions and Answers",
        "Answers and questions",
        "Questions/Answers",
        "Exam (with answers)",
        "Mock exam, answers included",
        "Questions with short answers",
        "Domande e risposte",
        "Perguntas e respostas",
        "Frågor och svar",
        "문제와 정답",
        "Part 2: Short answer",
        "Short answers",
        "Short-answer questions",
        "Multiple-answer questions",
        "Respuestas cortas",
        "Answer the following questions",
        "Key terms",
        "Solution architecture",
    ],
)
def test_a_title_of_questions_names_no_key(title: str) -> None:
    assert not names_key(title)


@pytest.mark.parametrize("words", ["How many were right?", "Count your points!", "The end"])
def test_words_to_the_reader_behind_a_key_are_no_part_of_the_last_answer(words: str) -> None:
    text = f"# Quiz\n\n1. Name a river.\n2. Name a lake.\n\n## Answers\n\n1. The Rhine.\n2. The Erie.\n\n{words}\n"
    assert _cards(text) == ["? Name a river. = The Rhine.", "? Name a lake. = The Erie."]


RIVERS = """\
# Rivers

1. Which river flows through Cairo?

   a) The Nile
   b) The Rhine

2. Which river flows through Cologne?

   a) The Nile
   b) The Rhine

## Answers

1. a
2. b

### How rivers begin

1. Rain falls on the hills.
2. The water gathers in a stream.
"""


def test_a_list_below_a_heading_in_a_key_may_count_anew() -> None:
    reading, _ = read(Source("rivers.md", RIVERS))
    right = [[choice.text.flat for choice in note.choices if choice.correct] for note in reading.deck.notes]
    assert right == [["The Nile"], ["The Rhine"]]


@pytest.mark.parametrize(
    ("first", "second", "answers"),
    [
        ("Biology part 1", "Biology part 2", "ABBA"),
        ("Biology, part 2", "Biology, part 1", "BAAB"),
        ("Biology: cells", "Biology: plants", "ABBA"),
    ],
)
def test_the_title_of_a_document_is_no_section_of_its_key(first: str, second: str, answers: str) -> None:
    parts = "".join(
        f"## Part {part}\n\n1. Which is {part}1?\n   A) Moss\n   B) Flint\n2. Which is {part}2?\n   A) Moss\n"
        "   B) Flint\n\n"
        for part in (1, 2)
    )
    key = f"## Answers\n\n### {first}\n\n1. A\n2. B\n\n### {second}\n\n1. B\n2. A\n"
    reading, problems = read(Source("exam.md", f"# Biology\n\n{parts}{key}"))
    right = "".join("AB"[n] for note in reading.deck.notes for n, choice in enumerate(note.choices) if choice.correct)
    assert (right, problems) == (answers, ())


def test_a_list_below_the_answer_label_of_each_question_is_no_key() -> None:
    steps = "Two steps:\n\n1. The pump presses.\n2. The tube cools.\n\nThen it starts again."
    asked = [("Why is the sky blue?", "It scatters."), ("Explain the fridge", steps), ("What is ice?", "Water.")]
    asked += [("Describe the pump", steps), ("When does it stop?", "Never."), ("Compare both", steps)]
    written = (f"## Question {n}\n\n{q}\n\n**Answer:**\n\n{a}\n\n" for n, (q, a) in enumerate(asked, 1))
    deck = "# Exam\n\n" + "".join(written)
    reading, problems = read(Source("exam.md", deck))
    assert [(note.question.flat, note.answer.markdown) for note in reading.deck.notes] == asked
    assert problems == ()


def test_a_title_of_one_answer_begins_a_key_of_several() -> None:
    deck = "# Quiz\n\n1. Which river?\n   a) Po\n   b) Rhine\n\n2. Which lake?\n   a) Como\n   b) Bodensee\n\n"
    reading, problems = read(Source("quiz.md", f"{deck}**Answer:**\n\n1. b\n2. a\n"))
    right = [[c.text.markdown for c in note.choices if c.correct] for note in reading.deck.notes]
    assert (right, problems) == ([["Rhine"], ["Como"]], ())
