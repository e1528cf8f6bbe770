"""TeX in, drawing or MathJax's own message out; what is drawn is looked at by a real browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from compiled import START_MATHJAX
from deckpress.diagnostics import Location
from deckpress.model import Formula
from deckpress.store import Texts
from deckpress.tex import mathjax
from deckpress.tex.drawing import Drawing, TexEngine, TexError, available, check, sprite, version
from tabs import Tabs

GOOD = [
    r"\frac{-b \pm \sqrt{b^2-4ac}}{2a}",
    r"PE_{(pos,2i)} = \sin(pos/10000^{2i/d_{\text{model}}})",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    "\\begin{aligned} a &= b \\\\\n &= c \\end{aligned}",
    r"\begin{align} a &= b \tag{1} \\ c &= d \end{align}",
    r"\begin{array}{|c|c:c|} \hline a & b & c \\ \hline \end{array}",
    r"f(x) = \begin{cases} 1 & x > 0 \\ 0 & \text{sonst, für } x \le 0 \end{cases}",
    r"\begin{numcases}{f=} a & b \\ c & d \end{numcases}",
    r"\begin{CD} A @>a>> B \\ @VVV @| \\ C @= D \end{CD}",
    r"\begin{empheq}[left=L\Rightarrow\empheqlbrace]{align} a &= b \end{empheq}",
    r"\ce{2H2 + O2 ->[\Delta] 2H2O}",
    r"\braket{\psi|\phi} \Set{x | x > 0}",
    r"\cancel{x} \bcancel{y} \xcancel{z} \enclose{circle}{q}",
    r"\DeclareMathOperator{\sign}{sign} \sign x",
    r"\newcommand{\v}[1]{\mathbf{#1}} \v{x}",
    r"\mathbb{R} \mathfrak{g} \mathscr{L} \mathcal{C} \boldsymbol{\alpha}",
    r"\text{面積} = \text{底辺} \times \text{高さ}",
    r"\coloneqq \xrightarrow[b]{a} \upalpha \degree \centernot\implies",
    r"\boxed{E = mc^2} \color{red}{y} \bbox[yellow]{x}",
    r"50\% \quad a < b \& c",
    "𝔸 + \\text{😀}",
    "",
]

BAD = {
    r"\frac{a}{b": "Missing close brace",
    r"a}": "Extra close brace or missing open brace",
    r"\foo x": r"Undefined control sequence \foo",
    r"\begin{matrix} a": r"Missing \end{matrix}",
    r"\begin{tikzpicture} a \end{tikzpicture}": "Unknown environment 'tikzpicture'",
    r"\begin{matrix} a \end{align}": r"\begin{matrix} ended with \end{align}",
    r"\left( x": r"Extra \left or missing \right",
    r"x^2^3": "Double exponent: use braces to clarify",
    r"a & b": "Misplaced &",
    r"\sqrt": r"Missing argument for \sqrt",
    r"\bm{x}": r"Undefined control sequence \bm",
    r"\SI{1}{m}": r"Undefined control sequence \SI",
    r"\dv{x}": r"Undefined control sequence \dv",
    r"\href{javascript:x}{y}": r"Undefined control sequence \href",
    r"\require{physics}": r"Undefined control sequence \require",
}


class Memory(dict[str, str]):
    """A cache that is a dictionary."""

    def set(self, key: str, value: str) -> None:
        self[key] = value


def environment(**settings: str) -> dict[str, str]:
    """The environment of a Python process that finds the same modules as this one."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **settings}


def drawn(engine: TexEngine, tex: str, display: bool = False) -> Drawing:
    """The drawing of a formula that is right."""
    result = engine.draw(Formula(tex, display))
    assert isinstance(result, Drawing), f"{tex}: {result}"
    return result


