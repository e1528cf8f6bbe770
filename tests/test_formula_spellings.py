r"""Formulas in the spellings of TeX, of Anki and of other tools, what looks like them, and formulas with rows."""

from __future__ import annotations

import re

import pytest

from deckpress.marks import MARK
from deckpress.model import Formula
from deckpress.tex.drawing import Drawing
from deckpress.tex.quick_check import is_sound
from deckpress.tex.rows import in_rows
from rendered import engine, formulas, told, with_macros, words

# ---- \[..\]

PLACES = ["{}", "The law is {} today.", "- a: {}", "> it is {} so", "1. {}", "**{}**", "| a |\n|---|\n| {} |"]
TEX = [
    r"\frac{1}{2} m v^2",
    "a^2 + b^2 = c^2",
    "F = ma",
    r"\int_0^1 x \, dx",
    "x_1",
    "E = h f",
    "x < 5",
    "α + β = γ",
    r"\R^n",
    "f(x) = 2x + 1",
    "n!",
    r"\{1, 2, 3\}",
]


@pytest.mark.parametrize("tex", TEX)
@pytest.mark.parametrize("place", PLACES)
def test_tex_between_square_brackets_is_a_display_wherever_it_stands(place: str, tex: str) -> None:
    assert formulas(place.format(rf"\[ {tex} \]")) == [f"[[{tex}]]"]


@pytest.mark.parametrize("tex", [r"\pi r^2", "F=ma", "x^2", r"f:\mathbb{R}\to\mathbb{R}", r"f:\alpha\to\beta"])
def test_it_needs_no_blanks(tex: str) -> None:
    assert formulas(rf"so \[{tex}\] holds") == [f"[[{tex}]]"]


@pytest.mark.parametrize(
    "text",
    [
        "0", "-1", "i", "i+1", "1, 2", "x", "a-z", "^abc", "^1", r"\w+", r"\d", r"C:\temp\new", r"\xff", "PYTHON_ROOT",
        "your name here", "Ctrl+C", "Ctrl^C and so", "key=value", "--name=x", "x == y", "a || b", "see below", "x]y",
        "$a = $b", "user@host", "#1", "a -> b", "if x = 1", "my_var", "red | green", "…", "1:3",
    ],
)  # fmt: skip
def test_a_plain_bracket_that_a_formatter_escaped_stays(text: str) -> None:
    shown = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", text)
    assert formulas(rf"with a\[{text}\] here") == []
    assert formulas(rf"with \[{text}\] here") == []
    assert words(rf"with \[{text}\] here") == f"with [{shown}] here"


@pytest.mark.parametrize("text", ["see below", "TODO", "MY_NAME", "1, 2, 3", "a, b", "0", "your name"])
@pytest.mark.parametrize("place", ["{}", "- {}", "> {}", "| a |\n|---|\n| {} |"])
def test_words_and_lists_in_brackets_stay_even_on_a_line_of_their_own(place: str, text: str) -> None:
    assert formulas(place.format(rf"\[{text}\]")) == []


@pytest.mark.parametrize("tex", ["x", "k_1", "F", "sin x", "a + b", "max(a, b) = c"])
def test_a_line_of_its_own_needs_no_sign_of_tex(tex: str) -> None:
    assert formulas(rf"\[{tex}\]") == [f"[[{tex}]]"]


def test_a_display_may_open_at_the_end_of_a_line() -> None:
    assert formulas("It is \\[\n\\begin{aligned}\na &= b \\\\\n- c &= d\n\\end{aligned}\n\\] as we say") == [
        "[[\\begin{aligned}\na &= b \\\\\n- c &= d\n\\end{aligned}]]"
    ]


def test_several_displays_stand_in_one_line() -> None:
    assert formulas(r"\[x^2\] or \[y\] or \[ z = 1 \]") == ["[[x^2]]", "[[z = 1]]"]


