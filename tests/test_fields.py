"""The HTML of a field: the blocks are CommonMark's, the inline markup GitHub's, and nothing of it can run."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from deckpress.html import sanitize
from deckpress.html.page import for_page
from deckpress.markdown.fields import render
from deckpress.model import Source, Text
from deckpress.reading import read

STRUCTURE = Path(__file__).parent / "decks" / "structure"
BLOCKS = frozenset("p ul ol li pre table thead tbody tr th td blockquote h1 h2 h3 h4 h5 h6 hr details summary".split())


def shown(markdown: str, *, inline: bool = False) -> str:
    """The HTML as a page shows it, images by their names and formulas as TeX."""
    field, _ = render(Text(markdown), inline=inline)
    return for_page(field, lambda image: image.src, lambda formula: f"${formula.tex}$")


def reference(markdown: str) -> str:
    """What markdown-it makes of the same Markdown, with the same HTML let through."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 200}).enable(["table", "strikethrough"])
    return sanitize.clean(sanitize.escape_unknown(parser.render(markdown)))


class _Outline(HTMLParser):
    """The opening and closing tags of blocks in order, and the text between them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            start = dict(attrs).get("start") if tag == "ol" else None
            self.tags.append(f"{tag} {start}" if start else tag)
        if tag in BLOCKS or tag == "br":
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.tags.append("/" + tag)
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def outline(markup: str) -> tuple[list[str], str]:
    parser = _Outline()
    parser.feed(markup)
    parser.close()
    return parser.tags, " ".join("".join(parser.text).split())


# ---- blocks


@pytest.mark.parametrize("path", sorted(STRUCTURE.glob("*.md")), ids=lambda path: path.stem)
def test_blocks_are_commonmarks(path: Path) -> None:
    markdown = path.read_text(encoding="utf-8")
    assert outline(shown(markdown))[0] == outline(reference(markdown))[0]


WORDS = st.lists(st.sampled_from("lorem ipsum dolor sit amet 12 x3".split()), min_size=1, max_size=4).map(" ".join)
PREFIXES = ["", "", "", " ", "  ", "   ", "    ", "\t", "      "]
MARKS = ["", "", "- ", "* ", "+ ", "1. ", "2) ", "7. ", "> ", "> > ", "# ", "### ", "- [ ] ", "- - ", "> - ", "-   "]
LINES = st.one_of(
    st.builds("{}{}{}".format, st.sampled_from(PREFIXES), st.sampled_from(MARKS), WORDS),
    st.builds("{}{}".format, st.sampled_from(PREFIXES), st.sampled_from("``` ~~~ --- *** === - |-|".split())),
    st.sampled_from(["", "", "a | b", "- | -", "|:-|-:|", "| 1 | 2 |"]),
)


@given(st.lists(LINES, max_size=14).map("\n".join))
def test_any_blocks_are_commonmarks(markdown: str) -> None:
    (tags, text), (tags_there, text_there) = outline(shown(markdown)), outline(reference(markdown))
    assert tags == tags_there
    assert text.replace("[ ]", "").split() == text_there.replace("[ ]", "").split()


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_every_word_of_a_text_is_on_the_card(paragraphs: list[str]) -> None:
    assert outline(shown("\n\n".join(paragraphs)))[1] == " ".join(paragraphs)


def test_containers_nested_too_deep_are_text() -> None:
    assert "innermost" in outline(shown("> " * 300 + "innermost"))[1]
    assert "innermost" in outline(shown("- " * 300 + "innermost"))[1]


def test_task_lists() -> None:
    assert shown("- [ ] open\n- [x] **done**\n  - [X] inner\n- [ ]no\n- [-] no") == (
        '<ul><li class="task-list-item"><input type="checkbox" disabled=""> open</li>'
        '<li class="task-list-item"><input type="checkbox" disabled="" checked=""> <strong>done</strong>'
        '<ul><li class="task-list-item"><input type="checkbox" disabled="" checked=""> inner</li></ul></li>'
        "<li>[ ]no</li><li>[-] no</li></ul>"
    )


def test_code_keeps_its_lines_and_is_coloured_if_its_language_is_known() -> None:
    assert shown("```\n\n  a < b\n\n```") == '<div class="highlight"><pre><code>\n  a &lt; b\n\n</code></pre></div>'
    assert '<span class="k">return</span>' in shown("```python title=x\nreturn\n```")
    assert shown("```klingon\na\n```") == '<div class="highlight"><pre><code>a\n</code></pre></div>'


def test_a_single_paragraph_can_do_without_its_tag() -> None:
    assert shown("a *b*", inline=True) == "a <em>b</em>"
    assert shown("plain words", inline=True) == "plain words"
    assert shown("a *b*\n\nc", inline=True) == "<p>a <em>b</em></p><p>c</p>"
    assert shown("- a", inline=True) == "<ul><li>a</li></ul>"


# ---- inline markup

INLINE = [
    ("*a* _b_ **c** __d__", "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong>"),
    ("***a*** **b *c* d** *e **f** g*",
     "<em><strong>a</strong></em> <strong>b <em>c</em> d</strong> <em>e <strong>f</strong> g</em>"),
    ("***a** b* **c***d*", "<em><strong>a</strong> b</em> <strong>c</strong><em>d</em>"),
    ("in*side*word, snake_case_name, __init__.py", "in<em>side</em>word, snake_case_name, <strong>init</strong>.py"),
    ("2 * 3 * 4 and 5*6", "2 * 3 * 4 and 5*6"),
    ("the pairs {X*,S*} and {Y*,T*}", "the pairs {X*,S*} and {Y*,T*}"),
    ("**kwargs and *args", "**kwargs and *args"),
    ("** a ** and * b *", "** a ** and * b *"),
    ("**（注）**字 and **a:**b", "<strong>（注）</strong>字 and <strong>a:</strong>b"),
    ("**`k`**s and *`k`*s", "<strong><code>k</code></strong>s and <em><code>k</code></em>s"),
    ("~~a~~ H~2~O ~b~", "<del>a</del> H<sub>2</sub>O ~b~"),
    ("==a b== but x==y and y==z, a === b", "<mark>a b</mark> but x==y and y==z, a === b"),
    ("a  \nb\\\nc\nd", "a<br>b<br>c\nd"),
    (r"\*a\* \_b\_ \[c\](d) \`e\` \<b\> \# \~ \=", "*a* _b_ [c](d) `e` &lt;b&gt; # ~ ="),
    (r"\[k and \] and C:\dir", r"[k and ] and C:\dir"),
    ("&copy; &amp;lt; &#65; &bogus; & &c", "© &amp;lt; A &amp;bogus; &amp; &amp;c"),
    ("5 > 3 & 2 < 4 \"q\" 'p'", "5 &gt; 3 &amp; 2 &lt; 4 \"q\" 'p'"),
    ("``a`b`` `` ` `` ` c `", "<code>a`b</code> <code>`</code> <code>c</code>"),
    ("`*a* <b> &amp; \\* [c](d)`", "<code>*a* &lt;b&gt; &amp;amp; \\* [c](d)</code>"),
]  # fmt: skip


@pytest.mark.parametrize(("markdown", "expected"), INLINE)
def test_inline_markup(markdown: str, expected: str) -> None:
    assert html.unescape(shown(markdown, inline=True)) == html.unescape(expected)


LINKS = [
    ("[a](b)", '<a href="b">a</a>'),
    ("[a](b \"c\") [a](b 'c')", '<a href="b" title="c">a</a> <a href="b" title="c">a</a>'),
    ("[a](<b c>) [a](b(c)d) [a]()", '<a href="b c">a</a> <a href="b(c)d">a</a> <a href="">a</a>'),
    ("[a](b c), fns[i](x, y), [a] (b)", "[a](b c), fns[i](x, y), [a] (b)"),
    ("[a [b](c) d](e)", '[a <a href="c">b</a> d](e)'),
    ("[a\\]b](c) [`]`](d)", '<a href="c">a]b</a> <a href="d"><code>]</code></a>'),
    ("[*a*](b) *[a](b)*", '<a href="b"><em>a</em></a> <em><a href="b">a</a></em>'),
    ("[![a](b.png)](c)", '<a href="c"><img alt="a" src="b.png"></a>'),
    ("![a](b c.png) ![a](<d e.png> 'f')", '<img alt="a" src="b c.png"> <img alt="a" src="d e.png" title="f">'),
    ("<https://h.example/a_b_c>", '<a href="https://h.example/a_b_c">https://h.example/a_b_c</a>'),
    ("<me@h.example>", '<a href="mailto:me@h.example">me@h.example</a>'),
    ("see https://h.example/w_(x), or", 'see <a href="https://h.example/w_(x)">https://h.example/w_(x)</a>, or'),
    ("(www.h.example/a) b", '(<a href="http://www.h.example/a">www.h.example/a</a>) b'),
    ("me@h.example, or", '<a href="mailto:me@h.example">me@h.example</a>, or'),
    ("https://h.example/a; or", '<a href="https://h.example/a">https://h.example/a</a>; or'),
    ("https://h.example/a;b&copy; or", '<a href="https://h.example/a;b">https://h.example/a;b</a>© or'),
    ("https://h.example/a[b]] or", '<a href="https://h.example/a[b]">https://h.example/a[b]</a>] or'),
    ("[a][r] [r][] [r]", '<a href="u" title="t">a</a> <a href="u" title="t">r</a> <a href="u" title="t">r</a>'),
    ("[r] [s_t_u]", '<a href="u" title="t">r</a> <a href="v">s_t_u</a>'),
    ("[R  s] ![r]", '<a href="w">R  s</a> <img alt="r" src="u" title="t">'),
    ("[none] [a][none] [x] [^1]", "[none] [a][none] [x] [^1]"),
]


@pytest.mark.parametrize(("markdown", "expected"), LINKS)
def test_links_and_images(markdown: str, expected: str) -> None:
    definitions = "\n\n[r]: u 't'\n[s_t_u]: v\n[r s]: <w>\n"
    assert shown(markdown + definitions, inline=True) == expected


def test_definitions_of_the_document_count_in_its_fields() -> None:
    field, _ = render(Text("[a][R]"), {"R": ("u", "")})
    assert field.markup == '<p><a href="u">a</a></p>'


def test_images_stand_in_order_with_their_places() -> None:
    text = Text("a.png\n![x](a.png) <img src='b.png'>", "d.md", ((4, 3), (5, 1)))
    field, _ = render(text)
    assert [image.src for image in field.images] == ["a.png", "b.png"]
    assert [(image.location.line, image.location.column) for image in field.images] == [(5, 6), (5, 23)]


# ---- the author's HTML


@pytest.mark.parametrize(
    "text",
    [
        "vector<int> v",
        "Map<K, V> and List<Array<int>>",
        "a<b and c>d",
        "if (a < b && c > d)",
        "<T extends Foo> x",
        "std::vector<std::string> s",
        "<MyComponent />",
        "x<y>z</y>",
        "a <b c>",
        "the <script> tag, the <style> tag and <iframe>",
        "an <svg> is drawn",
    ],
)
def test_what_is_no_tag_is_text(text: str) -> None:
    assert outline(shown(text))[1] == text


@pytest.mark.parametrize(
    "markdown",
    [
        "<kbd>Ctrl</kbd>+<sub>2</sub><br>x",
        '<span class="a" title="b" dir="rtl">c</span>',
        '<p align="center">x</p>',
        '<font color="red">x</font>',
        '<img src="a.png" alt="b" width="10">',
        '<a href="https://h.example">x</a>',
        '<b style="color:red">x</b>',
    ],
)
def test_harmless_html_passes(markdown: str) -> None:
    assert shown(markdown, inline=True) == markdown


HOSTILE = [
    "a <script>alert(1)</script> b",
    "<script>\nalert(1)\n\nalert(2)\n</script>\n\nb",
    "<SCRIPT SRC=//h.example/x></SCRIPT >b",
    "<img src=x onerror=alert(1)> b",
    "<b onclick='alert(1)'>b</b>",
    "<b\nonmouseover = alert(1)>b</b>",
    "[b](javascript:alert(1))",
    "[b](JaVaScRiPt:alert(1))",
    "[b](  java&#115;cript:alert(1) )",
    "<a href='java&#10;script:alert(1)'>b</a>",
    "<a href=' javascript:alert(1)'>b</a>",
    "[b](vbscript:alert(1)) [b](data:text/html,<script>alert(1)</script>)",
    "<javascript:alert(1)> b",
    "![b](javascript:alert(1))",
    "<iframe src='javascript:alert(1)'></iframe>b",
    "<object data='javascript:alert(1)'></object><embed src='javascript:alert(1)'>b",
    "<form action='javascript:alert(1)'><button formaction='javascript:alert(1)'>b</button></form>",
    "<svg onload=alert(1)><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>b",
    "<math href='javascript:alert(1)'><mi>x</mi></math>b",
    "<style>@import 'javascript:alert(1)';</style>b",
    "<b style='background:url(javascript:alert(1))'>b</b>",
    "<b style='background:URL(https://h.example/alert)'>b</b>",
    "<b style='background:u\\72l(https://h.example/alert)'>b</b>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>b",
    "<base href='javascript:alert(1)//'>b",
    "<template><img src=x onerror=alert(1)></template>b",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>b",
    "<video poster='javascript:alert(1)'></video>b",
    '[b](x "\' onclick=alert(1)") <b title="`onclick=alert(1)">b</b>',
]


class _Runs(HTMLParser):
    """What a browser would run or fetch of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style", "iframe", "object", "embed", "form", "base", "meta", "svg", "math", "template"}:
            self.found.append(tag)
        for name, value in attrs:
            target = "".join((value or "").split()).lower()
            if name.startswith("on") or target.startswith(("javascript:", "vbscript:", "data:text")):
                self.found.append(f"{name}={value}")
            if name == "style" and "alert" in target:
                self.found.append(target)