@pytest.fixture(autouse=True)
def own_mathjax(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets each engine start a MathJax of its own, as it does outside the tests."""
    monkeypatch.setattr(mathjax, "Runtime", START_MATHJAX)


@pytest.fixture(scope="module")
def engine() -> TexEngine:
    """One engine for all tests that do not change it."""
    return TexEngine()


def test_the_packages_are_installed() -> None:
    assert available()
    assert version() == "3.2.2"


def test_available_is_false_where_the_script_engine_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "quickjs", None)
    mathjax.available.cache_clear()
    try:
        assert not available()
    finally:
        mathjax.available.cache_clear()


def test_importing_the_module_and_asking_whether_it_works_starts_nothing() -> None:
    script = (
        "import sys, deckpress.tex.drawing as t; e = t.TexEngine(); assert 'quickjs' not in sys.modules;"
        "assert t.available() and e._runtime is None"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env=environment())


# ---- what is drawn -------------------------------------------------------------------------------


@pytest.mark.parametrize("display", [False, True])
@pytest.mark.parametrize("tex", GOOD)
def test_a_good_formula_is_well_formed_and_holds_only_what_a_card_may_hold(
    engine: TexEngine, tex: str, display: bool
) -> None:
    drawing = drawn(engine, tex, display)
    span = ElementTree.fromstring(drawing.svg)
    assert (span.tag, span.get("class")) == ("span", "math display" if display else "math inline")
    svg, hidden = span
    assert (svg.tag, svg.get("aria-hidden"), svg.get("focusable")) == ("svg", "true", "false")
    assert (svg.get("width") or "").endswith("ex")
    assert (hidden.tag, hidden.get("class"), [child.tag for child in hidden]) == ("span", "mjx-mml", ["math"])
    for element in span.iter():
        assert element.tag not in {"style", "script", "defs", "a", "foreignObject", "div"}
        assert not [name for name in element.attrib if name.startswith(("data-", "on", "xmlns", "id"))]
    uses = [element.attrib["href"] for element in svg.iter("use")]
    assert list(dict.fromkeys(uses)) == [f"#{name}" for name, _ in drawing.glyphs]
    assert all(re.fullmatch("g[0-9a-f]{8}", name) for name, _ in drawing.glyphs)
    assert "\n" not in drawing.svg


def test_a_formula_takes_the_colour_of_the_text(engine: TexEngine) -> None:
    assert '<g stroke="currentColor" fill="currentColor"' in drawn(engine, "x").svg


def test_the_hidden_mathml_says_what_the_formula_says(engine: TexEngine) -> None:
    assert drawn(engine, r"\frac{1}{2} < \alpha").svg.endswith(
        '<span class="mjx-mml"><math><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>&lt;</mo><mi>α</mi></math></span></span>'
    )


def test_text_without_a_glyph_stays_text(engine: TexEngine) -> None:
    assert re.findall("<text [^>]*>(.*?)</text>", drawn(engine, r"\text{面積} + x").svg) == ["面", "積"]


@pytest.mark.parametrize("letters", ["äöüÄÖÜéèêëñåÅ", "čšžřě", "íîï"])
@pytest.mark.parametrize("style", ["text", "textbf", "textsf", "texttt", "textit"])
def test_accented_letters_are_drawn_in_the_formula_s_own_font(engine: TexEngine, letters: str, style: str) -> None:
    drawing = drawn(engine, rf"\{style}{{{letters}}}")
    assert len(drawing.glyphs) == len(letters)
    assert "<text" not in drawing.svg
    assert f">{letters}<" in drawing.svg


def test_an_accented_letter_is_as_wide_as_the_letter(engine: TexEngine) -> None:
    def width(tex: str) -> str:
        return re.findall('width="(.*?)"', drawn(engine, tex).svg)[0]

    assert width(r"\text{äöü}") == width(r"\text{aou}")


def test_lines_in_tables_are_drawn_without_a_style_sheet(engine: TexEngine) -> None:
    svg = drawn(engine, r"\begin{array}{c|c:c} a & b & c \end{array}").svg
    assert re.findall(r'<line .*? stroke-width="70"( stroke-dasharray="140")?/>', svg) == [
        "",
        ' stroke-dasharray="140"',
    ]


def test_a_numbered_equation_scales_with_the_text_like_all_others(engine: TexEngine) -> None:
    outer = ElementTree.fromstring(drawn(engine, r"x = 1 \tag{*}", display=True).svg)[0]
    width, height = (float((outer.get(name) or "").removesuffix("ex")) for name in ("width", "height"))
    box = [float(number) for number in (outer.get("viewBox") or "").split()]
    assert box[2] / width == pytest.approx(box[3] / height, rel=0.001)


@pytest.mark.parametrize(
    "tex",
    [
        r"\color{url(https://example.com/a)}{x}",
        r"\mmlToken{mi}[href='javascript:x' id='i' class='c']{x}",
        r"""\color{"><script>alert(1)</script>}{x}""",
        r"""\text{"><script>alert(1)</script><use href="0"}""",
        r"\label{a} \ref{a} \eqref{b}",
    ],
)
def test_a_formula_cannot_bring_links_ids_or_scripts_into_the_page(engine: TexEngine, tex: str) -> None:
    span = ElementTree.fromstring(drawn(engine, tex).svg)
    assert not [element for element in span.iter() if element.tag in {"script", "a"} or "id" in element.attrib]
    assert "url" not in "".join(value for element in span.iter() for value in element.attrib.values())
    assert all(re.fullmatch("#g[0-9a-f]{8}", use.attrib["href"]) for use in span.iter("use"))


