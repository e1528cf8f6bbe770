"""Whole documents of mixed shapes in many languages, each written with its right answer before the rules were.

Each `tests/decks/mixtures/NAME.md` has its truth in `NAME.json`: every question with its line, its answer or its
options, the questions that have no answer, or that the document holds no questions at all. The documents in `kept/`
are there to see how well the rules do on documents that nobody had in mind: read their scores, not their text.

Run `python tests/test_mixtures.py` to see the score of every document, with NAMES to see what is wrong with these.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from deckpress.diagnostics import Diagnostics, Severity
from deckpress.model import Kind, Note, Source
from deckpress.reading import Reading, Use, read
from deckpress.reading.source import decode
from shapes import words as bare_words

MIXTURES = Path(__file__).parent / "decks" / "mixtures"
NAMES = sorted(path.relative_to(MIXTURES).with_suffix("").as_posix() for path in MIXTURES.rglob("*.md"))

NOT_YET: dict[str, str] = {
    "01-es-kitchen-tables": "tables of three and four columns with language names in the header",
    "02-de-cell-terms": "items '**term**: meaning' below headings that ask nothing",
    "03-fr-numbered-indented": "numbered tasks without a question mark whose answers are indented",
    "04-pl-arrows-equals": "lists of pairs 'x → y', 'x = y', 'x – y'",
    "05-zh-exam-key": "a key of letters with explanations in Chinese",
    "06-en-exam-bold-key": "key lines in bold with the text of the option, explanations below",
    "07-en-lecture-quiz": "the first quiz of a chapter, whose section has an ordered list above it",
    "08-pt-heading-items": "headings as list items without a question mark, linked from the contents",
    "09-en-quarto": "Quarto callouts that hide a solution",
    "10-en-carpentries": "containers 'challenge' and 'solution'",
    "11-en-obsidian-callouts": "callouts '> [!question]- Q'",
    "13-en-myst": "MyST directives 'exercise' and 'solution'",
    "14-en-option-marks": "bold, ticked, '(correct)', '(x)', starred and 'Correct: B and C' options",
    "15-ru-headings-glossary": "a glossary table below headings that ask",
    "17-en-readme-faq": "sub-headings outside the FAQ are no questions",
    "18-ja-words-double-colons": "lines 'x :: y' and 'x:::y' without a flashcard tag",
    "19-ko-interview-links": "a line of links that ends each answer is furniture",
    "20-en-plain-text": "plain lines 'n) topic' with a paragraph below",
    "21-en-chapter-key-tables": "a key table after each chapter",
    "22-es-solucionario": "a quiz inside an answer, and a key that repeats the headings",
    "23-it-dash-questions": "items 'Q? – A'",
    "24-en-essay": "an essay gives no cards, or a warning",
    "25-en-changelog": "a changelog gives no cards, or a warning",
    "26-de-protokoll": "meeting notes give no cards, or a warning",
    "27-en-readme-plain": "a README gives no cards, or a warning",
    "28-fr-recette": "a recipe gives no cards, or a warning",
    "30-en-details-key": "a key in details, options '(A) ..'",
    "41-en-solutions-repeat": "solutions at the end that repeat the tasks in bold",
    "42-en-interview-metadata": "metadata and '**Answer** (20 words):' between question and answer",
    "44-de-wortlisten": "lines 'x - y' and 'x: y' below headings",
    "45-ru-bold-question-key": "a key of lines '**Вопрос 1:** б'",
    "kept/31-ar-tables": "kept back",
    "kept/32-en-story": "kept back",
    "kept/33-pl-wyjazd": "kept back",
    "kept/34-de-pruefung-details": "kept back",
    "kept/35-en-one-line-options": "kept back",
    "kept/37-en-nursing-mixture": "kept back",
    "kept/39-en-mkdocs": "kept back",
    "kept/40-it-tabella-quiz": "kept back",
}
"""The documents that are not read right today, and what is missing. A document that is read right loses its row."""

GUESSES = frozenset({"DP115"})
"""The codes that say: this document may hold no questions."""

Truth = Mapping[str, Any]


def words(markdown: str) -> str:
    """The letters and digits of a text, small: what is compared. Marks, blanks, comments and addresses do not count."""
    text = re.sub(r"<!--.*?-->", " ", markdown, flags=re.DOTALL)
    text = re.sub(r"!\[[^\]]*\]\([^()]*\)", " ", html.unescape(text))
    return bare_words(text)


def truth_of(name: str) -> Truth:
    """What is written down for a document."""
    return json.loads((MIXTURES / f"{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def source_of(name: str) -> Source:
    """A document as the program decodes it."""
    source, _ = decode(f"{name}.md", (MIXTURES / f"{name}.md").read_bytes())
    assert source is not None
    return source


def questions_of(card: Truth) -> list[str]:
    """The accepted texts of a question, the best one first."""
    return [words(text) for text in (card.get("question_full", card["question"]), *card.get("questions_alt", ()))]


def answers_of(card: Truth) -> list[str]:
    """The accepted texts of an answer or an explanation, the best one first."""
    return [words(text) for text in (card["answer"], *card.get("answers_alt", ()))] if "answer" in card else []


def is_composed(text: str, parts: Sequence[str], needed: Iterable[str], labels: Sequence[str]) -> bool:
    """Whether a text is the needed cells of a table row, and nothing but cells, each at most once, and labels."""
    if not text:
        return not set(needed)
    after_cells = (
        is_composed(text.removeprefix(part), [*parts[:at], *parts[at + 1 :]], {*needed} - {part}, labels)
        for at, part in enumerate(parts)
        if part and text.startswith(part)
    )
    after_labels = (
        is_composed(text.removeprefix(label), parts, needed, labels)
        for label in labels
        if label and text.startswith(label)
    )
    return any(after_cells) or any(after_labels)


def answer_fault(note: Note, card: Truth) -> str:
    """What is wrong with the answer of an open question; empty if nothing is."""
    got = words(note.answer.markdown)
    if row := card.get("compose"):
        parts, needed, labels = ([*map(words, row[key])] for key in ("parts", "must", "labels"))
        return "" if is_composed(got, parts, needed, labels) else f"is answered by {note.answer.markdown[:60]!r}"
    if got in answers_of(card):
        return ""
    right = words(card["answer"])
    where = "begins wrongly" if got[:40] != right[:40] else "ends wrongly" if got[-40:] != right[-40:] else "differs"
    return f"has an answer that {where}: {note.answer.markdown[:40]!r} .. {note.answer.markdown[-40:]!r}"


def choice_fault(note: Note, card: Truth) -> str:
    """What is wrong with the options or the explanation of a choice; empty if nothing is."""
    if [words(choice.text.markdown) for choice in note.choices] != [words(text) for text in card["choices"]]:
        return f"has the options {[choice.text.markdown for choice in note.choices]}"
    right = [index for index, choice in enumerate(note.choices) if choice.correct]
    if right != card["correct"]:
        return f"has {right} as right options, not {card['correct']}"
    got = words(note.explanation.markdown)
    rest = next((got.removesuffix(text) for text in answers_of(card) if got.endswith(text)), got)
    repeated = sum(len(words(card["choices"][index])) for index in right)
    if rest == got and "answer" in card:
        return f"has the explanation {note.explanation.markdown[:60]!r}"
    return "" if len(rest) <= repeated + 30 else f"has text of others in its explanation: {note.explanation.markdown!r}"


def card_fault(note: Note, card: Truth) -> str:
    """What is wrong with a note whose question is right; empty if nothing is."""
    kind = {"text": Kind.OPEN, "choice": Kind.CHOICE}[card["kind"]]
    if note.kind is not kind:
        return f"is {note.kind}, not {kind}"
    return choice_fault(note, card) if kind is Kind.CHOICE else answer_fault(note, card)


def faults_of(reading: Reading, cards: Sequence[Truth]) -> Iterator[str]:
    """What a reading lacks, does wrongly or invents, one line for each question."""
    left = list(reading.deck.notes)
    unanswered = {line for region in reading.of(Use.UNANSWERED) for line in range(region.start, region.end + 1)}
    for card in cards:
        place = f"line {card['line']}: {card['question'][:50]!r}"
        accepted = questions_of(card)
        note = next((note for note in left if words(note.question.markdown) in accepted), None)
        if note is not None:
            left.remove(note)
        if card.get("optional"):
            continue
        if card["kind"] == "none":
            if note is not None:
                yield f"{place} has an answer: {note.answer.markdown[:60]!r}"
            elif card["line"] not in unanswered:
                yield f"{place} is not reported as unanswered"
        elif note is None:
            yield f"{place} is missing"
        elif fault := card_fault(note, card):
            yield f"{place} {fault}"
    yield from (f"line {note.location.line}: {note.question.markdown[:60]!r} is no question" for note in left)


def is_honest(reading: Reading, problems: Diagnostics) -> bool:
    """Whether a document without questions gives no cards, or a warning that they are a guess."""
    told = any(problem.code in GUESSES and problem.severity is not Severity.NOTE for problem in problems)
    return told or not reading.deck.notes


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=NOT_YET[name]) if name in NOT_YET else ())
        for name in NAMES
    ],
)
def test_a_document_is_read_as_a_person_reads_it(name: str) -> None:
    """Each question with its whole answer, its options and the right ones, and nothing else."""
    truth = truth_of(name)
    reading, problems = read(source_of(name))
    assert reading.unaccounted == ()
    if truth.get("nocards"):
        assert is_honest(reading, problems), [note.question.markdown for note in reading.deck.notes]
    else:
        assert list(faults_of(reading, truth["cards"])) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_truth_says_what_stands_in_its_document(name: str) -> None:
    """A question stands on its line; answers and options stand in the document word for word; a choice has both kinds
    of options."""
    text = source_of(name).text
    lines, everything = text.split("\n"), words(text)
    for card in truth_of(name)["cards"]:
        assert words(card["question"]) in words("\n".join(lines[card["line"] - 1 : card["line"] + 2])), card
        row = card.get("compose", {"parts": (), "must": ()})
        for part in (*card.get("choices", ()), *row["parts"], *row["must"]):
            assert words(part) in everything, part
        for part in card.get("answer", "").split("\n\n"):
            assert words(part) in everything, part
        if card["kind"] == "choice":
            assert 0 < len(card["correct"]) < len(card["choices"]), card
        elif card["kind"] == "text":
            assert bool(card.get("answer")) != bool(row["must"]), card


def test_the_table_of_what_is_missing_names_documents_that_exist() -> None:
    assert set(NOT_YET) <= set(NAMES)


def main(chosen: Sequence[str]) -> None:
    """Prints how many questions of each document are read right, and for chosen documents what is wrong."""
    for name in chosen or NAMES:
        truth = truth_of(name)
        reading, problems = read(source_of(name))
        if truth.get("nocards"):
            count = 0 if is_honest(reading, problems) else len(reading.deck.notes)
            print(f"{name:34} no questions, {count} invented")
            continue
        cards = [card for card in truth["cards"] if not card.get("optional")]
        found = list(faults_of(reading, truth["cards"]))
        extra = sum(1 for line in found if line.endswith("is no question"))
        print(f"{name:34} {len(cards) - len(found) + extra:3} of {len(cards):3}, {extra} invented")
        for line in found if chosen else ():
            print("    ", line)


if __name__ == "__main__":
    main(sys.argv[1:])
