r"""Formulas of any spelling are no signs of questions: no mark, label, gap or answer of GIFT is looked for in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckpress.html.anki import for_anki
from deckpress.markdown.fields import render
from deckpress.model import Note, Source, Text
from deckpress.reading import read
from deckpress.reading.dialects.texts import from_html, from_plain, from_words

SPELLINGS = [
    "${}$", "$${}$$", "$$ {} $$", r"\({}\)", r"\[ {} \]", r"\\({}\\)", r"\\[ {} \\]", "[$]{}[/$]", "[$$]{}[/$$]",
    "[latex]{}[/latex]", "<anki-mathjax>{}</anki-mathjax>",
]  # fmt: skip


def notes(text: str, dialect: str = "auto") -> tuple[Note, ...]:
    return read(Source("deck.md", text), dialect=dialect)[0].deck.notes


def pairs(text: str) -> list[tuple[str, str]]:
    return [(note.question.markdown, note.answer.markdown) for note in notes(text)]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("tex", ["x = 1 - 2", "x : y = 2", "x -> y^2"])
def test_the_mark_of_a_pair_stands_outside_formulas(spelling: str, tex: str) -> None:
    formula = spelling.replace("{}", tex)
    assert pairs(f"- {formula} – one\n- {formula} and – two\n- c {formula} – three\n") == [
        (formula, "one"),
        (f"{formula} and", "two"),
        (f"c {formula}", "three"),
    ]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_braces_of_a_formula_hold_no_answer_of_gift(spelling: str) -> None:
    formula = spelling.replace("{}", "A^{T}")
    assert pairs(f"Q: What is {formula}?\nA: {formula} too\n\nQ: b?\nA: c\n") == [
        (f"What is {formula}?", f"{formula} too"),
        ("b?", "c"),
    ]


@pytest.mark.parametrize(
    ("opener", "closer"), [("$$", "$$"), ("\\[", "\\]"), ("\\\\[", "\\\\]"), ("[$$]", "[/$$]"), ("[latex]", "[/latex]")]
)
def test_a_line_of_a_display_has_no_label(opener: str, closer: str) -> None:
    answer = f"A map\n{opener}\nA: V &\\to W \\\\\nQ: V &\\to U\n{closer}\nso."
    found = pairs(f"Q: What is it?\nA: {answer}\n\nQ: b?\nA: c\n")
    assert [(asked, " ".join(said.split())) for asked, said in found] == [
        ("What is it?", " ".join(answer.split())),
        ("b?", "c"),
    ]


def test_dollars_of_two_lines_hide_no_label() -> None:
    assert pairs("Q: costs $x\nA: or y$\n\nQ: b?\nA: c\n") == [("costs $x", "or y$"), ("b?", "c")]


@pytest.mark.parametrize("code", ["`\\[`", "`a[0]`", "`]`"])
def test_brackets_in_code_neither_open_nor_end_a_gap(code: str) -> None:
    (note,) = notes(f"C: The key [{code}] goes to the [previous] section.\n", "hashcards")
    assert note.question.markdown == f"The key =={code}== goes to the ==previous== section."


def test_brackets_of_formulas_are_no_gaps() -> None:
    (note,) = notes("C: The [square] of [$]x[/$] is \\[ x^2 \\].\n", "hashcards")
    assert note.question.markdown == "The ==square== of [$]x[/$] is \\[ x^2 \\]."


@pytest.mark.parametrize("read_text", [from_html, from_plain, from_words])
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("so [$]x^2 &lt; 3[/$]", r"so \(x^2 &lt; 3\)"),
        (r"[$$]\frac{a}{b}[/$$]", r"\[\frac{a}{b}\]"),
        (r"[latex]The area $\pi r^2$ is[/latex]", r"The area \(\pi r^2\) is"),
        (r"\\(y\\) and \\[ \\frac12 \\]", r"\(y\) and \[\frac12\]"),
        ("[$] and [/$]", "&#91;$] and [/$]"),
    ],
)
def test_text_of_anki_keeps_its_formulas(read_text: Callable[[Text], Text], written: str, shown: str) -> None:
    assert for_anki(render(read_text(Text(written)), inline=True)[0], {}) == shown
