"""What two questions or answers are compared by."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.compare import fold
from deckpress.history.likeness import answer_of
from deckpress.history.lock import Entry
from deckpress.history.matching import describe, match
from deckpress.model import Kind, Note, Text

GAP = re.compile(r"==(?=\S)(.+?)(?<=\S)==|\{\{c[\d,]+::(.+?)(?:::[^{}]*)?\}\}", re.DOTALL)
"""What locks were written with; it takes quadratic time where no gap is closed."""
PIECES = st.sampled_from(["==", "{{c1::", "{{c2,3::", "}}", "::", ":", "{", "}", "a", " ", "\n", "=", "b c"])


@given(st.lists(PIECES, max_size=14).map("".join))
def test_the_gaps_of_a_cloze_are_those_of_the_locks_that_are_there(markdown: str) -> None:
    gaps = "\n".join(["", "", *(one or other for one, other in GAP.findall(markdown))])
    assert answer_of(Note(Text(markdown), kind=Kind.CLOZE)) == fold(gaps)


def test_a_cloze_is_compared_by_its_gaps_without_hints() -> None:
    note = Note(Text("==Paris== on the {{c1::Seine::river}}"), kind=Kind.CLOZE, explanation=Text("since 508"))
    assert answer_of(note).split() == "since 508 paris seine".split()


def test_gaps_that_are_never_closed_are_read_in_a_moment() -> None:
    for opening in ("{{c1::a ", "==a ", "{{c1::a::b "):
        assert not answer_of(Note(Text(opening * 200_000), kind=Kind.CLOZE)).strip()


# ---- which edits are recognised ------------------------------------------------------------------

SKY = "What colour is the sky at noon?"
OTHERS = (
    "Which rivers flow into the Black Sea?",
    "How do cells divide?",
    "When does the moon wax?",
    "Who wrote the first dictionary?",
    "Why do leaves turn red in autumn?",
    "What makes bread rise?",
)


def shipped(number: int, question: str) -> Entry:
    return Entry(f"{number:020x}", "qa", "a.md", "D", question, "", "hash", 5)


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("What colour is the sky at night?", "kept"),
        ("Which colour is the sky at dusk?", "kept"),
        ("Why is the sky blue at noon?", "kept"),
        ("What colour has the sky at dawn?", "kept"),  # the least similar question whose history is kept: 0.727
        ("Of what colour is the sea at dawn?", "asked"),  # 0.695
        ("What colour can the sky be at dusk?", "asked"),
        ("Which colour has the sky at dawn?", "asked"),  # the least similar question that is asked about: 0.616
        ("Which colour does the sky have at dawn?", "new"),  # 0.586
        ("What colour has the sky in the morning?", "new"),
    ],
)
def test_a_similar_question_keeps_its_history_a_less_similar_one_is_asked_about(question: str, outcome: str) -> None:
    """Without answers, so that the questions alone decide."""
    entries = [shipped(number, text) for number, text in enumerate((SKY, *OTHERS))]
    notes = describe([(Note(Text(question)), "b.md", "D")])
    ((found,), problems) = match(notes, entries)
    codes = [problem.code for problem in problems]
    assert (found.entry, codes) == {
        "kept": (entries[0], []),
        "asked": (None, ["DP702"]),
        "new": (None, []),
    }[outcome]
