"""A field as a learning system shows it: formulas are formulas, and what only looks like one is text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckpress.html.code_colours import COLOURS, coloured
from deckpress.html.lms import for_lms, without_gaps
from deckpress.markdown.fields import render
from deckpress.model import Gap, Html, Text


def made(markdown: str, *, cloze: bool = False) -> Html:
    return render(Text(markdown), cloze=cloze, inline=True)[0]


def lms(markdown: str, *, cloze: bool = False, address: str = "pictures/x") -> str:
    def gap(gap: Gap, hidden: Html) -> str:
        return f"<gap {hidden.markup}|{gap.hint}>"

    return for_lms(made(markdown, cloze=cloze), lambda _: address, gap)


def shown(text: str) -> str:
    return f'<span class="tex2jax_ignore mathjax_ignore">{text}</span>'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("$x$ and $$y$$", r"\(x\) and \[y\]"),
        ("$a<b & c>d$", r"\(a&lt;b &amp; c&gt;d\)"),
        ("costs $5 or $10", "costs $5 or $10"),
        (r"a \\( b", f"a {shown('&#92;(')} b"),
        (r"a \\] b", f"a {shown('&#92;]')} b"),
        (r"a \\begin{align} b", f"a {shown('&#92;begin{')}align}} b"),
        (r"see \\eqref{a}", f"see {shown('&#92;eqref{')}a}}"),
        ("PID is `$$`, not $$", f"PID is <code>&#36;&#36;</code>, not {shown('&#36;&#36;')}"),
        (r"`\(x\)`", r"<code>&#92;(x&#92;)</code>"),
        (r"\n and C:\temp", r"\n and C:\temp"),
        ("@@PLUGINFILE@@/x", "&#64;@PLUGINFILE@@/x"),
        ("- [x] a\n- [ ] b", '<ul><li class="task-list-item">☑ a</li><li class="task-list-item">☐ b</li></ul>'),
    ],
)
def test_text_stays_text_and_formulas_formulas(markdown: str, html: str) -> None:
    assert lms(markdown) == html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a ==b== c", "a <gap b|> c"),
        ("{{c1::b::hint}} c", "<gap b|hint> c"),
        ("{{c1::a {{c2::b}} c}}", "<gap a b c|>"),
        ("$a = {{c1::b}}$ c", "\\(a = [...]\\) c"),
        ("`f({{c1::x}})`", "<code>f(<gap x|>)</code>"),
        ("**a {{c1::b** c}}", "<strong>a <gap b</strong> c|></strong>"),
    ],
)
def test_each_outermost_gap_is_asked_for(markdown: str, html: str) -> None:
    assert lms(markdown, cloze=True) == html


def test_without_gaps_the_text_is_whole() -> None:
    assert without_gaps(made("a {{c1::b {{c2::$x$}}}} c", cloze=True)).markup == made("a b $x$ c").markup


@pytest.mark.parametrize(
    ("markdown", "address", "html"),
    [
        ("![a bird](b.png)", "f/b.png", '<img alt="a bird" src="f/b.png">'),
        ("![a bird](b.png)", 'f/"b".png', '<img alt="a bird" src="f/&quot;b&quot;.png">'),
        ("![a \\\\( bird](b.png)", "", f"[a {shown('&#92;(')} bird]"),
        ("![](b%20c.png)", "", "[b c.png]"),
        ("![a song](b.mp3)", "f/b.mp3", '<audio controls title="a song" src="f/b.mp3"></audio>'),
        ("![](b.mp3)", "", "[b.mp3]"),
    ],
)
def test_files_have_the_address_they_are_given_or_are_described(markdown: str, address: str, html: str) -> None:
    assert lms(markdown, address=address) == html


def test_a_sound_of_the_net_is_a_link() -> None:
    field = made("![a song](https://example.org/b.mp3)")
    assert for_lms(field, lambda image: image.src, lambda *_: "") == '<a href="https://example.org/b.mp3">a song</a>'


# ---- code ------------------------------------------------------------------------------------------


def test_code_has_its_colours_with_it() -> None:
    assert '<span class="k" style="color:#8b2252">return</span>' in lms("```python\nif x: return 1\n```")
    assert 'style="color:' in lms("```python\nif x: return ==1==\n```", cloze=True)


def test_words_that_are_no_code_get_no_colour() -> None:
    markup = '<p><span class="k">x</span> <code>if</code></p>'
    assert coloured(markup) == markup


def test_the_colours_of_code_are_those_of_the_style_sheet() -> None:
    folder = Path(__file__).parents[1] / "templates"
    day = (folder / "colours.css").read_text("utf-8").partition("color-scheme: dark")[0]
    values: dict[str, str] = {}
    for name, colour in re.findall(r"(--dp-code-\w+): (#\w+);", day):
        values.setdefault(name, colour)
    rule = r"((?:\.highlight \.\w+[,\s]+)*\.highlight \.\w+) \{ color: var\((--dp-code-\w+)\); \}"
    wanted: dict[str, str] = {}
    for names, variable in re.findall(rule, (folder / "code.css").read_text("utf-8")):
        wanted |= dict.fromkeys(re.findall(r"\.highlight \.(\w+)", names), values[variable])
    del wanted["lineno"]
    assert wanted == COLOURS