# ---- what is wrong -------------------------------------------------------------------------------


@pytest.mark.parametrize(("tex", "message"), BAD.items())
def test_a_bad_formula_is_told_in_mathjax_s_words(engine: TexEngine, tex: str, message: str) -> None:
    assert engine.draw(Formula(tex, display=True)) == TexError(message)


def test_check_gives_one_diagnostic_for_each_bad_formula_where_it_stands(engine: TexEngine) -> None:
    here, there = Location("a.md", 3, 8), Location("a.md", 9, 1)
    found = check(
        [Formula(r"\frac{a}{b", False, here), Formula("x", False), Formula("\\frac{a}{\nb", True, there)], engine
    )
    assert [str(diagnostic) for diagnostic in found] == [
        r"a.md:3:8: DP301 error: Missing close brace in $\frac{a}{b$",
        r"a.md:9:1: DP301 error: Missing close brace in $$\frac{a}{ b$$",
    ]


def test_check_shortens_a_long_formula(engine: TexEngine) -> None:
    (found,) = check([Formula(r"\foo" + "+x" * 100, False)], engine)
    assert found.message == r"Undefined control sequence \foo in $\foo" + "+x" * 27 + "+…$"


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        (r"\def\x{\x}\x", "macro substitution count exceeded"),
        (r"\def\x{a\x}\x", "macro substitution count exceeded"),
        (r"\def\x#1{\x{#1#1}}\x{a}", "buffer size exceeded"),
        ("{" * 5000 + "}" * 5000, "Formula is nested too deeply"),
        (r"\frac{1}{" * 300 + "x" + "}" * 300, "Formula is nested too deeply"),
    ],
)
def test_a_formula_without_end_or_bottom_is_an_error_and_the_next_one_is_drawn(
    engine: TexEngine, tex: str, message: str
) -> None:
    result = engine.draw(Formula(tex, display=False))
    assert isinstance(result, TexError)
    assert message in result.message
    assert drawn(engine, "x+" + str(len(tex)))


def test_a_formula_that_takes_too_long_is_an_error_and_the_next_one_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mathjax, "SECONDS", 0.2)
    engine, memory = TexEngine(cache := Memory()), Formula("x+" * 4000, False)
    assert engine.draw(memory) == TexError("Formula takes more than 0.2 seconds to draw", too_much=True)
    assert not cache, "a faster machine may draw it"
    assert drawn(engine, "x")


