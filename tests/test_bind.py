"""A field in the form of each output: Anki's HTML, a page's two sides, plain text."""

from __future__ import annotations

import re

import pytest

from deckpress.html.anki import for_anki
from deckpress.html.compose import is_blank
from deckpress.html.page import for_page
from deckpress.html.plain import plain
from deckpress.markdown.fields import render
from deckpress.model import Html, Media, Text


def made(markdown: str, *, cloze: bool = False) -> Html:
    return render(Text(markdown), cloze=cloze, inline=True)[0]


def anki(markdown: str, *, cloze: bool = False) -> str:
    return for_anki(made(markdown, cloze=cloze), {})


def page(markdown: str, side: str, *, cloze: bool = True) -> str:
    field = made(markdown, cloze=cloze)
    return for_page(field, lambda image: f"img/{image.src}", lambda formula: f"<svg>{formula.tex}</svg>", side)


# ---- a page: one card of a cloze


@pytest.mark.parametrize(
    ("number", "front", "marked"),
    [
        (0, ["[…]", "[when]"], ["Paris", "1889"]),
        (1, ["[…]"], ["Paris"]),
        (2, ["[when]"], ["1889"]),
    ],
)
def test_a_card_of_a_cloze_hides_and_marks_its_own_gaps(number: int, front: list[str], marked: list[str]) -> None:
    field = made("{{c1::Paris}} got it in {{c2::1889::when}}.", cloze=True)

    def gaps(side: str) -> list[str]:
        return re.findall(
            r'<span class="cloze">(.*?)</span>', for_page(field, lambda _: "", lambda _: "", side, number)
        )

    assert gaps("front") == front
    assert gaps("back") == marked


def test_a_gap_inside_a_hidden_one_is_hidden_with_it_and_one_round_it_is_shown() -> None:
    field = made("{{c1::a {{c2::b}} c}} d", cloze=True)
    inner, outer = (for_page(field, lambda _: "", lambda _: "", "front", number) for number in (2, 1))
    assert re.sub(r"<[^>]*>", "", inner) == "a […] c d"
    assert re.sub(r"<[^>]*>", "", outer) == "[…] d"


# ---- Anki: math


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("$k$ and $$l$$", r"\(k\) and \[l\]"),
        (r"\(k\)", r"\(k\)"),
        ("$k<l & m>n$", r"\(k&lt;l &amp; m&gt;n\)"),
        ("$$a \\\\ b$$", r"\[\begin{gathered} a \\ b \end{gathered}\]"),
        ("$k_1*l_1$", r"\(k_1*l_1\)"),
        ("$&lt;$", r"\(&amp;lt;\)"),
        ("$[latex]$ $[sound:a]$", r"\(&#91;latex]\) \(&#91;sound:a]\)"),
        ("$\\frac{{a}}{b}$", r"\(\frac{{a}}{b}\)"),
    ],
)
def test_math_is_escaped_once(markdown: str, expected: str) -> None:
    assert anki(markdown) == expected


# ---- Anki: text it would act on


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[sound:a.mp3]", "&#91;sound:a.mp3]"),
        ("`[sound:a.mp3]`", "<code>&#91;sound:a.mp3]</code>"),
        ("[Sound:a]", "&#91;Sound:a]"),
        ("[latex]some words[", "&#91;latex]some words["),
        ("[anki:play:q:0]", "&#91;anki:play:q:0]"),
        ("[[type:Answer]]", "&#91;[type:Answer]]"),
        ("`{{Field}}` {{#if}}", "<code>{&#123;Field}}</code> {&#123;#if}}"),
        ("{{{{", "{&#123;{&#123;"),
        ("`{{c1::a}}`", "<code>{&#123;c1::a}}</code>"),
        ("<b title='[sound:a]'>b</b>", '<b title="&#91;sound:a]">b</b>'),
        ("[a](<{{b}}>)", '<a href="{&#123;b}}">a</a>'),
    ],
)
def test_commands_of_anki_in_a_text_are_shown(markdown: str, expected: str) -> None:
    assert anki(markdown) == expected


