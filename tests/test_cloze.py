"""Cloze gaps wherever they stand: in text, formulas, code, tables and lists; what Anki makes of them is Anki's word."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anki_collection import AnkiCollection
from budget import share
from deckpress.html.anki import for_anki
from deckpress.html.page import for_page
from deckpress.html.plain import plain, with_gaps_hidden
from deckpress.markdown.cloze import has_numbered_gap
from deckpress.markdown.fields import render
from deckpress.model import Html, Kind, Source, Text
from deckpress.reading import read
from deckpress.tex.drawing import TexEngine, check
from deckpress.tex.gaps import every_form


def made(markdown: str) -> Html:
    return render(Text(markdown), cloze=True, inline=True)[0]


def anki(markdown: str) -> str:
    return for_anki(made(markdown), {})


def told(markdown: str) -> list[tuple[str, int, int]]:
    origin = tuple((number, 1) for number in range(1, 20))
    _, diagnostics = render(Text(markdown, "d.md", origin), cloze=True)
    return [(d.code, d.location.line, d.location.column) for d in diagnostics]


# ---- in formulas


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("$E = {{c1::mc^2}}$", r"\(E = {{c1::mc^2}}\)"),
        (r"$$\frac{ {{c1::a}} }{ {{c2::b}} }$$", r"\[\frac{ {{c1::a}} }{ {{c2::b}} }\]"),
        ("```math\n{{c1::a}}\n```", r"\[{{c1::a}}\]"),
        ("${{c1::a {{c2::b}} c}}$", r"\({{c1::a {{c2::b}} c}}\)"),
        ("${{c1,3::a}}$", r"\({{c1,3::a}}\)"),
        (r"${{c1::\frac{a}{\sqrt{b}}}}$", r"\({{c1::\frac{a}{\sqrt{b} } }}\)"),
        (r"$\sqrt{ {{c1::x}}}$", r"\(\sqrt{ {{c1::x}}}\)"),
        ("${{c1::a::b}}$", r"\({{c1::a::b}}\)"),
        ("${{c1::a:::b}}$", r"\({{c1::a:{} ::b}}\)"),
        ("${{c1::a_{b::c}}}$", r"\({{c1::a_{b:{}:c} }}\)"),
        ("${{c1::a<b}} & c$", r"\({{c1::a&lt;b}} &amp; c\)"),
        (r"$\{ {{c1::a}} \}$", r"\(\{ {{c1::a}} \}\)"),
        (r"$\{{c1::a}}\}$", r"\(\{ {c1::a}}\}\)"),
        ("$a == b$ ==c==", r"\(a == b\) {{c1::c}}"),
        ("{{c2::x $y {{c1::z}}$}}", r"{{c2::x \(y {{c1::z}}\)}}"),
    ],
)
def test_a_gap_in_a_formula_is_a_gap_for_anki(markdown: str, expected: str) -> None:
    assert anki(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (r"$\sqrt{{c1::x}}$", r"\(\sqrt{{{c1::x}}}\)"),
        (r"$\frac{{c1::a}}{{c2::b}}$", r"\(\frac{{{c1::a}}}{{{c2::b}}}\)"),
        ("$x^{{c1::2}}$", r"\(x^{{{c1::2}}}\)"),
        (r"$$\begin{aligned} {{c1::a}} \\{{c2::b}}\end{aligned}$$",
         r"\[\begin{aligned} {}{{c1::a}} \\{}{{c2::b}}\end{aligned}\]"),
        (r"$\tfrac12 {{c1::+ x}}$", r"\(\tfrac12 {{c1::+ x}}\)"),
        (r"$\left{{c1::(}} x \right)$", r"\(\left{{c1::(}} x \right)\)"),
    ],
)  # fmt: skip
def test_what_stands_for_a_hidden_gap_is_no_option_of_a_command(markdown: str, expected: str) -> None:
    """Anki writes `[...]`: behind `\\sqrt` that would be the root's degree, and of a script only the `[`."""
    assert anki(markdown) == expected


def test_a_hint_of_words_is_words_in_a_formula() -> None:
    assert anki("$v = {{c1::s/t::way by time}}$") == r"\(v = {{c1::s/t::\text{way by time&#125;}}\)"
    assert anki("$v = {{c1::s/t::\\frac{a}{b}}}$") == r"\(v = {{c1::s/t::\frac{a}{b&#125;}}\)"


def test_a_page_and_a_table_show_a_formula_with_its_gaps() -> None:
    field = made(r"$E = {{c1::m}} c^{{c2::2::a number}}$ {{c3::$a$}}")
    front = for_page(field, lambda image: image.src, lambda formula: f"<svg>{formula.tex}</svg>", "front")
    back = for_page(field, lambda image: image.src, lambda formula: f"<svg>{formula.tex}</svg>")
    assert front == r'<svg>E = [...] c^{[\text{a number}]}</svg> <span class="cloze">[…]</span>'
    assert back == '<svg>E = m c^{2}</svg> <span class="cloze"><svg>a</svg></span>'
    assert plain(field) == "$E = m c^{2}$ $a$"
    assert plain(with_gaps_hidden(field)) == r"$E = [...] c^{[\text{a number}]}$ [...]"


