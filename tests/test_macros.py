r"""TeX macros: read from a file, stated in front matter, brought by a formula or by a LaTeX package, and expanded."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from anki_collection import AnkiCollection
from deckpress.cli import cli
from deckpress.html.anki import for_anki
from deckpress.html.plain import plain, with_gaps_hidden
from deckpress.markdown.fields import render
from deckpress.model import Formula, Macro, Source, Text
from deckpress.reading import read
from deckpress.tex.definitions import macro_of, read_macros
from deckpress.tex.drawing import Drawing, TexEngine, check
from deckpress.tex.harmless import HARMLESS, LOSSY
from deckpress.tex.macros import Expander
from deckpress.tex.packages import COMMANDS


def defined(text: str) -> dict[str, Macro]:
    macros, problems = read_macros(Source("macros.tex", text))
    assert not problems
    return macros


def told(text: str) -> list[tuple[int, int, str, str]]:
    _, problems = read_macros(Source("macros.tex", text))
    return [(d.location.line, d.location.column, d.code, d.message) for d in problems]


def expanded(tex: str, macros: str = "") -> str:
    found = Expander(defined(macros)).expand(tex)
    assert not found.problem
    return found.tex


# ---- definitions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\newcommand{\R}{\mathbb{R}}", {"R": Macro(r"\mathbb{R}")}),
        (r"\newcommand\R{\mathbb{R}}", {"R": Macro(r"\mathbb{R}")}),
        (r"\newcommand*{\x}[2][y]{#1_{#2}}", {"x": Macro("#1_{#2}", 2, "y")}),
        (r"\renewcommand \x [ 1 ] { {#1} }", {"x": Macro("{#1}", 1)}),
        (r"\newcommand{\x}{a}\newcommand{\x}{b}", {"x": Macro("b")}),
        (r"\newcommand{\x}{a}\providecommand{\x}{b}\providecommand{\y}{c}", {"x": Macro("a"), "y": Macro("c")}),
        (r"\def\x#1#2{(#1,#2)}", {"x": Macro("(#1,#2)", 2)}),
        (r"\def\x{\{}", {"x": Macro(r"\{")}),
        (r"\DeclareMathOperator{\argmax}{arg\,max}", {"argmax": Macro(r"\operatorname{arg\,max}")}),
        (r"\DeclareMathOperator*{\argmin}{arg\,min}", {"argmin": Macro(r"\operatorname*{arg\,min}")}),
        ("% \\newcommand{\\x}{a}\n\n\\newcommand{\\y}{% why\n  b\\% % c }\n}\n", {"y": Macro(r"b\%")}),
        ("", {}),
    ],
)
def test_a_file_of_definitions(text: str, expected: Mapping[str, Macro]) -> None:
    assert defined(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n  \\newcommand{\\x}{a", (2, 3, "DP304", r"the definition of \x is never closed")),
        (r"\newcommand{\x}[1]{#1#2}", (1, 22, "DP304", r"\x uses #2, but takes 1 argument")),
        (r"\newcommand{\x}[a]{}", (1, 16, "DP304", "the number of arguments must be 0 to 9, not [a]")),
        (r"\newcommand{x}{a}", (1, 12, "DP304", r"\newcommand must name a macro of letters, such as \R")),
        (r"\newcommand{\x} a", (1, 17, "DP304", r"\x has no body in braces")),
        (r"\def\x(#1){a}",
         (1, 1, "DP304", r"\def supports only the arguments #1#2.. in order, with nothing between them")),
        (r"\newcommand", (1, 1, "DP304", r"\newcommand does not name a macro")),
        ("\\newcommand{\\x}{a}\n\\usepackage{amsmath}\n\n\\newcommand{\\y}{b}",
         (2, 1, "DP305", r"this line defines no macro and is ignored: \usepackage{amsmath}")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_told_with_its_place(text: str, expected: tuple[int, int, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"\mathbb{R}", Macro(r"\mathbb{R}")),
        (r"\langle #1, #2 \rangle", Macro(r"\langle #1, #2 \rangle", 2)),
        ([3, "#1"], Macro("#1", 3)),
        (7, Macro("7")),
        ([0, "#1"], "uses the argument #1, but its number of arguments does not fit"),
        ("{", "has braces that do not match"),
        ("a}{b", "has braces that do not match"),
        ([1], "must be TeX, or a list of a number of arguments and TeX"),
        (True, "must be TeX, or a list of a number of arguments and TeX"),
    ],
)
def test_a_macro_in_front_matter(value: object, expected: Macro | str) -> None:
    assert macro_of(value) == expected


def test_front_matter_names_macros() -> None:
    source = Source("d.md", "---\nmacros:\n  R: \\mathbb{R}\n  \\v: \\mathbf{#1}\n---\n## Why?\nSo.\n")
    reading, problems = read(source)
    assert reading.deck.macros == {"R": Macro(r"\mathbb{R}"), "v": Macro(r"\mathbf{#1}", 1)}
    assert not problems


# ---- expanding

MACROS = r"""
\newcommand{\R}{\mathbb{R}} \newcommand{\al}{\alpha} \newcommand{\x}[2][k]{#1_{#2}} \newcommand{\half}{\frac12}
\renewcommand{\vec}[1]{\mathbf{#1}} \newcommand{\bold}[1]{\mathbf#1} \DeclareMathOperator*{\argmax}{arg\,max}
\newcommand{\twice}[1]{#1#1} \newcommand{\outer}[1]{\vec{#1}\R}
"""


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"x \in \R^n", r"x \in \mathbb{R}^n"),
        (r"\Re \Rx", r"\Re \Rx"),
        (r"\x{i} \x[y]{j}", "k_{i} y_{j}"),
        (r"\vec x \vec{x_{y}} \vec\alpha", r"\mathbf{x} \mathbf{x_{y}} \mathbf{\alpha}"),
        (r"\al b \al{} \al2", r"\alpha b \alpha{} \alpha2"),
        (r"\twice\al", r"\alpha\alpha"),
        (r"\twice{\al}b", r"\alpha\alpha b"),
        (r"\bold a", r"\mathbf a"),
        (r"\outer{\x i}", r"\mathbf{k_{i}}\mathbb{R}"),
        (r"\frac\half\R", r"\frac{\frac12}{\mathbb{R}}"),
        (r"\frac{a}\R \sqrt\half", r"\frac{a}{\mathbb{R}} \sqrt{\frac12}"),
        (r"\argmax_x f(x)", r"\operatorname*{arg\,max}_x f(x)"),
        (r"\text{for $x \in \R$ and \R}", r"\text{for $x \in \mathbb{R}$ and $\mathbb{R}$}"),
        (r"\begin{aligned} \R &= \R \\ \R &= a \end{aligned}",
         r"\begin{aligned} \mathbb{R} &= \mathbb{R} \\ \mathbb{R} &= a \end{aligned}"),
        (r"\newcommand{\z}[1]{z_{#1}}\z1 + \z{2}", "z_{1} + z_{2}"),
        (r"\def\R{R}\R", "R"),
    ],
)  # fmt: skip
def test_macros_are_expanded(tex: str, expected: str) -> None:
    assert expanded(tex, MACROS) == expected


@pytest.mark.parametrize(
    ("tex", "macros", "expected"),
    [
        (r"\a", r"\newcommand{\a}{\a}", r"the macro \a expands endlessly or too far"),
        (r"\a", r"\newcommand{\a}{\b\b}\newcommand{\b}{\a\a}", "expands endlessly"),
        (r"\a", "".join(rf"\newcommand{{\{a}}}{{\{b}\{b}}}" for a, b in pairwise("abcdefghijklmnopq")),
         "expands endlessly"),
        (r"\a{x}", r"\newcommand{\a}[1]{\a{#1#1}}", "expands endlessly"),
        (r"\a x", r"\newcommand{\a}[2]{#1#2}", r"\a takes 2 arguments, but has fewer here"),
        (r"{\a}", r"\newcommand{\a}[1]{#1}", r"\a takes 1 argument, but has fewer here"),
    ],
)  # fmt: skip
def test_a_macro_that_cannot_be_expanded_is_told(tex: str, macros: str, expected: str) -> None:
    found = Expander(defined(macros)).expand(tex)
    assert expected in found.problem
    assert found.tex == tex
    _, problems = render(Text(f"a ${tex}$", "d.md", ((7, 1),)), macros=Expander(defined(macros)))
    assert [(d.code, d.location.line, d.location.column) for d in problems] == [("DP304", 7, 3)]


def test_a_formula_of_definitions_alone_shows_nothing_and_is_told() -> None:
    field, problems = render(Text(r"a $\z$ $\newcommand{\z}{q}$"), macros=Expander())
    assert [d.code for d in problems] == ["DP305"]
    assert for_anki(field, {}) == r"<p>a \(\z\) </p>"


PIECES = st.sampled_from(
    r"\R \x \vec \bold \twice \outer \half { } [ ] $ % # \newcommand \def {\z} a 1 \\ \frac \text{ \SI \num \dv \pdv "
    r"\dd ^ _ & {c1:: }} :: {{c1::".split()
)


@pytest.mark.parametrize("tex", [r"\let\a=\alpha \a", r"\def\a(#1){#1}\a(x)", r"\newenvironment{a}{b}{c}"])
def test_a_definition_that_leaks_into_other_cards_is_told(tex: str) -> None:
    field, problems = render(Text(f"${tex}$"), macros=Expander())
    assert [d.code for d in problems] == ["DP305"]
    assert field.formulas[0].tex == tex


@given(st.lists(PIECES, max_size=14))
def test_any_formula_comes_to_an_end(pieces: list[str]) -> None:
    tex = " ".join(pieces)
    expander = Expander(defined(MACROS))
    assert expander.expand(tex) == expander.expand(tex)
    render(Text(f"$$\n{tex}\n$$"), cloze=True, macros=expander)


HOSTILE = {
    "macros": r"\R" * 20_000,
    "arguments never closed": r"\vec{" * 5_000,
    "arguments in arguments": r"\vec{" * 5_000 + "}" * 5_000,
    "fractions never closed": r"\frac{" * 5_000 + r"\R",
    "words never closed": r"\text{" * 5_000 + r"\R",
    "options never closed": r"\x[" * 5_000,
    "twice as much": r"\twice{" * 12 + r"\R" + "}" * 12,
    "definitions never closed": r"\newcommand{\q}{" * 2_000,
    "quantities never closed": r"\SI{" * 5_000,
    "units never closed": r"\si{\m" * 3_000,
    "a long unit": r"\si{" + r"\per\metre" * 10_000 + "}",
    "a long number": r"\num{" + "1" * 50_000 + "x}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_tex_comes_to_an_end(name: str) -> None:
    found = Expander(defined(MACROS)).expand(HOSTILE[name])
    assert len(found.tex) <= 5 * len(HOSTILE[name]) + 60_000


def test_gaps_pass_through_macros() -> None:
    macros = Expander(defined(MACROS + r"\newcommand{\drop}[1]{} \newcommand{\set}{\{{{a}}\}}"))

    def anki(markdown: str) -> tuple[str, set[int]]:
        field, problems = render(Text(markdown), cloze=True, inline=True, macros=macros)
        assert not problems
        return for_anki(field, {}), {number for gap in field.gaps for number in gap.numbers}

    assert anki(r"$\vec{{c1::x}}$") == (r"\(\mathbf{{{c1::x}}}\)", {1})
    assert anki(r"$\vec{ {{c1::\R}} }$") == (r"\(\mathbf{ {{c1::\mathbb{R} }} }\)", {1})
    assert anki(r"$\twice{{c2::x}}$") == (r"\({{c2::x}}{{c2::x}}\)", {2})
    assert anki(r"$\drop{{c1::x}} {{c2::y}}$") == (r"\( {{{c2::y}}}\)", {2})
    assert anki(r"${{c1::\set}}$") == (r"\({{c1::\{{{a} }\} }}\)", {1})
    assert anki(r"$\SI{{c1::9.81}}{m/s}$") == (r"\({{c1::9.81}}\,\mathrm{m}/\mathrm{s}\)", {1})


# ---- LaTeX packages


@pytest.fixture(scope="module")
def engine() -> TexEngine:
    """MathJax, with the packages that Anki's has."""
    return TexEngine()


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        # what Anki's MathJax has itself stays
        (r"\ce{H2O}", r"\ce{H2O}"),
        (r"a \coloneqq b", r"a \coloneqq b"),
        (r"\cancel{x}", r"\cancel{x}"),
        (r"\braket{a|b} \ket{a}", r"\braket{a|b} \ket{a}"),
        (r"\begin{align} a &= b \\ c &= d \end{align}", r"\begin{align} a &= b \\ c &= d \end{align}"),
        (r"\begin{cases} a \\ b \end{cases}", r"\begin{cases} a \\ b \end{cases}"),
        (r"\boldsymbol{x}", r"\boldsymbol{x}"),
        # what it leaks into the next card
        (r"\DeclareMathOperator{\argmax}{arg\,max}\argmax x", r"\operatorname{arg\,max} x"),
        # what it lacks
        (r"\bm{x} \bm\beta", r"\boldsymbol{x} \boldsymbol{\beta}"),
        (r"\ensuremath{x}", "x"),
        (r"\dv{f}{x}", r"\frac{\mathrm{d} f}{\mathrm{d} x}"),
        (r"\dv{x} \dv*{f}{x}", r"\frac{\mathrm{d}}{\mathrm{d} x} {\mathrm{d} f} / {\mathrm{d} x}"),
        (r"\dv[2]{f}{x}", r"\frac{\mathrm{d}^{2} f}{\mathrm{d} x^{2}}"),
        (r"\pdv{f}{x}{y}", r"\frac{\partial^{2} f}{\partial x \partial y}"),
        (r"\int f \dd{x} \dd[3]{r}", r"\int f \mathrm{d} x \mathrm{d}^{3} r"),
        (r"\abs{x} \norm*{x}", r"\left|x\right| \lVert x\rVert "),
        (r"\SI{5}[about]{m} \qty{5}[m]", r"5\,\mathrm{m} 5\,[m]"),  # only \SI has a symbol before the unit
        (r"\SI{9.81}{m/s^2}", r"9.81\,\mathrm{m}/\mathrm{s}^{2}"),
        (r"\SI{9,81}{\metre\per\second\squared}", r"9{,}81\,\mathrm{m}\,\mathrm{s}^{-2}"),
        (r"\qty[mode=text]{3e8}{\meter\per\second}", r"3\times 10^{8}\,\mathrm{m}\,\mathrm{s}^{-1}"),
        (r"\SI{5}{\kilo\gram\per\cubic\metre}", r"5\,\mathrm{kg}\,\mathrm{m}^{-3}"),
        (r"\si{\joule\per\mole\per\kelvin}", r"\mathrm{J}\,\mathrm{mol}^{-1}\,\mathrm{K}^{-1}"),
        (r"\unit{kg.m.s^{-2}} \unit{\us}", r"\mathrm{kg}\,\mathrm{m}\,\mathrm{s}^{-2} \micro \mathrm{s}"),
        (r"\SI{20}{\degreeCelsius} \SI{90}{\degree} \SI{5}{\percent}", r"20\,{}^{\circ}\mathrm{C} 90^{\circ} 5\,\%"),
        (r"\SI{4.7}{\kilo\ohm}", r"4.7\,\mathrm{k}\Omega "),
        (r"\num{12345.67890} \num{-1.2(3)e-4}", r"12\,345.678\,90 -1.2(3)\times 10^{-4}"),
        (r"\num{1234} \num{12345} \num{123456}", r"1234 12\,345 123\,456"),
        (r"\num{0.1234} \num{0.12345} \num{1234.1234}", r"0.1234 0.123\,45 1234.1234"),
        (r"\num{1+-0.1} \num{e6} \num{n}", r"1\pm 0.1 10^{6} n"),
        (r"\ang{10;20;30}", r"10^{\circ}20'30''"),
        (r"\SIrange{1}{2}{\km}", r"1\,\mathrm{km}\text{ to }2\,\mathrm{km}"),
    ],
)
def test_commands_of_packages(engine: TexEngine, tex: str, expected: str) -> None:
    assert expanded(tex) == expected
    assert isinstance(engine.draw(Formula(expected, True)), Drawing)


def test_an_author_s_definition_wins_over_a_package() -> None:
    assert expanded(r"\bm{x}", r"\newcommand{\bm}[1]{\vec{#1}}") == r"\vec{x}"


def test_no_command_that_mathjax_has_is_replaced(engine: TexEngine) -> None:
    for name in (*COMMANDS, *HARMLESS):
        refusal = getattr(engine.draw(Formula(f"\\{name}", False)), "message", "")
        assert "Undefined" in refusal or "Unsupported" in refusal, name


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\require{mhchem}\ce{H2O}", r"\ce{H2O}"),
        (r"\usepackage[a]{b}x", "x"),
        (r"x\allowbreak y", "x y"),
        (r"\par x \parallel y", r" x \parallel y"),
        (r"\vspace*{1em}x", "x"),
        (r"\href{http://a.example/b_c#d}{x^2}", "x^2"),
        (r"\url{http://a.example}", r"\texttt{http://a.example}"),
        (r"\class{a}{x} \cssId{b}{y} \style{color:red}{\frac12}", r"x y \frac12"),
        (r"\texttip{x}{y} \toggle{a}{b}\endtoggle", "x a"),
        (r"\verb|x_1{}\a|", r"\texttt{x\_1\{\}$\backslash$a}"),
        (r"\texorpdfstring{x}{y}", "x"),
        (r"\mathds{1} \mathbbm{1}", r"\mathbb{1} \mathbb{1}"),
        (r"\nicefrac{1}{2}", r"{}^{1}\!/_{2}"),
        (r"5\,\AA", r"5\,\text{Å}"),
        (r"\parbox[t]{3cm}{x} \rotatebox[origin=c]{90}{y} \resizebox{1cm}{!}{z}", r"\text{x} \mbox{y} \mbox{z}"),
        (r"\text{see \href{http://a.example}{c_d}}", r"\text{see $c_d$}"),
        (r"\text{so \emph{we} say}", r"\text{so $\textit{we}$ say}"),
        (r"a\hfill b", r"a\qquad  b"),
    ],
)
def test_a_command_that_says_nothing_about_the_formula_leaves_its_text(
    engine: TexEngine, tex: str, expected: str
) -> None:
    assert expanded(tex) == expected
    assert isinstance(engine.draw(Formula(expected, True)), Drawing)


