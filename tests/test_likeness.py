"""What two questions or answers are compared by."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from deckpress.history.identity import fold
from deckpress.history.likeness import answer_of
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