@pytest.mark.parametrize("markdown", HOSTILE)
def test_nothing_of_a_card_runs(markdown: str) -> None:
    markup, parser = shown(markdown), _Runs()
    parser.feed(markup)
    parser.close()
    assert parser.found == []
    assert "b" in outline(markup)[1] or "alt=" in markup


@pytest.mark.parametrize(
    ("markdown", "place", "name"),
    [
        ("a\n\nb <script>x</script>", (3, 3), "<script>"),
        ("`<input>` is <input>", (1, 14), "<input>"),
        ("- a <b onclick='x'>c</b>", (1, 5), "the script of <b>"),
        ("a\n\n<iframe src='x'></iframe>\n", (3, 1), "<iframe>"),
        ("<div>\n\nx\n\n</div>\n\ny <object></object>", (7, 3), "<object>"),
        ("<div>\n\nx\n\n</div>\n\n<p>y</p> <object></object>", (7, 10), "<object>"),
        ("<p>\na <foo> <object></object>\n</p>", (2, 9), "<object>"),
        ("> <p>a</p> <object></object>", (1, 12), "<object>"),
        ("- a\n\n  <p>b <object></object></p>", (3, 8), "<object>"),
        ("see [a](javascript:x)", (1, 9), "the script of <a>"),
        ("see [a](<vscode://b>)", (1, 10), "the address of a link, vscode://b,"),
        ("see [a]\n\n[a]: vscode:b", (3, 6), "the address of a link, vscode:b,"),
        ("see <a href='vscode:b'>a</a>", (1, 5), "the address of a link, vscode:b,"),
        ("![a](javascript:x.png)", (1, 6), "the script of <img>"),
    ],
)
def test_what_is_left_out_is_told_with_its_place(markdown: str, place: tuple[int, int], name: str) -> None:
    rows = tuple((row + 1, 1) for row in range(markdown.count("\n") + 1))
    _, (diagnostic,) = render(Text(markdown, "d.md", rows))
    assert (diagnostic.code, diagnostic.message) == ("DP303", f"{name} was left out of the card")
    assert (diagnostic.location.line, diagnostic.location.column) == place