# ---- two backslashes, and the forms of Anki


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"\\(z_a\\)", ["z_a"]),
        (r"\\(12\\) and \\(x, y\\)", ["12", "x, y"]),
        (r"\\[ x \\]", ["[[x]]"]),
        (r"\\[ \sum_{i=1}^{n} i \\]", [r"[[\sum_{i=1}^{n} i]]"]),
        (r"\\( \\frac{a}{b} \\)", [r"\frac{a}{b}"]),
        (r"\\(\\{a\\}\\)", [r"\{a\}"]),
        (r"\\[\begin{pmatrix} a \\\\ b \end{pmatrix}\\]", [r"[[\begin{pmatrix} a \\ b \end{pmatrix}]]"]),
        (r"[$]x^2[/$] and [$$]y[/$$]", ["x^2", "[[y]]"]),
        ("[$]a &lt; b<br>c[/$]", ["a < b\nc"]),
        ("[latex]$x$[/latex] [latex]$$y$$[/latex] [latex]\\[z\\][/latex] [latex]w^2[/latex]",
         ["x", "[[y]]", "[[z]]", "w^2"]),
        (r"[latex]\begin{align*} a &= b \\ c &= d \end{align*}[/latex]",
         [r"[[\begin{align*} a &= b \\ c &= d \end{align*}]]"]),
        ("<anki-mathjax>a &lt; b</anki-mathjax>", ["a < b"]),
        ('<anki-mathjax block="true">x</anki-mathjax>', ["[[x]]"]),
        ('<anki-mathjax block="false">x</anki-mathjax>', ["x"]),
        (r"\begin{displaymath}x\end{displaymath}", ["[[x]]"]),
        (r"$ \frac{1}{2} $ and $\alpha $ and $ x^2$", [r"\frac{1}{2}", r"\alpha", "x^2"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["{}", "- {}", "> {}"])
def test_other_spellings(place: str, written: str, expected: list[str]) -> None:
    assert formulas(place.format(written)) == expected
    assert "[" not in words(place.format(written))


def test_text_with_formulas_between_latex_tags_is_text() -> None:
    assert words("[latex]The area $x$ of *it*[/latex] is") == "The area @ of it is"


@pytest.mark.parametrize(
    "written",
    ["[$] and [/$]", "[$$] and [/$$]", "[latex] and [/latex]", r"\\( and \\)", r"\\[ and \\]", "[$]", "[latex]"],
)
def test_prose_about_the_marks_stays(written: str) -> None:
    assert formulas(f"Type {written} here") == []
    assert words(f"Type {written} here") == f"Type {written} here".replace("\\\\", "\\")


@pytest.mark.parametrize("written", [r"\\(x\\)", r"\[ x^2 \]", "[$]x[/$]", "[latex]x[/latex]", "$ x^2 $"])
def test_code_wins(written: str) -> None:
    assert formulas(f"`{written}`") == []
    assert formulas(f"```\n{written}\n```") == []
    assert formulas(f"<code>{written}</code>") == []


@pytest.mark.parametrize(
    "written", [r"\\(|x|\\)", r"\[|x|\]", "[$]|x|[/$]", "[$$]|x|[/$$]", "<anki-mathjax>|x|</anki-mathjax>"]
)
def test_a_pipe_in_a_formula_of_any_spelling_does_not_split_the_cell(written: str) -> None:
    field = with_macros(f"| f | g |\n|---|---|\n| {written} | a |")
    assert field.markup.count("<td>") == 2
    assert [f.tex for f in field.formulas] == ["|x|"]


def test_a_bracket_with_a_pipe_in_a_row_stays() -> None:
    assert formulas("| f | g |\n|---|---|\n| \\[a | b\\] | c |") == []


@pytest.mark.parametrize(("opener", "closer"), [("\\\\[", "\\\\]"), ("[$$]", "[/$$]")])
def test_a_display_between_lines_of_its_own_may_hold_blank_lines(opener: str, closer: str) -> None:
    assert formulas(f"{opener}\nk\n\n+ l\n{closer}\n\nend") == ["[[k\n\n+ l]]"]


@pytest.mark.parametrize(
    ("opener", "closer"),
    [("\\\\[", "\\\\]"), ("[$$]", "[/$$]"), ("[latex]", "[/latex]"), ("<anki-mathjax>", "</anki-mathjax>"),
     ("\\begin{align}", "\\end{align}")],
)  # fmt: skip
def test_no_line_of_a_display_starts_a_block(opener: str, closer: str) -> None:
    (formula,) = with_macros(f"Here:\n{opener}\nk^2 &= l\n- m\n# n\n{closer}").formulas
    assert "k^2 &= l\n- m\n# n" in formula.tex


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"The work is \[ W = {{c1::F s}} \] here", "W = F s"),
        (r"so {{c1::\[ x \]}}", "x"),
        (r"[$]{{c1::E}} = mc^2[/$]", "E = mc^2"),
        (r"\\(a = {{c1::b}}\\)", "a = b"),
        (r"<anki-mathjax>{{c1::x}}</anki-mathjax>", "x"),
    ],
)
def test_a_gap_in_a_formula_of_any_spelling_is_a_gap(written: str, expected: str) -> None:
    field = with_macros(written, cloze=True)
    assert [MARK.sub("", formula.tex) for formula in field.formulas] == [expected]
    assert [gap.numbers for gap in field.gaps] == [(1,)]