def test_delimiters_of_math_in_prose_are_shown() -> None:
    """MathJax leaves alone what has the class `mathjax_ignore`, and code."""
    assert anki(r"write \\( or so \\)") == (
        r'write <span class="mathjax_ignore">\(</span> or so <span class="mathjax_ignore">\)</span>'
    )
    assert anki(r"write \\[ or so \\]").count('<span class="mathjax_ignore">') == 2
    assert anki(r"`\(k\)`") == r"<code>\(k\)</code>"
    assert "mathjax_ignore" not in anki("```\n\\(k\\)\n```")


def test_images_go_by_the_names_of_their_media() -> None:
    media = {"x1.png": Media("x1.png", b"", "image/png")}
    field = made("![a](dir/a&b.png)")
    assert for_anki(field, media) == '<img alt="a" src="dir/a&amp;b.png">'
    local = Html(field.markup, images=(type(field.images[0])("dir/a&b.png", "x1.png"),))
    assert for_anki(local, media) == '<img alt="a" src="x1.png">'


# ---- Anki: gaps


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("{{c1::a}} b {{c2::c::d}}", "{{c1::a}} b {{c2::c::d}}"),
        ("{{c1,3::a}}", "{{c1,3::a}}"),
        ("{{c1::a {{c2::b}} c}}", "{{c1::a {{c2::b}} c}}"),
        ("{{c1::**a**}} *{{c2::b}}*", "{{c1::<strong>a</strong>}} <em>{{c2::b}}</em>"),
        ("==a== ==b c==", "{{c1::a}} {{c2::b c}}"),
        ("{{c2::a}} ==b== ==c==", "{{c2::a}} {{c1::b}} {{c3::c}}"),
        ("==a {{c1::b}} c==", "{{c2::a {{c1::b}} c}}"),
        ("文==字==文", "文{{c1::字}}文"),
        ("if a==b and b==c: ==d==", "if a==b and b==c: {{c1::d}}"),
        ("a == b and c == d", "a == b and c == d"),
        (r"{{c1::$\frac{a}{\sqrt{b}}$}}", r"{{c1::\(\frac{a}{\sqrt{b} }\)}}"),
        ("{{c1::$x^{y^{{z}}}$}}", r"{{c1::\(x^{y^{{z} } }\)}}"),
        ("{{c1::$a::b$}}", r"{{c1::\(a:{}:b\)}}"),
        ("{{c1::a}} $k{{c2::l}}$", r"{{c1::a}} \(k{{c2::l}}\)"),
        ("{{c1::`a}}b`}}", "{{c1::<code>a&#125;&#125;b</code>}}"),
        ("{{c1::`std::map`}}", "{{c1::<code>std&#58;&#58;map</code>}}"),
        ("{{c1::std::vector}}", "{{c1::std&#58;&#58;vector}}"),
        ("{{c1::std::vector::a class}}", "{{c1::std&#58;&#58;vector::a class}}"),
        ("{{c1::a::b::c}}", "{{c1::a&#58;&#58;b::c}}"),
        ("{{c1::f{x}}}", "{{c1::f{x&#125;}}"),
        ("{{c1::{a}}}", "{{c1::{a&#125;}}"),
        ("{{c1::{{b}}}}", "{{c1::{&#123;b&#125;&#125;}}"),
        ("{{c1::a}b}}", "{{c1::a}b}}"),
        ("{{c1::a::h}} `{{c1::b}}`", "{{c1::a::h}} <code>{{c1::b}}</code>"),
        ("{{c1::a::x < y & [sound:z]}}", "{{c1::a::x &lt; y &amp; &#91;sound:z]}}"),
        ("- {{c1::a}}\n- {{c2::b}}", "<ul><li>{{c1::a}}</li><li>{{c2::b}}</li></ul>"),
        ("{{c1::[a](https://h.example/b::c)}}", '{{c1::<a href="https://h.example/b&#58;&#58;c">a</a>}}'),
        ("{{c1::https://h.example}}", "{{c1::https://h.example}}"),
        ("{{c0::a}} {{c501::b}} {{c500::c}}", "{&#123;c0::a}} {&#123;c501::b}} {{c500::c}}"),
        (r"\{{c1::a}}", "{&#123;c1::a}}"),
        ("{{c1::a", "{&#123;c1::a"),
    ],
)
def test_gaps(markdown: str, expected: str) -> None:
    assert anki(markdown, cloze=True) == expected