def test_a_command_that_loses_something_is_named_once() -> None:
    assert Expander().expand(r"\href{a}{x} \href{b}{y} \style{c}{z} \require{d}").lost == ("href", "style")
    assert set(LOSSY) <= set(HARMLESS)


def test_an_author_s_macro_of_the_same_name_loses_nothing() -> None:
    macros = defined(r"\newcommand{\class}[1]{[#1]}")
    assert Expander(macros).expand(r"\class{x}").lost == ()
    assert Expander(macros).expand(r"\class{x}").tex == "[x]"


@pytest.mark.parametrize("tex", [r"\href{a}", r"\verb|x", r"\toggle{a}{b}", r"\require"])
def test_a_command_without_its_arguments_is_left_to_mathjax(tex: str) -> None:
    assert Expander().expand(tex).tex == tex


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\begin{tikzpicture}\end{tikzpicture}", "MathJax cannot draw pictures: save the drawing as SVG or PNG"),
        (r"\includegraphics{a.png}", "MathJax cannot draw pictures"),
        (r"\argmax x", r"define it in macros.tex: \newcommand{\argmax}{..}"),
        (r"\SI{1}", r"define it in macros.tex: \newcommand{\SI}{..}"),
    ],
)
def test_what_cannot_be_mended_is_told_with_what_to_do(engine: TexEngine, tex: str, expected: str) -> None:
    (problem,) = check((Formula(Expander().expand(tex).tex, False),), engine)
    assert problem.code == "DP301"
    assert expected in problem.next_step


