"""Wide tables on pages: smaller type first, then the full width of the page, and broken words only when that fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from deckpress.exporters import exporter
from deckpress.exporters.base import ExportOptions
from exported import open_note, rendered_deck, templates
from rendered import engine
from tabs import Tabs

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOOK = """() => {
    const broken = [], card = table => table.closest('.side, .card, article').getBoundingClientRect();
    for (const cell of document.querySelectorAll('td, th')) {
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                const range = document.createRange();
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
                if (lines.size > 1) broken.push(word[0]);
            }
        }
    }
    const tables = [...document.querySelectorAll('table')];
    return {
        broken,
        points: tables.map(table => parseFloat(getComputedStyle(table).fontSize) * 0.75),
        wide: tables.map(table => card(table).width),
        outside: tables.filter(table => table.getBoundingClientRect().right > card(table).right + 1).length,
    };
}"""
"""The words that are broken, the type size of each table in points, the width of its card, and tables cut off."""


class Looks(NamedTuple):
    broken: list[str]
    points: list[float]
    wide: list[float]
    outside: int


def table(*row: str) -> str:
    return f"| {' | '.join(row)} |\n|{'---|' * len(row)}\n| {' | '.join(reversed(row))} |\n"


SMALL = table("Word", "Meaning")
MEDIUM = table("Method", "Safe", "Idempotent", "Cacheable", "Specification", "Example")
WIDE = table(*"January February March April May June July August September October November December Year".split())
HOPELESS = table(*("Donaudampfschifffahrtsgesellschaft",) * 12)
PLANETS = """| Planet | Year | What it is known for | What a visitor must bring along | Moons |
|---|---:|---|---|---:|
| Mercury | 188 d | the shortest year, and days that are longer than it | shade, and a coat for the night | 0 |
| Mars | 687 d | the highest volcano that anybody knows of | `air_supply(months=18)` | 2 |
"""
TABLES = {"planets": PLANETS, "small": SMALL, "medium": MEDIUM, "wide": WIDE, "hopeless": HOPELESS}


@pytest.fixture
def page(browser: Tabs) -> Iterator[Page]:
    yield browser.new_page(viewport={"width": 700, "height": 900})
    browser.put_back()


def looks(page: Page, path: Path, name: str, *tables: str, width: int = 0, **options: object) -> Looks:
    """How tables look on a page: on paper, or on a screen of some width."""
    found = exporter(name)
    assert found is not None
    deck = rendered_deck(*(open_note(f"Which {n}?", TABLES[kind]) for n, kind in enumerate(tables)))
    made, _ = found.export(deck, templates(), ExportOptions(tex=engine(), **options))  # type: ignore[arg-type]
    (path / "page.html").write_bytes(found.files(made)[0][1])
    paper = {1: 720, 2: 720, 3: 1047, 4: 1047, 5: 1047}[int(str(options.get("columns", 2)))]
    page.set_viewport_size({"width": width or (650 if name == "paper" else paper), "height": 900})
    page.emulate_media(media="screen" if width else "print")
    page.goto((path / "page.html").as_uri())
    return Looks(**page.evaluate(LOOK))


@pytest.mark.parametrize("columns", [1, 2, 3, 4, 5])
def test_the_sheet_breaks_no_word_of_a_table_that_fits_the_page(page: Page, tmp_path: Path, columns: int) -> None:
    shown = looks(page, tmp_path, "sheet", "small", "medium", columns=columns)
    assert (shown.broken, shown.outside) == ([], 0)
    assert min(shown.points) >= 4.99


def test_a_table_on_the_sheet_first_shrinks_and_then_spans_the_columns(page: Page, tmp_path: Path) -> None:
    shown = looks(page, tmp_path, "sheet", "small", "medium", "wide", columns=3)
    assert (shown.broken, shown.outside) == ([], 0)
    small, medium, wide = shown.points
    assert small > medium >= 4.99
    assert wide >= 4.99
    assert shown.wide[0] == shown.wide[1] < 400 < 900 < shown.wide[2]


def test_a_table_that_fits_nowhere_breaks_its_words_and_is_not_cut_off(page: Page, tmp_path: Path) -> None:
    for name in ("sheet", "paper", "cards"):
        shown = looks(page, tmp_path, name, "hopeless")
        assert shown.broken
        assert shown.outside == 0


@pytest.mark.parametrize(("name", "columns"), [("sheet", 1), ("sheet", 2), ("sheet", 3), ("paper", 2)])
def test_on_paper_a_number_keeps_its_unit_and_no_column_has_one_word_a_line(
    page: Page, tmp_path: Path, name: str, columns: int
) -> None:
    shown = looks(page, tmp_path, name, "planets", columns=columns)
    assert (shown.broken, shown.outside) == ([], 0)
    assert min(shown.points) >= 4.99
    lines = page.locator("td").evaluate_all(
        """cells => cells.map(cell => { const words = document.createRange(); words.selectNodeContents(cell);
            const tops = [...words.getClientRects()].map(box => Math.round(box.top));
            return [cell.textContent.split(' ').length, new Set(tops).size]; })"""
    )
    assert len(lines) == 10
    assert [cell for cell in lines if cell[0] > 1 and cell[1] >= cell[0]] == []


@pytest.mark.parametrize("kind", ["small", "medium", "wide"])
def test_an_exam_breaks_no_word_of_a_table(page: Page, tmp_path: Path, kind: str) -> None:
    shown = looks(page, tmp_path, "paper", kind)
    assert (shown.broken, shown.outside) == ([], 0)
    assert min(shown.points) >= 4.99


@pytest.mark.parametrize("size", ["2x4", "a6"])
def test_a_card_to_cut_sets_its_table_in_smaller_type_before_it_breaks_a_word(
    page: Page, tmp_path: Path, size: str
) -> None:
    shown = looks(page, tmp_path, "cards", "small", "medium", card_size=size)
    assert (shown.broken, shown.outside) == ([], 0)


@pytest.mark.parametrize("name", ["sheet", "quiz", "paper"])
def test_on_a_phone_a_wide_table_scrolls_and_breaks_no_word(page: Page, tmp_path: Path, name: str) -> None:
    shown = looks(page, tmp_path, name, "small", "medium", width=360, columns=3)
    assert (shown.broken, shown.outside) == ([], 0)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
