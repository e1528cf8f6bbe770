"""Whole documents of mixed shapes in many languages are read as a person reads them (see mixtures.py)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from deckpress.model import Source
from deckpress.reading import read
from mixtures import NAMES, faults_of, is_composed, is_honest, source_of, truth_of, words

NOT_YET: dict[str, str] = {}
"""The documents that are not read right today, and what is missing. A document that is read right loses its row."""


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
    """A question is on its line; answers and options are in the document word for word; a choice has both kinds."""
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


DECK = """\
# Rivers

## Which river flows through Paris?

The **Seine**.

It is short.

## Which river is the longest in Europe?

- [ ] Rhine
- [x] Volga

It is 3,500 km long.

## Which river flows through Rome?
"""
RIVERS: list[Mapping[str, Any]] = [
    {"line": 3, "question": "Which river flows through Paris?", "kind": "text", "answer": "The Seine. It is short."},
    {
        "line": 9,
        "question": "Which river is the longest in Europe?",
        "kind": "choice",
        "choices": ["Rhine", "Volga"],
        "correct": [1],
        "answer": "It is 3,500 km long.",
    },
    {"line": 16, "question": "Which river flows through Rome?", "kind": "none"},
]


@pytest.mark.parametrize(
    ("at", "change", "fault"),
    [
        (0, {}, ""),
        (0, {"question": "Which river flows through Bonn?"}, "is missing"),
        (0, {"questions_alt": ["Any other words?"], "optional": True}, ""),
        (0, {"answer": "The Seine."}, "has an answer that ends wrongly"),
        (0, {"answer": "Seine. It is short."}, "has an answer that begins wrongly"),
        (0, {"answer": "Seine", "answers_alt": ["The Seine. It is short."]}, ""),
        (0, {"kind": "none"}, "has an answer"),
        (0, {"kind": "choice", "choices": ["Seine", "Rhine"], "correct": [0]}, "is open, not choice"),
        (1, {"choices": ["Rhine", "Volga", "Danube"]}, "has the options"),
        (1, {"choices": ["Volga", "Rhine"]}, "has the options"),
        (1, {"correct": [0]}, "as right options"),
        (1, {"correct": [0, 1]}, "as right options"),
        (1, {"answer": "It is long."}, "has the explanation"),
        (2, {"kind": "text", "answer": "The Tiber."}, "is missing"),
    ],
)
def test_a_reading_that_differs_from_the_truth_in_one_thing_has_one_fault(
    at: int, change: Mapping[str, Any], fault: str
) -> None:
    cards = [{**card, **change} if index == at else card for index, card in enumerate(RIVERS)]
    found = [line for line in faults_of(read(Source("a.md", DECK))[0], cards) if "is no question" not in line]
    assert len(found) == (1 if fault else 0)
    assert fault in "".join(found)


def test_a_note_that_the_truth_does_not_hold_is_a_fault() -> None:
    found = list(faults_of(read(Source("a.md", DECK))[0], RIVERS[1:]))
    assert found == ["line 3: 'Which river flows through Paris?' is no question"]


def test_an_unanswered_question_that_is_not_reported_is_a_fault() -> None:
    silent: Mapping[str, Any] = {"line": 5, "question": "How long is it?", "kind": "none"}
    assert list(faults_of(read(Source("a.md", DECK))[0], [*RIVERS, silent])) == [
        "line 5: 'How long is it?' is not reported as unanswered"
    ]


def test_a_document_without_questions_may_give_no_cards_but_none_in_silence() -> None:
    assert is_honest(*read(Source("a.md", "# Rivers\n\nThey flow.\n")))
    assert not is_honest(*read(Source("a.md", DECK)))


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("to boil", True),
        ("to boil\n\nEl agua hierve.", True),
        ("to boil\n\nEjemplo: El agua hierve.", True),
        ("El agua hierve.\n\nEnglish: to boil", True),
        ("El agua hierve.", False),
        ("to boil\n\nto boil", False),
        ("to boil\n\nto fry", False),
        ("", False),
    ],
)
def test_an_answer_from_a_table_holds_the_meaning_and_nothing_but_cells_and_headers(answer: str, right: bool) -> None:
    cells = ["toboil", "elaguahierve"]
    assert is_composed(words(answer), cells, {"toboil"}, ["english", "ejemplo"]) is right
