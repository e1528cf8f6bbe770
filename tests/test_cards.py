"""Printed cards: every card of a deck in a cell of its own, its back where the paper has it, its text inside."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from deckpress.exporters.base import ExportOptions
from deckpress.exporters.pages import cards
from deckpress.exporters.pages import page as pages
from deckpress.exporters.pages.cutting import cutting
from deckpress.exporters.pages.page import PAPERS
from deckpress.model import RenderedDeck
from deckpress.settings import CARD_SIZES
from deckpress.templating.templates import Templates, load_templates
from rendered import EVERY_KIND, deck, engine, note
from tabs import Tabs

if TYPE_CHECKING:
    from playwright.sync_api import Page

Show = Callable[..., "Page"]
MM = 72 / 25.4
EVERYTHING = deck(*EVERY_KIND, title="A deck & more")
LONG = "This sentence is one of very many, all alike. " * 80
TWELVE = deck(*(note(f"Question {number}?", f"Answer {number}.") for number in "abcdefghijkl"))
NASTY = deck(
    *EVERY_KIND,
    note("长问题" * 20, "人工智能是计算机科学的一个分支。" * 20),
    note("x" * 300, "y" * 1500),
    note("A list?", "\n".join(f"{number}. item of a list that is long" for number in range(30))),
    note(
        "Code?", "```\n" + "\n".join(f"a_line = of({number})  # and a comment on it" for number in range(25)) + "\n```"
    ),
    note("A table?", "| a | b | c |\n|---|---|---|\n" + "| some words | 12345678901234567890 | more words |\n" * 12),
    note("Long?", LONG),
    note("Pictures?", "![a](bars.png)\n\n" * 3),
    note("Formulas?", "$$\\sum_{i=1}^{n} \\frac{a_i}{b_i}$$\n\n" * 8),
)


@cache
def templates() -> Templates:
    found, _ = load_templates(None)
    assert found is not None
    return found


def made(shown: RenderedDeck, **options: object) -> bytes:
    data, _ = cards.export(shown, templates(), ExportOptions(tex=engine(), **options))  # type: ignore[arg-type]
    assert not isinstance(data, bytes)
    return data[0][1]


@pytest.fixture
def show(watched: Callable[..., Page], tmp_path: Path) -> Show:
    """Opens the cards of a deck; a test fails if the page asks for a file, or complains of anything."""

    def opened(shown: RenderedDeck = EVERYTHING, *, script: bool = True, **options: object) -> Page:
        path = tmp_path / "deck.cards.html"
        data = made(shown, **options)
        path.write_bytes(data if script else re.sub(rb"<script>.*?</script>", b"", data, flags=re.DOTALL))
        return watched(path)

    return opened


def printed(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


def numbers(pdf: PdfReader, number: int) -> dict[int, tuple[float, float]]:
    """Where the number of each card begins on a page, in mm from its upper left corner."""
    page = pdf.pages[number]
    found: list[tuple[float, float, str]] = []

    def visit(text: str, matrix: list[float], at: list[float], *_: object) -> None:
        if re.fullmatch(r"\d+\s*", text):
            x = at[4] * matrix[0] + matrix[4]
            y = at[5] * matrix[3] + matrix[5]
            found.append((x / MM, (float(page.mediabox.height) - y) / MM, text.strip()))

    page.extract_text(visitor_text=visit)
    return {int(text): (x, y) for x, y, text in found}


# ---- geometry --------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("size", CARD_SIZES)
@pytest.mark.parametrize("flip", ["long", "short", "fold"])
def test_cards_lie_on_the_paper_and_not_on_each_other(paper: str, size: str, flip: str) -> None:
    page = cutting(paper, size, flip)
    assert len(page.fronts) == len(page.backs) > 0
    sides = (page.fronts + page.backs,) if flip == "fold" else (page.fronts, page.backs)
    for places in sides:
        assert all(x >= -0.01 and y >= -0.01 for x, y in places)
        assert all(x + page.card[0] <= page.paper[0] + 0.01 for x, _ in places)
        assert all(y + page.card[1] <= page.paper[1] + 0.01 for _, y in places)
        for one, other in ((a, b) for i, a in enumerate(places) for b in places[:i]):
            assert abs(one.x - other.x) > page.card[0] - 0.01 or abs(one.y - other.y) > page.card[1] - 0.01


@pytest.mark.parametrize(
    ("paper", "size", "count", "card"),
    [
        ("A4", "2x4", 8, (105, 74.25)),
        ("A4", "3x3", 9, (70, 99)),
        ("A4", "business", 10, (85, 55)),
        ("A4", "a6", 4, (105, 148.5)),
        ("A4", "index", 3, (127, 76.2)),
        ("Letter", "2x4", 8, (107.95, 69.85)),
        ("Letter", "business", 10, (88.9, 50.8)),
        ("Letter", "a6", 2, (105, 148)),
        ("Letter", "index", 3, (127, 76.2)),
    ],
)
def test_a_size_is_what_it_is_called(paper: str, size: str, count: int, card: tuple[float, float]) -> None:
    page = cutting(paper, size, "long")
    assert len(page.fronts) == count
    assert page.card == pytest.approx(card)


@pytest.mark.parametrize("size", CARD_SIZES)
@pytest.mark.parametrize("flip", ["long", "short", "fold"])
def test_every_edge_of_a_card_inside_the_paper_is_cut_or_folded_and_nothing_else_is(size: str, flip: str) -> None:
    page = cutting("A4", size, flip)
    places = page.fronts + (page.backs if flip == "fold" else ())
    for axis, down in ((0, True), (1, False)):
        edges = {round(edge, 2) for place in places for edge in (place[axis], place[axis] + page.card[axis])}
        inside = {edge for edge in edges if 0 < edge < page.paper[axis]}
        assert {round(line.x if down else line.y, 2) for line in page.lines if line.down is down} == inside
    folds = [line for line in page.lines if line.fold]
    assert len(folds) == (len(page.fronts) if flip == "fold" else 0)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("flip", ["long", "short"])
def test_a_back_is_printed_where_the_paper_has_its_front(show: Show, paper: str, flip: str) -> None:
    pdf = printed(show(TWELVE, paper=paper, flip=flip, card_size="2x4"))
    page = cutting(paper, "2x4", flip)
    assert len(pdf.pages) == 4
    width, height = page.paper
    for sheet in (0, 2):
        fronts, backs = numbers(pdf, sheet), numbers(pdf, sheet + 1)
        assert set(fronts) == set(backs) == set(range(sheet * 4 + 1, min(12, sheet * 4 + 8) + 1))
        for number, (x, y) in fronts.items():
            column, row = int(x // page.card[0]), int(y // page.card[1])
            inside = x - column * page.card[0], y - row * page.card[1]
            left, top = column * page.card[0], row * page.card[1]
            if flip == "long":
                left = width - page.card[0] - left
            else:
                top = height - page.card[1] - top
            assert backs[number] == pytest.approx((left + inside[0], top + inside[1]), abs=0.35)  # 1 pt


@pytest.mark.parametrize("size", ["2x4", "business"])
def test_cut_lines_are_drawn_where_cells_end(show: Show, size: str) -> None:
    page = show(TWELVE, card_size=size)
    cells = (
        page.locator(".leaf >> nth=0")
        .locator(".cell")
        .evaluate_all("cells => cells.map(c => c.getBoundingClientRect()).map(r => [r.left, r.right])")
    )
    lines = (
        page.locator(".leaf >> nth=0")
        .locator(".cut.down")
        .evaluate_all("lines => lines.map(l => l.getBoundingClientRect()).map(r => (r.left + r.right) / 2)")
    )
    edges = {round(edge) for cell in cells for edge in cell}
    outer = {min(edges), max(edges)} if size == "2x4" else set()  # there, the paper ends
    assert {round(line) for line in lines} == edges - outer
    assert page.locator(".leaf >> nth=1").locator(".cut").count() == 0  # what is cut is cut once


def test_backs_are_moved_for_a_printer_that_drifts(show: Show) -> None:
    straight, moved = (printed(show(TWELVE, offset_x=x, offset_y=y)) for x, y in ((0.0, 0.0), (1.5, -2.0)))
    assert numbers(moved, 0) == numbers(straight, 0)
    for number, (x, y) in numbers(straight, 1).items():
        assert numbers(moved, 1)[number] == pytest.approx((x + 1.5, y - 2.0), abs=0.35)


def test_folded_cards_have_both_sides_on_one_page(show: Show) -> None:
    page = show(flip="fold", card_size="2x4")
    assert page.locator(".leaf").count() == 3
    assert len(printed(page).pages) == 3
    boxes = page.locator(".cell").evaluate_all("cells => cells.map(c => c.getBoundingClientRect().x)")
    assert [round((x - boxes[0]) / 96 * 25.4) for x in boxes[:8]] == [0, 0, 0, 0, 105, 105, 105, 105]


def test_backs_that_are_folded_down_stand_on_their_heads(show: Show) -> None:
    page = show(flip="fold", card_size="index")
    turned = page.locator(".cell").evaluate_all("cells => cells.map(c => getComputedStyle(c).transform)")
    assert turned[:2] == ["none", "matrix(-1, 0, 0, -1, 0, 0)"]


def test_the_paper_has_the_size_that_was_asked_for_and_no_page_is_blank(show: Show) -> None:
    pdf = printed(show(paper="Letter", card_size="business"))
    assert {(float(page.mediabox.width), float(page.mediabox.height)) for page in pdf.pages} == {(612.0, 792.0)}
    assert [bool(page.extract_text().strip()) for page in pdf.pages] == [True] * 4


# ---- what is on them -------------------------------------------------------------------------------


def sides(page: Page, side: str) -> list[str]:
    """What a person reads on one side of each card, in the order of their numbers."""
    cells = page.locator(".cell").evaluate_all(
        """cells => cells.map(c => [Number(c.querySelector('.foot b').innerText), !!c.querySelector('.front'),
            c.querySelector('.card').innerText.replace(/\\s+/g, ' ').trim()])"""
    )
    return [text for _, front, text in sorted(cells) if front is (side == "front")]


def test_each_card_that_anki_makes_is_there_once_with_a_number_on_both_sides(show: Show) -> None:
    page = show()
    count = sum(len(note.cards) for note in EVERY_KIND)
    assert count == len(EVERY_KIND) + 2  # one is reversed, one has two gaps
    assert len(sides(page, "front")) == len(sides(page, "back")) == count
    given = page.locator(".foot b").all_inner_texts()
    assert sorted(map(int, given)) == sorted([*range(1, count + 1)] * 2)


def test_a_reversed_card_asks_for_the_question(show: Show) -> None:
    page = show(deck(note("tuple", "a fixed sequence", reverse=True)))
    assert sides(page, "front") == ["tuple", "a fixed sequence"]
    assert sides(page, "back") == ["a fixed sequence", "tuple"]


def test_each_gap_is_a_card_that_hides_that_gap_alone(show: Show) -> None:
    page = show(deck(note("{{c1::Paris::city}} is in {{c2::France}}, near {{c1::Versailles}}.", cloze=True)))
    assert sides(page, "front") == ["[city] is in France, near […].", "Paris is in […], near Versailles."]
    assert sides(page, "back") == ["Paris is in France, near Versailles."] * 2
    marked = page.locator(".back .cloze").all_inner_texts()
    assert sorted(marked) == ["France", "Paris", "Versailles"]


def test_a_front_shows_the_options_and_a_back_the_right_ones(show: Show) -> None:
    page = show(deck(note("Which?", choices={"this": True, "that": False}, explanation="So it is.")))
    assert sides(page, "front") == ["Which? this that"]
    assert sides(page, "back") == ["this that So it is."]


def test_paper_shows_no_tex_and_every_formula_is_drawn(show: Show) -> None:
    page = show()
    assert page.locator(".math").count() == page.locator(".math > svg").count() > 10
    pdf = printed(page)
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "grouped-query" in text
    assert re.findall(r"\\[a-z]{2}|\\[(\[]|\$|\{\{", text) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_section_and_the_number_of_a_card_stand_apart(show: Show, language: str) -> None:
    long = note("Q", "A", section=("Part one of the whole", "A section with a very long name " * 4))
    page = show(deck(*EVERY_KIND, long, language=language), card_size="business")
    gaps = page.locator(".foot").evaluate_all(
        """feet => feet.map(foot => ['span', 'b'].map(name => foot.querySelector(name).getBoundingClientRect()))
            .map(([one, other]) => Math.max(one.left - other.right, other.left - one.right))"""
    )
    assert min(gaps) > 2


# ---- type that fits --------------------------------------------------------------------------------

CLIPPED = """() => [...document.querySelectorAll('.side, .cell')].filter(
    box => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth
).map(box => box.style.fontSize + ' ' + box.innerText.slice(0, 60))"""


@pytest.mark.parametrize(("size", "script"), [*((size, True) for size in CARD_SIZES), ("2x4", False), ("3x3", False)])
def test_nothing_is_clipped_whatever_is_on_a_card(show: Show, size: str, script: bool) -> None:
    page = show(NASTY, card_size=size, script=script)
    page.emulate_media(media="print")
    assert page.evaluate(CLIPPED) == []


def test_type_is_as_large_as_the_card_allows(show: Show) -> None:
    page = show(deck(note("Short?", "Yes."), note("Long?", LONG)))
    sizes = page.locator(".side").evaluate_all("sides => sides.map(side => parseFloat(side.style.fontSize))")
    assert sizes[:2] == [13.25, 13.25]  # both fronts
    assert min(sizes) < 5 < max(sizes)


def test_type_that_is_too_small_is_told_with_the_place_of_the_card() -> None:
    _, found = cards.export(deck(note("Short?", "Yes."), note("Long?", LONG)), templates(), ExportOptions())
    assert [(d.code, d.message) for d in found] == [("DP611", "the back of card 2 is set in about 4.2 pt")]
    assert cards.export(deck(note("Short?", "Yes.")), templates(), ExportOptions())[1] == ()


def test_the_same_deck_gives_the_same_bytes() -> None:
    assert made(NASTY) == made(NASTY)


def test_without_mathjax_the_formulas_are_left_to_the_script_beside_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "available", lambda: False)
    files, [warning] = cards.export(deck(note("Q", "$x$")), templates(), ExportOptions())
    assert warning.code == "DP302"
    assert [name for name, _ in files] == [".cards.html", "/mathjax.js"]


def test_live_formulas_fit_their_cards_too(browser: Tabs, tmp_path: Path) -> None:
    shown = deck(note("Formulas?", "$$\\sum_{i=1}^{n} \\frac{a_i}{b_i}$$\n\n" * 8))
    files, _ = cards.export(shown, templates(), ExportOptions(formulas="live"))
    for name, data in files:
        assert isinstance(data, bytes)
        (tmp_path / name.lstrip("/.")).write_bytes(data)
    page = browser.new_page()
    page.goto((tmp_path / "cards.html").as_uri())
    page.wait_for_function("document.querySelectorAll('mjx-container svg').length == 8")
    page.wait_for_function(f"({CLIPPED})().length == 0")