def test_every_form_of_a_formula_is_checked() -> None:
    field = made("${{c1::a {{c2::b}} c}} d$")
    forms = [formula.tex for formula in every_form(field.formulas[0], field.gaps)]
    assert forms == ["a b c d", "[...] d", "a [...] c d"]


def test_a_formula_in_an_alt_text_has_no_gap() -> None:
    field = made("![a ${{c1::b}}$](c.png) {{c2::d}}")
    assert (for_anki(field, {}), [gap.numbers for gap in field.gaps if gap.numbers]) == (
        '<img alt="a b" src="c.png"> {{c2::d}}',
        [(2,)],
    )


@pytest.mark.parametrize(
    "markdown",
    ["{{c1::a::$x {{c2::y}}$}}", "{{c1::a::`{{c2::y}}`}}", "==a== [b](<{{c2::c}}>)", "![{{c2::b}}](c.png) ==a=="],
)
def test_a_gap_that_no_card_shows_makes_none(collection: AnkiCollection, markdown: str) -> None:
    field = made(markdown)
    assert {number for gap in field.gaps for number in gap.numbers} == {1}
    assert set(sides(collection, for_anki(field, {}))) == {0}


@pytest.mark.parametrize("markdown", ["{{c1::a::{{c2::b}}}}", "${{c1::a::{{c2::b}}}}$", "`{{c1::a::{{c2::b}}}}`"])
def test_a_hint_holds_no_gap(collection: AnkiCollection, markdown: str) -> None:
    assert set(sides(collection, anki(markdown))) == {0, 1}


# ---- in code


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("`{{c1::len}}(x)`", "<code>{{c1::len}}(x)</code>"),
        ("`a == b == c` ==d==", "<code>a == b == c</code> {{c1::d}}"),
        ("`{{ x }} {{{y}}}` ==z==", "<code>{&#123; x }} {&#123;{y}}}</code> {{c1::z}}"),
        ("`{{c1::if (x) {}}`", "<code>{{c1::if (x) {}}</code>"),
        ('`{{c1::{"a": {"b": 1}}}}`', '<code>{{c1::{"a": {"b": 1&#125;&#125;}}</code>'),
        ("`{{c1::std::vector}}`", "<code>{{c1::std&#58;&#58;vector}}</code>"),
        ("`{{c1::a<b>::type}}`", "<code>{{c1::a&lt;b&gt;::type}}</code>"),
        ("a gap starts with `{{c1::` ==here==", "a gap starts with <code>{&#123;c1::</code> {{c2::here}}"),
        ("{{c2::x `{{c1::y}}` z}}", "{{c2::x <code>{{c1::y}}</code> z}}"),
    ],
)
def test_a_gap_in_a_code_span(markdown: str, expected: str) -> None:
    assert anki(markdown) == expected


