"""Formulas that are passed without MathJax: common ones are known, and none that it refuses is let through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from budget import share
from deckpress.tex.mathjax import Parts, Runtime
from deckpress.tex.quick_check import is_sound

KNOWN = (
    "x", "x_{i}^{2} + y_1", r"\frac{1}{2}", r"\sqrt{1 + x^2}", r"\{1, 2, 3\}", r"e^{i\pi} + 1 = 0", r"O(n \log n)",
    r"\sum_{k=1}^{n} k", r"\hat{x}_{t|t-1}", r"x \in \mathbb{R}^{n}", "f'(x)", r"x_\text{max}", r"\operatorname{tr}(A)",
    r"\int_0^1 x^2 \, dx", r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", r"\left(1 + \frac{1}{n}\right)^n",
    "\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}",
    r"\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}",
)  # fmt: skip
WRONG = (
    "x^2^3", "x_1_2", r"\frac{1}", "{", "}", r"\left( x", r"x \right)", r"\begin{pmatrix} 1 \end{bmatrix}", "a & b",
    "x^",
    r"\nosuch", r"\hat", r"\sqrt[3{x}", "x^2'", "#1", r"\begin{aligned}", r"\left x \right)",
    r"x_\begin{matrix}\end{matrix}",
    r"\hat\text{a}", r"\begin{gathered}[ x \end{gathered}", "\\", r"\limits_x",
)  # fmt: skip
PIECES = (
    "x", "2", " ", "+", "'", "^", "_", "^2", "_{i}", "{", "}", "{x}", "&", r"\\", r"\\[2pt]", "[", "]", "(", "|", "%",
    "$",
    r"\alpha ", r"\sum", r"\le ", r"\,", r"\{", r"\frac", r"\frac{a}{b}", r"\sqrt", r"\hat", r"\mathbb{R}", r"\left(",
    r"\right)", r"\left.", r"\right|", r"\big", r"\big|", r"\text{if }", r"\operatorname{tr}", r"\lim", r"\limits",
    r"\infty",
    r"\begin{pmatrix}", r"\end{pmatrix}", r"\begin{cases}", r"\end{cases}", r"\begin{aligned}", r"\end{aligned}", "\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def mathjax() -> Iterator[Runtime]:
    runtime = Runtime()
    yield runtime
    runtime.close()


@pytest.mark.parametrize("tex", KNOWN)
def test_what_is_common_is_passed(tex: str) -> None:
    assert is_sound(tex)


@pytest.mark.parametrize("tex", WRONG)
def test_what_is_wrong_is_left_to_mathjax(tex: str) -> None:
    assert not is_sound(tex)


@pytest.mark.parametrize("tex", ["{" * 300 + "}" * 300, "x" * 500, "é", r"\sqrt[3]{x}", r"\newcommand{\a}{b}"])
def test_what_is_rare_is_left_to_mathjax(tex: str) -> None:
    assert not is_sound(tex)


def formulas() -> st.SearchStrategy[str]:
    """Pieces in any order, and pieces inside braces, fences and environments that fit."""
    flat = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
    wrappers = ("{%s}", "^{%s}", r"\sqrt{%s}", r"\left(%s\right)", r"\begin{cases}%s\end{cases}", r"\frac{%s}{2}", "%s")
    return st.recursive(
        flat,
        lambda inner: st.lists(
            st.builds(lambda wrapper, part: wrapper.replace("%s", part), st.sampled_from(wrappers), inner), max_size=4
        ).map("".join),
        max_leaves=5,
    )


@settings(max_examples=share(100))
@given(formulas().filter(is_sound), st.booleans())
@example(r"\underbrace{x}_{n}", True)
@example("", False)
def test_mathjax_draws_whatever_is_passed(mathjax: Runtime, tex: str, display: bool) -> None:
    assert isinstance(mathjax.draw(tex, display), Parts)
