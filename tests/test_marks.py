"""The register of marks: each has one meaning, and no other module writes one out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress import marks
from deckpress.html.sanitize import clean
from deckpress.marks import FORMULA, GAP_OPENS, Mark, holds, mark, split_marks

SOURCE = Path(marks.__file__).parent
WRITTEN_OUT = re.compile(r"[\ufdd0-\ufdef]|\\ufd[de]|0x(?i:fd[de])|[\"']\\x0[1-4]")
"""A noncharacter, its escape, its number, or a string that begins with a control character."""


def test_no_other_module_writes_a_mark_out() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in sorted(SOURCE.rglob("*.py"))
        if path.name != "marks.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if WRITTEN_OUT.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("text", ['"\\ufdd2"', "chr(0xFDD0 + 1)", "'\ufdef'", '"\\x02"', "re.compile('\\x04')"])
def test_a_mark_that_is_written_out_is_found(text: str) -> None:
    assert WRITTEN_OUT.search(text)


def test_each_mark_has_one_meaning() -> None:
    single = [
        value for value in vars(marks).values() if isinstance(value, str) and re.fullmatch("[\ufdd0-\ufdef]", value)
    ]
    kinds = [
        value for name, value in vars(marks).items() if name.isupper() and isinstance(value, str) and len(value) == 1
    ]
    kinds = [kind for kind in kinds if kind.isalpha()]
    assert len(single) == len(set(single)) >= 10
    assert len(kinds) == len(set(kinds)) >= 11


def test_a_text_is_split_at_its_marks() -> None:
    text = f"a{mark(FORMULA, 3)}{mark(GAP_OPENS, 10)}b"
    assert list(split_marks(text)) == [("a", Mark(FORMULA, 3)), ("", Mark(GAP_OPENS, 10)), ("b", None)]
    assert list(split_marks("")) == [("", None)]
    assert (holds(text, GAP_OPENS), holds(text, "p", "i")) == (True, False)


@given(
    st.lists(
        st.text(st.characters(exclude_characters=marks.OPEN))
        | st.builds(Mark, st.sampled_from("mipoc"), st.integers(0, 99))
    )
)
def test_the_pieces_of_a_text_are_the_whole_text(pieces: list[str | Mark]) -> None:
    text = "".join(map(str, pieces))
    assert "".join(f"{piece}{found or ''}" for piece, found in split_marks(text)) == text


@pytest.mark.parametrize("code", [0xFDD0, 0xFDDB, 0xFDEF])
@pytest.mark.parametrize("form", ["&#{};", "&#x{:x};", "&#X0{:X};", "&#000{}"])
def test_no_author_can_write_a_mark_as_an_entity(code: int, form: str) -> None:
    assert chr(code) not in clean(f"<b>{form.format(code)}</b>")
