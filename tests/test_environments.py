r"""Environments of LaTeX without dollars, formulas with blank lines, and dollars beside code."""

from __future__ import annotations

import pytest

from deckpress.markdown.environments import TEXT_BEGINS
from deckpress.model import Formula
from deckpress.tex.drawing import Drawing
from rendered import engine, formulas, told, with_macros, words

# ---- environments

ALIGN = r"\begin{align} a &= b \\ c &= d \end{align}"
MATRIX = r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"


@pytest.mark.parametrize("place", ["so {} holds", "- so {}", "> it is {}.", "**so** {}", "| a |\n|---|\n| so {} |"])
def test_equations_within_a_line_are_a_display(place: str) -> None:
    assert formulas(place.format(ALIGN)) == [f"[[{ALIGN}]]"]


@pytest.mark.parametrize("place", ["the matrix {} is", "A = {}", "{} is it", "- A = {}", "**{}** here"])
def test_a_matrix_within_a_line_stands_in_the_line(place: str) -> None:
    assert formulas(place.format(MATRIX)) == [MATRIX]


def test_a_matrix_alone_on_its_lines_is_a_display() -> None:
    assert formulas(f"It is\n{MATRIX}\nand") == [f"[[{MATRIX}]]"]


@pytest.mark.parametrize(
    "markdown",
    [
        r"f is \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases} so",
        r"the \begin{vmatrix} a & b \\ c & d \end{vmatrix} so",
        r"an \begin{array}{cc} a & b \\ c & d \end{array} so",
        r"a \begin{smallmatrix} a & b \\ c & d \end{smallmatrix} so",
        r"a \begin{dcases} a & b \\ c & d \end{dcases} so",
        r"a \begin{gathered} a \\ b \end{gathered} so",
        r"a \begin{bmatrix} \begin{bmatrix} 1 \end{bmatrix} & 2 \end{bmatrix} so",
        r"a \begin{math} x^2 \end{math} so",
        r"a \begin{equation} x = 1 \end{equation} so",
    ],
)
def test_mathjax_can_draw_every_environment_that_is_read(markdown: str) -> None:
    (formula,) = with_macros(markdown).formulas
    assert words(markdown).endswith("@ so")
    assert isinstance(engine().draw(Formula(formula.tex, formula.display)), Drawing)


def test_an_environment_that_opens_within_a_line_may_go_on_below() -> None:
    lines = "so \\begin{align}\na &= b \\\\\n- c &= d \\\\\n# e &= f\n\\end{align} holds"
    assert words(lines) == "so @ holds"


def test_an_environment_within_itself_ends_at_its_own_end() -> None:
    assert words(r"so \begin{cases} \begin{cases} a \\ b \end{cases} \\ c \end{cases} holds") == "so @ holds"


@pytest.mark.parametrize(
    "text",
    [
        r"Write \begin{align} and \end{align} around it.",
        r"Between \begin{align} .. \end{align} stands it.",
        r"The code `\begin{align} a &= b \end{align}` is it.",
        r"The text \\begin{align} a \\end{align} is it.",
        r"What does \begin{itemize} do?",
        r"Begin with \begin{pmatrix} here.",
    ],
)
def test_words_about_an_environment_stay_words(text: str) -> None:
    assert formulas(text) == []
    assert told(text) == []


def test_an_environment_within_a_line_that_never_ends_gets_a_warning() -> None:
    assert told(r"so \begin{align} a &= \frac12 \\ b") == ["DP309 1:4"]


@pytest.mark.parametrize("name", ["tabular", "itemize", "enumerate", "theorem", "verbatim", "table*"])
@pytest.mark.parametrize(
    "form", ["see \\begin{%s} a \\end{%s}", "\\begin{%s}\na\n\\end{%s}", "[latex]\\begin{%s} a \\end{%s}[/latex]"]
)
def test_an_environment_that_a_card_cannot_show_gets_a_warning(form: str, name: str) -> None:
    column = form.index("\\begin") + 1
    assert told(form % (name, name)) == [f"DP306 1:{column}"]


@pytest.mark.parametrize(
    "text",
    [
        "`\\begin{tabular} a \\end{tabular}`",
        "```\n\\begin{tabular}\n\\end{tabular}\n```",
        "a \\begin{tabular} b",
        "\\\\begin{tabular} \\\\end{tabular}",
    ],
)
def test_one_that_is_talked_about_gets_none(text: str) -> None:
    assert told(text) == []


def test_the_names_of_environments_are_whole() -> None:
    assert TEXT_BEGINS.match(r"\begin{tabular}")
    assert not TEXT_BEGINS.match(r"\begin{tabulars}")


# ---- blank lines in a formula


@pytest.mark.parametrize(
    "markdown",
    [
        "$$ a = b\n\nc = d $$",
        "$$a = b\n\nc = d$$",
        "$$\na = b\n\nc = d $$",
        "$$ a = b\n\nc = d\n$$",
        "> $$ a = b\n>\n> c = d $$",
        "- x\n\n  $$ a = b\n\n  c = d $$",
    ],
)
def test_a_display_may_hold_blank_lines(markdown: str) -> None:
    assert [" ".join(tex.split()) for tex in formulas(markdown)] == ["[[a = b c = d]]"]
    assert told(markdown) == []


@pytest.mark.parametrize(
    "markdown",
    [
        "$$ is the sign\n\nof a formula $$",
        "$$ a = b\n\nSome words stand here.\n\nc = d $$",
        "$$ a = b\n\n# c = d $$",
        "$$ a = b\n\n- c\n\nd = e $$ f",
    ],
)
def test_words_between_dollars_in_two_paragraphs_are_no_formula(markdown: str) -> None:
    assert formulas(markdown) == []


def test_a_display_that_a_blank_line_cuts_gets_a_warning() -> None:
    assert told("so $$ a = b\n\nc = d $$") == ["DP309 1:4"]
    assert told("PHP prints $$ and the like") == []


# ---- dollars beside code


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("The shell has $HOME and `$x`.", "The shell has $HOME and $x ."),
        ("The PID is $$ and `$$` too", "The PID is $$ and $$ too"),
        ("a \\( and `\\)` b", "a ( and \\) b"),
        ("$ and `$x` $y$", "$ and $x @"),
        ("$HOME, `a` or $PATH.", "$HOME, a or $PATH."),
    ],
)
def test_a_dollar_in_code_closes_no_formula(markdown: str, expected: str) -> None:
    assert words(markdown) == expected


@pytest.mark.parametrize(
    "markdown", ["$`x`$", r"$\text{`a'}$ and `b`", "$x$ and `$y`", "$a$ `b` $c$", r"$\text{``q''}$ and ``b``"]
)
def test_a_formula_beside_code_or_with_quotation_marks_stays(markdown: str) -> None:
    assert words(markdown).startswith("@")


# ---- MyST


def test_the_directive_and_the_role_of_myst_are_formulas() -> None:
    assert formulas("```{math}\n:label: eq\n\na = b\n```") == ["[[a = b]]"]
    assert formulas("```{math}\na = b\n```") == ["[[a = b]]"]
    assert formulas("see {math}`x^2` and {math}``y``") == ["x^2", "y"]
    assert words("see {math}`x^2`.") == "see @."


@pytest.mark.parametrize("text", ["{ref}`x`", "math `x`", "`{math}` `x`", "``{math}`x` ``", "\\{math} `x`"])
def test_other_roles_and_code_are_no_formulas(text: str) -> None:
    assert formulas(text) == []