def test_tikz_outside_formulas_is_told() -> None:
    _, problems = render(Text("a `\\begin{tikzpicture}`\n\\begin{tikzpicture}", "d.md", ((1, 1), (2, 1))))
    assert [(d.code, d.location.line, d.location.column) for d in problems] == [("DP306", 2, 1)]


# ---- a project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with macros of its own, of a folder and of a deck."""
    files = {
        "deckpress.toml": "",
        "macros.tex": "\\newcommand{\\R}{\\mathbb{R}}\n\\newcommand{\\where}{project}\n\\newcommand{\\E}{project}\n",
        "cards/sub/macros.tex": "\\newcommand{\\where}{folder}\n",
        "cards/sub/a.md": "---\nmacros:\n  E: \\mathbb{E}\n---\n## What is $\\E$ in $\\R$?\n$\\where$\n",
        "cards/b.md": "## What is $\\bm{x}$?\n$\\where$\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_macros_of_project_folder_and_deck_reach_every_output(project: Path) -> None:
    result = CliRunner().invoke(cli, ["build"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    with AnkiCollection(project) as anki:
        anki.import_apkg((project / "build/sub/a.apkg").read_bytes())
        note = anki.note()
        assert (note.fields["Question"], note.fields["Answer"]) == (
            r"What is \(\mathbb{E}\) in \(\mathbb{R}\)?",
            r"<p>\(folder\)</p>",
        )
    assert r"\(folder\)" in (project / "build/sub/a.csv").read_text(encoding="utf-8")
    assert r"\(project\)" in (project / "build/b.csv").read_text(encoding="utf-8")
    assert r"\(\boldsymbol{x}\)" in (project / "build/b.csv").read_text(encoding="utf-8")
    assert 'class="tex-error' not in (project / "build/sub/a.html").read_text(encoding="utf-8")


def test_a_changed_macro_updates_the_notes_that_use_it(project: Path) -> None:
    CliRunner().invoke(cli, ["build"], catch_exceptions=False)
    (project / "cards/sub/macros.tex").write_text("\\newcommand{\\where}{elsewhere}\n", encoding="utf-8")
    plan = json.loads(CliRunner().invoke(cli, ["plan", "--json"], catch_exceptions=False).output)
    assert "updated" in json.dumps(plan)


# ---- the page on formulas

PAGE = (Path(__file__).parents[1] / "docs" / "formulas.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[tuple[list[str], list[str]]]:
    """What the table below a heading holds in code, cell by cell."""
    table = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    found = []
    for line in re.findall(r"^\| (`.+) \| (`.+) \|$", table, re.M):
        cells = [re.findall(r"(?:`` (.+?) ``|`([^`]+)`)", cell.replace(r"\|", "|")) for cell in line]
        found.append(([a or b for a, b in cells[0]], [a or b for a, b in cells[1]]))
    return found


@pytest.mark.parametrize("number", [0, 1])
def test_the_page_says_what_each_spelling_becomes(number: int) -> None:
    table = PAGE.partition("## Ways to write a formula\n")[2].partition("\n## ")[0].split("\n\n")
    rows = [part for part in table if part.startswith("| you write")][number].splitlines()[2:]
    assert len(rows) >= 2
    for row in rows:
        written, becomes = (re.findall("`([^`]+)`", cell) for cell in row.strip("|").split(" | "))
        becomes = becomes * len(written) if len(becomes) == 1 else becomes
        for tex, shown in zip(written, becomes, strict=True):
            field = render(Text(f"Here {tex} is."), inline=True, macros=Expander())[0]
            assert for_anki(field, {}).replace("&amp;", "&") == f"Here {shown} is."


def test_the_page_says_what_becomes_of_commands() -> None:
    table = rows("Commands that Anki does not know")
    assert len(table) > 10
    for written, becomes in table:
        assert [expanded(tex) for tex in written] == becomes


def test_the_page_says_how_gaps_are_asked() -> None:
    for (written,), (asked,) in rows("Gaps in formulas and in code"):
        field = render(Text(written), cloze=True, inline=True)[0]
        assert plain(with_gaps_hidden(field)).strip("$") == asked


def test_the_definitions_of_the_page_are_read() -> None:
    tex, yaml = (re.search(rf"```{name}\n(.*?)```", PAGE, re.S) for name in ("tex", "yaml"))
    assert tex is not None
    assert yaml is not None
    assert set(defined(tex[1])) == {"R", "norm", "deriv", "argmax"}
    reading, problems = read(Source("d.md", "---\n" + dedent(yaml[1]) + "---\n## Why?\nSo.\n"))
    assert not problems
    assert reading.deck.macros["inner"] == Macro(r"\langle #1, #2 \rangle", 2)
    assert reading.deck.macros["loss"] == Macro(r"\mathcal{L}_{#1}", 1)


def test_the_commands_that_the_page_names_are_all() -> None:
    named = set(
        re.findall(r"\\([A-Za-z]+)", PAGE.partition("## Commands that Anki does not know")[2].partition("\n## ")[0])
    )
    assert set(COMMANDS) <= named