def test_a_gap_that_is_never_closed_is_told_with_its_place() -> None:
    _, (diagnostic,) = render(Text("a\nb {{c1::c\n\nd", "d.md", ((5, 1), (6, 1))), cloze=True)
    assert (diagnostic.code, diagnostic.location.line, diagnostic.location.column) == ("DP112", 6, 3)


def test_a_gap_in_an_alt_text_is_none() -> None:
    field = made("![a {{c1::b}}](c.png) {{c2::d}}", cloze=True)
    assert for_anki(field, {}) == '<img alt="a b" src="c.png"> {{c2::d}}'
    assert [gap.numbers for gap in field.gaps] == [(), (2,)]


def test_without_cloze_nothing_is_a_gap() -> None:
    assert anki("{{c1::a}} ==b==") == "{&#123;c1::a}} <mark>b</mark>"


# ---- pages


def test_a_page_shows_pictures_and_drawings() -> None:
    assert page("![a](b.png) $k$", "back") == '<img alt="a" src="img/b.png"> <svg>k</svg>'


@pytest.mark.parametrize(
    ("markdown", "front", "back"),
    [
        ("{{c1::a}} b", '<span class="cloze">[…]</span> b', '<span class="cloze">a</span> b'),
        ("{{c1::a::h}}", '<span class="cloze">[h]</span>', '<span class="cloze">a</span>'),
        ("{{c1::a::x < y}}", '<span class="cloze">[x &lt; y]</span>', '<span class="cloze">a</span>'),
        ("{{c1::$k$}} $l$", '<span class="cloze">[…]</span> <svg>l</svg>',
         '<span class="cloze"><svg>k</svg></span> <svg>l</svg>'),
        ("{{c1::a {{c2::b}} c}} d", '<span class="cloze">[…]</span> d',
         '<span class="cloze">a <span class="cloze">b</span> c</span> d'),
        ("{{c1::![a](b.png)}}", '<span class="cloze">[…]</span>',
         '<span class="cloze"><img alt="a" src="img/b.png"></span>'),
    ],
)  # fmt: skip
def test_both_sides_of_a_page(markdown: str, front: str, back: str) -> None:
    assert (page(markdown, "front"), page(markdown, "back")) == (front, back)


def test_what_a_hidden_gap_opens_or_closes_stays_balanced() -> None:
    assert page("**{{c1::a** b}} c", "front") == '<strong><span class="cloze">[…]</span></strong> c'
    assert page("{{c1::a **b}} c** d", "front") == '<span class="cloze">[…]</span><strong> c</strong> d'


def test_a_page_shows_what_anki_would_act_on_as_it_is() -> None:
    assert page(r"[sound:a] `{{b}}` \\( or \\)", "back") == r"[sound:a] <code>{{b}}</code> \( or \)"


# ---- plain text


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a *b* `c` <b>d</b>", "a b c d"),
        ("$k<l$ and $$m$$", "$k<l$ and $$m$$"),
        ("a < b &amp; c", "a < b & c"),
        ("a\n\nb  \nc", "a\nb\nc"),
        ("- [x] a\n- [ ] b\n  - c", "- [x] a\n- [ ] b\n- c"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2"),
        ('![a "b"](c.png) d', 'a "b" d'),
        ("```py\ndef f():\n    return 1\n```\nend", "def f():\n    return 1\nend"),
        ("> a\n\n# b\n\n---\nc", "a\nb\nc"),
        ("{{c1::a::h}} b", "a b"),
    ],
)
def test_plain_text(markdown: str, expected: str) -> None:
    assert plain(made(markdown, cloze=True)) == expected


@pytest.mark.parametrize(
    ("markdown", "blank"),
    [("", True), ("<b></b>", True), ("<br>", True), ("&nbsp;", True), ("<!-- a -->", True), ("a", False),
     ("![](a.png)", False), ("$k$", False), ("---", False)],
)  # fmt: skip
def test_a_field_is_blank_if_it_shows_nothing(markdown: str, blank: bool) -> None:
    assert is_blank(made(markdown)) is blank