def test_a_very_long_formula_is_refused_by_its_length_and_starts_nothing() -> None:
    engine = TexEngine()
    result = engine.draw(Formula("x+" * 5000 + "x", False))
    assert result == TexError("Formula has 10,001 characters, more than 10,000", too_much=True)
    assert engine._runtime is None


def test_a_formula_that_takes_too_much_memory_is_an_error_and_the_next_one_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mathjax, "MEMORY_BYTES", 24 << 20)
    engine = TexEngine()
    assert engine.draw(Formula("x" * 10000, False)) == TexError("Formula takes too much memory to draw", too_much=True)
    assert drawn(engine, "x")


# ---- each formula stands alone -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (r"\newcommand{\x}{y}\x", r"\x"),
        (r"\def\x{y}\x", r"\x"),
        (r"\let\x\alpha \x", r"\x"),
        (r"\DeclareMathOperator{\x}{x}\x", r"\x"),
        (r"\DeclarePairedDelimiter{\x}{(}{)}\x{y}", r"\x{y}"),
        (r"\Newextarrow{\x}{5,5}{0x2192}\x{a}", r"\x{a}"),
        (r"\newenvironment{x}{(}{)}\begin{x}\end{x}", r"\begin{x}\end{x}"),
    ],
)
def test_a_definition_is_unknown_in_other_formulas(engine: TexEngine, first: str, second: str) -> None:
    drawn(engine, first)
    assert isinstance(engine.draw(Formula(second, False)), TexError)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (r"\renewcommand{\alpha}{b}\alpha", r"\alpha"),
        (r"\definecolor{red}{rgb}{0,1,0}\color{red}{x}", r"\color{red}{x}"),
        (r"x \tag{1} \label{a}", r"x \tag{1} \label{a}"),
        (r"x \label{a}", r"\ref{a}"),
        (r"\mathtoolsset{centercolon}a:b", r"a:b"),
        (r"\newtagform{q}{[}{]}\usetagform{q}x\tag{1}", r"x\tag{1}"),
        (r"\text{ü}", r"\unicode{xFC}"),
    ],
)
def test_a_formula_looks_the_same_whatever_came_before(engine: TexEngine, first: str, second: str) -> None:
    alone = drawn(TexEngine(), second, display=True)
    drawn(engine, first, display=True)
    assert drawn(engine, second, display=True) == alone