def test_a_gap_with_words_in_plain_brackets_is_no_formula() -> None:
    assert not with_macros(r"The city \[{{c1::Paris}}\] lies", cloze=True).formulas


# ---- money


@pytest.mark.parametrize(
    "text",
    [
        "Between $5 and $10, or US$ 3 and $4 used.",
        "$5, CA$ 6 or R$ 7",
        "$ 5 and $ 6",
        "$5 \\times 3$4",
        "echo $ x and $ y",
    ],
)
def test_money_stays(text: str) -> None:
    assert formulas(text) == []


# ---- what nothing closes


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        (r"What is $\alpha?", "1:9"),
        (r"It is $\frac{1}{2} of it.", "1:7"),
        ("It is $x^2 of it.", "1:7"),
        (r"$$ \frac{1}{2}", "1:1"),
        (r"a \(\alpha b", "1:3"),
        (r"a \[ \frac{1}{2}", "1:3"),
        (r"a \\(\alpha b", "1:3"),
        (r"[$]\alpha", "1:1"),
        (r"[latex]\alpha", "1:1"),
        (r"<anki-mathjax>\alpha", "1:1"),
        ("\\begin{align} k", "1:1"),
        ("- a\n- b $\\beta", "2:5"),
        (r"\[ F = ma", "1:1"),
        (r"What is mass \(m?", "1:14"),
        (r"\(m is the mass", "1:1"),
        (r"\\(x + y = z", "1:1"),
        (r"\( m a \) and \(F", "1:15"),
    ],
)
def test_a_formula_that_is_never_closed_is_told_with_its_place(markdown: str, place: str) -> None:
    assert [line for line in told(markdown) if line.startswith("DP309")] == [f"DP309 {place}"]


@pytest.mark.parametrize(
    "markdown",
    [
        "costs $5", "set $HOME", r"cd $HOME\to\bin", "a lone $ sign", r"\(see", r"a\[0", "[$] here", "`$\\alpha`",
        "$k$", "[latex] is a tag", "`\\begin{align}`", r"\$\alpha", "$x and $y", r"C:\new\$a",
        r"\[x] done", r"\(x) done", r"\(c) 2020", r"\(b. 1950", r":\( sad", r"\(a dog", r"\[0, 1)", r"\[a = b]",
        r"`\(m`",
    ],
)  # fmt: skip
def test_money_shell_and_code_are_not_told(markdown: str) -> None:
    assert told(markdown) == []


def test_what_a_card_loses_is_told() -> None:
    assert told(r"see $\href{http://a.example}{x}$") == ["DP308 1:5"]
    assert told(r"see $\require{a}x$") == []


# ---- rows


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"2x = 6 \\ x = 3", r"\begin{gathered} 2x = 6 \\ x = 3 \end{gathered}"),
        (r"a &= b \\ &= c", r"\begin{aligned} a &= b \\ &= c \end{aligned}"),
        (r"a \\[2pt] b", r"\begin{gathered} a \\[2pt] b \end{gathered}"),
        (r"a \newline b", r"\begin{gathered} a \\  b \end{gathered}"),
        (r"a \tag{1} \\ b", r"\begin{gather*} a \tag{1} \\ b \end{gather*}"),
        (r"[a] \\ [b]", r"\begin{gathered} {}[a] \\ {} [b] \end{gathered}"),
        (r"\left\{ a \\ b \right.", r"\left\{ \begin{gathered} a \\ b \end{gathered} \right."),
        (r"\begin{cases} a \end{cases} \\ c", r"\begin{gathered} \begin{cases} a \end{cases} \\ c \end{gathered}"),
        (r"a \\", "a"),
        (r"\\ a", "a"),
    ],
)  # fmt: skip
def test_rows_outside_every_environment_get_one(tex: str, expected: str) -> None:
    assert in_rows(tex, display=True) == expected
    assert isinstance(engine().draw(Formula(expected, True)), Drawing)


@pytest.mark.parametrize(
    "tex",
    [
        "x", r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}", r"\substack{a \\ b}", r"\text{a \\ b}", r"{a \\ b",
        r"a \\ \end{x}", r"\left( a \middle| b \\ c \right)", r"\\", r"\displaylines{a \\ b}", r"a % \\ b",
    ],
)  # fmt: skip
def test_other_rows_stay(tex: str) -> None:
    assert in_rows(tex, display=True) == tex


def test_rows_spare_mathjax_for_common_formulas() -> None:
    assert is_sound(in_rows(r"2x = 6 \\ x = 3", display=True))


def test_a_formula_within_a_line_has_rows_as_well() -> None:
    assert formulas(r"so $a \\ b$") == [r"\begin{gathered} a \\ b \end{gathered}"]
