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
    "name", [name for name in NAMES if not re.match("not-|quiz-in-chapter-with-ticks|key-without", name)]
)
def test_the_lines_of_a_key_are_no_text_between_the_cards(name: str) -> None:
    _, reading = _result(name, [])
    assert reading.of(Use.KEY)
    assert reading.of(Use.PROSE) == ()


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("not-")])
def test_a_title_alone_makes_no_key(name: str) -> None:
    _, reading = _result(name, [])
    assert reading.of(Use.KEY) == ()