def test_order_and_hash_seed_do_not_change_the_bytes() -> None:
    script = (
        "import sys, json, hashlib; from deckpress.tex.drawing import *; from deckpress.model import Formula\n"
        "engine, texts = TexEngine(), json.load(sys.stdin)\n"
        "drawn = {tex: repr(engine.draw(Formula(tex, True))) for tex in texts}\n"
        "print(hashlib.sha256(repr(sorted(drawn.items())).encode()).hexdigest())"
    )

    def run(texts: list[str], seed: str) -> str:
        command = [sys.executable, "-c", script]
        return subprocess.run(
            command,
            input=json.dumps(texts),
            env=environment(PYTHONHASHSEED=seed),
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    texts = [*GOOD, *BAD]
    assert run(texts, "1") == run(texts[::-1], "2")


def test_a_long_document_does_not_fill_the_engine_s_memory(engine: TexEngine) -> None:
    def used() -> int:
        runtime = engine._runtime
        assert runtime is not None
        runtime._thread.submit(runtime._context.gc).result()
        return int(runtime._thread.submit(runtime._context.memory).result()["memory_used_size"])

    drawn(engine, "x_0")
    before = used()
    for number in range(30):
        drawn(engine, f"x_{{{number}}} + y")
    assert used() - before < 150_000, "a reader that is kept takes 20 kB"


# ---- cache ---------------------------------------------------------------------------------------


def test_a_cached_formula_equals_a_fresh_one_and_starts_no_engine() -> None:
    cache: Texts = (memory := Memory())
    formulas = [Formula(tex, display) for tex in (r"\frac{ä}{b}", r"\frac{a}{b", "x") for display in (False, True)]
    first, second = TexEngine(cache), TexEngine(cache)
    fresh = [first.draw(formula) for formula in formulas]
    assert len(memory) == len(formulas)
    assert [second.draw(formula) for formula in formulas] == fresh
    assert second._runtime is None


def test_a_cached_formula_is_drawn_anew_when_the_packages_of_mathjax_change(monkeypatch: pytest.MonkeyPatch) -> None:
    cache, cancelled = Memory(), Formula(r"\cancel{x}", False)
    assert isinstance(TexEngine(cache).draw(cancelled), Drawing)
    monkeypatch.setattr(mathjax, "PACKAGES", tuple(name for name in mathjax.PACKAGES if name != "cancel"))
    assert isinstance(TexEngine(cache).draw(cancelled), TexError)


def test_a_formula_is_drawn_once_in_an_engine(engine: TexEngine) -> None:
    assert engine.draw(Formula("q+r", False)) is engine.draw(Formula("q+r", False, Location("elsewhere.md")))


@pytest.mark.parametrize(
    "value",
    [
        "", "nonsense", "null", "[]", "{}", '{"error": 1}', '{"svg": "x", "glyphs": []}', "[" * 100_000,
        '{"svg": "<span class=\\"math inline\\"/>", "glyphs": [["g00000000", "M0 0Z"]]}',
        '{"svg": "<span class=\\"math inline\\"/>", "glyphs": [1]}',
    ],
)  # fmt: skip
def test_a_corrupt_cache_value_is_drawn_anew_and_replaced(engine: TexEngine, value: str) -> None:
    expected, cache = drawn(engine, "x"), Memory()

    def draw() -> Drawing | TexError:
        """The formula as an engine draws it that knows nothing but the cache; MathJax runs already."""
        other = TexEngine(cache)
        other._runtime = engine._runtime
        return other.draw(Formula("x", False))

    draw()
    ((key, good),) = cache.items()
    cache[key] = value
    assert draw() == expected
    assert cache == {key: good}


# ---- a page --------------------------------------------------------------------------------------


def test_a_sprite_holds_each_glyph_once_in_an_order_of_its_own(engine: TexEngine) -> None:
    one, two = drawn(engine, "x+x+y"), drawn(engine, "y+z")
    names = re.findall(r'<path id="(g\w+)"', sprite([one, two]))
    assert names == sorted({name for drawing in (one, two) for name, _ in drawing.glyphs})
    assert len(names) == 4
    assert sprite([one, two]) == sprite([two, one, two])


def test_a_page_without_formulas_needs_no_sprite() -> None:
    assert sprite([]) == ""


def test_a_browser_shows_the_formulas_of_a_page(engine: TexEngine, browser: Tabs) -> None:
    drawings = [drawn(engine, tex, display) for tex in GOOD if tex for display in (False, True)]
    items = "".join(f"<p>{drawing.svg}</p>" for drawing in drawings)
    complaints: list[str] = []
    page = browser.new_page(complaints=complaints)
    page.set_content(f"<!DOCTYPE html><meta charset=utf-8><title>t</title><body>{sprite(drawings)}{items}")
    boxes = page.evaluate(
        "[...document.querySelectorAll('p > .math > svg')].map(svg => {"
        " const box = svg.getBoundingClientRect(), uses = [...svg.querySelectorAll('use')].map(use => use.getBBox());"
        " return [box.width, box.height, uses.length, uses.filter(use => use.width > 0).length] })"
    )
    # One <svg> in each <p>: had the HTML parser moved something out of it, the selector would not find it.
    assert len(boxes) == len(drawings)
    for (width, height, uses, visible), drawing in zip(boxes, drawings, strict=True):
        assert width > 3, drawing.svg
        assert height > 3, drawing.svg
        assert uses == visible, f"a glyph is not in the sprite: {drawing.svg}"
    assert complaints == []
