"""The gallery's cards of every kind, as the command makes pages of them to print: looked at by axe, and measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from axe import violations
from deckpress.cli import cli
from tabs import Tabs

if TYPE_CHECKING:
    from playwright.sync_api import Page

Show = Callable[..., "Page"]
GALLERY = Path(__file__).parent / "decks" / "good" / "gallery" / "gallery.md"
THEMES = ("", "book", "clear")
PAGES = {"sheet": "gallery.html", "cards": "gallery.cards.html", "paper": "gallery.paper.html"}
PHONE = 320


def build(folder: Path, *options: str) -> None:
    """Makes the pages in the folder itself."""
    arguments = ["build", str(GALLERY), "-o", str(folder / "out"), "--to", ",".join(PAGES), "--no-lock", *options]
    result = CliRunner().invoke(cli, arguments, prog_name="deckpress", catch_exceptions=False)
    assert result.exit_code == 0, result.output
    for name in PAGES.values():
        next((folder / "out").rglob(name)).rename(folder / name)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A folder of pages for each theme."""
    folders = {theme: tmp_path_factory.mktemp("printed") for theme in THEMES}
    for theme, folder in folders.items():
        build(folder, *(["--theme", theme] if theme else []))
    return folders


@pytest.fixture
def show(browser: Tabs, built: dict[str, Path]) -> Show:
    """Shows a page in place of the one before; axe is a script, so what the page says of scripts is passed over."""

    def opener(kind: str, theme: str = "", *, scheme: str = "light", width: int = 1280) -> Page:
        browser.put_back()
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
        page.goto((built[theme] / PAGES[kind]).as_uri())
        return page

    return opener


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_everyone_can_use_the_page(show: Show, kind: str, scheme: str) -> None:
    page = show(kind, scheme=scheme, width=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    assert violations(page, colours=scheme == "dark" or None) == []
    if scheme == "light":  # no width has colours of its own
        page.set_viewport_size({"width": 1280, "height": 800})
        assert violations(page, colours=False) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", THEMES[1:])
def test_everyone_can_read_the_sheet_in_each_theme(show: Show, theme: str, scheme: str) -> None:
    assert violations(show("sheet", theme, scheme=scheme), colours=scheme == "dark" or None) == []


@pytest.mark.parametrize("kind", PAGES)
def test_a_theme_is_seen_on_paper(show: Show, kind: str) -> None:
    looks = set()
    for theme in THEMES:
        page = show(kind, theme)
        page.emulate_media(media="print")
        look = page.locator(".card p").first.evaluate(
            "e => { const look = getComputedStyle(e); return look.fontFamily + look.letterSpacing; }"
        )
        looks.add(look)
    assert len(looks) == len(THEMES)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", ["sheet", "cards"])
def test_the_letter_of_an_option_stands_beside_it(show: Show, kind: str, theme: str) -> None:
    page = show(kind, theme)
    page.emulate_media(media="print")
    options = page.locator(".choices > li")
    assert options.count() >= 9
    for part in ("::before", "::after"):
        tops = options.evaluate_all(
            """(all, part) => all.map(e => [getComputedStyle(e, part).top, getComputedStyle(e).paddingTop])
                .filter(([top]) => top !== 'auto')""",
            part,
        )
        assert tops
        assert all(top == padding for top, padding in tops)


@pytest.mark.parametrize("kind", ["sheet", "cards"])
def test_a_table_with_room_breaks_no_word(show: Show, kind: str) -> None:
    page = show(kind)
    page.emulate_media(media="print")
    if kind == "sheet":
        page.set_viewport_size({"width": 720, "height": 1000})  # A4 between its margins
    rows = page.locator("td", has_text="coarse").evaluate_all(
        """cells => cells.map(cell => { const range = document.createRange(); range.selectNodeContents(cell);
            return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size; })"""
    )
    assert len(rows) >= 2
    assert set(rows) == {1}


@pytest.mark.parametrize("kind", PAGES)
def test_a_tall_picture_stands_below_its_question_and_keeps_its_shape(show: Show, kind: str) -> None:
    page = show(kind)
    page.emulate_media(media="print")
    question, picture = page.get_by_text("Which moon is this?").first, page.get_by_alt_text("a portrait of four").first
    lines = question.evaluate(
        """e => { const words = document.createRange(); words.selectNodeContents(e.firstChild);
            return [words.getBoundingClientRect().bottom, e.querySelector('img').getBoundingClientRect().top]; }"""
    )
    assert lines[0] <= lines[1] + 1
    box, fit = picture.evaluate(
        "e => [[e.width / e.height, e.naturalWidth / e.naturalHeight], getComputedStyle(e).objectFit]"
    )
    assert fit == "contain" or abs(box[0] - box[1]) < 0.02


@pytest.mark.parametrize("kind", ["cards", "paper"])
def test_paper_names_a_sound_and_holds_no_player(show: Show, built: dict[str, Path], kind: str) -> None:
    page = show(kind)
    assert page.locator("audio, video").count() == 0
    assert page.locator(".file").first.inner_text() == "tone.wav"
    assert "data:audio" not in (built[""] / PAGES[kind]).read_text("utf-8")


def test_a_remark_on_a_card_has_nothing_to_unfold(show: Show) -> None:
    page = show("cards")
    assert page.get_by_text("The same law describes every culture").first.is_visible()
    assert page.locator(".more > summary:visible").count() == 0
    assert page.locator("details.callout").count() >= 3
    assert page.get_by_text("With a knife, under oil").is_visible(), "a folded callout is open"


def test_the_same_deck_gives_the_same_pages(built: dict[str, Path], tmp_path: Path) -> None:
    build(tmp_path)
    for name in PAGES.values():
        assert (tmp_path / name).read_bytes() == (built[""] / name).read_bytes()


def test_the_line_above_the_footnotes_of_a_centred_question_is_in_the_middle(show: Show) -> None:
    sides = "e => { const line = getComputedStyle(e, '::before'); return [line.marginLeft, line.marginRight]; }"
    left, right = show("cards").locator(".front .question .footnotes").first.evaluate(sides)
    assert left == right != "0px"