def test_only_pictures_may_carry_their_data() -> None:
    assert 'src="data:image/png;base64,AAAA"' in shown("![a](data:image/png;base64,AAAA)")
    assert "data:" not in shown("[a](data:image/svg+xml;base64,AAAA) <audio src='data:audio/mp3;base64,AA'></audio>")


def test_a_div_that_is_never_closed_ends_with_the_field() -> None:
    assert shown("<div>\n\n# A\n\ntext *b*") == "<div>\n<h1>A</h1><p>text <em>b</em></p></div>"


def test_details_in_details() -> None:
    inner = "<details><summary>B</summary>\n\nb\n\n</details>"
    markdown = f"<details><summary>A</summary>\n\n{inner}\n\na\n\n</details>\n\nc"
    assert " ".join(outline(shown(markdown))[0]) == (
        "details summary /summary details summary /summary p /p /details p /p /details p /p"
    )


def test_a_details_that_is_closed_twice_loses_no_text() -> None:
    assert outline(shown("<details>\n\na\n\n</details>\n</details>\n\nb"))[1] == "a b"


def test_a_formula_with_a_bar_stays_whole_in_a_row_below_one_without_bars() -> None:
    made = shown("| a | b |\n|---|---|\nwords\n| $x|y$ | z |\n")
    assert made.count("<tr>") == 3
    assert "<td>z</td>" in made


# ---- block tokens that are let go ----------------------------------------------------------------

FORMS = "## What?\n\n- a\n  1. b\n\n> c [x]\n\n```py\nd\n```\n\n| e | f |\n| - | - |\n| $g$ | h |\n\n- [x] i\n\n[x]: http://j.example\n"


def test_a_text_that_let_go_of_its_tokens_is_rendered_as_before() -> None:
    reading, _ = read(Source("deck.md", f"# Deck\n\n{FORMS}\n{FORMS}"))
    for note in reading.deck.notes:
        assert note.answer.parsed
        before = [render(text, reading.deck.references) for text in note.texts]
        for text in note.texts:
            text.forget_tokens()
        assert not any(text.parsed for text in note.texts)
        assert [render(text, reading.deck.references) for text in note.texts] == before
