"""Code: what a fence asks for, the lines it numbers and marks, and that Anki shows its text as it is."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from anki_collection import AnkiCollection
from deckpress.exporters.anki import apkg
from deckpress.exporters.base import ExportOptions
from deckpress.exporters.pages import sheet
from deckpress.markdown.code import Info, highlight, read_info
from deckpress.templating.templates import Templates, load_templates
from rendered import deck, note
from tabs import Tabs


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ("", Info()),
        ("python", Info("python")),
        ("C++ title=x", Info("c++")),
        ("{.python}", Info("python")),
        ("{r}", Info("r")),
        ("python {linenos}", Info("python", True)),
        ("python linenos", Info("python", True)),
        ("python {linenos=true}", Info("python", True)),
        ("python {linenos=false}", Info("python")),
        ('python linenums="1"', Info("python", True)),
        ('python linenums="5"', Info("python", True, 5)),
        ("python showLineNumbers", Info("python", True)),
        ("{.python .numberLines startFrom=10}", Info("python", True, 10)),
        ('{.python .number-lines startFrom="10"}', Info("python", True, 10)),
        ("go {linenos=table,hl_lines=[8,15-17],linenostart=199}", Info("go", True, 199)),
        ("{linenos}", Info("linenos", True)),
        ("js {2,4-5}", Info("js", False, 1, ((2, 2), (4, 5)))),
        ("js{2, 4-5}", Info("js", False, 1, ((2, 2), (4, 5)))),
        ('python hl_lines="2 4-5"', Info("python", False, 1, ((2, 2), (4, 5)))),
        ('python {linenos hl_lines="1"} {3}', Info("python", True, 1, ((1, 1), (3, 3)))),
        ("text {99999999999}", Info("text", False, 1, ((9999999, 9999999), (9999, 9999)))),
        ("inline-linenos", Info("inline-linenos")),
        ("py my-linenos", Info("py")),
    ],
)
def test_what_a_fence_asks_for(info: str, expected: Info) -> None:
    assert read_info(info) == expected


def test_numbers_are_attributes_and_of_one_width() -> None:
    shown = highlight("a\n\nb < c\n", "text {linenos startFrom=9 hl_lines=3}")
    assert shown == (
        '<div class="highlight"><pre><code><span class="line" data-line=" 9">a\n</span>'
        '<span class="line" data-line="10">\n</span><span class="line hll" data-line="11">b &lt; c\n</span>'
        "</code></pre></div>"
    )


def test_marked_lines_need_no_numbers() -> None:
    assert highlight("a\nb", "{2-9}") == (
        '<div class="highlight"><pre><code><span class="line">a\n</span><span class="line hll">b\n</span>'
        "</code></pre></div>"
    )


def test_a_token_over_several_lines_stays_within_each() -> None:
    shown = highlight('x = """a\nb"""\n', "python {linenos}")
    for line in re.findall(r'<span class="line"[^>]*>(.*?\n)</span>', shown, re.S):
        assert line.count("<span") == line.count("</span>")
    assert shown.count('class="line"') == 2


def test_an_unknown_language_is_plain() -> None:
    assert highlight("a < b", "klingon") == '<div class="highlight"><pre><code>a &lt; b\n</code></pre></div>'


# ---- what Anki and a browser make of it

SPECIAL = "[sound:a.mp3] [latex]b[/latex] [$]c[/$] [[type:Front]] {{Front}} {{c1::d}} {{{e}}} \\(f\\) <b> &amp; {% g %}"
CODE = note(
    f"What is `{SPECIAL}`?",
    f'```\n{SPECIAL}\n```\n\n```python {{linenos hl_lines="2" startFrom=9}}\nif a:\n    b = "{"long " * 80}"\n```',
)


@pytest.fixture(scope="module")
def templates() -> Templates:
    found, _ = load_templates(None)
    assert found is not None
    return found


def test_anki_shows_code_as_it_is_written(templates: Templates, tmp_path: Path) -> None:
    data, problems = apkg.export(deck(CODE), templates, ExportOptions())
    assert not problems
    with AnkiCollection(tmp_path) as anki:
        anki.import_apkg(data)
        (card,) = anki.note().cards
        assert anki.problems() == []
    shown = [html.unescape(code) for code in re.findall(r"<code>(.*?)</code>", card.back, re.S)]
    assert [code.rstrip("\n") for code in shown[:2]] == [SPECIAL, SPECIAL]
    assert "[sound:" not in card.back
    assert "[[type:" not in card.back


@pytest.mark.parametrize("width", [360, 1280])
def test_long_lines_scroll_and_numbers_are_not_copied(
    browser: Tabs, templates: Templates, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "sheet.html"
    files, _ = sheet.export(deck(CODE), templates, ExportOptions())
    path.write_bytes(dict(sheet.EXPORTER.files(files))[".html"])
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate("[...document.querySelectorAll('pre')].some(pre => pre.scrollWidth > pre.clientWidth)")
    page.evaluate("getSelection().selectAllChildren([...document.querySelectorAll('pre')].at(-1))")
    copied = page.evaluate("`${getSelection()}`")
    assert copied.startswith("if a:\n    b = ")
    assert page.evaluate("getComputedStyle(document.querySelector('.line'), '::before').content") == '" 9"'
