"""Terms with their meanings after a colon on the next line, or below a blank line."""

from __future__ import annotations

import pytest

from readings import cards, codes

TERMS = [("Atom", "A small part."), ("Ion", "A charged part."), ("Salt", "A crystal.")]
WANTED = [" | ".join(pair) for pair in TERMS]


@pytest.mark.parametrize("form", ["{}\n: {}", "{}\n\n: {}", "{}\n\n:   {}", "{}\n\n\n:   {}"])
def test_a_meaning_may_be_below_a_blank_line(form: str) -> None:
    assert cards("# Words\n\n" + "\n\n".join(form.format(*pair) for pair in TERMS) + "\n") == WANTED


def test_text_indented_below_a_meaning_belongs_to_it() -> None:
    text = "Atom\n\n:   A small part.\n\n    It has a core.\n\nIon\n\n:   A charged part.\n\nThis ends the list.\n"
    assert cards(text) == ["Atom | A small part. It has a core.", "Ion | A charged part."]


@pytest.mark.parametrize("colon", [":", ": "])
def test_a_term_without_a_meaning_is_reported(colon: str) -> None:
    text = f"# Words\n\nAtom\n: A small part.\n\nIon\n{colon}\n\nSalt\n: A crystal.\n"
    assert cards(text) == [WANTED[0], WANTED[2]]
    assert codes(text) == ["DP104"]


@pytest.mark.parametrize("below", ["text: more", ":-) he said", "     : deep", "::: note\ntext\n:::"])
def test_other_colons_are_no_meanings(below: str) -> None:
    assert cards("\n\n".join(f"Line {n}\n\n{below}" for n in (1, 2, 3)) + "\n") == []


def test_a_term_begins_with_a_word() -> None:
    assert cards("".join(f"\\- Point {n}\n\n: more\n\n" for n in (1, 2, 3))) == []
