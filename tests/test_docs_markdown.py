"""The table of docs/markdown.md: what a card shows of the Markdown of Obsidian, GitHub, Pandoc and MyST, row by row."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from deckpress.history.identity import Identity
from deckpress.html.page import for_page
from deckpress.html.plain import plain
from deckpress.markdown.note_parts import NoteText
from deckpress.markdown.surroundings import NoteLink, NotePart, Surroundings, words_alone
from deckpress.model import Html, Source
from deckpress.reading import read
from deckpress.render import render
from docs_pages import compare_table

OBSIDIAN, GITHUB, PANDOC, MYST, MKDOCS = "Obsidian", "GitHub", "Pandoc", "MyST", "MkDocs"
DIALECTS = (OBSIDIAN, GITHUB, PANDOC, MYST, MKDOCS)


FORMULA = "TeX:"
"""Stands before each formula."""
TEA = NoteText(
    "tea.md", "# Tea\n\n## Green tea\n\nSteam stops the oxidation.\n\n## Black tea\n\nIt is oxidised. ^black\n"
)
"""A note of the project."""


@dataclass(frozen=True)
class Row:
    """A construct: who else reads it, an example of it in an answer, the HTML of the answer, and what that is."""

    name: str
    known: tuple[str, ...]
    written: str
    shown: str
    said: str
    text: str = ""
    """The answer in formats without HTML, if that is worth a test."""


ROWS = (
    Row("callout", (OBSIDIAN, GITHUB), "> [!NOTE]\n> Keep it dry.",
        '<blockquote class="callout callout-note"><p class="callout-title"><strong>Note</strong></p><p>Keep it dry.</p>'
        "</blockquote>", "a box with the word of its kind", "Note: Keep it dry."),
    Row("callout with a title", (OBSIDIAN,), "> [!tip] A *short* way\n> Take the stairs.",
        '<blockquote class="callout callout-tip"><p class="callout-title"><strong>A <em>short</em> way</strong></p>'
        "<p>Take the stairs.</p></blockquote>", "a box with a title", "A short way: Take the stairs."),
    Row("folded callout", (OBSIDIAN,), "> [!tip]- A way out\n> Press it.",
        '<details class="callout callout-tip"><summary class="callout-title"><strong>A way out</strong></summary>'
        "<p>Press it.</p></details>", "a fold; on paper it is open", "A way out: Press it."),
    Row("callout that can be folded", (OBSIDIAN,), "> [!tip]+ A way out\n> Press it.",
        '<details class="callout callout-tip" open=""><summary class="callout-title"><strong>A way out</strong>'
        "</summary><p>Press it.</p></details>", "a fold that is open"),
    Row("admonition", (MKDOCS,), '!!! note "On time"\n    Come at nine.',
        '<blockquote class="callout callout-note"><p class="callout-title"><strong>On time</strong></p>'
        "<p>Come at nine.</p></blockquote>", "a callout"),
    Row("folded admonition", (MKDOCS,), '??? note "On time"\n    Come at nine.',
        '<details class="callout callout-note"><summary class="callout-title"><strong>On time</strong></summary>'
        "<p>Come at nine.</p></details>", "a fold; `???+` is open"),
    Row("colons (also Docusaurus, Quarto)", (PANDOC, MYST), ":::warning\nMind the gap.\n:::",
        '<blockquote class="callout callout-warning"><p class="callout-title"><strong>Warning</strong></p>'
        "<p>Mind the gap.</p></blockquote>", "a callout"),
    Row("directive", (MYST,), "```{note}\nKeep it dry.\n```",
        '<blockquote class="callout callout-note"><p class="callout-title"><strong>Note</strong></p><p>Keep it dry.</p>'
        "</blockquote>", "a callout"),
    Row("`ad-` block", (OBSIDIAN,), "```ad-note\ntitle: On time\nCome at nine.\n```",
        '<blockquote class="callout callout-note"><p class="callout-title"><strong>On time</strong></p>'
        "<p>Come at nine.</p></blockquote>", "a callout"),
    Row("footnote", DIALECTS, "At 100 degrees[^1].\n\n[^1]: At sea level.",
        '<p>At 100 degrees<sup class="footnote-mark">1</sup>.</p><div class="footnotes"><div class="footnote"><p>'
        '<sup class="footnote-number">1</sup> At sea level.</p></div></div>', "a number, and the text below",
        "At 100 degrees[1].\n[1] At sea level."),
    Row("footnote in the line", (OBSIDIAN, PANDOC), "Glass is old^[Older than iron.].",
        '<p>Glass is old<sup class="footnote-mark">1</sup>.</p><div class="footnotes"><div class="footnote"><p>'
        '<sup class="footnote-number">1</sup> Older than iron.</p></div></div>', "a number, and the text below"),
    Row("definition list", (PANDOC, MYST, MKDOCS), "Two words:\n\nGenus\n: a group of kinds\n\nKind\n: one of them",
        "<p>Two words:</p><dl><dt>Genus</dt><dd>a group of kinds</dd><dt>Kind</dt><dd>one of them</dd></dl>",
        "terms and meanings; a file of them makes a card of each"),
    Row("abbreviation", (PANDOC, MKDOCS), "The HTML of a page.\n\n*[HTML]: Hyper Text Markup Language",
        '<p>The <abbr class="abbreviation" title="Hyper Text Markup Language">HTML</abbr> of a page.</p>',
        "the meaning, when you point at it", "The HTML (Hyper Text Markup Language) of a page."),
    Row("subscript", (PANDOC, MKDOCS), "H~2~O", "<p>H<sub>2</sub>O</p>", "H₂O", "H2O"),
    Row("superscript", (PANDOC, MKDOCS), "5 m^2^", "<p>5 m<sup>2</sup></p>", "5 m²", "5 m²"),
    Row("marked text", (OBSIDIAN, MKDOCS), "It is ==very== hot.", "<p>It is <mark>very</mark> hot.</p>",
        "marked; in a cloze, a gap"),
    Row("inserted text", (MKDOCS,), "It is ^^very^^ hot.", "<p>It is <ins>very</ins> hot.</p>", "underlined"),
    Row("keys", (MKDOCS,), "Press ++ctrl+page-up++.", "<p>Press <kbd>Ctrl</kbd>+<kbd>Page Up</kbd>.</p>", "keys",
        "Press Ctrl+Page Up."),
    Row("span with attributes", (PANDOC, MYST), "A [long *way*]{.far} and [this]{.mark}.",
        "<p>A long <em>way</em> and <mark>this</mark>.</p>", "its words; `.mark`, `.underline` and `.kbd` look so",
        "A long way and this."),
    Row("role that shapes", (MYST,), "H{sub}`2`O, 5 m{sup}`2`", "<p>H<sub>2</sub>O, 5 m<sup>2</sup></p>",
        "H₂O, 5 m²; `{kbd}` is a key"),
    Row("line block", (PANDOC,), "| Roses are red,\n| violets are blue.", "<p>Roses are red,<br>violets are blue.</p>",
        "lines that break"),
    Row("tab", (MKDOCS,), '=== "On foot"\n    Take the stairs.\n\n=== "By car"\n    Take the road.',
        "<p><strong>On foot</strong></p><p>Take the stairs.</p><p><strong>By car</strong></p><p>Take the road.</p>",
        "each title, and the text below it"),
    Row("emoji by name", (GITHUB, PANDOC, MKDOCS), "Well done :tada:", "<p>Well done 🎉</p>", "🎉"),
    Row("remark", (OBSIDIAN,), "Bees dance. %%ask Jo%%", "<p>Bees dance.</p>", "nothing"),
    Row("block of remarks", (OBSIDIAN,), "First.\n\n%%\nold\n%%\n\nSecond.", "<p>First.</p><p>Second.</p>", "nothing"),
    Row("width of a picture", (OBSIDIAN,), "![a map|100](map.png)",
        '<p><img alt="a map" src="map.png" width="100"></p>', "100 pixels wide; `100x50` has a height"),
    Row("embedded picture", (OBSIDIAN,), "![[map.png|100]]", '<p><img src="map.png" alt="" width="100"></p>',
        "the picture"),
    Row("size of a picture", (PANDOC,), "![a map](map.png){width=50%}",
        '<p><img width="50%" alt="a map" src="map.png"></p>', "half as wide as the card"),
    Row("embedded part of a note", (OBSIDIAN,), "![[tea#Green tea]]", "<p>Steam stops the oxidation.</p>",
        "what is below the heading; `![[tea]]` is the whole note", "Steam stops the oxidation."),
    Row("embedded paragraph of a note", (OBSIDIAN,), "![[tea#^black]]", "<p>It is oxidised.</p>", "the paragraph"),
    Row("note as a picture", (), "![](tea.md#green-tea)", "<p>Steam stops the oxidation.</p>",
        "the same as `![[tea#Green tea]]`"),
    Row("link to a note", DIALECTS, "See [the tea](tea.md#green-tea).", "<p>See the tea.</p>",
        "its words; with `links: obsidian`, a link"),
    Row("wiki link", (OBSIDIAN,), "See [[tea]] and [[tea#Green tea|the green one]].",
        "<p>See tea and the green one.</p>", "its words; with `links: obsidian`, a link"),
    Row("link to the web", DIALECTS, '[a page](https://x.example/a_(b) "Its title")',
        '<p><a href="https://x.example/a_(b)" title="Its title">a page</a></p>', "a link", "a page"),
    Row("diagram", (OBSIDIAN, GITHUB, MKDOCS), "```mermaid\ngraph LR\na --> b\n```", "<p>a drawing by mermaid</p>",
        "a picture, if the program that draws it is installed"),
    Row("diagram of Graphviz", (), "```dot\ndigraph { a -> b }\n```", "<p>a drawing by dot</p>",
        "a picture, if the program that draws it is installed"),
    Row("diagram of PlantUML", (), "```plantuml\na -> b\n```", "<p>a drawing by plantuml</p>",
        "a picture, if the program that draws it is installed"),
    Row("formula", DIALECTS, "Here $x^2$ is.", f"<p>Here {FORMULA}x^2 is.</p>", "a formula"),
    Row("displayed formula", DIALECTS, "$$\nx^2\n$$", f"<p>{FORMULA}x^2</p>", "a formula on a line of its own"),
    Row("formula in brackets", (PANDOC, MKDOCS), r"Here \(x_1\) and \[x_2\] are.",
        f"<p>Here {FORMULA}x_1 and {FORMULA}x_2 are.</p>", "formulas; `\\[` is displayed"),
    Row("two backslashes", (), r"Here \\(x_1\\) and \\[x_2\\] are.", f"<p>Here {FORMULA}x_1 and {FORMULA}x_2 are.</p>",
        "the same"),
    Row("formula of Anki", (), "[$]x^2[/$] and [latex]$y$[/latex]", f"<p>{FORMULA}x^2 and {FORMULA}y</p>", "formulas"),
    Row("formula as an element", (), "<anki-mathjax>x^2</anki-mathjax>", f"<p>{FORMULA}x^2</p>", "a formula"),
    Row("formula with accents", (GITHUB,), "Here $`x^2`$ is.", f"<p>Here {FORMULA}x^2 is.</p>", "a formula"),
    Row("formula in a fence", (GITHUB,), "```math\nx^2\n```", f"<p>{FORMULA}x^2</p>", "a displayed formula"),
    Row("two lines in a formula", (), r"$$x = 1 \\ y = 2$$",
        rf"<p>{FORMULA}\begin{{gathered}} x = 1 \\ y = 2 \end{{gathered}}</p>", "two lines"),
    Row("block of pymdownx", (MKDOCS,), "/// note | On time\nCome at nine.\n///",
        "<p>/// note | On time\nCome at nine.\n///</p>", "as it is written"),
    Row("heading as the title (Quarto)", (PANDOC,), "::: {.callout-note}\n#### On time\nCome at nine.\n:::",
        '<blockquote class="callout callout-note"><p class="callout-title"><strong>On time</strong></p>'
        "<p>Come at nine.</p></blockquote>", "a box with the heading as its title"),
    Row("footnote as an item (Logseq)", (), "- At 100 degrees[^1].\n- [^1]: At sea level.",
        "<ul><li>At 100 degrees[^1].</li><li>[^1]: At sea level.</li></ul>", "as it is written"),
    Row("link or code with attributes", (PANDOC, MKDOCS),
        '[a](https://x.example){.red target="_blank"}, `b`{.python}, [c](https://x.example){:target="_blank"}',
        '<p><a href="https://x.example">a</a>, <code>b</code>, <a href="https://x.example">c</a></p>',
        "the link, the code"),
    Row("citation", (PANDOC,), "As [@smith04] says.", "<p>As [@smith04] says.</p>", "as it is written"),
    Row("role that refers", (MYST,), "See {ref}`intro`.", "<p>See {ref}<code>intro</code>.</p>", "as it is written"),
)  # fmt: skip

IDS = [row.name for row in ROWS]


@pytest.mark.parametrize("written", ["`y`{x}", "a{.b}", "`y`{=html}", "`y` {.b}", "`y`{.b, .c}"])
def test_braces_that_are_no_attributes_stay(written: str) -> None:
    assert written.partition("{")[2] in shown(answer_of(written))


def embed(link: NoteLink) -> tuple[NotePart | None, tuple[()]]:
    text = TEA.part(link.part)
    return NotePart(text, {}, {}, AROUND) if text else None, ()


AROUND = Surroundings(words_alone, embed, lambda _, language, __: (Html(f"<p>a drawing by {language}</p>"), ()))


def answer_of(written: str) -> Html:
    reading, _ = read(Source("deck.md", f"## What is to be known?\n\n{written}\n"))
    identities = [Identity(f"id{n}") for n in range(len(reading.deck.notes))]
    rendered, _ = render(reading.deck, "p", identities, lambda _: (None, ()), surroundings=AROUND)
    assert len(rendered.notes) == 1
    return rendered.notes[0].fields["Answer"]


def shown(field: Html) -> str:
    html = for_page(field, lambda image: image.src, lambda formula: FORMULA + formula.tex)
    return re.sub(r">\s*\n\s*<", "><", html).strip()


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_an_answer_shows_what_its_author_means(row: Row) -> None:
    assert shown(answer_of(row.written)) == row.shown


@pytest.mark.parametrize("row", [row for row in ROWS if row.text], ids=[row.name for row in ROWS if row.text])
def test_it_is_plain_words_in_formats_without_html(row: Row) -> None:
    assert plain(answer_of(row.written)) == row.text


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def code(line: str) -> str:
    ticks = "``` " if "``" in line else "`` " if "`" in line else "`"
    ticks = "```` " if "```" in line else ticks
    return f"{ticks}{cell(line)}{ticks[::-1]}"


def test_the_page_about_markdown_lists_every_row(request: pytest.FixtureRequest) -> None:
    head = ("", "example", *DIALECTS, "on a card")
    lines = [head, ("---",) * len(head)]
    for row in ROWS:
        example = "<br>".join(code(line) for line in row.written.split("\n") if line)
        lines.append((row.name, example, *("✓" if name in row.known else "" for name in DIALECTS), row.said))
    table = "".join(f"| {' | '.join(line)} |\n".replace("|  |", "| |").replace("|  |", "| |") for line in lines)
    table = table.replace("| --- ", "|---")
    compare_table("docs/markdown.md", "markdown", table, update=bool(request.config.getoption("--update-golden")))
