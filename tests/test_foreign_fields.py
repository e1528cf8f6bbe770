"""Fields of Anki's as Markdown that a build shows alike, and what stays as HTML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckpress.foreign.fields import media_in, to_markdown, with_media
from deckpress.foreign.looks import look
from deckpress.html.anki import for_anki
from deckpress.markdown.fields import render
from deckpress.model import Text


def shown(markdown: str, *, cloze: bool = False, inline: bool = False) -> str:
    return for_anki(render(Text(markdown), cloze=cloze, inline=inline)[0], {})


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        ("What is light?", "What is light?"),
        ("a <b>bold</b> <i>slanted</i> <s>gone</s>", "a **bold** *slanted* ~~gone~~"),
        ("<b>bold </b>and", "**bold** and"),
        ("<b>a<br>b</b>", "**a**\\\n**b**"),
        ("un<b>believ</b>able", "un<strong>believ</strong>able"),
        ("日本<b>語</b>です", "日本<strong>語</strong>です"),
        ("a<br>b", "a\\\nb"),
        ("a<div>b</div><div>c</div>", "a\\\nb\\\nc"),
        ("a<div><br></div><div>b</div>", "a\n\nb"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ('<ol start="3"><li>a</li></ol>', "3. a"),
        ("<blockquote>a<br>b</blockquote>", "> a\\\n> b"),
        ("<code>a `b` c</code>", "``a `b` c``"),
        ("<pre>a&lt;b<br><br>c</pre>", "```\na<b\n\nc\n```"),
        ('<pre><code class="language-python">x = 1\n</code></pre>', "```python\nx = 1\n```"),
        ('<div class="highlight"><pre><span class="c1"># x</span></pre></div>', "```python\n# x\n```"),
        ('<pre><span style="color: red">int</span> x;</pre>', "```\nint x;\n```"),
        (
            "<table><tbody><tr><th>a</th><th>b</th></tr><tr><td>c|d</td><td><code>x|y</code></td></tr></tbody></table>",
            "| a | b |\n|---|---|\n| c\\|d | `x\\|y` |",
        ),
        ('<img src="media/a b.png">', "![](media/a%20b.png)"),
        ('<img alt="a [b]" src="a.png" width="60%">', "![a [b]](a.png){width=60%}"),
        ("hear [sound:media/x.mp3]", "hear [sound:media/x.mp3]"),
        ('<a href="https://a.org/b_c">here</a>', "[here](https://a.org/b_c)"),
        ('<a href="https://a.org/b_c">https://a.org/b_c</a>', "<https://a.org/b_c>"),
        (r"\(x&lt;y\), \[a\\b\]", r"$x<y$, $$a\\b$$"),
        (r"\( x \)", "$x$"),
        (r"\(a<br>+b\)", "$a +b$"),
        ("<anki-mathjax>x</anki-mathjax>", "$x$"),
        ('<anki-mathjax block="true">x</anki-mathjax>', "$$x$$"),
        ("[$]x[/$] [$$]y[/$$] [latex]z[/latex]", "$x$ $$y$$ [latex]z[/latex]"),
        ("H<sub>2</sub>O, <u>under</u>", "H<sub>2</sub>O, <u>under</u>"),
        ("a&nbsp;b", "a&nbsp;b"),
        ("a&nbsp; b", "a b"),
        ("<span>plain</span> <font>text</font>", "plain text"),
    ],
)
def test_html_that_markdown_has_becomes_markdown(markup: str, markdown: str) -> None:
    written = to_markdown(markup)
    assert (written.markdown, written.kept, written.same) == (markdown, (), True)


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "a_b_c and _d_",
        "#tag",
        "$5 and $6",
        "[x](y) and [x]: y and [^1] and [[z]]",
        "1. first",
        "- dash",
        "&amp;amp; &lt;b&gt;",
        ":smile: H~2~O x^2^ %%c%% ==m== ~~d~~ ++i++",
        r"\frac{a}{b} \ *",
        r"a\(b",
        "&lt;!-- end --&gt;",
        "{{c1::x}} and {{Front}}",
        "see https://a.org/b_c_d",
        "a | b",
        "title {.class} word{#id}",
        "&lt;script&gt;",
        "`code`",
        "[ ] box",
        "&gt; quote",
        "*[HTML]: meaning",
        "word\n: meaning",
        "| a |<br>|---|",
        "    indented",
        "=====",
        "---",
    ],
)
def test_text_that_looks_like_markdown_stays_text(text: str) -> None:
    written = to_markdown(text)
    assert written.same, written
    assert "<" not in written.markdown.replace("<br>", "")


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ('<span style="color: red;">red</span>', ("<span color:red>",)),
        ('<font color="#ff0000">red *x*</font>', ("<font #ff0000>",)),
        ('<div style="text-align: center;">mid</div>', ("<div text-align:center>",)),
        ("<table><tbody><tr><td>a</td></tr></tbody></table>", ("<table>",)),
        ('<table><tbody><tr><th colspan="2">a</th></tr></tbody></table>', ("<table>", "<th>")),
        ('<img src="a.png" style="height: 3px">', ("<img height:3px>",)),
        ("<details><summary>a</summary>b</details>", ("<details>",)),
    ],
)
def test_what_markdown_lacks_stays_as_html(markup: str, kept: tuple[str, ...]) -> None:
    written = to_markdown(markup)
    assert written.same
    assert written.kept == kept
    assert look(shown(written.markdown)) == look(markup)


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        ("The {{c1::<b>x</b>::hint}} of {{c2::a<br>b}}", "The {{c1::**x**::hint}} of {{c2::a\\\nb}}"),
        ("{{c1::a<br><br>b}}", "{{c1::a<br><br>b}}"),
        ("{{c1::<ul><li>a</li></ul>}}", "<div>{{c1::<ul><li>a</li></ul>}}</div>"),
        (r"{{c1::\(\frac{a}{b} \)}} and \({{c2::y}}\)", r"{{c1::$\frac{a}{b}$}} and ${{c2::y}}$"),
        ("{{c1::std&#58;&#58;vector}}", "{{c1::std&#58;&#58;vector}}"),
        ("<div>{{c1::a}}</div><div>{{c2::b::h}}</div>", "{{c1::a}}\\\n{{c2::b::h}}"),
        ("{{c1::a {{c2::b}} c}}", "{{c1::a {{c2::b}} c}}"),
        ("==marked== {{c1::x}}", r"\==marked\== {{c1::x}}"),
        ("<ul><li>{{c1::a}}</li><li>{{c2::b}}</li></ul>", "- {{c1::a}}\n- {{c2::b}}"),
    ],
)
def test_gaps_stay(markup: str, markdown: str) -> None:
    written = to_markdown(markup, cloze=True)
    assert (written.markdown, written.same) == (markdown, True)


def test_a_question_stays_on_one_line() -> None:
    assert to_markdown("a<br>b <b>c</b>", inline=True).markdown == "a<br>b **c**"


@pytest.mark.parametrize(
    "markup", ["<script>alert(1)</script>a", '<b onclick="x()">a</b>', '<iframe src="x"></iframe>b']
)
def test_what_a_build_removes_is_said(markup: str) -> None:
    assert not to_markdown(markup).same


def test_names_of_media_become_paths() -> None:
    markup = "<img src=\"a b.png\"> <img src='c.png'> <img class=x src=d.png> [sound:e.mp3]"
    assert list(media_in(markup)) == ["a b.png", "c.png", "d.png", "e.mp3"]
    assert list(media_in(with_media(markup, lambda name: f"media/{name}"))) == [
        *("media/a b.png", "media/c.png", "media/d.png", "media/e.mp3"),
    ]


@pytest.mark.parametrize(
    "opener", [r"\(", r"\[", "[latex]", "[$]", "[sound:", "<pre>", "<b>", "{{c1::", "<div>", "`", "*"]
)
def test_a_field_of_openers_takes_linear_time(opener: str) -> None:
    assert isinstance(to_markdown(opener * 2000, cloze=True).markdown, str)


# ---- any field -----------------------------------------------------------------------------------

WORDS = st.text(alphabet="abz éß日 .,;:!?*_`~^=$\\[](){}|#+->&'\"/%1 ", min_size=1, max_size=12).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
LEAVES = st.one_of(
    WORDS,
    WORDS,
    st.sampled_from(
        [
            "<br>",
            "&nbsp;",
            r"\(x_1\)",
            r"\[y\]",
            '<img src="media/p.png">',
            "[sound:media/s.mp3]",
            "<hr>",
            "<code>a*b</code>",
        ]
    ),
)


def _inside(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(children, min_size=1, max_size=3).map("".join)
    names = st.sampled_from(["b", "i", "u", "s", "sub", "div", "p", "span", "strong", "em"])
    return st.one_of(
        st.tuples(names, content).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
        st.lists(content, min_size=1, max_size=3).map(
            lambda items: f"<ul>{''.join(f'<li>{i}</li>' for i in items)}</ul>"
        ),
        st.tuples(content, content).map(
            lambda cells: f"<table><tr><td>{cells[0]}</td><td>{cells[1]}</td></tr></table>"
        ),
        content.map(lambda text: f'<span style="color:red">{text}</span>'),
        content.map(lambda text: f"<blockquote>{text}</blockquote>"),
        WORDS.map(lambda text: f"<pre>{text}\n{text}</pre>"),
    )


FIELDS = st.lists(st.recursive(LEAVES, _inside, max_leaves=8), min_size=1, max_size=4).map("".join)


@given(FIELDS)
def test_any_field_looks_the_same_or_that_is_said(markup: str) -> None:
    written = to_markdown(markup)
    if written.same:
        assert look(shown(written.markdown)) == look(markup)
    assert letters(shown(written.markdown)) == letters(markup)


SIMPLE = st.lists(
    st.one_of(
        st.sampled_from(
            ["word ", "two words", " A b.", "c: ", ", d", "(e)", "1", "12 ", "- x", "f's", "?", "no.", "x-y "]
        ),
        st.sampled_from(["<br>", "<div>g</div>", "<b>h</b>", " <i>k l</i> ", "<code>m</code>", r" \(x_1\) ", "&nbsp;"]),
        st.sampled_from(
            ["<ul><li>n</li><li>o p</li></ul>", "<ol><li>q</li><li>2</li></ol>", "<p>r</p>", "<b>s <i>t</i></b>"]
        ),
    ),
    min_size=1,
    max_size=6,
).map("".join)


@given(SIMPLE)
def test_a_simple_field_that_is_not_proved_looks_the_same(markup: str) -> None:
    for inline in (False, True):
        written = to_markdown(markup, inline=inline)
        if written.same:
            assert look(shown(written.markdown, inline=inline)) == look(markup)


def letters(markup: str) -> str:
    return re.sub(r"[^a-z日é]", "", re.sub(r"<[^<>]*>|&[a-z]+;", "", markup))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fill <u>&nbsp;&nbsp;</u> in", "Fill &nbsp;&nbsp; in"),
        ("a<u>&nbsp;b</u>", "a&nbsp;<u>b</u>"),
        ('<span style="background-color: red">&nbsp;b</span>', '&nbsp;<span style="background-color: red">b</span>'),
    ],
)
def test_a_fixed_blank_that_is_underlined_or_coloured_is_part_of_the_look(one: str, other: str) -> None:
    assert look(f"x{one}") != look(f"x{other}")
    assert look(shown(to_markdown(one).markdown)) == look(one)


def test_a_fixed_blank_at_the_edge_of_emphasis_and_blanks_around_a_hint_show_nothing() -> None:
    assert look("a<b>&nbsp;b</b>") == look("a&nbsp;<b>b</b>")
    assert look("{{c1::a:: b }} c") == look("{{c1::a::b}} c") != look("{{c1:: a::b}} c")
    assert to_markdown("{{c1::a: b:: c}} d", cloze=True).same
