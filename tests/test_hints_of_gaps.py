"""Hints of cloze gaps: words without their markup, and formulas, in Anki, on pages and as text."""

from __future__ import annotations

import pytest

from deckpress.html.anki import for_anki
from deckpress.html.page import for_page
from deckpress.html.plain import plain, with_gaps_hidden
from deckpress.markdown.fields import render
from deckpress.model import Html, Text
from deckpress.tex.macros import Expander


def field(hint: str) -> Html:
    found, problems = render(Text(f"It is {{{{c1::x::{hint}}}}} so"), cloze=True, inline=True, macros=Expander())
    assert problems == ()
    return found


def in_anki(hint: str) -> str:
    return for_anki(field(hint), {}).removeprefix("It is {{c1::x::").removesuffix("}} so")


def on_page(hint: str) -> str:
    shown = for_page(field(hint), lambda _: "", lambda formula: f"<tex>{formula.tex}</tex>", "front")
    return shown.removeprefix('It is <span class="cloze">[').removesuffix("]</span> so")


HINTS = {
    "plain words": "plain words",
    "the *wet* one": "the wet one",
    "the **very _wet_** one": "the very wet one",
    "~~not~~ this": "not this",
    "H~2~O": "H₂O",
    "x^2^": "x²",
    "x~max~": "xₘₐₓ",
    "x~wide~": "xwide",
    "`code`": "code",
    "`*code*`": "*code*",
    "see [it](https://example.org)": "see it",
    "<b>bold</b>": "bold",
    r"3 \* 4": "3 * 4",
    "2 * 3 * 4": "2 * 3 * 4",
    "snake_case_name": "snake_case_name",
    "a < b": "a &lt; b",
    "R&amp;D": "R&amp;D",
    "~5 to ~6": "~5 to ~6",
}


@pytest.mark.parametrize("hint", HINTS)
def test_a_hint_is_words(hint: str) -> None:
    assert in_anki(hint) == HINTS[hint]
    assert on_page(hint) == HINTS[hint]


@pytest.mark.parametrize("hint", [r"$\frac12$", r"\(\frac12\)", r"*it is* $\frac12$", r"$\frac{1}{2}$ or `so`"])
def test_a_formula_in_a_hint_is_a_formula(hint: str) -> None:
    tex = field(hint).formulas[0].tex
    assert rf"\({tex}\)".replace("}}", "} }") in in_anki(hint)
    assert f"<tex>{tex}</tex>" in on_page(hint)
    assert f"${tex}$" in plain(with_gaps_hidden(field(hint)))
    assert "*" not in in_anki(hint)


def test_a_formula_in_a_hint_does_not_end_its_gap() -> None:
    assert in_anki(r"$\frac{1}{{2}}$").count("}}") == 0


def test_gaps_after_one_with_a_hint_keep_their_own() -> None:
    found = render(Text("{{c1::a::*one*}} {{c2::b}} {{c3::c::$x$}}"), cloze=True, inline=True)[0]
    assert for_anki(found, {}) == r"{{c1::a::one}} {{c2::b}} {{c3::c::\(x\)}}"