BLOCKS = {
    "plain": ("```\n{{c1::a<b}} {{x}} == y ==\n```", "{{c1::a&lt;b}} {&#123;x}} == y ==\n"),
    "indented": ("    {{c1::a}}(b)", "{{c1::a}}(b)\n"),
    "a whole token": (
        "```py\n{{c1::len}}(x)\n```",
        '{{c1::<span class="nb">len</span>}}<span class="p">(</span><span class="n">x</span><span class="p">)</span>\n',
    ),
    "within a token": (
        '```py\n"a{{c1::b}}c"\n```',
        '<span class="s2">"a</span>{{c1::<span class="s2">b</span>}}<span class="s2">c"</span>\n',
    ),
    "over tokens and lines": (
        "```py\nx = {{c1::1\ny}} = 2\n```",
        '<span class="n">x</span> <span class="o">=</span> {{c1::<span class="mi">1</span>\n<span class="n">y</span>}} '
        '<span class="o">=</span> <span class="mi">2</span>\n',
    ),
    "to the end": ("```\na\n{{c1::b}}\n```", "a\n{{c1::b}}\n"),
    "nested": ("```\n{{c1::a {{c2::b}}}}\n```", "{{c1::a {{c2::b}}}}\n"),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_gap_in_a_block_of_code_keeps_the_colours(name: str) -> None:
    markdown, expected = BLOCKS[name]
    assert anki(markdown) == f'<div class="highlight"><pre><code>{expected}</code></pre></div>'


def test_a_gap_over_numbered_lines_hides_whole_elements() -> None:
    field = made("```py {linenos}\na = {{c1::1\nb = 2\nc}} = 3\n```")
    front = for_page(field, str, str, "front")
    assert front == (
        '<div class="highlight"><pre><code><span class="line" data-line="1"><span class="n">a</span> '
        '<span class="o">=</span> </span><span class="cloze">[…]</span><span class="line"> <span class="o">=</span> '
        '<span class="mi">3</span>\n</span></code></pre></div>'
    )


# ---- in tables, lists, headings, links; round pictures


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("| {{c1::a}} | {{c2::b::x\\|y}} |\n|-|-|\n| `{{c3::c}}` | ${{c4::d}}$ |",
         "<th>{{c1::a}}</th><th>{{c2::b::x|y}}</th>|<td><code>{{c3::c}}</code></td><td>\\({{c4::d}}\\)</td>"),
        ("| a | b |\n|-|-|\n| {{c1::x|y::h|i}} | z |", "<td>{{c1::x|y::h|i}}</td><td>z</td>"),
        ("# {{c1::a}}\n\n- {{c2::b}}\n  - c ==d==", "<h1>{{c1::a}}</h1><ul><li>{{c2::b}}<ul><li>c {{c3::d}}</li>"),
        ("[{{c1::a}}](b.c)", '<a href="b.c">{{c1::a}}</a>'),
        ("{{c1::![a](b.png)}}", '{{c1::<img alt="a" src="b.png">}}'),
        ("> ==a==\n\n- [x] {{c2::b}}", "{{c2::b}}"),
    ],
)  # fmt: skip
def test_a_gap_in_other_blocks(markdown: str, expected: str) -> None:
    found = anki(markdown)
    for part in expected.split("</th>|"):
        assert part in found


# ---- what is reported


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("- a {{c1::b\n- c}}", [("DP112", 1, 5)]),
        ("$a {{c1::b$", [("DP112", 1, 4)]),
        ("$$\na {{c2::b}}\n{{c1::c\n$$", [("DP112", 3, 1)]),
        ("```math\n{{c1::a\n```", [("DP112", 2, 1)]),
        ("==a==\n\n```\nb\n  {{c1::c\n```", [("DP112", 5, 3)]),
        ("x {{c0::a}} {{c501::b}} {{c1::c}}", [("DP113", 1, 3), ("DP113", 1, 13)]),
        ("${{c0::a}}$ {{c01::b}}", [("DP113", 1, 2), ("DP113", 1, 13)]),
        ("`{{c0::a}}` ==b==", []),
    ],
)
def test_a_gap_that_makes_no_card_is_told_with_its_place(markdown: str, expected: list[tuple[str, int, int]]) -> None:
    assert sorted(told(markdown), key=lambda found: found[1:]) == expected


# ---- what is a cloze


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("{{c1::a}}", True),
        ("${{c1::a}}$", True),
        ("`x` {{c1::a}}", True),
        ("{{c0::a}}", True),
        ("`{{c1::a}}`", False),
        ("<code>{{c1::a}}</code>", False),
        ("a\n\n```\n{{c1::a}}\n```", False),
        ("a\n\n    {{c1::a}}", False),
        ("~~~\n{{c1::a}}\n~~~", False),
        ("{{ a }}", False),
    ],
)
def test_a_gap_in_code_alone_makes_no_cloze(markdown: str, expected: bool) -> None:
    assert has_numbered_gap(markdown) is expected


def test_a_question_about_gaps_is_an_open_one() -> None:
    reading, _ = read(Source("d.md", "## What is `{{c1::x}}`?\nA gap.\n\n## Which gap is {{c1::this}}?\n"))
    assert [note.kind for note in reading.deck.notes] == [Kind.OPEN, Kind.CLOZE]


# ---- the real Anki


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnkiCollection]:
    with AnkiCollection(tmp_path_factory.mktemp("anki")) as opened:
        yield opened


def sides(collection: AnkiCollection, field: str) -> dict[int, tuple[str, str]]:
    """Front and back, as text without blanks, of the cards that Anki itself makes of a text."""
    anki = collection.collection
    kind = anki.models.by_name("Cloze")
    assert kind is not None
    note = anki.new_note(kind)
    note["Text"] = field
    anki.add_note(note, anki.decks.id("Default") or 1)  # type: ignore[arg-type]
    shown = {card.ord: card.render_output() for card in note.cards()}
    anki.remove_notes([note.id])
    return {ord_: (_text(card.question_text), _text(card.answer_text)) for ord_, card in shown.items()}


def _text(shown: str) -> str:
    shown = re.sub(r"(?s)<style>.*?</style>|<[^<>]*>", "", shown)
    return re.sub(r"(?<!\\)\{\}", "", re.sub(r"\s", "", html.unescape(shown)))


