"""Formulas that are too wide for a line: where they are cut, and that the pieces look like the whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.exporters.pages.page import Binder
from deckpress.model import Formula
from deckpress.tex.drawing import Drawing, TexEngine
from deckpress.tex.line_breaks import pieces
from rendered import html


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("a = b = c", ["a ", "{}= b ", "{}= c"]),
        (r"a \le b \Rightarrow c < d", ["a ", r"{}\le b ", r"{}\Rightarrow c ", "{}< d"]),
        ("a + b", ["a + b"]),
        ("= a", ["= a"]),
        ("f(x = 1) + {y = 2} = [z = 3]", ["f(x = 1) + {y = 2} ", "{}= [z = 3]"]),
        (r"\left( a = b \right) = \{ c \mid d \}", [r"\left( a = b \right) ", r"{}= \{ c \mid d \}"]),
        (r"a \not= b", [r"a \not= b"]),
        ("a := b", ["a ", "{}:= b"]),
        ("x_= y^< z", ["x_= y^< z"]),
        (r"\begin{pmatrix} a = b \end{pmatrix} = c", [r"\begin{pmatrix} a = b \end{pmatrix} = c"]),
        (r"{a = b \over c} = d", [r"{a = b \over c} = d"]),
        (r"\color{red} a = b", [r"\color{red} a = b"]),
        (r"a = b \\ c = d", [r"a = b \\ c = d"]),
        (r"\int = \infty", [r"\int ", r"{}= \infty"]),
        ("", [""]),
    ],
)
def test_a_formula_is_cut_before_relations_outside_brackets(tex: str, expected: list[str]) -> None:
    assert list(pieces(tex)) == expected


def test_with_commas_it_is_cut_after_those_too_but_not_into_crumbs() -> None:
    tex = r"Attention(Q_1, K_1, V_1), \ldots, {x, y}, Attention(Q_h)"
    assert pieces(tex, commas=True) == ("Attention(Q_1,{}", r" K_1, V_1), \ldots,{}", r" {x, y}, Attention(Q_h)")


@given(st.text(alphabet=r"ab=<,(){}[]_^\ &" + "\n", max_size=60), st.booleans())
def test_nothing_is_lost_and_nothing_is_an_error(tex: str, commas: bool) -> None:
    joined = "".join(pieces(tex, commas=commas))
    assert joined.replace("{}", "").rstrip() == tex.replace("{}", "").rstrip()


WIDE = (
    r"MultiHead(Q, K, V) = Concat(Attention(Q_1, K_1, V_1), \ldots, Attention(Q_h, K_h, V_h))W^O",
    r"a_1 x_1 + a_2 x_2 + a_3 x_3 + a_4 x_4 \le b_1 y_1 + b_2 y_2 + b_3 y_3 + b_4 y_4 \le c_1 z_1 + c_2 z_2",
)


def width(svg: str) -> float:
    return sum(float(ex) for ex in re.findall(r'<svg[^>]* width="([\d.]+)ex"', svg))


@pytest.mark.parametrize("tex", WIDE)
def test_the_pieces_are_as_wide_as_the_whole(tex: str) -> None:
    engine = TexEngine()
    whole = engine.draw(Formula(tex, display=False))
    assert isinstance(whole, Drawing)
    shown = Binder({}, engine).html(html(f"It is ${tex}$."))
    assert 'class="math-parts"' in shown
    assert shown.count('<span class="math inline">') >= 3
    assert "wide" not in shown
    assert width(shown) == pytest.approx(width(whole.svg), abs=1)
    assert max(map(float, re.findall(r'<svg[^>]* width="([\d.]+)ex"', shown))) < 40


def test_what_cannot_be_cut_can_be_scrolled() -> None:
    tex = r"\sqrt{" + "+".join(f"x_{{{n}}}" for n in range(20)) + "}"
    assert 'class="math wide inline"' in Binder({}, TexEngine()).html(html(f"It is ${tex}$."))
