"""Styles that a document brings along: those that only change looks stay, all others go and are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.html import css
from deckpress.markdown.fields import render
from deckpress.model import Text

GOOD = """
color: red
COLOR: Blue
background: linear-gradient(45deg, #fff 0%, rgb(1 2 3 / 50%) 100%)
background-color: hsla(120, 50%, 50%, .3)
font: italic 12px/1.5 "Noto Sans", Georgia, serif
font-family: 'Noto Sans CJK JP', メイリオ
font-size: 1.2em
font-variant: small-caps
text-align: right !important
text-decoration: underline wavy
text-transform: uppercase
text-indent: -1em
width: calc(100% - (2em + 3px))
max-width: min(30em, 90vw)
height: auto
margin: 0 auto
margin-left: 2em
padding: 1px 2px 3px 4px
border: 1px solid #abc
border-left: 3px double currentColor
border-radius: 50% / 10%
vertical-align: super
float: left
display: inline-block
list-style-type: lower-roman
white-space: pre-wrap
columns: 2 auto
direction: rtl
opacity: 0.5
line-height: 1.4
letter-spacing: .1em
quotes: "«" "»"
""".strip().splitlines()

BAD = r"""
background: url(http://a.example/b.png)
background: url("http://a.example/b.png")
background: URL( '//a.example' )
background: u\72l(http://a.example)
background: ur/**/l(http://a.example)
background: red /* a comment */
background: image-set('http://a.example/b' 1x)
background: image-set("http://a.example/b" type("image/png"))
background: -webkit-image-set(url(a) 1x)
background: image('http://a.example/b')
background: cross-fade(url(a), url(b))
background: element(#a)
background: paint(worklet)
background: src("http://a.example")
background: var(--a)
background: attr(data-a)
background: linear-gradient(red, 'http://a.example')
background: r\65 d
background: "a
background: url(#a)
width: expression(alert(1))
width: calc(1px
width: 1px)
list-style: url(a.png)
list-style-image: none
behavior: none
-moz-binding: none
content: "a"
cursor: pointer
filter: blur(1px)
mask: none
position: fixed
--a: red
color: red}
color: <b>
color: @import
font-family: "a\66 b"
""".strip().splitlines()


@pytest.mark.parametrize("declaration", GOOD)
def test_a_style_that_changes_looks_stays(declaration: str) -> None:
    assert css.kept(declaration) == (declaration, ())


@pytest.mark.parametrize("declaration", BAD)
def test_a_style_that_could_do_more_goes_and_is_named(declaration: str) -> None:
    style, refused = css.kept(f"color: red; {declaration}; margin: 0")
    assert style == "color: red; margin: 0"
    assert refused == (declaration.split(":")[0],)


@pytest.mark.parametrize("declaration", [*GOOD, *BAD])
def test_a_card_keeps_what_css_keeps_and_says_what_it_lost(declaration: str) -> None:
    quoted = declaration.replace('"', "&quot;")
    field, problems = render(Text(f'A <b style="{quoted}">word</b>.'), inline=True)
    if declaration in GOOD:
        assert problems == ()
        assert "style=" in field.markup
    else:
        assert "style=" not in field.markup
        assert "example" not in field.markup
        name = declaration.split(":")[0]
        assert [problem.message for problem in problems] == [f"the style '{name}' of <b> was left out of the card"]


DRAWN = """
.a{fill:url(#g);stroke:#000}
a{b:url('#x')}
a{b:url( "#x" )}
a{b:url(data:image/png;base64,AA+/=)}
@font-face{font-family:a;src:url(data:font/woff2;base64,AAA=) format('woff2')}
@media (prefers-color-scheme: dark) { .a:not(.b) > c { fill: var(--x) } }
*{stroke-linejoin: round; stroke-linecap: butt}
:root{--m:"trebuchet ms",verdana}#a .b[data-x="y"]::after{content:"\\2014"}
@keyframes a{0%{opacity:.5}to{transform:rotate(5deg)}}
text{-inkscape-font-specification:'Arial';font-feature-settings:normal}
@charset "utf-8"; a{filter:drop-shadow(0 0 1px rgba(0,0,0,.5))}
""".strip().splitlines()

FETCHING = r"""
@import 'a.css';
@IMPORT url(#a);
@namespace url(http://a.example)
@\69mport 'a.css';
a{b:image-set('x' 1x)}
a{b:-webkit-image-set(url(#x) 1x)}
a{b:url('#x")}
a{b:url(x)}
a{b:url()}
a{b:url(http://a.example)}
a{b:url(data:image/svg+xml,x)}
a{b:u\72l(#a)}
a{b:image(a)}
a{b:src(var(--a))}
a{b:element(#a)}
a{b:expression(1)}
a{b:"c
a{b:c(
</style>
""".strip().splitlines()


@pytest.mark.parametrize("sheet", DRAWN)
def test_a_drawing_may_point_to_its_own_parts(sheet: str) -> None:
    assert css.is_inert_drawing(sheet)


@pytest.mark.parametrize("sheet", FETCHING)
def test_a_drawing_may_not_point_elsewhere(sheet: str) -> None:
    assert not css.is_inert_drawing(sheet)


PIECES = st.sampled_from(
    [
        "url",
        "(",
        ")",
        "'",
        '"',
        "http://a",
        ";",
        ":",
        "\\",
        "/*",
        "*/",
        "image-set",
        "red",
        " ",
        "#a",
        "\f",
        "background",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_style_that_stays_has_a_function_of_another_list(style: str) -> None:
    kept, _ = css.kept(style)
    outside = "".join(part for index, part in enumerate(kept.replace("'", '"').split('"')) if index % 2 == 0)
    assert not any(word in outside for word in ("url(", "image-set(", "\\", "/*"))
    assert css.kept(kept) == (kept, ())


def test_an_endless_style_takes_linear_time() -> None:
    for piece in ("/*", "'", "(", "a(", "color:red;", "1", "\\"):
        css.kept(piece * 50_000)
        css.is_inert_drawing(piece * 50_000)