@dataclass(frozen=True)
class Piece:
    """A piece of a cloze: its Markdown, what is read of it when all is open, and the numbers of its gaps."""

    markdown: str
    read: str
    numbers: frozenset[int] = frozenset()


def _joined(pieces: list[Piece], between: str = " ") -> Piece:
    return Piece(
        between.join(piece.markdown for piece in pieces),
        "".join(piece.read for piece in pieces),
        frozenset(number for piece in pieces for number in piece.numbers),
    )


def _gap(piece: Piece, numbers: list[int], hint: str) -> Piece:
    marks = ",".join(map(str, numbers))
    text = f"{{{{c{marks}::{piece.markdown}{'::' + hint if hint else ''}}}}}"
    return Piece(text, piece.read, piece.numbers | frozenset(numbers))


NUMBERS = st.lists(st.sampled_from([1, 2, 3, 17, 500]), min_size=1, max_size=2, unique=True)
HINTS = st.sampled_from(["", "", "who", "two words"])


def _nested(leaves: list[str], groups: list[tuple[str, str]]) -> st.SearchStrategy[Piece]:
    """Pieces in pieces: leaves, pairs of braces round others, and gaps round others."""

    def grow(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
        rows = st.lists(inner, min_size=1, max_size=3).map(_joined)
        grouped = st.builds(
            lambda row, pair: Piece(f"{pair[0]} {row.markdown} {pair[1]}", pair[0] + row.read + pair[1], row.numbers),
            rows,
            st.sampled_from(groups),
        )
        return st.one_of(grouped, st.builds(_gap, rows, NUMBERS, HINTS))

    return st.recursive(st.sampled_from([Piece(leaf, re.sub(r"\s", "", leaf)) for leaf in leaves]), grow, max_leaves=6)


TEX = _nested(["a", r"\frac{a}{\sqrt{b}}", "x^{y^{2}}", "x_{{y}}", "a<b", r"\{", "z'", "c:d"], [("{", "}")])
CODE = _nested(["x", "f(y)", "a->b", "std::vector", "{{ t }}", "&amp;", '"s"', "=="], [("{", "}"), ("(", ")")])
FORMULAS = TEX.map(lambda piece: Piece(f"${piece.markdown}$", rf"\({piece.read}\)", piece.numbers))
SPANS = CODE.map(lambda piece: Piece(f"`` {piece.markdown} ``", piece.read, piece.numbers))
INLINE = st.one_of(st.sampled_from([Piece("word", "word"), Piece("std::map", "std::map")]), FORMULAS, SPANS)
ROWS = st.lists(INLINE, min_size=1, max_size=3).map(_joined)
GAPS = st.builds(_gap, ROWS, NUMBERS, HINTS)
FENCES = st.builds(
    lambda piece, info: Piece(f"\n\n```{info}\n{piece.markdown}\n```\n\n", piece.read, piece.numbers),
    CODE,
    st.sampled_from(["", "python", "cpp {linenos}", "js {1}"]),
)
CLOZES = st.lists(st.one_of(GAPS, INLINE, FENCES), min_size=1, max_size=4).map(_joined)


def _without_groups(shown: str) -> str:
    """Formulas without their braces: gaps behind a command are put into a group."""
    return re.sub(r"\\\(.*?\\\)", lambda formula: re.sub(r"(?<!\\)[{}]", "", formula.group()), shown)


@settings(max_examples=share(120))
@given(CLOZES)
def test_anki_makes_exactly_our_cards_and_shows_all_of_the_text(collection: AnkiCollection, cloze: Piece) -> None:
    field = render(Text(cloze.markdown), cloze=True)[0]
    ours = {number for gap in field.gaps for number in gap.numbers}
    cards = sides(collection, for_anki(field, {}))
    assert ours == cloze.numbers
    assert set(cards) == ({number - 1 for number in ours} or {0})
    for front, back in cards.values() if ours else ():
        assert "[" in front
        assert _without_groups(back) == _without_groups(_text(html.escape(cloze.read)))


def test_anki_hides_gaps_of_formulas_and_code(collection: AnkiCollection) -> None:
    field = anki(r"$\frac{{c1::a}}{{c2::b::a hint}}$ and `{{c1::len}}(x)`")
    assert sides(collection, field) == {
        0: (r"\(\frac{[...]}{b}\)and[...](x)", r"\(\frac{a}{b}\)andlen(x)"),
        1: (r"\(\frac{a}{[\text{ahint}]}\)andlen(x)", r"\(\frac{a}{b}\)andlen(x)"),
    }


def test_a_formula_that_only_breaks_while_a_gap_is_hidden_is_told() -> None:
    field = made(r"$\left( a {{c1::b \right)}} + {{c2::c}}$")
    problems = check(every_form(field.formulas[0], field.gaps), TexEngine())
    assert [(problem.code, "[...]" in problem.message) for problem in problems] == [("DP301", True), ("DP301", True)]
