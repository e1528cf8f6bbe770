"""The printable sheet, looked at in a browser and on paper: a deck in, one complete HTML file out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from pypdf import PdfReader

from deckpress.exporters.base import ExportOptions, Files
from deckpress.exporters.pages import page as pages
from deckpress.exporters.pages import sheet
from deckpress.exporters.pages.layout import LEAST, MOST, STEP, estimated_pages, largest_type, layout
from deckpress.exporters.pages.measure import content
from deckpress.html.anki import anki_fields
from deckpress.model import RenderedDeck
from deckpress.templating.templates import Templates, load_templates
from rendered import EVERY_KIND, deck, engine, note
from tabs import Tabs

if TYPE_CHECKING:
    from playwright.sync_api import Page

Show = Callable[..., "Page"]
EVERYTHING = deck(*EVERY_KIND, title="A deck & more", date="2026-01-05")
PHONE = 360


@pytest.fixture(scope="module")
def templates() -> Templates:
    found, _ = load_templates(None)
    assert found is not None
    return found


@pytest.fixture
def show(watched: Callable[..., Page], templates: Templates, tmp_path: Path) -> Show:
    """Opens a deck's sheet; a test fails if the page asks for a file, or complains of anything."""

    def opened(
        shown: RenderedDeck = EVERYTHING,
        options: ExportOptions | None = None,
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        path = tmp_path / "sheet.html"
        path.write_bytes(made(shown, templates, options))
        return watched(path, beside=("mathjax.js",), viewport={"width": width, "height": 800}, color_scheme=scheme)

    return opened


def made(shown: RenderedDeck, templates: Templates, options: ExportOptions | None = None) -> bytes:
    data, diagnostics = sheet.export(shown, templates, replace(options or ExportOptions(), tex=engine()))
    assert {d.code for d in diagnostics} <= {"DP611"}  # five columns are too narrow for some formulas
    return data if isinstance(data, bytes) else data[0][1]


def printed(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


def words(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


# ---- on the screen -------------------------------------------------------------------------------


def test_the_sheet_asks_for_nothing_outside_itself(show: Show) -> None:
    page = show()
    assert (
        page.evaluate("performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length") == 0
    )
    assert page.locator("script").count() == 0
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")


def test_a_picture_from_the_internet_is_not_fetched(show: Show) -> None:
    page = show(deck(note("Q", "![a map](https://example.org/map.png)")))
    assert page.locator("img").get_attribute("src") == "data:,"
    assert page.locator("img").get_attribute("alt") == "a map"


def test_every_formula_is_drawn(show: Show) -> None:
    page = show()
    wanted = sum(len(field.formulas) for note in EVERY_KIND for name, field in note.fields.items() if name != "Hint")
    assert page.locator(".math > svg").count() == wanted
    assert page.locator(".math math").count() == wanted  # for those who listen
    assert page.evaluate("[...document.querySelectorAll('.math use')].every(u => document.querySelector(u.getAttribute('href')))")  # fmt: skip # noqa: E501


def test_a_formula_that_cannot_be_drawn_is_shown_as_written(show: Show) -> None:
    page = show(deck(note("Q", r"$\frac{a}{b$ and $x$")))
    assert page.locator(".tex-error").inner_text() == r"\frac{a}{b"
    assert page.locator(".math > svg").count() == 1


def test_a_reversed_note_stands_there_once(show: Show) -> None:
    page = show()
    assert page.locator("article").count() == len(EVERY_KIND)
    assert page.get_by_text("What does a tokenizer do?").count() == 1


def test_the_gaps_of_a_cloze_are_filled_and_marked(show: Show) -> None:
    assert show().locator("article .cloze").all_inner_texts() == ["Masks", "before"]


def test_the_right_options_are_marked_for_eyes_that_see_no_colour(show: Show) -> None:
    marks = (
        show()
        .locator(".choices > li")
        .evaluate_all("items => items.map(item => getComputedStyle(item, '::after').content)")
    )
    assert marks == ['"✓"', '"✓"', '"✗"']


def test_sections_have_headings_in_order(show: Show) -> None:
    page = show()
    assert page.locator("h1").all_inner_texts() == ["A deck & more"]
    assert page.locator("h2").all_text_contents() == ["TransformersAttention", "Python", "عربي"]
    assert page.locator("h2 ~ h2, h3, h4").count() == 0
    assert page.locator("header p").inner_text() == "10 notes · 12 cards · 2026-01-05"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, PHONE, 800, 1280])
def test_nothing_is_wider_than_the_screen(show: Show, width: int, scheme: str) -> None:
    page = show(width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert (
        page.evaluate(
            """[...document.querySelectorAll('main *')].filter(element => {
                const style = getComputedStyle(element);
                return element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
                    && ['auto', 'scroll'].includes(style.overflowX) && element.tabIndex < 0;
            }).map(element => element.outerHTML.slice(0, 80))"""
        )
        == []
    ), "what scrolls can be reached by the keyboard"


def test_every_control_has_a_name(show: Show) -> None:
    boxes = show().locator("input[type=checkbox]")
    assert boxes.evaluate_all("boxes => boxes.map(box => box.getAttribute('aria-label'))") == ["done", "open"]


@pytest.mark.parametrize(("language", "expected"), [("", ("en", "ltr")), ("he", ("he", "rtl")), ("ar-EG", ("ar-EG", "rtl"))])  # fmt: skip # noqa: E501
def test_the_page_has_the_language_of_the_deck(show: Show, language: str, expected: tuple[str, str]) -> None:
    html = show(deck(note("Q", "A"), language=language)).locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == expected


def test_code_runs_from_left_to_right_in_an_arabic_card(show: Show) -> None:
    card = show().locator("article").last
    assert card.locator(".question").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert card.locator("pre").evaluate("e => getComputedStyle(e).direction") == "ltr"


# ---- colours -------------------------------------------------------------------------------------

CONTRAST = """() => {
    const luminance = rgb => rgb.slice(0, 3).map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const numbers = colour => { const n = colour.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
    const behind = element => {
        for (let e = element; e; e = e.parentElement) {
            const colour = numbers(getComputedStyle(e).backgroundColor);
            if (colour[3] === 1) return colour;
        }
        return [255, 255, 255, 1];
    };
    const ratio = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
    const found = [];
    for (const element of document.querySelectorAll('body *')) {
        const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        const looks = own ? [null] : [];
        if (element.matches('.choices > li')) looks.push('::before', '::after');
        for (const look of looks) {
            const value = ratio(numbers(getComputedStyle(element, look).color), behind(element));
            if (value < 4.5) found.push(`${element.tagName}.${element.className} ${look || ''} ${value.toFixed(2)}`);
        }
    }
    return found;
}"""  # noqa: E501


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_of_the_sheet_has_the_contrast_of_wcag_aa(show: Show, scheme: str) -> None:
    page = show(scheme=scheme)
    assert page.evaluate(CONTRAST) == []
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(29, 32, 38)"
    assert dark == (scheme == "dark")


TOKENS = "k kd nf nc nb nn na s1 sd se mi mf c1 cm cp o p n err gd gi gp go hll w".split()
PARTS = """<div class="question">q <code>c</code></div><div class="context">c</div><p>t <a href="#">a</a> <mark>m</mark>
<del>d</del> <kbd>k</kbd> <span class="cloze">z</span> <code class="tex-error">e</code></p><blockquote>b</blockquote>
<table><tr><th>h <code>c</code></th><td>d</td></tr></table><ul class="choices"><li class="right">r <code>c</code></li>
<li class="wrong">w</li></ul><div class="explanation">e <code>c</code> <mark>m</mark></div>
<details class="hint" open><summary>Hint</summary><div>h</div></details>
<code id="typeans"><span class="typeGood">g</span>
<span class="typeBad">b</span><span class="typeMissed">m</span></code>"""


@pytest.mark.parametrize("body", ["card", "card nightMode", "card night_mode"])
@pytest.mark.parametrize("side", ["front", "back"])
def test_all_text_of_a_card_has_the_contrast_of_wcag_aa(
    browser: Tabs, templates: Templates, body: str, side: str
) -> None:
    css = templates.note_type("qa").css
    code = "".join(f'<span class="{token}">{token}</span> ' for token in TOKENS)
    page = browser.new_page()
    page.set_content(
        f'<style>{css}</style><body class="{body}"><div class="{side}">{PARTS}'
        f'<div class="highlight"><pre><code>{code}</code></pre></div></div>'
    )
    found = page.evaluate(CONTRAST)
    night = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(29, 32, 38)"
    assert found == []
    assert night == (body != "card")


def test_the_front_of_a_card_does_not_tell_which_options_are_right(browser: Tabs, templates: Templates) -> None:
    choice = next(note for note in EVERY_KIND if note.options)
    fields = anki_fields(choice, {})
    page = browser.new_page()
    page.set_content(
        f'<style>{templates.note_type("qa").css}</style><body class="card">{templates.card("qa", 0, fields, "front")}'
    )
    looks = page.locator(".choices > li").evaluate_all(
        """items => items.map(item => JSON.stringify([null, '::before', '::after'].map(part => {
            const style = getComputedStyle(item, part);
            return [style.color, style.backgroundColor, style.borderColor, style.fontWeight, style.padding,
                    part === '::after' ? style.content : ''];
        })))"""
    )
    assert len(looks) == 3
    assert len(set(looks)) == 1


# ---- on paper ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paper", "columns", "points"),
    [
        ("A4", 1, (595, 842)),
        ("A4", 2, (595, 842)),
        ("A4", 3, (842, 595)),
        ("A4", 5, (842, 595)),
        ("Letter", 2, (612, 792)),
        ("Letter", 4, (792, 612)),
    ],
)
def test_the_paper_is_what_was_asked_for(show: Show, paper: str, columns: int, points: tuple[int, int]) -> None:
    page = show(options=ExportOptions(paper=paper, columns=columns))
    pdf = printed(page)
    box = pdf.pages[0].mediabox
    assert (round(box.width), round(box.height)) == points
    page.emulate_media(media="print")
    assert page.locator("main").evaluate("main => getComputedStyle(main).columnCount") == str(columns)


def test_paper_shows_all_text_and_no_tex(show: Show) -> None:
    text = words(printed(show()))
    asked = ("What does a tokenizer do?", "Which keyword makes a generator?", "Which of these are falsy?")
    answered = ("Multiply queries and keys.", "grouped-query", "Masks", "no phone can show", "yield", "Containers are")
    for wanted in (*asked, *answered, "A deck & more", "1 / 1"):
        assert wanted in text
    assert re.findall(r"\\[a-z]{2}|\\[(\[]|\$|\{\{", text) == []


def test_nothing_is_cut_off_on_paper(show: Show) -> None:
    """The width is that of a column of A4 in two columns, in which long code has to wrap and wide formulas shrink."""
    page = show(width=700)
    page.emulate_media(media="print")
    assert (
        page.evaluate(
            """[...document.querySelectorAll('article :not(.mjx-mml, .mjx-mml *, svg *)')].filter(element => {
                const card = element.closest('article').getBoundingClientRect(), box = element.getBoundingClientRect();
                return box.width && box.right > card.right + 1 || box.width && box.left < card.left - 1;
            }).map(element => element.outerHTML.slice(0, 80))"""
        )
        == []
    )


def test_paper_is_light_whatever_the_screen(show: Show) -> None:
    page = show(scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(CONTRAST) == []


def long_deck(sentences: int, notes: int) -> RenderedDeck:
    text = "\n\n".join(["Each sentence of this answer is one of many, all alike."] * sentences)
    return deck(*(note(f"Question {number}?", text, section=(f"Part {number // 5}",)) for number in range(notes)))


@pytest.mark.parametrize(("sentences", "notes"), [(1, 80), (12, 20), (60, 6)])
def test_no_page_is_blank_and_columns_are_filled(show: Show, sentences: int, notes: int) -> None:
    pdf = printed(show(long_deck(sentences, notes)))
    said = [page.extract_text().count("Each sentence of this answer") for page in pdf.pages]
    assert sum(said) == sentences * notes
    assert len(said) > 1
    assert min(said[1:-1], default=said[0]) > 0.7 * max(said)
    assert said[-1] > 0


def test_a_short_card_is_never_broken_and_a_heading_never_stands_alone(show: Show) -> None:
    pages = [page.extract_text() for page in printed(show(long_deck(4, 61), ExportOptions(columns=1))).pages]
    assert len(pages) > 3
    assert sum(text.count("Each sentence") for text in pages) == 4 * 61
    for text in pages:
        assert text.count("Each sentence") % 4 == 0
        assert text.split("Each sentence")[-1].split() == "of this answer is one of many, all alike.".split()


def test_a_long_question_goes_on_in_the_next_column(show: Show) -> None:
    """Else the column before it would be empty."""
    code = "\n".join(f"line_{number} = of(code)" for number in range(70))
    pdf = printed(show(deck(note("First?", "Yes."), note(f"What is this?\n\n```\n{code}\n```", "Code."))))
    assert len(pdf.pages) == 1
    assert "line_69" in pdf.pages[0].extract_text()


def test_a_question_of_two_lines_is_not_broken_above_a_long_answer(show: Show) -> None:
    text = "Each sentence of this answer is one of many, all alike.\n\n"
    cards = (
        note("Begin with a question that is longer than a line of a column, end?", text * n) for n in range(12, 40)
    )
    found: list[tuple[int, bool, str]] = []
    for number, page in enumerate(printed(show(deck(*cards))).pages):

        def seen(words: str, _: object, matrix: list[float], *__: object, number: int = number) -> None:
            found.extend((number, matrix[4] > 297, word) for word in ("Begin", "end?") if word in words)

        page.extract_text(visitor_text=seen)
    assert [word for *_, word in found] == ["Begin", "end?"] * 28
    assert all(begin[:2] == end[:2] for begin, end in zip(found[::2], found[1::2], strict=True))


def test_the_line_below_the_title_reads_as_written_in_an_arabic_deck(show: Show) -> None:
    page = show(deck(note("Q", "A"), language="ar", date="2026-01-05"))
    line = page.locator("header p bdi")
    assert line.inner_text() == "البطاقات: 1 · 05/01/2026"
    assert line.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"


def sections(count: int, cards: int) -> RenderedDeck:
    text = "Some words on what it is, and some more. " * 8
    notes = (
        note(f"What is {part} {card}?", text, section=("All", f"Part {part}"))
        for part in range(count)
        for card in range(cards)
    )
    return deck(*notes, language="de")


def test_a_long_sheet_of_several_sections_has_a_table_of_contents(show: Show) -> None:
    page = show(sections(6, 12))
    links = page.locator("nav[aria-label=Inhalt] a")
    assert links.all_inner_texts() == [f"All › Part {number}" for number in range(6)]
    assert page.locator("nav li span").all_inner_texts() == ["12"] * 6
    for link in links.all():
        target = page.locator(str(link.get_attribute("href")))
        assert " › ".join(target.locator("span").all_text_contents()) == link.inner_text()
    assert show(sections(6, 2)).locator("nav").count() == 0
    assert show(sections(2, 40)).locator("nav").count() == 0


@pytest.mark.parametrize(("orientation", "columns", "upright"), [("portrait", 4, True), ("landscape", 1, False)])
def test_the_paper_lies_as_it_was_told_to(orientation: str, columns: int, upright: bool) -> None:
    page = layout(ExportOptions(orientation=orientation, columns=columns))
    assert (page.width < page.height) is upright


def test_no_text_on_paper_is_smaller_than_five_points(show: Show) -> None:
    page = show(options=ExportOptions(type_size=5.25, columns=3))
    page.emulate_media(media="print")
    sizes = page.evaluate(
        """[...document.querySelectorAll('main *:not(.mjx-mml, .mjx-mml *, svg *)')]
            .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
            .map(e => parseFloat(getComputedStyle(e).fontSize) * 0.75)"""
    )
    assert min(sizes) == pytest.approx(5, abs=0.01)
    assert max(sizes) > 5.2


def test_a_sheet_of_200_cards_with_200_formulas_is_a_small_file(templates: Templates) -> None:
    text = "It is what one gets, in the end, from $\\sum_{{i=1}}^{{{0}}} \\frac{{x_i^{0}}}{{\\alpha + {0}}}$, " * 1
    notes = (note(f"What is number {n}?", text.format(n + 2) + "and no more than that.") for n in range(200))
    data = made(deck(*notes), templates)
    assert data.count(b'<span class="math ') == 200
    assert len(data) < 500_000


# ---- type that fits ------------------------------------------------------------------------------


def asked(points: list[float], limit: float) -> Callable[[Files], int]:
    """A printer for which type of up to `limit` points fits one page; it notes what it was asked."""

    def count(files: Files) -> int:
        found = re.search(rb"html { font-size: ([\d.]+)pt", files[0][1])
        assert found
        points.append(float(found[1]))
        return 1 if points[-1] <= limit else 2

    return count


@pytest.mark.parametrize("limit", [4.0, 4.3, 5.75, 8.0, 11.9, 12.0, 99.0])
@pytest.mark.parametrize("notes", [1, 12, 60])
def test_the_largest_type_that_fits_is_found_with_few_prints(templates: Templates, limit: float, notes: int) -> None:
    tried: list[float] = []
    shown = deck(*(note(f"Q{n}?", "Some words of an answer. " * 9) for n in range(notes)))
    data, found = sheet.export(shown, templates, ExportOptions(fit=1, count_pages=asked(tried, limit)))
    size = min(12.0, limit // 0.25 * 0.25)
    assert f"html {{ font-size: {size:g}pt".encode() in data[0][1]
    assert found[0].message == f"the sheet fits 1 page at {size:g} pt"
    assert [d.code for d in found] == (["DP613", "DP611"] if size < 5 else ["DP613"])
    assert len(tried) <= 7


def test_at_most_seven_sizes_are_tried_whatever_the_guess() -> None:
    sizes = [LEAST + STEP * step for step in range(round((MOST - LEAST) / STEP) + 1)]
    for limit in (0.0, *sizes):
        for guess in sizes:
            tried: list[float] = []

            def fits(points: float, limit: float = limit, tried: list[float] = tried) -> bool:
                tried.append(points)
                return points <= limit

            assert largest_type(fits, guess) == limit
            assert len(tried) == len(set(tried)) <= 7
            assert tried[0] == guess


def test_a_sheet_that_cannot_fit_says_so_and_is_as_small_as_it_may_be(templates: Templates) -> None:
    shown = deck(*(note(f"Q{n}?", "Some words of an answer. " * 9) for n in range(60)))
    data, found = sheet.export(shown, templates, ExportOptions(fit=1, count_pages=asked([], 1)))
    assert found[0].message == "even in 4 pt type the sheet has 2 pages, not 1 page"
    assert [d.code for d in found] == ["DP612", "DP611"]
    assert b"html { font-size: 4pt" in data[0][1]


@pytest.mark.parametrize(("sentences", "notes"), [(1, 80), (12, 20), (60, 6)])
def test_the_estimate_of_pages_is_close(show: Show, sentences: int, notes: int) -> None:
    shown = long_deck(sentences, notes)
    page = layout(ExportOptions())
    cards = tuple(
        content(field.markup) for one in shown.notes for name, field in one.fields.items() if name == "Answer"
    )
    assert abs(len(printed(show(shown)).pages) - estimated_pages(page, (cards,))) <= 1


def test_formulas_that_have_to_shrink_too_far_are_told(templates: Templates) -> None:
    wide = note("Wide?", "$$" + " + ".join(f"x_{{{n}}}" for n in range(40)) + "$$")
    _, found = sheet.export(deck(note("Q", "$x$"), wide), templates, ExportOptions(columns=3))
    assert [d.code for d in found] == ["DP611"]
    assert "a formula of this card shrinks to about" in found[0].message


# ---- formulas left to the page -------------------------------------------------------------------


def test_live_formulas_are_set_by_the_script_beside_the_page(show: Show, templates: Templates, tmp_path: Path) -> None:
    asked = deck(note("What is $x^2$?", r"$$\sqrt{x}$$ for \$5 and \$10, or \\(y\\)"))
    (_, (name, script)), _ = sheet.export(asked, templates, ExportOptions(formulas="live"))
    (tmp_path / name[1:]).write_bytes(script)
    page = show(asked, ExportOptions(formulas="live"))
    page.wait_for_function("document.querySelectorAll('mjx-container svg').length == 3")
    assert page.locator("mjx-container").count() == 3
    assert "$5 and $10" in page.locator(".answer").inner_text()


def test_without_mathjax_the_sheet_says_what_it_needs(templates: Templates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "available", lambda: False)
    (page, script), [warning] = sheet.export(deck(note("Q", "$x$")), templates, ExportOptions())
    assert warning.code == "DP302"
    assert rb'<span class="math inline">\(x\)</span>' in page[1]
    assert script[0] == "/mathjax.js"
    assert sheet.export(deck(note("Q", "no math")), templates, ExportOptions())[1] == ()


# ---- the file ------------------------------------------------------------------------------------


def test_the_same_deck_gives_the_same_bytes(templates: Templates) -> None:
    assert made(EVERYTHING, templates) == made(EVERYTHING, templates)


def test_a_title_cannot_break_out_of_the_page(show: Show) -> None:
    title = '</style><script>alert(1)</script> "} \\ body'
    page = show(deck(note("Q", "A"), title=title))
    assert page.title() == title
    assert page.locator("script").count() == 0
    assert title in words(printed(page)).replace("} \\  body", "} \\ body")


def test_a_template_that_fails_is_a_diagnostic(tmp_path: Path) -> None:
    broken = (
        "{{ title }}{{ title_css }}{{ sections[0].cards[0].html|safe }}{% if count == 1 %}\n{{ count // 0 }}{% endif %}"
    )
    (tmp_path / "sheet.html.j2").write_text(broken, encoding="utf-8")
    templates, _ = load_templates(tmp_path)
    assert templates is not None
    data, [problem] = sheet.export(deck(note("Q", "A")), templates, ExportOptions())
    assert data == b""
    assert str(problem).endswith("sheet.html.j2:2:1: DP501 error: integer division or modulo by zero")
